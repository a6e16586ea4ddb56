/* mp-store-edit.c: one act, from the queue to the disk
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-edit.h"

#include "store/mp-document.h"
#include "store/mp-store-feed.h"
#include "store/mp-store-load.h"
#include "store/mp-store-undo.h"
#include "store/mp-store-write.h"
#include "store/mp-writer.h"

/* Pages that a large act may keep in memory, in KiB: those that are written again and again. */
#define EDIT_CACHE (16 * 1024)
#define FEED_CACHE (24 * 1024)

struct _MpStoreWriter
{
  MpDatabase *database;
  MpWriter *writer;
  gboolean has_written;
};

MpStoreEdit *
mp_store_edit_new (MpStoreEditKind kind)
{
  MpStoreEdit *self = g_new0 (MpStoreEdit, 1);

  self->kind = kind;
  return self;
}

void
mp_store_edit_free (MpStoreEdit *self)
{
  g_clear_pointer (&self->set, mp_change_set_unref);
  if (self->feed_destroy)
    self->feed_destroy (self->feed_data);
  g_clear_pointer (&self->update, mp_portfolio_update_free);
  g_clear_error (&self->error);
  g_free (self->author);
  g_free (self->label);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

static gboolean
holds_record (GHashTable     *ids,
              const MpRecord *record)
{
  gint64 id = mp_record_get_id (record);

  return g_hash_table_contains (ids, &id);
}

static void
add_removed_records (MpPortfolioUpdate *update,
                     MpPortfolio       *portfolio,
                     MpTable            table)
{
  GPtrArray *records = mp_portfolio_get_records (portfolio, table);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < update->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (update->records, i);
      gint64 id = mp_record_get_id (record);

      if (mp_record_get_table (record) == table)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);

      if (!holds_record (ids, record))
        g_ptr_array_add (update->removed_records, mp_record_ref (record));
    }
}

/**
 * mp_store_edit_add_removed:
 * @update: everything that a document holds
 * @portfolio: what is open
 *
 * Adds to @update what @portfolio holds and the document does not hold any more. Main thread.
 */
void
mp_store_edit_add_removed (MpPortfolioUpdate *update,
                           MpPortfolio       *portfolio)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = mp_portfolio_get_n_rows (portfolio);

  for (guint i = 0; i < update->summaries->len; i++)
    g_hash_table_add (ids, &((MpSummary *) g_ptr_array_index (update->summaries, i))->id);
  for (guint row = 0; row < n; row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary && !g_hash_table_contains (ids, &summary->id))
        g_array_append_val (update->removed_projects, summary->id);
    }
  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      if (table != MP_TABLE_PROJECT && !mp_table_is_project_child (table))
        add_removed_records (update, portfolio, table);
    }
}

/**
 * mp_store_writer_new:
 * @database: opened for writing; must outlive the result
 * @ids: where ids come from; must outlive the result
 * @last_id: what the document held when the portfolio was read
 */
MpStoreWriter *
mp_store_writer_new (MpDatabase *database,
                     MpIdSource *ids,
                     gint64      last_id)
{
  MpStoreWriter *self = g_new0 (MpStoreWriter, 1);

  self->database = database;
  self->writer = mp_writer_new (database, last_id, mp_id_source_next, ids);
  return self;
}

void
mp_store_writer_free (MpStoreWriter *self)
{
  mp_writer_free (self->writer);
  g_free (self);
}

