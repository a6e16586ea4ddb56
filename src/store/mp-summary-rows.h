/* mp-summary-rows.h: the derived tables of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-database.h"
#include "store/mp-derived.h"

G_BEGIN_DECLS

typedef struct _MpSummaryRows MpSummaryRows;

MpSummaryRows *mp_summary_rows_new (MpDatabase *database);
void mp_summary_rows_free (MpSummaryRows *self);
gboolean mp_summary_rows_insert (MpSummaryRows *self, MpDerived *const *derived, guint n_derived, GError **error);
gboolean mp_summary_rows_update (MpSummaryRows *self, const MpDerived *derived, const char *old_words, GError **error);
gboolean mp_summary_rows_delete (MpSummaryRows *self, gint64 project, const char *words, GError **error);
gboolean mp_summary_rows_rebuild (MpDatabase *database, GError **error);

int mp_summary_pack_flags (const MpSummary *summary);
void mp_summary_unpack_flags (MpSummary *summary, int flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSummaryRows, mp_summary_rows_free)

G_END_DECLS
