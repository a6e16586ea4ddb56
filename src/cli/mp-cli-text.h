/* mp-cli-text.h: text in columns, and for other programs
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint mp_cli_text_width (const char *text, gssize length);
void mp_cli_text_append_cell (GString *line, const char *text, guint width);
void mp_cli_text_append_wrapped (GString *out, const char *text, guint indent, guint columns);

void mp_cli_text_append_json (GString *out, const char *text);
void mp_cli_text_append_csv (GString *out, const char *text);
char *mp_cli_text_format_amount (gint64 minor_units, const char *currency);

G_END_DECLS
