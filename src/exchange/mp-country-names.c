/* mp-country-names.c: countries by their names in other languages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-country-names.h"

#include <string.h>

#include "base/mp-text.h"

struct _MpCountryNames
{
  GHashTable *terms; /* folded name → id of a term */
};

/* The head of a catalogue of gettext, see "The Format of GNU MO Files" in its manual. */
typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_texts;
  guint32 originals;    /* where the table of lengths and places of the originals begins */
  guint32 translations;
} CatalogueHead;

typedef struct
{
  guint32 length;
  guint32 place;
} CatalogueText;

#define CATALOGUE_MAGIC 0x950412deu

/* The text at @index of the table at @table; NULL when the file is not what it should be. */
static const char *
get_text (const char *data,
          gsize       size,
          guint32     table,
          guint32     index)
{
  CatalogueText text;
  gsize place = (gsize) table + (gsize) index * sizeof text;

  if (place + sizeof text > size)
    return NULL;
  memcpy (&text, data + place, sizeof text);
  if ((gsize) text.place + text.length >= size || data[text.place + text.length] != '\0')
    return NULL;
  return data + text.place;
}

static void
add_name (MpCountryNames *self,
          MpTermIndex    *terms,
          const char     *original,
          const char     *translation)
{
  gint64 term = mp_term_index_find (terms, MP_VOCABULARY_COUNTRIES, original);
  g_autofree char *words = NULL;

  if (term == 0 || !g_utf8_validate (translation, -1, NULL))
    return;
  words = mp_text_fold_words (translation);
  if (*words && !g_hash_table_contains (self->terms, words))
    g_hash_table_insert (self->terms, g_steal_pointer (&words), g_memdup2 (&term, sizeof term));
}

static void
load_catalogue (MpCountryNames *self,
                MpTermIndex    *terms,
                const char     *language)
{
  g_autofree char *path = g_build_filename (ISO_CODES_LOCALEDIR, language, "LC_MESSAGES", "iso_3166-1.mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *data = file ? g_mapped_file_get_contents (file) : NULL;
  gsize size = file ? g_mapped_file_get_length (file) : 0;
  CatalogueHead head;

  if (size < sizeof head)
    return;
  memcpy (&head, data, sizeof head);
  if (head.magic != CATALOGUE_MAGIC)
    return;
  for (guint32 i = 0; i < head.n_texts; i++)
    {
      const char *original = get_text (data, size, head.originals, i);
      const char *translation = get_text (data, size, head.translations, i);

      if (original && *original && translation)
        add_name (self, terms, original, translation);
    }
}

MpCountryNames *
mp_country_names_new (MpTermIndex *terms)
{
  static const char *const languages[] = { "es", "fr", "pt_BR", "pt" };
  MpCountryNames *self = g_new0 (MpCountryNames, 1);

  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    load_catalogue (self, terms, languages[i]);
  return self;
}

void
mp_country_names_free (MpCountryNames *self)
{
  g_hash_table_unref (self->terms);
  g_free (self);
}

/**
 * mp_country_names_find:
 *
 * Returns: the term of the country, 0 when no country is called @name
 */
gint64
mp_country_names_find (MpCountryNames *self,
                       const char     *name)
{
  g_autofree char *words = mp_text_fold_words (name);
  const gint64 *term = g_hash_table_lookup (self->terms, words);

  return term ? *term : 0;
}
