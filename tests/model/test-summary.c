/* test-summary.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-status.h"

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
  g_test_add_func ("/summary/facts-survive-packing", test_facts_survive_packing);
  return g_test_run ();
}
