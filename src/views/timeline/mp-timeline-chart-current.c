/* mp-timeline-chart-current.c: the bar that the keys mean
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row and the place of the bar in it; when rows change it is found again by its project and group.
 */

#include "config.h"

#include <math.h>

#include "views/timeline/mp-timeline-bar-proxy.h"
#include "views/timeline/mp-timeline-chart-private.h"
#include "views/timeline/mp-timeline-layer.h"

/* The frame around the bar: outside that of a selected one. */
#define FRAME_DISTANCE 4.0
#define FRAME_WIDTH 2.0
#define FRAME_RADIUS 7.0

/* While the name of the row has the focus and the bar is only meant with it. */
#define FAINT_ALPHA 0.5f

/* How far from the edges a bar is brought into sight. */
#define MARGIN 24.0

static gboolean
has_current (MpTimelineChart *self)
{
  return self->current_row != GTK_INVALID_LIST_POSITION;
}

static void
forget (MpTimelineChart *self)
{
  self->current_row = GTK_INVALID_LIST_POSITION;
  self->current_index = 0;
  self->current_milestone = 0;
  self->current_id = 0;
}

/* Only the keyboard brings the focus to a bar, so its mark does not fade after a while. */
static gboolean
is_marked (MpTimelineChart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (gtk_widget_is_focus (self->proxy))
    return TRUE;
  return self->meant && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

/* Of the current bar, NULL when there is none. */
static const MpSummary *
get_summary (MpTimelineChart *self)
{
  MpTimelineRow row;

  if (!has_current (self) || !mp_timeline_scope_get_row (self->scope, self->current_row, &row) || self->current_index >= row.n)
    return NULL;
  return mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), row.positions[self->current_index]);
}

/* Where the current milestone stands, in days. */
static gboolean
get_milestone_day (MpTimelineChart *self,
                   double          *day)
{
  const MpSummary *summary = get_summary (self);

  return summary && self->current_milestone > 0 && self->current_milestone <= summary->n_milestones &&
         mp_timeline_milestone_get_day (&mp_summary_get_milestones (summary)[self->current_milestone - 1], day);
}

/* Of what the keys mean, as far as it is to be seen: the bar or the sign of its milestone. */
static gboolean
get_area (MpTimelineChart *self,
          graphene_rect_t *area)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double size = mp_timeline_painter_get_bar_height (painter);
  double day, offset, room;

  if (!get_milestone_day (self, &day))
    return mp_timeline_chart_get_bar_area (self, self->current_row, self->current_index, area);
  offset = mp_time_axis_get_offset (axis, day);
  room = mp_timeline_painter_get_bar_room (painter, mp_timeline_chart_get_row_height (self));
  *area = GRAPHENE_RECT_INIT ((float) (mp_time_axis_mirror (axis, offset, 0) - size / 2),
                              (float) (mp_timeline_chart_get_row_y (self, self->current_row) + (room - size) / 2), (float) size, (float) size);
  return offset > -size && offset < axis->width + size;
}

