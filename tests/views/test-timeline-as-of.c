/* test-timeline-as-of.c: the as-of day by hand and by keys, and parts of time by their name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "../timeline/fixture.h"
#include "timeline-stage.h"
#include "views/timeline/mp-timeline-view-private.h"

/* What the window does. */
static void
picked_cb (Stage *stage,
           int    day)
{
  g_autoptr (MpQuery) query = mp_query_with_as_of (mp_project_list_get_query (stage->list), day);

  mp_project_list_set_query (stage->list, query);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static Stage *
open_sample (GtkTextDirection direction)
{
  Stage *stage = stage_new (fixture_sample_list_new (TRUE), 1100, 500, direction);

  g_signal_connect_swapped (stage->scope, "as-of-changed", G_CALLBACK (picked_cb), stage);
  stage_present (stage);
  mp_timeline_scope_set_today (stage->scope, fixture_day ("2026-11-23"));
  return stage;
}

static GtkWidget *
get_ruler (Stage *stage)
{
  return GTK_WIDGET (stage->view->ruler);
}

static GtkWidget *
find_entry (Stage *stage)
{
  return mp_test_find (get_ruler (stage), GTK_TYPE_ENTRY);
}

static void
close_sample (Stage *stage)
{
  GtkWidget *ruler = g_object_ref (get_ruler (stage));

  stage_free (stage);
  g_assert_finalize_object (ruler);
}

/* The ruler has two gestures of a kind: that of the as-of day was added first. */
static gpointer
get_controller (Stage *stage,
                GType  type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (get_ruler (stage));
  gpointer found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      /* The newest is listed first. */
      if (G_OBJECT_TYPE (controller) == type)
        found = controller;
    }
  g_assert_nonnull (found);
  return found;
}

static gboolean
press (Stage           *stage,
       guint            key,
       GdkModifierType  state)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (get_controller (stage, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key, 0, state, &taken);
  return taken;
}

static void
assert_as_of (Stage      *stage,
              const char *day)
{
  g_assert_cmpint (mp_timeline_scope_get_as_of (stage->scope), ==, fixture_day (day));
}

static double
find_flag (Stage *stage)
{
  MpDate as_of = mp_timeline_scope_get_as_of (stage->scope);
  double x, width;

  g_assert_true (mp_timeline_painter_find_flag (mp_timeline_scope_get_painter (stage->scope), mp_timeline_scope_get_axis (stage->scope),
                                                mp_timeline_scope_get_today (stage->scope), as_of, as_of, &x, &width));
  return x + width / 2;
}

static void
test_drag (void)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = open_sample (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      GtkGesture *drag = get_controller (stage, GTK_TYPE_GESTURE_DRAG);
      GtkGesture *click = get_controller (stage, GTK_TYPE_GESTURE_CLICK);
      guint n_picked = 0;
      MpDate last;
      double x;

      g_signal_connect_swapped (stage->scope, "as-of-changed", G_CALLBACK (count_cb), &n_picked);
      assert_as_of (stage, "2026-11-23");
      mp_timeline_scope_fit_days (stage->scope, fixture_day ("2026-10-01"), fixture_day ("2027-01-31"));

      /* Beside the flag nothing is held. */
      x = find_flag (stage);
      g_signal_emit_by_name (drag, "drag-begin", x + 150, 8.0);
      g_signal_emit_by_name (drag, "drag-update", 100.0, 0.0);
      g_signal_emit_by_name (drag, "drag-end", 100.0, 0.0);
      mp_test_settle (stage->window);
      g_assert_cmpuint (n_picked, ==, 0);

      /* Today's flag gives a line of the as-of day; a frame shows one day however often the pointer reports. */
      g_signal_emit_by_name (drag, "drag-begin", x, 8.0);
      for (double dx = 0; dx <= 100; dx++)
        g_signal_emit_by_name (drag, "drag-update", dx, 0.0);
      g_assert_cmpuint (n_picked, ==, 0);
      mp_test_settle (stage->window);
      g_assert_cmpuint (n_picked, ==, 1);
      last = mp_timeline_scope_get_as_of (stage->scope);
      g_assert_cmpfloat_with_epsilon ((last - fixture_day ("2026-11-23")) * mp_timeline_scope_get_axis (stage->scope)->scale, rtl ? -100 : 100,
                                      mp_timeline_scope_get_axis (stage->scope)->scale);

      /* Esc gives the day back, and what the hand does after that does nothing. */
      g_assert_true (press (stage, GDK_KEY_Escape, 0));
      assert_as_of (stage, "2026-11-23");
      g_signal_emit_by_name (drag, "drag-update", 150.0, 0.0);
      g_signal_emit_by_name (drag, "drag-end", 150.0, 0.0);
      mp_test_settle (stage->window);
      assert_as_of (stage, "2026-11-23");
      g_assert_false (press (stage, GDK_KEY_Escape, 0));

      /* Let go, it stays; its own flag can be taken; two clicks lead back to today. */
      x = find_flag (stage);
      g_signal_emit_by_name (drag, "drag-begin", x, 8.0);
      g_signal_emit_by_name (drag, "drag-update", 100.0, 0.0);
      g_signal_emit_by_name (drag, "drag-end", 100.0, 0.0);
      g_assert_cmpint (mp_timeline_scope_get_as_of (stage->scope), ==, last);
      x = find_flag (stage);
      g_signal_emit_by_name (click, "pressed", 1, x, 8.0);
      g_assert_cmpint (mp_timeline_scope_get_as_of (stage->scope), ==, last);
      g_signal_emit_by_name (click, "pressed", 2, x, 8.0);
      assert_as_of (stage, "2026-11-23");
      close_sample (stage);
    }
}

