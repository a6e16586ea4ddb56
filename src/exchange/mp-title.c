/* mp-title.c: what titles tell when they are compared
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-title.h"

#include <stdlib.h>
#include <string.h>

#include "base/mp-text.h"

/* Numbers up to this one count phases; what is larger is a year or the number of a project. */
#define MAX_PHASE 12

/* The letters of a short form for which words may stand: "QIZ". */
#define MIN_INITIALS 3
#define MAX_INITIALS 8

#define MAX_WORDS 48

/* Shorter titles are not found in longer ones. */
#define MIN_WORDS_WITHIN 5

/* What all words of a title within another one are worth. */
#define WITHIN 0.7

/* Words that tell nothing, in order. */
static const char *const empty_words[] = {
  "a", "al", "an", "and", "at", "by", "con", "da", "das", "de", "del", "des", "do", "dos", "du", "e", "el", "en", "et", "for", "from", "in", "into",
  "la", "las", "le", "les", "los", "of", "on", "or", "para", "por", "pour", "program", "programa", "programme", "project", "projet", "proyecto",
  "the", "through", "to", "via", "with", "y",
};

/* Words that are written in two ways. */
static const struct
{
  const char *word;
  const char *usual;
} spellings[] = {
  { "labour", "labor" },   { "centre", "center" }, { "defence", "defense" }, { "ii", "2" },  { "iii", "3" }, { "iv", "4" },  { "v", "5" },    { "vi", "6" },
  { "vii", "7" },          { "viii", "8" },        { "ix", "9" },            { "one", "1" }, { "two", "2" }, { "three", "3" }, { "four", "4" },
};

/**
 * mp_title_dup_acronym:
 *
 * Returns: (transfer full) (nullable): the short form that a title has at its end: "… Trust (SWEET)"
 */
char *
mp_title_dup_acronym (const char *title)
{
  gsize n = strlen (title);
  const char *open = strrchr (title, '(');
  guint n_capitals = 0;
  char *acronym;

  if (n < 4 || title[n - 1] != ')' || open == NULL)
    return NULL;
  acronym = g_strndup (open + 1, n - (gsize) (open - title) - 2);
  for (const char *p = acronym; *p; p++)
    n_capitals += g_ascii_isupper (*p);
  if (n_capitals < 3 || strchr (acronym, ' '))
    g_clear_pointer (&acronym, g_free);
  return acronym;
}

/**
 * mp_title_dup_words:
 *
 * Returns: (transfer full): the folded words of a title, without the short form at its end; "" when
 *   there are none
 */
char *
mp_title_dup_words (const char *title)
{
  g_autofree char *acronym = mp_title_dup_acronym (title);
  g_autofree char *rest = acronym ? g_strndup (title, (gsize) (strrchr (title, '(') - title)) : NULL;
  char *words = mp_text_fold_words (rest ? rest : title);

  if (*words == '\0' && rest)
    {
      g_free (words);
      words = mp_text_fold_words (title);
    }
  return words;
}

/**
 * mp_title_has_short_form:
 *
 * Returns: whether a word of @title has two capitals
 */
gboolean
mp_title_has_short_form (const char *title)
{
  guint n = 0;

  for (const char *p = title; *p; p++)
    {
      if (g_ascii_isupper (*p) && ++n == 2)
        return TRUE;
      if (*p == ' ')
        n = 0;
    }
  return FALSE;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, *(const char *const *) b);
}

static gboolean
is_empty_word (const char *word)
{
  return bsearch (word, empty_words, G_N_ELEMENTS (empty_words), sizeof empty_words[0], compare_words) != NULL;
}

/* A word as it is compared: as it is usually spelled, without the s of many. FALSE when it tells
 * nothing, or is longer than @word. */
static gboolean
get_usual_word (const char *text,
                gsize       length,
                char       *word,
                gsize       size)
{
  if (length >= size)
    return FALSE;
  memcpy (word, text, length);
  word[length] = '\0';
  if (is_empty_word (word))
    return FALSE;
  if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's')
    word[length - 1] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (strcmp (spellings[i].word, word) == 0)
        g_strlcpy (word, spellings[i].usual, size);
    }
  return TRUE;
}

/**
 * mp_title_get_phase:
 * @words: a folded title
 *
 * Returns: which of several projects of one name it is, as far as the title tells: "Phase II",
 *   "Engage 2"; 1 when it does not
 */
guint
mp_title_get_phase (const char *words)
{
  guint phase = 1;

  for (const char *p = words; *p;)
    {
      gsize length = strcspn (p, " ");
      char word[64];

      if (get_usual_word (p, length, word, sizeof word) && g_ascii_isdigit (*word))
        {
          char *end;
          guint64 number = g_ascii_strtoull (word, &end, 10);

          if (*end == '\0' && number >= 1 && number <= MAX_PHASE)
            phase = MAX (phase, (guint) number);
        }
      p += length + strspn (p + length, " ");
    }
  return phase;
}

