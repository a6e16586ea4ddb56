/* test-summary.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/mp-status.h"
#include "model/mp-summary-dates.h"

static MpProjectRecord *
make_project (void)
{
  MpRecord *project = mp_record_new (MP_TABLE_PROJECT, 5);

  mp_record_set_text (project, MP_PROJECT_UUID, "11111111-2222-4333-8444-555555555555");
  mp_record_set_text (project, MP_PROJECT_TITLE, "A Title");
  return mp_project_record_new (project);
}

static void
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso,
          const char      *recorded_on)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  MpDatePrecision precision;
  MpDate day;

  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, day);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, precision);
  if (recorded_on)
    {
      g_assert_true (mp_date_parse_iso (recorded_on, &day, NULL));
      mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, day);
    }
}

static void
add_revision (MpProjectRecord *project,
              const char      *kind,
              const char      *iso,
              const char      *recorded_on,
              const char      *reason)
{
  guint n = mp_project_record_get_n (project, MP_TABLE_DATE_REVISION);

  add_date (project, kind, iso, recorded_on);
  mp_record_set_text (mp_project_record_get (project, MP_TABLE_DATE_REVISION, n), MP_DATE_REVISION_REASON, reason);
}

static void
add_milestone (MpProjectRecord *project,
               const char      *kind,
               const char      *title,
               const char      *planned,
               const char      *actual)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_MILESTONE);
  MpDatePrecision precision;
  MpDate day;

  mp_record_set_text (record, MP_MILESTONE_KIND, kind);
  mp_record_set_text (record, MP_MILESTONE_TITLE, title);
  if (planned)
    {
      g_assert_true (mp_date_parse_iso (planned, &day, &precision));
      mp_record_set_day (record, MP_MILESTONE_PLANNED_DAY, day);
      mp_record_set_precision (record, MP_MILESTONE_PLANNED_PRECISION, precision);
    }
  if (actual)
    {
      g_assert_true (mp_date_parse_iso (actual, &day, &precision));
      mp_record_set_day (record, MP_MILESTONE_ACTUAL_DAY, day);
      mp_record_set_precision (record, MP_MILESTONE_ACTUAL_PRECISION, precision);
    }
}

static void
add_event (MpProjectRecord *project,
           const char      *kind,
           const char      *iso)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_EVENT);
  MpDate day;

  g_assert_true (mp_date_parse_iso (iso, &day, NULL));
  mp_record_set_text (record, MP_EVENT_KIND, kind);
  mp_record_set_day (record, MP_EVENT_DAY, day);
}

static void
add_funding (MpProjectRecord *project,
             const char      *kind,
             gint64           amount,
             const char      *currency,
             const char      *qualifier)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_FUNDING);

  mp_record_set_text (record, MP_FUNDING_KIND, kind);
  mp_record_set_integer (record, MP_FUNDING_AMOUNT, amount);
  mp_record_set_text (record, MP_FUNDING_CURRENCY, currency);
  mp_record_set_text (record, MP_FUNDING_QUALIFIER, qualifier);
}

static void
add_year (MpProjectRecord *project,
          const char      *kind,
          gint64           amount,
          const char      *currency,
          const char      *qualifier,
          gint64           year)
{
  guint n = mp_project_record_get_n (project, MP_TABLE_FUNDING);

  add_funding (project, kind, amount, currency, qualifier);
  mp_record_set_integer (mp_project_record_get (project, MP_TABLE_FUNDING, n), MP_FUNDING_FISCAL_YEAR, year);
}

static void
add_period (MpProjectRecord *project,
            gint64           amount,
            gint64           year,
            MpDate           from,
            MpDate           to)
{
  MpRecord *record;

  add_funding (project, "obligation", amount, "USD", "exact");
  record = mp_project_record_get (project, MP_TABLE_FUNDING, mp_project_record_get_n (project, MP_TABLE_FUNDING) - 1);
  if (year)
    mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, year);
  mp_record_set_day (record, MP_FUNDING_FROM_DAY, from);
  mp_record_set_day (record, MP_FUNDING_TO_DAY, to);
}

static void
add_relation (MpProjectRecord *project,
              const char      *kind,
              gint64           other)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_RELATION);

  mp_record_set_text (record, MP_RELATION_KIND, kind);
  if (other)
    mp_record_set_reference (record, MP_RELATION_OTHER, other);
  else
    mp_record_set_text (record, MP_RELATION_OTHER_TITLE, "Elsewhere");
}

static MpStatus
status_on (const MpSummary *summary,
           const char      *iso)
{
  MpDate day;

  g_assert_true (mp_date_parse_iso (iso, &day, NULL));
  return mp_status_as_of (summary, day);
}

static void
test_status_follows_the_day (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  add_date (project, "planned-start", "2023-01-01", NULL);
  add_date (project, "planned-end", "2024-12-31", NULL);
  summary = mp_summary_new (project);
  g_assert_cmpint (status_on (summary, "2022-12-31"), ==, MP_STATUS_PLANNED);
  g_assert_cmpint (status_on (summary, "2023-01-01"), ==, MP_STATUS_RUNNING);
  g_assert_cmpint (status_on (summary, "2024-10-01"), ==, MP_STATUS_RUNNING);
  g_assert_cmpint (status_on (summary, "2024-10-02"), ==, MP_STATUS_ENDING_SOON);
  g_assert_cmpint (status_on (summary, "2024-12-31"), ==, MP_STATUS_ENDING_SOON);
  g_assert_cmpint (status_on (summary, "2025-01-01"), ==, MP_STATUS_ENDED);
}

static void
test_the_latest_revision_counts (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  add_date (project, "planned-start", "2021-12-15", "2021-12-15");
  add_date (project, "planned-end", "2027-02-14", "2024-09-30");
  add_date (project, "planned-end", "2026-06-14", "2021-12-15");
  add_date (project, "planned-end", "2025-01-01", NULL);
  summary = mp_summary_new (project);
  g_assert_cmpint (summary->end, ==, mp_date_from_ymd (2027, 2, 14));
}

static void
test_actual_dates_come_before_planned_ones (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  add_date (project, "actual-start", "2023-03", NULL);
  add_date (project, "planned-start", "2023-01-01", NULL);
  add_date (project, "planned-end", "2024", NULL);
  summary = mp_summary_new (project);
  g_assert_cmpint (summary->start, ==, mp_date_from_ymd (2023, 3, 1));
  g_assert_cmpint (summary->start_precision, ==, MP_PRECISION_MONTH);
  g_assert_true (summary->start_is_actual);
  g_assert_cmpint (summary->end, ==, mp_date_from_ymd (2024, 12, 31));
  g_assert_false (summary->end_is_actual);
}

static void
test_events_override_dates (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;
  g_autofree char *sentence = NULL;

  add_date (project, "planned-start", "2023-01-01", NULL);
  add_date (project, "planned-end", "2025-12-31", NULL);
  add_event (project, "terminated", "2025-03-26");
  add_event (project, "suspended", "2024-02-01");
  add_event (project, "resumed", "2024-05-01");
  summary = mp_summary_new (project);
  g_assert_cmpint (summary->end, ==, mp_date_from_ymd (2025, 3, 26));
  g_assert_cmpint (summary->planned_end, ==, mp_date_from_ymd (2025, 12, 31));
  g_assert_cmpint (status_on (summary, "2024-03-01"), ==, MP_STATUS_SUSPENDED);
  g_assert_cmpint (status_on (summary, "2024-06-01"), ==, MP_STATUS_RUNNING);
  /* Nobody knew of the termination yet. */
  g_assert_cmpint (status_on (summary, "2025-03-01"), ==, MP_STATUS_RUNNING);
  g_assert_cmpint (status_on (summary, "2025-03-26"), ==, MP_STATUS_TERMINATED);
  g_assert_cmpint (status_on (summary, "2026-03-01"), ==, MP_STATUS_TERMINATED);
  sentence = mp_status_explain (summary, mp_date_from_ymd (2026, 1, 1));
  g_assert_cmpstr (sentence, ==, "Terminated on 26 Mar 2025, planned until 31 Dec 2025");
}

