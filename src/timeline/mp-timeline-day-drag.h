/* mp-timeline-day-drag.h: a line of a day under the hand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-time-axis.h"

G_BEGIN_DECLS

/**
 * MpTimelineDayDrag:
 * @active: whether the line is held
 * @before: where it was
 * @day: where it is
 * @grip: pixels from the line to where it is held
 *
 * A value, all zero while nothing is held.
 */
typedef struct
{
  gboolean active;
  MpDate before;
  MpDate day;
  double grip;
} MpTimelineDayDrag;

void mp_timeline_day_drag_begin (MpTimelineDayDrag *self, const MpTimeAxis *axis, MpDate day, double x);
MpDate mp_timeline_day_drag_move (MpTimelineDayDrag *self, const MpTimeAxis *axis, MpDate today, double x);
MpDate mp_timeline_day_drag_end (MpTimelineDayDrag *self);
MpDate mp_timeline_day_drag_cancel (MpTimelineDayDrag *self);

G_END_DECLS
