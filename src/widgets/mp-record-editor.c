/* mp-record-editor.c: a form for a record of any table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made from the description of the table. Fields that are rarely filled in (source, note, share …)
 * stay out of sight until they hold something or are asked for.
 */

#include "config.h"

#include "widgets/mp-record-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/mp-date-order.h"
#include "widgets/mp-field-editor.h"

struct _MpRecordEditor
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpRecord *record;    /* as it was when editing began */
  MpRecord *successor; /* what a later statement would begin with */
  guint32 form_fields;
  guint32 hidden_fields;
  char **vocabularies;

  const char *suggested_reason; /* NULL: none */

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *mode_box;
  GtkToggleButton *successor_button;
  GtkWidget *fields;
  GtkWidget *more_button;
  GtkWidget *more;
  GtkWidget *error_label;
  GtkWidget *delete_button;
  GtkWidget *save_button;
  GPtrArray *editors; /* of MpFieldEditor, borrowed */
};

G_DEFINE_FINAL_TYPE (MpRecordEditor, mp_record_editor, GTK_TYPE_WIDGET)

enum
{
  SAVE,
  CANCEL,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The record that the form is about: the one that there is, or its successor. */
static MpRecord *
get_base (MpRecordEditor *self)
{
  if (self->successor && gtk_toggle_button_get_active (self->successor_button))
    return self->successor;
  return self->record;
}

static gboolean
is_shown (MpRecordEditor *self,
          guint           field)
{
  MpTable table = mp_record_get_table (self->record);

  if (self->hidden_fields & MP_FORM_FIELD (field))
    return FALSE;
  if (self->form_fields)
    return (self->form_fields & MP_FORM_FIELD (field)) != 0;
  if (field == 0 && mp_table_has_owner (table, NULL))
    return FALSE;
  if (field > 0 && mp_field_editor_covers_next (table, field - 1))
    return FALSE;
  return mp_table_get_info (table)->fields[field].label != NULL;
}

/* Whether one can do without the field at first. */
static gboolean
is_secondary (MpRecordEditor *self,
              const MpRecord *record,
              guint           field)
{
  static const char *const names[] = { "note", "checked_by", "issuer", "from_day", "to_day", "planned_precision", "actual_day", NULL };
  const MpField *info = &mp_table_get_info (mp_record_get_table (record))->fields[field];

  /* What somebody types is stated; there is no need to say so. */
  if (strcmp (info->name, "standing") == 0)
    return mp_record_has_choice (record, field, "stated");
  if (self->form_fields || info->required || !mp_record_is_null (record, field))
    return FALSE;
  /* Since when a project belongs to an initiative is half of what there is to say. */
  if (mp_record_get_table (record) == MP_TABLE_PROJECT_INITIATIVE && info->type == MP_FIELD_DAY)
    return FALSE;
  return info->target == MP_TABLE_SOURCE || info->type == MP_FIELD_SHARE || g_strv_contains (names, info->name) ||
         (strcmp (info->name, "language") == 0 && mp_record_get_table (record) != MP_TABLE_PROJECT);
}

static void
activate_cb (MpRecordEditor *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static MpFieldEditor *
find_editor (MpRecordEditor *self,
             guint           field)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (mp_field_editor_get_field (editor) == field)
        return editor;
    }
  return NULL;
}

/* The reason follows the date until somebody chooses another one. */
static void
suggest_reason_cb (MpRecordEditor *self)
{
  MpFieldEditor *day = find_editor (self, MP_DATE_REVISION_DAY);
  MpFieldEditor *reason = find_editor (self, MP_DATE_REVISION_REASON);
  g_autoptr (MpRecord) copy = mp_record_copy (get_base (self));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  const char *suggested;

  if (reason == NULL || self->suggested_reason == NULL || !mp_field_editor_read (day, copy, records, NULL) ||
      mp_record_is_null (copy, MP_DATE_REVISION_DAY))
    return;
  mp_field_editor_read (reason, copy, records, NULL);
  if (!mp_record_has_choice (copy, MP_DATE_REVISION_REASON, self->suggested_reason))
    return;
  suggested = mp_date_order_suggest_reason (copy, mp_edit_context_get_project (self->context));
  mp_field_editor_set_choice (reason, suggested);
  self->suggested_reason = suggested;
}

