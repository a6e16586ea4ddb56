/* mp-number-input.h: reading of amounts and shares that people type
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mp_number_input_parse_amount (const char *text, const char *currency, gint64 *minor_units, GError **error);
char *mp_number_input_format_amount (gint64 minor_units, const char *currency);
gboolean mp_number_input_parse_share (const char *text, gint64 *share, GError **error);
char *mp_number_input_format_share (gint64 share);

G_END_DECLS
