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
#include "model/mp-summary-dates.h"
#include "timeline/mp-timeline-extras.h"
#include "views/timeline/mp-timeline-moved.h"

/* A tooltip is for a glance: what is longer is cut. */
#define MAX_CHARACTERS 240

/* More characters than any window shows, few enough to be laid out at once. */
#define MAX_TITLE_CHARACTERS 300

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

/* Whole months, days where there are none. */
static char *
dup_duration (const MpSummary *summary)
{
  int months;

  if (summary->start == MP_DATE_NONE || summary->end == MP_DATE_NONE || summary->end < summary->start)
    return NULL;
  months = mp_date_months_between (summary->start, summary->end);
  return months > 0 ? mp_format_months (months) : mp_format_days (summary->end - summary->start + 1);
}

static const char *
get_choice_label (MpTable table,
                  guint   field,
                  guint   index)
{
  return mp_choice_get_label (mp_table_get_info (table)->fields[field].choices[index]);
}

static char *
dup_last_revision (const MpSummary *summary)
{
  const MpSummaryDate *date = mp_summary_get_last_revision (summary);
  const char *kind, *reason;
  g_autofree char *day = NULL;
  g_autofree char *recorded_on = NULL;

  if (date == NULL)
    return NULL;
  kind = get_choice_label (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_KIND, date->kind);
  reason = get_choice_label (MP_TABLE_DATE_REVISION, MP_DATE_REVISION_REASON, date->reason);
  day = mp_format_date (date->day, date->precision);
  if (date->recorded_on == MP_DATE_NONE)
    /* Translators: a date that was changed: 1 is "Planned end" and the like, 2 the date, 3 why: "Amendment". */
    return g_strdup_printf (C_("tooltip", "%1$s %2$s, %3$s"), kind, day, reason);
  recorded_on = mp_format_date (date->recorded_on, MP_PRECISION_DAY);
  /* Translators: a date that was changed: 1 is "Planned end" and the like, 2 the date, 3 why: "Amendment", 4 a day. */
  return g_strdup_printf (C_("tooltip", "%1$s %2$s, %3$s, recorded on %4$s"), kind, day, reason, recorded_on);
}

static gboolean
is_done (const MpSummaryMilestone *milestone,
         MpDate                    as_of)
{
  return milestone->actual != MP_DATE_NONE && milestone->actual <= as_of;
}

/* Of those that took place the last, of the others the first, which may be late. */
static const MpSummaryMilestone *
find_milestone (const MpSummary *summary,
                gboolean         done,
                MpDate           as_of)
{
  const MpSummaryMilestone *milestones = mp_summary_get_milestones (summary);
  const MpSummaryMilestone *found = NULL;
  double best = 0;

  for (guint i = 0; i < summary->n_milestones; i++)
    {
      double day;

      if (is_done (&milestones[i], as_of) != done || !mp_timeline_milestone_get_day (&milestones[i], &day))
        continue;
      if (found == NULL || (done ? day >= best : day < best))
        {
          found = &milestones[i];
          best = day;
        }
    }
  return found;
}

static char *
dup_milestone (const MpSummary *summary,
               gboolean         done,
               MpDate           as_of)
{
  const MpSummaryMilestone *milestone = find_milestone (summary, done, as_of);
  g_autofree char *label = NULL;
  g_autofree char *day = NULL;

  if (milestone == NULL)
    return NULL;
  label = mp_timeline_milestone_dup_label (summary, milestone);
  day = mp_timeline_milestone_dup_day (milestone);
  /* Translators: 1 is the title of a milestone, 2 its date. */
  return g_strdup_printf (C_("tooltip", "%1$s, %2$s"), label, day);
}

/**
 * mp_timeline_dup_tooltip:
 *
 * Returns: (transfer full): markup: title, dates, status, duration, what is left, the last change of
 *   a date, milestones, where, who, money
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
  g_autofree char *duration = dup_duration (summary);
  g_autofree char *left = mp_status_format_left (summary, as_of);
  g_autofree char *revision = dup_last_revision (summary);
  g_autofree char *past = dup_milestone (summary, TRUE, as_of);
  g_autofree char *next = dup_milestone (summary, FALSE, as_of);
  g_autofree char *countries = mp_portfolio_dup_terms_label (portfolio, summary, MP_VOCABULARY_COUNTRIES);
  g_autofree char *partners = mp_portfolio_dup_partners_label (portfolio, summary);
  g_autofree char *initiatives = mp_portfolio_dup_initiatives_label (portfolio, summary);
  g_autofree char *money = mp_portfolio_dup_money_label (portfolio, summary);
  GString *markup = g_string_new (NULL);

  g_string_append_printf (markup, "<b>%s</b>", escaped);
  append_line (markup, NULL, dates);
  append_line (markup, NULL, status);
  append_line (markup, C_("tooltip", "Duration:"), duration);
  append_line (markup, C_("tooltip", "Left:"), left);
  append_line (markup, C_("tooltip", "Last change:"), revision);
  append_line (markup, C_("tooltip", "Last milestone:"), past);
  append_line (markup, C_("tooltip", "Next milestone:"), next);
  append_line (markup, C_("tooltip", "Countries:"), countries);
  append_line (markup, C_("tooltip", "Partners:"), partners);
  append_line (markup, C_("tooltip", "Initiatives:"), initiatives);
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

/**
 * mp_timeline_dup_place:
 * @row: a row with bars
 * @index: which of them
 *
 * Returns: (transfer full) (nullable): in which group a bar stands, and which of the bars of its
 *   project it is; %NULL where there are no groups
 */
