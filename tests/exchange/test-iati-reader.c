/* test-iati-reader.c: projects out of IATI activities
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include "base/mp-error.h"
#include "exchange/mp-iati.h"

#define HEAD "<?xml version='1.0'?>\n<iati-activities version='2.03' xmlns:o='http://example.org/other'>\n"
#define FOOT "</iati-activities>\n"

static const char full[] =
  HEAD
  "<iati-activity xml:lang='es' default-currency='USD' hierarchy='1' o:own='x'>\n"
  "<iati-identifier> XM-DAC-41302-105921 </iati-identifier>\n"
  "<reporting-org ref='XM-DAC-41302' type='40'><narrative>ILO</narrative></reporting-org>\n"
  "<title><narrative xml:lang='en'>Engage and Observe</narrative><narrative>Observar y participar</narrative></title>\n"
  "<description type='1'><narrative>Un texto</narrative><narrative xml:lang='en'>A text</narrative></description>\n"
  "<description type='2'><narrative>Objetivos</narrative></description>\n"
  "<participating-org role='1' ref='US-GOV-17' type='10'><narrative>US Department of Labor</narrative></participating-org>\n"
  "<participating-org role='4'><narrative>Unión Sindical</narrative></participating-org>\n"
  "<participating-org role='2' ref='US-GOV-17'><narrative>USDOL</narrative></participating-org>\n"
  "<other-identifier ref='IL-12345-20' type='A1'/>\n"
  "<other-identifier ref='99887' type='A2'/>\n"
  "<activity-status code='2'/>\n"
  "<activity-date type='1' iso-date='2022-10-01'/>\n"
  "<activity-date type='3' iso-date='2026-09-30Z'><narrative>Prórroga</narrative></activity-date>\n"
  "<contact-info><person-name><narrative>A. Example</narrative></person-name></contact-info>\n"
  "<recipient-country code='MX' percentage='60'/>\n"
  "<recipient-country code='hn' percentage='40.5'/>\n"
  "<recipient-region vocabulary='2' code='013'/>\n"
  "<recipient-region vocabulary='1' code='489'/>\n"
  "<sector vocabulary='1' code='16070'/>\n"
  "<sector vocabulary='99' vocabulary-uri='" MP_IATI_VOCABULARY_URI "area' code='worker-voice'/>\n"
  "<sector vocabulary='99' vocabulary-uri='" MP_IATI_VOCABULARY_URI "tag' code='q'><narrative>Cosecha</narrative></sector>\n"
  "<sector vocabulary='99' vocabulary-uri='http://example.org' code='q'><narrative>Of others</narrative></sector>\n"
  "<budget><period-start iso-date='2023-01-01'/><period-end iso-date='2023-12-31'/><value value-date='2023-01-01'>1500000.5</value></budget>\n"
  "<budget type='2' status='1'><period-start iso-date='2024-01-01'/><period-end iso-date='2024-12-31'/><value currency='JPY' value-date='2024-01-01'>70.9</value></budget>\n"
  "<transaction><transaction-type code='1'/><transaction-date iso-date='2022-01-01'/><value value-date='2022-01-01'>1</value></transaction>\n"
  "<transaction><transaction-type code='2'/><transaction-date iso-date='2022-02-01'/><value value-date='2022-02-01'>-2</value>"
  "<provider-org ref='US-GOV-17'/></transaction>\n"
  "<document-link url='https://example.org/r.pdf' format='application/pdf'><title><narrative>Informe</narrative></title>"
  "<category code='A07'/><language code='es'/><document-date iso-date='2024-02-05'/></document-link>\n"
  "<related-activity type='1' ref='XM-DAC-41302-1'/>\n"
  "<related-activity type='2' ref='XM-DAC-41302-2'/>\n"
  "<o:thing><o:inner/></o:thing>\n"
  "</iati-activity>\n"
  FOOT;

/* "FIELD FIELD …" of each record of a table, "/" behind each; without owners and sources. */
static char *
describe_table (MpStore         *store,
                MpProjectRecord *project,
                MpTable          table)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (mp_store_get_portfolio (store));
  const MpTableInfo *info = mp_table_get_info (table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      MpRecord *record = mp_project_record_get (project, table, i);

      for (guint field = 1; field < info->n_fields; field++)
        {
          const MpValue *value = mp_record_get_value (record, field);
          g_autofree char *day = NULL;

          if (value->type == MP_VALUE_NULL || info->fields[field].target == MP_TABLE_SOURCE)
            continue;
          if (info->fields[field].target == MP_TABLE_PARTNER)
            g_string_append_printf (text, "%s ", mp_term_index_get_partner_name (terms, value->integer));
          else if (info->fields[field].target == MP_TABLE_TERM)
            g_string_append_printf (text, "%s/%s ", mp_term_index_get_vocabulary_key (terms, value->integer), mp_term_index_get_code (terms, value->integer));
          else if (info->fields[field].type == MP_FIELD_DAY)
            g_string_append_printf (text, "%s ", day = mp_date_to_iso ((MpDate) value->integer, MP_PRECISION_DAY));
          else if (value->type == MP_VALUE_INTEGER)
            g_string_append_printf (text, "%" G_GINT64_FORMAT " ", value->integer);
          else
            g_string_append_printf (text, "%s ", value->text);
        }
      g_string_append (text, "/ ");
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  MpTable table;
  const char *text;
} facts[] = {
  { MP_TABLE_IDENTIFIER, "iati XM-DAC-41302-105921 / internal IL-12345-20 / other 99887 / " },
  { MP_TABLE_NARRATIVE, "title en Engage and Observe translated / summary es Un texto original / summary en A text translated / objectives es Objetivos original / " },
  { MP_TABLE_DATE_REVISION, "planned-start 2022-10-01 day 2026-11-23 original / planned-end 2026-09-30 day 2026-11-23 original / " },
  { MP_TABLE_ROLE, "US Department of Labor donor / Unión Sindical implementing / US Department of Labor accountable / " },
  { MP_TABLE_PROJECT_TERM, "country/MX 6000 stated / country/HN 4050 stated / region/013 stated / region/005 stated / area/worker-voice stated / tag/cosecha stated / " },
  { MP_TABLE_FUNDING, "budget 150000050 USD exact 2023-01-01 2023-12-31 / budget 70 JPY exact 2024-01-01 2024-12-31 / commitment -200 USD exact 2022-02-01 US Department of Labor / " },
  { MP_TABLE_RELATION, "parent XM-DAC-41302-1 / " },
  { MP_TABLE_LINK, "evaluation Informe https://example.org/r.pdf es 2024-02-05 / " },
};

