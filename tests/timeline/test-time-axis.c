/* test-time-axis.c: days to pixels and back
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-time-axis.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/mp-locale.h"

static const MpTimeStep all_steps[] = {
  { MP_TIME_UNIT_DAY, 1 },   { MP_TIME_UNIT_WEEK, 1 },   { MP_TIME_UNIT_MONTH, 1 },  { MP_TIME_UNIT_QUARTER, 1 }, { MP_TIME_UNIT_YEAR, 1 },
  { MP_TIME_UNIT_YEAR, 2 },  { MP_TIME_UNIT_YEAR, 5 },   { MP_TIME_UNIT_YEAR, 10 },  { MP_TIME_UNIT_YEAR, 20 },   { MP_TIME_UNIT_YEAR, 50 },
  { MP_TIME_UNIT_YEAR, 100 }, { MP_TIME_UNIT_YEAR, 1000 }, { MP_TIME_UNIT_YEAR, 10000 },
};

static const MpTimeLabelWidths widths = { .day = 14, .month = 24, .month_long = 62, .quarter = 20, .year = 30, .fiscal_year = 48, .gap = 8 };

static const int fiscal_months[] = { 1, 4, 7, 10 };

static MpTimeAxis
random_axis (void)
{
  MpTimeAxis axis;
  MpDate from = g_test_rand_int_range (MP_DATE_MIN, MP_DATE_MAX - 10);

  mp_time_axis_init (&axis, g_test_rand_double_range (1, 4000), g_test_rand_int_range (0, 2));
  mp_time_axis_fit (&axis, from, g_test_rand_int_range (from, MP_DATE_MAX), g_test_rand_double_range (0, 30));
  axis.fiscal_month = g_test_rand_int_range (1, 13);
  return axis;
}

static void
test_inverse (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      MpTimeAxis axis = random_axis ();
      double x = g_test_rand_double_range (0, axis.width);
      double day = mp_time_axis_get_day (&axis, x);

      g_assert_cmpfloat_with_epsilon (mp_time_axis_get_x (&axis, day), x, 1e-3);
      if (axis.rtl)
        g_assert_cmpfloat_with_epsilon (mp_time_axis_get_x (&axis, day), axis.width - mp_time_axis_get_offset (&axis, day), 1e-6);
      else
        g_assert_cmpfloat (mp_time_axis_get_x (&axis, day), ==, mp_time_axis_get_offset (&axis, day));
    }
}

/* A mirrored axis is the picture in a mirror, things with a length included. */
static void
test_mirror (void)
{
  for (guint i = 0; i < 500; i++)
    {
      MpTimeAxis ltr = random_axis (), rtl;
      double offset = g_test_rand_double_range (-100, 5000), length = g_test_rand_double_range (0, 300);

      ltr.rtl = FALSE;
      rtl = ltr;
      rtl.rtl = TRUE;
      g_assert_cmpfloat_with_epsilon (mp_time_axis_mirror (&ltr, offset, length) + length,
                                      rtl.width - mp_time_axis_mirror (&rtl, offset, length), 1e-6);
    }
}

static void
test_zoom (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      MpTimeAxis axis, before;
      double x;

      mp_time_axis_init (&axis, 900, g_test_rand_int_range (0, 2));
      before = axis;
      x = g_test_rand_double_range (0, axis.width);
      mp_time_axis_zoom (&axis, g_test_rand_double_range (0.3, 3), x);
      g_assert_cmpfloat_with_epsilon (mp_time_axis_get_day (&axis, x), mp_time_axis_get_day (&before, x), 1e-6);
    }
}

static void
test_limits (void)
{
  MpTimeAxis axis;

  mp_time_axis_init (&axis, 1000, FALSE);
  for (guint i = 0; i < 200; i++)
    mp_time_axis_zoom (&axis, 1.5, 10);
  g_assert_cmpfloat (axis.scale, ==, MP_TIME_AXIS_MAX_SCALE);
  for (guint i = 0; i < 200; i++)
    mp_time_axis_zoom (&axis, 0.5, 990);
  g_assert_cmpfloat (axis.scale, ==, MP_TIME_AXIS_MIN_SCALE);
  for (guint i = 0; i < 200; i++)
    mp_time_axis_scroll (&axis, i % 2 ? 1e12 : -1e12);
  g_assert_true (isfinite (axis.origin));
  g_assert_cmpfloat (axis.origin, <=, MP_DATE_MAX + 1);
  g_assert_cmpfloat (axis.origin + axis.width / axis.scale, >=, MP_DATE_MIN);
}

