/* mp-record-item.h: a partner, a source or a term in a list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_TYPE_RECORD_ITEM (mp_record_item_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordItem, mp_record_item, MP, RECORD_ITEM, GObject)

/**
 * MpRecordItem:
 *
 * Signal: "changed": its texts are others now.
 */
MpRecordItem *mp_record_item_new (gint64 id, gboolean has_children);
void mp_record_item_take_texts (MpRecordItem *self, char *label, char *detail, char *number, char *key, char *words);

gint64 mp_record_item_get_id (MpRecordItem *self);
const char *mp_record_item_get_label (MpRecordItem *self);
const char *mp_record_item_get_detail (MpRecordItem *self);
const char *mp_record_item_get_number (MpRecordItem *self);
GListStore *mp_record_item_get_children (MpRecordItem *self);
gboolean mp_record_item_matches (MpRecordItem *self, const char *folded_words);
int mp_record_item_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
