/* mp-time-axis.c: days to pixels and back
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-time-axis.h"

#include "base/mp-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EN_DASH "\xe2\x80\x93"

/* The day after the last one there is: where the last period ends. */
#define AFTER_ALL (MP_DATE_MAX + 1)

/* The finest lines of the grid stand at least so far apart, in pixels. */
#define MIN_GRID_DISTANCE 9.0

static const MpTimeStep steps[] = {
  { MP_TIME_UNIT_DAY, 1 },
  { MP_TIME_UNIT_WEEK, 1 },
  { MP_TIME_UNIT_MONTH, 1 },
  { MP_TIME_UNIT_QUARTER, 1 },
  { MP_TIME_UNIT_YEAR, 1 },
  { MP_TIME_UNIT_YEAR, 2 },
  { MP_TIME_UNIT_YEAR, 5 },
  { MP_TIME_UNIT_YEAR, 10 },
  { MP_TIME_UNIT_YEAR, 20 },
  { MP_TIME_UNIT_YEAR, 50 },
  { MP_TIME_UNIT_YEAR, 100 },
  { MP_TIME_UNIT_YEAR, 200 },
  { MP_TIME_UNIT_YEAR, 500 },
  { MP_TIME_UNIT_YEAR, 1000 },
  { MP_TIME_UNIT_YEAR, 2000 },
  { MP_TIME_UNIT_YEAR, 5000 },
};

/**
 * mp_time_axis_init:
 * @width: pixels
 *
 * An axis that shows the years 2020 to 2029, until it is fitted.
 */
void
mp_time_axis_init (MpTimeAxis *self,
                   double      width,
                   gboolean    rtl)
{
  g_return_if_fail (self != NULL);

  *self = (MpTimeAxis) { .width = MAX (width, 1), .rtl = rtl };
  mp_time_axis_fit (self, mp_date_from_ymd (2020, 1, 1), mp_date_from_ymd (2029, 12, 31), 0);
}

/* Keeps at least a part of the calendar in sight. */
static void
clamp_origin (MpTimeAxis *self)
{
  double visible = self->width / self->scale;

  self->origin = CLAMP (self->origin, MP_DATE_MIN - visible * 0.9, AFTER_ALL - visible * 0.1);
}

/**
 * mp_time_axis_set_width:
 * @width: pixels
 *
 * The start edge and the scale stay.
 */
void
mp_time_axis_set_width (MpTimeAxis *self,
                        double      width)
{
  g_return_if_fail (self != NULL);

  self->width = MAX (width, 1);
  clamp_origin (self);
}

/**
 * mp_time_axis_fit:
 * @from: first day to be seen
 * @to: last day to be seen, inclusive
 * @padding: pixels left free at either edge
 *
 * Shows the days from @from to @to, as large as they go. Where one is not stated, the other
 * stands for both.
 */
void
mp_time_axis_fit (MpTimeAxis *self,
                  MpDate      from,
                  MpDate      to,
                  double      padding)
{
  double room, days;

  g_return_if_fail (self != NULL);

  if (from == MP_DATE_NONE)
    from = to;
  if (to == MP_DATE_NONE)
    to = from;
  if (from == MP_DATE_NONE)
    return;
  if (to < from)
    {
      MpDate swap = from;

      from = to;
      to = swap;
    }

  room = MAX (self->width - 2 * padding, 1);
  days = (double) to + 1 - (double) from;
  self->scale = CLAMP (room / days, MP_TIME_AXIS_MIN_SCALE, MP_TIME_AXIS_MAX_SCALE);
  self->origin = from + days / 2 - self->width / self->scale / 2;
  clamp_origin (self);
}

/**
 * mp_time_axis_zoom:
 * @factor: above 1 shows more detail
 * @x: pixels from the left: what is there stays there
 */
void
mp_time_axis_zoom (MpTimeAxis *self,
                   double      factor,
                   double      x)
{
  double offset, day;

  g_return_if_fail (self != NULL);
  g_return_if_fail (factor > 0);

  offset = self->rtl ? self->width - x : x;
  day = self->origin + offset / self->scale;
  self->scale = CLAMP (self->scale * factor, MP_TIME_AXIS_MIN_SCALE, MP_TIME_AXIS_MAX_SCALE);
  self->origin = day - offset / self->scale;
  clamp_origin (self);
}

/**
 * mp_time_axis_scroll:
 * @dx: pixels that the picture moves to the right
 */
void
mp_time_axis_scroll (MpTimeAxis *self,
                     double      dx)
{
  g_return_if_fail (self != NULL);

  self->origin -= (self->rtl ? -dx : dx) / self->scale;
  clamp_origin (self);
}

