/* bench-timeline-density.c: the strip below the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-timeline-density N: counts what runs when among N projects over twelve and a half years,
 * and over ten thousand; paints the columns, and the window over them.
 */

#include "config.h"

#include <pango/pangocairo.h>
#include <stdio.h>

#include "../timeline/fixture.h"
#include "bench-common.h"
#include "timeline/mp-timeline-painter.h"

#define RUNS 21

static guint n_projects;

static MpProjectList *
make_list (int first_year,
           int n_years)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < n_projects; i++)
    {
      int start_year = first_year + g_rand_int_range (rand, 0, n_years), months = g_rand_int_range (rand, 12, 72);
      MpDate start = mp_date_from_ymd (start_year, g_rand_int_range (rand, 1, 13), 1);
      g_autofree char *from = mp_date_to_iso (start, MP_PRECISION_DAY);
      g_autofree char *to = mp_date_to_iso (MIN (mp_date_add_months (start, months), MP_DATE_MAX), MP_PRECISION_DAY);

      fixture_add (portfolio, &(FixtureProject) { "Project", from, i % 20 ? to : NULL, "MX", NULL });
    }
  return fixture_list_new (portfolio, "2026-11-23");
}

static void
report (const char *name,
        const char *span,
        double     *values)
{
  printf ("timeline-%s-%s-%u %.3f ms\n", name, span, n_projects, bench_median (values, RUNS));
  fflush (stdout);
}

static void
bench_paint (const MpTimelineDensity *density,
             const char              *span)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (MpTimelinePainter) painter = mp_timeline_painter_new (context);
  double columns[RUNS], frames[RUNS];
  MpTimeAxis axis;
  MpDate start, end;

  mp_timeline_density_get_span (density, &start, &end);
  mp_time_axis_init (&axis, 1300, FALSE);
  mp_time_axis_fit (&axis, start, end, 18);
  for (guint i = 0; i < RUNS; i++)
    {
      MpTimelineWindow window = { start + i * 20, start + 1000 + i * 20 };
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      double before = bench_now_ms ();

      mp_timeline_painter_append_density (painter, snapshot, &axis, density, 0, 0, 44, 20000, 20500);
      columns[i] = bench_now_ms () - before;
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
      snapshot = gtk_snapshot_new ();
      before = bench_now_ms ();
      mp_timeline_painter_append_window (painter, snapshot, &axis, &window, 0, 0, 44, FALSE);
      frames[i] = bench_now_ms () - before;
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
    }
  report ("overview-columns", span, columns);
  report ("overview-window", span, frames);
  g_object_unref (context);
}

static void
bench_span (const char *span,
            int         first_year,
            int         n_years)
{
  g_autoptr (MpProjectList) list = make_list (first_year, n_years);
  g_autoptr (MpTimelineDensity) density = NULL;
  double values[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      double before = bench_now_ms ();

      g_clear_pointer (&density, mp_timeline_density_free);
      density = mp_timeline_density_new (list, mp_date_from_ymd (2026, 11, 23));
      values[i] = bench_now_ms () - before;
    }
  report ("density", span, values);
  bench_paint (density, span);
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 2)
    {
      fprintf (stderr, "bench-timeline-density N\n");
      return 2;
    }
  n_projects = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  gtk_init_check ();
  bench_span ("12-years", 2015, 12);
  bench_span ("10000-years", 1, 9990);
  return 0;
}
