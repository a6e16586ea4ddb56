/* mp-store-undo.h: acts taken back and done again
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-writer.h"

G_BEGIN_DECLS

gboolean mp_store_undo (MpWriter *writer, GCancellable *cancellable, GError **error);
gboolean mp_store_redo (MpWriter *writer, GCancellable *cancellable, GError **error);
gboolean mp_store_read_labels (MpDatabase *database, char **undo_label, char **redo_label, GError **error);

G_END_DECLS
