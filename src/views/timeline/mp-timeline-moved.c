/* mp-timeline-moved.c: dates that move, in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-moved.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"

/* In a sentence a title is for recognizing. */
#define MAX_CHARACTERS 60

/**
 * mp_timeline_dup_name:
 *
 * Returns: (transfer full): what a sentence calls a project: its short name, else its title
 */
char *
mp_timeline_dup_name (const MpSummary *summary)
{
  g_autofree char *line = mp_text_one_line (summary->short_name ? summary->short_name : summary->title);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_CHARACTERS - 1);
  return g_strconcat (g_strchomp (head), "\xe2\x80\xa6", NULL);
}

/**
 * mp_timeline_dup_moved_heading:
 * @name: of the project or the milestone, where it is one
 * @n: how many projects move
 *
 * Returns: (transfer full): what is about to move: "End of “OBSERVAR”"
 */
char *
mp_timeline_dup_moved_heading (const char     *name,
                               guint           n,
                               MpTimelinePart  part)
{
  g_autofree char *number = mp_format_integer (n);

  if (n > 1)
    return g_strdup_printf (ngettext ("%s project", "%s projects", n), number);
  switch (part)
    {
    case MP_TIMELINE_PART_START:
      /* Translators: %s is the name of a project. */
      return g_strdup_printf (C_("moved", "Start of “%s”"), name);
    case MP_TIMELINE_PART_END:
      /* Translators: %s is the name of a project. */
      return g_strdup_printf (C_("moved", "End of “%s”"), name);
    case MP_TIMELINE_PART_BODY:
    case MP_TIMELINE_PART_MILESTONE:
    case MP_TIMELINE_PART_NONE:
    default:
      return g_strdup_printf (C_("moved", "“%s”"), name);
    }
}

/**
 * mp_timeline_dup_moved_distance:
 *
 * Returns: (transfer full): "+62 days"; dates that are known by month are told by months
 */
char *
mp_timeline_dup_moved_distance (const MpTimelineShift *shift,
                                const MpTimelineSpan  *from,
                                const MpTimelineSpan  *to)
{
  MpDate old_day = mp_timeline_span_get_anchor (from, shift->part);
  MpDate new_day = mp_timeline_span_get_anchor (to, shift->part);
  g_autofree char *amount = NULL;

  if (mp_timeline_span_get_precision (to, shift->part) == MP_PRECISION_DAY)
    {
      amount = mp_format_days (ABS (new_day - old_day));
    }
  else
    {
      int old_year, old_month, new_year, new_month;

      mp_date_to_ymd (old_day, &old_year, &old_month, NULL);
      mp_date_to_ymd (new_day, &new_year, &new_month, NULL);
      amount = mp_format_months (ABS ((new_year - old_year) * 12 + new_month - old_month));
    }
  /* Translators: how much later a date is; %s is a span as "62 days". */
  if (new_day >= old_day)
    return g_strdup_printf (C_("moved", "+%s"), amount);
  /* Translators: how much earlier a date is; %s is a span as "62 days". */
  return g_strdup_printf (C_("moved", "−%s"), amount);
}

static char *
dup_day (const MpTimelineSpan *span,
         MpTimelinePart        part)
{
  return mp_format_date (mp_timeline_span_get_anchor (span, part), mp_timeline_span_get_precision (span, part));
}

static char *
dup_range (const MpTimelineSpan *span)
{
  return mp_format_range (span->start, span->start_precision, span->end, span->end_precision);
}

/**
 * mp_timeline_dup_moved_dates:
 *
 * Returns: (transfer full): "14 Dec 2026 → 14 Feb 2027, +62 days"
 */
char *
mp_timeline_dup_moved_dates (const MpTimelineShift *shift,
                             const MpTimelineSpan  *from,
                             const MpTimelineSpan  *to)
{
  g_autofree char *distance = mp_timeline_dup_moved_distance (shift, from, to);
  g_autofree char *old_day = NULL;
  g_autofree char *new_day = NULL;

  if (shift->part == MP_TIMELINE_PART_BODY)
    {
      new_day = dup_range (to);
      /* Translators: new dates of a project: 1 is "from – to", 2 how much later or earlier that is, as "+62 days". */
      return g_strdup_printf (C_("moved", "%1$s, %2$s"), new_day, distance);
    }
  old_day = dup_day (from, shift->part);
  new_day = dup_day (to, shift->part);
  /* Translators: a date that moves: 1 is the old day, 2 the new one, 3 the difference as "+62 days". Turn the
   * arrow round where one reads from right to left. */
  return g_strdup_printf (C_("moved", "%1$s → %2$s, %3$s"), old_day, new_day, distance);
}

