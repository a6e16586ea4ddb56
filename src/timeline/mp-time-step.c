/* mp-time-step.c: days, weeks, months, quarters and years, of the calendar or fiscal
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-time-axis.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

#define EN_DASH "\xe2\x80\x93"

/* The day after the last one there is: where the last period ends. */
#define AFTER_ALL (MP_DATE_MAX + 1)

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

/* The months by which a year of this step begins before (or, as 0, with) that of the calendar. */
static int
months_ahead (MpTimeStep step)
{
  return step.fiscal_month > 1 && step.fiscal_month <= 12 ? 13 - step.fiscal_month : 0;
}

/* The year, and the month in it from 0, as this step counts them: fiscal years are named by their end. */
static void
count_months (MpTimeStep  step,
              MpDate      day,
              int        *year,
              int        *month)
{
  mp_date_to_ymd (day, year, month, NULL);
  *month += months_ahead (step) - 1;
  *year += *month / 12;
  *month %= 12;
}

/* The first day of a month that is counted so; the calendar has an end on either side. */
static MpDate
month_start (MpTimeStep step,
             int        year,
             int        month)
{
  int months = year * 12 + month - months_ahead (step);

  if (months < 12)
    return MP_DATE_MIN;
  if (months >= 10000 * 12)
    return AFTER_ALL;
  return mp_date_from_ymd (months / 12, months % 12 + 1, 1);
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
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
      return day;
    case MP_TIME_UNIT_WEEK:
      return MAX (day - (mp_date_get_weekday (day) - 1), MP_DATE_MIN);
    case MP_TIME_UNIT_MONTH:
      return mp_date_period_start (day, MP_PRECISION_MONTH);
    case MP_TIME_UNIT_QUARTER:
      count_months (step, day, &year, &month);
      return month_start (step, year, month / 3 * 3);
    case MP_TIME_UNIT_YEAR:
    default:
      /* There is no year 0: the first decade has nine years. */
      count_months (step, day, &year, &month);
      return month_start (step, year / step.count * step.count, 0);
    }
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
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
      return start + 1;
    case MP_TIME_UNIT_WEEK:
      return MIN (start + 8 - mp_date_get_weekday (start), AFTER_ALL);
    case MP_TIME_UNIT_MONTH:
      count_months (step, start, &year, &month);
      return month_start (step, year, month + 1);
    case MP_TIME_UNIT_QUARTER:
      count_months (step, start, &year, &month);
      return month_start (step, year, (month / 3 + 1) * 3);
    case MP_TIME_UNIT_YEAR:
    default:
      count_months (step, start, &year, &month);
      return month_start (step, (year / step.count + 1) * step.count, 0);
    }
}

/**
 * mp_time_step_get_band:
 * @step: what is shaded, see #MpTimeHeader
 * @start: the first day of a period of it; of a week where @step are days
 * @from: (out): the first day of the shade
 * @to: (out): the day after it
 *
 * Which periods are shaded depends on the calendar alone, so the shades stand still while the
 * picture moves. Weekends are Saturday and Sunday.
 *
 * Returns: whether there is a shade in this period
 */
gboolean
mp_time_step_get_band (MpTimeStep  step,
                       MpDate      start,
                       MpDate     *from,
                       MpDate     *to)
{
  int year, month;

  if (step.unit == MP_TIME_UNIT_DAY)
    {
      /* Both before Monday; the first week of the calendar begins on one. */
      *to = mp_time_step_next ((MpTimeStep) { MP_TIME_UNIT_WEEK, 1 }, start);
      *from = *to - 2;
      return TRUE;
    }
  *from = start;
  *to = mp_time_step_next (step, start);
  count_months (step, start, &year, &month);
  if (step.unit == MP_TIME_UNIT_MONTH)
    return month % 2 != 0;
  return year / step.count % 2 != 0;
}

static char *
take_digits (char *text)
{
  char *result = mp_format_digits (text);

  g_free (text);
  return result;
}

