/* test-page-reader.c: the projects and partners that a page tells of
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "base/mp-error.h"
#include "model/mp-vocabulary.h"
#include "page-fixture.h"

static char *
read_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "harbour-foundation.txt", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The terms of a vocabulary that a draft has, as "PH|ID". */
static char *
describe_terms (MpDraft     *draft,
                MpTermIndex *terms,
                const char  *vocabulary)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_TERM); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_PROJECT_TERM, i);
      gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);

      g_assert_cmpstr (mp_record_get_text (record, MP_PROJECT_TERM_STANDING), ==, "found");
      if (g_str_equal (mp_term_index_get_vocabulary_key (terms, term), vocabulary))
        g_string_append_printf (text, "%s%s", text->len ? "|" : "", mp_term_index_get_code (terms, term));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_names (MpDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_NAME); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_PROJECT_NAME, i);

      g_string_append_printf (text, "%s%s:%s", text->len ? "|" : "", mp_record_get_text (record, MP_PROJECT_NAME_KIND),
                              mp_record_get_text (record, MP_PROJECT_NAME_TEXT));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_date (MpDraft    *draft,
               const char *kind)
{
  MpRecord *record = mp_project_record_get_date (draft->project, kind);

  if (record == NULL)
    return g_strdup ("");
  g_assert_cmpstr (mp_record_get_text (record, MP_DATE_REVISION_REASON), ==, "original");
  g_assert_true (mp_record_is_null (record, MP_DATE_REVISION_SOURCE));
  g_assert_true (mp_record_is_null (record, MP_DATE_REVISION_RECORDED_ON));
  return mp_date_to_iso (mp_record_get_day (record, MP_DATE_REVISION_DAY), mp_record_get_precision (record, MP_DATE_REVISION_PRECISION));
}

static const char *
get_earlier (MpDraft *draft)
{
  MpRecord *record;

  if (mp_project_record_get_n (draft->project, MP_TABLE_RELATION) == 0)
    return "";
  record = mp_project_record_get (draft->project, MP_TABLE_RELATION, 0);
  g_assert_cmpstr (mp_record_get_text (record, MP_RELATION_KIND), ==, "predecessor");
  return mp_record_get_text (record, MP_RELATION_OTHER_TITLE);
}

/* "sector-unknown@8 title-cut@61" in the order of the messages. */
static char *
describe_messages (MpReader *reader)
{
  GPtrArray *messages = mp_reader_get_messages (reader);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      MpMessage *message = g_ptr_array_index (messages, i);

      g_assert_true (g_utf8_validate (message->text, -1, NULL));
      g_assert_cmpstr (message->text, !=, "");
      g_string_append_printf (text, "%s%s@%u", text->len ? " " : "", message->code, message->line);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  guint line;
  const char *title;
  const char *start;
  const char *end;
  const char *countries;
  const char *regions;
  const char *sectors;
  const char *names;
  const char *language;
  const char *earlier;
} Expected;

