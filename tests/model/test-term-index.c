/* test-term-index.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "base/mp-locale.h"
#include "base/mp-text.h"
#include "model/mp-term-index.h"
#include "model/mp-vocabulary.h"

typedef struct
{
  GPtrArray *tables[MP_N_TABLES];
  gint64 last_id;
} Records;

static gint64
count_up (gpointer user_data)
{
  gint64 *last = user_data;

  return ++*last;
}

static void
records_init (Records  *self,
              gboolean  built_in)
{
  g_autoptr (GPtrArray) all = NULL;

  self->last_id = 0;
  for (guint i = 0; i < MP_N_TABLES; i++)
    self->tables[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  if (!built_in)
    return;
  all = mp_vocabulary_make_records (count_up, &self->last_id);
  for (guint i = 0; i < all->len; i++)
    {
      MpRecord *record = g_ptr_array_index (all, i);

      g_ptr_array_add (self->tables[mp_record_get_table (record)], mp_record_ref (record));
    }
}

static void
records_clear (Records *self)
{
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_ptr_array_unref (self->tables[i]);
}

static MpRecord *
records_add (Records *self,
             MpTable  table)
{
  MpRecord *record = mp_record_new (table, ++self->last_id);

  g_ptr_array_add (self->tables[table], record);
  return record;
}

static gint64
records_add_term (Records    *self,
                  gint64      vocabulary,
                  const char *code,
                  const char *name)
{
  MpRecord *term = records_add (self, MP_TABLE_TERM);
  MpRecord *text = records_add (self, MP_TABLE_TERM_NAME);

  mp_record_set_reference (term, MP_TERM_VOCABULARY, vocabulary);
  mp_record_set_text (term, MP_TERM_CODE, code);
  mp_record_set_reference (text, MP_TERM_NAME_TERM, mp_record_get_id (term));
  mp_record_set_text (text, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (text, MP_TERM_NAME_LANGUAGE, "en");
  mp_record_set_text (text, MP_TERM_NAME_TEXT, name);
  return mp_record_get_id (term);
}

static gint64
records_add_partner (Records    *self,
                     const char *name,
                     const char *acronym,
                     const char *alias,
                     gint64      parent)
{
  MpRecord *partner = records_add (self, MP_TABLE_PARTNER);

  mp_record_set_text (partner, MP_PARTNER_NAME, name);
  mp_record_set_text (partner, MP_PARTNER_ACRONYM, acronym);
  mp_record_set_reference (partner, MP_PARTNER_PARENT, parent);
  if (alias)
    {
      MpRecord *other = records_add (self, MP_TABLE_PARTNER_NAME);

      mp_record_set_reference (other, MP_PARTNER_NAME_PARTNER, mp_record_get_id (partner));
      mp_record_set_text (other, MP_PARTNER_NAME_KIND, "alias");
      mp_record_set_text (other, MP_PARTNER_NAME_TEXT, alias);
    }
  return mp_record_get_id (partner);
}

static MpTermIndex *
records_index (Records *self)
{
  return mp_term_index_new (self->tables[MP_TABLE_VOCABULARY], self->tables[MP_TABLE_TERM], self->tables[MP_TABLE_TERM_NAME],
                            self->tables[MP_TABLE_PARTNER], self->tables[MP_TABLE_PARTNER_NAME], self->tables[MP_TABLE_INITIATIVE]);
}

static MpTermIndex *
make_built_in (void)
{
  Records records;
  MpTermIndex *index;

  records_init (&records, TRUE);
  index = records_index (&records);
  /* The index keeps what it needs. */
  records_clear (&records);
  return index;
}

/* "MX@12+6 ?@20+3": codes with places. */
static char *
describe (MpTermIndex *index,
          GArray      *matches,
          gboolean     with_places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const MpTermMatch *match = &g_array_index (matches, MpTermMatch, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, match->id ? mp_term_index_get_code (index, match->id) : "?");
      if (with_places)
        g_string_append_printf (text, "@%" G_GSIZE_FORMAT "+%" G_GSIZE_FORMAT, match->start, match->length);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_ids (MpTermIndex *index,
              GArray      *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", mp_term_index_get_code (index, g_array_index (ids, gint64, i)));
  return g_string_free (text, FALSE);
}

static void
use_language (const char *language)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  mp_locale_serve_language ("iso_3166-1");
}

