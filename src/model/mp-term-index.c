/* mp-term-index.c: vocabularies, partners and initiatives by code and by name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Here the index is made and terms are asked by id; mp-term-named.c does that for partners and
 * initiatives. mp-term-match.c finds names in lists and in running text.
 */

#include "config.h"

#include "model/mp-term-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"

#define ISO_3166_DOMAIN "iso_3166-1"

G_DEFINE_BOXED_TYPE (MpTermIndex, mp_term_index, mp_term_index_ref, mp_term_index_unref)

static const MpTerm *
find_term (const MpTermIndex *self,
           gint64             id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_by_id, &id));

  return index ? &g_array_index (self->terms, MpTerm, index - 1) : NULL;
}

int
mp_term_index_get_vocabulary_index (const MpTermIndex *self,
                                    const char        *key)
{
  if (key == NULL)
    return MP_VOCABULARY_ANY;
  for (guint i = 0; i < self->vocabularies->len; i++)
    {
      if (g_strcmp0 (g_array_index (self->vocabularies, MpVocabularyEntry, i).key, key) == 0)
        return (int) i;
    }
  return MP_VOCABULARY_UNKNOWN;
}

void
mp_term_index_add_searchable (MpTermIndex *self,
                              GArray      *searchables,
                              guint32      owner,
                              const char  *text)
{
  g_autofree char *folded = mp_text_fold_words (text);
  MpTermSearchable searchable = { owner, NULL };

  if (*folded == '\0')
    return;
  searchable.folded = g_string_chunk_insert (self->strings, folded);
  g_array_append_val (searchables, searchable);
}

static void
add_vocabularies (MpTermIndex *self,
                  GPtrArray   *records)
{
  /* "United States-Mexico-Canada Agreement" names no country, "West Africa" no more than a region. */
  static const char *const hiding[] = { MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, MP_VOCABULARY_AREAS, NULL };

  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      MpVocabularyEntry entry = { .id = mp_record_get_id (record), .record = mp_record_ref (record) };

      entry.key = mp_record_get_text (record, MP_VOCABULARY_KEY);
      entry.terms = g_array_new (FALSE, FALSE, sizeof (gint64));
      entry.hides = entry.key && g_strv_contains (hiding, entry.key);
      g_array_append_val (self->vocabularies, entry);
    }
}

static void
add_terms (MpTermIndex *self,
           GPtrArray   *records)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 vocabulary = mp_record_get_integer (record, MP_TERM_VOCABULARY);
      MpTerm term = { .id = mp_record_get_id (record), .record = record };

      while (term.vocabulary < self->vocabularies->len &&
             g_array_index (self->vocabularies, MpVocabularyEntry, term.vocabulary).id != vocabulary)
        term.vocabulary++;
      if (term.vocabulary == self->vocabularies->len)
        continue;
      mp_record_ref (record);
      g_array_append_val (self->terms, term);
    }

  /* The array does not move any more: its ids can be keys. */
  for (guint i = 0; i < self->terms->len; i++)
    g_hash_table_insert (self->term_by_id, &g_array_index (self->terms, MpTerm, i).id, GUINT_TO_POINTER (i + 1));
}

/* How well a language suits the user: a place in the list of languages, the same for "es-MX" and "es_mx". */
static guint
rank_language (const char         *language,
               const char *const  *languages)
{
  g_autofree char *posix = NULL;

  if (language == NULL)
    return G_MAXUINT - 1;
  posix = g_strdelimit (g_strdup (language), "-", '_');
  for (guint i = 0; languages[i]; i++)
    {
      if (g_ascii_strcasecmp (languages[i], posix) == 0)
        return i;
    }
  /* English is what a name is written in when nothing better is there. */
  return g_ascii_strcasecmp (posix, "en") == 0 ? G_MAXUINT - 2 : G_MAXUINT;
}

static gboolean
is_first_language (guint              rank,
                   const char *const *languages)
{
  gsize length = strcspn (languages[0], "_.@");

  return rank < g_strv_length ((GStrv) languages) && strcspn (languages[rank], "_.@") == length &&
         strncmp (languages[rank], languages[0], length) == 0;
}