static void
begin_suggestions (MpRecordEditor *self)
{
  MpRecord *record = get_base (self);
  MpFieldEditor *day;

  self->suggested_reason = NULL;
  if (self->successor == NULL || record != self->successor || mp_record_get_table (record) != MP_TABLE_DATE_REVISION)
    return;
  day = find_editor (self, MP_DATE_REVISION_DAY);
  self->suggested_reason = mp_date_order_suggest_reason (record, mp_edit_context_get_project (self->context));
  g_signal_connect_object (mp_field_editor_get_focus (day), "changed", G_CALLBACK (suggest_reason_cb), self, G_CONNECT_SWAPPED);
}

static void
remove_fields (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static void
create_fields (MpRecordEditor *self)
{
  MpRecord *record = get_base (self);
  MpTable table = mp_record_get_table (record);
  gboolean has_more = FALSE;

  g_ptr_array_set_size (self->editors, 0);
  remove_fields (self->fields);
  remove_fields (self->more);

  for (guint i = 0; i < mp_table_get_info (table)->n_fields; i++)
    {
      GtkWidget *editor;
      gboolean secondary;

      if (!is_shown (self, i))
        continue;
      secondary = is_secondary (self, record, i);
      editor = mp_field_editor_new (self->context, record, i, (const char *const *) self->vocabularies);
      g_signal_connect_object (editor, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (secondary ? self->more : self->fields), editor);
      g_ptr_array_add (self->editors, editor);
      has_more = has_more || secondary;
    }
  gtk_widget_set_visible (self->more_button, has_more);
  gtk_widget_set_visible (self->more, FALSE);
  begin_suggestions (self);
}

static void
show_more (MpRecordEditor *self)
{
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_widget_set_visible (self->more, TRUE);
}

static void
more_cb (MpRecordEditor *self)
{
  show_more (self);
  gtk_widget_child_focus (self->more, GTK_DIR_TAB_FORWARD);
}

static void
mode_toggled_cb (MpRecordEditor *self)
{
  create_fields (self);
  mp_record_editor_set_error (self, NULL);
  gtk_widget_set_visible (self->delete_button, get_base (self) == self->record && mp_record_get_id (self->record) != 0 && self->form_fields == 0);
}

static void
save_cb (MpRecordEditor *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
cancel_cb (MpRecordEditor *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
delete_cb (MpRecordEditor *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
mp_record_editor_dispose (GObject *object)
{
  MpRecordEditor *self = MP_RECORD_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->record, mp_record_unref);
  g_clear_pointer (&self->successor, mp_record_unref);
  g_clear_pointer (&self->vocabularies, g_strfreev);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_record_editor_parent_class)->dispose (object);
}

static void
mp_record_editor_class_init (MpRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_editor_dispose;

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETE] = g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, ADW_TYPE_CLAMP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
create_modes (MpRecordEditor *self)
{
  GtkWidget *later = gtk_toggle_button_new_with_label (C_("mode", "New Date"));
  GtkWidget *correction = gtk_toggle_button_new_with_label (C_("mode", "Correct a Mistake"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (correction), GTK_TOGGLE_BUTTON (later));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (later), TRUE);
  gtk_widget_set_tooltip_text (later, _("The date has changed; the earlier one is kept below"));
  gtk_widget_set_tooltip_text (correction, _("The date was written down wrongly"));
  self->successor_button = GTK_TOGGLE_BUTTON (later);

  self->mode_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->mode_box), TRUE);
  gtk_widget_add_css_class (self->mode_box, "linked");
  gtk_box_append (GTK_BOX (self->mode_box), later);
  gtk_box_append (GTK_BOX (self->mode_box), correction);
  gtk_widget_set_visible (self->mode_box, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->mode_box);
}

static void
create_more (MpRecordEditor *self)
{
  self->more_button = gtk_button_new_with_label (_("More Fields"));
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_add_css_class (self->more_button, "more-fields");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more_button);

  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->more);
}

