/* test-date-order.c: dates that follow each other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "base/mp-error.h"
#include "widgets/mp-date-order.h"

#define PROJECT 7

static void
set_date (MpRecord   *record,
          const char *iso)
{
  MpDate day;
  MpDatePrecision precision;

  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  mp_record_set_day (record, MP_DATE_REVISION_DAY, day);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, precision);
}

static void
set_recorded_on (MpRecord   *record,
                 const char *iso)
{
  MpDate day;
  MpDatePrecision precision;

  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, day);
}

static MpRecord *
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

  mp_record_set_id (record, 100 + mp_project_record_get_n (project, MP_TABLE_DATE_REVISION));
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  set_date (record, iso);
  return record;
}

static MpRecord *
create_date (const char *kind,
             const char *iso)
{
  MpRecord *record = mp_record_new (MP_TABLE_DATE_REVISION, 0);

  mp_record_set_reference (record, 0, PROJECT);
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  set_date (record, iso);
  return record;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *planned_start, *actual_start, *planned_end, *actual_end; /* what is stated */
    const char *kind, *day;                                              /* what is typed */
    const char *message;                                                 /* NULL: fine */
  } cases[] = {
    { "2015-11-25", NULL, NULL, NULL, "planned-end", "2014", "The end comes before the start (25 Nov 2015)." },
    { "2015-11-25", NULL, NULL, NULL, "planned-end", "2015", NULL },
    { "2015-11-25", NULL, NULL, NULL, "planned-end", "2015-11-25", NULL },
    { "2015-11-25", NULL, NULL, NULL, "planned-end", "2015-10", "The end comes before the start (25 Nov 2015)." },
    { "2015-11", NULL, NULL, NULL, "planned-end", "2015-11-01", NULL },
    { "2015-11", NULL, NULL, NULL, "planned-end", "2015-10-31", "The end comes before the start (Nov 2015)." },
    { "2015-11-25", NULL, NULL, NULL, "actual-end", "2014", "The end comes before the start (25 Nov 2015)." },
    { NULL, NULL, NULL, NULL, "planned-end", "2014", NULL },
    { NULL, NULL, "2018", NULL, "planned-start", "2019-01-01", "The start comes after the end (2018)." },
    { NULL, NULL, "2018", NULL, "planned-start", "2018-12-31", NULL },
    { NULL, NULL, "2018", NULL, "actual-start", "2019", "The start comes after the end (2018)." },
    /* The actual dates count where there are some; planned ones are still held against planned ones. */
    { "2015", "2017", NULL, NULL, "planned-end", "2016", "The end comes before the start (2017)." },
    { "2015", "2014", NULL, NULL, "planned-end", "2014", "The end comes before the start (2015)." },
    { "2015", "2014", NULL, NULL, "actual-end", "2014", NULL },
    { NULL, NULL, "2018", "2020", "actual-start", "2019", NULL },
    { NULL, "2015", "2018", "2016", "planned-start", "2017", NULL },
    { NULL, "2015", "2018", "2016", "planned-start", "2019", "The start comes after the end (2018)." },
    { "2015", "2017", "2018", "2019", "planned-end", "2016", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpProjectRecord) project = mp_project_record_new (mp_record_new (MP_TABLE_PROJECT, PROJECT));
      g_autoptr (MpRecord) record = create_date (cases[i].kind, cases[i].day);
      g_autoptr (GError) error = NULL;
      guint field;

      if (cases[i].planned_start)
        add_date (project, "planned-start", cases[i].planned_start);
      if (cases[i].actual_start)
        add_date (project, "actual-start", cases[i].actual_start);
      if (cases[i].planned_end)
        add_date (project, "planned-end", cases[i].planned_end);
      if (cases[i].actual_end)
        add_date (project, "actual-end", cases[i].actual_end);

      g_assert_cmpint (mp_date_order_check (record, project, &field, &error), ==, cases[i].message == NULL);
      g_assert_cmpstr (error ? error->message : NULL, ==, cases[i].message);
      g_assert_cmpuint (field, ==, MP_DATE_REVISION_DAY);
    }
}

/* What no longer counts may say anything. */
static void
test_superseded (void)
{
  g_autoptr (MpProjectRecord) project = mp_project_record_new (mp_record_new (MP_TABLE_PROJECT, PROJECT));
  g_autoptr (MpRecord) record = create_date ("planned-end", "2014");
  g_autoptr (MpRecord) correction = NULL;
  MpRecord *old;
  guint field;

  add_date (project, "planned-start", "2015");
  old = add_date (project, "planned-end", "2016");
  set_recorded_on (old, "2015-01-01");
  set_recorded_on (add_date (project, "planned-end", "2018"), "2016-01-01");

  set_recorded_on (record, "2015-06-01");
  g_assert_true (mp_date_order_check (record, project, &field, NULL));
  set_recorded_on (record, "2016-01-01");
  g_assert_false (mp_date_order_check (record, project, &field, NULL));

  correction = mp_record_copy (old);
  set_date (correction, "2014");
  g_assert_true (mp_date_order_check (correction, project, &field, NULL));
  mp_record_set_reference (record, 0, PROJECT + 1);
  g_assert_true (mp_date_order_check (record, project, &field, NULL));
}

static void
test_from_to (void)
{
  g_autoptr (MpRecord) record = mp_record_new (MP_TABLE_FUNDING, 0);
  g_autoptr (GError) error = NULL;
  guint field;

  mp_record_set_day (record, MP_FUNDING_FROM_DAY, mp_date_from_ymd (2024, 5, 2));
  g_assert_true (mp_date_order_check (record, NULL, &field, NULL));
  mp_record_set_day (record, MP_FUNDING_TO_DAY, mp_date_from_ymd (2024, 5, 2));
  g_assert_true (mp_date_order_check (record, NULL, &field, NULL));
  mp_record_set_day (record, MP_FUNDING_TO_DAY, mp_date_from_ymd (2024, 5, 1));
  g_assert_false (mp_date_order_check (record, NULL, &field, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_assert_cmpuint (field, ==, MP_FUNDING_TO_DAY);
}

static void
test_reason (void)
{
  g_autoptr (MpProjectRecord) project = mp_project_record_new (mp_record_new (MP_TABLE_PROJECT, PROJECT));
  g_autoptr (MpRecord) record = create_date ("planned-end", "2016-07");

  g_assert_cmpstr (mp_date_order_suggest_reason (record, project), ==, "amendment");
  add_date (project, "planned-start", "2015");
  add_date (project, "planned-end", "2016-07");
  g_assert_cmpstr (mp_date_order_suggest_reason (record, project), ==, "amendment");
  set_date (record, "2016-07-31");
  g_assert_cmpstr (mp_date_order_suggest_reason (record, project), ==, "amendment");
  set_date (record, "2016");
  g_assert_cmpstr (mp_date_order_suggest_reason (record, project), ==, "no-cost-extension");
  mp_record_set_text (record, MP_DATE_REVISION_KIND, "planned-start");
  g_assert_cmpstr (mp_date_order_suggest_reason (record, project), ==, "amendment");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-order/an-end-before-its-start-is-refused", test_dates);
  g_test_add_func ("/date-order/what-does-not-count-is-not-held-against-anything", test_superseded);
  g_test_add_func ("/date-order/a-period-ends-after-it-begins", test_from_to);
  g_test_add_func ("/date-order/only-a-later-end-is-an-extension", test_reason);

  return g_test_run ();
}