static const char *
translate_country (const char *name)
{
  const char *translated = g_dgettext (ISO_3166_DOMAIN, name);

  /* A text that is the same in the language is another pointer. */
  return translated != name && g_utf8_validate (translated, -1, NULL) ? translated : NULL;
}

/* The names of one term, while it is added. */
typedef struct
{
  const char *best;
  guint best_rank;
  const char *translated; /* by the catalogues of iso-codes */
} Naming;

static void
add_term_name (MpTermIndex        *self,
               guint32             owner,
               MpRecord           *record,
               const char *const  *languages,
               Naming             *naming)
{
  const char *text = mp_record_get_text (record, MP_TERM_NAME_TEXT);
  const char *language = mp_record_get_text (record, MP_TERM_NAME_LANGUAGE);
  gboolean is_country = (int) g_array_index (self->terms, MpTerm, owner).vocabulary == mp_term_index_get_vocabulary_index (self, MP_VOCABULARY_COUNTRIES);
  gboolean is_name = mp_record_has_choice (record, MP_TERM_NAME_KIND, "name");
  gboolean is_keyword = mp_record_has_choice (record, MP_TERM_NAME_KIND, "keyword");
  gboolean entry_only = !is_name && !is_keyword && language == NULL;
  guint rank;

  if (text == NULL || *text == '\0')
    return;

  mp_term_index_add_text (self, self->term_texts, owner,
                          is_name ? MP_TERM_TEXT_NAME : is_keyword ? MP_TERM_TEXT_KEYWORD : MP_TERM_TEXT_SYNONYM, entry_only, text);
  if (!is_keyword && !entry_only)
    mp_term_index_add_searchable (self, self->term_searchables, owner, text);

  rank = is_name ? rank_language (language, languages) : G_MAXUINT;
  if (is_name && (naming->best == NULL || rank < naming->best_rank))
    {
      naming->best = text;
      naming->best_rank = rank;
    }
  /* The English name and the ISO names are what the catalogues know. */
  if (is_country && naming->translated == NULL && ((is_name && g_strcmp0 (language, "en") == 0) || entry_only))
    naming->translated = translate_country (text);
}

static char *
make_code_key (guint       vocabulary,
               const char *code)
{
  g_autofree char *small = g_ascii_strdown (code, -1);

  return g_strdup_printf ("%u %s", vocabulary, small);
}

/* A name in the user's first language, else the translated name of a country, else the next best. */
static void
finish_term (MpTermIndex        *self,
             guint32             index,
             const char *const  *languages,
             const Naming       *naming)
{
  MpTerm *term = &g_array_index (self->terms, MpTerm, index);
  const char *code = mp_record_get_text (term->record, MP_TERM_CODE);

  if (naming->translated && !(naming->best && is_first_language (naming->best_rank, languages)))
    {
      /* A copy: a catalogue may go away when the language changes. */
      term->label = g_string_chunk_insert (self->strings, naming->translated);
      mp_term_index_add_text (self, self->term_texts, index, MP_TERM_TEXT_LABEL, g_utf8_strlen (term->label, -1) < 4, term->label);
      mp_term_index_add_searchable (self, self->term_searchables, index, term->label);
    }
  else
    {
      term->label = naming->best ? naming->best : code ? code : "";
    }
  if (code)
    {
      g_autofree char *key = make_code_key (term->vocabulary, code);

      mp_term_index_add_text (self, self->term_texts, index, MP_TERM_TEXT_CODE, TRUE, code);
      if (!g_hash_table_contains (self->term_by_code, key))
        g_hash_table_insert (self->term_by_code, g_string_chunk_insert (self->strings, key), GUINT_TO_POINTER (index + 1));
    }
}

static void
add_term_names (MpTermIndex *self,
                GPtrArray   *records)
{
  const char *const *languages = g_get_language_names ();
  g_autofree Naming *namings = g_new0 (Naming, self->terms->len + 1);

  for (guint i = 0; records && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 id = mp_record_get_integer (record, MP_TERM_NAME_TERM);
      guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_by_id, &id));

      if (owner == 0)
        continue;
      /* Labels point into the records. */
      g_ptr_array_add (self->names, mp_record_ref (record));
      add_term_name (self, owner - 1, record, languages, &namings[owner - 1]);
    }
  for (guint i = 0; i < self->terms->len; i++)
    finish_term (self, i, languages, &namings[i]);
}

