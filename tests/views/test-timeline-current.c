/* test-timeline-current.c: the keyboard goes from name to bar and from bar to bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "../timeline/fixture.h"
#include "timeline-stage.h"
#include "views/timeline/mp-timeline-layer.h"
#include "views/timeline/mp-timeline-name.h"

/* Lists take some more frames to bring into sight what has the focus. */
static void
settle (Stage *stage)
{
  mp_test_draw_frames (stage->window, 5);
}

/* The sample by country, in a window wide enough for all of it. */
static Stage *
open_sample (const char *group,
             gboolean    packed,
             gboolean    rtl)
{
  Stage *stage = stage_new (fixture_sample_list_new (TRUE), 1000, 500, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);

  g_object_set (stage->view, "group", group, "packed", packed, NULL);
  stage_present (stage);
  settle (stage);
  return stage;
}

/* What a widget does at a key, as its shortcuts say. */
static gboolean
press_in (GtkWidget       *widget,
          guint            key,
          GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static gboolean
press (Stage *stage,
       guint  key)
{
  return press_in (GTK_WIDGET (stage->view), key, 0);
}

/* The arrow that points along time, or against it. */
static guint
arrow (Stage *stage,
       int    direction)
{
  return (direction > 0) != mp_timeline_scope_get_axis (stage->scope)->rtl ? GDK_KEY_Right : GDK_KEY_Left;
}

static gboolean
is_on_bar (Stage *stage)
{
  return gtk_widget_is_focus (mp_timeline_chart_get_proxy (stage->chart));
}

/* The row whose name has the focus. */
static guint
get_name_row (Stage *stage)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (stage->window));
  GtkWidget *name = focus ? gtk_widget_get_first_child (focus) : NULL;

  g_assert_true (MP_IS_TIMELINE_NAME (name));
  return mp_timeline_name_get_row (MP_TIMELINE_NAME (name));
}

/* The project of the current bar, as a position in the list. */
static guint
get_current (Stage *stage,
             guint *row,
             guint *index)
{
  MpTimelineRow found;

  g_assert_true (mp_timeline_chart_get_current (stage->chart, row, index));
  g_assert_true (mp_timeline_scope_get_row (stage->scope, *row, &found));
  g_assert_cmpuint (*index, <, found.n);
  return found.positions[*index];
}

/* What the layer of the frame paints: NULL for nothing. */
static GskRenderNode *
paint_frame (Stage *stage)
{
  GtkWidget *layer = gtk_widget_get_prev_sibling (mp_timeline_chart_get_proxy (stage->chart));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  g_assert_true (MP_IS_TIMELINE_LAYER (layer));
  GTK_WIDGET_GET_CLASS (layer)->snapshot (layer, snapshot);
  return gtk_snapshot_to_node (snapshot);
}

/* The frame and what has the focus are where the bar is. */
static void
check_place (Stage *stage)
{
  GtkWidget *proxy = mp_timeline_chart_get_proxy (stage->chart);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t area, bounds, frame;
  guint row, index;

  get_current (stage, &row, &index);
  settle (stage);
  g_assert_true (mp_timeline_chart_get_bar_area (stage->chart, row, index, &area));
  g_assert_cmpfloat (area.origin.y, >=, 0);
  g_assert_cmpfloat (area.origin.y + area.size.height, <=, gtk_widget_get_height (GTK_WIDGET (stage->chart)));
  g_assert_true (gtk_widget_compute_bounds (proxy, GTK_WIDGET (stage->chart), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, area.origin.x, 1.01);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, area.origin.y, 1.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, area.size.width, 1.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, area.size.height, 1.01);

  node = paint_frame (stage);
  g_assert_nonnull (node);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_BORDER_NODE);
  gsk_render_node_get_bounds (node, &frame);
  g_assert_cmpfloat (frame.origin.x, <, area.origin.x - 2);
  g_assert_cmpfloat (frame.origin.x + frame.size.width, >, area.origin.x + area.size.width + 2);
  g_assert_cmpfloat (frame.origin.x, >, area.origin.x - 10);
  g_assert_cmpfloat (frame.size.width, <, area.size.width + 20);
}

