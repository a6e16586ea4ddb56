/* test-timeline-view.c: the timeline in a window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "../timeline/fixture.h"
#include "base/mp-text.h"
#include "timeline-stage.h"
#include "views/timeline/mp-timeline-name.h"
#include "views/timeline/mp-timeline-words.h"

static MpProjectList *
make_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u", i);
      g_autofree char *start = g_strdup_printf ("%u-%02u-01", 2000 + i % 20, 1 + i % 12);
      g_autofree char *end = g_strdup_printf ("%u-%02u-28", 2010 + i % 20, 1 + i % 12);
      FixtureProject project = { title, start, end, "MX", NULL };

      fixture_add (portfolio, &project);
    }
  return fixture_list_new (portfolio, "2026-11-23");
}

static GtkAdjustment *
get_vertical (Stage *stage)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (mp_timeline_view_get_chart (stage->view)));
}

static GtkAdjustment *
get_horizontal (Stage *stage)
{
  return gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (mp_timeline_view_get_chart (stage->view)));
}

static const MpTimeAxis *
get_axis (Stage *stage)
{
  return mp_timeline_scope_get_axis (mp_timeline_view_get_scope (stage->view));
}

static const char *
find_title (GtkWidget *root)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (mp_test_find (root, MP_TYPE_TIMELINE_NAME))));
}

/* What the name of a row says. */
static char *
dup_expected_name (Stage *stage,
                   guint  position)
{
  MpTimelineRow row;

  g_assert_true (mp_timeline_scope_get_row (mp_timeline_view_get_scope (stage->view), position, &row));
  if (row.n == 0)
    return g_strdup (row.group->label);
  if (row.n > 1)
    return g_strdup_printf ("%u projects", row.n);
  return mp_text_one_line (mp_project_list_get_summary (stage->list, row.position)->title);
}

static guint
count_bars (Stage *stage)
{
  MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);
  guint n = 0;

  for (guint i = 0; i < mp_timeline_scope_get_n_rows (scope); i++)
    {
      MpTimelineRow row;

      g_assert_true (mp_timeline_scope_get_row (scope, i, &row));
      n += row.n;
    }
  return n;
}

/* Every name that is to be seen stands where the row of its bar is. Returns how many there were. */
static guint
check_alignment (Stage *stage)
{
  MpTimelineChart *chart = mp_timeline_view_get_chart (stage->view);
  GtkWidget *names = GTK_WIDGET (mp_timeline_view_get_names (stage->view));
  double row_height = mp_timeline_chart_get_row_height (chart);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (names); row; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *expected = NULL;
      graphene_rect_t bounds;
      guint position;

      if (!gtk_widget_get_child_visible (row) || !gtk_widget_get_mapped (row) || !gtk_widget_compute_bounds (row, GTK_WIDGET (chart), &bounds))
        continue;
      if (bounds.origin.y + bounds.size.height <= 0 || bounds.origin.y >= gtk_widget_get_height (GTK_WIDGET (chart)))
        continue;
      g_assert_cmpfloat_with_epsilon (bounds.size.height, row_height, 0.01);
      position = mp_timeline_chart_get_row_at (chart, bounds.origin.y + bounds.size.height / 2);
      g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);
      expected = dup_expected_name (stage, position);
      g_assert_cmpstr (find_title (row), ==, expected);
      /* Lists place rows at whole pixels. */
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, position * row_height - gtk_adjustment_get_value (get_vertical (stage)), 1.01);
      n++;
    }
  return n;
}

static void
test_alignment (void)
{
  Stage *stage = stage_open (make_list (5000), 900, 500, GTK_TEXT_DIR_LTR);
  GtkAdjustment *vertical = get_vertical (stage);

  g_assert_cmpfloat (gtk_adjustment_get_upper (vertical), ==,
                     5000 * mp_timeline_scope_get_row_height (mp_timeline_view_get_scope (stage->view)));
  for (guint i = 0; i < 300; i++)
    {
      gtk_adjustment_set_value (vertical, g_test_rand_double_range (0, gtk_adjustment_get_upper (vertical)));
      mp_test_settle (stage->window);
      g_assert_cmpuint (check_alignment (stage), >, 8);
    }
  stage_free (stage);
}

