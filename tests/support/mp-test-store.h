/* mp-test-store.h: a real document for views and windows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

MpStore *mp_test_store_new (char **path);
void mp_test_store_free (MpStore *store, char *path);
void mp_test_store_apply (MpStore *store, MpChangeSet *set);
void mp_test_store_undo (MpStore *store);

G_END_DECLS
