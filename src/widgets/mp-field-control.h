/* mp-field-control.h: the controls behind MpFieldEditor, one a kind of field
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/mp-edit-context.h"

G_BEGIN_DECLS

typedef struct _MpFieldControl MpFieldControl;

/**
 * MpFieldControlKind:
 * @create: makes the widget and shows what the record holds; may set @focus to the part that has
 *   a label and takes the focus, when that is not the widget
 * @collect: writes what the widget holds into @record; records that must be stored first, such as
 *   a new tag, are added to @extra
 */
typedef struct
{
  GtkWidget *(*create) (MpFieldControl *control, const MpRecord *record);
  gboolean (*collect) (MpFieldControl *control, MpRecord *record, GPtrArray *extra, GError **error);
} MpFieldControlKind;

/**
 * MpFieldControl:
 * @activate: (closure owner): what the control calls when Enter means "done"
 */
struct _MpFieldControl
{
  const MpFieldControlKind *kind;
  MpEditContext *context;
  MpTable table;
  guint field;
  char **vocabularies; /* NULL: all */
  gboolean may_be_new;
  GtkWidget *widget;
  GtkWidget *focus;
  GCallback activate;
  gpointer owner;
};

void mp_field_control_set_choice (MpFieldControl *control, const char *choice);
const MpFieldControlKind *mp_field_control_get_kind (MpTable table, guint field);
const MpFieldControlKind *mp_field_control_get_reference_kind (MpTable table, guint field);
const MpFieldControlKind *mp_field_control_get_country_kind (void);
const MpFieldControlKind *mp_field_control_get_language_kind (void);
const MpFieldControlKind *mp_field_control_get_project_kind (void);

G_END_DECLS
