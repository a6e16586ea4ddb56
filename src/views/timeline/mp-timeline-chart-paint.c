/* mp-timeline-chart-paint.c: what the layers of the chart show, and what is where in it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three layers: what shines behind the rows (groups, selection, pointer), the grid, the bars. Only
 * visible rows are painted, found by arithmetic, so a frame costs the same among ten and 100,000 rows.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"
#include "views/timeline/mp-timeline-chart-private.h"
#include "views/timeline/mp-timeline-words.h"

/* The frame around a selected bar in a row of several. */
#define RING 3.0

/* Of one bar in each direction; more would only be a stain. */
#define MAX_LINKS 16

/* How far from a bar the pointer still means it, in pixels. */
#define SLOP 3.0

/* A bar that is to be painted. */
typedef struct
{
  MpTimelineBar bar;
  const MpSummary *summary;
  double y;
  gboolean alone; /* in its row */
  MpTimelineRoom room;
  MpTimelineRoom below; /* in a row of several */
} Placed;

/* The rows of which something is to be seen: from @first to before @end. */
static void
find_visible_rows (MpTimelineChart *self,
                   double           height,
                   guint           *first,
                   guint           *end)
{
  double row_height = mp_timeline_chart_get_row_height (self);
  double top = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
  guint n = mp_timeline_scope_get_n_rows (self->scope);

  *first = (guint) CLAMP (floor (top / row_height), 0, n);
  *end = (guint) CLAMP (ceil ((top + height) / row_height), *first, n);
}

static const MpSummary *
get_summary (MpTimelineChart *self,
             guint            position)
{
  return mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), position);
}

static void
init_bar (MpTimelineChart *self,
          guint            position,
          MpTimelineBar   *bar)
{
  mp_timeline_bar_init (bar, get_summary (self, position), mp_timeline_scope_get_as_of (self->scope));
  mp_timeline_painter_colour_bar (mp_timeline_scope_get_painter (self->scope), bar, get_summary (self, position));
}

/* The first bar of a row that ends after the start edge. Bars of a row do not overlap, so they are in the order of
 * their ends too. */
static guint
find_first_bar (MpTimelineChart     *self,
                const MpTimelineRow *row)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  guint low = 0, high = row->n;

  if (row->n == 1)
    return 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      MpTimelineBar bar;
      double start, end;

      init_bar (self, row->positions[middle], &bar);
      if (mp_timeline_bar_get_extent (&bar, axis, &start, &end) && end < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
get_extent (MpTimelineChart     *self,
            const MpTimelineBar *bar,
            double              *start,
            double              *end)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);

  if (!mp_timeline_bar_get_extent (bar, axis, start, end) || *end < 0 || *start > axis->width)
    return FALSE;
  *start = MAX (*start, -RING);
  *end = MIN (*end, axis->width + RING);
  return TRUE;
}

/* The bar itself as an area of the chart. */
static graphene_rect_t
bar_area (MpTimelineChart *self,
          double           start,
          double           end,
          double           y)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double row_height = mp_timeline_chart_get_row_height (self);
  double height = MIN (mp_timeline_painter_get_bar_height (mp_timeline_scope_get_painter (self->scope)), row_height);

  row_height = mp_timeline_painter_get_bar_room (mp_timeline_scope_get_painter (self->scope), row_height);
  return GRAPHENE_RECT_INIT ((float) mp_time_axis_mirror (axis, start, end - start), (float) (y + (row_height - height) / 2), (float) (end - start),
                             (float) height);
}

/* In a row of several bars each is selected for itself. */
static void
paint_rings (MpTimelineChart     *self,
             GtkSnapshot         *snapshot,
             const MpTimelineRow *row,
             double               y)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  MpTimelineRows *rows = mp_timeline_scope_get_rows (self->scope);

  for (guint i = find_first_bar (self, row); i < row->n; i++)
    {
      gboolean selected = mp_timeline_rows_is_position_selected (rows, row->positions[i]);
      graphene_rect_t area;
      MpTimelineBar bar;
      double start, end;

      init_bar (self, row->positions[i], &bar);
      if (!get_extent (self, &bar, &start, &end))
        break;
      if (!selected && row->positions[i] != self->hover_bar)
        continue;
      area = bar_area (self, start, end, y);
      graphene_rect_inset (&area, (float) -RING, (float) -RING);
      mp_timeline_painter_append_rect (painter, snapshot, selected ? &style->today : &style->grid_strong, area.origin.x, area.origin.y, area.size.width,
                                       area.size.height);
    }
}