char *
mp_timeline_dup_place (MpTimelineLayout *layout,
                       guint             row,
                       guint             index)
{
  MpTimelineRow found;
  g_autofree char *heading = NULL;
  g_autofree char *place = NULL;
  g_autofree char *digits = NULL;
  guint n;

  mp_timeline_layout_get_row (layout, row, &found);
  if (found.group == NULL || index >= found.n)
    return NULL;
  heading = mp_timeline_layout_dup_heading (layout, found.group);
  n = mp_timeline_layout_count_places (layout, found.positions[index]);
  if (n < 2)
    return g_steal_pointer (&heading);
  /* Translators: a project is shown in several groups, and this is which of its bars: "2 of 3 bars". */
  place = g_strdup_printf (ngettext ("%1$u of %2$u bar", "%1$u of %2$u bars", n), mp_timeline_layout_get_place (layout, row, index) + 1, n);
  digits = mp_format_digits (place);
  /* Translators: read aloud: 1 is the name of a group, 2 as "2 of 3 bars". */
  return g_strdup_printf (C_("timeline", "%1$s, %2$s"), heading, digits);
}

/**
 * mp_timeline_dup_title:
 *
 * Returns: (transfer full): a title as one line, shown and read aloud; only the beginning of an endless one
 */
char *
mp_timeline_dup_title (const char *title)
{
  g_autofree char *line = mp_text_one_line (title);

  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_TITLE_CHARACTERS));
}

/**
 * mp_timeline_dup_bar_description:
 * @row: a row with bars
 * @index: which of them
 * @summary: the project that it shows
 *
 * Returns: (transfer full): what a screen reader adds to the title of a bar: status, dates, what is
 *   left, in which group it stands, and which of the bars of its project it is
 */
char *
mp_timeline_dup_bar_description (MpTimelineLayout *layout,
                                 guint             row,
                                 guint             index,
                                 const MpSummary  *summary,
                                 MpDate            as_of)
{
  g_autofree char *status = mp_timeline_dup_description (summary, as_of);
  g_autofree char *place = mp_timeline_dup_place (layout, row, index);

  if (!place)
    return g_steal_pointer (&status);
  /* Translators: read aloud: 1 is what is said of a project, 2 the group in which this row stands. */
  return g_strdup_printf (C_("timeline", "%1$s, %2$s"), status, place);
}

/**
 * mp_timeline_dup_milestone_description:
 * @milestone: which of the milestones, counted from 1
 *
 * Returns: (transfer full): what a screen reader adds to the title of a milestone: whose it is,
 *   whether it took place, and which one it is in time
 */
char *
mp_timeline_dup_milestone_description (const MpSummary *summary,
                                       guint            milestone)
{
  guint n = mp_timeline_milestone_count_until (summary, 0);
  /* Translators: read aloud: which one it is in time: "2 of 3 milestones". */
  g_autofree char *place = g_strdup_printf (ngettext ("%1$u of %2$u milestone", "%1$u of %2$u milestones", n),
                                            mp_timeline_milestone_count_until (summary, milestone), n);
  g_autofree char *digits = mp_format_digits (place);
  g_autofree char *name = mp_timeline_dup_name (summary);

  if (mp_summary_get_milestones (summary)[milestone - 1].actual != MP_DATE_NONE)
    /* Translators: read aloud: 1 is a project, 2 as "2 of 3 milestones". */
    return g_strdup_printf (C_("timeline", "Milestone of “%1$s”, done, %2$s"), name, digits);
  /* Translators: read aloud: 1 is a project, 2 as "2 of 3 milestones". */
  return g_strdup_printf (C_("timeline", "Milestone of “%1$s”, planned, %2$s"), name, digits);
}

/**
 * mp_timeline_dup_group_money:
 *
 * Returns: (transfer full) (nullable): what is reported for the projects of a group, %NULL when nothing is
 */
char *
mp_timeline_dup_group_money (const MpTimelineGroup *group)
{
  if (group->money == NULL || group->money->len == 0)
    return NULL;
  return mp_portfolio_dup_sums_label ((const MpSummaryMoney *) (gconstpointer) group->money->data, group->money->len);
}

/**
 * mp_timeline_dup_group_description:
 *
 * Returns: (transfer full): what a screen reader adds to the name of a group: how many projects,
 *   from when to when, how much
 */
char *
mp_timeline_dup_group_description (const MpTimelineGroup *group)
{
  g_autofree char *count = mp_format_integer (group->n);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", group->n), count);
  g_autofree char *range = NULL;
  g_autofree char *money = mp_timeline_dup_group_money (group);

  if (group->tray)
    return g_steal_pointer (&projects);
  range = mp_format_range (group->start, MP_PRECISION_DAY, group->end, MP_PRECISION_DAY);
  /* Translators: read aloud, of a group: 1 is how many projects, 2 "from – to", 3 sums of money. */
  return g_strdup_printf (C_("timeline", "%1$s, %2$s, %3$s"), projects, range, money ? money : _("funding not reported"));
}
