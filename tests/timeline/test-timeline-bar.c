/* test-timeline-bar.c: shapes and colours of bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-bar.h"
#include "timeline/mp-timeline-style.h"

#include "fixture.h"

static MpTimelineBar
bar_of (const char *start,
        const char *end,
        const char *terminated,
        const char *as_of)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  FixtureProject project = { "A project", start, end, "", terminated };
  MpTimelineBar bar;

  fixture_add (portfolio, &project);
  mp_timeline_bar_init (&bar, mp_portfolio_get_summary (portfolio, 0), fixture_day (as_of));
  return bar;
}

static void
test_plain (void)
{
  MpTimelineBar bar = bar_of ("2022-10-01", "2026-09-30", NULL, "2024-01-01");

  g_assert_cmpint (bar.status, ==, MP_STATUS_RUNNING);
  g_assert_true (bar.dated);
  g_assert_false (bar.open_start || bar.open_end);
  g_assert_cmpfloat (bar.start, ==, fixture_day ("2022-10-01"));
  /* The last day belongs to it. */
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2026-10-01"));
  g_assert_cmpfloat (bar.striped_from, ==, bar.end);
  g_assert_cmpfloat (bar.cut_from, ==, bar.end);
}

static void
test_one_day (void)
{
  MpTimelineBar bar = bar_of ("2024-02-29", "2024-02-29", NULL, "2024-01-01");
  MpTimeAxis axis;
  double start, end;

  g_assert_cmpfloat (bar.end - bar.start, ==, 1);
  mp_time_axis_init (&axis, 500, FALSE);
  g_assert_true (mp_timeline_bar_get_extent (&bar, &axis, &start, &end));
  g_assert_cmpfloat (end - start, >=, MP_TIMELINE_MIN_BAR);
}

static void
test_striped (void)
{
  MpTimelineBar bar = bar_of ("2015-11-25", "2026-12-31", NULL, "2026-11-23");

  g_assert_cmpint (bar.status, ==, MP_STATUS_ENDING_SOON);
  g_assert_cmpfloat (bar.end - bar.striped_from, ==, MP_ENDING_SOON_DAYS);
  bar = bar_of ("2026-12-01", "2026-12-31", NULL, "2026-12-05");
  g_assert_cmpfloat (bar.striped_from, ==, bar.start);
}

static void
test_open (void)
{
  MpTimelineBar bar = bar_of ("2019-03-01", NULL, NULL, "2026-11-23");
  MpTimeAxis axis;
  double start, end;

  g_assert_true (bar.open_end);
  g_assert_false (bar.open_start);
  /* It runs: whole up to the as-of day, and only then it fades. */
  g_assert_cmpfloat (bar.end - bar.soft_end, ==, fixture_day ("2026-11-23"));

  bar = bar_of (NULL, "2024-06-30", NULL, "2026-11-23");
  g_assert_true (bar.open_start);
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2024-07-01"));
  g_assert_cmpfloat (bar.start, <, bar.end);

  /* Zoomed out as far as it goes, the fading can still be seen. */
  mp_time_axis_init (&axis, 500, FALSE);
  mp_time_axis_fit (&axis, MP_DATE_MIN, MP_DATE_MAX, 0);
  g_assert_true (mp_timeline_bar_get_extent (&bar, &axis, &start, &end));
  g_assert_cmpfloat (end - start, >=, 40);
}

static void
test_undated (void)
{
  MpTimelineBar bar = bar_of (NULL, NULL, NULL, "2026-11-23");
  MpTimeAxis axis;
  double start, end;

  mp_time_axis_init (&axis, 500, FALSE);
  g_assert_false (bar.dated);
  g_assert_cmpint (bar.status, ==, MP_STATUS_UNKNOWN);
  g_assert_false (mp_timeline_bar_get_extent (&bar, &axis, &start, &end));
}

static void
test_imprecise (void)
{
  MpTimelineBar bar = bar_of ("2021", "2027-02", NULL, "2024-01-01");

  g_assert_cmpfloat (bar.start, ==, fixture_day ("2021-01-01"));
  g_assert_cmpfloat (bar.soft_start, ==, 364);
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2027-03-01"));
  g_assert_cmpfloat (bar.soft_end, ==, 27);
}

