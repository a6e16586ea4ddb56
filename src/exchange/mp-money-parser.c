/* mp-money-parser.c: amounts of money as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-money-parser.h"

#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"

static const struct
{
  const char *words; /* folded */
  const char *qualifier;
} qualifiers[] = {
  { "up to", "up-to" }, { "hasta", "up-to" }, { "jusqu'a", "up-to" }, { "maximum", "up-to" },
  { "approximately", "about" }, { "approx.", "about" }, { "approx", "about" }, { "about", "about" }, { "around", "about" }, { "circa", "about" },
  { "aproximadamente", "about" }, { "aprox.", "about" }, { "aprox", "about" }, { "unos", "about" }, { "environ", "about" }, { "~", "about" },
  { "more than", "more-than" }, { "over", "more-than" }, { "mas de", "more-than" }, { "plus de", "more-than" }, { ">=", "at-least" }, { ">", "more-than" },
  { "at least", "at-least" }, { "al menos", "at-least" }, { "por lo menos", "at-least" }, { "au moins", "at-least" }, { "\xe2\x89\xa5", "at-least" },
  { "less than", "less-than" }, { "under", "less-than" }, { "menos de", "less-than" }, { "moins de", "less-than" }, { "<=", "up-to" }, { "<", "less-than" }, { "\xe2\x89\xa4", "up-to" },
  { "exactly", "exact" },
};

static const struct
{
  const char *word; /* folded */
  int zeros;
} multipliers[] = {
  { "mil millones", 9 }, { "milliards", 9 }, { "milliard", 9 }, { "billion", 9 }, { "bn", 9 },
  { "millions", 6 }, { "million", 6 }, { "millones", 6 }, { "millon", 6 }, { "mn", 6 }, { "mio", 6 }, { "m", 6 },
  { "thousand", 3 }, { "mil", 3 }, { "mille", 3 }, { "k", 3 },
};

static const struct
{
  const char *sign; /* folded */
  const char *code;
} signs[] = {
  { "us$", "USD" }, { "u$s", "USD" }, { "usd$", "USD" }, { "mx$", "MXN" }, { "r$", "BRL" }, { "ca$", "CAD" }, { "c$", "CAD" }, { "a$", "AUD" },
  { "us dollars", "USD" }, { "dollars", "USD" }, { "euros", "EUR" }, { "euro", "EUR" },
  { "\xe2\x82\xac", "EUR" }, { "\xc2\xa3", "GBP" }, { "\xc2\xa5", "JPY" }, { "\xe2\x82\xb9", "INR" }, { "\xe2\x82\xb1", "PHP" },
  { "\xe2\x82\xa6", "NGN" }, { "\xe2\x82\xbe", "GEL" }, { "\xe0\xa7\xb3", "BDT" },
};

void
mp_money_clear (MpMoney *money)
{
  g_clear_pointer (&money->note, g_free);
}

static void
skip_space (const char **p)
{
  while (**p == ' ')
    (*p)++;
}

static gboolean
skip_word (const char **p,
           const char  *word)
{
  gsize n = strlen (word);
  const char *after = *p + n;

  if (strncmp (*p, word, n) != 0)
    return FALSE;
  /* A word ends where the next sign is no letter. */
  if (g_ascii_isalpha (word[n - 1]) && g_ascii_isalpha (*after))
    return FALSE;
  *p = after;
  skip_space (p);
  return TRUE;
}

static gboolean
read_qualifier (const char **p,
                MpMoney     *money)
{
  for (guint i = 0; i < G_N_ELEMENTS (qualifiers); i++)
    {
      if (skip_word (p, qualifiers[i].words))
        {
          money->qualifier = qualifiers[i].qualifier;
          return TRUE;
        }
    }
  return FALSE;
}

/* "fy2021", "fy 21:", "af 2021" */
static gboolean
read_fiscal_year (const char **p,
                  MpMoney     *money)
{
  static const char *const words[] = { "fy", "fiscal year", "af", "ano fiscal", "exercice" };
  const char *q = *p;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (q, words[i]))
        {
          const char *end;
          int year = 0;

          q += strlen (words[i]);
          skip_space (&q);
          for (end = q; g_ascii_isdigit (*end) && end - q < 4; end++)
            year = year * 10 + (*end - '0');
          if ((end - q != 4 && end - q != 2) || g_ascii_isdigit (*end))
            return FALSE;
          money->fiscal_year = end - q == 2 ? 2000 + year : year;
          if (*end == ':')
            end++;
          skip_space (&end);
          *p = end;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_currency (const char **p,
               MpMoney     *money)
{
  const char *q = *p;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (skip_word (p, signs[i].sign))
        {
          memcpy (money->currency, signs[i].code, 4);
          return TRUE;
        }
    }
  if (g_ascii_isalpha (q[0]) && g_ascii_isalpha (q[1]) && g_ascii_isalpha (q[2]) && !g_ascii_isalpha (q[3]))
    {
      for (guint i = 0; i < 3; i++)
        money->currency[i] = g_ascii_toupper (q[i]);
      money->currency[3] = '\0';
      *p = q + 3;
      skip_space (p);
      return TRUE;
    }
  if (*q == '$')
    {
      money->dollar = TRUE;
      (*p)++;
      skip_space (p);
      return TRUE;
    }
  return FALSE;
}