static const Expected harbour[] = {
  { 13, "Safer Looms for Weavers in Niger’s Cotton Towns", "2021-01-15", "2024-01-14", "NE|NG", "", "agriculture", "short:Safer Looms", "en", "" },
  { 19, "Fair Pay on Tea Estates in Kenya", "2022-03-01", "2025-02-28", "KE", "", "agriculture", "", "en", "" },
  { 23, "Clean Air for Miners (CLEAN-AIR)", "2020-05-01", "2023-04-30", "TD|GW", "011", "mining", "acronym:CLEAN-AIR|short:Clean Air for Miners|alias:BREATHE", "en", "" },
  { 35, "Voices of the Coast, Phase III (Coast 3)", "2023-09-01", "2026-09-01", "", "", "shipping_fisheries", "short:Coast 3", "en", "Voices of the Coast - Phase 2" },
  { 43, "Stronger Unions of Bakers in Jordan", "2018-01-01", "2018-12-31", "JO", "", "", "", "en", "" },
  { 47, "Care Homes Where Nurses Are Heard", "2024-02-01", "", "JO", "", "health", "", "en", "" },
  { 55, "Rules for the Road: Drivers Know Their Rights", "2021-12", "2027-02", "KE", "", "transport", "", "en", "" },
  { 61, "Talleres seguros para costureras", "2023-06-14", "2025-12-31", "JO", "", "textiles", "acronym:PUNTADA", "es", "" },
  { 67, "Des mines sans poussière au Niger", "2022-03-01", "2025-02-28", "NE", "", "", "", "fr", "" },
  { 73, "Legal Help for Household Workers", "", "2028-12-31", "KE", "", "", "", "en", "" },
  { 79, "Training Dock Workers of the Eastern Quays to Organize and Bargain with the Ship", "2019-07-01", "2021-06-30", "KE", "", "shipping_fisheries", "", "en", "" },
  { 85, "Backward Dates in Kenya", "2025-01-01", "2024-01-01", "KE", "", "", "", "en", "" },
  { 91, "A Project Whose Dates Are Lost", "", "", "KE", "", "", "", "en", "" },
  { 95, "Quality Seeds, Quality Jobs (DR)", "", "2029", "DO", "029", "", "", "en", "" },
};

static void
check_harbour (GPtrArray   *drafts,
               MpTermIndex *terms)
{
  g_assert_cmpuint (drafts->len, ==, G_N_ELEMENTS (harbour));
  for (guint i = 0; i < drafts->len; i++)
    {
      MpDraft *draft = g_ptr_array_index (drafts, i);
      MpRecord *project = mp_project_record_get_project (draft->project);
      const Expected *expected = &harbour[i];
      g_autofree char *start = describe_date (draft, "planned-start");
      g_autofree char *end = describe_date (draft, "planned-end");
      g_autofree char *countries = describe_terms (draft, terms, MP_VOCABULARY_COUNTRIES);
      g_autofree char *regions = describe_terms (draft, terms, MP_VOCABULARY_REGIONS);
      g_autofree char *sectors = describe_terms (draft, terms, MP_VOCABULARY_SECTORS);
      g_autofree char *areas = describe_terms (draft, terms, MP_VOCABULARY_AREAS);
      g_autofree char *names = describe_names (draft);

      g_assert_cmpstr (mp_project_record_get_title (draft->project), ==, expected->title);
      g_assert_cmpuint (draft->line, ==, expected->line);
      g_assert_cmpint (mp_record_get_integer (project, MP_PROJECT_POSITION), ==, i + 1);
      g_assert_cmpstr (mp_record_get_text (project, MP_PROJECT_LANGUAGE), ==, expected->language);
      g_assert_cmpstr (start, ==, expected->start);
      g_assert_cmpstr (end, ==, expected->end);
      g_assert_cmpstr (countries, ==, expected->countries);
      g_assert_cmpstr (regions, ==, expected->regions);
      g_assert_cmpstr (sectors, ==, expected->sectors);
      g_assert_cmpstr (areas, ==, "");
      g_assert_cmpstr (names, ==, expected->names);
      g_assert_cmpstr (get_earlier (draft), ==, expected->earlier);
      g_assert_cmpint (draft->unusable != NULL, ==, i == 9);
      g_assert_cmpuint (mp_project_record_get_n (draft->project, MP_TABLE_ROLE), ==, 0);
    }
}

