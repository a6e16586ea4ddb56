/* mp-store.c: a portfolio document on disk
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store.h"

#include <glib/gi18n-lib.h>

#include "store/mp-id-source.h"
#include "store/mp-store-create.h"
#include "store/mp-store-edit.h"
#include "store/mp-store-history.h"
#include "store/mp-store-open.h"
#include "store/mp-store-search.h"
#include "store/mp-worker.h"

/* Two threads (decision 6): the writer and the reader own a connection each. What belongs to the main
 * thread and what to a worker is kept apart here. */
struct _MpStore
{
  GObject parent_instance;

  /* Main thread. */
  GFile *file;
  MpPortfolio *portfolio;
  char *author;
  char *read_only_reason;
  char *undo_label;
  char *redo_label;

  /* Any thread. */
  MpWorker *writer_thread;
  MpWorker *reader_thread;
  MpIdSource *ids;

  /* Writer thread. */
  MpDatabase *writing;
  MpStoreWriter *writer;

  /* Reader thread. */
  MpDatabase *reading;
  MpProjectReader *reader;
};

enum
{
  PROP_READ_ONLY = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
};

static void mp_store_editor_init (MpEditorInterface *iface);
static void mp_store_lookup_init (MpLookupInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpStore, mp_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_EDITOR, mp_store_editor_init)
                               G_IMPLEMENT_INTERFACE (MP_TYPE_LOOKUP, mp_store_lookup_init))

static void
set_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The portfolio was closed."));
}

/* From a worker back to the thread that began @task. The last reference to a store must never be
 * dropped in one of its own threads, so @data is freed there as well. */
static void
go_back (GTask          *task,
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
    set_closed (&job->edit->error);
  go_back (job->task, edit_done_cb, job, edit_job_free);

  /* The store stays: finalizing it waits for this thread. */
  while (mp_worker_is_idle (self->writer_thread) && self->writer && mp_store_writer_tidy (self->writer))
    continue;
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
      g_task_return_new_error (task, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY, "%s", self->read_only_reason);
      mp_store_edit_free (edit);
      return;
    }

  edit->author = g_strdup (self->author);
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

static void
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

/* Looking up: jobs of the reader thread, for which the caller waits. */

typedef struct _ReadJob ReadJob;
struct _ReadJob
{
  MpStore *store;
  gboolean (*func) (MpStore *self, ReadJob *job);
  GCancellable *cancellable;
  GError **error;
  gboolean success;

  gint64 id;
  guint limit;
  const char *words;
  gboolean phrase;
  GArray *ids;
  MpNameFunc name_func;
  MpProjectFunc project_func;
  gpointer user_data;

  MpProjectRecord *project;
  GArray *found;
  GPtrArray *entries;
};

static void
run_read (gpointer data)
{
  ReadJob *job = data;
  MpStore *self = job->store;

  if (self->reading == NULL)
    {
      set_closed (job->error);
      return;
    }
  if (g_cancellable_set_error_if_cancelled (job->cancellable, job->error))
    return;
  mp_database_set_cancellable (self->reading, job->cancellable);
  job->success = job->func (self, job);
  mp_database_set_cancellable (self->reading, NULL);
}

static gboolean
read_project (MpStore *self,
              ReadJob *job)
{
  gboolean read;

  /* A transaction, so that an edit does not come between the tables. */
  if (!mp_database_begin_reading (self->reading, job->error))
    return FALSE;
  read = mp_project_reader_load (self->reader, job->id, &job->project, job->error);
  mp_project_reader_reset (self->reader);
  mp_database_rollback (self->reading);
  if (read && job->project == NULL)
    g_set_error_literal (job->error, MP_ERROR, MP_ERROR_NOT_FOUND, _("The project is not in the portfolio any more."));
  return job->project != NULL;
}

static gboolean
read_search (MpStore *self,
             ReadJob *job)
{
  job->found = mp_store_search (self->reading, job->words, job->phrase, job->error);
  return job->found != NULL;
}

