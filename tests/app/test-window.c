/* test-window.c: the window of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "app-fixture.h"
#include "app/mp-window.h"
#include "mp-fake-projects.h"
#include "mp-test-window.h"
#include "views/list/mp-list-view.h"
#include "views/timeline/mp-timeline-view.h"
#include "widgets/mp-filter-chips.h"
#include "widgets/mp-query-entry.h"

typedef struct
{
  GSettings *settings;
  MpWindow *window;
  MpFakeDocument *document;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->settings = g_settings_new ("org.mpower.Portfolio");
  f->window = mp_window_new (GTK_APPLICATION (g_application_get_default ()), f->settings);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1200, 700);

  if (GPOINTER_TO_INT (data) >= 0)
    {
      f->document = mp_fake_projects_new (GPOINTER_TO_UINT (data));
      mp_window_set_document (f->window, mp_fake_document_get_portfolio (f->document),
                              MP_EDITOR (f->document), MP_LOOKUP (f->document));
    }
  gtk_window_present (GTK_WINDOW (f->window));
  mp_test_settle_all ();
}

static void
clear_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
watch (GtkWidget *widget,
       GPtrArray *watched)
{
  GWeakRef *ref;

  /* It belongs to the display and visits one window after another. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return;
  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, widget);
  g_ptr_array_add (watched, ref);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    watch (child, watched);
}

/* Widgets that nobody holds any more; leaks are not seen by a sanitizer where there is a display. */
static void
assert_gone (GPtrArray *watched)
{
  for (guint i = 0; i < watched->len; i++)
    {
      g_autoptr(GObject) left = g_weak_ref_get (g_ptr_array_index (watched, i));

      if (left)
        g_error ("%s is left of the window, with %u references", G_OBJECT_TYPE_NAME (left), left->ref_count - 1);
    }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) watched = g_ptr_array_new_with_free_func (clear_weak_ref);

  watch (GTK_WIDGET (f->window), watched);
  g_object_ref (f->window);
  /* As a user does it: what is being edited is saved, or left as it was. */
  gtk_window_close (GTK_WINDOW (f->window));
  mp_test_settle_all ();
  g_assert_finalize_object (f->window);
  assert_gone (watched);
  g_clear_object (&f->document);
  g_clear_object (&f->settings);
}

static void
search (Fixture    *f,
        const char *text)
{
  mp_query_entry_set_text (MP_QUERY_ENTRY (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_QUERY_ENTRY)), text);
  mp_test_settle_all ();
}

static gboolean
is_enabled (Fixture    *f,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), action);
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (is_enabled (f, action));
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action, NULL);
  mp_test_settle_all ();
}

static void
test_start (Fixture       *f,
            gconstpointer  data)
{
  g_assert_true (mp_window_is_free (f->window));
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "New Portfolio"));
  g_assert_false (is_enabled (f, "new-project"));
  g_assert_false (is_enabled (f, "export"));
}

static void
test_title (Fixture       *f,
            gconstpointer  data)
{
  g_assert_false (mp_window_is_free (f->window));
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "6 projects"));
  search (f, "status:running");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "3 of 6 projects"));
  g_assert_cmpuint (mp_filter_chips_get_n (MP_FILTER_CHIPS (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_FILTER_CHIPS))), ==, 1);
}

static void
test_nothing_found (Fixture       *f,
                    gconstpointer  data)
{
  search (f, "status:cancelled");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "No Project Found"));
  activate (f, "clear-search");
  g_assert_false (mp_test_shows (GTK_WIDGET (f->window), "No Project Found"));
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 6);
}

static void
test_mistake (Fixture       *f,
              gconstpointer  data)
{
  search (f, "status:running");
  search (f, "status:sleeping");
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 3);
  search (f, "");
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 6);
}

static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "No Projects Yet"));
  g_assert_true (is_enabled (f, "new-project"));
  g_assert_false (is_enabled (f, "delete-project"));
}

