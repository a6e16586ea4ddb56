/* mp-page-dates.c: the lines of a partner page that give the dates of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-page-lines.h"

#include <string.h>

#include "exchange/mp-date-parser.h"

/* Characters. A longer value is a sentence that happens to begin with "Start:". */
#define MAX_DATE_TEXT 60
/* Bytes. Dates stand at the end of a line, should it be longer. */
#define MAX_DATE_LINE 600

struct _MpPagePatterns
{
  GRegex *start;
  GRegex *end;
  GRegex *period;
  GRegex *range;
};

/* A label at the beginning of a line or after a space or sign, perhaps in bold. */
#define BEFORE_LABEL "(?:^|(?<=[\\s|;,•·*_(–—-]))[*_]*(?:project\\s+)?(?:"
#define AFTER_LABEL ")[*_]*\\s*[:：][*_]*\\s*"

static const char start_pattern[] =
  BEFORE_LABEL
  "(?<en>start(?:s|ed|ing)?(?:\\s+date)?|begin(?:s|ning)?(?:\\s+date)?)"
  "|(?<es>fecha\\s+de\\s+(?:inicio|comienzo)|inicio|comienzo)"
  "|(?<fr>date\\s+de\\s+d[ée]but|d[ée]but)"
  "|(?<pt>data\\s+de\\s+in[íi]cio|início)"
  "|(?<ar>تاريخ\\s+البدء|البدء|البداية)"
  AFTER_LABEL;

/* "Fin" is Spanish and French, so these tell no language. */
static const char end_pattern[] =
  BEFORE_LABEL
  "end(?:s|ed|ing)?(?:\\s+date)?|finish(?:\\s+date)?|completion(?:\\s+date)?"
  "|fecha\\s+de\\s+(?:fin|finalizaci[óo]n|t[ée]rmino|cierre|conclusi[óo]n)|fin|finalizaci[óo]n|t[ée]rmino"
  "|date\\s+de\\s+fin|data\\s+de\\s+(?:fim|t[ée]rmino)|fim"
  "|تاريخ\\s+(?:الانتهاء|النهاية)|الانتهاء|النهاية"
  AFTER_LABEL;

static const char period_pattern[] =
  "^(?:project\\s+)?(?:(?<en>duration|period(?:\\s+of\\s+performance)?|dates?|timeline)"
  "|(?<es>duraci[óo]n|per[íi]odo|fechas?)|(?<fr>dur[ée]e|p[ée]riode)|(?<pt>dura[çc][ãa]o|datas?)" AFTER_LABEL;

static const char range_pattern[] = "\\s+(?:-|–|—|to|until|through|a|al|hasta|au|à|até|إلى)\\s+|\\s*[–—]\\s*|(?<=\\d{4})-(?=\\d{4})";

static GRegex *
make_pattern (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  return regex;
}

MpPagePatterns *
mp_page_patterns_new (void)
{
  MpPagePatterns *self = g_new0 (MpPagePatterns, 1);

  self->start = make_pattern (start_pattern);
  self->end = make_pattern (end_pattern);
  self->period = make_pattern (period_pattern);
  self->range = make_pattern (range_pattern);
  return self;
}

void
mp_page_patterns_free (MpPagePatterns *self)
{
  g_regex_unref (self->start);
  g_regex_unref (self->end);
  g_regex_unref (self->period);
  g_regex_unref (self->range);
  g_free (self);
}

void
mp_page_dates_clear (MpPageDates *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->end, g_free);
}

static const char *
find_language (GMatchInfo *match)
{
  static const char *const languages[] = { "en", "es", "fr", "pt", "ar" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *label = g_match_info_fetch_named (match, languages[i]);

      if (label && *label)
        return languages[i];
    }
  return NULL;
}

/* Without the signs that separate it from what follows. */
static char *
trim_value (const char *text,
            gsize       length)
{
  char *value = g_strstrip (g_strndup (text, length));

  for (;;)
    {
      gsize n = strlen (value);

      if (n > 0 && strchr ("|;,*_/-", value[n - 1]))
        value[n - 1] = '\0';
      else if (g_str_has_suffix (value, "–") || g_str_has_suffix (value, "—") || g_str_has_suffix (value, "•"))
        value[n - 3] = '\0';
      else if (g_str_has_suffix (value, "·"))
        value[n - 2] = '\0';
      else
        return value;
      g_strchomp (value);
    }
}

static gboolean
is_date_like (const char *value,
              gboolean    needs_digit)
{
  gboolean has_digit = FALSE;

  if (g_utf8_strlen (value, -1) > MAX_DATE_TEXT)
    return FALSE;
  for (const char *p = value; *p; p = g_utf8_next_char (p))
    has_digit |= g_unichar_isdigit (g_utf8_get_char (p));
  return has_digit || !needs_digit;
}

