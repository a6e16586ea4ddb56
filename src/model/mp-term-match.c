/* mp-term-match.c: names of terms, partners and initiatives, alone and in lists
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each name is a row of numbers of words, kept under its first word. A text becomes a row of the
 * same numbers, and names are found by comparing rows.
 */

#include "model/mp-term-index-private.h"

#include <string.h>

/* Longer words that hide a name of a country or region in running text: no place in it is meant. */
static const char *const hiding_texts[] = {
  "New Mexico", "Gulf of Mexico", "New Jersey", "Jersey City", "New England", "New South Wales", "Guinea pig", "Guinea pigs", "Gulf of Guinea",
  "Indian Ocean", "American Indian", "American Indians", "Atlanta, Georgia", "Georgia Tech", "Jordan River", "Jordan Valley", "Panama Canal",
  "Asian Development Bank", "Asian Infrastructure Investment Bank", "African Development Bank", "African Union", "Partners of the Americas",
  "Chamber of Commerce", "Department of Commerce", "Ministry of Commerce",
};

/* Names of countries and peoples that are common words too. */
static const char *const common_words[] = {
  "chad", "china", "dominican", "guinea", "jersey", "poles", "polish", "reunion", "turkey",
};

/* Parts of a company's name that people leave out. */
static const char *const company_forms[] = {
  "inc", "incorporated", "limited", "llc", "ltd", "gmbh", "plc",
};

static const char *const conjunctions[] = { "and", "y", "et", "e", "und", "ou", "or", "و" };

static gboolean
is_one_of (const char        *word,
           const char *const *list,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (word, list[i]))
        return TRUE;
    }
  return FALSE;
}

static guint32
intern_word (MpTermIndex *self,
             const char  *word)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));

  if (number == 0)
    {
      number = g_hash_table_size (self->words) + 1;
      g_hash_table_insert (self->words, g_string_chunk_insert (self->strings, word), GUINT_TO_POINTER (number));
    }
  return number;
}

static guint32
find_word (const MpTermIndex *self,
           const char        *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
}

MpTermText *
mp_term_text_get_chain (GPtrArray *texts,
                        guint32    word)
{
  return word != 0 && word < texts->len ? g_ptr_array_index (texts, word) : NULL;
}

static void
add_words (MpTermIndex    *self,
           GPtrArray      *texts,
           guint32         owner,
           MpTermTextKind  kind,
           const guint32  *words,
           guint           n_words,
           guint64         marks,
           guint           flags)
{
  MpTermText *text = g_malloc0 (sizeof (MpTermText) + n_words * sizeof (guint32));
  guint32 *own_words = (guint32 *) (text + 1);

  memcpy (own_words, words, n_words * sizeof (guint32));
  text->owner = owner;
  text->kind = kind;
  text->n_words = (guint16) n_words;
  text->marks = marks;
  text->words = own_words;
  text->entry_only = (flags & MP_TERM_TEXT_ENTRY_ONLY) != 0;
  text->capitals = (flags & MP_TERM_TEXT_CAPITALS) != 0;
  text->capitalised = (flags & MP_TERM_TEXT_CAPITALISED) != 0;

  if (texts->len <= words[0])
    g_ptr_array_set_size (texts, MAX (words[0] + 1, texts->len * 2));
  text->next = g_ptr_array_index (texts, words[0]);
  g_ptr_array_index (texts, words[0]) = text;
  g_ptr_array_add (self->texts, text);
}

/**
 * mp_term_index_add_text:
 * @texts: where to: the texts of terms, of partners or of initiatives
 * @owner: the index of the term, partner or initiative, or %MP_TERM_NOTHING
 * @entry_only: whether running text is not searched for it
 * @text: the text
 */
