/* mp-record-cell.h: a record that is read, and edited in place
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/mp-edit-context.h"
#include "widgets/mp-record-editor.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_CELL (mp_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordCell, mp_record_cell, MP, RECORD_CELL, GtkWidget)

/**
 * MpRecordCell:
 *
 * Shows a caption, a value and a detail in words. A pencil turns them into a form; what is saved
 * goes through the document's editor as one change.
 *
 * Signals: "saved" (MpRecord: as it is now; a new record has been given its id), "deleted",
 * "state-changed".
 * A record without id is one that is yet to be: saving inserts it.
 */
GtkWidget *mp_record_cell_new (MpEditContext *context);

void mp_record_cell_set_record (MpRecordCell *self, MpRecord *record);
MpRecord *mp_record_cell_get_record (MpRecordCell *self);
void mp_record_cell_set_form (MpRecordCell *self, const MpRecordForm *form);
void mp_record_cell_set_successor (MpRecordCell *self, MpRecord *successor);
void mp_record_cell_set_texts (MpRecordCell *self, const char *caption, const char *value, const char *detail);
void mp_record_cell_set_origin (MpRecordCell *self, const char *origin);
void mp_record_cell_set_dim (MpRecordCell *self, gboolean dim);
void mp_record_cell_set_selectable (MpRecordCell *self, gboolean selectable);
void mp_record_cell_set_keys_elsewhere (MpRecordCell *self, gboolean keys_elsewhere);
void mp_record_cell_add_suffix (MpRecordCell *self, GtkWidget *widget);
GtkWidget *mp_record_cell_get_value_label (MpRecordCell *self);

gboolean mp_record_cell_can_edit (MpRecordCell *self);
gboolean mp_record_cell_can_delete (MpRecordCell *self);
gboolean mp_record_cell_is_editing (MpRecordCell *self);
gboolean mp_record_cell_is_applying (MpRecordCell *self);
void mp_record_cell_begin_edit (MpRecordCell *self);
void mp_record_cell_cancel_edit (MpRecordCell *self);
gboolean mp_record_cell_leave (MpRecordCell *self);
void mp_record_cell_delete (MpRecordCell *self);
void mp_record_cell_update_choice (MpRecordCell *self, guint field, const char *choice, const char *label);
char *mp_record_cell_dup_text (MpRecordCell *self);

gboolean mp_record_cell_may_take_focus (GtkWidget *widget);

G_END_DECLS
