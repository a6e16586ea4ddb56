/* mp-store-create.c: a new document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-create.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/mp-vocabulary.h"
#include "store/mp-document.h"
#include "store/mp-id-source.h"
#include "store/mp-migrate.h"
#include "store/mp-rows.h"
#include "store/mp-summary-rows.h"

/* The language in which the user works, as "en". */
static char *
dup_language (void)
{
  const char *name = g_get_language_names ()[0];
  gsize length = strcspn (name, "_.@");

  return name[0] == 'C' ? g_strdup ("en") : g_strndup (name, length);
}

static gboolean
insert_portfolio (MpRows      *rows,
                  MpIdSource  *ids,
                  const char  *title,
                  GError     **error)
{
  g_autoptr (MpRecord) portfolio = mp_record_new (MP_TABLE_PORTFOLIO, mp_id_source_next (ids));

  mp_record_take_text (portfolio, MP_PORTFOLIO_UUID, g_uuid_string_random ());
  mp_record_set_text (portfolio, MP_PORTFOLIO_TITLE, title);
  mp_record_take_text (portfolio, MP_PORTFOLIO_LANGUAGE, dup_language ());
  return mp_record_check (portfolio, error) && mp_rows_insert (rows, &portfolio, 1, error);
}

static gboolean
insert_vocabularies (MpRows      *rows,
                     MpIdSource  *ids,
                     GError     **error)
{
  g_autoptr (GPtrArray) records = mp_vocabulary_make_records (mp_id_source_next, ids);

  for (guint i = 0; i < records->len; i++)
    {
      if (!mp_rows_insert (rows, (MpRecord **) &g_ptr_array_index (records, i), 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (MpDatabase    *database,
      const char    *title,
      GError       **error)
{
  g_autoptr (MpRows) rows = mp_rows_new (database);
  g_autoptr (MpIdSource) ids = mp_id_source_new (0);

  /* Larger pages than SQLite's 4096 make an import a tenth faster; much larger ones make a small document large. */
  if (!mp_database_execute (database, "PRAGMA page_size = 8192", error) ||
      !mp_migrate_to_current (database, error) || !mp_database_begin (database, error))
    return FALSE;
  if (insert_portfolio (rows, ids, title, error) &&
      insert_vocabularies (rows, ids, error) &&
      mp_document_set_state (database, "summary-version", MP_DERIVED_VERSION, error) &&
      mp_document_note_last_id (database, mp_id_source_next (ids), error) &&
      mp_document_mark_closed (database, TRUE, error))
    return mp_database_commit (database, error);

  mp_database_rollback (database);
  return FALSE;
}

static void
set_exists (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” exists already. Choose another name."), name);
}

/* Gives the finished file its name, but never that of another file. */
static gboolean
publish (const char  *temporary,
         const char  *path,
         GError     **error)
{
  g_autofree char *name = NULL;
  int saved_errno;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  saved_errno = errno;
  /* Not every file system knows that. */
  if (saved_errno == EINVAL || saved_errno == ENOSYS || saved_errno == ENOTSUP)
    {
      if (!g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (temporary, path) == 0)
        return TRUE;
      saved_errno = g_file_test (path, G_FILE_TEST_EXISTS) ? EEXIST : errno;
    }
  if (saved_errno == EEXIST)
    {
      set_exists (path, error);
      return FALSE;
    }
  name = g_filename_display_basename (path);
  mp_store_error_set (error, MP_STORE_ERROR_IO, name, g_strerror (saved_errno));
  return FALSE;
}

/**
 * mp_store_create_document:
 * @path: where; nothing must be there
 * @title: of the portfolio
 *
 * Writes a document with the vocabularies that every portfolio begins with. It gets its name when it is
 * complete; after a failure nothing is left.
 */
gboolean
mp_store_create_document (const char    *path,
                          const char    *title,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary_name = g_strdup_printf (".mpower-%08x.part", g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, temporary_name, NULL);
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);
  g_autofree char *name = g_filename_display_basename (path);
  MpDatabase *database;
  gboolean complete;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_exists (path, error);
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0 && errno != ENOENT)
    {
      mp_store_error_set (error, MP_STORE_ERROR_READ_ONLY, name, NULL);
      return FALSE;
    }

  database = mp_database_open (temporary, MP_DATABASE_CREATE, NULL);
  if (database == NULL)
    {
      mp_store_error_set (error, MP_STORE_ERROR_IO, name, g_strerror (errno));
      return FALSE;
    }
  mp_database_set_name (database, name);
  mp_database_set_cancellable (database, cancellable);
  complete = fill (database, title, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
  mp_database_free (database);

  if (complete && publish (temporary, path, error))
    return TRUE;
  g_unlink (temporary);
  g_unlink (journal);
  return FALSE;
}