static void
test_first_selected (Fixture       *f,
                     gconstpointer  data)
{
  gint64 first = mp_project_list_get_summary (mp_window_get_list (f->window), 0)->id;

  g_assert_cmpint (mp_project_selection_get_current (mp_window_get_selection (f->window)), ==, first);
}

static void
test_views (Fixture       *f,
            gconstpointer  data)
{
  search (f, "status:ended");
  mp_project_selection_select_id (mp_window_get_selection (f->window), 3);
  mp_window_show_view (f->window, "timeline");
  mp_test_settle_all ();
  g_assert_cmpint (mp_project_selection_get_current (mp_window_get_selection (f->window)), ==, 3);
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 3);
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (G_ACTION_GROUP (f->window), "view"), NULL),
                   ==, "timeline");
  mp_window_show_view (f->window, "list");
  mp_test_settle_all ();
}

static void
test_edit (Fixture       *f,
           gconstpointer  data)
{
  MpChangeSet *set;

  activate (f, "new-project");
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 1);
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpint (mp_change_set_get (set, 0)->kind, ==, MP_CHANGE_INSERT);

  mp_project_selection_select_id (mp_window_get_selection (f->window), 2);
  activate (f, "duplicate-project");
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpstr (mp_project_record_get_title (mp_change_set_get (set, 0)->project_record), ==, "Garment project 002 (Copy)");

  mp_project_selection_select_id (mp_window_get_selection (f->window), 2);
  activate (f, "delete-project");
  set = mp_fake_document_get_last_set (f->document);
  g_assert_cmpint (mp_change_set_get (set, 0)->kind, ==, MP_CHANGE_DELETE);
  g_assert_cmpint (mp_change_set_get (set, 0)->id, ==, 2);
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "“Garment project 002” deleted"));
}

/* Closed while the form of the title is open; what is left of it is seen by tear_down (). */
static void
test_close_form (Fixture       *f,
                 gconstpointer  data)
{
  activate (f, "edit-project");
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (f->window))) || GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (f->window))));
}

/* Keys go on in the list, and not from nowhere. */
static void
test_put_pane_away (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *focus;

  activate (f, "edit-project");
  mp_window_show_detail (f->window, FALSE);
  mp_test_settle_all ();
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, MP_TYPE_LIST_VIEW));
}

static void
test_delete_many (Fixture       *f,
                  gconstpointer  data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (mp_window_get_selection (f->window)));
  g_assert_false (is_enabled (f, "duplicate-project"));
  activate (f, "delete-project");
  g_assert_cmpuint (mp_change_set_get_n (mp_fake_document_get_last_set (f->document)), ==, 6);
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "6 projects deleted"));
}

/* Down from the search: the first hit, and not the second at the next Down. */
static void
test_to_hits (Fixture       *f,
              gconstpointer  data)
{
  MpProjectSelection *selection = mp_window_get_selection (f->window);
  gint64 first, second;
  GtkWidget *entry = mp_test_find (GTK_WIDGET (f->window), MP_TYPE_QUERY_ENTRY);

  mp_project_selection_select_id (selection, 0);
  search (f, "status:running");
  first = mp_project_list_get_summary (mp_window_get_list (f->window), 0)->id;
  second = mp_project_list_get_summary (mp_window_get_list (f->window), 1)->id;
  g_signal_emit_by_name (entry, "activated");
  g_assert_cmpint (mp_project_selection_get_current (selection), ==, first);

  /* One that was chosen stays. */
  mp_project_selection_select_id (selection, second);
  g_signal_emit_by_name (entry, "activated");
  g_assert_cmpint (mp_project_selection_get_current (selection), ==, second);
}

static void
test_several (Fixture       *f,
              gconstpointer  data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (mp_window_get_selection (f->window)));
  mp_test_settle_all ();
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "6 Projects Selected"));
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (mp_window_get_selection (f->window)), 0);
  mp_test_settle_all ();
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "5 Projects Selected"));
}

