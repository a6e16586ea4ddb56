/* mp-csv-reader.c: the rows of a sheet as text: CSV, TSV and the like
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-csv-reader.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"
#include "exchange/mp-csv-columns.h"
#include "exchange/mp-csv-parser.h"
#include "exchange/mp-sheet-header.h"

struct _MpCsvReader
{
  MpSheetReader parent_instance;

  MpCsvParser *parser;
};

G_DEFINE_FINAL_TYPE (MpCsvReader, mp_csv_reader, MP_TYPE_SHEET_READER)

static gboolean
mp_csv_reader_open (MpSheetReader  *sheet,
                    GCancellable   *cancellable,
                    GError        **error)
{
  MpCsvReader *self = MP_CSV_READER (sheet);
  const char *start;
  gsize length;

  start = mp_reader_peek (MP_READER (self), &length);
  g_clear_pointer (&self->parser, mp_csv_parser_free);
  self->parser = mp_csv_parser_new (mp_csv_guess_delimiter (start, length));
  return TRUE;
}

static void
take_row (MpCsvReader *self,
          MpSheetRow  *row)
{
  for (guint i = 0; i < mp_csv_parser_get_n (self->parser); i++)
    mp_sheet_row_add (row, mp_csv_parser_get (self->parser, i));
}

static gboolean
mp_csv_reader_read_row (MpSheetReader  *sheet,
                        MpSheetRow     *row,
                        GCancellable   *cancellable,
                        GError        **error)
{
  MpCsvReader *self = MP_CSV_READER (sheet);
  MpReader *reader = MP_READER (self);
  g_autoptr (GError) local_error = NULL;
  const char *line;
  gsize length;

  mp_csv_parser_reset (self->parser);
  while ((line = mp_reader_read_line (reader, &length, cancellable, &local_error)) != NULL)
    {
      if (!mp_csv_parser_is_open (self->parser))
        row->line = mp_reader_get_line (reader);
      if (mp_csv_parser_feed (self->parser, line, length))
        {
          if (mp_csv_parser_get_n (self->parser) == 1 && mp_text_is_empty (mp_csv_parser_get (self->parser, 0)))
            continue;
          take_row (self, row);
          return TRUE;
        }
      if (mp_csv_parser_get_size (self->parser) > MP_READER_MAX_LINE)
        break;
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (mp_csv_parser_is_open (self->parser))
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                 /* Translators: 1 is the name of a file, 2 the number of a line. */
                 _("“%1$s”: the row that begins in line %2$u has a quotation mark that is not closed; close it there"),
                 mp_reader_get_name (reader), row->line);
  return FALSE;
}

static void
mp_csv_reader_finalize (GObject *object)
{
  g_clear_pointer (&MP_CSV_READER (object)->parser, mp_csv_parser_free);

  G_OBJECT_CLASS (mp_csv_reader_parent_class)->finalize (object);
}

static void
mp_csv_reader_class_init (MpCsvReaderClass *klass)
{
  MpSheetReaderClass *sheet_class = MP_SHEET_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_csv_reader_finalize;
  MP_READER_CLASS (klass)->format = "csv";
  sheet_class->guards_formulas = TRUE;
  sheet_class->open = mp_csv_reader_open;
  sheet_class->read_row = mp_csv_reader_read_row;
}

static void
mp_csv_reader_init (MpCsvReader *self)
{
}

MpReader *
mp_csv_reader_new (void)
{
  return g_object_new (MP_TYPE_CSV_READER, NULL);
}

/**
 * mp_csv_reader_recognise:
 * @start: the beginning of a file
 *
 * Returns: whether its first row names the columns of projects
 */
gboolean
mp_csv_reader_recognise (const char *start,
                         gsize       length)
{
  g_autoptr (MpCsvParser) parser = mp_csv_parser_new (mp_csv_guess_delimiter (start, length));
  gsize n = 0;

  while (n < length && start[n] != '\n' && start[n] != '\r')
    n++;
  if (!mp_csv_parser_feed (parser, start, n) || mp_csv_parser_get_n (parser) < 2)
    return FALSE;
  for (guint i = 0; i < MIN (mp_csv_parser_get_n (parser), MP_SHEET_MAX_COLUMNS); i++)
    {
      g_autofree char *header = mp_csv_restore_cell (mp_csv_parser_get (parser, i));
      const char *language;

      if (mp_column_find (header, &language) == MP_COLUMN_TITLE)
        return TRUE;
    }
  return FALSE;
}
