/* mp-xlsx-rows.h: the rows of one sheet of a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-sheet-row.h"
#include "exchange/mp-xlsx-contents.h"

G_BEGIN_DECLS

/**
 * MpXlsxRows:
 *
 * Reads a sheet row by row; one row is in memory.
 */
typedef struct _MpXlsxRows MpXlsxRows;

MpXlsxRows *mp_xlsx_rows_new (MpReader *reader, MpXlsxContents *contents, const MpXlsxSheetInfo *sheet, GCancellable *cancellable, GError **error);
void mp_xlsx_rows_free (MpXlsxRows *self);
void mp_xlsx_rows_follow (MpXlsxRows *self);
gboolean mp_xlsx_rows_next (MpXlsxRows *self, MpSheetRow *row, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXlsxRows, mp_xlsx_rows_free)

G_END_DECLS
