/* test-store-failures.c: what a document survives, and what it says
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mp-error.h"
#include "store-fixture.h"

/* Another process */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
} Helper;

static Helper
start_helper (Fixture    *fixture,
              const char *command)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *path = g_build_filename (folder, "store-helper", NULL);
  g_autoptr (GError) error = NULL;
  Helper helper;

  helper.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, command, fixture->path, NULL);
  g_assert_no_error (error);
  helper.lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (helper.process));
  return helper;
}

static char *
read_line (Helper *helper)
{
  return g_data_input_stream_read_line (helper->lines, NULL, NULL, NULL);
}

static void
clear_helper (Helper *helper)
{
  g_clear_object (&helper->lines);
  g_clear_object (&helper->process);
}

static void
run_helper (Fixture    *fixture,
            const char *command)
{
  Helper helper = start_helper (fixture, command);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = read_line (&helper);

  g_subprocess_wait_check (helper.process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, command);
  clear_helper (&helper);
}

/* Raw access to the file, as a stranger has it. */
static void
execute (Fixture    *fixture,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_holds (Fixture    *fixture,
              const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE claim (holds CHECK (holds)); INSERT INTO claim SELECT %s", condition);

  execute (fixture, sql);
}

static void
create_and_close (Fixture *fixture)
{
  g_autoptr (MpStore) store = fixture_create (fixture);

  add_project (store, "Before");
}

static void
assert_refused (Fixture      *fixture,
                MpStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_store_open (fixture->file, MP_STORE_OPEN_DEFAULT, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "test.mpower"));
}

static void
test_killed_feed (Fixture       *fixture,
                  gconstpointer  data)
{
  create_and_close (fixture);
  for (guint i = 0; i < 4; i++)
    {
      Helper helper = start_helper (fixture, "feed");
      g_autoptr (MpStore) store = NULL;

      /* At different places of the transaction, the log being long already. */
      for (guint chunk = 0; chunk <= i * 2; chunk++)
        g_free (read_line (&helper));
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      g_subprocess_force_exit (helper.process);
      g_subprocess_wait (helper.process, NULL, NULL);
      clear_helper (&helper);

      store = fixture_open (fixture);
      g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 1);
      g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 0);
      assert_summaries_fit (store);
    }
}

static void
test_killed_edit (Fixture       *fixture,
                  gconstpointer  data)
{
  {
    g_autoptr (MpStore) store = fixture_create (fixture);

    for (guint i = 0; i < 5; i++)
      add_project (store, "Title 0");
  }
  for (guint i = 0; i < 8; i++)
    {
      Helper helper = start_helper (fixture, "edit");
      g_autoptr (MpStore) store = NULL;
      MpPortfolio *portfolio;
      guint acknowledged = 0;
      g_autofree char *first = NULL;
      char *line;

      for (guint n = 0; n < 3; n++)
        g_free (read_line (&helper));
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      g_subprocess_force_exit (helper.process);
      while ((line = read_line (&helper)))
        {
          acknowledged = (guint) atoi (line + strlen ("Title "));
          g_free (line);
        }
      g_subprocess_wait (helper.process, NULL, NULL);
      clear_helper (&helper);

      store = fixture_open (fixture);
      portfolio = mp_store_get_portfolio (store);
      first = g_strdup (mp_portfolio_get_summary (portfolio, 0)->title);
      for (guint row = 0; row < 5; row++)
        g_assert_cmpstr (mp_portfolio_get_summary (portfolio, row)->title, ==, first);
      /* What was acknowledged is there; one more may be. */
      g_assert_cmpint (atoi (first + strlen ("Title ")), >=, (int) acknowledged);
      g_assert_cmpint (atoi (first + strlen ("Title ")), <=, (int) MAX (acknowledged, 3) + 1);
      assert_summaries_fit (store);
      undo (store);
      redo (store);
    }
}

