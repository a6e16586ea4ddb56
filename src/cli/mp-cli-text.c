/* mp-cli-text.c: text in columns, and for other programs
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli-text.h"

#include <string.h>

#include "base/mp-format.h"

#define ELLIPSIS "\xe2\x80\xa6"

static guint
char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/**
 * mp_cli_text_width:
 * @length: bytes, -1 for all
 *
 * Returns: how many columns of a terminal @text takes
 */
guint
mp_cli_text_width (const char *text,
                   gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  guint width = 0;

  for (const char *p = text; p < end && *p; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));
  return width;
}

/**
 * mp_cli_text_append_cell:
 * @width: columns; what is longer ends with an ellipsis, what is shorter is filled up
 */
void
mp_cli_text_append_cell (GString    *line,
                         const char *text,
                         guint       width)
{
  guint used = mp_cli_text_width (text, -1);

  if (used > width)
    {
      const char *p = text;

      for (used = 0; used + char_width (g_utf8_get_char (p)) < width; p = g_utf8_next_char (p))
        used += char_width (g_utf8_get_char (p));
      g_string_append_len (line, text, p - text);
      if (used < width)
        {
          g_string_append (line, ELLIPSIS);
          used++;
        }
    }
  else
    {
      g_string_append (line, text);
    }
  for (; used < width; used++)
    g_string_append_c (line, ' ');
}

static void
append_spaces (GString *out,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
append_wrapped_line (GString    *out,
                     const char *line,
                     guint       indent,
                     guint       columns)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint used = 0;

  for (guint i = 0; words[i]; i++)
    {
      guint width = mp_cli_text_width (words[i], -1);

      if (columns > 0 && used > 0 && indent + used + 1 + width > columns)
        {
          g_string_append_c (out, '\n');
          used = 0;
        }
      if (used == 0)
        append_spaces (out, indent);
      else
        g_string_append_c (out, ' ');
      used += width + (used > 0);
      g_string_append (out, words[i]);
    }
  g_string_append_c (out, '\n');
}

/**
 * mp_cli_text_append_wrapped:
 * @text: one or more lines
 * @indent: spaces before each line
 * @columns: where a line ends at the latest, 0 for anywhere
 */
void
mp_cli_text_append_wrapped (GString    *out,
                            const char *text,
                            guint       indent,
                            guint       columns)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  /* In a narrow terminal it wraps by itself. */
  if (columns < indent + 20)
    columns = 0;
  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i])
        append_wrapped_line (out, lines[i], indent, columns);
      else
        g_string_append_c (out, '\n');
    }
}

/**
 * mp_cli_text_append_json:
 * @text: (nullable): valid UTF-8
 *
 * Appends a string of JSON (RFC 8259), or null.
 */
void
mp_cli_text_append_json (GString    *out,
                         const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c < 0x20 || c == 0x7F)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, (char) c);
    }
  g_string_append_c (out, '"');
}

/**
 * mp_cli_text_append_csv:
 * @text: (nullable): valid UTF-8
 *
 * Appends a cell of CSV (RFC 4180). One that a spreadsheet would take for a formula gets an
 * apostrophe before it, as in the files that are exported.
 */
void
mp_cli_text_append_csv (GString    *out,
                        const char *text)
{
  const char *sign;

  if (text == NULL || *text == '\0')
    return;
  sign = text + strspn (text, "'");
  if (strpbrk (text, ",;\"\n\r\t") == NULL && strchr ("=+-@", *sign ? *sign : ' ') == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (*sign && strchr ("=+-@\t\r", *sign))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * mp_cli_text_format_amount:
 *
 * Returns: (transfer full): a plain number of whole units, "8000000.00", for other programs
 */
char *
mp_cli_text_format_amount (gint64      minor_units,
                           const char *currency)
{
  int digits = mp_format_currency_digits (currency);
  guint64 magnitude = minor_units < 0 ? (guint64) -(minor_units + 1) + 1 : (guint64) minor_units;
  guint64 unit = 1;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, minor_units < 0 ? "-" : "", magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, minor_units < 0 ? "-" : "", magnitude / unit, digits, magnitude % unit);
}
