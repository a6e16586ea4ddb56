/* mp-lookup.c: what is read from the document on demand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-lookup.h"

G_DEFINE_INTERFACE (MpLookup, mp_lookup, G_TYPE_OBJECT)

static void
mp_lookup_default_init (MpLookupInterface *iface)
{
}

void
mp_history_entry_free (MpHistoryEntry *self)
{
  g_free (self->label);
  g_free (self->author);
  mp_value_clear (&self->old_value);
  mp_value_clear (&self->new_value);
  g_clear_pointer (&self->record, mp_record_unref);
  g_free (self);
}

/**
 * mp_lookup_load_project:
 * @id: the id of a project
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full): all facts of the project; %NULL with %MP_ERROR_NOT_FOUND when it is gone
 */
MpProjectRecord *
mp_lookup_load_project (MpLookup      *self,
                        gint64         id,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), NULL);

  return MP_LOOKUP_GET_IFACE (self)->load_project (self, id, cancellable, error);
}

/**
 * mp_lookup_search:
 * @folded_words: one or more words as mp_text_fold_words() makes them
 * @phrase: whether they must stand one after the other; otherwise each must begin a word somewhere
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (element-type gint64): ids of projects, ascending
 */
GArray *
mp_lookup_search (MpLookup      *self,
                  const char    *folded_words,
                  gboolean       phrase,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), NULL);

  return MP_LOOKUP_GET_IFACE (self)->search (self, folded_words, phrase, cancellable, error);
}

/**
 * mp_lookup_each_name:
 * @func: (scope call): called for each title, name and identifier, in a thread of the document
 *
 * Blocks; any thread.
 */
gboolean
mp_lookup_each_name (MpLookup      *self,
                     MpNameFunc     func,
                     gpointer       user_data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), FALSE);

  return MP_LOOKUP_GET_IFACE (self)->each_name (self, func, user_data, cancellable, error);
}

/**
 * mp_lookup_each_project:
 * @ids: (nullable) (element-type gint64): which, in this order; %NULL for all in their order
 *   in the source
 * @func: (scope call): called for each project, in a thread of the document; %FALSE with an error
 *   ends the walk
 *
 * Holds one project at a time. Blocks; any thread.
 */
gboolean
mp_lookup_each_project (MpLookup       *self,
                        GArray         *ids,
                        MpProjectFunc   func,
                        gpointer        user_data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), FALSE);

  return MP_LOOKUP_GET_IFACE (self)->each_project (self, ids, func, user_data, cancellable, error);
}

/**
 * mp_lookup_load_history:
 * @project: the id of a project; 0 for the whole portfolio
 * @limit: the most entries wanted
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (element-type MpHistoryEntry): what changed, newest first
 */
GPtrArray *
mp_lookup_load_history (MpLookup      *self,
                        gint64         project,
                        guint          limit,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), NULL);

  return MP_LOOKUP_GET_IFACE (self)->load_history (self, project, limit, cancellable, error);
}

/**
 * mp_lookup_load_change_times:
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (element-type gint64 gint64): id of a project → when its facts were changed
 *   last, which undoing is too, in unix seconds; without what is not in the history
 */
GHashTable *
mp_lookup_load_change_times (MpLookup      *self,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_return_val_if_fail (MP_IS_LOOKUP (self), NULL);

  return MP_LOOKUP_GET_IFACE (self)->load_change_times (self, cancellable, error);
}

typedef struct
{
  gint64 id;
  guint limit;
} LoadData;

static void
load_project_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  LoadData *data = task_data;
  GError *error = NULL;
  MpProjectRecord *project = mp_lookup_load_project (source_object, data->id, cancellable, &error);

  if (project)
    g_task_return_pointer (task, project, (GDestroyNotify) mp_project_record_unref);
  else
    g_task_return_error (task, error);
}

static void
load_history_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  LoadData *data = task_data;
  GError *error = NULL;
  GPtrArray *history = mp_lookup_load_history (source_object, data->id, data->limit, cancellable, &error);

  if (history)
    g_task_return_pointer (task, history, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
run_task (MpLookup            *self,
          gint64               id,
          guint                limit,
          gpointer             source_tag,
          GTaskThreadFunc      func,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  LoadData *data = g_new0 (LoadData, 1);

  data->id = id;
  data->limit = limit;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, data, g_free);
  g_task_run_in_thread (task, func);
}

void
mp_lookup_load_project_async (MpLookup            *self,
                              gint64               id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (MP_IS_LOOKUP (self));

  run_task (self, id, 0, mp_lookup_load_project_async, load_project_thread, cancellable, callback, user_data);
}

MpProjectRecord *
mp_lookup_load_project_finish (MpLookup      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mp_lookup_load_history_async (MpLookup            *self,
                              gint64               project,
                              guint                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (MP_IS_LOOKUP (self));

  run_task (self, project, limit, mp_lookup_load_history_async, load_history_thread, cancellable, callback, user_data);
}

GPtrArray *
mp_lookup_load_history_finish (MpLookup      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