static void
test_read_only (Fixture       *f,
                gconstpointer  data)
{
  mp_fake_document_set_read_only_reason (f->document, "The folder cannot be written.");
  mp_test_settle_all ();
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "The folder cannot be written."));
  g_assert_false (is_enabled (f, "new-project"));
  g_assert_false (is_enabled (f, "delete-project"));
  g_assert_false (is_enabled (f, "import"));
  g_assert_true (is_enabled (f, "export"));
}

/* A list that is too long for a passing word. */
static void
test_left_out (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.tell-left-out", "s", "16 projects written, but no <b>texts"));
  mp_test_settle_all ();
  dialog = mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (mp_test_shows (dialog, "16 projects written, but no <b>texts"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), adw_message_dialog_get_close_response (ADW_MESSAGE_DIALOG (dialog)));
  mp_test_settle_all ();
}

static void
test_narrow (Fixture       *f,
             gconstpointer  data)
{
  /* On the way there it becomes narrow, and only then can it be so narrow. */
  for (int width = 1150; width >= 350; width -= 50)
    {
      gtk_window_set_default_size (GTK_WINDOW (f->window), MAX (width, 360), 600);
      mp_test_settle_all ();
    }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), <=, 360);
  mp_window_show_detail (f->window, TRUE);
  for (guint i = 0; i < 3; i++)
    mp_test_settle_all ();
  g_assert_false (gtk_widget_get_mapped (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_QUERY_ENTRY)));
  activate (f, "back");
  for (guint i = 0; i < 3; i++)
    mp_test_settle_all ();
  g_assert_true (gtk_widget_get_mapped (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_QUERY_ENTRY)));
}

/* In a narrow window nothing is selected at first, but a row has the focus. */
static void
test_activated (Fixture       *f,
                gconstpointer  data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (mp_window_get_selection (f->window));
  MpProjectList *list = mp_window_get_list (f->window);
  GtkWidget *view = mp_test_find (GTK_WIDGET (f->window), MP_TYPE_LIST_VIEW);

  gtk_selection_model_unselect_all (selection);
  g_signal_emit_by_name (view, "activated", mp_project_list_get_summary (list, 2)->id);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));

  /* Who has selected several of them keeps them. */
  gtk_selection_model_select_item (selection, 4, FALSE);
  g_signal_emit_by_name (view, "activated", mp_project_list_get_summary (list, 4)->id);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
}

/* What is there again is where one was. */
static void
test_deleted_and_back (Fixture *f)
{
  MpProjectList *list = mp_window_get_list (f->window);
  gint64 id;

  activate (f, "redo");
  for (guint i = 0; i < 20 && mp_project_list_get_n (list) == 0; i++)
    mp_test_settle_all ();
  id = mp_project_list_get_summary (list, 0)->id;
  mp_project_selection_select_id (mp_window_get_selection (f->window), id);
  activate (f, "delete-project");
  for (guint i = 0; i < 20 && mp_project_list_get_n (list) == 1; i++)
    mp_test_settle_all ();
  g_assert_cmpint (mp_project_selection_get_current (mp_window_get_selection (f->window)), ==, 0);
  activate (f, "undo");
  for (guint i = 0; i < 20 && mp_project_selection_get_current (mp_window_get_selection (f->window)) == 0; i++)
    mp_test_settle_all ();
  g_assert_cmpint (mp_project_selection_get_current (mp_window_get_selection (f->window)), ==, id);
}

/* The rest of the way: a real file. */
static void
test_file (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Work.mpower", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  mp_window_create (f->window, file);
  g_assert_false (mp_window_is_free (f->window));
  for (guint i = 0; i < 40 && !mp_window_get_file (f->window); i++)
    mp_test_settle_all ();
  g_assert_true (g_file_equal (mp_window_get_file (f->window), file));
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "Work"));
  activate (f, "new-project");
  for (guint i = 0; i < 20 && mp_project_list_get_n (mp_window_get_list (f->window)) == 0; i++)
    mp_test_settle_all ();
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 1);
  /* Its title has the focus; there, undo would be about what one types. */
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  activate (f, "undo");
  for (guint i = 0; i < 20 && mp_project_list_get_n (mp_window_get_list (f->window)) == 1; i++)
    mp_test_settle_all ();
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "No Projects Yet"));
  g_assert_true (is_enabled (f, "redo"));

  test_deleted_and_back (f);

  mp_window_set_document (f->window, NULL, NULL, NULL);
  g_unlink (path);
}

