/* mp-digest.h: the checksum of a file, made beside reading it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpDigest:
 *
 * SHA-256 of what is read, made in a thread of its own: it takes as long as a third of parsing the text.
 * A small file needs no thread.
 */
typedef struct _MpDigest MpDigest;

MpDigest *mp_digest_new (void);
void mp_digest_free (MpDigest *self);
void mp_digest_update (MpDigest *self, gconstpointer data, gsize size);
char *mp_digest_finish (MpDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDigest, mp_digest_free)

G_END_DECLS
