/* fuzz-values.c: dates, amounts of money, digits and plain texts as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-date-parser.h"
#include "exchange/mp-money-parser.h"
#include "fuzz-common.h"

static void
check_day (MpDate          date,
           MpDatePrecision precision)
{
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;
  MpDate again;
  MpDatePrecision precision_again;

  g_assert_cmpint (date, >=, MP_DATE_MIN);
  g_assert_cmpint (date, <=, MP_DATE_MAX);
  iso = mp_date_to_iso (date, precision);
  g_assert_true (mp_date_parse_iso (iso, &again, &precision_again));
  g_assert_cmpint (precision_again, ==, precision);
  g_assert_cmpint (mp_date_period_start (again, precision), ==, mp_date_period_start (date, precision));
  shown = mp_format_date (date, precision);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
}

static void
check_dates (const char *text)
{
  MpDate date, other;
  MpDatePrecision precision;

  if (mp_date_parse_iso (text, &date, &precision))
    check_day (date, precision);
  for (MpDateOrder order = MP_DATE_ORDER_UNKNOWN; order <= MP_DATE_ORDER_MDY; order++)
    {
      MpDateReading reading = mp_date_parse_text (text, order, &date, &precision, &other);

      if (reading == MP_DATE_READING_ONE || reading == MP_DATE_READING_TWO)
        check_day (date, precision);
      if (reading == MP_DATE_READING_TWO)
        {
          g_assert_cmpint (order, ==, MP_DATE_ORDER_UNKNOWN);
          check_day (other, precision);
        }
    }
}

static void
check_amounts (const char *text)
{
  g_autoptr (GArray) list = mp_money_parse_list (text, "USD");
  g_autofree char *last = g_utf8_substring (text, MAX (0, g_utf8_strlen (text, -1) - 3), -1);
  MpMoney money;

  for (guint i = 0; list && i < list->len; i++)
    {
      const MpMoney *one = &g_array_index (list, MpMoney, i);
      g_autofree char *written = mp_money_to_text (one->amount, one->currency);
      g_autofree char *shown = mp_format_money (one->amount, one->currency);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_true (one->note == NULL || g_utf8_validate (one->note, -1, NULL));
      g_assert_true (mp_money_parse (written, NULL, &money));
      g_assert_cmpint (money.amount, ==, one->amount);
      g_assert_cmpstr (money.currency, ==, one->currency);
      mp_money_clear (&money);
    }
  /* The currency of another column is any text. */
  if (mp_money_parse ("1", last, &money))
    {
      for (guint i = 0; i < 3; i++)
        g_assert_true (g_ascii_isalpha (money.currency[i]));
      mp_money_clear (&money);
    }
}

/* What was cleaned or folded is so already. */
static void
check_idempotent (char       *(*change) (const char *text),
                  const char  *text)
{
  g_autofree char *once = change (text);
  g_autofree char *twice = change (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (once, ==, twice);
}

static void
check_texts (const char *text)
{
  g_autofree char *digits = mp_text_digits_to_ascii (text);
  g_autofree char *isolated = mp_text_isolate (text);
  gint64 value;

  check_idempotent (mp_text_clean, text);
  check_idempotent (mp_text_one_line, text);
  check_idempotent (mp_text_fold, text);
  check_idempotent (mp_text_fold_words, text);
  g_assert_true (g_utf8_validate (digits, -1, NULL));
  g_assert_true (g_utf8_validate (isolated, -1, NULL));
  if (mp_text_parse_int (text, &value))
    {
      g_autofree char *written = g_strdup_printf ("%" G_GINT64_FORMAT, value);
      gint64 again;

      g_assert_true (mp_text_parse_int (written, &again));
      g_assert_cmpint (again, ==, value);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  check_dates (text);
  check_amounts (text);
  check_texts (text);
  return 0;
}