static void
test_keys (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 900, 600, GTK_TEXT_DIR_LTR);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (stage->view));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          g_test_message ("%s", key);
          g_assert_true (g_hash_table_add (keys, key));
        }
    }
  g_assert_true (g_hash_table_contains (keys, "g"));
  stage_free (stage);
}

static void
test_short_list (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 900, 900, GTK_TEXT_DIR_LTR);

  g_assert_cmpuint (check_alignment (stage), ==, 16);
  stage_free (stage);
}

static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  Stage *stage;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 200 * 1024, NULL);
  stage = stage_open (make_list (100), 900, 500, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (mp_timeline_chart_get_row_height (mp_timeline_view_get_chart (stage->view)), >, 36);
  g_assert_cmpuint (check_alignment (stage), >, 4);
  stage_free (stage);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_zoom (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 1000, 600, GTK_TEXT_DIR_LTR);
  double fitted = get_axis (stage)->scale;
  double middle = mp_time_axis_get_day (get_axis (stage), get_axis (stage)->width / 2);

  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
  g_assert_cmpfloat (get_axis (stage)->scale, >, fitted);
  g_assert_cmpfloat_with_epsilon (mp_time_axis_get_day (get_axis (stage), get_axis (stage)->width / 2), middle, 1);
  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-out", NULL);
  g_assert_cmpfloat (get_axis (stage)->scale, >, fitted / 6);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.fit", NULL);
  g_assert_cmpfloat (get_axis (stage)->scale, ==, fitted);
  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
  g_assert_cmpfloat (get_axis (stage)->scale, ==, MP_TIME_AXIS_MAX_SCALE);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.today", NULL);
  g_assert_cmpfloat_with_epsilon (mp_time_axis_get_x (get_axis (stage), mp_timeline_scope_get_today (mp_timeline_view_get_scope (stage->view)) + 0.5),
                                  get_axis (stage)->width / 2, 1);
  mp_test_settle (stage->window);
  stage_free (stage);
}

/* The scroll bar moves through time: to the right is later, or earlier where time runs the other way. */
static void
test_time_scrolls (void)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (FALSE), 1000, 600, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      GtkAdjustment *horizontal = get_horizontal (stage);
      double before;

      g_assert_cmpint (get_axis (stage)->rtl, ==, rtl);
      for (guint i = 0; i < 6; i++)
        gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
      before = get_axis (stage)->origin;
      gtk_adjustment_set_value (horizontal, gtk_adjustment_get_value (horizontal) + 50);
      g_assert_cmpfloat_with_epsilon ((get_axis (stage)->origin - before) * get_axis (stage)->scale, rtl ? -50 : 50, 0.1);

      before = get_axis (stage)->origin;
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.earlier", NULL);
      g_assert_cmpfloat (get_axis (stage)->origin, <, before);
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.later", NULL);
      g_assert_cmpfloat_with_epsilon (get_axis (stage)->origin, before, 1e-3);

      /* As far as it goes: something is still in sight. */
      for (guint i = 0; i < 100; i++)
        gtk_widget_activate_action (GTK_WIDGET (stage->view), i < 50 ? "timeline.earlier" : "timeline.later", NULL);
      g_assert_cmpfloat (mp_time_axis_get_offset (get_axis (stage), fixture_day ("2028-05-14")), >, 0);
      g_assert_cmpfloat (gtk_adjustment_get_value (horizontal) + gtk_adjustment_get_page_size (horizontal), <=,
                         gtk_adjustment_get_upper (horizontal) + 0.5);
      mp_test_settle (stage->window);
      stage_free (stage);
    }
}

