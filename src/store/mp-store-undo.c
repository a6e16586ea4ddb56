/* mp-store-undo.c: acts taken back and done again
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-undo.h"

#include <glib/gi18n-lib.h>

#include "model/mp-change-set.h"
#include "store/mp-document.h"
#include "store/mp-record-text.h"
#include "store/mp-store-write.h"

/* Changes that are read at once. */
#define BATCH 256

/* Acts are undone from the last one backwards, so what is in force and what can be redone follow from
 * the order of the ids. What the portfolio began with is not undone. */
#define LAST_IN_FORCE \
  "SELECT id, label FROM change_set WHERE undone_at IS NULL" \
  " AND id > coalesce ((SELECT value FROM document_state WHERE key = '" MP_DOCUMENT_FOUNDED "'), 0) ORDER BY id DESC LIMIT 1"
#define FIRST_TO_REDO "SELECT id, label FROM change_set WHERE undone_at IS NOT NULL AND abandoned = 0 ORDER BY id LIMIT 1"

/* A row of the table change. */
typedef struct
{
  gint64 seq;
  MpChangeKind kind;
  MpTable table;
  gint64 id;
  gint64 project;
  int field;
  MpValue old_value;
  MpValue new_value;
  char *whole;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  mp_value_clear (&row->old_value);
  mp_value_clear (&row->new_value);
  g_free (row->whole);
}

static gboolean
set_damaged (MpWriter  *writer,
             GError   **error)
{
  mp_store_error_set (error, MP_STORE_ERROR_CORRUPT, mp_database_get_name (mp_writer_get_database (writer)), NULL);
  return FALSE;
}

static gboolean
set_conflict (MpWriter  *writer,
              GError   **error)
{
  mp_store_error_set (error, MP_STORE_ERROR_CONFLICT, mp_database_get_name (mp_writer_get_database (writer)), NULL);
  return FALSE;
}

/* Reads up to BATCH changes that follow @seq in the direction of the statement. */
static gboolean
read_batch (MpWriter    *writer,
            const char  *sql,
            gint64       change_set,
            gint64       seq,
            GArray      *batch,
            GError     **error)
{
  MpDatabase *database = mp_writer_get_database (writer);
  g_autoptr (MpStatement) statement = mp_database_prepare (database, sql, error);
  gboolean found;

  g_array_set_size (batch, 0);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change_set);
  sqlite3_bind_int64 (statement, 2, seq);
  sqlite3_bind_int (statement, 3, BATCH);
  while (mp_database_step (database, statement, &found, error))
    {
      Row row = { 0 };
      const char *table, *field;

      if (!found)
        return TRUE;
      row.seq = sqlite3_column_int64 (statement, 0);
      row.kind = (MpChangeKind) sqlite3_column_int (statement, 1);
      table = (const char *) sqlite3_column_text (statement, 2);
      row.id = sqlite3_column_int64 (statement, 3);
      row.project = sqlite3_column_int64 (statement, 4);
      field = (const char *) sqlite3_column_text (statement, 5);
      if (table == NULL || !mp_table_from_name (table, &row.table))
        return set_damaged (writer, error);
      row.field = field ? mp_table_find_field (row.table, field) : -1;
      mp_rows_get_value (statement, 6, &row.old_value);
      mp_rows_get_value (statement, 7, &row.new_value);
      row.whole = g_strdup ((const char *) sqlite3_column_text (statement, 8));
      g_array_append_val (batch, row);
    }
  return FALSE;
}

#define COLUMNS "SELECT seq, kind, tbl, record, project, field, old, new, whole FROM change WHERE change_set = ?1 AND "

