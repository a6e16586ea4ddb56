/* mp-sheet-header.c: the row of a sheet that names its columns
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-sheet-header.h"

#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"
#include "exchange/mp-csv-columns.h"

void
mp_sheet_header_free (MpSheetHeader *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

static char *
dup_name (const MpSheetRow *row,
          guint             column,
          gboolean          guarded)
{
  g_autofree char *restored = guarded ? mp_csv_restore_cell (mp_sheet_row_get (row, column)) : NULL;

  return mp_text_one_line (guarded ? restored : mp_sheet_row_get (row, column));
}

/**
 * mp_sheet_header_find_column:
 * @language: (out): the language of the name, %NULL when it says none
 *
 * Returns: the #MpColumn that the name at @index stands for, or %MP_COLUMN_NONE
 */
int
mp_sheet_header_find_column (const MpSheetHeader  *self,
                             guint                 index,
                             const char          **language)
{
  const char *name = g_ptr_array_index (self->names, index);
  int column = self->is_own ? mp_column_find_own (name) : MP_COLUMN_NONE;

  *language = NULL;
  return column != MP_COLUMN_NONE ? column : mp_column_find (name, language);
}

/* Nobody else has a column for the terms of all other vocabularies. */
static gboolean
is_own_workbook (const MpSheetHeader *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      const char *language;

      if (mp_column_find (name, &language) == MP_COLUMN_OTHER_TERMS || mp_column_find_own (name) == MP_COLUMN_OTHER_TERMS)
        return TRUE;
    }
  return FALSE;
}

/* Counts each thing once: a row of values that happen to be names of columns seldom has many. */
static void
count (MpSheetHeader *self)
{
  gboolean found[MP_N_COLUMNS] = { FALSE };

  self->is_own = is_own_workbook (self);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *language;
      int column = mp_sheet_header_find_column (self, i, &language);

      if (column == MP_COLUMN_NONE || found[column])
        continue;
      found[column] = TRUE;
      self->n_found++;
    }
  self->has_title = found[MP_COLUMN_TITLE];
}

/* @above: (nullable): names what has no name in @row */
static MpSheetHeader *
make_header (const MpSheetRow *row,
             const MpSheetRow *above,
             gboolean          guarded)
{
  MpSheetHeader *self = g_new0 (MpSheetHeader, 1);
  guint n = MAX (mp_sheet_row_get_n (row), above ? mp_sheet_row_get_n (above) : 0);

  self->n_rows = above ? 2 : 1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (n, MP_SHEET_MAX_COLUMNS); i++)
    {
      char *name = dup_name (row, i, guarded);

      if (above && *name == '\0')
        {
          g_free (name);
          name = dup_name (above, i, guarded);
        }
      g_ptr_array_add (self->names, name);
    }
  count (self);
  return self;
}

static gboolean
is_better (const MpSheetHeader *a,
           const MpSheetHeader *b)
{
  if (b == NULL || a->has_title != b->has_title)
    return b == NULL || a->has_title;
  return a->n_found > b->n_found;
}

static void
take_better (MpSheetHeader **best,
             MpSheetHeader  *other,
             guint           row)
{
  if (!is_better (other, *best))
    {
      mp_sheet_header_free (other);
      return;
    }
  g_clear_pointer (best, mp_sheet_header_free);
  other->row = row;
  *best = other;
}

/**
 * mp_sheet_header_find:
 * @rows: (element-type MpSheetRow): the first rows of a sheet that are not empty
 * @guarded: whether an apostrophe before "=" is no part of the text
 *
 * Finds the row with the most names that are known; a title above them, and a row of names for groups of columns, are passed over.
 *
 * Returns: (transfer full) (nullable): the names, %NULL when there is no row
 */
MpSheetHeader *
mp_sheet_header_find (GPtrArray *rows,
                      gboolean   guarded)
{
  MpSheetHeader *best = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      take_better (&best, make_header (g_ptr_array_index (rows, i), NULL, guarded), i);
      if (i > 0)
        take_better (&best, make_header (g_ptr_array_index (rows, i), g_ptr_array_index (rows, i - 1), guarded), i);
    }
  return best;
}

/**
 * mp_sheet_header_find_mapped:
 * @mapping: what the columns hold
 *
 * Returns: (transfer full): the names in the row that @mapping says, else in the one with the most names that it speaks of
 */
MpSheetHeader *
mp_sheet_header_find_mapped (GPtrArray             *rows,
                             gboolean               guarded,
                             const MpColumnMapping *mapping)
{
  MpSheetHeader *best = NULL;
  guint n_best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MpSheetRow *row = g_ptr_array_index (rows, i);
      const MpSheetRow *above = mapping->header_rows == 2 && i > 0 ? g_ptr_array_index (rows, i - 1) : NULL;
      MpSheetHeader *header = make_header (row, above, guarded);
      guint n = mp_column_mapping_count (mapping, header->names) * 2 + (row->line == mapping->header_row ? 1 : 0);

      if (best && n <= n_best)
        {
          mp_sheet_header_free (header);
          continue;
        }
      g_clear_pointer (&best, mp_sheet_header_free);
      header->row = i;
      best = header;
      n_best = n;
    }
  return best;
}