static void
test_unknown_dates_stay_unknown (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpProjectRecord) open_end = make_project ();
  g_autoptr (MpSummary) none = mp_summary_new (project);
  g_autoptr (MpSummary) open = NULL;

  g_assert_cmpint (none->start, ==, MP_DATE_NONE);
  g_assert_cmpint (none->end, ==, MP_DATE_NONE);
  g_assert_cmpint (status_on (none, "2024-01-01"), ==, MP_STATUS_UNKNOWN);
  add_date (open_end, "planned-start", "2023-01-01", NULL);
  open = mp_summary_new (open_end);
  g_assert_cmpint (status_on (open, "2050-01-01"), ==, MP_STATUS_RUNNING);
  g_assert_null (mp_status_format_left (open, 0));
}

static void
test_one_sum_is_counted_once (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  add_funding (project, "budget", 1000, "USD", "exact");
  add_funding (project, "obligation", 300, "USD", "exact");
  add_funding (project, "obligation", 200, "USD", "up-to");
  add_funding (project, "obligation", 70, "EUR", "exact");
  summary = mp_summary_new (project);
  g_assert_cmpuint (summary->n_money, ==, 2);
  g_assert_cmpint (summary->money[0].amount, ==, 500);
  g_assert_cmpstr (summary->money[0].currency, ==, "USD");
  g_assert_true (summary->money[0].approximate);
  g_assert_false (summary->money[1].approximate);
}

