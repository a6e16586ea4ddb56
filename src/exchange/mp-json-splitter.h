/* mp-json-splitter.h: the records of a large JSON document, one by one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpJsonLineFunc:
 *
 * Returns: (transfer none) (nullable): the next line, %NULL at the end or on error
 */
typedef const char *(*MpJsonLineFunc) (gsize *length, gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * MpJsonPiece:
 * @MP_JSON_PIECE_VALUE: a member whose value is no array
 * @MP_JSON_PIECE_RECORD: an object in the array of a member
 * @MP_JSON_PIECE_END: the document is at its end
 * @MP_JSON_PIECE_ERROR: it cannot be read on
 */
typedef enum
{
  MP_JSON_PIECE_VALUE,
  MP_JSON_PIECE_RECORD,
  MP_JSON_PIECE_END,
  MP_JSON_PIECE_ERROR,
} MpJsonPiece;

/**
 * MpJsonSplitter:
 *
 * Walks through a document that is one object of arrays of objects, and gives each of these
 * objects as text, so that no more than one is in memory. However the document is laid out in
 * lines, and however its members are ordered.
 */
typedef struct _MpJsonSplitter MpJsonSplitter;

MpJsonSplitter *mp_json_splitter_new (const char *name, MpJsonLineFunc next_line, gpointer user_data, gsize limit);
void mp_json_splitter_free (MpJsonSplitter *self);

MpJsonPiece mp_json_splitter_next (MpJsonSplitter *self, GCancellable *cancellable, GError **error);
const char *mp_json_splitter_get_member (MpJsonSplitter *self);
const char *mp_json_splitter_get_text (MpJsonSplitter *self, gsize *length);
guint mp_json_splitter_get_line (MpJsonSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpJsonSplitter, mp_json_splitter_free)

G_END_DECLS
