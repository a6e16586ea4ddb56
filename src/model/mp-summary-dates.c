/* mp-summary-dates.c: what the statements of dates say together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements come in the order in which they were recorded; of one day the later record counts
 * more. One without such a day was there from the beginning, but nobody can have known of
 * an actual date before that day came.
 */

#include "config.h"

#include "model/mp-summary-dates.h"

static MpDate
known_since (const MpSummaryDate *date)
{
  gboolean actual = date->kind == MP_DATE_KIND_ACTUAL_START || date->kind == MP_DATE_KIND_ACTUAL_END;

  if (date->recorded_on == MP_DATE_NONE && actual)
    return date->day;
  return date->recorded_on;
}

/* The statement of @kind that counted on @day; the first of all for %MP_DATE_NONE. */
static const MpSummaryDate *
find_date (const MpSummary *self,
           MpDateKind       kind,
           MpDate           day)
{
  const MpSummaryDate *dates = mp_summary_get_dates (self);
  const MpSummaryDate *found = NULL;

  for (guint i = 0; i < self->n_dates; i++)
    {
      if (dates[i].kind != kind)
        continue;
      if (day == MP_DATE_NONE)
        return &dates[i];
      if (known_since (&dates[i]) <= day)
        found = &dates[i];
    }
  return found;
}

/* What was done counts more than what was planned; at the very beginning there was only the plan. */
static const MpSummaryDate *
find_effective (const MpSummary *self,
                MpDateKind       planned_kind,
                MpDateKind       actual_kind,
                MpDate           day)
{
  const MpSummaryDate *planned = find_date (self, planned_kind, day);
  const MpSummaryDate *actual = find_date (self, actual_kind, day);

  if (day == MP_DATE_NONE)
    return planned ? planned : actual;
  return actual ? actual : planned;
}

/**
 * mp_summary_date_get_day:
 *
 * Returns: the first possible day of a start, the last possible day of an end
 */
MpDate
mp_summary_date_get_day (const MpSummaryDate *date)
{
  if (date->kind == MP_DATE_KIND_PLANNED_END || date->kind == MP_DATE_KIND_ACTUAL_END)
    return mp_date_period_end (date->day, date->precision);
  return mp_date_period_start (date->day, date->precision);
}

/* A cut up to @day had been made then. */
static void
cut (const MpSummary *self,
     MpDate           day,
     MpSummaryDates  *dates)
{
  for (guint i = 0; i < self->n_events && self->events[i].day <= day; i++)
    {
      if (self->events[i].kind != MP_EVENT_KIND_TERMINATED && self->events[i].kind != MP_EVENT_KIND_CANCELLED)
        continue;
      if (dates->end == MP_DATE_NONE || self->events[i].day < dates->end)
        {
          dates->end = self->events[i].day;
          dates->end_precision = MP_PRECISION_DAY;
        }
      return;
    }
}

/**
 * mp_summary_get_dates_as_recorded:
 * @recorded_on: a day; %MP_DATE_NONE for the first plan of all
 * @dates: (out): the effective dates as they were known on that day
 */
void
mp_summary_get_dates_as_recorded (const MpSummary *self,
                                  MpDate           recorded_on,
                                  MpSummaryDates  *dates)
{
  const MpSummaryDate *start, *end;

  g_return_if_fail (self != NULL && dates != NULL);

  start = find_effective (self, MP_DATE_KIND_PLANNED_START, MP_DATE_KIND_ACTUAL_START, recorded_on);
  end = find_effective (self, MP_DATE_KIND_PLANNED_END, MP_DATE_KIND_ACTUAL_END, recorded_on);
  *dates = (MpSummaryDates) {
    .start = start ? mp_summary_date_get_day (start) : MP_DATE_NONE,
    .end = end ? mp_summary_date_get_day (end) : MP_DATE_NONE,
    .start_precision = start ? start->precision : MP_PRECISION_DAY,
    .end_precision = end ? end->precision : MP_PRECISION_DAY,
  };
  if (recorded_on != MP_DATE_NONE)
    cut (self, recorded_on, dates);
}

/**
 * mp_summary_get_previous_end:
 *
 * Returns: (nullable): the planned end that counted before the present one
 */
const MpSummaryDate *
mp_summary_get_previous_end (const MpSummary *self)
{
  const MpSummaryDate *dates, *present = NULL, *previous = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  dates = mp_summary_get_dates (self);
  for (guint i = 0; i < self->n_dates; i++)
    {
      if (dates[i].kind != MP_DATE_KIND_PLANNED_END)
        continue;
      previous = present;
      present = &dates[i];
    }
  return previous;
}

/**
 * mp_summary_get_last_revision:
 *
 * Returns: (nullable): the last statement that changed a date, whichever it was
 */
const MpSummaryDate *
mp_summary_get_last_revision (const MpSummary *self)
{
  const MpSummaryDate *dates;

  g_return_val_if_fail (self != NULL, NULL);

  dates = mp_summary_get_dates (self);
  for (guint i = self->n_dates; i > 0; i--)
    {
      if (dates[i - 1].reason != MP_DATE_REASON_ORIGINAL)
        return &dates[i - 1];
    }
  return NULL;
}

/**
 * mp_summary_get_extensions:
 * @extensions: (out) (array length=size): the steps by which the planned end moved later, in the order
 *   in which they were recorded; a mistake that was corrected is none
 *
 * Returns: how many were written, at most @size
 */
guint
mp_summary_get_extensions (const MpSummary    *self,
                           MpSummaryExtension *extensions,
                           guint               size)
{
  const MpSummaryDate *dates;
  MpDate from = MP_DATE_NONE;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  dates = mp_summary_get_dates (self);
  for (guint i = 0; i < self->n_dates && n < size; i++)
    {
      MpDate to;

      if (dates[i].kind != MP_DATE_KIND_PLANNED_END)
        continue;
      to = mp_summary_date_get_day (&dates[i]);
      if (from != MP_DATE_NONE && to > from && dates[i].reason != MP_DATE_REASON_CORRECTION)
        extensions[n++] = (MpSummaryExtension) { from, to, dates[i].recorded_on, dates[i].reason };
      from = to;
    }
  return n;
}

/**
 * mp_summary_dates_get_slip:
 * @before: a day as it was planned
 * @after: the day that became of it
 * @days: (out): how many days later; negative for earlier
 *
 * Returns: %FALSE when one of them is not stated
 */
gboolean
mp_summary_dates_get_slip (MpDate  before,
                           MpDate  after,
                           int    *days)
{
  if (before == MP_DATE_NONE || after == MP_DATE_NONE)
    return FALSE;
  *days = after - before;
  return TRUE;
}