static gboolean
read_names (MpStore *self,
            ReadJob *job)
{
  return mp_store_each_name (self->reading, job->name_func, job->user_data, job->error);
}

static gboolean
read_projects (MpStore *self,
               ReadJob *job)
{
  return mp_store_each_project (self->reading, self->reader, job->ids, job->project_func, job->user_data, job->error);
}

static gboolean
read_history (MpStore *self,
              ReadJob *job)
{
  job->entries = mp_store_history_load (self->reading, job->id, job->limit, job->error);
  return job->entries != NULL;
}

static MpProjectRecord *
mp_store_load_project (MpLookup      *lookup,
                       gint64         id,
                       GCancellable  *cancellable,
                       GError       **error)
{
  ReadJob job = { .store = MP_STORE (lookup), .func = read_project, .cancellable = cancellable, .error = error, .id = id };

  mp_worker_run (job.store->reader_thread, run_read, &job);
  return job.project;
}

static GArray *
mp_store_search_words (MpLookup      *lookup,
                       const char    *folded_words,
                       gboolean       phrase,
                       GCancellable  *cancellable,
                       GError       **error)
{
  ReadJob job = { .store = MP_STORE (lookup), .func = read_search, .cancellable = cancellable, .error = error, .words = folded_words, .phrase = phrase };

  mp_worker_run (job.store->reader_thread, run_read, &job);
  return job.found;
}

static gboolean
mp_store_lookup_each_name (MpLookup      *lookup,
                           MpNameFunc     func,
                           gpointer       user_data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  ReadJob job = { .store = MP_STORE (lookup), .func = read_names, .cancellable = cancellable, .error = error, .name_func = func, .user_data = user_data };

  mp_worker_run (job.store->reader_thread, run_read, &job);
  return job.success;
}

static gboolean
mp_store_lookup_each_project (MpLookup       *lookup,
                              GArray         *ids,
                              MpProjectFunc   func,
                              gpointer        user_data,
                              GCancellable   *cancellable,
                              GError        **error)
{
  ReadJob job = { .store = MP_STORE (lookup), .func = read_projects, .cancellable = cancellable, .error = error, .ids = ids, .project_func = func, .user_data = user_data };

  mp_worker_run (job.store->reader_thread, run_read, &job);
  return job.success;
}

static GPtrArray *
mp_store_load_history (MpLookup      *lookup,
                       gint64         project,
                       guint          limit,
                       GCancellable  *cancellable,
                       GError       **error)
{
  ReadJob job = { .store = MP_STORE (lookup), .func = read_history, .cancellable = cancellable, .error = error, .id = project, .limit = limit };

  mp_worker_run (job.store->reader_thread, run_read, &job);
  return job.entries;
}

static void
mp_store_lookup_init (MpLookupInterface *iface)
{
  iface->load_project = mp_store_load_project;
  iface->search = mp_store_search_words;
  iface->each_name = mp_store_lookup_each_name;
  iface->each_project = mp_store_lookup_each_project;
  iface->load_history = mp_store_load_history;
}

static void
mp_store_dispose (GObject *object)
{
  mp_store_close (MP_STORE (object));

  G_OBJECT_CLASS (mp_store_parent_class)->dispose (object);
}

static void
mp_store_finalize (GObject *object)
{
  MpStore *self = MP_STORE (object);

  mp_worker_free (self->reader_thread);
  mp_worker_free (self->writer_thread);
  g_clear_pointer (&self->ids, mp_id_source_free);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->file);
  g_free (self->author);
  g_free (self->read_only_reason);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (mp_store_parent_class)->finalize (object);
}

