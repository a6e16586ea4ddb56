/* mp-timeline-window.h: the visible time as a window that is dragged
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-time-axis.h"

G_BEGIN_DECLS

/**
 * MpTimelineWindow:
 * @from: the day at its start edge, with its fraction
 * @to: the day at its end edge
 */
typedef struct
{
  double from;
  double to;
} MpTimelineWindow;

/**
 * MpTimelineWindowLimits:
 * @from: where the window stops, earlier
 * @to: where it stops, later
 * @least: the fewest days that it may show
 */
typedef struct
{
  double from;
  double to;
  double least;
} MpTimelineWindowLimits;

typedef enum
{
  MP_TIMELINE_WINDOW_OUTSIDE,
  MP_TIMELINE_WINDOW_BODY,
  MP_TIMELINE_WINDOW_START,
  MP_TIMELINE_WINDOW_END,
} MpTimelineWindowPart;

gboolean mp_timeline_window_get_extent (const MpTimelineWindow *self, const MpTimeAxis *axis, double *start, double *end);
MpTimelineWindowPart mp_timeline_window_find_part (const MpTimelineWindow *self, const MpTimeAxis *axis, double x);
MpTimelineWindow mp_timeline_window_drag (const MpTimelineWindow *self, MpTimelineWindowPart part, double days, const MpTimelineWindowLimits *limits);
MpTimelineWindow mp_timeline_window_center (const MpTimelineWindow *self, double day, const MpTimelineWindowLimits *limits);

G_END_DECLS
