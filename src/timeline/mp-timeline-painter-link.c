/* mp-timeline-painter-link.c: arrows between bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-painter.h"

#define MARGIN 16.0

/* A head of a few upright lines: a shape without a path. */
static void
append_arrow_head (MpTimelinePainter *self,
                   GtkSnapshot       *snapshot,
                   const MpTimeAxis  *axis,
                   const GdkRGBA     *colour,
                   double             offset,
                   double             x,
                   double             y,
                   double             unit)
{
  for (guint i = 0; i < 4; i++)
    mp_timeline_painter_append_rect (self, snapshot, colour, x + mp_time_axis_mirror (axis, offset - (4 - i) * unit, unit), y - (3.5 - i) * unit, unit,
                                     (7 - 2.0 * i) * unit);
}

/* An upright or a level line between two points, in offsets. */
static void
append_leg (MpTimelinePainter *self,
            GtkSnapshot       *snapshot,
            const MpTimeAxis  *axis,
            const GdkRGBA     *colour,
            double             from,
            double             from_y,
            double             to,
            double             to_y,
            double             x)
{
  double line = mp_timeline_painter_get_style (self)->border_width;
  double start = CLAMP (MIN (from, to), -MARGIN, axis->width + MARGIN);
  double end = CLAMP (MAX (from, to), -MARGIN, axis->width + MARGIN);
  double left = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, start, end - start));
  double right = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, start, end - start) + end - start);
  double top = mp_timeline_painter_snap (self, MIN (from_y, to_y));

  if (end < 0 || start > axis->width)
    return;
  mp_timeline_painter_append_rect (self, snapshot, colour, left, top, right - left + line,
                                   mp_timeline_painter_snap (self, MAX (from_y, to_y)) - top + line);
}

/**
 * mp_timeline_painter_append_link_stub:
 * @day: where the bar ends, or begins when the arrow @arrives
 * @y: the middle of the bar
 * @edge_y: where the arrow leaves the row
 * @arrives: whether it leads to the bar
 * @x: the left edge of the chart
 *
 * An arrow whose other end is on another page.
 */
void
mp_timeline_painter_append_link_stub (MpTimelinePainter *self,
                                      GtkSnapshot       *snapshot,
                                      const MpTimeAxis  *axis,
                                      double             day,
                                      double             y,
                                      double             edge_y,
                                      gboolean           arrives,
                                      double             x)
{
  const GdkRGBA *colour = &mp_timeline_painter_get_style (self)->dim;
  double bar_height = mp_timeline_painter_get_bar_height (self);
  double unit = MAX (mp_timeline_painter_snap (self, bar_height / 18), bar_height / 36);
  double step = MP_TIMELINE_LINK_STEP * bar_height;
  double offset = mp_time_axis_get_offset (axis, day);
  double turn = arrives ? offset - step : offset + step;

  if (offset + step < 0 || offset - step > axis->width)
    return;
  append_leg (self, snapshot, axis, colour, turn, edge_y, turn, y, x);
  append_leg (self, snapshot, axis, colour, turn, y, arrives ? offset - unit : offset, y, x);
  if (arrives)
    append_arrow_head (self, snapshot, axis, colour, offset, x, mp_timeline_painter_snap (self, y) + mp_timeline_painter_get_style (self)->border_width / 2,
                       unit);
}

/**
 * mp_timeline_painter_append_link:
 * @from_day: where the bar of the predecessor ends, in days
 * @from_y: the middle of that bar
 * @to_day: where the bar of the successor begins
 * @to_y: the middle of that one
 * @x: the left edge of the chart
 *
 * An arrow with right angles; one that leads back in time goes round between the rows.
 */
void
mp_timeline_painter_append_link (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const MpTimeAxis  *axis,
                                 double             from_day,
                                 double             from_y,
                                 double             to_day,
                                 double             to_y,
                                 double             x)
{
  const GdkRGBA *colour = &mp_timeline_painter_get_style (self)->dim;
  double bar_height = mp_timeline_painter_get_bar_height (self);
  double unit = MAX (mp_timeline_painter_snap (self, bar_height / 18), bar_height / 36);
  double step = MP_TIMELINE_LINK_STEP * bar_height;
  double from = mp_time_axis_get_offset (axis, from_day);
  double to = mp_time_axis_get_offset (axis, to_day);
  double between = from_y + (to_y > from_y ? bar_height * 0.75 : -bar_height * 0.75);

  if (MAX (from, to) + step < 0 || MIN (from, to) - step > axis->width)
    return;
  if (to >= from + 2 * step)
    {
      append_leg (self, snapshot, axis, colour, from, from_y, to - step, from_y, x);
      append_leg (self, snapshot, axis, colour, to - step, from_y, to - step, to_y, x);
    }
  else
    {
      append_leg (self, snapshot, axis, colour, from, from_y, from + step, from_y, x);
      append_leg (self, snapshot, axis, colour, from + step, from_y, from + step, between, x);
      append_leg (self, snapshot, axis, colour, from + step, between, to - step, between, x);
      append_leg (self, snapshot, axis, colour, to - step, between, to - step, to_y, x);
    }
  append_leg (self, snapshot, axis, colour, to - step, to_y, to - unit, to_y, x);
  if (to > -step && to < axis->width + step)
    append_arrow_head (self, snapshot, axis, colour, to, x, mp_timeline_painter_snap (self, to_y) + mp_timeline_painter_get_style (self)->border_width / 2,
                       unit);
}
