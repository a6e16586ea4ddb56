/* mp-timeline-extras.c: what a row of the timeline shows besides its bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-extras.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/mp-format.h"

/* Of the height of a bar. */
#define GHOST_SHARE 0.17
#define LEAST_FUNDING_SHARE 0.28
#define MOST_FUNDING_SHARE 0.6
#define GAP_SHARE 0.06

static const char *const names_of_extras[] = { "ghost", "extensions", "milestones", "links", "funding" };

/**
 * mp_timeline_extras_from_names:
 * @names: such as "ghost,funding"; "all" and "none" are understood as well
 * @extras: (out): what they mean
 * @unknown: (out): the first that is not known
 *
 * The names are stable: command line, settings and saved views use them.
 */
gboolean
mp_timeline_extras_from_names (const char        *names,
                               MpTimelineExtras  *extras,
                               char             **unknown)
{
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (names != NULL && extras != NULL && unknown != NULL, FALSE);

  list = g_strsplit (names, ",", -1);
  *extras = MP_TIMELINE_NO_EXTRAS;
  *unknown = NULL;
  for (guint i = 0; list[i]; i++)
    {
      const char *name = g_strstrip (list[i]);
      guint bits = 0;

      for (guint j = 0; j < G_N_ELEMENTS (names_of_extras); j++)
        {
          if (strcmp (name, names_of_extras[j]) == 0 || strcmp (name, "all") == 0)
            bits |= 1u << j;
        }
      if (bits == 0 && *name && strcmp (name, "none") != 0)
        {
          *unknown = g_strdup (name);
          return FALSE;
        }
      *extras |= bits;
    }
  return TRUE;
}

/**
 * mp_timeline_extras_dup_names:
 *
 * Returns: (transfer full): all names, "ghost, extensions …"
 */
char *
mp_timeline_extras_dup_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names_of_extras); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", names_of_extras[i]);
  return g_string_free (names, FALSE);
}

/**
 * mp_timeline_extras_divide_row:
 * @bar_height: the height of bars
 * @height: the height of the row
 * @parts: (out): what stands where
 *
 * The bar moves up by as much as what is below it needs. In a low row the columns of funding give
 * way first, then the ghost.
 */
void
mp_timeline_extras_divide_row (MpTimelineExtras    extras,
                               double              bar_height,
                               double              height,
                               MpTimelineRowParts *parts)
{
  double gap = MAX (bar_height * GAP_SHARE, 0.5);
  double ghost = bar_height * GHOST_SHARE;
  double left = height - bar_height;
  double below = 0;

  g_return_if_fail (parts != NULL);

  *parts = (MpTimelineRowParts) { .room = height };
  if ((extras & MP_TIMELINE_EXTRA_GHOST) && left >= ghost + 2 * gap)
    {
      parts->ghost_height = ghost;
      below += gap + ghost;
    }
  if ((extras & MP_TIMELINE_EXTRA_FUNDING) && left >= below + bar_height * LEAST_FUNDING_SHARE + 3 * gap)
    {
      parts->funding_height = MIN (left - below - 3 * gap, bar_height * MOST_FUNDING_SHARE);
      /* What is left over stands above and below. */
      parts->funding_height = MAX (parts->funding_height * 0.75, bar_height * LEAST_FUNDING_SHARE);
      below += gap + parts->funding_height;
    }
  if (below == 0)
    return;

  parts->room = height - below - MIN ((left - below) / 2, gap);
  parts->ghost_y = parts->room - (parts->room - bar_height) / 2 + gap;
  parts->funding_y = parts->ghost_y + (parts->ghost_height > 0 ? parts->ghost_height + gap : 0);
}

/**
 * mp_timeline_extras_get_paper_height:
 *
 * Returns: by how much a row of paper grows, where height does not matter
 */
double
mp_timeline_extras_get_paper_height (MpTimelineExtras extras,
                                     double           bar_height)
{
  double height = 0;

  if (extras & MP_TIMELINE_EXTRA_GHOST)
    height += bar_height * (GHOST_SHARE + 0.1);
  if (extras & MP_TIMELINE_EXTRA_FUNDING)
    height += bar_height * 0.8;
  return height;
}

/**
 * mp_timeline_baseline_from_text:
 * @text: %MP_TIMELINE_BASELINE_FIRST, %MP_TIMELINE_BASELINE_AS_OF or a day as in ISO 8601
 * @as_of: the day that the second of them means
 * @baseline: (out): the day on which the dates of a ghost had been recorded, %MP_DATE_NONE for the first plan
 *
 * Returns: whether @text is one of them; else @baseline is the first plan
 */
