/* mp-report-html.h: what the parts of the page for browsers share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/mp-report-facts.h"

G_BEGIN_DECLS

void mp_report_html_append_text (GString *out, const char *text);
void mp_report_html_append_paragraphs (GString *out, const char *text, const char *attributes);
void mp_report_html_append_element (GString *out, const char *element, const char *attributes, const char *text);
char *mp_report_html_dup_direction (const char *language, const MpReport *report);
char *mp_report_html_dup_day (MpDate day, MpDatePrecision precision);
void mp_report_html_append_status (GString *out, MpStatus status);
void mp_report_html_append_anchor (GString *out, const MpReport *report, gint64 project);

void mp_report_html_append_project (GString *out, const MpReport *report, const MpReportProject *project);

G_END_DECLS