static void
test_fit (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      MpTimeAxis axis;
      MpDate from = g_test_rand_int_range (-200000, 200000), to = from + g_test_rand_int_range (0, 40000);
      double padding = g_test_rand_double_range (0, 20);

      mp_time_axis_init (&axis, g_test_rand_double_range (100, 2000), i % 2);
      mp_time_axis_fit (&axis, i % 3 ? from : to, i % 3 ? to : from, padding);
      g_assert_cmpfloat (mp_time_axis_get_offset (&axis, from), >=, padding - 1e-6);
      g_assert_cmpfloat (mp_time_axis_get_offset (&axis, (double) to + 1), <=, axis.width - padding + 1e-6);
    }
}

static void
test_fit_half_open (void)
{
  MpTimeAxis axis, same;

  mp_time_axis_init (&axis, 600, FALSE);
  same = axis;
  mp_time_axis_fit (&same, MP_DATE_NONE, MP_DATE_NONE, 0);
  g_assert_cmpfloat (same.origin, ==, axis.origin);
  mp_time_axis_fit (&axis, 19000, MP_DATE_NONE, 0);
  g_assert_cmpfloat_with_epsilon (mp_time_axis_get_offset (&axis, 19000.5), 300, 1e-6);
}

/* Every day is in exactly one period, at the seams of leap years, centuries and the calendar. */
static void
test_periods (void)
{
  static const int days[] = { MP_DATE_MIN, MP_DATE_MIN + 1, MP_DATE_MIN + 400, MP_DATE_MAX - 400, MP_DATE_MAX - 1, MP_DATE_MAX };

  for (guint s = 0; s < G_N_ELEMENTS (all_steps); s++)
    {
      for (guint i = 0; i < 3000 + G_N_ELEMENTS (days); i++)
        {
          MpTimeStep step = { all_steps[s].unit, all_steps[s].count, i % 13 };
          MpDate day = i / 13 < G_N_ELEMENTS (days) ? days[i / 13] : g_test_rand_int_range (-25567, 47847); /* 1900 … 2100 */
          MpDate start = mp_time_step_floor (step, day);
          MpDate next = mp_time_step_next (step, start);

          g_assert_cmpint (start, <=, day);
          g_assert_cmpint (next, >, day);
          g_assert_cmpint (mp_time_step_floor (step, start), ==, start);
          g_assert_cmpint (next, <=, MP_DATE_MAX + 1);
          if (next <= MP_DATE_MAX)
            g_assert_cmpint (mp_time_step_floor (step, next), ==, next);
        }
    }
}

/* Every day of two centuries, counted anew the plain way. */
static void
test_fiscal_years (void)
{
  for (MpDate day = mp_date_from_ymd (1900, 1, 1); day <= mp_date_from_ymd (2100, 12, 31); day++)
    {
      int year, month;

      mp_date_to_ymd (day, &year, &month, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (fiscal_months); i++)
        {
          int begins = fiscal_months[i];
          MpTimeStep fiscal_year = { MP_TIME_UNIT_YEAR, 1, begins }, fiscal_quarter = { MP_TIME_UNIT_QUARTER, 1, begins };
          int first = month >= begins ? year : year - 1;
          int quarter = (month - begins + 12) % 12 / 3;
          int quarter_month = (begins - 1 + quarter * 3) % 12 + 1;
          MpDate start = mp_time_step_floor (fiscal_year, day);

          g_assert_cmpint (start, ==, mp_date_from_ymd (first, begins, 1));
          g_assert_cmpint (mp_time_step_next (fiscal_year, start), ==, mp_date_from_ymd (first + 1, begins, 1));
          g_assert_cmpint (mp_time_step_floor (fiscal_quarter, day), ==,
                           mp_date_from_ymd (quarter_month > month ? year - 1 : year, quarter_month, 1));
        }
    }
}

