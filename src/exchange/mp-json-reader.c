/* mp-json-reader.c: a portfolio out of its own JSON
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-text.h"
#include "exchange/mp-json-check.h"
#include "exchange/mp-json-record.h"
#include "exchange/mp-json-splitter.h"

struct _MpJsonReader
{
  MpReader parent_instance;

  MpJsonSplitter *splitter;
  JsonParser *parser;
  gboolean has_format;
  gboolean is_selection;
  GArray *children[MP_N_TABLES]; /* of MpTable; NULL for tables that are not on top */
  GPtrArray *records;            /* of MpRecord: those outside projects, with local ids */
  GHashTable *locals;            /* table and name → local id */
  GPtrArray *parents;            /* of MpDraftName: references to what may come later */
  MpDraft *draft;                /* that is being read, NULL outside */
};

G_DEFINE_FINAL_TYPE (MpJsonReader, mp_json_reader, MP_TYPE_READER)

static const MpTable top_tables[] = {
  MP_TABLE_PORTFOLIO, MP_TABLE_SOURCE, MP_TABLE_VOCABULARY, MP_TABLE_TERM, MP_TABLE_PARTNER, MP_TABLE_INITIATIVE, MP_TABLE_PROJECT, MP_TABLE_VIEW,
};

static const char *
read_line (gsize         *length,
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mp_reader_read_line (user_data, length, cancellable, error);
}

static char *
make_key (MpTable     table,
          const char *name)
{
  return g_strdup_printf ("%u/%s", table, name);
}

/* The local id of what is called @name, 0 when the file has not stated it. */
static gint64
find_local (MpJsonReader *self,
            MpTable       table,
            const char   *name)
{
  g_autofree char *key = make_key (table, name);
  const gint64 *local = g_hash_table_lookup (self->locals, key);

  return local ? *local : 0;
}

/* A term that the file does not list but the portfolio has: "country/MX". */
static gint64
find_known_term (MpJsonReader *self,
                 const char   *name)
{
  const char *slash = strchr (name, '/');
  g_autofree char *vocabulary = slash ? g_strndup (name, (gsize) (slash - name)) : NULL;

  return vocabulary ? mp_term_index_find_code (mp_reader_get_terms (MP_READER (self)), vocabulary, slash + 1) : 0;
}

static gint64
find_known (MpJsonReader *self,
            MpTable       table,
            const char   *name)
{
  if (table == MP_TABLE_TERM)
    return find_known_term (self, name);
  if (table == MP_TABLE_VOCABULARY)
    return mp_term_index_get_vocabulary (mp_reader_get_terms (MP_READER (self)), name);
  return 0;
}

static gboolean
set_unknown (MpTable      table,
             const char  *name,
             GError     **error)
{
  /* Translators: 1 is the name of a table as it stands in the file, 2 the name of one of its records. */
  g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("it refers to the %1$s “%2$s”, which the file has not stated before"),
               mp_table_get_info (table)->name, name);
  return FALSE;
}

/* MpJsonFindFunc */
static gboolean
find_cb (MpRecord    *record,
         guint        field,
         const char  *name,
         gpointer     user_data,
         GError     **error)
{
  MpJsonReader *self = user_data;
  MpTable table = mp_record_get_table (record);
  MpTable target = mp_table_get_info (table)->fields[field].target;
  gint64 id;

  if (target == MP_TABLE_PROJECT && self->draft)
    {
      mp_draft_add_name (self->draft, record, field, target, NULL, name);
      return TRUE;
    }
  id = find_local (self, target, name);
  if (id == 0)
    id = find_known (self, target, name);
  if (id == 0 && target == table)
    {
      g_ptr_array_add (self->parents, mp_draft_name_new (record, field, target, NULL, name));
      return TRUE;
    }
  if (id == 0)
    return set_unknown (target, name, error);
  mp_record_set_integer (record, field, id);
  return TRUE;
}

