/* mp-timeline-view-current.c: the keys go from name to bar and from bar to bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The current bar follows the row whose name has the focus. It can have the focus itself: then the
 * arrows go through the bars of a row in time, and to the bar above or below. So can a milestone of it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "views/mp-list-jumps.h"
#include "views/timeline/mp-timeline-moved.h"
#include "views/timeline/mp-timeline-view-private.h"

static gboolean
is_on_bar (MpTimelineView *self)
{
  return gtk_widget_is_focus (mp_timeline_chart_get_proxy (self->chart));
}

/* Which of the bars of a row is meant: the current one, else the first that is selected, else the first. */
static guint
find_index (MpTimelineView      *self,
            const MpTimelineRow *row)
{
  MpTimelineRow current;
  guint position, index;

  if (mp_timeline_chart_get_current (self->chart, &position, &index) && mp_timeline_scope_get_row (self->scope, position, &current) &&
      current.positions == row->positions && index < row->n)
    return index;
  for (guint i = 0; i < row->n; i++)
    {
      if (mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), row->positions[i]))
        return i;
    }
  return 0;
}

/**
 * mp_timeline_view_find_meant:
 * @row: a row with bars
 *
 * Returns: the position of the project that the keys mean in this row
 */
guint
mp_timeline_view_find_meant (MpTimelineView      *self,
                             const MpTimelineRow *row)
{
  return row->positions[find_index (self, row)];
}

/**
 * mp_timeline_view_get_focus_row:
 * @row: (out): the row whose name or bar has the focus
 *
 * Returns: %FALSE when none has
 */
gboolean
mp_timeline_view_get_focus_row (MpTimelineView *self,
                                guint          *row)
{
  guint index;

  if (is_on_bar (self))
    return mp_timeline_chart_get_current (self->chart, row, &index);
  return mp_timeline_view_get_focus_name (self, row);
}

/* Brings a row into sight. */
static void
scroll_to_row (MpTimelineView *self,
               guint           row)
{
  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), row, mp_timeline_scope_get_n_rows (self->scope));
}

static void
focus_changed_cb (MpTimelineView *self)
{
  gboolean meant = FALSE;
  MpTimelineRow row;
  guint position;

  if (is_on_bar (self) && mp_timeline_view_get_focus_row (self, &position))
    {
      scroll_to_row (self, position);
      mp_timeline_chart_reveal_current (self->chart);
    }
  else if (mp_timeline_view_get_focus_name (self, &position) && mp_timeline_scope_get_row (self->scope, position, &row))
    {
      mp_timeline_chart_set_current (self->chart, position, row.n > 0 ? find_index (self, &row) : 0);
      mp_timeline_chart_set_milestone (self->chart, 0);
      /* A row of one bar is that bar. */
      meant = row.n > 1;
    }
  mp_timeline_chart_set_meant (self->chart, meant);
}

static void
focus_visible_cb (MpTimelineView *self)
{
  guint row;

  if (mp_timeline_view_get_focus_name (self, &row))
    focus_changed_cb (self);
}

/* What has the focus must be there, or the keys would go nowhere. */
static void
lost_cb (MpTimelineView *self,
         guint           row)
{
  guint n = mp_timeline_scope_get_n_rows (self->scope);

  if (n > 0)
    mp_timeline_view_focus_row (self, MIN (row, n - 1));
}

/**
 * mp_timeline_view_return_focus:
 *
 * After all rows have moved: the keys go on with the bar that has the focus, else with the selected
 * project.
 */
