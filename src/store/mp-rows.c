/* mp-rows.c: records in the tables of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-rows.h"

#include "store/mp-inserter.h"

/* Statements belong to the database. They are kept here besides, because looking a million of them up
 * by their text takes a tenth of the time of an import. */
struct _MpRows
{
  MpDatabase *database;
  MpInserter *insert[MP_N_TABLES];
  MpStatement *read[MP_N_TABLES];
  MpStatement *delete[MP_N_TABLES];
};

/**
 * mp_rows_new:
 * @database: (not nullable): where the records are; must outlive the result
 */
MpRows *
mp_rows_new (MpDatabase *database)
{
  MpRows *self = g_new0 (MpRows, 1);

  self->database = database;
  return self;
}

void
mp_rows_free (MpRows *self)
{
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_clear_pointer (&self->insert[i], mp_inserter_free);
  g_free (self);
}

void
mp_rows_bind_value (MpStatement   *statement,
                    int            index,
                    const MpValue *value)
{
  switch (value->type)
    {
    case MP_VALUE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case MP_VALUE_TEXT:
      sqlite3_bind_text (statement, index, value->text, -1, SQLITE_STATIC);
      break;
    case MP_VALUE_NULL:
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

/**
 * mp_rows_get_value:
 * @value: (out caller-allocates): an empty value
 */
void
mp_rows_get_value (MpStatement *statement,
                   int          column,
                   MpValue     *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      value->type = MP_VALUE_INTEGER;
      value->integer = sqlite3_column_int64 (statement, column);
      break;
    case SQLITE_TEXT:
      value->type = MP_VALUE_TEXT;
      value->text = mp_statement_dup_text (statement, column);
      break;
    default:
      break;
    }
}

/**
 * mp_rows_get_record:
 * @statement: one that stands on a row of mp_rows_make_select()
 *
 * Returns: (transfer full): the record
 */
MpRecord *
mp_rows_get_record (MpStatement *statement,
                    MpTable      table)
{
  guint n = mp_table_get_info (table)->n_fields;
  MpRecord *record = mp_record_new (table, sqlite3_column_int64 (statement, 0));

  for (guint i = 0; i < n; i++)
    {
      int column = (int) i + 1;

      switch (sqlite3_column_type (statement, column))
        {
        case SQLITE_INTEGER:
          mp_record_set_integer (record, i, sqlite3_column_int64 (statement, column));
          break;
        case SQLITE_TEXT:
          mp_record_take_text (record, i, mp_statement_dup_text (statement, column));
          break;
        default:
          break;
        }
    }
  return record;
}

/**
 * mp_rows_make_select:
 * @rest: what follows the name of the table
 *
 * Returns: (transfer full): a statement that reads the id and all fields
 */
char *
mp_rows_make_select (MpTable     table,
                     const char *rest)
{
  const MpTableInfo *info = mp_table_get_info (table);
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", %s", info->fields[i].name);
  g_string_append_printf (sql, " FROM %s %s", info->name, rest);
  return g_string_free (sql, FALSE);
}

static const char *
get_condition (MpTable table)
{
  return mp_table_is_project_child (table) ? "WHERE id = ?1 AND project = ?2" : "WHERE id = ?1";
}

static void
bind_key (MpStatement *statement,
          MpTable      table,
          gint64       id,
          gint64       project)
{
  sqlite3_bind_int64 (statement, 1, id);
  if (mp_table_is_project_child (table))
    sqlite3_bind_int64 (statement, 2, project);
}

static MpInserter *
get_inserter (MpRows  *self,
              MpTable  table)
{
  const MpTableInfo *info = mp_table_get_info (table);
  g_autoptr (GString) columns = NULL;

  if (self->insert[table] == NULL)
    {
      columns = g_string_new ("id");
      for (guint i = 0; i < info->n_fields; i++)
        g_string_append_printf (columns, ", %s", info->fields[i].name);
      self->insert[table] = mp_inserter_new (self->database, info->name, columns->str);
    }
  return self->insert[table];
}