/* @changed: whether there is something to commit. */
static gboolean
write_edit (MpStoreWriter  *self,
            MpStoreEdit    *edit,
            gboolean       *changed,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (MpAct) act = NULL;
  g_autoptr (GPtrArray) derived = NULL;

  *changed = TRUE;
  switch (edit->kind)
    {
    case MP_STORE_EDIT_APPLY:
      act = mp_act_new (self->writer, mp_change_set_get_label (edit->set), edit->author, 0);
      derived = mp_derived_array_new ();
      if (!mp_act_prepare (act, edit->set, derived, error) || !mp_act_write (act, edit->set, derived, cancellable, error))
        return FALSE;
      *changed = !mp_act_is_empty (act);
      return TRUE;
    case MP_STORE_EDIT_FEED:
      act = mp_act_new (self->writer, edit->label, edit->author, edit->source);
      if (!mp_store_feed (act, edit->feed, edit->feed_data, cancellable, error))
        return FALSE;
      *changed = !mp_act_is_empty (act);
      return TRUE;
    case MP_STORE_EDIT_UNDO:
      return mp_store_undo (self->writer, cancellable, error);
    case MP_STORE_EDIT_REDO:
      return mp_store_redo (self->writer, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static MpPortfolioUpdate *
run_transaction (MpStoreWriter  *self,
                 MpStoreEdit    *edit,
                 GCancellable   *cancellable,
                 GError        **error)
{
  gboolean changed;

  if (!mp_writer_begin (self->writer, edit->kind != MP_STORE_EDIT_FEED, error))
    return NULL;
  if (!write_edit (self, edit, &changed, cancellable, error))
    {
      mp_writer_rollback (self->writer);
      return NULL;
    }
  if (!changed)
    {
      mp_writer_rollback (self->writer);
      return mp_portfolio_update_new ();
    }
  if (edit->is_founding && !mp_document_note_founded (self->database, error))
    {
      mp_writer_rollback (self->writer);
      return NULL;
    }
  return mp_writer_commit (self->writer, error);
}

/* Another process has written since: the portfolio learns everything anew, also when the edit itself
 * failed because of that. */
static void
notice_others (MpStoreWriter *self,
               MpStoreEdit   *edit)
{
  MpPortfolioUpdate *update;

  if (!mp_writer_have_others_written (self->writer))
    return;
  update = mp_store_load_update (self->database, NULL);
  if (update == NULL)
    return;
  g_clear_pointer (&edit->update, mp_portfolio_update_free);
  edit->update = update;
  edit->is_complete = TRUE;
}

/**
 * mp_store_writer_run:
 * @edit: what shall be done; its results are filled in
 *
 * Carries it out in one transaction: it is on disk afterwards, or there is an error and nothing has
 * changed.
 */
void
mp_store_writer_run (MpStoreWriter *self,
                     MpStoreEdit   *edit,
                     GCancellable  *cancellable)
{
  gboolean large = edit->kind != MP_STORE_EDIT_APPLY;

  if (g_cancellable_set_error_if_cancelled (cancellable, &edit->error))
    return;

  if (large)
    mp_database_set_cache (self->database, FEED_CACHE);
  mp_database_set_cancellable (self->database, cancellable);
  edit->update = run_transaction (self, edit, cancellable, &edit->error);
  mp_database_set_cancellable (self->database, NULL);
  if (large)
    mp_database_set_cache (self->database, EDIT_CACHE);

  self->has_written |= edit->update != NULL;
  notice_others (self, edit);
  if (edit->update)
    mp_store_read_labels (self->database, &edit->undo_label, &edit->redo_label, NULL);
}

/**
 * mp_store_writer_tidy:
 *
 * A few milliseconds of work that no edit should wait for.
 *
 * Returns: whether there may be more of it
 */
gboolean
mp_store_writer_tidy (MpStoreWriter *self)
{
  return self->has_written && mp_writer_tidy (self->writer);
}

/**
 * mp_store_writer_rest:
 *
 * For when there is nothing to do: the file holds everything afterwards.
 */
void
mp_store_writer_rest (MpStoreWriter *self)
{
  if (self->has_written && !mp_database_has_moved (self->database))
    mp_database_checkpoint (self->database);
}

/**
 * mp_store_writer_finish:
 *
 * Notes that the document was closed in order, and leaves one file.
 */
void
mp_store_writer_finish (MpStoreWriter *self)
{
  if (self->has_written && !mp_database_has_moved (self->database) && mp_database_begin (self->database, NULL))
    {
      if (mp_document_mark_closed (self->database, TRUE, NULL))
        mp_database_commit (self->database, NULL);
      else
        mp_database_rollback (self->database);
    }
  mp_database_finish_writing (self->database);
}
