/* mp-store-create.h: a new document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean mp_store_create_document (const char *path, const char *title, GCancellable *cancellable, GError **error);

G_END_DECLS
