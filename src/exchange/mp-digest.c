/* mp-digest.c: the checksum of a file, made beside reading it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-digest.h"

#include <string.h>

/* Blocks that go to and fro; reading waits when all of them are full. */
#define BLOCKS 8
#define BLOCK_SIZE (64u << 10)

typedef struct
{
  gsize size;
  guint8 data[BLOCK_SIZE];
} Block;

struct _MpDigest
{
  GChecksum *checksum; /* of the thread, while there is one */
  gboolean started;    /* something was added */
  GThread *thread;
  GAsyncQueue *empty;  /* of Block */
  GAsyncQueue *full;   /* of Block; the digest itself says: no more */
};

MpDigest *
mp_digest_new (void)
{
  MpDigest *self = g_new0 (MpDigest, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

static gpointer
add_blocks (gpointer data)
{
  MpDigest *self = data;
  gpointer item;

  while ((item = g_async_queue_pop (self->full)) != self)
    {
      Block *block = item;

      g_checksum_update (self->checksum, block->data, (gssize) block->size);
      g_async_queue_push (self->empty, block);
    }
  return NULL;
}

static void
start_thread (MpDigest *self)
{
  self->empty = g_async_queue_new_full (g_free);
  self->full = g_async_queue_new ();
  for (guint i = 0; i < BLOCKS; i++)
    g_async_queue_push (self->empty, g_new (Block, 1));
  self->thread = g_thread_new ("mp-digest", add_blocks, self);
}

static void
end_thread (MpDigest *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->full, self);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->full, g_async_queue_unref);
  g_clear_pointer (&self->empty, g_async_queue_unref);
}

void
mp_digest_free (MpDigest *self)
{
  end_thread (self);
  g_checksum_free (self->checksum);
  g_free (self);
}

/**
 * mp_digest_update:
 * @data: what was read, in blocks as large as one likes; copied
 */
void
mp_digest_update (MpDigest      *self,
                  gconstpointer  data,
                  gsize          size)
{
  const guint8 *p = data;

  if (!self->started && size <= BLOCK_SIZE)
    {
      self->started = TRUE;
      g_checksum_update (self->checksum, data, (gssize) size);
      return;
    }

  self->started = TRUE;
  if (self->thread == NULL)
    start_thread (self);
  while (size > 0)
    {
      Block *block = g_async_queue_pop (self->empty);

      block->size = MIN (size, BLOCK_SIZE);
      memcpy (block->data, p, block->size);
      p += block->size;
      size -= block->size;
      g_async_queue_push (self->full, block);
    }
}

/**
 * mp_digest_finish:
 *
 * Waits for what is still to be added; to be called once.
 *
 * Returns: (transfer full): the checksum in hexadecimal digits
 */
char *
mp_digest_finish (MpDigest *self)
{
  end_thread (self);
  return g_strdup (g_checksum_get_string (self->checksum));
}
