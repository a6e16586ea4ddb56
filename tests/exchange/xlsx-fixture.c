/* xlsx-fixture.c: what a spreadsheet would show of a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "xlsx-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* A file of the archive; NULL when there is none. */
char *
xlsx_read_part (const char *path,
                const char *part)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      gsize size = (gsize) archive_entry_size (entry);

      if (strcmp (archive_entry_pathname (entry), part) != 0)
        continue;
      text = g_malloc0 (size + 1);
      g_assert_cmpint (archive_read_data (archive, text, size), ==, (gssize) size);
    }
  archive_read_free (archive);
  return text;
}

typedef struct
{
  GHashTable *formats; /* id → code */
  GPtrArray *styles;   /* code of each style */
  gboolean in_styles;
  const char *wanted;
  char *relation;
  char *target;
  GString *out;
  GString *text;
  gboolean in_value;
  guint column;
} Parsing;

static const char *
get_attribute (const char **names,
               const char **values,
               const char  *name)
{
  for (guint i = 0; names[i]; i++)
    {
      if (strcmp (names[i], name) == 0)
        return values[i];
    }
  return NULL;
}

static guint
get_column (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isupper (*reference); reference++)
    column = column * 26 + (guint) (*reference - 'A') + 1;
  return column - 1;
}

static void
begin_cell (Parsing     *self,
            const char **names,
            const char **values)
{
  guint column = get_column (get_attribute (names, values, "r"));

  for (; self->column < column; self->column++)
    g_string_append_c (self->out, '|');
  g_string_truncate (self->text, 0);
  g_free (self->relation);
  self->relation = NULL;
  if (!get_attribute (names, values, "t") && get_attribute (names, values, "s"))
    self->relation = g_strdup (g_ptr_array_index (self->styles, g_ascii_strtoull (get_attribute (names, values, "s"), NULL, 10)));
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Parsing *self = user_data;

  /* No cell is a formula, whatever its text begins with. */
  g_assert_cmpstr (element, !=, "f");
  if (strcmp (element, "numFmt") == 0)
    g_hash_table_insert (self->formats, g_strdup (get_attribute (names, values, "numFmtId")), g_strdup (get_attribute (names, values, "formatCode")));
  else if (strcmp (element, "cellXfs") == 0)
    self->in_styles = TRUE;
  else if (strcmp (element, "xf") == 0 && self->in_styles)
    g_ptr_array_add (self->styles, g_strdup (g_hash_table_lookup (self->formats, get_attribute (names, values, "numFmtId"))));
  else if (strcmp (element, "sheet") == 0 && strcmp (get_attribute (names, values, "name"), self->wanted) == 0)
    self->target = g_strdup_printf ("xl/worksheets/sheet%s.xml", get_attribute (names, values, "sheetId"));
  else if (strcmp (element, "row") == 0)
    self->column = 0;
  else if (strcmp (element, "c") == 0)
    begin_cell (self, names, values);
  self->in_value = strcmp (element, "v") == 0 || strcmp (element, "t") == 0;
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Parsing *self = user_data;

  self->in_value = FALSE;
  if (strcmp (element, "cellXfs") == 0)
    self->in_styles = FALSE;
  else if (strcmp (element, "row") == 0)
    g_string_append_c (self->out, '\n');
  else if (strcmp (element, "c") == 0)
    {
      g_string_append (self->out, self->text->str);
      if (self->relation)
        g_string_append_printf (self->out, " [%s]", self->relation);
    }
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Parsing *self = user_data;

  if (self->in_value)
    g_string_append_len (self->text, text, (gssize) length);
}

static void
parse (Parsing    *self,
       const char *path,
       const char *part)
{
  static const GMarkupParser parser = { .start_element = start_cb, .end_element = end_cb, .text = text_cb };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, self, NULL);
  g_autofree char *text = xlsx_read_part (path, part);
  GError *error = NULL;

  g_assert_nonnull (text);
  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

/* Rows of cells with "|" between them; a number is followed by its format in brackets. NULL when there
 * is no sheet of that name. */
char *
xlsx_read_sheet (const char *path,
                 const char *name)
{
  Parsing self = { .wanted = name };
  char *sheet = NULL;

  self.formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.styles = g_ptr_array_new_with_free_func (g_free);
  self.out = g_string_new (NULL);
  self.text = g_string_new (NULL);
  parse (&self, path, "xl/styles.xml");
  parse (&self, path, "xl/workbook.xml");
  if (self.target)
    {
      g_string_truncate (self.out, 0);
      parse (&self, path, self.target);
      sheet = g_strdup (self.out->str);
    }
  g_hash_table_unref (self.formats);
  g_ptr_array_unref (self.styles);
  g_string_free (self.out, TRUE);
  g_string_free (self.text, TRUE);
  g_free (self.relation);
  g_free (self.target);
  return sheet;
}

/* The cell of the first row that begins so, under the header @column; rows here have no line breaks. */
char *
xlsx_get_cell (const char *sheet,
               const char *row_begins,
               const char *column)
{
  g_auto (GStrv) lines = g_strsplit (sheet, "\n", -1);
  g_auto (GStrv) headers = g_strsplit (lines[0], "|", -1);

  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      if (!g_str_has_prefix (lines[i], row_begins))
        continue;
      for (guint j = 0; headers[j]; j++)
        {
          if (g_str_equal (headers[j], column))
            return g_strdup (j < g_strv_length (cells) ? cells[j] : "");
        }
      g_error ("There is no column %s", column);
    }
  return NULL;
}