double
mp_time_axis_get_offset (const MpTimeAxis *self,
                         double            day)
{
  return (day - self->origin) * self->scale;
}

double
mp_time_axis_get_x (const MpTimeAxis *self,
                    double            day)
{
  return mp_time_axis_mirror (self, mp_time_axis_get_offset (self, day), 0);
}

/**
 * mp_time_axis_get_day:
 * @x: pixels from the left
 *
 * Returns: the day at @x, with its fraction
 */
double
mp_time_axis_get_day (const MpTimeAxis *self,
                      double            x)
{
  return self->origin + (self->rtl ? self->width - x : x) / self->scale;
}

/**
 * mp_time_axis_mirror:
 * @offset: where something begins, along time
 * @length: how long it is, in pixels
 *
 * Returns: the left edge of it
 */
double
mp_time_axis_mirror (const MpTimeAxis *self,
                     double            offset,
                     double            length)
{
  return self->rtl ? self->width - offset - length : offset;
}

/**
 * mp_time_step_get_days:
 *
 * Returns: how many days the shortest period of this step has
 */
double
mp_time_step_get_days (MpTimeStep step)
{
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY: return 1;
    case MP_TIME_UNIT_WEEK: return 7;
    case MP_TIME_UNIT_MONTH: return 28;
    case MP_TIME_UNIT_QUARTER: return 90;
    case MP_TIME_UNIT_YEAR: return 365.0 * step.count;
    default: g_return_val_if_reached (1);
    }
}

/**
 * mp_time_step_floor:
 * @day: a day; beyond the calendar it counts as its first or last
 *
 * Returns: the first day of the period that @day is in, not before %MP_DATE_MIN
 */
MpDate
mp_time_step_floor (MpTimeStep step,
                    MpDate     day)
{
  int year, month;

  day = CLAMP (day, MP_DATE_MIN, MP_DATE_MAX);
  if (step.unit == MP_TIME_UNIT_DAY)
    return day;
  if (step.unit == MP_TIME_UNIT_WEEK)
    return MAX (day - (mp_date_get_weekday (day) - 1), MP_DATE_MIN);

  mp_date_to_ymd (day, &year, &month, NULL);
  if (step.unit == MP_TIME_UNIT_MONTH)
    return mp_date_from_ymd (year, month, 1);
  if (step.unit == MP_TIME_UNIT_QUARTER)
    return mp_date_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);

  /* There is no year 0: the first decade has nine years. */
  return mp_date_from_ymd (MAX (year / step.count * step.count, 1), 1, 1);
}

/**
 * mp_time_step_next:
 * @start: the first day of a period
 *
 * Returns: the first day of the next one, at most the day after %MP_DATE_MAX
 */
MpDate
mp_time_step_next (MpTimeStep step,
                   MpDate     start)
{
  int year, month;

  if (start > MP_DATE_MAX)
    return AFTER_ALL;
  if (step.unit == MP_TIME_UNIT_DAY)
    return start + 1;
  if (step.unit == MP_TIME_UNIT_WEEK)
    return MIN (start + 8 - mp_date_get_weekday (start), AFTER_ALL);

  mp_date_to_ymd (start, &year, &month, NULL);
  if (step.unit == MP_TIME_UNIT_YEAR)
    {
      year = (year / step.count + 1) * step.count;
      month = 1;
    }
  else
    {
      month = step.unit == MP_TIME_UNIT_MONTH ? month + 1 : (month - 1) / 3 * 3 + 4;
      if (month > 12)
        {
          year++;
          month = 1;
        }
    }
  return year > 9999 ? AFTER_ALL : mp_date_from_ymd (year, month, 1);
}

static double
label_width (const MpTimeLabelWidths *widths,
             MpTimeUnit               unit)
{
  switch (unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK: return widths->day;
    case MP_TIME_UNIT_MONTH: return widths->month;
    case MP_TIME_UNIT_QUARTER: return widths->quarter;
    case MP_TIME_UNIT_YEAR: return widths->year;
    default: g_return_val_if_reached (widths->year);
    }
}

static MpTimeStep
coarser_step (MpTimeStep step)
{
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK:
      return (MpTimeStep) { MP_TIME_UNIT_MONTH, 1 };
    case MP_TIME_UNIT_MONTH:
    case MP_TIME_UNIT_QUARTER:
      return (MpTimeStep) { MP_TIME_UNIT_YEAR, 1 };
    case MP_TIME_UNIT_YEAR:
    default:
      {
        int count = 10;

        while (count <= step.count)
          count *= 10;
        return (MpTimeStep) { MP_TIME_UNIT_YEAR, count };
      }
    }
}

/**
 * mp_time_axis_choose_header:
 * @header: (out): the two lines of the header and the lines of the grid
 *
 * Takes the finest lines whose labels all have room.
 */
