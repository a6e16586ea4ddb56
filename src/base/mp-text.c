/* mp-text.c: folding, cleaning and reading of text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-text.h"

#include <string.h>

/* Typographic and ASCII quotation marks, dashes: one sign each for comparison. */
static gunichar
fold_punctuation (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x2032: case 0x0060: case 0x00B4:
      return '\'';
    case 0x201C: case 0x201D: case 0x201F: case 0x2033: case 0x00AB: case 0x00BB:
      return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return '-';
    default:
      return c;
    }
}

static gboolean
is_invisible (gunichar c)
{
  /* Zero-width space, word joiner, BOM, soft hyphen. Joiners (200C, 200D) shape Arabic and
   * Bangla words: they are dropped for comparison only, see mp_text_fold(). */
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

static gboolean
is_bidi_mark (gunichar c)
{
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_any_space (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || g_unichar_isspace (c);
}

/* Arabic-Indic, extended Arabic-Indic, Devanagari and Bangla digits. */
static int
foreign_digit (gunichar c)
{
  if (c >= 0x0660 && c <= 0x0669)
    return (int) (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9)
    return (int) (c - 0x06F0);
  if (c >= 0x0966 && c <= 0x096F)
    return (int) (c - 0x0966);
  if (c >= 0x09E6 && c <= 0x09EF)
    return (int) (c - 0x09E6);
  return -1;
}

static gboolean
ascii_is_folded (const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if ((guchar) *p >= 0x80 || g_ascii_isupper (*p) || *p == '`')
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_text_fold:
 * @text: valid UTF-8
 *
 * The form in which texts are compared and searched: NFKD, case folded, combining marks dropped
 * after Latin letters only (they carry meaning in Bangla, Arabic vowels are optional and go
 * too), quotation marks and dashes unified, digits Western, invisible signs removed.
 *
 * Returns: (transfer full): the folded text
 */
char *
mp_text_fold (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;
  GString *out;
  gboolean after_latin = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (ascii_is_folded (text))
    return g_strdup (text);
  if (g_str_is_ascii (text))
    {
      char *lower = g_ascii_strdown (text, -1);
      return g_strdelimit (lower, "`", '\'');
    }

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (normal == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (normal, -1);
  out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit;

      if (c >= 0x0300 && c <= 0x036F)
        {
          if (!after_latin)
            g_string_append_unichar (out, c);
          continue;
        }
      /* Arabic vowel signs and tatweel are optional in writing. */
      if ((c >= 0x064B && c <= 0x0652) || c == 0x0640 || c == 0x0670)
        continue;
      if (is_invisible (c) || is_bidi_mark (c) || c == 0x200C || c == 0x200D)
        continue;
      digit = foreign_digit (c);
      if (digit >= 0)
        c = (gunichar) ('0' + digit);
      else
        c = fold_punctuation (c);
      after_latin = g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* As mp_text_fold_words(), in place: most texts are plain and there are many of them. */
static void
reduce_ascii_to_words (char *text)
{
  char *out = text;
  gboolean gap = FALSE;

  for (const char *p = text; *p; p++)
    {
      if (*p == '\'')
        continue;
      if (!g_ascii_isalnum (*p))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out > text)
        *out++ = ' ';
      gap = FALSE;
      *out++ = *p;
    }
  *out = '\0';
}

/**
 * mp_text_fold_words:
 * @text: valid UTF-8
 *
 * Folds @text and reduces it to its words (runs of letters, marks and digits; apostrophes inside
 * a word vanish) with one space between them.
 *
 * Returns: (transfer full): the words; "" when there is none
 */
char *
mp_text_fold_words (const char *text)
{
  g_autofree char *folded = mp_text_fold (text);
  gsize length = strlen (folded);
  gboolean gap = FALSE;
  GString *out;

  if (g_str_is_ascii (folded))
    {
      reduce_ascii_to_words (folded);
      return g_steal_pointer (&folded);
    }

  out = g_string_sized_new (length);
  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'')
        continue;
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          if (gap && out->len > 0)
            g_string_append_c (out, ' ');
          gap = FALSE;
          g_string_append_unichar (out, c);
        }
      else
        {
          gap = TRUE;
        }
    }

  return g_string_free (out, FALSE);
}

/* Most texts are plain: nothing but printing ASCII, single spaces between words. */
static gboolean
is_clean_already (const char *text)
{
  char last = ' ';

  for (const char *p = text; *p; p++)
    {
      if ((signed char) *p < 0x20 || *p == 0x7f || (*p == ' ' && last == ' '))
        return FALSE;
      last = *p;
    }
  return last != ' ' || *text == '\0';
}

/* Spaces of any kind become one plain space; line breaks stay when @keep_lines. */
static char *
clean (const char *text,
       gboolean    keep_lines)
{
  gboolean space = FALSE;
  guint lines = 0;
  GString *out;

  if (is_clean_already (text))
    return g_strdup (text);

  out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      if (c == 0x2028 || c == 0x2029)
        c = '\n';
      if (c >= 0x80 && is_invisible (c))
        continue;
      if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x80 && g_unichar_isspace (c)))
        {
          space = TRUE;
          lines += c == '\n';
          continue;
        }
      if (c < 0x20 || c == 0x7f || (c >= 0x80 && g_unichar_iscntrl (c)))
        continue;
      if (space && out->len > 0)
        {
          if (lines > 0 && keep_lines)
            g_string_append (out, lines > 1 ? "\n\n" : "\n");
          else
            g_string_append_c (out, ' ');
        }
      space = FALSE;
      lines = 0;
      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * mp_text_clean:
 * @text: valid UTF-8
 *
 * Makes NBSP, U+2007, U+202F, runs of spaces and the like one plain space, drops zero-width
 * signs, BOM and control characters, trims, and keeps line breaks (at most one empty line).
 *
 * Returns: (transfer full): the cleaned text
 */