static void
test_narrow (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 360, 640, GTK_TEXT_DIR_LTR);
  GtkWidget *names = GTK_WIDGET (mp_timeline_view_get_names (stage->view));

  mp_test_settle (stage->window);
  g_assert_cmpint (gtk_widget_get_width (names), <, 60);
  g_assert_cmpfloat (get_axis (stage)->width, >, 250);
  g_assert_cmpuint (check_alignment (stage), >, 10);
  stage_free (stage);

  stage = stage_open (fixture_sample_list_new (TRUE), 1200, 640, GTK_TEXT_DIR_LTR);
  mp_test_settle (stage->window);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (mp_timeline_view_get_names (stage->view))), >, 200);
  stage_free (stage);
}

/* Down goes from the selected row to the next, however far that is from what was seen first. */
static void
test_focus (void)
{
  Stage *stage = stage_open (make_list (100), 900, 400, GTK_TEXT_DIR_LTR);
  const guint positions[] = { 0, 6, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      gint64 id = mp_project_list_get_summary (stage->list, positions[i])->id;
      GtkWidget *name;

      mp_project_selection_select_id (stage->selection, id);
      gtk_widget_grab_focus (GTK_WIDGET (stage->view));
      name = gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (stage->window)));
      g_assert_true (MP_IS_TIMELINE_NAME (name));
      g_assert_cmpuint (mp_timeline_name_get_row (MP_TIMELINE_NAME (name)), ==, positions[i]);
    }
  stage_free (stage);
}

static void
count_cb (gpointer  instance,
          gint64    id,
          gpointer  user_data)
{
  *(gint64 *) user_data = id;
}

static void
test_activation (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 900, 600, GTK_TEXT_DIR_LTR);
  gint64 activated = 0;

  g_signal_connect (stage->view, "activated", G_CALLBACK (count_cb), &activated);
  g_signal_emit_by_name (mp_timeline_view_get_names (stage->view), "activate", 2);
  g_assert_cmpint (activated, ==, mp_project_list_get_summary (stage->list, 2)->id);
  g_signal_emit_by_name (mp_timeline_view_get_chart (stage->view), "activated", 5);
  g_assert_cmpint (activated, ==, mp_project_list_get_summary (stage->list, 5)->id);
  g_signal_emit_by_name (mp_timeline_view_get_chart (stage->view), "activated", 500);
  g_assert_cmpint (activated, ==, mp_project_list_get_summary (stage->list, 5)->id);
  stage_free (stage);
}

/* The list goes down to nothing and up again, sorted and restated for other days, while it is shown. */
static void
test_queries (void)
{
  static const char *const texts[] = { "country:MX", "country:MX status:planned", "", "country:JO OR country:PE", "" };
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 900, 600, GTK_TEXT_DIR_LTR);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (MpQuery) query = mp_query_new (fixture_day ("2010-01-01") + g_test_rand_int_range (0, 8000));
      g_autoptr (MpQuery) narrowed = mp_query_with_text (query, texts[i % G_N_ELEMENTS (texts)], NULL, NULL);
      g_autoptr (MpQuery) sorted = mp_query_with_sort (narrowed, g_test_rand_int_range (0, MP_N_SORTS), i & 1);

      gtk_adjustment_set_value (get_vertical (stage), g_test_rand_double_range (0, 900));
      mp_project_list_set_query (stage->list, sorted);
      mp_test_settle (stage->window);
      g_assert_cmpuint (count_bars (stage), ==, mp_project_list_get_n (stage->list));
      check_alignment (stage);
    }
  stage_free (stage);
}

