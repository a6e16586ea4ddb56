/* test-timeline-overview.c: the strip below the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/timeline/mp-timeline-overview.h"

#include <math.h>

#include "../timeline/fixture.h"
#include "timeline-stage.h"

static MpTimelineOverview *
get_overview (Stage *stage)
{
  return MP_TIMELINE_OVERVIEW (mp_test_find (GTK_WIDGET (stage->view), MP_TYPE_TIMELINE_OVERVIEW));
}

static double
get_from (Stage *stage)
{
  return mp_timeline_scope_get_axis (stage->scope)->origin;
}

static double
get_to (Stage *stage)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (stage->scope);

  return axis->origin + axis->width / axis->scale;
}

/* Where a day is in the strip. */
static double
get_x (Stage *stage,
       double day)
{
  return mp_time_axis_get_x (mp_timeline_overview_get_axis (get_overview (stage)), day);
}

static double
get_scale (Stage *stage)
{
  return mp_timeline_overview_get_axis (get_overview (stage))->scale;
}

static void
show_days (Stage      *stage,
           const char *from,
           const char *to)
{
  mp_timeline_scope_fit_days (stage->scope, fixture_day (from), fixture_day (to));
}

/* The strip is as wide as the chart, shows every project, and is one line with its corner. */
static void
test_place (void)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      GtkWidget *chart = GTK_WIDGET (mp_timeline_view_get_chart (stage->view));
      GtkWidget *names = GTK_WIDGET (mp_timeline_view_get_names (stage->view));
      const MpTimeAxis *axis = mp_timeline_overview_get_axis (get_overview (stage));
      graphene_rect_t names_bounds, chart_bounds, bounds;

      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_overview (stage))));
      g_assert_true (gtk_widget_compute_bounds (chart, GTK_WIDGET (stage->view), &chart_bounds));
      g_assert_true (gtk_widget_compute_bounds (names, GTK_WIDGET (stage->view), &names_bounds));
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_overview (stage)), GTK_WIDGET (stage->view), &bounds));
      g_assert_cmpfloat (bounds.origin.x, ==, chart_bounds.origin.x);
      g_assert_cmpfloat (bounds.size.width, ==, chart_bounds.size.width);
      g_assert_cmpfloat (bounds.origin.y, >=, chart_bounds.origin.y + chart_bounds.size.height);
      g_assert_cmpfloat (chart_bounds.origin.y, ==, names_bounds.origin.y);
      g_assert_cmpfloat (chart_bounds.size.height, ==, names_bounds.size.height);
      g_assert_cmpfloat (bounds.size.height, >, 36);
      g_assert_cmpfloat (bounds.size.height, <, 60);

      g_assert_cmpint (axis->rtl, ==, rtl);
      g_assert_cmpfloat (axis->width, ==, gtk_widget_get_width (GTK_WIDGET (get_overview (stage))));
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, fixture_day ("2015-11-25")), >, 0);
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, fixture_day ("2029-02-28")), <, axis->width);
      stage_free (stage);
    }
}

/* The middle moves the window; an edge moves alone; both mirrored. */
static void
test_drags (void)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      double later = rtl ? -60 : 60;
      double from, to;

      show_days (stage, "2020-01-01", "2023-12-31");
      from = get_from (stage);
      to = get_to (stage);
      g_assert_cmpint (mp_timeline_overview_press (get_overview (stage), get_x (stage, (from + to) / 2), 1), ==, MP_TIMELINE_WINDOW_BODY);
      g_assert_true (mp_timeline_overview_drag (get_overview (stage), later));
      mp_timeline_overview_release (get_overview (stage));
      g_assert_cmpfloat_with_epsilon (get_from (stage), from + 60 / get_scale (stage), 0.5);
      g_assert_cmpfloat_with_epsilon (get_to (stage), to + 60 / get_scale (stage), 0.5);

      from = get_from (stage);
      to = get_to (stage);
      g_assert_cmpint (mp_timeline_overview_press (get_overview (stage), get_x (stage, from), 1), ==, MP_TIMELINE_WINDOW_START);
      g_assert_true (mp_timeline_overview_drag (get_overview (stage), later));
      g_assert_cmpfloat_with_epsilon (get_from (stage), from + 60 / get_scale (stage), 0.5);
      g_assert_cmpfloat_with_epsilon (get_to (stage), to, 0.5);
      g_assert_true (mp_timeline_overview_drag (get_overview (stage), -later));
      mp_timeline_overview_release (get_overview (stage));
      g_assert_cmpfloat_with_epsilon (get_from (stage), from - 60 / get_scale (stage), 0.5);
      g_assert_cmpfloat_with_epsilon (get_to (stage), to, 0.5);

      from = get_from (stage);
      g_assert_cmpint (mp_timeline_overview_press (get_overview (stage), get_x (stage, to), 1), ==, MP_TIMELINE_WINDOW_END);
      g_assert_true (mp_timeline_overview_drag (get_overview (stage), -later));
      g_assert_cmpfloat_with_epsilon (get_to (stage), to - 60 / get_scale (stage), 0.5);
      g_assert_cmpfloat_with_epsilon (get_from (stage), from, 0.5);
      /* Esc: as if nothing had been. */
      g_assert_true (mp_timeline_overview_cancel (get_overview (stage)));
      g_assert_cmpfloat_with_epsilon (get_to (stage), to, 0.5);
      g_assert_false (mp_timeline_overview_drag (get_overview (stage), later));
      g_assert_false (mp_timeline_overview_cancel (get_overview (stage)));
      mp_timeline_overview_release (get_overview (stage));
      g_assert_cmpfloat_with_epsilon (get_to (stage), to, 0.5);
      mp_test_settle (stage->window);
      stage_free (stage);
    }
}