/* Funding can be negative: what was taken back. */
static void
test_sums_stay_at_what_fits (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  for (guint i = 0; i < 2; i++)
    {
      add_year (project, "budget", G_MININT64 + 10, "USD", "exact", 2024);
      add_year (project, "budget", G_MAXINT64 - 10, "EUR", "exact", 2024);
    }
  summary = mp_summary_new (project);
  g_assert_cmpuint (summary->n_money, ==, 2);
  g_assert_cmpint (summary->money[0].amount, ==, G_MININT64);
  g_assert_cmpint (summary->money[1].amount, ==, G_MAXINT64);
  g_assert_cmpint (mp_summary_get_funding (summary)[0].amount, ==, G_MAXINT64);
  g_assert_cmpint (mp_summary_get_funding (summary)[1].amount, ==, G_MININT64);
  g_assert_cmpint (mp_amount_add (G_MAXINT64, G_MININT64), ==, -1);
}

static void
test_facts_survive_packing (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;
  g_autoptr (GBytes) facts = NULL;
  MpSummary loaded = { 0 };
  gconstpointer data;
  gsize size;

  for (gint64 i = 1; i <= 5; i++)
    {
      MpRecord *record = mp_project_record_add_new (project, MP_TABLE_PROJECT_TERM);

      mp_record_set_reference (record, MP_PROJECT_TERM_TERM, i << 32);
      mp_record_set_text (record, MP_PROJECT_TERM_STANDING, i % 2 ? "found" : "confirmed");
      if (i == 3)
        mp_record_set_integer (record, MP_PROJECT_TERM_SHARE, 2500);
    }
  add_event (project, "cancelled", "2024-01-01");
  add_funding (project, "budget", 1, "USD", "exact");
  summary = mp_summary_new (project);
  facts = mp_summary_pack_facts (summary);
  data = g_bytes_get_data (facts, &size);
  g_assert_false (mp_summary_set_facts (&loaded, data, size - 1));
  g_assert_true (mp_summary_set_facts (&loaded, data, size));
  g_assert_cmpstr (loaded.uuid, ==, summary->uuid);
  g_assert_cmpuint (loaded.n_terms, ==, 5);
  g_assert_cmpint (loaded.terms[2].id, ==, G_GINT64_CONSTANT (3) << 32);
  g_assert_cmpuint (loaded.terms[2].kind, ==, MP_STANDING_FOUND);
  g_assert_cmpint (loaded.terms[2].share, ==, 2500);
  g_assert_cmpint (loaded.terms[3].share, ==, -1);
  g_assert_cmpuint (loaded.n_events, ==, 1);
  g_assert_cmpuint (loaded.events[0].kind, ==, MP_EVENT_KIND_CANCELLED);
}

