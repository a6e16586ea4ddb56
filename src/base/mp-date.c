/* mp-date.c: civil days with a precision
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-date.h"

#include "base/mp-text.h"

/* Days in the 400-year cycle of the Gregorian calendar, and from 0000-03-01 to 1970-01-01. */
#define DAYS_PER_ERA 146097
#define EPOCH_SHIFT 719468

int
mp_date_days_in_month (int year,
                       int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return days[month - 1];
}

/**
 * mp_date_is_valid_ymd:
 *
 * Returns: whether the day exists, in the years 1 to 9999
 */
gboolean
mp_date_is_valid_ymd (int year,
                      int month,
                      int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= mp_date_days_in_month (year, month);
}

/**
 * mp_date_from_ymd:
 *
 * Years begin in March here, so that the leap day comes last and months have a linear formula
 * (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 *
 * Returns: the day, or %MP_DATE_NONE when it does not exist
 */
MpDate
mp_date_from_ymd (int year,
                  int month,
                  int day)
{
  int era, year_of_era, day_of_year, day_of_era;

  if (!mp_date_is_valid_ymd (year, month, day))
    return MP_DATE_NONE;

  year -= month <= 2;
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

/**
 * mp_date_to_ymd:
 * @date: a day from %MP_DATE_MIN to %MP_DATE_MAX
 *
 * The inverse of mp_date_from_ymd(). Out parameters may be %NULL.
 */
void
mp_date_to_ymd (MpDate  date,
                int    *year,
                int    *month,
                int    *day)
{
  int shifted, era, day_of_era, year_of_era, day_of_year, shifted_month, real_month;

  g_return_if_fail (date >= MP_DATE_MIN && date <= MP_DATE_MAX);

  shifted = date + EPOCH_SHIFT;
  era = shifted / DAYS_PER_ERA;
  day_of_era = shifted - era * DAYS_PER_ERA;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;
  real_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (day)
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  if (month)
    *month = real_month;
  if (year)
    *year = year_of_era + era * 400 + (real_month <= 2);
}

int
mp_date_get_year (MpDate date)
{
  int year = 0;

  mp_date_to_ymd (date, &year, NULL, NULL);
  return year;
}

/**
 * mp_date_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday, as in ISO 8601
 */
int
mp_date_get_weekday (MpDate date)
{
  /* 1970-01-01 was a Thursday; the offset keeps the dividend positive. */
  return (date - MP_DATE_MIN) % 7 + 1;
}

/**
 * mp_date_add_months:
 *
 * The same day of the month @months later or earlier, or the last one where that month is
 * shorter; never beyond the range of MpDate.
 */
MpDate
mp_date_add_months (MpDate date,
                    int    months)
{
  int year, month, day, index;

  if (date == MP_DATE_NONE)
    return MP_DATE_NONE;

  mp_date_to_ymd (date, &year, &month, &day);
  index = year * 12 + month - 1 + CLAMP (months, -12 * 10000, 12 * 10000);
  if (index < 12)
    return MP_DATE_MIN;
  if (index >= 12 * 10000)
    return MP_DATE_MAX;
  year = index / 12;
  month = index % 12 + 1;

  return mp_date_from_ymd (year, month, MIN (day, mp_date_days_in_month (year, month)));
}

/**
 * mp_date_period_start:
 *
 * Returns: the first day that a date of this precision can mean
 */
MpDate
mp_date_period_start (MpDate          date,
                      MpDatePrecision precision)
{
  int year, month;

  if (date == MP_DATE_NONE || precision == MP_PRECISION_DAY)
    return date;
  mp_date_to_ymd (date, &year, &month, NULL);
  return mp_date_from_ymd (year, precision == MP_PRECISION_YEAR ? 1 : month, 1);
}

/**
 * mp_date_period_end:
 *
 * Returns: the last day that a date of this precision can mean
 */
MpDate
mp_date_period_end (MpDate          date,
                    MpDatePrecision precision)
{
  int year, month;

  if (date == MP_DATE_NONE || precision == MP_PRECISION_DAY)
    return date;
  mp_date_to_ymd (date, &year, &month, NULL);
  if (precision == MP_PRECISION_YEAR)
    return mp_date_from_ymd (year, 12, 31);
  return mp_date_from_ymd (year, month, mp_date_days_in_month (year, month));
}

/**
 * mp_date_months_between:
 * @from: the first day
 * @to_inclusive: the last day
 *
 * Returns: how many whole months fit from @from to @to_inclusive, both days included;
 *   0 when @to_inclusive comes first
 */
int
mp_date_months_between (MpDate from,
                        MpDate to_inclusive)
{
  int y0, m0, months;
  int y1, m1;
  MpDate after;

  if (from == MP_DATE_NONE || to_inclusive == MP_DATE_NONE || to_inclusive < from)
    return 0;

  after = MIN (to_inclusive + 1, MP_DATE_MAX);
  mp_date_to_ymd (from, &y0, &m0, NULL);
  mp_date_to_ymd (after, &y1, &m1, NULL);
  months = (y1 - y0) * 12 + m1 - m0;
  if (months > 0 && mp_date_add_months (from, months) > after)
    months--;

  return months;
}

/* Reads @n digits; advances @p. */
static gboolean
read_number (const char **p,
             int          n,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = *value * 10 + (**p - '0');
    }
  return TRUE;
}

