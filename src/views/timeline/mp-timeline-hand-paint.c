/* mp-timeline-hand-paint.c: what becomes of bars, while they are moved
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to become is a layer of its own over the bars: a step of a drag repaints that alone.
 */

#include "config.h"

#include "views/timeline/mp-timeline-chart-private.h"
#include "views/timeline/mp-timeline-hand-private.h"
#include "views/timeline/mp-timeline-layer.h"
#include "views/timeline/mp-timeline-moved.h"

#define HAND_KEY "mp-timeline-hand"

/* The words beside what moves. */
#define PADDING 8.0
#define GAP 10.0
#define MARGIN 4.0

/* Bars reach so far beyond the visible part: there their corners are out of sight. */
#define BEYOND 16.0

/* How much of an old bar is still to be seen. */
#define OLD_ALPHA 0.35f

/* By how much what moves, or NULL when nothing does. */
static const MpTimelineShift *
get_shift (MpTimelineHand *self)
{
  const MpTimelineProposal *proposal = mp_timeline_reschedule_get_proposal (self->reschedule);

  if (mp_timeline_drag_is_dating (&self->drag))
    return &self->drag.shift;
  return proposal ? &proposal->shift : NULL;
}

static gboolean
moves_along (MpTimelineHand *self,
             guint           position,
             gint64          id)
{
  if (!mp_timeline_drag_is_dating (&self->drag))
    return mp_timeline_reschedule_contains (self->reschedule, id);
  return id == self->project || (self->several && mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), position));
}

/* A rounded surface as one node: a border that leaves no inside. */
static void
append_round (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *colour,
              float                  width)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, MIN (4, MIN (area->size.width, area->size.height) / 2));
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width }, (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

/* "14 Dec 2026 → 14 Feb 2027, +62 days" beside the end that moves; where there is no room for it, below or above the bar. */
static void
paint_words (MpTimelineHand        *self,
             GtkSnapshot           *snapshot,
             const MpTimelineSpan  *from,
             const MpTimelineSpan  *to,
             double                 start,
             double                 end,
             double                 y)
{
  const MpTimelineShift *shift = get_shift (self);
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  g_autofree char *words = mp_timeline_dup_moved_dates (shift, from, to);
  const MpTimelineText *text = mp_timeline_painter_get_text (painter, words, MP_TIMELINE_FONT_SMALL, 0);
  double row_height = mp_timeline_chart_get_row_height (self->chart);
  double width = text->width + 2 * PADDING;
  double height = MIN (text->height + 6, row_height - 2);
  double offset = shift->part == MP_TIMELINE_PART_START ? start - GAP - width : end + GAP;
  graphene_rect_t area;
  double left;

  if (offset < MARGIN || offset + width > axis->width - MARGIN)
    {
      offset = shift->part == MP_TIMELINE_PART_START ? start : end - width;
      y += y + 2 * row_height > gtk_widget_get_height (self->layer) ? -row_height : row_height;
    }
  offset = CLAMP (offset, MARGIN, MAX (axis->width - MARGIN - width, MARGIN));
  left = mp_timeline_painter_snap (painter, mp_time_axis_mirror (axis, offset, width));
  area = GRAPHENE_RECT_INIT ((float) left, (float) mp_timeline_painter_snap (painter, y + (row_height - height) / 2), (float) width, (float) height);
  append_round (snapshot, &area, &style->text, area.size.height / 2);
  mp_timeline_painter_append_text (painter, snapshot, text, &style->background, left + PADDING, area.origin.y + (height - text->height) / 2);
}

/* The sign of a milestone on the day that it would move to; the old one stays where it is. */
static void
paint_milestone (MpTimelineHand  *self,
                 GtkSnapshot     *snapshot,
                 const MpSummary *summary,
                 guint            row)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double y = mp_timeline_chart_get_row_y (self->chart, row);
  double room = mp_timeline_painter_get_bar_room (painter, mp_timeline_chart_get_row_height (self->chart));
  const MpTimelineProposal *proposal = mp_timeline_reschedule_get_proposal (self->reschedule);
  const MpTimelineSpan *from = mp_timeline_drag_is_dating (&self->drag) ? &self->drag.span : &proposal->span;
  MpSummaryMilestone moved = mp_summary_get_milestones (summary)[self->milestone - 1];
  MpTimelineSpan to;
  double day, offset;

  if (!mp_timeline_shift_apply (get_shift (self), from, &to))
    return;
  moved.planned = to.start;
  moved.planned_precision = (guint8) to.start_precision;
  if (!mp_timeline_milestone_get_day (&moved, &day))
    return;
  offset = mp_time_axis_get_offset (axis, day);
  mp_timeline_painter_append_milestone (painter, snapshot, moved.kind, FALSE, mp_time_axis_mirror (axis, offset, 0), y + room / 2,
                                        mp_timeline_painter_get_bar_height (painter));
  paint_words (self, snapshot, from, &to, offset, offset, y);
}