/* Of everything one, and more than one where the order matters. */
static MpProjectRecord *
make_eventful_project (void)
{
  MpProjectRecord *project = make_project ();

  add_revision (project, "planned-end", "2027-02", "2024-09-30", "cost-extension");
  add_revision (project, "planned-start", "2021-12-15", "2021-12-15", "original");
  add_revision (project, "planned-end", "2026-06-14", NULL, "original");
  add_milestone (project, "final-evaluation", "\xd8\xaa\xd9\x82\xd9\x8a\xd9\x8a\xd9\x85", "2026-03", NULL);
  add_milestone (project, "report-due", NULL, "2025-04-30", "2025-05-02");
  add_milestone (project, "event", "Launch", NULL, NULL);
  add_year (project, "obligation", 300, "USD", "about", 2024);
  add_year (project, "obligation", 200, "USD", "exact", 2021);
  add_year (project, "obligation", 50, "USD", "exact", 2024);
  add_year (project, "obligation", 70, "EUR", "exact", 2024);
  add_year (project, "budget", 9999, "USD", "exact", 2022);
  add_funding (project, "obligation", 11, "USD", "exact");
  add_period (project, 5, 2024, mp_date_from_ymd (2024, 7, 1), mp_date_from_ymd (2024, 12, 31));
  add_period (project, 6, 0, mp_date_from_ymd (2025, 1, 1), mp_date_from_ymd (2025, 12, 31));
  add_period (project, 7, 0, mp_date_from_ymd (2025, 1, 1), mp_date_from_ymd (2025, 12, 31));
  add_period (project, 8, 2021, mp_date_from_ymd (2021, 1, 1), MP_DATE_NONE);
  add_period (project, 9, 0, mp_date_from_ymd (2021, 1, 2), mp_date_from_ymd (2021, 1, 1));
  add_relation (project, "sibling", 3);
  add_relation (project, "predecessor", G_GINT64_CONSTANT (7) << 33);
  add_relation (project, "predecessor", 0);
  add_event (project, "suspended", "2024-02-01");
  return project;
}

