/* mp-field-editor.h: a labelled control for one field of a record
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

#define MP_TYPE_FIELD_EDITOR (mp_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpFieldEditor, mp_field_editor, MP, FIELD_EDITOR, GtkWidget)

/**
 * MpFieldEditor:
 *
 * The control fits the type of the field. Some cover the next field too: an amount its currency, a
 * day its precision, a related project the title of one that is not in the portfolio.
 *
 * Emits "activate" when Enter is pressed where it means that one is done.
 */
GtkWidget *mp_field_editor_new (MpEditContext *context, const MpRecord *record, guint field, const char *const *vocabularies);

void mp_field_editor_focus (MpFieldEditor *self);
guint mp_field_editor_get_field (MpFieldEditor *self);
gboolean mp_field_editor_covers_next (MpTable table, guint field);
gboolean mp_field_editor_read (MpFieldEditor *self, MpRecord *record, GPtrArray *extra, GError **error);
gboolean mp_field_editor_collect (MpFieldEditor *self, MpRecord *record, GPtrArray *extra, GError **error);
GtkWidget *mp_field_editor_get_focus (MpFieldEditor *self);
void mp_field_editor_set_choice (MpFieldEditor *self, const char *choice);
void mp_field_editor_set_error (MpFieldEditor *self, const char *message);

G_END_DECLS