void
mp_timeline_chart_paint_behind (GtkWidget   *owner,
                                GtkSnapshot *snapshot,
                                double       width,
                                double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);
  MpTimelinePainter *painter;
  const MpTimelineStyle *style;
  double row_height;
  guint first, end;

  if (!self->scope)
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  style = mp_timeline_painter_get_style (painter);
  row_height = mp_timeline_chart_get_row_height (self);
  find_visible_rows (self, height, &first, &end);

  for (guint i = first; i < end; i++)
    {
      double y = mp_timeline_chart_get_row_y (self, i);
      MpTimelineRow row;

      if (!mp_timeline_scope_get_row (self->scope, i, &row))
        continue;
      if (row.n == 0)
        mp_timeline_painter_append_rect (painter, snapshot, row.group->level == 0 ? &style->group : &style->subgroup, 0, y, width, row_height);
      else if (row.n == 1 && mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), row.position))
        mp_timeline_painter_append_rect (painter, snapshot, &style->selected, 0, y, width, row_height);
      else if (row.n > 1)
        paint_rings (self, snapshot, &row, y);
      if (i == self->hover && row.n <= 1)
        mp_timeline_painter_append_rect (painter, snapshot, &style->hover, 0, y, width, row_height);
    }
}

void
mp_timeline_chart_paint_grid (GtkWidget   *owner,
                              GtkSnapshot *snapshot,
                              double       width,
                              double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);

  if (self->scope)
    mp_timeline_painter_append_grid (mp_timeline_scope_get_painter (self->scope), snapshot, mp_timeline_scope_get_axis (self->scope), 0, 0, height);
}

/* Between a bar and the next one there is room for one label: that of the first. What stands below them shares it. */
static void
collect_row (MpTimelineChart     *self,
             const MpTimelineRow *row,
             double               y,
             GArray              *bars)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  Placed *before = NULL;
  double before_end = 0;

  for (guint i = find_first_bar (self, row); i < row->n; i++)
    {
      Placed placed = { .summary = get_summary (self, row->positions[i]), .y = y, .alone = row->n == 1, .room = { 0, axis->width },
                        .below = { -RING, axis->width + RING } };
      double start, end;

      init_bar (self, row->positions[i], &placed.bar);
      if (mp_timeline_bar_get_extent (&placed.bar, axis, &start, &end) && row->n > 1)
        {
          placed.room.start = start;
          if (before)
            {
              before->room.end = MIN (start, axis->width);
              before->below.end = placed.below.start = (before_end + start) / 2;
            }
          before_end = end;
          if (start > axis->width)
            break;
        }
      g_array_append_val (bars, placed);
      before = &g_array_index (bars, Placed, bars->len - 1);
    }
}

/* Where the names beside the rows are but signs the chart says which group it is. */
static char *
dup_group_words (MpTimelineChart       *self,
                 const MpTimelineGroup *group)
{
  g_autofree char *money = mp_timeline_dup_group_money (group);
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;

  if (mp_timeline_painter_get_labels (mp_timeline_scope_get_painter (self->scope)) != MP_TIMELINE_LABELS_TITLE)
    return g_steal_pointer (&money);
  count = mp_format_integer (group->n);
  /* Translators: the header of a group: 1 is its name, 2 how many projects it holds. */
  title = g_strdup_printf (C_("timeline", "%1$s, %2$s"), group->label, count);
  return money ? g_strdup_printf ("%s \xc2\xb7 %s", title, money) : g_steal_pointer (&title);
}

static void
paint_group (MpTimelineChart       *self,
             GtkSnapshot           *snapshot,
             const MpTimelineGroup *group,
             double                 y)
{
  g_autofree char *words = dup_group_words (self, group);

  mp_timeline_painter_append_group (mp_timeline_scope_get_painter (self->scope), snapshot, mp_timeline_scope_get_axis (self->scope), group, words, 0, y,
                                    mp_timeline_chart_get_row_height (self));
}

/* Of a project that stands in several groups the nearest bar. */
static double
find_nearest_y (MpTimelineChart *self,
                guint            position,
                double           y)
{
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);
  guint n = mp_timeline_layout_count_places (layout, position);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      double other = mp_timeline_chart_get_row_y (self, mp_timeline_layout_find_place (layout, position, i));

      if (fabs (other - y) < fabs (nearest - y))
        nearest = other;
    }
  return nearest;
}

