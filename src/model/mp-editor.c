/* mp-editor.c: the one door through which a document changes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-editor.h"

G_DEFINE_INTERFACE (MpEditor, mp_editor, G_TYPE_OBJECT)

static void
mp_editor_default_init (MpEditorInterface *iface)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface, g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (iface, g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (iface, g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (iface, g_param_spec_string ("undo-label", NULL, NULL, NULL, flags));
  g_object_interface_install_property (iface, g_param_spec_string ("redo-label", NULL, NULL, NULL, flags));
}

/**
 * mp_editor_apply_async:
 * @set: what shall change; the store fills in ids of new records
 *
 * Writes @set, with its history, in one transaction. When @callback is called without an error
 * it is on disk and the portfolio shows it. Fails whole or not at all.
 */
void
mp_editor_apply_async (MpEditor            *self,
                       MpChangeSet         *set,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (MP_IS_EDITOR (self));
  g_return_if_fail (set != NULL);

  MP_EDITOR_GET_IFACE (self)->apply_async (self, set, cancellable, callback, user_data);
}

gboolean
mp_editor_apply_finish (MpEditor      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), FALSE);

  return MP_EDITOR_GET_IFACE (self)->finish (self, result, error);
}

/**
 * mp_editor_feed_async:
 * @label: what the person did, translated
 * @source: the record of the table source that it comes from, 0 if none
 * @feed: hands over the changes chunk by chunk, in a thread of the store
 * @feed_destroy: frees @feed_data, in any thread
 *
 * A large act: one transaction, one change set, one step of undo.
 */
void
mp_editor_feed_async (MpEditor            *self,
                      const char          *label,
                      gint64               source,
                      MpChangeFeed         feed,
                      gpointer             feed_data,
                      GDestroyNotify       feed_destroy,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (MP_IS_EDITOR (self));

  MP_EDITOR_GET_IFACE (self)->feed_async (self, label, source, feed, feed_data, feed_destroy, cancellable, callback, user_data);
}

gboolean
mp_editor_feed_finish (MpEditor      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), FALSE);

  return MP_EDITOR_GET_IFACE (self)->finish (self, result, error);
}

/**
 * mp_editor_undo_async:
 *
 * Takes the last act that is in force back. Fails with %MP_ERROR_NOT_FOUND when there is none.
 */
void
mp_editor_undo_async (MpEditor            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (MP_IS_EDITOR (self));

  MP_EDITOR_GET_IFACE (self)->undo_async (self, cancellable, callback, user_data);
}

gboolean
mp_editor_undo_finish (MpEditor      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), FALSE);

  return MP_EDITOR_GET_IFACE (self)->finish (self, result, error);
}

/**
 * mp_editor_redo_async:
 *
 * Does the act that was taken back last again. Fails with %MP_ERROR_NOT_FOUND when there is none.
 */
void
mp_editor_redo_async (MpEditor            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (MP_IS_EDITOR (self));

  MP_EDITOR_GET_IFACE (self)->redo_async (self, cancellable, callback, user_data);
}

gboolean
mp_editor_redo_finish (MpEditor      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), FALSE);

  return MP_EDITOR_GET_IFACE (self)->finish (self, result, error);
}

/**
 * mp_editor_get_read_only_reason:
 *
 * Returns: (nullable): why nothing can be changed, translated; %NULL when everything can
 */
const char *
mp_editor_get_read_only_reason (MpEditor *self)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), NULL);

  return MP_EDITOR_GET_IFACE (self)->get_read_only_reason (self);
}

gboolean
mp_editor_is_read_only (MpEditor *self)
{
  return mp_editor_get_read_only_reason (self) != NULL;
}

/**
 * mp_editor_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what undo would take back, %NULL when there is nothing
 */
char *
mp_editor_dup_undo_label (MpEditor *self)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), NULL);

  return MP_EDITOR_GET_IFACE (self)->dup_undo_label (self);
}

/**
 * mp_editor_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what redo would do again, %NULL when there is nothing
 */
char *
mp_editor_dup_redo_label (MpEditor *self)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), NULL);

  return MP_EDITOR_GET_IFACE (self)->dup_redo_label (self);
}

/**
 * mp_editor_make_id:
 *
 * For records of one change set that refer to each other. May be called from any thread.
 *
 * Returns: an id that no record has
 */
gint64
mp_editor_make_id (MpEditor *self)
{
  g_return_val_if_fail (MP_IS_EDITOR (self), 0);

  return MP_EDITOR_GET_IFACE (self)->make_id (self);
}
