/* mp-context.h: from a thread to the one that waits for it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mp_context_queue (GMainContext *context, GSourceFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
