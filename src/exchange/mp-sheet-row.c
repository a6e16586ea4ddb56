/* mp-sheet-row.c: the cells of one row of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-sheet-row.h"

#include "base/mp-text.h"

MpSheetRow *
mp_sheet_row_new (void)
{
  MpSheetRow *self = g_new0 (MpSheetRow, 1);

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

MpSheetRow *
mp_sheet_row_copy (const MpSheetRow *self)
{
  MpSheetRow *copy = mp_sheet_row_new ();

  g_string_append_len (copy->text, self->text->str, (gssize) self->text->len);
  g_array_append_vals (copy->starts, self->starts->data, self->starts->len);
  copy->line = self->line;
  return copy;
}

void
mp_sheet_row_free (MpSheetRow *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

void
mp_sheet_row_clear (MpSheetRow *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
}

/**
 * mp_sheet_row_add:
 * @cell: the text of the next cell
 */
void
mp_sheet_row_add (MpSheetRow *self,
                  const char *cell)
{
  gsize start = self->text->len;

  g_array_append_val (self->starts, start);
  g_string_append (self->text, cell);
  g_string_append_c (self->text, '\0');
}

guint
mp_sheet_row_get_n (const MpSheetRow *self)
{
  return self->starts->len;
}

/**
 * mp_sheet_row_get:
 *
 * Returns: (transfer none): the cell at @index, "" beyond the last; valid until the row is changed
 */
const char *
mp_sheet_row_get (const MpSheetRow *self,
                  guint             index)
{
  if (index >= self->starts->len)
    return "";
  return self->text->str + g_array_index (self->starts, gsize, index);
}

/**
 * mp_sheet_row_is_empty:
 *
 * Returns: whether no cell says anything
 */
gboolean
mp_sheet_row_is_empty (const MpSheetRow *self)
{
  for (guint i = 0; i < self->starts->len; i++)
    {
      if (!mp_text_is_empty (mp_sheet_row_get (self, i)))
        return FALSE;
    }
  return TRUE;
}
