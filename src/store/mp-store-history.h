/* mp-store-history.h: who changed what when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-database.h"

G_BEGIN_DECLS

GHashTable *mp_store_history_load_times (MpDatabase *database, GError **error);
GPtrArray *mp_store_history_load (MpDatabase *database, gint64 project, guint limit, GError **error);

G_END_DECLS
