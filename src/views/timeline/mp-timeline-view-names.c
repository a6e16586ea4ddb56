/* mp-timeline-view-names.c: the list of names: which of them is where, and shown anew when rows change
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/mp-list-jumps.h"
#include "views/timeline/mp-timeline-name.h"
#include "views/timeline/mp-timeline-view-private.h"

/* The list has no way to give the focus to a row by its number; only rows near what is seen have
 * a widget, so looking at them all is cheap. */
GtkWidget *
mp_timeline_view_find_name (MpTimelineView *self,
                            guint           position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->names)); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *name = gtk_widget_get_first_child (row);

      if (MP_IS_TIMELINE_NAME (name) && mp_timeline_name_get_row (MP_TIMELINE_NAME (name)) == position)
        return row;
    }
  return NULL;
}

/**
 * mp_timeline_view_get_focus_name:
 * @row: (out): the row whose name has the focus
 *
 * Returns: %FALSE when none has
 */
gboolean
mp_timeline_view_get_focus_name (MpTimelineView *self,
                                 guint          *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *name = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (!MP_IS_TIMELINE_NAME (name))
    return FALSE;
  *row = mp_timeline_name_get_row (MP_TIMELINE_NAME (name));
  return *row != GTK_INVALID_LIST_POSITION;
}

/* Brings a row into sight, and the keys to it. */
void
mp_timeline_view_focus_row (MpTimelineView *self,
                            guint           row)
{
  GtkWidget *name;

  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), row, mp_timeline_scope_get_n_rows (self->scope));
  name = mp_timeline_view_find_name (self, row);
  if (!name || !gtk_widget_grab_focus (name))
    gtk_widget_child_focus (GTK_WIDGET (self->names), GTK_DIR_TAB_FORWARD);
}

static void
scroll_to_wanted (MpTimelineView *self)
{
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);
  guint position = self->wanted;

  self->wanted = MP_TIMELINE_NO_POSITION;
  if (!layout || position >= mp_timeline_layout_get_n_projects (layout))
    return;
  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), mp_timeline_layout_find_place (layout, position, 0),
                           mp_timeline_layout_get_n_rows (layout));
}

static gboolean
show_names_cb (GtkWidget     *names,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  MpTimelineView *self = user_data;

  /* New rows have a height only after a layout; only then can the list tell which of them are to be seen.
   * What is hidden is not laid out. */
  if (!gtk_widget_get_mapped (names) || mp_timeline_scope_get_n_rows (self->scope) == 0)
    {
      self->names_id = 0;
      self->laid_out = gtk_widget_get_mapped (names);
      return G_SOURCE_REMOVE;
    }
  if (!self->laid_out)
    {
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->names_id = 0;
  g_signal_emit_by_name (gtk_scrolled_window_get_vadjustment (self->names_scroller), "value-changed");
  scroll_to_wanted (self);
  if (self->refocus)
    mp_timeline_view_return_focus (self);
  self->refocus = FALSE;
  return G_SOURCE_REMOVE;
}

/* Names that are hidden wait until they are shown. */
static void
show_names_soon (MpTimelineView *self)
{
  if (!self->laid_out && self->names_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->names)))
    self->names_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->names), show_names_cb, self, NULL);
}

/* Whether a name or a bar has the focus, though its row may be gone. */
static gboolean
has_keys (MpTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus)
    return FALSE;
  return focus == GTK_WIDGET (self->names) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->names)) ||
         focus == mp_timeline_chart_get_proxy (self->chart);
}

/* Comes before the list takes its rows away, and with them the focus. */
static void
rows_changed_cb (MpTimelineView *self)
{
  gboolean starts_anew = g_list_model_get_n_items (G_LIST_MODEL (mp_timeline_scope_get_rows (self->scope))) == 0;

  /* The keys stay with the project that they had, not with the row. */
  self->refocus = self->refocus || (starts_anew && has_keys (self));
  self->laid_out = FALSE;
  show_names_soon (self);
}

/**
 * mp_timeline_view_scroll_to:
 * @position: of a project in the list
 *
 * Brings the first row of a project into sight.
 */
void
mp_timeline_view_scroll_to (MpTimelineView *self,
                            guint           position)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  /* Rows that are new have no height yet. */
  self->wanted = position;
  if (self->laid_out && self->names_id == 0)
    scroll_to_wanted (self);
}

/**
 * mp_timeline_view_show_project:
 * @position: of a project in the list
 *
 * Brings the first row of a project into sight, and its bar: unfolded, and in the middle when it
 * was out of the visible time.
 */
void
mp_timeline_view_show_project (MpTimelineView *self,
                               guint           position)
{
  MpTimelineBar bar;
  double start, end;

  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  mp_timeline_scope_unfold (self->scope, position);
  mp_timeline_view_scroll_to (self, position);
  mp_timeline_bar_init (&bar, mp_project_list_get_summary (self->list, position), mp_timeline_scope_get_as_of (self->scope));
  if (mp_timeline_bar_get_extent (&bar, mp_timeline_scope_get_axis (self->scope), &start, &end) &&
      (end < 0 || start > mp_timeline_scope_get_axis (self->scope)->width))
    mp_timeline_scope_center (self->scope, (MpDate) ((bar.start + bar.end) / 2));
}

/**
 * mp_timeline_view_add_names:
 *
 * In the initialization of a view, when there is a scope.
 */
void
mp_timeline_view_add_names (MpTimelineView *self)
{
  g_autoptr (GtkListItemFactory) factory = mp_timeline_name_create_factory (self->scope);

  gtk_list_view_set_factory (self->names, factory);
  g_signal_connect_object (mp_timeline_scope_get_rows (self->scope), "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->names, GTK_SELECTION_MODEL (mp_timeline_scope_get_rows (self->scope)));
  g_signal_connect_object (self->names, "map", G_CALLBACK (show_names_soon), self, G_CONNECT_SWAPPED);
  mp_list_jumps_mend (gtk_scrolled_window_get_vadjustment (self->names_scroller));
}