static void
test_irregular_page (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autofree char *text = read_fixture ();
  g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
  g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
  g_autofree char *messages = describe_messages (reader);
  MpProjectRecord *project;
  MpRecord *extra;

  check_harbour (drafts, terms);
  g_assert_cmpstr (messages, ==,
                   "area-unknown@7 sector-unknown@8 country-not-in-facets@13 country-not-in-facets@23 no-country@35 predecessor-unknown@35 text-unused@41 "
                   "date-missing@51 date-ambiguous@77 title-cut@79 end-before-start@89 date-missing@91 date-unreadable@99 country-not-in-facets@95 "
                   "facet-without-text@7 facet-without-text@8");

  /* Spaces that are no plain spaces are made plain; lines of a list stay, wrapped lines are joined. */
  project = ((MpDraft *) g_ptr_array_index (drafts, 0))->project;
  g_assert_cmpstr (mp_project_record_get_narrative (project, "summary", "en"), ==,
                   "The Safer Looms project shows weavers how to guard their looms. It trains safety committees in Niger, and none in Nigeria's neighbours.");
  project = ((MpDraft *) g_ptr_array_index (drafts, 1))->project;
  g_assert_cmpstr (mp_project_record_get_narrative (project, "summary", "en"), ==,
                   "Estate workers and their union agree on piece rates that a worker can live on.");
  project = ((MpDraft *) g_ptr_array_index (drafts, 2))->project;
  g_assert_cmpstr (mp_project_record_get_narrative (project, "summary", "en"), ==,
                   "Part of a plan for West Africa, the Clean Air for Miners (BREATHE) project measures dust in mines of Chad and Guinea-Bissau. It teaches\n"
                   "• how to read a dust meter,\n• how to file a complaint.\n\nMeasurements go to the inspectorate of Guinea Bissau.");
  project = ((MpDraft *) g_ptr_array_index (drafts, 4))->project;
  g_assert_null (mp_project_record_get_narrative (project, "summary", NULL));
  /* What cannot be read is kept. */
  project = ((MpDraft *) g_ptr_array_index (drafts, 13))->project;
  g_assert_cmpuint (mp_project_record_get_n (project, MP_TABLE_EXTRA_FIELD), ==, 1);
  extra = mp_project_record_get (project, MP_TABLE_EXTRA_FIELD, 0);
  g_assert_cmpstr (mp_record_get_text (extra, MP_EXTRA_FIELD_TEXT), ==, "soon");
}

static void
test_lines_end_in_any_way (void)
{
  static const char *const ends[] = { "\r\n", "\r", "\n" };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autofree char *text = read_fixture ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *joined = g_strjoinv (ends[i], lines);
      g_autofree char *with_end = g_strconcat (joined, ends[i], NULL);
      g_autoptr (MpReader) reader = page_fixture_reader_new (with_end, -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);

      check_harbour (drafts, terms);
    }
}

static void
test_reading_twice_gives_the_same (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autofree char *text = read_fixture ();
  g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
  g_autoptr (GPtrArray) once = page_fixture_read_all (reader);
  g_autofree char *messages_once = describe_messages (reader);
  g_autoptr (GPtrArray) twice = page_fixture_read_all (reader);
  g_autofree char *messages_twice = describe_messages (reader);

  check_harbour (twice, terms);
  g_assert_cmpuint (once->len, ==, twice->len);
  g_assert_cmpstr (messages_once, ==, messages_twice);
}

static void
test_blank_lines_do_not_matter (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autofree char *text = read_fixture ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  /* Every blank line doubled, and each one missing in turn after a line with dates. */
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GString) other = g_string_new (NULL);
      g_autoptr (MpReader) reader = NULL;
      g_autoptr (GPtrArray) drafts = NULL;

      for (guint i = 0; lines[i]; i++)
        {
          if (round == 1 && i > 12 && *lines[i] == '\0' && strstr (lines[i - 1], "End:"))
            continue;
          g_string_append_printf (other, "%s\n%s", lines[i], round == 0 && *lines[i] == '\0' ? "\n" : "");
        }
      reader = page_fixture_reader_new (other->str, -1, terms);
      drafts = page_fixture_read_all (reader);
      g_assert_cmpuint (drafts->len, ==, G_N_ELEMENTS (harbour));
      for (guint i = 0; i < drafts->len; i++)
        g_assert_cmpstr (mp_project_record_get_title (((MpDraft *) g_ptr_array_index (drafts, i))->project), ==, harbour[i].title);
    }
}