static void
test_cut (void)
{
  MpTimelineBar bar = bar_of ("2022-05-01", "2027-04-30", "2025-03-26", "2026-11-23");

  g_assert_cmpint (bar.status, ==, MP_STATUS_TERMINATED);
  g_assert_cmpfloat (bar.cut_from, ==, fixture_day ("2025-03-27"));
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2027-05-01"));

  /* The day before, nobody knew: it runs, to the planned end. */
  bar = bar_of ("2022-05-01", "2027-04-30", "2025-03-26", "2025-03-25");
  g_assert_cmpint (bar.status, ==, MP_STATUS_RUNNING);
  g_assert_cmpfloat (bar.cut_from, ==, bar.end);
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2027-05-01"));

  /* Ended before it began: nothing of it took place. */
  bar = bar_of ("2027-01-01", "2028-12-31", "2026-05-01", "2026-11-23");
  g_assert_cmpfloat (bar.start, ==, fixture_day ("2027-01-01"));
  g_assert_cmpfloat (bar.cut_from, ==, bar.start);
  g_assert_cmpfloat (bar.end, ==, fixture_day ("2029-01-01"));
}

static void
test_inverted (void)
{
  MpTimelineBar bar = bar_of ("2026-01-01", "2025-01-01", NULL, "2026-11-23");

  g_assert_true (bar.dated);
  g_assert_cmpfloat (bar.start, <, bar.end);
}

static void
test_contrast (void)
{
  for (guint variant = 0; variant < 4; variant++)
    {
      MpTimelineStyle style;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      g_assert_cmpfloat (mp_timeline_style_contrast (&style.text, &style.background), >=, 7);
      g_assert_cmpfloat (mp_timeline_style_contrast (&style.dim, &style.header), >=, 4.5);
      g_assert_cmpfloat (mp_timeline_style_contrast (&style.today_text, &style.today), >=, 4.5);
      g_assert_cmpfloat (mp_timeline_style_contrast (&style.as_of_text, &style.as_of), >=, 4.5);
      g_assert_cmpfloat (mp_timeline_style_contrast (&style.today, &style.background), >=, 3);
      for (guint i = 0; i < MP_N_STATUSES; i++)
        {
          g_assert_cmpfloat (mp_timeline_style_contrast (&style.bars[i].text, &style.bars[i].fill), >=, 4.5);
          g_assert_cmpfloat (mp_timeline_style_contrast (&style.bars[i].text, &style.bars[i].pattern_fill), >=, 4.5);
        }
    }
}

static void
test_white_on_black (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (mp_timeline_style_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (mp_timeline_style_contrast (&white, &white), 1, 1e-6);
}

/* Without colours, what differs in meaning differs in pattern; ended and running differ in lightness. */
static void
test_patterns (void)
{
  MpTimelineStyle style;

  mp_timeline_style_init (&style, FALSE, FALSE);
  g_assert_cmpint (style.bars[MP_STATUS_PLANNED].pattern, !=, style.bars[MP_STATUS_RUNNING].pattern);
  g_assert_cmpint (style.bars[MP_STATUS_ENDING_SOON].pattern, ==, MP_TIMELINE_PATTERN_STRIPED);
  g_assert_cmpint (style.bars[MP_STATUS_SUSPENDED].pattern, ==, MP_TIMELINE_PATTERN_HATCHED);
  g_assert_cmpfloat (mp_timeline_style_contrast (&style.bars[MP_STATUS_RUNNING].fill, &style.bars[MP_STATUS_ENDED].fill), >=, 2.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-bar/the-last-day-belongs-to-it", test_plain);
  g_test_add_func ("/timeline-bar/one-day-can-be-seen", test_one_day);
  g_test_add_func ("/timeline-bar/the-last-ninety-days-are-striped", test_striped);
  g_test_add_func ("/timeline-bar/what-is-not-stated-stays-open", test_open);
  g_test_add_func ("/timeline-bar/without-dates-there-is-no-bar", test_undated);
  g_test_add_func ("/timeline-bar/months-and-years-have-soft-ends", test_imprecise);
  g_test_add_func ("/timeline-bar/a-termination-cuts-from-its-day-on", test_cut);
  g_test_add_func ("/timeline-bar/an-end-before-the-start-is-shown", test_inverted);
  g_test_add_func ("/timeline-style/text-can-be-read-in-every-variant", test_contrast);
  g_test_add_func ("/timeline-style/contrast-as-the-guidelines-define-it", test_white_on_black);
  g_test_add_func ("/timeline-style/patterns-tell-statuses-apart", test_patterns);
  return g_test_run ();
}