gboolean
mp_timeline_baseline_from_text (const char *text,
                                MpDate      as_of,
                                MpDate     *baseline)
{
  MpDatePrecision precision;
  MpDate day;

  g_return_val_if_fail (text != NULL && baseline != NULL, FALSE);

  *baseline = MP_DATE_NONE;
  if (strcmp (text, MP_TIMELINE_BASELINE_FIRST) == 0)
    return TRUE;
  if (strcmp (text, MP_TIMELINE_BASELINE_AS_OF) == 0)
    {
      *baseline = as_of;
      return TRUE;
    }
  if (!mp_date_parse_iso (text, &day, &precision) || precision != MP_PRECISION_DAY)
    return FALSE;
  *baseline = day;
  return TRUE;
}

static int
count_units (MpDate          from,
             MpDate          to,
             MpDatePrecision precision)
{
  int from_year, from_month, to_year, to_month;

  if (precision == MP_PRECISION_DAY)
    return to - from;
  mp_date_to_ymd (from, &from_year, &from_month, NULL);
  mp_date_to_ymd (to, &to_year, &to_month, NULL);
  if (precision == MP_PRECISION_YEAR)
    return to_year - from_year;
  return (to_year - from_year) * 12 + to_month - from_month;
}

/**
 * mp_timeline_ghost_init:
 * @self: (out caller-allocates): the ghost
 * @bar: the bar that it stands under
 * @baseline: the day on which its dates had been recorded, %MP_DATE_NONE for the first plan
 *
 * Returns: %FALSE when no end was known then, or nothing has changed since
 */
gboolean
mp_timeline_ghost_init (MpTimelineGhost     *self,
                        const MpTimelineBar *bar,
                        const MpSummary     *summary,
                        MpDate               baseline)
{
  double bar_end = MIN (bar->cut_from, bar->end);
  MpSummaryDates dates;

  g_return_val_if_fail (self != NULL && summary != NULL, FALSE);

  mp_summary_get_dates_as_recorded (summary, baseline, &dates);
  if (!bar->dated || dates.end == MP_DATE_NONE || (dates.start == MP_DATE_NONE && bar->open_start))
    return FALSE;

  *self = (MpTimelineGhost) {
    /* An end that was known before a start still shows how it moved. */
    .start = dates.start != MP_DATE_NONE ? dates.start : bar->start,
    .end = (double) dates.end + 1,
    .precision = dates.end_precision,
  };
  if (self->end <= self->start)
    return FALSE;
  if (!bar->open_end)
    {
      MpDate end = (MpDate) bar_end - 1;

      if (end == summary->end)
        self->precision = MAX (self->precision, summary->end_precision);
      self->slip = count_units (dates.end, end, self->precision);
      self->has_slip = TRUE;
    }
  return bar->open_end || bar->open_start || self->start != bar->start || self->end != bar_end;
}

/**
 * mp_timeline_ghost_dup_slip:
 *
 * Returns: (transfer full) (nullable): "+244 days", "−1 day", "+40 months"; %NULL when the end is
 *   where it was
 */
char *
mp_timeline_ghost_dup_slip (const MpTimelineGhost *self)
{
  gulong n = (gulong) ABS (self->slip);
  gboolean later = self->slip > 0;
  g_autofree char *text = NULL;

  if (!self->has_slip || self->slip == 0)
    return NULL;

  switch (self->precision)
    {
    case MP_PRECISION_MONTH:
      /* Translators: how much later a project ends than was planned. Right-to-left languages put sign and number between U+2066 and U+2069. */
      text = g_strdup_printf (later ? ngettext ("+%d month", "+%d months", n) : ngettext ("\xe2\x88\x92%d month", "\xe2\x88\x92%d months", n), (int) n);
      break;
    case MP_PRECISION_YEAR:
      /* Translators: how much later a project ends than was planned. Right-to-left languages put sign and number between U+2066 and U+2069. */
      text = g_strdup_printf (later ? ngettext ("+%d year", "+%d years", n) : ngettext ("\xe2\x88\x92%d year", "\xe2\x88\x92%d years", n), (int) n);
      break;
    case MP_PRECISION_DAY:
    default:
      /* Translators: how much later a project ends than was planned. Right-to-left languages put sign and number between U+2066 and U+2069. */
      text = g_strdup_printf (later ? ngettext ("+%d day", "+%d days", n) : ngettext ("\xe2\x88\x92%d day", "\xe2\x88\x92%d days", n), (int) n);
      break;
    }
  return mp_format_digits (text);
}

/**
 * mp_timeline_milestone_get_day:
 * @day: (out): where it stands: the middle of its day, month or year; that on which it took place if it did
 *
 * Returns: %FALSE when there is no day
 */