static void
bind_record (MpStatement   *statement,
             int            index,
             guint          row,
             gconstpointer  user_data)
{
  MpRecord *const *records = user_data;
  guint n = mp_table_get_info (mp_record_get_table (records[row]))->n_fields;

  sqlite3_bind_int64 (statement, index, mp_record_get_id (records[row]));
  for (guint i = 0; i < n; i++)
    mp_rows_bind_value (statement, index + 1 + (int) i, mp_record_get_value (records[row], i));
}

/**
 * mp_rows_insert:
 * @records: records of one table with their ids and, where they have one, their owners
 *
 * After an error the transaction must be rolled back.
 */
gboolean
mp_rows_insert (MpRows           *self,
                MpRecord *const  *records,
                guint             n_records,
                GError          **error)
{
  if (n_records == 0)
    return TRUE;
  return mp_inserter_run (get_inserter (self, mp_record_get_table (records[0])), n_records, bind_record, records, error);
}

/**
 * mp_rows_read:
 * @project: the project that the record belongs to, for a table of such records
 * @record: (out) (transfer full) (nullable): the record, %NULL when there is none
 */
gboolean
mp_rows_read (MpRows    *self,
              MpTable    table,
              gint64     id,
              gint64     project,
              MpRecord **record,
              GError   **error)
{
  g_autoptr (MpStatement) statement = self->read[table];
  gboolean row;

  *record = NULL;
  if (statement == NULL)
    {
      g_autofree char *sql = mp_rows_make_select (table, get_condition (table));

      statement = self->read[table] = mp_database_prepare (self->database, sql, error);
      if (statement == NULL)
        return FALSE;
    }

  bind_key (statement, table, id, project);
  if (!mp_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row)
    *record = mp_rows_get_record (statement, table);
  return TRUE;
}

gboolean
mp_rows_exists (MpRows    *self,
                MpTable    table,
                gint64     id,
                gboolean  *exists,
                GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", mp_table_get_info (table)->name);
  g_autoptr (MpStatement) statement = mp_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return mp_database_step (self->database, statement, exists, error);
}

/**
 * mp_rows_update:
 * @field: the one field that is written
 */
gboolean
mp_rows_update (MpRows         *self,
                MpTable         table,
                gint64          id,
                gint64          project,
                guint           field,
                const MpValue  *value,
                GError        **error)
{
  const MpTableInfo *info = mp_table_get_info (table);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?3 %s", info->name, info->fields[field].name, get_condition (table));
  g_autoptr (MpStatement) statement = mp_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_key (statement, table, id, project);
  mp_rows_bind_value (statement, 3, value);
  return mp_database_run (self->database, statement, error);
}

gboolean
mp_rows_delete (MpRows   *self,
                MpTable   table,
                gint64    id,
                gint64    project,
                GError  **error)
{
  MpStatement *statement = self->delete[table];

  if (statement == NULL)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s %s", mp_table_get_info (table)->name, get_condition (table));

      statement = self->delete[table] = mp_database_prepare (self->database, sql, error);
      if (statement == NULL)
        return FALSE;
    }
  bind_key (statement, table, id, project);
  return mp_database_run (self->database, statement, error);
}

static gboolean
read_rows (MpRows     *self,
           MpTable     table,
           const char *rest,
           gint64      key,
           GPtrArray  *records,
           GError    **error)
{
  g_autofree char *sql = mp_rows_make_select (table, rest);
  g_autoptr (MpStatement) statement = mp_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, key);
  while (mp_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (records, mp_rows_get_record (statement, table));
    }
  return FALSE;
}

/**
 * mp_rows_read_all:
 * @records: (element-type MpRecord): where all records of @table are appended, in the order of their ids
 */
gboolean
mp_rows_read_all (MpRows     *self,
                  MpTable     table,
                  GPtrArray  *records,
                  GError    **error)
{
  return read_rows (self, table, "ORDER BY id", 0, records, error);
}

/**
 * mp_rows_read_owned:
 * @table: a table whose rows have an owner
 * @records: (element-type MpRecord): where the records of @owner are appended
 */
gboolean
mp_rows_read_owned (MpRows     *self,
                    MpTable     table,
                    gint64      owner,
                    GPtrArray  *records,
                    GError    **error)
{
  g_autofree char *rest = g_strdup_printf ("WHERE %s = ?1 ORDER BY id", mp_table_get_info (table)->fields[0].name);

  return read_rows (self, table, rest, owner, records, error);
}
