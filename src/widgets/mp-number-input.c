/* mp-number-input.c: reading of amounts and shares that people type
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Points and commas mean different things in different countries. A sign that comes twice, or is
 * followed by three digits beside the other one, groups; "1.500" alone can be two things and is
 * refused rather than guessed.
 */

#include "config.h"

#include "widgets/mp-number-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "base/mp-text.h"

/* Digits, points and commas alone; other scripts' signs and spaces unified. */
static char *
normalize (const char *text)
{
  g_autofree char *ascii = mp_text_digits_to_ascii (text);
  GString *out = g_string_new (NULL);

  for (const char *p = ascii; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x2019 || c == '\'' || c == 0x202F)
        continue;
      if (c == 0x066B) /* Arabic decimal sign */
        g_string_append_c (out, ',');
      else if (c == 0x066C) /* Arabic thousands sign */
        continue;
      else if (c == 0x2212)
        g_string_append_c (out, '-');
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Whether @sign stands before groups of three digits all along. */
static gboolean
groups_in_threes (const char *text,
                  char        sign)
{
  const char *p = strchr (text, sign);

  if (p == NULL || p == text || p - text > 3)
    return FALSE;
  while (*p == sign)
    {
      if (strspn (p + 1, "0123456789") != 3)
        return FALSE;
      p += 4;
    }
  return *p == '\0' || ((*p == '.' || *p == ',') && *p != sign);
}

static void
remove_sign (char *text,
             char  sign)
{
  char *out = text;

  for (const char *p = text; *p; p++)
    {
      if (*p != sign)
        *out++ = *p;
    }
  *out = '\0';
}

/* Leaves at most one point, the decimal one. FALSE when there are two readings or none. */
static gboolean
resolve_signs (char     *text,
               int       decimals,
               gboolean *two_readings)
{
  const char *point = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  char sign = point ? '.' : ',';

  *two_readings = FALSE;
  if (point && comma)
    {
      char grouping = point < comma ? '.' : ',';

      if (!groups_in_threes (text, grouping))
        return FALSE;
      remove_sign (text, grouping);
      g_strdelimit (text, ",", '.');
      return strchr (text, '.') == strrchr (text, '.');
    }
  if (point == NULL && comma == NULL)
    return TRUE;

  if (strchr (text, sign) != strrchr (text, sign))
    {
      if (!groups_in_threes (text, sign))
        return FALSE;
      remove_sign (text, sign);
      return TRUE;
    }
  if (groups_in_threes (text, sign))
    {
      /* "8,000": only a currency with three decimals makes a fraction of it. */
      if (decimals == 3)
        {
          *two_readings = TRUE;
          return FALSE;
        }
      remove_sign (text, sign);
      return TRUE;
    }
  g_strdelimit (text, ",", '.');
  return TRUE;
}

/* @text holds digits and at most one point; the value in units of 10 to the minus @decimals. */
static gboolean
scale (const char *text,
       int         decimals,
       gint64     *value)
{
  gboolean negative = *text == '-';
  const char *p = negative ? text + 1 : text;
  const char *point = strchr (p, '.');
  gsize n_decimals = point ? strlen (point + 1) : 0;
  gint64 result = 0;

  if (*p == '\0' || *p == '.' || n_decimals > (gsize) decimals || (point && n_decimals == 0))
    return FALSE;
  for (; *p; p++)
    {
      if (*p == '.')
        continue;
      if (!g_ascii_isdigit (*p) || result > (G_MAXINT64 - 9) / 10)
        return FALSE;
      result = result * 10 + (*p - '0');
    }
  for (gsize i = n_decimals; i < (gsize) decimals; i++)
    {
      if (result > G_MAXINT64 / 10)
        return FALSE;
      result *= 10;
    }
  *value = negative ? -result : result;
  return TRUE;
}

/**
 * mp_number_input_parse_amount:
 * @text: an amount as typed, in any of the digits that we read
 * @currency: an ISO 4217 code
 * @minor_units: (out): the amount in the minor unit of @currency
 */
gboolean
mp_number_input_parse_amount (const char  *text,
                              const char  *currency,
                              gint64      *minor_units,
                              GError     **error)
{
  g_autofree char *plain = normalize (text);
  int decimals = mp_format_currency_digits (currency);
  gboolean two_readings;

  if (resolve_signs (plain, decimals, &two_readings) && scale (plain, decimals, minor_units))
    return TRUE;
  if (two_readings)
    g_set_error (error, MP_ERROR, MP_ERROR_AMBIGUOUS, _("“%s” can be thousands or decimals. Write the amount without separators."), text);
  else
    /* Translators: keep the example; write it as numbers are written in your language. */
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not an amount. Write it as 8,000,000 or 1250.50."), text);
  return FALSE;
}

/**
 * mp_number_input_format_amount:
 *
 * Returns: (transfer full): the amount to be edited: digits, and decimals when there are any
 */
char *
mp_number_input_format_amount (gint64      minor_units,
                               const char *currency)
{
  g_autofree char *money = mp_format_money (minor_units, currency);
  g_autofree char *prefix = g_strconcat (currency, " ", NULL);
  gint64 again;

  /* As it is read, when that can be read back. */
  if (g_str_has_prefix (money, prefix) &&
      mp_number_input_parse_amount (money + strlen (prefix), currency, &again, NULL) && again == minor_units)
    return g_strdup (money + strlen (prefix));

  {
    int decimals = mp_format_currency_digits (currency);
    guint64 unit = decimals == 3 ? 1000 : decimals == 2 ? 100 : 1;
    guint64 magnitude = minor_units < 0 ? (guint64) -(minor_units + 1) + 1 : (guint64) minor_units;

    guint64 fraction = magnitude % unit;
    const char *sign = minor_units < 0 ? "-" : "";

    if (fraction == 0)
      return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude / unit);
    for (; decimals == 3 && fraction % 10 == 0; decimals--)
      fraction /= 10;
    /* "12.345" could be thousands; "0012.345" is read in one way. */
    return g_strdup_printf ("%s%0*" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign,
                            decimals == 3 ? 4 : 1, magnitude / unit, decimals, fraction);
  }
}

