/* mp-xlsx-reader.c: the rows of a sheet of an Excel workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-sheet-header.h"
#include "exchange/mp-xlsx-rows.h"

/* The beginning of an archive, and of what Excel wrote before 2007 and writes with a password. */
#define ARCHIVE "PK\x03\x04"
#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

struct _MpXlsxReader
{
  MpSheetReader parent_instance;

  MpXlsxContents *contents;
  const MpXlsxSheetInfo *sheet; /* borrowed from the contents */
  MpXlsxRows *rows;
};

G_DEFINE_FINAL_TYPE (MpXlsxReader, mp_xlsx_reader, MP_TYPE_SHEET_READER)

static void
close_book (MpXlsxReader *self)
{
  g_clear_pointer (&self->rows, mp_xlsx_rows_free);
  g_clear_pointer (&self->contents, mp_xlsx_contents_free);
  self->sheet = NULL;
}

static char *
list_sheets (MpXlsxReader *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->contents->sheets->len; i++)
    {
      const MpXlsxSheetInfo *sheet = g_ptr_array_index (self->contents->sheets, i);

      if (!sheet->is_hidden)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", sheet->name);
    }
  return g_string_free (list, FALSE);
}

/* Also one that is hidden. */
static gboolean
find_sheet (MpXlsxReader  *self,
            const char    *name,
            GError       **error)
{
  g_autofree char *sheets = NULL;

  for (guint i = 0; i < self->contents->sheets->len && self->sheet == NULL; i++)
    {
      const MpXlsxSheetInfo *sheet = g_ptr_array_index (self->contents->sheets, i);

      if (strcmp (sheet->name, name) == 0)
        self->sheet = sheet;
    }
  if (self->sheet)
    return TRUE;
  sheets = list_sheets (self);
  g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND,
               /* Translators: 1 is the name of a file, 2 that of a sheet, 3 a list of sheets. */
               _("“%1$s” has no sheet “%2$s”; there are: %3$s"), mp_reader_get_name (MP_READER (self)), name, sheets);
  return FALSE;
}

/* The names of its columns, NULL when it is empty or on error. */
static MpSheetHeader *
look_into (MpXlsxReader           *self,
           const MpXlsxSheetInfo  *sheet,
           GCancellable           *cancellable,
           GError                **error)
{
  g_autoptr (MpXlsxRows) rows = mp_xlsx_rows_new (MP_READER (self), self->contents, sheet, cancellable, error);
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_sheet_row_free);
  g_autoptr (MpSheetRow) row = mp_sheet_row_new ();

  while (rows && head->len < MP_SHEET_HEAD && mp_xlsx_rows_next (rows, row, cancellable, error))
    g_ptr_array_add (head, mp_sheet_row_copy (row));
  return mp_sheet_header_find (head, FALSE);
}

/* The one whose columns are known best; of several the first. */
static gboolean
choose_sheet (MpXlsxReader  *self,
              GCancellable  *cancellable,
              GError       **error)
{
  gboolean best_has_title = FALSE;
  guint best = 0, n_visible = 0;

  for (guint i = 0; i < self->contents->sheets->len; i++)
    {
      const MpXlsxSheetInfo *sheet = g_ptr_array_index (self->contents->sheets, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (MpSheetHeader) header = sheet->is_hidden ? NULL : look_into (self, sheet, cancellable, &local_error);
      guint found = header ? header->n_found : 0;
      gboolean has_title = header && header->has_title;

      if (local_error)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      n_visible += sheet->is_hidden ? 0 : 1;
      if (self->sheet == NULL || has_title > best_has_title || (has_title == best_has_title && found > best))
        {
          self->sheet = sheet;
          best = found;
          best_has_title = has_title;
        }
    }
  if (n_visible > 1 && best_has_title)
    mp_reader_add_message (MP_READER (self), MP_SEVERITY_NOTE, "sheet-chosen", 0,
                           /* Translators: the name of a sheet of a workbook. */
                           _("Of the sheets of the workbook, “%s” is read, whose columns are known best"), self->sheet->name);
  return TRUE;
}

static gboolean
check_kind (MpXlsxReader  *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = mp_reader_open_stream (MP_READER (self), cancellable, error);
  char start[8] = { 0 };
  gsize n = 0;

  if (stream == NULL || !g_input_stream_read_all (stream, start, sizeof start, &n, cancellable, error))
    return FALSE;
  if (n >= 8 && memcmp (start, COMPOUND, 8) == 0)
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED,
                 _("“%s” is in the format of Excel before 2007, or protected with a password: save it as a workbook (.xlsx) without password, and import that"),
                 mp_reader_get_name (MP_READER (self)));
  else if (n < 4 || memcmp (start, ARCHIVE, 4) != 0)
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("“%s” is no Excel workbook, whatever its name says"), mp_reader_get_name (MP_READER (self)));
  else
    return TRUE;
  return FALSE;
}