static void
test_bar_area (void)
{
  for (guint packed = 0; packed < 2; packed++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (TRUE), 900, 900, GTK_TEXT_DIR_LTR);
      MpTimelineChart *chart = mp_timeline_view_get_chart (stage->view);
      MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);
      guint n_found = 0;

      g_object_set (stage->view, "packed", packed, NULL);
      mp_test_settle (stage->window);
      for (guint i = 0; i < mp_timeline_scope_get_n_rows (scope); i++)
        {
          graphene_rect_t area;
          MpTimelineRow row;
          MpTimelineHit hit;

          g_assert_true (mp_timeline_scope_get_row (scope, i, &row));
          g_assert_false (mp_timeline_chart_get_bar_area (chart, i, row.n, &area));
          for (guint bar = 0; bar < row.n; bar++)
            {
              if (!mp_timeline_chart_get_bar_area (chart, i, bar, &area))
                continue;
              n_found++;
              g_assert_cmpfloat (area.origin.x, >=, 0);
              g_assert_cmpfloat (area.origin.x + area.size.width, <=, get_axis (stage)->width + 0.5);
              g_assert_true (mp_timeline_chart_pick (chart, area.origin.x + area.size.width / 2, area.origin.y + area.size.height / 2, &hit));
              g_assert_cmpuint (hit.row, ==, i);
              g_assert_cmpuint (hit.position, ==, row.positions[bar]);
            }
        }
      /* One of them has no date at all. */
      g_assert_cmpuint (n_found, ==, mp_project_list_get_n (stage->list) - 1);
      stage_free (stage);
    }
}

/* A project in three countries has three rows; it is selected in all, and each says which it is. */
static void
test_groups (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 900, 1400, GTK_TEXT_DIR_LTR);
  MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (mp_timeline_scope_get_rows (scope));
  MpTimelineLayout *layout;
  guint position = 0, n = 0;

  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.group", "s", "country");
  mp_test_settle (stage->window);
  layout = mp_timeline_scope_get_layout (scope);
  g_assert_cmpint (mp_query_get_group (mp_project_list_get_query (stage->list)), ==, MP_GROUP_COUNTRY);
  g_assert_cmpuint (check_alignment (stage), >, 16);

  while (mp_timeline_layout_count_places (layout, position) < 3)
    position++;
  mp_project_selection_select_id (stage->selection, mp_project_list_get_summary (stage->list, position)->id);
  for (guint i = 0; i < mp_timeline_scope_get_n_rows (scope); i++)
    {
      if (!gtk_selection_model_is_selected (rows, i))
        continue;
      g_autofree char *place = mp_timeline_dup_place (layout, i, 0);
      g_autofree char *expected = g_strdup_printf ("%u of 3 bars", ++n);

      g_assert_nonnull (strstr (place, expected));
    }
  g_assert_cmpuint (n, ==, 3);
  stage_free (stage);
}

/* Whatever is folded, grouped and packed, names and bars stay side by side. */
static void
test_arrangements (void)
{
  static const char *const groups[] = { "none", "country", "status", "start-year", "partner", "objective" };

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = stage_open (make_list (400), 900, 500, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);

      for (guint i = 0; i < 40; i++)
        {
          guint n;
          MpTimelineRow row;

          g_object_set (stage->view, "group", groups[g_test_rand_int_range (0, G_N_ELEMENTS (groups))], "subgroup",
                        groups[g_test_rand_int_range (0, G_N_ELEMENTS (groups))], "packed", g_test_rand_bit (), NULL);
          mp_test_settle (stage->window);
          n = mp_timeline_scope_get_n_rows (scope);
          for (guint fold = 0; fold < 3 && n > 0; fold++)
            {
              g_assert_true (mp_timeline_scope_get_row (scope, (guint) g_test_rand_int_range (0, (int) n), &row));
              if (row.group)
                mp_timeline_scope_set_folded (scope, &(MpTimelinePath) { row.group->path.key, row.group->path.subkey }, !row.group->folded);
              n = mp_timeline_scope_get_n_rows (scope);
            }
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mp_timeline_scope_get_rows (scope))), ==, n);
          gtk_adjustment_set_value (get_vertical (stage), g_test_rand_double_range (0, 9000));
          mp_test_settle (stage->window);
          g_assert_cmpuint (check_alignment (stage), >, 0);
        }
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.fold-all", NULL);
      g_object_set (stage->view, "group", "start-year", "packed", FALSE, NULL);
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.fold-all", NULL);
      mp_test_settle (stage->window);
      g_assert_cmpuint (mp_timeline_scope_get_n_rows (scope), ==, 20);
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.unfold-all", NULL);
      mp_test_settle (stage->window);
      g_assert_cmpuint (mp_timeline_scope_get_n_rows (scope), >=, 420);
      stage_free (stage);
    }
}

