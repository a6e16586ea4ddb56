/* mp-report-dialog.h: how a report is to be
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "report/mp-report.h"

G_BEGIN_DECLS

#define MP_TYPE_REPORT_DIALOG (mp_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpReportDialog, mp_report_dialog, MP, REPORT_DIALOG, AdwWindow)

/**
 * MpReportDialog:
 *
 * Asks for form and language of a report, and what of the private things it may tell: nothing, unless that is ticked each time.
 *
 * Signals: "accepted".
 */
MpReportDialog *mp_report_dialog_new (void);
void mp_report_dialog_apply (MpReportDialog *self, MpReportOptions *options);
const char *mp_report_dialog_get_language (MpReportDialog *self);

G_END_DECLS
