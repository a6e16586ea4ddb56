/* test-store-acts.c: what is done, undone and told of
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mp-error.h"
#include "store-fixture.h"

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 id = add_project (store, "One");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  set_title (store, id, "Two");
  set_title (store, id, "Three");
  label = mp_editor_dup_undo_label (MP_EDITOR (store));
  g_assert_cmpstr (label, ==, "Change title");

  undo (store);
  g_clear_object (&store);
  store = fixture_open (fixture);
  {
    g_autoptr (MpProjectRecord) project = load_project (store, id);
    g_assert_cmpstr (mp_project_record_get_title (project), ==, "Two");
  }
  undo (store);
  undo (store);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 0);
  g_assert_cmpuint (count_found (store, "one", FALSE), ==, 0);
  g_assert_false (undo_and_wait (store, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_clear_error (&error);

  redo (store);
  redo (store);
  redo (store);
  {
    g_autoptr (MpProjectRecord) project = load_project (store, id);
    g_assert_cmpstr (mp_project_record_get_title (project), ==, "Three");
  }
  g_assert_cmpuint (count_found (store, "three", FALSE), ==, 1);
  assert_summaries_fit (store);
  g_assert_false (redo_and_wait (store, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
}

/* What it begins with is told by the history, and undo stops there. */
static void
test_founding (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  mp_store_set_founding (store, TRUE);
  id = add_project (store, "One");
  set_title (store, id, "Two");
  mp_store_set_founding (store, FALSE);
  g_assert_null (mp_editor_dup_undo_label (MP_EDITOR (store)));
  g_assert_false (undo_and_wait (store, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_clear_error (&error);

  set_title (store, id, "Three");
  undo (store);
  g_clear_object (&store);
  store = fixture_open (fixture);
  g_assert_null (mp_editor_dup_undo_label (MP_EDITOR (store)));
  g_assert_false (undo_and_wait (store, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  {
    g_autoptr (MpProjectRecord) project = load_project (store, id);
    g_assert_cmpstr (mp_project_record_get_title (project), ==, "Two");
  }
  history = mp_lookup_load_history (MP_LOOKUP (store), id, 10, NULL, NULL);
  g_assert_cmpuint (history->len, ==, 3);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 id = add_project (store, "One");
  g_autoptr (MpProjectRecord) stale = load_project (store, id);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Two fields");
  g_autoptr (MpChangeSet) of_deleted = mp_change_set_new ("Delete");
  g_autoptr (MpChangeSet) again = mp_change_set_new ("Delete");
  g_autoptr (MpProjectRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  set_title (store, id, "Two");
  mp_change_set_update_text (set, mp_project_record_get_project (stale), MP_PROJECT_NOTE, "a note");
  mp_change_set_update_text (set, mp_project_record_get_project (stale), MP_PROJECT_TITLE, "Three");
  g_assert_false (apply_and_wait (store, set, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  now = load_project (store, id);
  g_assert_cmpstr (mp_project_record_get_title (now), ==, "Two");
  g_assert_true (mp_record_is_null (mp_project_record_get_project (now), MP_PROJECT_NOTE));

  mp_change_set_delete (of_deleted, mp_project_record_get_project (now));
  mp_change_set_delete (again, mp_project_record_get_project (now));
  apply (store, of_deleted);
  g_assert_false (apply_and_wait (store, again, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 id = add_project (store, "One");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GHashTable) times = NULL;
  g_autoptr (GError) error = NULL;
  MpHistoryEntry *entry;

  add_project (store, "Other");
  set_title (store, id, "Two");
  mp_store_set_author (store, "Binta");
  set_title (store, id, "Three");
  undo (store);

  entries = mp_lookup_load_history (MP_LOOKUP (store), id, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->label, ==, "Change title");
  g_assert_cmpstr (entry->author, ==, "Binta");
  g_assert_cmpint (entry->undone_at, >, 0);
  g_assert_cmpint (entry->made_at, >, 0);
  g_assert_cmpint (entry->field, ==, MP_PROJECT_TITLE);
  g_assert_cmpstr (entry->old_value.text, ==, "Two");
  g_assert_cmpstr (entry->new_value.text, ==, "Three");
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->author, ==, "Ana");
  g_assert_cmpint (entry->undone_at, ==, 0);
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpint (entry->kind, ==, MP_CHANGE_INSERT);
  g_assert_cmpint (entry->field, ==, -1);
  g_assert_cmpstr (mp_record_get_text (entry->record, MP_PROJECT_TITLE), ==, "Two");

  times = mp_lookup_load_change_times (MP_LOOKUP (store), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (times), ==, 2);
  entry = g_ptr_array_index (entries, 0);
  /* Undoing is a change, too. */
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (times, &id), ==, entry->undone_at);

  all = mp_lookup_load_history (MP_LOOKUP (store), 0, 0, NULL, &error);
  g_assert_cmpuint (all->len, ==, 4);
  last = mp_lookup_load_history (MP_LOOKUP (store), 0, 1, NULL, &error);
  g_assert_cmpuint (last->len, ==, 1);

  /* What was undone before a new act stays in the history and cannot be redone. */
  set_title (store, id, "Four");
  g_assert_false (redo_and_wait (store, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_ptr_array_unref (all);
  all = mp_lookup_load_history (MP_LOOKUP (store), 0, 0, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 5);
}

typedef struct
{
  MpStore *store;
  guint n;
  guint limit;
  guint fail_at;
  GCancellable *cancellable;
  guint cancel_at;
} Feed;

static gboolean
feed_cb (MpChangeSet   *set,
         gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  Feed *feed = user_data;
  g_autoptr (GArray) ids = NULL;

  if (feed->fail_at && feed->n >= feed->fail_at)
    {
      g_set_error_literal (error, MP_ERROR, MP_ERROR_INVALID, "The file ends in the middle of a line.");
      return FALSE;
    }
  if (feed->cancel_at && feed->n >= feed->cancel_at)
    g_cancellable_cancel (feed->cancellable);

  /* Looking up is allowed here; it shows what was there before. */
  ids = mp_lookup_search (MP_LOOKUP (feed->store), "fed", FALSE, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 0);
  for (guint i = 0; i < 50 && feed->n < feed->limit; i++, feed->n++)
    {
      MpProjectRecord *project = make_project ("Fed");

      add_child (project, MP_TABLE_NARRATIVE);
      mp_change_set_insert_project (set, project);
    }
  return TRUE;
}

static void
test_feed_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Feed failing = { .store = store, .limit = 1000, .fail_at = 500 };
  Feed cancelled = { .store = store, .limit = 1000, .cancellable = cancellable, .cancel_at = 500 };
  Feed good = { .store = store, .limit = 1000 };
  Feed empty = { .store = store };
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_false (feed_and_wait (store, "Import", feed_cb, &failing, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (feed_and_wait (store, "Import", feed_cb, &cancelled, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (feed_and_wait (store, "Import", feed_cb, &empty, NULL, &error));
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
  g_assert_null (mp_editor_dup_undo_label (MP_EDITOR (store)));

  g_assert_true (feed_and_wait (store, "Import", feed_cb, &good, NULL, &error));
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 1000);
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 1000);
  label = mp_editor_dup_undo_label (MP_EDITOR (store));
  g_assert_cmpstr (label, ==, "Import");
  undo (store);
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 0);
  redo (store);
  assert_summaries_fit (store);
}

static void
undo_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  mp_editor_undo_finish (MP_EDITOR (object), result, user_data);
}

/* From another thread, while the undo runs. */
static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_undo_is_cancelled (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  Feed feed = { .store = store, .limit = 5000 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_assert_true (feed_and_wait (store, "Import", feed_cb, &feed, NULL, NULL));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  mp_editor_undo_async (MP_EDITOR (store), cancellable, undo_done_cb, &error);
  while (error == NULL && mp_portfolio_get_n_projects (mp_store_get_portfolio (store)) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);

  /* A fast machine may be done before; then everything is undone. */
  if (error)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 5000);
      g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 5000);
      undo (store);
    }
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 0);
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store-acts/undo-and-redo-survive-closing", test_undo);
  ADD ("/store-acts/undo-stops-at-what-it-began-with", test_founding);
  ADD ("/store-acts/a-stale-edit-is-refused-whole", test_conflict);
  ADD ("/store-acts/history-tells-who-changed-what", test_history);
  ADD ("/store-acts/a-feed-that-fails-leaves-nothing", test_feed_fails);
  ADD ("/store-acts/a-cancelled-undo-leaves-everything", test_undo_is_cancelled);

  return g_test_run ();
}
