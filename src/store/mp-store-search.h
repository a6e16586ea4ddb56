/* mp-store-search.h: words, names and whole projects of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-lookup.h"
#include "store/mp-database.h"
#include "store/mp-project-reader.h"

G_BEGIN_DECLS

GArray *mp_store_search (MpDatabase *database, const char *folded_words, gboolean phrase, GError **error);
gboolean mp_store_each_name (MpDatabase *database, MpNameFunc func, gpointer user_data, GError **error);
gboolean mp_store_each_project (MpDatabase *database, MpProjectReader *reader, GArray *ids, MpProjectFunc func, gpointer user_data, GError **error);

G_END_DECLS