/* The currency of another column may be any text. */
static gboolean
take_currency (const char *currency,
               MpMoney    *money)
{
  gboolean is_code = strlen (currency) == 3 && g_ascii_isalpha (currency[0]) && g_ascii_isalpha (currency[1]) && g_ascii_isalpha (currency[2]);

  for (guint i = 0; is_code && i < 3; i++)
    money->currency[i] = g_ascii_toupper (currency[i]);
  return is_code;
}

/* The separator of decimals in the digits and separators @number: 0 when there is none. One
 * separator with three digits behind it and at most three before it groups. */
static char
find_decimal_sign (const char *number,
                   gboolean    has_multiplier)
{
  const char *point = strrchr (number, '.');
  const char *comma = strrchr (number, ',');
  const char *last = point > comma ? point : comma;
  gsize n_after;

  if (last == NULL)
    return '\0';
  n_after = strspn (last + 1, "0123456789");
  if (point && comma)
    return *last;
  if (strchr (number, *last) != last)
    return '\0';
  if (strpbrk (number, " '"))
    return *last;
  if (n_after == 3 && last - number <= 3 && !has_multiplier && !(number[0] == '0' && last - number == 1))
    return '\0';
  return *last;
}

/* Whether the digits stand in groups as people write them: of three, in India of two before the last three; nothing groups what stands
 * behind the decimal sign. */
static gboolean
is_well_grouped (const char *number,
                 char        decimal_sign)
{
  const char *decimals = decimal_sign ? strchr (number, decimal_sign) : NULL;
  const char *end = decimals ? decimals : number + strlen (number);
  const char *p = number + strspn (number, "0123456789");

  if (decimals && decimals[1 + strspn (decimals + 1, "0123456789")] != '\0')
    return FALSE;
  while (p < end)
    {
      gsize n = strspn (p + 1, "0123456789");

      if (n != 3 && (n != 2 || p + 1 + n == end))
        return FALSE;
      p += 1 + n;
    }
  return TRUE;
}

/* Minor units of digits, separators and a number of zeros; FALSE when it does not fit. */
static gboolean
make_amount (const char *number,
             char        decimal_sign,
             int         zeros,
             int         minor_digits,
             gint64     *amount)
{
  gboolean after = FALSE;
  guint64 value = 0;
  int exponent = zeros + minor_digits;

  for (const char *p = number; *p; p++)
    {
      if (*p == decimal_sign && decimal_sign)
        after = TRUE;
      if (!g_ascii_isdigit (*p))
        continue;
      if (after && exponent == 0)
        {
          /* Beyond the minor unit: only noughts. */
          if (*p != '0')
            return FALSE;
          continue;
        }
      if (!g_uint64_checked_mul (&value, value, 10) || !g_uint64_checked_add (&value, value, (guint64) (*p - '0')))
        return FALSE;
      exponent -= after;
    }
  for (; exponent > 0; exponent--)
    {
      if (!g_uint64_checked_mul (&value, value, 10))
        return FALSE;
    }
  if (value > G_MAXINT64)
    return FALSE;
  *amount = (gint64) value;
  return TRUE;
}

/* The Arabic separators of thousands and decimals become "'" and "."; returns whether there is one of decimals. */
static gboolean
replace_arabic_separators (char *text)
{
  gboolean has_decimals = FALSE;
  char *out = text;

  for (const char *p = text; *p; p++)
    {
      if (strncmp (p, "\xd9\xac", 2) == 0 || strncmp (p, "\xd9\xab", 2) == 0)
        {
          has_decimals = has_decimals || p[1] == '\xab';
          *out++ = p[1] == '\xab' ? '.' : '\'';
          p++;
        }
      else
        {
          *out++ = *p;
        }
    }
  *out = '\0';
  return has_decimals;
}

/* The digits and separators at @p; ends where something else follows. */
static char *
read_number (const char **p)
{
  const char *start = *p;
  const char *end = start;

  while (g_ascii_isdigit (*end) || ((*end == '.' || *end == ',' || *end == '\'' || *end == ' ') && end > start && g_ascii_isdigit (end[1])))
    end++;
  if (end == start)
    return NULL;
  *p = end;
  skip_space (p);
  return g_strndup (start, (gsize) (end - start));
}

static int
read_multiplier (const char **p)
{
  for (guint i = 0; i < G_N_ELEMENTS (multipliers); i++)
    {
      if (skip_word (p, multipliers[i].word))
        {
          skip_word (p, "de");
          skip_word (p, "of");
          return multipliers[i].zeros;
        }
    }
  return 0;
}

