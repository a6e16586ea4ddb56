/* mp-writer.c: one transaction on a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-writer.h"

#include <stdlib.h>

#include "store/mp-document.h"
#include "store/mp-project-reader.h"
#include "store/mp-summary-rows.h"
#include "store/mp-writer-checks.h"
#include "store/mp-writer-news.h"

/* Projects whose summaries wait to be made again. */
#define MAX_TOUCHED 4096

struct _MpWriter
{
  MpDatabase *database;
  MpRows *rows;
  MpSummaryRows *summary_rows;
  MpProjectReader *reader;
  MpWriterChecks *checks;
  MpMakeIdFunc make_id;
  gpointer make_id_data;
  gboolean marked_open;
  gboolean ignores_keys;
  gint64 last_id;        /* as this program knows it */
  gboolean others_wrote;

  /* Of the transaction. */
  GHashTable *touched; /* id of a project that has changed → its search text before */
  MpWriterNews *news;

  GPtrArray *batch; /* of MpRecord, borrowed: those of one table that go in together */
};

/**
 * mp_writer_new:
 * @database: opened for writing; must outlive the result
 * @last_id: what the document held when it was read
 * @make_id: gives an id that no record has
 */
MpWriter *
mp_writer_new (MpDatabase   *database,
               gint64        last_id,
               MpMakeIdFunc  make_id,
               gpointer      make_id_data)
{
  MpWriter *self = g_new0 (MpWriter, 1);

  self->database = database;
  self->rows = mp_rows_new (database);
  self->summary_rows = mp_summary_rows_new (database);
  self->reader = mp_project_reader_new (database);
  self->checks = mp_writer_checks_new (database, self->rows);
  self->last_id = last_id;
  self->make_id = make_id;
  self->make_id_data = make_id_data;
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->news = mp_writer_news_new ();
  self->batch = g_ptr_array_new ();
  return self;
}

void
mp_writer_free (MpWriter *self)
{
  g_ptr_array_unref (self->batch);
  mp_writer_news_free (self->news);
  g_hash_table_unref (self->touched);
  mp_writer_checks_free (self->checks);
  mp_project_reader_free (self->reader);
  mp_summary_rows_free (self->summary_rows);
  mp_rows_free (self->rows);
  g_free (self);
}

MpDatabase *
mp_writer_get_database (MpWriter *self)
{
  return self->database;
}

MpRows *
mp_writer_get_rows (MpWriter *self)
{
  return self->rows;
}

gint64
mp_writer_make_id (MpWriter *self)
{
  return self->make_id (self->make_id_data);
}

static void
forget (MpWriter *self)
{
  mp_writer_news_clear (self->news);
  g_hash_table_remove_all (self->touched);
  mp_writer_checks_clear (self->checks);
}

