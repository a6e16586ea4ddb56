/* mp-query-entry.h: a search entry for the query language
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/mp-query.h"

G_BEGIN_DECLS

#define MP_TYPE_QUERY_ENTRY (mp_query_entry_get_type ())
G_DECLARE_FINAL_TYPE (MpQueryEntry, mp_query_entry, MP, QUERY_ENTRY, AdwBin)

/**
 * MpQueryEntry:
 *
 * A search entry whose text is that of an #MpQuery. A mistake is underlined at its place, with a
 * sentence below it; the query stays the last one that made sense.
 *
 * Properties: "query" (MpQuery, notified when the user changes it), "mistake" (string, nullable).
 * Signal "activated": the user is done and wants to go to what was found.
 */
GtkWidget *mp_query_entry_new (void);
void mp_query_entry_set_query (MpQueryEntry *self, MpQuery *query);
MpQuery *mp_query_entry_get_query (MpQueryEntry *self);
const char *mp_query_entry_get_mistake (MpQueryEntry *self);
void mp_query_entry_set_text (MpQueryEntry *self, const char *text);

G_END_DECLS