gboolean
mp_timeline_milestone_get_day (const MpSummaryMilestone *milestone,
                               double                   *day)
{
  gboolean done = milestone->actual != MP_DATE_NONE;
  MpDate stated = done ? milestone->actual : milestone->planned;
  MpDatePrecision precision = done ? milestone->actual_precision : milestone->planned_precision;

  if (stated == MP_DATE_NONE)
    return FALSE;
  *day = (mp_date_period_start (stated, precision) + mp_date_period_end (stated, precision) + 1) / 2.0;
  return TRUE;
}

/**
 * mp_timeline_milestone_dup_day:
 *
 * Returns: (transfer full): when it took place, else when it is planned, in words
 */
char *
mp_timeline_milestone_dup_day (const MpSummaryMilestone *milestone)
{
  gboolean done = milestone->actual != MP_DATE_NONE;

  return mp_format_date (done ? milestone->actual : milestone->planned, done ? milestone->actual_precision : milestone->planned_precision);
}

/**
 * mp_timeline_milestone_dup_label:
 *
 * Returns: (transfer full): its title, else its kind
 */
char *
mp_timeline_milestone_dup_label (const MpSummary          *summary,
                                 const MpSummaryMilestone *milestone)
{
  const char *title = mp_summary_get_milestone_title (summary, milestone);

  if (title)
    return g_strdup (title);
  return g_strdup (mp_choice_get_label (mp_table_get_info (MP_TABLE_MILESTONE)->fields[MP_MILESTONE_KIND].choices[milestone->kind]));
}

/* Those of one day follow each other as they are recorded. */
static gboolean
is_before (const MpSummary *summary,
           guint            milestone,
           guint            other)
{
  double day, other_day;

  mp_timeline_milestone_get_day (&mp_summary_get_milestones (summary)[milestone], &day);
  mp_timeline_milestone_get_day (&mp_summary_get_milestones (summary)[other], &other_day);
  return day < other_day || (day == other_day && milestone < other);
}

static gboolean
has_day (const MpSummary *summary,
         guint            milestone)
{
  double day;

  return mp_timeline_milestone_get_day (&mp_summary_get_milestones (summary)[milestone], &day);
}

/**
 * mp_timeline_milestone_find_next:
 * @milestone: which of the milestones, counted from 1; 0 for none
 * @direction: 1 for the next in time, -1 for the one before
 *
 * From none it goes to the first or the last.
 *
 * Returns: which it is, counted from 1; 0 where there is none
 */
guint
mp_timeline_milestone_find_next (const MpSummary *summary,
                                 guint            milestone,
                                 int              direction)
{
  guint found = 0;

  g_return_val_if_fail (summary != NULL, 0);
  g_return_val_if_fail (milestone <= summary->n_milestones, 0);

  for (guint i = 1; i <= summary->n_milestones; i++)
    {
      if (i == milestone || !has_day (summary, i - 1))
        continue;
      if (milestone > 0 && is_before (summary, i - 1, milestone - 1) != (direction < 0))
        continue;
      if (found == 0 || is_before (summary, i - 1, found - 1) == (direction > 0))
        found = i;
    }
  return found;
}

/**
 * mp_timeline_milestone_count_until:
 * @milestone: one with a day, counted from 1; 0 to count all
 *
 * Returns: how many milestones there are in time up to this one, with it; those without a day do not count
 */
guint
mp_timeline_milestone_count_until (const MpSummary *summary,
                                   guint            milestone)
{
  guint n = 0;

  g_return_val_if_fail (summary != NULL && milestone <= summary->n_milestones, 0);

  for (guint i = 1; i <= summary->n_milestones; i++)
    n += has_day (summary, i - 1) && (milestone == 0 || i == milestone || is_before (summary, i - 1, milestone - 1));
  return n;
}

/**
 * mp_timeline_extras_find_milestone:
 * @x: from the left edge of the chart
 * @reach: pixels to either side, such as %MP_TIMELINE_MILESTONE_REACH
 * @milestone: (out): its index, which is that of its record as well
 *
 * Of several within reach the nearest is meant, of those of one day the last, which is painted on top.
 *
 * Returns: whether there is one
 */
gboolean
mp_timeline_extras_find_milestone (const MpTimeAxis *axis,
                                   const MpSummary  *summary,
                                   double            x,
                                   double            reach,
                                   guint            *milestone)
{
  const MpSummaryMilestone *milestones;
  double nearest = reach;
  gboolean found = FALSE;

  g_return_val_if_fail (axis != NULL && summary != NULL && milestone != NULL, FALSE);

  milestones = mp_summary_get_milestones (summary);
  for (guint i = 0; i < summary->n_milestones; i++)
    {
      double day;

      if (!mp_timeline_milestone_get_day (&milestones[i], &day) || fabs (mp_time_axis_get_x (axis, day) - x) > nearest)
        continue;
      nearest = fabs (mp_time_axis_get_x (axis, day) - x);
      *milestone = i;
      found = TRUE;
    }
  return found;
}