static void
test_timeline_facts_survive_packing (void)
{
  g_autoptr (MpProjectRecord) project = make_eventful_project ();
  g_autoptr (MpSummary) summary = mp_summary_new (project);
  g_autoptr (GBytes) facts = mp_summary_pack_facts (summary);
  MpSummary loaded = { 0 };
  const MpSummaryDate *dates;
  const MpSummaryMilestone *milestones;
  const MpSummaryFunding *funding;

  g_assert_true (mp_summary_set_facts (&loaded, g_bytes_get_data (facts, NULL), g_bytes_get_size (facts)));

  dates = mp_summary_get_dates (&loaded);
  g_assert_cmpuint (loaded.n_dates, ==, 3);
  g_assert_cmpint (dates[0].recorded_on, ==, MP_DATE_NONE);
  g_assert_cmpint (dates[0].day, ==, mp_date_from_ymd (2026, 6, 14));
  g_assert_cmpuint (dates[1].kind, ==, MP_DATE_KIND_PLANNED_START);
  g_assert_cmpuint (dates[2].kind, ==, MP_DATE_KIND_PLANNED_END);
  g_assert_cmpuint (dates[2].precision, ==, MP_PRECISION_MONTH);
  g_assert_cmpuint (dates[2].reason, ==, MP_DATE_REASON_COST_EXTENSION);
  g_assert_cmpint (dates[2].recorded_on, ==, mp_date_from_ymd (2024, 9, 30));

  milestones = mp_summary_get_milestones (&loaded);
  g_assert_cmpuint (loaded.n_milestones, ==, 3);
  g_assert_cmpuint (milestones[0].kind, ==, MP_MILESTONE_KIND_FINAL_EVALUATION);
  g_assert_cmpint (milestones[0].planned, ==, mp_date_from_ymd (2026, 3, 1));
  g_assert_cmpuint (milestones[0].planned_precision, ==, MP_PRECISION_MONTH);
  g_assert_cmpint (milestones[0].actual, ==, MP_DATE_NONE);
  g_assert_cmpstr (mp_summary_get_milestone_title (&loaded, &milestones[0]), ==, "\xd8\xaa\xd9\x82\xd9\x8a\xd9\x8a\xd9\x85");
  g_assert_null (mp_summary_get_milestone_title (&loaded, &milestones[1]));
  g_assert_cmpint (milestones[1].actual, ==, mp_date_from_ymd (2025, 5, 2));
  g_assert_cmpstr (mp_summary_get_milestone_title (&loaded, &milestones[2]), ==, "Launch");
  g_assert_cmpint (milestones[2].planned, ==, MP_DATE_NONE);

  funding = mp_summary_get_funding (&loaded);
  g_assert_cmpuint (loaded.n_funding, ==, 5);
  /* Two that are for the same period, without a year. */
  g_assert_cmpint (funding[0].year, ==, 0);
  g_assert_cmpint (funding[0].first, ==, mp_date_from_ymd (2025, 1, 1));
  g_assert_cmpint (funding[0].last, ==, mp_date_from_ymd (2025, 12, 31));
  g_assert_cmpint (funding[0].amount, ==, 13);
  /* Half a period says nothing, a year does. */
  g_assert_cmpint (funding[1].year, ==, 2021);
  g_assert_cmpint (funding[1].first, ==, MP_DATE_NONE);
  g_assert_cmpint (funding[1].last, ==, MP_DATE_NONE);
  g_assert_cmpint (funding[1].amount, ==, 208);
  g_assert_false (funding[1].approximate);
  g_assert_cmpstr (funding[2].currency, ==, "EUR");
  g_assert_cmpint (funding[3].year, ==, 2024);
  g_assert_cmpint (funding[3].amount, ==, 350);
  g_assert_true (funding[3].approximate);
  g_assert_cmpint (funding[4].year, ==, 2024);
  g_assert_cmpint (funding[4].last, ==, mp_date_from_ymd (2024, 12, 31));
  g_assert_cmpint (funding[4].amount, ==, 5);
  g_assert_cmpint (loaded.money[0].amount, ==, 596);

  g_assert_cmpuint (loaded.n_predecessors, ==, 1);
  g_assert_cmpint (mp_summary_get_predecessors (&loaded)[0], ==, G_GINT64_CONSTANT (7) << 33);
  g_assert_cmpuint (loaded.n_events, ==, 1);
  g_assert_cmpint (loaded.events[0].day, ==, mp_date_from_ymd (2024, 2, 1));
}

/* Uses all that a block which was taken says. */
static void
read_everything (const MpSummary *summary)
{
  MpSummaryExtension extensions[8];
  MpSummaryDates dates;
  gsize length = 0;

  for (guint i = 0; i < summary->n_milestones; i++)
    {
      const char *title = mp_summary_get_milestone_title (summary, &mp_summary_get_milestones (summary)[i]);

      if (title)
        {
          g_assert_true (g_utf8_validate (title, -1, NULL));
          length += strlen (title);
        }
    }
  g_assert_cmpuint (length, <, 1000);
  for (guint i = 0; i < summary->n_funding; i++)
    g_assert_cmpuint (strlen (mp_summary_get_funding (summary)[i].currency), <, 4);
  mp_summary_get_dates_as_recorded (summary, MP_DATE_NONE, &dates);
  mp_summary_get_dates_as_recorded (summary, mp_date_from_ymd (2024, 1, 1), &dates);
  mp_summary_get_extensions (summary, extensions, G_N_ELEMENTS (extensions));
}