void
mp_term_index_add_text (MpTermIndex    *self,
                        GPtrArray      *texts,
                        guint32         owner,
                        MpTermTextKind  kind,
                        gboolean        entry_only,
                        const char     *text)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (MpWords) words = { 0 };
  guint64 marks = 0;
  guint flags = entry_only ? MP_TERM_TEXT_ENTRY_ONLY : 0;
  gboolean capitals = TRUE, is_common = FALSE, is_company = FALSE;

  mp_words_init (&words, text);
  while (mp_words_next (&words) && numbers->len < MP_TERM_MAX_WORDS)
    {
      guint32 number = intern_word (self, words.key->str);

      if (words.gap & MP_GAP_MARK)
        marks |= G_GUINT64_CONSTANT (1) << numbers->len;
      is_common = numbers->len == 0 && is_one_of (words.key->str, common_words, G_N_ELEMENTS (common_words));
      is_company = is_one_of (words.key->str, company_forms, G_N_ELEMENTS (company_forms));
      capitals &= words.capitals && words.capitalised;
      g_array_append_val (numbers, number);
    }
  if (numbers->len == 0)
    return;

  if (capitals && strlen (text) <= MP_TERM_MAX_ACRONYM)
    flags |= MP_TERM_TEXT_CAPITALS;
  if (is_common)
    flags |= MP_TERM_TEXT_CAPITALISED;
  add_words (self, texts, owner, kind, (const guint32 *) (gpointer) numbers->data, numbers->len, marks, flags);
  if (is_company && texts == self->partners.texts && numbers->len > 1)
    add_words (self, texts, owner, MP_TERM_TEXT_SYNONYM, (const guint32 *) (gpointer) numbers->data, numbers->len - 1, marks, flags);
}

void
mp_term_index_add_hiding_texts (MpTermIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (hiding_texts); i++)
    mp_term_index_add_text (self, self->term_texts, MP_TERM_NOTHING, MP_TERM_TEXT_KEYWORD, FALSE, hiding_texts[i]);
}

/* The words of @text (element-type MpTermWord). */
GArray *
mp_term_index_read_words (const MpTermIndex *self,
                          const char        *text)
{
  GArray *read = g_array_new (FALSE, FALSE, sizeof (MpTermWord));
  g_auto (MpWords) words = { 0 };

  mp_words_init (&words, text);
  while (mp_words_next (&words))
    {
      MpTermWord word = { .start = words.start, .end = words.end, .gap = words.gap };

      word.word = find_word (self, words.key->str);
      word.is_conjunction = is_one_of (words.key->str, conjunctions, G_N_ELEMENTS (conjunctions));
      word.is_article = g_str_equal (words.key->str, "the");
      word.is_company_form = is_one_of (words.key->str, company_forms, G_N_ELEMENTS (company_forms));
      word.in_parentheses = words.in_parentheses;
      word.capitals = words.capitals;
      word.capitalised = words.capitalised;
      g_array_append_val (read, word);
    }
  return read;
}

/* Whether @text stands at @words, of which @n are left. A comma goes where the name has one. */
gboolean
mp_term_text_stands_at (const MpTermText *text,
                        const MpTermWord *words,
                        guint             n)
{
  if (text->n_words > n)
    return FALSE;
  for (guint i = 1; i < text->n_words; i++)
    {
      if (words[i].word != text->words[i])
        return FALSE;
      if ((words[i].gap & MP_GAP_MARK) && !(text->marks & (G_GUINT64_CONSTANT (1) << i)))
        return FALSE;
    }
  return TRUE;
}

gboolean
mp_term_index_is_in_vocabulary (const MpTermIndex *self,
                                const MpTermText  *text,
                                int                vocabulary)
{
  if (text->owner == MP_TERM_NOTHING)
    return FALSE;
  return vocabulary == MP_VOCABULARY_ANY || g_array_index (self->terms, MpTerm, text->owner).vocabulary == (guint) vocabulary;
}

gboolean
mp_term_text_is_better (const MpTermText *text,
                        const MpTermText *best)
{
  if (best == NULL || text->kind != best->kind)
    return best == NULL || text->kind < best->kind;
  return text->owner < best->owner;
}