/* Whoever asks for a project sees its bar, wherever it was hidden. */
static void
test_show_project (void)
{
  Stage *stage = stage_open (make_list (400), 900, 500, GTK_TEXT_DIR_LTR);
  MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);

  g_object_set (stage->view, "group", "start-year", "subgroup", "country", NULL);
  for (guint position = 0; position < 400; position += 57)
    {
      graphene_rect_t area;
      guint row;

      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.fold-all", NULL);
      mp_test_settle (stage->window);
      for (guint i = 0; i < 30; i++)
        gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
      mp_timeline_view_show_project (stage->view, position);
      mp_test_settle (stage->window);
      row = mp_timeline_layout_find_place (mp_timeline_scope_get_layout (scope), position, 0);
      g_assert_true (mp_timeline_chart_get_bar_area (mp_timeline_view_get_chart (stage->view), row, 0, &area));
      g_assert_cmpfloat (area.origin.y, >=, 0);
      g_assert_cmpfloat (area.origin.y + area.size.height, <=, gtk_widget_get_height (GTK_WIDGET (mp_timeline_view_get_chart (stage->view))));
    }
  stage_free (stage);
}

static void
test_words (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  MpPortfolio *portfolio = mp_project_list_get_portfolio (list);
  g_autofree char *huge = g_strnfill (10000, '<');
  MpSummary hostile = { .title = huge, .start = MP_DATE_NONE, .end = MP_DATE_NONE, .planned_end = MP_DATE_NONE };

  for (guint i = 0; i <= mp_project_list_get_n (list); i++)
    {
      const MpSummary *summary = i < mp_project_list_get_n (list) ? mp_project_list_get_summary (list, i) : &hostile;
      g_autofree char *markup = mp_timeline_dup_tooltip (portfolio, summary, fixture_day ("2026-11-23"));
      g_autofree char *spoken = mp_timeline_dup_description (summary, fixture_day ("2026-11-23"));
      g_autofree char *plain = NULL;
      g_autoptr (GError) error = NULL;

      pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (strlen (plain), <, 1200);
      g_assert_cmpuint (strlen (spoken), >, 5);
    }
}

static void
test_description (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autofree char *spoken = mp_timeline_dup_description (mp_project_list_get_summary (list, 0), fixture_day ("2026-11-23"));

  g_assert_cmpstr (spoken, ==, "Ending Soon, 25 Nov 2015 \xe2\x80\x93 31 Dec 2026, 38 days left");
}