/* Only when it changes: all statements are prepared again after that. */
static gboolean
set_check_keys (MpWriter  *self,
                gboolean   check_keys,
                GError   **error)
{
  if (self->ignores_keys == !check_keys)
    return TRUE;
  if (!mp_database_execute (self->database, check_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  self->ignores_keys = !check_keys;
  return TRUE;
}

/**
 * mp_writer_begin:
 * @check_keys: whether SQLite checks foreign keys as well, which takes a sixth of the time of an
 *   import; what they guard is checked at the commit in any case
 *
 * Begins a transaction. Sets %MP_STORE_ERROR_GONE when the file is not where it was, and
 * %MP_STORE_ERROR_BUSY when another process writes for longer than a few seconds.
 */
gboolean
mp_writer_begin (MpWriter  *self,
                 gboolean   check_keys,
                 GError   **error)
{
  gint64 last_id;

  if (mp_database_has_moved (self->database))
    {
      mp_store_error_set (error, MP_STORE_ERROR_GONE, mp_database_get_name (self->database), NULL);
      return FALSE;
    }
  mp_database_use_wal (self->database);
  if (!set_check_keys (self, check_keys, error) || !mp_database_begin (self->database, error))
    return FALSE;
  if (!mp_document_get_state (self->database, "last-id", &last_id, error))
    {
      mp_database_rollback (self->database);
      return FALSE;
    }
  /* Each transaction leaves another one. */
  self->others_wrote |= last_id != self->last_id;
  self->last_id = last_id;
  return TRUE;
}

/**
 * mp_writer_have_others_written:
 *
 * Returns: whether another process has changed the document since this was asked last
 */
gboolean
mp_writer_have_others_written (MpWriter *self)
{
  gboolean others_wrote = self->others_wrote;

  self->others_wrote = FALSE;
  return others_wrote;
}

static gboolean
set_missing (MpWriter  *self,
             GError   **error)
{
  mp_store_error_set (error, MP_STORE_ERROR_CONFLICT, mp_database_get_name (self->database), NULL);
  return FALSE;
}

/**
 * mp_writer_load_project:
 * @project: (out) (transfer full): the whole project
 *
 * Sets %MP_STORE_ERROR_CONFLICT when there is no project of that id.
 */
gboolean
mp_writer_load_project (MpWriter         *self,
                        gint64            id,
                        MpProjectRecord **project,
                        GError          **error)
{
  gboolean loaded = mp_project_reader_load (self->reader, id, project, error);

  mp_project_reader_reset (self->reader);
  return loaded && (*project || set_missing (self, error));
}

/**
 * mp_writer_load_projects:
 * @ids: (element-type gint64): ids, ascending
 * @projects: (out) (transfer full): the id of each → #MpProjectRecord
 */
gboolean
mp_writer_load_projects (MpWriter    *self,
                         GArray      *ids,
                         GHashTable **projects,
                         GError     **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) mp_project_record_unref);
  gboolean complete = TRUE;

  for (guint i = 0; i < ids->len && complete; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      MpProjectRecord *project;

      complete = mp_project_reader_load (self->reader, id, &project, error) && (project || set_missing (self, error));
      if (complete)
        g_hash_table_insert (loaded, g_memdup2 (&id, sizeof id), project);
    }
  mp_project_reader_reset (self->reader);
  if (complete)
    *projects = g_steal_pointer (&loaded);
  return complete;
}

/* Before something of a project changes: keeps what the search index holds of it. */
static gboolean
touch_project (MpWriter  *self,
               gint64     id,
               GError   **error)
{
  g_autoptr (MpProjectRecord) project = NULL;

  if (g_hash_table_contains (self->touched, &id))
    return TRUE;
  if (!mp_writer_load_project (self, id, &project, error))
    return FALSE;
  g_hash_table_insert (self->touched, g_memdup2 (&id, sizeof id), mp_summary_search_text (project));
  return TRUE;
}

/* The project that a record belongs to, or is; 0 for one outside projects. */
static gint64
get_project (const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);

  if (table == MP_TABLE_PROJECT)
    return mp_record_get_id (record);
  return mp_table_is_project_child (table) ? mp_record_get_integer (record, 0) : 0;
}

static gboolean
touch (MpWriter  *self,
       MpRecord  *record,
       MpRecord  *before,
       GError   **error)
{
  gint64 project = get_project (record);

  if (project != 0)
    return touch_project (self, project, error);
  mp_writer_news_note_record (self->news, mp_record_get_table (record), mp_record_get_id (record), before);
  return TRUE;
}

static gboolean
put_batch (MpWriter  *self,
           GError   **error)
{
  MpRecord *const *records = (MpRecord *const *) self->batch->pdata;

  for (guint i = 0; i < self->batch->len; i++)
    mp_writer_checks_note_record (self->checks, records[i]);
  return mp_rows_insert (self->rows, records, self->batch->len, error);
}

static void
add_children (MpWriter               *self,
              const MpProjectRecord  *project,
              MpTable                 table)
{
  guint n = mp_project_record_get_n (project, table);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->batch, mp_project_record_get (project, table, i));
}

