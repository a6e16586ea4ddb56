/* mp-record-changes.h: what a form or a button in a row does, as one change set
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

char *mp_record_changes_dup_subject (MpEditContext *context, const MpRecord *record, guint32 fields);
MpChangeSet *mp_record_changes_save (MpEditContext *context, const MpRecord *base, MpRecord *record, GPtrArray *extra, guint32 fields);
MpChangeSet *mp_record_changes_choose (MpEditContext *context, const MpRecord *record, guint field, const char *choice, const char *label);
MpChangeSet *mp_record_changes_remove (MpEditContext *context, const MpRecord *record);
char *mp_record_changes_make_code (MpTermIndex *index, const char *vocabulary, const char *name);

G_END_DECLS
