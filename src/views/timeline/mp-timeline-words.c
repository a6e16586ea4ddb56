/* mp-timeline-words.c: what a bar says in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-words.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "model/mp-status.h"

/* A tooltip is for a glance: what is longer is cut. */
#define MAX_CHARACTERS 240

static char *
dup_short (const char *text)
{
  g_autofree char *line = mp_text_one_line (text);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_CHARACTERS - 1);
  return g_strconcat (head, "\xe2\x80\xa6", NULL);
}

static void
append_line (GString    *markup,
             const char *label,
             const char *value)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (!value || !*value)
    return;
  text = dup_short (value);
  escaped = g_markup_escape_text (text, -1);
  if (label)
    g_string_append_printf (markup, "\n<span alpha=\"75%%\">%s</span> %s", label, escaped);
  else
    g_string_append_printf (markup, "\n%s", escaped);
}

/**
 * mp_timeline_dup_tooltip:
 *
 * Returns: (transfer full): markup: title, status, dates, what is left, where, who, money
 */
char *
mp_timeline_dup_tooltip (MpPortfolio     *portfolio,
                         const MpSummary *summary,
                         MpDate           as_of)
{
  g_autofree char *title = dup_short (summary->title);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *sentence = mp_status_explain (summary, as_of);
  g_autofree char *status = g_strdup_printf ("%s %s", mp_status_get_symbol (mp_status_as_of (summary, as_of)), sentence);
  g_autofree char *dates = mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
  g_autofree char *left = mp_status_format_left (summary, as_of);
  g_autofree char *countries = mp_portfolio_dup_terms_label (portfolio, summary, MP_VOCABULARY_COUNTRIES);
  g_autofree char *partners = mp_portfolio_dup_partners_label (portfolio, summary);
  g_autofree char *money = mp_portfolio_dup_money_label (portfolio, summary);
  GString *markup = g_string_new (NULL);

  g_string_append_printf (markup, "<b>%s</b>", escaped);
  append_line (markup, NULL, dates);
  append_line (markup, NULL, status);
  append_line (markup, C_("tooltip", "Left:"), left);
  append_line (markup, C_("tooltip", "Countries:"), countries);
  append_line (markup, C_("tooltip", "Partners:"), partners);
  append_line (markup, C_("tooltip", "Funding:"), money);
  return g_string_free (markup, FALSE);
}

/**
 * mp_timeline_dup_description:
 *
 * Returns: (transfer full): what a screen reader adds to the title: status, dates, what is left
 */
char *
mp_timeline_dup_description (const MpSummary *summary,
                             MpDate           as_of)
{
  const char *status = mp_status_get_label (mp_status_as_of (summary, as_of));
  g_autofree char *dates = mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
  g_autofree char *left = mp_status_format_left (summary, as_of);

  if (!left)
    /* Translators: read aloud: 1 is a status, 2 "from – to". */
    return g_strdup_printf (C_("timeline", "%1$s, %2$s"), status, dates);
  /* Translators: read aloud: 1 is a status, 2 "from – to", 3 a span as "8 months". */
  return g_strdup_printf (C_("timeline", "%1$s, %2$s, %3$s left"), status, dates, left);
}
