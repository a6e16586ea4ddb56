/* test-store-parts.c: the parts of the store by themselves
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "base/mp-error.h"
#include "store-fixture.h"
#include "store/mp-database.h"
#include "store/mp-migrate.h"
#include "store/mp-record-text.h"
#include "store/mp-worker.h"
#include "test-sql-resources.h"

static void
test_record_text (void)
{
  g_autoptr (MpProjectRecord) project = make_project ("Title\nwith : = 12 and “quotes”");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  MpRecord *revision;

  mp_record_set_id (mp_project_record_get_project (project), G_MAXINT64 - 1);
  mp_record_append_text (mp_project_record_get_project (project), text);
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    mp_record_append_text (add_child (project, table), text);
  revision = add_child (project, MP_TABLE_DATE_REVISION);
  mp_record_set_integer (revision, MP_DATE_REVISION_DAY, -719162);
  mp_record_set_text (revision, MP_DATE_REVISION_NOTE, "");
  mp_record_append_text (revision, text);

  records = mp_records_from_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2 + MP_TABLE_LAST_CHILD - MP_TABLE_FIRST_CHILD + 1);
  g_assert_true (mp_record_equal (g_ptr_array_index (records, 0), mp_project_record_get_project (project)));
  g_assert_cmpint (mp_record_get_id (g_ptr_array_index (records, 0)), ==, G_MAXINT64 - 1);
  g_assert_true (mp_record_equal (g_ptr_array_index (records, records->len - 1), revision));
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    g_assert_true (mp_record_equal (g_ptr_array_index (records, 1 + table - MP_TABLE_FIRST_CHILD), mp_project_record_get (project, table, 0)));

  /* Cut off anywhere, it is refused or ends between two lines. */
  for (gsize length = 0; length < text->len; length++)
    {
      g_autofree char *part = g_strndup (text->str, length);
      g_autoptr (GPtrArray) some = mp_records_from_text (part, NULL);

      g_assert_true (some == NULL || part[length - 1] == '\n');
    }
}

static void
test_damaged_text (void)
{
  static const char *const wrong[] = {
    "", "\n", "project", "project 1", "project x\n", "planet 1\n", "project 1\n title:99:short\n", "project 1\n title:-1:x\n",
    "project 1\n title:3:abcd\n", "project 1\n title?3\n", "project 1\n title=\n", "project 1\n title", "project 1\n ", "project 1\n\n",
    "project 1\n title:9999999999999999999999:x\n",
  };
  g_autoptr (GPtrArray) later = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_records_from_text (wrong[i], &error));
      g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
    }

  /* Fields that this schema does not know are passed over. */
  later = mp_records_from_text ("project 7\n colour:3:red\n weight=12\n title:1:T\n", NULL);
  g_assert_nonnull (later);
  g_assert_cmpstr (mp_record_get_text (g_ptr_array_index (later, 0), MP_PROJECT_TITLE), ==, "T");
}