/**
 * mp_writer_put_projects:
 * @projects: projects that are not in the document, in the order of their ids; all their records have
 *   ids and owners
 * @derived: what is derived of each; its summary is taken
 *
 * Writes table by table: rows of one table go in faster together.
 */
gboolean
mp_writer_put_projects (MpWriter                *self,
                        MpProjectRecord *const  *projects,
                        MpDerived *const        *derived,
                        guint                    n_projects,
                        GError                 **error)
{
  g_ptr_array_set_size (self->batch, 0);
  for (guint i = 0; i < n_projects; i++)
    g_ptr_array_add (self->batch, mp_project_record_get_project (projects[i]));
  if (!put_batch (self, error))
    return FALSE;

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      g_ptr_array_set_size (self->batch, 0);
      for (guint i = 0; i < n_projects; i++)
        add_children (self, projects[i], table);
      if (!put_batch (self, error))
        return FALSE;
    }

  if (!mp_summary_rows_insert (self->summary_rows, derived, n_projects, error))
    return FALSE;
  for (guint i = 0; i < n_projects; i++)
    mp_writer_news_take_summary (self->news, mp_project_record_get_id (projects[i]), g_steal_pointer (&derived[i]->summary));
  return TRUE;
}

/**
 * mp_writer_take_project:
 * @project: a whole project as it is in the document
 *
 * Takes all its rows out. Relations of other projects to it are the caller's matter.
 */
gboolean
mp_writer_take_project (MpWriter         *self,
                        MpProjectRecord  *project,
                        GError          **error)
{
  gint64 id = mp_project_record_get_id (project);
  const char *touched = g_hash_table_lookup (self->touched, &id);
  g_autofree char *words = touched ? g_strdup (touched) : mp_summary_search_text (project);

  /* One by one: a statement that deletes several rows costs more than all of these. */
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      guint n = mp_project_record_get_n (project, table);

      for (guint i = 0; i < n; i++)
        {
          if (!mp_rows_delete (self->rows, table, mp_record_get_id (mp_project_record_get (project, table, i)), id, error))
            return FALSE;
        }
    }
  if (!mp_rows_delete (self->rows, MP_TABLE_PROJECT, id, 0, error) || !mp_summary_rows_delete (self->summary_rows, id, words, error))
    return FALSE;
  g_hash_table_remove (self->touched, &id);
  mp_writer_news_take_summary (self->news, id, NULL);
  return TRUE;
}

/**
 * mp_writer_put_record:
 * @record: a record of any table but project, with its id and owner
 */
gboolean
mp_writer_put_record (MpWriter  *self,
                      MpRecord  *record,
                      GError   **error)
{
  g_return_val_if_fail (mp_record_get_table (record) != MP_TABLE_PROJECT, FALSE);

  if (!touch (self, record, NULL, error))
    return FALSE;
  mp_writer_checks_note_record (self->checks, record);
  return mp_rows_insert (self->rows, &record, 1, error);
}

/**
 * mp_writer_take_record:
 * @record: a record of any table but project, as it is in the document
 */
gboolean
mp_writer_take_record (MpWriter  *self,
                       MpRecord  *record,
                       GError   **error)
{
  MpTable table = mp_record_get_table (record);

  g_return_val_if_fail (table != MP_TABLE_PROJECT, FALSE);

  return touch (self, record, record, error) &&
         mp_rows_delete (self->rows, table, mp_record_get_id (record), get_project (record), error);
}

/**
 * mp_writer_set_field:
 * @record: the record as it is in the document; it holds @value afterwards
 */
gboolean
mp_writer_set_field (MpWriter       *self,
                     MpRecord       *record,
                     guint           field,
                     const MpValue  *value,
                     GError        **error)
{
  MpTable table = mp_record_get_table (record);
  g_autoptr (MpRecord) before = mp_record_copy (record);

  if (!touch (self, record, before, error))
    return FALSE;
  mp_record_set_value (record, field, value);
  mp_writer_checks_note_record (self->checks, record);
  return mp_rows_update (self->rows, table, mp_record_get_id (record), get_project (record), field, value, error);
}

