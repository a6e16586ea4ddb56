/* mp-title.c: what titles tell when they are compared
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-title.h"

#include <string.h>

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
 * mp_title_dup_prefix:
 * @words: a folded title
 *
 * Returns: (transfer full) (nullable): its first %MP_TITLE_CUT_MIN characters, %NULL when it is shorter
 */
char *
mp_title_dup_prefix (const char *words)
{
  return g_utf8_strlen (words, -1) >= MP_TITLE_CUT_MIN ? g_utf8_substring (words, 0, MP_TITLE_CUT_MIN) : NULL;
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
 * @tokens: (element-type guint32): gets the words of a folded title as ascending hashes, each once
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
      guint32 hash = 5381;

      for (gsize i = 0; i < length; i++)
        hash = hash * 33 + (guchar) p[i];
      g_array_append_val (tokens, hash);
      p += length + strspn (p + length, " ");
    }
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

/**
 * mp_title_get_likeness:
 * @a: tokens of a title
 * @b: tokens of another one
 *
 * Returns: how many words they share, of all that they have together: 0 to 1
 */
double
mp_title_get_likeness (const guint32 *a,
                       guint          n_a,
                       const guint32 *b,
                       guint          n_b)
{
  guint n_both = 0;

  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    {
      if (a[i] == b[j])
        {
          n_both++;
          i++;
          j++;
        }
      else if (a[i] < b[j])
        {
          i++;
        }
      else
        {
          j++;
        }
    }
  return (double) n_both / MAX (1, n_a + n_b - n_both);
}
