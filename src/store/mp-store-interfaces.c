/* mp-store-interfaces.c: an open document as editor and as place to look things up
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-private.h"

/* From a worker back to the thread that began @task. The last reference to a store must never be
 * dropped in one of its own threads, so @data is freed there as well. */
void
mp_store_go_back (GTask          *task,
                  GSourceFunc     func,
                  gpointer        data,
                  GDestroyNotify  destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, g_task_get_context (task));
}

/* Editing: jobs of the writer thread, whose results reach the portfolio in the main thread. */

static void
take_labels (MpStore *self,
             char    *undo_label,
             char    *redo_label)
{
  g_autofree char *old_undo = g_steal_pointer (&self->undo_label);
  g_autofree char *old_redo = g_steal_pointer (&self->redo_label);

  self->undo_label = undo_label;
  self->redo_label = redo_label;
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old_undo, undo_label) != 0)
    g_object_notify (G_OBJECT (self), "undo-label");
  if (g_strcmp0 (old_redo, redo_label) != 0)
    g_object_notify (G_OBJECT (self), "redo-label");
  if ((old_undo == NULL) != (undo_label == NULL))
    g_object_notify (G_OBJECT (self), "can-undo");
  if ((old_redo == NULL) != (redo_label == NULL))
    g_object_notify (G_OBJECT (self), "can-redo");
  g_object_thaw_notify (G_OBJECT (self));
}

typedef struct
{
  GTask *task;
  MpStoreEdit *edit;
} EditJob;

