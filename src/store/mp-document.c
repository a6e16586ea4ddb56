/* mp-document.c: what makes a file a portfolio document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-document.h"

#include <glib/gstdio.h>

/**
 * mp_document_identify:
 * @version: (out): the version of its schema
 *
 * Sets %MP_STORE_ERROR_NOT_A_PORTFOLIO when the file is something else.
 */
gboolean
mp_document_identify (MpDatabase  *database,
                      int         *version,
                      GError     **error)
{
  gint64 application_id, user_version;

  if (!mp_database_get_integer (database, "PRAGMA application_id", &application_id, error) ||
      !mp_database_get_integer (database, "PRAGMA user_version", &user_version, error))
    return FALSE;
  if (application_id != MP_DATABASE_APPLICATION_ID || user_version < 1)
    {
      mp_store_error_set (error, MP_STORE_ERROR_NOT_A_PORTFOLIO, mp_database_get_name (database), NULL);
      return FALSE;
    }
  *version = (int) user_version;
  return TRUE;
}

gboolean
mp_document_get_state (MpDatabase  *database,
                       const char  *key,
                       gint64      *value,
                       GError     **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (database, "SELECT value FROM document_state WHERE key = ?", error);
  gboolean row;

  *value = 0;
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, key);
  if (!mp_database_step (database, statement, &row, error))
    return FALSE;
  if (row)
    *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

gboolean
mp_document_set_state (MpDatabase  *database,
                       const char  *key,
                       gint64       value,
                       GError     **error)
{
  g_autoptr (MpStatement) statement =
      mp_database_prepare (database, "INSERT OR REPLACE INTO document_state (key, value) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_text (statement, 1, key);
  sqlite3_bind_int64 (statement, 2, value);
  return mp_database_run (database, statement, error);
}

/**
 * mp_document_mark_closed:
 * @closed: %FALSE with the first change, %TRUE when the program is done with the document
 */
gboolean
mp_document_mark_closed (MpDatabase  *database,
                         gboolean     closed,
                         GError     **error)
{
  return mp_document_set_state (database, "closed", closed, error);
}

/**
 * mp_document_note_last_id:
 *
 * Ids that are made later, in another session, will be greater.
 */
gboolean
mp_document_note_last_id (MpDatabase  *database,
                          gint64       last_id,
                          GError     **error)
{
  return mp_document_set_state (database, "last-id", last_id, error);
}

/**
 * mp_document_note_founded:
 *
 * What was done up to now is what the portfolio begins with: undo does not reach it.
 */
gboolean
mp_document_note_founded (MpDatabase  *database,
                          GError     **error)
{
  gint64 last;

  return mp_database_get_integer (database, "SELECT max (id) FROM change_set", &last, error) &&
         mp_document_set_state (database, MP_DOCUMENT_FOUNDED, last, error);
}

/* Whether the program has closed the document in order: it says so, and no log lies beside it. */
static gboolean
was_closed (MpDatabase *database)
{
  g_autofree char *log = g_strconcat (mp_database_get_path (database), "-wal", NULL);
  GStatBuf status;
  gint64 closed;

  return (g_stat (log, &status) != 0 || status.st_size == 0) &&
         mp_document_get_state (database, "closed", &closed, NULL) && closed == 1;
}

/* Whether the file is as long as it says. */
static gboolean
has_full_length (MpDatabase *database)
{
  gint64 page_count, page_size;
  GStatBuf status;

  return mp_database_get_integer (database, "PRAGMA page_count", &page_count, NULL) &&
         mp_database_get_integer (database, "PRAGMA page_size", &page_size, NULL) &&
         g_stat (mp_database_get_path (database), &status) == 0 && (gint64) status.st_size == page_count * page_size;
}

static gboolean
quick_check (MpDatabase  *database,
             gboolean    *good,
             GError     **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (database, "PRAGMA quick_check (1)", error);
  const char *answer;
  gboolean row;

  if (statement == NULL || !mp_database_step (database, statement, &row, error))
    return FALSE;
  answer = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  *good = g_strcmp0 (answer, "ok") == 0;
  if (!*good)
    g_debug ("quick_check: %s", answer);
  return TRUE;
}

/**
 * mp_document_check_integrity:
 *
 * Reads the whole file and checks its structure, unless the program closed it in order: then its length
 * tells. What breaks documents is a crash and a copy that was cut off, and reading everything at each
 * opening would take four times as long as all the rest. Damage of another kind shows when the damaged
 * page is read, and is reported in the same words.
 */
gboolean
mp_document_check_integrity (MpDatabase  *database,
                             GError     **error)
{
  gboolean good;

  if (was_closed (database))
    good = has_full_length (database);
  else if (!quick_check (database, &good, error))
    return FALSE;

  if (!good)
    mp_store_error_set (error, MP_STORE_ERROR_CORRUPT, mp_database_get_name (database), NULL);
  return good;
}
