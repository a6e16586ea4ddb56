/* mp-detail-header.h: title, names, status and dates of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-record-cell.h"

G_BEGIN_DECLS

#define MP_TYPE_DETAIL_HEADER (mp_detail_header_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailHeader, mp_detail_header, MP, DETAIL_HEADER, GtkWidget)

GtkWidget *mp_detail_header_new (MpEditContext *context);
void mp_detail_header_set_second_language (MpDetailHeader *self, const char *language);
void mp_detail_header_update (MpDetailHeader *self, MpProjectRecord *project, const MpSummary *summary);
MpRecordCell *mp_detail_header_get_title_cell (MpDetailHeader *self);

G_END_DECLS