/* What is far out of sight needs no place of its own, and none that is too far for single precision. */
static double
clamp_y (MpTimelineChart *self,
         double           y)
{
  double beyond = 2 * mp_timeline_chart_get_row_height (self);

  return CLAMP (y, -beyond, gtk_widget_get_height (GTK_WIDGET (self)) + beyond);
}

static void
append_link (MpTimelineChart     *self,
             GtkSnapshot         *snapshot,
             const MpTimelineBar *from,
             double               from_y,
             const MpTimelineBar *to,
             double               to_y)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  double middle = mp_timeline_painter_get_bar_room (painter, mp_timeline_chart_get_row_height (self)) / 2;

  if (from->dated && to->dated)
    mp_timeline_painter_append_link (painter, snapshot, mp_timeline_scope_get_axis (self->scope), MIN (from->cut_from, from->end),
                                     clamp_y (self, from_y) + middle, to->start, clamp_y (self, to_y) + middle, 0);
}

/* From the bars that a project follows to its own. */
static void
paint_links (MpTimelineChart *self,
             GtkSnapshot     *snapshot,
             const Placed    *placed)
{
  const gint64 *predecessors = mp_summary_get_predecessors (placed->summary);

  for (guint i = 0; i < MIN (placed->summary->n_predecessors, MAX_LINKS); i++)
    {
      MpTimelineBar bar;
      guint position;

      if (!mp_project_list_find (mp_timeline_scope_get_list (self->scope), predecessors[i], &position))
        continue;
      init_bar (self, position, &bar);
      append_link (self, snapshot, &bar, find_nearest_y (self, position, placed->y), &placed->bar, placed->y);
    }
}

static gboolean
is_placed (GArray *bars,
           gint64  project)
{
  for (guint i = 0; i < bars->len; i++)
    {
      if (g_array_index (bars, Placed, i).summary->id == project)
        return TRUE;
    }
  return FALSE;
}

/* To the bars that follow a project, as far as these do not paint their arrows themselves. */
static void
paint_links_away (MpTimelineChart            *self,
                  GtkSnapshot                *snapshot,
                  const MpTimelineSuccessors *all,
                  GArray                     *bars,
                  const Placed               *placed)
{
  guint n, position;
  const guint *successors;

  if (!mp_project_list_find (mp_timeline_scope_get_list (self->scope), placed->summary->id, &position))
    return;
  successors = mp_timeline_successors_get (all, position, &n);
  for (guint i = 0; i < MIN (n, MAX_LINKS); i++)
    {
      MpTimelineBar bar;

      if (is_placed (bars, get_summary (self, successors[i])->id))
        continue;
      init_bar (self, successors[i], &bar);
      append_link (self, snapshot, &placed->bar, placed->y, &bar, find_nearest_y (self, successors[i], placed->y));
    }
}

static void
paint_all_links (MpTimelineChart *self,
                 GtkSnapshot     *snapshot,
                 GArray          *bars)
{
  const MpTimelineSuccessors *successors = mp_timeline_scope_get_successors (self->scope);

  for (guint i = 0; i < bars->len; i++)
    {
      paint_links (self, snapshot, &g_array_index (bars, Placed, i));
      if (successors)
        paint_links_away (self, snapshot, successors, bars, &g_array_index (bars, Placed, i));
    }
}

/* The names beside the rows do not say the titles where a row has several bars. */
static void
paint_labels (MpTimelineChart *self,
              GtkSnapshot     *snapshot,
              GArray          *bars)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  MpTimelineLabels labels = mp_timeline_painter_get_labels (painter);
  double row_height = mp_timeline_chart_get_row_height (self);

  for (guint i = 0; i < bars->len; i++)
    {
      const Placed *placed = &g_array_index (bars, Placed, i);
      const MpTimelineRoom *room = placed->alone ? NULL : &placed->room;
      const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
      MpTimelineRoom label;

      mp_timeline_painter_set_labels (painter, placed->alone ? labels : MP_TIMELINE_LABELS_TITLE);
      label = mp_timeline_painter_append_label (painter, snapshot, axis, &placed->bar, placed->summary, room, 0, placed->y,
                                                mp_timeline_painter_get_bar_room (painter, row_height));
      mp_timeline_painter_append_extras (painter, snapshot, axis, &placed->bar, placed->summary, room, placed->alone ? NULL : &placed->below, &label, NULL, 0, placed->y, row_height);
    }
  mp_timeline_painter_set_labels (painter, labels);
}

