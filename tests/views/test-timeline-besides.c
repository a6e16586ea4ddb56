/* test-timeline-besides.c: what the timeline shows besides bars, as it was chosen
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../timeline/fixture.h"
#include "model/mp-view.h"
#include "timeline-stage.h"
#include "views/timeline/mp-timeline-besides.h"
#include "views/timeline/mp-timeline-layer.h"
#include "views/timeline/mp-timeline-ruler.h"
#include "widgets/mp-date-entry.h"

#define AS_OF "2026-11-23"

typedef struct
{
  Stage *stage;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->settings = g_settings_new ("org.mpower.Portfolio");
  g_settings_reset (f->settings, "timeline-baseline");
  g_settings_reset (f->settings, "timeline-ghost");
  f->stage = stage_new (fixture_sample_list_new (FALSE), 900, 500, GTK_TEXT_DIR_LTR);
  mp_timeline_view_set_settings (f->stage->view, f->settings);
  stage_present (f->stage);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_settings_reset (f->settings, "timeline-baseline");
  g_settings_reset (f->settings, "timeline-ghost");
  stage_free (f->stage);
  g_clear_object (&f->settings);
}

static const MpTimelineShown *
get_shown (Fixture *f)
{
  return mp_timeline_painter_get_shown (mp_timeline_scope_get_painter (f->stage->scope));
}

/* Opens the question, enters a text, and answers. Returns whether it is still open then. */
static gboolean
answer (Fixture    *f,
        const char *text)
{
  GtkWidget *ruler = mp_test_find (GTK_WIDGET (f->stage->view), MP_TYPE_TIMELINE_RULER);
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "timeline.compare-with-day", NULL));
  mp_test_settle (f->stage->window);
  entry = mp_test_find (ruler, MP_TYPE_DATE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (mp_date_entry_get_entry (MP_DATE_ENTRY (entry))), text);
  g_signal_emit_by_name (entry, "activate");
  mp_test_settle (f->stage->window);
  return mp_test_find (ruler, MP_TYPE_DATE_ENTRY) != NULL;
}

static void
test_a_day_is_asked_for (Fixture       *f,
                         gconstpointer  data)
{
  g_autoptr (MpQuery) query = NULL;
  g_autofree char *setting = NULL;

  g_assert_cmpint (get_shown (f)->baseline, ==, MP_DATE_NONE);
  g_assert_true (answer (f, "soon"));
  g_assert_cmpint (get_shown (f)->baseline, ==, MP_DATE_NONE);
  gtk_widget_unparent (gtk_widget_get_first_child (mp_test_find (GTK_WIDGET (f->stage->view), MP_TYPE_TIMELINE_RULER)));

  g_assert_false (answer (f, "2024-03-01"));
  g_assert_cmpint (get_shown (f)->baseline, ==, fixture_day ("2024-03-01"));
  g_assert_true (get_shown (f)->extras & MP_TIMELINE_EXTRA_GHOST);
  setting = g_settings_get_string (f->settings, "timeline-baseline");
  g_assert_cmpstr (setting, ==, "2024-03-01");
  /* Another as-of day is no other plan. */
  query = mp_query_with_as_of (mp_project_list_get_query (f->stage->list), fixture_day ("2020-01-01"));
  mp_project_list_set_query (f->stage->list, query);
  mp_test_settle (f->stage->window);
  g_assert_cmpint (get_shown (f)->baseline, ==, fixture_day ("2024-03-01"));
}

static GMenuModel *
find_baselines (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      GMenuModel *found = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) && g_str_equal (action, "timeline.compare-with-day"))
        return menu;
      if (section)
        found = find_baselines (section);
      if (!found && submenu)
        found = find_baselines (submenu);
      if (found)
        return found;
    }
  return NULL;
}

static GMenuModel *
get_baselines (Fixture *f)
{
  g_autoptr (GPtrArray) buttons = mp_test_find_all (GTK_WIDGET (f->stage->view), GTK_TYPE_MENU_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      GMenuModel *menu = gtk_menu_button_get_menu_model (g_ptr_array_index (buttons, i));
      GMenuModel *found = menu ? find_baselines (menu) : NULL;

      if (found)
        return found;
    }
  g_assert_not_reached ();
}

static void
assert_item (GMenuModel *menu,
             int         item,
             const char *label,
             const char *target)
{
  g_autofree char *said = NULL;
  g_autofree char *means = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &said));
  g_assert_cmpstr (said, ==, label);
  g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_TARGET, "s", &means));
  g_assert_cmpstr (means, ==, target);
}

