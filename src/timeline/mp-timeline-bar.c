/* mp-timeline-bar.c: the shape of a project in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-bar.h"

/* How long an open end takes to fade out, and how wide that is at least. */
#define FADE_DAYS 365.0
#define MIN_FADE_PIXELS 48.0

/* The last day that counts on @as_of: a cut that came later had not been made yet. */
static MpDate
last_day (const MpSummary *summary,
          MpStatus         status,
          MpDate           as_of)
{
  if (status == MP_STATUS_TERMINATED || status == MP_STATUS_CANCELLED)
    return summary->end;
  for (guint i = 0; i < summary->n_events; i++)
    {
      if (summary->events[i].kind >= MP_EVENT_KIND_TERMINATED && summary->events[i].day > as_of && summary->planned_end != MP_DATE_NONE)
        return summary->planned_end;
    }
  return summary->end;
}

static double
precision_days (MpDate          day,
                MpDatePrecision precision)
{
  if (precision == MP_PRECISION_DAY)
    return 0;
  return mp_date_period_end (day, precision) - mp_date_period_start (day, precision);
}

/* An open end is solid as far as the status says that it runs, then it fades: it ends nowhere. */
static void
open_ends (MpTimelineBar   *self,
           const MpSummary *summary,
           MpDate           end,
           MpDate           as_of)
{
  if (summary->start == MP_DATE_NONE)
    {
      self->open_start = TRUE;
      self->end = (double) end + 1;
      self->soft_start = FADE_DAYS;
      self->start = MIN (self->end, (double) as_of) - FADE_DAYS;
    }
  else
    {
      self->open_end = TRUE;
      self->start = summary->start;
      self->soft_end = FADE_DAYS;
      self->end = MAX (self->start, (double) as_of) + FADE_DAYS;
    }
}

/* What was planned beyond the cut; all of it, when the cut came before the start. */
static void
cut (MpTimelineBar   *self,
     const MpSummary *summary,
     MpDate           end)
{
  if (self->open_start || self->open_end || summary->planned_end == MP_DATE_NONE || summary->planned_end <= end)
    return;

  self->start = MIN (summary->start, summary->planned_end);
  self->cut_from = self->striped_from = MAX (self->start, (double) end + 1);
  self->end = (double) summary->planned_end + 1;
  self->soft_end = 0;
}

/**
 * mp_timeline_bar_init:
 * @self: (out caller-allocates): the shape
 * @as_of: the day for which the status is told
 */
void
mp_timeline_bar_init (MpTimelineBar   *self,
                      const MpSummary *summary,
                      MpDate           as_of)
{
  MpDate end;

  g_return_if_fail (self != NULL && summary != NULL);

  *self = (MpTimelineBar) { .status = mp_status_as_of (summary, as_of) };
  end = last_day (summary, self->status, as_of);
  self->dated = summary->start != MP_DATE_NONE || end != MP_DATE_NONE;
  if (!self->dated)
    return;

  if (summary->start == MP_DATE_NONE || end == MP_DATE_NONE)
    {
      open_ends (self, summary, end, as_of);
    }
  else
    {
      /* An end before the start is a mistake in the data: shown as the span between the two. */
      self->start = MIN (summary->start, end);
      self->end = (double) MAX (summary->start, end) + 1;
      self->soft_start = precision_days (summary->start, summary->start_precision);
      self->soft_end = end == summary->end ? precision_days (summary->end, summary->end_precision) : 0;
    }

  self->striped_from = self->cut_from = self->end;
  if (self->status == MP_STATUS_ENDING_SOON)
    self->striped_from = MAX (self->start, self->end - MP_ENDING_SOON_DAYS);
  if (self->status == MP_STATUS_TERMINATED || self->status == MP_STATUS_CANCELLED)
    cut (self, summary, end);
}

/**
 * mp_timeline_bar_get_extent:
 * @start: (out): where it begins, pixels from the start edge of the axis
 * @end: (out): where it ends
 *
 * Returns: %FALSE when there is no bar
 */
gboolean
mp_timeline_bar_get_extent (const MpTimelineBar *self,
                            const MpTimeAxis    *axis,
                            double              *start,
                            double              *end)
{
  g_return_val_if_fail (self != NULL && axis != NULL, FALSE);

  if (!self->dated)
    return FALSE;

  *start = mp_time_axis_get_offset (axis, self->start);
  *end = mp_time_axis_get_offset (axis, self->end);
  if (self->open_start)
    *start = MIN (*start, mp_time_axis_get_offset (axis, self->start + self->soft_start) - MIN_FADE_PIXELS);
  if (self->open_end)
    *end = MAX (*end, mp_time_axis_get_offset (axis, self->end - self->soft_end) + MIN_FADE_PIXELS);
  if (*end - *start < MP_TIMELINE_MIN_BAR)
    *end = *start + MP_TIMELINE_MIN_BAR;
  return TRUE;
}