/* For sorting: the position, then the label as the user's language sorts it. */
typedef struct
{
  gint64 id;
  gint64 position;
  char *collation;
} Ordered;

static int
compare_ordered (gconstpointer a,
                 gconstpointer b)
{
  const Ordered *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return strcmp (x->collation, y->collation);
}

static void
order_terms (MpTermIndex *self)
{
  g_autoptr (GArray) ordered = g_array_sized_new (FALSE, FALSE, sizeof (Ordered), self->terms->len);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const MpTerm *term = &g_array_index (self->terms, MpTerm, i);
      Ordered item = { term->id, G_MAXINT64, g_utf8_collate_key (term->label, -1) };

      if (!mp_record_is_null (term->record, MP_TERM_POSITION))
        item.position = mp_record_get_integer (term->record, MP_TERM_POSITION);
      g_array_append_val (ordered, item);
    }
  g_array_sort (ordered, compare_ordered);

  for (guint i = 0; i < ordered->len; i++)
    {
      Ordered *item = &g_array_index (ordered, Ordered, i);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_by_id, &item->id)) - 1;
      MpTerm *term = &g_array_index (self->terms, MpTerm, index);

      term->order = i;
      g_array_append_val (g_array_index (self->vocabularies, MpVocabularyEntry, term->vocabulary).terms, item->id);
      g_free (item->collation);
    }
}

/**
 * mp_term_index_new:
 * @vocabularies: (nullable) (element-type MpRecord): the table vocabulary
 * @terms: (nullable) (element-type MpRecord): the table term
 * @term_names: (nullable) (element-type MpRecord): the table term_name
 * @partners: (nullable) (element-type MpRecord): the table partner
 * @partner_names: (nullable) (element-type MpRecord): the table partner_name
 * @initiatives: (nullable) (element-type MpRecord): the table initiative
 *
 * Makes an index of these records, which must not change any more: whoever changes a term makes
 * another index. Terms of unknown vocabularies and names of unknown terms are passed over. Labels
 * are in the language of this moment.
 *
 * Returns: (transfer full): the index
 */
MpTermIndex *
mp_term_index_new (GPtrArray *vocabularies,
                   GPtrArray *terms,
                   GPtrArray *term_names,
                   GPtrArray *partners,
                   GPtrArray *partner_names,
                   GPtrArray *initiatives)
{
  MpTermIndex *self = g_new0 (MpTermIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->vocabularies = g_array_new (FALSE, FALSE, sizeof (MpVocabularyEntry));
  self->terms = g_array_new (FALSE, FALSE, sizeof (MpTerm));
  mp_named_table_init (&self->partners, MP_TABLE_PARTNER);
  mp_named_table_init (&self->initiatives, MP_TABLE_INITIATIVE);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  self->term_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->term_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->term_texts = g_ptr_array_new ();
  self->term_searchables = g_array_new (FALSE, FALSE, sizeof (MpTermSearchable));

  add_vocabularies (self, vocabularies);
  add_terms (self, terms);
  add_term_names (self, term_names);
  order_terms (self);
  mp_term_index_add_hiding_texts (self);
  mp_term_index_add_partners (self, partners, partner_names);
  mp_term_index_add_initiatives (self, initiatives);
  return self;
}

MpTermIndex *
mp_term_index_ref (MpTermIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_term_index_unref (MpTermIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->vocabularies->len; i++)
    {
      MpVocabularyEntry *entry = &g_array_index (self->vocabularies, MpVocabularyEntry, i);

      mp_record_unref (entry->record);
      g_array_unref (entry->terms);
    }
  for (guint i = 0; i < self->terms->len; i++)
    mp_record_unref (g_array_index (self->terms, MpTerm, i).record);

  mp_named_table_clear (&self->partners);
  mp_named_table_clear (&self->initiatives);
  g_array_unref (self->vocabularies);
  g_array_unref (self->terms);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->term_by_id);
  g_hash_table_unref (self->term_by_code);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->term_texts);
  g_array_unref (self->term_searchables);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * mp_term_index_get_vocabulary:
 * @key: the key of a vocabulary, as %MP_VOCABULARY_COUNTRIES
 *
 * Returns: the id of the vocabulary, 0 when there is none
 */