static char *
describe_partner (MpPartnerDraft *draft,
                  MpTermIndex    *terms)
{
  GString *text = g_string_new (mp_record_get_text (draft->partner, MP_PARTNER_NAME));

  for (guint field = MP_PARTNER_ACRONYM; field <= MP_PARTNER_COUNTRY; field++)
    g_string_append_printf (text, "/%s", mp_record_get_text (draft->partner, field) ? mp_record_get_text (draft->partner, field) : "");
  for (guint i = 0; i < draft->children->len; i++)
    {
      MpRecord *record = g_ptr_array_index (draft->children, i);
      gint64 term;

      if (mp_record_get_table (record) == MP_TABLE_PARTNER_LINK)
        {
          g_string_append_printf (text, " <%s>", mp_record_get_text (record, MP_PARTNER_LINK_URL));
          continue;
        }
      g_assert_cmpint (mp_record_get_table (record), ==, MP_TABLE_PARTNER_TERM);
      g_assert_cmpstr (mp_record_get_text (record, MP_PARTNER_TERM_STANDING), ==, "stated");
      term = mp_record_get_integer (record, MP_PARTNER_TERM_TERM);
      g_string_append_printf (text, " %s", term ? mp_term_index_get_code (terms, term) : "+");
    }
  for (guint i = 0; i < draft->names->len; i++)
    {
      MpDraftName *name = g_ptr_array_index (draft->names, i);

      g_assert_true (g_ptr_array_find (draft->children, name->record, NULL));
      g_string_append_printf (text, " %s:%s", name->vocabulary, name->name);
    }
  return g_string_free (text, FALSE);
}

static void
check_partners (const char        *text,
                const char        *known,
                const char *const *expected)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (known);
  g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
  g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
  g_autoptr (GPtrArray) partners = mp_reader_dup_partner_drafts (reader);

  g_assert_cmpuint (partners->len, ==, g_strv_length ((GStrv) expected));
  for (guint i = 0; i < partners->len; i++)
    {
      g_autofree char *partner = describe_partner (g_ptr_array_index (partners, i), terms);

      g_assert_cmpstr (partner, ==, expected[i]);
    }
}

static void
test_facets_stay_with_the_partner (void)
{
  static const char *const all[] = {
    "Harbour Foundation/// <https://harbour.example/what-we-do> capacity-building labor-inspections osh + agriculture food mining transport + GW JO KE NE 011 "
    "tag:Safety of Ships tag:Delivery work",
    "Seafarers Aid, Inc.///",
    "Union of Weavers/UoW//",
    "Quay Institute///",
    NULL,
  };
  /* A partner that the portfolio has is not stated again. */
  static const char *const fewer[] = { all[0], all[1], all[3], NULL };
  g_autofree char *text = read_fixture ();

  check_partners (text, NULL, all);
  check_partners (text, "Union of Weavers", fewer);
}

static void
test_headers_of_other_forms (void)
{
  static const struct { const char *header; const char *partner; } table[] = {
    { "M-POWER Partners: Canada\nCountries: Peru\n\n", "Canada//government/CA PE" },
    { "Socios de M-POWER:\n\nEspaña\n\nPaíses: México,\n  Perú, Chile\nSectores: Minería\n\n", "España/// MX PE CL mining" },
    { "Partenaires M-POWER :\n\nFrance\n\nSecteurs :\n• Industries extractives (charbon; autres mines)\n• Construction\n\n", "France//government/FR mining construction" },
    { "Countries Covered:\n\nPeru\nChile\n\n", NULL },
    { "Some Union\nArea of work: Gender; GBVH\nMotto: Stronger together\nRegion: West Africa, Kenya\n", "Some Union/// gender gbvh 011 KE" },
    { "M-POWER Partners:\n\nSouth Africa\n\n", "South Africa//government/ZA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *expected[] = { table[i].partner, NULL };
      g_autofree char *text = g_strconcat (table[i].header, "A Title of a Project\n\nA text that says more.\n\nStart: 2022-01-01 End: 2023-01-01\n", NULL);
      g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
      g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);

      g_test_message ("%s", table[i].header);
      g_assert_cmpuint (drafts->len, ==, 1);
      g_assert_cmpstr (mp_project_record_get_title (((MpDraft *) g_ptr_array_index (drafts, 0))->project), ==, "A Title of a Project");
      check_partners (text, NULL, expected);
    }
}