static void
paint (GtkWidget   *owner,
       GtkSnapshot *snapshot,
       double       width,
       double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);
  const MpTimelineStyle *style;
  GskRoundedRect outline;
  graphene_rect_t area;
  float frame;
  GdkRGBA colour;

  if (!has_current (self) || !is_marked (self))
    return;
  if (!get_area (self, &area))
    return;
  style = mp_timeline_painter_get_style (mp_timeline_scope_get_painter (self->scope));
  colour = style->today;
  if (!gtk_widget_is_focus (self->proxy))
    colour.alpha *= FAINT_ALPHA;
  frame = (float) (FRAME_WIDTH * style->border_width);
  graphene_rect_inset (&area, (float) -FRAME_DISTANCE - frame, (float) -FRAME_DISTANCE - frame);
  area.origin.y = roundf (area.origin.y);
  area.size.height = roundf (area.size.height);
  gsk_rounded_rect_init_from_rect (&outline, &area, (float) FRAME_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { frame, frame, frame, frame }, (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
redraw (MpTimelineChart *self)
{
  gtk_widget_queue_draw (self->frame);
}

/* In the initialization of a chart, above everything else. */
void
mp_timeline_chart_add_current (MpTimelineChart *self)
{
  forget (self);
  self->frame = mp_timeline_layer_new (GTK_WIDGET (self), paint);
  self->proxy = mp_timeline_bar_proxy_new ();
  gtk_widget_set_parent (self->proxy, GTK_WIDGET (self));
}

/* Where the bar is; at the edge next to it when it is out of sight, for the keys get there all the same. */
void
mp_timeline_chart_allocate_current (MpTimelineChart *self)
{
  const MpSummary *summary = get_summary (self);
  const MpTimeAxis *axis;
  graphene_rect_t area;
  MpTimelineBar bar;
  double day, start = 0, end = 0;

  if (!gtk_widget_get_visible (self->proxy) || !summary)
    return;
  if (!get_area (self, &area))
    {
      axis = mp_timeline_scope_get_axis (self->scope);
      mp_timeline_bar_init (&bar, summary, mp_timeline_scope_get_as_of (self->scope));
      if (get_milestone_day (self, &day))
        end = mp_time_axis_get_offset (axis, day);
      else
        mp_timeline_bar_get_extent (&bar, axis, &start, &end);
      area = GRAPHENE_RECT_INIT ((float) mp_time_axis_mirror (axis, end < 0 ? 0 : axis->width - 1, 1),
                                 (float) mp_timeline_chart_get_row_y (self, self->current_row), 1, (float) mp_timeline_chart_get_row_height (self));
    }
  gtk_widget_size_allocate (self->proxy,
                            &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y, MAX ((int) area.size.width, 1), MAX ((int) area.size.height, 1) }, -1);
}

/* After bars have moved on the screen. */
void
mp_timeline_chart_move_current (MpTimelineChart *self)
{
  if (!has_current (self))
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  redraw (self);
}

/* Which of the bars of a row shows a project. */
static gboolean
find_index (const MpTimelineRow *row,
            guint                position,
            guint               *index)
{
  for (guint i = 0; i < row->n; i++)
    {
      if (row->positions[i] == position)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_same_group (const MpTimelineRow  *row,
               const MpTimelinePath *path)
{
  return row->group == NULL || (row->group->path.key == path->key && row->group->path.subkey == path->subkey);
}

/* The bar of the project in the same group, else its first one that is not folded away. */
static gboolean
find_again (MpTimelineChart *self,
            guint           *row,
            guint           *index)
{
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);
  gboolean found = FALSE;
  guint position;

  if (!layout || !mp_project_list_find (list, self->current_id, &position) || position >= mp_timeline_layout_get_n_projects (layout))
    return FALSE;
  for (guint place = 0; place < mp_timeline_layout_count_places (layout, position); place++)
    {
      guint there = mp_timeline_layout_find_place (layout, position, place);
      MpTimelineRow candidate;
      guint bar;

      if (!mp_timeline_scope_get_row (self->scope, there, &candidate) || !find_index (&candidate, position, &bar))
        continue;
      if (found && !is_same_group (&candidate, &self->current_path))
        continue;
      *row = there;
      *index = bar;
      if (is_same_group (&candidate, &self->current_path))
        return TRUE;
      found = TRUE;
    }
  return found;
}

/* After projects or rows have changed. */
void
mp_timeline_chart_renew_current (MpTimelineChart *self)
{
  guint row, index;

  if (has_current (self) && !(find_again (self, &row, &index) && mp_timeline_chart_set_current (self, row, index)))
    mp_timeline_chart_set_current (self, GTK_INVALID_LIST_POSITION, 0);
}

/* A project without dates has no bar. */
static gboolean
is_bar (MpTimelineChart     *self,
        const MpTimelineRow *row,
        guint                index)
{
  MpTimelineBar bar;

  if (index >= row->n)
    return FALSE;
  mp_timeline_bar_init (&bar, mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), row->positions[index]),
                        mp_timeline_scope_get_as_of (self->scope));
  return bar.dated;
}

/**
 * mp_timeline_chart_set_current:
 * @row: a row, %GTK_INVALID_LIST_POSITION for no bar
 * @index: which of its bars
 *
 * Chooses the bar that the keys mean. Of the one that they mean already a milestone stays meant.
 *
 * Returns: whether there is such a bar
 */