static void
test_disk_full (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (MpStore) store = NULL;

  create_and_close (fixture);
  run_helper (fixture, "full");
  store = fixture_open (fixture);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 1);
  add_project (store, "After");
  g_assert_cmpuint (count_found (store, "after", FALSE), ==, 1);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  g_autoptr (GError) error = NULL;

  create_and_close (fixture);
  execute (fixture, "ALTER TABLE project ADD COLUMN colour TEXT; PRAGMA user_version = 999");
  store = fixture_open (fixture);
  g_assert_true (mp_editor_is_read_only (MP_EDITOR (store)));
  g_assert_nonnull (strstr (mp_editor_get_read_only_reason (MP_EDITOR (store)), "newer"));
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 1);
  assert_summaries_fit (store);

  mp_change_set_insert_project (set, make_project ("Refused"));
  g_assert_false (apply_and_wait (store, set, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_TOO_NEW);
}

static void
test_newer_summaries (Fixture       *fixture,
                      gconstpointer  data)
{
  create_and_close (fixture);
  execute (fixture, "UPDATE document_state SET value = 77 WHERE key = 'summary-version'; UPDATE project_summary SET title = 'Stale', facts = x'00'");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (MpStore) store = mp_store_open (fixture->file, MP_STORE_OPEN_READ_ONLY, NULL, &error);

    g_assert_no_error (error);
    assert_summaries_fit (store);
  }
  {
    g_autoptr (MpStore) store = fixture_open (fixture);

    assert_summaries_fit (store);
    g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  }
  {
    g_autoptr (MpStore) store = fixture_open (fixture);

    assert_summaries_fit (store);
  }
}

/* As an older program leaves them that had the document open all the while. */
static void
test_foreign_summaries (Fixture       *fixture,
                        gconstpointer  data)
{
  create_and_close (fixture);
  execute (fixture, "UPDATE project_summary SET title = 'Stale', facts = substr (facts, 9)");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (MpStore) store = mp_store_open (fixture->file, MP_STORE_OPEN_READ_ONLY, NULL, &error);

    g_assert_no_error (error);
    assert_summaries_fit (store);
  }
  assert_holds (fixture, "title = 'Stale' FROM project_summary");
  {
    g_autoptr (MpStore) store = fixture_open (fixture);

    assert_summaries_fit (store);
    g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  }
  assert_holds (fixture, "title = 'Before' FROM project_summary");
}

static void
test_strange_files (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, MP_STORE_ERROR_IO); /* there is none */
  g_file_set_contents (fixture->path, "", 0, &error);
  assert_refused (fixture, MP_STORE_ERROR_NOT_A_PORTFOLIO);
  g_file_set_contents (fixture->path, "Dear colleagues, this is a letter.\n", -1, &error);
  assert_refused (fixture, MP_STORE_ERROR_NOT_A_PORTFOLIO);
  g_file_set_contents (fixture->path, "SQLite format 3", 16, &error);
  assert_refused (fixture, MP_STORE_ERROR_NOT_A_PORTFOLIO);
  g_unlink (fixture->path);
  execute (fixture, "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT); PRAGMA application_id = 1234; PRAGMA user_version = 1");
  assert_refused (fixture, MP_STORE_ERROR_NOT_A_PORTFOLIO);
  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, MP_STORE_ERROR_NOT_A_PORTFOLIO);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  create_and_close (fixture);
  g_file_get_contents (fixture->path, &contents, &size, &error);
  g_assert_no_error (error);
  for (guint i = 1; i < 8; i++)
    {
      g_file_set_contents (fixture->path, contents, (gssize) (size * i / 8), &error);
      g_assert_no_error (error);
      assert_refused (fixture, MP_STORE_ERROR_CORRUPT);
    }
  /* Not at the border of a page, and in the head. */
  g_file_set_contents (fixture->path, contents, (gssize) size - 1, &error);
  assert_refused (fixture, MP_STORE_ERROR_CORRUPT);
  g_file_set_contents (fixture->path, contents, 50, &error);
  assert_refused (fixture, MP_STORE_ERROR_CORRUPT);
}

static gboolean
visit (MpProjectRecord  *project,
       gpointer          user_data,
       GError          **error)
{
  g_autoptr (MpSummary) summary = mp_summary_new (project);

  return summary != NULL;
}

