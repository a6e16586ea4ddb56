/* test-format.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-format.h"

static void
take_and_compare (char       *result,
                  const char *expected)
{
  g_assert_cmpstr (result, ==, expected);
  g_free (result);
}

static void
test_dates_show_what_is_known (void)
{
  MpDate day = mp_date_from_ymd (2026, 12, 14);

  take_and_compare (mp_format_date (day, MP_PRECISION_DAY), "14 Dec 2026");
  take_and_compare (mp_format_date (day, MP_PRECISION_MONTH), "Dec 2026");
  take_and_compare (mp_format_date (day, MP_PRECISION_YEAR), "2026");
  take_and_compare (mp_format_date (MP_DATE_NONE, MP_PRECISION_DAY), "Not stated");
  take_and_compare (mp_format_range (day, MP_PRECISION_DAY, MP_DATE_NONE, MP_PRECISION_DAY), "14 Dec 2026 \xe2\x80\x93 end not stated");
  take_and_compare (mp_format_range (day, MP_PRECISION_MONTH, day + 400, MP_PRECISION_YEAR), "Dec 2026 \xe2\x80\x93 2028");
}

static void
test_money_keeps_its_minor_units (void)
{
  take_and_compare (mp_format_money (800000000, "USD"), "USD 8,000,000");
  take_and_compare (mp_format_money (123456, "EUR"), "EUR 1,234.56");
  take_and_compare (mp_format_money (1205, "EUR"), "EUR 12.05");
  take_and_compare (mp_format_money (500000, "JPY"), "JPY 500,000");
  take_and_compare (mp_format_money (-1500, "JOD"), "JOD \xe2\x88\x92" "1.500");
  take_and_compare (mp_format_integer (G_MININT64), "\xe2\x88\x92" "9,223,372,036,854,775,808");
  take_and_compare (mp_format_integer (999), "999");
}

static void
test_counts_have_their_plural (void)
{
  take_and_compare (mp_format_days (1), "1 day");
  take_and_compare (mp_format_days (38), "38 days");
  take_and_compare (mp_format_months (1), "1 month");
  take_and_compare (mp_format_months (0), "0 months");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/dates-show-what-is-known", test_dates_show_what_is_known);
  g_test_add_func ("/format/money-keeps-its-minor-units", test_money_keeps_its_minor_units);
  g_test_add_func ("/format/counts-have-their-plural", test_counts_have_their_plural);
  return g_test_run ();
}
