/* mp-record-cell.c: a record that is read, and edited in place
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-record-cell.h"

#include <glib/gi18n-lib.h>

#include "widgets/mp-record-changes.h"
#include "widgets/mp-record-reader.h"

struct _MpRecordCell
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpRecord *record;
  MpRecord *successor;
  MpRecordForm form;
  char **vocabularies;
  char *origin;

  MpRecordReader *reader;
  GtkWidget *error_label;
  MpRecordEditor *editor;
  gboolean applying;
};

G_DEFINE_FINAL_TYPE (MpRecordCell, mp_record_cell, GTK_TYPE_WIDGET)

enum
{
  SAVED,
  DELETED,
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is on its way to the document; the cell may go away meanwhile. */
typedef struct
{
  GWeakRef cell;
  MpRecord *record; /* NULL for a deletion */
} Act;

static void
act_free (Act *act)
{
  g_weak_ref_clear (&act->cell);
  g_clear_pointer (&act->record, mp_record_unref);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
set_error (MpRecordCell *self,
           const char   *message)
{
  gtk_label_set_label (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
}

/* A text that is shut while it has the focus goes on blinking; it must lose it first. */
static void
drop_focus (MpRecordCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* To the row, where the cell is one, else to its pencil. */
static void
take_focus (MpRecordCell *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent && GTK_IS_LIST_BOX_ROW (parent) && gtk_widget_get_focusable (parent))
    gtk_widget_grab_focus (parent);
  else
    gtk_widget_grab_focus (mp_record_reader_get_pencil (self->reader));
}

static void
end_edit (MpRecordCell *self)
{
  gboolean may_take;

  if (self->editor == NULL)
    return;
  may_take = mp_record_cell_may_take_focus (GTK_WIDGET (self));
  drop_focus (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reader), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->editor)));
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  if (may_take)
    take_focus (self);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpRecordCell) self = g_weak_ref_get (&act->cell);
  gboolean applied = mp_editor_apply_finish (MP_EDITOR (object), result, &error);

  if (self == NULL || self->context == NULL)
    return;
  self->applying = FALSE;
  if (!applied)
    {
      if (self->editor)
        {
          mp_record_editor_set_busy (self->editor, FALSE);
          mp_record_editor_set_error (self->editor, error->message);
          if (mp_record_cell_may_take_focus (GTK_WIDGET (self)))
            mp_record_editor_focus (self->editor);
          g_signal_emit (self, signals[STATE_CHANGED], 0);
        }
      else
        {
          set_error (self, error->message);
        }
      return;
    }

  set_error (self, NULL);
  if (act->record == NULL)
    {
      g_signal_emit (self, signals[DELETED], 0);
      return;
    }
  end_edit (self);
  g_signal_emit (self, signals[SAVED], 0, act->record);
}

static void
apply (MpRecordCell *self,
       MpChangeSet  *set,
       MpRecord     *record)
{
  Act *act = g_new0 (Act, 1);

  g_weak_ref_init (&act->cell, self);
  act->record = record ? mp_record_ref (record) : NULL;
  self->applying = TRUE;
  if (self->editor)
    {
      drop_focus (self);
      mp_record_editor_set_busy (self->editor, TRUE);
    }
  mp_editor_apply_async (mp_edit_context_get_editor (self->context), set, NULL, applied_cb, act);
}

static gboolean
save (MpRecordCell *self)
{
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  g_autoptr (MpChangeSet) set = NULL;

  /* Once is enough: a form that is on its way loses the focus, which saves long texts too. */
  if (self->applying)
    return TRUE;
  mp_record_editor_set_error (self->editor, NULL);
  if (!mp_record_editor_collect (self->editor, &record, &extra))
    return FALSE;

  set = mp_record_changes_save (self->context, mp_record_editor_get_base (self->editor), record, extra, self->form.fields);
  if (mp_change_set_get_n (set) == 0)
    end_edit (self);
  else
    apply (self, set, record);
  return TRUE;
}

static void
save_cb (MpRecordCell *self)
{
  save (self);
}

static void
cancel_cb (MpRecordCell *self)
{
  mp_record_cell_cancel_edit (self);
}

static void
delete_cb (MpRecordCell *self)
{
  mp_record_cell_delete (self);
}

static void
edit_cb (MpRecordCell *self)
{
  mp_record_cell_begin_edit (self);
}

static gboolean
key_pressed_cb (MpRecordCell    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval == GDK_KEY_Escape && self->editor)
    {
      mp_record_cell_cancel_edit (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_F2 && self->editor == NULL && mp_record_cell_can_edit (self))
    {
      mp_record_cell_begin_edit (self);
      return TRUE;
    }
  return FALSE;
}

