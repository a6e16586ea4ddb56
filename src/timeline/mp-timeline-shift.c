/* mp-timeline-shift.c: by how much dates move
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-shift.h"

/**
 * mp_timeline_span_init:
 * @self: (out caller-allocates): the effective dates of a project
 */
void
mp_timeline_span_init (MpTimelineSpan  *self,
                       const MpSummary *summary)
{
  g_return_if_fail (self != NULL && summary != NULL);

  *self = (MpTimelineSpan) {
    .start = summary->start,
    .end = summary->end,
    .start_precision = summary->start_precision,
    .end_precision = summary->end_precision,
  };
  for (guint i = 0; i < summary->n_events; i++)
    {
      if (summary->events[i].kind >= MP_EVENT_KIND_TERMINATED && summary->events[i].day <= summary->end)
        self->cut = TRUE;
    }
}

/**
 * mp_timeline_span_can_move:
 *
 * Returns: whether @part has a date that is stated: what is open stays open, and what an event ended
 *   has no other end
 */
gboolean
mp_timeline_span_can_move (const MpTimelineSpan *self,
                           MpTimelinePart        part)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (part)
    {
    case MP_TIMELINE_PART_BODY:
      return !self->cut && (self->start != MP_DATE_NONE || self->end != MP_DATE_NONE);
    case MP_TIMELINE_PART_START:
    case MP_TIMELINE_PART_MILESTONE:
      return self->start != MP_DATE_NONE;
    case MP_TIMELINE_PART_END:
      return !self->cut && self->end != MP_DATE_NONE;
    case MP_TIMELINE_PART_NONE:
    default:
      return FALSE;
    }
}

gboolean
mp_timeline_span_equal (const MpTimelineSpan *a,
                        const MpTimelineSpan *b)
{
  return a->start == b->start && a->end == b->end && a->start_precision == b->start_precision && a->end_precision == b->end_precision;
}

static gboolean
is_end_meant (const MpTimelineSpan *self,
              MpTimelinePart        part)
{
  return part == MP_TIMELINE_PART_END || (part == MP_TIMELINE_PART_BODY && self->start == MP_DATE_NONE);
}

/**
 * mp_timeline_span_get_anchor:
 *
 * Returns: the date that leads when @part moves: of a body its start, where that is stated
 */
MpDate
mp_timeline_span_get_anchor (const MpTimelineSpan *self,
                             MpTimelinePart        part)
{
  return is_end_meant (self, part) ? self->end : self->start;
}

MpDatePrecision
mp_timeline_span_get_precision (const MpTimelineSpan *self,
                                MpTimelinePart        part)
{
  return is_end_meant (self, part) ? self->end_precision : self->start_precision;
}

/**
 * mp_timeline_shift_add_step:
 * @step: days, weeks or months
 * @precision: how exactly the date is known: what is known by month moves by months at least
 * @direction: 1 for later, -1 for earlier
 */
void
mp_timeline_shift_add_step (MpTimelineShift *self,
                            MpTimeStep       step,
                            MpDatePrecision  precision,
                            int              direction)
{
  g_return_if_fail (self != NULL);

  if (precision == MP_PRECISION_YEAR)
    self->months += 12 * direction;
  else if (precision == MP_PRECISION_MONTH || step.unit >= MP_TIME_UNIT_MONTH)
    self->months += direction;
  else
    self->days += (step.unit == MP_TIME_UNIT_WEEK ? 7 : 1) * direction;
}

static MpDate
add_days (MpDate day,
          int    days)
{
  return (MpDate) CLAMP ((gint64) day + days, MP_DATE_MIN, MP_DATE_MAX);
}

/* The period that begins nearest to @day. */
static MpDate
nearest_period (MpDate          day,
                MpDatePrecision precision)
{
  MpDate start = mp_date_period_start (day, precision);
  MpDate next = mp_date_period_end (day, precision) + 1;

  return day - start <= next - day || next > MP_DATE_MAX ? start : next;
}

/* An end on the last day of a month stays one. */
static MpDate
add_months (MpDate   day,
            int      months,
            gboolean is_end)
{
  MpDate moved = months == 0 ? day : mp_date_add_months (day, months);

  if (is_end && months != 0 && day == mp_date_period_end (day, MP_PRECISION_MONTH))
    return mp_date_period_end (moved, MP_PRECISION_MONTH);
  return moved;
}

static MpDate
shift_day (const MpTimelineShift *shift,
           MpDate                 day,
           MpDatePrecision       *precision,
           gboolean               is_end)
{
  MpDate moved;

  if (day == MP_DATE_NONE)
    return day;
  if (shift->exact && shift->days != 0)
    *precision = MP_PRECISION_DAY;
  if (*precision == MP_PRECISION_DAY)
    return add_months (add_days (day, shift->days), shift->months, is_end);

  moved = nearest_period (add_days (mp_date_period_start (day, *precision), shift->days), *precision);
  moved = nearest_period (add_months (moved, shift->months, FALSE), *precision);
  return is_end ? mp_date_period_end (moved, *precision) : moved;
}

/**
 * mp_timeline_shift_apply:
 * @from: the dates as they are
 * @to: (out caller-allocates): the dates as they become: never an end before its start
 *
 * Returns: whether anything moves
 */
gboolean
mp_timeline_shift_apply (const MpTimelineShift *self,
                         const MpTimelineSpan  *from,
                         MpTimelineSpan        *to)
{
  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, FALSE);

  *to = *from;
  if (!mp_timeline_span_can_move (from, self->part))
    return FALSE;
  if (self->part != MP_TIMELINE_PART_END)
    to->start = shift_day (self, from->start, &to->start_precision, FALSE);
  if (self->part == MP_TIMELINE_PART_END || self->part == MP_TIMELINE_PART_BODY)
    to->end = shift_day (self, from->end, &to->end_precision, TRUE);

  if (to->start != MP_DATE_NONE && to->end != MP_DATE_NONE && to->start > to->end)
    {
      if (self->part == MP_TIMELINE_PART_START)
        to->start = mp_date_period_start (to->end, to->start_precision);
      else if (self->part == MP_TIMELINE_PART_END)
        to->end = mp_date_period_end (to->start, to->end_precision);
    }
  return !mp_timeline_span_equal (from, to);
}