/* Project, dates and milestones as a page may state them. */
static MpSummary *
make_revised_summary (void)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 5);
  g_autoptr (MpProjectRecord) project = NULL;
  static const struct
  {
    const char *kind;
    const char *reason;
    const char *day;
  } dates[] = { { "planned-start", "original", "2021-12-15" }, { "planned-end", "original", "2025-12-14" }, { "planned-end", "cost-extension", "2027-02-14" } };
  static const struct
  {
    const char *title;
    const char *planned;
    const char *actual;
  } milestones[] = { { "Launch", NULL, "2022-02-01" }, { "<Review>", "2024-01-01", "2024-03-01" }, { "Late report", "2026-01-31", NULL }, { NULL, "2027-01-31", NULL } };

  mp_record_set_text (record, MP_PROJECT_TITLE, "Revised");
  project = mp_project_record_new (record);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      MpRecord *date = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

      mp_record_set_text (date, MP_DATE_REVISION_KIND, dates[i].kind);
      mp_record_set_text (date, MP_DATE_REVISION_REASON, dates[i].reason);
      mp_record_set_day (date, MP_DATE_REVISION_DAY, fixture_day (dates[i].day));
      mp_record_set_precision (date, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
      mp_record_set_day (date, MP_DATE_REVISION_RECORDED_ON, fixture_day ("2024-09-30"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    {
      MpRecord *milestone = mp_project_record_add_new (project, MP_TABLE_MILESTONE);

      mp_record_set_text (milestone, MP_MILESTONE_KIND, "final-evaluation");
      mp_record_set_text (milestone, MP_MILESTONE_TITLE, milestones[i].title);
      if (milestones[i].planned)
        mp_record_set_day (milestone, MP_MILESTONE_PLANNED_DAY, fixture_day (milestones[i].planned));
      if (milestones[i].actual)
        mp_record_set_day (milestone, MP_MILESTONE_ACTUAL_DAY, fixture_day (milestones[i].actual));
    }
  return mp_summary_new (project);
}

static void
test_tooltip_tells_what_changed (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpSummary) summary = make_revised_summary ();
  g_autofree char *now = mp_timeline_dup_tooltip (mp_project_list_get_portfolio (list), summary, fixture_day ("2026-11-23"));
  g_autofree char *then = mp_timeline_dup_tooltip (mp_project_list_get_portfolio (list), summary, fixture_day ("2024-02-15"));
  g_autofree char *now_text = NULL;
  g_autofree char *then_text = NULL;

  g_assert_true (pango_parse_markup (now, -1, 0, NULL, &now_text, NULL, NULL));
  g_assert_nonnull (strstr (now_text, "Duration: 62 months\n"));
  g_assert_nonnull (strstr (now_text, "Last change: Planned end 14 Feb 2027, Cost extension, recorded on 30 Sep 2024\n"));
  g_assert_nonnull (strstr (now_text, "Last milestone: <Review>, 1 Mar 2024\n"));
  g_assert_nonnull (strstr (now_text, "Next milestone: Late report, 31 Jan 2026"));
  /* On that day the review had not taken place yet. */
  g_assert_true (pango_parse_markup (then, -1, 0, NULL, &then_text, NULL, NULL));
  g_assert_nonnull (strstr (then_text, "Last milestone: Launch, 1 Feb 2022\n"));
  g_assert_nonnull (strstr (then_text, "Next milestone: <Review>, 1 Mar 2024"));
}

static void
count_change_cb (guint *count)
{
  *count += 1;
}

static void
test_extras_move_bars_up (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 900, 600, GTK_TEXT_DIR_LTR);
  MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);
  MpTimelineChart *chart = mp_timeline_view_get_chart (stage->view);
  graphene_rect_t before, after;
  guint changes = 0;

  g_assert_true (mp_timeline_chart_get_bar_area (chart, 0, 0, &before));
  g_signal_connect_swapped (scope, "content-changed", G_CALLBACK (count_change_cb), &changes);
  mp_timeline_scope_set_extras (scope, MP_TIMELINE_EXTRA_GHOST | MP_TIMELINE_EXTRA_FUNDING, MP_DATE_NONE);
  mp_timeline_scope_set_extras (scope, MP_TIMELINE_EXTRA_GHOST | MP_TIMELINE_EXTRA_FUNDING, MP_DATE_NONE);
  g_assert_cmpuint (changes, ==, 1);
  mp_test_settle (stage->window);
  g_assert_true (mp_timeline_chart_get_bar_area (chart, 0, 0, &after));
  /* The signs that explain it take room: GTK may scroll a pixel meanwhile. */
  g_assert_cmpfloat (after.origin.y + gtk_adjustment_get_value (get_vertical (stage)), <, before.origin.y);
  g_assert_cmpfloat (after.origin.y + gtk_adjustment_get_value (get_vertical (stage)), >=, 0);
  g_assert_cmpfloat (after.size.height, ==, before.size.height);
  mp_timeline_scope_set_extras (scope, MP_TIMELINE_NO_EXTRAS, MP_DATE_NONE);
  g_assert_true (mp_timeline_chart_get_bar_area (chart, 0, 0, &after));
  g_assert_cmpfloat (after.origin.y + gtk_adjustment_get_value (get_vertical (stage)), ==, before.origin.y);
  stage_free (stage);
}