/* Arrows and bars, over them the lines of days, over those what is written. */
void
mp_timeline_chart_paint_bars (GtkWidget   *owner,
                              GtkSnapshot *snapshot,
                              double       width,
                              double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (Placed));
  MpTimelinePainter *painter;
  const MpTimeAxis *axis;
  double row_height;
  guint first, end;

  if (!self->scope)
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  axis = mp_timeline_scope_get_axis (self->scope);
  row_height = mp_timeline_chart_get_row_height (self);
  find_visible_rows (self, height, &first, &end);
  mp_timeline_painter_set_pixel (painter, 1.0 / gtk_widget_get_scale_factor (owner));

  for (guint i = first; i < end; i++)
    {
      MpTimelineRow row;

      if (!mp_timeline_scope_get_row (self->scope, i, &row))
        continue;
      if (row.n > 0)
        collect_row (self, &row, mp_timeline_chart_get_row_y (self, i), bars);
    }
  if (mp_timeline_painter_get_shown (painter)->extras & MP_TIMELINE_EXTRA_LINKS)
    paint_all_links (self, snapshot, bars);
  for (guint i = 0; i < bars->len; i++)
    mp_timeline_painter_append_bar (painter, snapshot, axis, &g_array_index (bars, Placed, i).bar, 0, g_array_index (bars, Placed, i).y,
                                    mp_timeline_painter_get_bar_room (painter, row_height));
  mp_timeline_painter_append_days (painter, snapshot, axis, 0, 0, height, mp_timeline_scope_get_today (self->scope),
                                   mp_timeline_scope_get_as_of (self->scope));
  paint_labels (self, snapshot, bars);
  for (guint i = first; i < end; i++)
    {
      MpTimelineRow row;

      if (mp_timeline_scope_get_row (self->scope, i, &row) && row.n == 0)
        paint_group (self, snapshot, row.group, mp_timeline_chart_get_row_y (self, i));
    }
}

/**
 * mp_timeline_chart_pick:
 * @x: pixels from the left edge of the chart
 * @y: pixels from its upper edge
 * @hit: (out caller-allocates): the bar there
 *
 * Returns: %FALSE where there is no bar
 */
gboolean
mp_timeline_chart_pick (MpTimelineChart *self,
                        double           x,
                        double           y,
                        MpTimelineHit   *hit)
{
  guint position = mp_timeline_chart_get_row_at (self, y);
  const MpTimeAxis *axis;
  MpTimelineRow row;
  double offset;

  if (position == GTK_INVALID_LIST_POSITION || !mp_timeline_scope_get_row (self->scope, position, &row))
    return FALSE;
  axis = mp_timeline_scope_get_axis (self->scope);
  offset = mp_time_axis_mirror (axis, x, 0);
  for (guint i = find_first_bar (self, &row); i < row.n; i++)
    {
      double start, end;

      init_bar (self, row.positions[i], &hit->bar);
      if (!mp_timeline_bar_get_extent (&hit->bar, axis, &start, &end) || offset < start - SLOP)
        return FALSE;
      if (offset > end + SLOP)
        continue;
      hit->row = position;
      hit->index = i;
      hit->position = row.positions[i];
      hit->area = bar_area (self, MAX (start, 0), MAX (MIN (end, axis->width), MAX (start, 0)), mp_timeline_chart_get_row_y (self, position));
      return TRUE;
    }
  return FALSE;
}

/**
 * mp_timeline_chart_get_bar_area:
 * @row: a row
 * @index: which of its bars
 * @area: (out): where the bar is, in the coordinates of the chart
 *
 * Returns: %FALSE when there is no bar, or it is out of sight
 */
gboolean
mp_timeline_chart_get_bar_area (MpTimelineChart *self,
                                guint            row,
                                guint            index,
                                graphene_rect_t *area)
{
  MpTimelineRow found;
  MpTimelineBar bar;
  double start, end;

  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), FALSE);

  if (!self->scope || !mp_timeline_scope_get_row (self->scope, row, &found) || index >= found.n)
    return FALSE;
  init_bar (self, found.positions[index], &bar);
  if (!get_extent (self, &bar, &start, &end))
    return FALSE;
  *area = bar_area (self, MAX (start, 0), MIN (end, mp_timeline_scope_get_axis (self->scope)->width), mp_timeline_chart_get_row_y (self, row));
  return TRUE;
}
