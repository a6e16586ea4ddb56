/* mp-id-source.h: ids for new records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpIdSource MpIdSource;

MpIdSource *mp_id_source_new (gint64 last_id);
void mp_id_source_free (MpIdSource *self);
gint64 mp_id_source_next (gpointer self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpIdSource, mp_id_source_free)

G_END_DECLS