/* A block is taken whole or not at all: cut at any place, and with any byte another. */
static void
test_hostile_facts_are_refused (void)
{
  g_autoptr (MpProjectRecord) project = make_eventful_project ();
  g_autoptr (MpSummary) summary = mp_summary_new (project);
  g_autoptr (GBytes) facts = mp_summary_pack_facts (summary);
  gsize size = g_bytes_get_size (facts);
  guint refused = 0;

  for (gsize cut = 0; cut < size; cut++)
    {
      /* Of its own size, so that reading beyond it is found. */
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (facts, NULL), MAX (cut, 1));
      MpSummary loaded = { 0 };

      g_assert_false (mp_summary_set_facts (&loaded, copy, cut));
    }

  for (gsize place = 0; place < size; place++)
    {
      for (guint value = 0; value < 256; value += 15)
        {
          g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (facts, NULL), size);
          MpSummary loaded = { 0 };

          copy[place] = (guint8) value;
          if (mp_summary_set_facts (&loaded, copy, size))
            read_everything (&loaded);
          else
            refused++;
        }
    }
  g_assert_cmpuint (refused, >, 100);
}

static void
test_nothing_follows_but_titles (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;
  g_autoptr (GBytes) facts = NULL;
  MpSummary loaded = { 0 };
  g_autofree guint8 *longer = NULL;
  gsize size;

  add_date (project, "planned-end", "2024", NULL);
  summary = mp_summary_new (project);
  facts = mp_summary_pack_facts (summary);
  size = g_bytes_get_size (facts);
  longer = g_malloc0 (size + 1);
  memcpy (longer, g_bytes_get_data (facts, NULL), size);
  g_assert_true (mp_summary_set_facts (&loaded, longer, size));
  g_assert_false (mp_summary_set_facts (&loaded, longer, size + 1));
}

static MpDate
parse_day (const char *iso)
{
  MpDate day;

  if (iso == NULL)
    return MP_DATE_NONE;
  g_assert_true (mp_date_parse_iso (iso, &day, NULL));
  return day;
}

