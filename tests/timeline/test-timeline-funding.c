/* test-timeline-funding.c: money in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "fixture.h"
#include "timeline/mp-timeline-funding.h"

/* A record of funding; amounts in minor units. */
typedef struct
{
  int amount;
  const char *currency;
  int year; /* 0 when not stated */
  const char *from;
  const char *to;
  gboolean about;
} Fact;

typedef struct
{
  const char *first;
  const char *last;
  guint currency;
  double share;
  gboolean approximate;
} Expected;

static MpSummary *
make_summary (const Fact *facts,
              guint       n)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 5);
  g_autoptr (MpProjectRecord) project = NULL;

  mp_record_set_text (record, MP_PROJECT_TITLE, "A project");
  project = mp_project_record_new (record);
  for (guint i = 0; i < n && facts[i].currency; i++)
    {
      record = mp_project_record_add_new (project, MP_TABLE_FUNDING);
      mp_record_set_text (record, MP_FUNDING_KIND, "obligation");
      mp_record_set_text (record, MP_FUNDING_QUALIFIER, facts[i].about ? "about" : "exact");
      mp_record_set_text (record, MP_FUNDING_CURRENCY, facts[i].currency);
      mp_record_set_integer (record, MP_FUNDING_AMOUNT, facts[i].amount);
      if (facts[i].year)
        mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, facts[i].year);
      if (facts[i].from)
        mp_record_set_day (record, MP_FUNDING_FROM_DAY, fixture_day (facts[i].from));
      if (facts[i].to)
        mp_record_set_day (record, MP_FUNDING_TO_DAY, fixture_day (facts[i].to));
    }
  return mp_summary_new (project);
}

static void
test_columns (void)
{
  static const struct
  {
    int month;
    Fact facts[4];
    Expected columns[6];
  } table[] = {
    /* A year that is only named begins when years begin. */
    { 10, { { 800, "USD", 2021, NULL, NULL, FALSE }, { 400, "USD", 2024, NULL, NULL, TRUE } },
      { { "2020-10-01", "2021-09-30", 0, 1, FALSE }, { "2023-10-01", "2024-09-30", 0, 0.5, TRUE } } },
    { 1, { { 800, "USD", 2021, NULL, NULL, FALSE }, { 400, "USD", 2024, NULL, NULL, TRUE } },
      { { "2021-01-01", "2021-12-31", 0, 1, FALSE }, { "2024-01-01", "2024-12-31", 0, 0.5, TRUE } } },
    /* One whose days are stated does not; half of them are none. */
    { 1, { { 800, "USD", 2021, "2020-10-01", "2021-09-30", FALSE }, { 400, "USD", 2024, "2023-10-01", NULL, FALSE } },
      { { "2020-10-01", "2021-09-30", 0, 1, FALSE }, { "2024-01-01", "2024-12-31", 0, 0.5, FALSE } } },
    /* Days without a year, three years at once: by the month that is as much as one year of a third. */
    { 7, { { 1200, "USD", 0, "2020-01-01", "2022-12-31", FALSE }, { 400, "USD", 0, "2024-01-01", "2024-12-31", FALSE } },
      { { "2020-01-01", "2022-12-31", 0, 1, FALSE }, { "2024-01-01", "2024-12-31", 0, 1, FALSE } } },
    /* What overlaps adds up. */
    { 10, { { 1200, "USD", 0, "2020-01-01", "2020-12-31", FALSE }, { 600, "USD", 0, "2020-07-01", "2020-12-31", TRUE } },
      { { "2020-01-01", "2020-06-30", 0, 0.5, FALSE }, { "2020-07-01", "2020-12-31", 0, 1, TRUE } } },
    { 10, { { 1200, "USD", 0, "2020-01-01", "2020-12-31", FALSE }, { 1200, "USD", 0, "2020-04-01", "2021-03-31", FALSE } },
      { { "2020-01-01", "2020-03-31", 0, 0.5, FALSE }, { "2020-04-01", "2020-12-31", 0, 1, FALSE }, { "2021-01-01", "2021-03-31", 0, 0.5, FALSE } } },
    /* Money has no common height. */
    { 1, { { 800, "USD", 2021, NULL, NULL, FALSE }, { 10, "EUR", 2021, NULL, NULL, FALSE } },
      { { "2021-01-01", "2021-12-31", 0, 1, FALSE }, { "2021-01-01", "2021-12-31", 1, 1, FALSE } } },
    /* What was taken back, and what is for no time. */
    { 1, { { 800, "USD", 2021, NULL, NULL, FALSE }, { -800, "USD", 2022, NULL, NULL, FALSE }, { 90, "USD", 0, "2021-01-01", NULL, FALSE },
           { 70, "USD", 0, NULL, NULL, FALSE } },
      { { "2021-01-01", "2021-12-31", 0, 1, FALSE } } },
    { 1, { { -5, "USD", 2021, NULL, NULL, FALSE } }, { { NULL, NULL, 0, 0, FALSE } } },
    { 1, { { 800, "USD", 0, "2021-12-31", "2021-01-01", FALSE } }, { { NULL, NULL, 0, 0, FALSE } } },
    /* A day. */
    { 1, { { 5, "USD", 0, "2024-02-29", "2024-02-29", FALSE } }, { { "2024-02-29", "2024-02-29", 0, 1, FALSE } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MpSummary) summary = make_summary (table[i].facts, G_N_ELEMENTS (table[i].facts));
      MpTimelineFundingColumn columns[MP_TIMELINE_MAX_FUNDING_COLUMNS];
      guint n = mp_timeline_funding_get_columns (summary, table[i].month, columns);
      guint expected = 0;

      while (expected < G_N_ELEMENTS (table[i].columns) && table[i].columns[expected].first)
        expected++;
      g_assert_cmpuint (n, ==, expected);
      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpint (columns[j].first, ==, fixture_day (table[i].columns[j].first));
          g_assert_cmpint (columns[j].last, ==, fixture_day (table[i].columns[j].last));
          g_assert_cmpuint (columns[j].currency, ==, table[i].columns[j].currency);
          g_assert_cmpfloat_with_epsilon (columns[j].share, table[i].columns[j].share, 1e-9);
          g_assert_cmpint (columns[j].approximate, ==, table[i].columns[j].approximate);
        }
    }
}