static void
test_the_minimum_lands_in_fields (Exchange      *exchange,
                                  gconstpointer  data)
{
  g_autoptr (MpProjectRecord) project = NULL;

  exchange_import (exchange->store, "full.xml", full);
  project = exchange_load_nth (exchange->store, 0);
  g_assert_cmpstr (mp_project_record_get_title (project), ==, "Observar y participar");
  g_assert_cmpstr (mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_LANGUAGE), ==, "es");
  g_assert_cmpstr (mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_STATED_STATUS), ==, "running");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = describe_table (exchange->store, project, facts[i].table);

      g_assert_cmpstr (text, ==, facts[i].text);
    }
}

static const char *const kept[] = {
  "<iati-activity xmlns:o=\"http://example.org/other\" default-currency=\"USD\" hierarchy=\"1\" o:own=\"x\"/>",
  "<reporting-org ref=\"XM-DAC-41302\" type=\"40\"><narrative>ILO</narrative></reporting-org>",
  "<participating-org role=\"1\" ref=\"US-GOV-17\" type=\"10\"><narrative>US Department of Labor</narrative></participating-org>",
  "<participating-org role=\"2\" ref=\"US-GOV-17\"><narrative>USDOL</narrative></participating-org>",
  "<other-identifier ref=\"99887\" type=\"A2\"/>",
  "<activity-date type=\"3\" iso-date=\"2026-09-30Z\"><narrative>Prórroga</narrative></activity-date>",
  "<contact-info><person-name><narrative>A. Example</narrative></person-name></contact-info>",
  "<recipient-country code=\"hn\" percentage=\"40.5\"/>",
  "<recipient-region vocabulary=\"1\" code=\"489\"/>",
  "<sector vocabulary=\"1\" code=\"16070\"/>",
  "<o:thing xmlns:o=\"http://example.org/other\"><o:inner/></o:thing>",
};