static void
test_find (void)
{
  static const struct { const char *vocabulary; const char *text; const char *code; } table[] = {
    { "country", "Mexico", "MX" }, { "country", "MÉXICO", "MX" }, { "country", " mexico ", "MX" }, { "country", "mx", "MX" }, { "country", "MEX", "MX" },
    { "country", "United Mexican States", "MX" }, { "country", "Mexican", NULL }, { "country", "Mexic", NULL }, { "country", "", NULL }, { "country", "…", NULL },
    { "country", "Burma", "MM" }, { "country", "Ivory Coast", "CI" }, { "country", "Cote d’Ivoire", "CI" }, { "country", "Turkey", "TR" }, { "country", "Türkiye", "TR" },
    { "country", "Bolivia", "BO" }, { "country", "Bolivia (Plurinational State of)", "BO" }, { "country", "Bolivia, Plurinational State of", "BO" },
    { "country", "Tanzania", "TZ" }, { "country", "the Philippines", "PH" }, { "country", "DR", "DO" }, { "country", "dominican republic", "DO" }, { "country", "Dominica", "DM" },
    { "country", "Congo", "CG" }, { "country", "DR Congo", "CD" }, { "country", "Congo (Kinshasa)", "CD" }, { "country", "Congo (somewhere)", NULL },
    { "country", "Mexico (MX)", "MX" }, { "country", "Mexico (US)", NULL }, { "country", "St Lucia", "LC" }, { "country", "Saint Lucia", "LC" },
    { "country", "Trinidad & Tobago", "TT" }, { "country", "Viet Nam", "VN" }, { "country", "Mining", NULL },
    { "sector", "mining", "mining" }, { "sector", "Minería", "mining" }, { "sector", "Food; drink; tobacco", "food" }, { "sector", "Food, drink, tobacco", "food" },
    { "sector", "food drink tobacco", "food" }, { "sector", "sugar", NULL }, { "sector", "Platform work", NULL },
    { "area", "Occupational Safety and Health (OSH)", "osh" }, { "area", "Labour Inspections", "labor-inspections" }, { "area", "workers’ rights", "workers-rights" },
    { "area", "Workers Rights", "workers-rights" }, { "area", "Non discrimination", "non-discrimination" },
    { "region", "West Africa", "011" }, { "region", "Northern Central America", "northern-central-america" }, { "region", "Global", "001" },
    { NULL, "Mining", "mining" }, { NULL, "Gender", "gender" }, { "no such vocabulary", "Mexico", NULL },
  };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 id = mp_term_index_find (index, table[i].vocabulary, table[i].text);

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (id ? mp_term_index_get_code (index, id) : NULL, ==, table[i].code);
    }
}

static void
test_every_name_finds_its_term (void)
{
  Records records;
  g_autoptr (MpTermIndex) index = NULL;
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  records_init (&records, TRUE);
  index = records_index (&records);
  for (guint i = 0; i < records.tables[MP_TABLE_TERM_NAME]->len; i++)
    {
      MpRecord *name = g_ptr_array_index (records.tables[MP_TABLE_TERM_NAME], i);
      gint64 term = mp_record_get_integer (name, MP_TERM_NAME_TERM);
      const char *text = mp_record_get_text (name, MP_TERM_NAME_TEXT);
      const char *vocabulary = mp_term_index_get_vocabulary_key (index, term);
      g_autoptr (GArray) matches = NULL;
      gboolean found = FALSE;

      g_test_message ("%s: %s", vocabulary, text);
      if (!mp_record_has_choice (name, MP_TERM_NAME_KIND, "keyword"))
        {
          g_assert_cmpint (mp_term_index_find (index, vocabulary, text), ==, term);
          matches = mp_term_index_split_list (index, vocabulary, text);
          g_assert_cmpuint (matches->len, ==, 1);
          g_assert_cmpint (g_array_index (matches, MpTermMatch, 0).id, ==, term);
          g_clear_pointer (&matches, g_array_unref);
        }
      if (mp_record_is_null (name, MP_TERM_NAME_LANGUAGE))
        continue;
      matches = mp_term_index_scan_text (index, vocabulary, text);
      for (guint j = 0; j < matches->len; j++)
        found |= g_array_index (matches, MpTermMatch, j).id == term;
      g_assert_true (found);
    }
  records_clear (&records);
}

