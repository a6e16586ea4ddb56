/* mp-timeline-view-menu.c: the menu of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-view-private.h"

/* What is done from the menu is done to the selected projects, so the one it is opened for must be one of them. */
static void
open_menu (MpTimelineView *self,
           guint           position,
           double          x,
           double          y)
{
  MpTimelineRows *rows = mp_timeline_scope_get_rows (self->scope);

  if (!mp_timeline_rows_is_position_selected (rows, position))
    mp_timeline_rows_select_position (rows, position, FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_click_cb (MpTimelineView *self,
                    int             n_press,
                    double          x,
                    double          y,
                    GtkGesture     *gesture)
{
  graphene_point_t point;
  MpTimelineRow row;
  MpTimelineHit hit;
  guint position;

  if (!self->selection || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->chart), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (point.y < 0 || point.y >= gtk_widget_get_height (GTK_WIDGET (self->chart)))
    return;
  position = mp_timeline_chart_get_row_at (self->chart, point.y);
  if (position == GTK_INVALID_LIST_POSITION || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return;
  if (row.n > 1 && !mp_timeline_chart_pick (self->chart, point.x, point.y, &hit))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, row.n > 1 ? hit.position : row.position, x, y);
}

/* The Menu key: the menu of the row or bar that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  graphene_rect_t bounds;
  MpTimelineRow row;
  guint position;

  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return FALSE;
  if (!gtk_widget_compute_bounds (gtk_root_get_focus (gtk_widget_get_root (widget)), widget, &bounds))
    return FALSE;
  open_menu (self, mp_timeline_view_find_meant (self, &row), bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
menu_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  menu_key_cb (widget, NULL, NULL);
}

/**
 * mp_timeline_view_install_menu:
 *
 * In the initialization of the class, when it has its template.
 */
void
mp_timeline_view_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  gtk_widget_class_install_action (widget_class, "timeline.menu", NULL, menu_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}
