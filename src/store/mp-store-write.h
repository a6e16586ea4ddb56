/* mp-store-write.h: change sets, written down with their history
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-change-set.h"
#include "store/mp-writer.h"

G_BEGIN_DECLS

/* An act while it is being written. */
typedef struct _MpAct MpAct;

MpAct *mp_act_new (MpWriter *writer, const char *label, const char *author, gint64 source);
void mp_act_free (MpAct *self);
gboolean mp_act_prepare (MpAct *self, MpChangeSet *set, GPtrArray *derived, GError **error);
gboolean mp_act_write (MpAct *self, MpChangeSet *set, GPtrArray *derived, GCancellable *cancellable, GError **error);
gboolean mp_act_is_empty (MpAct *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpAct, mp_act_free)

/* How a whole record stands in the history. */
char *mp_project_record_to_text (const MpProjectRecord *project);
char *mp_owned_records_to_text (GPtrArray *records);
gboolean mp_store_read_whole (MpWriter *writer, MpRecord *record, GPtrArray **records, GError **error);

G_END_DECLS