static void
test_all_the_rest_is_kept_as_it_stands (Exchange      *exchange,
                                        gconstpointer  data)
{
  g_autoptr (MpProjectRecord) project = NULL;
  guint n_private = 0;

  exchange_import (exchange->store, "full.xml", full);
  project = exchange_load_nth (exchange->store, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      guint n = 0;

      for (guint j = 0; j < mp_project_record_get_n (project, MP_TABLE_EXTRA_FIELD); j++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_EXTRA_FIELD, j);

          n += g_strcmp0 (mp_record_get_text (record, MP_EXTRA_FIELD_TEXT), kept[i]) == 0;
          n_private += i == 0 && mp_iati_is_private (record);
        }
      g_test_message ("%s", kept[i]);
      g_assert_cmpuint (n, ==, 1);
    }
  g_assert_cmpuint (n_private, ==, 1);
}

static void
test_organisations_are_known_by_their_identifier (Exchange      *exchange,
                                                  gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  MpTermIndex *terms;

  exchange_import (exchange->store, "full.xml", full);
  terms = mp_portfolio_get_term_index (mp_store_get_portfolio (exchange->store));
  g_assert_cmpint (mp_term_index_find_partner (terms, "US-GOV-17"), !=, 0);
  g_assert_cmpint (mp_term_index_find_partner (terms, "US-GOV-17"), ==, mp_term_index_find_partner (terms, "US Department of Labor"));
  g_assert_cmpint (mp_term_index_find_partner (terms, "USDOL"), ==, 0);
}

static void
test_reading_again_changes_nothing (Exchange      *exchange,
                                    gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *counts = NULL;

  exchange_import (exchange->store, "full.xml", full);
  plan = exchange_plan_text (exchange->store, "full.xml", full);
  counts = exchange_describe (plan);
  g_assert_cmpstr (counts, ==, "added 0, changed 0, unchanged 1, doubtful 0, unusable 0");
  g_assert_false (mp_import_plan_has_changes (plan));
}

static const char old[] =
  "<iati-activities version='1.05'><iati-activity xml:lang='en' default-currency='EUR'>"
  "<reporting-org ref='AA-AAA-1' type='21'>Us</reporting-org>"
  "<iati-identifier>AA-AAA-1-2</iati-identifier>"
  "<other-identifier owner-name='Agency A' owner-ref='AA-AAA-9'>XYZ-77</other-identifier>"
  "<title>Old title</title><description type='3'>Groups</description>"
  "<activity-status code='2'/>"
  "<activity-date type='start-planned' iso-date='2012-04-15'/><activity-date type='end-planned'>2015-12-31</activity-date>"
  "<participating-org role='Implementing'>Agency C</participating-org>"
  "<transaction><value value-date='2012-01-01'>10</value><transaction-type code='D'/><transaction-date iso-date='2012-01-01'/></transaction>"
  "<activity-website>https://example.org/</activity-website>"
  "</iati-activity></iati-activities>";

