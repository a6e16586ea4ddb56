/* mp-xlsx-contents.c: what a workbook holds besides the cells of its sheets
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-contents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"

/* So many sheets are known; the others cannot be read. */
#define MAX_SHEETS 1000

/* What a part refers to. */
typedef struct
{
  GHashTable *targets; /* id → path */
  char *book;
  char *styles;
  char *texts;
} Links;

static void
links_clear (Links *links)
{
  g_clear_pointer (&links->targets, g_hash_table_unref);
  g_clear_pointer (&links->book, g_free);
  g_clear_pointer (&links->styles, g_free);
  g_clear_pointer (&links->texts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

static void
sheet_info_free (MpXlsxSheetInfo *sheet)
{
  g_free (sheet->name);
  g_free (sheet->path);
  g_free (sheet);
}

void
mp_xlsx_contents_free (MpXlsxContents *self)
{
  g_ptr_array_unref (self->sheets);
  mp_xlsx_formats_free (self->formats);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

static gboolean
take_link (Links       *links,
           MpXlsxPart  *part,
           const char  *folder,
           GError     **error)
{
  g_autofree char *id = mp_xlsx_part_dup_attribute (part, "Id");
  g_autofree char *type = mp_xlsx_part_dup_attribute (part, "Type");
  g_autofree char *target = mp_xlsx_part_dup_attribute (part, "Target");
  g_autofree char *mode = mp_xlsx_part_dup_attribute (part, "TargetMode");
  g_autofree char *path = NULL;

  /* What is elsewhere is not looked for. */
  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return TRUE;
  path = mp_xlsx_resolve_target (folder, target);
  if (path == NULL)
    {
      mp_xlsx_part_set_error (part, error, MP_ERROR_INVALID, _("it refers to “%s”, which is outside of the workbook"), target);
      return FALSE;
    }
  if (g_str_has_suffix (type, "/officeDocument") && links->book == NULL)
    links->book = g_strdup (path);
  else if (g_str_has_suffix (type, "/styles") && links->styles == NULL)
    links->styles = g_strdup (path);
  else if (g_str_has_suffix (type, "/sharedStrings") && links->texts == NULL)
    links->texts = g_strdup (path);
  g_hash_table_insert (links->targets, g_steal_pointer (&id), g_steal_pointer (&path));
  return TRUE;
}

/* FALSE on error; a part that is missing has no links. */
static gboolean
read_links (Links         *links,
            MpReader      *reader,
            const char    *name,
            const char    *folder,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MpXlsxPart) part = mp_xlsx_part_open (reader, name, cancellable, &local_error);
  int result = 0;

  links->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (part && (result = mp_xlsx_part_step (part, cancellable, &local_error)) == 1)
    {
      if (mp_xlsx_part_is_start (part, "Relationship") && !take_link (links, part, folder, &local_error))
        break;
    }
  if (local_error == NULL)
    return result == 0;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
is_true (char *text)
{
  g_autofree char *owned = text;

  return g_strcmp0 (owned, "1") == 0 || g_strcmp0 (owned, "true") == 0;
}

static void
take_sheet (MpXlsxContents *self,
            MpXlsxPart     *part,
            Links          *links)
{
  g_autofree char *name = mp_xlsx_part_dup_attribute (part, "name");
  g_autofree char *id = mp_xlsx_part_dup_attribute (part, "id");
  g_autofree char *state = mp_xlsx_part_dup_attribute (part, "state");
  const char *path = id ? g_hash_table_lookup (links->targets, id) : NULL;
  MpXlsxSheetInfo *sheet;

  if (name == NULL || path == NULL || self->sheets->len >= MAX_SHEETS)
    return;
  sheet = g_new0 (MpXlsxSheetInfo, 1);
  sheet->name = g_steal_pointer (&name);
  sheet->path = g_strdup (path);
  sheet->is_hidden = state && strcmp (state, "visible") != 0;
  g_ptr_array_add (self->sheets, sheet);
}

static gboolean
has_part (MpReader      *reader,
          const char    *name,
          GCancellable  *cancellable)
{
  g_autoptr (MpXlsxPart) part = mp_xlsx_part_open (reader, name, cancellable, NULL);

  return part != NULL;
}

/* What an archive without a workbook is. */
static gboolean
refuse (MpReader      *reader,
        GCancellable  *cancellable,
        GError       **error)
{
  const char *name = mp_reader_get_name (reader);

  if (has_part (reader, "content.xml", cancellable))
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED,
                 _("“%s” is a document of LibreOffice: save it there as an Excel workbook (.xlsx) or as CSV, and import that"), name);
  else if (has_part (reader, "xl/workbook.bin", cancellable))
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("“%s” is a binary Excel workbook (.xlsb): save it as .xlsx, and import that"), name);
  else if (has_part (reader, "word/document.xml", cancellable))
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED,
                 _("“%s” is a text document: copy the table in it to a sheet and save that as .xlsx or CSV"), name);
  else
    g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED,
                 _("“%s” is a compressed archive, but not an Excel workbook: unpack it and import what is in it"), name);
  return FALSE;
}

