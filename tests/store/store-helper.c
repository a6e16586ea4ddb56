/* store-helper.c: another process, for tests that kill it, limit it or let it hold a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store-helper feed|edit|full|create-full|read-only|hold|document FILE. What it says goes to stdout, one line a step.
 */

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mp-error.h"
#include "store-fixture.h"

static void
say (const char *line)
{
  puts (line);
  fflush (stdout);
}

static MpStore *
open_store (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (file, MP_STORE_OPEN_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  return store;
}

typedef struct
{
  guint n;
  guint limit;
} Feed;

/* Chunks of projects with a long text, without an end when there is no limit. */
static gboolean
feed_cb (MpChangeSet   *set,
         gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  Feed *feed = user_data;

  for (guint i = 0; i < 100 && feed->n != feed->limit; i++, feed->n++)
    {
      g_autofree char *title = g_strdup_printf ("Fed %u", feed->n);
      MpProjectRecord *project = make_project (title);
      MpRecord *narrative = add_child (project, MP_TABLE_NARRATIVE);

      mp_record_take_text (narrative, MP_NARRATIVE_TEXT, g_strnfill (2000, 'x'));
      mp_change_set_insert_project (set, project);
    }
  if (feed->limit == G_MAXUINT && feed->n % 1000 == 0)
    say ("chunk");
  return TRUE;
}

static int
feed (const char *path)
{
  g_autoptr (MpStore) store = open_store (path);
  Feed state = { .limit = G_MAXUINT };

  feed_and_wait (store, "Feed", feed_cb, &state, NULL, NULL);
  return 1;
}

/* Gives all projects the same new title, again and again, one act each. */
static int
edit (const char *path)
{
  g_autoptr (MpStore) store = open_store (path);
  MpPortfolio *portfolio = mp_store_get_portfolio (store);

  for (guint n = 1; n < G_MAXUINT; n++)
    {
      g_autoptr (MpChangeSet) set = mp_change_set_new ("Rename all");
      g_autofree char *title = g_strdup_printf ("Title %u", n);

      for (guint row = 0; row < mp_portfolio_get_n_rows (portfolio); row++)
        {
          g_autoptr (MpProjectRecord) project = load_project (store, mp_portfolio_get_summary (portfolio, row)->id);

          mp_change_set_update_text (set, mp_project_record_get_project (project), MP_PROJECT_TITLE, title);
        }
      apply (store, set);
      say (title);
    }
  return 1;
}

/* No file may grow much beyond what the document has now. */
static int
full (const char *path)
{
  struct rlimit limit = { 600 * 1024, 600 * 1024 };
  g_autoptr (MpStore) store = open_store (path);
  g_autofree char *before = dump_store (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Feed state = { .limit = 5000 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (feed_and_wait (store, "Feed", feed_cb, &state, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL);
  after = dump_store (store);
  g_assert_cmpstr (before, ==, after);
  assert_summaries_fit (store);
  say ("full");
  return 0;
}

/* A new document does not fit either. */
static int
create_full (const char *path)
{
  struct rlimit limit = { 100 * 1024, 100 * 1024 };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (mp_store_create (file, "Too large", NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "test.mpower"));
  say ("create-full");
  return 0;
}

static int
read_only (const char *path)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  /* Permissions do not bind root. */
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 65534), ==, 0);
  store = open_store (path);
  g_assert_nonnull (mp_editor_get_read_only_reason (MP_EDITOR (store)));
  dump = dump_store (store);
  g_assert_nonnull (strstr (dump, "Before"));
  g_assert_cmpuint (count_found (store, "before", FALSE), ==, 1);
  mp_change_set_insert_project (set, make_project ("Refused"));
  g_assert_false (apply_and_wait (store, set, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY);
  say ("read-only");
  return 0;
}

/* Holds the lock for writing until its standard input ends. */
static int
hold (const char *path)
{
  sqlite3 *db;
  char line[8];

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  say ("held");
  while (fgets (line, sizeof line, stdin))
    continue;
  sqlite3_close (db);
  return 0;
}

/* Makes a document like those in tests/data/documents. */
static int
document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (file, "Kept", NULL, &error);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  MpProjectRecord *project = make_project ("Labour inspection in Honduras");
  MpRecord *initiative;
  gint64 id;

  g_assert_no_error (error);
  mp_store_set_author (store, "Ana");
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      if (table != MP_TABLE_ROLE && table != MP_TABLE_PROJECT_TERM && table != MP_TABLE_PROJECT_INITIATIVE)
        add_child (project, table);
    }
  initiative = mp_record_new (MP_TABLE_INITIATIVE, mp_editor_make_id (MP_EDITOR (store)));
  mp_record_take_text (initiative, MP_INITIATIVE_UUID, g_uuid_string_random ());
  mp_record_set_text (initiative, MP_INITIATIVE_NAME, "Better Work");
  mp_record_set_reference (add_child (project, MP_TABLE_PROJECT_INITIATIVE), MP_PROJECT_INITIATIVE_INITIATIVE, mp_record_get_id (initiative));
  mp_change_set_insert_project (set, project);
  mp_change_set_insert (set, initiative);
  apply (store, set);
  id = mp_change_set_get (set, 0)->id;
  set_title (store, id, "Labour inspection in Honduras and Guatemala");
  add_project (store, "Undone");
  undo (store);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    int (*func) (const char *path);
  } commands[] = { { "feed", feed }, { "edit", edit }, { "full", full }, { "create-full", create_full }, { "read-only", read_only }, { "hold", hold }, { "document", document } };

  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (argv[1], commands[i].name) == 0)
        return commands[i].func (argv[2]);
    }
  fputs ("usage: store-helper feed|edit|full|create-full|read-only|hold|document FILE\n", stderr);
  return 2;
}