/* Takes "(…)" from the end of @text. */
static char *
take_note (char *text)
{
  char *open = strrchr (text, '(');
  gsize n = strlen (text);
  char *note;

  if (open == NULL || n == 0 || text[n - 1] != ')')
    return NULL;
  note = g_strndup (open + 1, n - (gsize) (open - text) - 2);
  *open = '\0';
  g_strchomp (text);
  return note;
}

/**
 * mp_money_parse:
 * @text: valid UTF-8: "USD 8,000,000", "8.000.000,00 EUR", "US$ 2.5 million", "FY2021 USD 8000000",
 *   "up to USD 5000000 (notice of intent)"
 * @currency: (nullable): the currency where none is written; without it such amounts are refused
 * @money: (out caller-allocates): to be cleared with mp_money_clear()
 *
 * Returns: %FALSE when @text is not an amount of money
 */
gboolean
mp_money_parse (const char *text,
                const char *currency,
                MpMoney    *money)
{
  g_autofree char *line = mp_text_one_line (text);
  g_autofree char *note = take_note (line);
  g_autofree char *folded = mp_text_fold (line);
  g_autofree char *number = NULL;
  const char *p = folded;
  gboolean negative = FALSE;
  gboolean has_currency = FALSE;
  gboolean has_arabic_decimals = replace_arabic_separators (folded);
  char decimal_sign;
  int zeros;

  memset (money, 0, sizeof *money);
  money->qualifier = "exact";
  skip_space (&p);
  while (read_qualifier (&p, money) || read_fiscal_year (&p, money))
    ;
  has_currency = read_currency (&p, money);
  if (!has_currency || money->dollar)
    read_qualifier (&p, money);
  if (*p == '-')
    {
      negative = TRUE;
      p++;
      skip_space (&p);
    }
  number = read_number (&p);
  if (number == NULL)
    return FALSE;
  zeros = read_multiplier (&p);
  if (!has_currency || money->dollar)
    has_currency = read_currency (&p, money) || has_currency;
  while (read_fiscal_year (&p, money))
    ;
  if (*p != '\0' && strcmp (p, ".") != 0)
    return FALSE;

  if (money->currency[0])
    money->dollar = FALSE;
  else if (currency && take_currency (currency, money))
    money->dollar = FALSE;
  else if (money->dollar)
    memcpy (money->currency, "USD", 4);
  else
    return FALSE;
  decimal_sign = find_decimal_sign (number, zeros > 0 || has_arabic_decimals);
  if (!is_well_grouped (number, decimal_sign) || !make_amount (number, decimal_sign, zeros, mp_format_currency_digits (money->currency), &money->amount))
    return FALSE;
  if (negative)
    money->amount = -money->amount;
  money->note = g_steal_pointer (&note);
  return TRUE;
}

/* Where a list of amounts is divided: at semicolons, bars, line ends and " / ". */
static gsize
find_division (const char *p,
               gsize      *n)
{
  for (gsize i = 0; p[i]; i++)
    {
      *n = 1;
      if (p[i] == ';' || p[i] == '|' || p[i] == '\n')
        return i;
      *n = 3;
      if (strncmp (p + i, " / ", 3) == 0)
        return i;
    }
  *n = 0;
  return strlen (p);
}

/**
 * mp_money_parse_list:
 * @text: one or more amounts: "FY2021 USD 8000000; FY2024 USD 520000"
 * @currency: (nullable): the currency where none is written
 *
 * Returns: (transfer full) (nullable) (element-type MpMoney): the amounts; %NULL when one of them
 *   cannot be read; empty when @text is
 */
GArray *
mp_money_parse_list (const char *text,
                     const char *currency)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (MpMoney));
  const char *p = text;

  g_array_set_clear_func (list, (GDestroyNotify) mp_money_clear);
  while (*p)
    {
      gsize n;
      gsize length = find_division (p, &n);
      g_autofree char *piece = g_strndup (p, length);
      MpMoney money;

      p += length + n;
      if (mp_text_is_empty (piece))
        continue;
      if (!mp_money_parse (piece, currency, &money))
        return NULL;
      g_array_append_val (list, money);
    }
  return g_steal_pointer (&list);
}

/**
 * mp_money_to_text:
 *
 * Returns: (transfer full): "USD 8000000.00" in ASCII digits, which mp_money_parse() reads back to
 *   the same amount
 */
char *
mp_money_to_text (gint64      amount,
                  const char *currency)
{
  int digits = mp_format_currency_digits (currency);
  guint64 magnitude = amount < 0 ? (guint64) -(amount + 1) + 1 : (guint64) amount;
  const char *minus = amount < 0 ? "-" : "";
  guint64 unit = 1;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (digits == 0)
    return g_strdup_printf ("%s %s%" G_GUINT64_FORMAT, currency, minus, magnitude);
  /* Three decimals would look like a group of thousands: a fourth one tells them apart. */
  return g_strdup_printf ("%s %s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT "%s",
                          currency, minus, magnitude / unit, digits, magnitude % unit, digits == 3 ? "0" : "");
}
