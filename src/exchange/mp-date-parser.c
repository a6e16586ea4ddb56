/* mp-date-parser.c: days as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-date-parser.h"

#include <stdlib.h>
#include <string.h>

#include "base/mp-text.h"

#define MAX_TOKENS 6

/* Folded names of the months in English, Spanish, French and Portuguese. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "january", 1 }, { "jan", 1 }, { "enero", 1 }, { "ene", 1 }, { "janvier", 1 }, { "janv", 1 }, { "janeiro", 1 },
  { "february", 2 }, { "feb", 2 }, { "febrero", 2 }, { "fevrier", 2 }, { "fevr", 2 }, { "fev", 2 }, { "fevereiro", 2 },
  { "march", 3 }, { "mar", 3 }, { "marzo", 3 }, { "mars", 3 }, { "marco", 3 },
  { "april", 4 }, { "apr", 4 }, { "abril", 4 }, { "abr", 4 }, { "avril", 4 }, { "avr", 4 },
  { "may", 5 }, { "mayo", 5 }, { "mai", 5 }, { "maio", 5 },
  { "june", 6 }, { "jun", 6 }, { "junio", 6 }, { "juin", 6 }, { "junho", 6 },
  { "july", 7 }, { "jul", 7 }, { "julio", 7 }, { "juillet", 7 }, { "juil", 7 }, { "julho", 7 },
  { "august", 8 }, { "aug", 8 }, { "agosto", 8 }, { "ago", 8 }, { "aout", 8 },
  { "september", 9 }, { "sept", 9 }, { "sep", 9 }, { "septiembre", 9 }, { "setiembre", 9 }, { "set", 9 }, { "septembre", 9 }, { "setembro", 9 },
  { "october", 10 }, { "oct", 10 }, { "octubre", 10 }, { "octobre", 10 }, { "outubro", 10 }, { "out", 10 },
  { "november", 11 }, { "nov", 11 }, { "noviembre", 11 }, { "novembre", 11 }, { "novembro", 11 },
  { "december", 12 }, { "dec", 12 }, { "diciembre", 12 }, { "dic", 12 }, { "decembre", 12 }, { "dezembro", 12 }, { "dez", 12 },
};

static const char *const nothing[] = {
  "", "na", "n a", "none", "unknown", "not stated", "tbd", "tbc", "null",
  "sin fecha", "desconocido", "por definir", "no consta", "inconnu", "inconnue", "a definir", NULL,
};

static const char *const small_words[] = { "de", "del", "of", "the", "le", "du", "el", NULL };

typedef struct
{
  int number; /* -1 when it is a month by name */
  int month;
  gsize n_digits;
} Token;

static int
find_month (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (strcmp (months[i].name, word) == 0)
        return months[i].month;
    }
  return 0;
}

/* "14", "14th", "1er", "1º" */
static gboolean
read_number (const char *word,
             Token      *token)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th", "er", "o", "ero", NULL };
  gsize n = strspn (word, "0123456789");

  if (n == 0 || n > 4 || !g_strv_contains (endings, word + n))
    return FALSE;
  token->number = atoi (word);
  token->n_digits = n;
  return TRUE;
}

/* The words of @words, as numbers and months; FALSE when one is neither, or there are too many. */
static gboolean
tokenize (const char *words,
          Token      *tokens,
          guint      *n_tokens)
{
  g_auto (GStrv) pieces = g_strsplit (words, " ", -1);

  *n_tokens = 0;
  for (guint i = 0; pieces[i]; i++)
    {
      Token token = { .number = -1 };

      if (g_strv_contains (small_words, pieces[i]))
        continue;
      if (*n_tokens == MAX_TOKENS)
        return FALSE;
      if (!read_number (pieces[i], &token))
        {
          token.month = find_month (pieces[i]);
          if (token.month == 0)
            return FALSE;
        }
      tokens[(*n_tokens)++] = token;
    }
  return *n_tokens > 0;
}

static MpDateReading
set_day (int              year,
         int              month,
         int              day,
         MpDatePrecision  day_precision,
         MpDate          *date,
         MpDatePrecision *precision)
{
  if (!mp_date_is_valid_ymd (year, month, day))
    return MP_DATE_READING_WRONG;
  *date = mp_date_from_ymd (year, month, day);
  *precision = day_precision;
  return MP_DATE_READING_ONE;
}

/* "14 jun 2026", "June 14, 2026", "jun 2026", "2026 June 14" */
static MpDateReading
read_named (const Token     *tokens,
            guint            n,
            MpDate          *date,
            MpDatePrecision *precision)
{
  int day = 0, month = 0, year = 0;

  for (guint i = 0; i < n; i++)
    {
      if (tokens[i].number < 0 && month == 0)
        month = tokens[i].month;
      else if (tokens[i].number >= 0 && tokens[i].n_digits == 4 && year == 0)
        year = tokens[i].number;
      else if (tokens[i].number >= 0 && tokens[i].n_digits <= 2 && day == 0)
        day = tokens[i].number;
      else
        return MP_DATE_READING_WRONG;
    }
  if (day == 0 && n == 2)
    return set_day (year, month, 1, MP_PRECISION_MONTH, date, precision);
  return set_day (year, month, day, MP_PRECISION_DAY, date, precision);
}

