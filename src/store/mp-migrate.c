/* mp-migrate.c: from one schema of a document to the next
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-migrate.h"

#include "store/mp-sql-resources.h"

#define FOLDER "/org/mpower/Portfolio/sql"

/* A script and the number that says it was run, in one transaction. */
static gboolean
run_script (MpDatabase  *database,
            GResource   *scripts,
            const char  *folder,
            int          version,
            GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%04d.sql", folder, version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", MP_DATABASE_APPLICATION_ID, version);
  g_autoptr (GBytes) script = g_resource_lookup_data (scripts, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *sql = NULL;
  gsize size;
  gconstpointer data;

  if (script == NULL || !mp_database_begin (database, error))
    return FALSE;

  data = g_bytes_get_data (script, &size);
  sql = g_strndup (data, size);
  if (mp_database_execute (database, sql, error) && mp_database_execute (database, mark, error))
    return mp_database_commit (database, error);

  mp_database_rollback (database);
  return FALSE;
}

/**
 * mp_migrate:
 * @database: a document of an older schema, or an empty file
 * @scripts: where the scripts are
 * @folder: the folder of "0001.sql", "0002.sql" and so on
 * @to_version: the last script that is run
 *
 * Each script runs in a transaction of its own, so the document is of one schema at any moment.
 */
gboolean
mp_migrate (MpDatabase  *database,
            GResource   *scripts,
            const char  *folder,
            int          to_version,
            GError     **error)
{
  gint64 version;

  if (!mp_database_get_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  for (int next = (int) version + 1; next <= to_version; next++)
    {
      if (!run_script (database, scripts, folder, next, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mp_migrate_to_current (MpDatabase  *database,
                       GError     **error)
{
  return mp_migrate (database, mp_sql_get_resource (), FOLDER, MP_SCHEMA_VERSION, error);
}

/**
 * mp_migrate_back_up:
 * @version: the version of the schema that the copy keeps
 *
 * Copies the document beside itself before it is migrated.
 *
 * Returns: (transfer full): the path of the copy, %NULL with an error
 */
char *
mp_migrate_back_up (MpDatabase  *database,
                    int          version,
                    GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (MpStatement) statement = mp_database_prepare (database, "VACUUM INTO ?", error);

  if (statement == NULL)
    return NULL;
  for (guint n = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_free (path);
      /* For example "portfolio.mpower.version-1" and, where that is taken, "portfolio.mpower.version-1-2". */
      path = n == 1 ? g_strdup_printf ("%s.version-%d", mp_database_get_path (database), version)
                    : g_strdup_printf ("%s.version-%d-%u", mp_database_get_path (database), version, n);
    }
  mp_statement_bind_text (statement, 1, path);
  return mp_database_run (database, statement, error) ? g_steal_pointer (&path) : NULL;
}
