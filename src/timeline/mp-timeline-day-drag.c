/* mp-timeline-day-drag.c: a line of a day under the hand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-day-drag.h"

#include <math.h>

/* So near, in pixels, today draws the line to itself: back to today without aiming. */
#define MAGNET 5.0

/**
 * mp_timeline_day_drag_begin:
 * @day: the day of the line
 * @x: where it is held, pixels from the left
 */
void
mp_timeline_day_drag_begin (MpTimelineDayDrag *self,
                            const MpTimeAxis  *axis,
                            MpDate             day,
                            double             x)
{
  g_return_if_fail (self != NULL && axis != NULL);

  *self = (MpTimelineDayDrag) { TRUE, day, day, x - mp_time_axis_get_x (axis, day + 0.5) };
}

/**
 * mp_timeline_day_drag_move:
 * @today: the day that draws the line to itself
 * @x: where the pointer is, pixels from the left
 *
 * The line does not leave what is in sight.
 *
 * Returns: the day of the line now
 */
MpDate
mp_timeline_day_drag_move (MpTimelineDayDrag *self,
                           const MpTimeAxis  *axis,
                           MpDate             today,
                           double             x)
{
  double line;

  g_return_val_if_fail (self != NULL && axis != NULL && self->active, MP_DATE_NONE);

  line = x - self->grip;
  line = CLAMP (line, 0, axis->width);
  if (fabs (line - mp_time_axis_get_x (axis, today + 0.5)) <= MAGNET)
    self->day = today;
  else
    self->day = mp_time_axis_snap (axis, mp_time_axis_get_day (axis, line));
  return self->day;
}

/**
 * mp_timeline_day_drag_end:
 *
 * Returns: where the line stays
 */
MpDate
mp_timeline_day_drag_end (MpTimelineDayDrag *self)
{
  g_return_val_if_fail (self != NULL, MP_DATE_NONE);

  self->active = FALSE;
  return self->day;
}

/**
 * mp_timeline_day_drag_cancel:
 *
 * Returns: where the line was before, and is again
 */
MpDate
mp_timeline_day_drag_cancel (MpTimelineDayDrag *self)
{
  g_return_val_if_fail (self != NULL, MP_DATE_NONE);

  self->active = FALSE;
  return self->day = self->before;
}