static void
test_dates_as_they_were_recorded (void)
{
  static const struct
  {
    const char *recorded_on;
    const char *start;
    const char *end;
    MpDatePrecision end_precision;
  } table[] = {
    { NULL, "2021-12-15", "2026-06-14", MP_PRECISION_DAY },
    /* Before anything was recorded there is only what was there from the beginning. */
    { "2021-12-31", NULL, "2026-06-14", MP_PRECISION_DAY },
    { "2022-01-01", "2021-12-15", "2026-06-14", MP_PRECISION_DAY },
    { "2022-02-28", "2021-12-15", "2026-06-14", MP_PRECISION_DAY },
    /* The actual start, which nobody recorded a day for, when it came. */
    { "2022-03-01", "2022-03-01", "2026-06-14", MP_PRECISION_DAY },
    { "2024-09-29", "2022-03-01", "2026-06-14", MP_PRECISION_DAY },
    { "2024-09-30", "2022-03-01", "2027-02-28", MP_PRECISION_MONTH },
    /* Of two statements of a day the later record. */
    { "2025-01-10", "2022-03-01", "2027-02-14", MP_PRECISION_DAY },
    /* And the cut of what was known. */
    { "2025-03-25", "2022-03-01", "2027-02-14", MP_PRECISION_DAY },
    { "2025-03-26", "2022-03-01", "2025-03-26", MP_PRECISION_DAY },
    { "9999-12-31", "2022-03-01", "2025-03-26", MP_PRECISION_DAY },
  };
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;

  add_revision (project, "planned-end", "2027-02", "2024-09-30", "cost-extension");
  add_revision (project, "planned-end", "2026-06-14", NULL, "original");
  add_revision (project, "planned-start", "2021-12-15", "2022-01-01", "original");
  add_revision (project, "actual-start", "2022-03-01", NULL, "original");
  add_revision (project, "planned-end", "2030-01-01", "2025-01-10", "correction");
  add_revision (project, "planned-end", "2027-02-14", "2025-01-10", "correction");
  add_event (project, "terminated", "2025-03-26");
  summary = mp_summary_new (project);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpSummaryDates dates;

      mp_summary_get_dates_as_recorded (summary, parse_day (table[i].recorded_on), &dates);
      g_assert_cmpint (dates.start, ==, parse_day (table[i].start));
      g_assert_cmpint (dates.end, ==, parse_day (table[i].end));
      g_assert_cmpint (dates.end_precision, ==, table[i].end_precision);
    }
  g_assert_cmpint (mp_summary_date_get_day (mp_summary_get_previous_end (summary)), ==, parse_day ("2030-01-01"));
  g_assert_cmpint (mp_summary_date_get_day (mp_summary_get_last_revision (summary)), ==, parse_day ("2027-02-14"));
}

/* What is known at last is what the summary itself says. */
static void
test_last_recorded_is_effective (void)
{
  static const char *const kinds[] = { "planned-start", "actual-start", "planned-end", "actual-end" };
  static const char *const events[] = { "suspended", "resumed", "terminated", "cancelled" };
  static const MpDatePrecision precisions[] = { MP_PRECISION_DAY, MP_PRECISION_MONTH, MP_PRECISION_YEAR };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (MpProjectRecord) project = make_project ();
      g_autoptr (MpSummary) summary = NULL;
      MpSummaryDates dates;

      for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
        {
          MpDatePrecision precision = precisions[g_test_rand_int_range (0, 3)];
          MpDate day = mp_date_period_start (g_test_rand_int_range (17000, 20000), precision);
          g_autofree char *iso = mp_date_to_iso (day, precision);
          g_autofree char *recorded_on = mp_date_to_iso (g_test_rand_int_range (17000, 17006), MP_PRECISION_DAY);

          add_date (project, kinds[g_test_rand_int_range (0, 4)], iso, g_test_rand_bit () ? recorded_on : NULL);
        }
      for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
        {
          g_autofree char *iso = mp_date_to_iso (g_test_rand_int_range (17000, 20000), MP_PRECISION_DAY);

          add_event (project, events[g_test_rand_int_range (0, 4)], iso);
        }
      summary = mp_summary_new (project);
      mp_summary_get_dates_as_recorded (summary, MP_DATE_MAX, &dates);
      g_assert_cmpint (dates.start, ==, summary->start);
      g_assert_cmpint (dates.end, ==, summary->end);
      g_assert_cmpint (dates.start_precision, ==, summary->start_precision);
      g_assert_cmpint (dates.end_precision, ==, summary->end_precision);
    }
}

