/* mp-store-reader.c: a thread and a connection for what is read on demand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-reader.h"

#include <glib/gi18n-lib.h>

#include "store/mp-project-reader.h"
#include "store/mp-store-history.h"
#include "store/mp-store-search.h"
#include "store/mp-worker.h"

struct _MpStoreReader
{
  MpWorker *thread;

  /* Only in that thread. */
  MpDatabase *database;
  MpProjectReader *projects;
};

/* A question with its answer; lives on the stack of the one who waits. */
typedef struct _Job Job;
struct _Job
{
  MpStoreReader *reader;
  gboolean (*func) (MpStoreReader *self, Job *job);
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
  GHashTable *times;
};

MpStoreReader *
mp_store_reader_new (void)
{
  MpStoreReader *self = g_new0 (MpStoreReader, 1);

  self->thread = mp_worker_new ("mp-reader");
  return self;
}

void
mp_store_reader_free (MpStoreReader *self)
{
  mp_store_reader_close (self);
  mp_worker_free (self->thread);
  g_free (self);
}

/**
 * mp_store_reader_take_database:
 * @database: (transfer full): what is read, before anybody asks
 */
void
mp_store_reader_take_database (MpStoreReader *self,
                               MpDatabase    *database)
{
  self->database = database;
  self->projects = mp_project_reader_new (database);
}

static void
run_close (gpointer data)
{
  MpStoreReader *self = data;

  g_clear_pointer (&self->projects, mp_project_reader_free);
  g_clear_pointer (&self->database, mp_database_free);
}

/**
 * mp_store_reader_close:
 *
 * Waits for the questions that were asked; those that come later fail with %G_IO_ERROR_CLOSED.
 */
void
mp_store_reader_close (MpStoreReader *self)
{
  mp_worker_run (self->thread, run_close, self);
}

void
mp_store_set_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The portfolio was closed."));
}

static void
run_job (gpointer data)
{
  Job *job = data;
  MpStoreReader *self = job->reader;

  if (self->database == NULL)
    {
      mp_store_set_closed (job->error);
      return;
    }
  if (g_cancellable_set_error_if_cancelled (job->cancellable, job->error))
    return;
  mp_database_set_cancellable (self->database, job->cancellable);
  job->success = job->func (self, job);
  mp_database_set_cancellable (self->database, NULL);
}

static gboolean
load_project (MpStoreReader *self,
              Job           *job)
{
  gboolean loaded;

  /* A transaction, so that no edit comes between the tables. */
  if (!mp_database_begin_reading (self->database, job->error))
    return FALSE;
  loaded = mp_project_reader_load (self->projects, job->id, &job->project, job->error);
  mp_project_reader_reset (self->projects);
  mp_database_rollback (self->database);
  if (loaded && job->project == NULL)
    g_set_error_literal (job->error, MP_ERROR, MP_ERROR_NOT_FOUND, _("The project is not in the portfolio any more."));
  return job->project != NULL;
}

/**
 * mp_store_reader_load_project:
 *
 * Returns: (transfer full): all facts of the project; %NULL with an error, %MP_ERROR_NOT_FOUND when
 *   it is gone
 */
MpProjectRecord *
mp_store_reader_load_project (MpStoreReader  *self,
                              gint64          id,
                              GCancellable   *cancellable,
                              GError        **error)
{
  Job job = { .reader = self, .func = load_project, .cancellable = cancellable, .error = error };

  job.id = id;
  mp_worker_run (self->thread, run_job, &job);
  return job.project;
}

static gboolean
search (MpStoreReader *self,
        Job           *job)
{
  job->found = mp_store_search (self->database, job->words, job->phrase, job->error);
  return job->found != NULL;
}

/**
 * mp_store_reader_search:
 *
 * Returns: (transfer full) (element-type gint64): see mp_store_search()
 */
GArray *
mp_store_reader_search (MpStoreReader  *self,
                        const char     *folded_words,
                        gboolean        phrase,
                        GCancellable   *cancellable,
                        GError        **error)
{
  Job job = { .reader = self, .func = search, .cancellable = cancellable, .error = error };

  job.words = folded_words;
  job.phrase = phrase;
  mp_worker_run (self->thread, run_job, &job);
  return job.found;
}

static gboolean
each_name (MpStoreReader *self,
           Job           *job)
{
  return mp_store_each_name (self->database, job->name_func, job->user_data, job->error);
}

/**
 * mp_store_reader_each_name:
 * @func: called in the thread of the reader
 */
gboolean
mp_store_reader_each_name (MpStoreReader  *self,
                           MpNameFunc      func,
                           gpointer        user_data,
                           GCancellable   *cancellable,
                           GError        **error)
{
  Job job = { .reader = self, .func = each_name, .cancellable = cancellable, .error = error };

  job.name_func = func;
  job.user_data = user_data;
  mp_worker_run (self->thread, run_job, &job);
  return job.success;
}

static gboolean
each_project (MpStoreReader *self,
              Job           *job)
{
  return mp_store_each_project (self->database, self->projects, job->ids, job->project_func, job->user_data, job->error);
}

/**
 * mp_store_reader_each_project:
 * @func: called in the thread of the reader
 */
gboolean
mp_store_reader_each_project (MpStoreReader  *self,
                              GArray         *ids,
                              MpProjectFunc   func,
                              gpointer        user_data,
                              GCancellable   *cancellable,
                              GError        **error)
{
  Job job = { .reader = self, .func = each_project, .cancellable = cancellable, .error = error };

  job.ids = ids;
  job.project_func = func;
  job.user_data = user_data;
  mp_worker_run (self->thread, run_job, &job);
  return job.success;
}

static gboolean
load_history (MpStoreReader *self,
              Job           *job)
{
  job->entries = mp_store_history_load (self->database, job->id, job->limit, job->error);
  return job->entries != NULL;
}

/**
 * mp_store_reader_load_history:
 *
 * Returns: (transfer full) (element-type MpHistoryEntry): see mp_store_history_load()
 */
GPtrArray *
mp_store_reader_load_history (MpStoreReader  *self,
                              gint64          project,
                              guint           limit,
                              GCancellable   *cancellable,
                              GError        **error)
{
  Job job = { .reader = self, .func = load_history, .cancellable = cancellable, .error = error };

  job.id = project;
  job.limit = limit;
  mp_worker_run (self->thread, run_job, &job);
  return job.entries;
}

static gboolean
load_change_times (MpStoreReader *self,
                   Job           *job)
{
  job->times = mp_store_history_load_times (self->database, job->error);
  return job->times != NULL;
}

/**
 * mp_store_reader_load_change_times:
 *
 * Returns: (transfer full) (element-type gint64 gint64): see mp_store_history_load_times()
 */
GHashTable *
mp_store_reader_load_change_times (MpStoreReader  *self,
                                   GCancellable   *cancellable,
                                   GError        **error)
{
  Job job = { .reader = self, .func = load_change_times, .cancellable = cancellable, .error = error };

  mp_worker_run (self->thread, run_job, &job);
  return job.times;
}