void
mp_timeline_view_return_focus (MpTimelineView *self)
{
  if (is_on_bar (self))
    focus_changed_cb (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* As in the list, what the keys go to is selected: what is done to projects is done to this one. */
static gboolean
go_to (MpTimelineView *self,
       guint           position,
       guint           index,
       guint           milestone)
{
  MpTimelineRow row;

  if (!mp_timeline_scope_get_row (self->scope, position, &row) || !mp_timeline_chart_set_current (self->chart, position, index))
    return FALSE;
  mp_timeline_chart_set_milestone (self->chart, milestone);
  mp_timeline_rows_select_position (mp_timeline_scope_get_rows (self->scope), row.positions[index], FALSE);
  if (is_on_bar (self))
    focus_changed_cb (self);
  else
    gtk_widget_grab_focus (mp_timeline_chart_get_proxy (self->chart));
  return TRUE;
}

/* The next one in time, from the bar the first or the last. Before the first and after the last there is the bar. */
static void
go_to_milestone (MpTimelineView *self,
                 guint           position,
                 guint           project,
                 guint           index,
                 int             direction)
{
  const MpSummary *summary = mp_project_list_get_summary (self->list, project);
  guint milestone = mp_timeline_chart_get_milestone (self->chart);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (mp_timeline_milestone_count_until (summary, 0) > 0)
    {
      go_to (self, position, index, mp_timeline_milestone_find_next (summary, milestone, direction));
      return;
    }
  name = mp_timeline_dup_name (summary);
  message = g_strdup_printf (_("“%s” has no milestones with a date"), name);
  g_signal_emit_by_name (self, "refused", message);
}

static void
milestone_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  MpTimelineRow row;
  guint position, index;

  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return;
  index = find_index (self, &row);
  if (g_str_equal (action, "timeline.leave-milestone"))
    go_to (self, position, index, 0);
  else
    go_to_milestone (self, position, row.positions[index], index, g_str_equal (action, "timeline.next-milestone") ? 1 : -1);
}

/**
 * mp_timeline_view_go_along:
 * @direction: -1 for the bar before, 1 for the next one
 *
 * From the name to the bar, through the bars of a row in time, and back. From a milestone through
 * those of its bar, and back to that.
 *
 * Returns: %FALSE where nothing has the focus from which that could be done
 */
gboolean
mp_timeline_view_go_along (MpTimelineView *self,
                           int             direction)
{
  MpTimelineRow row;
  guint position, index;

  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return FALSE;
  index = find_index (self, &row);
  if (!is_on_bar (self))
    return direction > 0 && go_to (self, position, index, 0);
  if (mp_timeline_chart_get_milestone (self->chart) > 0)
    go_to_milestone (self, position, row.positions[index], index, direction);
  else if (direction > 0 && index + 1 < row.n)
    go_to (self, position, index + 1, 0);
  else if (direction < 0 && index > 0)
    go_to (self, position, index - 1, 0);
  else if (direction < 0)
    mp_timeline_view_focus_row (self, position);
  return TRUE;
}

static void
along_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  mp_timeline_view_go_along (MP_TIMELINE_VIEW (widget), g_str_equal (action, "timeline.next-bar") ? 1 : -1);
}

/* How far a bar is from a day. */
static double
measure_distance (const MpTimelineBar *bar,
                  double               day)
{
  if (day < bar->start)
    return bar->start - day;
  return MAX (day - bar->end, 0);
}

static void
init_bar (MpTimelineView *self,
          guint           position,
          MpTimelineBar  *bar)
{
  mp_timeline_bar_init (bar, mp_project_list_get_summary (self->list, position), mp_timeline_scope_get_as_of (self->scope));
}

/* The bar of a row that is nearest to a day; FALSE when it has none. */
static gboolean
find_nearest (MpTimelineView      *self,
              const MpTimelineRow *row,
              double               day,
              guint               *index)
{
  double least = INFINITY;

  for (guint i = 0; i < row->n; i++)
    {
      MpTimelineBar bar;

      init_bar (self, row->positions[i], &bar);
      if (bar.dated && measure_distance (&bar, day) < least)
        {
          least = measure_distance (&bar, day);
          *index = i;
        }
    }
  return least < INFINITY;
}