static gboolean
edit_done_cb (gpointer data)
{
  EditJob *job = data;
  MpStore *self = g_task_get_source_object (job->task);
  g_autoptr (MpPortfolioUpdate) update = g_steal_pointer (&job->edit->update);
  g_autoptr (GError) error = g_steal_pointer (&job->edit->error);

  if (update)
    {
      if (job->edit->is_complete)
        mp_store_edit_add_removed (update, self->portfolio);
      mp_portfolio_apply (self->portfolio, update);
      take_labels (self, g_steal_pointer (&job->edit->undo_label), g_steal_pointer (&job->edit->redo_label));
    }
  if (error)
    g_task_return_error (job->task, g_steal_pointer (&error));
  else
    g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
edit_job_free (gpointer data)
{
  EditJob *job = data;

  mp_store_edit_free (job->edit);
  g_object_unref (job->task);
  g_free (job);
}

static void
run_edit (gpointer data)
{
  EditJob *job = data;
  MpStore *self = g_task_get_source_object (job->task);

  if (self->writer)
    mp_store_writer_run (self->writer, job->edit, g_task_get_cancellable (job->task));
  else
    mp_store_set_closed (&job->edit->error);
  mp_store_go_back (job->task, edit_done_cb, job, edit_job_free);

  /* The store stays: finalizing it waits for this thread. */
  while (self->writer && mp_worker_is_idle (self->writer_thread))
    {
      if (mp_store_writer_tidy (self->writer))
        continue;
      mp_store_writer_rest (self->writer);
      break;
    }
}

static void
edit_async (MpStore             *self,
            MpStoreEdit         *edit,
            gpointer             source_tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  EditJob *job;

  g_task_set_source_tag (task, source_tag);
  /* What is written is written, even if it was cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  if (self->read_only_reason)
    {
      g_task_return_new_error (task, MP_STORE_ERROR, (int) self->read_only_code, "%s", self->read_only_reason);
      mp_store_edit_free (edit);
      return;
    }

  edit->author = g_strdup (self->author);
  edit->is_founding = self->is_founding;
  job = g_new0 (EditJob, 1);
  job->task = g_steal_pointer (&task);
  job->edit = edit;
  mp_worker_push (self->writer_thread, run_edit, job);
}

static void
mp_store_apply_async (MpEditor            *editor,
                      MpChangeSet         *set,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  MpStoreEdit *edit = mp_store_edit_new (MP_STORE_EDIT_APPLY);

  edit->set = mp_change_set_ref (set);
  edit_async (MP_STORE (editor), edit, mp_store_apply_async, cancellable, callback, user_data);
}

static void
mp_store_feed_async (MpEditor            *editor,
                     const char          *label,
                     gint64               source,
                     MpChangeFeed         feed,
                     gpointer             feed_data,
                     GDestroyNotify       feed_destroy,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  MpStoreEdit *edit = mp_store_edit_new (MP_STORE_EDIT_FEED);

  edit->label = g_strdup (label);
  edit->source = source;
  edit->feed = feed;
  edit->feed_data = feed_data;
  edit->feed_destroy = feed_destroy;
  edit_async (MP_STORE (editor), edit, mp_store_feed_async, cancellable, callback, user_data);
}

static void
mp_store_undo_async (MpEditor            *editor,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  edit_async (MP_STORE (editor), mp_store_edit_new (MP_STORE_EDIT_UNDO), mp_store_undo_async, cancellable, callback, user_data);
}

static void
mp_store_redo_async (MpEditor            *editor,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  edit_async (MP_STORE (editor), mp_store_edit_new (MP_STORE_EDIT_REDO), mp_store_redo_async, cancellable, callback, user_data);
}

static gboolean
mp_store_edit_finish (MpEditor      *editor,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, editor), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static const char *
mp_store_get_read_only_reason (MpEditor *editor)
{
  return MP_STORE (editor)->read_only_reason;
}

static char *
mp_store_dup_undo_label (MpEditor *editor)
{
  return g_strdup (MP_STORE (editor)->undo_label);
}

static char *
mp_store_dup_redo_label (MpEditor *editor)
{
  return g_strdup (MP_STORE (editor)->redo_label);
}

static gint64
mp_store_make_id (MpEditor *editor)
{
  return mp_id_source_next (MP_STORE (editor)->ids);
}

/* What MpStore implements of MpEditor. */
void
mp_store_editor_init (MpEditorInterface *iface)
{
  iface->apply_async = mp_store_apply_async;
  iface->feed_async = mp_store_feed_async;
  iface->undo_async = mp_store_undo_async;
  iface->redo_async = mp_store_redo_async;
  iface->finish = mp_store_edit_finish;
  iface->get_read_only_reason = mp_store_get_read_only_reason;
  iface->dup_undo_label = mp_store_dup_undo_label;
  iface->dup_redo_label = mp_store_dup_redo_label;
  iface->make_id = mp_store_make_id;
}

/* Looking up: questions to the reader. */

static MpProjectRecord *
mp_store_load_project (MpLookup      *lookup,
                       gint64         id,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return mp_store_reader_load_project (MP_STORE (lookup)->reader, id, cancellable, error);
}

static GArray *
mp_store_search_words (MpLookup      *lookup,
                       const char    *folded_words,
                       gboolean       phrase,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return mp_store_reader_search (MP_STORE (lookup)->reader, folded_words, phrase, cancellable, error);
}

static gboolean
mp_store_lookup_each_name (MpLookup      *lookup,
                           MpNameFunc     func,
                           gpointer       user_data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return mp_store_reader_each_name (MP_STORE (lookup)->reader, func, user_data, cancellable, error);
}

static gboolean
mp_store_lookup_each_project (MpLookup       *lookup,
                              GArray         *ids,
                              MpProjectFunc   func,
                              gpointer        user_data,
                              GCancellable   *cancellable,
                              GError        **error)
{
  return mp_store_reader_each_project (MP_STORE (lookup)->reader, ids, func, user_data, cancellable, error);
}

static GPtrArray *
mp_store_load_history (MpLookup      *lookup,
                       gint64         project,
                       guint          limit,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return mp_store_reader_load_history (MP_STORE (lookup)->reader, project, limit, cancellable, error);
}

static GHashTable *
mp_store_load_change_times (MpLookup      *lookup,
                            GCancellable  *cancellable,
                            GError       **error)
{
  return mp_store_reader_load_change_times (MP_STORE (lookup)->reader, cancellable, error);
}

/* What MpStore implements of MpLookup. */
void
mp_store_lookup_init (MpLookupInterface *iface)
{
  iface->load_project = mp_store_load_project;
  iface->search = mp_store_search_words;
  iface->each_name = mp_store_lookup_each_name;
  iface->each_project = mp_store_lookup_each_project;
  iface->load_history = mp_store_load_history;
  iface->load_change_times = mp_store_load_change_times;
}
