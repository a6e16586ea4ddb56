/* mp-store-history.c: who changed what when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-history.h"

#include "model/mp-lookup.h"
#include "store/mp-record-text.h"
#include "store/mp-rows.h"

#define COLUMNS                                                                                  \
  "SELECT change_set.id, label, author, made_at, coalesce (undone_at, 0), coalesce (source, 0)," \
  " coalesce (project, 0), kind, tbl, record, field, old, new, whole"                            \
  " FROM change JOIN change_set ON change_set.id = change_set "
#define OF_ALL COLUMNS "ORDER BY change_set DESC, seq DESC LIMIT ?2"
#define OF_PROJECT COLUMNS "WHERE project = ?1 ORDER BY change_set DESC, seq DESC LIMIT ?2"
#define TIMES                                                      \
  "SELECT project, max (max (made_at, coalesce (undone_at, 0)))" \
  " FROM change JOIN change_set ON change_set.id = change_set WHERE project IS NOT NULL GROUP BY project"

static MpHistoryEntry *
get_entry (MpStatement *statement)
{
  const char *table_name = (const char *) sqlite3_column_text (statement, 8);
  const char *field_name = (const char *) sqlite3_column_text (statement, 10);
  const char *whole = (const char *) sqlite3_column_text (statement, 13);
  MpHistoryEntry *entry;
  MpTable table;

  /* A table that a later schema has dropped. */
  if (table_name == NULL || !mp_table_from_name (table_name, &table))
    return NULL;

  entry = g_new0 (MpHistoryEntry, 1);
  entry->change_set = sqlite3_column_int64 (statement, 0);
  entry->label = mp_statement_dup_text (statement, 1);
  entry->author = mp_statement_dup_text (statement, 2);
  entry->made_at = sqlite3_column_int64 (statement, 3);
  entry->undone_at = sqlite3_column_int64 (statement, 4);
  entry->source = sqlite3_column_int64 (statement, 5);
  entry->project = sqlite3_column_int64 (statement, 6);
  entry->kind = (MpChangeKind) CLAMP (sqlite3_column_int (statement, 7), MP_CHANGE_INSERT, MP_CHANGE_DELETE);
  entry->table = table;
  entry->id = sqlite3_column_int64 (statement, 9);
  entry->field = field_name ? mp_table_find_field (table, field_name) : -1;
  mp_rows_get_value (statement, 11, &entry->old_value);
  mp_rows_get_value (statement, 12, &entry->new_value);
  if (whole)
    {
      g_autoptr (GPtrArray) records = mp_records_from_text (whole, NULL);

      if (records)
        entry->record = mp_record_ref (g_ptr_array_index (records, 0));
    }
  return entry;
}

/* An insert keeps nothing while its record lives: the record in its table says what it was. */
static void
describe_living (MpRows    *rows,
                 GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      MpHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind == MP_CHANGE_INSERT && entry->record == NULL)
        mp_rows_read (rows, entry->table, entry->id, entry->project, &entry->record, NULL);
    }
}

/**
 * mp_store_history_load:
 * @project: a project, or 0 for the whole document
 * @limit: the most entries that are read, 0 for all
 *
 * Returns: (transfer full) (element-type MpHistoryEntry): the changes, newest first; %NULL with an error
 */
GPtrArray *
mp_store_history_load (MpDatabase  *database,
                       gint64       project,
                       guint        limit,
                       GError     **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_entry_free);
  g_autoptr (MpStatement) statement = mp_database_prepare (database, project ? OF_PROJECT : OF_ALL, error);
  g_autoptr (MpRows) rows = mp_rows_new (database);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (project)
    sqlite3_bind_int64 (statement, 1, project);
  sqlite3_bind_int64 (statement, 2, limit > 0 ? (gint64) limit : -1);
  do
    {
      MpHistoryEntry *entry;

      if (!mp_database_step (database, statement, &row, error))
        return NULL;
      entry = row ? get_entry (statement) : NULL;
      if (entry)
        g_ptr_array_add (entries, entry);
    }
  while (row);

  describe_living (rows, entries);
  return g_steal_pointer (&entries);
}

/**
 * mp_store_history_load_times:
 *
 * Returns: (transfer full) (element-type gint64 gint64): id of a project → when it was changed last,
 *   unix seconds; %NULL with an error
 */
GHashTable *
mp_store_history_load_times (MpDatabase  *database,
                             GError     **error)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (MpStatement) statement = mp_database_prepare (database, TIMES, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  do
    {
      if (!mp_database_step (database, statement, &row, error))
        return NULL;
      if (row)
        {
          gint64 project = sqlite3_column_int64 (statement, 0), time = sqlite3_column_int64 (statement, 1);

          g_hash_table_insert (times, g_memdup2 (&project, sizeof project), g_memdup2 (&time, sizeof time));
        }
    }
  while (row);
  return g_steal_pointer (&times);
}
