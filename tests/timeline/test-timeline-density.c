/* test-timeline-density.c: how many projects run when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-density.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "fixture.h"
#include "painter-fixture.h"

#define AS_OF "2026-11-23"

/* Dates of any precision, some not stated, some the wrong way round, some cut. */
static char *
random_date (int first_year,
             int end_year)
{
  int year = g_test_rand_int_range (first_year, end_year);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0: return NULL;
    case 1: return g_strdup_printf ("%04d", year);
    case 2: return g_strdup_printf ("%04d-%02d", year, g_test_rand_int_range (1, 13));
    default: return g_strdup_printf ("%04d-%02d-%02d", year, g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
    }
}

static MpProjectList *
random_list (guint n,
             int   first_year,
             int   end_year)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *start = random_date (first_year, end_year);
      g_autofree char *end = random_date (first_year, end_year);
      g_autofree char *cut = g_test_rand_int_range (0, 6) ? NULL : g_strdup_printf ("%04d-06-15", g_test_rand_int_range (first_year, end_year));

      fixture_add (portfolio, &(FixtureProject) { "Project", start, end, "MX", cut });
    }
  return fixture_list_new (portfolio, AS_OF);
}

static MpProjectList *
list_of (const char *start,
         const char *end,
         const char *cut)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  fixture_add (portfolio, &(FixtureProject) { "Project", start, end, "MX", cut });
  return fixture_list_new (portfolio, AS_OF);
}

/* One bucket, one project: does it run on any day of it? */
static gboolean
naive_runs (const MpSummary        *summary,
            MpDate                  as_of,
            const MpTimelineBucket *bucket,
            MpTimelinePhase        *phase)
{
  static const MpTimelinePhase phases[MP_N_STATUSES] = {
    [MP_STATUS_UNKNOWN] = MP_TIMELINE_PHASE_AHEAD,    [MP_STATUS_PLANNED] = MP_TIMELINE_PHASE_AHEAD,
    [MP_STATUS_RUNNING] = MP_TIMELINE_PHASE_OPEN,     [MP_STATUS_ENDING_SOON] = MP_TIMELINE_PHASE_OPEN,
    [MP_STATUS_SUSPENDED] = MP_TIMELINE_PHASE_OPEN,   [MP_STATUS_ENDED] = MP_TIMELINE_PHASE_OVER,
    [MP_STATUS_TERMINATED] = MP_TIMELINE_PHASE_OVER,  [MP_STATUS_CANCELLED] = MP_TIMELINE_PHASE_OVER,
  };
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, as_of);
  *phase = phases[bar.status];
  return bar.dated && bar.start < bucket->end && bar.cut_from > bucket->start && bar.cut_from > bar.start;
}

