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
  click (f, "_Import 2 Projects");
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
  return g_test_run ();
}
