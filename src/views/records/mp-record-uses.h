/* mp-record-uses.h: which projects have to do with a partner or a term
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"

G_BEGIN_DECLS

typedef struct _MpRecordUses MpRecordUses;

MpRecordUses *mp_record_uses_new (MpPortfolio *portfolio, MpTable table);
void mp_record_uses_free (MpRecordUses *self);
guint mp_record_uses_get (const MpRecordUses *self, gint64 id);

char *mp_record_uses_dup_query (MpPortfolio *portfolio, MpTable table, gint64 id);
GArray *mp_record_uses_find_rows (MpPortfolio *portfolio, gint64 partner, MpRoleKind role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRecordUses, mp_record_uses_free)

G_END_DECLS
