/* mp-record-acts.h: adding and deleting partners, sources and terms
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

const char *mp_record_acts_get_fixed_reason (MpEditContext *context, const MpRecord *record);
MpChangeSet *mp_record_acts_add (MpEditContext *context, MpTable table, gint64 vocabulary, const char *name, gint64 *id);
MpChangeSet *mp_record_acts_delete (MpEditContext *context, MpRecord *record);

G_END_DECLS