/**
 * mp_date_parse_iso:
 * @text: "2027", "2027-03" or "2027-03-14", in Western, Arabic-Indic or Bangla digits
 * @date: (out): the first day of what is stated
 * @precision: (out) (optional): how much is stated
 *
 * Returns: %FALSE when @text is anything else or names a day that does not exist
 */
gboolean
mp_date_parse_iso (const char      *text,
                   MpDate          *date,
                   MpDatePrecision *precision)
{
  g_autofree char *ascii = NULL;
  const char *p;
  int year, month = 1, day = 1;
  MpDatePrecision found = MP_PRECISION_YEAR;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  ascii = mp_text_digits_to_ascii (text);
  p = ascii;
  if (!read_number (&p, 4, &year))
    return FALSE;
  if (*p == '-')
    {
      p++;
      found = MP_PRECISION_MONTH;
      if (!read_number (&p, 2, &month))
        return FALSE;
    }
  if (*p == '-')
    {
      p++;
      found = MP_PRECISION_DAY;
      if (!read_number (&p, 2, &day))
        return FALSE;
    }
  if (*p != '\0' || !mp_date_is_valid_ymd (year, month, day))
    return FALSE;

  *date = mp_date_from_ymd (year, month, day);
  if (precision)
    *precision = found;
  return TRUE;
}

/**
 * mp_date_to_iso:
 *
 * Returns: (transfer full) (nullable): "2027-03-14", "2027-03" or "2027" in ASCII digits,
 *   %NULL for %MP_DATE_NONE
 */
char *
mp_date_to_iso (MpDate          date,
                MpDatePrecision precision)
{
  int year, month, day;

  if (date == MP_DATE_NONE)
    return NULL;

  mp_date_to_ymd (date, &year, &month, &day);
  switch (precision)
    {
    case MP_PRECISION_YEAR:
      return g_strdup_printf ("%04d", year);
    case MP_PRECISION_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case MP_PRECISION_DAY:
    default:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
}

/**
 * mp_date_today:
 *
 * The local civil day, or the one that the environment variable MPOWER_TODAY names (for
 * reproducible pictures and tests). Only app/ and cli/ call it: everything else is given its
 * as-of day.
 */
MpDate
mp_date_today (void)
{
  const char *fixed = g_getenv ("MPOWER_TODAY");
  g_autoptr (GDateTime) now = NULL;
  MpDatePrecision precision;
  MpDate date;

  if (fixed && mp_date_parse_iso (fixed, &date, &precision) && precision == MP_PRECISION_DAY)
    return date;

  now = g_date_time_new_now_local ();
  return mp_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}
