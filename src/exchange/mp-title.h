/* mp-title.h: what titles tell when they are compared
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A title that is shorter (characters) was hardly cut. */
#define MP_TITLE_CUT_MIN 40

char *mp_title_dup_acronym (const char *title);
char *mp_title_dup_prefix (const char *words);
guint mp_title_append_tokens (GArray *tokens, const char *words);
double mp_title_get_likeness (const guint32 *a, guint n_a, const guint32 *b, guint n_b);

G_END_DECLS