/* The first row with as many bars as wanted, or more. */
static guint
find_row (Stage *stage,
          guint  n)
{
  MpTimelineRow row;

  for (guint i = 0; i < mp_timeline_scope_get_n_rows (stage->scope); i++)
    {
      g_assert_true (mp_timeline_scope_get_row (stage->scope, i, &row));
      if (row.n >= n)
        return i;
    }
  g_assert_not_reached ();
}

/* Gives the focus to the name of a row that is in sight. */
static void
focus_name (Stage *stage,
            guint  row)
{
  GtkWidget *names = GTK_WIDGET (mp_timeline_view_get_names (stage->view));

  for (GtkWidget *item = gtk_widget_get_first_child (names); item; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *name = gtk_widget_get_first_child (item);

      if (MP_IS_TIMELINE_NAME (name) && mp_timeline_name_get_row (MP_TIMELINE_NAME (name)) == row)
        g_assert_true (gtk_widget_grab_focus (item));
    }
  g_assert_cmpuint (get_name_row (stage), ==, row);
}

static void
test_from_the_name (gconstpointer data)
{
  Stage *stage = open_sample ("country", FALSE, GPOINTER_TO_INT (data));
  guint first = find_row (stage, 1);
  g_autoptr (GskRenderNode) node = NULL;
  guint row, index;

  focus_name (stage, first);
  get_current (stage, &row, &index);
  g_assert_cmpuint (row, ==, first);
  node = paint_frame (stage);
  g_assert_null (node);

  g_assert_true (press (stage, arrow (stage, 1)));
  g_assert_true (is_on_bar (stage));
  check_place (stage);
  /* There is no other bar in the row. */
  g_assert_true (press (stage, arrow (stage, 1)));
  g_assert_true (is_on_bar (stage));
  g_assert_true (press (stage, arrow (stage, -1)));
  g_assert_cmpuint (get_name_row (stage), ==, first);
  /* And on to the header, which has no bar. */
  g_assert_true (press (stage, arrow (stage, -1)));
  g_assert_cmpuint (get_name_row (stage), ==, first - 1);
  g_assert_false (mp_timeline_chart_get_current (stage->chart, &row, &index));
  g_assert_false (gtk_widget_get_visible (mp_timeline_chart_get_proxy (stage->chart)));
  stage_free (stage);
}

/* Tab goes from the names to the bar, and Shift+Tab back. */
static void
test_tab (void)
{
  Stage *stage = open_sample ("none", FALSE, FALSE);

  focus_name (stage, 2);
  g_assert_true (press (stage, GDK_KEY_Tab));
  g_assert_true (is_on_bar (stage));
  check_place (stage);
  g_assert_false (press (stage, GDK_KEY_Tab));
  g_assert_true (press_in (GTK_WIDGET (stage->view), GDK_KEY_Tab, GDK_SHIFT_MASK));
  g_assert_cmpuint (get_name_row (stage), ==, 2);
  stage_free (stage);
}

static void
test_along_a_row (gconstpointer data)
{
  Stage *stage = open_sample ("country", TRUE, GPOINTER_TO_INT (data));
  guint several = find_row (stage, 2);
  MpTimelineRow found;
  guint row, index;

  focus_name (stage, several);
  g_assert_true (mp_timeline_scope_get_row (stage->scope, several, &found));
  g_assert_true (press (stage, arrow (stage, 1)));
  for (guint i = 0; i < found.n; i++)
    {
      guint position = get_current (stage, &row, &index);

      g_assert_cmpuint (row, ==, several);
      g_assert_cmpuint (index, ==, i);
      g_assert_true (is_on_bar (stage));
      g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (stage->selection), position));
      check_place (stage);
      g_assert_true (press (stage, arrow (stage, 1)));
    }
  for (guint i = 1; i < found.n; i++)
    g_assert_true (press (stage, arrow (stage, -1)));
  get_current (stage, &row, &index);
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (press (stage, arrow (stage, -1)));
  g_assert_cmpuint (get_name_row (stage), ==, several);
  stage_free (stage);
}