static void
test_split_list (void)
{
  static const struct { const char *vocabulary; const char *text; const char *codes; } table[] = {
    { "sector", "Agriculture, plantations, other rural sectors, Construction, Food, drink, tobacco, Mechanical and electrical engineering, Mining, "
                "Oil and gas production, Platform work, Postal and telecommunications services, Textiles, clothing, leather, footwear, "
                "Transport (including civil aviation, railways, road transport), Transport equipment manufacturing",
      "agriculture construction food engineering mining oil_gas ? post_telecom textiles transport transport_equipment" },
    { "sector", "Food; drink; tobacco; Mining (coal; other mining); Utilities (water; gas; electricity)", "food mining utilities" },
    { "sector", "Mining and Construction", "mining construction" },
    { "sector", "Commerce, Education, and Mining", "commerce education mining" },
    { "sector", "Minería, Construcción y Comercio", "mining construction commerce" },
    { "sector", "Widgets, Mining (open, deep), Mining", "? mining mining" },
    { "sector", "Mining (coal, Construction", "? construction" },
    { "sector", "Something (made, up), Mining", "? mining" },
    { "area", "Capacity Building, Gender, GBVH, Labor Inspections, Migrant Workers, Non-discrimination, Occupational Safety and Health (OSH), Rural Workers, "
              "Worker Voice, Workers' Rights, United States-Mexico-Canada Agreement (USMCA)",
      "capacity-building gender gbvh labor-inspections migrant-workers non-discrimination osh rural-workers worker-voice workers-rights usmca" },
    { "country", "Bangladesh, Brazil, Dominican Republic, Georgia, Côte d'Ivoire, Nigeria", "BD BR DO GE CI NG" },
    { "country", "MX; GT;SV|HN\nPE • CO", "MX GT SV HN PE CO" },
    { "country", "Bonaire, Sint Eustatius and Saba, Korea, Republic of, Bosnia & Herzegovina", "BQ KR BA" },
    { "country", "Trinidad and Tobago and Peru", "TT PE" },
    { "country", "Atlantis and Peru", "?" },
    { "country", "المكسيك، Peru", "? PE" },
    { NULL, "Capacity Building, Garment Sector, Jordan, Technical Assistance", "capacity-building textiles JO ?" },
    { "country", "", "" }, { "country", " , ;; ", "" }, { "country", "((((", "" }, { "country", ")Peru(", "PE" },
    { "tag", "one, two", "? ?" }, { "no such vocabulary", "Peru, Chile", "? ?" },
  };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) matches = mp_term_index_split_list (index, table[i].vocabulary, table[i].text);
      g_autofree char *codes = describe (index, matches, FALSE);

      g_assert_cmpstr (codes, ==, table[i].codes);
      for (guint j = 0; j < matches->len; j++)
        {
          const MpTermMatch *match = &g_array_index (matches, MpTermMatch, j);

          g_assert_cmpuint (match->length, >, 0);
          g_assert_cmpuint (match->start + match->length, <=, strlen (table[i].text));
          g_assert_true (j == 0 || match->start >= match[-1].start + match[-1].length);
        }
    }
}

static void
test_split_keeps_unknown_pieces (void)
{
  static const char *const list = "Platform work (gig, on-demand), Mining,  Other  work . ";
  g_autoptr (MpTermIndex) index = make_built_in ();
  g_autoptr (GArray) matches = mp_term_index_split_list (index, "sector", list);
  static const char *const pieces[] = { "Platform work (gig, on-demand)", "Mining", "Other  work" };

  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (pieces));
  for (guint i = 0; i < matches->len; i++)
    {
      const MpTermMatch *match = &g_array_index (matches, MpTermMatch, i);
      g_autofree char *piece = g_strndup (list + match->start, match->length);

      g_assert_cmpstr (piece, ==, pieces[i]);
    }
}