static void
test_sample (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.mpower", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  mp_window_open_sample (f->window, file);
  for (guint i = 0; i < 80 && !mp_window_get_list (f->window); i++)
    mp_test_settle_all ();
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 16);
  g_assert_false (is_enabled (f, "undo"));

  mp_project_selection_select_id (mp_window_get_selection (f->window), mp_project_list_get_summary (mp_window_get_list (f->window), 0)->id);
  activate (f, "delete-project");
  for (guint i = 0; i < 20 && !is_enabled (f, "undo"); i++)
    mp_test_settle_all ();
  activate (f, "undo");
  for (guint i = 0; i < 20 && mp_project_list_get_n (mp_window_get_list (f->window)) == 15; i++)
    mp_test_settle_all ();
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 16);
  g_assert_false (is_enabled (f, "undo"));

  mp_window_set_document (f->window, NULL, NULL, NULL);
  g_unlink (path);
}

/* Answers the dialog that asks for the name of a view. */
static void
give_name (const char *name)
{
  GtkWidget *dialog = mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (mp_test_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_ENTRY)), name);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  mp_test_settle_all ();
}

static char *
dup_saved_view (Fixture *f)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), "saved-view");

  return g_variant_dup_string (state, NULL);
}

static void
choose_view (Fixture    *f,
             const char *uuid)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "saved-view", g_variant_new_string (uuid));
  mp_test_settle_all ();
}

static MpQuery *
get_query (Fixture *f)
{
  return mp_project_list_get_query (mp_window_get_list (f->window));
}

static GtkColumnViewColumn *
get_column (Fixture *f,
            guint    position)
{
  GtkColumnView *table = mp_list_view_get_table (MP_LIST_VIEW (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_LIST_VIEW)));
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (table), position);

  return column;
}

static void
move_column (Fixture *f,
             guint    from,
             guint    to)
{
  GtkColumnView *table = mp_list_view_get_table (MP_LIST_VIEW (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_LIST_VIEW)));

  gtk_column_view_insert_column (table, to, get_column (f, from));
}

/* What is searched for, its order, the columns and the period come back; the day stays what it is. */
static void
test_view_round_trip (Fixture    *f,
                      const char *uuid)
{
  MpTimelineScope *scope = mp_timeline_view_get_scope (MP_TIMELINE_VIEW (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_TIMELINE_VIEW)));
  g_autoptr(MpQuery) later = mp_query_with_as_of (get_query (f), mp_date_from_ymd (2031, 1, 1));
  MpDate from, to;

  mp_project_list_set_query (mp_window_get_list (f->window), later);
  choose_view (f, "");
  g_assert_cmpstr (mp_query_get_text (get_query (f)), ==, "");
  g_assert_false (mp_timeline_scope_get_period (scope, &from, &to));
  gtk_column_view_column_set_visible (get_column (f, 3), TRUE);
  gtk_column_view_column_set_fixed_width (get_column (f, 0), 400);
  move_column (f, 2, 1);
  g_assert_cmpstr (gtk_column_view_column_get_title (get_column (f, 1)), ==, "Status");

  choose_view (f, uuid);
  g_assert_cmpstr (mp_query_get_text (get_query (f)), ==, "garment");
  g_assert_cmpint (mp_query_get_sort (get_query (f)), ==, MP_SORT_TITLE);
  g_assert_cmpint (mp_query_get_as_of (get_query (f)), ==, mp_date_from_ymd (2031, 1, 1));
  g_assert_true (mp_timeline_scope_get_period (scope, &from, &to));
  g_assert_cmpint (from, ==, mp_date_from_ymd (2021, 3, 1));
  g_assert_cmpint (to, ==, mp_date_from_ymd (2024, 8, 31));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (get_column (f, 0)), ==, 321);
  g_assert_cmpstr (gtk_column_view_column_get_title (get_column (f, 1)), ==, "Start");
  g_assert_cmpstr (gtk_column_view_column_get_title (get_column (f, 2)), ==, "Status");
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_column_view_column_get_visible (get_column (f, i)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (f, 3)));
}

