/* mp-format.c: dates, numbers and money as the user reads them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Own patterns and month names, from our catalogues: the platform's %x differs wildly between
 * locales, and the locale of the chosen language is often not generated on the machine.
 */

#include "config.h"

#include "base/mp-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the digits of a script begin; 0 for Western ones. */
static gunichar
native_zero (void)
{
  const char *choice = g_getenv ("MPOWER_DIGITS");
  const char *script;

  if (g_strcmp0 (choice, "western") == 0)
    return 0;
  /* Translators: the digits of your language: "western", "arabic" or "bangla". Add a star, as in
   * "arabic*", when they are used only by those who ask for them. */
  script = C_("digits", "western");
  if (g_str_has_suffix (script, "*") && g_strcmp0 (choice, "native") != 0)
    return 0;
  if (g_str_has_prefix (script, "arabic"))
    return 0x0660;
  if (g_str_has_prefix (script, "bangla"))
    return 0x09E6;
  return 0;
}

/**
 * mp_format_digits:
 * @text: text with Western digits
 *
 * Returns: (transfer full): @text in the digits that the language and the preference ask for
 */
char *
mp_format_digits (const char *text)
{
  gunichar zero = native_zero ();
  GString *out;

  if (zero == 0)
    return g_strdup (text);

  out = g_string_sized_new (strlen (text) * 2);
  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_unichar (out, zero + (gunichar) (*p - '0'));
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static char *
take_digits (char *text)
{
  char *result = mp_format_digits (text);

  g_free (text);
  return result;
}

/**
 * mp_format_month_short:
 * @month: 1 to 12
 */
const char *
mp_format_month_short (int month)
{
  switch (month)
    {
    case 1: return C_("month short", "Jan");
    case 2: return C_("month short", "Feb");
    case 3: return C_("month short", "Mar");
    case 4: return C_("month short", "Apr");
    case 5: return C_("month short", "May");
    case 6: return C_("month short", "Jun");
    case 7: return C_("month short", "Jul");
    case 8: return C_("month short", "Aug");
    case 9: return C_("month short", "Sep");
    case 10: return C_("month short", "Oct");
    case 11: return C_("month short", "Nov");
    case 12: return C_("month short", "Dec");
    default: g_return_val_if_reached ("");
    }
}

/**
 * mp_format_month_long:
 * @month: 1 to 12
 */
const char *
mp_format_month_long (int month)
{
  switch (month)
    {
    case 1: return C_("month", "January");
    case 2: return C_("month", "February");
    case 3: return C_("month", "March");
    case 4: return C_("month", "April");
    case 5: return C_("month", "May");
    case 6: return C_("month", "June");
    case 7: return C_("month", "July");
    case 8: return C_("month", "August");
    case 9: return C_("month", "September");
    case 10: return C_("month", "October");
    case 11: return C_("month", "November");
    case 12: return C_("month", "December");
    default: g_return_val_if_reached ("");
    }
}

/**
 * mp_format_date:
 *
 * Returns: (transfer full): "14 Dec 2026", "Dec 2026", "2026", or "Not stated"
 */
char *
mp_format_date (MpDate          date,
                MpDatePrecision precision)
{
  int year, month, day;

  if (date == MP_DATE_NONE)
    return g_strdup (_("Not stated"));

  mp_date_to_ymd (date, &year, &month, &day);
  switch (precision)
    {
    case MP_PRECISION_YEAR:
      return take_digits (g_strdup_printf ("%d", year));
    case MP_PRECISION_MONTH:
      /* Translators: a month: 1 is its short name, 2 the year. */
      return take_digits (g_strdup_printf (C_("date", "%1$s %2$d"), mp_format_month_short (month), year));
    case MP_PRECISION_DAY:
    default:
      /* Translators: a day: 1 is the day of the month, 2 the short name of the month, 3 the year. */
      return take_digits (g_strdup_printf (C_("date", "%1$d %2$s %3$d"), day, mp_format_month_short (month), year));
    }
}

/**
 * mp_format_range:
 *
 * Returns: (transfer full): "15 Dec 2020 – 14 Jun 2025", open ends spelled out
 */
char *
mp_format_range (MpDate          start,
                 MpDatePrecision start_precision,
                 MpDate          end,
                 MpDatePrecision end_precision)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (start == MP_DATE_NONE && end == MP_DATE_NONE)
    return g_strdup (_("Dates not stated"));

  first = mp_format_date (start, start_precision);
  last = mp_format_date (end, end_precision);
  if (start == MP_DATE_NONE)
    return g_strdup_printf (_("Start not stated – %s"), last);
  if (end == MP_DATE_NONE)
    return g_strdup_printf (_("%s – end not stated"), first);
  return g_strdup_printf ("%s – %s", first, last);
}

