/* test-list-view.c: the projects as a table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-projects.h"
#include "mp-test-window.h"
#include "views/list/mp-list-cells.h"
#include "views/list/mp-list-view.h"
#include "views/list/mp-project-selection.h"

typedef struct
{
  MpFakeDocument *document;
  MpProjectList *list;
  MpProjectSelection *selection;
  GtkWidget *window;
  MpListView *view;
  gint64 activated;
} Fixture;

static MpQuery *
make_query (void)
{
  MpDatePrecision precision;
  MpDate day;

  g_assert_true (mp_date_parse_iso (MP_FAKE_TODAY, &day, &precision));
  return mp_query_new (day);
}

static void
activated_cb (Fixture *f,
              gint64   id)
{
  f->activated = id;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(MpQuery) query = make_query ();

  f->document = mp_fake_projects_new (GPOINTER_TO_UINT (data));
  f->list = mp_project_list_new (mp_fake_document_get_portfolio (f->document), MP_LOOKUP (f->document));
  mp_project_list_set_query (f->list, query);
  f->selection = mp_project_selection_new (f->list);
  f->view = MP_LIST_VIEW (mp_list_view_new ());
  mp_list_view_set_model (f->view, f->list, GTK_SELECTION_MODEL (f->selection));
  g_signal_connect_swapped (f->view, "activated", G_CALLBACK (activated_cb), f);

  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 500);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  g_object_ref (f->view);
  gtk_window_present (GTK_WINDOW (f->window));
  mp_test_settle_all ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  mp_test_settle_all ();
  g_assert_finalize_object (f->view);
  g_assert_finalize_object (f->selection);
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->document);
}

/* The texts on the screen, row by row. */
static GPtrArray *
dup_texts (Fixture *f)
{
  g_autoptr(GPtrArray) inscriptions = mp_test_find_all (GTK_WIDGET (f->view), GTK_TYPE_INSCRIPTION);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < inscriptions->len; i++)
    {
      if (gtk_widget_get_mapped (g_ptr_array_index (inscriptions, i)))
        g_ptr_array_add (texts, g_strdup (gtk_inscription_get_text (g_ptr_array_index (inscriptions, i))));
    }
  return texts;
}

static gboolean
has_text (Fixture    *f,
          const char *text)
{
  g_autoptr(GPtrArray) texts = dup_texts (f);

  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static void
test_rows (Fixture       *f,
           gconstpointer  data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (mp_list_view_get_table (f->view));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_true (has_text (f, mp_project_list_get_summary (f->list, i)->title));
  g_assert_true (has_text (f, "Not stated"));
  g_assert_true (has_text (f, "30 Jun 2028"));
}

static void
test_changed (Fixture       *f,
              gconstpointer  data)
{
  mp_fake_projects_add (f->document, 3, "Another title", "2021-01-01", NULL);
  mp_test_settle_all ();
  g_assert_true (has_text (f, "Another title"));
  g_assert_false (has_text (f, "Mining project 003"));
}

static void
click_column (Fixture      *f,
              guint         index,
              GtkSortType   direction)
{
  GListModel *columns = gtk_column_view_get_columns (mp_list_view_get_table (f->view));
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, index);

  gtk_column_view_sort_by_column (mp_list_view_get_table (f->view), column, direction);
}

static void
test_sort (Fixture       *f,
           gconstpointer  data)
{
  static const MpSort sorts[] = { MP_SORT_TITLE, MP_SORT_STATUS, MP_SORT_START, MP_SORT_END, MP_SORT_LEFT,
                                  MP_SORT_COUNTRIES, MP_SORT_SECTORS, MP_SORT_PARTNERS, MP_SORT_FUNDING };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      click_column (f, i, GTK_SORT_ASCENDING);
      g_assert_cmpint (mp_query_get_sort (mp_project_list_get_query (f->list)), ==, sorts[i]);
      g_assert_false (mp_query_get_descending (mp_project_list_get_query (f->list)));
      click_column (f, i, GTK_SORT_DESCENDING);
      g_assert_cmpint (mp_query_get_sort (mp_project_list_get_query (f->list)), ==, sorts[i]);
      g_assert_true (mp_query_get_descending (mp_project_list_get_query (f->list)));
    }
  gtk_column_view_sort_by_column (mp_list_view_get_table (f->view), NULL, GTK_SORT_ASCENDING);
  g_assert_cmpint (mp_query_get_sort (mp_project_list_get_query (f->list)), ==, MP_SORT_SOURCE_ORDER);
}

