/* mp-term-complete.c: terms, partners and initiatives by the beginnings of their words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-term-index-private.h"

#include <string.h>

#include "base/mp-text.h"

/* How well a name fits what was typed; the smaller the better. */
enum { FITS_LABEL, FITS_START, FITS_WORDS, FITS_NOT };

static gboolean
begins_a_word (const char *folded,
               const char *prefix,
               gsize       length)
{
  for (const char *p = folded; p; p = strchr (p, ' '))
    {
      p += *p == ' ';
      if (strncmp (p, prefix, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
fit (const char *folded,
     const char *typed)
{
  if (g_str_has_prefix (folded, typed))
    return FITS_START;
  for (const char *p = typed; *p; p += *p == ' ')
    {
      gsize length = strcspn (p, " ");

      if (!begins_a_word (folded, p, length))
        return FITS_NOT;
      p += length;
    }
  return FITS_WORDS;
}

typedef struct
{
  guint fits;
  gint64 id;
  const char *label;
  guint32 order;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->fits != y->fits)
    return x->fits < y->fits ? -1 : 1;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return g_utf8_collate (x->label, y->label);
}

/* How well each owner fits: an array of guint8 by index. */
static guint8 *
rate_owners (GArray     *searchables,
             guint       n_owners,
             const char *typed)
{
  guint8 *fits = g_malloc (n_owners + 1);

  memset (fits, FITS_NOT, n_owners + 1);
  for (guint i = 0; i < searchables->len; i++)
    {
      const MpTermSearchable *searchable = &g_array_index (searchables, MpTermSearchable, i);

      if (fits[searchable->owner] > FITS_START)
        fits[searchable->owner] = MIN (fits[searchable->owner], fit (searchable->folded, typed));
    }
  return fits;
}

static GArray *
sort_and_cut (GArray *candidates,
              guint   limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    g_array_append_val (ids, g_array_index (candidates, Candidate, i).id);
  return ids;
}

static guint
improve_by_label (guint       fits,
                  const char *label,
                  const char *typed)
{
  g_autofree char *folded = NULL;

  if (fits != FITS_START)
    return fits;
  folded = mp_text_fold_words (label);
  return g_str_has_prefix (folded, typed) ? FITS_LABEL : FITS_START;
}

/**
 * mp_term_index_complete:
 * @vocabulary: (nullable): the key of a vocabulary, %NULL for all
 * @prefix: what was typed so far; "" fits everything
 * @limit: at most so many, 0 for no limit
 *
 * Terms, without withdrawn ones, one of whose names or synonyms has words that begin as those of
 * @prefix: first those whose label begins so, then whose other name does, then the rest.
 *
 * Returns: (transfer full) (element-type gint64): the terms
 */
GArray *
mp_term_index_complete (const MpTermIndex *self,
                        const char        *vocabulary,
                        const char        *prefix,
                        guint              limit)
{
  g_autofree char *typed = mp_text_fold_words (prefix);
  g_autofree guint8 *fits = rate_owners (self->term_searchables, self->terms->len, typed);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  int index = mp_term_index_get_vocabulary_index (self, vocabulary);
  g_autofree char *code = g_ascii_strdown (prefix, -1);

  g_strstrip (code);
  for (guint i = 0; index != MP_VOCABULARY_UNKNOWN && i < self->terms->len; i++)
    {
      const MpTerm *term = &g_array_index (self->terms, MpTerm, i);
      Candidate candidate = { fits[i], term->id, term->label, term->order };
      const char *own = mp_record_get_text (term->record, MP_TERM_CODE);

      if ((index != MP_VOCABULARY_ANY && term->vocabulary != (guint) index) || mp_record_get_integer (term->record, MP_TERM_WITHDRAWN) != 0)
        continue;
      candidate.fits = improve_by_label (candidate.fits, term->label, typed);
      if (own && g_ascii_strcasecmp (own, code) == 0)
        candidate.fits = FITS_LABEL;
      /* A term without any name has its code for a label. */
      if (candidate.fits != FITS_NOT || *typed == '\0')
        g_array_append_val (candidates, candidate);
    }
  return sort_and_cut (candidates, limit);
}

static GArray *
complete_named (const MpNamedTable *table,
                const char         *prefix,
                guint               limit)
{
  g_autofree char *typed = mp_text_fold_words (prefix);
  g_autofree guint8 *fits = rate_owners (table->searchables, table->entries->len, typed);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < table->entries->len; i++)
    {
      const MpNamedEntry *entry = &g_array_index (table->entries, MpNamedEntry, i);
      const char *name = mp_record_get_text (entry->record, table->name);
      Candidate candidate = { fits[i], entry->id, name ? name : "", 0 };

      candidate.fits = improve_by_label (candidate.fits, candidate.label, typed);
      if (candidate.fits != FITS_NOT || *typed == '\0')
        g_array_append_val (candidates, candidate);
    }
  return sort_and_cut (candidates, limit);
}

/**
 * mp_term_index_complete_partner:
 * @prefix: what was typed so far; "" fits everything
 * @limit: at most so many, 0 for no limit
 *
 * As mp_term_index_complete(), for names, acronyms and other names of partners.
 *
 * Returns: (transfer full) (element-type gint64): the partners
 */
GArray *
mp_term_index_complete_partner (const MpTermIndex *self,
                                const char        *prefix,
                                guint              limit)
{
  return complete_named (&self->partners, prefix, limit);
}

/**
 * mp_term_index_complete_initiative:
 * @prefix: what was typed so far; "" fits everything
 * @limit: at most so many, 0 for no limit
 *
 * As mp_term_index_complete(), for names and acronyms of initiatives.
 *
 * Returns: (transfer full) (element-type gint64): the initiatives
 */
GArray *
mp_term_index_complete_initiative (const MpTermIndex *self,
                                   const char        *prefix,
                                   guint              limit)
{
  return complete_named (&self->initiatives, prefix, limit);
}

/**
 * mp_term_index_match_words:
 * @folded_prefix: the beginning of a word, folded by mp_text_fold_words()
 *
 * For the search: "mex" stands for Mexico and so for the projects there. Keywords and codes do not
 * count, as the texts of projects have them themselves.
 *
 * Returns: (transfer full) (element-type gint64): the terms one of whose names or synonyms has a
 *   word that begins with @folded_prefix; none for ""
 */
GArray *
mp_term_index_match_words (const MpTermIndex *self,
                           const char        *folded_prefix)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize length = strlen (folded_prefix);
  g_autofree guint8 *seen = g_malloc0 (self->terms->len + 1);

  for (guint i = 0; length > 0 && i < self->term_searchables->len; i++)
    {
      const MpTermSearchable *searchable = &g_array_index (self->term_searchables, MpTermSearchable, i);

      if (seen[searchable->owner] || !begins_a_word (searchable->folded, folded_prefix, length))
        continue;
      seen[searchable->owner] = TRUE;
      g_array_append_val (ids, g_array_index (self->terms, MpTerm, searchable->owner).id);
    }
  return ids;
}

static GArray *
match_named_words (const MpNamedTable *table,
                   const char         *folded_prefix)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize length = strlen (folded_prefix);
  g_autofree guint8 *seen = g_malloc0 (table->entries->len + 1);

  for (guint i = 0; length > 0 && i < table->searchables->len; i++)
    {
      const MpTermSearchable *searchable = &g_array_index (table->searchables, MpTermSearchable, i);

      if (seen[searchable->owner] || !begins_a_word (searchable->folded, folded_prefix, length))
        continue;
      seen[searchable->owner] = TRUE;
      g_array_append_val (ids, g_array_index (table->entries, MpNamedEntry, searchable->owner).id);
    }
  return ids;
}

/**
 * mp_term_index_match_partner_words:
 * @folded_prefix: the beginning of a word, folded by mp_text_fold_words()
 *
 * Returns: (transfer full) (element-type gint64): the partners one of whose names has a word that
 *   begins with @folded_prefix; none for ""
 */
GArray *
mp_term_index_match_partner_words (const MpTermIndex *self,
                                   const char        *folded_prefix)
{
  return match_named_words (&self->partners, folded_prefix);
}

/**
 * mp_term_index_match_initiative_words:
 * @folded_prefix: the beginning of a word, folded by mp_text_fold_words()
 *
 * Returns: (transfer full) (element-type gint64): the initiatives whose name or acronym has a word
 *   that begins with @folded_prefix; none for ""
 */
GArray *
mp_term_index_match_initiative_words (const MpTermIndex *self,
                                      const char        *folded_prefix)
{
  return match_named_words (&self->initiatives, folded_prefix);
}
