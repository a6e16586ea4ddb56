/* test-timeline-layout.c: rows and groups
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-layout.h"

#include "fixture.h"

static const char *const codes[] = { "BD", "BR", "MX", "PE", "JO" };

/* Projects with any mixture of countries and dates, some countries given twice. */
static MpProjectList *
random_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u", i);
      g_autofree char *start = g_strdup_printf ("%d-%02d-15", g_test_rand_int_range (2000, 2030), g_test_rand_int_range (1, 13));
      g_autofree char *end = g_strdup_printf ("%d-%02d-15", g_test_rand_int_range (2000, 2040), g_test_rand_int_range (1, 13));
      g_autoptr (GString) countries = g_string_new (NULL);
      FixtureProject project = { title, g_test_rand_int_range (0, 8) ? start : NULL, g_test_rand_int_range (0, 8) ? end : NULL, NULL, NULL };

      for (int c = g_test_rand_int_range (0, 5); c > 0; c--)
        g_string_append_printf (countries, "%s%s", countries->len ? " " : "", codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))]);
      project.countries = countries->str;
      fixture_add (portfolio, &project);
    }
  return fixture_list_new (portfolio, "2026-11-23");
}

static gboolean
naive_belongs (MpProjectList *list,
               MpGroup        group,
               guint          position,
               gint64         key)
{
  const MpSummary *summary = mp_project_list_get_summary (list, position);

  if (group == MP_GROUP_STATUS)
    return key == (gint64) mp_status_as_of (summary, fixture_day ("2026-11-23"));
  if (group == MP_GROUP_START_YEAR)
    return summary->start == MP_DATE_NONE ? key == -1 : key == mp_date_get_year (summary->start);
  if (summary->n_terms == 0)
    return key == -1;
  for (guint i = 0; i < summary->n_terms; i++)
    {
      if (summary->terms[i].id == key)
        return TRUE;
    }
  return FALSE;
}

static void
check_against_twin (MpProjectList *list,
                    MpGroup        group)
{
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, group);
  guint n = mp_project_list_get_n (list);
  guint row = 0, placements = 0;

  for (guint g = 0; g < mp_timeline_layout_get_n_groups (layout); g++)
    {
      const MpTimelineGroup *expected = mp_timeline_layout_get_group (layout, g);
      MpDate start = MP_DATE_NONE, end = MP_DATE_NONE;
      MpTimelineRow found;
      guint members = 0;

      mp_timeline_layout_get_row (layout, row, &found);
      g_assert_true (found.group == expected);
      g_assert_cmpuint (found.position, ==, MP_TIMELINE_NO_POSITION);
      g_assert_cmpuint (expected->first_row, ==, row);
      row++;
      for (guint position = 0; position < n; position++)
        {
          const MpSummary *summary = mp_project_list_get_summary (list, position);

          if (!naive_belongs (list, group, position, expected->key))
            continue;
          mp_timeline_layout_get_row (layout, row++, &found);
          g_assert_true (found.group == expected);
          g_assert_cmpuint (found.position, ==, position);
          members++;
          if (summary->start != MP_DATE_NONE)
            start = start == MP_DATE_NONE ? summary->start : MIN (start, summary->start);
          if (summary->end != MP_DATE_NONE)
            end = end == MP_DATE_NONE ? summary->end : MAX (end, summary->end);
        }
      g_assert_cmpuint (expected->n, ==, members);
      g_assert_cmpuint (members, >, 0);
      if (start != MP_DATE_NONE)
        g_assert_cmpint (expected->start, <=, start);
      if (end != MP_DATE_NONE)
        g_assert_cmpint (expected->end, >=, end);
      placements += members;
    }
  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, row);
  g_assert_cmpuint (mp_timeline_layout_get_n_placements (layout), ==, placements);
  g_assert_cmpuint (mp_timeline_layout_get_n_projects (layout), ==, n);

  /* Nobody is missing. */
  for (guint position = 0; position < n; position++)
    {
      gboolean somewhere = FALSE;

      for (guint g = 0; g < mp_timeline_layout_get_n_groups (layout) && !somewhere; g++)
        somewhere = naive_belongs (list, group, position, mp_timeline_layout_get_group (layout, g)->key);
      g_assert_true (somewhere);
    }
}

static void
test_twin (void)
{
  static const MpGroup groups[] = { MP_GROUP_COUNTRY, MP_GROUP_STATUS, MP_GROUP_START_YEAR };

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (0, 80));

      for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
        check_against_twin (list, groups[g]);
    }
}

static void
test_ungrouped (void)
{
  g_autoptr (MpProjectList) list = random_list (57);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, MP_GROUP_NONE);

  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, 57);
  g_assert_cmpuint (mp_timeline_layout_get_n_groups (layout), ==, 0);
  for (guint i = 0; i < 57; i++)
    {
      MpTimelineRow row;

      mp_timeline_layout_get_row (layout, i, &row);
      g_assert_null (row.group);
      g_assert_cmpuint (row.position, ==, i);
    }
}

static void
test_order (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelineLayout) countries = mp_timeline_layout_new (list, MP_GROUP_COUNTRY);
  g_autoptr (MpTimelineLayout) years = mp_timeline_layout_new (list, MP_GROUP_START_YEAR);
  guint last = mp_timeline_layout_get_n_groups (countries) - 1;

  g_assert_cmpstr (mp_timeline_layout_get_group (countries, 0)->label, ==, "Country BD");
  g_assert_cmpstr (mp_timeline_layout_get_group (countries, last)->label, ==, "Not stated");
  g_assert_cmpstr (mp_timeline_layout_get_group (years, 0)->label, ==, "2015");
  for (guint i = 1; i + 1 < mp_timeline_layout_get_n_groups (years); i++)
    g_assert_cmpint (mp_timeline_layout_get_group (years, i - 1)->key, <, mp_timeline_layout_get_group (years, i)->key);
}

/* Mexico has four of the sixteen; PREP4Change stands in three countries. */
static void
test_sample (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, MP_GROUP_COUNTRY);
  MpDate start, end;
  guint mexico = 0;

  for (guint i = 0; i < mp_timeline_layout_get_n_groups (layout); i++)
    {
      if (g_str_equal (mp_timeline_layout_get_group (layout, i)->label, "Country MX"))
        mexico = mp_timeline_layout_get_group (layout, i)->n;
    }
  g_assert_cmpuint (mexico, ==, 4);
  g_assert_cmpuint (mp_timeline_layout_get_n_projects (layout), ==, 16);
  g_assert_cmpuint (mp_timeline_layout_get_n_placements (layout), >, 16);
  g_assert_true (mp_timeline_layout_get_span (layout, &start, &end));
  g_assert_cmpint (start, ==, fixture_day ("2015-11-25"));
  g_assert_cmpint (end, ==, fixture_day ("2028-05-14"));
}

static void
test_empty (void)
{
  g_autoptr (MpProjectList) list = random_list (0);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, MP_GROUP_COUNTRY);
  MpDate start, end;

  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, 0);
  g_assert_false (mp_timeline_layout_get_span (layout, &start, &end));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/every-placement-exactly-once", test_twin);
  g_test_add_func ("/timeline-layout/without-groups-a-row-is-a-project", test_ungrouped);
  g_test_add_func ("/timeline-layout/groups-in-order-not-stated-last", test_order);
  g_test_add_func ("/timeline-layout/the-sample-by-country", test_sample);
  g_test_add_func ("/timeline-layout/nothing-is-no-rows", test_empty);
  return g_test_run ();
}