void
mp_time_axis_choose_header (const MpTimeAxis        *self,
                            const MpTimeLabelWidths *widths,
                            MpTimeHeader            *header)
{
  guint lower = 0;
  guint grid = 0;

  g_return_if_fail (self != NULL && widths != NULL && header != NULL);

  while (lower + 1 < G_N_ELEMENTS (steps) &&
         mp_time_step_get_days (steps[lower]) * self->scale < label_width (widths, steps[lower].unit) + widths->gap)
    lower++;
  while (grid < lower && mp_time_step_get_days (steps[grid]) * self->scale < MIN_GRID_DISTANCE)
    grid++;
  /* Weeks cut months in odd places: they divide only what is labelled by weeks or days. */
  if (grid < lower && steps[grid].unit == MP_TIME_UNIT_WEEK)
    grid = steps[lower].unit == MP_TIME_UNIT_MONTH ? grid : grid + 1;

  header->lower = steps[lower];
  header->upper = coarser_step (steps[lower]);
  header->grid = steps[MIN (grid, lower)];
  header->roomy = mp_time_step_get_days ((MpTimeStep) { MP_TIME_UNIT_MONTH, 1 }) * self->scale >= widths->month_long + widths->gap;
}

/**
 * mp_time_axis_iter_init:
 * @iter: (out): to be moved with mp_time_iter_next()
 *
 * Goes through the periods of which something is to be seen.
 */
void
mp_time_axis_iter_init (const MpTimeAxis *self,
                        MpTimeStep        step,
                        MpTimeIter       *iter)
{
  double first;

  g_return_if_fail (self != NULL && iter != NULL);

  first = CLAMP (floor (self->origin), MP_DATE_MIN, MP_DATE_MAX);
  iter->step = step;
  iter->next = mp_time_step_floor (step, (MpDate) first);
  iter->last = self->origin + self->width / self->scale;
  iter->start = iter->end = iter->next;
}

gboolean
mp_time_iter_next (MpTimeIter *iter)
{
  if (iter->next > MP_DATE_MAX || iter->next >= iter->last)
    return FALSE;

  iter->start = iter->next;
  iter->end = iter->next = mp_time_step_next (iter->step, iter->start);
  return TRUE;
}

static char *
take_digits (char *text)
{
  char *result = mp_format_digits (text);

  g_free (text);
  return result;
}

/**
 * mp_time_step_format_lower:
 * @start: the first day of the period
 * @roomy: whether there is room for long names of months
 *
 * Returns: (transfer full): "23", "Nov", "Q4", "2026"
 */
char *
mp_time_step_format_lower (MpTimeStep step,
                           MpDate     start,
                           gboolean   roomy)
{
  int year, month, day;

  mp_date_to_ymd (start, &year, &month, &day);
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK:
      return take_digits (g_strdup_printf ("%d", day));
    case MP_TIME_UNIT_MONTH:
      return g_strdup (roomy ? mp_format_month_long (month) : mp_format_month_short (month));
    case MP_TIME_UNIT_QUARTER:
      /* Translators: a quarter of the year, in very little room: "Q4". */
      return take_digits (g_strdup_printf (C_("time axis", "Q%d"), (month - 1) / 3 + 1));
    case MP_TIME_UNIT_YEAR:
    default:
      return take_digits (g_strdup_printf ("%d", year));
    }
}

/**
 * mp_time_step_format_upper:
 * @start: the first day of the period
 *
 * Returns: (transfer full): "November 2026", "2026", "2020s", "1900–1999"
 */
char *
mp_time_step_format_upper (MpTimeStep step,
                           MpDate     start,
                           gboolean   roomy)
{
  int year, month;

  mp_date_to_ymd (start, &year, &month, NULL);
  if (step.unit == MP_TIME_UNIT_MONTH && roomy)
    /* Translators: a month: 1 is its long name, 2 the year. */
    return take_digits (g_strdup_printf (C_("time axis", "%1$s %2$d"), mp_format_month_long (month), year));
  if (step.unit == MP_TIME_UNIT_MONTH)
    return mp_format_date (start, MP_PRECISION_MONTH);
  if (step.unit == MP_TIME_UNIT_YEAR && step.count == 10 && year % 10 == 0)
    /* Translators: a decade; %d is its first year: "2020s". */
    return take_digits (g_strdup_printf (C_("time axis", "%ds"), year));
  if (step.unit == MP_TIME_UNIT_YEAR && step.count > 1)
    return take_digits (g_strdup_printf ("%d" EN_DASH "%d", year, MIN (year / step.count * step.count + step.count - 1, 9999)));
  return mp_time_step_format_lower (step, start, roomy);
}