/* The term, partner or initiative whose name is just these words; MP_TERM_NOTHING when there is none. */
static guint32
resolve_exactly (const MpTermIndex *self,
                 GPtrArray         *texts,
                 int                vocabulary,
                 const MpTermWord  *words,
                 guint              n)
{
  const MpTermText *best = NULL;

  if (n == 0)
    return MP_TERM_NOTHING;
  for (MpTermText *text = mp_term_text_get_chain (texts, words[0].word); text; text = text->next)
    {
      if (text->n_words != n || text->kind == MP_TERM_TEXT_KEYWORD || !mp_term_text_stands_at (text, words, n))
        continue;
      if (texts == self->term_texts && !mp_term_index_is_in_vocabulary (self, text, vocabulary))
        continue;
      if (mp_term_text_is_better (text, best))
        best = text;
    }
  return best ? best->owner : MP_TERM_NOTHING;
}

static guint32
resolve_plain (const MpTermIndex *self,
               GPtrArray         *texts,
               int                vocabulary,
               const MpTermWord  *words,
               guint              n)
{
  guint32 found = resolve_exactly (self, texts, vocabulary, words, n);

  if (found == MP_TERM_NOTHING && n > 1 && words[0].is_article)
    found = resolve_exactly (self, texts, vocabulary, words + 1, n - 1);
  if (found == MP_TERM_NOTHING && n > 1 && texts == self->partners.texts && words[n - 1].is_company_form)
    found = resolve_exactly (self, texts, vocabulary, words, n - 1);
  return found;
}

static gboolean
is_country (const MpTermIndex *self,
            GPtrArray         *texts,
            guint32            owner)
{
  return texts == self->term_texts && owner != MP_TERM_NOTHING &&
         (int) g_array_index (self->terms, MpTerm, owner).vocabulary == mp_term_index_get_vocabulary_index (self, MP_VOCABULARY_COUNTRIES);
}

/* As resolve_exactly(), forgiving an article, a company's form, and an addition in parentheses at
 * the end: "Occupational Safety and Health (OSH)". */
guint32
mp_term_index_resolve (const MpTermIndex *self,
                       GPtrArray         *texts,
                       int                vocabulary,
                       const MpTermWord  *words,
                       guint              n)
{
  guint32 found = resolve_plain (self, texts, vocabulary, words, n);
  guint32 inside;
  guint n_outside = 0;

  if (found != MP_TERM_NOTHING)
    return found;

  while (n_outside < n && !words[n_outside].in_parentheses)
    n_outside++;
  for (guint i = 1; i < n; i++)
    {
      /* An addition to one entry, not to a list. */
      if (i < n_outside ? (words[i].gap & MP_GAP_SEPARATOR) != 0 : !words[i].in_parentheses)
        return MP_TERM_NOTHING;
    }
  if (n_outside == 0 || n_outside == n)
    return MP_TERM_NOTHING;

  found = resolve_plain (self, texts, vocabulary, words, n_outside);
  inside = resolve_plain (self, texts, vocabulary, words + n_outside, n - n_outside);
  /* "Congo (Kinshasa)" is another country than "Congo". */
  if ((is_country (self, texts, found) || is_country (self, texts, inside)) && found != inside)
    return MP_TERM_NOTHING;
  return found != MP_TERM_NOTHING ? found : inside;
}

/**
 * mp_term_index_find:
 * @vocabulary: (nullable): the key of a vocabulary, %NULL for all
 * @text: a name, synonym or code, in any spelling that folds to the same words
 *
 * Returns: the term that @text names, 0 when there is none
 */
gint64
mp_term_index_find (const MpTermIndex *self,
                    const char        *vocabulary,
                    const char        *text)
{
  int index = mp_term_index_get_vocabulary_index (self, vocabulary);
  g_autoptr (GArray) words = NULL;
  guint32 found;

  g_return_val_if_fail (text != NULL, 0);

  if (index == MP_VOCABULARY_UNKNOWN)
    return 0;
  words = mp_term_index_read_words (self, text);
  found = mp_term_index_resolve (self, self->term_texts, index, (const MpTermWord *) (gpointer) words->data, words->len);
  return found == MP_TERM_NOTHING ? 0 : g_array_index (self->terms, MpTerm, found).id;
}

/* A list while it is cut into pieces. */
typedef struct
{
  const MpTermIndex *index;
  int vocabulary;
  const char *text;
  const MpTermWord *words;
  guint n_words;
  GArray *matches;
} Splitter;

