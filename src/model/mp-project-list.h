/* mp-project-list.h: the projects that a query finds, in its order
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project.h"
#include "model/mp-query.h"

G_BEGIN_DECLS

#define MP_TYPE_PROJECT_LIST (mp_project_list_get_type ())
G_DECLARE_FINAL_TYPE (MpProjectList, mp_project_list, MP, PROJECT_LIST, GObject)

/**
 * MpProjectList:
 *
 * A #GListModel of #MpProject that feeds table, timeline and export alike. Follows the portfolio.
 * Conditions on dates, terms, partners and status are evaluated at once; words are looked up off
 * the main thread, and the list keeps what it showed until the answer is there ("loading").
 *
 * Properties: "query" (MpQuery), "loading" (gboolean), "error-message" (string, nullable: a word
 * search that failed), "n-items" (guint, notified). Signal "updated": projects have changed where
 * they stand, without items-changed (which would drop their selection).
 */
MpProjectList *mp_project_list_new (MpPortfolio *portfolio, MpLookup *lookup);

MpPortfolio *mp_project_list_get_portfolio (MpProjectList *self);
void mp_project_list_set_query (MpProjectList *self, MpQuery *query);
MpQuery *mp_project_list_get_query (MpProjectList *self);
const char *mp_project_list_get_error_message (MpProjectList *self);
gboolean mp_project_list_get_loading (MpProjectList *self);
guint mp_project_list_get_n (MpProjectList *self);
guint mp_project_list_get_row (MpProjectList *self, guint position);
const MpSummary *mp_project_list_get_summary (MpProjectList *self, guint position);
gboolean mp_project_list_find (MpProjectList *self, gint64 id, guint *position);

/* What the list shows now, for a thread of its own. */
MpProjectList *mp_project_list_dup_frozen (MpProjectList *self);

/* For programs without a main loop: looks up words in this thread. */
gboolean mp_project_list_load_query (MpProjectList *self, MpQuery *query, GCancellable *cancellable, GError **error);

G_END_DECLS