/* "25/12/2024", "12/25/2024", "03.04.2027" (with points the day always comes first) */
static MpDateReading
read_three (const Token     *tokens,
            gboolean         points,
            MpDateOrder      order,
            MpDate          *date,
            MpDatePrecision *precision,
            MpDate          *other)
{
  int first = tokens[0].number, second = tokens[1].number, year = tokens[2].number;
  gboolean is_dmy = mp_date_is_valid_ymd (year, second, first);
  gboolean is_mdy = mp_date_is_valid_ymd (year, first, second);

  if (tokens[0].n_digits == 4)
    return set_day (first, second, year, MP_PRECISION_DAY, date, precision);
  if (tokens[2].n_digits != 4 || tokens[0].n_digits > 2 || tokens[1].n_digits > 2)
    return MP_DATE_READING_WRONG;
  if (!is_dmy || (is_mdy && !points && order == MP_DATE_ORDER_MDY))
    return set_day (year, first, second, MP_PRECISION_DAY, date, precision);
  if (!is_mdy || points || order == MP_DATE_ORDER_DMY || first == second)
    return set_day (year, second, first, MP_PRECISION_DAY, date, precision);

  *other = mp_date_from_ymd (year, first, second);
  set_day (year, second, first, MP_PRECISION_DAY, date, precision);
  return MP_DATE_READING_TWO;
}

static MpDateReading
read_numbers (const Token     *tokens,
              guint            n,
              const char      *text,
              MpDateOrder      order,
              MpDate          *date,
              MpDatePrecision *precision,
              MpDate          *other)
{
  if (n == 3)
    return read_three (tokens, strchr (text, '.') != NULL, order, date, precision, other);
  if (n == 2 && tokens[0].n_digits <= 2 && tokens[1].n_digits == 4)
    return set_day (tokens[1].number, tokens[0].number, 1, MP_PRECISION_MONTH, date, precision);
  if (n == 2 && tokens[0].n_digits == 4 && tokens[1].n_digits <= 2)
    return set_day (tokens[0].number, tokens[1].number, 1, MP_PRECISION_MONTH, date, precision);
  /* A bare number of five digits is a day of a spreadsheet: which epoch it counts from is not said. */
  if (n == 1 && tokens[0].n_digits == 4)
    return set_day (tokens[0].number, 1, 1, MP_PRECISION_YEAR, date, precision);
  return MP_DATE_READING_WRONG;
}

/* "2026-06-14T00:00:00Z", "2026-06-14 00:00": the time of day is no part of a civil day. */
static void
cut_time (char *text)
{
  if (strspn (text, "0123456789-/.") >= 8)
    {
      char *p = text + strspn (text, "0123456789-/.");

      if ((*p == 'T' || *p == ' ') && g_ascii_isdigit (p[1]) && strchr (p, ':'))
        *p = '\0';
    }
}

/**
 * mp_date_parse_text:
 * @text: valid UTF-8: ISO, "14 Jun 2026", "June 14, 2026", "14 de junio de 2026", "14 juin 2026",
 *   "12/2021", "2021", "25/12/2024", "12/25/2024", in Western, Arabic-Indic or Bangla digits
 * @order: what is known of dates as 03/04/2027
 * @date: (out): the day, or the first one of the month or year
 * @precision: (out): how much was stated
 * @other: (out): the other reading (month first) of %MP_DATE_READING_TWO
 *
 * Nothing is guessed: years of two digits and the serial numbers of spreadsheets are refused.
 *
 * Returns: how it can be read
 */
MpDateReading
mp_date_parse_text (const char      *text,
                    MpDateOrder      order,
                    MpDate          *date,
                    MpDatePrecision *precision,
                    MpDate          *other)
{
  g_autofree char *clean = mp_text_one_line (text);
  g_autofree char *ascii = mp_text_digits_to_ascii (clean);
  g_autofree char *words = NULL;
  Token tokens[MAX_TOKENS];
  guint n;

  *date = *other = MP_DATE_NONE;
  *precision = MP_PRECISION_DAY;
  if (mp_date_parse_iso (ascii, date, precision))
    return MP_DATE_READING_ONE;

  cut_time (ascii);
  words = mp_text_fold_words (ascii);
  if (g_strv_contains (nothing, words))
    return MP_DATE_READING_NONE;
  if (!tokenize (words, tokens, &n))
    return MP_DATE_READING_WRONG;
  for (guint i = 0; i < n; i++)
    {
      if (tokens[i].number < 0)
        return read_named (tokens, n, date, precision);
    }
  return read_numbers (tokens, n, ascii, order, date, precision, other);
}