/* Down goes through all bars, from one row to the next, past headers and what has no dates. */
static void
test_across_rows (void)
{
  Stage *stage = open_sample ("country", FALSE, FALSE);
  GtkWidget *proxy = mp_timeline_chart_get_proxy (stage->chart);
  guint last = find_row (stage, 1), n = 1;
  guint row, index, before;

  focus_name (stage, last);
  g_assert_true (press (stage, arrow (stage, 1)));
  for (;;)
    {
      g_assert_true (press_in (proxy, GDK_KEY_Down, 0));
      get_current (stage, &row, &index);
      if (row == last)
        break;
      g_assert_cmpuint (row, >, last);
      last = row;
      n++;
      check_place (stage);
    }
  /* All placements but the one project without any date. */
  g_assert_cmpuint (n, ==, mp_timeline_layout_get_n_placements (mp_timeline_scope_get_layout (stage->scope)) - 1);
  before = last;
  g_assert_true (press_in (proxy, GDK_KEY_Up, 0));
  get_current (stage, &row, &index);
  g_assert_cmpuint (row, <, before);
  stage_free (stage);
}

/* However far away it is in time, the bar comes into sight with the focus: all of it, or half a window. */
static void
test_into_sight (gconstpointer data)
{
  Stage *stage = open_sample ("none", FALSE, GPOINTER_TO_INT (data));
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (stage->scope);

  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
  for (guint i = 0; i < 12; i++)
    {
      double start, end;
      graphene_rect_t area;
      MpTimelineRow row;
      MpTimelineBar bar;

      focus_name (stage, i);
      mp_timeline_scope_set_origin (stage->scope, i & 1 ? fixture_day ("2000-01-01") : fixture_day ("2040-01-01"));
      g_assert_true (press (stage, arrow (stage, 1)));
      settle (stage);
      g_assert_true (mp_timeline_scope_get_row (stage->scope, i, &row));
      mp_timeline_bar_init (&bar, mp_project_list_get_summary (stage->list, row.position), mp_timeline_scope_get_as_of (stage->scope));
      g_assert_true (mp_timeline_bar_get_extent (&bar, axis, &start, &end));
      g_assert_true (mp_timeline_chart_get_bar_area (stage->chart, i, 0, &area));
      g_assert_cmpfloat (area.size.width, >=, MIN (axis->width / 2, end - start) - 1);
    }
  stage_free (stage);
}

/* The current bar is that of a project in a group, not the third bar of a row. */
static void
test_stays_with_its_project (void)
{
  Stage *stage = open_sample ("country", FALSE, FALSE);
  guint last = find_row (stage, 1);
  guint row, index;
  gint64 id;

  focus_name (stage, last);
  g_assert_true (press (stage, arrow (stage, 1)));
  id = mp_project_list_get_summary (stage->list, get_current (stage, &row, &index))->id;
  for (guint i = 0; i < 12; i++)
    {
      static const char *const groups[] = { "none", "status", "country", "start-year" };
      g_autoptr (MpQuery) sorted = mp_query_with_sort (mp_project_list_get_query (stage->list), g_test_rand_int_range (0, MP_N_SORTS), i & 1);

      mp_project_list_set_query (stage->list, sorted);
      g_object_set (stage->view, "group", groups[g_test_rand_int_range (0, G_N_ELEMENTS (groups))], "packed", g_test_rand_bit (), NULL);
      settle (stage);
      g_assert_cmpint (mp_project_list_get_summary (stage->list, get_current (stage, &row, &index))->id, ==, id);
      g_assert_true (is_on_bar (stage));
      check_place (stage);
    }
  stage_free (stage);
}