static void
check_against_twin (MpProjectList *list,
                    MpDate         as_of)
{
  g_autoptr (MpTimelineDensity) density = mp_timeline_density_new (list, as_of);
  guint n = mp_timeline_density_get_n_buckets (density);
  guint most = 0;
  MpTimelineBucket bucket, peak;
  MpDate start, end;

  g_assert_cmpuint (n, <=, 2100);
  g_assert_cmpint (mp_timeline_density_get_span (density, &start, &end), ==, n > 0);
  for (guint i = 0; i < n; i++)
    {
      guint expected[MP_N_TIMELINE_PHASES] = { 0 }, found;
      MpDate before = i == 0 ? MP_DATE_NONE : bucket.end;

      mp_timeline_density_get_bucket (density, i, &bucket);
      g_assert_cmpint (bucket.start, ==, mp_time_step_floor (mp_timeline_density_get_step (density), bucket.start));
      g_assert_cmpint (bucket.end, ==, mp_time_step_next (mp_timeline_density_get_step (density), bucket.start));
      if (i == 0)
        g_assert_true (bucket.start <= start && start < bucket.end);
      else
        g_assert_cmpint (bucket.start, ==, before);
      for (guint position = 0; position < mp_project_list_get_n (list); position++)
        {
          MpTimelinePhase phase;

          if (naive_runs (mp_project_list_get_summary (list, position), as_of, &bucket, &phase))
            expected[phase]++;
        }
      for (guint phase = 0; phase < MP_N_TIMELINE_PHASES; phase++)
        g_assert_cmpuint (bucket.phases[phase], ==, expected[phase]);
      g_assert_cmpuint (bucket.n, ==, expected[0] + expected[1] + expected[2]);
      most = MAX (most, bucket.n);

      g_assert_true (mp_timeline_density_find (density, bucket.start, &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (mp_timeline_density_find (density, bucket.end - 0.01, &found));
      g_assert_cmpuint (found, ==, i);
    }
  if (n > 0)
    g_assert_true (bucket.start <= end && end < bucket.end);
  g_assert_cmpint (mp_timeline_density_get_peak (density, &peak), ==, most > 0);
  if (most > 0)
    g_assert_cmpuint (peak.n, ==, most);
}

static void
test_twin (void)
{
  static const int years[][2] = { { 2020, 2023 }, { 2000, 2040 }, { 1900, 2030 }, { 1700, 2100 }, { 1001, 2600 }, { 1, 9999 } };

  for (guint i = 0; i < 60; i++)
    {
      const int *range = years[i % G_N_ELEMENTS (years)];
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (0, 30), range[0], range[1]);

      check_against_twin (list, fixture_day (AS_OF) + g_test_rand_int_range (-9000, 9000));
    }
}

static void
test_sample (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);

  check_against_twin (list, fixture_day (AS_OF));
}

/* As many months as there is room for, then coarser. */
static void
test_steps (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    MpTimeUnit unit;
    int count;
    guint n;
  } cases[] = {
    { "2026-05-31", "2026-05-31", MP_TIME_UNIT_MONTH, 1, 1 },
    { "2016-01-01", "2028-06-30", MP_TIME_UNIT_MONTH, 1, 150 },
    { "1900-01-31", "2050-12-01", MP_TIME_UNIT_MONTH, 1, 1812 },
    { "1700-01-01", "2026-12-31", MP_TIME_UNIT_QUARTER, 1, 1308 },
    { "1000-01-01", "2026-12-31", MP_TIME_UNIT_YEAR, 1, 1027 },
    { "0001-01-01", "9999-12-31", MP_TIME_UNIT_YEAR, 10, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpProjectList) list = list_of (cases[i].start, cases[i].end, NULL);
      g_autoptr (MpTimelineDensity) density = mp_timeline_density_new (list, fixture_day (AS_OF));
      MpTimeStep step = mp_timeline_density_get_step (density);
      MpDate start, end;

      g_assert_cmpint (step.unit, ==, cases[i].unit);
      g_assert_cmpint (step.count, ==, cases[i].count);
      g_assert_cmpuint (mp_timeline_density_get_n_buckets (density), ==, cases[i].n);
      g_assert_true (mp_timeline_density_get_span (density, &start, &end));
      g_assert_cmpint (start, ==, fixture_day (cases[i].start));
      g_assert_cmpint (end, ==, fixture_day (cases[i].end));
    }
}

static guint
count_on (const char *start,
          const char *end,
          const char *cut,
          const char *day)
{
  g_autoptr (MpProjectList) list = list_of (start, end, cut);
  g_autoptr (MpTimelineDensity) density = mp_timeline_density_new (list, fixture_day (AS_OF));
  MpTimelineBucket bucket;
  guint index;

  if (!mp_timeline_density_find (density, fixture_day (day), &index))
    return 0;
  mp_timeline_density_get_bucket (density, index, &bucket);
  return bucket.n;
}

