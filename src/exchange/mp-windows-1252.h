/* mp-windows-1252.h: text that is not UTF-8
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mp_windows_1252_has (guint8 byte);
gboolean mp_windows_1252_is_likely (const guint8 *data, gsize length);
void mp_windows_1252_append (GString *text, guint8 byte);

G_END_DECLS
