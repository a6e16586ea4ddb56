/* mp-locale.h: a locale in which the chosen language works
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mp_locale_serve_language (const char *domain);
GPtrArray *mp_locale_list_languages (const char *domain, const char *folder);
char *mp_locale_dup_language (const char *domain);
gboolean mp_locale_is_right_to_left (const char *language);

G_END_DECLS