static void
test_keys (void)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      Stage *stage = open_sample (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      guint later = rtl ? GDK_KEY_Left : GDK_KEY_Right, earlier = rtl ? GDK_KEY_Right : GDK_KEY_Left;
      const MpTimeAxis *axis = mp_timeline_scope_get_axis (stage->scope);

      g_assert_true (gtk_widget_grab_focus (get_ruler (stage)));
      g_assert_true (press (stage, later, 0));
      assert_as_of (stage, "2026-11-24");
      g_assert_true (press (stage, earlier, 0));
      g_assert_true (press (stage, earlier, 0));
      assert_as_of (stage, "2026-11-22");
      g_assert_true (press (stage, later, GDK_CONTROL_MASK));
      assert_as_of (stage, "2026-12-22");
      g_assert_true (press (stage, earlier, GDK_CONTROL_MASK));
      g_assert_true (press (stage, earlier, GDK_CONTROL_MASK));
      assert_as_of (stage, "2026-10-22");
      g_assert_false (press (stage, later, GDK_ALT_MASK));
      g_assert_true (press (stage, GDK_KEY_Home, 0));
      assert_as_of (stage, "2026-11-23");

      /* Never out of sight. */
      mp_timeline_scope_fit_days (stage->scope, fixture_day ("2026-11-20"), fixture_day ("2026-11-26"));
      for (guint i = 0; i < 10; i++)
        press (stage, later, 0);
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, mp_timeline_scope_get_as_of (stage->scope) + 0.5), >=, 0);
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, mp_timeline_scope_get_as_of (stage->scope) + 0.5), <=, axis->width);
      close_sample (stage);
    }
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *name;
    const char *from;
    const char *to;
  } table[] = {
    { "year", "2026-01-01", "2026-12-31" },
    { "fiscal-year", "2026-10-01", "2027-09-30" },
    { "five-years", "2024-01-01", "2028-12-31" },
  };
  Stage *stage = open_sample (GTK_TEXT_DIR_LTR);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (stage->scope);
  const MpSummary *first = mp_project_list_get_summary (stage->list, 0);
  double fitted = axis->scale;

  mp_timeline_scope_set_fiscal_month (stage->scope, 10);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.range", "s", table[i].name);
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, fixture_day (table[i].from)), >=, 0);
      g_assert_cmpfloat (mp_time_axis_get_offset (axis, fixture_day (table[i].to) + 1), <=, axis->width);
      g_assert_cmpfloat ((fixture_day (table[i].to) + 1 - fixture_day (table[i].from)) * axis->scale, >, axis->width * 0.8);
    }

  mp_project_selection_select_id (stage->selection, first->id);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.range", "s", "selection");
  g_assert_cmpfloat (mp_time_axis_get_offset (axis, first->start), >=, 0);
  g_assert_cmpfloat (mp_time_axis_get_offset (axis, first->end + 1), <=, axis->width);
  g_assert_cmpfloat ((first->end + 1 - first->start) * axis->scale, >, axis->width * 0.8);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.range", "s", "all");
  g_assert_cmpfloat (axis->scale, ==, fitted);
  close_sample (stage);
}

static void
test_go_to_date (void)
{
  Stage *stage = open_sample (GTK_TEXT_DIR_LTR);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (stage->scope);
  GtkWidget *entry;

  for (guint i = 0; i < 6; i++)
    gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.go-to-date", NULL);
  mp_test_settle (stage->window);
  entry = find_entry (stage);
  g_assert_nonnull (entry);

  /* What is no date is said, and the popover stays. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_signal_emit_by_name (entry, "activate");
  mp_test_settle (stage->window);
  g_assert_true (find_entry (stage) == entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2024-05-10");
  g_signal_emit_by_name (entry, "activate");
  mp_test_settle (stage->window);
  g_assert_cmpfloat_with_epsilon (mp_time_axis_get_x (axis, fixture_day ("2024-05-10") + 0.5), axis->width / 2, 1);
  mp_test_settle (stage->window);
  g_assert_null (find_entry (stage));

  /* Open while the window goes. */
  gtk_widget_activate_action (GTK_WIDGET (stage->view), "timeline.go-to-date", NULL);
  mp_test_settle (stage->window);
  g_assert_nonnull (find_entry (stage));
  close_sample (stage);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/as-of/is-dragged-in-the-ruler", test_drag);
  g_test_add_func ("/as-of/is-moved-by-keys", test_keys);
  g_test_add_func ("/ranges/are-shown-by-their-name", test_ranges);
  g_test_add_func ("/ranges/a-date-is-gone-to", test_go_to_date);
  return g_test_run ();
}