/* Whatever a damaged file does, it ends in an error or in data, never in a crash. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;
  const int rounds = g_test_slow () ? 1000 : 80;

  create_and_close (fixture);
  g_file_get_contents (fixture->path, &contents, &size, NULL);
  for (int round = 0; round < rounds; round++)
    {
      g_autofree char *copy = g_memdup2 (contents, size);
      g_autoptr (MpStore) store = NULL;
      g_autoptr (GError) error = NULL;
      int n = g_test_rand_int_range (1, 40);

      for (int i = 0; i < n; i++)
        copy[g_test_rand_int_range (100, (gint32) size)] = (char) g_test_rand_int_range (0, 256);
      g_file_set_contents (fixture->path, copy, (gssize) size, NULL);

      store = mp_store_open (fixture->file, MP_STORE_OPEN_DEFAULT, NULL, &error);
      if (store)
        {
          g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
          g_autoptr (GPtrArray) history = NULL;
          g_autoptr (GArray) found = NULL;

          mp_lookup_each_project (MP_LOOKUP (store), NULL, visit, NULL, NULL, NULL);
          found = mp_lookup_search (MP_LOOKUP (store), "before", FALSE, NULL, NULL);
          history = mp_lookup_load_history (MP_LOOKUP (store), 0, 0, NULL, NULL);
          mp_change_set_insert_project (set, make_project ("New"));
          apply_and_wait (store, set, NULL);
          undo_and_wait (store, NULL);
          undo_and_wait (store, NULL);
        }
      else
        {
          g_assert_true (error->domain == MP_STORE_ERROR);
        }
    }
}

/* Mode bits of file and folder; whoever runs the test. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  create_and_close (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  run_helper (fixture, "read-only");

  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  run_helper (fixture, "read-only");
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

static void
test_wanted_read_only (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  create_and_close (fixture);
  g_file_get_contents (fixture->path, &before, &size_before, NULL);
  store = mp_store_open (fixture->file, MP_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (undo_and_wait (store, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  mp_store_close (store);
  g_file_get_contents (fixture->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_looking_leaves_no_trace (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  create_and_close (fixture);
  g_file_get_contents (fixture->path, &before, &size_before, NULL);
  {
    g_autoptr (MpStore) store = fixture_open (fixture);

    g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  }
  g_file_get_contents (fixture->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  Helper helper;

  create_and_close (fixture);
  helper = start_helper (fixture, "hold");
  g_free (read_line (&helper));

  /* Reading goes on. */
  store = fixture_open (fixture);
  g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  mp_change_set_insert_project (set, make_project ("Waits"));
  g_assert_false (apply_and_wait (store, set, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_BUSY);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 1);

  g_output_stream_close (g_subprocess_get_stdin_pipe (helper.process), NULL, NULL);
  g_subprocess_wait (helper.process, NULL, NULL);
  clear_helper (&helper);
  add_project (store, "After");
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 2);
}

/* A reader of another program, which keeps the write-ahead log away until it is done. */
static gboolean
feed_beside_reader (MpChangeSet   *set,
                    gpointer       user_data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gpointer *data = user_data;
  sqlite3 *reader = data[0];
  MpStore *store = data[1];

  if (reader == NULL)
    return TRUE;
  for (guint i = 0; i < 500; i++)
    mp_change_set_insert_project (set, make_project ("Fed"));
  /* Our own reading goes on as well. */
  g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 0);
  g_assert_cmpint (sqlite3_exec (reader, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (reader), ==, SQLITE_OK);
  data[0] = NULL;
  return TRUE;
}

static void
test_rollback_journal (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gpointer feed_data[2];
  sqlite3 *reader;

  create_and_close (fixture);
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &reader, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT * FROM project", NULL, NULL, NULL), ==, SQLITE_OK);
  store = fixture_open (fixture);
  feed_data[0] = reader;
  feed_data[1] = store;
  feed_and_wait (store, "Import", feed_beside_reader, feed_data, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 500);
  assert_summaries_fit (store);
  undo (store);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_found (store, "fed", FALSE), ==, 0);
}