static gboolean
is_date (const char *value)
{
  MpDate date, other;
  MpDatePrecision precision;
  MpDateReading reading = mp_date_parse_text (value, MP_DATE_ORDER_UNKNOWN, &date, &precision, &other);

  return reading == MP_DATE_READING_ONE || reading == MP_DATE_READING_TWO;
}

/* "Duration: December 2021 - February 2027" */
static gboolean
parse_period (const MpPagePatterns *self,
              const char           *text,
              MpPageDates          *dates)
{
  g_autoptr (GMatchInfo) label = NULL;
  g_autoptr (GMatchInfo) range = NULL;
  int from;

  if (!g_regex_match (self->period, text, 0, &label))
    return FALSE;
  g_match_info_fetch_pos (label, 0, NULL, &from);

  for (g_regex_match_full (self->range, text, -1, from, 0, &range, NULL); g_match_info_matches (range); g_match_info_next (range, NULL))
    {
      g_autofree char *start = NULL, *end = NULL;
      int left, right;

      g_match_info_fetch_pos (range, 0, &left, &right);
      start = trim_value (text + from, left - from);
      end = trim_value (text + right, strlen (text + right));
      if (!is_date (start) || !is_date (end))
        continue;
      *dates = (MpPageDates) { g_strdup (""), g_steal_pointer (&start), g_steal_pointer (&end), find_language (label) };
      return TRUE;
    }
  return FALSE;
}

/* Labels for which no date was written, and sentences, do not count. */
static gboolean
check_values (MpPageDates *dates)
{
  gboolean in_line = *dates->before != '\0';

  if (dates->start && !is_date_like (dates->start, in_line))
    return FALSE;
  if (dates->end && !is_date_like (dates->end, in_line && dates->start == NULL))
    return FALSE;
  /* A sentence before the dates is there only when a line break was lost; then both are there. */
  return !in_line || (dates->start && dates->end);
}

/**
 * mp_page_parse_dates:
 * @text: a line, cleaned
 * @dates: (out): what it says; clear with mp_page_dates_clear()
 *
 * Recognises "Start: 2022-10-01 End: 2026-09-30", its halves, the labels of other languages, and
 * "Duration: December 2021 - February 2027", also at the end of a line of text.
 *
 * Returns: whether it is a line with dates
 */
gboolean
mp_page_parse_dates (const MpPagePatterns *self,
                     const char           *text,
                     MpPageDates          *dates)
{
  g_autoptr (GMatchInfo) start = NULL;
  g_autoptr (GMatchInfo) end = NULL;
  g_autofree char *tail = NULL, *before = NULL;
  gsize length = strlen (text), offset = 0;
  int start_from = -1, start_to = 0, end_from = -1, end_to = 0;
  const char *p;

  *dates = (MpPageDates) { 0 };
  if (strchr (text, ':') == NULL && strstr (text, "：") == NULL)
    return FALSE;
  if (length > MAX_DATE_LINE)
    offset = g_utf8_find_next_char (text + length - MAX_DATE_LINE, NULL) - text;
  else
    offset = mp_page_skip_bullet (text) - text;
  /* The label may be in two code points: "é". */
  tail = g_utf8_normalize (text + offset, -1, G_NORMALIZE_NFC);
  p = tail;

  if (length <= MAX_DATE_LINE && parse_period (self, p, dates))
    return TRUE;
  if (g_regex_match (self->start, p, 0, &start))
    g_match_info_fetch_pos (start, 0, &start_from, &start_to);
  if (g_regex_match_full (self->end, p, -1, start_from >= 0 ? start_to : 0, 0, &end, NULL))
    g_match_info_fetch_pos (end, 0, &end_from, &end_to);
  if (start_from < 0 && end_from < 0)
    return FALSE;

  before = g_strndup (p, start_from >= 0 ? start_from : end_from);
  if (length > MAX_DATE_LINE)
    {
      g_autofree char *head = g_strndup (text, offset);

      dates->before = g_strstrip (g_strconcat (head, before, NULL));
    }
  else
    {
      dates->before = trim_value (before, strlen (before));
    }
  if (start_from >= 0)
    dates->start = trim_value (p + start_to, end_from >= 0 ? (gsize) (end_from - start_to) : strlen (p + start_to));
  if (end_from >= 0)
    dates->end = trim_value (p + end_to, strlen (p + end_to));
  dates->language = start_from >= 0 ? find_language (start) : NULL;
  if (check_values (dates))
    return TRUE;
  mp_page_dates_clear (dates);
  return FALSE;
}
