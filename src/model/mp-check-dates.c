/* mp-check-dates.c: rules on dates, events and milestones
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "model/mp-check-private.h"
#include "model/mp-status.h"

/* Years outside these are slips of the finger, or of a program that had no date. */
#define FIRST_YEAR 1919 /* the ILO was founded */
#define LAST_YEAR 2100

/* The first and the last day that a statement of a date can mean. */
static gboolean
get_period (const MpRecord *revision,
            MpDate         *first,
            MpDate         *last)
{
  MpDate day = revision ? mp_record_get_day (revision, MP_DATE_REVISION_DAY) : MP_DATE_NONE;
  MpDatePrecision precision;

  if (day == MP_DATE_NONE)
    return FALSE;
  precision = mp_record_get_precision (revision, MP_DATE_REVISION_PRECISION);
  *first = mp_date_period_start (day, precision);
  *last = mp_date_period_end (day, precision);
  return TRUE;
}

static char *
format_revision (const MpRecord *revision)
{
  return mp_format_date (mp_record_get_day (revision, MP_DATE_REVISION_DAY), mp_record_get_precision (revision, MP_DATE_REVISION_PRECISION));
}

static void
check_pair (MpCheck               *self,
            const MpProjectRecord *project,
            const char            *start_kind,
            const char            *end_kind)
{
  MpRecord *start = mp_project_record_get_date (project, start_kind);
  MpRecord *end = mp_project_record_get_date (project, end_kind);
  g_autofree char *start_text = NULL;
  g_autofree char *end_text = NULL;
  MpDate first, last, unused;

  if (!get_period (start, &first, &unused) || !get_period (end, &unused, &last) || last >= first)
    return;
  start_text = format_revision (start);
  end_text = format_revision (end);
  /* Translators: 1 and 3 are kinds of dates as "Planned end", 2 and 4 their dates. */
  mp_check_add (self, project, MP_FINDING_ERROR, "end-before-start", _("%1$s, %2$s, is before %3$s, %4$s"), mp_choice_get_label (end_kind), end_text,
                mp_choice_get_label (start_kind), start_text);
}

/* An end that is there and a start that is not, and the like. */
static void
check_stated (MpCheck               *self,
              const MpProjectRecord *project,
              const MpSummary       *summary)
{
  if (summary->start == MP_DATE_NONE && summary->end == MP_DATE_NONE)
    mp_check_add (self, project, MP_FINDING_WARNING, "no-dates", _("Neither a start nor an end is stated"));
  else if (summary->start == MP_DATE_NONE)
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-start", _("No start is stated"));
  else if (summary->end == MP_DATE_NONE)
    mp_check_add (self, project, MP_FINDING_NOTE, "missing-end", _("No end is stated"));
}

/* Whether @revision is the statement that counts. */
static gboolean
is_current (const MpProjectRecord *project,
            const MpRecord        *revision)
{
  return mp_project_record_get_date (project, mp_record_get_text (revision, MP_DATE_REVISION_KIND)) == revision;
}

static void
check_revision (MpCheck               *self,
                const MpProjectRecord *project,
                const MpRecord        *revision)
{
  const char *kind = mp_record_get_text (revision, MP_DATE_REVISION_KIND);
  g_autofree char *text = format_revision (revision);
  MpDate first, last;

  if (kind == NULL || !get_period (revision, &first, &last))
    return;
  if (mp_date_get_year (first) < FIRST_YEAR || mp_date_get_year (first) > LAST_YEAR)
    /* Translators: 1 is a kind of date as "Planned end", 2 the date. */
    mp_check_add (self, project, MP_FINDING_WARNING, "unlikely-year", _("%1$s, %2$s, is in an unlikely year"), mp_choice_get_label (kind), text);
  if (g_str_has_prefix (kind, "actual") && first > self->as_of)
    /* Translators: 1 is a kind of date as "Actual end", 2 the date. */
    mp_check_add (self, project, MP_FINDING_WARNING, "actual-in-future", _("%1$s, %2$s, is still to come"), mp_choice_get_label (kind), text);
  if (mp_record_get_precision (revision, MP_DATE_REVISION_PRECISION) == MP_PRECISION_MONTH && is_current (project, revision))
    mp_check_add (self, project, MP_FINDING_NOTE, "month-precise-date", _("%1$s, %2$s, is stated to the month only"), mp_choice_get_label (kind), text);
  if (mp_record_get_precision (revision, MP_DATE_REVISION_PRECISION) == MP_PRECISION_YEAR && is_current (project, revision))
    mp_check_add (self, project, MP_FINDING_NOTE, "year-precise-date", _("%1$s, %2$s, is stated to the year only"), mp_choice_get_label (kind), text);
}