static int
compare_tokens (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/**
 * mp_title_append_tokens:
 * @tokens: (element-type guint32): gets the words of a folded title as ascending hashes, each once;
 *   words that tell nothing are left out unless there is no other one
 *
 * Returns: how many they are
 */
guint
mp_title_append_tokens (GArray     *tokens,
                        const char *words)
{
  guint first = tokens->len;
  guint n = 0;

  for (const char *p = words; *p;)
    {
      gsize length = strcspn (p, " ");
      char word[64];

      if (get_usual_word (p, length, word, sizeof word))
        {
          guint32 hash = g_str_hash (word);

          g_array_append_val (tokens, hash);
        }
      p += length + strspn (p + length, " ");
    }
  if (tokens->len == first && *words)
    {
      guint32 hash = g_str_hash (words);

      g_array_append_val (tokens, hash);
    }
  /* A title of signs alone has no word; an array that never had anything has no data. */
  if (tokens->len == first)
    return 0;
  qsort (tokens->data + first * sizeof (guint32), tokens->len - first, sizeof (guint32), compare_tokens);
  for (guint i = first; i < tokens->len; i++)
    {
      guint32 token = g_array_index (tokens, guint32, i);

      if (n == 0 || g_array_index (tokens, guint32, first + n - 1) != token)
        g_array_index (tokens, guint32, first + n++) = token;
    }
  g_array_set_size (tokens, first + n);
  return n;
}

static guint
count_shared (const MpTitle *a,
              const MpTitle *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->n_tokens && j < b->n_tokens;)
    {
      if (a->tokens[i] == b->tokens[j])
        n++, i++, j++;
      else if (a->tokens[i] < b->tokens[j])
        i++;
      else
        j++;
    }
  return n;
}

/* How many words of @longer one word of @shorter spells with their first letters: three for "QIZs"
 * and "Qualified Industrial Zones". */
static guint
count_spelled (const char *shorter,
               const char *longer)
{
  char initials[MAX_WORDS + 1];
  guint n = 0;

  for (const char *p = longer; *p && n < MAX_WORDS;)
    {
      gsize length = strcspn (p, " ");
      char word[64];

      if (get_usual_word (p, length, word, sizeof word))
        initials[n++] = *word;
      p += length + strspn (p + length, " ");
    }
  initials[n] = '\0';
  for (const char *p = shorter; *p;)
    {
      gsize length = strcspn (p, " ");
      char word[MAX_INITIALS + 2];

      if (get_usual_word (p, length, word, sizeof word) && strlen (word) >= MIN_INITIALS && strstr (initials, word))
        return (guint) strlen (word);
      p += length + strspn (p + length, " ");
    }
  return 0;
}

/* One of the two is the beginning of the other one, and short enough to have been cut. */
static gboolean
is_cut (const char *a,
        const char *b)
{
  const char *shorter, *longer;
  glong length;

  if (*a != *b)
    return FALSE;
  shorter = strlen (a) < strlen (b) ? a : b;
  longer = shorter == a ? b : a;
  if (!g_str_has_prefix (longer, shorter))
    return FALSE;
  length = g_utf8_strlen (shorter, -1);
  return length >= MP_TITLE_CUT_MIN && length <= MP_TITLE_CUT_MAX;
}

/**
 * mp_title_get_likeness:
 *
 * How many words they share, of all that they have together. A title of some length all of whose
 * words are in the other one is 0.7 of it, one that seems to be cut likewise; a short form counts
 * as the words whose first letters it has.
 *
 * Returns: 0 to 1
 */
double
mp_title_get_likeness (const MpTitle *a,
                       const MpTitle *b)
{
  guint n_a = a->n_tokens, n_b = b->n_tokens;
  guint n_shared = count_shared (a, b);
  guint n_spelled = 0;
  double likeness;

  if (n_shared == 0)
    return 0;
  likeness = (double) n_shared / (n_a + n_b - n_shared);
  if (likeness >= WITHIN)
    return likeness;
  if (n_shared >= MIN_INITIALS && a->has_short_form)
    n_spelled = count_spelled (a->words, b->words);
  if (n_shared >= MIN_INITIALS && b->has_short_form && n_spelled == 0)
    n_spelled = count_spelled (b->words, a->words);
  /* The one word becomes those that it stands for, in both. */
  if (n_spelled > 0 && n_shared + n_spelled <= MAX (n_a, n_b))
    likeness = MAX (likeness, (double) (n_shared + n_spelled) / (n_a + n_b - 1 - n_shared));
  if ((MIN (n_a, n_b) >= MIN_WORDS_WITHIN && n_shared + n_spelled >= MIN (n_a, n_b)) || is_cut (a->words, b->words))
    likeness = MAX (likeness, WITHIN);
  return likeness;
}