/* The old bar steps back, the new one stands over it. */
static void
paint_moved (MpTimelineHand  *self,
             GtkSnapshot     *snapshot,
             const MpSummary *summary,
             guint            row,
             guint            index)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double row_height = mp_timeline_chart_get_row_height (self->chart);
  double y = mp_timeline_chart_get_row_y (self->chart, row);
  double height = MIN (mp_timeline_painter_get_bar_height (painter), row_height);
  MpSummary moved = *summary;
  MpTimelineSpan from, to;
  MpTimelineBar bar;
  MpTimelineRoom room;
  graphene_rect_t area;
  GdkRGBA veil = style->background;
  double start, end;

  mp_timeline_span_init (&from, summary);
  if (!mp_timeline_shift_apply (get_shift (self), &from, &to))
    return;
  veil.alpha = 1 - OLD_ALPHA;
  if (mp_timeline_chart_get_bar_area (self->chart, row, index, &area))
    mp_timeline_painter_append_rect (painter, snapshot, &veil, area.origin.x, area.origin.y, area.size.width, area.size.height);

  moved.start = to.start;
  moved.start_precision = (guint8) to.start_precision;
  moved.end = moved.planned_end = to.end;
  moved.end_precision = (guint8) to.end_precision;
  mp_timeline_bar_init (&bar, &moved, mp_timeline_scope_get_as_of (self->scope));
  if (!mp_timeline_bar_get_extent (&bar, axis, &start, &end))
    return;
  mp_timeline_painter_append_bar (painter, snapshot, axis, &bar, 0, y, row_height);
  room = (MpTimelineRoom) { MAX (start, 0), MIN (end, axis->width) };
  mp_timeline_painter_append_label (painter, snapshot, axis, &bar, &moved, &room, 0, y, row_height);
  area = GRAPHENE_RECT_INIT ((float) mp_time_axis_mirror (axis, CLAMP (start, -BEYOND, axis->width + BEYOND), 0), (float) (y + (row_height - height) / 2), 0,
                             (float) height);
  area.size.width = (float) mp_time_axis_mirror (axis, CLAMP (end, -BEYOND, axis->width + BEYOND), 0) - area.origin.x;
  graphene_rect_normalize (&area);
  graphene_rect_inset (&area, -1, -1);
  append_round (snapshot, &area, &style->today, 2);
  if (summary->id == self->project && row == self->row)
    paint_words (self, snapshot, &from, &to, start, end, y);
}

static void
paint_overlay (GtkWidget   *owner,
               GtkSnapshot *snapshot,
               double       width,
               double       height)
{
  MpTimelineHand *self = g_object_get_data (G_OBJECT (owner), HAND_KEY);
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);
  MpTimelineRow row;

  if (!list || !get_shift (self))
    return;
  for (guint i = mp_timeline_chart_get_row_at (self->chart, 0); mp_timeline_scope_get_row (self->scope, i, &row); i++)
    {
      if (mp_timeline_chart_get_row_y (self->chart, i) > height)
        break;
      for (guint j = 0; j < row.n; j++)
        {
          const MpSummary *summary = mp_project_list_get_summary (list, row.positions[j]);

          if (!moves_along (self, row.positions[j], summary->id))
            continue;
          if (self->milestone == 0)
            paint_moved (self, snapshot, summary, i, j);
          else if (i == self->row && self->milestone <= summary->n_milestones)
            paint_milestone (self, snapshot, summary, i);
        }
    }
}

void
mp_timeline_hand_add_layer (MpTimelineHand *self)
{
  g_object_set_data (G_OBJECT (self->chart), HAND_KEY, self);
  self->layer = mp_timeline_layer_new (GTK_WIDGET (self->chart), paint_overlay);
}

void
mp_timeline_hand_remove_layer (MpTimelineHand *self)
{
  g_object_set_data (G_OBJECT (self->chart), HAND_KEY, NULL);
  g_clear_pointer (&self->layer, gtk_widget_unparent);
}
