/* mp-text.h: folding, cleaning and reading of text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mp_text_fold (const char *text);
char *mp_text_fold_words (const char *text);
char *mp_text_clean (const char *text);
char *mp_text_one_line (const char *text);
char *mp_text_strip_markup (const char *text);
char *mp_text_digits_to_ascii (const char *text);
char *mp_text_isolate (const char *text);
gboolean mp_text_parse_int (const char *text, gint64 *value);
gboolean mp_text_is_empty (const char *text);

G_END_DECLS
