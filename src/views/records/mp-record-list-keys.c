/* mp-record-list-keys.c: the keys and the menu of a list of records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-list-private.h"

static GtkTreeListRow *
get_selected_row (MpRecordList *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
select_parent (MpRecordList   *self,
               GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
  g_autoptr (MpRecordItem) item = parent ? gtk_tree_list_row_get_item (parent) : NULL;

  if (item == NULL)
    return;
  mp_record_list_select (self, mp_record_item_get_id (item));
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

/* Into the tree and out of it; the list would take these keys for itself. */
gboolean
mp_record_list_take_key (MpRecordList    *self,
                         guint            keyval,
                         guint            keycode,
                         GdkModifierType  state)
{
  GtkTreeListRow *row = get_selected_row (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval == (rtl ? GDK_KEY_Left : GDK_KEY_Right))
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      return TRUE;
    }
  if (keyval == (rtl ? GDK_KEY_Right : GDK_KEY_Left))
    {
      if (gtk_tree_list_row_get_expanded (row))
        gtk_tree_list_row_set_expanded (row, FALSE);
      else
        select_parent (self, row);
      return TRUE;
    }
  return FALSE;
}

/* What is done from the menu is done to the selected record. */
static void
open_menu (MpRecordList *self,
           double        x,
           double        y)
{
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static GtkTreeExpander *
find_expander (GtkWidget *picked)
{
  GtkWidget *expander = picked ? gtk_widget_get_ancestor (picked, GTK_TYPE_TREE_EXPANDER) : NULL;

  /* The edge of a row is outside of what it holds. */
  if (expander == NULL && picked && GTK_IS_TREE_EXPANDER (gtk_widget_get_first_child (picked)))
    expander = gtk_widget_get_first_child (picked);
  return expander ? GTK_TREE_EXPANDER (expander) : NULL;
}

void
mp_record_list_open_menu_at (MpRecordList *self,
                             int           n_press,
                             double        x,
                             double        y,
                             GtkGesture   *gesture)
{
  GtkTreeExpander *expander = find_expander (gtk_widget_pick (GTK_WIDGET (self->rows), x, y, GTK_PICK_DEFAULT));
  double own_x, own_y;

  if (expander == NULL || gtk_tree_expander_get_list_row (expander) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (gtk_tree_expander_get_list_row (expander)));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->rows), GTK_WIDGET (self), x, y, &own_x, &own_y);
  open_menu (self, own_x, own_y);
}

/* The Menu key: the menu of the row that has the focus. */
gboolean
mp_record_list_open_menu (GtkWidget *widget,
                          GVariant  *arguments,
                          gpointer   user_data)
{
  MpRecordList *self = MP_RECORD_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));
  graphene_rect_t bounds;

  if (row == NULL || get_selected_row (self) == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return FALSE;
  open_menu (self, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}