static void
test_ends (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    const char *cut;
    const char *day;
    guint n;
  } cases[] = {
    /* The last day is in, the next month is not. */
    { "2020-03-31", "2020-05-01", NULL, "2020-02-29", 0 },
    { "2020-03-31", "2020-05-01", NULL, "2020-03-01", 1 },
    { "2020-03-31", "2020-05-01", NULL, "2020-05-31", 1 },
    { "2020-03-31", "2020-05-01", NULL, "2020-06-01", 0 },
    { "2020-03-31", "2020-04-30", NULL, "2020-05-01", 0 },
    /* A month or a year is meant to its last day. */
    { "2020", "2021", NULL, "2021-12-01", 1 },
    { "2020", "2021-11", NULL, "2021-12-01", 0 },
    /* An open end still runs, as long as the bar fades: a year from the as-of day. */
    { "2019-03-01", NULL, NULL, "2026-11-30", 1 },
    { "2019-03-01", NULL, NULL, "2027-11-01", 1 },
    { "2019-03-01", NULL, NULL, "2027-12-01", 0 },
    { NULL, "2024-06-30", NULL, "2023-07-01", 1 },
    { NULL, "2024-06-30", NULL, "2023-06-01", 0 },
    /* Up to the cut; never, if that came before the start. */
    { "2022-05-01", "2027-04-30", "2025-03-26", "2025-03-01", 1 },
    { "2022-05-01", "2027-04-30", "2025-03-26", "2025-04-01", 0 },
    { "2027-01-01", "2028-12-31", "2026-05-01", "2027-06-01", 0 },
    { NULL, NULL, NULL, AS_OF, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_on (cases[i].start, cases[i].end, cases[i].cut, cases[i].day), ==, cases[i].n);
}

static void
test_nothing (void)
{
  g_autoptr (MpProjectList) empty = random_list (0, 2000, 2001);
  g_autoptr (MpProjectList) undated = list_of (NULL, NULL, NULL);
  MpProjectList *lists[] = { empty, undated };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (MpTimelineDensity) density = mp_timeline_density_new (lists[i], fixture_day (AS_OF));
      MpTimelineBucket bucket;
      MpDate start, end;
      guint index;

      g_assert_cmpuint (mp_timeline_density_get_n_buckets (density), ==, 0);
      g_assert_false (mp_timeline_density_get_span (density, &start, &end));
      g_assert_false (mp_timeline_density_get_peak (density, &bucket));
      g_assert_false (mp_timeline_density_find (density, 0, &index));
    }
}

static GskRenderNode *
paint (MpTimelinePainter *painter,
       MpProjectList     *list,
       double             width,
       gboolean           rtl,
       gboolean           dark,
       gboolean           high_contrast)
{
  g_autoptr (MpTimelineDensity) density = mp_timeline_density_new (list, fixture_day (AS_OF));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  MpTimelineWindow window = { fixture_day ("2022-01-01"), fixture_day ("2025-01-01") };
  MpTimelineStyle style;
  MpTimeAxis axis;
  MpDate start, end;

  mp_timeline_style_init (&style, dark, high_contrast);
  mp_timeline_painter_set_style (painter, &style);
  mp_time_axis_init (&axis, width, rtl);
  if (mp_timeline_density_get_span (density, &start, &end))
    mp_time_axis_fit (&axis, start, end, 18);
  mp_timeline_painter_append_density (painter, snapshot, &axis, density, 0, 0, 44, fixture_day (AS_OF), fixture_day ("2024-01-01"));
  mp_timeline_painter_append_window (painter, snapshot, &axis, &window, 0, 0, 44, FALSE);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
collect (GskRenderNode *node,
         GArray        *boxes)
{
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    {
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), boxes);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_COLOR_NODE)
    {
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (node, &bounds);
      g_array_append_val (boxes, bounds);
    }
}

static int
compare_boxes (gconstpointer a,
               gconstpointer b)
{
  const graphene_rect_t *p = a, *q = b;
  const float x[] = { p->origin.x, p->size.width, p->origin.y, p->size.height };
  const float y[] = { q->origin.x, q->size.width, q->origin.y, q->size.height };

  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    {
      if (x[i] != y[i])
        return x[i] < y[i] ? -1 : 1;
    }
  return 0;
}