static void
create_footer (MpRecordEditor *self)
{
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->delete_button, "flat");
  gtk_widget_set_tooltip_text (self->delete_button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  g_signal_connect_object (self->delete_button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (footer), self->delete_button);

  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (footer), cancel);

  self->save_button = gtk_button_new_with_label (_("Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (footer), self->save_button);
  gtk_box_append (GTK_BOX (self->box), footer);
}

static void
mp_record_editor_init (MpRecordEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  adw_clamp_layout_set_maximum_size (ADW_CLAMP_LAYOUT (layout), 560);
  adw_clamp_layout_set_tightening_threshold (ADW_CLAMP_LAYOUT (layout), 560);

  self->editors = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_visible (self->heading, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->heading);

  create_modes (self);
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  create_more (self);

  self->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->error_label);

  create_footer (self);
}

/* The kind of a date is no field of its form: the form is called by it. */
static void
show_heading (MpRecordEditor *self)
{
  g_autofree char *subject = NULL;

  if (mp_record_get_table (self->record) != MP_TABLE_DATE_REVISION || is_shown (self, MP_DATE_REVISION_KIND))
    return;
  subject = mp_edit_context_dup_subject (self->context, self->record);
  gtk_label_set_label (GTK_LABEL (self->heading), subject);
  gtk_widget_set_visible (self->heading, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, subject, -1);
}

/**
 * mp_record_editor_new:
 * @record: what to edit; a new one has the id 0
 * @form: (nullable): what of it; %NULL for all that users meet
 */
GtkWidget *
mp_record_editor_new (MpEditContext      *context,
                      MpRecord           *record,
                      const MpRecordForm *form)
{
  MpRecordEditor *self;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (context), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (MP_TYPE_RECORD_EDITOR, NULL);
  self->context = g_object_ref (context);
  self->record = mp_record_ref (record);
  if (form)
    {
      self->form_fields = form->fields;
      self->hidden_fields = form->hidden;
      self->vocabularies = g_strdupv ((char **) form->vocabularies);
    }
  show_heading (self);
  mode_toggled_cb (self);
  return GTK_WIDGET (self);
}

/**
 * mp_record_editor_set_successor:
 * @successor: a record of the same table without id
 *
 * Lets users choose between a further statement, which begins as @successor, and a correction of
 * the one that there is.
 */
void
mp_record_editor_set_successor (MpRecordEditor *self,
                                MpRecord       *successor)
{
  g_return_if_fail (MP_IS_RECORD_EDITOR (self));
  g_return_if_fail (self->successor == NULL && mp_record_get_id (successor) == 0);

  self->successor = mp_record_ref (successor);
  g_signal_connect_object (self->successor_button, "toggled", G_CALLBACK (mode_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->mode_box, TRUE);
  mode_toggled_cb (self);
}

/* What the form began with; the document is told, so that it can refuse when it holds something else by now. */
MpRecord *
mp_record_editor_get_base (MpRecordEditor *self)
{
  g_return_val_if_fail (MP_IS_RECORD_EDITOR (self), NULL);

  return get_base (self);
}

static void
show_wrong (MpRecordEditor *self,
            MpFieldEditor  *wrong)
{
  if (gtk_widget_get_parent (GTK_WIDGET (wrong)) == self->more)
    show_more (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mp_field_editor_focus (wrong);
}

/* What no field can tell alone. */
static gboolean
check_order (MpRecordEditor *self,
             const MpRecord *record)
{
  g_autoptr (GError) error = NULL;
  MpFieldEditor *wrong;
  guint field;

  if (mp_date_order_check (record, mp_edit_context_get_project (self->context), &field, &error))
    return TRUE;
  wrong = find_editor (self, field);
  if (wrong)
    {
      mp_field_editor_set_error (wrong, error->message);
      show_wrong (self, wrong);
    }
  else
    {
      mp_record_editor_set_error (self, error->message);
    }
  return FALSE;
}

static gboolean
collect (MpRecordEditor *self,
         MpRecord       *record,
         GPtrArray      *extra)
{
  MpFieldEditor *first_wrong = NULL;

  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!mp_field_editor_collect (editor, record, extra, NULL) && first_wrong == NULL)
        first_wrong = editor;
    }
  if (first_wrong)
    show_wrong (self, first_wrong);
  return first_wrong == NULL;
}

