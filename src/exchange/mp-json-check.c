/* mp-json-check.c: what json-glib would take over without a word
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It makes invalid UTF-8 of half a surrogate pair, cuts a text at U+0000, wraps integers of more than 63 bits, and reads 0x10 and 010
 * as C does.
 */

#include "config.h"

#include "exchange/mp-json-check.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"

/* The UTF-16 unit of the escape sequence at @p, -1 when there is none. */
static int
read_unit (const char *p,
           const char *end)
{
  int unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit << 4 | g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

/* Behind the escape sequence at @p; NULL when it stands for no character. */
static const char *
skip_escape (const char *p,
             const char *end)
{
  int unit = read_unit (p, end);
  int low;

  if (end - p < 2 || p[1] != 'u')
    return MIN (p + 2, end);
  if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return NULL;
  if (unit < 0xD800 || unit > 0xDBFF)
    return p + 6;
  low = read_unit (p + 6, end);
  return low >= 0xDC00 && low <= 0xDFFF ? p + 12 : NULL;
}

/* Behind the string that begins at @p with its quotation mark; NULL when something in it stands for no character. */
static const char *
skip_string (const char *p,
             const char *end)
{
  p++;
  while (p && p < end && *p != '"')
    p = *p == '\\' ? skip_escape (p, end) : p + 1;
  return p ? MIN (p + 1, end) : NULL;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

/* Behind the number that begins at @p; NULL when it is none of JSON, or an integer that does not fit. */
static const char *
skip_number (const char *p,
             const char *end)
{
  const char *start = p;
  const char *digits = p + (*p == '-');
  gboolean is_integer = TRUE;

  p = skip_digits (digits, end);
  if (p == digits || (*digits == '0' && p - digits > 1))
    return NULL;
  if (p < end && *p == '.')
    {
      is_integer = FALSE;
      p = skip_digits (p + 1, end);
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      is_integer = FALSE;
      p++;
      p = skip_digits (p < end && (*p == '+' || *p == '-') ? p + 1 : p, end);
    }
  if (p < end && (g_ascii_isalnum (*p) || *p == '.'))
    return NULL;
  if (is_integer)
    {
      g_autofree char *number = g_strndup (start, (gsize) (p - start));

      if (!g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL))
        return NULL;
    }
  return p;
}

/**
 * mp_json_check_text:
 * @text: a value, valid UTF-8
 * @length: bytes of @text
 *
 * Looks for texts and numbers that json-glib changes while it reads them; everything else that may be wrong it says itself. Sets
 * %MP_ERROR_INVALID.
 *
 * Returns: %FALSE when there are any
 */
gboolean
mp_json_check_text (const char  *text,
                    gsize        length,
                    GError     **error)
{
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      const char *start = p;

      if (*p == '"')
        p = skip_string (p, end);
      else if (*p == '-' || g_ascii_isdigit (*p))
        p = skip_number (p, end);
      else
        p++;
      if (p)
        continue;
      if (*start == '"')
        g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("a text holds an escape sequence that stands for no character, as \\u0000 or half of a pair"));
      else
        g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, _("a number is too large, or not written as JSON writes it"));
      return FALSE;
    }
  return TRUE;
}
