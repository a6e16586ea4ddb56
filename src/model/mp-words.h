/* mp-words.h: the words of a text, for finding names in it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpWordGap:
 * @MP_GAP_MARK: a comma, colon, parenthesis, quotation mark …
 * @MP_GAP_STOP: the end of a sentence, an empty line or a bullet: no name goes across
 * @MP_GAP_SEPARATOR: a comma, semicolon, bar, bullet or line break outside parentheses
 *
 * What stands between a word and the one before it.
 */
typedef enum
{
  MP_GAP_SPACE = 0,
  MP_GAP_MARK = 1 << 0,
  MP_GAP_STOP = 1 << 1,
  MP_GAP_SEPARATOR = 1 << 2,
} MpWordGap;

/**
 * MpWords:
 * @key: the folded word, valid until the next one is read
 * @start: where the word begins in the text; bytes
 * @end: where it ends
 * @gap: flags of #MpWordGap
 * @in_parentheses: whether it stands in parentheses
 * @capitals: whether it has no small letter
 * @capitalised: whether its first letter is a capital
 *
 * Goes through a text word by word. Make it with mp_words_init(), end with mp_words_clear().
 */
typedef struct
{
  GString *key;
  gsize start;
  gsize end;
  guint gap;
  gboolean in_parentheses;
  gboolean capitals;
  gboolean capitalised;

  /*< private >*/
  const char *text;
  const char *p;
  guint depth;
  guint n_chars;
  gboolean balanced;
} MpWords;

void mp_words_init (MpWords *self, const char *text);
gboolean mp_words_next (MpWords *self);
void mp_words_clear (MpWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpWords, mp_words_clear)

G_END_DECLS