gint64
mp_term_index_get_vocabulary (const MpTermIndex *self,
                              const char        *key)
{
  int index;

  g_return_val_if_fail (self != NULL && key != NULL, 0);

  index = mp_term_index_get_vocabulary_index (self, key);
  return index < 0 ? 0 : g_array_index (self->vocabularies, MpVocabularyEntry, index).id;
}

/**
 * mp_term_index_find_vocabulary:
 * @title: the title of a vocabulary
 *
 * Returns: (nullable): the key of the vocabulary, %NULL when none has that title
 */
const char *
mp_term_index_find_vocabulary (const MpTermIndex *self,
                               const char        *title)
{
  g_return_val_if_fail (self != NULL && title != NULL, NULL);

  for (guint i = 0; i < self->vocabularies->len; i++)
    {
      const MpVocabularyEntry *entry = &g_array_index (self->vocabularies, MpVocabularyEntry, i);

      if (g_strcmp0 (mp_record_get_text (entry->record, MP_VOCABULARY_TITLE), title) == 0)
        return entry->key;
    }
  return NULL;
}

/**
 * mp_term_index_get_vocabulary_key:
 *
 * Returns: (nullable): the key of the vocabulary that @term belongs to, %NULL for an unknown term
 */
const char *
mp_term_index_get_vocabulary_key (const MpTermIndex *self,
                                  gint64             term)
{
  const MpTerm *found = find_term (self, term);

  return found ? g_array_index (self->vocabularies, MpVocabularyEntry, found->vocabulary).key : NULL;
}

/**
 * mp_term_index_get_code:
 *
 * Returns: (nullable): the code of @term, %NULL for an unknown term
 */
const char *
mp_term_index_get_code (const MpTermIndex *self,
                        gint64             term)
{
  const MpTerm *found = find_term (self, term);

  return found ? mp_record_get_text (found->record, MP_TERM_CODE) : NULL;
}

/**
 * mp_term_index_dup_label:
 *
 * What users read: the name in their language (for countries from the catalogues of iso-codes),
 * else the English one, else any, else the code.
 *
 * Returns: (transfer full) (nullable): the label, %NULL for an unknown term
 */
char *
mp_term_index_dup_label (const MpTermIndex *self,
                         gint64             term)
{
  const MpTerm *found = find_term (self, term);

  return found ? g_strdup (found->label) : NULL;
}

/**
 * mp_term_index_dup_terms:
 * @vocabulary: the key of a vocabulary
 *
 * Returns: (transfer full) (element-type gint64): its terms, also withdrawn ones, by their position
 *   and then by their label
 */
GArray *
mp_term_index_dup_terms (const MpTermIndex *self,
                         const char        *vocabulary)
{
  int index = mp_term_index_get_vocabulary_index (self, vocabulary);

  g_return_val_if_fail (vocabulary != NULL, NULL);

  return index < 0 ? g_array_new (FALSE, FALSE, sizeof (gint64))
                   : g_array_copy (g_array_index (self->vocabularies, MpVocabularyEntry, index).terms);
}

/**
 * mp_term_index_find_code:
 * @vocabulary: the key of a vocabulary
 * @code: a code; small and capital ASCII letters are the same
 *
 * Returns: the term, 0 when there is none
 */
gint64
mp_term_index_find_code (const MpTermIndex *self,
                         const char        *vocabulary,
                         const char        *code)
{
  int index = mp_term_index_get_vocabulary_index (self, vocabulary);
  g_autofree char *key = NULL;
  guint found;

  g_return_val_if_fail (vocabulary != NULL && code != NULL, 0);

  if (index < 0)
    return 0;
  key = make_code_key (index, code);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_by_code, key));
  return found ? g_array_index (self->terms, MpTerm, found - 1).id : 0;
}
