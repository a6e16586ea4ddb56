/* mp-store.c: a portfolio document on disk
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "store/mp-store-create.h"
#include "store/mp-store-open.h"
#include "store/mp-store-private.h"

enum
{
  PROP_READ_ONLY = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (MpStore, mp_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_EDITOR, mp_store_editor_init)
                               G_IMPLEMENT_INTERFACE (MP_TYPE_LOOKUP, mp_store_lookup_init))

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

  mp_store_reader_free (self->reader);
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
  self->reader = mp_store_reader_new ();
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
  self->read_only_code = document->read_only_code;
  self->undo_label = g_steal_pointer (&document->undo_label);
  self->redo_label = g_steal_pointer (&document->redo_label);
  self->ids = mp_id_source_new (document->last_id);
  mp_store_reader_take_database (self->reader, g_steal_pointer (&document->reading));
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
  mp_store_go_back (job->task, open_done_cb, job, (GDestroyNotify) open_job_free);
}

static OpenJob *
open_job_new (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (OpenJob) job = g_new0 (OpenJob, 1);
  g_autofree char *path = g_file_get_path (file);
  char *resolved;

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IO,
                   _("“%s” is not on a disk of this computer. Copy it to a folder of yours first."), name);
      return NULL;
    }
  /* Where SQLite puts the log: beside the file itself, not beside a link to it. */
  resolved = realpath (path, NULL);
  job->path = resolved ? g_strdup (resolved) : g_canonicalize_filename (path, NULL);
  free (resolved);
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
  mp_store_reader_close (self->reader);
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

/**
 * mp_store_set_founding:
 * @founding: whether the portfolio begins with the changes that follow
 *
 * Such changes, as those that fill the sample, stand in the history like all others, but undo does not
 * reach them, nor what was done before them.
 */
void
mp_store_set_founding (MpStore  *self,
                       gboolean  founding)
{
  g_return_if_fail (MP_IS_STORE (self));

  self->is_founding = founding;
}
