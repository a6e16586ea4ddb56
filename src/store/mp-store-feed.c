/* mp-store-feed.c: a large act, made and written at the same time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-feed.h"

/* A second thread reads, compares and derives while the writer writes; two chunks go to and fro between
 * them. */
#define CHUNKS 2

typedef struct
{
  MpChangeSet *set;
  GPtrArray *derived;
} Chunk;

typedef struct
{
  MpAct *act;
  MpChangeFeed feed;
  gpointer feed_data;
  GCancellable *cancellable;
  Chunk chunks[CHUNKS];
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
      gpointer item = g_async_queue_pop (pipe->empty);
      Chunk *chunk = item;

      if (item == pipe)
        return NULL;
      g_ptr_array_set_size (chunk->derived, 0);
      mp_change_set_clear (chunk->set);
      if (!pipe->feed (chunk->set, pipe->feed_data, pipe->cancellable, &pipe->error) ||
          !mp_act_prepare (pipe->act, chunk->set, chunk->derived, &pipe->error))
        {
          g_async_queue_push (pipe->full, pipe);
          return NULL;
        }
      more = mp_change_set_get_n (chunk->set) > 0;
      g_async_queue_push (pipe->full, chunk);
    }
  return NULL;
}

static gboolean
write_chunks (Pipe    *pipe,
              GError **error)
{
  for (;;)
    {
      gpointer item = g_async_queue_pop (pipe->full);
      Chunk *chunk = item;

      if (item == pipe)
        {
          g_propagate_error (error, g_steal_pointer (&pipe->error));
          return FALSE;
        }
      if (mp_change_set_get_n (chunk->set) == 0)
        return TRUE;
      if (!mp_act_write (pipe->act, chunk->set, chunk->derived, pipe->cancellable, error))
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
  Pipe pipe = { .act = act, .feed = feed, .feed_data = feed_data, .cancellable = cancellable };
  GThread *thread;
  gboolean success;

  pipe.empty = g_async_queue_new ();
  pipe.full = g_async_queue_new ();
  for (guint i = 0; i < CHUNKS; i++)
    {
      pipe.chunks[i].set = mp_change_set_new (NULL);
      pipe.chunks[i].derived = mp_derived_array_new ();
      g_async_queue_push (pipe.empty, &pipe.chunks[i]);
    }

  thread = g_thread_new ("mp-feed", make_chunks, &pipe);
  success = write_chunks (&pipe, error);
  g_async_queue_push (pipe.empty, &pipe);
  g_thread_join (thread);

  g_clear_error (&pipe.error);
  for (guint i = 0; i < CHUNKS; i++)
    {
      mp_change_set_unref (pipe.chunks[i].set);
      g_ptr_array_unref (pipe.chunks[i].derived);
    }
  g_async_queue_unref (pipe.empty);
  g_async_queue_unref (pipe.full);
  return success;
}