/* When the bar is gone the keys are not: they go on from the row where it was folded away. */
static void
test_lost (void)
{
  Stage *stage = open_sample ("country", FALSE, FALSE);
  guint first = find_row (stage, 1);
  guint row, index;

  focus_name (stage, first);
  g_assert_true (press (stage, arrow (stage, 1)));
  g_assert_true (press_in (GTK_WIDGET (stage->view), GDK_KEY_Left, GDK_SHIFT_MASK));
  settle (stage);
  g_assert_false (mp_timeline_chart_get_current (stage->chart, &row, &index));
  g_assert_false (gtk_widget_get_visible (mp_timeline_chart_get_proxy (stage->chart)));
  g_assert_cmpuint (get_name_row (stage), <, mp_timeline_scope_get_n_rows (stage->scope));
  g_assert_true (press_in (GTK_WIDGET (stage->view), GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpuint (find_row (stage, 1), ==, first);
  stage_free (stage);
}

static void
keep_id_cb (gpointer instance,
            gint64   id,
            gpointer user_data)
{
  *(gint64 *) user_data = id;
}

/* Return on a bar shows its project, also among several in a row. */
static void
test_open (void)
{
  Stage *stage = open_sample ("country", TRUE, FALSE);
  guint several = find_row (stage, 2);
  MpTimelineRow found;
  gint64 opened = 0;

  g_signal_connect (stage->view, "activated", G_CALLBACK (keep_id_cb), &opened);
  focus_name (stage, several);
  g_assert_true (press (stage, arrow (stage, 1)));
  g_assert_true (press (stage, arrow (stage, 1)));
  g_assert_true (press_in (mp_timeline_chart_get_proxy (stage->chart), GDK_KEY_Return, 0));
  g_assert_true (mp_timeline_scope_get_row (stage->scope, several, &found));
  g_assert_cmpint (opened, ==, mp_project_list_get_summary (stage->list, found.positions[1])->id);

  g_assert_true (press_in (GTK_WIDGET (stage->view), GDK_KEY_Menu, 0));
  settle (stage);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (stage->selection), found.positions[1]));
  stage_free (stage);
}

/* A row of several bars shows which of them the keys mean, while its name has the focus. */
static void
test_meant (void)
{
  Stage *stage = open_sample ("country", TRUE, FALSE);
  guint several = find_row (stage, 2);
  g_autoptr (GskRenderNode) marked = NULL;
  g_autoptr (GskRenderNode) unmarked = NULL;

  focus_name (stage, several);
  gtk_window_set_focus_visible (GTK_WINDOW (stage->window), TRUE);
  marked = paint_frame (stage);
  g_assert_nonnull (marked);
  g_assert_cmpfloat (gsk_border_node_get_colors (marked)[0].alpha, <, 1);
  gtk_window_set_focus_visible (GTK_WINDOW (stage->window), FALSE);
  unmarked = paint_frame (stage);
  g_assert_null (unmarked);
  stage_free (stage);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_data_func ("/timeline-current/from-the-name-to-the-bar", GINT_TO_POINTER (FALSE), test_from_the_name);
  g_test_add_data_func ("/timeline-current/from-the-name-to-the-bar-rtl", GINT_TO_POINTER (TRUE), test_from_the_name);
  g_test_add_func ("/timeline-current/tab-goes-to-the-bar", test_tab);
  g_test_add_data_func ("/timeline-current/along-a-row", GINT_TO_POINTER (FALSE), test_along_a_row);
  g_test_add_data_func ("/timeline-current/along-a-row-rtl", GINT_TO_POINTER (TRUE), test_along_a_row);
  g_test_add_func ("/timeline-current/across-rows", test_across_rows);
  g_test_add_data_func ("/timeline-current/comes-into-sight", GINT_TO_POINTER (FALSE), test_into_sight);
  g_test_add_data_func ("/timeline-current/comes-into-sight-rtl", GINT_TO_POINTER (TRUE), test_into_sight);
  g_test_add_func ("/timeline-current/stays-with-its-project", test_stays_with_its_project);
  g_test_add_func ("/timeline-current/keys-outlive-their-bar", test_lost);
  g_test_add_func ("/timeline-current/opens-the-project-of-a-bar", test_open);
  g_test_add_func ("/timeline-current/a-row-of-several-says-which-is-meant", test_meant);
  return g_test_run ();
}
