/* mp-sheet-row.h: the cells of one row of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpSheetRow:
 * @text: the cells, each with a nul behind it
 * @starts: (element-type gsize): where the cells begin
 * @line: the line of the file, or the row of the sheet, where it begins; from 1
 *
 * One row, whatever kind of file it comes from.
 */
typedef struct
{
  GString *text;
  GArray *starts;
  guint line;
} MpSheetRow;

MpSheetRow *mp_sheet_row_new (void);
MpSheetRow *mp_sheet_row_copy (const MpSheetRow *self);
void mp_sheet_row_free (MpSheetRow *self);
void mp_sheet_row_clear (MpSheetRow *self);
void mp_sheet_row_add (MpSheetRow *self, const char *cell);
guint mp_sheet_row_get_n (const MpSheetRow *self);
const char *mp_sheet_row_get (const MpSheetRow *self, guint index);
gboolean mp_sheet_row_is_empty (const MpSheetRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSheetRow, mp_sheet_row_free)

G_END_DECLS
