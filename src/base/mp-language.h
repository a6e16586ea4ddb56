/* mp-language.h: names of languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mp_language_dup_name (const char *code);
char *mp_language_find (const char *text);
GPtrArray *mp_language_complete (const char *prefix);
char *mp_language_dup_user (void);

G_END_DECLS
