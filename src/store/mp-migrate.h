/* mp-migrate.h: from one schema of a document to the next
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-database.h"

G_BEGIN_DECLS

/* The schema that this program writes.
 *   1: the first one */
#define MP_SCHEMA_VERSION 2

gboolean mp_migrate (MpDatabase *database, GResource *scripts, const char *folder, int to_version, GError **error);
gboolean mp_migrate_to_current (MpDatabase *database, GError **error);
char *mp_migrate_back_up (MpDatabase *database, int version, GError **error);

G_END_DECLS