static void
mp_store_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  MpStore *self = MP_STORE (object);

  switch (property_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only_reason != NULL);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mp_store_class_init (MpStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_store_dispose;
  object_class->finalize = mp_store_finalize;
  object_class->get_property = mp_store_get_property;

  g_object_class_override_property (object_class, PROP_READ_ONLY, "read-only");
  g_object_class_override_property (object_class, PROP_CAN_UNDO, "can-undo");
  g_object_class_override_property (object_class, PROP_CAN_REDO, "can-redo");
  g_object_class_override_property (object_class, PROP_UNDO_LABEL, "undo-label");
  g_object_class_override_property (object_class, PROP_REDO_LABEL, "redo-label");
}

static void
mp_store_init (MpStore *self)
{
  self->writer_thread = mp_worker_new ("mp-writer");
  self->reader_thread = mp_worker_new ("mp-reader");
}

/* Opening: a job of the writer thread. */

typedef struct
{
  MpStore *store;
  char *path;
  char *title; /* of a new portfolio, else NULL */
  gboolean create;
  gboolean read_only;
  GCancellable *cancellable;
  GTask *task; /* NULL when the caller waits */
  gboolean success;
  GError *error;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_clear_object (&job->store);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job->path);
  g_free (job->title);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenJob, open_job_free)

static void
take_document (MpStore        *self,
               MpOpenDocument *document)
{
  self->portfolio = g_steal_pointer (&document->portfolio);
  self->read_only_reason = g_steal_pointer (&document->read_only_reason);
  self->undo_label = g_steal_pointer (&document->undo_label);
  self->redo_label = g_steal_pointer (&document->redo_label);
  self->ids = mp_id_source_new (document->last_id);
  self->reading = g_steal_pointer (&document->reading);
  self->reader = mp_project_reader_new (self->reading);
  if (document->writing)
    {
      self->writing = g_steal_pointer (&document->writing);
      self->writer = mp_store_writer_new (self->writing, self->ids, document->last_id);
    }
}

static void
run_open (gpointer data)
{
  OpenJob *job = data;
  MpOpenDocument document;

  if (job->create && !mp_store_create_document (job->path, job->title, job->cancellable, &job->error))
    return;
  if (!mp_open_document (&document, job->path, job->read_only, job->cancellable, &job->error))
    return;
  take_document (job->store, &document);
  mp_open_document_clear (&document);
  job->success = TRUE;
}

static gboolean
open_done_cb (gpointer data)
{
  OpenJob *job = data;

  if (job->success)
    g_task_return_pointer (job->task, g_steal_pointer (&job->store), g_object_unref);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
run_open_task (gpointer data)
{
  OpenJob *job = data;

  run_open (job);
  go_back (job->task, open_done_cb, job, (GDestroyNotify) open_job_free);
}

static OpenJob *
open_job_new (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (OpenJob) job = g_new0 (OpenJob, 1);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IO,
                   _("“%s” is not on a disk of this computer. Copy it to a folder of yours first."), name);
      return NULL;
    }
  job->path = g_canonicalize_filename (path, NULL);
  job->store = g_object_new (MP_TYPE_STORE, NULL);
  job->store->file = g_object_ref (file);
  g_set_object (&job->cancellable, cancellable);
  return g_steal_pointer (&job);
}

static MpStore *
open_and_wait (OpenJob  *job,
               GError  **error)
{
  mp_worker_run (job->store->writer_thread, run_open, job);
  if (job->success)
    return g_steal_pointer (&job->store);
  g_propagate_error (error, g_steal_pointer (&job->error));
  return NULL;
}

static void
open_async (OpenJob             *job,
            GError              *error,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data,
            gpointer             source_tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->task = g_object_ref (task);
  mp_worker_push (job->store->writer_thread, run_open_task, job);
}

