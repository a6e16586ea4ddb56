/* mp-store-error.h: what SQLite reports, as what the user can do about it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "base/mp-error.h"

G_BEGIN_DECLS

MpStoreError mp_store_error_from_sqlite (int code, int system_errno);
void mp_store_error_set (GError **error, MpStoreError code, const char *file_name, const char *detail);

G_END_DECLS