/* A paragraph just written is kept when one goes on elsewhere. */
static void
focus_leave_cb (MpRecordCell *self)
{
  if (self->editor && mp_record_editor_has_long_text (self->editor) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mp_record_cell_leave (self);
}

static void
mp_record_cell_dispose (GObject *object)
{
  MpRecordCell *self = MP_RECORD_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->editor = NULL;
  self->form.vocabularies = NULL;
  g_clear_pointer (&self->vocabularies, g_strfreev);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->record, mp_record_unref);
  g_clear_pointer (&self->successor, mp_record_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_record_cell_parent_class)->dispose (object);
}

static void
mp_record_cell_class_init (MpRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_cell_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MP_TYPE_RECORD);
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_record_cell_init (MpRecordCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *controller;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);

  self->reader = MP_RECORD_READER (mp_record_reader_new ());
  g_signal_connect_object (self->reader, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->reader), GTK_WIDGET (self));

  self->error_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_add_css_class (self->error_label, "record-error");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_widget_set_parent (self->error_label, GTK_WIDGET (self));

  controller = gtk_event_controller_key_new ();
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

GtkWidget *
mp_record_cell_new (MpEditContext *context)
{
  MpRecordCell *self;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_RECORD_CELL, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/* Where it comes from, and why it cannot be changed. */
static void
update_tooltip (MpRecordCell *self)
{
  const char *reason = mp_edit_context_get_read_only_reason (self->context);
  g_autofree char *both = NULL;

  if (self->origin && reason)
    both = g_strdup_printf ("%s\n%s", self->origin, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reader), both ? both : self->origin ? self->origin : reason);
}

/**
 * mp_record_cell_set_record:
 * @record: what the cell is about; an open form keeps what is in it
 *
 * Set the form before, where there is one.
 */
void
mp_record_cell_set_record (MpRecordCell *self,
                           MpRecord     *record)
{
  g_autofree char *subject = NULL;
  g_autofree char *label = NULL;
  MpRecord *old;

  g_return_if_fail (MP_IS_RECORD_CELL (self));

  old = self->record;
  self->record = mp_record_ref (record);
  g_clear_pointer (&old, mp_record_unref);

  update_tooltip (self);
  subject = mp_record_changes_dup_subject (self->context, record, self->form.fields);
  /* Translators: the name of a button for those who hear it; %s is a field or an entry. */
  label = g_strdup_printf (C_("button", "Edit %s"), subject);
  mp_record_reader_set_editable (self->reader, mp_record_cell_can_edit (self), label);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

MpRecord *
mp_record_cell_get_record (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), NULL);

  return self->record;
}

void
mp_record_cell_set_form (MpRecordCell       *self,
                         const MpRecordForm *form)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  g_strfreev (self->vocabularies);
  self->vocabularies = g_strdupv ((char **) form->vocabularies);
  self->form = *form;
  self->form.vocabularies = (const char *const *) self->vocabularies;
}

/**
 * mp_record_cell_set_successor:
 * @successor: (nullable): what a later statement of the same kind would begin with
 */
void
mp_record_cell_set_successor (MpRecordCell *self,
                              MpRecord     *successor)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  g_clear_pointer (&self->successor, mp_record_unref);
  self->successor = successor ? mp_record_ref (successor) : NULL;
}

/**
 * mp_record_cell_set_texts:
 * @caption: (nullable): small, above: what it is
 * @value: what it holds
 * @detail: (nullable): small, below: more about it
 */
void
mp_record_cell_set_texts (MpRecordCell *self,
                          const char   *caption,
                          const char   *value,
                          const char   *detail)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  mp_record_reader_set_texts (self->reader, caption, value, detail);
}

/**
 * mp_record_cell_set_origin:
 * @origin: (nullable): where the value comes from, shown on hover
 */
void
mp_record_cell_set_origin (MpRecordCell *self,
                           const char   *origin)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  g_free (self->origin);
  self->origin = g_strdup (origin);
  update_tooltip (self);
}

void
mp_record_cell_set_dim (MpRecordCell *self,
                        gboolean      dim)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  mp_record_reader_set_dim (self->reader, dim);
}

/* Labels that can be selected take clicks and the focus: for long texts, not for rows. */
void
mp_record_cell_set_selectable (MpRecordCell *self,
                               gboolean      selectable)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  gtk_label_set_selectable (mp_record_reader_get_value (self->reader), selectable);
}

