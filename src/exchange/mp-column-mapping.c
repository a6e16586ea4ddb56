/* mp-column-mapping.c: what the columns of somebody's sheet hold, as the user says
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-column-mapping.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-text.h"

#define FORMAT "mpower-mapping"
#define VERSION 1
#define KEEP "keep"
#define LEAVE_OUT "leave-out"
/* More pieces of one cell are not tried as names of more than one piece. */
#define MAX_JOINED 8

static void
mapped_column_free (MpMappedColumn *column)
{
  g_free (column->name);
  g_free (column->split);
  g_free (column);
}

MpColumnMapping *
mp_column_mapping_new (void)
{
  MpColumnMapping *self = g_new0 (MpColumnMapping, 1);

  self->header_rows = 1;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mapped_column_free);
  return self;
}

MpColumnMapping *
mp_column_mapping_copy (const MpColumnMapping *self)
{
  MpColumnMapping *copy = mp_column_mapping_new ();

  copy->sheet = g_strdup (self->sheet);
  copy->header_row = self->header_row;
  copy->header_rows = self->header_rows;
  copy->date_order = g_strdup (self->date_order);
  copy->signature = g_strdup (self->signature);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MpMappedColumn *column = g_ptr_array_index (self->columns, i);

      mp_column_mapping_add (copy, column->name, column->column, column->split);
    }
  return copy;
}

