/* mp-field-editor.c: a labelled control for one field of a record
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-field-editor.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "widgets/mp-field-control.h"

struct _MpFieldEditor
{
  GtkWidget parent_instance;

  MpFieldControl control;
  GtkWidget *label;
  GtkWidget *error_label;
};

G_DEFINE_FINAL_TYPE (MpFieldEditor, mp_field_editor, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_cb (MpFieldEditor *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
mp_field_editor_dispose (GObject *object)
{
  MpFieldEditor *self = MP_FIELD_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->control.widget = self->control.focus = self->label = self->error_label = NULL;
  g_clear_object (&self->control.context);
  g_clear_pointer (&self->control.vocabularies, g_strfreev);
  G_OBJECT_CLASS (mp_field_editor_parent_class)->dispose (object);
}

static void
mp_field_editor_class_init (MpFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_field_editor_dispose;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_field_editor_init (MpFieldEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->error_label, "caption");
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_widget_set_parent (self->error_label, GTK_WIDGET (self));
}

/* A term is called by the lists that it may come from. */
static char *
dup_label (MpEditContext     *context,
           MpTable            table,
           guint              field,
           const char *const *vocabularies)
{
  GString *label;

  if (mp_table_get_info (table)->fields[field].target != MP_TABLE_TERM || vocabularies == NULL)
    return g_strdup (mp_field_get_label (table, field));

  label = g_string_new (NULL);
  for (guint i = 0; vocabularies[i]; i++)
    {
      g_autofree char *title = mp_edit_context_dup_vocabulary (context, vocabularies[i]);

      if (i > 0)
        /* Translators: between the names of lists, as in "Countries, Regions". */
        g_string_append (label, C_("list", ", "));
      g_string_append (label, title);
    }
  return g_string_free (label, FALSE);
}

/* What an entry begins with was not typed: Ctrl+Z shall not take it away. */
static void
forget_typing (GtkWidget *focus)
{
  if (!GTK_IS_EDITABLE (focus))
    return;
  gtk_editable_set_enable_undo (GTK_EDITABLE (focus), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (focus), TRUE);
}

/**
 * mp_field_editor_new:
 * @record: what to show; not kept
 * @vocabularies: (nullable): for a term, the vocabularies that it may come from
 */
GtkWidget *
mp_field_editor_new (MpEditContext      *context,
                     const MpRecord     *record,
                     guint               field,
                     const char *const  *vocabularies)
{
  MpFieldEditor *self;
  MpFieldControl *control;
  MpTable table = mp_record_get_table (record);
  g_autofree char *label = NULL;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (context), NULL);

  label = dup_label (context, table, field, vocabularies);
  self = g_object_new (MP_TYPE_FIELD_EDITOR, NULL);
  gtk_label_set_label (GTK_LABEL (self->label), label);

  control = &self->control;
  control->context = g_object_ref (context);
  control->table = table;
  control->field = field;
  control->vocabularies = g_strdupv ((char **) vocabularies);
  control->activate = G_CALLBACK (activate_cb);
  control->owner = self;
  control->kind = mp_field_control_get_kind (table, field);
  control->widget = control->kind->create (control, record);
  if (control->focus == NULL)
    control->focus = control->widget;
  forget_typing (control->focus);

  gtk_widget_insert_after (control->widget, GTK_WIDGET (self), self->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control->focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/* Not the grab_focus of the class: GTK calls that when Tab leaves the last control, too. */
void
mp_field_editor_focus (MpFieldEditor *self)
{
  g_return_if_fail (MP_IS_FIELD_EDITOR (self));

  gtk_widget_grab_focus (self->control.focus);
}

guint
mp_field_editor_get_field (MpFieldEditor *self)
{
  g_return_val_if_fail (MP_IS_FIELD_EDITOR (self), 0);

  return self->control.field;
}

/* The part of the control that takes the focus: of a day, its entry. */
GtkWidget *
mp_field_editor_get_focus (MpFieldEditor *self)
{
  g_return_val_if_fail (MP_IS_FIELD_EDITOR (self), NULL);

  return self->control.focus;
}

/**
 * mp_field_editor_set_choice:
 * @choice: one of the choices of the field, which must have some
 */
void
mp_field_editor_set_choice (MpFieldEditor *self,
                            const char    *choice)
{
  g_return_if_fail (MP_IS_FIELD_EDITOR (self));

  mp_field_control_set_choice (&self->control, choice);
}

/**
 * mp_field_editor_covers_next:
 *
 * Returns: whether the control of @field shows the field after it too
 */
gboolean
mp_field_editor_covers_next (MpTable table,
                             guint   field)
{
  return mp_table_get_info (table)->fields[field].type == MP_FIELD_MONEY ||
         mp_edit_context_get_precision_field (table, field) >= 0 ||
         (table == MP_TABLE_RELATION && field == MP_RELATION_OTHER);
}

/**
 * mp_field_editor_read:
 * @record: gets what the control holds
 * @extra: (element-type MpRecord): gets records that must be stored before
 *
 * Returns: %FALSE when the control holds what the field cannot; empty is fine
 */
gboolean
mp_field_editor_read (MpFieldEditor  *self,
                      MpRecord       *record,
                      GPtrArray      *extra,
                      GError        **error)
{
  g_return_val_if_fail (MP_IS_FIELD_EDITOR (self), FALSE);

  return self->control.kind->collect (&self->control, record, extra, error);
}

/**
 * mp_field_editor_collect:
 * @record: gets what the control holds
 * @extra: (element-type MpRecord): gets records that must be stored before
 *
 * As mp_field_editor_read(), but insists on what is required, and says below the control what is wrong.
 */
gboolean
mp_field_editor_collect (MpFieldEditor  *self,
                         MpRecord       *record,
                         GPtrArray      *extra,
                         GError        **error)
{
  MpTable table = self->control.table;
  guint field = self->control.field;
  GError *local_error = NULL;

  g_return_val_if_fail (MP_IS_FIELD_EDITOR (self), FALSE);

  if (mp_field_editor_read (self, record, extra, &local_error) &&
      mp_table_get_info (table)->fields[field].required && mp_record_is_null (record, field))
    /* Translators: %s is the name of a field. */
    local_error = g_error_new (MP_ERROR, MP_ERROR_INVALID, _("“%s” must be filled in."), mp_field_get_label (table, field));

  mp_field_editor_set_error (self, local_error ? local_error->message : NULL);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * mp_field_editor_set_error:
 * @message: (nullable): what is wrong and what to do
 */
void
mp_field_editor_set_error (MpFieldEditor *self,
                           const char    *message)
{
  g_return_if_fail (MP_IS_FIELD_EDITOR (self));

  gtk_label_set_label (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
  if (message)
    gtk_widget_add_css_class (self->control.focus, "error");
  else
    gtk_widget_remove_css_class (self->control.focus, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control.focus), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control.focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message ? message : "", -1);
}