static void
test_others_write (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (MpStore) ours = fixture_create (fixture);
  gint64 kept = add_project (ours, "Kept");
  gint64 deleted = add_project (ours, "Deleted by them");
  g_autoptr (MpStore) theirs = fixture_open (fixture);
  g_autoptr (MpProjectRecord) project = load_project (theirs, deleted);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Delete project");
  MpPortfolio *portfolio = mp_store_get_portfolio (ours);

  mp_change_set_delete (set, mp_project_record_get_project (project));
  apply (theirs, set);
  set_title (theirs, kept, "Renamed by them");
  add_project (theirs, "Added by them");
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 2);

  add_project (ours, "Ours");
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 3);
  g_assert_cmpuint (mp_portfolio_find_row (portfolio, deleted), ==, MP_INVALID_ROW);
  g_assert_cmpstr (mp_portfolio_get_summary (portfolio, mp_portfolio_find_row (portfolio, kept))->title, ==, "Renamed by them");
  assert_summaries_fit (ours);
}

static void
assert_gone (MpStore         *store,
             MpProjectRecord *project)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Change title");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpProjectRecord) loaded = NULL;

  mp_change_set_update_text (set, mp_project_record_get_project (project), MP_PROJECT_TITLE, "Lost");
  g_assert_false (apply_and_wait (store, set, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_GONE);
  g_assert_cmpstr (mp_portfolio_get_summary (mp_store_get_portfolio (store), 0)->title, ==, "Before");
  g_clear_error (&error);

  /* Reading goes on as long as it can. */
  loaded = mp_lookup_load_project (MP_LOOKUP (store), mp_project_record_get_id (project), NULL, &error);
  if (loaded == NULL)
    g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_GONE);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (MpProjectRecord) project = load_project (store, add_project (store, "Before"));
  g_autofree char *other = g_build_filename (fixture->folder, "other.mpower", NULL);
  g_autoptr (GFile) other_file = g_file_new_for_path (other);
  g_autoptr (MpStore) other_store = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  assert_gone (store, project);

  /* Another document takes its place and must not be written to. */
  other_store = mp_store_create (other_file, "Other", NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&other_store);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  assert_gone (store, project);
  g_clear_object (&store);

  store = fixture_open (fixture);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (store)), ==, "Other");
}

/* As a user who sends the document while it is open. */
static void
test_copied_while_open (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.mpower", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (MpStore) copied = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  add_project (store, "One");
  add_project (store, "Two");
  for (guint i = 0; g_stat (log, &status) == 0 && status.st_size > 0; i++)
    {
      g_assert_cmpuint (i, <, 1000);
      g_usleep (10000);
    }
  g_file_copy (fixture->file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  copied = mp_store_open (copy, MP_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (copied)), ==, 2);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link.mpower", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  create_and_close (fixture);
  g_assert_true (g_file_make_symbolic_link (link, fixture->path, NULL, &error));
  {
    g_autoptr (MpStore) store = mp_store_open (link, MP_STORE_OPEN_DEFAULT, NULL, &error);

    g_assert_no_error (error);
    add_project (store, "Through the link");
  }
  {
    g_autoptr (MpStore) store = fixture_open (fixture);

    g_assert_cmpuint (count_found (store, "link", FALSE), ==, 1);
  }
}

