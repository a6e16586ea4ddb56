/* mp-timeline-drag.c: what a drag on the timeline does
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days are taken from where the pointer is on the axis, never from pixels that were added up: the
 * axis may scroll meanwhile, and time may run from right to left.
 */

#include "timeline/mp-timeline-drag.h"

#include <math.h>

/* An end can be taken so far inside of the bar and outside of it, in pixels; never more than a third of the bar. */
#define EDGE_INSIDE 8.0
#define EDGE_OUTSIDE 4.0

/* What a date snaps to is at least so far apart, in pixels. */
#define MIN_SNAP_DISTANCE 6.0

/**
 * mp_timeline_drag_find_part:
 * @x: pixels from the left
 *
 * Returns: what of @bar is there; an end that is not stated is not there to be taken
 */
MpTimelinePart
mp_timeline_drag_find_part (const MpTimelineBar *bar,
                            const MpTimeAxis    *axis,
                            double               x)
{
  double offset, start, end, edge;

  g_return_val_if_fail (bar != NULL && axis != NULL, MP_TIMELINE_PART_NONE);

  if (!mp_timeline_bar_get_extent (bar, axis, &start, &end))
    return MP_TIMELINE_PART_NONE;
  offset = mp_time_axis_mirror (axis, x, 0);
  edge = MIN (EDGE_INSIDE, (end - start) / 3);
  if (!bar->open_start && offset >= start - EDGE_OUTSIDE && offset < start + edge)
    return MP_TIMELINE_PART_START;
  if (!bar->open_end && offset > end - edge && offset <= end + EDGE_OUTSIDE)
    return MP_TIMELINE_PART_END;
  return offset >= start && offset <= end ? MP_TIMELINE_PART_BODY : MP_TIMELINE_PART_NONE;
}

/**
 * mp_timeline_drag_choose_step:
 *
 * Returns: what dates snap to, and move by with each key: days, weeks or months, by the zoom
 */
MpTimeStep
mp_timeline_drag_choose_step (const MpTimeAxis *axis)
{
  const MpTimeStep day = { MP_TIME_UNIT_DAY, 1 };
  const MpTimeStep week = { MP_TIME_UNIT_WEEK, 1 };
  const MpTimeStep month = { MP_TIME_UNIT_MONTH, 1 };

  g_return_val_if_fail (axis != NULL, day);

  if (mp_time_step_get_days (day) * axis->scale >= MIN_SNAP_DISTANCE)
    return day;
  return mp_time_step_get_days (week) * axis->scale >= MIN_SNAP_DISTANCE ? week : month;
}

/**
 * mp_timeline_drag_press:
 * @part: what is under the pointer
 * @span: (nullable): its dates; %NULL where there is nothing
 * @x: pixels from the left
 * @y: pixels from the upper edge
 */
void
mp_timeline_drag_press (MpTimelineDrag       *self,
                        const MpTimeAxis     *axis,
                        MpTimelinePart        part,
                        const MpTimelineSpan *span,
                        double                x,
                        double                y)
{
  g_return_if_fail (self != NULL && axis != NULL);
  g_return_if_fail (part == MP_TIMELINE_PART_NONE || span != NULL);

  *self = (MpTimelineDrag) {
    .state = MP_TIMELINE_DRAG_PRESSED,
    .part = part,
    .x = x,
    .y = y,
    .last_x = x,
    .last_y = y,
    .day = mp_time_axis_get_day (axis, x),
  };
  if (span)
    self->span = self->shown = *span;
}

/* A bar moves along time only: who goes up or down wants to see other rows. */
static MpTimelineDragState
begin (const MpTimelineDrag *self,
       double                dx,
       double                dy)
{
  if (!mp_timeline_span_can_move (&self->span, self->part) || ABS (dy) > ABS (dx))
    return MP_TIMELINE_DRAG_PANNING;

  switch (self->part)
    {
    case MP_TIMELINE_PART_BODY: return MP_TIMELINE_DRAG_MOVING;
    case MP_TIMELINE_PART_START: return MP_TIMELINE_DRAG_RESIZING_START;
    case MP_TIMELINE_PART_END: return MP_TIMELINE_DRAG_RESIZING_END;
    case MP_TIMELINE_PART_MILESTONE: return MP_TIMELINE_DRAG_MILESTONE;
    case MP_TIMELINE_PART_NONE:
    default: return MP_TIMELINE_DRAG_PANNING;
    }
}

