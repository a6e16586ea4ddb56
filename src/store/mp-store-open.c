/* mp-store-open.c: the way to an open document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-open.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/mp-document.h"
#include "store/mp-migrate.h"
#include "store/mp-store-load.h"
#include "store/mp-store-undo.h"
#include "store/mp-summary-rows.h"

/* What the portfolio can hold: 16 MiB for the one who writes, 8 for the one who reads. */
#define WRITING_CACHE (16 * 1024)
#define READING_CACHE (8 * 1024)

void
mp_open_document_clear (MpOpenDocument *document)
{
  g_clear_pointer (&document->writing, mp_database_free);
  g_clear_pointer (&document->reading, mp_database_free);
  g_clear_object (&document->portfolio);
  g_clear_pointer (&document->read_only_reason, g_free);
  g_clear_pointer (&document->undo_label, g_free);
  g_clear_pointer (&document->redo_label, g_free);
}

/* The sentence that stands for a code becomes the reason why nothing can be changed. */
static void
set_read_only (MpOpenDocument *document,
               MpStoreError    code,
               const char     *name)
{
  g_autoptr (GError) error = NULL;

  mp_store_error_set (&error, code, name, NULL);
  g_free (document->read_only_reason);
  document->read_only_reason = g_strdup (error->message);
  document->read_only_code = code;
}

static gboolean
check_file (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      mp_store_error_set (error, MP_STORE_ERROR_IO, name, g_strerror (errno));
      return FALSE;
    }
  /* An empty file is an empty database to SQLite. */
  if (!S_ISREG (status.st_mode) || status.st_size == 0)
    {
      mp_store_error_set (error, MP_STORE_ERROR_NOT_A_PORTFOLIO, name, NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_folder_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

/* Opens for writing if that is wanted and possible, else for reading, with the reason. */
static MpDatabase *
connect_to (MpOpenDocument  *document,
            const char      *path,
            gboolean         read_only,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (MpDatabase) database = NULL;

  if (read_only || !is_folder_writable (path))
    set_read_only (document, MP_STORE_ERROR_READ_ONLY, name);
  if (read_only)
    {
      g_free (document->read_only_reason);
      document->read_only_reason = g_strdup_printf (_("“%s” was opened for reading only."), name);
    }

  database = mp_database_open (path, document->read_only_reason ? MP_DATABASE_READ_ONLY : MP_DATABASE_READ_WRITE, error);
  if (database == NULL)
    return NULL;
  if (document->read_only_reason == NULL && mp_database_is_read_only (database))
    set_read_only (document, MP_STORE_ERROR_READ_ONLY, name);
  mp_database_set_cancellable (database, cancellable);
  return g_steal_pointer (&database);
}

/* Brings an older document to the schema of this program. */
static gboolean
bring_up_to_date (MpDatabase  *database,
                  int          version,
                  GError     **error)
{
  g_autofree char *copy = NULL;

  if (mp_database_is_read_only (database))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
                   _("“%s” was made by an older version of this program and has to be converted, but it cannot be written. Copy it to another folder."),
                   mp_database_get_name (database));
      return FALSE;
    }
  copy = mp_migrate_back_up (database, version, error);
  return copy && mp_migrate_to_current (database, error);
}

static gboolean
make_derived (MpDatabase  *database,
              GError     **error)
{
  gint64 version;

  if (mp_database_is_read_only (database))
    return TRUE;
  return mp_document_get_state (database, "summary-version", &version, error) &&
         (version == MP_DERIVED_VERSION || mp_summary_rows_rebuild (database, error));
}

static gboolean
load (MpOpenDocument  *document,
      MpDatabase  *database,
      GError     **error)
{
  gboolean complete, fitting;

  if (!mp_database_begin_reading (database, error))
    return FALSE;
  document->portfolio = mp_store_load (database, &fitting, error);
  complete = document->portfolio &&
             mp_store_read_labels (database, &document->undo_label, &document->redo_label, error) &&
             mp_document_get_state (database, "last-id", &document->last_id, error);
  mp_database_rollback (database);
  if (complete && !fitting && document->read_only_reason == NULL)
    return mp_summary_rows_rebuild (database, error);
  return complete;
}

static gboolean
open_document (MpOpenDocument    *document,
               const char    *path,
               gboolean       read_only,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MpDatabase) database = NULL;
  int version;

  if (!check_file (path, error))
    return FALSE;
  database = connect_to (document, path, read_only, cancellable, error);
  if (database == NULL || !mp_document_identify (database, &version, error))
    return FALSE;

  if (version > MP_SCHEMA_VERSION)
    set_read_only (document, MP_STORE_ERROR_TOO_NEW, mp_database_get_name (database));
  if (!mp_document_check_integrity (database, error) ||
      (version < MP_SCHEMA_VERSION && !bring_up_to_date (database, version, error)) ||
      (document->read_only_reason == NULL && !make_derived (database, error)) ||
      !load (document, database, error))
    return FALSE;

  document->reading = mp_database_open (path, MP_DATABASE_READ_ONLY, error);
  if (document->reading == NULL)
    return FALSE;
  mp_database_set_cache (document->reading, READING_CACHE);
  if (document->read_only_reason == NULL)
    {
      mp_database_set_cancellable (database, NULL);
      mp_database_set_cache (database, WRITING_CACHE);
      document->writing = g_steal_pointer (&database);
    }
  return TRUE;
}

/**
 * mp_open_document:
 * @document: (out caller-allocates): filled on success; free with mp_open_document_clear()
 * @read_only: whether nothing shall be changed
 *
 * Sets an error of %MP_STORE_ERROR when the file cannot be read as a portfolio.
 */
gboolean
mp_open_document (MpOpenDocument    *document,
                  const char    *path,
                  gboolean       read_only,
                  GCancellable  *cancellable,
                  GError       **error)
{
  *document = (MpOpenDocument) { 0 };
  if (open_document (document, path, read_only, cancellable, error))
    return TRUE;
  mp_open_document_clear (document);
  return FALSE;
}