static void
test_create_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "x.mpower", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/x.mpower");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_null (mp_store_create (file, "Test", NULL, &error));
  g_assert_true (error->domain == MP_STORE_ERROR);
  g_clear_error (&error);
  g_assert_null (mp_store_create (remote, "Test", NULL, &error));
  g_assert_true (error->domain == MP_STORE_ERROR);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_store_create (fixture->file, "Test", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  run_helper (fixture, "create-full");
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 id = add_project (store, "Before");
  g_autoptr (GError) error = NULL;

  mp_store_close (store);
  mp_store_close (store);
  g_assert_null (mp_lookup_load_project (MP_LOOKUP (store), id, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (undo_and_wait (store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static int
read_user_version (const char *path)
{
  sqlite3_stmt *statement;
  sqlite3 *db;
  int version;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return version;
}

static void
test_kept_documents (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "documents", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)); n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpStore) store = NULL;
      MpPortfolio *portfolio;

      g_file_copy (file, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
      store = fixture_open (fixture);
      portfolio = mp_store_get_portfolio (store);
      g_assert_false (mp_editor_is_read_only (MP_EDITOR (store)));
      g_assert_cmpstr (mp_portfolio_get_title (portfolio), ==, "Kept");
      g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 1);
      assert_summaries_fit (store);
      g_assert_cmpuint (count_found (store, "guatemala", FALSE), ==, 1);
      redo (store);
      undo (store);
      undo (store);
      g_assert_cmpuint (count_found (store, "guatemala", FALSE), ==, 0);
      undo (store);
      g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
    }
  g_assert_cmpuint (n, >=, 2);
}

/* What the first schema had no room for can be stated after the conversion; the copy stays as it was. */
static void
test_version_1_takes_initiatives (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "documents", "version-1.mpower", NULL);
  g_autofree char *copy = g_strconcat (fixture->path, ".version-1", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add initiative");
  MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, 0);
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_file_copy (file, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  store = fixture_open (fixture);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_INITIATIVE)->len, ==, 0);
  g_assert_cmpuint (mp_portfolio_get_summary (mp_store_get_portfolio (store), 0)->n_initiatives, ==, 0);
  g_assert_cmpint (read_user_version (copy), ==, 1);
  g_assert_cmpint (read_user_version (fixture->path), ==, 2);

  mp_record_take_text (initiative, MP_INITIATIVE_UUID, g_uuid_string_random ());
  mp_record_set_text (initiative, MP_INITIATIVE_NAME, "Vision Zero Fund");
  mp_record_set_text (initiative, MP_INITIATIVE_KIND, "fund");
  mp_change_set_insert (set, initiative);
  apply (store, set);
  g_clear_object (&store);
  store = fixture_open (fixture);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_INITIATIVE)->len, ==, 1);
  g_unlink (copy);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/killed-in-a-feed-nothing-of-it-is-there", test_killed_feed);
  ADD ("/store/killed-in-an-edit-it-is-whole-or-not-there", test_killed_edit);
  ADD ("/store/a-full-disk-changes-nothing", test_disk_full);
  ADD ("/store/a-newer-document-can-be-read", test_newer);
  ADD ("/store/summaries-of-another-version-are-made-again", test_newer_summaries);
  ADD ("/store/summaries-that-do-not-fit-are-made-again", test_foreign_summaries);
  ADD ("/store/strange-files-are-refused", test_strange_files);
  ADD ("/store/truncated-documents-are-refused", test_truncated);
  ADD ("/store/damage-never-crashes", test_damaged);
  ADD ("/store/a-read-only-file-or-folder-can-be-read", test_read_only);
  ADD ("/store/opened-read-only-nothing-changes", test_wanted_read_only);
  ADD ("/store/looking-leaves-no-trace", test_looking_leaves_no_trace);
  ADD ("/store/held-by-another-process-it-can-be-read", test_held);
  ADD ("/store/without-a-log-reading-goes-on-too", test_rollback_journal);
  ADD ("/store/what-others-write-shows-with-the-next-edit", test_others_write);
  ADD ("/store/a-file-that-is-gone-is-noticed", test_gone);
  ADD ("/store/a-copy-made-while-it-is-open-is-complete", test_copied_while_open);
  ADD ("/store/a-link-leads-to-the-document", test_link);
  ADD ("/store/a-refused-creation-leaves-nothing", test_create_refused);
  ADD ("/store/after-closing-everything-says-so", test_closed);
  ADD ("/store/documents-of-every-version-open", test_kept_documents);
  ADD ("/store/a-document-of-version-1-takes-initiatives", test_version_1_takes_initiatives);

  return g_test_run ();
}