static void
test_dates_in_many_forms (void)
{
  static const struct { const char *line; const char *start; const char *end; } table[] = {
    { "Start: 2022-10-01 End: 2026-09-30", "2022-10-01", "2026-09-30" },
    { "Start:\xc2\xa0" "2022-10-01\xe2\x80\xaf" "End:\xe2\x80\x87" "2026-09-30", "2022-10-01", "2026-09-30" },
    { "start date: 1 October 2022; end date: 30 September 2026", "2022-10-01", "2026-09-30" },
    { "**Start:** 2022-10-01 **End:** 2026-09-30", "2022-10-01", "2026-09-30" },
    { "• Start: October 2022 – End: 2026", "2022-10", "2026" },
    { "Start: 2022-10-01\nEnd: 2026-09-30", "2022-10-01", "2026-09-30" },
    { "Start: 2022-10-01\n\n\nEnd: 2026-09-30", "2022-10-01", "2026-09-30" },
    { "Start: 2022-10-01 End:", "2022-10-01", "" },
    { "Start: 2022-10-01", "2022-10-01", "" },
    { "End: 2026-09-30", "", "2026-09-30" },
    { "Start: unknown End: 2026-09-30", "", "2026-09-30" },
    { "Fecha de inicio: 1 de octubre de 2022 Fecha de finalización: 30 de septiembre de 2026", "2022-10-01", "2026-09-30" },
    { "De\xcc\x81" "but : 1 octobre 2022 Fin : 30 septembre 2026", "2022-10-01", "2026-09-30" },
    { "Início: 01/10/2022 Fim: 30/09/2026", "", "2026-09-30" },
    { "البداية: ٢٠٢٢-١٠-٠١ النهاية: ٢٠٢٦-٠٩-٣٠", "2022-10-01", "2026-09-30" },
    { "Start: 10/25/2022 End: 30.09.2026", "2022-10-25", "2026-09-30" },
    { "Project Duration: December 2021 - February 2027", "2021-12", "2027-02" },
    { "Duration: 2018–2022", "2018", "2022" },
    { "Period: 2022-10-01 to 2026-09-30", "2022-10-01", "2026-09-30" },
    { "Start: 9999-12-31 End: 9999-12-31", "9999-12-31", "9999-12-31" },
    { "Start: 0000-01-01 End: 2026-09-30", "", "2026-09-30" },
    { "Start: 2022-02-30 End: 2026-09-30", "", "2026-09-30" },
    { "Start: 03/04/22 End: 2026-09-30", "", "2026-09-30" },
  };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("Title One of This Page\n\nA text in Peru.\n\n%s\n\nTitle Two of This Page\n\nA text in Peru.\n\nStart: 2001-01-01 End: 2002-01-01",
                                               table[i].line);
      g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
      g_autofree char *start = NULL, *end = NULL;

      g_test_message ("%s", table[i].line);
      g_assert_cmpuint (drafts->len, ==, 2);
      start = describe_date (g_ptr_array_index (drafts, 0), "planned-start");
      end = describe_date (g_ptr_array_index (drafts, 0), "planned-end");
      g_assert_cmpstr (start, ==, table[i].start);
      g_assert_cmpstr (end, ==, table[i].end);
      g_assert_cmpstr (mp_project_record_get_narrative (((MpDraft *) g_ptr_array_index (drafts, 0))->project, "summary", NULL), ==, "A text in Peru.");
      g_assert_cmpstr (mp_project_record_get_title (((MpDraft *) g_ptr_array_index (drafts, 1))->project), ==, "Title Two of This Page");
    }
}

static void
test_lost_line_break_before_dates (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autoptr (MpReader) reader = page_fixture_reader_new ("A Title in Peru\nIn the end: all is well. Start: 2022-10-01 End: 2026-09-30\nSecond Title in Peru\nText. Start: 2020-01-01 End: 2021-01-01", -1, terms);
  g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (mp_project_record_get_narrative (((MpDraft *) g_ptr_array_index (drafts, 0))->project, "summary", NULL), ==, "In the end: all is well.");
}

