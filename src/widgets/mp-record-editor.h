/* mp-record-editor.h: a form for a record of any table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_EDITOR (mp_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordEditor, mp_record_editor, MP, RECORD_EDITOR, GtkWidget)

/**
 * MpRecordForm:
 * @fields: the fields to show, one bit each; 0 for all that users meet. Where it is not 0 the form is
 *   about a part of the record, which goes or stays as a whole elsewhere
 * @hidden: fields not to show, one bit each
 * @vocabularies: (nullable): for a term, the vocabularies that it may come from
 *
 * What of a record a form is about.
 */
typedef struct
{
  guint32 fields;
  guint32 hidden;
  const char *const *vocabularies;
} MpRecordForm;

#define MP_FORM_FIELD(field) (1u << (field))

GtkWidget *mp_record_editor_new (MpEditContext *context, MpRecord *record, const MpRecordForm *form);
void mp_record_editor_set_successor (MpRecordEditor *self, MpRecord *successor);
MpRecord *mp_record_editor_get_base (MpRecordEditor *self);
gboolean mp_record_editor_collect (MpRecordEditor *self, MpRecord **record, GPtrArray **extra);
gboolean mp_record_editor_is_changed (MpRecordEditor *self);
void mp_record_editor_focus (MpRecordEditor *self);
void mp_record_editor_set_error (MpRecordEditor *self, const char *message);
void mp_record_editor_set_busy (MpRecordEditor *self, gboolean busy);
gboolean mp_record_editor_has_long_text (MpRecordEditor *self);

G_END_DECLS