/* Saves, goes elsewhere, comes back, renames, updates, deletes, and takes it back step by step. */
static void
test_saved_views (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Work.mpower", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(MpQuery) sorted = NULL;
  g_autofree char *uuid = NULL;
  MpTimelineScope *scope = mp_timeline_view_get_scope (MP_TIMELINE_VIEW (mp_test_find (GTK_WIDGET (f->window), MP_TYPE_TIMELINE_VIEW)));

  mp_window_open_sample (f->window, file);
  for (guint i = 0; i < 80 && !mp_window_get_list (f->window); i++)
    mp_test_settle_all ();
  search (f, "garment");
  sorted = mp_query_with_sort (get_query (f), MP_SORT_TITLE, FALSE);
  mp_project_list_set_query (mp_window_get_list (f->window), sorted);
  mp_timeline_scope_set_period (scope, mp_date_from_ymd (2021, 3, 1), mp_date_from_ymd (2024, 8, 31));
  gtk_column_view_column_set_visible (get_column (f, 3), FALSE);
  gtk_column_view_column_set_fixed_width (get_column (f, 0), 321);
  move_column (f, 2, 1);

  g_assert_false (is_enabled (f, "update-view"));
  activate (f, "save-view");
  give_name ("Garments _1");
  for (guint i = 0; i < 20 && !is_enabled (f, "update-view"); i++)
    mp_test_settle_all ();
  uuid = dup_saved_view (f);
  g_assert_cmpstr (uuid, !=, "");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "View “Garments _1” saved"));
  test_view_round_trip (f, uuid);

  activate (f, "rename-view");
  give_name ("Clothes");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->window), "View renamed to “Clothes”"));
  search (f, "garment Mexico");
  activate (f, "update-view");
  choose_view (f, "");
  choose_view (f, uuid);
  g_assert_cmpstr (mp_query_get_text (get_query (f)), ==, "garment Mexico");

  activate (f, "delete-view");
  g_assert_false (is_enabled (f, "delete-view"));
  for (guint i = 0; i < 2; i++)
    activate (f, "undo");
  choose_view (f, uuid);
  g_assert_cmpstr (mp_query_get_text (get_query (f)), ==, "garment");
  for (guint i = 0; i < 2; i++)
    activate (f, "undo");
  g_assert_false (is_enabled (f, "undo"));
  g_assert_false (is_enabled (f, "rename-view"));

  mp_window_set_document (f->window, NULL, NULL, NULL);
  g_unlink (path);
}

static void
test_views_read_only (Fixture       *f,
                      gconstpointer  data)
{
  MpRecord *view = mp_record_new (MP_TABLE_VIEW, 900);

  mp_record_set_text (view, MP_VIEW_UUID, "1");
  mp_record_set_text (view, MP_VIEW_NAME, "Running");
  mp_record_set_text (view, MP_VIEW_QUERY, "status:running");
  mp_fake_document_add_record (f->document, view);
  mp_fake_document_set_read_only_reason (f->document, "The folder cannot be written.");
  mp_test_settle_all ();
  g_assert_false (is_enabled (f, "save-view"));
  choose_view (f, "1");
  g_assert_cmpuint (mp_project_list_get_n (mp_window_get_list (f->window)), ==, 3);
  g_assert_false (is_enabled (f, "update-view"));
  g_assert_false (is_enabled (f, "rename-view"));
  g_assert_false (is_enabled (f, "delete-view"));
}

