/* mp-editor.h: the one door through which a document changes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/mp-change-set.h"

G_BEGIN_DECLS

#define MP_TYPE_EDITOR (mp_editor_get_type ())
G_DECLARE_INTERFACE (MpEditor, mp_editor, MP, EDITOR, GObject)

/**
 * MpChangeFeed:
 * @set: (inout): an empty change set, to be filled with the next chunk
 *
 * Hands over a large act piece by piece, all of which is one change set in the history. Called in
 * one thread of the store, which is not that of the transaction: the next piece is made while one is
 * written. A chunk that stays empty ends the feed.
 *
 * Returns: %FALSE on error: everything is rolled back
 */
typedef gboolean (*MpChangeFeed) (MpChangeSet *set, gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * MpEditorInterface:
 * @apply_async: writes @set in one transaction; then the portfolio shows it
 * @feed_async: as @apply_async, for a large act
 * @undo_async: takes the last act back; @redo_async does it again
 * @get_read_only: (nullable): %NULL when the document can be changed, else a sentence that
 *   says why not
 * @get_undo_label: (nullable): what undo would take back, %NULL when there is nothing
 *
 * Properties: "read-only", "can-undo", "can-redo" (gboolean), "undo-label", "redo-label" (string).
 * Everything is called, and calls back, in the main thread.
 */
struct _MpEditorInterface
{
  GTypeInterface parent_iface;

  void (*apply_async) (MpEditor *self, MpChangeSet *set, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  void (*feed_async) (MpEditor *self, const char *label, gint64 source, MpChangeFeed feed, gpointer feed_data, GDestroyNotify feed_destroy,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  void (*undo_async) (MpEditor *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  void (*redo_async) (MpEditor *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (MpEditor *self, GAsyncResult *result, GError **error);
  const char *(*get_read_only_reason) (MpEditor *self);
  char *(*dup_undo_label) (MpEditor *self);
  char *(*dup_redo_label) (MpEditor *self);
  gint64 (*make_id) (MpEditor *self);
};

void mp_editor_apply_async (MpEditor *self, MpChangeSet *set, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_editor_apply_finish (MpEditor *self, GAsyncResult *result, GError **error);
void mp_editor_feed_async (MpEditor *self, const char *label, gint64 source, MpChangeFeed feed, gpointer feed_data, GDestroyNotify feed_destroy,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_editor_feed_finish (MpEditor *self, GAsyncResult *result, GError **error);
void mp_editor_undo_async (MpEditor *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_editor_undo_finish (MpEditor *self, GAsyncResult *result, GError **error);
void mp_editor_redo_async (MpEditor *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_editor_redo_finish (MpEditor *self, GAsyncResult *result, GError **error);
const char *mp_editor_get_read_only_reason (MpEditor *self);
gboolean mp_editor_is_read_only (MpEditor *self);
char *mp_editor_dup_undo_label (MpEditor *self);
char *mp_editor_dup_redo_label (MpEditor *self);
gint64 mp_editor_make_id (MpEditor *self);

G_END_DECLS