static void
test_order_of_dates_is_asked (void)
{
  static const struct { const char *order; const char *start; } table[] = { { NULL, "" }, { "dmy", "2027-04-03" }, { "mdy", "2027-03-04" } };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autoptr (MpReader) reader = page_fixture_reader_new ("A Title in Peru\n\nText.\n\nStart: 03/04/2027 End: 2028-01-01", -1, terms);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) drafts = NULL;
      g_autofree char *start = NULL;
      MpDraft *draft;

      mp_reader_set_option (reader, "date-order", table[i].order);
      drafts = page_fixture_read_all (reader);
      draft = g_ptr_array_index (drafts, 0);
      start = describe_date (draft, "planned-start");
      g_assert_cmpstr (start, ==, table[i].start);
      g_assert_cmpint (draft->unusable != NULL, ==, i == 0);
      g_assert_cmpint (page_fixture_find_message (reader, "date-ambiguous") != NULL, ==, i == 0);
      if (i == 0)
        {
          g_assert_nonnull (strstr (draft->unusable, "03/04/2027"));
          g_assert_cmpint (page_fixture_find_message (reader, "date-ambiguous")->severity, ==, MP_SEVERITY_ERROR);
        }
    }
}

static void
test_names_in_titles_and_texts (void)
{
  static const struct { const char *title; const char *text; const char *names; const char *earlier; } table[] = {
    { "Workers Speak Up in Peru (SPEAK)", "Text.", "acronym:SPEAK", "" },
    { "SPEAK: Workers Speak Up in Peru", "Text.", "acronym:SPEAK", "" },
    { "Workers Speak Up (DR)", "Text.", "", "" },
    { "Workers Speak Up (OSH)", "The ILO project. This project. The whole project.", "", "" },
    { "Workers Speak Up in Peru", "The Workers Speak Up in Peru project helps. The Peru project too, and the West Africa project.", "", "" },
    { "Workers Speak Up in Peru", "The Workers Speak Up (WSU) project helps.", "short:Workers Speak Up|acronym:WSU", "" },
    { "Workers Speak Up in Peru", "The SPEAK project and the LISTEN project.", "acronym:SPEAK|alias:LISTEN", "" },
    { "Workers Speak Up - Phase 2", "The Workers Speak Up project goes on.", "", "Workers Speak Up" },
    { "Workers Speak Up (Phase IV)", "Text.", "", "Workers Speak Up - Phase 3" },
    { "Workers Speak Up (Speak 2)", "Text.", "short:Speak 2", "Workers Speak Up" },
    { "Trabajo digno, Fase II", "El proyecto DIGNO sigue.", "acronym:DIGNO", "Trabajo digno" },
    { "Workers of Phase Mills", "Text.", "", "" },
    { "Phase II", "Text.", "", "" },
  };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new ("ILO");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n\n%s\n\nStart: 2022-10-01 End: 2026-09-30", table[i].title, table[i].text);
      g_autoptr (MpReader) reader = page_fixture_reader_new (text, -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
      g_autofree char *names = NULL;

      g_test_message ("%s", table[i].title);
      g_assert_cmpuint (drafts->len, ==, 1);
      names = describe_names (g_ptr_array_index (drafts, 0));
      g_assert_cmpstr (names, ==, table[i].names);
      g_assert_cmpstr (get_earlier (g_ptr_array_index (drafts, 0)), ==, table[i].earlier);
    }
}

static void
test_nothing_found_is_an_error (void)
{
  static const char *const pages[] = {
    "", "\n\n\n", "M-POWER Partners:\n\nCanada\n\n• Countries Covered: Peru, Chile\n", "A text about nothing. It has an end: none.\n", "Start: never again will we say so in such a very long sentence\n",
  };
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (MpReader) reader = page_fixture_reader_new (pages[i], -1, terms);
      g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
      const MpMessage *message = page_fixture_find_message (reader, "no-projects");

      g_assert_cmpuint (drafts->len, ==, 0);
      g_assert_nonnull (message);
      g_assert_cmpint (message->severity, ==, MP_SEVERITY_ERROR);
    }
}

