/* store-twin.h: what a document should hold, kept in the simplest way
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-change-set.h"

/* A list of records without any index. Every state it ever had is kept for undo. */
typedef struct
{
  GPtrArray *records; /* of MpRecord */
  GPtrArray *past;    /* of GPtrArray */
  GPtrArray *future;
} Twin;

Twin *twin_new (void);
void twin_free (Twin *self);
void twin_load (Twin *self, MpRecord *record);
void twin_apply (Twin *self, MpChangeSet *set);
gboolean twin_undo (Twin *self);
gboolean twin_redo (Twin *self);
MpRecord *twin_pick (Twin *self, MpTable table);
guint twin_count_uses (Twin *self, MpTable table, gint64 id);
char *twin_dump (Twin *self);
GArray *twin_search (Twin *self, const char *folded_word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Twin, twin_free)