/* How the record is called in references; NULL when nothing refers to its kind. */
static char *
dup_name (MpJsonReader *self,
          MpRecord     *record,
          JsonObject   *object)
{
  switch ((guint) mp_record_get_table (record))
    {
    case MP_TABLE_SOURCE:
    case MP_TABLE_VOCABULARY:
    case MP_TABLE_PARTNER:
    case MP_TABLE_INITIATIVE:
      return g_strdup (mp_record_get_text (record, 0));
    case MP_TABLE_TERM:
      return g_strdup_printf ("%s/%s", json_object_get_string_member_with_default (object, "vocabulary", ""), mp_record_get_text (record, MP_TERM_CODE));
    default:
      return NULL;
    }
}

static void
keep_record (MpJsonReader *self,
             MpRecord     *record)
{
  g_ptr_array_add (self->records, record);
  mp_record_set_id (record, -(gint64) self->records->len);
}

/* The objects in the array that bears the name of a child table. */
static JsonArray *
get_child_array (JsonObject  *object,
                 MpTable      child,
                 GError     **error)
{
  const char *name = mp_table_get_info (child)->name;
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not an array"), name);
      return NULL;
    }
  return json_node_get_array (node);
}

static MpRecord *
read_child (MpJsonReader  *self,
            MpTable        child,
            JsonArray     *array,
            guint          index,
            GError       **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” holds something that is not an object"), mp_table_get_info (child)->name);
      return NULL;
    }
  return mp_json_record_from_object (child, json_node_get_object (node), find_cb, self, error);
}

static gboolean
read_children (MpJsonReader  *self,
               MpRecord      *owner,
               JsonObject    *object,
               GError       **error)
{
  GArray *tables = self->children[mp_record_get_table (owner)];
  GError *local_error = NULL;

  for (guint t = 0; t < tables->len && local_error == NULL; t++)
    {
      MpTable child = g_array_index (tables, MpTable, t);
      JsonArray *array = get_child_array (object, child, &local_error);

      for (guint i = 0; array && i < json_array_get_length (array) && local_error == NULL; i++)
        {
          MpRecord *record = read_child (self, child, array, i, &local_error);

          if (record == NULL)
            break;
          if (self->draft)
            {
              mp_project_record_add (self->draft->project, record);
              continue;
            }
          mp_record_set_reference (record, 0, mp_record_get_id (owner));
          keep_record (self, record);
        }
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* A record outside projects, with what belongs to it. */
static gboolean
read_record (MpJsonReader  *self,
             MpTable        table,
             JsonObject    *object,
             GError       **error)
{
  MpRecord *record;
  g_autofree char *name = NULL;

  /* A selection does not speak for the whole: it has no say about the portfolio. */
  if (table == MP_TABLE_PORTFOLIO && self->is_selection)
    return TRUE;
  record = mp_json_record_from_object (table, object, find_cb, self, error);
  if (record == NULL)
    return FALSE;
  keep_record (self, record);
  name = dup_name (self, record, object);
  if (name)
    {
      gint64 id = mp_record_get_id (record);

      g_hash_table_insert (self->locals, make_key (table, name), g_memdup2 (&id, sizeof id));
    }
  return read_children (self, record, object, error);
}

/* References to broader terms, parent offices and parent initiatives, which may stand behind what refers to them. */
static gboolean
resolve_parents (MpJsonReader  *self,
                 GError       **error)
{
  for (guint i = 0; i < self->parents->len; i++)
    {
      MpDraftName *name = g_ptr_array_index (self->parents, i);
      gint64 id = find_local (self, name->table, name->name);

      if (id == 0)
        return set_unknown (name->table, name->name, error);
      mp_record_set_integer (name->record, name->field, id);
    }
  g_ptr_array_set_size (self->parents, 0);
  return TRUE;
}

static JsonObject *
parse_object (MpJsonReader  *self,
              GError       **error)
{
  gsize length;
  const char *text = mp_json_splitter_get_text (self->splitter, &length);
  g_autoptr (GError) local_error = NULL;

  if (!mp_json_check_text (text, length, error))
    return NULL;
  if (!json_parser_load_from_data (self->parser, text, (gssize) length, &local_error) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (self->parser)))
    {
      /* It quotes what it found, and cuts that at any byte. */
      g_autofree char *why = g_utf8_make_valid (local_error ? local_error->message : "", -1);

      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("this is not valid JSON: %s"), why);
      return NULL;
    }
  return json_node_get_object (json_parser_get_root (self->parser));
}