/* An order that was chosen elsewhere must not be undone by the header, and keeps the search. */
static void
test_sort_from_outside (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr(MpQuery) query = make_query ();
  g_autoptr(MpQuery) filtered = mp_query_with_text (query, "status:running", NULL, NULL);
  g_autoptr(MpQuery) sorted = mp_query_with_sort (filtered, MP_SORT_END, TRUE);

  click_column (f, 0, GTK_SORT_ASCENDING);
  mp_project_list_set_query (f->list, sorted);
  mp_test_settle_all ();
  g_assert_cmpint (mp_query_get_sort (mp_project_list_get_query (f->list)), ==, MP_SORT_END);
  g_assert_true (mp_query_get_descending (mp_project_list_get_query (f->list)));

  click_column (f, 0, GTK_SORT_DESCENDING);
  g_assert_cmpstr (mp_query_get_text (mp_project_list_get_query (f->list)), ==, "status:running");
}

static void
test_as_of (Fixture       *f,
            gconstpointer  data)
{
  MpQuery *query = mp_project_list_get_query (f->list);
  g_autoptr(MpQuery) later = mp_query_with_as_of (query, mp_query_get_as_of (query) + 500);
  g_autoptr(GPtrArray) before = dup_texts (f);
  g_autoptr(GPtrArray) after = NULL;
  guint changed = 0;

  mp_project_list_set_query (f->list, later);
  mp_test_settle_all ();
  after = dup_texts (f);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < after->len; i++)
    changed += g_str_equal (g_ptr_array_index (before, i), g_ptr_array_index (after, i)) ? 0 : 1;
  /* Only the running two have time left, and now less of it. */
  g_assert_cmpuint (changed, ==, 2);
}

static void
test_narrow (Fixture       *f,
             gconstpointer  data)
{
  g_assert_false (mp_list_view_is_narrow (f->view));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 500);
  mp_test_settle_all ();
  g_assert_true (mp_list_view_is_narrow (f->view));
  g_assert_null (gtk_column_view_get_model (mp_list_view_get_table (f->view)));
  g_assert_true (has_text (f, "Garment project 002"));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 500);
  mp_test_settle_all ();
  g_assert_false (mp_list_view_is_narrow (f->view));
  g_assert_true (has_text (f, "Garment project 002"));
}

static void
test_activate (Fixture       *f,
               gconstpointer  data)
{
  g_signal_emit_by_name (mp_list_view_get_table (f->view), "activate", 1);
  g_assert_cmpint (f->activated, ==, mp_project_list_get_summary (f->list, 1)->id);
}

static void
test_settings (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new ("org.mpower.Portfolio");
  GListModel *columns = gtk_column_view_get_columns (mp_list_view_get_table (f->view));
  g_autoptr(GtkColumnViewColumn) sectors = g_list_model_get_item (columns, 6);
  g_auto(GStrv) hidden = NULL;
  g_autoptr(GVariant) widths = NULL;
  int width = 0;

  mp_list_view_set_settings (f->view, settings);
  gtk_column_view_column_set_visible (sectors, FALSE);
  hidden = g_settings_get_strv (settings, "hidden-columns");
  g_assert_cmpuint (g_strv_length (hidden), ==, 1);
  g_assert_cmpstr (hidden[0], ==, "sectors");

  gtk_column_view_column_set_fixed_width (sectors, 222);
  for (guint i = 0; i < 5; i++)
    mp_test_settle_all ();
  widths = g_settings_get_value (settings, "column-widths");
  g_assert_true (g_variant_lookup (widths, "sectors", "i", &width));
  g_assert_cmpint (width, ==, 222);

  gtk_column_view_column_set_visible (sectors, TRUE);
  gtk_column_view_column_set_fixed_width (sectors, -1);
}

static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) texts = NULL;

  mp_list_view_scroll_to (f->view, 1999);
  mp_test_settle_all ();
  g_assert_true (has_text (f, mp_project_list_get_summary (f->list, 1999)->title));
  texts = dup_texts (f);
  g_assert_cmpuint (texts->len, <, 1000);
}