static void
test_scan_text (void)
{
  static const struct { const char *vocabulary; const char *text; const char *matches; } table[] = {
    { "country", "Workers in Mexico, Niger and Nigeria.", "MX@11+6 NE@19+5 NG@29+7" },
    { "country", "The Mexican workplace and Mexico’s reform, MÉXICO’S too", "MX@4+7 MX@26+6 MX@45+7" },
    { "country", "Nigerian and Nigerien unions", "NG@0+8 NE@13+8" },
    { "country", "Georgia, Jordan’s QIZs, jordanian, Atlanta, Georgia", "GE@0+7 JO@9+6 JO@26+9" },
    { "country", "Papua New Guinea, Equatorial Guinea, Guinea-Bissau, Guinea", "PG@0+16 GQ@18+17 GW@37+13 GN@52+6" },
    { "country", "DR Congo, Congo, the Democratic Republic of the Congo and the Republic of the Congo", "CD@0+8 CG@10+5 CD@21+32 CG@62+21" },
    { "country", "Dominican Republic and Dominica; a Dominican law; (DR)", "DO@0+18 DM@23+8 DO@35+9 DO@51+2" },
    { "country", "Dr. Smith, the dr, the DR", "DO@23+2" },
    { "country", "South Sudan is not Sudan; South. Sudan", "SS@0+11 SD@19+5 SD@33+5" },
    { "country", "A Roman woman in Oman", "OM@17+4" },
    { "country", "us, it, in, can, per, and, no, US, IT", "" },
    { "country", "The USA, the UK and the uk", "US@4+3 GB@13+2" },
    { "country", "the United States-Mexico-Canada Agreement (USMCA) with Mexico", "MX@55+6" },
    { "country", "China makes china; a turkey in Turkey; jersey", "CN@0+5 TR@31+6" },
    { "country", "New Mexico, Gulf of Mexico, New Jersey, the Indian Ocean, Indian", "IN@58+6" },
    { "country", "Elevating participation in West Africa, South Africa, Central African Republic", "ZA@40+12 CF@54+24" },
    { "country", "St. Lucia and Saint\nLucia", "LC@0+9 LC@14+11" },
    { "country", "Me\xcc\x81xico Mexi\xc2\xad" "co", "MX@0+8 MX@9+8" },
    { "country", "Trinidad & Tobago", "TT@0+17" },
    { "region", "West Africa, globally, South America and northern Central America", "011@0+11 001@13+8 005@23+13 northern-central-america@41+24" },
    { "region", "the Partnership for Global Infrastructure; South Africa; Partners of the Americas", "" },
    { "region", "Rural Sectors of the Indo-Pacific", "indo-pacific@21+12" },
    { "sector", "the sugar and garment (maquila) sectors", "agriculture@4+5 textiles@14+7 textiles@23+7" },
    { "sector", "palm oil, and rubber sectors in Liberia, and in the oil sector", "agriculture@0+8 agriculture@14+6 oil_gas@52+10" },
    { "sector", "aerospace, mining, and call center industries; call\ncentres", "transport_equipment@0+9 mining@11+6 post_telecom@23+11 post_telecom@47+12" },
    { "sector", "garment manufacturing is not engineering, manufacturing may be", "textiles@0+21 engineering@42+13" },
    { "tag", "anything", "" }, { "country", "", "" }, { "no such vocabulary", "Mexico", "" },
  };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) matches = mp_term_index_scan_text (index, table[i].vocabulary, table[i].text);
      g_autofree char *text = describe (index, matches, TRUE);

      g_assert_cmpstr (text, ==, table[i].matches);
    }
}

static void
test_labels_follow_the_language (void)
{
  static const struct { const char *language; const char *vocabulary; const char *code; const char *label; } table[] = {
    { "en", "country", "MX", "Mexico" }, { "en", "country", "KR", "South Korea" }, { "en", "sector", "mining", "Mining (coal; other mining)" },
    { "es", "country", "MX", "México" }, { "es_MX", "country", "DO", "República Dominicana" }, { "es", "country", "TR", "Turquía" }, { "es", "country", "KR", "Corea del Sur" },
    { "es", "region", "011", "África occidental" }, { "es", "area", "gender", "Género" }, { "fr", "country", "DE", "Allemagne" },
    { "de", "country", "DE", "Deutschland" }, { "de", "country", "TR", "Türkei" }, { "de", "area", "gender", "Gender" }, { "de:es", "area", "gender", "Género" },
    { "ar", "country", "TR", "تركيا" }, { "ar", "area", "osh", "السلامة والصحة المهنيتان" }, { "xx", "country", "MX", "Mexico" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MpTermIndex) index = NULL;
      g_autofree char *label = NULL;

      use_language (table[i].language);
      index = make_built_in ();
      label = mp_term_index_dup_label (index, mp_term_index_find_code (index, table[i].vocabulary, table[i].code));
      g_assert_cmpstr (label, ==, table[i].label);
    }

  {
    g_autoptr (MpTermIndex) index = NULL;
    g_autoptr (GArray) matches = NULL;
    g_autofree char *text = NULL;

    use_language ("es");
    index = make_built_in ();
    matches = mp_term_index_scan_text (index, "country", "Trabajadores de Filipinas, Filipinas y los Países Bajos");
    text = describe (index, matches, FALSE);
    g_assert_cmpstr (text, ==, "PH PH NL");
    g_assert_cmpint (mp_term_index_find (index, "country", "países bajos"), ==, mp_term_index_find_code (index, "country", "nl"));
  }
  use_language ("en");
}

