/* mp-record-row.c: a row of a boxed list that holds a record
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the cell the keys of a row: Enter or F2 edit, Delete removes, the Menu key opens a menu.
 */

#include "config.h"

#include "widgets/mp-record-row.h"

#include <glib/gi18n-lib.h>

struct _MpRecordRow
{
  GtkListBoxRow parent_instance;

  MpRecordCell *cell;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (MpRecordRow, mp_record_row, GTK_TYPE_LIST_BOX_ROW)

/* Inside a form the keys belong to its fields. */
static gboolean
takes_keys (MpRecordRow *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (self)) && !mp_record_cell_is_editing (self->cell);
}

static gboolean
key_pressed_cb (MpRecordRow     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (!takes_keys (self))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_F2:
      mp_record_cell_begin_edit (self->cell);
      return mp_record_cell_is_editing (self->cell);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      mp_record_cell_delete (self->cell);
      return TRUE;
    case GDK_KEY_c:
      if ((state & GDK_CONTROL_MASK) == 0)
        return FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "row.copy", NULL);
      return TRUE;
    case GDK_KEY_Menu:
      gtk_widget_activate_action (GTK_WIDGET (self), "row.menu", NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  mp_record_cell_begin_edit (MP_RECORD_ROW (widget)->cell);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  mp_record_cell_delete (MP_RECORD_ROW (widget)->cell);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *text = mp_record_cell_dup_text (MP_RECORD_ROW (widget)->cell);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
popup_menu (MpRecordRow *self,
            double       x,
            double       y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) model = g_menu_new ();

      g_menu_append (model, _("_Edit"), "row.edit");
      g_menu_append (model, _("_Copy"), "row.copy");
      g_menu_append (model, _("_Remove"), "row.remove");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  popup_menu (MP_RECORD_ROW (widget), 24.0, gtk_widget_get_height (widget) / 2.0);
}

static void
secondary_pressed_cb (MpRecordRow *self,
                      int          n_press,
                      double       x,
                      double       y,
                      GtkGesture  *gesture)
{
  if (mp_record_cell_is_editing (self->cell))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, x, y);
}

static void
update_actions (MpRecordRow *self)
{
  gboolean can_edit = mp_record_cell_can_edit (self->cell);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), can_edit && !mp_record_cell_is_editing (self->cell));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.edit", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.remove", mp_record_cell_can_delete (self->cell));
}

static gboolean
mp_record_row_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  MpRecordRow *self = MP_RECORD_ROW (widget);

  /* While the form is open the row is only its frame. */
  if (mp_record_cell_is_editing (self->cell))
    return gtk_widget_child_focus (GTK_WIDGET (self->cell), direction);
  return GTK_WIDGET_CLASS (mp_record_row_parent_class)->focus (widget, direction);
}

static void
mp_record_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  MpRecordRow *self = MP_RECORD_ROW (widget);

  GTK_WIDGET_CLASS (mp_record_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
mp_record_row_dispose (GObject *object)
{
  g_clear_pointer (&MP_RECORD_ROW (object)->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_record_row_parent_class)->dispose (object);
}

static void
mp_record_row_class_init (MpRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_row_dispose;
  widget_class->focus = mp_record_row_focus;
  widget_class->size_allocate = mp_record_row_size_allocate;

  gtk_widget_class_install_action (widget_class, "row.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "row.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
}

static void
mp_record_row_init (MpRecordRow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

GtkWidget *
mp_record_row_new (MpEditContext *context)
{
  MpRecordRow *self = g_object_new (MP_TYPE_RECORD_ROW, NULL);

  self->cell = MP_RECORD_CELL (mp_record_cell_new (context));
  g_signal_connect_object (self->cell, "state-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  mp_record_cell_set_keys_elsewhere (self->cell, TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->cell));
  return GTK_WIDGET (self);
}

MpRecordCell *
mp_record_row_get_cell (MpRecordRow *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ROW (self), NULL);

  return self->cell;
}