void
mp_column_mapping_free (MpColumnMapping *self)
{
  g_free (self->sheet);
  g_free (self->date_order);
  g_free (self->signature);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

void
mp_column_mapping_add (MpColumnMapping *self,
                       const char      *name,
                       int              column,
                       const char      *split)
{
  MpMappedColumn *mapped = g_new0 (MpMappedColumn, 1);

  mapped->name = g_strdup (name);
  mapped->column = column;
  mapped->split = g_strdup (split);
  g_ptr_array_add (self->columns, mapped);
}

static const char *
get_text (JsonObject *object,
          const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static guint
get_number (JsonObject *object,
            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) ? (guint) CLAMP (json_node_get_int (node), 0, G_MAXINT) : 0;
}

static gboolean
find_field (const char *key,
            int        *column)
{
  *column = strcmp (key, KEEP) == 0 ? MP_COLUMN_NONE : MP_COLUMN_LEFT_OUT;
  if (*column == MP_COLUMN_NONE || strcmp (key, LEAVE_OUT) == 0)
    return TRUE;
  for (guint i = 0; i < MP_N_COLUMNS; i++)
    {
      if (strcmp (mp_column_get_key ((MpColumn) i), key) == 0)
        {
          *column = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_column (MpColumnMapping  *self,
             JsonNode         *node,
             GError          **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object ? get_text (object, "name") : NULL;
  const char *field = object ? get_text (object, "field") : NULL;
  int column;

  if (name == NULL || field == NULL)
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("column %u of the mapping has no “name” or no “field”"), self->columns->len + 1);
  else if (!find_field (field, &column))
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                 /* Translators: 1 is the name of a column, 2 a word that stands for no field. */
                 _("the mapping reads the column “%1$s” as “%2$s”, which is no field; use a key of the CSV format, “keep” or “leave-out”"), name, field);
  else
    {
      const char *split = get_text (object, "split");

      mp_column_mapping_add (self, name, column, split && *split ? split : NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_mapping (MpColumnMapping  *self,
              JsonObject       *object,
              GError          **error)
{
  JsonNode *columns = json_object_get_member (object, "columns");
  JsonArray *array = columns && JSON_NODE_HOLDS_ARRAY (columns) ? json_node_get_array (columns) : NULL;

  self->sheet = g_strdup (get_text (object, "sheet"));
  self->header_row = get_number (object, "header_row");
  self->header_rows = get_number (object, "header_rows") == 2 ? 2 : 1;
  self->date_order = g_strdup (get_text (object, "date_order"));
  self->signature = g_strdup (get_text (object, "signature"));
  if (array == NULL || json_array_get_length (array) == 0)
    {
      g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("the mapping has no “columns”"));
      return FALSE;
    }
  if (self->date_order && strcmp (self->date_order, "dmy") != 0 && strcmp (self->date_order, "mdy") != 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("the mapping has the date order “%s”; there are: dmy, mdy"), self->date_order);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!read_column (self, json_array_get_element (array, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_column_mapping_new_from_json:
 * @length: bytes of @text, -1 when it ends with a nul
 *
 * Sets %MP_ERROR_INVALID or %MP_ERROR_UNSUPPORTED; the message says what is wrong in it.
 *
 * Returns: (transfer full) (nullable): the mapping that was saved
 */
MpColumnMapping *
mp_column_mapping_new_from_json (const char  *text,
                                 gssize       length,
                                 GError     **error)
{
  g_autoptr (MpColumnMapping) self = mp_column_mapping_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = json_parser_load_from_data (parser, text, length, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL || g_strcmp0 (get_text (object, "format"), FORMAT) != 0)
    g_set_error_literal (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("this is not a mapping of columns"));
  else if (get_number (object, "version") > VERSION)
    g_set_error_literal (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("this mapping of columns is of a newer version of the program"));
  else if (read_mapping (self, object, error))
    return g_steal_pointer (&self);
  return NULL;
}

static void
put_text (JsonBuilder *builder,
          const char  *key,
          const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

static void
put_number (JsonBuilder *builder,
            const char  *key,
            guint        number)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
put_column (JsonBuilder          *builder,
            const MpMappedColumn *column)
{
  json_builder_begin_object (builder);
  put_text (builder, "name", column->name);
  put_text (builder, "field", column->column >= 0 ? mp_column_get_key ((MpColumn) column->column) : column->column == MP_COLUMN_NONE ? KEEP : LEAVE_OUT);
  put_text (builder, "split", column->split);
  json_builder_end_object (builder);
}

/**
 * mp_column_mapping_to_json:
 *
 * Returns: (transfer full): a text that mp_column_mapping_new_from_json() reads, for people to change
 */
char *
mp_column_mapping_to_json (const MpColumnMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  put_text (builder, "format", FORMAT);
  put_number (builder, "version", VERSION);
  put_text (builder, "signature", self->signature);
  put_text (builder, "sheet", self->sheet);
  put_number (builder, "header_row", self->header_row);
  put_number (builder, "header_rows", self->header_rows);
  put_text (builder, "date_order", self->date_order);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    put_column (builder, g_ptr_array_index (self->columns, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *words_a = mp_text_fold_words (a);
  g_autofree char *words_b = mp_text_fold_words (b);

  return strcmp (words_a, words_b) == 0 && (*words_a || strcmp (a, b) == 0);
}

/**
 * mp_column_mapping_find:
 * @names: (element-type utf8): the names of the columns of a sheet
 * @index: one of them
 *
 * Columns are known by their name, in whatever place; of several with one name the second is the second.
 *
 * Returns: (transfer none) (nullable): what is said of that column
 */
const MpMappedColumn *
mp_column_mapping_find (const MpColumnMapping *self,
                        GPtrArray             *names,
                        guint                  index)
{
  const char *name = g_ptr_array_index (names, index);
  guint n_before = 0;

  for (guint i = 0; i < index; i++)
    n_before += is_same_name (g_ptr_array_index (names, i), name);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MpMappedColumn *column = g_ptr_array_index (self->columns, i);

      if (is_same_name (column->name, name) && n_before-- == 0)
        return column;
    }
  return NULL;
}

/**
 * mp_column_mapping_count:
 *
 * Returns: of how many of the columns something is said
 */
guint
mp_column_mapping_count (const MpColumnMapping *self,
                         GPtrArray             *names)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += *(const char *) g_ptr_array_index (names, i) && mp_column_mapping_find (self, names, i) ? 1 : 0;
  return n;
}

/**
 * mp_column_mapping_make_signature:
 * @names: (element-type utf8): the names of the columns of a sheet
 *
 * Returns: (transfer full): the same for sheets with the same columns in the same order, however they spell them
 */
char *
mp_column_mapping_make_signature (GPtrArray *names)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *words = mp_text_fold_words (g_ptr_array_index (names, i));

      g_string_append (all, words);
      g_string_append_c (all, '\n');
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
}

static void
append_quoted (GString    *out,
               const char *entry)
{
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append_c (out, '"');
  for (const char *p = entry; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Up to which piece, from @first on, the text is one name of the vocabulary: the longest one counts. */
static guint
find_last (const char  *text,
           const gsize *ends,
           guint        n,
           gsize        start,
           guint        first,
           MpTermIndex *terms,
           const char  *vocabulary)
{
  for (guint last = MIN (n, first + MAX_JOINED) - 1; vocabulary && last > first; last--)
    {
      g_autofree char *joined = g_strndup (text + start, ends[last] - start);

      if (mp_term_index_find (terms, vocabulary, joined) != 0)
        return last;
    }
  return first;
}

/**
 * mp_mapped_column_split:
 * @split: the characters between entries, as "/,"
 * @vocabulary: (nullable): where the entries are names, which may hold these characters
 *
 * With "," the text "Food, drink, tobacco, Mining" has two entries.
 *
 * Returns: (transfer full): the entries in quotation marks with semicolons between them
 */
char *
mp_mapped_column_split (const char  *text,
                        const char  *split,
                        MpTermIndex *terms,
                        const char  *vocabulary)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  GString *out = g_string_new (NULL);
  gsize start = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gsize end = (gsize) (p - text);

      if (*p == '\0' || g_utf8_strchr (split, -1, g_utf8_get_char (p)))
        g_array_append_val (ends, end);
      if (*p == '\0')
        break;
    }
  for (guint i = 0; i < ends->len; i++)
    {
      g_autofree char *piece = NULL;
      g_autofree char *entry = NULL;

      i = find_last (text, (const gsize *) (gpointer) ends->data, ends->len, start, i, terms, vocabulary);
      piece = g_strndup (text + start, g_array_index (ends, gsize, i) - start);
      entry = mp_text_one_line (piece);
      if (*entry)
        append_quoted (out, entry);
      if (i + 1 < ends->len)
        start = (gsize) (g_utf8_next_char (text + g_array_index (ends, gsize, i)) - text);
    }
  return g_string_free (out, FALSE);
}