static void
test_order (void)
{
  g_autoptr (MpTermIndex) index = make_built_in ();
  g_autoptr (GArray) objectives = mp_term_index_dup_terms (index, "objective");
  g_autoptr (GArray) countries = mp_term_index_dup_terms (index, "country");
  g_autoptr (GArray) none = mp_term_index_dup_terms (index, "no such vocabulary");
  g_autofree char *codes = describe_ids (index, objectives);

  g_assert_cmpstr (codes, ==, "unions law activists policy");
  g_assert_cmpuint (countries->len, ==, 249);
  g_assert_cmpstr (mp_term_index_get_code (index, g_array_index (countries, gint64, 0)), ==, "AF");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (mp_term_index_get_vocabulary_key (index, g_array_index (countries, gint64, 0)), ==, "country");
  g_assert_cmpint (mp_term_index_get_vocabulary (index, "country"), !=, 0);
  g_assert_cmpint (mp_term_index_get_vocabulary (index, "no such vocabulary"), ==, 0);
  g_assert_null (mp_term_index_get_code (index, -5));
  g_assert_null (mp_term_index_dup_label (index, 0));
}

static void
test_complete (void)
{
  static const struct { const char *vocabulary; const char *prefix; guint limit; const char *codes; } table[] = {
    { "country", "mex", 5, "MX" }, { "country", "dom", 2, "DM DO" }, { "country", "rep dom", 0, "DO" }, { "country", "guin", 2, "GN GW" },
    { "country", "mx", 1, "MX" }, { "country", "zzz", 0, "" }, { "area", "work", 3, "worker-voice workers-rights migrant-workers" },
    { "country", "burm", 0, "MM" }, { "objective", "", 2, "unions law" },
  };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) ids = mp_term_index_complete (index, table[i].vocabulary, table[i].prefix, table[i].limit);
      g_autofree char *codes = describe_ids (index, ids);

      g_test_message ("%s", table[i].prefix);
      g_assert_cmpstr (codes, ==, table[i].codes);
    }
}

static void
test_withdrawn_terms (void)
{
  Records records;
  g_autoptr (MpTermIndex) index = NULL;
  g_autoptr (GArray) ids = NULL;
  MpRecord *vocabulary;
  gint64 term;

  records_init (&records, FALSE);
  vocabulary = records_add (&records, MP_TABLE_VOCABULARY);
  mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, "tag");
  term = records_add_term (&records, mp_record_get_id (vocabulary), "old", "Old tag");
  mp_record_set_integer (g_ptr_array_index (records.tables[MP_TABLE_TERM], 0), MP_TERM_WITHDRAWN, 1);
  /* Of a vocabulary and a term that do not exist. */
  records_add_term (&records, 4711, "lost", "Lost tag");
  index = records_index (&records);

  ids = mp_term_index_complete (index, "tag", "old", 0);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpint (mp_term_index_find (index, "tag", "old TAG"), ==, term);
  g_assert_cmpint (mp_term_index_find (index, NULL, "Lost tag"), ==, 0);
  records_clear (&records);
}