/* At any time the columns are as high as what is given then, however much there is of it. */
static void
test_random_columns (void)
{
  static const char *const currencies[] = { "USD", "EUR", "CHF" };

  for (guint round = 0; round < 200; round++)
    {
      guint n_facts = (guint) g_test_rand_int_range (0, 90);
      g_autofree Fact *facts = g_new0 (Fact, n_facts + 1);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (MpSummary) summary = NULL;
      MpTimelineFundingColumn columns[MP_TIMELINE_MAX_FUNDING_COLUMNS];
      double highest[G_N_ELEMENTS (currencies)] = { 0 };
      guint n;

      for (guint i = 0; i < n_facts; i++)
        {
          facts[i] = (Fact) { g_test_rand_int_range (-100, 1000), currencies[g_test_rand_int_range (0, 3)], g_test_rand_int_range (0, 4) * 2020, NULL, NULL, FALSE };
          facts[i].year = facts[i].year > 2020 ? 2000 + g_test_rand_int_range (0, 30) : facts[i].year;
          if (g_test_rand_bit ())
            {
              MpDate from = mp_date_from_ymd (2000, 1, 1) + g_test_rand_int_range (0, 9000);

              g_ptr_array_add (texts, mp_date_to_iso (from, MP_PRECISION_DAY));
              facts[i].from = g_ptr_array_index (texts, texts->len - 1);
              g_ptr_array_add (texts, mp_date_to_iso (from + g_test_rand_int_range (-10, 900), MP_PRECISION_DAY));
              facts[i].to = g_ptr_array_index (texts, texts->len - 1);
            }
        }
      summary = make_summary (facts, n_facts);
      n = mp_timeline_funding_get_columns (summary, g_test_rand_int_range (1, 13), columns);
      g_assert_cmpuint (n, <=, MP_TIMELINE_MAX_FUNDING_COLUMNS);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (columns[i].share, >, 0);
          g_assert_cmpfloat (columns[i].share, <=, 1);
          g_assert_cmpint (columns[i].first, <=, columns[i].last);
          g_assert_cmpuint (columns[i].currency, <, summary->n_money);
          highest[columns[i].currency] = MAX (highest[columns[i].currency], columns[i].share);
          if (i > 0 && columns[i - 1].currency == columns[i].currency)
            g_assert_cmpint (columns[i - 1].last, <, columns[i].first);
          if (i > 0)
            g_assert_cmpuint (columns[i - 1].currency, <=, columns[i].currency);
        }
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat_with_epsilon (highest[columns[i].currency], 1, 1e-9);
    }
}

static void
test_fiscal_years (void)
{
  static const struct
  {
    int year;
    int month;
    const char *first;
    const char *last;
  } table[] = {
    { 2024, 10, "2023-10-01", "2024-09-30" },
    { 2024, 1, "2024-01-01", "2024-12-31" },
    { 2024, 4, "2023-04-01", "2024-03-31" },
    { 2023, 7, "2022-07-01", "2023-06-30" },
    { 2024, 12, "2023-12-01", "2024-11-30" },
    { 2024, 2, "2023-02-01", "2024-01-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDate first, last;

      mp_timeline_fiscal_year_get_days (table[i].year, table[i].month, &first, &last);
      g_assert_cmpint (first, ==, fixture_day (table[i].first));
      g_assert_cmpint (last, ==, fixture_day (table[i].last));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-funding/stands-where-it-is-stated", test_columns);
  g_test_add_func ("/timeline-funding/any-funding-is-columns-in-time", test_random_columns);
  g_test_add_func ("/timeline-funding/fiscal-years-are-named-by-their-end", test_fiscal_years);
  return g_test_run ();
}
