/* mp-store-error.c: what SQLite reports, as what the user can do about it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/**
 * mp_store_error_from_sqlite:
 * @code: an extended result code of SQLite
 * @system_errno: what sqlite3_system_errno() gives, 0 if nothing
 *
 * Returns: what that means for the caller
 */
MpStoreError
mp_store_error_from_sqlite (int code,
                            int system_errno)
{
  /* Quotas and limits of file size are no room either, though SQLite takes them for bad writes. */
  if ((code & 0xff) == SQLITE_IOERR && (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG))
    return MP_STORE_ERROR_FULL;
  if ((code & 0xff) == SQLITE_CANTOPEN && (system_errno == EACCES || system_errno == EROFS || system_errno == EPERM))
    return MP_STORE_ERROR_READ_ONLY;

  switch (code)
    {
    case SQLITE_READONLY_DBMOVED:
      return MP_STORE_ERROR_GONE;
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_SHORT_READ:
      return MP_STORE_ERROR_CORRUPT;
    default:
      break;
    }

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return MP_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return MP_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return MP_STORE_ERROR_FULL;
    case SQLITE_CORRUPT:
      return MP_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return MP_STORE_ERROR_NOT_A_PORTFOLIO;
    case SQLITE_CONSTRAINT:
      return MP_STORE_ERROR_CONSTRAINT;
    default:
      return MP_STORE_ERROR_IO;
    }
}

/**
 * mp_store_error_set:
 * @file_name: the name of the document as users know it
 * @detail: (nullable): what SQLite says, for the cases that need it
 *
 * Sets an error of %MP_STORE_ERROR whose text says what happened to which file and what to do.
 */
void
mp_store_error_set (GError       **error,
                    MpStoreError   code,
                    const char    *file_name,
                    const char    *detail)
{
  g_autofree char *message = NULL;

  switch (code)
    {
    case MP_STORE_ERROR_BUSY:
      /* Translators: %s is the name of a file, here and in the sentences that follow. */
      message = g_strdup_printf (_("“%s” is in use by another program. Close it there and try again."), file_name);
      break;
    case MP_STORE_ERROR_READ_ONLY:
      message = g_strdup_printf (_("“%s” or its folder cannot be written. Save a copy in another folder."), file_name);
      break;
    case MP_STORE_ERROR_FULL:
      message = g_strdup_printf (_("There is no room left on the disk of “%s”. Nothing was changed; make room and try again."), file_name);
      break;
    case MP_STORE_ERROR_CORRUPT:
      message = g_strdup_printf (_("“%s” is damaged. Open a backup copy of it."), file_name);
      break;
    case MP_STORE_ERROR_NOT_A_PORTFOLIO:
      message = g_strdup_printf (_("“%s” is not a portfolio. Bring in pages and spreadsheets with Import."), file_name);
      break;
    case MP_STORE_ERROR_TOO_NEW:
      message = g_strdup_printf (_("“%s” was made by a newer version of this program. It can be read here, not changed."), file_name);
      break;
    case MP_STORE_ERROR_CONSTRAINT:
      message = g_strdup_printf (_("The change contradicts the rest of “%1$s” (%2$s)."), file_name, detail ? detail : "?");
      break;
    case MP_STORE_ERROR_CONFLICT:
      message = g_strdup_printf (_("“%s” was changed in the meantime. Look at it again and repeat the change."), file_name);
      break;
    case MP_STORE_ERROR_GONE:
      message = g_strdup_printf (_("“%s” was removed or replaced while it was open. Nothing was changed; put it back and open it again, or export what is shown."), file_name);
      break;
    case MP_STORE_ERROR_IO:
    default:
      /* Translators: 1 is the name of a file, 2 what the system says. */
      message = g_strdup_printf (_("“%1$s” could not be read or written: %2$s."), file_name, detail ? detail : "?");
      break;
    }

  g_set_error_literal (error, MP_STORE_ERROR, (int) code, message);
}
