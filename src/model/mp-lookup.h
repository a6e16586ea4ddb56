/* mp-lookup.h: what is read from the document on demand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/mp-change-set.h"

G_BEGIN_DECLS

#define MP_TYPE_LOOKUP (mp_lookup_get_type ())
G_DECLARE_INTERFACE (MpLookup, mp_lookup, MP, LOOKUP, GObject)

/**
 * MpHistoryEntry:
 *
 * One change of one act, newest first in a history. For an insert or a delete of a record, @field
 * is -1 and @record describes what came or went when it is known.
 */
typedef struct
{
  gint64 change_set;
  char *label;
  char *author;
  gint64 made_at;       /* unix seconds */
  gint64 undone_at;     /* unix seconds, 0 when in force */
  gint64 source;        /* record of the table source, 0 if none */
  gint64 project;
  MpChangeKind kind;
  MpTable table;
  gint64 id;
  int field;
  MpValue old_value;
  MpValue new_value;
  MpRecord *record;
} MpHistoryEntry;

void mp_history_entry_free (MpHistoryEntry *self);

/**
 * MpNameFunc:
 * @project: the id of a project
 * @kind: "title", a kind of name, or "identifier"
 * @text: the name
 */
typedef void (*MpNameFunc) (gint64 project, const char *kind, const char *text, gpointer user_data);

typedef gboolean (*MpProjectFunc) (MpProjectRecord *project, gpointer user_data, GError **error);

/**
 * MpLookupInterface:
 * @load_project: the whole record of a project; blocks, from any thread
 * @search: ids (gint64, ascending) of projects in whose texts each of @words begins a word; all
 *   words, or @phrase: one after the other. Blocks, from any thread
 * @each_name: calls @func for each title, name and identifier of all projects; blocks, in the
 *   thread of the document, so @func must not call back into it
 * @each_project: calls @func for the whole record of each project, in the order of @ids
 *   (all projects in their order in the source when %NULL), without holding more than one. Same rule
 * @load_history: entries of a project, or of all (0), newest first, at most @limit
 * @load_change_times: id of each project that was ever changed → when that was last done or undone
 *   (unix seconds); both are gint64
 *
 * Everything here may be called from any thread and blocks it; in the main thread use the
 * _async twins. Nothing here changes the document.
 */
struct _MpLookupInterface
{
  GTypeInterface parent_iface;

  MpProjectRecord *(*load_project) (MpLookup *self, gint64 id, GCancellable *cancellable, GError **error);
  GArray *(*search) (MpLookup *self, const char *folded_words, gboolean phrase, GCancellable *cancellable, GError **error);
  gboolean (*each_name) (MpLookup *self, MpNameFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
  gboolean (*each_project) (MpLookup *self, GArray *ids, MpProjectFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
  GPtrArray *(*load_history) (MpLookup *self, gint64 project, guint limit, GCancellable *cancellable, GError **error);
  GHashTable *(*load_change_times) (MpLookup *self, GCancellable *cancellable, GError **error);
};

MpProjectRecord *mp_lookup_load_project (MpLookup *self, gint64 id, GCancellable *cancellable, GError **error);
void mp_lookup_load_project_async (MpLookup *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MpProjectRecord *mp_lookup_load_project_finish (MpLookup *self, GAsyncResult *result, GError **error);
GArray *mp_lookup_search (MpLookup *self, const char *folded_words, gboolean phrase, GCancellable *cancellable, GError **error);
gboolean mp_lookup_each_name (MpLookup *self, MpNameFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean mp_lookup_each_project (MpLookup *self, GArray *ids, MpProjectFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
GPtrArray *mp_lookup_load_history (MpLookup *self, gint64 project, guint limit, GCancellable *cancellable, GError **error);
GHashTable *mp_lookup_load_change_times (MpLookup *self, GCancellable *cancellable, GError **error);
void mp_lookup_load_history_async (MpLookup *self, gint64 project, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mp_lookup_load_history_finish (MpLookup *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpHistoryEntry, mp_history_entry_free)

G_END_DECLS