gboolean
mp_timeline_chart_set_current (MpTimelineChart *self,
                               guint            row,
                               guint            index)
{
  MpTimelineRow found;
  gboolean bar;

  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), FALSE);

  bar = self->scope && mp_timeline_scope_get_row (self->scope, row, &found) && is_bar (self, &found, index);
  if (bar)
    {
      const MpSummary *summary = mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), found.positions[index]);

      self->current_row = row;
      self->current_index = index;
      if (self->current_id != summary->id || self->current_milestone > summary->n_milestones)
        self->current_milestone = 0;
      self->current_id = summary->id;
      self->current_path = found.group ? found.group->path : (MpTimelinePath) { MP_TIMELINE_NO_KEY, MP_TIMELINE_NO_KEY };
      mp_timeline_bar_proxy_show (MP_TIMELINE_BAR_PROXY (self->proxy), self->scope, row, index, self->current_milestone);
    }
  else
    {
      guint before = self->current_row;

      forget (self);
      if (gtk_widget_is_focus (self->proxy))
        g_signal_emit_by_name (self, "lost", before);
    }
  gtk_widget_set_visible (self->proxy, has_current (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  redraw (self);
  return bar;
}

/**
 * mp_timeline_chart_get_current:
 * @row: (out): its row
 * @index: (out): which of the bars of the row it is
 *
 * Returns: %FALSE when there is no current bar
 */
gboolean
mp_timeline_chart_get_current (MpTimelineChart *self,
                               guint           *row,
                               guint           *index)
{
  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), FALSE);

  *row = self->current_row;
  *index = self->current_index;
  return has_current (self);
}

/**
 * mp_timeline_chart_set_milestone:
 * @milestone: which of the milestones of the current bar, counted from 1; 0 for the bar itself
 *
 * Chooses what of the current bar the keys mean.
 */
void
mp_timeline_chart_set_milestone (MpTimelineChart *self,
                                 guint            milestone)
{
  const MpSummary *summary;

  g_return_if_fail (MP_IS_TIMELINE_CHART (self));

  summary = self->scope ? get_summary (self) : NULL;
  if (!summary || milestone > summary->n_milestones || milestone == self->current_milestone)
    return;
  self->current_milestone = milestone;
  mp_timeline_bar_proxy_show (MP_TIMELINE_BAR_PROXY (self->proxy), self->scope, self->current_row, self->current_index, milestone);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  redraw (self);
}

/**
 * mp_timeline_chart_get_milestone:
 *
 * Returns: which of the milestones of the current bar the keys mean, counted from 1; 0 when they mean the bar
 */
guint
mp_timeline_chart_get_milestone (MpTimelineChart *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), 0);

  return self->current_milestone;
}

/**
 * mp_timeline_chart_set_meant:
 * @meant: whether the current bar is marked although the focus is elsewhere
 */
void
mp_timeline_chart_set_meant (MpTimelineChart *self,
                             gboolean         meant)
{
  g_return_if_fail (MP_IS_TIMELINE_CHART (self));

  self->meant = meant;
  redraw (self);
}

/**
 * mp_timeline_chart_get_proxy:
 *
 * Returns: (transfer none): what has the focus in place of the current bar
 */
GtkWidget *
mp_timeline_chart_get_proxy (MpTimelineChart *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), NULL);

  return self->proxy;
}

/**
 * mp_timeline_chart_reveal_current:
 *
 * Moves as little through time as is needed to see the current bar, whole or half a window of it, or
 * the milestone that is meant.
 */
void
mp_timeline_chart_reveal_current (MpTimelineChart *self)
{
  const MpSummary *summary;
  const MpTimeAxis *axis;
  MpTimelineBar bar;
  double day, start, end, wanted, margin, distance = 0;

  g_return_if_fail (MP_IS_TIMELINE_CHART (self));

  summary = self->scope ? get_summary (self) : NULL;
  if (!summary)
    return;
  axis = mp_timeline_scope_get_axis (self->scope);
  mp_timeline_bar_init (&bar, summary, mp_timeline_scope_get_as_of (self->scope));
  if (get_milestone_day (self, &day))
    start = end = mp_time_axis_get_offset (axis, day);
  else if (!mp_timeline_bar_get_extent (&bar, axis, &start, &end))
    return;
  wanted = MIN (end - start, axis->width / 2);
  margin = MIN (MARGIN, axis->width / 10);
  if (start + wanted > axis->width)
    distance = start + wanted + margin - axis->width;
  else if (end - wanted < 0)
    distance = end - wanted - margin;
  if (distance != 0)
    mp_timeline_scope_set_origin (self->scope, axis->origin + distance / axis->scale);
}