static void
test_what_is_left_is_told (void)
{
  g_autoptr (MpTermIndex) terms = page_fixture_terms_new (NULL);
  g_autoptr (MpReader) reader = page_fixture_reader_new ("Start: 2020-01-01 End: 2021-01-01\n\nA Title in Peru\n\nText.\n\nStart: 2022-10-01 End: 2026-09-30\n\nThis page says nothing official.\nRead more\n", -1, terms);
  g_autoptr (GPtrArray) drafts = page_fixture_read_all (reader);
  g_autofree char *messages = describe_messages (reader);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (messages, ==, "title-missing@1 text-unused@9");
}

static void
test_recognises_pages_only (void)
{
  static const struct { const char *text; gboolean is_page; } table[] = {
    { "A Title\n\nText.\n\nStart: 2022-10-01 End: 2026-09-30", TRUE },
    { "• Countries Covered: Peru\n• Sectors: Mining\n", TRUE },
    { "title,start,end\nA,2022-10-01,2026-09-30\n", FALSE },
    { "{\"projects\": [\n\"Start: 2022-10-01 End: 2026-09-30\"]}", FALSE },
    { "<html><body>Start: 2022-10-01 End: 2026-09-30", FALSE },
    { "Dear all,\nthe end: soon.", FALSE },
    { "", FALSE },
    { "\xff\xfe\x00\x01 garbage \x80", FALSE },
  };
  g_autofree char *text = read_fixture ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (mp_page_reader_recognise (table[i].text, strlen (table[i].text)), ==, table[i].is_page);
  g_assert_true (mp_page_reader_recognise (text, strlen (text)));
}

/* The real page, where it is at hand. */
static char *
find_shared (const char *folder,
             const char *name)
{
  const char *shared = g_getenv ("MPOWER_SHARED");
  g_autofree char *path = g_build_filename (shared ? shared : "../shared", folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* The cells of a line of a CSV file with quotes. */
static GPtrArray *
split_cells (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line;; p++)
    {
      if (*p == '"')
        {
          quoted = !quoted;
        }
      else if (*p == '\0' || (*p == ',' && !quoted))
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_set_size (cell, 0);
          if (*p == '\0')
            return cells;
        }
      else if (*p != '\r')
        {
          g_string_append_c (cell, *p);
        }
    }
}