static void
check_title (MpJsonReader  *self,
             GError       **error)
{
  if (mp_text_is_empty (mp_project_record_get_title (self->draft->project)))
    g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("the project has no title"));
}

/* A project; one that breaks the rules is unusable, the others are read on. */
static MpDraft *
read_project (MpJsonReader *self,
              JsonObject   *object,
              GError       *parse_error)
{
  g_autoptr (GError) error = parse_error;
  MpRecord *project = NULL;
  MpDraft *draft = mp_draft_new (mp_json_splitter_get_line (self->splitter));

  self->draft = draft;
  draft->complete = TRUE;
  if (object)
    {
      /* A project may come without UUID from elsewhere: it gets one. */
      if (!json_object_has_member (object, "uuid"))
        json_object_set_string_member (object, "uuid", "");
      project = mp_json_record_from_object (MP_TABLE_PROJECT, object, find_cb, self, &error);
    }
  if (project)
    {
      if (mp_text_is_empty (mp_record_get_text (project, MP_PROJECT_UUID)))
        mp_record_set_null (project, MP_PROJECT_UUID);
      mp_project_record_unref (draft->project);
      draft->project = mp_project_record_new (project);
      check_title (self, &error);
      if (error == NULL)
        read_children (self, project, object, &error);
    }
  if (error)
    {
      mp_reader_add_message (MP_READER (self), MP_SEVERITY_ERROR, "project-unusable", draft->line, _("The project cannot be read: %s"), error->message);
      mp_draft_set_unusable (draft, error->message);
      g_ptr_array_set_size (draft->names, 0);
    }
  self->draft = NULL;
  return draft;
}