static void
test_sort_many (Fixture       *f,
                gconstpointer  data)
{
  const GtkSortType directions[] = { GTK_SORT_ASCENDING, GTK_SORT_DESCENDING };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      mp_list_view_scroll_to (f->view, 1000);
      mp_test_settle_all ();
      click_column (f, 0, directions[i]);
      mp_test_settle_all ();
      g_assert_true (has_text (f, mp_project_list_get_summary (f->list, 0)->title));
    }
}

/* Enter must be for the row that the keys go on from, not for a button in it. */
static void
test_focus (Fixture       *f,
            gconstpointer  data)
{
  guint position = GTK_INVALID_LIST_POSITION;
  GtkWidget *focus;

  mp_project_selection_select_id (f->selection, mp_project_list_get_summary (f->list, 3)->id);
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_nonnull (focus);
  g_assert_false (GTK_IS_BUTTON (focus));
  g_assert_true (mp_list_cells_get_position (focus, &position));
  g_assert_cmpuint (position, ==, 3);

  g_assert_true (gtk_widget_activate (focus));
  g_assert_cmpint (f->activated, ==, mp_project_list_get_summary (f->list, 3)->id);
}

/* Where each header begins. */
static GArray *
dup_edges (Fixture *f)
{
  GtkWidget *table = GTK_WIDGET (mp_list_view_get_table (f->view));
  GtkWidget *header = gtk_widget_get_first_child (table);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (int));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title; title = gtk_widget_get_next_sibling (title))
    {
      graphene_rect_t bounds;
      int edge;

      g_assert_true (gtk_widget_compute_bounds (title, table, &bounds));
      edge = (int) bounds.origin.x;
      g_array_append_val (edges, edge);
    }
  return edges;
}

static void
test_columns_stay (Fixture       *f,
                   gconstpointer  data)
{
  static const char *const texts[] = { "status:running", "status:ended", "mining" };
  g_autoptr(GArray) before = dup_edges (f);

  g_assert_cmpuint (before->len, ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(MpQuery) query = make_query ();
      g_autoptr(MpQuery) filtered = mp_query_with_text (query, texts[i], NULL, NULL);
      g_autoptr(GArray) after = NULL;

      mp_project_list_set_query (f->list, filtered);
      mp_test_settle_all ();
      after = dup_edges (f);
      g_assert_cmpmem (before->data, before->len * sizeof (int), after->data, after->len * sizeof (int));
    }
}

/* What is found first is what is wanted, wherever one was. */
static void
test_search_many (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(MpQuery) query = make_query ();
  g_autoptr(MpQuery) filtered = mp_query_with_text (query, "status:ended", NULL, NULL);

  mp_list_view_scroll_to (f->view, 1000);
  mp_test_settle_all ();
  mp_project_list_set_query (f->list, filtered);
  mp_test_settle_all ();
  g_assert_cmpuint (mp_project_list_get_n (f->list), >, 100);
  g_assert_true (has_text (f, mp_project_list_get_summary (f->list, 0)->title));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (mp_list_view_get_table (f->view)))), ==, 0);
}

#define add_test(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  add_test ("/list-view/shows-every-project", 5, test_rows);
  add_test ("/list-view/nothing-to-show", 0, test_sort);
  add_test ("/list-view/shows-a-change-where-it-stands", 5, test_changed);
  add_test ("/list-view/a-header-asks-the-query-for-its-order", 5, test_sort);
  add_test ("/list-view/follows-an-order-chosen-elsewhere", 5, test_sort_from_outside);
  add_test ("/list-view/another-day-changes-what-is-left", 5, test_as_of);
  add_test ("/list-view/two-lines-where-it-is-narrow", 5, test_narrow);
  add_test ("/list-view/activation-names-the-project", 5, test_activate);
  add_test ("/list-view/keys-go-on-from-the-selected-row", 5, test_focus);
  add_test ("/list-view/columns-stay-where-they-are", 40, test_columns_stay);
  add_test ("/list-view/remembers-its-columns", 5, test_settings);
  add_test ("/list-view/reaches-the-last-of-many", 2000, test_many);
  add_test ("/list-view/another-order-begins-at-the-top", 2000, test_sort_many);
  add_test ("/list-view/another-search-begins-at-the-top", 2000, test_search_many);
  return g_test_run ();
}
