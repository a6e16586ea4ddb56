/* test-query-entry.c: the search entry
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-projects.h"
#include "mp-test-window.h"
#include "widgets/mp-query-entry.h"

static MpQueryEntry *
create_entry (void)
{
  g_autoptr(MpQuery) query = mp_query_new (0);
  MpQueryEntry *entry = g_object_ref_sink (MP_QUERY_ENTRY (mp_query_entry_new ()));

  mp_query_entry_set_query (entry, query);
  return entry;
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_text (void)
{
  MpQueryEntry *entry = create_entry ();
  guint notified = 0;

  g_signal_connect_swapped (entry, "notify::query", G_CALLBACK (count_cb), &notified);
  mp_query_entry_set_text (entry, "status:running mining");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (mp_query_get_text (mp_query_entry_get_query (entry)), ==, "status:running mining");
  g_assert_null (mp_query_entry_get_mistake (entry));

  mp_query_entry_set_text (entry, "");
  g_assert_false (mp_query_is_filtered (mp_query_entry_get_query (entry)));
  g_assert_finalize_object (entry);
}

static void
test_mistake (void)
{
  MpQueryEntry *entry = create_entry ();

  mp_query_entry_set_text (entry, "status:running");
  mp_query_entry_set_text (entry, "status:sleeping");
  g_assert_nonnull (mp_query_entry_get_mistake (entry));
  g_assert_cmpstr (mp_query_get_text (mp_query_entry_get_query (entry)), ==, "status:running");

  mp_query_entry_set_text (entry, "status:ended");
  g_assert_null (mp_query_entry_get_mistake (entry));
  g_assert_cmpstr (mp_query_get_text (mp_query_entry_get_query (entry)), ==, "status:ended");
  g_assert_finalize_object (entry);
}

/* What comes back from the list after a word was typed must not move the cursor. */
static void
test_same_query (void)
{
  MpQueryEntry *entry = create_entry ();
  g_autoptr(MpQuery) sorted = NULL;

  mp_query_entry_set_text (entry, "mining");
  sorted = mp_query_with_sort (mp_query_entry_get_query (entry), MP_SORT_TITLE, TRUE);
  mp_query_entry_set_query (entry, sorted);
  g_assert_true (mp_query_entry_get_query (entry) == sorted);
  mp_query_entry_set_text (entry, "mining garment");
  g_assert_cmpint (mp_query_get_sort (mp_query_entry_get_query (entry)), ==, MP_SORT_TITLE);
  g_assert_finalize_object (entry);
}

static void
note_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  *(guint *) user_data += 1;
}

static void
paste (MpQueryEntry *entry,
       const char   *text)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (entry)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (focus), text);
  g_signal_emit_by_name (focus, "paste-clipboard");
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

/* A title may be searched for though it was broken; a whole page is to be imported. */
static void
test_paste (void)
{
  const GActionEntry actions[] = { { "import-text", note_cb } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  MpQueryEntry *entry = create_entry ();
  GtkWidget *window = gtk_window_new ();
  guint imported = 0;

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, 1, &imported);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (entry));
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  paste (entry, "Safe and Healthy\nWorkplaces\n");
  g_assert_cmpuint (imported, ==, 0);
  g_assert_cmpstr (mp_query_get_text (mp_query_entry_get_query (entry)), ==, "Safe and Healthy Workplaces");
  mp_query_entry_set_text (entry, "");
  paste (entry, "Solidarity Center\nCountries: Mexico\nSectors: Mining\n\nSafe Workplaces\n");
  g_assert_cmpuint (imported, ==, 1);
  g_assert_cmpstr (mp_query_get_text (mp_query_entry_get_query (entry)), ==, "");

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (entry);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/query-entry/text-becomes-a-query", test_text);
  g_test_add_func ("/query-entry/a-mistake-leaves-the-last-good-query", test_mistake);
  g_test_add_func ("/query-entry/another-order-keeps-the-text", test_same_query);
  g_test_add_func ("/query-entry/a-pasted-page-is-no-search", test_paste);
  return g_test_run ();
}
