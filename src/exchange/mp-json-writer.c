/* mp-json-writer.c: a portfolio as JSON, one record a line
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "exchange/mp-export-private.h"
#include "exchange/mp-iati.h"
#include "exchange/mp-json-record.h"

/* Written as soon as so many bytes have come together. */
#define BLOCK_SIZE (256u << 10)

typedef struct
{
  MpExport *export;
  GOutputStream *stream;
  GCancellable *cancellable;
  JsonGenerator *generator;
  JsonNode *node;
  GString *text;
  GHashTable *names;              /* id of a record outside projects → what references call it */
  GHashTable *wanted;             /* ids to which a selection refers; NULL for everything */
  GArray *children[MP_N_TABLES];  /* of MpTable; NULL for tables that are not on top */
  GHashTable *owned;              /* id of an owner → GPtrArray of MpRecord */
  gboolean first;                 /* no record stands in the array yet */
} Writer;

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_names (Writer *self)
{
  MpExport *export = self->export;
  static const MpTable named[] = { MP_TABLE_SOURCE, MP_TABLE_VOCABULARY, MP_TABLE_PARTNER, MP_TABLE_INITIATIVE };

  for (guint t = 0; t < G_N_ELEMENTS (named); t++)
    {
      for (guint i = 0; i < export->records[named[t]]->len; i++)
        {
          MpRecord *record = g_ptr_array_index (export->records[named[t]], i);

          g_hash_table_insert (self->names, dup_id (mp_record_get_id (record)), g_strdup (mp_record_get_text (record, 0)));
        }
    }
  for (guint i = 0; i < export->records[MP_TABLE_TERM]->len; i++)
    {
      MpRecord *term = g_ptr_array_index (export->records[MP_TABLE_TERM], i);
      gint64 vocabulary = mp_record_get_integer (term, MP_TERM_VOCABULARY);
      const char *key = g_hash_table_lookup (self->names, &vocabulary);

      if (key)
        g_hash_table_insert (self->names, dup_id (mp_record_get_id (term)), g_strdup_printf ("%s/%s", key, mp_record_get_text (term, MP_TERM_CODE)));
    }
}

/* MpJsonNameFunc */
static const char *
name_cb (MpTable  table,
         gint64   id,
         gpointer user_data)
{
  Writer *self = user_data;

  return g_hash_table_lookup (table == MP_TABLE_PROJECT ? self->export->uuids : self->names, &id);
}

/* What belongs to terms and partners, by its owner. */
static void
add_owned (Writer *self)
{
  for (guint table = 0; table < MP_N_TABLES; table++)
    {
      GPtrArray *records = self->export->records[table];

      if (!mp_table_has_owner (table, NULL))
        continue;
      for (guint i = 0; records && i < records->len; i++)
        {
          gint64 owner = mp_record_get_integer (g_ptr_array_index (records, i), 0);
          GPtrArray *list = g_hash_table_lookup (self->owned, &owner);

          if (list == NULL)
            {
              list = g_ptr_array_new ();
              g_hash_table_insert (self->owned, dup_id (owner), list);
            }
          g_ptr_array_add (list, g_ptr_array_index (records, i));
        }
    }
}

static gboolean
flush (Writer   *self,
       gsize     limit,
       GError  **error)
{
  return self->text->len < limit || mp_export_put (self->stream, self->text, self->cancellable, error);
}

/* Takes @object. */
static gboolean
put_object (Writer      *self,
            JsonObject  *object,
            GError     **error)
{
  if (!self->first)
    g_string_append (self->text, ",\n");
  self->first = FALSE;
  json_node_take_object (self->node, object);
  json_generator_set_root (self->generator, self->node);
  json_generator_to_gstring (self->generator, self->text);
  return flush (self, BLOCK_SIZE, error);
}

static void
begin_array (Writer  *self,
             MpTable  table)
{
  g_string_append_printf (self->text, ",\n\"%s\":[\n", mp_table_get_info (table)->name);
  self->first = TRUE;
}

static void
end_array (Writer *self)
{
  g_string_append (self->text, self->first ? "]" : "\n]");
}

static void
append_children (Writer      *self,
                 JsonObject  *object,
                 MpTable      child,
                 GPtrArray   *records)
{
  JsonArray *array = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);

      if (mp_record_get_table (record) != child)
        continue;
      if (array == NULL)
        array = json_array_new ();
      json_array_add_object_element (array, mp_json_object_from_record (record, name_cb, self));
    }
  if (array)
    json_object_set_array_member (object, mp_table_get_info (child)->name, array);
}

static gboolean
put_record (Writer    *self,
            MpRecord  *record,
            GError   **error)
{
  MpTable table = mp_record_get_table (record);
  gint64 id = mp_record_get_id (record);
  GPtrArray *owned = g_hash_table_lookup (self->owned, &id);
  JsonObject *object = mp_json_object_from_record (record, name_cb, self);

  for (guint i = 0; owned && i < self->children[table]->len; i++)
    append_children (self, object, g_array_index (self->children[table], MpTable, i), owned);
  return put_object (self, object, error);
}

