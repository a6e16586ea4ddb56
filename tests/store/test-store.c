/* test-store.c: what a document keeps
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/mp-error.h"
#include "store-fixture.h"

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mp_portfolio_get_title (portfolio), ==, "Test");
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_VOCABULARY)->len, >=, 5);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_TERM)->len, >, 200);
  g_assert_false (mp_editor_is_read_only (MP_EDITOR (store)));
  g_assert_null (mp_editor_dup_undo_label (MP_EDITOR (store)));

  g_assert_null (mp_store_create (fixture->file, "Other", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);

  mp_store_close (store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "test.mpower");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_project_survives (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  MpProjectRecord *project = make_project ("Mining in Mexico");

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      if (table != MP_TABLE_ROLE && table != MP_TABLE_PROJECT_TERM)
        {
          add_child (project, table);
          add_child (project, table);
        }
    }
  mp_change_set_insert_project (set, project);
  apply (store, set);
  assert_summaries_fit (store);
  before = dump_store (store);
  g_assert_nonnull (strstr (before, "Mining in Mexico"));

  g_clear_object (&store);
  store = fixture_open (fixture);
  after = dump_store (store);
  g_assert_cmpstr (before, ==, after);
  assert_summaries_fit (store);
  g_assert_cmpuint (count_found (store, "mining", FALSE), ==, 1);
}

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

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/a-new-document-has-vocabularies-and-is-one-file", test_create);
  ADD ("/store/all-facts-of-a-project-survive-closing", test_project_survives);
  ADD ("/store/undo-and-redo-survive-closing", test_undo);

  return g_test_run ();
}