static void
test_the_day_is_in_the_menu (Fixture       *f,
                             gconstpointer  data)
{
  GMenuModel *menu = get_baselines (f);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  g_settings_set_string (f->settings, "timeline-baseline", "2024-03-01");
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 4);
  assert_item (menu, 2, "Plan as Recorded on 1 Mar 2024", "2024-03-01");
  g_settings_set_string (f->settings, "timeline-baseline", "2025-12-31");
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 4);
  assert_item (menu, 2, "Plan as Recorded on 31 Dec 2025", "2025-12-31");

  /* One can go back to it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "besides.timeline-baseline", "s", "first"));
  g_assert_cmpint (get_shown (f)->baseline, ==, MP_DATE_NONE);
  assert_item (menu, 2, "Plan as Recorded on 31 Dec 2025", "2025-12-31");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->stage->view), "besides.timeline-baseline", "s", "2025-12-31"));
  g_assert_cmpint (get_shown (f)->baseline, ==, fixture_day ("2025-12-31"));
}

static void
test_saved_views_keep_it (Fixture       *f,
                          gconstpointer  data)
{
  static const struct
  {
    const char *baseline; /* in a view, NULL for none */
    const char *setting;
    const char *day;
  } table[] = {
    { "2024-03-01", "2024-03-01", "2024-03-01" },
    { "as-of", "as-of", AS_OF },
    { "first", "first", NULL },
    { NULL, "first", NULL },
    { "2024-03", "first", NULL },
    { "by-then", "first", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GVariantDict) view = g_variant_dict_new (NULL);
      g_autoptr (GVariantDict) saved = g_variant_dict_new (NULL);
      g_autofree char *setting = NULL;
      const char *baseline = NULL;

      if (table[i].baseline)
        g_variant_dict_insert (view, MP_VIEW_SETTING_BASELINE, "s", table[i].baseline);
      mp_timeline_besides_load (f->settings, view);
      setting = g_settings_get_string (f->settings, "timeline-baseline");
      g_assert_cmpstr (setting, ==, table[i].setting);
      g_assert_cmpint (get_shown (f)->baseline, ==, table[i].day ? fixture_day (table[i].day) : MP_DATE_NONE);
      mp_timeline_besides_save (f->settings, saved);
      g_assert_true (g_variant_dict_lookup (saved, MP_VIEW_SETTING_BASELINE, "&s", &baseline));
      g_assert_cmpstr (baseline, ==, table[i].setting);
    }
}

/* The setting of the header. */
static void
test_fiscal_years (Fixture       *f,
                   gconstpointer  data)
{
  g_settings_reset (f->settings, "fiscal-year-month");
  g_assert_cmpint (get_shown (f)->fiscal_month, ==, 1);
  g_settings_set_int (f->settings, "fiscal-year-month", 10);
  g_assert_cmpint (get_shown (f)->fiscal_month, ==, 10);
  g_assert_cmpint (mp_timeline_scope_get_axis (f->stage->scope)->fiscal_month, ==, 10);
  g_settings_reset (f->settings, "fiscal-year-month");
  g_assert_cmpint (get_shown (f)->fiscal_month, ==, 1);
}

/* How far down the nodes of the bars reach. */
static double
measure_depth (Stage *stage)
{
  g_autoptr (GPtrArray) layers = mp_test_find_all (GTK_WIDGET (stage->chart), MP_TYPE_TIMELINE_LAYER);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  for (guint i = 0; i < layers->len; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;
      graphene_rect_t area;

      GTK_WIDGET_GET_CLASS (layers->pdata[i])->snapshot (layers->pdata[i], snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
      if (!node)
        continue;
      gsk_render_node_get_bounds (node, &area);
      graphene_rect_union (&bounds, &area, &bounds);
    }
  return bounds.origin.y + bounds.size.height;
}

/* Whichever of both is in sight paints the arrow, as far as the edge, not as far as the other. */
static void
test_links_out_of_sight (void)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  GtkAdjustment *vertical;
  Stage *stage;
  double plain;

  fixture_add_phase (portfolio, "First phase", "2018-01-01", "2019-12-31", NULL, 0);
  for (guint i = 0; i < 2000; i++)
    fixture_add_phase (portfolio, "Another project", "2019-01-01", "2020-12-31", NULL, 0);
  fixture_add_phase (portfolio, "Second phase", "2024-01-01", "2025-12-31", (gint64[]) { 1 }, 1);
  stage = stage_open (fixture_list_new (portfolio, AS_OF), 900, 500, GTK_TEXT_DIR_LTR);
  vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (stage->chart));

  for (guint i = 0; i < 3; i++)
    {
      double row = mp_timeline_chart_get_row_height (stage->chart);
      double height = gtk_widget_get_height (GTK_WIDGET (stage->chart));

      gtk_adjustment_set_value (vertical, i == 0 ? 0 : gtk_adjustment_get_upper (vertical) * i / 2);
      mp_test_settle (stage->window);
      mp_timeline_scope_set_extras (stage->scope, MP_TIMELINE_NO_EXTRAS, MP_DATE_NONE);
      plain = measure_depth (stage);
      mp_timeline_scope_set_extras (stage->scope, MP_TIMELINE_EXTRA_LINKS, MP_DATE_NONE);
      /* From the first it goes down; in the middle neither is to be seen; to the last it comes from above. */
      if (i == 0)
        g_assert_cmpfloat (measure_depth (stage), >, height + row);
      else
        g_assert_cmpfloat (measure_depth (stage), ==, plain);
      g_assert_cmpfloat (measure_depth (stage), <, height + 4 * row);
    }
  stage_free (stage);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

#define ADD(path, func) g_test_add ("/timeline-besides/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-day-to-compare-with-is-asked-for", test_a_day_is_asked_for);
  ADD ("the-day-is-in-the-menu", test_the_day_is_in_the_menu);
  ADD ("funding-begins-with-the-years-of-the-header", test_fiscal_years);
  ADD ("saved-views-keep-the-day", test_saved_views_keep_it);
  g_test_add_func ("/timeline-besides/arrows-lead-out-of-sight", test_links_out_of_sight);
  return g_test_run ();
}
