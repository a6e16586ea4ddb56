/* mp-date-input.c: reading of dates that people type
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO dates, and dates whose month is a word of the user's language or of English. What can be
 * read in two ways is refused with both readings instead of guessed.
 */

#include "config.h"

#include "widgets/mp-date-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "base/mp-text.h"

/* Numbers and the place of the month's name, in the order in which they were typed. */
typedef struct
{
  int numbers[3];
  int digits[3];
  int n_numbers;
  int month; /* 1 to 12, 0 when no word names one */
  gboolean has_word;
  gboolean unknown_word;
} Pieces;

static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
};

static gboolean
month_matches (const char *word,
               const char *name)
{
  g_autofree char *folded = mp_text_fold_words (name);

  if (strcmp (word, folded) == 0)
    return TRUE;
  return g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (folded, word);
}

static int
find_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      if (month_matches (word, mp_format_month_short (month)) || month_matches (word, mp_format_month_long (month)))
        return month;
    }
  for (int month = 1; month <= 12; month++)
    {
      if (month_matches (word, english_months[month - 1]))
        return month;
    }
  return 0;
}

/* Two months, or a word that says something else, are no date; "de", "of" and "th" are passed over. */
static void
note_month (int         month,
            const char *word,
            Pieces     *pieces)
{
  if (month == 0)
    pieces->unknown_word = pieces->unknown_word || g_utf8_strlen (word, -1) > 3;
  else if (pieces->month != 0)
    pieces->unknown_word = TRUE;
  else
    pieces->month = month;
}

/* The whole run first, for names of two words; then word by word, for "de junio de". */
static void
read_words (const char *run,
            Pieces     *pieces)
{
  g_autofree char *folded = mp_text_fold_words (run);
  g_auto (GStrv) words = NULL;
  int month;

  if (*folded == '\0')
    return;
  pieces->has_word = TRUE;
  month = find_month (folded);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; month == 0 && words[i]; i++)
    note_month (find_month (words[i]), words[i], pieces);
  if (month != 0)
    note_month (month, folded, pieces);
}

static gboolean
read_pieces (const char *text,
             Pieces     *pieces)
{
  const char *p = text;

  while (*p)
    {
      const char *start = p;

      if (g_ascii_isdigit (*p))
        {
          gint64 number;
          g_autofree char *digits = NULL;

          while (g_ascii_isdigit (*p))
            p++;
          if (pieces->n_numbers == 3 || p - start > 4)
            return FALSE;
          digits = g_strndup (start, (gsize) (p - start));
          number = g_ascii_strtoll (digits, NULL, 10);
          pieces->digits[pieces->n_numbers] = (int) (p - start);
          pieces->numbers[pieces->n_numbers++] = (int) number;
        }
      else
        {
          g_autofree char *run = NULL;

          while (*p && !g_ascii_isdigit (*p))
            p++;
          run = g_strndup (start, (gsize) (p - start));
          read_words (run, pieces);
        }
    }
  return !pieces->unknown_word;
}

static gboolean
set_date (int              year,
          int              month,
          int              day,
          MpDatePrecision  found,
          MpDate          *date,
          MpDatePrecision *precision)
{
  if (!mp_date_is_valid_ymd (year, month, day))
    return FALSE;
  *date = mp_date_from_ymd (year, month, day);
  *precision = found;
  return TRUE;
}

static void
refuse_two_readings (const char  *text,
                     int          year,
                     int          a,
                     int          b,
                     GError     **error)
{
  g_autofree char *first = mp_format_date (mp_date_from_ymd (year, b, a), MP_PRECISION_DAY);
  g_autofree char *second = mp_format_date (mp_date_from_ymd (year, a, b), MP_PRECISION_DAY);

  /* Translators: 1 is a date as typed, such as 03/04/2027; 2 and 3 are the two days it can mean. */
  g_set_error (error, MP_ERROR, MP_ERROR_AMBIGUOUS, _("%1$s can be %2$s or %3$s. Write the month as a word."), text, first, second);
}

/* All numbers: only what has one reading. */
static gboolean
read_numbers (const Pieces    *pieces,
              const char      *text,
              MpDate          *date,
              MpDatePrecision *precision,
              GError         **error)
{
  const int *n = pieces->numbers;

  if (pieces->has_word)
    return FALSE;
  if (pieces->n_numbers == 2 && pieces->digits[1] == 4)
    return set_date (n[1], n[0], 1, MP_PRECISION_MONTH, date, precision);
  if (pieces->n_numbers == 2 && pieces->digits[0] == 4)
    return set_date (n[0], n[1], 1, MP_PRECISION_MONTH, date, precision);
  if (pieces->n_numbers != 3)
    return FALSE;
  if (pieces->digits[0] == 4)
    return set_date (n[0], n[1], n[2], MP_PRECISION_DAY, date, precision);
  if (pieces->digits[2] != 4)
    return FALSE;
  if (n[0] != n[1] && mp_date_is_valid_ymd (n[2], n[1], n[0]) && mp_date_is_valid_ymd (n[2], n[0], n[1]))
    {
      refuse_two_readings (text, n[2], n[0], n[1], error);
      return FALSE;
    }
  return set_date (n[2], n[1], n[0], MP_PRECISION_DAY, date, precision) ||
         set_date (n[2], n[0], n[1], MP_PRECISION_DAY, date, precision);
}

static gboolean
read_with_month (const Pieces    *pieces,
                 MpDate          *date,
                 MpDatePrecision *precision)
{
  const int *n = pieces->numbers;

  if (pieces->n_numbers == 1 && pieces->digits[0] == 4)
    return set_date (n[0], pieces->month, 1, MP_PRECISION_MONTH, date, precision);
  if (pieces->n_numbers == 2 && pieces->digits[1] == 4)
    return set_date (n[1], pieces->month, n[0], MP_PRECISION_DAY, date, precision);
  if (pieces->n_numbers == 2 && pieces->digits[0] == 4)
    return set_date (n[0], pieces->month, n[1], MP_PRECISION_DAY, date, precision);
  return FALSE;
}

/**
 * mp_date_input_parse:
 * @text: what was typed
 * @date: (out): the first day of what is stated; %MP_DATE_NONE when @text is blank
 * @precision: (out): how much is stated
 *
 * Sets %MP_ERROR_AMBIGUOUS for what can be read in two ways, else %MP_ERROR_INVALID.
 *
 * Returns: whether @text is blank or a date
 */
gboolean
mp_date_input_parse (const char       *text,
                     MpDate           *date,
                     MpDatePrecision  *precision,
                     GError          **error)
{
  g_autofree char *line = NULL;
  g_autofree char *ascii = NULL;
  Pieces pieces = { .n_numbers = 0 };
  GError *local_error = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  line = mp_text_one_line (text);
  ascii = mp_text_digits_to_ascii (line);
  g_strstrip (ascii);
  *date = MP_DATE_NONE;
  *precision = MP_PRECISION_DAY;
  if (mp_text_is_empty (ascii) || mp_date_parse_iso (ascii, date, precision))
    return TRUE;

  if (read_pieces (ascii, &pieces) &&
      (pieces.month ? read_with_month (&pieces, date, precision)
                    : read_numbers (&pieces, ascii, date, precision, &local_error)))
    return TRUE;

  if (local_error)
    g_propagate_error (error, local_error);
  else
    /* Translators: %s is what was typed. Keep the three examples; write the first month in your language. */
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” is not a date. Write 14 Jun 2026, 2026-06 or 2026."), line);
  return FALSE;
}