/* Groups of three, as text with Western digits. */
static char *
group_digits (guint64 value)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  /* Translators: the sign between groups of three digits; a narrow no-break space is fine. */
  const char *separator = C_("number", ",");
  gsize length = strlen (plain);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, separator);
      g_string_append_c (out, plain[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * mp_format_integer:
 *
 * Returns: (transfer full): the number with grouped digits
 */
char *
mp_format_integer (gint64 value)
{
  g_autofree char *grouped = group_digits (value < 0 ? (guint64) -(value + 1) + 1 : (guint64) value);

  if (value < 0)
    return take_digits (g_strconcat ("\xe2\x88\x92", grouped, NULL));
  return mp_format_digits (grouped);
}

/**
 * mp_format_months:
 *
 * Returns: (transfer full): "8 months"
 */
char *
mp_format_months (int months)
{
  return take_digits (g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months));
}

/**
 * mp_format_days:
 *
 * Returns: (transfer full): "38 days"
 */
char *
mp_format_days (int days)
{
  return take_digits (g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days));
}

/**
 * mp_format_currency_digits:
 * @currency: an ISO 4217 code
 *
 * Returns: how many digits the minor unit has (CLDR supplemental/currencyData)
 */
int
mp_format_currency_digits (const char *currency)
{
  static const char *const none[] = { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF", NULL };
  static const char *const three[] = { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", NULL };

  if (g_strv_contains (none, currency))
    return 0;
  if (g_strv_contains (three, currency))
    return 3;
  return 2;
}

/**
 * mp_format_money:
 * @minor_units: the amount in the minor unit of @currency
 * @currency: an ISO 4217 code
 *
 * Returns: (transfer full): "USD 8,000,000", with decimals only when they are not nought
 */
char *
mp_format_money (gint64      minor_units,
                 const char *currency)
{
  int digits = mp_format_currency_digits (currency);
  guint64 magnitude = minor_units < 0 ? (guint64) -(minor_units + 1) + 1 : (guint64) minor_units;
  guint64 unit = 1;
  g_autofree char *whole = NULL;
  g_autofree char *number = NULL;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  whole = group_digits (magnitude / unit);
  if (magnitude % unit == 0)
    number = g_strdup (whole);
  else
    /* Translators: the decimal sign. */
    number = g_strdup_printf ("%s%s%0*" G_GUINT64_FORMAT, whole, C_("number", "."), digits, magnitude % unit);

  /* Translators: an amount of money: 1 is the currency code, 2 a minus sign or nothing, 3 the number. */
  return take_digits (g_strdup_printf (C_("money", "%1$s %2$s%3$s"), currency, minor_units < 0 ? "\xe2\x88\x92" : "", number));
}

/**
 * mp_format_time:
 * @unix_seconds: an instant
 *
 * Returns: (transfer full): the local day and minute, for the history
 */
char *
mp_format_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");
  day = mp_format_date (mp_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time)), MP_PRECISION_DAY);
  /* Translators: an instant: 1 is the day, 2 the hour, 3 the minute. */
  return take_digits (g_strdup_printf (C_("time", "%1$s, %2$02d:%3$02d"), day, g_date_time_get_hour (time), g_date_time_get_minute (time)));
}
