/* mp-timeline-window.c: the visible time as a window that is dragged
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-window.h"

/* An edge is grabbed so far inside and outside of it; however narrow the window is drawn, so much
 * of its middle moves it as a whole. Pixels. */
#define EDGE_INSIDE 5.0
#define EDGE_OUTSIDE 6.0
#define LEAST_BODY 10.0

/* It is never drawn narrower, in pixels. */
#define LEAST_WIDTH 4.0

/**
 * mp_timeline_window_get_extent:
 * @axis: on which the window is drawn
 * @start: (out): where it begins, pixels from the start edge of @axis
 * @end: (out): where it ends
 *
 * A window beyond the axis is drawn at its edge.
 *
 * Returns: whether all of the window is on the axis
 */
gboolean
mp_timeline_window_get_extent (const MpTimelineWindow *self,
                               const MpTimeAxis       *axis,
                               double                 *start,
                               double                 *end)
{
  double from, to, middle;

  g_return_val_if_fail (self != NULL && axis != NULL, FALSE);

  from = mp_time_axis_get_offset (axis, self->from);
  to = mp_time_axis_get_offset (axis, self->to);
  *start = CLAMP (from, 0, axis->width);
  *end = CLAMP (to, 0, axis->width);
  if (*end - *start < LEAST_WIDTH)
    {
      middle = CLAMP ((*start + *end) / 2, MIN (LEAST_WIDTH, axis->width) / 2, axis->width - MIN (LEAST_WIDTH, axis->width) / 2);
      *start = MAX (middle - LEAST_WIDTH / 2, 0);
      *end = MIN (middle + LEAST_WIDTH / 2, axis->width);
    }
  return from >= -0.5 && to <= axis->width + 0.5;
}

/**
 * mp_timeline_window_find_part:
 * @axis: on which the window is drawn
 * @x: pixels from the left
 *
 * Returns: what is grabbed there
 */
MpTimelineWindowPart
mp_timeline_window_find_part (const MpTimelineWindow *self,
                              const MpTimeAxis       *axis,
                              double                  x)
{
  double start, end, distance, body, offset;

  g_return_val_if_fail (self != NULL && axis != NULL, MP_TIMELINE_WINDOW_OUTSIDE);

  mp_timeline_window_get_extent (self, axis, &start, &end);
  offset = axis->rtl ? axis->width - x : x;
  distance = offset - (start + end) / 2;
  body = MAX ((end - start) / 2 - EDGE_INSIDE, LEAST_BODY / 2);
  if (ABS (distance) <= body)
    return MP_TIMELINE_WINDOW_BODY;
  if (ABS (distance) > body + EDGE_INSIDE + EDGE_OUTSIDE)
    return MP_TIMELINE_WINDOW_OUTSIDE;
  return distance < 0 ? MP_TIMELINE_WINDOW_START : MP_TIMELINE_WINDOW_END;
}

/* As a whole. What lies beyond a limit already may stay where it is, but goes no further; a window
 * that is longer than all moves as long as it shows all. */
static MpTimelineWindow
move (const MpTimelineWindow       *self,
      double                        days,
      const MpTimelineWindowLimits *limits)
{
  double length = self->to - self->from;
  double one = limits->from, other = limits->to - length;
  double from = CLAMP (self->from + days, MIN (MIN (one, other), self->from), MAX (MAX (one, other), self->from));

  return (MpTimelineWindow) { from, from + length };
}

/**
 * mp_timeline_window_drag:
 * @self: the window as it was grabbed
 * @part: what of it was grabbed
 * @days: how far it was dragged since, along time
 * @limits: where it stops
 *
 * Returns: where it is now: moved as a whole, or with one edge moved and the other where it was
 */
MpTimelineWindow
mp_timeline_window_drag (const MpTimelineWindow       *self,
                         MpTimelineWindowPart          part,
                         double                        days,
                         const MpTimelineWindowLimits *limits)
{
  MpTimelineWindow window;

  g_return_val_if_fail (self != NULL && limits != NULL, (MpTimelineWindow) { 0 });

  window = *self;
  switch (part)
    {
    case MP_TIMELINE_WINDOW_BODY:
      return move (self, days, limits);
    case MP_TIMELINE_WINDOW_START:
      window.from = MIN (MAX (self->from + days, MIN (limits->from, self->from)), MAX (self->to - limits->least, self->from));
      return window;
    case MP_TIMELINE_WINDOW_END:
      window.to = MAX (MIN (self->to + days, MAX (limits->to, self->to)), MIN (self->from + limits->least, self->to));
      return window;
    case MP_TIMELINE_WINDOW_OUTSIDE:
    default:
      return window;
    }
}

/**
 * mp_timeline_window_center:
 *
 * Returns: the window with @day in its middle, or as near to it as it goes
 */
MpTimelineWindow
mp_timeline_window_center (const MpTimelineWindow       *self,
                           double                        day,
                           const MpTimelineWindowLimits *limits)
{
  g_return_val_if_fail (self != NULL && limits != NULL, (MpTimelineWindow) { 0 });

  return move (self, day - (self->from + self->to) / 2, limits);
}
