/* test-date.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-date.h"

/* The naive twin: GDate's own calendar. */
static void
test_every_day_agrees_with_gdate (void)
{
  for (MpDate date = MP_DATE_MIN; date <= MP_DATE_MAX; date += 1 + date % 3 * (date % 3 > 0))
    {
      GDate twin;
      int year, month, day;

      g_date_clear (&twin, 1);
      g_date_set_julian (&twin, (guint32) (date - MP_DATE_MIN + 1));
      mp_date_to_ymd (date, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&twin));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&twin));
      g_assert_cmpint (day, ==, g_date_get_day (&twin));
      g_assert_cmpint (mp_date_from_ymd (year, month, day), ==, date);
      g_assert_cmpint (mp_date_get_weekday (date), ==, (int) g_date_get_weekday (&twin));
    }
}

static void
test_impossible_days_are_none (void)
{
  g_assert_cmpint (mp_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (mp_date_from_ymd (1, 1, 1), ==, MP_DATE_MIN);
  g_assert_cmpint (mp_date_from_ymd (9999, 12, 31), ==, MP_DATE_MAX);
  g_assert_cmpint (mp_date_from_ymd (2023, 2, 29), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (1900, 2, 29), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (0, 1, 1), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (10000, 1, 1), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (2024, 13, 1), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (2024, 4, 31), ==, MP_DATE_NONE);
  g_assert_cmpint (mp_date_from_ymd (2000, 2, 29), !=, MP_DATE_NONE);
}

static void
test_months_are_added_to_the_last_day (void)
{
  static const struct { int y, m, d, add, ey, em, ed; } table[] = {
    { 2024, 1, 31, 1, 2024, 2, 29 },
    { 2023, 1, 31, 1, 2023, 2, 28 },
    { 2024, 2, 29, 12, 2025, 2, 28 },
    { 2024, 2, 29, -48, 2020, 2, 29 },
    { 2024, 12, 15, 1, 2025, 1, 15 },
    { 2024, 1, 15, -1, 2023, 12, 15 },
    { 9999, 12, 1, 1, 9999, 12, 31 },
    { 1, 1, 1, -1, 1, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (mp_date_add_months (mp_date_from_ymd (table[i].y, table[i].m, table[i].d), table[i].add), ==,
                     mp_date_from_ymd (table[i].ey, table[i].em, table[i].ed));
  g_assert_cmpint (mp_date_add_months (MP_DATE_NONE, 3), ==, MP_DATE_NONE);
}

static void
test_durations_count_both_days (void)
{
  /* Start, end and months of projects on the partner page. */
  static const struct { const char *from, *to; int months; } table[] = {
    { "2015-11-25", "2026-12-31", 133 },
    { "2020-12-15", "2025-06-14", 54 },
    { "2022-07-19", "2026-07-18", 48 },
    { "2023-08-10", "2026-05-30", 33 },
    { "2023-11-01", "2028-05-02", 54 },
    { "2022-12-01", "2026-12-01", 48 },
    { "2024-01-31", "2024-02-27", 0 },
    { "2024-01-01", "2024-01-31", 1 },
    { "2024-05-02", "2024-05-01", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDate from, to;

      g_assert_true (mp_date_parse_iso (table[i].from, &from, NULL));
      g_assert_true (mp_date_parse_iso (table[i].to, &to, NULL));
      g_assert_cmpint (mp_date_months_between (from, to), ==, table[i].months);
    }
}

static void
test_iso_texts_keep_their_precision (void)
{
  static const struct { const char *text; MpDatePrecision precision; const char *iso, *first, *last; } table[] = {
    { "2027-03-14", MP_PRECISION_DAY, "2027-03-14", "2027-03-14", "2027-03-14" },
    { "2024-02", MP_PRECISION_MONTH, "2024-02", "2024-02-01", "2024-02-29" },
    { "2027", MP_PRECISION_YEAR, "2027", "2027-01-01", "2027-12-31" },
    { "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa7-\xd9\xa0\xd9\xa3", MP_PRECISION_MONTH, "2027-03", "2027-03-01", "2027-03-31" },
    { "\xe0\xa7\xa8\xe0\xa7\xa6\xe0\xa7\xa8\xe0\xa7\xad", MP_PRECISION_YEAR, "2027", "2027-01-01", "2027-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDatePrecision precision;
      MpDate date;
      g_autofree char *iso = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      g_assert_true (mp_date_parse_iso (table[i].text, &date, &precision));
      g_assert_cmpint (precision, ==, table[i].precision);
      iso = mp_date_to_iso (date, precision);
      first = mp_date_to_iso (mp_date_period_start (date, precision), MP_PRECISION_DAY);
      last = mp_date_to_iso (mp_date_period_end (date, precision), MP_PRECISION_DAY);
      g_assert_cmpstr (iso, ==, table[i].iso);
      g_assert_cmpstr (first, ==, table[i].first);
      g_assert_cmpstr (last, ==, table[i].last);
    }
}

static void
test_other_texts_are_refused (void)
{
  static const char *const texts[] = { "", "27", "2027-", "2027-3", "2027-03-", "2027-03-32", "2027-13", "0000-01-01", "2027-03-14x", "2027/03/14", "14-03-2027", " 2027", "20270314", "-2027" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MpDate date;

      g_assert_false (mp_date_parse_iso (texts[i], &date, NULL));
    }
}

static void
test_today_can_be_fixed (void)
{
  g_setenv ("MPOWER_TODAY", "2026-11-23", TRUE);
  g_assert_cmpint (mp_date_today (), ==, mp_date_from_ymd (2026, 11, 23));
  g_setenv ("MPOWER_TODAY", "nonsense", TRUE);
  g_assert_cmpint (mp_date_today (), >, mp_date_from_ymd (2020, 1, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/every-day-agrees-with-gdate", test_every_day_agrees_with_gdate);
  g_test_add_func ("/date/impossible-days-are-none", test_impossible_days_are_none);
  g_test_add_func ("/date/months-are-added-to-the-last-day", test_months_are_added_to_the_last_day);
  g_test_add_func ("/date/durations-count-both-days", test_durations_count_both_days);
  g_test_add_func ("/date/iso-texts-keep-their-precision", test_iso_texts_keep_their_precision);
  g_test_add_func ("/date/other-texts-are-refused", test_other_texts_are_refused);
  g_test_add_func ("/date/today-can-be-fixed", test_today_can_be_fixed);
  return g_test_run ();
}
