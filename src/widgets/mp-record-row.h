/* mp-record-row.h: a row of a boxed list that holds a record
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-record-cell.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_ROW (mp_record_row_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordRow, mp_record_row, MP, RECORD_ROW, GtkListBoxRow)

GtkWidget *mp_record_row_new (MpEditContext *context);
MpRecordCell *mp_record_row_get_cell (MpRecordRow *self);

G_END_DECLS
