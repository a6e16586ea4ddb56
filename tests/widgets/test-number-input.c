/* test-number-input.c: amounts and shares as people type them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-error.h"
#include "widgets/mp-number-input.h"

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gint64 amount;
  } cases[] = {
    { "8000000", "USD", 800000000 },
    { "8,000,000", "USD", 800000000 },
    { "8.000.000", "USD", 800000000 },
    { "8 000 000", "USD", 800000000 },
    { "8\xe2\x80\xaf" "000\xe2\x80\xaf" "000,50", "EUR", 800000050 },
    { "8'000'000.50", "CHF", 800000050 },
    { "1,250.5", "USD", 125050 },
    { "1.250,5", "USD", 125050 },
    { "12,5", "USD", 1250 },
    { "12.05", "USD", 1205 },
    { "8,000", "USD", 800000 },
    { "500", "JPY", 500 },
    { "1,000", "JPY", 1000 },
    { "1.5", "JOD", 1500 },
    { "1,000,000.125", "JOD", 1000000125 },
    { "-100", "USD", -10000 },
    { "\xe2\x88\x92" "100", "USD", -10000 },
    { "\xd9\xa1\xd9\xa2\xd9\xab\xd9\xa5", "USD", 1250 },
    { "0", "USD", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = -1;

      mp_number_input_parse_amount (cases[i].text, cases[i].currency, &amount, &error);
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    int code;
  } cases[] = {
    { "1,500", "JOD", MP_ERROR_AMBIGUOUS },
    { "eight", "USD", MP_ERROR_INVALID },
    { "8 million", "USD", MP_ERROR_INVALID },
    { "12.345.6", "USD", MP_ERROR_INVALID },
    { "1,2,3", "USD", MP_ERROR_INVALID },
    { "1.5", "JPY", MP_ERROR_INVALID },
    { "12.", "USD", MP_ERROR_INVALID },
    { ".5", "USD", MP_ERROR_INVALID },
    { "-", "USD", MP_ERROR_INVALID },
    { "--5", "USD", MP_ERROR_INVALID },
    { "99999999999999999999", "USD", MP_ERROR_INVALID },
    { "1,000.00.00", "USD", MP_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount;

      g_assert_false (mp_number_input_parse_amount (cases[i].text, cases[i].currency, &amount, &error));
      g_assert_error (error, MP_ERROR, cases[i].code);
    }
}

static void
test_round_trip (void)
{
  static const char *const currencies[] = { "USD", "JPY", "JOD" };

  for (guint i = 0; i < 20000; i++)
    {
      const char *currency = currencies[i % G_N_ELEMENTS (currencies)];
      gint64 amount = (gint64) g_test_rand_int () * (1 << g_test_rand_int_range (0, 20)) * (i % 2 ? 1 : 100);
      g_autofree char *text = mp_number_input_format_amount (amount, currency);
      g_autoptr (GError) error = NULL;
      gint64 again = 0;

      mp_number_input_parse_amount (text, currency, &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, amount);
    }
}

/* Three decimals look like thousands. */
static void
test_thousandths (void)
{
  for (gint64 amount = -20000; amount < 1200000; amount += 7)
    {
      g_autofree char *text = mp_number_input_format_amount (amount, "JOD");
      g_autoptr (GError) error = NULL;
      gint64 again = 0;

      mp_number_input_parse_amount (text, "JOD", &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, amount);
    }
}

static void
test_shares (void)
{
  static const char *const wrong[] = { "", "101", "-1", "half", "1.234", "%" };

  for (int share = 0; share <= 10000; share++)
    {
      g_autofree char *text = mp_number_input_format_share (share);
      gint64 again = -1;

      g_assert_true (mp_number_input_parse_share (text, &again, NULL));
      g_assert_cmpint (again, ==, share);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 share;

      g_assert_false (mp_number_input_parse_share (wrong[i], &share, &error));
      g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-input/amounts-are-read-as-they-are-written-anywhere", test_amounts);
  g_test_add_func ("/number-input/what-is-no-amount-is-refused", test_refused);
  g_test_add_func ("/number-input/an-amount-survives-being-shown", test_round_trip);
  g_test_add_func ("/number-input/three-decimals-are-no-thousands", test_thousandths);
  g_test_add_func ("/number-input/shares", test_shares);

  return g_test_run ();
}