static void
test_real_page (void)
{
  static const char *const sectors[16] = {
    "", "transport_equipment|mining|post_telecom", "", "agriculture|textiles", "", "construction|textiles|agriculture", "agriculture|engineering|mining", "",
    "textiles", "", "", "public_service", "agriculture|shipping_fisheries|mining", "construction", "agriculture", "mining|agriculture|oil_gas",
  };
  static const char *const regions[16] = {
    "", "", "", "northern-central-america", "", "", "005", "", "", "", "001", "", "indo-pacific", "", "", "011",
  };
  static const char *const names[16] = {
    "", "", "short:Gender Equity in the Mexican Workplace", "acronym:PREP4Change", "", "", "", "acronym:OBSERVAR", "", "short:Engage 2|alias:Engage II", "acronym:RISE", "", "",
    "short:Promoting Quality Jobs in Infrastructure Development", "acronym:SWEET", "",
  };
  static const char *const partners[] = {
    "United States//government/US capacity-building gender gbvh labor-inspections migrant-workers non-discrimination osh rural-workers worker-voice workers-rights usmca "
    "agriculture construction food engineering mining oil_gas post_telecom textiles transport transport_equipment + "
    "BD BR CO DO GE GT HN ID JO LS LR MY MX NG PE PH tag:Platform work",
    "American Center for International Labor Solidarity///", "Impactt///", "International Labor Organization///", "La Isla Network///", "Partners of the Americas///", NULL,
  };
  g_autofree char *page = find_shared ("pages", "partner-page-united-states.txt");
  g_autofree char *sheet = find_shared ("data", "seed_projects.csv");
  g_autoptr (MpTermIndex) terms = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_auto (GStrv) rows = NULL;
  g_autofree char *messages = NULL;

  if (page == NULL || sheet == NULL)
    {
      g_test_skip ("the partner page is not at hand");
      return;
    }
  terms = page_fixture_terms_new (NULL);
  reader = page_fixture_reader_new (page, -1, terms);
  drafts = page_fixture_read_all (reader);
  rows = g_strsplit (sheet, "\n", -1);
  g_assert_cmpuint (drafts->len, ==, 16);

  for (guint i = 0; i < drafts->len; i++)
    {
      MpDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (GPtrArray) cells = split_cells (rows[i + 1]);
      g_autofree char *start = describe_date (draft, "planned-start");
      g_autofree char *end = describe_date (draft, "planned-end");
      g_autofree char *countries = describe_terms (draft, terms, MP_VOCABULARY_COUNTRIES);
      g_autofree char *found_regions = describe_terms (draft, terms, MP_VOCABULARY_REGIONS);
      g_autofree char *found_sectors = describe_terms (draft, terms, MP_VOCABULARY_SECTORS);
      g_autofree char *found_names = describe_names (draft);

      g_assert_cmpstr (mp_project_record_get_title (draft->project), ==, g_ptr_array_index (cells, 1));
      g_assert_cmpstr (start, ==, g_ptr_array_index (cells, 3));
      g_assert_cmpstr (end, ==, g_ptr_array_index (cells, 4));
      g_assert_cmpstr (countries, ==, g_ptr_array_index (cells, 5));
      g_assert_cmpstr (found_regions, ==, regions[i]);
      g_assert_cmpstr (found_sectors, ==, sectors[i]);
      g_assert_cmpstr (found_names, ==, names[i]);
      g_assert_null (draft->unusable);
      g_assert_nonnull (mp_project_record_get_narrative (draft->project, "summary", "en"));
    }
  g_assert_cmpstr (get_earlier (g_ptr_array_index (drafts, 9)), ==, "Engaging Workers and Civil Society to Strengthen Labor Law Enforcement");

  messages = describe_messages (reader);
  g_assert_cmpstr (messages, ==,
                   "sector-unknown@8 country-not-in-facets@31 title-cut@61 predecessor-unknown@67 no-country@73 facet-without-text@7 facet-without-text@8");
  check_partners (page, NULL, partners);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/a-page-with-every-irregularity-is-read", test_irregular_page);
  g_test_add_func ("/page/lines-may-end-in-any-way", test_lines_end_in_any_way);
  g_test_add_func ("/page/reading-twice-gives-the-same", test_reading_twice_gives_the_same);
  g_test_add_func ("/page/blank-lines-do-not-matter", test_blank_lines_do_not_matter);
  g_test_add_func ("/page/facets-stay-with-the-partner", test_facets_stay_with_the_partner);
  g_test_add_func ("/page/headers-have-many-forms", test_headers_of_other_forms);
  g_test_add_func ("/page/dates-have-many-forms", test_dates_in_many_forms);
  g_test_add_func ("/page/a-line-break-may-be-lost-before-the-dates", test_lost_line_break_before_dates);
  g_test_add_func ("/page/day-and-month-are-never-guessed", test_order_of_dates_is_asked);
  g_test_add_func ("/page/short-names-and-phases-are-found", test_names_in_titles_and_texts);
  g_test_add_func ("/page/a-page-without-projects-is-an-error", test_nothing_found_is_an_error);
  g_test_add_func ("/page/what-is-left-out-is-told", test_what_is_left_is_told);
  g_test_add_func ("/page/only-pages-are-recognised", test_recognises_pages_only);
  g_test_add_func ("/page/the-real-page-gives-its-sixteen-projects", test_real_page);

  return g_test_run ();
}
