/* mp-document.h: what makes a file a portfolio document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-database.h"

G_BEGIN_DECLS

/* The last change set of those that the portfolio began with. */
#define MP_DOCUMENT_FOUNDED "founded"

gboolean mp_document_identify (MpDatabase *database, int *version, GError **error);
gboolean mp_document_check_integrity (MpDatabase *database, GError **error);

gboolean mp_document_get_state (MpDatabase *database, const char *key, gint64 *value, GError **error);
gboolean mp_document_set_state (MpDatabase *database, const char *key, gint64 value, GError **error);
gboolean mp_document_mark_closed (MpDatabase *database, gboolean closed, GError **error);
gboolean mp_document_note_last_id (MpDatabase *database, gint64 last_id, GError **error);
gboolean mp_document_note_founded (MpDatabase *database, GError **error);

G_END_DECLS