static void
test_clicks (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, GTK_TEXT_DIR_LTR);
  double whole = get_to (stage) - get_from (stage);
  double day, length;

  show_days (stage, "2020-01-01", "2021-12-31");
  length = get_to (stage) - get_from (stage);

  /* Inside: when it is let go. A trembling hand is no drag. */
  day = fixture_day ("2020-06-01");
  mp_timeline_overview_press (get_overview (stage), get_x (stage, day), 1);
  g_assert_false (mp_timeline_overview_drag (get_overview (stage), 2));
  mp_timeline_overview_release (get_overview (stage));
  g_assert_cmpfloat_with_epsilon ((get_from (stage) + get_to (stage)) / 2, day, 0.5);

  /* Outside: at once, and the hand goes on with it. */
  day = fixture_day ("2025-06-01");
  g_assert_cmpint (mp_timeline_overview_press (get_overview (stage), get_x (stage, day), 1), ==, MP_TIMELINE_WINDOW_BODY);
  g_assert_cmpfloat_with_epsilon ((get_from (stage) + get_to (stage)) / 2, day, 0.5);
  g_assert_true (mp_timeline_overview_drag (get_overview (stage), 30));
  mp_timeline_overview_release (get_overview (stage));
  g_assert_cmpfloat_with_epsilon ((get_from (stage) + get_to (stage)) / 2, day + 30 / get_scale (stage), 0.5);
  g_assert_cmpfloat_with_epsilon (get_to (stage) - get_from (stage), length, 0.01);

  /* Twice: everything. */
  mp_timeline_overview_press (get_overview (stage), 300, 2);
  mp_timeline_overview_release (get_overview (stage));
  g_assert_cmpfloat_with_epsilon (get_to (stage) - get_from (stage), whole, 0.01);
  stage_free (stage);
}

static void
test_steps (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, GTK_TEXT_DIR_LTR);
  const MpTimeAxis *strip = mp_timeline_overview_get_axis (get_overview (stage));
  double from, length, day;

  show_days (stage, "2020-01-01", "2021-12-31");
  from = get_from (stage);
  length = get_to (stage) - from;
  mp_timeline_overview_move (get_overview (stage), 0.1);
  g_assert_cmpfloat_with_epsilon (get_from (stage), from + length / 10, 0.5);
  mp_timeline_overview_move (get_overview (stage), INFINITY);
  g_assert_cmpfloat_with_epsilon (get_to (stage), strip->origin + strip->width / strip->scale, 0.5);
  g_assert_cmpfloat_with_epsilon (get_to (stage) - get_from (stage), length, 0.01);
  mp_timeline_overview_move (get_overview (stage), -INFINITY);
  g_assert_cmpfloat_with_epsilon (get_from (stage), strip->origin, 0.5);

  day = (get_from (stage) + get_to (stage)) / 2;
  mp_timeline_overview_zoom (get_overview (stage), 2, FALSE);
  g_assert_cmpfloat_with_epsilon (get_to (stage) - get_from (stage), length / 2, 0.01);
  g_assert_cmpfloat_with_epsilon ((get_from (stage) + get_to (stage)) / 2, day, 0.5);
  /* About the pointer where that is inside. */
  mp_timeline_overview_hover (get_overview (stage), get_x (stage, get_from (stage)));
  from = get_from (stage);
  mp_timeline_overview_zoom (get_overview (stage), 2, TRUE);
  g_assert_cmpfloat_with_epsilon (get_from (stage), from, 0.5);
  stage_free (stage);
}

