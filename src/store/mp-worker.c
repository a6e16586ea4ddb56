/* mp-worker.c: a thread that does one job after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/mp-worker.h"

struct _MpWorker
{
  GThread *thread;
  GAsyncQueue *jobs; /* of Job */
};

/* A job without a function ends the thread. One that somebody waits for lives on his stack. */
typedef struct
{
  MpWorkerFunc func;
  gpointer data;
  gboolean waited_for;
  gboolean done;
  GMutex mutex;
  GCond cond;
} Job;

static gpointer
work (gpointer data)
{
  GAsyncQueue *jobs = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (jobs);

      if (job->func == NULL)
        {
          g_free (job);
          break;
        }
      job->func (job->data);
      if (job->waited_for)
        {
          g_mutex_lock (&job->mutex);
          job->done = TRUE;
          g_cond_signal (&job->cond);
          g_mutex_unlock (&job->mutex);
        }
      else
        {
          g_free (job);
        }
    }

  g_async_queue_unref (jobs);
  return NULL;
}

/**
 * mp_worker_new:
 * @name: of the thread, for debuggers
 *
 * Returns: (transfer full): a running worker
 */
MpWorker *
mp_worker_new (const char *name)
{
  MpWorker *self = g_new0 (MpWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, work, g_async_queue_ref (self->jobs));
  return self;
}

/**
 * mp_worker_push:
 * @func: called with @data in the thread of @self, after all that was pushed before
 */
void
mp_worker_push (MpWorker     *self,
                MpWorkerFunc  func,
                gpointer      data)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  g_async_queue_push (self->jobs, job);
}

/**
 * mp_worker_run:
 * @func: called with @data in the thread of @self
 *
 * Waits until it is done. In the thread of @self itself it is done at once.
 */
void
mp_worker_run (MpWorker     *self,
               MpWorkerFunc  func,
               gpointer      data)
{
  Job job = { .func = func, .data = data, .waited_for = TRUE };

  if (g_thread_self () == self->thread)
    {
      func (data);
      return;
    }

  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  g_async_queue_push (self->jobs, &job);
  g_mutex_lock (&job.mutex);
  while (!job.done)
    g_cond_wait (&job.cond, &job.mutex);
  g_mutex_unlock (&job.mutex);
  g_cond_clear (&job.cond);
  g_mutex_clear (&job.mutex);
}

/**
 * mp_worker_is_idle:
 *
 * For a job that could leave the rest of its work for later.
 *
 * Returns: whether nothing waits to be done
 */
gboolean
mp_worker_is_idle (MpWorker *self)
{
  return g_async_queue_length (self->jobs) <= 0;
}

/**
 * mp_worker_free:
 *
 * Waits until all jobs are done, ends the thread.
 */
void
mp_worker_free (MpWorker *self)
{
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
