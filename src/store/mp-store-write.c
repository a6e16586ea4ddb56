/* mp-store-write.c: change sets, written down with their history
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-write.h"

#include "store/mp-inserter.h"
#include "store/mp-record-text.h"

/* New projects that are written together. */
#define MAX_RUN 512

struct _MpAct
{
  MpWriter *writer;
  char *label;
  char *author;
  gint64 source;
  gint64 id; /* of the change set, 0 until there is a change */
  gint64 seq;
  MpInserter *insert_change;
};

MpAct *
mp_act_new (MpWriter   *writer,
            const char *label,
            const char *author,
            gint64      source)
{
  MpAct *self = g_new0 (MpAct, 1);

  self->writer = writer;
  self->label = g_strdup (label);
  self->author = g_strdup (author);
  self->source = source;
  self->insert_change = mp_inserter_new (mp_writer_get_database (writer), "change",
                                         "change_set, seq, kind, tbl, record, project, field, old, new, whole");
  return self;
}

void
mp_act_free (MpAct *self)
{
  mp_inserter_free (self->insert_change);
  g_free (self->label);
  g_free (self->author);
  g_free (self);
}

/**
 * mp_act_is_empty:
 *
 * Returns: whether nothing was changed, so that there is nothing to undo
 */
gboolean
mp_act_is_empty (MpAct *self)
{
  return self->id == 0;
}

/* The row of the change set. What was undone before it cannot be redone any more. */
static gboolean
begin_act (MpAct   *self,
           GError **error)
{
  MpDatabase *database = mp_writer_get_database (self->writer);
  g_autoptr (MpStatement) statement = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  if (!mp_database_execute (database, "UPDATE change_set SET abandoned = 1 WHERE undone_at IS NOT NULL AND abandoned = 0", error) ||
      !mp_database_get_integer (database, "SELECT max (id) FROM change_set", &self->id, error))
    return FALSE;
  self->id++;

  statement = mp_database_prepare (database, "INSERT INTO change_set (id, uuid, label, author, made_at, source) VALUES (?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->id);
  mp_statement_bind_text (statement, 2, uuid);
  mp_statement_bind_text (statement, 3, self->label ? self->label : "");
  mp_statement_bind_text (statement, 4, self->author);
  sqlite3_bind_int64 (statement, 5, g_get_real_time () / G_USEC_PER_SEC);
  if (self->source != 0)
    sqlite3_bind_int64 (statement, 6, self->source);
  return mp_database_run (database, statement, error);
}

typedef struct
{
  MpChangeKind kind;
  MpTable table;
  gint64 id;
  gint64 project;
  guint field;
  const MpValue *old_value;
  const MpValue *new_value;
  const char *whole;
} Row;

typedef struct
{
  MpAct *act;
  const Row *rows;
} Rows;

static void
bind_change (MpStatement   *statement,
             int            index,
             guint          i,
             gconstpointer  user_data)
{
  const MpValue nothing = MP_VALUE_INIT;
  const Rows *rows = user_data;
  const Row *row = &rows->rows[i];
  const MpTableInfo *info = mp_table_get_info (row->table);
  gboolean update = row->kind == MP_CHANGE_UPDATE;

  sqlite3_bind_int64 (statement, index++, rows->act->id);
  sqlite3_bind_int64 (statement, index++, rows->act->seq++);
  sqlite3_bind_int (statement, index++, (int) row->kind);
  mp_statement_bind_text (statement, index++, info->name);
  sqlite3_bind_int64 (statement, index++, row->id);
  if (row->project != 0)
    sqlite3_bind_int64 (statement, index++, row->project);
  else
    sqlite3_bind_null (statement, index++);
  mp_statement_bind_text (statement, index++, update ? info->fields[row->field].name : NULL);
  mp_rows_bind_value (statement, index++, update ? row->old_value : &nothing);
  mp_rows_bind_value (statement, index++, update ? row->new_value : &nothing);
  mp_statement_bind_text (statement, index, row->whole);
}

static gboolean
note_changes (MpAct      *self,
              const Row  *rows,
              guint       n_rows,
              GError    **error)
{
  const Rows all = { self, rows };

  if (self->id == 0 && !begin_act (self, error))
    return FALSE;
  return mp_inserter_run (self->insert_change, n_rows, bind_change, &all, error);
}

static gboolean
note_change (MpAct      *self,
             const Row  *row,
             GError    **error)
{
  return note_changes (self, row, 1, error);
}

/**
 * mp_project_record_to_text:
 *
 * Returns: (transfer full): the project and its records for the history
 */
char *
mp_project_record_to_text (const MpProjectRecord *project)
{
  GString *text = g_string_new (NULL);

  mp_record_append_text (mp_project_record_get_project (project), text);
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        mp_record_append_text (mp_project_record_get (project, table, i), text);
    }
  return g_string_free (text, FALSE);
}

/**
 * mp_owned_records_to_text:
 * @records: (element-type MpRecord): a record and what it owns
 */
char *
mp_owned_records_to_text (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    mp_record_append_text (g_ptr_array_index (records, i), text);
  return g_string_free (text, FALSE);
}