static void
test_words (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 1000, 500, GTK_TEXT_DIR_LTR);
  g_autofree char *value = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *outside = NULL;
  const MpTimeAxis *axis;

  show_days (stage, "2022-01-01", "2023-12-31");
  axis = mp_timeline_scope_get_axis (stage->scope);
  g_assert_cmpfloat (axis->width, >, 600);
  value = mp_timeline_overview_dup_value (get_overview (stage));
  g_assert_cmpstr (value, ==, "Visible: Dec 2021 \xe2\x80\x93 Jan 2024; most running at once: 16 in Nov 2023");
  tooltip = mp_timeline_overview_dup_tooltip (get_overview (stage), get_x (stage, fixture_day ("2016-03-15")));
  g_assert_cmpstr (tooltip, ==, "Mar 2016: 1 running");
  outside = mp_timeline_overview_dup_tooltip (get_overview (stage), 0);
  g_assert_null (outside);
  stage_free (stage);
}

/* The numbers are those of the projects that are shown, a moment after they changed. */
static void
test_follows (void)
{
  static const char *const texts[] = { "country:MX", "country:XX", "", "country:JO OR country:PE" };
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, GTK_TEXT_DIR_LTR);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MpQuery) all = mp_query_new (fixture_day ("2010-01-01") + g_test_rand_int_range (0, 8000));
      g_autoptr (MpQuery) query = mp_query_with_text (all, texts[i % G_N_ELEMENTS (texts)], NULL, NULL);
      g_autoptr (MpTimelineDensity) expected = NULL;
      g_autofree char *value = NULL;
      MpTimelineBucket peak;

      mp_project_list_set_query (stage->list, query);
      mp_test_settle (stage->window);
      value = mp_timeline_overview_dup_value (get_overview (stage));
      expected = mp_timeline_density_new (stage->list, mp_query_get_as_of (query));
      if (mp_timeline_density_get_peak (expected, &peak))
        {
          g_autofree char *number = g_strdup_printf (": %u in ", peak.n);

          g_assert_nonnull (strstr (value, number));
        }
      else
        {
          g_assert_null (value);
          g_assert_cmpint (mp_timeline_overview_press (get_overview (stage), 100, 1), ==, MP_TIMELINE_WINDOW_OUTSIDE);
          g_assert_false (mp_timeline_overview_drag (get_overview (stage), 100));
          mp_timeline_overview_release (get_overview (stage));
          mp_timeline_overview_move (get_overview (stage), 1);
          mp_timeline_overview_zoom (get_overview (stage), 2, TRUE);
        }
    }
  mp_timeline_view_set_model (stage->view, NULL, NULL);
  mp_test_settle (stage->window);
  g_assert_null (mp_timeline_overview_dup_value (get_overview (stage)));
  stage_free (stage);
}

static void
test_hides (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, GTK_TEXT_DIR_LTR);
  int height = gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_chart (stage->view)));
  gboolean shown;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.overview", NULL));
  mp_test_settle (stage->window);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_overview (stage))));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_chart (stage->view))), >, height);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_chart (stage->view))), ==,
                   gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_names (stage->view))));
  g_object_get (stage->view, "show-overview", &shown, NULL);
  g_assert_false (shown);
  g_object_set (stage->view, "show-overview", TRUE, NULL);
  mp_test_settle (stage->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_overview (stage))));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_chart (stage->view))), ==, height);
  stage_free (stage);

  stage = stage_open (fixture_sample_list_new (TRUE), 400, 500, GTK_TEXT_DIR_LTR);
  mp_test_settle (stage->window);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_overview (stage))));
  stage_free (stage);
}

static void
test_accessible (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 500, GTK_TEXT_DIR_LTR);

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (get_overview (stage))), ==, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_overview (stage))));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (stage->window)) == GTK_WIDGET (get_overview (stage)));
  mp_test_settle (stage->window);
  stage_free (stage);
}

static void
test_finalized (void)
{
  for (guint i = 0; i < 10; i++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (TRUE), 800, 500, i & 1 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      MpTimelineOverview *overview = g_object_ref (get_overview (stage));

      /* With something still to be counted and told. */
      mp_timeline_scope_set_today (stage->scope, fixture_day ("2020-01-01") + (MpDate) i);
      mp_timeline_overview_move (get_overview (stage), 0.1);
      stage_free (stage);
      g_assert_finalize_object (overview);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/timeline-overview/below-the-chart-as-wide-as-it", test_place);
  g_test_add_func ("/timeline-overview/window-and-edges-are-dragged", test_drags);
  g_test_add_func ("/timeline-overview/clicks-go-there-twice-shows-all", test_clicks);
  g_test_add_func ("/timeline-overview/steps-and-zooms", test_steps);
  g_test_add_func ("/timeline-overview/says-what-it-shows", test_words);
  g_test_add_func ("/timeline-overview/follows-any-query", test_follows);
  g_test_add_func ("/timeline-overview/hides-when-asked-and-when-narrow", test_hides);
  g_test_add_func ("/timeline-overview/can-be-reached-by-keyboard", test_accessible);
  g_test_add_func ("/timeline-overview/leaves-nothing-behind", test_finalized);
  return g_test_run ();
}