/* Columns: all but the lines of today and of the years, which keep their width of more than a pixel. */
static void
test_mirrored (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GskRenderNode) there = paint (painter, list, 900, FALSE, FALSE, FALSE);
  g_autoptr (GskRenderNode) back = paint (painter, list, 900, TRUE, FALSE, FALSE);
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  collect (there, a);
  collect (back, b);
  g_assert_cmpuint (a->len, >, 50);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < b->len; i++)
    {
      graphene_rect_t *box = &g_array_index (b, graphene_rect_t, i);

      box->origin.x = 900 - box->origin.x - box->size.width;
    }
  g_array_sort (a, compare_boxes);
  g_array_sort (b, compare_boxes);
  for (guint i = 0; i < a->len; i++)
    {
      const graphene_rect_t *p = &g_array_index (a, graphene_rect_t, i), *q = &g_array_index (b, graphene_rect_t, i);

      g_assert_cmpfloat_with_epsilon (p->origin.x, q->origin.x, 1.01);
      g_assert_cmpfloat_with_epsilon (p->size.width, q->size.width, 0.01);
      g_assert_cmpfloat (p->origin.y, ==, q->origin.y);
      g_assert_cmpfloat (p->size.height, ==, q->size.height);
    }
}

/* Nothing leaves the strip and there are few nodes, whatever the portfolio is like. */
static void
test_bounds (void)
{
  static const int years[][2] = { { 2024, 2025 }, { 2000, 2040 }, { 1700, 2100 }, { 1, 9999 } };
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();

  for (guint i = 0; i < 48; i++)
    {
      const int *range = years[i % G_N_ELEMENTS (years)];
      g_autoptr (MpProjectList) list = random_list (i * 40, range[0], range[1]);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
      double width = g_test_rand_int_range (20, 3000);
      g_autoptr (GskRenderNode) node = paint (painter, list, width, i & 1, i & 2, i & 4);
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (node, &bounds);
      g_assert_cmpfloat (bounds.origin.x, >=, -1);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, width + 1);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 44);
      collect (node, boxes);
      g_assert_cmpuint (boxes->len, <=, 400 * (MP_N_TIMELINE_PHASES + 1) + 200);
    }
}

static void
test_styles (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint variant = 0; variant < 8; variant++)
    {
      g_autoptr (GskRenderNode) node = paint (painter, list, 900, variant & 4, variant & 1, variant & 2);
      g_autoptr (GskRenderNode) again = paint (painter, list, 900, variant & 4, variant & 1, variant & 2);
      GBytes *bytes = gsk_render_node_serialize (node);
      g_autoptr (GBytes) same = gsk_render_node_serialize (again);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_true (g_bytes_equal (bytes, same));
      g_assert_null (strstr (text, "cairo {"));
      g_assert_null (strstr (text, "opacity {"));
      g_assert_nonnull (strstr (text, "text {"));
      for (guint i = 0; i < all->len; i++)
        g_assert_false (g_bytes_equal (bytes, g_ptr_array_index (all, i)));
      g_ptr_array_add (all, bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-density/counts-like-its-naive-twin", test_twin);
  g_test_add_func ("/timeline-density/the-sample-like-its-twin", test_sample);
  g_test_add_func ("/timeline-density/coarser-the-longer-the-span", test_steps);
  g_test_add_func ("/timeline-density/ends-open-imprecise-and-cut", test_ends);
  g_test_add_func ("/timeline-density/without-dates-there-is-nothing", test_nothing);
  g_test_add_func ("/timeline-density/right-to-left-is-the-mirror-image", test_mirrored);
  g_test_add_func ("/timeline-density/few-nodes-inside-of-the-strip", test_bounds);
  g_test_add_func ("/timeline-density/cheap-nodes-in-every-style", test_styles);
  return g_test_run ();
}