/* @whole: (nullable): the text of a record that is not in its table any more. */
static gboolean
keep_whole (MpWriter    *writer,
            gint64       change_set,
            gint64       seq,
            const char  *whole,
            GError     **error)
{
  MpDatabase *database = mp_writer_get_database (writer);
  g_autoptr (MpStatement) statement = mp_database_prepare (database, "UPDATE change SET whole = ?3 WHERE change_set = ?1 AND seq = ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change_set);
  sqlite3_bind_int64 (statement, 2, seq);
  mp_statement_bind_text (statement, 3, whole);
  return mp_database_run (database, statement, error);
}

static gboolean
read_existing (MpWriter   *writer,
               const Row  *row,
               MpRecord  **record,
               GError    **error)
{
  return mp_rows_read (mp_writer_get_rows (writer), row->table, row->id, row->project, record, error) &&
         (*record || set_conflict (writer, error));
}

/* Brings back what a text of the history holds. */
static gboolean
put_whole (MpWriter    *writer,
           const Row   *row,
           GError     **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (MpProjectRecord) project = NULL;
  g_autoptr (MpDerived) derived = NULL;

  if (row->whole == NULL)
    return set_damaged (writer, error);
  records = mp_records_from_text (row->whole, error);
  if (records == NULL)
    return FALSE;
  if (mp_record_get_table (g_ptr_array_index (records, 0)) != row->table)
    return set_damaged (writer, error);

  if (row->table != MP_TABLE_PROJECT)
    {
      for (guint i = 0; i < records->len; i++)
        {
          if (!mp_writer_put_record (writer, g_ptr_array_index (records, i), error))
            return FALSE;
        }
      return TRUE;
    }

  project = mp_project_record_new (mp_record_ref (g_ptr_array_index (records, 0)));
  for (guint i = 1; i < records->len; i++)
    {
      MpRecord *child = g_ptr_array_index (records, i);

      if (!mp_table_is_project_child (mp_record_get_table (child)))
        return set_damaged (writer, error);
      mp_project_record_add (project, mp_record_ref (child));
    }
  derived = mp_derived_new (project);
  return mp_writer_put_projects (writer, &project, &derived, 1, error);
}

/* Takes a record out and says what it was. @project: (nullable): the project, when it is known. */
static gboolean
take_whole (MpWriter         *writer,
            const Row        *row,
            MpProjectRecord  *known,
            char            **whole,
            GError          **error)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (row->table == MP_TABLE_PROJECT)
    {
      g_autoptr (MpProjectRecord) project = known ? mp_project_record_ref (known) : NULL;

      if (project == NULL && !mp_writer_load_project (writer, row->id, &project, error))
        return FALSE;
      *whole = mp_project_record_to_text (project);
      return mp_writer_take_project (writer, project, error);
    }

  if (!read_existing (writer, row, &record, error) || !mp_store_read_whole (writer, record, &records, error))
    return FALSE;
  *whole = mp_owned_records_to_text (records);
  for (guint i = records->len; i-- > 0;)
    {
      if (!mp_writer_take_record (writer, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_field (MpWriter       *writer,
              const Row      *row,
              const MpValue  *from,
              const MpValue  *to,
              GError        **error)
{
  g_autoptr (MpRecord) record = NULL;

  if (row->field < 0)
    return set_damaged (writer, error);
  if (!read_existing (writer, row, &record, error))
    return FALSE;
  if (!mp_value_equal (mp_record_get_value (record, (guint) row->field), from))
    return set_conflict (writer, error);
  return mp_writer_set_field (writer, record, (guint) row->field, to, error);
}

static gboolean
undo_change (MpWriter         *writer,
             gint64            change_set,
             const Row        *row,
             MpProjectRecord  *known,
             GError          **error)
{
  g_autofree char *whole = NULL;

  switch (row->kind)
    {
    case MP_CHANGE_INSERT:
      return take_whole (writer, row, known, &whole, error) && keep_whole (writer, change_set, row->seq, whole, error);
    case MP_CHANGE_UPDATE:
      return change_field (writer, row, &row->new_value, &row->old_value, error);
    case MP_CHANGE_DELETE:
      return put_whole (writer, row, error);
    default:
      return set_damaged (writer, error);
    }
}

static gboolean
redo_change (MpWriter   *writer,
             gint64      change_set,
             const Row  *row,
             GError    **error)
{
  g_autofree char *whole = NULL;

  switch (row->kind)
    {
    case MP_CHANGE_INSERT:
      return put_whole (writer, row, error) && keep_whole (writer, change_set, row->seq, NULL, error);
    case MP_CHANGE_UPDATE:
      return change_field (writer, row, &row->old_value, &row->new_value, error);
    case MP_CHANGE_DELETE:
      /* The record is what it was, so its text stands already. */
      return take_whole (writer, row, NULL, &whole, error);
    default:
      return set_damaged (writer, error);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gboolean
is_new_project (const Row *row)
{
  return row->kind == MP_CHANGE_INSERT && row->table == MP_TABLE_PROJECT;
}

/* Undoes changes that are nothing but new projects. */
static gboolean
undo_projects (MpWriter      *writer,
               gint64         change_set,
               GArray        *batch,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) projects = NULL;

  for (guint i = 0; i < batch->len; i++)
    g_array_append_val (ids, g_array_index (batch, Row, i).id);
  g_array_sort (ids, compare_ids);
  if (!mp_writer_load_projects (writer, ids, &projects, error))
    return FALSE;

  for (guint i = 0; i < batch->len; i++)
    {
      const Row *row = &g_array_index (batch, Row, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !undo_change (writer, change_set, row, g_hash_table_lookup (projects, &row->id), error))
        return FALSE;
    }
  return mp_writer_flush (writer, error);
}

/* Where the new projects that end before @end begin. */
static gboolean
find_run (MpWriter  *writer,
          gint64     change_set,
          gint64     end,
          gint64    *start,
          GError   **error)
{
  MpDatabase *database = mp_writer_get_database (writer);
  g_autoptr (MpStatement) statement =
      mp_database_prepare (database,
                           "SELECT seq FROM change WHERE change_set = ?1 AND seq < ?2 AND NOT (kind = 0 AND tbl = 'project')"
                           " ORDER BY seq DESC LIMIT 1",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change_set);
  sqlite3_bind_int64 (statement, 2, end);
  if (!mp_database_step (database, statement, &row, error))
    return FALSE;
  *start = row ? sqlite3_column_int64 (statement, 0) + 1 : 0;
  return TRUE;
}

/* New projects do not depend on each other, so a run of them is undone forwards: read in the order of
 * their ids, and taken out of the index in that order, it takes a fifth of the time. */
static gboolean
undo_run (MpWriter      *writer,
          gint64         change_set,
          gint64        *end,
          GArray        *batch,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 start;

  if (!find_run (writer, change_set, *end, &start, error))
    return FALSE;
  for (gint64 seq = start; seq < *end;)
    {
      if (!read_batch (writer, COLUMNS "seq >= ?2 ORDER BY seq LIMIT ?3", change_set, seq, batch, error))
        return FALSE;
      /* What follows the run is undone already. */
      while (batch->len > 0 && g_array_index (batch, Row, batch->len - 1).seq >= *end)
        g_array_set_size (batch, batch->len - 1);
      if (batch->len == 0)
        break;
      seq = g_array_index (batch, Row, batch->len - 1).seq + 1;
      if (!undo_projects (writer, change_set, batch, cancellable, error))
        return FALSE;
    }
  *end = start;
  return TRUE;
}

/* Other changes, backwards, up to a new project. */
static gboolean
undo_others (MpWriter      *writer,
             gint64         change_set,
             gint64        *end,
             GArray        *batch,
             GCancellable  *cancellable,
             GError       **error)
{
  if (!read_batch (writer, COLUMNS "seq < ?2 ORDER BY seq DESC LIMIT ?3", change_set, *end, batch, error))
    return FALSE;
  if (batch->len == 0)
    *end = 0;
  for (guint i = 0; i < batch->len; i++)
    {
      const Row *row = &g_array_index (batch, Row, i);

      if (is_new_project (row))
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !undo_change (writer, change_set, row, NULL, error))
        return FALSE;
      *end = row->seq;
    }
  return mp_writer_flush (writer, error);
}

static gboolean
redo_batch (MpWriter      *writer,
            gint64         change_set,
            GArray        *batch,
            GCancellable  *cancellable,
            GError       **error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !redo_change (writer, change_set, &g_array_index (batch, Row, i), error))
        return FALSE;
    }
  return mp_writer_flush (writer, error);
}

static gboolean
find_act (MpWriter    *writer,
          const char  *sql,
          const char  *nothing,
          gint64      *change_set,
          GError     **error)
{
  if (!mp_database_get_integer (mp_writer_get_database (writer), sql, change_set, error))
    return FALSE;
  if (*change_set != 0)
    return TRUE;
  g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND, nothing);
  return FALSE;
}

static gboolean
mark (MpWriter    *writer,
      const char  *sql,
      gint64       change_set,
      GError     **error)
{
  MpDatabase *database = mp_writer_get_database (writer);
  g_autoptr (MpStatement) statement = mp_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change_set);
  return mp_database_run (database, statement, error);
}

