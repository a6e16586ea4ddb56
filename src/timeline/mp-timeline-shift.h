/* mp-timeline-shift.h: by how much dates move
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"
#include "timeline/mp-time-axis.h"

G_BEGIN_DECLS

/**
 * MpTimelinePart:
 * @MP_TIMELINE_PART_NONE: nothing that can be moved
 * @MP_TIMELINE_PART_BODY: the bar, with both its ends
 * @MP_TIMELINE_PART_START: its start alone
 * @MP_TIMELINE_PART_END: its end alone
 * @MP_TIMELINE_PART_MILESTONE: a milestone; its day is the start of a span
 */
typedef enum
{
  MP_TIMELINE_PART_NONE,
  MP_TIMELINE_PART_BODY,
  MP_TIMELINE_PART_START,
  MP_TIMELINE_PART_END,
  MP_TIMELINE_PART_MILESTONE,
} MpTimelinePart;

/**
 * MpTimelineSpan:
 * @start: the first day, %MP_DATE_NONE when it is not stated
 * @end: the last day, inclusive, %MP_DATE_NONE when it is not stated
 * @start_precision: how exactly the start is known
 * @end_precision: how exactly the end is known
 * @cut: whether an event ended it, so that its end is no date that could be moved
 *
 * The dates of a bar. Those that are known by month or year are the first and the last day of it.
 */
typedef struct
{
  MpDate start;
  MpDate end;
  MpDatePrecision start_precision;
  MpDatePrecision end_precision;
  gboolean cut;
} MpTimelineSpan;

/**
 * MpTimelineShift:
 * @part: what is moved
 * @days: by so many days
 * @months: and from there by so many months, both negative for earlier
 * @exact: whether dates known by month or year move by days too, and are known by day from then on
 *
 * A movement, for one bar as for many.
 */
typedef struct
{
  MpTimelinePart part;
  int days;
  int months;
  gboolean exact;
} MpTimelineShift;

void mp_timeline_span_init (MpTimelineSpan *self, const MpSummary *summary);
gboolean mp_timeline_span_can_move (const MpTimelineSpan *self, MpTimelinePart part);
gboolean mp_timeline_span_equal (const MpTimelineSpan *a, const MpTimelineSpan *b);
MpDate mp_timeline_span_get_anchor (const MpTimelineSpan *self, MpTimelinePart part);
MpDatePrecision mp_timeline_span_get_precision (const MpTimelineSpan *self, MpTimelinePart part);

void mp_timeline_shift_add_step (MpTimelineShift *self, MpTimeStep step, MpDatePrecision precision, int direction);
gboolean mp_timeline_shift_apply (const MpTimelineShift *self, const MpTimelineSpan *from, MpTimelineSpan *to);

G_END_DECLS
