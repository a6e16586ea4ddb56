/* mp-store-feed.h: a large act, made and written at the same time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-editor.h"
#include "store/mp-store-write.h"

G_BEGIN_DECLS

gboolean mp_store_feed (MpAct *act, MpChangeFeed feed, gpointer feed_data, GCancellable *cancellable, GError **error);

G_END_DECLS