static MpStore *
open_finish (GAsyncResult  *result,
             gpointer       source_tag,
             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mp_store_create:
 * @file: where; nothing must be there
 * @title: of the portfolio
 *
 * Makes a new document and opens it; blocks. Sets %G_IO_ERROR_EXISTS when something is there.
 *
 * Returns: (transfer full): the open document, %NULL with an error
 */
MpStore *
mp_store_create (GFile         *file,
                 const char    *title,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (OpenJob) job = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  job = open_job_new (file, cancellable, error);
  if (job == NULL)
    return NULL;
  job->create = TRUE;
  job->title = g_strdup (title);
  return open_and_wait (job, error);
}

/**
 * mp_store_open:
 *
 * Opens a document; blocks. A document that can be read but not written, because the file is
 * write-protected or made by a newer program, is opened and says so, see
 * mp_editor_get_read_only_reason().
 *
 * Returns: (transfer full): the open document, %NULL with an error of %MP_STORE_ERROR
 */
MpStore *
mp_store_open (GFile             *file,
               MpStoreOpenFlags   flags,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (OpenJob) job = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  job = open_job_new (file, cancellable, error);
  if (job == NULL)
    return NULL;
  job->read_only = (flags & MP_STORE_OPEN_READ_ONLY) != 0;
  return open_and_wait (job, error);
}

/**
 * mp_store_create_async:
 *
 * As mp_store_create(), off the main thread.
 */
void
mp_store_create_async (GFile               *file,
                       const char          *title,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  OpenJob *job;
  GError *error = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (title != NULL);

  job = open_job_new (file, cancellable, &error);
  if (job)
    {
      job->create = TRUE;
      job->title = g_strdup (title);
    }
  open_async (job, error, cancellable, callback, user_data, mp_store_create_async);
}

MpStore *
mp_store_create_finish (GAsyncResult  *result,
                        GError       **error)
{
  return open_finish (result, mp_store_create_async, error);
}

/**
 * mp_store_open_async:
 *
 * As mp_store_open(), off the main thread.
 */
void
mp_store_open_async (GFile               *file,
                     MpStoreOpenFlags     flags,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  OpenJob *job;
  GError *error = NULL;

  g_return_if_fail (G_IS_FILE (file));

  job = open_job_new (file, cancellable, &error);
  if (job)
    job->read_only = (flags & MP_STORE_OPEN_READ_ONLY) != 0;
  open_async (job, error, cancellable, callback, user_data, mp_store_open_async);
}

MpStore *
mp_store_open_finish (GAsyncResult  *result,
                      GError       **error)
{
  return open_finish (result, mp_store_open_async, error);
}

static void
run_close_reader (gpointer data)
{
  MpStore *self = data;

  g_clear_pointer (&self->reader, mp_project_reader_free);
  g_clear_pointer (&self->reading, mp_database_free);
}

static void
run_close_writer (gpointer data)
{
  MpStore *self = data;

  if (self->writer)
    mp_store_writer_finish (self->writer);
  g_clear_pointer (&self->writer, mp_store_writer_free);
  g_clear_pointer (&self->writing, mp_database_free);
}

/**
 * mp_store_close:
 *
 * Waits for what is being written and lets the file go; afterwards it is all there is. The
 * portfolio stays as it is; everything else fails with %G_IO_ERROR_CLOSED.
 */
void
mp_store_close (MpStore *self)
{
  g_return_if_fail (MP_IS_STORE (self));

  /* The log can be taken away only when nobody reads. */
  mp_worker_run (self->reader_thread, run_close_reader, self);
  mp_worker_run (self->writer_thread, run_close_writer, self);
}

/**
 * mp_store_get_file:
 *
 * Returns: (transfer none): the file
 */
GFile *
mp_store_get_file (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->file;
}

/**
 * mp_store_get_portfolio:
 *
 * Returns: (transfer none): what the document holds, kept up to date in the main thread
 */
MpPortfolio *
mp_store_get_portfolio (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->portfolio;
}

/**
 * mp_store_set_author:
 * @author: (nullable): who makes the changes that follow
 */
void
mp_store_set_author (MpStore    *self,
                     const char *author)
{
  g_return_if_fail (MP_IS_STORE (self));

  g_free (self->author);
  self->author = g_strdup (author);
}