/* In a row that takes the keys itself the pencil is for the pointer alone: one stop a row. */
void
mp_record_cell_set_keys_elsewhere (MpRecordCell *self,
                                   gboolean      keys_elsewhere)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  gtk_widget_set_focusable (mp_record_reader_get_pencil (self->reader), !keys_elsewhere);
}

void
mp_record_cell_add_suffix (MpRecordCell *self,
                           GtkWidget    *widget)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  mp_record_reader_add_suffix (self->reader, widget);
}

GtkWidget *
mp_record_cell_get_value_label (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), NULL);

  return GTK_WIDGET (mp_record_reader_get_value (self->reader));
}

gboolean
mp_record_cell_can_edit (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), FALSE);

  return self->record && mp_edit_context_get_read_only_reason (self->context) == NULL;
}

/* A form for some fields of a record is not the whole of it. */
gboolean
mp_record_cell_can_delete (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), FALSE);

  return mp_record_cell_can_edit (self) && mp_record_get_id (self->record) != 0 && self->form.fields == 0;
}

gboolean
mp_record_cell_is_editing (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), FALSE);

  return self->editor != NULL;
}

/* Whether something is on its way to the document; "state-changed" tells the end of it, too. */
gboolean
mp_record_cell_is_applying (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), FALSE);

  return self->applying;
}

void
mp_record_cell_begin_edit (MpRecordCell *self)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  if (self->editor || !mp_record_cell_can_edit (self))
    return;

  set_error (self, NULL);
  self->editor = MP_RECORD_EDITOR (mp_record_editor_new (self->context, self->record, &self->form));
  if (self->successor)
    mp_record_editor_set_successor (self->editor, self->successor);
  g_signal_connect_object (self->editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reader), FALSE);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  mp_record_editor_focus (self->editor);
}

void
mp_record_cell_cancel_edit (MpRecordCell *self)
{
  g_return_if_fail (MP_IS_RECORD_CELL (self));

  end_edit (self);
}

/**
 * mp_record_cell_leave:
 *
 * One goes on elsewhere: what was changed is saved, what was not is shut.
 *
 * Returns: %FALSE when the form stays open because something in it is wrong
 */
gboolean
mp_record_cell_leave (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), TRUE);

  if (self->editor == NULL || self->applying)
    return TRUE;
  if (mp_record_editor_is_changed (self->editor))
    return save (self);
  end_edit (self);
  return TRUE;
}

/**
 * mp_record_cell_delete:
 *
 * Removes the record from the document; "deleted" follows when that is done.
 */
void
mp_record_cell_delete (MpRecordCell *self)
{
  g_autoptr (MpChangeSet) set = NULL;

  g_return_if_fail (MP_IS_RECORD_CELL (self));

  if (self->applying || !mp_record_cell_can_delete (self))
    return;
  set = mp_record_changes_remove (self->context, self->record);
  apply (self, set, NULL);
}

/**
 * mp_record_cell_update_choice:
 * @label: (nullable): what undo calls it; "Change …" when %NULL
 *
 * Sets one field without a form: for buttons in the row.
 */
void
mp_record_cell_update_choice (MpRecordCell *self,
                              guint         field,
                              const char   *choice,
                              const char   *label)
{
  g_autoptr (MpChangeSet) set = NULL;
  g_autoptr (MpRecord) copy = NULL;

  g_return_if_fail (MP_IS_RECORD_CELL (self));

  if (self->applying || !mp_record_cell_can_edit (self))
    return;
  set = mp_record_changes_choose (self->context, self->record, field, choice, label);
  if (mp_change_set_get_n (set) == 0)
    return;
  copy = mp_record_copy (self->record);
  mp_record_set_text (copy, field, choice);
  apply (self, set, copy);
}

/**
 * mp_record_cell_dup_text:
 *
 * Returns: (transfer full): what the cell says, for the clipboard
 */
char *
mp_record_cell_dup_text (MpRecordCell *self)
{
  g_return_val_if_fail (MP_IS_RECORD_CELL (self), NULL);

  return g_strdup (gtk_label_get_label (mp_record_reader_get_value (self->reader)));
}

/**
 * mp_record_cell_may_take_focus:
 *
 * A form that is on its way cannot be used and loses the focus; one may have gone on meanwhile.
 *
 * Returns: whether the focus is nowhere, or inside @widget
 */
gboolean
mp_record_cell_may_take_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return root && (focus == NULL || focus == widget || gtk_widget_is_ancestor (focus, widget));
}