/* With the closing marks that belong to the last word: "Mining (coal)". */
static gsize
find_piece_end (Splitter *splitter,
                gsize     end)
{
  while (splitter->text[end] != '\0' && strchr (")]}\"%'", splitter->text[end]))
    end++;
  return end;
}

static void
add_piece (Splitter *splitter,
           guint     first,
           guint     last,
           guint32   owner)
{
  MpTermMatch match = { 0, splitter->words[first].start, 0 };

  match.length = find_piece_end (splitter, splitter->words[last].end) - match.start;
  if (owner != MP_TERM_NOTHING)
    match.id = g_array_index (splitter->index->terms, MpTerm, owner).id;
  g_array_append_val (splitter->matches, match);
}

static gboolean
begins_piece (Splitter *splitter,
              guint     i)
{
  return i == splitter->n_words || (splitter->words[i].gap & MP_GAP_SEPARATOR) != 0;
}

/* "Mining and Construction" without comma: two names when both are known. */
static gboolean
add_pair (Splitter *splitter,
          guint     first,
          guint     end)
{
  for (guint i = first + 1; i + 1 < end; i++)
    {
      guint32 left, right;

      if (!splitter->words[i].is_conjunction)
        continue;
      left = mp_term_index_resolve (splitter->index, splitter->index->term_texts, splitter->vocabulary, splitter->words + first, i - first);
      right = mp_term_index_resolve (splitter->index, splitter->index->term_texts, splitter->vocabulary, splitter->words + i + 1, end - i - 1);
      if (left == MP_TERM_NOTHING || right == MP_TERM_NOTHING)
        continue;
      add_piece (splitter, first, i - 1, left);
      add_piece (splitter, i + 1, end - 1, right);
      return TRUE;
    }
  return FALSE;
}

/* Adds the piece that begins at @first, the longest known one. Returns the word after it. */
static guint
add_next_piece (Splitter *splitter,
                guint     first)
{
  guint longest = MIN (splitter->n_words - first, 2 * MP_TERM_MAX_WORDS);
  guint end;

  for (guint n = longest; n > 0; n--)
    {
      guint32 owner;

      if (!begins_piece (splitter, first + n))
        continue;
      owner = mp_term_index_resolve (splitter->index, splitter->index->term_texts, splitter->vocabulary, splitter->words + first, n);
      if (owner == MP_TERM_NOTHING)
        continue;
      add_piece (splitter, first, first + n - 1, owner);
      return first + n;
    }

  for (end = first + 1; !begins_piece (splitter, end); end++)
    ;
  if (add_pair (splitter, first, end))
    return end;
  /* "…, and Mining" */
  if (first > 0 && end > first + 1 && splitter->words[first].is_conjunction)
    return add_next_piece (splitter, first + 1);
  add_piece (splitter, first, end - 1, MP_TERM_NOTHING);
  return end;
}

/**
 * mp_term_index_split_list:
 * @vocabulary: (nullable): the key of a vocabulary, %NULL for all
 * @text: a list, separated by commas, semicolons, bars, bullets or line breaks
 *
 * Cuts a list into its entries. Since names themselves have commas ("Food, drink, tobacco"), at
 * each place the longest name of the vocabulary is taken; what is no name reaches to the next
 * separator outside parentheses.
 *
 * Returns: (transfer full) (element-type MpTermMatch): the pieces in their order, unknown ones
 *   with the id 0
 */
GArray *
mp_term_index_split_list (const MpTermIndex *self,
                          const char        *vocabulary,
                          const char        *text)
{
  g_autoptr (GArray) words = NULL;
  Splitter splitter = { .index = self, .text = text };

  g_return_val_if_fail (text != NULL, NULL);

  words = mp_term_index_read_words (self, text);
  splitter.vocabulary = mp_term_index_get_vocabulary_index (self, vocabulary);
  splitter.words = (const MpTermWord *) (gpointer) words->data;
  splitter.n_words = words->len;
  splitter.matches = g_array_new (FALSE, FALSE, sizeof (MpTermMatch));
  for (guint i = 0; i < splitter.n_words;)
    i = add_next_piece (&splitter, i);
  return splitter.matches;
}
