/* test-partners.c: partners, sources and vocabularies in the window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/mp-properties.h"
#include "app/mp-window.h"
#include "mp-test-forms.h"
#include "mp-test-store.h"
#include "widgets/mp-query-entry.h"

typedef struct
{
  GSettings *settings;
  char *path;
  MpStore *store;
  MpWindow *window;
} Fixture;

static void
fill (Fixture *f)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Fill");
  MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, 7);
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 8);
  MpProjectRecord *project;
  MpRecord *role;

  mp_record_take_text (partner, MP_PARTNER_UUID, g_uuid_string_random ());
  mp_record_set_text (partner, MP_PARTNER_NAME, "Solidarity Center");
  mp_change_set_insert (set, partner);
  mp_record_take_text (record, MP_PROJECT_UUID, g_uuid_string_random ());
  mp_record_set_text (record, MP_PROJECT_TITLE, "Worker Empowerment");
  project = mp_project_record_new (record);
  role = mp_project_record_add_new (project, MP_TABLE_ROLE);
  mp_record_set_reference (role, MP_ROLE_PARTNER, 7);
  mp_record_set_text (role, MP_ROLE_ROLE, "grantee");
  mp_change_set_insert_project (set, project);
  mp_test_store_apply (f->store, set);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->store = mp_test_store_new (&f->path);
  if (!GPOINTER_TO_INT (data))
    fill (f);

  f->settings = g_settings_new ("org.mpower.Portfolio");
  f->window = mp_window_new (GTK_APPLICATION (g_application_get_default ()), f->settings);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 700);
  mp_window_set_document (f->window, mp_store_get_portfolio (f->store), MP_EDITOR (f->store), MP_LOOKUP (f->store));
  gtk_window_present (GTK_WINDOW (f->window));
  mp_test_iterate ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_settings_reset (f->settings, "view");
  g_object_ref (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  while (G_OBJECT (f->window)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (f->window);
  g_clear_object (&f->settings);
  mp_test_store_free (f->store, f->path);
}

static GtkWidget *
find (Fixture *f,
      GType    type)
{
  return mp_test_find (GTK_WIDGET (f->window), type);
}

/* The stack of the pane has the detail of a project too: of a page that is not shown nothing is mapped. */
static gboolean
is_mapped (Fixture *f,
           GType    type)
{
  return gtk_widget_get_mapped (find (f, type));
}

static void
wait_until_mapped (Fixture *f,
                   GType    type)
{
  while (!is_mapped (f, type))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_partners (Fixture *f)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "view", g_variant_new_string ("partners"));
  wait_until_mapped (f, MP_TYPE_RECORD_LIST);
  mp_test_iterate ();
}

static MpRecordPage *
get_page (Fixture *f)
{
  return MP_RECORD_PAGE (find (f, MP_TYPE_RECORD_PAGE));
}

static void
test_view (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *view = NULL;

  g_assert_true (is_mapped (f, MP_TYPE_QUERY_ENTRY));
  show_partners (f);
  view = g_settings_get_string (f->settings, "view");
  g_assert_cmpstr (view, ==, "partners");
  g_assert_false (is_mapped (f, MP_TYPE_QUERY_ENTRY));
  wait_until_mapped (f, MP_TYPE_RECORD_PAGE);
  g_assert_cmpint (mp_record_page_get_record (get_page (f)), ==, 7);

  mp_window_show_view (f->window, "list");
  wait_until_mapped (f, MP_TYPE_QUERY_ENTRY);
  g_assert_false (is_mapped (f, MP_TYPE_RECORD_PAGE));
}

/* A portfolio without projects has partners all the same. */
static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  show_partners (f);
  g_assert_cmpint (mp_record_list_get_selected (MP_RECORD_LIST (find (f, MP_TYPE_RECORD_LIST))), ==, 0);
  mp_record_list_add (MP_RECORD_LIST (find (f, MP_TYPE_RECORD_LIST)));
  while (mp_record_page_get_record (get_page (f)) == 0 || !mp_record_cell_is_editing (mp_record_page_get_title_cell (get_page (f))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (f->store), MP_TABLE_PARTNER)->len, ==, 1);
}

static void
test_ways (Fixture       *f,
           gconstpointer  data)
{
  MpQuery *query;

  show_partners (f);
  g_signal_emit_by_name (mp_record_page_get_projects (get_page (f)), "activated", (guint) MP_TABLE_PROJECT, (gint64) 8);
  wait_until_mapped (f, MP_TYPE_QUERY_ENTRY);
  g_assert_cmpint (mp_project_selection_get_current (mp_window_get_selection (f->window)), ==, 8);

  show_partners (f);
  g_signal_emit_by_name (mp_record_page_get_projects (get_page (f)), "activated", (guint) MP_N_TABLES, (gint64) 0);
  wait_until_mapped (f, MP_TYPE_QUERY_ENTRY);
  query = mp_project_list_get_query (mp_window_get_list (f->window));
  g_assert_cmpstr (mp_query_get_text (query), ==, "partner:\"Solidarity Center\"");
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 1);
}

/* What was typed is saved when another view is shown; what is wrong in it keeps the window open. */
static void
test_forms (Fixture       *f,
            gconstpointer  data)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (f->store);
  MpRecordCell *cell;

  show_partners (f);
  cell = mp_record_page_get_title_cell (get_page (f));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_NAME, "Solidarity Centre");
  mp_window_show_view (f->window, "timeline");
  while (mp_record_cell_is_editing (cell))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mp_record_get_text (mp_portfolio_get_record (portfolio, MP_TABLE_PARTNER, 7), MP_PARTNER_NAME), ==, "Solidarity Centre");

  show_partners (f);
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_NAME, "");
  mp_window_show_view (f->window, "list");
  gtk_window_close (GTK_WINDOW (f->window));
  wait_until_mapped (f, MP_TYPE_RECORD_PAGE);
  g_assert_true (mp_record_cell_is_editing (cell));
  mp_record_cell_cancel_edit (cell);
}