static MpTimeStep
snap_step (const MpTimelineDrag *self,
           const MpTimeAxis     *axis)
{
  MpTimeStep step = mp_timeline_drag_choose_step (axis);
  MpDatePrecision precision = mp_timeline_span_get_precision (&self->span, self->part);

  if (precision == MP_PRECISION_YEAR)
    return (MpTimeStep) { MP_TIME_UNIT_YEAR, 1 };
  if (precision == MP_PRECISION_MONTH)
    return (MpTimeStep) { MP_TIME_UNIT_MONTH, 1 };
  return step;
}

/* The edge of a period that is nearest to @day; where a date was is as good as an edge, or the first touch of
 * it would make it jump. */
static double
snap (double     day,
      double     original,
      MpTimeStep step)
{
  MpDate start = mp_time_step_floor (step, (MpDate) CLAMP (floor (day), MP_DATE_MIN, MP_DATE_MAX));
  MpDate next = mp_time_step_next (step, start);
  double nearest = day - start <= next - day ? start : next;

  return ABS (day - original) < ABS (day - nearest) ? original : nearest;
}

/* By how many days the date that leads is moved. */
static int
count_days (const MpTimelineDrag *self,
            const MpTimeAxis     *axis,
            double                x,
            gboolean              exact)
{
  gboolean is_end = self->part == MP_TIMELINE_PART_END || self->span.start == MP_DATE_NONE;
  /* The edge of a bar is the midnight before its first day or after its last. */
  double edge = (double) mp_timeline_span_get_anchor (&self->span, self->part) + (is_end ? 1 : 0);
  double day = CLAMP (edge + mp_time_axis_get_day (axis, x) - self->day, MP_DATE_MIN, (double) MP_DATE_MAX + 1);

  return (int) (exact ? round (day - edge) : round (snap (day, edge, snap_step (self, axis)) - edge));
}

/**
 * mp_timeline_drag_motion:
 * @x: pixels from the left
 * @y: pixels from the upper edge
 * @exact: whether dates move by days, whatever the zoom
 *
 * Returns: whether something else is to be seen
 */
gboolean
mp_timeline_drag_motion (MpTimelineDrag   *self,
                         const MpTimeAxis *axis,
                         double            x,
                         double            y,
                         gboolean          exact)
{
  MpTimelineDragState before;
  MpTimelineSpan shown;

  g_return_val_if_fail (self != NULL && axis != NULL, FALSE);

  before = self->state;
  shown = self->shown;
  if (self->state == MP_TIMELINE_DRAG_PRESSED && hypot (x - self->x, y - self->y) >= MP_TIMELINE_DRAG_THRESHOLD)
    self->state = begin (self, x - self->x, y - self->y);
  if (self->state == MP_TIMELINE_DRAG_PANNING)
    {
      self->pan_x = x - self->last_x;
      self->pan_y = y - self->last_y;
      self->last_x = x;
      self->last_y = y;
      return self->pan_x != 0 || self->pan_y != 0;
    }
  if (!mp_timeline_drag_is_dating (self))
    return FALSE;

  self->shift = (MpTimelineShift) { .part = self->part, .days = count_days (self, axis, x, exact), .exact = exact };
  mp_timeline_shift_apply (&self->shift, &self->span, &self->shown);
  /* Others that move along do so by as many days as this one in the end. */
  self->shift.days = mp_timeline_span_get_anchor (&self->shown, self->part) - mp_timeline_span_get_anchor (&self->span, self->part);
  return self->state != before || !mp_timeline_span_equal (&shown, &self->shown);
}

/**
 * mp_timeline_drag_release:
 *
 * Returns: whether dates were moved: then the shift says by how much
 */
gboolean
mp_timeline_drag_release (MpTimelineDrag *self)
{
  gboolean moved;

  g_return_val_if_fail (self != NULL, FALSE);

  moved = mp_timeline_drag_is_dating (self) && !mp_timeline_span_equal (&self->span, &self->shown);
  self->state = MP_TIMELINE_DRAG_IDLE;
  return moved;
}

void
mp_timeline_drag_cancel (MpTimelineDrag *self)
{
  g_return_if_fail (self != NULL);

  *self = (MpTimelineDrag) { .state = MP_TIMELINE_DRAG_IDLE };
}

/**
 * mp_timeline_drag_is_dating:
 *
 * Returns: whether dates are being moved
 */
gboolean
mp_timeline_drag_is_dating (const MpTimelineDrag *self)
{
  return self->state >= MP_TIMELINE_DRAG_MOVING;
}
