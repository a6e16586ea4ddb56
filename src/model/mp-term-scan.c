/* mp-term-scan.c: names of terms in running text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-term-index-private.h"

#include <string.h>

/* A name found in running text, wanted or only hiding another. */
typedef struct
{
  const MpTermText *text;
  guint first;
  gsize length; /* in bytes */
  gboolean is_wanted;
} Finding;

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const Finding *x = a, *y = b;

  if (x->length != y->length)
    return x->length > y->length ? -1 : 1;
  if (x->is_wanted != y->is_wanted)
    return x->is_wanted ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return mp_term_text_is_better (x->text, y->text) ? -1 : mp_term_text_is_better (y->text, x->text) ? 1 : 0;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const MpTermMatch *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* Whether @text, which stands at @words, counts in running text. */
static gboolean
counts_in_prose (const MpTermText *text,
                 const MpTermWord *words)
{
  if (text->entry_only || (text->capitalised && !words[0].capitalised))
    return FALSE;
  for (guint i = 0; i < text->n_words; i++)
    {
      if (text->capitals && !words[i].capitals)
        return FALSE;
      if (i > 0 && (words[i].gap & MP_GAP_STOP))
        return FALSE;
    }
  return TRUE;
}

static void
find_texts_at (const MpTermIndex *self,
               int                vocabulary,
               const MpTermWord  *words,
               guint              n_words,
               guint              first,
               GArray            *findings)
{
  for (MpTermText *text = mp_term_text_get_chain (self->term_texts, words[first].word); text; text = text->next)
    {
      Finding finding = { text, first };
      gboolean hides = text->owner == MP_TERM_NOTHING;

      if (!hides)
        hides = g_array_index (self->vocabularies, MpVocabularyEntry, g_array_index (self->terms, MpTerm, text->owner).vocabulary).hides;
      finding.is_wanted = mp_term_index_is_in_vocabulary (self, text, vocabulary);
      if ((!finding.is_wanted && !hides) || !mp_term_text_stands_at (text, words + first, n_words - first) || !counts_in_prose (text, words + first))
        continue;
      finding.length = words[first + text->n_words - 1].end - words[first].start;
      g_array_append_val (findings, finding);
    }
}

static gboolean
take_words (guint8        *taken,
            const Finding *finding)
{
  for (guint i = 0; i < finding->text->n_words; i++)
    {
      if (taken[finding->first + i])
        return FALSE;
    }
  memset (taken + finding->first, TRUE, finding->text->n_words);
  return TRUE;
}

/**
 * mp_term_index_scan_text:
 * @vocabulary: (nullable): the key of a vocabulary, %NULL for all
 * @text: running text
 *
 * Finds names, synonyms and keywords in @text, at the bounds of words, the longest first, so that
 * no name is found inside a longer one: neither Guinea in "Papua New Guinea" nor Mexico in "New
 * Mexico" or in the name of a region or an area of work. Case and accents do not matter but for
 * acronyms ("DR") and for names that are common words too ("Turkey"). Not looked for are codes
 * and synonyms without a language.
 *
 * Returns: (transfer full) (element-type MpTermMatch): what was found, in the order of the text, each
 *   occurrence of a term
 */
GArray *
mp_term_index_scan_text (const MpTermIndex *self,
                         const char        *vocabulary,
                         const char        *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (MpTermMatch));
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_autofree guint8 *taken = NULL;
  int index = mp_term_index_get_vocabulary_index (self, vocabulary);

  g_return_val_if_fail (text != NULL, matches);

  words = mp_term_index_read_words (self, text);
  for (guint i = 0; i < words->len; i++)
    find_texts_at (self, index, (const MpTermWord *) (gpointer) words->data, words->len, i, findings);
  g_array_sort (findings, compare_findings);

  taken = g_malloc0 (words->len + 1);
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);
      MpTermMatch match = { 0, g_array_index (words, MpTermWord, finding->first).start, finding->length };

      if (!take_words (taken, finding) || !finding->is_wanted)
        continue;
      match.id = g_array_index (self->terms, MpTerm, finding->text->owner).id;
      g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  return matches;
}
