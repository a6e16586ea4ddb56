/* mp-id-source.c: ids for new records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/mp-id-source.h"

/* 2026-01-01 */
#define EPOCH 1767225600

struct _MpIdSource
{
  GMutex mutex;
  gint64 last;
};

/**
 * mp_id_source_new:
 * @last_id: the greatest id that the document may hold
 *
 * Ids are 31 bits of seconds, then 32 that begin at random and count up. So they ascend from one
 * session to the next, which keeps what was added later behind what was there, and two copies of a
 * document do not give the same ids even when both were opened in the same second.
 */
MpIdSource *
mp_id_source_new (gint64 last_id)
{
  MpIdSource *self = g_new0 (MpIdSource, 1);
  gint64 seconds = CLAMP (g_get_real_time () / G_USEC_PER_SEC - EPOCH, 1, G_MAXINT32);

  g_mutex_init (&self->mutex);
  self->last = seconds << 32 | (g_random_int () >> 1);
  if (last_id < G_MAXINT64 - G_MAXUINT32)
    self->last = MAX (self->last, last_id);
  return self;
}

void
mp_id_source_free (MpIdSource *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * mp_id_source_next:
 * @self: (type MpIdSource): any thread may ask; a pointer so that it is an #MpMakeIdFunc
 *
 * Returns: an id that no record has
 */
gint64
mp_id_source_next (gpointer self)
{
  MpIdSource *source = self;
  gint64 id;

  g_mutex_lock (&source->mutex);
  id = ++source->last;
  g_mutex_unlock (&source->mutex);
  return id;
}