/* Rows that come while nobody sees them are laid out when somebody does. */
static void
test_hidden (void)
{
  static const char *const texts[] = { "country:MX", "country:PE", "" };
  Stage *stage = stage_open (fixture_sample_list_new (TRUE), 900, 600, GTK_TEXT_DIR_LTR);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MpQuery) query = mp_query_new (fixture_day ("2020-01-01"));
      g_autoptr (MpQuery) narrowed = mp_query_with_text (query, texts[i], NULL, NULL);

      gtk_widget_set_visible (GTK_WIDGET (stage->view), FALSE);
      mp_project_list_set_query (stage->list, narrowed);
      mp_test_settle (stage->window);
      mp_timeline_view_scroll_to (stage->view, mp_project_list_get_n (stage->list) - 1);
      mp_test_settle (stage->window);
      gtk_widget_set_visible (GTK_WIDGET (stage->view), TRUE);
      mp_test_settle (stage->window);
      g_assert_cmpuint (count_bars (stage), ==, mp_project_list_get_n (stage->list));
      check_alignment (stage);
    }
  /* What was to be brought into sight is. */
  mp_test_settle (stage->window);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vertical (stage)), >, 0);
  stage_free (stage);
}

static void
test_finalized (void)
{
  for (guint i = 0; i < 50; i++)
    {
      Stage *stage = stage_open (fixture_sample_list_new (TRUE), 700, 500, i & 1 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      MpTimelineScope *scope = g_object_ref (mp_timeline_view_get_scope (stage->view));
      GtkWidget *view = g_object_ref (GTK_WIDGET (stage->view));

      stage_free (stage);
      g_assert_finalize_object (view);
      g_assert_finalize_object (scope);
    }
}

/* The action, what it says, and the legend that goes with it. */
static void
test_colour_by (void)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 1000, 500, GTK_TEXT_DIR_LTR);
  MpTimelineScope *scope = mp_timeline_view_get_scope (stage->view);
  GtkWidget *view = GTK_WIDGET (stage->view);
  g_autoptr (MpTimelineColouring) all = NULL;
  g_autoptr (MpQuery) query = NULL;
  int by_status = 0, by_country = 0;

  g_assert_cmpstr (mp_timeline_scope_get_colour_by (scope), ==, "status");
  g_assert_null (mp_timeline_scope_get_colouring (scope));
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 1000, &by_status, NULL, NULL, NULL);

  g_assert_true (gtk_widget_activate_action (view, "timeline.colour-by", "s", "country"));
  mp_test_settle (stage->window);
  g_assert_cmpstr (mp_timeline_scope_get_colour_by (scope), ==, "country");
  all = mp_timeline_colouring_ref (mp_timeline_scope_get_colouring (scope));
  g_assert_cmpuint (mp_timeline_colouring_get_n (all), ==, 17);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 1000, &by_country, NULL, NULL, NULL);
  g_assert_cmpint (by_country, >=, by_status);
  query = mp_query_with_text (mp_project_list_get_query (stage->list), "country:BD", NULL, NULL);
  mp_project_list_set_query (stage->list, query);
  mp_test_settle (stage->window);
  g_assert_cmpuint (mp_timeline_colouring_get_n (mp_timeline_scope_get_colouring (scope)), ==, 1);
  g_assert_cmpuint (mp_timeline_colouring_get_category (mp_timeline_scope_get_colouring (scope), 0)->colour, ==, MP_TIMELINE_CATEGORY_FIRST + 3);

  /* What the portfolio does not know colours nothing, until one comes that does. */
  g_object_set (view, "colour-by", "sector", NULL);
  g_assert_null (mp_timeline_scope_get_colouring (scope));
  g_assert_cmpstr (mp_timeline_scope_get_colour_by (scope), ==, "sector");
  mp_test_settle (stage->window);
  g_assert_true (gtk_widget_activate_action (view, "timeline.colour-by", "s", "status"));
  g_assert_null (mp_timeline_scope_get_colouring (scope));
  mp_test_settle (stage->window);
  stage_free (stage);
}