static gboolean
set_error_place (MpJsonReader  *self,
                 GError        *cause,
                 GError       **error)
{
  /* Translators: 1 is the name of a file, 2 the number of a line, 3 what is wrong there. */
  g_set_error (error, cause->domain, cause->code, _("“%1$s”, line %2$u: %3$s"),
               mp_reader_get_name (MP_READER (self)), mp_json_splitter_get_line (self->splitter), cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
check_value (MpJsonReader  *self,
             GError       **error)
{
  const char *member = mp_json_splitter_get_member (self->splitter);
  const char *text = mp_json_splitter_get_text (self->splitter, NULL);

  if (strcmp (member, "format") == 0)
    {
      if (strcmp (text, "\"" MP_JSON_FORMAT "\"") != 0)
        {
          g_set_error_literal (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("this is JSON of another program"));
          return FALSE;
        }
      self->has_format = TRUE;
    }
  else if (strcmp (member, "version") == 0)
    {
      if (g_ascii_strtoll (text, NULL, 10) > MP_JSON_VERSION)
        {
          g_set_error_literal (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("it was written by a newer version of this program; update it"));
          return FALSE;
        }
    }
  else if (strcmp (member, "selection") == 0)
    {
      self->is_selection = strcmp (text, "true") == 0;
    }
  return TRUE;
}

static gboolean
find_top_table (const char *member,
                MpTable    *table)
{
  if (!mp_table_from_name (member, table))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (top_tables); i++)
    {
      if (top_tables[i] == *table)
        return TRUE;
    }
  return FALSE;
}

/* One record of the array that is being read; @draft is set for a project. */
static gboolean
take_record (MpJsonReader  *self,
             MpDraft      **draft,
             GError       **error)
{
  const char *member = mp_json_splitter_get_member (self->splitter);
  GError *local_error = NULL;
  JsonObject *object;
  MpTable table;

  if (!self->has_format)
    {
      g_set_error_literal (&local_error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("this is JSON of another program"));
      return set_error_place (self, local_error, error);
    }
  if (!find_top_table (member, &table))
    return TRUE;
  object = parse_object (self, &local_error);
  if (table == MP_TABLE_PROJECT && resolve_parents (self, local_error ? NULL : &local_error))
    {
      *draft = read_project (self, object, local_error);
      return TRUE;
    }
  if (object && local_error == NULL)
    read_record (self, table, object, &local_error);
  return local_error == NULL || set_error_place (self, local_error, error);
}

static gboolean
mp_json_reader_begin (MpReader      *reader,
                      GCancellable  *cancellable,
                      GError       **error)
{
  MpJsonReader *self = MP_JSON_READER (reader);

  g_clear_pointer (&self->splitter, mp_json_splitter_free);
  self->splitter = mp_json_splitter_new (mp_reader_get_name (reader), read_line, self, MP_READER_MAX_LINE);
  self->has_format = self->is_selection = FALSE;
  g_ptr_array_set_size (self->parents, 0);
  g_ptr_array_set_size (self->records, 0);
  g_hash_table_remove_all (self->locals);
  return TRUE;
}

static MpDraft *
mp_json_reader_next (MpReader      *reader,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MpJsonReader *self = MP_JSON_READER (reader);
  GError *local_error = NULL;
  MpDraft *draft = NULL;

  while (draft == NULL)
    {
      switch (mp_json_splitter_next (self->splitter, cancellable, &local_error))
        {
        case MP_JSON_PIECE_RECORD:
          if (!take_record (self, &draft, error))
            return NULL;
          break;
        case MP_JSON_PIECE_VALUE:
          if (!check_value (self, &local_error))
            {
              set_error_place (self, local_error, error);
              return NULL;
            }
          break;
        case MP_JSON_PIECE_END:
          if (!resolve_parents (self, &local_error))
            set_error_place (self, local_error, error);
          return NULL;
        case MP_JSON_PIECE_ERROR:
        default:
          g_propagate_error (error, local_error);
          return NULL;
        }
    }
  return draft;
}

static GPtrArray *
mp_json_reader_dup_records (MpReader *reader)
{
  MpJsonReader *self = MP_JSON_READER (reader);
  GPtrArray *copy = g_ptr_array_new_full (self->records->len, (GDestroyNotify) mp_record_unref);

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (copy, mp_record_ref (g_ptr_array_index (self->records, i)));
  return copy;
}

static void
mp_json_reader_finalize (GObject *object)
{
  MpJsonReader *self = MP_JSON_READER (object);

  g_clear_pointer (&self->splitter, mp_json_splitter_free);
  g_object_unref (self->parser);
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_clear_pointer (&self->children[i], g_array_unref);
  g_ptr_array_unref (self->parents);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->locals);

  G_OBJECT_CLASS (mp_json_reader_parent_class)->finalize (object);
}

static void
mp_json_reader_class_init (MpJsonReaderClass *klass)
{
  MpReaderClass *reader_class = MP_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_json_reader_finalize;
  reader_class->format = "json";
  reader_class->begin = mp_json_reader_begin;
  reader_class->next = mp_json_reader_next;
  reader_class->dup_records = mp_json_reader_dup_records;
}

static void
mp_json_reader_init (MpJsonReader *self)
{
  self->parser = json_parser_new ();
  for (guint i = 0; i < G_N_ELEMENTS (top_tables); i++)
    self->children[top_tables[i]] = mp_json_get_children (top_tables[i]);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  self->parents = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_name_free);
  self->locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

MpReader *
mp_json_reader_new (void)
{
  return g_object_new (MP_TYPE_JSON_READER, NULL);
}

/**
 * mp_json_reader_recognise:
 * @start: the beginning of a file
 *
 * Returns: whether it is a JSON object
 */
gboolean
mp_json_reader_recognise (const char *start,
                          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (start[i] == '{')
        {
          for (i++; i < length && g_ascii_isspace (start[i]); i++)
            ;
          return i == length || start[i] == '"' || start[i] == '}';
        }
      if (!g_ascii_isspace (start[i]))
        return FALSE;
    }
  return FALSE;
}
