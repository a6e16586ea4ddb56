/* test-values.c: dates and money as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-format.h"
#include "exchange/mp-date-parser.h"
#include "exchange/mp-money-parser.h"

static const struct
{
  const char *text;
  const char *iso; /* NULL: it cannot be read; "": it says that there is none */
} dates[] = {
  { "2026-06-14", "2026-06-14" },
  { " 2026-06-14 ", "2026-06-14" },
  { "2026-06", "2026-06" },
  { "2026", "2026" },
  { "2026-06-14T00:00:00Z", "2026-06-14" },
  { "2026-06-14 00:00", "2026-06-14" },
  { "2026/06/14", "2026-06-14" },
  { "2026/6", "2026-06" },
  { "14 Jun 2026", "2026-06-14" },
  { "14 June 2026", "2026-06-14" },
  { "14-Jun-2026", "2026-06-14" },
  { "June 14, 2026", "2026-06-14" },
  { "Jun. 14th, 2026", "2026-06-14" },
  { "14 juin 2026", "2026-06-14" },
  { "1er ao\xc3\xbbt 2026", "2026-08-01" },
  { "14 de junio de 2026", "2026-06-14" },
  { "1\xc2\xba de enero de 2027", "2027-01-01" },
  { "d\xc3\xa9""cembre 2021", "2021-12" },
  { "D\xc3\x89""CEMBRE 2021", "2021-12" },
  { "septiembre de 2024", "2024-09" },
  { "mar\xc3\xa7o de 2024", "2024-03" },
  { "12/2021", "2021-12" },
  { "12-2021", "2021-12" },
  { "25/12/2024", "2024-12-25" },
  { "12/25/2024", "2024-12-25" },
  { "05/05/2027", "2027-05-05" },
  { "25.12.2024", "2024-12-25" },
  { "03.04.2027", "2027-04-03" },
  { "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-\xd9\xa0\xd9\xa6-\xd9\xa1\xd9\xa4", "2026-06-14" },                                              /* Arabic-Indic */
  { "\xe0\xa7\xa8\xe0\xa7\xa6\xe0\xa7\xa8\xe0\xa7\xac-\xe0\xa7\xa6\xe0\xa7\xac-\xe0\xa7\xa7\xe0\xa7\xaa", "2026-06-14" },              /* Bangla */
  { "14\xc2\xa0June\xc2\xa0""2026", "2026-06-14" },                                                                                       /* no-break spaces */
  { "9999-12-31", "9999-12-31" },
  { "0001-01-01", "0001-01-01" },
  { "", "" },
  { "n/a", "" },
  { "N/A", "" },
  { "-", "" },
  { "TBD", "" },
  { "por definir", "" },
  { "0000-01-01", NULL },
  { "2026-02-30", NULL },
  { "29/02/2023", NULL },
  { "2026-13-01", NULL },
  { "31/12/24", NULL },   /* whose century? */
  { "44545", NULL },      /* a day of a spreadsheet */
  { "13/13/2024", NULL },
  { "soon", NULL },
  { "14 Foo 2026", NULL },
  { "June", NULL },
  { "14", NULL },
  { "1 2 3 4 5 6 7 8", NULL },
  { "10000-01-01", NULL },
  { "end of 2026", NULL },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      MpDate date, other;
      MpDatePrecision precision;
      MpDateReading reading = mp_date_parse_text (dates[i].text, MP_DATE_ORDER_UNKNOWN, &date, &precision, &other);
      g_autofree char *iso = date == MP_DATE_NONE ? NULL : mp_date_to_iso (date, precision);

      g_test_message ("%s", dates[i].text);
      if (dates[i].iso == NULL)
        {
          g_assert_cmpint (reading, ==, MP_DATE_READING_WRONG);
        }
      else if (*dates[i].iso == '\0')
        {
          g_assert_cmpint (reading, ==, MP_DATE_READING_NONE);
        }
      else
        {
          g_assert_cmpint (reading, ==, MP_DATE_READING_ONE);
          g_assert_cmpstr (iso, ==, dates[i].iso);
        }
    }
}

static void
test_two_readings_are_not_guessed (void)
{
  static const char *const texts[] = { "03/04/2027", "3/4/2027", "03-04-2027", "\xd9\xa0\xd9\xa3/\xd9\xa0\xd9\xa4/\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa7" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MpDate date, other;
      MpDatePrecision precision;

      g_assert_cmpint (mp_date_parse_text (texts[i], MP_DATE_ORDER_UNKNOWN, &date, &precision, &other), ==, MP_DATE_READING_TWO);
      g_assert_cmpint (date, ==, mp_date_from_ymd (2027, 4, 3));
      g_assert_cmpint (other, ==, mp_date_from_ymd (2027, 3, 4));
      g_assert_cmpint (mp_date_parse_text (texts[i], MP_DATE_ORDER_DMY, &date, &precision, &other), ==, MP_DATE_READING_ONE);
      g_assert_cmpint (date, ==, mp_date_from_ymd (2027, 4, 3));
      g_assert_cmpint (mp_date_parse_text (texts[i], MP_DATE_ORDER_MDY, &date, &precision, &other), ==, MP_DATE_READING_ONE);
      g_assert_cmpint (date, ==, mp_date_from_ymd (2027, 3, 4));
    }
}

