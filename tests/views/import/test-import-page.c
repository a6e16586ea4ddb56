/* test-import-page.c: an import in the window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-store.h"
#include "mp-test-window.h"
#include "views/import/mp-import-page.h"

typedef struct
{
  char *path;
  MpStore *store;
  MpImportPage *page;
  GtkWidget *window;
  guint n_applied;
  gboolean closed;
} Fixture;

static void
applied_cb (Fixture *f,
            guint    n)
{
  f->n_applied = n;
}

static void
closed_cb (Fixture *f)
{
  f->closed = TRUE;
}

static void
show_page (Fixture *f)
{
  f->page = MP_IMPORT_PAGE (mp_import_page_new (mp_store_get_portfolio (f->store), MP_EDITOR (f->store), MP_LOOKUP (f->store)));
  g_object_ref_sink (f->page);
  g_signal_connect_swapped (f->page, "applied", G_CALLBACK (applied_cb), f);
  g_signal_connect_swapped (f->page, "closed", G_CALLBACK (closed_cb), f);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  f->closed = FALSE;
}

static void
drop_page (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  mp_test_settle_all ();
  g_assert_finalize_object (f->page);
  f->page = NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->store = mp_test_store_new (&f->path);
  show_page (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->page)
    drop_page (f);
  mp_test_store_free (f->store, f->path);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, text))
        return TRUE;
    }
  return FALSE;
}

/* Waits until such a text is seen. */
static void
wait_for (Fixture    *f,
          const char *text)
{
  for (guint i = 0; i < 100 && !shows (GTK_WIDGET (f->page), text); i++)
    mp_test_settle_all ();
  g_assert_true (shows (GTK_WIDGET (f->page), text));
}

static void
click (Fixture    *f,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (f->page), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
wait_until_closed (Fixture *f)
{
  for (guint i = 0; i < 100 && !f->closed; i++)
    mp_test_settle_all ();
  g_assert_true (f->closed);
}

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  const char *text = "title,start,end\nOne,2024-01-01,2025-01-01\nTwo,2024-02-01,2025-02-01\n";

  mp_import_page_read_text (f->page, text);
  wait_for (f, "2 new");
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (f->store)), ==, 0);
  click (f, "_Import 2 Projects");
  wait_until_closed (f);
  g_assert_cmpuint (f->n_applied, ==, 2);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (f->store)), ==, 2);

  drop_page (f);
  show_page (f);
  mp_import_page_read_text (f->page, text);
  wait_for (f, "2 unchanged");
  g_assert_false (gtk_widget_is_sensitive (find_button (GTK_WIDGET (f->page), "_Import")));
}

static void
test_left_out (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(MpImportItem) item = NULL;

  mp_import_page_read_text (f->page, "title,start,end\nOne,2024-01-01,2025-01-01\nTwo,2024-02-01,2025-02-01\n");
  wait_for (f, "2 new");
  item = g_list_model_get_item (G_LIST_MODEL (mp_import_page_get_plan (f->page)), 0);
  mp_import_item_set_decision (item, MP_DECISION_SKIP);
  click (f, "_Import 1 Project");
  wait_until_closed (f);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (f->store)), ==, 1);
}

static void
test_date_order (Fixture       *f,
                 gconstpointer  data)
{
  mp_import_page_read_text (f->page, "title,start,end\nOne,03/04/2024,05/06/2025\n");
  wait_for (f, "1 cannot be used");
  click (f, "The _Day");
  wait_for (f, "1 new");
}

static void
test_nonsense (Fixture       *f,
               gconstpointer  data)
{
  mp_import_page_read_text (f->page, "\001\002\003 nothing of use");
  wait_for (f, "Nothing Could Be Read");
  mp_import_page_cancel (f->page);
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  mp_import_page_read_text (f->page, "title\nOne\n");
  click (f, "_Cancel");
  g_assert_true (f->closed);
  mp_test_settle_all ();
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (f->store)), ==, 0);
}

static const char known[] =
  "title,acronym,start,end,country\nSafe Harvests for Fruit Pickers in Peru,PICK4LIFE,2021-12-15,2026-06-14,Peru\nFair Cleaning,,2020-01-01,2022-01-01,Mexico\n";

static const char theirs[] =
  "title,start,end,country,donor\nSafe Harvests for Fruit Pickers in Peru,2021-12-15,2027-02-14,Peru,Harbour Foundation\nFair Cleaning,2018-01-01,2019-01-01,Mexico,\nA New One,2024-01-01,2025-01-01,Peru,\n";

/* Theirs over what is known. */
static void
show_theirs (Fixture *f)
{
  mp_import_page_read_text (f->page, known);
  wait_for (f, "2 new");
  click (f, "_Import 2 Projects");
  wait_until_closed (f);
  drop_page (f);
  show_page (f);
  mp_import_page_read_text (f->page, theirs);
  wait_for (f, "1 new · 1 changed · 1 in doubt");
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GtkSingleSelection *
get_list (Fixture *f)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find_type (GTK_WIDGET (f->page), GTK_TYPE_LIST_VIEW))));
}

static MpImportItem *
get_item (Fixture *f,
          guint    position)
{
  g_autoptr(MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (get_list (f)), position);

  return item;
}

static void
select_item (Fixture *f,
             guint    position)
{
  gtk_single_selection_set_selected (get_list (f), position);
  mp_test_settle_all ();
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *label)
{
  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, label);

      if (found)
        return found;
    }
  return NULL;
}