/* MpProjectFunc */
static gboolean
put_project_cb (MpProjectRecord  *project,
                gpointer          user_data,
                GError          **error)
{
  Writer *self = user_data;
  GArray *children = self->children[MP_TABLE_PROJECT];
  JsonObject *object = mp_json_object_from_record (mp_project_record_get_project (project), name_cb, self);

  if (self->export->sheet.leave_out_notes)
    json_object_remove_member (object, mp_table_get_info (MP_TABLE_PROJECT)->fields[MP_PROJECT_NOTE].name);
  for (guint t = 0; t < children->len; t++)
    {
      MpTable child = g_array_index (children, MpTable, t);
      guint n = mp_project_record_get_n (project, child);
      JsonArray *array;

      if (n == 0)
        continue;
      array = json_array_sized_new (n);
      for (guint i = 0; i < n; i++)
        {
          MpRecord *record = mp_project_record_get (project, child, i);

          if (child != MP_TABLE_EXTRA_FIELD || !self->export->sheet.leave_out_notes || !mp_iati_is_private (record))
            json_array_add_object_element (array, mp_json_object_from_record (record, name_cb, self));
        }
      json_object_set_array_member (object, mp_table_get_info (child)->name, array);
    }
  g_atomic_int_inc (&self->export->n_written);
  return put_object (self, object, error);
}

/* What a record refers to is wanted. */
static void
want_references (Writer         *self,
                 const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      gint64 id = info->fields[i].type == MP_FIELD_REFERENCE ? mp_record_get_integer (record, i) : 0;

      if (id != 0 && info->fields[i].target != MP_TABLE_PROJECT)
        g_hash_table_add (self->wanted, dup_id (id));
    }
}

/* MpProjectFunc */
static gboolean
want_project_cb (MpProjectRecord  *project,
                 gpointer          user_data,
                 GError          **error)
{
  want_references (user_data, mp_project_record_get_project (project));
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        want_references (user_data, mp_project_record_get (project, table, i));
    }
  return TRUE;
}

static gboolean
is_wanted (Writer         *self,
           const MpRecord *record)
{
  gint64 id = mp_record_get_id (record);

  return self->wanted == NULL || g_hash_table_contains (self->wanted, &id);
}

/* What the wanted records refer to is wanted too, until nothing is added: offices and their
 * ministries, terms of a partner, what an initiative is a part of, broader terms, vocabularies. */
static void
want_more (Writer *self)
{
  static const MpTable tables[] = { MP_TABLE_PARTNER, MP_TABLE_INITIATIVE, MP_TABLE_TERM };
  guint n_before;

  do
    {
      n_before = g_hash_table_size (self->wanted);
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        {
          for (guint i = 0; i < self->export->records[tables[t]]->len; i++)
            {
              MpRecord *record = g_ptr_array_index (self->export->records[tables[t]], i);
              gint64 id = mp_record_get_id (record);
              GPtrArray *owned = g_hash_table_lookup (self->owned, &id);

              if (!is_wanted (self, record))
                continue;
              want_references (self, record);
              for (guint j = 0; owned && j < owned->len; j++)
                want_references (self, g_ptr_array_index (owned, j));
            }
        }
    }
  while (g_hash_table_size (self->wanted) > n_before);
}

static gboolean
put_table (Writer   *self,
           MpTable   table,
           GError  **error)
{
  GPtrArray *records = self->export->records[table];

  begin_array (self, table);
  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);

      /* Nothing refers to the portfolio and its views: they go with the whole only. */
      if (is_wanted (self, record))
        {
          if (!put_record (self, record, error))
            return FALSE;
        }
    }
  end_array (self);
  return TRUE;
}

static gboolean
put_document (Writer   *self,
              GError  **error)
{
  static const MpTable before[] = {
    MP_TABLE_PORTFOLIO, MP_TABLE_SOURCE, MP_TABLE_VOCABULARY, MP_TABLE_TERM, MP_TABLE_PARTNER, MP_TABLE_INITIATIVE,
  };

  g_string_append_printf (self->text, "{\"format\":\"%s\",\"version\":%d", MP_JSON_FORMAT, MP_JSON_VERSION);
  if (self->wanted)
    g_string_append (self->text, ",\"selection\":true");
  for (guint t = 0; t < G_N_ELEMENTS (before); t++)
    {
      if (!put_table (self, before[t], error))
        return FALSE;
    }
  begin_array (self, MP_TABLE_PROJECT);
  if (!mp_export_each_project (self->export, put_project_cb, self, self->cancellable, error))
    return FALSE;
  end_array (self);
  if (!put_table (self, MP_TABLE_VIEW, error))
    return FALSE;
  g_string_append (self->text, "}\n");
  return flush (self, 0, error);
}

static void
clear_writer (Writer *self)
{
  g_object_unref (self->generator);
  json_node_unref (self->node);
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_hash_table_unref (self->owned);
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_clear_pointer (&self->children[i], g_array_unref);
}

/* Blocks; in any thread. */
gboolean
mp_export_write_json (MpExport       *self,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Writer writer = { .export = self, .stream = stream, .cancellable = cancellable };
  gboolean done = TRUE;

  writer.generator = json_generator_new ();
  writer.node = json_node_new (JSON_NODE_OBJECT);
  writer.text = g_string_sized_new (BLOCK_SIZE * 2);
  writer.names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  writer.owned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint table = 0; table < MP_N_TABLES; table++)
    writer.children[table] = mp_json_get_children (table);
  add_names (&writer);
  add_owned (&writer);
  if (self->ids)
    {
      writer.wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      done = mp_export_each_project (self, want_project_cb, &writer, cancellable, error);
      want_more (&writer);
    }
  done = done && put_document (&writer, error);
  clear_writer (&writer);
  return done;
}
