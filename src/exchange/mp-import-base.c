/* mp-import-base.c: what an import needs of the portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

static void
add_links (MpImportBase    *self,
           MpImportProject *project,
           const MpSummary *summary,
           GHashTable      *countries)
{
  project->first_link = self->links->len;
  project->n_countries = 0;
  for (guint i = 0; i < summary->n_terms; i++)
    {
      if (g_hash_table_contains (countries, &summary->terms[i].id))
        {
          g_array_append_val (self->links, summary->terms[i].id);
          project->n_countries++;
        }
    }
  project->n_partners = summary->n_partners;
  for (guint i = 0; i < summary->n_partners; i++)
    g_array_append_val (self->links, summary->partners[i].id);
}

static void
add_projects (MpImportBase *self,
              MpPortfolio  *portfolio)
{
  g_autoptr (GArray) terms = mp_term_index_dup_terms (self->terms, MP_VOCABULARY_COUNTRIES);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < terms->len; i++)
    g_hash_table_add (countries, &g_array_index (terms, gint64, i));
  for (guint row = 0; row < mp_portfolio_get_n_rows (portfolio); row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);
      MpImportProject project;

      if (summary == NULL || summary->id == 0)
        continue;
      project.id = summary->id;
      project.uuid = g_string_chunk_insert (self->strings, summary->uuid);
      project.start = summary->start;
      project.start_precision = summary->start_precision;
      add_links (self, &project, summary, countries);
      g_array_append_val (self->projects, project);
      self->last_position = MAX (self->last_position, summary->position);
    }
}

/**
 * mp_import_base_new:
 *
 * Copies what the threads need; in the main thread.
 */
MpImportBase *
mp_import_base_new (MpPortfolio *portfolio)
{
  MpImportBase *self = g_new0 (MpImportBase, 1);

  self->terms = mp_term_index_ref (mp_portfolio_get_term_index (portfolio));
  for (guint table = 0; table < MP_N_TABLES; table++)
    {
      GPtrArray *records;

      if (table == MP_TABLE_PROJECT || mp_table_is_project_child (table))
        continue;
      records = mp_portfolio_get_records (portfolio, table);
      self->records[table] = g_ptr_array_new_full (records->len, (GDestroyNotify) mp_record_unref);
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (self->records[table], mp_record_ref (g_ptr_array_index (records, i)));
    }

  self->strings = g_string_chunk_new (64 * 1024);
  self->projects = g_array_sized_new (FALSE, FALSE, sizeof (MpImportProject), mp_portfolio_get_n_projects (portfolio));
  self->links = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_projects (self, portfolio);
  return self;
}

void
mp_import_base_free (MpImportBase *self)
{
  for (guint table = 0; table < MP_N_TABLES; table++)
    g_clear_pointer (&self->records[table], g_ptr_array_unref);
  mp_term_index_unref (self->terms);
  g_array_unref (self->projects);
  g_array_unref (self->links);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Whether nothing was put into the document yet but what every new one has. */
gboolean
mp_import_base_is_empty (MpImportBase *self)
{
  return self->projects->len == 0 && self->records[MP_TABLE_PARTNER]->len == 0 && self->records[MP_TABLE_INITIATIVE]->len == 0 &&
         self->records[MP_TABLE_SOURCE]->len == 0 && self->records[MP_TABLE_VIEW]->len == 0;
}

GHashTable *
mp_import_ids_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
mp_import_ids_set (GHashTable *ids,
                   gint64      local,
                   gint64      id)
{
  g_hash_table_insert (ids, g_memdup2 (&local, sizeof local), g_memdup2 (&id, sizeof id));
}

/* What @local became; @local itself when that is not known (yet). */
gint64
mp_import_ids_get (GHashTable *ids,
                   gint64      local)
{
  const gint64 *id = g_hash_table_lookup (ids, &local);

  return id ? *id : local;
}

/* Replaces the local ids to which @record refers. */
void
mp_import_map_record (MpRecord   *record,
                      GHashTable *ids)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      gint64 local;

      if (info->fields[i].type != MP_FIELD_REFERENCE)
        continue;
      local = mp_record_get_integer (record, i);
      if (local < 0)
        mp_record_set_reference (record, i, mp_import_ids_get (ids, local));
    }
}

/* Empties what refers to something that is not made after all. */
void
mp_import_drop_local (MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == MP_FIELD_REFERENCE && mp_record_get_integer (record, i) < 0)
        mp_record_set_null (record, i);
    }
}

void
mp_import_map_project (MpProjectRecord *project,
                       GHashTable      *ids)
{
  mp_import_map_record (mp_project_record_get_project (project), ids);
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        mp_import_map_record (mp_project_record_get (project, table, i), ids);
    }
}
