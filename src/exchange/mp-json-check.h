/* mp-json-check.h: what json-glib would take over without a word
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mp_json_check_text (const char *text, gsize length, GError **error);

G_END_DECLS