/**
 * mp_store_undo:
 * @writer: in a transaction
 *
 * Takes the last act that is in force back. Sets %MP_ERROR_NOT_FOUND when there is none. After an
 * error the transaction must be rolled back.
 */
gboolean
mp_store_undo (MpWriter      *writer,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 end = G_MAXINT64;
  gint64 change_set;

  g_array_set_clear_func (batch, clear_row);
  if (!find_act (writer, LAST_IN_FORCE, _("There is nothing to undo."), &change_set, error))
    return FALSE;
  while (end > 0)
    {
      if (!undo_run (writer, change_set, &end, batch, cancellable, error) ||
          !undo_others (writer, change_set, &end, batch, cancellable, error))
        return FALSE;
    }

  return mark (writer, "UPDATE change_set SET undone_at = unixepoch () WHERE id = ?", change_set, error);
}

/**
 * mp_store_redo:
 * @writer: in a transaction
 *
 * Does the act that was undone last again. Sets %MP_ERROR_NOT_FOUND when there is none. After an
 * error the transaction must be rolled back.
 */
gboolean
mp_store_redo (MpWriter      *writer,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GArray) batch = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 seq = -1;
  gint64 change_set;

  g_array_set_clear_func (batch, clear_row);
  if (!find_act (writer, FIRST_TO_REDO, _("There is nothing to redo."), &change_set, error))
    return FALSE;
  do
    {
      if (!read_batch (writer, COLUMNS "seq > ?2 ORDER BY seq LIMIT ?3", change_set, seq, batch, error) ||
          !redo_batch (writer, change_set, batch, cancellable, error))
        return FALSE;
      if (batch->len > 0)
        seq = g_array_index (batch, Row, batch->len - 1).seq;
    }
  while (batch->len > 0);

  return mark (writer, "UPDATE change_set SET undone_at = NULL WHERE id = ?", change_set, error);
}

static gboolean
read_label (MpDatabase  *database,
            const char  *sql,
            char       **label,
            GError     **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (database, sql, error);
  gboolean row;

  *label = NULL;
  if (statement == NULL || !mp_database_step (database, statement, &row, error))
    return FALSE;
  if (row)
    *label = mp_statement_dup_text (statement, 1);
  return TRUE;
}

/**
 * mp_store_read_labels:
 * @undo_label: (out) (transfer full) (nullable): what undo would take back
 * @redo_label: (out) (transfer full) (nullable): what redo would do again
 */
gboolean
mp_store_read_labels (MpDatabase  *database,
                      char       **undo_label,
                      char       **redo_label,
                      GError     **error)
{
  return read_label (database, LAST_IN_FORCE, undo_label, error) && read_label (database, FIRST_TO_REDO, redo_label, error);
}