/* What the hand does with two fingers, told by the gesture: each change is counted from where the fingers began. */
static void
test_pinch (gconstpointer data)
{
  Stage *stage = stage_open (fixture_sample_list_new (FALSE), 900, 600, GPOINTER_TO_INT (data));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (stage->chart));
  GtkGesture *pinch = NULL;
  double scale = get_axis (stage)->scale;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        {
          g_assert_null (pinch);
          pinch = GTK_GESTURE (controller);
        }
    }
  g_assert_nonnull (pinch);
  for (guint twice = 0; twice < 2; twice++)
    {
      g_signal_emit_by_name (pinch, "begin", NULL);
      g_signal_emit_by_name (pinch, "scale-changed", 1.5);
      g_signal_emit_by_name (pinch, "scale-changed", 2.0);
      g_signal_emit_by_name (pinch, "scale-changed", 0.0);
      g_assert_cmpfloat_with_epsilon (get_axis (stage)->scale / scale, twice ? 4 : 2, 0.001);
    }
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 0.5);
  g_assert_cmpfloat_with_epsilon (get_axis (stage)->scale / scale, 2, 0.001);
  mp_test_settle (stage->window);
  g_assert_cmpuint (check_alignment (stage), >, 8);
  stage_free (stage);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/timeline-view/names-and-bars-stay-aligned", test_alignment);
  g_test_add_func ("/timeline-view/a-short-list-is-aligned-too", test_short_list);
  g_test_add_func ("/timeline-view/rows-grow-with-the-text", test_large_text);
  g_test_add_func ("/timeline-view/a-key-does-one-thing", test_keys);
  g_test_add_func ("/timeline-view/zoom-fit-and-today", test_zoom);
  g_test_add_data_func ("/timeline-view/two-fingers-zoom", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_pinch);
  g_test_add_data_func ("/timeline-view/two-fingers-zoom-rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_pinch);
  g_test_add_func ("/timeline-view/time-scrolls-in-both-directions", test_time_scrolls);
  g_test_add_func ("/timeline-view/narrow-names-give-way-to-bars", test_narrow);
  g_test_add_func ("/timeline-view/keys-go-on-from-the-selected-row", test_focus);
  g_test_add_func ("/timeline-view/rows-and-bars-open-their-project", test_activation);
  g_test_add_func ("/timeline-view/follows-any-query", test_queries);
  g_test_add_func ("/timeline-view/rows-may-change-while-it-is-hidden", test_hidden);
  g_test_add_func ("/timeline-view/colours-by-what-is-chosen", test_colour_by);
  g_test_add_func ("/timeline-view/bars-are-where-the-pointer-finds-them", test_bar_area);
  g_test_add_func ("/timeline-view/a-project-stands-in-each-of-its-groups", test_groups);
  g_test_add_func ("/timeline-view/any-arrangement-stays-aligned", test_arrangements);
  g_test_add_func ("/timeline-view/shows-a-project-wherever-it-was-hidden", test_show_project);
  g_test_add_func ("/timeline-view/tooltips-of-hostile-titles", test_words);
  g_test_add_func ("/timeline-view/says-it-all-to-a-screen-reader", test_description);
  g_test_add_func ("/timeline-view/tooltip-tells-what-changed", test_tooltip_tells_what_changed);
  g_test_add_func ("/timeline-view/extras-move-bars-up", test_extras_move_bars_up);
  g_test_add_func ("/timeline-view/leaves-nothing-behind", test_finalized);
  return g_test_run ();
}