static void
test_an_order_does_not_make_days_that_do_not_exist (void)
{
  MpDate date, other;
  MpDatePrecision precision;

  g_assert_cmpint (mp_date_parse_text ("12/25/2024", MP_DATE_ORDER_DMY, &date, &precision, &other), ==, MP_DATE_READING_ONE);
  g_assert_cmpint (date, ==, mp_date_from_ymd (2024, 12, 25));
  g_assert_cmpint (mp_date_parse_text ("25/12/2024", MP_DATE_ORDER_MDY, &date, &precision, &other), ==, MP_DATE_READING_ONE);
  g_assert_cmpint (date, ==, mp_date_from_ymd (2024, 12, 25));
}

static const struct
{
  const char *text;
  const char *currency; /* of another column */
  gint64 amount;
  const char *expected; /* NULL: it cannot be read */
  int fiscal_year;
  const char *qualifier;
} amounts[] = {
  { "USD 8,000,000", NULL, 800000000, "USD", 0, "exact" },
  { "USD 8000000", NULL, 800000000, "USD", 0, "exact" },
  { "8.000.000,00 EUR", NULL, 800000000, "EUR", 0, "exact" },
  { "8 000 000,50 EUR", NULL, 800000050, "EUR", 0, "exact" },
  { "CHF 8'000'000.-", NULL, 0, NULL, 0, NULL },
  { "CHF 8'000'000", NULL, 800000000, "CHF", 0, "exact" },
  { "US$ 2.5 million", NULL, 250000000, "USD", 0, "exact" },
  { "2,5 millones de USD", NULL, 250000000, "USD", 0, "exact" },
  { "2.500 millones EUR", NULL, 250000000, "EUR", 0, "exact" },
  { "$120 million", NULL, 12000000000, "USD", 0, "exact" },
  { "$ 100", "MXN", 10000, "MXN", 0, "exact" },
  { "100", "mxn?", 0, NULL, 0, NULL },
  { "100", "EUR", 10000, "EUR", 0, "exact" },
  { "100", "eur", 10000, "EUR", 0, "exact" },
  { "100", "\xe2\x82\xac", 0, NULL, 0, NULL }, /* a sign of three bytes is no code */
  { "100", "/a\n", 0, NULL, 0, NULL },
  { "100", NULL, 0, NULL, 0, NULL },
  { "FY2021 USD 8000000", NULL, 800000000, "USD", 2021, "exact" },
  { "FY 2021: USD 8,000,000", NULL, 800000000, "USD", 2021, "exact" },
  { "FY21 USD 10", NULL, 1000, "USD", 2021, "exact" },
  { "USD 10 FY2021", NULL, 1000, "USD", 2021, "exact" },
  { "up to USD 5000000 (notice of intent)", NULL, 500000000, "USD", 0, "up-to" },
  { "approx. USD 3000000", NULL, 300000000, "USD", 0, "about" },
  { "more than EUR 10", NULL, 1000, "EUR", 0, "more-than" },
  { "m\xc3\xa1s de 10 EUR", NULL, 1000, "EUR", 0, "more-than" },
  { "\xe2\x82\xac 1.234,56", NULL, 123456, "EUR", 0, "exact" },
  { "1,234.56 USD", NULL, 123456, "USD", 0, "exact" },
  { "1.234 USD", NULL, 123400, "USD", 0, "exact" },
  { "0.500 USD", NULL, 50, "USD", 0, "exact" },
  { "12.5 USD", NULL, 1250, "USD", 0, "exact" },
  { "-500 USD", NULL, -50000, "USD", 0, "exact" },
  { "USD -500", NULL, -50000, "USD", 0, "exact" },
  { "JPY 1000", NULL, 1000, "JPY", 0, "exact" },
  { "JOD 1.2340", NULL, 1234, "JOD", 0, "exact" },
  { "JPY 10.5", NULL, 0, NULL, 0, NULL },
  { "\xd9\xa1\xd9\xac\xd9\xa2\xd9\xa3\xd9\xa4 USD", NULL, 123400, "USD", 0, "exact" },                       /* ١٬٢٣٤ */
  { "\xd9\xa1\xd9\xac\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xab\xd9\xa5 USD", NULL, 123450, "USD", 0, "exact" },       /* ١٬٢٣٤٫٥ */
  { "\xd9\xa1\xd9\xab\xd9\xa2\xd9\xa3\xd9\xa4 JOD", NULL, 1234, "JOD", 0, "exact" },                         /* ١٫٢٣٤ */
  { "INR 1,23,45,678.50", NULL, 1234567850, "INR", 0, "exact" },
  { "USD 1,2,3", NULL, 0, NULL, 0, NULL },
  { "USD 1.2.3", NULL, 0, NULL, 0, NULL },
  { "USD 1,234,56", NULL, 0, NULL, 0, NULL },
  { "USD 1,2.3,0", NULL, 0, NULL, 0, NULL },
  { "USD 1.234,567.89", NULL, 0, NULL, 0, NULL },
  { "USD 10 2021", NULL, 0, NULL, 0, NULL },
  { "\xd9\xa1\xd9\xa0\xd9\xa0 USD", NULL, 10000, "USD", 0, "exact" },
  { "\xe0\xa7\xa7\xe0\xa7\xa6\xe0\xa7\xa6 BDT", NULL, 10000, "BDT", 0, "exact" },
  { "USD 99999999999999999999", NULL, 0, NULL, 0, NULL },
  { "USD 92233720368547758.07", NULL, G_MAXINT64, "USD", 0, "exact" },
  { "USD 92233720368547758.08", NULL, 0, NULL, 0, NULL },
  { "9 billion USD", NULL, 900000000000, "USD", 0, "exact" },
  { "a lot of USD", NULL, 0, NULL, 0, NULL },
  { "USD", NULL, 0, NULL, 0, NULL },
  { "USD 10 or 20", NULL, 0, NULL, 0, NULL },
};

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      MpMoney money;
      gboolean read = mp_money_parse (amounts[i].text, amounts[i].currency, &money);

      g_test_message ("%s", amounts[i].text);
      g_assert_cmpint (read, ==, amounts[i].expected != NULL);
      if (!read)
        continue;
      g_assert_cmpstr (money.currency, ==, amounts[i].expected);
      g_assert_cmpint (money.amount, ==, amounts[i].amount);
      g_assert_cmpint (money.fiscal_year, ==, amounts[i].fiscal_year);
      g_assert_cmpstr (money.qualifier, ==, amounts[i].qualifier);
      mp_money_clear (&money);
    }
}

