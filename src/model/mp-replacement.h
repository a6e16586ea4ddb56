/* mp-replacement.h: a file that is replaced as a whole or not at all
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpReplacement:
 *
 * What is being written in place of a file. The file that was there stays until
 * mp_replacement_commit(); freed before that, nothing has happened, and half of a new file is none.
 */
typedef struct _MpReplacement MpReplacement;

MpReplacement *mp_replacement_new (GFile *file, GCancellable *cancellable, GError **error);
void mp_replacement_free (MpReplacement *self);

GOutputStream *mp_replacement_get_stream (MpReplacement *self);
gboolean mp_replacement_commit (MpReplacement *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReplacement, mp_replacement_free)

G_END_DECLS
