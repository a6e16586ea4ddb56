/* mp-import-tokens.c: titles by their words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-import-private.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/mp-import-score.h"
#include "exchange/mp-title.h"

/* A word in more titles than this finds those alone that start about then. */
#define MAX_COMMON 300

/* So many titles are counted for one that is looked for, whatever its words are, and so many of
 * them compared. Rare words come first: what is beyond had little to tell. */
#define MAX_COUNTED 4000
#define MAX_FOUND 32

#define MAX_TOKENS 48

typedef struct
{
  guint32 name;
  MpDate start;
  guint32 first_token;
  guint32 n_tokens;
} Entry;

struct _MpImportTokens
{
  GArray *entries;   /* of Entry; by start once it is finished */
  GArray *tokens;    /* of guint32: those of each entry, ascending */
  GHashTable *words; /* token → its number + 1 */
  guint32 *first;    /* by number: where its postings begin; one more at the end */
  guint32 *postings; /* indices of entries, ascending, hence by start */
  guint16 *counts;   /* by entry; 0 between two searches */
  GArray *touched;   /* of guint32 */
};

MpImportTokens *
mp_import_tokens_new (void)
{
  MpImportTokens *self = g_new0 (MpImportTokens, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->words = g_hash_table_new (NULL, NULL);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
mp_import_tokens_free (MpImportTokens *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->tokens);
  g_hash_table_unref (self->words);
  g_array_unref (self->touched);
  g_free (self->first);
  g_free (self->postings);
  g_free (self->counts);
  g_free (self);
}

/* Adds a title; @name is what mp_import_tokens_find() tells of it. */
void
mp_import_tokens_add (MpImportTokens *self,
                      guint32         name,
                      MpDate          start,
                      const MpTitle  *title)
{
  Entry entry = { .name = name, .start = start, .first_token = self->tokens->len, .n_tokens = title->n_tokens };

  g_array_append_vals (self->tokens, title->tokens, title->n_tokens);
  g_array_append_val (self->entries, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->name < y->name ? -1 : x->name > y->name;
}

static guint32
get_number (MpImportTokens *self,
            guint32         token)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, GUINT_TO_POINTER (token)));
}

/* After the last title, before the first search. */
void
mp_import_tokens_finish (MpImportTokens *self)
{
  g_autofree guint32 *next = NULL;
  guint n_words;

  qsort (self->entries->data, self->entries->len, sizeof (Entry), compare_entries);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      guint32 token = g_array_index (self->tokens, guint32, i);

      if (get_number (self, token) == 0)
        g_hash_table_insert (self->words, GUINT_TO_POINTER (token), GUINT_TO_POINTER (g_hash_table_size (self->words) + 1));
    }
  n_words = g_hash_table_size (self->words);
  self->first = g_new0 (guint32, n_words + 2);
  for (guint i = 0; i < self->tokens->len; i++)
    self->first[get_number (self, g_array_index (self->tokens, guint32, i)) + 1]++;
  for (guint i = 1; i <= n_words + 1; i++)
    self->first[i] += self->first[i - 1];
  next = g_memdup2 (self->first, (n_words + 2) * sizeof (guint32));
  self->postings = g_new (guint32, self->tokens->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      for (guint j = 0; j < entry->n_tokens; j++)
        self->postings[next[get_number (self, g_array_index (self->tokens, guint32, entry->first_token + j))]++] = i;
    }
  self->counts = g_new0 (guint16, self->entries->len + 1);
}

/* The postings of one word. */
typedef struct
{
  const guint32 *first;
  guint n;
} Posting;

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  guint x = ((const Posting *) a)->n, y = ((const Posting *) b)->n;

  return x < y ? -1 : x > y;
}

static guint
get_postings (MpImportTokens *self,
              const MpTitle  *title,
              Posting        *postings)
{
  guint n_postings = 0;

  for (guint i = 0; i < title->n_tokens && n_postings < MAX_TOKENS; i++)
    {
      guint32 number = get_number (self, title->tokens[i]);

      if (number != 0)
        postings[n_postings++] = (Posting) { self->postings + self->first[number], self->first[number + 1] - self->first[number] };
    }
  qsort (postings, n_postings, sizeof (Posting), compare_postings);
  return n_postings;
}

/* Keeps of a common word the titles that start about @start. */
static void
narrow_posting (MpImportTokens *self,
                Posting        *posting,
                MpDate          start)
{
  guint low = 0, high = posting->n, end;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->entries, Entry, posting->first[middle]).start < start - MP_START_CLOSE_DAYS)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; end < posting->n && end - low < MAX_COUNTED; end++)
    {
      if (g_array_index (self->entries, Entry, posting->first[end]).start > start + MP_START_CLOSE_DAYS)
        break;
    }
  posting->first += low;
  posting->n = end - low;
}

static void
count_posting (MpImportTokens *self,
               const Posting  *posting,
               guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 entry = posting->first[i];

      if (self->counts[entry]++ == 0)
        g_array_append_val (self->touched, entry);
    }
}

/* Those that share the most words. */
static void
take_best (MpImportTokens *self,
           GArray         *names)
{
  guint n_with[MAX_TOKENS + 1] = { 0 };
  guint least = MAX_TOKENS, n = 0;

  for (guint i = 0; i < self->touched->len; i++)
    n_with[MIN (self->counts[g_array_index (self->touched, guint32, i)], MAX_TOKENS)]++;
  while (least > 1 && n + n_with[least] <= MAX_FOUND)
    n += n_with[least--];
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint32 entry = g_array_index (self->touched, guint32, i);
      guint count = self->counts[entry];

      /* Of those with the fewest that may still come in, there is room for some. */
      if (count > least || (count == least && n < MAX_FOUND))
        {
          n += count == least;
          g_array_append_val (names, g_array_index (self->entries, Entry, entry).name);
        }
      self->counts[entry] = 0;
    }
  g_array_set_size (self->touched, 0);
}

/**
 * mp_import_tokens_find:
 * @title: what to look for
 * @start: its start, %MP_DATE_NONE when not stated
 * @names: (element-type guint32): gets the titles that share the most words with it, at most 32
 *
 * What it costs does not grow with the number of titles that have a word in common.
 */
void
mp_import_tokens_find (MpImportTokens *self,
                       const MpTitle  *title,
                       MpDate          start,
                       GArray         *names)
{
  Posting postings[MAX_TOKENS];
  guint n_postings = get_postings (self, title, postings);
  guint left = MAX_COUNTED;

  for (guint i = 0; i < n_postings && left > 0; i++)
    {
      guint taken;

      if (postings[i].n > MAX_COMMON && start != MP_DATE_NONE)
        narrow_posting (self, &postings[i], start);
      taken = MIN (postings[i].n, left);
      count_posting (self, &postings[i], taken);
      left -= taken;
    }
  take_best (self, names);
}
