/* mp-store-feed.c: a large act, made and written at the same time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-feed.h"

/* A second thread reads and compares while the writer writes; two chunks go to and fro between them. */
#define CHUNKS 2

typedef struct
{
  MpChangeFeed feed;
  gpointer feed_data;
  GCancellable *cancellable;
  MpChangeSet *chunks[CHUNKS];
  GAsyncQueue *empty; /* of chunks, borrowed; the pipe itself says: stop */
  GAsyncQueue *full;  /* of chunks, borrowed; the pipe itself says: failed */
  GError *error;
} Pipe;

static gpointer
make_chunks (gpointer data)
{
  Pipe *pipe = data;
  gboolean more = TRUE;

  while (more)
    {
      gpointer chunk = g_async_queue_pop (pipe->empty);

      if (chunk == pipe)
        return NULL;
      mp_change_set_clear (chunk);
      if (!pipe->feed (chunk, pipe->feed_data, pipe->cancellable, &pipe->error))
        {
          g_async_queue_push (pipe->full, pipe);
          return NULL;
        }
      more = mp_change_set_get_n (chunk) > 0;
      g_async_queue_push (pipe->full, chunk);
    }
  return NULL;
}

static gboolean
write_chunks (Pipe    *pipe,
              MpAct   *act,
              GError **error)
{
  for (;;)
    {
      gpointer chunk = g_async_queue_pop (pipe->full);

      if (chunk == pipe)
        {
          g_propagate_error (error, g_steal_pointer (&pipe->error));
          return FALSE;
        }
      if (mp_change_set_get_n (chunk) == 0)
        return TRUE;
      if (!mp_act_write (act, chunk, pipe->cancellable, error))
        return FALSE;
      g_async_queue_push (pipe->empty, chunk);
    }
}

/**
 * mp_store_feed:
 * @act: where the changes go
 * @feed: called again and again in a thread of its own, until it gives nothing more
 *
 * Writes everything that @feed gives, in the transaction of the writer. After an error that must be
 * rolled back.
 */
gboolean
mp_store_feed (MpAct         *act,
               MpChangeFeed   feed,
               gpointer       feed_data,
               GCancellable  *cancellable,
               GError       **error)
{
  Pipe pipe = { .feed = feed, .feed_data = feed_data, .cancellable = cancellable };
  GThread *thread;
  gboolean success;

  pipe.empty = g_async_queue_new ();
  pipe.full = g_async_queue_new ();
  for (guint i = 0; i < CHUNKS; i++)
    {
      pipe.chunks[i] = mp_change_set_new (NULL);
      g_async_queue_push (pipe.empty, pipe.chunks[i]);
    }

  thread = g_thread_new ("mp-feed", make_chunks, &pipe);
  success = write_chunks (&pipe, act, error);
  g_async_queue_push (pipe.empty, &pipe);
  g_thread_join (thread);

  g_clear_error (&pipe.error);
  for (guint i = 0; i < CHUNKS; i++)
    mp_change_set_unref (pipe.chunks[i]);
  g_async_queue_unref (pipe.empty);
  g_async_queue_unref (pipe.full);
  return success;
}