/**
 * mp_number_input_parse_share:
 * @text: a percentage as typed, with or without its sign
 * @share: (out): hundredths of a per cent, 0 to 10000
 */
gboolean
mp_number_input_parse_share (const char  *text,
                             gint64      *share,
                             GError     **error)
{
  g_autofree char *plain = normalize (text);
  gsize length;

  g_strdelimit (plain, ",", '.');
  if (g_str_has_suffix (plain, "\xd9\xaa")) /* Arabic percent sign */
    plain[strlen (plain) - 2] = '\0';
  length = strlen (plain);
  if (length > 0 && plain[length - 1] == '%')
    plain[length - 1] = '\0';
  if (scale (plain, 2, share) && *share >= 0 && *share <= 10000)
    return TRUE;

  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not a share. Write a percentage from 0 to 100."), text);
  return FALSE;
}

/**
 * mp_number_input_format_share:
 * @share: hundredths of a per cent
 *
 * Returns: (transfer full): "60%", "12.5%"
 */
char *
mp_number_input_format_share (gint64 share)
{
  g_autofree char *number = NULL;

  if (share % 100 == 0)
    number = g_strdup_printf ("%d", (int) (share / 100));
  else
    number = g_strdup_printf ("%d%s%0*d", (int) (share / 100), C_("number", "."),
                              share % 10 == 0 ? 1 : 2, (int) (share % 10 == 0 ? share % 100 / 10 : share % 100));
  {
    g_autofree char *digits = mp_format_digits (number);

    /* Translators: a share: %s is the number. */
    return g_strdup_printf (C_("share", "%s%%"), digits);
  }
}