/**
 * mp_store_read_whole:
 * @record: a record of any table but project
 * @records: (out) (transfer full) (element-type MpRecord): @record and the records that it owns
 */
gboolean
mp_store_read_whole (MpWriter   *writer,
                     MpRecord   *record,
                     GPtrArray **records,
                     GError    **error)
{
  MpTable owner_table = mp_record_get_table (record);
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);

  g_ptr_array_add (whole, mp_record_ref (record));
  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      MpTable owner;

      if (!mp_table_is_project_child (table) && mp_table_has_owner (table, &owner) && owner == owner_table &&
          !mp_rows_read_owned (mp_writer_get_rows (writer), table, mp_record_get_id (record), whole, error))
        return FALSE;
    }
  *records = g_steal_pointer (&whole);
  return TRUE;
}

static gboolean
prepare_project (MpAct     *self,
                 MpChange  *change,
                 GError   **error)
{
  MpProjectRecord *project = change->project_record;
  MpRecord *record = mp_project_record_get_project (project);
  gint64 id;

  if (mp_record_get_id (record) == 0)
    mp_record_set_id (record, mp_writer_make_id (self->writer));
  change->id = change->project = id = mp_record_get_id (record);
  if (!mp_record_check (record, error))
    return FALSE;

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      guint n = mp_project_record_get_n (project, table);

      for (guint i = 0; i < n; i++)
        {
          MpRecord *child = mp_project_record_get (project, table, i);

          if (mp_record_get_id (child) == 0)
            mp_record_set_id (child, mp_writer_make_id (self->writer));
          mp_record_set_reference (child, 0, id);
          if (!mp_record_check (child, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
prepare_record (MpAct     *self,
                MpChange  *change,
                GError   **error)
{
  if (mp_record_get_id (change->record) == 0)
    mp_record_set_id (change->record, mp_writer_make_id (self->writer));
  change->id = mp_record_get_id (change->record);
  change->project = mp_table_is_project_child (change->table) ? mp_record_get_integer (change->record, 0) : 0;
  return mp_record_check (change->record, error);
}

/**
 * mp_act_prepare:
 * @set: changes of the act; ids of new records are filled in
 * @derived: (element-type MpDerived): an empty mp_derived_array_new(), filled with what belongs to the
 *   changes, one by one
 *
 * Does all of the work that needs no document, in any thread.
 */
gboolean
mp_act_prepare (MpAct        *self,
                MpChangeSet  *set,
                GPtrArray    *derived,
                GError      **error)
{
  guint n = mp_change_set_get_n (set);

  for (guint i = 0; i < n; i++)
    {
      MpChange *change = mp_change_set_get (set, i);

      if (change->kind == MP_CHANGE_INSERT &&
          !(change->project_record ? prepare_project (self, change, error) : prepare_record (self, change, error)))
        return FALSE;
      g_ptr_array_add (derived, change->project_record ? mp_derived_new (change->project_record) : NULL);
    }
  return TRUE;
}

static gboolean
insert_record (MpAct           *self,
               const MpChange  *change,
               GError         **error)
{
  const Row row = { .kind = MP_CHANGE_INSERT, .table = change->table, .id = change->id, .project = change->project };

  return mp_writer_put_record (self->writer, change->record, error) && note_change (self, &row, error);
}

static gboolean
is_new_project (const MpChange *change)
{
  return change->kind == MP_CHANGE_INSERT && change->project_record != NULL;
}

/* New projects that follow each other in the order of their ids go in together. @n: (out): how many. */
static gboolean
insert_projects (MpAct        *self,
                 MpChangeSet  *set,
                 GPtrArray    *derived,
                 guint         first,
                 guint        *n,
                 GError      **error)
{
  MpProjectRecord *projects[MAX_RUN];
  Row rows[MAX_RUN] = { 0 };
  guint n_changes = mp_change_set_get_n (set);

  for (*n = 0; *n < MAX_RUN && first + *n < n_changes; ++*n)
    {
      const MpChange *change = mp_change_set_get (set, first + *n);

      if (!is_new_project (change) || (*n > 0 && change->id < rows[*n - 1].id))
        break;
      projects[*n] = change->project_record;
      rows[*n] = (Row){ .kind = MP_CHANGE_INSERT, .table = change->table, .id = change->id, .project = change->project };
    }
  return mp_writer_put_projects (self->writer, projects, (MpDerived **) derived->pdata + first, *n, error) &&
         note_changes (self, rows, *n, error);
}

static gboolean
set_conflict (MpAct   *self,
              GError **error)
{
  mp_store_error_set (error, MP_STORE_ERROR_CONFLICT, mp_database_get_name (mp_writer_get_database (self->writer)), NULL);
  return FALSE;
}

static gboolean
read_existing (MpAct     *self,
               MpTable    table,
               gint64     id,
               gint64     project,
               MpRecord **record,
               GError   **error)
{
  return mp_rows_read (mp_writer_get_rows (self->writer), table, id, project, record, error) &&
         (*record || set_conflict (self, error));
}

/* Writes one field; @record holds the new value afterwards. */
static gboolean
set_field (MpAct          *self,
           MpRecord       *record,
           guint           field,
           gint64          project,
           const MpValue  *value,
           GError        **error)
{
  g_auto (MpValue) old_value = MP_VALUE_INIT;
  Row row = {
    .kind = MP_CHANGE_UPDATE,
    .table = mp_record_get_table (record),
    .id = mp_record_get_id (record),
    .project = project,
    .field = field,
    .old_value = &old_value,
    .new_value = value,
  };

  mp_value_copy (mp_record_get_value (record, field), &old_value);
  return mp_writer_set_field (self->writer, record, field, value, error) &&
         mp_record_check (record, error) &&
         note_change (self, &row, error);
}

static gboolean
update_record (MpAct           *self,
               const MpChange  *change,
               GError         **error)
{
  g_autoptr (MpRecord) record = NULL;

  /* What a record belongs to never changes: the record would have to move. */
  if (mp_table_has_owner (change->table, NULL) && change->field == 0)
    return set_conflict (self, error);
  if (!read_existing (self, change->table, change->id, change->project, &record, error))
    return FALSE;
  if (!mp_value_equal (mp_record_get_value (record, change->field), &change->old_value))
    return set_conflict (self, error);
  return set_field (self, record, change->field, change->project, &change->new_value, error);
}

/* Relations of other projects to one that goes keep its title instead. */
static gboolean
make_stubs (MpAct            *self,
            MpProjectRecord  *project,
            GError          **error)
{
  MpDatabase *database = mp_writer_get_database (self->writer);
  g_autofree char *sql = mp_rows_make_select (MP_TABLE_RELATION, "WHERE other = ?1 AND project <> ?1");
  g_autoptr (MpStatement) statement = mp_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  const MpValue nothing = MP_VALUE_INIT;
  g_auto (MpValue) title = MP_VALUE_INIT;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, mp_project_record_get_id (project));
  do
    {
      if (!mp_database_step (database, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (relations, mp_rows_get_record (statement, MP_TABLE_RELATION));
    }
  while (row);
  mp_statement_reset (statement);

  mp_value_set_text (&title, mp_project_record_get_title (project));
  for (guint i = 0; i < relations->len; i++)
    {
      MpRecord *relation = g_ptr_array_index (relations, i);
      gint64 other = mp_record_get_integer (relation, MP_RELATION_PROJECT);

      if (!set_field (self, relation, MP_RELATION_OTHER_TITLE, other, &title, error) ||
          !set_field (self, relation, MP_RELATION_OTHER, other, &nothing, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_project (MpAct     *self,
                gint64     id,
                GError   **error)
{
  g_autoptr (MpProjectRecord) project = NULL;
  g_autofree char *whole = NULL;
  Row row = { .kind = MP_CHANGE_DELETE, .table = MP_TABLE_PROJECT, .id = id, .project = id };

  if (!mp_writer_load_project (self->writer, id, &project, error) || !make_stubs (self, project, error))
    return FALSE;
  row.whole = whole = mp_project_record_to_text (project);
  return mp_writer_take_project (self->writer, project, error) && note_change (self, &row, error);
}

static gboolean
delete_record (MpAct           *self,
               const MpChange  *change,
               GError         **error)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *whole = NULL;
  Row row = { .kind = MP_CHANGE_DELETE, .table = change->table, .id = change->id, .project = change->project };

  if (!read_existing (self, change->table, change->id, change->project, &record, error) ||
      !mp_store_read_whole (self->writer, record, &records, error))
    return FALSE;
  row.whole = whole = mp_owned_records_to_text (records);
  /* What is owned goes first. */
  for (guint i = records->len; i-- > 0;)
    {
      if (!mp_writer_take_record (self->writer, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  if (change->project == 0)
    mp_writer_forbid_use (self->writer, record);
  return note_change (self, &row, error);
}

static gboolean
write_change (MpAct           *self,
              const MpChange  *change,
              GError         **error)
{
  switch (change->kind)
    {
    case MP_CHANGE_INSERT:
      return insert_record (self, change, error);
    case MP_CHANGE_UPDATE:
      return update_record (self, change, error);
    case MP_CHANGE_DELETE:
      return change->table == MP_TABLE_PROJECT ? delete_project (self, change->id, error) : delete_record (self, change, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * mp_act_write:
 * @set: changes of the act
 * @derived: (element-type MpDerived): what mp_act_prepare() made of them
 *
 * Writes them and what the history keeps of them, in the transaction of the writer. After an error
 * that must be rolled back.
 */
gboolean
mp_act_write (MpAct         *self,
              MpChangeSet   *set,
              GPtrArray     *derived,
              GCancellable  *cancellable,
              GError       **error)
{
  guint n;

  for (guint i = 0; i < derived->len; i += n)
    {
      const MpChange *change = mp_change_set_get (set, i);

      n = 1;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !(is_new_project (change) ? insert_projects (self, set, derived, i, &n, error) : write_change (self, change, error)))
        return FALSE;
    }
  return mp_writer_flush (self->writer, error);
}
