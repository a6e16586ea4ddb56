/* test-receive.c: files and text that are dropped onto the window, or pasted
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "app/mp-window.h"
#include "mp-test-store.h"
#include "mp-test-window.h"
#include "views/import/mp-import-page.h"

typedef struct
{
  GSettings *settings;
  MpWindow *window;
  MpStore *store;
  char *path;
  char *folder;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->settings = g_settings_new ("org.mpower.Portfolio");
  f->folder = g_dir_make_tmp ("mpower-receive-XXXXXX", NULL);
  f->store = mp_test_store_new (&f->path);
  f->window = mp_window_new (GTK_APPLICATION (g_application_get_default ()), f->settings);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 700);
  if (GPOINTER_TO_INT (data))
    mp_window_set_document (f->window, mp_store_get_portfolio (f->store), MP_EDITOR (f->store), MP_LOOKUP (f->store));
  gtk_window_present (GTK_WINDOW (f->window));
  mp_test_settle_all ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_ref (f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  mp_test_settle_all ();
  g_assert_finalize_object (f->window);
  g_clear_object (&f->settings);
  mp_test_store_free (f->store, f->path);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static GFile *
write_file (Fixture    *f,
            const char *name,
            const char *text)
{
  GFile *file = g_file_new_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  return file;
}

/* The import that is shown, as soon as its plan is there. */
static MpImportPage *
wait_for_page (void)
{
  for (guint i = 0; i < 200; i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      for (guint j = 0; j < g_list_model_get_n_items (windows); j++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, j);
          GtkWidget *page = mp_test_find (window, MP_TYPE_IMPORT_PAGE);

          if (page && mp_import_page_get_plan (MP_IMPORT_PAGE (page)))
            return MP_IMPORT_PAGE (page);
        }
      mp_test_settle_all ();
    }
  g_error ("no import is shown");
}

static void
check_page (const char *title)
{
  MpImportPage *page = wait_for_page ();
  g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (mp_import_page_get_plan (page)), 0);

  g_assert_cmpstr (mp_import_item_get_title (item), ==, title);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  mp_test_settle_all ();
}

/* What it is is seen from what is in it: a table that calls itself a picture, a page without an ending. */
static void
test_files (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GFile) table = write_file (f, "table.png", "Title,Start\nFrom the table,2024-01-01\n");
  g_autoptr (GFile) page = write_file (f, "page", "From the page\n\nIt does something.\n\nStart: 2024-01-01 End: 2025-01-01\n");
  g_auto (GValue) value = G_VALUE_INIT;
  GFile *files[] = { table, page };
  g_autoptr (MpImportItem) item = NULL;
  gboolean table_first;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_assert_true (mp_window_receive (f->window, &value));
  /* One after the other, in no matter which order they were looked at. */
  item = g_list_model_get_item (G_LIST_MODEL (mp_import_page_get_plan (wait_for_page ())), 0);
  table_first = g_str_equal (mp_import_item_get_title (item), "From the table");
  check_page (table_first ? "From the table" : "From the page");
  check_page (table_first ? "From the page" : "From the table");
  g_file_delete (table, NULL, NULL);
  g_file_delete (page, NULL, NULL);
}

static void
test_text (Fixture       *f,
           gconstpointer  data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, " \n");
  g_assert_false (mp_window_receive (f->window, &value));
  g_value_set_static_string (&value, "Title,Start\nFrom the text,2024-01-01\n");
  g_assert_true (mp_window_receive (f->window, &value));
  check_page ("From the text");
}

static void
test_paste (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GFile) table = write_file (f, "table.csv", "Title,Start\nFrom the table,2024-01-01\n");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->window));
  GFile *files[] = { table };
  GdkFileList *list;

  gdk_clipboard_set_text (clipboard, "Title,Start\nFrom the clipboard,2024-01-01\n");
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "paste", NULL);
  check_page ("From the clipboard");

  list = gdk_file_list_new_from_array (files, G_N_ELEMENTS (files));
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "paste", NULL);
  check_page ("From the table");
  gdk_clipboard_set_content (clipboard, NULL);
  g_file_delete (table, NULL, NULL);
}

/* Without a portfolio there is no place for a text; that is said. */
static void
test_no_portfolio (Fixture       *f,
                   gconstpointer  data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "Title,Start\nFrom the text,2024-01-01\n");
  g_assert_true (mp_window_receive (f->window, &value));
  mp_test_settle_all ();
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "Open or create a portfolio first: the text is imported into it"));
}

#define add_test(path, n, func) g_test_add (path, Fixture, GINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MpApplication) application = app_fixture_init (&argc, &argv);

  if (application == NULL)
    return 0;

  add_test ("/receive/files-by-what-is-in-them", TRUE, test_files);
  add_test ("/receive/text", TRUE, test_text);
  add_test ("/receive/paste", TRUE, test_paste);
  add_test ("/receive/no-portfolio", FALSE, test_no_portfolio);
  return g_test_run ();
}
