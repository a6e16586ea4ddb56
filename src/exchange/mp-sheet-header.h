/* mp-sheet-header.h: the row of a sheet that names its columns
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-column-mapping.h"
#include "exchange/mp-sheet-row.h"

G_BEGIN_DECLS

/* So many rows are looked through for it. */
#define MP_SHEET_HEAD 30
/* A sheet of projects has some tens of columns; one of thousands is something else. */
#define MP_SHEET_MAX_COLUMNS 1000

/**
 * MpSheetHeader:
 * @names: (element-type utf8): the names of the columns on one line each, "" where there is none
 * @row: the row in which they end, among those that were looked through
 * @n_rows: 2 when they stand in the row above it too
 * @n_found: how many of them are known
 * @is_own: whether they are those of our own workbooks
 * @has_title: whether one of them is the title of projects
 *
 * The names may stand in two rows, one above the other, where cells were merged.
 */
typedef struct
{
  GPtrArray *names;
  guint row;
  guint n_rows;
  guint n_found;
  gboolean is_own;
  gboolean has_title;
} MpSheetHeader;

MpSheetHeader *mp_sheet_header_find (GPtrArray *rows, gboolean guarded);
MpSheetHeader *mp_sheet_header_find_mapped (GPtrArray *rows, gboolean guarded, const MpColumnMapping *mapping);
int mp_sheet_header_find_column (const MpSheetHeader *self, guint index, const char **language);
void mp_sheet_header_free (MpSheetHeader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSheetHeader, mp_sheet_header_free)

G_END_DECLS