static void
test_lists_of_amounts (void)
{
  g_autoptr (GArray) list = mp_money_parse_list ("FY2021 USD 8000000; FY2024 USD 520000", NULL);
  g_autoptr (GArray) slashed = mp_money_parse_list ("FY 2021: USD 8,000,000 / FY 2024: USD 520,000", NULL);
  g_autoptr (GArray) empty = mp_money_parse_list (" ; ", NULL);
  g_autoptr (GArray) broken = mp_money_parse_list ("USD 1; what", NULL);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (g_array_index (list, MpMoney, 1).amount, ==, 52000000);
  g_assert_cmpint (g_array_index (list, MpMoney, 1).fiscal_year, ==, 2024);
  g_assert_cmpuint (slashed->len, ==, 2);
  g_assert_cmpint (g_array_index (slashed, MpMoney, 0).amount, ==, 800000000);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_null (broken);
}

/* Any amount in any currency comes back from its text. */
static void
test_amounts_come_back (void)
{
  static const char *const currencies[] = { "USD", "EUR", "JPY", "JOD", "XOF" };

  for (guint i = 0; i < 20000; i++)
    {
      const char *currency = currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))];
      gint64 amount = (gint64) g_test_rand_int () * g_test_rand_int_range (1, 2000000000) >> g_test_rand_int_range (0, 62);
      g_autofree char *text = mp_money_to_text (amount, currency);
      MpMoney money;

      g_assert_true (mp_money_parse (text, NULL, &money));
      g_assert_cmpint (money.amount, ==, amount);
      g_assert_cmpstr (money.currency, ==, currency);
      mp_money_clear (&money);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-text/is-read", test_dates);
  g_test_add_func ("/date-text/two-readings-are-not-guessed", test_two_readings_are_not_guessed);
  g_test_add_func ("/date-text/an-order-does-not-make-days-that-do-not-exist", test_an_order_does_not_make_days_that_do_not_exist);
  g_test_add_func ("/money-text/is-read", test_amounts);
  g_test_add_func ("/money-text/lists", test_lists_of_amounts);
  g_test_add_func ("/money-text/comes-back", test_amounts_come_back);

  return g_test_run ();
}