static void
test_match_words (void)
{
  static const struct { const char *prefix; const char *has; const char *has_not; } table[] = {
    { "mex", "MX", "US" }, { "guin", "GN GW GQ PG", "GH" }, { "burm", "MM", "BM" }, { "safety", "osh", "gender" },
    /* Keywords, official names and codes would find too much. */
    { "sug", NULL, "agriculture" }, { "rep", "DO CZ CF", "MX PE KE" }, { "pe", "PE", "CH" }, { "in", "IN ID", "PS" },
  };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) ids = mp_term_index_match_words (index, table[i].prefix);
      g_autofree char *codes = describe_ids (index, ids);
      g_auto (GStrv) all = g_strsplit (codes, " ", -1);
      g_auto (GStrv) has = g_strsplit (table[i].has ? table[i].has : "", " ", -1);
      g_auto (GStrv) has_not = g_strsplit (table[i].has_not, " ", -1);

      g_test_message ("%s: %s", table[i].prefix, codes);
      for (guint j = 0; has[j]; j++)
        g_assert_true (g_strv_contains ((const char *const *) all, has[j]));
      for (guint j = 0; has_not[j]; j++)
        g_assert_false (g_strv_contains ((const char *const *) all, has_not[j]));
      for (guint j = 0; j < ids->len; j++)
        {
          for (guint k = 0; k < j; k++)
            g_assert_cmpint (g_array_index (ids, gint64, j), !=, g_array_index (ids, gint64, k));
        }
    }
  {
    g_autoptr (GArray) none = mp_term_index_match_words (index, "");

    g_assert_cmpuint (none->len, ==, 0);
  }
}

static void
test_partners (void)
{
  Records records;
  g_autoptr (MpTermIndex) index = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) typed = NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *long_name = NULL;
  gint64 ilo, solidarity, impactt, ministry, office, desk;

  records_init (&records, TRUE);
  ilo = records_add_partner (&records, "International Labour Organization", "ILO", NULL, 0);
  solidarity = records_add_partner (&records, "American Center for International Labor Solidarity", NULL, "Solidarity Center", 0);
  impactt = records_add_partner (&records, "Impactt Limited", NULL, NULL, 0);
  ministry = records_add_partner (&records, "Ministry of Labour", "MoL", NULL, 0);
  office = records_add_partner (&records, "Office of Inspection", NULL, NULL, ministry);
  desk = records_add_partner (&records, "Desk & Co", NULL, NULL, office);
  index = records_index (&records);

  g_assert_cmpint (mp_term_index_find_partner (index, "international labor organisation"), ==, ilo);
  g_assert_cmpint (mp_term_index_find_partner (index, "The International Labor Organization (ILO)"), ==, ilo);
  g_assert_cmpint (mp_term_index_find_partner (index, "ilo"), ==, ilo);
  g_assert_cmpint (mp_term_index_find_partner (index, "Solidarity Centre"), ==, solidarity);
  g_assert_cmpint (mp_term_index_find_partner (index, "AFL-CIO office (Solidarity Center)"), ==, solidarity);
  g_assert_cmpint (mp_term_index_find_partner (index, "Impactt"), ==, impactt);
  g_assert_cmpint (mp_term_index_find_partner (index, "Impactt Ltd."), ==, impactt);
  g_assert_cmpint (mp_term_index_find_partner (index, "desk and co"), ==, desk);
  g_assert_cmpint (mp_term_index_find_partner (index, "Mexico"), ==, 0);
  g_assert_cmpint (mp_term_index_find_partner (index, ""), ==, 0);
  g_assert_cmpint (mp_term_index_find (index, NULL, "Impactt"), ==, 0);

  ids = mp_term_index_match_partner_words (index, "labo");
  g_assert_cmpuint (ids->len, ==, 3);
  typed = mp_term_index_complete_partner (index, "Of Ins", 1);
  g_assert_cmpuint (typed->len, ==, 1);
  g_assert_cmpint (g_array_index (typed, gint64, 0), ==, office);

  g_assert_cmpstr (mp_term_index_get_partner_name (index, desk), ==, "Desk & Co");
  g_assert_null (mp_term_index_get_partner_name (index, 1));
  short_name = mp_term_index_dup_partner_short_name (index, ilo);
  g_assert_cmpstr (short_name, ==, "ILO");
  long_name = mp_term_index_dup_partner_short_name (index, office);
  g_assert_cmpstr (long_name, ==, "Office of Inspection");

  g_assert_true (mp_term_index_partner_is_within (index, desk, ministry));
  g_assert_true (mp_term_index_partner_is_within (index, desk, desk));
  g_assert_false (mp_term_index_partner_is_within (index, ministry, desk));
  g_assert_false (mp_term_index_partner_is_within (index, 0, ministry));
  records_clear (&records);
}

