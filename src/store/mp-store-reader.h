/* mp-store-reader.h: a thread and a connection for what is read on demand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-lookup.h"
#include "store/mp-database.h"

G_BEGIN_DECLS

/**
 * MpStoreReader:
 *
 * Answers questions in a thread of its own, so that typing goes on during an import. Any thread may ask
 * and waits for the answer.
 */
typedef struct _MpStoreReader MpStoreReader;

MpStoreReader *mp_store_reader_new (void);
void mp_store_reader_free (MpStoreReader *self);
void mp_store_reader_take_database (MpStoreReader *self, MpDatabase *database);
void mp_store_reader_close (MpStoreReader *self);

MpProjectRecord *mp_store_reader_load_project (MpStoreReader *self, gint64 id, GCancellable *cancellable, GError **error);
GArray *mp_store_reader_search (MpStoreReader *self, const char *folded_words, gboolean phrase, GCancellable *cancellable, GError **error);
gboolean mp_store_reader_each_name (MpStoreReader *self, MpNameFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean mp_store_reader_each_project (MpStoreReader *self, GArray *ids, MpProjectFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
GHashTable *mp_store_reader_load_change_times (MpStoreReader *self, GCancellable *cancellable, GError **error);
GPtrArray *mp_store_reader_load_history (MpStoreReader *self, gint64 project, guint limit, GCancellable *cancellable, GError **error);

void mp_store_set_closed (GError **error);

G_END_DECLS