static MpProperties *
show_properties (Fixture *f)
{
  GtkWidget *properties;

  g_action_group_activate_action (G_ACTION_GROUP (f->window), "properties", NULL);
  mp_test_iterate ();
  properties = mp_test_find_window (MP_TYPE_PROPERTIES);
  g_assert_nonnull (properties);
  return MP_PROPERTIES (properties);
}

static void
test_portfolio (Fixture       *f,
                gconstpointer  data)
{
  MpProperties *properties = show_properties (f);
  MpRecordPage *page = mp_properties_get_page (properties);
  MpRecordCell *cell = mp_record_page_get_title_cell (page);

  g_assert_true (show_properties (f) == properties);
  mp_record_page_edit_title (page);
  mp_test_type (GTK_WIDGET (cell), MP_PORTFOLIO_TITLE, "Labour rights in 2026");
  mp_test_save (GTK_WIDGET (cell));
  while (mp_record_cell_is_editing (cell))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (f->store)), ==, "Labour rights in 2026");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "Labour rights in 2026");

  gtk_widget_activate_action (GTK_WIDGET (properties), "win.undo", NULL);
  while (g_strcmp0 (mp_portfolio_get_title (mp_store_get_portfolio (f->store)), "Test") != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* List, record, and back step by step; a form that cannot be left keeps its page. */
static void
test_steps (Fixture       *f,
            gconstpointer  data)
{
  MpProperties *properties = show_properties (f);
  MpRecordPage *overview = mp_properties_get_page (properties);
  MpTermIndex *index = mp_portfolio_get_term_index (mp_store_get_portfolio (f->store));
  gint64 sector = mp_term_index_get_vocabulary (index, MP_VOCABULARY_SECTORS);
  g_autoptr (GArray) terms = mp_term_index_dup_terms (index, MP_VOCABULARY_SECTORS);
  gint64 term = g_array_index (terms, gint64, 0);
  MpRecordCell *cell;

  mp_properties_show_list (properties, MP_TABLE_TERM, sector);
  g_assert_null (mp_properties_get_page (properties));
  g_assert_cmpuint (g_list_model_get_n_items (mp_record_list_get_model (mp_properties_get_list (properties))), ==, terms->len);

  g_signal_emit_by_name (mp_properties_get_list (properties), "activated", term);
  g_assert_cmpint (mp_record_page_get_record (mp_properties_get_page (properties)), ==, term);
  cell = mp_record_row_get_cell (mp_detail_section_get_first (mp_record_page_get_section (mp_properties_get_page (properties), 0)));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_TERM_NAME_TEXT, "");
  gtk_widget_activate_action (GTK_WIDGET (properties), "properties.back", NULL);
  g_assert_nonnull (mp_properties_get_page (properties));
  g_assert_true (mp_record_cell_is_editing (cell));
  gtk_window_close (GTK_WINDOW (f->window));
  mp_test_iterate ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->window)));
  g_assert_true (mp_record_cell_is_editing (cell));
  mp_record_cell_cancel_edit (cell);

  gtk_widget_activate_action (GTK_WIDGET (properties), "properties.back", NULL);
  g_assert_null (mp_properties_get_page (properties));
  gtk_widget_activate_action (GTK_WIDGET (properties), "properties.back", NULL);
  g_assert_true (mp_properties_get_page (properties) == overview);
}

/* The initiatives stand before the sources, and lead to their pages. */
static void
test_initiatives (Fixture       *f,
                  gconstpointer  data)
{
  MpProperties *properties = show_properties (f);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add initiative");
  MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, mp_editor_make_id (MP_EDITOR (f->store)));
  gint64 id = mp_record_get_id (initiative);

  g_assert_true (mp_test_shows (GTK_WIDGET (properties), "0 initiatives"));
  mp_record_take_text (initiative, MP_INITIATIVE_UUID, g_uuid_string_random ());
  mp_record_set_text (initiative, MP_INITIATIVE_NAME, "Better Work");
  mp_change_set_insert (set, initiative);
  mp_test_store_apply (f->store, set);
  mp_test_iterate ();
  g_assert_true (mp_test_shows (GTK_WIDGET (properties), "1 initiative"));

  mp_properties_show_list (properties, MP_TABLE_INITIATIVE, 0);
  g_assert_true (mp_test_shows (GTK_WIDGET (properties), "Initiatives"));
  g_assert_cmpuint (g_list_model_get_n_items (mp_record_list_get_model (mp_properties_get_list (properties))), ==, 1);
  g_signal_emit_by_name (mp_properties_get_list (properties), "activated", id);
  g_assert_cmpint (mp_record_page_get_record (mp_properties_get_page (properties)), ==, id);
}

#define ADD(path, data, func) g_test_add ("/partners/" path, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpApplication) application = app_fixture_init (&argc, &argv);

  if (application == NULL)
    return 0;

  ADD ("stand-beside-projects", FALSE, test_view);
  ADD ("need-no-project", TRUE, test_empty);
  ADD ("lead-to-projects", FALSE, test_ways);
  ADD ("save-what-was-typed", FALSE, test_forms);
  ADD ("portfolio-is-renamed", FALSE, test_portfolio);
  ADD ("properties-go-step-by-step", FALSE, test_steps);
  ADD ("properties-hold-initiatives", FALSE, test_initiatives);

  return g_test_run ();
}