/* They are no partners, nor are partners initiatives, whatever they are called. */
static void
test_initiatives (void)
{
  Records records;
  g_autoptr (MpTermIndex) index = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) typed = NULL;
  g_autofree char *short_name = NULL;
  MpRecord *whole, *part;
  gint64 partner;

  records_init (&records, TRUE);
  partner = records_add_partner (&records, "Better Work", NULL, NULL, 0);
  whole = records_add (&records, MP_TABLE_INITIATIVE);
  mp_record_set_text (whole, MP_INITIATIVE_NAME, "Better Work");
  part = records_add (&records, MP_TABLE_INITIATIVE);
  mp_record_set_text (part, MP_INITIATIVE_NAME, "Better Work Viet Nam");
  mp_record_set_text (part, MP_INITIATIVE_ACRONYM, "BWV");
  mp_record_set_reference (part, MP_INITIATIVE_PARENT, mp_record_get_id (whole));
  index = records_index (&records);

  g_assert_cmpint (mp_term_index_find_initiative (index, "the BETTER work"), ==, mp_record_get_id (whole));
  g_assert_cmpint (mp_term_index_find_initiative (index, "bwv"), ==, mp_record_get_id (part));
  g_assert_cmpint (mp_term_index_find_initiative (index, "Better"), ==, 0);
  g_assert_cmpint (mp_term_index_find_partner (index, "Better Work"), ==, partner);
  g_assert_cmpint (mp_term_index_find_partner (index, "BWV"), ==, 0);
  g_assert_null (mp_term_index_get_initiative_name (index, partner));

  ids = mp_term_index_match_initiative_words (index, "viet");
  g_assert_cmpuint (ids->len, ==, 1);
  typed = mp_term_index_complete_initiative (index, "be wo", 0);
  g_assert_cmpuint (typed->len, ==, 2);
  short_name = mp_term_index_dup_initiative_short_name (index, mp_record_get_id (part));
  g_assert_cmpstr (short_name, ==, "BWV");
  g_assert_true (mp_term_index_initiative_is_within (index, mp_record_get_id (part), mp_record_get_id (whole)));
  g_assert_false (mp_term_index_initiative_is_within (index, mp_record_get_id (whole), mp_record_get_id (part)));
  records_clear (&records);
}

static void
test_circle_of_partners_ends (void)
{
  Records records;
  g_autoptr (MpTermIndex) index = NULL;
  gint64 first, second;

  records_init (&records, FALSE);
  first = records_add_partner (&records, "First", NULL, NULL, 2);
  second = records_add_partner (&records, "Second", NULL, NULL, first);
  g_assert_cmpint (second, ==, 2);
  index = records_index (&records);
  g_assert_true (mp_term_index_partner_is_within (index, first, second));
  g_assert_false (mp_term_index_partner_is_within (index, first, 99));
  records_clear (&records);
}

