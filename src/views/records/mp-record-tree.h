/* mp-record-tree.h: partners, sources or terms as a list or a tree
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/records/mp-record-item.h"
#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_TREE (mp_record_tree_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordTree, mp_record_tree, MP, RECORD_TREE, GObject)

/**
 * MpRecordTree:
 *
 * Items by name, offices under their bureaus; what is searched for as a plain list. Items are kept when
 * the portfolio changes, so that lists keep their place.
 */
MpRecordTree *mp_record_tree_new (MpEditContext *context, MpTable table, gint64 vocabulary);
void mp_record_tree_refresh (MpRecordTree *self);
void mp_record_tree_set_search (MpRecordTree *self, const char *text);
gboolean mp_record_tree_is_searching (MpRecordTree *self);
GListModel *mp_record_tree_get_roots (MpRecordTree *self);
GListModel *mp_record_tree_create_children (MpRecordTree *self, MpRecordItem *item);
gboolean mp_record_tree_is_deep (MpRecordTree *self);

G_END_DECLS