static const struct
{
  MpTable table;
  const char *text;
} old_facts[] = {
  { MP_TABLE_IDENTIFIER, "iati AA-AAA-1-2 / other XYZ-77 AA-AAA-9 / " },
  { MP_TABLE_NARRATIVE, "target-groups en Groups original / " },
  { MP_TABLE_DATE_REVISION, "planned-start 2012-04-15 day 2026-11-23 original / planned-end 2015-12-31 day 2026-11-23 original / " },
  { MP_TABLE_ROLE, "Agency C implementing / " },
  { MP_TABLE_FUNDING, "disbursement 1000 EUR exact 2012-01-01 / " },
  { MP_TABLE_LINK, "page https://example.org/ https://example.org/ / " },
};

static void
test_old_versions_are_read_in_new_words (Exchange      *exchange,
                                         gconstpointer  data)
{
  g_autoptr (MpProjectRecord) project = NULL;

  exchange_import (exchange->store, "old.xml", old);
  project = exchange_load_nth (exchange->store, 0);
  g_assert_cmpstr (mp_project_record_get_title (project), ==, "Old title");
  for (guint i = 0; i < G_N_ELEMENTS (old_facts); i++)
    {
      g_autofree char *text = describe_table (exchange->store, project, old_facts[i].table);

      g_assert_cmpstr (text, ==, old_facts[i].text);
    }
}

/* What comes of the files of tests/data/hostile: words of the error, or what would be done. */
static const struct
{
  const char *name;
  int code; /* -1: the file is read */
  const char *words;
} hostile[] = {
  { "iati-bomb.xml", MP_ERROR_INVALID, "entities grow" },
  { "iati-external.xml", MP_ERROR_UNSUPPORTED, "document type" },
  { "iati-external-dtd.xml", MP_ERROR_UNSUPPORTED, "document type" },
  { "iati-entity.xml", MP_ERROR_INVALID, "line 6" },
  { "iati-deep.xml", MP_ERROR_TOO_LARGE, "256 deep" },
  { "iati-truncated.xml", MP_ERROR_INVALID, "ends in the middle" },
  { "iati-cut-tag.xml", MP_ERROR_INVALID, "ends in the middle" },
  { "iati-wrong-encoding.xml", MP_ERROR_INVALID, "line 6" },
  { "iati-version.xml", MP_ERROR_UNSUPPORTED, "version “3.0”" },
  { "iati-organisations.xml", MP_ERROR_UNSUPPORTED, "of organisations" },
  { "iati-error-page.xml", MP_ERROR_UNSUPPORTED, "web page" },
  { "iati-other-xml.xml", MP_ERROR_UNSUPPORTED, "begins with “rss”" },
  { "iati-empty.xml", MP_ERROR_UNSUPPORTED, "empty" },
  { "iati-nul.xml", MP_ERROR_UNSUPPORTED, "not a text file" },
  { "iati-no-activity.xml", MP_ERROR_NOT_FOUND, "No project was found" },
  { "iati-utf16.xml", -1, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "iati-latin1.xml", -1, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "iati-namespace.xml", -1, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "iati-values.xml", -1, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "iati-one-broken.xml", -1, "added 2, changed 0, unchanged 0, doubtful 0, unusable 3" },
};

static void
test_hostile_files_get_a_sentence (Exchange      *exchange,
                                   gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = exchange_data_path ("hostile", hostile[i].name);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpReader) reader = exchange_read_path (exchange->store, path, &error);
      g_autoptr (MpImportPlan) plan = reader ? exchange_plan (exchange->store, reader, "2026-11-23", &error) : NULL;
      g_autofree char *counts = plan ? exchange_describe (plan) : NULL;

      g_test_message ("%s: %s", hostile[i].name, error ? error->message : counts);
      if (hostile[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (counts, ==, hostile[i].words);
          continue;
        }
      g_assert_error (error, MP_ERROR, hostile[i].code);
      g_assert_nonnull (strstr (error->message, hostile[i].words));
      g_assert_nonnull (strstr (error->message, hostile[i].name));
    }
}