static void
test_extensions_are_steps_later (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;
  MpSummaryExtension extensions[4];
  int days;

  add_revision (project, "planned-end", "2028-05-01", "2025-06-01", "no-cost-extension");
  add_revision (project, "planned-end", "2024-11-30", "2020-12-01", "original");
  add_revision (project, "planned-end", "2027-03", "2024-09-30", "amendment");
  add_revision (project, "actual-end", "2029-01-01", "2029-01-02", "cost-extension");
  /* Neither of these is an extension: a mistake, and a shorter plan. */
  add_revision (project, "planned-end", "2024-12-31", "2021-01-01", "correction");
  add_revision (project, "planned-end", "2026-01-31", "2025-05-01", "amendment");
  summary = mp_summary_new (project);

  g_assert_cmpuint (mp_summary_get_extensions (summary, extensions, G_N_ELEMENTS (extensions)), ==, 2);
  g_assert_cmpint (extensions[0].from, ==, parse_day ("2024-12-31"));
  g_assert_cmpint (extensions[0].to, ==, parse_day ("2027-03-31"));
  g_assert_cmpint (extensions[0].reason, ==, MP_DATE_REASON_AMENDMENT);
  g_assert_cmpint (extensions[0].recorded_on, ==, parse_day ("2024-09-30"));
  g_assert_cmpint (extensions[1].from, ==, parse_day ("2026-01-31"));
  g_assert_cmpint (extensions[1].to, ==, parse_day ("2028-05-01"));
  g_assert_cmpint (extensions[1].reason, ==, MP_DATE_REASON_NO_COST_EXTENSION);
  g_assert_cmpuint (mp_summary_get_extensions (summary, extensions, 1), ==, 1);

  g_assert_true (mp_summary_dates_get_slip (parse_day ("2026-06-14"), parse_day ("2027-02-13"), &days));
  g_assert_cmpint (days, ==, 244);
  g_assert_true (mp_summary_dates_get_slip (parse_day ("2028-05-02"), parse_day ("2028-05-01"), &days));
  g_assert_cmpint (days, ==, -1);
  g_assert_false (mp_summary_dates_get_slip (MP_DATE_NONE, 5, &days));
  g_assert_false (mp_summary_dates_get_slip (5, MP_DATE_NONE, &days));
}

static void
test_no_statement_no_history (void)
{
  g_autoptr (MpProjectRecord) project = make_project ();
  g_autoptr (MpSummary) summary = NULL;
  MpSummaryExtension extension;
  MpSummaryDates dates;

  add_revision (project, "planned-start", "2021-12-15", NULL, "original");
  summary = mp_summary_new (project);
  mp_summary_get_dates_as_recorded (summary, MP_DATE_NONE, &dates);
  g_assert_cmpint (dates.start, ==, parse_day ("2021-12-15"));
  g_assert_cmpint (dates.end, ==, MP_DATE_NONE);
  g_assert_null (mp_summary_get_previous_end (summary));
  g_assert_null (mp_summary_get_last_revision (summary));
  g_assert_cmpuint (mp_summary_get_extensions (summary, &extension, 1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/follows-the-day", test_status_follows_the_day);
  g_test_add_func ("/status/events-override-dates", test_events_override_dates);
  g_test_add_func ("/status/unknown-dates-stay-unknown", test_unknown_dates_stay_unknown);
  g_test_add_func ("/summary/the-latest-revision-counts", test_the_latest_revision_counts);
  g_test_add_func ("/summary/actual-dates-come-before-planned-ones", test_actual_dates_come_before_planned_ones);
  g_test_add_func ("/summary/one-sum-is-counted-once", test_one_sum_is_counted_once);
  g_test_add_func ("/summary/sums-stay-at-what-fits", test_sums_stay_at_what_fits);
  g_test_add_func ("/summary/facts-survive-packing", test_facts_survive_packing);
  g_test_add_func ("/summary/timeline-facts-survive-packing", test_timeline_facts_survive_packing);
  g_test_add_func ("/summary/hostile-facts-are-refused", test_hostile_facts_are_refused);
  g_test_add_func ("/summary/nothing-follows-but-titles", test_nothing_follows_but_titles);
  g_test_add_func ("/summary-dates/as-they-were-recorded", test_dates_as_they_were_recorded);
  g_test_add_func ("/summary-dates/last-recorded-is-effective", test_last_recorded_is_effective);
  g_test_add_func ("/summary-dates/extensions-are-steps-later", test_extensions_are_steps_later);
  g_test_add_func ("/summary-dates/no-statement-no-history", test_no_statement_no_history);
  return g_test_run ();
}