/**
 * mp_timeline_dup_moved_label:
 * @n: how many projects were moved
 * @from: the dates of the first of them
 * @to: what became of these
 *
 * Returns: (transfer full): what undo and history call it
 */
char *
mp_timeline_dup_moved_label (const char            *name,
                             guint                  n,
                             const MpTimelineShift *shift,
                             const MpTimelineSpan  *from,
                             const MpTimelineSpan  *to)
{
  g_autofree char *when = NULL;
  g_autofree char *number = mp_format_integer (n);

  if (n > 1)
    {
      when = mp_timeline_dup_moved_distance (shift, from, to);
      /* Translators: what somebody did: 1 is a number, 2 a span as "+62 days". */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s project moved by %2$s", "%1$s projects moved by %2$s", n), number, when);
    }
  when = shift->part == MP_TIMELINE_PART_BODY ? dup_range (to) : dup_day (to, shift->part);
  switch (shift->part)
    {
    case MP_TIMELINE_PART_START:
      /* Translators: what somebody did: 1 is a project, 2 a day. */
      return g_strdup_printf (C_("act", "Start of “%1$s” moved to %2$s"), name, when);
    case MP_TIMELINE_PART_END:
      /* Translators: what somebody did: 1 is a project, 2 a day. */
      return g_strdup_printf (C_("act", "End of “%1$s” moved to %2$s"), name, when);
    case MP_TIMELINE_PART_BODY:
    case MP_TIMELINE_PART_MILESTONE:
    case MP_TIMELINE_PART_NONE:
    default:
      /* Translators: what somebody did: 1 is a project or a milestone, 2 a day or "from – to". */
      return g_strdup_printf (C_("act", "“%1$s” moved to %2$s"), name, when);
    }
}

/**
 * mp_timeline_dup_moved_result:
 * @n: how many projects were moved
 * @n_kept: how many were to be moved too, but have no such date
 *
 * Returns: (transfer full): what is so now, to be shown and read aloud: "“OBSERVAR” now ends 14 Feb 2027"
 */
char *
mp_timeline_dup_moved_result (const char            *name,
                              guint                  n,
                              guint                  n_kept,
                              const MpTimelineShift *shift,
                              const MpTimelineSpan  *to)
{
  g_autofree char *when = NULL;
  g_autofree char *number = mp_format_integer (n);
  g_autofree char *all = mp_format_integer (n + n_kept);

  if (n_kept > 0)
    /* Translators: 1 and 2 are numbers. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s of %2$s project moved; the others have no such date",
                                         "%1$s of %2$s projects moved; the others have no such date", n + n_kept), number, all);
  if (n > 1)
    return g_strdup_printf (ngettext ("%s project moved", "%s projects moved", n), number);
  when = shift->part == MP_TIMELINE_PART_BODY ? dup_range (to) : dup_day (to, shift->part);
  switch (shift->part)
    {
    case MP_TIMELINE_PART_START:
      /* Translators: 1 is a project, 2 a day. */
      return g_strdup_printf (_("“%1$s” now starts %2$s"), name, when);
    case MP_TIMELINE_PART_END:
      /* Translators: 1 is a project, 2 a day. */
      return g_strdup_printf (_("“%1$s” now ends %2$s"), name, when);
    case MP_TIMELINE_PART_BODY:
    case MP_TIMELINE_PART_MILESTONE:
    case MP_TIMELINE_PART_NONE:
    default:
      /* Translators: 1 is a project or a milestone, 2 a day or "from – to". */
      return g_strdup_printf (_("“%1$s” is now %2$s"), name, when);
    }
}

/**
 * mp_timeline_dup_unmovable:
 *
 * Returns: (transfer full): why @part cannot be moved
 */
char *
mp_timeline_dup_unmovable (const char           *name,
                           const MpTimelineSpan *span,
                           MpTimelinePart        part)
{
  if (part == MP_TIMELINE_PART_MILESTONE)
    return g_strdup_printf (_("“%s” took place already and does not move any more"), name);
  if (span->cut)
    return g_strdup_printf (_("“%s” was ended by an event, which is changed in the details"), name);
  if (span->start == MP_DATE_NONE && span->end == MP_DATE_NONE)
    return g_strdup_printf (_("“%s” has no dates yet; they are added in the details"), name);
  if (part == MP_TIMELINE_PART_END)
    return g_strdup_printf (_("The end of “%s” is not stated yet; it is added in the details"), name);
  return g_strdup_printf (_("The start of “%s” is not stated yet; it is added in the details"), name);
}
