/* mp-database.c: one connection to a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-database.h"

#include <string.h>

/* How long a write waits for another process, in milliseconds. */
#define BUSY_TIMEOUT 3000

/* How often the progress handler looks at the cancellable, in steps of SQLite's machine. */
#define PROGRESS_STEPS 2000

struct _MpDatabase
{
  sqlite3 *db;
  char *path;
  char *name;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GCancellable *cancellable;
  gboolean journal_is_chosen;
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
progress_cb (gpointer data)
{
  MpDatabase *self = data;

  return self->cancellable && g_cancellable_is_cancelled (self->cancellable);
}

/* Nothing in a document may run code, and nobody may write SQLite's own tables. */
static gboolean
set_up (MpDatabase  *self,
        GError     **error)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, self);

  /* What is deleted stays in the history anyway, so pages are not wiped at the price of more writes. */
  return mp_database_execute (self,
                              "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
                              "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = FAST;",
                              error);
}

/* Nobody asks SQLite how much memory it has taken; to count it would take a lock for each piece. Possible
 * only before it is used for the first time. */
static void
set_up_library (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

/**
 * mp_database_open:
 * @path: an absolute path
 * @mode: how; only %MP_DATABASE_CREATE makes a file
 *
 * Whether the file is a document is not looked at.
 *
 * Returns: (transfer full): a connection, or %NULL with an error of %MP_STORE_ERROR
 */
MpDatabase *
mp_database_open (const char      *path,
                  MpDatabaseMode   mode,
                  GError         **error)
{
  static const int flags[] = {
    [MP_DATABASE_READ_ONLY] = SQLITE_OPEN_READONLY,
    [MP_DATABASE_READ_WRITE] = SQLITE_OPEN_READWRITE,
    [MP_DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  g_autoptr (MpDatabase) self = g_new0 (MpDatabase, 1);
  int code;

  set_up_library ();
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  code = sqlite3_open_v2 (path, &self->db, flags[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      mp_database_set_error (self, code, error);
      return NULL;
    }
  if (!set_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mp_database_free (MpDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

const char *
mp_database_get_path (MpDatabase *self)
{
  return self->path;
}

/**
 * mp_database_get_name:
 *
 * Returns: the name of the file for messages
 */
const char *
mp_database_get_name (MpDatabase *self)
{
  return self->name;
}

/**
 * mp_database_set_name:
 * @name: what messages call the file, when it has not got its own name yet
 */
void
mp_database_set_name (MpDatabase *self,
                      const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * mp_database_is_read_only:
 *
 * Returns: whether the file could be opened for reading alone, wanted or not
 */
gboolean
mp_database_is_read_only (MpDatabase *self)
{
  return sqlite3_db_readonly (self->db, "main") == 1;
}

/**
 * mp_database_has_moved:
 *
 * Returns: whether what stands at the path is not the file any more that is open
 */
gboolean
mp_database_has_moved (MpDatabase *self)
{
  int moved = 0;

  sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

gboolean
mp_database_is_wal (MpDatabase *self)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (self, "PRAGMA journal_mode", NULL);
  gboolean row;

  return statement && mp_database_step (self, statement, &row, NULL) && row &&
         g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
}

static gboolean
is_on_local_file_system (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/**
 * mp_database_use_wal:
 *
 * Goes over to a write-ahead log, so that reading goes on during a long write. That needs memory
 * shared between processes, which network file systems do not have, and nobody else reading at this
 * moment. Otherwise the rollback journal stays, and pages wait in memory until the commit, so that
 * readers are kept out only then.
 *
 * Done before a write and not at opening: a document that is only looked at is not touched.
 */
void
mp_database_use_wal (MpDatabase *self)
{
  if (self->journal_is_chosen)
    return;

  if (!is_on_local_file_system (self->path))
    {
      mp_database_execute (self, "PRAGMA cache_spill = OFF", NULL);
      self->journal_is_chosen = TRUE;
      return;
    }
  sqlite3_busy_timeout (self->db, 0);
  mp_database_execute (self, "PRAGMA journal_mode = WAL", NULL);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  self->journal_is_chosen = mp_database_is_wal (self);
  mp_database_execute (self, self->journal_is_chosen ? "PRAGMA cache_spill = ON" : "PRAGMA cache_spill = OFF", NULL);
}

void
mp_database_set_cache (MpDatabase *self,
                       guint       kibibytes)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%u", kibibytes);

  mp_database_execute (self, sql, NULL);
}

/**
 * mp_database_set_cancellable:
 * @cancellable: (nullable): what interrupts the statements that follow
 */
void
mp_database_set_cancellable (MpDatabase   *self,
                             GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * mp_database_checkpoint:
 *
 * Moves the log into the file without waiting for anybody. Users copy and send documents while they are
 * open; what is still in the log would be missing in the copy.
 */
void
mp_database_checkpoint (MpDatabase *self)
{
  sqlite3_busy_timeout (self->db, 0);
  sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
}

/**
 * mp_database_finish_writing:
 *
 * Moves the log into the file and takes it away, so that one file is all there is. Another process
 * that still reads prevents it; then the last one to close does it.
 */
void
mp_database_finish_writing (MpDatabase *self)
{
  if (mp_database_is_read_only (self) || mp_database_has_moved (self))
    return;
  g_hash_table_remove_all (self->statements);
  mp_database_checkpoint (self);
  mp_database_execute (self, "PRAGMA journal_mode = DELETE", NULL);
}

/**
 * mp_database_set_error:
 * @code: the result code of a call that failed
 *
 * Sets the error that it stands for; %G_IO_ERROR_CANCELLED when it was cancelled.
 */
void
mp_database_set_error (MpDatabase  *self,
                       int          code,
                       GError     **error)
{
  MpStoreError meaning;
  int last_errno = 0;

  if ((code & 0xff) == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  meaning = mp_store_error_from_sqlite (code, self->db ? sqlite3_system_errno (self->db) : 0);
  /* Rolling back may have covered up what the system said; the file remembers it. */
  if (meaning == MP_STORE_ERROR_IO && self->db && sqlite3_file_control (self->db, "main", SQLITE_FCNTL_LAST_ERRNO, &last_errno) == SQLITE_OK)
    meaning = mp_store_error_from_sqlite (code, last_errno);
  /* A file that was taken away fails in many ways. */
  if (meaning == MP_STORE_ERROR_IO && self->db && mp_database_has_moved (self))
    meaning = MP_STORE_ERROR_GONE;
  mp_store_error_set (error, meaning, self->name, self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
}

/**
 * mp_database_execute:
 * @sql: one or more statements without parameters
 */
gboolean
mp_database_execute (MpDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  mp_database_set_error (self, code, error);
  return FALSE;
}

/**
 * mp_database_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full): the statement, to be reset when it is not needed any more
 */
MpStatement *
mp_database_prepare (MpDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  MpStatement *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      mp_database_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * mp_database_step:
 * @row: (out): whether there is a row
 */
gboolean
mp_database_step (MpDatabase   *self,
                  MpStatement  *statement,
                  gboolean     *row,
                  GError      **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  mp_database_set_error (self, code, error);
  return FALSE;
}

/**
 * mp_database_run:
 * @statement: one that gives no rows; it is reset and keeps its bindings
 */
gboolean
mp_database_run (MpDatabase   *self,
                 MpStatement  *statement,
                 GError      **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_DONE || code == SQLITE_ROW)
    {
      sqlite3_reset (statement);
      return TRUE;
    }
  mp_database_set_error (self, code, error);
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * mp_database_get_integer:
 * @value: (out): the first column of the first row, 0 when there is none or it is %NULL
 */
gboolean
mp_database_get_integer (MpDatabase  *self,
                         const char  *sql,
                         gint64      *value,
                         GError     **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (self, sql, error);
  gboolean row;

  *value = 0;
  if (statement == NULL || !mp_database_step (self, statement, &row, error))
    return FALSE;
  if (row)
    *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * mp_database_count_changes:
 *
 * Returns: the rows that were changed since the connection was opened
 */
int
mp_database_count_changes (MpDatabase *self)
{
  return sqlite3_total_changes (self->db);
}

/**
 * mp_database_begin:
 *
 * Begins to write. The lock is taken at once: one that is asked for in the middle of a transaction
 * could only fail.
 */
gboolean
mp_database_begin (MpDatabase  *self,
                   GError     **error)
{
  return mp_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * mp_database_begin_reading:
 *
 * What is read until the commit or rollback is of one moment.
 */
gboolean
mp_database_begin_reading (MpDatabase  *self,
                           GError     **error)
{
  return mp_database_execute (self, "BEGIN", error);
}

/**
 * mp_database_commit:
 *
 * On failure everything is rolled back.
 */
gboolean
mp_database_commit (MpDatabase  *self,
                    GError     **error)
{
  if (mp_database_execute (self, "COMMIT", error))
    return TRUE;
  mp_database_rollback (self);
  return FALSE;
}

void
mp_database_rollback (MpDatabase *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);
  GHashTableIter iter;
  gpointer statement;

  /* A statement that is still open would keep the transaction; a cancellable must not stop this. */
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
  /* SQLite has rolled back by itself after some errors. */
  if (!sqlite3_get_autocommit (self->db) && !mp_database_execute (self, "ROLLBACK", &error))
    g_warning ("%s", error->message);
  self->cancellable = g_steal_pointer (&cancellable);
}

/**
 * mp_statement_reset:
 *
 * Ends what @statement does and forgets its bindings; it stays in the cache of its database.
 */
void
mp_statement_reset (MpStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * mp_statement_bind_text:
 * @text: (nullable): the text, which must live until the statement is reset or bound again
 */
void
mp_statement_bind_text (MpStatement *statement,
                        int          index,
                        const char  *text)
{
  if (text)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, index);
}

/**
 * mp_statement_dup_text:
 *
 * Returns: (transfer full) (nullable): the text of a column, made valid UTF-8
 */
char *
mp_statement_dup_text (MpStatement *statement,
                       int          column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;
  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}
