/* mp-detail-row.h: a fact of a project as a row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/detail/mp-detail-words.h"
#include "widgets/mp-record-row.h"

G_BEGIN_DECLS

/**
 * MpDetailEntry:
 * @key: which row shows it: the id of the record, or a negative number for what is not stated yet
 * @record: what it is; without id when it is not stated yet
 * @form: what of it can be edited
 * @caption: (nullable): what stands above instead of the record's own caption; "" for nothing
 * @blank: (nullable): what it reads while it is not stated
 * @field: for the record that the page is about, the field that it shows; else -1
 * @joined: whether it belongs to the entry above, without a line between them
 * @superseded: whether a later statement counts
 * @successor: (nullable): what a later statement would begin with
 */
typedef struct
{
  gint64 key;
  MpRecord *record;
  MpRecordForm form;
  char *caption;
  char *blank;
  int field;
  gboolean joined;
  gboolean superseded;
  MpRecord *successor;
} MpDetailEntry;

MpDetailEntry *mp_detail_entry_new (gint64 key, MpRecord *record);
void mp_detail_entry_free (MpDetailEntry *self);

#define MP_TYPE_DETAIL_ROW (mp_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (MpDetailRow, mp_detail_row, MP, DETAIL_ROW, GObject)

/**
 * MpDetailRow:
 *
 * Dresses an #MpRecordRow: words, share, mark of what is unconfirmed with its two buttons, the way
 * to a link or another project. Signal: "project-activated" (gint64).
 */
MpDetailRow *mp_detail_row_new (MpEditContext *context);
MpRecordRow *mp_detail_row_get_row (MpDetailRow *self);
void mp_detail_row_update (MpDetailRow *self, MpDetailEntry *entry);
void mp_detail_row_show_record (MpDetailRow *self, MpRecord *record);
gint64 mp_detail_row_get_key (MpDetailRow *self);

G_END_DECLS
