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
/* The longest title that was seen to be cut. */
#define MP_TITLE_CUT_MAX 100

/* Titles that share less than this part of their words have nothing to do with each other. */
#define MP_TITLE_ALIKE_MIN (1.0 / 3)

/**
 * MpTitle:
 * @words: folded
 * @tokens: (array length=n_tokens): what mp_title_append_tokens() made of it
 * @phase: which of several projects of one name it is, as far as the title tells: "Phase II",
 *   "Engage 2"; 1 when it does not
 * @has_short_form: whether there is a word of capitals in it, as "QIZs"
 *
 * A title as it is compared; what it points to belongs to others.
 */
typedef struct
{
  const char *words;
  const guint32 *tokens;
  guint n_tokens;
  guint phase;
  gboolean has_short_form;
} MpTitle;

char *mp_title_dup_acronym (const char *title);
char *mp_title_dup_words (const char *title);
gboolean mp_title_has_short_form (const char *title);
guint mp_title_get_phase (const char *words);
guint mp_title_append_tokens (GArray *tokens, const char *words);
double mp_title_get_likeness (const MpTitle *a, const MpTitle *b);

G_END_DECLS
