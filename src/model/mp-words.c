/* mp-words.c: the words of a text, for finding names in it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other than mp_text_fold_words() it knows where each word stands in the original, cuts off the
 * English possessive and French elisions ("Mexico’s", "l’Ouest"), and unites spellings that
 * differ between British and American English.
 */

#include "model/mp-words.h"

#include <string.h>

#include "base/mp-text.h"

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x0060 || c == 0x00B4;
}

/* Signs without width, as mp_text_fold() drops them. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static guint
classify_gap (MpWords  *self,
              gunichar  c)
{
  guint separator = self->depth == 0 || !self->balanced ? MP_GAP_SEPARATOR : 0;

  switch (c)
    {
    case '.':
      /* "St. Lucia" and "D.R. Congo" are names, "coffee. Mexico" is not. */
      return self->n_chars > 2 ? MP_GAP_STOP : MP_GAP_SPACE;
    case '!': case '?': case 0x061F: case 0x0964: case 0x2026: case 0x3002:
      return MP_GAP_STOP;
    case '(': case '[':
      self->depth++;
      return MP_GAP_MARK;
    case ')': case ']':
      self->depth -= self->depth > 0;
      return MP_GAP_MARK;
    case ',': case ';': case '|': case 0x060C: case 0x061B: case 0x3001:
      return MP_GAP_MARK | separator;
    case 0x2022: case 0x25AA: case 0x25B6: case 0x25BA: case 0x25CF:
      return MP_GAP_MARK | MP_GAP_STOP | MP_GAP_SEPARATOR;
    case ':': case '"': case 0x201C: case 0x201D: case 0x00AB: case 0x00BB: case 0x2014:
      return MP_GAP_MARK;
    default:
      return MP_GAP_SPACE;
    }
}

/* Goes to the first sign of the next word. */
static gboolean
skip_gap (MpWords *self)
{
  guint n_lines = 0;

  self->gap = self->p == self->text ? MP_GAP_STOP | MP_GAP_SEPARATOR : MP_GAP_SPACE;
  while (*self->p)
    {
      gunichar c = g_utf8_get_char (self->p);

      if (c == '&' || is_word (c))
        break;
      if (c == '\n')
        {
          self->gap |= MP_GAP_SEPARATOR;
          if (++n_lines > 1)
            self->gap |= MP_GAP_STOP;
        }
      else
        {
          self->gap |= classify_gap (self, c);
        }
      self->p = g_utf8_next_char (self->p);
    }
  return *self->p != '\0';
}

/* Whether the apostrophe at @p is inside a word; when it ends the word, @skip is what goes with it. */
static gboolean
continues_after_apostrophe (MpWords    *self,
                            const char *p,
                            gsize      *skip)
{
  const char *next = g_utf8_next_char (p);
  const char *after;

  *skip = 0;
  if (*next == '\0' || !is_word (g_utf8_get_char (next)))
    return FALSE;
  /* l’Ouest, d'Ivoire, qu’il */
  if (self->n_chars == 1 || (self->n_chars == 2 && g_ascii_strncasecmp (self->text + self->start, "qu", 2) == 0))
    return FALSE;
  after = g_utf8_next_char (next);
  if ((*next == 's' || *next == 'S') && (*after == '\0' || !is_word (g_utf8_get_char (after))))
    {
      *skip = after - p;
      return FALSE;
    }
  return TRUE;
}

static void
unite_spelling (GString *key)
{
  static const struct { const char *from; const char *to; } spellings[] = {
    { "centre", "center" }, { "centres", "centers" },
    { "labour", "labor" },
    { "organisation", "organization" }, { "organisations", "organizations" }, { "organising", "organizing" },
    { "programme", "program" }, { "programmes", "programs" },
    { "st", "saint" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (g_str_equal (key->str, spellings[i].from))
        {
          g_string_assign (key, spellings[i].to);
          return;
        }
    }
}

static void
make_key (MpWords  *self,
          gboolean  is_ascii)
{
  const char *word = self->text + self->start;
  gsize length = self->end - self->start;
  g_autofree char *copy = NULL, *folded = NULL;

  g_string_set_size (self->key, 0);
  if (is_ascii)
    {
      for (gsize i = 0; i < length; i++)
        {
          if (g_ascii_isalnum (word[i]))
            g_string_append_c (self->key, g_ascii_tolower (word[i]));
        }
    }
  else
    {
      copy = g_strndup (word, length);
      folded = mp_text_fold (copy);
      for (const char *p = folded; *p; p++)
        {
          if (*p != '\'')
            g_string_append_c (self->key, *p);
        }
    }
  unite_spelling (self->key);
}

/* Outside balanced parentheses a list would never end. */
static gboolean
is_balanced (const char *text)
{
  int depth = 0;

  for (const char *p = text; *p; p++)
    {
      if (*p == '(' || *p == '[')
        depth++;
      else if ((*p == ')' || *p == ']') && --depth < 0)
        return FALSE;
    }
  return depth == 0;
}

/**
 * mp_words_init:
 * @text: valid UTF-8, which must live longer than @self
 *
 * Begins before the first word.
 */
void
mp_words_init (MpWords    *self,
               const char *text)
{
  *self = (MpWords) { .text = text, .p = text, .key = g_string_new (NULL) };
  self->balanced = is_balanced (text);
}

void
mp_words_clear (MpWords *self)
{
  if (self->key)
    g_string_free (self->key, TRUE);
  self->key = NULL;
}

/**
 * mp_words_next:
 *
 * Goes to the next word. An ampersand is the word "and".
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
mp_words_next (MpWords *self)
{
  gboolean is_ascii = TRUE;
  gsize skip = 0;

  if (!skip_gap (self))
    return FALSE;

  self->start = self->p - self->text;
  self->in_parentheses = self->balanced && self->depth > 0;
  self->n_chars = 0;
  self->capitals = TRUE;
  if (*self->p == '&')
    {
      self->p++;
      self->end = self->start + 1;
      self->n_chars = 3;
      self->capitals = self->capitalised = FALSE;
      g_string_assign (self->key, "and");
      return TRUE;
    }

  self->capitalised = g_unichar_isupper (g_utf8_get_char (self->p));
  while (*self->p)
    {
      gunichar c = g_utf8_get_char (self->p);
      const char *next = g_utf8_next_char (self->p);

      if (is_word (c))
        {
          self->capitals &= !g_unichar_islower (c);
          self->n_chars++;
          self->end = next - self->text;
        }
      else if (is_apostrophe (c))
        {
          if (!continues_after_apostrophe (self, self->p, &skip))
            break;
        }
      else if (!is_invisible (c))
        {
          break;
        }
      is_ascii &= c < 0x80;
      self->p = next;
    }
  self->p += skip;
  make_key (self, is_ascii);
  return TRUE;
}