/* Two views of one name could not be told apart. */
static void
test_view_names (Fixture       *f,
                 gconstpointer  data)
{
  MpRecord *view = mp_record_new (MP_TABLE_VIEW, 900);
  GtkWidget *dialog, *entry;

  mp_record_set_text (view, MP_VIEW_UUID, "1");
  mp_record_set_text (view, MP_VIEW_NAME, "Running");
  mp_record_set_text (view, MP_VIEW_QUERY, "status:running");
  mp_fake_document_add_record (f->document, view);
  activate (f, "save-view");
  dialog = mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  entry = mp_test_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_ENTRY);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " rünning ");
  mp_test_settle_all ();
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  g_assert_true (mp_test_shows (dialog, "There is a view of this name already"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  mp_test_settle_all ();
  g_assert_cmpuint (mp_fake_document_get_n_sets (f->document), ==, 0);
}

/* Who closes a window has seen enough; nothing is told to a window that is gone. */
static void
test_close_busy (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.mpower", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  MpWindow *window = mp_window_new (GTK_APPLICATION (g_application_get_default ()), f->settings);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  mp_test_settle_all ();
  mp_window_open_sample (window, file);
  gtk_window_close (GTK_WINDOW (window));
  for (guint i = 0; i < 80 && window; i++)
    mp_test_settle_all ();
  g_assert_null (window);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The windows of keys that are shown. */
static guint
count_shortcuts_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      n += GTK_IS_SHORTCUTS_WINDOW (window) && gtk_widget_get_visible (window);
    }
  return n;
}

static void
test_shortcuts (Fixture       *f,
                gconstpointer  data)
{
  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window)));
  for (guint i = 0; i < 3; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (f->window), "show-help-overlay", NULL);
      mp_test_settle_all ();
      g_assert_cmpuint (count_shortcuts_windows (), ==, 1);
      gtk_window_close (GTK_WINDOW (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (f->window))));
      mp_test_settle_all ();
      g_assert_cmpuint (count_shortcuts_windows (), ==, 0);
    }
}

#define add_test(path, n, func) g_test_add (path, Fixture, GINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MpApplication) application = app_fixture_init (&argc, &argv);

  if (application == NULL)
    return 0;

  add_test ("/window/begins-with-four-ways", -1, test_start);
  add_test ("/window/says-how-many-of-how-many", 6, test_title);
  add_test ("/window/nothing-found-offers-to-clear", 6, test_nothing_found);
  add_test ("/window/a-mistake-keeps-the-last-good-list", 6, test_mistake);
  add_test ("/window/an-empty-portfolio-says-what-to-do", 0, test_empty);
  add_test ("/window/shows-the-first-project", 6, test_first_selected);
  add_test ("/window/views-share-query-and-selection", 6, test_views);
  add_test ("/window/new-duplicate-delete", 6, test_edit);
  add_test ("/window/closing-over-a-form-leaves-nothing", 6, test_close_form);
  add_test ("/window/a-pane-that-goes-gives-the-focus-back", 6, test_put_pane_away);
  add_test ("/window/deletes-many-as-one-act", 6, test_delete_many);
  add_test ("/window/the-search-leads-to-its-first-hit", 6, test_to_hits);
  add_test ("/window/says-how-many-are-selected", 6, test_several);
  add_test ("/window/read-only-says-why", 6, test_read_only);
  add_test ("/window/what-an-export-left-out-is-told", 6, test_left_out);
  add_test ("/window/fits-360-pixels", 6, test_narrow);
  add_test ("/window/opens-what-is-activated", 6, test_activated);
  add_test ("/window/makes-a-file", -1, test_file);
  add_test ("/window/the-sample-is-not-undone", -1, test_sample);
  add_test ("/window/saved-views-come-back-and-are-undone", -1, test_saved_views);
  add_test ("/window/views-of-a-read-only-document-can-be-chosen", 6, test_views_read_only);
  add_test ("/window/views-have-names-of-their-own", 6, test_view_names);
  add_test ("/window/closing-stops-what-is-going-on", -1, test_close_busy);
  add_test ("/window/its-keys-are-shown-when-asked-for", 3, test_shortcuts);
  return g_test_run ();
}