char *
mp_text_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, TRUE);
}

/**
 * mp_text_one_line:
 * @text: valid UTF-8
 *
 * As mp_text_clean(), on one line: for titles and names.
 *
 * Returns: (transfer full): the cleaned text
 */
char *
mp_text_one_line (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, FALSE);
}

/**
 * mp_text_digits_to_ascii:
 *
 * Returns: (transfer full): @text with Arabic-Indic, Devanagari and Bangla digits made Western
 */
char *
mp_text_digits_to_ascii (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_strdup (text);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = foreign_digit (c);

      g_string_append_unichar (out, digit >= 0 ? (gunichar) ('0' + digit) : c);
    }
  return g_string_free (out, FALSE);
}

/**
 * mp_text_isolate:
 *
 * Wraps @text in FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode UAX #9), so that a Latin title or
 * a range of dates keeps its order inside a sentence of the other direction.
 *
 * Returns: (transfer full): the isolated text
 */
char *
mp_text_isolate (const char *text)
{
  return g_strconcat ("\xe2\x81\xa8", text, "\xe2\x81\xa9", NULL);
}

/**
 * mp_text_parse_int:
 * @text: a whole number in any of the digits that we read, an optional sign first
 *
 * Returns: %FALSE when @text is not just a number that fits
 */
gboolean
mp_text_parse_int (const char *text,
                   gint64     *value)
{
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  ascii = mp_text_digits_to_ascii (text);
  g_strstrip (ascii);
  return g_ascii_string_to_signed (ascii, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/**
 * mp_text_is_empty:
 *
 * Returns: whether @text is %NULL or holds nothing but spaces
 */
gboolean
mp_text_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_any_space (c) && !is_invisible (c))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_text_strip_markup:
 * @text: valid UTF-8, with elements of XML in it
 *
 * Leaves what stands between the elements, without the signs that XML needs. It is for reading and
 * searching, not for taking apart.
 *
 * Returns: (transfer full): the text alone, cleaned; empty when there is none
 */
char *
mp_text_strip_markup (const char *text)
{
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&amp;", "&" } };
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text)
    {
      gsize length = strcspn (text, "<");
      const char *end = strchr (text + length, '>');

      g_string_append_len (plain, text, (gssize) length);
      text += length;
      if (*text == '<')
        {
          g_string_append_c (plain, ' ');
          text = end ? end + 1 : text + strlen (text);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (plain, entities[i][0], entities[i][1], 0);
  return mp_text_one_line (plain->str);
}
