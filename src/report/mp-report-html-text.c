/* mp-report-html-text.c: texts as a browser reads them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/mp-report-html.h"

#include <string.h>

#include "base/mp-format.h"
#include "base/mp-locale.h"

/* What HTML does not allow, not even as a reference. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/**
 * mp_report_html_append_text:
 * @text: (nullable): any text
 *
 * Appends it so that it can stand in an element or, in quotation marks, in an attribute.
 */
void
mp_report_html_append_text (GString    *out,
                            const char *text)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;

  for (const char *p = valid; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if (!is_forbidden (c))
        g_string_append_unichar (out, c);
    }
}

/**
 * mp_report_html_append_element:
 * @attributes: (nullable): with a space before each; escaped already
 */
void
mp_report_html_append_element (GString    *out,
                               const char *element,
                               const char *attributes,
                               const char *text)
{
  g_string_append_printf (out, "<%s%s>", element, attributes ? attributes : "");
  mp_report_html_append_text (out, text);
  g_string_append_printf (out, "</%s>", element);
}

/**
 * mp_report_html_append_paragraphs:
 * @text: empty lines part paragraphs, other line breaks stay
 */
void
mp_report_html_append_paragraphs (GString    *out,
                                  const char *text,
                                  const char *attributes)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i]; i++)
    {
      g_auto (GStrv) lines = g_strsplit (paragraphs[i], "\n", -1);

      if (*paragraphs[i] == '\0')
        continue;
      g_string_append_printf (out, "<p%s>", attributes);
      for (guint j = 0; lines[j]; j++)
        {
          if (j > 0)
            g_string_append (out, "<br>");
          mp_report_html_append_text (out, lines[j]);
        }
      g_string_append (out, "</p>\n");
    }
}

static gboolean
is_code (const char *language)
{
  return language && g_ascii_isalpha (language[0]) && g_ascii_isalpha (language[1]) &&
         strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen (language);
}

/**
 * mp_report_html_dup_direction:
 * @language: (nullable): the language of a text, where it is known
 *
 * Returns: (transfer full): the attributes of an element with such a text: its language, and its direction, which
 *   the text itself shows where the language is not known
 */
char *
mp_report_html_dup_direction (const char     *language,
                              const MpReport *report)
{
  g_autofree char *code = is_code (language) ? g_strdelimit (g_strdup (language), "_", '-') : NULL;

  if (code == NULL)
    return g_strdup (" dir=\"auto\"");
  if (g_strcmp0 (code, report->language) == 0)
    return g_strdup ("");
  return g_strdup_printf (" lang=\"%s\" dir=\"%s\"", code, mp_locale_is_right_to_left (code) ? "rtl" : "ltr");
}

/**
 * mp_report_html_dup_day:
 *
 * Returns: (transfer full): a day as an element that programs can read too
 */
char *
mp_report_html_dup_day (MpDate          day,
                        MpDatePrecision precision)
{
  g_autofree char *text = mp_format_date (day, precision);
  g_autofree char *iso = day == MP_DATE_NONE ? NULL : mp_date_to_iso (day, precision);
  g_autoptr (GString) out = g_string_new (NULL);

  if (iso)
    g_string_append_printf (out, "<time datetime=\"%s\">", iso);
  mp_report_html_append_text (out, text);
  if (iso)
    g_string_append (out, "</time>");
  return g_strdup (out->str);
}

void
mp_report_html_append_status (GString  *out,
                              MpStatus  status)
{
  g_string_append_printf (out, "<span class=\"status %s\"><span aria-hidden=\"true\">%s</span> ", mp_status_get_key (status),
                          mp_status_get_symbol (status));
  mp_report_html_append_text (out, mp_status_get_label (status));
  g_string_append (out, "</span>");
}

/* What leads to the section of a project, and the name that it has: the same in every report. */
void
mp_report_html_append_anchor (GString        *out,
                              const MpReport *report,
                              gint64          project)
{
  guint row = mp_portfolio_find_row (report->portfolio, project);
  const char *uuid = mp_portfolio_get_summary (report->portfolio, row)->uuid;

  g_string_append (out, "p-");
  mp_report_html_append_text (out, uuid);
}