static char *
format_year (MpTimeStep step,
             int        year)
{
  if (step.fiscal_month > 1)
    /* Translators: a fiscal year in the header of the timeline; %d is the year in which it ends: "FY 2026". */
    return take_digits (g_strdup_printf (C_("time axis", "FY %d"), year));
  return take_digits (g_strdup_printf ("%d", year));
}

/* Several years, of which @first is the first. */
static char *
format_years (MpTimeStep step,
              int        first)
{
  int last = MIN (first / step.count * step.count + step.count - 1, step.fiscal_month > 1 ? 10000 : 9999);

  if (step.fiscal_month > 1)
    /* Translators: several fiscal years; 1 and 2 are the years in which the first and the last end: "FY 2020–2029". */
    return take_digits (g_strdup_printf (C_("time axis", "FY %1$d–%2$d"), first, last));
  if (step.count == 10 && first % 10 == 0)
    /* Translators: a decade; %d is its first year: "2020s". */
    return take_digits (g_strdup_printf (C_("time axis", "%ds"), first));
  return take_digits (g_strdup_printf ("%d" EN_DASH "%d", first, last));
}

/**
 * mp_time_step_format_lower:
 * @start: the first day of the period
 * @roomy: whether there is room for long names of months
 *
 * Returns: (transfer full): "23", "Nov", "Q4", "2026", "FY 2026"
 */
char *
mp_time_step_format_lower (MpTimeStep step,
                           MpDate     start,
                           gboolean   roomy)
{
  int year, month, day;

  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK:
      mp_date_to_ymd (start, NULL, NULL, &day);
      return take_digits (g_strdup_printf ("%d", day));
    case MP_TIME_UNIT_MONTH:
      mp_date_to_ymd (start, NULL, &month, NULL);
      return g_strdup (roomy ? mp_format_month_long (month) : mp_format_month_short (month));
    case MP_TIME_UNIT_QUARTER:
      count_months (step, start, &year, &month);
      /* Translators: a quarter of the year, in very little room: "Q4". */
      return take_digits (g_strdup_printf (C_("time axis", "Q%d"), month / 3 + 1));
    case MP_TIME_UNIT_YEAR:
    default:
      count_months (step, start, &year, &month);
      return format_year (step, year);
    }
}

/**
 * mp_time_step_format_upper:
 * @start: the first day of the period
 *
 * Returns: (transfer full): "November 2026", "2026", "FY 2026", "2020s", "1900–1999"
 */
char *
mp_time_step_format_upper (MpTimeStep step,
                           MpDate     start,
                           gboolean   roomy)
{
  int year, month;

  if (step.unit == MP_TIME_UNIT_MONTH && roomy)
    {
      mp_date_to_ymd (start, &year, &month, NULL);
      /* Translators: a month: 1 is its long name, 2 the year. */
      return take_digits (g_strdup_printf (C_("time axis", "%1$s %2$d"), mp_format_month_long (month), year));
    }
  if (step.unit == MP_TIME_UNIT_MONTH)
    return mp_format_date (start, MP_PRECISION_MONTH);
  if (step.unit == MP_TIME_UNIT_YEAR && step.count > 1)
    {
      count_months (step, start, &year, &month);
      return format_years (step, year);
    }
  return mp_time_step_format_lower (step, start, roomy);
}

/**
 * mp_time_range_get_days:
 * @today: the day that "this year" means
 * @fiscal_month: the month in which a fiscal year begins
 * @from: (out): the first day
 * @to: (out): the last day, inclusive
 */
void
mp_time_range_get_days (MpTimeRange  range,
                        MpDate       today,
                        int          fiscal_month,
                        MpDate      *from,
                        MpDate      *to)
{
  MpTimeStep year = { MP_TIME_UNIT_YEAR, 1, range == MP_TIME_RANGE_FISCAL_YEAR ? fiscal_month : 1 };

  g_return_if_fail (from != NULL && to != NULL);

  *from = mp_time_step_floor (year, today);
  *to = mp_time_step_next (year, *from) - 1;
  if (range == MP_TIME_RANGE_FIVE_YEARS)
    {
      *from = mp_date_add_months (*from, -24);
      *to = mp_date_add_months (*to, 24);
    }
}