/* Everything about one activity, with its line and identifier; the others are read. */
static void
test_errors_name_line_activity_and_element (Exchange      *exchange,
                                            gconstpointer  data)
{
  g_autofree char *path = exchange_data_path ("hostile", "iati-one-broken.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = exchange_read_path (exchange->store, path, &error);
  g_autoptr (MpImportPlan) plan = exchange_plan (exchange->store, reader, "2026-11-23", &error);
  GPtrArray *messages;
  guint n = 0;

  g_assert_no_error (error);
  messages = mp_import_plan_get_messages (plan);
  for (guint i = 0; i < messages->len; i++)
    {
      const MpMessage *message = messages->pdata[i];

      n += message->line == 12 && strstr (message->text, "“X-2”") && strstr (message->text, "title");
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (exchange_has_message (messages, "project-unusable", 30));
}

static void
test_an_activity_without_end_is_refused (Exchange      *exchange,
                                         gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (HEAD "<iati-activity><iati-identifier>X-1</iati-identifier>");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  for (guint i = 0; i < 9; i++)
    {
      gsize old_length = text->len;

      g_string_set_size (text, old_length + (8u << 20));
      memset (text->str + old_length, 'a', 8u << 20);
      g_string_append (text, "<x/>");
    }
  reader = exchange_read_text (exchange->store, "long.xml", text->str);
  plan = exchange_plan (exchange->store, reader, "2026-11-23", &error);
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "64"));
}

static void
test_reading_can_be_stopped (Exchange      *exchange,
                             gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpDraft) draft = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<iati-activity><iati-identifier>X-%u</iati-identifier><title><narrative>T</narrative></title></iati-activity>", i);
  g_string_append (text, FOOT);
  reader = exchange_read_text (exchange->store, "many.xml", text->str);
  g_assert_true (mp_reader_begin (reader, cancellable, &error));
  draft = mp_reader_next (reader, cancellable, &error);
  g_assert_nonnull (draft);
  g_cancellable_cancel (cancellable);
  g_assert_null (mp_reader_next (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The samples that the program was made from; skipped where they are not at hand. */
static const struct
{
  const char *name;
  const char *counts; /* NULL: refused */
} samples[] = {
  { "std_example_2.03.xml", "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "std_example_1.05.xml", "added 1, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "oipa_example_203_file.xml", "added 13, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "oipa_MAEC_IATI_INDONESIA.xml", "added 83, changed 0, unchanged 0, doubtful 0, unusable 0" },
  { "oipa_example_organisation_203.xml", NULL },
};

static void
test_samples_come_in (Exchange      *exchange,
                      gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strconcat ("iati/samples/", samples[i].name, NULL);
      g_autofree char *path = exchange_shared_path (name);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpReader) reader = NULL;
      g_autoptr (MpImportPlan) plan = NULL;
      g_autofree char *counts = NULL;

      if (path == NULL)
        {
          g_test_skip ("the samples are not at hand");
          return;
        }
      reader = exchange_read_path (exchange->store, path, &error);
      plan = exchange_plan (exchange->store, reader, "2026-11-23", &error);
      counts = plan ? exchange_describe (plan) : NULL;
      g_assert_cmpstr (counts, ==, samples[i].counts);
      g_assert_true ((error == NULL) == (samples[i].counts != NULL));
    }
}

#define ADD(path, func) g_test_add ("/iati-reader/" path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("fields", test_the_minimum_lands_in_fields);
  ADD ("kept", test_all_the_rest_is_kept_as_it_stands);
  ADD ("organisations", test_organisations_are_known_by_their_identifier);
  ADD ("again", test_reading_again_changes_nothing);
  ADD ("old", test_old_versions_are_read_in_new_words);
  ADD ("hostile", test_hostile_files_get_a_sentence);
  ADD ("errors", test_errors_name_line_activity_and_element);
  ADD ("endless", test_an_activity_without_end_is_refused);
  ADD ("stopped", test_reading_can_be_stopped);
  ADD ("samples", test_samples_come_in);

  return g_test_run ();
}