/* The slow way: all ranges of words, the longest first, compared as strings. */
static char *
scan_naively (char  **words,
              guint   n_words,
              char  **names,
              guint   n_names)
{
  g_autofree guint8 *taken = g_malloc0 (n_words);
  g_autofree int *found = g_new (int, n_words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    found[i] = -1;
  /* All words have one length, so that many words are a long name. */
  for (guint length = n_words; length > 0; length--)
    {
      for (guint first = 0; first + length <= n_words; first++)
        {
          g_autoptr (GString) range = g_string_new (words[first]);
          gboolean is_free = TRUE;

          for (guint i = 1; i < length; i++)
            g_string_append_printf (range, " %s", words[first + i]);
          for (guint i = first; i < first + length; i++)
            is_free &= !taken[i];
          for (guint name = 0; is_free && name < n_names; name++)
            {
              if (!g_str_equal (names[name], range->str))
                continue;
              memset (taken + first, TRUE, length);
              found[first] = (int) name;
              break;
            }
        }
    }
  for (guint i = 0; i < n_words; i++)
    {
      if (found[i] >= 0)
        g_string_append_printf (text, "%sn%d", text->len ? " " : "", found[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
make_words (guint most)
{
  GString *text = g_string_new (NULL);
  guint n = g_test_rand_int_range (1, most + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%c%c", i ? " " : "", 'a' + g_test_rand_int_range (0, 2), 'a' + g_test_rand_int_range (0, 2));
  return g_string_free (text, FALSE);
}

static void
test_scan_is_as_the_slow_way (void)
{
  for (guint round = 0; round < 300; round++)
    {
      Records records;
      g_autoptr (MpTermIndex) index = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      MpRecord *vocabulary;

      records_init (&records, FALSE);
      vocabulary = records_add (&records, MP_TABLE_VOCABULARY);
      mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, "tag");
      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *code = g_strdup_printf ("n%u", i);

          g_ptr_array_add (names, make_words (4));
          records_add_term (&records, mp_record_get_id (vocabulary), code, g_ptr_array_index (names, i));
        }
      index = records_index (&records);
      for (guint i = 0; i < 10; i++)
        {
          g_autofree char *text = make_words (20);
          g_auto (GStrv) words = g_strsplit (text, " ", -1);
          g_autofree char *expected = scan_naively (words, g_strv_length (words), (char **) names->pdata, names->len);
          g_autoptr (GArray) matches = mp_term_index_scan_text (index, "tag", text);
          g_autofree char *got = describe (index, matches, FALSE);

          g_assert_cmpstr (got, ==, expected);
        }
      records_clear (&records);
    }
}

/* Any text at all: offsets stay inside and at the bounds of characters. */
static void
test_any_text_is_harmless (void)
{
  static const char *const signs[] = { "Mexico", "mining", "’s", "'", "l’", "(", ")", ",", ";", ".", " ", "\n", "\n\n", "•", "&", "é", "\xcc\x81", "ا", "،",
                                       "বাংলাদেশ", "\xe2\x80\x8b", "\xe2\x81\xa8", "中国", "½", "ﬁ", "🇲🇽", "Guinea", "-", "and", "the", "\xef\xbb\xbf", "A" };
  g_autoptr (MpTermIndex) index = make_built_in ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 30);

      for (guint i = 0; i < n; i++)
        g_string_append (text, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
      for (guint way = 0; way < 2; way++)
        {
          g_autoptr (GArray) matches = way ? mp_term_index_scan_text (index, NULL, text->str) : mp_term_index_split_list (index, NULL, text->str);
          gsize last = 0;

          for (guint i = 0; i < matches->len; i++)
            {
              const MpTermMatch *match = &g_array_index (matches, MpTermMatch, i);

              g_assert_cmpuint (match->start, >=, last);
              g_assert_cmpuint (match->length, >, 0);
              last = match->start + match->length;
              g_assert_cmpuint (last, <=, text->len);
              g_assert_true (g_utf8_validate (text->str + match->start, match->length, NULL));
            }
        }
      mp_term_index_find (index, NULL, text->str);
      mp_term_index_find_partner (index, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  use_language ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/term-index/find-knows-names-synonyms-and-codes-in-any-spelling", test_find);
  g_test_add_func ("/term-index/every-name-of-the-vocabularies-finds-its-own-term", test_every_name_finds_its_term);
  g_test_add_func ("/term-index/a-list-is-cut-at-the-longest-names", test_split_list);
  g_test_add_func ("/term-index/a-list-keeps-what-is-unknown", test_split_keeps_unknown_pieces);
  g_test_add_func ("/term-index/running-text-gives-no-name-inside-a-longer-one", test_scan_text);
  g_test_add_func ("/term-index/running-text-is-scanned-as-the-slow-way-does", test_scan_is_as_the_slow_way);
  g_test_add_func ("/term-index/any-text-is-harmless", test_any_text_is_harmless);
  g_test_add_func ("/term-index/labels-follow-the-language", test_labels_follow_the_language);
  g_test_add_func ("/term-index/terms-come-in-their-order", test_order);
  g_test_add_func ("/term-index/completion-puts-labels-first", test_complete);
  g_test_add_func ("/term-index/withdrawn-terms-are-known-but-not-offered", test_withdrawn_terms);
  g_test_add_func ("/term-index/beginnings-of-words-find-terms", test_match_words);
  g_test_add_func ("/term-index/partners-are-found-by-any-of-their-names", test_partners);
  g_test_add_func ("/term-index/initiatives-are-found-by-name-and-acronym", test_initiatives);
  g_test_add_func ("/term-index/a-circle-of-partners-ends", test_circle_of_partners_ends);

  return g_test_run ();
}