static gboolean
mp_xlsx_reader_open (MpSheetReader  *sheet_reader,
                     GCancellable   *cancellable,
                     GError        **error)
{
  MpXlsxReader *self = MP_XLSX_READER (sheet_reader);
  const char *name = mp_reader_get_option (MP_READER (self), "sheet");

  close_book (self);
  if (!check_kind (self, cancellable, error))
    return FALSE;
  self->contents = mp_xlsx_contents_read (MP_READER (self), cancellable, error);
  if (self->contents == NULL || !(name ? find_sheet (self, name, error) : choose_sheet (self, cancellable, error)))
    return FALSE;
  self->rows = mp_xlsx_rows_new (MP_READER (self), self->contents, self->sheet, cancellable, error);
  if (self->rows == NULL)
    return FALSE;
  mp_xlsx_rows_follow (self->rows);
  return TRUE;
}

static gboolean
mp_xlsx_reader_read_row (MpSheetReader  *sheet_reader,
                         MpSheetRow     *row,
                         GCancellable   *cancellable,
                         GError        **error)
{
  return mp_xlsx_rows_next (MP_XLSX_READER (sheet_reader)->rows, row, cancellable, error);
}

static char *
mp_xlsx_reader_dup_sheet (MpSheetReader *sheet_reader)
{
  MpXlsxReader *self = MP_XLSX_READER (sheet_reader);

  return self->sheet ? g_strdup (self->sheet->name) : NULL;
}

static void
mp_xlsx_reader_finalize (GObject *object)
{
  close_book (MP_XLSX_READER (object));

  G_OBJECT_CLASS (mp_xlsx_reader_parent_class)->finalize (object);
}

static void
mp_xlsx_reader_class_init (MpXlsxReaderClass *klass)
{
  MpSheetReaderClass *sheet_class = MP_SHEET_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_xlsx_reader_finalize;
  MP_READER_CLASS (klass)->format = "xlsx";
  MP_READER_CLASS (klass)->reads_bytes = TRUE;
  sheet_class->open = mp_xlsx_reader_open;
  sheet_class->read_row = mp_xlsx_reader_read_row;
  sheet_class->dup_sheet = mp_xlsx_reader_dup_sheet;
}

static void
mp_xlsx_reader_init (MpXlsxReader *self)
{
}

/**
 * mp_xlsx_reader_new:
 *
 * Returns: (transfer full): a reader of Excel workbooks (.xlsx)
 */
MpReader *
mp_xlsx_reader_new (void)
{
  return g_object_new (MP_TYPE_XLSX_READER, NULL);
}

/**
 * mp_xlsx_reader_recognise:
 * @start: the first bytes of a file
 *
 * Returns: whether it is an archive, or an older workbook, of which the reader can say what it is instead
 */
gboolean
mp_xlsx_reader_recognise (const char *start,
                          gsize       length)
{
  return (length >= 4 && memcmp (start, ARCHIVE, 4) == 0) || (length >= 8 && memcmp (start, COMPOUND, 8) == 0);
}