static void
across_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  int step = g_str_equal (action, "timeline.bar-below") ? 1 : -1;
  guint n = mp_timeline_scope_get_n_rows (self->scope);
  MpTimelineRow row;
  MpTimelineBar bar;
  guint position, index;

  if (!mp_timeline_chart_get_current (self->chart, &position, &index) || !mp_timeline_scope_get_row (self->scope, position, &row) || index >= row.n)
    return;
  init_bar (self, row.positions[index], &bar);
  for (position += (guint) step; position < n; position += (guint) step)
    {
      if (!mp_timeline_scope_get_row (self->scope, position, &row) || !find_nearest (self, &row, (bar.start + bar.end) / 2, &index))
        continue;
      go_to (self, position, index, 0);
      return;
    }
}

/**
 * mp_timeline_view_lend_focus:
 *
 * Before something is opened that takes the keys away for a while.
 */
void
mp_timeline_view_lend_focus (MpTimelineView *self)
{
  self->lent_by_bar = is_on_bar (self);
}

/**
 * mp_timeline_view_take_focus_back:
 *
 * Returns: whether the keys were with a bar before, and are again
 */
gboolean
mp_timeline_view_take_focus_back (MpTimelineView *self)
{
  gboolean by_bar = self->lent_by_bar;

  self->lent_by_bar = FALSE;
  return by_bar && gtk_widget_grab_focus (mp_timeline_chart_get_proxy (self->chart));
}

static gboolean
menu_gone_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* What was chosen may have taken the keys. */
  if (!root || (focus && focus != self->arrange_button && !gtk_widget_is_ancestor (focus, self->arrange_button)))
    self->lent_by_bar = FALSE;
  else if (!mp_timeline_view_take_focus_back (self))
    {
      /* Rows that are new have no place yet. */
      self->refocus = self->refocus || !self->laid_out;
      if (self->laid_out)
        gtk_widget_grab_focus (widget);
    }
  return G_SOURCE_REMOVE;
}

/* Newer GTK does what was chosen before it closes the menu, and gives the button the focus after that. */
static void
menu_closed_cb (MpTimelineView *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), menu_gone_cb, NULL, NULL);
}

static void
arrange_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);

  mp_timeline_view_lend_focus (self);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->arrange_button));
}

static void
select_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  MpTimelineRow row;
  guint position;

  if (mp_timeline_view_get_focus_row (self, &position) && mp_timeline_scope_get_row (self->scope, position, &row) && row.n > 0)
    mp_timeline_rows_select_position (mp_timeline_scope_get_rows (self->scope), mp_timeline_view_find_meant (self, &row), FALSE);
}

/**
 * mp_timeline_view_install_current:
 *
 * In the initialization of the class.
 */
void
mp_timeline_view_install_current (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.previous-bar", NULL, along_action);
  gtk_widget_class_install_action (widget_class, "timeline.next-bar", NULL, along_action);
  gtk_widget_class_install_action (widget_class, "timeline.previous-milestone", NULL, milestone_action);
  gtk_widget_class_install_action (widget_class, "timeline.next-milestone", NULL, milestone_action);
  gtk_widget_class_install_action (widget_class, "timeline.leave-milestone", NULL, milestone_action);
  gtk_widget_class_install_action (widget_class, "timeline.bar-above", NULL, across_action);
  gtk_widget_class_install_action (widget_class, "timeline.bar-below", NULL, across_action);
  gtk_widget_class_install_action (widget_class, "timeline.arrange", NULL, arrange_action);
  gtk_widget_class_install_action (widget_class, "timeline.select", NULL, select_action);
}

/**
 * mp_timeline_view_add_current:
 *
 * In the initialization of a view.
 */
void
mp_timeline_view_add_current (MpTimelineView *self)
{
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->arrange_button)), "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mp_timeline_view_watch_focus:
 * @root: the window that the view has come into, or is about to leave
 * @watch: which of both
 */
void
mp_timeline_view_watch_focus (MpTimelineView *self,
                              GtkRoot        *root,
                              gboolean        watch)
{
  if (!GTK_IS_WINDOW (root))
    return;
  if (watch)
    {
      g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (focus_visible_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      g_signal_handlers_disconnect_by_func (root, focus_changed_cb, self);
      g_signal_handlers_disconnect_by_func (root, focus_visible_cb, self);
    }
}