static void
test_codes (void)
{
  static const struct
  {
    int code;
    int system_errno;
    MpStoreError meaning;
  } cases[] = {
    { SQLITE_BUSY, 0, MP_STORE_ERROR_BUSY },
    { SQLITE_BUSY_SNAPSHOT, 0, MP_STORE_ERROR_BUSY },
    { SQLITE_LOCKED, 0, MP_STORE_ERROR_BUSY },
    { SQLITE_READONLY, 0, MP_STORE_ERROR_READ_ONLY },
    { SQLITE_READONLY_DIRECTORY, 0, MP_STORE_ERROR_READ_ONLY },
    { SQLITE_READONLY_DBMOVED, 0, MP_STORE_ERROR_GONE },
    { SQLITE_CANTOPEN, EACCES, MP_STORE_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN, EMFILE, MP_STORE_ERROR_IO },
    { SQLITE_FULL, 0, MP_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, ENOSPC, MP_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EFBIG, MP_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EDQUOT, MP_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EIO, MP_STORE_ERROR_IO },
    { SQLITE_IOERR_FSYNC, EIO, MP_STORE_ERROR_IO },
    { SQLITE_CORRUPT, 0, MP_STORE_ERROR_CORRUPT },
    { SQLITE_CORRUPT_VTAB, 0, MP_STORE_ERROR_CORRUPT },
    { SQLITE_IOERR_SHORT_READ, 0, MP_STORE_ERROR_CORRUPT },
    { SQLITE_NOTADB, 0, MP_STORE_ERROR_NOT_A_PORTFOLIO },
    { SQLITE_CONSTRAINT_UNIQUE, 0, MP_STORE_ERROR_CONSTRAINT },
    { SQLITE_CONSTRAINT_FOREIGNKEY, 0, MP_STORE_ERROR_CONSTRAINT },
    { SQLITE_NOMEM, 0, MP_STORE_ERROR_IO },
    { SQLITE_ERROR, 0, MP_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mp_store_error_from_sqlite (cases[i].code, cases[i].system_errno), ==, cases[i].meaning);

  /* Each names the file and says something of its own. */
  for (int code = MP_STORE_ERROR_BUSY; code <= MP_STORE_ERROR_IO; code++)
    {
      g_autoptr (GError) error = NULL;

      mp_store_error_set (&error, (MpStoreError) code, "a.mpower", NULL);
      g_assert_error (error, MP_STORE_ERROR, code);
      g_assert_nonnull (strstr (error->message, "a.mpower"));
    }
}

static MpDatabase *
open_database (Fixture        *fixture,
               MpDatabaseMode  mode)
{
  g_autoptr (GError) error = NULL;
  MpDatabase *database = mp_database_open (fixture->path, mode, &error);

  g_assert_no_error (error);
  return database;
}

static gint64
get_integer (MpDatabase *database,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  mp_database_get_integer (database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_migrate (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MpDatabase) database = open_database (fixture, MP_DATABASE_CREATE);
  GResource *scripts = test_sql_get_resource ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *second = NULL;
  g_autoptr (MpDatabase) kept = NULL;

  /* One step, some content, a copy, one step more. */
  mp_migrate (database, scripts, "/test/sql", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_integer (database, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (get_integer (database, "PRAGMA application_id"), ==, MP_DATABASE_APPLICATION_ID);
  mp_database_execute (database, "INSERT INTO thing (name) VALUES ('kept')", &error);
  copy = mp_migrate_back_up (database, 1, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (copy, "test.mpower.version-1"));
  second = mp_migrate_back_up (database, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy, !=, second);
  mp_migrate (database, scripts, "/test/sql", 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_integer (database, "SELECT colour FROM thing"), ==, 7);

  /* The third script fails in its middle: nothing of it stays. */
  g_assert_false (mp_migrate (database, scripts, "/test/sql", 3, &error));
  g_assert_true (error->domain == MP_STORE_ERROR);
  g_assert_cmpint (get_integer (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (get_integer (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'half'"), ==, 0);

  kept = mp_database_open (copy, MP_DATABASE_READ_ONLY, NULL);
  g_assert_cmpint (get_integer (kept, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (get_integer (kept, "SELECT count (*) FROM thing"), ==, 1);
}

static void
test_hostile_schema (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (MpDatabase) database = open_database (fixture, MP_DATABASE_CREATE);
  g_autoptr (GError) error = NULL;
  gint64 value;

  /* Neither triggers nor views of a document run, and nobody writes the tables of the index. */
  mp_database_execute (database,
                       "CREATE TABLE a (x); CREATE TABLE b (x);"
                       "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO b VALUES (1); END;"
                       "CREATE VIEW v AS SELECT 1 AS x; CREATE VIRTUAL TABLE f USING fts5 (w);"
                       "INSERT INTO a VALUES (1)",
                       &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_integer (database, "SELECT count (*) FROM b"), ==, 0);
  g_assert_false (mp_database_get_integer (database, "SELECT x FROM v", &value, &error));
  g_clear_error (&error);
  g_assert_false (mp_database_execute (database, "DELETE FROM f_data", &error));
  g_clear_error (&error);
  g_assert_false (mp_database_execute (database, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", &error));
}

static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MpDatabase) database = open_database (fixture, MP_DATABASE_CREATE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  mp_database_set_cancellable (database, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (mp_database_get_integer (database,
                                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
                                           " SELECT sum (i) FROM n",
                                           &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  mp_database_set_cancellable (database, NULL);
  g_assert_cmpint (get_integer (database, "SELECT 1"), ==, 1);
}

static void
append_cb (gpointer data)
{
  gpointer *arguments = data;

  g_array_append_vals (arguments[0], &arguments[1], 1);
}

static void
again_cb (gpointer data)
{
  gpointer *arguments = data;

  /* A job that waits for one of its own thread. */
  mp_worker_run (arguments[1], append_cb, arguments[0]);
}

static void
test_worker (void)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gpointer));
  MpWorker *worker = mp_worker_new ("test");
  gpointer jobs[100][2];
  gpointer inner[2] = { seen, GUINT_TO_POINTER (1000) };
  gpointer outer[2] = { inner, worker };

  for (guint i = 0; i < 100; i++)
    {
      jobs[i][0] = seen;
      jobs[i][1] = GUINT_TO_POINTER (i);
      mp_worker_push (worker, append_cb, jobs[i]);
    }
  mp_worker_run (worker, again_cb, outer);
  g_assert_cmpuint (seen->len, ==, 101);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_array_index (seen, gpointer, i)), ==, i);
  mp_worker_push (worker, append_cb, jobs[0]);
  mp_worker_free (worker);
  g_assert_cmpuint (seen->len, ==, 102);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/a-record-and-its-text-are-equal", test_record_text);
  g_test_add_func ("/store/a-damaged-text-is-refused", test_damaged_text);
  g_test_add_func ("/store/codes-say-what-to-do", test_codes);
  g_test_add_func ("/store/jobs-are-done-in-order", test_worker);
  g_test_add ("/store/migration-goes-step-by-step", Fixture, NULL, fixture_set_up, test_migrate, fixture_tear_down);
  g_test_add ("/store/nothing-in-a-document-runs", Fixture, NULL, fixture_set_up, test_hostile_schema, fixture_tear_down);
  g_test_add ("/store/cancelling-interrupts-a-statement", Fixture, NULL, fixture_set_up, test_interrupted, fixture_tear_down);

  return g_test_run ();
}