static void
test_period_table (void)
{
  static const struct
  {
    MpTimeStep step;
    int day[3];
    int start[3];
    int next[3];
  } table[] = {
    { { MP_TIME_UNIT_MONTH, 1 }, { 2024, 2, 29 }, { 2024, 2, 1 }, { 2024, 3, 1 } },
    { { MP_TIME_UNIT_MONTH, 1 }, { 1900, 2, 28 }, { 1900, 2, 1 }, { 1900, 3, 1 } },
    { { MP_TIME_UNIT_MONTH, 1 }, { 2026, 12, 31 }, { 2026, 12, 1 }, { 2027, 1, 1 } },
    { { MP_TIME_UNIT_QUARTER, 1 }, { 2026, 11, 23 }, { 2026, 10, 1 }, { 2027, 1, 1 } },
    { { MP_TIME_UNIT_QUARTER, 1 }, { 2024, 2, 29 }, { 2024, 1, 1 }, { 2024, 4, 1 } },
    { { MP_TIME_UNIT_WEEK, 1 }, { 2026, 11, 23 }, { 2026, 11, 23 }, { 2026, 11, 30 } },
    { { MP_TIME_UNIT_WEEK, 1 }, { 2026, 11, 22 }, { 2026, 11, 16 }, { 2026, 11, 23 } },
    { { MP_TIME_UNIT_YEAR, 10 }, { 2026, 11, 23 }, { 2020, 1, 1 }, { 2030, 1, 1 } },
    { { MP_TIME_UNIT_YEAR, 100 }, { 2000, 1, 1 }, { 2000, 1, 1 }, { 2100, 1, 1 } },
    { { MP_TIME_UNIT_YEAR, 10 }, { 5, 5, 5 }, { 1, 1, 1 }, { 10, 1, 1 } },
    { { MP_TIME_UNIT_MONTH, 1, 10 }, { 2024, 2, 29 }, { 2024, 2, 1 }, { 2024, 3, 1 } },
    { { MP_TIME_UNIT_YEAR, 1, 10 }, { 2026, 9, 30 }, { 2025, 10, 1 }, { 2026, 10, 1 } },
    { { MP_TIME_UNIT_YEAR, 1, 10 }, { 2026, 10, 1 }, { 2026, 10, 1 }, { 2027, 10, 1 } },
    { { MP_TIME_UNIT_YEAR, 1, 4 }, { 2024, 2, 29 }, { 2023, 4, 1 }, { 2024, 4, 1 } },
    { { MP_TIME_UNIT_QUARTER, 1, 7 }, { 2026, 11, 23 }, { 2026, 10, 1 }, { 2027, 1, 1 } },
    { { MP_TIME_UNIT_QUARTER, 1, 2 }, { 2026, 1, 31 }, { 2025, 11, 1 }, { 2026, 2, 1 } },
    { { MP_TIME_UNIT_QUARTER, 1, 12 }, { 2024, 2, 29 }, { 2023, 12, 1 }, { 2024, 3, 1 } },
    { { MP_TIME_UNIT_YEAR, 10, 10 }, { 2026, 11, 23 }, { 2019, 10, 1 }, { 2029, 10, 1 } },
    { { MP_TIME_UNIT_YEAR, 1, 10 }, { 1, 5, 5 }, { 1, 1, 1 }, { 1, 10, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDate start = mp_time_step_floor (table[i].step, mp_date_from_ymd (table[i].day[0], table[i].day[1], table[i].day[2]));

      g_assert_cmpint (start, ==, mp_date_from_ymd (table[i].start[0], table[i].start[1], table[i].start[2]));
      g_assert_cmpint (mp_time_step_next (table[i].step, start), ==, mp_date_from_ymd (table[i].next[0], table[i].next[1], table[i].next[2]));
    }
}

/* From a week on the screen to ten thousand years: the labels fit and the upper line is coarser. */
static void
test_header_fits (void)
{
  for (double scale = MP_TIME_AXIS_MIN_SCALE; scale <= MP_TIME_AXIS_MAX_SCALE; scale *= 1.07)
    {
      MpTimeAxis axis = { .origin = 0, .scale = scale, .width = 1000, .fiscal_month = g_test_rand_int_range (1, 13) };
      double year = axis.fiscal_month > 1 ? widths.fiscal_year : widths.year;
      MpTimeHeader header;
      double room;

      mp_time_axis_choose_header (&axis, &widths, &header);
      room = mp_time_step_get_days (header.lower) * scale;
      if (header.lower.unit == MP_TIME_UNIT_YEAR && header.lower.count == 5000)
        continue;
      g_assert_cmpfloat (room, >=, widths.day + widths.gap);
      if (header.lower.unit == MP_TIME_UNIT_YEAR)
        g_assert_cmpfloat (room, >=, year + widths.gap);
      g_assert_cmpfloat (mp_time_step_get_days (header.upper), >, mp_time_step_get_days (header.lower));
      g_assert_cmpfloat (mp_time_step_get_days (header.grid), <=, mp_time_step_get_days (header.lower));
      if (header.roomy)
        g_assert_cmpfloat (28 * scale, >=, widths.month_long);
    }
}

static void
test_header_table (void)
{
  static const struct
  {
    double scale;
    MpTimeUnit lower;
    int lower_count;
    MpTimeUnit upper;
    int upper_count;
    gboolean roomy;
  } table[] = {
    { 64, MP_TIME_UNIT_DAY, 1, MP_TIME_UNIT_MONTH, 1, TRUE },
    { 22, MP_TIME_UNIT_DAY, 1, MP_TIME_UNIT_MONTH, 1, TRUE },
    { 10, MP_TIME_UNIT_WEEK, 1, MP_TIME_UNIT_MONTH, 1, TRUE },
    { 3, MP_TIME_UNIT_MONTH, 1, MP_TIME_UNIT_YEAR, 1, TRUE },
    { 1.5, MP_TIME_UNIT_MONTH, 1, MP_TIME_UNIT_YEAR, 1, FALSE },
    { 0.5, MP_TIME_UNIT_QUARTER, 1, MP_TIME_UNIT_YEAR, 1, FALSE },
    { 0.2, MP_TIME_UNIT_YEAR, 1, MP_TIME_UNIT_YEAR, 10, FALSE },
    { 0.07, MP_TIME_UNIT_YEAR, 2, MP_TIME_UNIT_YEAR, 10, FALSE },
    { 0.03, MP_TIME_UNIT_YEAR, 5, MP_TIME_UNIT_YEAR, 10, FALSE },
    { 0.015, MP_TIME_UNIT_YEAR, 10, MP_TIME_UNIT_YEAR, 100, FALSE },
    { 0.001, MP_TIME_UNIT_YEAR, 200, MP_TIME_UNIT_YEAR, 1000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimeAxis axis = { .origin = 0, .scale = table[i].scale, .width = 1000 };
      MpTimeHeader header;

      mp_time_axis_choose_header (&axis, &widths, &header);
      g_assert_cmpint (header.lower.unit, ==, table[i].lower);
      g_assert_cmpint (header.lower.count, ==, table[i].lower_count);
      g_assert_cmpint (header.upper.unit, ==, table[i].upper);
      g_assert_cmpint (header.upper.count, ==, table[i].upper_count);
      g_assert_cmpint (header.roomy, ==, table[i].roomy);
    }
}

/* What is shaded at which zoom, and that the strong lines are those of the fiscal years. */
static void
test_bands_by_zoom (void)
{
  static const struct
  {
    double scale;
    MpTimeUnit unit;
    int count;
    gboolean fiscal;
  } table[] = {
    { 64, MP_TIME_UNIT_DAY, 1, FALSE },  { 22, MP_TIME_UNIT_DAY, 1, FALSE },     { 10, MP_TIME_UNIT_MONTH, 1, FALSE }, { 3, MP_TIME_UNIT_MONTH, 1, FALSE },
    { 1.5, MP_TIME_UNIT_MONTH, 1, FALSE }, { 0.5, MP_TIME_UNIT_YEAR, 1, TRUE }, { 0.2, MP_TIME_UNIT_YEAR, 1, TRUE },  { 0.03, MP_TIME_UNIT_YEAR, 10, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimeAxis axis = { .origin = 0, .scale = table[i].scale, .width = 1000, .fiscal_month = 10 };
      MpTimeHeader header;

      mp_time_axis_choose_header (&axis, &widths, &header);
      g_assert_cmpint (header.band.unit, ==, table[i].unit);
      g_assert_cmpint (header.band.count, ==, table[i].count);
      g_assert_cmpint (header.band.fiscal_month == 10, ==, table[i].fiscal || table[i].unit == MP_TIME_UNIT_DAY);
      if (header.upper.unit == MP_TIME_UNIT_YEAR)
        g_assert_cmpint (header.upper.fiscal_month, ==, 10);
    }
}

static void
test_weekends (void)
{
  const MpTimeStep day = { MP_TIME_UNIT_DAY, 1 }, week = { MP_TIME_UNIT_WEEK, 1 };

  for (guint i = 0; i < 3000; i++)
    {
      MpDate from, to, any = g_test_rand_int_range (MP_DATE_MIN, MP_DATE_MAX - 7);
      gboolean weekend = mp_date_get_weekday (any) >= 6;

      g_assert_true (mp_time_step_get_band (day, mp_time_step_floor (week, any), &from, &to));
      g_assert_cmpint (to - from, ==, 2);
      g_assert_cmpint (any >= from && any < to, ==, weekend);
    }
}

/* Of any two neighbours one is shaded. */
static void
test_bands_alternate (void)
{
  static const MpTimeStep bands[] = { { MP_TIME_UNIT_MONTH, 1 }, { MP_TIME_UNIT_YEAR, 1, 10 }, { MP_TIME_UNIT_YEAR, 1 }, { MP_TIME_UNIT_YEAR, 5 } };

  for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
    {
      MpDate start = mp_time_step_floor (bands[b], mp_date_from_ymd (1900, 1, 1));
      gboolean before = FALSE, first = TRUE;

      while (start < mp_date_from_ymd (2100, 1, 1))
        {
          MpDate from, to;
          gboolean shaded = mp_time_step_get_band (bands[b], start, &from, &to);

          g_assert_true (first || shaded != before);
          g_assert_cmpint (from, ==, start);
          g_assert_cmpint (to, ==, mp_time_step_next (bands[b], start));
          first = FALSE;
          before = shaded;
          start = to;
        }
    }
}

static void
test_ranges (void)
{
  static const struct
  {
    MpTimeRange range;
    int fiscal_month;
    int today[3];
    int from[3];
    int to[3];
  } table[] = {
    { MP_TIME_RANGE_YEAR, 1, { 2026, 11, 23 }, { 2026, 1, 1 }, { 2026, 12, 31 } },
    { MP_TIME_RANGE_YEAR, 10, { 2026, 11, 23 }, { 2026, 1, 1 }, { 2026, 12, 31 } },
    { MP_TIME_RANGE_FISCAL_YEAR, 10, { 2026, 11, 23 }, { 2026, 10, 1 }, { 2027, 9, 30 } },
    { MP_TIME_RANGE_FISCAL_YEAR, 10, { 2026, 9, 30 }, { 2025, 10, 1 }, { 2026, 9, 30 } },
    { MP_TIME_RANGE_FISCAL_YEAR, 4, { 2024, 2, 29 }, { 2023, 4, 1 }, { 2024, 3, 31 } },
    { MP_TIME_RANGE_FISCAL_YEAR, 7, { 2024, 7, 1 }, { 2024, 7, 1 }, { 2025, 6, 30 } },
    { MP_TIME_RANGE_FISCAL_YEAR, 1, { 2026, 11, 23 }, { 2026, 1, 1 }, { 2026, 12, 31 } },
    { MP_TIME_RANGE_FIVE_YEARS, 1, { 2026, 11, 23 }, { 2024, 1, 1 }, { 2028, 12, 31 } },
    { MP_TIME_RANGE_FIVE_YEARS, 10, { 2024, 2, 29 }, { 2022, 1, 1 }, { 2026, 12, 31 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDate from, to;

      mp_time_range_get_days (table[i].range, mp_date_from_ymd (table[i].today[0], table[i].today[1], table[i].today[2]), table[i].fiscal_month, &from,
                              &to);
      g_assert_cmpint (from, ==, mp_date_from_ymd (table[i].from[0], table[i].from[1], table[i].from[2]));
      g_assert_cmpint (to, ==, mp_date_from_ymd (table[i].to[0], table[i].to[1], table[i].to[2]));
    }
}

/* A pointer reaches every period of the step that it snaps to, and gets the day that it is on or a
 * first day near it. */
static void
test_snapping (void)
{
  static const struct { double scale; MpTimeUnit unit; int count; } table[] = {
    { 64, MP_TIME_UNIT_DAY, 1 }, { 2, MP_TIME_UNIT_DAY, 1 }, { 1, MP_TIME_UNIT_WEEK, 1 }, { 0.2, MP_TIME_UNIT_MONTH, 1 },
    { 0.05, MP_TIME_UNIT_QUARTER, 1 }, { 0.01, MP_TIME_UNIT_YEAR, 1 }, { 0.001, MP_TIME_UNIT_YEAR, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimeAxis axis = { .origin = 20000, .scale = table[i].scale, .width = 1000 };

      g_assert_cmpint (mp_time_axis_get_snap (&axis).unit, ==, table[i].unit);
      g_assert_cmpint (mp_time_axis_get_snap (&axis).count, ==, table[i].count);
    }
  for (guint i = 0; i < 3000; i++)
    {
      MpTimeAxis axis = random_axis ();
      MpTimeStep step = mp_time_axis_get_snap (&axis);
      double any = mp_time_axis_get_day (&axis, g_test_rand_double_range (0, axis.width));
      double day = CLAMP (any, MP_DATE_MIN, MP_DATE_MAX);
      MpDate start = mp_time_step_floor (step, (MpDate) floor (day));
      MpDate next = mp_time_step_next (step, start);
      MpDate snapped = mp_time_axis_snap (&axis, day);

      g_assert_cmpint (snapped, ==, mp_time_step_floor (step, snapped));
      if (step.unit == MP_TIME_UNIT_DAY)
        g_assert_cmpint (snapped, ==, (MpDate) floor (day));
      else
        g_assert_cmpfloat (fabs (snapped - day), <=, (next - start) / (next > MP_DATE_MAX ? 1.0 : 2.0));
    }
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_texts (void)
{
  const MpTimeStep day = { MP_TIME_UNIT_DAY, 1 }, month = { MP_TIME_UNIT_MONTH, 1 }, quarter = { MP_TIME_UNIT_QUARTER, 1 };
  const MpTimeStep year = { MP_TIME_UNIT_YEAR, 1 }, decade = { MP_TIME_UNIT_YEAR, 10 }, century = { MP_TIME_UNIT_YEAR, 100 };
  MpDate november = mp_date_from_ymd (2026, 11, 1);

  assert_text (mp_time_step_format_lower (day, mp_date_from_ymd (2024, 2, 29), FALSE), "29");
  assert_text (mp_time_step_format_lower (month, november, FALSE), "Nov");
  assert_text (mp_time_step_format_lower (month, november, TRUE), "November");
  assert_text (mp_time_step_format_upper (month, november, FALSE), "Nov 2026");
  assert_text (mp_time_step_format_upper (month, november, TRUE), "November 2026");
  assert_text (mp_time_step_format_lower (quarter, mp_date_from_ymd (2026, 10, 1), FALSE), "Q4");
  assert_text (mp_time_step_format_lower (year, mp_date_from_ymd (1900, 1, 1), FALSE), "1900");
  assert_text (mp_time_step_format_upper (year, mp_date_from_ymd (2100, 1, 1), FALSE), "2100");
  assert_text (mp_time_step_format_upper (decade, mp_date_from_ymd (2020, 1, 1), FALSE), "2020s");
  assert_text (mp_time_step_format_upper (decade, MP_DATE_MIN, FALSE), "1\xe2\x80\x93" "9");
  assert_text (mp_time_step_format_upper (century, mp_date_from_ymd (1900, 1, 1), FALSE), "1900\xe2\x80\x93" "1999");
  assert_text (mp_time_step_format_upper ((MpTimeStep) { MP_TIME_UNIT_YEAR, 10000 }, MP_DATE_MIN, FALSE), "1\xe2\x80\x93" "9999");
}

/* The texts that a language has of its own; numbers are the same in all. */
typedef struct
{
  const char *language;
  const char *months[12];
  const char *long_months[12];
  const char *quarters[4];
  const char *month_year;
  const char *long_month_year;
  const char *decade;
  const char *fiscal_year;
  const char *fiscal_decade;
} Texts;

static const Texts all_texts[] = {
  {
    .language = "en",
    .months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
    .long_months = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
    .quarters = { "Q1", "Q2", "Q3", "Q4" },
    .month_year = "Nov 2026",
    .long_month_year = "November 2026",
    .decade = "2020s",
    .fiscal_year = "FY 2026",
    .fiscal_decade = "FY 2020–2029",
  },
  {
    .language = "es",
    .months = { "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic" },
    .long_months = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre" },
    .quarters = { "T1", "T2", "T3", "T4" },
    .month_year = "nov 2026",
    .long_month_year = "noviembre 2026",
    .decade = "años 2020",
    .fiscal_year = "AF 2026",
    .fiscal_decade = "AF 2020–2029",
  },
  {
    .language = "ar",
    .months = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" },
    .long_months = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" },
    .quarters = { "ر1", "ر2", "ر3", "ر4" },
    .month_year = "نوفمبر 2026",
    .long_month_year = "نوفمبر 2026",
    .decade = "عقد 2020",
    .fiscal_year = "مالية 2026",
    .fiscal_decade = "مالية 2020–2029",
  },
};

static void
check_texts (const Texts *texts)
{
  const MpTimeStep day = { MP_TIME_UNIT_DAY, 1 }, week = { MP_TIME_UNIT_WEEK, 1 }, month = { MP_TIME_UNIT_MONTH, 1 };
  const MpTimeStep year = { MP_TIME_UNIT_YEAR, 1 }, decade = { MP_TIME_UNIT_YEAR, 10 }, century = { MP_TIME_UNIT_YEAR, 100 };

  for (int m = 1; m <= 12; m++)
    {
      MpDate start = mp_date_from_ymd (2026, m, 1);

      assert_text (mp_time_step_format_lower (month, start, FALSE), texts->months[m - 1]);
      assert_text (mp_time_step_format_lower (month, start, TRUE), texts->long_months[m - 1]);
      for (guint i = 0; i < G_N_ELEMENTS (fiscal_months); i++)
        {
          MpTimeStep quarter = { MP_TIME_UNIT_QUARTER, 1, fiscal_months[i] };

          assert_text (mp_time_step_format_lower (quarter, mp_time_step_floor (quarter, start), FALSE), texts->quarters[(m - fiscal_months[i] + 12) % 12 / 3]);
        }
    }
  assert_text (mp_time_step_format_lower (day, mp_date_from_ymd (2024, 2, 29), FALSE), "29");
  assert_text (mp_time_step_format_lower (week, mp_date_from_ymd (2024, 2, 29), FALSE), "29");
  assert_text (mp_time_step_format_lower (year, mp_date_from_ymd (2026, 1, 1), FALSE), "2026");
  assert_text (mp_time_step_format_upper (year, mp_date_from_ymd (2026, 1, 1), FALSE), "2026");
  assert_text (mp_time_step_format_upper (month, mp_date_from_ymd (2026, 11, 1), FALSE), texts->month_year);
  assert_text (mp_time_step_format_upper (month, mp_date_from_ymd (2026, 11, 1), TRUE), texts->long_month_year);
  assert_text (mp_time_step_format_upper (decade, mp_date_from_ymd (2020, 1, 1), FALSE), texts->decade);
  assert_text (mp_time_step_format_upper (century, mp_date_from_ymd (1900, 1, 1), FALSE), "1900–1999");
  for (guint i = 1; i < G_N_ELEMENTS (fiscal_months); i++)
    {
      MpTimeStep fiscal_year = { MP_TIME_UNIT_YEAR, 1, fiscal_months[i] }, fiscal_decade = { MP_TIME_UNIT_YEAR, 10, fiscal_months[i] };
      MpDate start = mp_date_from_ymd (2025, fiscal_months[i], 1);

      assert_text (mp_time_step_format_lower (fiscal_year, start, FALSE), texts->fiscal_year);
      assert_text (mp_time_step_format_upper (fiscal_year, start, TRUE), texts->fiscal_year);
      assert_text (mp_time_step_format_upper (fiscal_decade, mp_time_step_floor (fiscal_decade, start), FALSE), texts->fiscal_decade);
    }
}

static void
test_texts_in (gconstpointer data)
{
  const Texts *texts = data;
  const char *locale_dir = g_getenv ("MPOWER_LOCALEDIR");

  if (strcmp (texts->language, "en") == 0)
    {
      check_texts (texts);
      return;
    }
  if (!g_test_subprocess ())
    {
      g_autofree char *catalogue = g_build_filename (locale_dir ? locale_dir : LOCALEDIR, texts->language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the catalogue has not been made");
          return;
        }
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("LANGUAGE", texts->language, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A child that skips would count as one that failed. */
  if (mp_locale_serve_language (GETTEXT_PACKAGE))
    check_texts (texts);
  else
    g_test_message ("no locale of this machine serves translations");
}

/* What the iterator gives covers the visible time without a gap, and not much more. */
static void
test_iteration (void)
{
  for (guint i = 0; i < 600; i++)
    {
      MpTimeAxis axis = random_axis ();
      MpTimeHeader header;
      MpTimeIter iter;
      double visible_end = axis.origin + axis.width / axis.scale;
      MpDate previous = MP_DATE_NONE;
      guint n = 0;

      mp_time_axis_choose_header (&axis, &widths, &header);
      mp_time_axis_iter_init (&axis, header.lower, &iter);
      while (mp_time_iter_next (&iter))
        {
          if (previous == MP_DATE_NONE)
            g_assert_cmpfloat (iter.start, <=, MAX (axis.origin, MP_DATE_MIN));
          else
            g_assert_cmpint (iter.start, ==, previous);
          g_assert_cmpint (iter.end, >, iter.start);
          previous = iter.end;
          g_assert_cmpuint (++n, <, 4000);
        }
      if (n > 0)
        g_assert_cmpfloat (previous, >=, MIN (visible_end, MP_DATE_MAX));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-axis/a-day-has-one-place-and-back", test_inverse);
  g_test_add_func ("/time-axis/right-to-left-is-the-mirror-image", test_mirror);
  g_test_add_func ("/time-axis/zoom-keeps-the-day-under-the-pointer", test_zoom);
  g_test_add_func ("/time-axis/zoom-and-scrolling-have-limits", test_limits);
  g_test_add_func ("/time-axis/fit-shows-everything", test_fit);
  g_test_add_func ("/time-axis/fit-with-one-or-no-day", test_fit_half_open);
  g_test_add_func ("/time-axis/periods-tile-the-calendar", test_periods);
  g_test_add_func ("/time-axis/periods-at-leap-days-and-seams", test_period_table);
  g_test_add_func ("/time-axis/every-label-has-room-at-every-zoom", test_header_fits);
  g_test_add_func ("/time-axis/lines-of-the-header-by-zoom", test_header_table);
  g_test_add_func ("/time-axis/texts-of-the-header", test_texts);
  g_test_add_func ("/time-axis/fiscal-years-agree-with-a-naive-count", test_fiscal_years);
  g_test_add_func ("/time-axis/shades-by-zoom", test_bands_by_zoom);
  g_test_add_func ("/time-axis/weekends-are-saturday-and-sunday", test_weekends);
  g_test_add_func ("/time-axis/every-other-period-is-shaded", test_bands_alternate);
  g_test_add_func ("/time-axis/ranges-have-whole-years", test_ranges);
  g_test_add_func ("/time-axis/pointers-snap-to-what-they-can-hit", test_snapping);
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/time-axis/all-texts-in-%s", all_texts[i].language);

      g_test_add_data_func (path, &all_texts[i], test_texts_in);
    }
  g_test_add_func ("/time-axis/iteration-covers-what-is-visible", test_iteration);
  return g_test_run ();
}