/**
 * mp_record_editor_collect:
 * @record: (out) (transfer full): the record as it is to be; its id is 0 when it is new
 * @extra: (out) (transfer full) (element-type MpRecord): records that it refers to and that are new too
 *
 * Says beside the fields what is wrong with them.
 *
 * Returns: %FALSE when something is
 */
gboolean
mp_record_editor_collect (MpRecordEditor  *self,
                          MpRecord       **record,
                          GPtrArray      **extra)
{
  g_autoptr (MpRecord) copy = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_RECORD_EDITOR (self), FALSE);

  copy = mp_record_copy (get_base (self));
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  if (!collect (self, copy, records) || !check_order (self, copy))
    return FALSE;
  if (!mp_record_check (copy, &error))
    {
      mp_record_editor_set_error (self, error->message);
      return FALSE;
    }
  *record = g_steal_pointer (&copy);
  *extra = g_steal_pointer (&records);
  return TRUE;
}

/**
 * mp_record_editor_is_changed:
 *
 * Returns: whether the form holds something else than the record, or something wrong
 */
gboolean
mp_record_editor_is_changed (MpRecordEditor *self)
{
  g_autoptr (MpRecord) copy = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (MP_IS_RECORD_EDITOR (self), FALSE);

  copy = mp_record_copy (get_base (self));
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  for (guint i = 0; i < self->editors->len; i++)
    {
      MpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!mp_field_editor_read (editor, copy, records, NULL))
        return TRUE;
    }
  return records->len > 0 || !mp_record_equal (copy, get_base (self));
}

/**
 * mp_record_editor_set_error:
 * @message: (nullable): why what the form holds could not be stored
 */
void
mp_record_editor_set_error (MpRecordEditor *self,
                            const char     *message)
{
  g_return_if_fail (MP_IS_RECORD_EDITOR (self));

  gtk_label_set_label (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
}

void
mp_record_editor_set_busy (MpRecordEditor *self,
                           gboolean        busy)
{
  g_return_if_fail (MP_IS_RECORD_EDITOR (self));

  gtk_widget_set_sensitive (self->box, !busy);
}

/* Kinds and languages are mostly right already: one begins where the value is. */
static gboolean
is_main_field (const MpField *field,
               gboolean       strictly)
{
  if (strictly)
    return field->required && (field->type == MP_FIELD_LONG_TEXT || field->type == MP_FIELD_REFERENCE || field->type == MP_FIELD_MONEY);
  return field->type != MP_FIELD_CHOICE;
}

/**
 * mp_record_editor_focus:
 *
 * Puts the focus where one will most likely type.
 */
void
mp_record_editor_focus (MpRecordEditor *self)
{
  MpTable table;

  g_return_if_fail (MP_IS_RECORD_EDITOR (self));

  table = mp_record_get_table (self->record);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->editors->len; i++)
        {
          MpFieldEditor *editor = g_ptr_array_index (self->editors, i);
          const MpField *field = &mp_table_get_info (table)->fields[mp_field_editor_get_field (editor)];

          if (gtk_widget_get_parent (GTK_WIDGET (editor)) == self->fields && is_main_field (field, pass == 0))
            {
              mp_field_editor_focus (editor);
              return;
            }
        }
    }
  if (self->editors->len > 0)
    mp_field_editor_focus (g_ptr_array_index (self->editors, 0));
}

/* Forms with long texts are saved when the focus leaves them: nobody should lose a paragraph. */
gboolean
mp_record_editor_has_long_text (MpRecordEditor *self)
{
  const MpTableInfo *info;

  g_return_val_if_fail (MP_IS_RECORD_EDITOR (self), FALSE);

  info = mp_table_get_info (mp_record_get_table (self->record));
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == MP_FIELD_LONG_TEXT && self->form_fields == MP_FORM_FIELD (i))
        return TRUE;
    }
  return mp_record_get_table (self->record) == MP_TABLE_NARRATIVE;
}
