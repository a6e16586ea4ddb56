/* mp-vocabulary.c: the vocabularies that every new portfolio begins with
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are tables of tab-separated text in resources/vocabularies, compiled into the program.
 */

#include "config.h"

#include "model/mp-vocabulary.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "model/mp-term-index.h"
#include "mp-vocabulary-resource.h"

#define RESOURCE_PATH "/org/mpower/Portfolio/vocabularies/"

/* A vocabulary in whose order its terms are shown has them numbered; countries go by name. */
typedef struct
{
  const char *key;
  const char *title;
  const char *version;
  const char *uri;
  const char *resource; /* NULL: it begins empty */
  gboolean in_order;
} BuiltIn;

static const BuiltIn built_ins[] = {
  { MP_VOCABULARY_COUNTRIES, NC_("vocabulary", "Countries"), "ISO 3166-1", "https://www.iso.org/iso-3166-country-codes.html", "country.tsv", FALSE },
  { MP_VOCABULARY_REGIONS, NC_("vocabulary", "Regions"), "UN M49", "https://unstats.un.org/unsd/methodology/m49/", "region.tsv", FALSE },
  { MP_VOCABULARY_SECTORS, NC_("vocabulary", "Sectors"), "ILO 22", "https://www.ilo.org/global/industries-and-sectors/", "sector.tsv", FALSE },
  { MP_VOCABULARY_AREAS, NC_("vocabulary", "Areas of work"), NULL, NULL, "area.tsv", FALSE },
  { MP_VOCABULARY_OBJECTIVES, NC_("vocabulary", "Objectives"), NULL, NULL, "objective.tsv", TRUE },
  { MP_VOCABULARY_TAGS, NC_("vocabulary", "Tags"), NULL, NULL, NULL, FALSE },
};

typedef struct
{
  GPtrArray *records;
  MpMakeIdFunc make_id;
  gpointer user_data;
  MpRecord *vocabulary;
  gboolean in_order;
  GHashTable *terms; /* code → MpRecord, of one vocabulary */
} Maker;

static MpRecord *
add_record (Maker   *maker,
            MpTable  table)
{
  MpRecord *record = mp_record_new (table, maker->make_id (maker->user_data));

  g_ptr_array_add (maker->records, record);
  return record;
}

static MpRecord *
ensure_term (Maker      *maker,
             const char *code)
{
  MpRecord *term = g_hash_table_lookup (maker->terms, code);

  if (term)
    return term;

  term = add_record (maker, MP_TABLE_TERM);
  mp_record_set_reference (term, MP_TERM_VOCABULARY, mp_record_get_id (maker->vocabulary));
  mp_record_set_text (term, MP_TERM_CODE, code);
  if (maker->in_order)
    mp_record_set_integer (term, MP_TERM_POSITION, g_hash_table_size (maker->terms) + 1);
  g_hash_table_insert (maker->terms, g_strdup (code), term);
  return term;
}

static void
add_names (Maker      *maker,
           MpRecord   *term,
           const char *kind,
           const char *language,
           const char *texts)
{
  g_auto (GStrv) pieces = g_strsplit (texts, "|", -1);

  for (guint i = 0; pieces[i]; i++)
    {
      MpRecord *name = add_record (maker, MP_TABLE_TERM_NAME);

      mp_record_set_reference (name, MP_TERM_NAME_TERM, mp_record_get_id (term));
      mp_record_set_text (name, MP_TERM_NAME_KIND, kind);
      if (!g_str_equal (language, "-"))
        mp_record_set_text (name, MP_TERM_NAME_LANGUAGE, language);
      mp_record_set_text (name, MP_TERM_NAME_TEXT, pieces[i]);
    }
}

static void
add_line (Maker *maker,
          char  *line)
{
  g_auto (GStrv) columns = NULL;
  MpRecord *term;

  if (line[0] == '\0' || line[0] == '#')
    return;
  columns = g_strsplit (line, "\t", 4);
  /* The files are part of the program: a broken one is found by its tests. */
  g_return_if_fail (g_strv_length (columns) == 4);

  term = ensure_term (maker, columns[0]);
  if (g_str_equal (columns[1], "parent"))
    {
      MpRecord *parent = g_hash_table_lookup (maker->terms, columns[3]);

      g_return_if_fail (parent != NULL);
      mp_record_set_reference (term, MP_TERM_PARENT, mp_record_get_id (parent));
    }
  else
    {
      add_names (maker, term, columns[1], columns[2], columns[3]);
    }
}

static void
add_vocabulary (Maker         *maker,
                const BuiltIn *built_in)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;

  maker->vocabulary = add_record (maker, MP_TABLE_VOCABULARY);
  maker->in_order = built_in->in_order;
  mp_record_set_text (maker->vocabulary, MP_VOCABULARY_KEY, built_in->key);
  mp_record_set_text (maker->vocabulary, MP_VOCABULARY_TITLE, built_in->title);
  mp_record_set_text (maker->vocabulary, MP_VOCABULARY_VERSION, built_in->version);
  mp_record_set_text (maker->vocabulary, MP_VOCABULARY_URI, built_in->uri);
  if (built_in->resource == NULL)
    return;

  path = g_strconcat (RESOURCE_PATH, built_in->resource, NULL);
  bytes = g_resource_lookup_data (mp_vocabulary_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_if_fail (bytes != NULL);

  /* The data of a resource ends with a zero byte beyond its size. */
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  maker->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i]; i++)
    add_line (maker, lines[i]);
  g_clear_pointer (&maker->terms, g_hash_table_unref);
}

/**
 * mp_vocabulary_make_records:
 * @make_id: gives each record its id
 *
 * Makes the vocabularies of a new portfolio: countries, regions, sectors, areas of work,
 * objectives and, without terms, tags. A record comes after those that it refers to.
 *
 * A name without a language is understood as an entry but not looked for in running text, see
 * mp_term_index_scan_text().
 *
 * Returns: (transfer container) (element-type MpRecord): records of the tables vocabulary, term
 *   and term_name
 */
GPtrArray *
mp_vocabulary_make_records (MpMakeIdFunc make_id,
                            gpointer     user_data)
{
  Maker maker = { .make_id = make_id, .user_data = user_data };

  g_return_val_if_fail (make_id != NULL, NULL);

  maker.records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  for (guint i = 0; i < G_N_ELEMENTS (built_ins); i++)
    add_vocabulary (&maker, &built_ins[i]);
  return maker.records;
}

/**
 * mp_vocabulary_get_label:
 * @key: the key of a vocabulary
 *
 * Returns: (nullable): the title of a built-in vocabulary in the user's language, %NULL for
 *   another one, which has its title in the portfolio
 */
const char *
mp_vocabulary_get_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_ins); i++)
    {
      if (g_strcmp0 (built_ins[i].key, key) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "vocabulary", built_ins[i].title);
    }
  return NULL;
}
