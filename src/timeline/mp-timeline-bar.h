/* mp-timeline-bar.h: the shape of a project in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-status.h"
#include "timeline/mp-time-axis.h"
#include "timeline/mp-timeline-style.h"

G_BEGIN_DECLS

/* A bar is never thinner than this, in pixels. */
#define MP_TIMELINE_MIN_BAR 2.0

/**
 * MpTimelineBar:
 * @status: where the project stands on the as-of day
 * @dated: whether there is a date at all; if not, nothing below counts
 * @open_start: the start is not stated: the bar fades in, @start is where that begins
 * @open_end: the end is not stated: the bar fades out, @end is where that stops
 * @start: where the bar begins, in days
 * @end: where the bar ends, in days: the midnight after its last day
 * @soft_start: how many days after @start the true start may be later
 * @soft_end: how many days before @end the true end may be earlier
 * @striped_from: from here on it is striped, @end when it is not
 * @cut_from: from here to @end only the dotted outline of what was planned, @end when not cut
 * @first: what it is coloured by, see mp_timeline_painter_colour_bar(); at first the status
 * @second: the second category of a bar that shows two
 *
 * Days as doubles; a shape without pixels, the same at every zoom.
 */
typedef struct
{
  MpStatus status;
  gboolean dated;
  gboolean open_start;
  gboolean open_end;
  double start;
  double end;
  double soft_start;
  double soft_end;
  double striped_from;
  double cut_from;
  MpTimelineCategory first;
  MpTimelineCategory second;
} MpTimelineBar;

void mp_timeline_bar_init (MpTimelineBar *self, const MpSummary *summary, MpDate as_of);
gboolean mp_timeline_bar_get_extent (const MpTimelineBar *self, const MpTimeAxis *axis, double *start, double *end);

G_END_DECLS
