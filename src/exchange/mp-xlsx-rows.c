/* mp-xlsx-rows.c: the rows of one sheet of a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-text.h"

/* All that a workbook takes: the column XFD. */
#define MAX_COLUMNS 16384

struct _MpXlsxRows
{
  MpReader *reader;         /* borrowed */
  MpXlsxContents *contents; /* borrowed */
  MpXlsxPart *part;
  gboolean tells;           /* whether messages are given */
  gboolean at_end;
  guint line;               /* of the row that is read */

  guint column;             /* of the cell that is read */
  guint style;
  char *type;
  GString *value;
  gboolean in_value;
  gboolean in_reading;
};

/**
 * mp_xlsx_rows_new:
 * @contents: what the workbook holds; must outlive the rows
 *
 * Returns: (transfer full) (nullable): the sheet before its first row
 */
MpXlsxRows *
mp_xlsx_rows_new (MpReader               *reader,
                  MpXlsxContents         *contents,
                  const MpXlsxSheetInfo  *sheet,
                  GCancellable           *cancellable,
                  GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  MpXlsxPart *part = mp_xlsx_part_open (reader, sheet->path, cancellable, &local_error);
  MpXlsxRows *self;

  if (part == NULL)
    {
      if (local_error)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                     /* Translators: 1 is the name of a file, 2 that of a sheet in it, 3 that of a part of the archive. */
                     _("“%1$s”: the sheet “%2$s” is missing in the workbook, which says that it is in %3$s"), mp_reader_get_name (reader), sheet->name, sheet->path);
      return NULL;
    }
  self = g_new0 (MpXlsxRows, 1);
  self->reader = reader;
  self->contents = contents;
  self->part = part;
  self->value = g_string_new (NULL);
  return self;
}

void
mp_xlsx_rows_free (MpXlsxRows *self)
{
  mp_xlsx_part_free (self->part);
  g_string_free (self->value, TRUE);
  g_free (self->type);
  g_free (self);
}

/**
 * mp_xlsx_rows_follow:
 *
 * From here on progress is shown of it, and messages are given.
 */
void
mp_xlsx_rows_follow (MpXlsxRows *self)
{
  self->tells = TRUE;
  mp_xlsx_part_follow (self->part);
}

static guint
get_number (MpXlsxPart *part,
            const char *name)
{
  g_autofree char *text = mp_xlsx_part_dup_attribute (part, name);
  guint64 number = text ? g_ascii_strtoull (text, NULL, 10) : 0;

  return (guint) MIN (number, G_MAXINT);
}

/* "BC12" is in column 54, counted from 0; a cell that does not say so stands behind the last one. */
static guint
find_column (MpXlsxRows       *self,
             const MpSheetRow *row)
{
  g_autofree char *place = mp_xlsx_part_dup_attribute (self->part, "r");
  guint column = 0;

  for (const char *p = place; p && g_ascii_isalpha (*p) && column <= MAX_COLUMNS; p++)
    column = column * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  return column > 0 ? column - 1 : mp_sheet_row_get_n (row);
}

static gboolean
begin_cell (MpXlsxRows        *self,
            const MpSheetRow  *row,
            GError           **error)
{
  self->column = find_column (self, row);
  self->style = get_number (self->part, "s");
  g_free (self->type);
  self->type = mp_xlsx_part_dup_attribute (self->part, "t");
  g_string_truncate (self->value, 0);
  if (self->column >= MAX_COLUMNS)
    mp_xlsx_part_set_error (self->part, error, MP_ERROR_INVALID, _("a cell of row %u stands beyond the last column that workbooks have"), self->line);
  else if (self->column < mp_sheet_row_get_n (row))
    mp_xlsx_part_set_error (self->part, error, MP_ERROR_INVALID, _("the cells of row %u do not stand in their order"), self->line);
  return self->column < MAX_COLUMNS && self->column >= mp_sheet_row_get_n (row);
}

/* "#REF!" and the like say nothing of a project. */
static char *
refuse_error (MpXlsxRows *self)
{
  if (self->tells)
    mp_reader_add_message (self->reader, MP_SEVERITY_WARNING, "cell-error", self->line,
                           /* Translators: 1 is the number of a column, 2 an error as spreadsheets show it, such as #REF! */
                           _("The cell in column %1$u has the error %2$s; it was left out. Correct its formula"), self->column + 1, self->value->str);
  return g_strdup ("");
}

