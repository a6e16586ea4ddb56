/* test-date-input.c: dates as people type them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "base/mp-locale.h"
#include "base/mp-error.h"
#include "base/mp-format.h"
#include "widgets/mp-date-input.h"

static void
test_readable (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2026-06-14", "2026-06-14" },
    { "2026-06", "2026-06" },
    { "2026", "2026" },
    { "14 Jun 2026", "2026-06-14" },
    { "14 June 2026", "2026-06-14" },
    { "14. June 2026", "2026-06-14" },
    { "June 14, 2026", "2026-06-14" },
    { "2026 jun 14", "2026-06-14" },
    { "  14\xc2\xa0Jun\xc2\xa0" "2026 ", "2026-06-14" },
    { "14th of September 2026", "2026-09-14" },
    { "Jun 2026", "2026-06" },
    { "jun. 2026", "2026-06" },
    { "2026 June", "2026-06" },
    { "06/2026", "2026-06" },
    { "2026/6/14", "2026-06-14" },
    { "14/06/2026", "2026-06-14" },
    { "6/14/2026", "2026-06-14" },
    { "3.3.2027", "2027-03-03" },
    { "29 Feb 2024", "2024-02-29" },
    { "14 del June de 2026", "2026-06-14" },
    { "\xd9\xa1\xd9\xa4 Jun \xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6", "2026-06-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      MpDatePrecision precision;
      MpDate date;

      mp_date_input_parse (cases[i].text, &date, &precision, &error);
      g_assert_no_error (error);
      iso = mp_date_to_iso (date, precision);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "03/04/2027", MP_ERROR_AMBIGUOUS },
    { "3-4-2027", MP_ERROR_AMBIGUOUS },
    { "tomorrow", MP_ERROR_INVALID },
    { "5 Foo 2026", MP_ERROR_INVALID },
    { "14 June sometime 2026", MP_ERROR_INVALID },
    { "31 Jun 2026", MP_ERROR_INVALID },
    { "29 Feb 2023", MP_ERROR_INVALID },
    { "14 Jun", MP_ERROR_INVALID },
    { "14 Jun 26", MP_ERROR_INVALID },
    { "0000-01-01", MP_ERROR_INVALID },
    { "12345", MP_ERROR_INVALID },
    { "Jun Jul 2026", MP_ERROR_INVALID },
    { "1 2 3 4", MP_ERROR_INVALID },
    { "99999999999999999999", MP_ERROR_INVALID },
    { "-", MP_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MpDatePrecision precision;
      MpDate date;

      g_assert_false (mp_date_input_parse (cases[i].text, &date, &precision, &error));
      g_assert_error (error, MP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].text));
    }
}

static void
test_blank (void)
{
  MpDatePrecision precision;
  MpDate date = 1;

  g_assert_true (mp_date_input_parse (" \xc2\xa0 ", &date, &precision, NULL));
  g_assert_cmpint (date, ==, MP_DATE_NONE);
}

/* What a field shows must be readable when one saves without having touched it. */
static void
test_round_trip (void)
{
  for (MpDate day = mp_date_from_ymd (1999, 12, 1); day < mp_date_from_ymd (2001, 2, 1); day++)
    {
      for (MpDatePrecision precision = MP_PRECISION_DAY; precision <= MP_PRECISION_YEAR; precision++)
        {
          g_autofree char *text = mp_format_date (day, precision);
          g_autoptr (GError) error = NULL;
          MpDatePrecision found;
          MpDate date;

          mp_date_input_parse (text, &date, &found, &error);
          g_assert_no_error (error);
          g_assert_cmpint (date, ==, mp_date_period_start (day, precision));
          g_assert_cmpint (found, ==, precision);
        }
    }
}

static void
test_round_trip_in (gconstpointer language)
{
  if (g_test_subprocess ())
    {
      g_setenv ("LANGUAGE", language, TRUE);
      setlocale (LC_ALL, "C.UTF-8");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MPOWER_LOCALEDIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      mp_locale_serve_language (GETTEXT_PACKAGE);
      test_round_trip ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-input/what-people-write-is-read", test_readable);
  g_test_add_func ("/date-input/what-has-two-readings-or-none-is-refused-in-words", test_refused);
  g_test_add_func ("/date-input/blank-is-no-date", test_blank);
  g_test_add_func ("/date-input/what-is-shown-can-be-read-again", test_round_trip);
  g_test_add_data_func ("/date-input/what-is-shown-in-spanish-can-be-read-again", "es", test_round_trip_in);
  g_test_add_data_func ("/date-input/what-is-shown-in-arabic-can-be-read-again", "ar", test_round_trip_in);

  return g_test_run ();
}
