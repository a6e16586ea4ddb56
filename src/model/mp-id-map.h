/* mp-id-map.h: from ids to positions
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpIdMap:
 *
 * A hash table from 64-bit ids (not 0) to 32-bit positions: a tenth of what #GHashTable with
 * boxed keys takes.
 */
typedef struct _MpIdMap MpIdMap;

#define MP_ID_MAP_NONE G_MAXUINT32

MpIdMap *mp_id_map_new (void);
void mp_id_map_free (MpIdMap *self);
void mp_id_map_set (MpIdMap *self, gint64 id, guint32 position);
void mp_id_map_remove (MpIdMap *self, gint64 id);
guint32 mp_id_map_get (const MpIdMap *self, gint64 id);
guint mp_id_map_get_size (const MpIdMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpIdMap, mp_id_map_free)

G_END_DECLS