/**
 * mp_writer_forbid_use:
 * @record: a record that was taken out by the will of the user
 *
 * The commit fails when anything still refers to it.
 */
void
mp_writer_forbid_use (MpWriter *self,
                      MpRecord *record)
{
  mp_writer_checks_note_deleted (self->checks, record);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = **(const gint64 *const *) a, y = **(const gint64 *const *) b;

  return x < y ? -1 : x > y;
}

static gboolean
derive_again (MpWriter    *self,
              gint64       id,
              const char  *old_words,
              GError     **error)
{
  g_autoptr (MpProjectRecord) project = NULL;
  g_autoptr (MpDerived) derived = NULL;

  if (!mp_writer_load_project (self, id, &project, error))
    return FALSE;
  derived = mp_derived_new (project);
  if (!mp_summary_rows_update (self->summary_rows, derived, old_words, error))
    return FALSE;
  mp_writer_news_take_summary (self->news, id, g_steal_pointer (&derived->summary));
  return TRUE;
}

/* In ascending order: FTS5 writes what it has gathered to the disk each time a smaller id comes. */
static gboolean
derive_touched (MpWriter  *self,
                GError   **error)
{
  guint n;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->touched, &n);

  qsort (ids, n, sizeof (gpointer), compare_ids);
  for (guint i = 0; i < n; i++)
    {
      const gint64 *id = ids[i];

      if (!derive_again (self, *id, g_hash_table_lookup (self->touched, id), error))
        return FALSE;
    }
  g_hash_table_remove_all (self->touched);
  return TRUE;
}

/**
 * mp_writer_flush:
 *
 * To be called now and then in a long act, so that memory does not grow with it.
 */
gboolean
mp_writer_flush (MpWriter  *self,
                 GError   **error)
{
  return g_hash_table_size (self->touched) < MAX_TOUCHED || derive_touched (self, error);
}

/**
 * mp_writer_commit:
 *
 * Checks what must hold between records and ends the transaction. On failure nothing was written.
 *
 * Returns: (transfer full): what the open portfolio needs to know, %NULL with an error
 */
MpPortfolioUpdate *
mp_writer_commit (MpWriter  *self,
                  GError   **error)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();
  gint64 last_id = mp_writer_make_id (self);

  if (derive_touched (self, error) &&
      mp_writer_checks_run (self->checks, error) &&
      mp_writer_news_collect_records (self->news, self->rows, update, error) &&
      mp_document_note_last_id (self->database, last_id, error) &&
      (self->marked_open || mp_document_mark_closed (self->database, FALSE, error)) &&
      mp_database_commit (self->database, error))
    {
      self->marked_open = TRUE;
      self->last_id = last_id;
      mp_writer_news_collect_projects (self->news, update);
      forget (self);
      return update;
    }

  mp_portfolio_update_free (update);
  mp_writer_rollback (self);
  return NULL;
}

/**
 * mp_writer_tidy:
 *
 * Puts some pieces of the search index together, in a transaction of its own that takes a few
 * milliseconds. To be called again while there is nothing else to do.
 *
 * Returns: whether there may be more to do
 */
gboolean
mp_writer_tidy (MpWriter *self)
{
  /* SQLite counts a merge that did nothing as one change. */
  int before = mp_database_count_changes (self->database);

  if (mp_database_has_moved (self->database) || !mp_database_begin (self->database, NULL))
    return FALSE;
  if (!mp_database_execute (self->database, "INSERT INTO project_search (project_search, rank) VALUES ('merge', 64)", NULL) ||
      mp_database_count_changes (self->database) - before < 2)
    {
      mp_database_rollback (self->database);
      return FALSE;
    }
  return mp_database_commit (self->database, NULL);
}

/**
 * mp_writer_rollback:
 *
 * Ends the transaction as if it had not been.
 */
void
mp_writer_rollback (MpWriter *self)
{
  mp_project_reader_reset (self->reader);
  mp_database_rollback (self->database);
  forget (self);
}
