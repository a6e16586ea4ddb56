/* mp-error.h: error domains of the program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpError:
 * @MP_ERROR_INVALID: a value or a file breaks a rule; the message names the place
 * @MP_ERROR_NOT_FOUND: what was asked for does not exist
 * @MP_ERROR_AMBIGUOUS: more than one thing fits
 * @MP_ERROR_UNSUPPORTED: the format or the version is not one that we read
 * @MP_ERROR_TOO_LARGE: a limit was passed; the message names the limit
 *
 * Errors that concern content. The text is for users, in their language.
 */
typedef enum
{
  MP_ERROR_INVALID,
  MP_ERROR_NOT_FOUND,
  MP_ERROR_AMBIGUOUS,
  MP_ERROR_UNSUPPORTED,
  MP_ERROR_TOO_LARGE,
} MpError;

#define MP_ERROR (mp_error_quark ())
GQuark mp_error_quark (void);

/**
 * MpStoreError:
 * @MP_STORE_ERROR_BUSY: another process holds the document: close it there, try again
 * @MP_STORE_ERROR_READ_ONLY: the file or its folder cannot be written: save a copy elsewhere
 * @MP_STORE_ERROR_FULL: no room on the disk: make room, try again
 * @MP_STORE_ERROR_CORRUPT: the file is damaged: open a backup
 * @MP_STORE_ERROR_NOT_A_PORTFOLIO: the file is something else
 * @MP_STORE_ERROR_TOO_NEW: made by a newer version of the program: it can be read, not changed
 * @MP_STORE_ERROR_CONSTRAINT: the change contradicts the rest of the document
 * @MP_STORE_ERROR_CONFLICT: the record is not any more what the change expects
 * @MP_STORE_ERROR_GONE: the file was removed or replaced while it was open
 * @MP_STORE_ERROR_IO: reading or writing failed otherwise
 *
 * What can go wrong with a document. Codes say what the caller can do.
 */
typedef enum
{
  MP_STORE_ERROR_BUSY,
  MP_STORE_ERROR_READ_ONLY,
  MP_STORE_ERROR_FULL,
  MP_STORE_ERROR_CORRUPT,
  MP_STORE_ERROR_NOT_A_PORTFOLIO,
  MP_STORE_ERROR_TOO_NEW,
  MP_STORE_ERROR_CONSTRAINT,
  MP_STORE_ERROR_CONFLICT,
  MP_STORE_ERROR_GONE,
  MP_STORE_ERROR_IO,
} MpStoreError;

#define MP_STORE_ERROR (mp_store_error_quark ())
GQuark mp_store_error_quark (void);

G_END_DECLS
