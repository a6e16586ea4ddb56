/* mp-id-map.c: from ids to positions
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Open addressing with linear probing; at most half of the slots are taken. A removal moves
 * the following entries up instead of leaving a mark (Knuth, TAOCP 3, 6.4, algorithm R).
 */

#include "model/mp-id-map.h"

typedef struct
{
  gint64 id; /* 0: empty */
  guint32 position;
} Slot;

struct _MpIdMap
{
  Slot *slots;
  guint mask;
  guint size;
};

MpIdMap *
mp_id_map_new (void)
{
  MpIdMap *self = g_new0 (MpIdMap, 1);

  self->mask = 15;
  self->slots = g_new0 (Slot, self->mask + 1);
  return self;
}

void
mp_id_map_free (MpIdMap *self)
{
  g_free (self->slots);
  g_free (self);
}

/* Fibonacci hashing: ids that count up spread evenly. */
static guint
home_of (const MpIdMap *self,
         gint64         id)
{
  return (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & self->mask;
}

static guint
find_slot (const MpIdMap *self,
           gint64         id)
{
  guint i = home_of (self, id);

  while (self->slots[i].id != 0 && self->slots[i].id != id)
    i = (i + 1) & self->mask;
  return i;
}

static void
grow (MpIdMap *self)
{
  Slot *old = self->slots;
  guint n = self->mask + 1;

  self->mask = n * 2 - 1;
  self->slots = g_new0 (Slot, n * 2);
  for (guint i = 0; i < n; i++)
    {
      if (old[i].id != 0)
        self->slots[find_slot (self, old[i].id)] = old[i];
    }
  g_free (old);
}

/**
 * mp_id_map_set:
 * @id: not 0
 *
 * Puts @position for @id, in place of another one.
 */
void
mp_id_map_set (MpIdMap *self,
               gint64   id,
               guint32  position)
{
  guint i;

  g_return_if_fail (id != 0);

  if ((self->size + 1) * 2 > self->mask)
    grow (self);
  i = find_slot (self, id);
  self->size += self->slots[i].id == 0;
  self->slots[i].id = id;
  self->slots[i].position = position;
}

void
mp_id_map_remove (MpIdMap *self,
                  gint64   id)
{
  guint hole = find_slot (self, id);

  if (id == 0 || self->slots[hole].id == 0)
    return;

  self->size--;
  for (guint i = (hole + 1) & self->mask; self->slots[i].id != 0; i = (i + 1) & self->mask)
    {
      /* An entry may move into the hole unless that lies before its home. */
      if (((i - home_of (self, self->slots[i].id)) & self->mask) >= ((i - hole) & self->mask))
        {
          self->slots[hole] = self->slots[i];
          hole = i;
        }
    }
  self->slots[hole].id = 0;
}

/**
 * mp_id_map_get:
 *
 * Returns: the position of @id, or %MP_ID_MAP_NONE
 */
guint32
mp_id_map_get (const MpIdMap *self,
               gint64         id)
{
  guint i;

  if (id == 0)
    return MP_ID_MAP_NONE;
  i = find_slot (self, id);
  return self->slots[i].id == id ? self->slots[i].position : MP_ID_MAP_NONE;
}

guint
mp_id_map_get_size (const MpIdMap *self)
{
  return self->size;
}