static gboolean
read_book (MpXlsxContents  *self,
           MpReader        *reader,
           const char      *name,
           Links           *links,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MpXlsxPart) part = mp_xlsx_part_open (reader, name, cancellable, &local_error);
  int result;

  if (part == NULL && local_error == NULL)
    return refuse (reader, cancellable, error);
  if (part == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  while ((result = mp_xlsx_part_step (part, cancellable, error)) == 1)
    {
      if (mp_xlsx_part_is_start (part, "sheet"))
        take_sheet (self, part, links);
      else if (mp_xlsx_part_is_start (part, "workbookPr"))
        mp_xlsx_formats_set_1904 (self->formats, is_true (mp_xlsx_part_dup_attribute (part, "date1904")));
    }
  if (result == 0 && self->sheets->len == 0)
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” has no sheet"), mp_reader_get_name (reader));
  return result == 0 && self->sheets->len > 0;
}

static gboolean
check_texts (MpXlsxContents  *self,
             MpXlsxPart      *part,
             GError         **error)
{
  g_autofree char *size = NULL;

  if (self->texts->len + self->starts->len * sizeof (gsize) <= MP_XLSX_MAX_TEXTS)
    return TRUE;
  size = g_format_size_full (MP_XLSX_MAX_TEXTS, G_FORMAT_SIZE_IEC_UNITS);
  mp_xlsx_part_set_error (part, error, MP_ERROR_TOO_LARGE, _("the texts of the workbook take more than %s; save the sheet with the projects as CSV, and import that"), size);
  return FALSE;
}

/* Texts that say how signs are pronounced are not part of the text. */
static gboolean
read_texts (MpXlsxContents  *self,
            MpXlsxPart      *part,
            GCancellable    *cancellable,
            GError         **error)
{
  gboolean in_text = FALSE, in_reading = FALSE;
  int result;

  while ((result = mp_xlsx_part_step (part, cancellable, error)) == 1)
    {
      const char *text = mp_xlsx_part_get_text (part);

      if (text && in_text && !in_reading)
        g_string_append (self->texts, text);
      else if (text)
        continue;
      if (mp_xlsx_part_is_start (part, "si"))
        g_array_append_val (self->starts, self->texts->len);
      else if (mp_xlsx_part_is_start (part, "t"))
        in_text = TRUE;
      else if (mp_xlsx_part_is_start (part, "rPh"))
        in_reading = TRUE;
      if (mp_xlsx_part_is_end (part, "t"))
        in_text = FALSE;
      if (mp_xlsx_part_is_end (part, "rPh"))
        in_reading = FALSE;
      if (mp_xlsx_part_is_end (part, "si"))
        g_string_append_c (self->texts, '\0');
      if (!check_texts (self, part, error))
        return FALSE;
    }
  return result == 0;
}

/* A workbook may do without these parts. */
static gboolean
read_tables (MpXlsxContents  *self,
             MpReader        *reader,
             Links           *links,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MpXlsxPart) styles = links->styles ? mp_xlsx_part_open (reader, links->styles, cancellable, &local_error) : NULL;
  g_autoptr (MpXlsxPart) texts = NULL;

  if (styles && !mp_xlsx_formats_read (self->formats, styles, cancellable, error))
    return FALSE;
  if (local_error == NULL && links->texts)
    texts = mp_xlsx_part_open (reader, links->texts, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return texts == NULL || read_texts (self, texts, cancellable, error);
}

static char *
get_links_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

/**
 * mp_xlsx_contents_read:
 * @reader: the file
 *
 * Sets %MP_ERROR_UNSUPPORTED when the archive is no workbook, %MP_ERROR_INVALID when it is damaged, %MP_ERROR_TOO_LARGE beyond the limits; the message says what to do.
 *
 * Returns: (transfer full) (nullable): what the workbook holds
 */
MpXlsxContents *
mp_xlsx_contents_read (MpReader      *reader,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (MpXlsxContents) self = g_new0 (MpXlsxContents, 1);
  g_auto (Links) package = { NULL };
  g_auto (Links) links = { NULL };
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_info_free);
  self->formats = mp_xlsx_formats_new ();
  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!read_links (&package, reader, "_rels/.rels", "", cancellable, error))
    return NULL;
  if (package.book == NULL)
    package.book = g_strdup ("xl/workbook.xml");
  folder = g_path_get_dirname (package.book);
  name = get_links_name (package.book);
  if (!read_links (&links, reader, name, folder, cancellable, error) || !read_book (self, reader, package.book, &links, cancellable, error) ||
      !read_tables (self, reader, &links, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mp_xlsx_contents_get_text:
 *
 * Returns: (transfer none) (nullable): the text at @index, %NULL beyond the last
 */
const char *
mp_xlsx_contents_get_text (MpXlsxContents *self,
                           guint64         index)
{
  return index < self->starts->len ? self->texts->str + g_array_index (self->starts, gsize, index) : NULL;
}