static void
check_status (MpCheck               *self,
              const MpProjectRecord *project,
              const MpSummary       *summary)
{
  MpRecord *record = mp_project_record_get_project (project);
  MpStatus status = mp_status_as_of (summary, self->as_of);
  g_autofree char *end = NULL;

  if (status == MP_STATUS_ENDED && (mp_record_has_choice (record, MP_PROJECT_STATED_STATUS, "running") ||
                                    mp_record_has_choice (record, MP_PROJECT_STATED_STATUS, "planned")))
    {
      end = mp_format_date (summary->end, summary->end_precision);
      /* Translators: 1 is a status as "Running", 2 a date. */
      mp_check_add (self, project, MP_FINDING_WARNING, "ended-but-stated-running", _("Its stated status is “%1$s”, but its end was %2$s"),
                    mp_choice_get_label (mp_record_get_text (record, MP_PROJECT_STATED_STATUS)), end);
    }
  if ((status == MP_STATUS_RUNNING || status == MP_STATUS_ENDING_SOON) && mp_record_has_choice (record, MP_PROJECT_STATED_STATUS, "ended"))
    {
      end = mp_format_date (summary->end, summary->end_precision);
      mp_check_add (self, project, MP_FINDING_WARNING, "running-but-stated-ended", _("Its stated status is “%1$s”, but by its dates it runs (end: %2$s)"),
                    mp_choice_get_label ("ended"), end);
    }
}

static void
check_events (MpCheck               *self,
              const MpProjectRecord *project,
              const MpSummary       *summary)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_EVENT); i++)
    {
      MpRecord *event = mp_project_record_get (project, MP_TABLE_EVENT, i);
      MpDate day = mp_record_get_day (event, MP_EVENT_DAY);
      g_autofree char *day_text = mp_format_date (day, MP_PRECISION_DAY);
      g_autofree char *end = NULL;

      if (day == MP_DATE_NONE || summary->planned_end == MP_DATE_NONE || day <= summary->planned_end)
        continue;
      end = mp_format_date (summary->planned_end, MP_PRECISION_DAY);
      /* Translators: 1 is an event as "Suspended", 2 its date, 3 the end of the project. */
      mp_check_add (self, project, MP_FINDING_WARNING, "event-after-end", _("“%1$s”, %2$s, is after the end, %3$s"),
                    mp_choice_get_label (mp_record_get_text (event, MP_EVENT_KIND)), day_text, end);
    }
}

/* What may well come after the end: it looks back. */
static gboolean
may_follow_end (const MpRecord *milestone)
{
  return mp_record_has_choice (milestone, MP_MILESTONE_KIND, "final-evaluation") || mp_record_has_choice (milestone, MP_MILESTONE_KIND, "report-due");
}

static void
check_milestone (MpCheck               *self,
                 const MpProjectRecord *project,
                 const MpSummary       *summary,
                 const MpRecord        *milestone)
{
  gboolean took_place = !mp_record_is_null (milestone, MP_MILESTONE_ACTUAL_DAY);
  MpDate day = mp_record_get_day (milestone, took_place ? MP_MILESTONE_ACTUAL_DAY : MP_MILESTONE_PLANNED_DAY);
  MpDatePrecision precision = mp_record_get_precision (milestone, took_place ? MP_MILESTONE_ACTUAL_PRECISION : MP_MILESTONE_PLANNED_PRECISION);
  const char *title = mp_record_get_text (milestone, MP_MILESTONE_TITLE);
  const char *name = title ? title : mp_choice_get_label (mp_record_get_text (milestone, MP_MILESTONE_KIND));
  g_autofree char *text = NULL;
  g_autofree char *bound = NULL;

  if (day == MP_DATE_NONE)
    return;
  text = mp_format_date (day, precision);
  if (took_place && mp_date_period_start (day, precision) > self->as_of)
    mp_check_add (self, project, MP_FINDING_WARNING, "actual-in-future", _("“%1$s” is said to have taken place on %2$s, which is still to come"), name,
                  text);
  if (summary->start != MP_DATE_NONE && mp_date_period_end (day, precision) < summary->start)
    {
      bound = mp_format_date (summary->start, summary->start_precision);
      /* Translators: 1 is a milestone, 2 its date, 3 the start of the project. */
      mp_check_add (self, project, MP_FINDING_WARNING, "milestone-outside", _("“%1$s”, %2$s, is before the start, %3$s"), name, text, bound);
    }
  else if (summary->end != MP_DATE_NONE && mp_date_period_start (day, precision) > summary->end)
    {
      bound = mp_format_date (summary->end, summary->end_precision);
      /* Translators: 1 is a milestone, 2 its date, 3 the end of the project. */
      mp_check_add (self, project, may_follow_end (milestone) ? MP_FINDING_NOTE : MP_FINDING_WARNING, "milestone-outside",
                    _("“%1$s”, %2$s, is after the end, %3$s"), name, text, bound);
    }
}

void
mp_check_dates (MpCheck               *self,
                const MpProjectRecord *project,
                const MpSummary       *summary)
{
  check_pair (self, project, "planned-start", "planned-end");
  check_pair (self, project, "actual-start", "actual-end");
  /* A mixed pair counts where there is no pure one. */
  if (!mp_project_record_get_date (project, "planned-start"))
    check_pair (self, project, "actual-start", "planned-end");
  if (!mp_project_record_get_date (project, "actual-start"))
    check_pair (self, project, "planned-start", "actual-end");
  check_stated (self, project, summary);
  check_status (self, project, summary);
  check_events (self, project, summary);
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_DATE_REVISION); i++)
    check_revision (self, project, mp_project_record_get (project, MP_TABLE_DATE_REVISION, i));
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_MILESTONE); i++)
    check_milestone (self, project, summary, mp_project_record_get (project, MP_TABLE_MILESTONE, i));
}