static char *
dup_text (MpXlsxRows *self)
{
  const char *type = self->type ? self->type : "n";
  const char *text;

  if (self->value->len == 0)
    return g_strdup ("");
  if (strcmp (type, "s") == 0)
    {
      text = mp_xlsx_contents_get_text (self->contents, g_ascii_strtoull (self->value->str, NULL, 10));
      return mp_xlsx_decode_text (text ? text : "");
    }
  if (strcmp (type, "inlineStr") == 0 || strcmp (type, "str") == 0)
    return mp_xlsx_decode_text (self->value->str);
  if (strcmp (type, "b") == 0)
    return g_strdup (strcmp (self->value->str, "1") == 0 ? "true" : "false");
  if (strcmp (type, "e") == 0)
    return refuse_error (self);
  /* "2027-04-03T00:00:00" */
  if (strcmp (type, "d") == 0)
    return g_strndup (self->value->str, strcspn (self->value->str, "T"));
  return mp_xlsx_formats_dup_text (self->contents->formats, self->value->str, self->style);
}

static gboolean
end_cell (MpXlsxRows  *self,
          MpSheetRow  *row,
          GError     **error)
{
  g_autofree char *text = dup_text (self);

  while (mp_sheet_row_get_n (row) < self->column)
    mp_sheet_row_add (row, "");
  mp_sheet_row_add (row, text);
  if (row->text->len <= MP_READER_MAX_LINE)
    return TRUE;
  mp_xlsx_part_set_error (self->part, error, MP_ERROR_TOO_LARGE, _("row %u holds more than 16 MiB"), self->line);
  return FALSE;
}

/* The text of a value; formulas stand beside the value that they had last. */
static void
take_text (MpXlsxRows *self,
           const char *text)
{
  if (self->in_value && !self->in_reading)
    g_string_append (self->value, text);
}

static void
mark_value (MpXlsxRows *self)
{
  static const char *const holders[] = { "v", "t" };

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      if (mp_xlsx_part_is_start (self->part, holders[i]))
        self->in_value = TRUE;
      if (mp_xlsx_part_is_end (self->part, holders[i]))
        self->in_value = FALSE;
    }
  if (mp_xlsx_part_is_start (self->part, "rPh"))
    self->in_reading = TRUE;
  if (mp_xlsx_part_is_end (self->part, "rPh"))
    self->in_reading = FALSE;
}

static void
begin_row (MpXlsxRows *self,
           MpSheetRow *row)
{
  guint line = get_number (self->part, "r");

  self->line = line > 0 ? line : self->line + 1;
  mp_sheet_row_clear (row);
  row->line = self->line;
}

/* One node; FALSE on error. */
static gboolean
take_node (MpXlsxRows  *self,
           MpSheetRow  *row,
           gboolean    *complete,
           GError     **error)
{
  const char *text = mp_xlsx_part_get_text (self->part);

  if (text)
    {
      take_text (self, text);
      return TRUE;
    }
  if (mp_xlsx_part_is_start (self->part, "row"))
    begin_row (self, row);
  if (mp_xlsx_part_is_start (self->part, "c") && !begin_cell (self, row, error))
    return FALSE;
  mark_value (self);
  if (mp_xlsx_part_is_end (self->part, "c") && !end_cell (self, row, error))
    return FALSE;
  *complete = mp_xlsx_part_is_end (self->part, "row") && !mp_sheet_row_is_empty (row);
  self->at_end = mp_xlsx_part_is_end (self->part, "sheetData");
  return TRUE;
}

/**
 * mp_xlsx_rows_next:
 * @row: gets the next row with anything in it
 *
 * Returns: %FALSE at the end or on error
 */
gboolean
mp_xlsx_rows_next (MpXlsxRows    *self,
                   MpSheetRow    *row,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean complete = FALSE;

  mp_sheet_row_clear (row);
  while (!complete && !self->at_end)
    {
      int result = mp_xlsx_part_step (self->part, cancellable, error);

      if (result < 0 || (result == 1 && !take_node (self, row, &complete, error)))
        return FALSE;
      self->at_end = self->at_end || result == 0;
    }
  return complete;
}