/* What is in doubt stands first, with the reasons, and is decided there. */
static void
test_doubt (Fixture       *f,
            gconstpointer  data)
{
  show_theirs (f);
  g_assert_cmpint (mp_import_item_get_state (get_item (f, 0)), ==, MP_IMPORT_DOUBTFUL);
  g_assert_true (shows (GTK_WIDGET (f->page), "The same title"));
  g_assert_true (shows (GTK_WIDGET (f->page), "Another start: 1 Jan 2018, here 1 Jan 2020"));
  g_assert_true (shows (GTK_WIDGET (f->page), "1 Jan 2022"));
  g_assert_false (shows (GTK_WIDGET (f->page), "Mine: 1 Jan 2022"));
  g_assert_nonnull (find_button (GTK_WIDGET (f->page), "_Import 2 Projects"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (f->page), "It is the _same project: update it")), TRUE);
  mp_test_settle_all ();
  g_assert_cmpint (mp_import_item_get_decision (get_item (f, 0)), ==, MP_DECISION_SAME);
  g_assert_true (shows (GTK_WIDGET (f->page), "Mine: 1 Jan 2022"));
  click (f, "_Import 3 Projects");
  wait_until_closed (f);
  g_assert_cmpuint (f->n_applied, ==, 3);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (f->store)), ==, 3);
}

/* A choice in its row is the choice of the item, and the other way round. */
static void
test_choice (Fixture       *f,
             gconstpointer  data)
{
  GtkDropDown *choice;
  MpImportItem *item;

  show_theirs (f);
  select_item (f, 1);
  item = get_item (f, 1);
  g_assert_cmpint (mp_import_item_get_state (item), ==, MP_IMPORT_CHANGED);
  g_assert_true (shows (GTK_WIDGET (f->page), "Mine: 14 Jun 2026"));
  g_assert_true (shows (GTK_WIDGET (f->page), "Theirs: 14 Feb 2027"));
  g_assert_true (shows (GTK_WIDGET (f->page), "\u2068Copied text\u2069, line 2"));
  choice = GTK_DROP_DOWN (find_type (find_type (GTK_WIDGET (f->page), GTK_TYPE_LIST_BOX), GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
  gtk_drop_down_set_selected (choice, 1);
  g_assert_cmpuint (mp_import_item_count_chosen (item), ==, 1);
  wait_for (f, "1 of 2 differences · line 2");

  gtk_widget_activate_action (find_type (GTK_WIDGET (f->page), GTK_TYPE_LIST_BOX), "detail.choose", "s", "theirs");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  g_assert_cmpuint (mp_import_item_count_chosen (item), ==, 2);
}

/* One choice for all that is shown; what is left out by it is counted no more. */
static void
test_for_all (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *list;

  show_theirs (f);
  list = find_type (GTK_WIDGET (f->page), GTK_TYPE_LIST_VIEW);
  gtk_widget_activate_action (list, "preview.choose-all", "s", "mine");
  g_assert_cmpuint (mp_import_item_count_chosen (get_item (f, 1)), ==, 1);
  gtk_widget_activate_action (list, "preview.decide-all", "s", "skip");
  g_assert_nonnull (find_button (GTK_WIDGET (f->page), "_Import"));
  gtk_widget_activate_action (list, "preview.decide-all", "s", "take");
  g_assert_nonnull (find_button (GTK_WIDGET (f->page), "_Import 2 Projects"));
  g_assert_cmpint (mp_import_item_get_decision (get_item (f, 0)), ==, MP_DECISION_SKIP);
}

static void
wait_for_n (Fixture *f,
            guint    n)
{
  for (guint i = 0; i < 100 && g_list_model_get_n_items (G_LIST_MODEL (get_list (f))) != n; i++)
    mp_test_settle_all ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (f))), ==, n);
}

/* By state and by words, of the file's title or of the portfolio's. */
static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *search;
  GtkWidget *states;

  show_theirs (f);
  search = find_type (GTK_WIDGET (f->page), GTK_TYPE_SEARCH_ENTRY);
  states = find_type (GTK_WIDGET (f->page), GTK_TYPE_DROP_DOWN);
  gtk_editable_set_text (GTK_EDITABLE (search), "FRUIT");
  wait_for_n (f, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for_n (f, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (states), 3);
  wait_for_n (f, 1);
  g_assert_cmpint (mp_import_item_get_state (get_item (f, 0)), ==, MP_IMPORT_ADDED);
  /* Only what is shown is left out. */
  gtk_widget_activate_action (states, "preview.decide-all", "s", "skip");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (states), 0);
  wait_for_n (f, 3);
  g_assert_nonnull (find_button (GTK_WIDGET (f->page), "_Import 1 Project"));
}

/* The list makes rows of what is seen, however long the file is. */
static void
test_long_file (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("title,start\n");
  GtkWidget *list;
  guint n = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Project number %u,2024-01-01\n", i);
  mp_import_page_read_text (f->page, text->str);
  wait_for (f, "20,000 new");
  list = find_type (GTK_WIDGET (f->page), GTK_TYPE_LIST_VIEW);
  for (GtkWidget *child = gtk_widget_get_first_child (list); child; child = gtk_widget_get_next_sibling (child))
    n++;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 500);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  add_test ("/import-page/nothing-is-written-before-yes", test_import);
  add_test ("/import-page/what-is-left-out-is-left-out", test_left_out);
  add_test ("/import-page/asks-how-dates-are-to-be-read", test_date_order);
  add_test ("/import-page/nonsense-is-told-as-such", test_nonsense);
  add_test ("/import-page/cancel-leaves-everything", test_cancel);
  add_test ("/import-page/doubt-is-told-and-decided", test_doubt);
  add_test ("/import-page/whose-words-win", test_choice);
  add_test ("/import-page/one-choice-for-all", test_for_all);
  add_test ("/import-page/search-and-states", test_filter);
  add_test ("/import-page/a-long-file-has-few-rows", test_long_file);
  return g_test_run ();
}
