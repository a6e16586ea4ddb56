/* test-iati-writer.c: IATI activities out of projects
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "base/mp-error.h"
#include "exchange/mp-iati-reporting.h"
#include "exchange/mp-message.h"

#define REF "XM-DAC-41302"

/* Writes all; @messages gets what was told. */
static char *
write_iati (MpStore    *store,
            gboolean    with_persons,
            GPtrArray **messages,
            GError    **error)
{
  MpIatiReporting reporting = { (char *) REF, (char *) "40", (char *) "ILO" };
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 11, 23), .with_persons = with_persons, .reporting = &reporting };
  g_autoptr (MpExport) export = mp_export_new ("iati", mp_store_get_portfolio (store), MP_LOOKUP (store), NULL, &options, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const char end = '\0';
  gboolean done = mp_export_write (export, stream, NULL, error);

  if (messages)
    *messages = g_ptr_array_ref (mp_export_get_messages (export));
  if (!done)
    return NULL;
  g_output_stream_write_all (stream, &end, 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_all (MpStore *store)
{
  g_autoptr (GError) error = NULL;
  char *xml = write_iati (store, TRUE, NULL, &error);

  g_assert_no_error (error);
  return xml;
}

static void
schema_error_cb (void       *user_data,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", text);
}

/* Against the standard's own schema where that is at hand; else it is only read. */
static void
assert_valid (const char *xml)
{
  g_autofree char *path = exchange_shared_path ("iati/schemas/2.03/iati-activities-schema.xsd");
  xmlDoc *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);
  xmlSchemaParserCtxt *parser = path ? xmlSchemaNewParserCtxt (path) : NULL;
  xmlSchema *schema = parser ? xmlSchemaParse (parser) : NULL;
  xmlSchemaValidCtxt *validator = schema ? xmlSchemaNewValidCtxt (schema) : NULL;

  g_assert_nonnull (document);
  if (validator)
    {
      xmlSchemaSetValidErrors (validator, schema_error_cb, schema_error_cb, NULL);
      if (xmlSchemaValidateDoc (validator, document) != 0)
        g_test_message ("%s", xml);
      g_assert_cmpint (xmlSchemaValidateDoc (validator, document), ==, 0);
      xmlSchemaFreeValidCtxt (validator);
    }
  g_clear_pointer (&schema, xmlSchemaFree);
  g_clear_pointer (&parser, xmlSchemaFreeParserCtxt);
  xmlFreeDoc (document);
}

/* Says where two texts begin to differ, for they are long. */
static void
assert_same (const char *a,
             const char *b)
{
  gsize i = 0;

  while (a[i] && a[i] == b[i])
    i++;
  if (a[i] != b[i])
    g_test_message ("%.400s\n--- instead of ---\n%.400s", a + MAX (i, 200) - 200, b + MAX (i, 200) - 200);
  g_assert_true (a[i] == b[i]);
}

/* Import, export, import: nothing is another one, in this document and in a new one. */
static void
assert_round_trip (Exchange *exchange,
                   MpStore  *store,
                   guint     n)
{
  g_autofree char *xml = write_all (store);
  g_autofree char *name = g_strdup_printf ("copy-%u.mpower", g_test_rand_int_range (0, G_MAXINT32));
  g_autofree char *expected = g_strdup_printf ("added 0, changed 0, unchanged %u, doubtful 0, unusable 0", n);
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *again = NULL;
  MpStore *copy;

  assert_valid (xml);
  plan = exchange_plan_text (store, "same.xml", xml);
  counts = exchange_describe (plan);
  for (guint i = 0; i < n && strcmp (counts, expected) != 0; i++)
    {
      g_autofree char *item = exchange_describe_item (plan, i);

      g_test_message ("%s", item);
    }
  g_assert_cmpstr (counts, ==, expected);
  copy = exchange_create_store (exchange, name);
  exchange_import (copy, "copy.xml", xml);
  again = write_all (copy);
  assert_same (again, xml);
  mp_store_close (copy);
  g_object_unref (copy);
}

static const char *const samples[] = {
  "std_example_2.03.xml", "std_example_1.05.xml", "oipa_example_203_file.xml", "oipa_MAEC_IATI_INDONESIA.xml",
};
static const guint sample_sizes[] = { 1, 1, 13, 83 };

static void
test_samples_come_back (Exchange      *exchange,
                        gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *sample = g_strconcat ("iati/samples/", samples[i], NULL);
      g_autofree char *path = exchange_shared_path (sample);
      g_autofree char *name = g_strdup_printf ("sample-%u.mpower", i);
      MpStore *store;

      if (path == NULL)
        {
          g_test_skip ("the samples are not at hand");
          return;
        }
      store = exchange_create_store (exchange, name);
      exchange_import_path (store, path);
      assert_round_trip (exchange, store, sample_sizes[i]);
      mp_store_close (store);
      g_object_unref (store);
    }
}

static const char *const pieces[] = {
  "worker", "voice", "Unión", "<b>", "&amp;", "\"", "'", "]]>", "عمل", "\xf0\x9f\x91\xb7", "1,748", "50%", "\xe0\xa6\xaf\xe0\xa6\xbc", "–",
};

static char *
make_text (guint max)
{
  GString *text = g_string_new (pieces[g_test_rand_int_range (0, 3)]);

  for (int n = g_test_rand_int_range (0, (gint32) max); n > 0; n--)
    g_string_append_printf (text, " %s", pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static gint64
pick (GArray *ids)
{
  return ids->len ? g_array_index (ids, gint64, g_test_rand_int_range (0, (gint32) ids->len)) : 0;
}

/* Ids that a random record may refer to. */
typedef struct
{
  GArray *targets[MP_N_TABLES];
} Targets;

static gint64
pick_target (Targets *targets,
             MpTable  table)
{
  return targets->targets[table] ? pick (targets->targets[table]) : 0;
}

static void
set_random (Targets  *targets,
            MpRecord *record,
            guint     index)
{
  const MpField *field = &mp_table_get_info (mp_record_get_table (record))->fields[index];
  static const char *const currencies[] = { "USD", "EUR", "JPY", "KWD" };
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case MP_FIELD_DAY:
      mp_record_set_day (record, index, mp_date_from_ymd (2015, 1, 1) + g_test_rand_int_range (0, 5000));
      break;
    case MP_FIELD_CHOICE:
      {
        guint n = 0;

        while (field->choices[n])
          n++;
        mp_record_set_text (record, index, field->choices[g_test_rand_int_range (0, (gint32) n)]);
      }
      break;
    case MP_FIELD_REFERENCE:
      mp_record_set_reference (record, index, pick_target (targets, field->target));
      break;
    case MP_FIELD_SHARE:
      mp_record_set_integer (record, index, g_test_rand_int_range (0, 10001));
      break;
    case MP_FIELD_MONEY:
      mp_record_set_integer (record, index, g_test_rand_int_range (-1000, G_MAXINT32));
      break;
    case MP_FIELD_FLAG:
      mp_record_set_integer (record, index, g_test_rand_bit ());
      break;
    case MP_FIELD_INTEGER:
      mp_record_set_integer (record, index, g_test_rand_int_range (2015, 2030));
      break;
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
    default:
      text = make_text (field->type == MP_FIELD_LONG_TEXT ? 20 : 5);
      if (strcmp (field->name, "language") == 0)
        mp_record_set_text (record, index, g_test_rand_bit () ? "es" : "ar");
      else if (strcmp (field->name, "currency") == 0)
        mp_record_set_text (record, index, currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))]);
      else if (strcmp (field->name, "url") == 0)
        mp_record_take_text (record, index, g_strdup_printf ("https://example.org/%u/%s.pdf", g_test_rand_int (), g_test_rand_bit () ? "a b" : "ñ"));
      else if (strcmp (field->name, "value") == 0)
        mp_record_take_text (record, index, g_strdup_printf ("%s %u", text, g_test_rand_int ()));
      else
        mp_record_set_text (record, index, text);
    }
}

static MpRecord *
make_record (Targets *targets,
             MpTable  table)
{
  const MpTableInfo *info = mp_table_get_info (table);
  MpRecord *record = mp_record_new (table, 0);

  for (guint field = mp_table_has_owner (table, NULL) ? 1 : 0; field < info->n_fields; field++)
    {
      if (info->fields[field].required || g_test_rand_int_range (0, 3) > 0)
        set_random (targets, record, field);
    }
  return record;
}

/* What IATI cannot tell apart, or what no program would write, would only test the test. */
static gboolean
is_sensible (MpProjectRecord *project,
             MpRecord        *record)
{
  MpTable table = mp_record_get_table (record);

  /* Events have no place in IATI, but a status follows from them that has one; what refers to records that are not there cannot be kept. */
  if (table == MP_TABLE_EVENT || !mp_record_check (record, NULL))
    return FALSE;
  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      MpRecord *other = mp_project_record_get (project, table, i);

      /* One term, one partner in one role, one text of a kind and language, one date of a kind. */
      if ((table == MP_TABLE_PROJECT_TERM && mp_record_get_integer (other, MP_PROJECT_TERM_TERM) == mp_record_get_integer (record, MP_PROJECT_TERM_TERM)) ||
          (table == MP_TABLE_ROLE && mp_record_get_integer (other, MP_ROLE_PARTNER) == mp_record_get_integer (record, MP_ROLE_PARTNER)) ||
          (table == MP_TABLE_NARRATIVE && mp_record_has_choice (other, MP_NARRATIVE_FIELD, mp_record_get_text (record, MP_NARRATIVE_FIELD)) &&
           g_strcmp0 (mp_record_get_text (other, MP_NARRATIVE_LANGUAGE), mp_record_get_text (record, MP_NARRATIVE_LANGUAGE)) == 0) ||
          (table == MP_TABLE_DATE_REVISION && mp_record_has_choice (other, MP_DATE_REVISION_KIND, mp_record_get_text (record, MP_DATE_REVISION_KIND))))
        return FALSE;
    }
  return table != MP_TABLE_RELATION || mp_record_is_null (record, MP_RELATION_OTHER) != mp_record_is_null (record, MP_RELATION_OTHER_TITLE);
}

static MpProjectRecord *
make_project (Targets *targets,
              gint64   id,
              guint    number)
{
  MpRecord *record = make_record (targets, MP_TABLE_PROJECT);
  MpProjectRecord *project = mp_project_record_new (record);
  MpRecord *start = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  g_autofree char *uuid = g_uuid_string_random ();

  mp_record_set_id (record, id);
  mp_record_set_text (record, MP_PROJECT_UUID, uuid);
  mp_record_set_integer (record, MP_PROJECT_POSITION, number);
  mp_record_set_text (start, MP_DATE_REVISION_KIND, "planned-start");
  mp_record_set_day (start, MP_DATE_REVISION_DAY, mp_date_from_ymd (2020, 1, 1) + g_test_rand_int_range (0, 2000));
  mp_record_set_text (start, MP_DATE_REVISION_PRECISION, "day");
  mp_record_set_text (start, MP_DATE_REVISION_REASON, "original");
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        {
          g_autoptr (MpRecord) child = make_record (targets, table);

          if (is_sensible (project, child))
            mp_project_record_add (project, g_steal_pointer (&child));
        }
    }
  return project;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
apply (MpStore     *store,
       MpChangeSet *set)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mp_editor_apply_async (MP_EDITOR (store), set, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  mp_editor_apply_finish (MP_EDITOR (store), result, &error);
  g_assert_no_error (error);
}

static void
add_partners (MpStore     *store,
              MpChangeSet *set,
              Targets     *targets)
{
  static const char *const kinds[] = { "ministry", "union", "ngo", "igo", NULL };

  for (guint i = 0; i < 5; i++)
    {
      MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, mp_editor_make_id (MP_EDITOR (store)));
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *name = g_strdup_printf ("Partner of number %u & Søns", i + 100);
      gint64 id = mp_record_get_id (partner);

      mp_record_set_text (partner, MP_PARTNER_UUID, uuid);
      mp_record_set_text (partner, MP_PARTNER_NAME, name);
      mp_record_set_text (partner, MP_PARTNER_KIND, kinds[i]);
      mp_change_set_insert (set, partner);
      g_array_append_val (targets->targets[MP_TABLE_PARTNER], id);
      if (i % 2 == 0)
        {
          MpRecord *alias = mp_record_new (MP_TABLE_PARTNER_NAME, 0);

          mp_record_set_reference (alias, MP_PARTNER_NAME_PARTNER, id);
          mp_record_set_text (alias, MP_PARTNER_NAME_KIND, "alias");
          mp_record_take_text (alias, MP_PARTNER_NAME_TEXT, g_strdup_printf ("XX-TST-%u", i + 100));
          mp_change_set_insert (set, alias);
        }
    }
}

static void
fill_randomly (MpStore *store,
               guint    n)
{
  static const char *const vocabularies[] = { MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, MP_VOCABULARY_SECTORS, MP_VOCABULARY_AREAS, MP_VOCABULARY_OBJECTIVES };
  MpTermIndex *terms = mp_portfolio_get_term_index (mp_store_get_portfolio (store));
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Fill");
  Targets targets = { { NULL } };

  targets.targets[MP_TABLE_PARTNER] = g_array_new (FALSE, FALSE, sizeof (gint64));
  targets.targets[MP_TABLE_PROJECT] = g_array_new (FALSE, FALSE, sizeof (gint64));
  targets.targets[MP_TABLE_TERM] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      g_autoptr (GArray) all = mp_term_index_dup_terms (terms, vocabularies[i]);

      for (guint j = 0; j < MIN (all->len, 20); j++)
        g_array_append_val (targets.targets[MP_TABLE_TERM], g_array_index (all, gint64, j));
    }
  add_partners (store, set, &targets);
  /* A project refers to earlier ones only: it cannot become its own predecessor. */
  for (guint i = 0; i < n; i++)
    {
      gint64 id = mp_editor_make_id (MP_EDITOR (store));

      mp_change_set_insert_project (set, make_project (&targets, id, i));
      g_array_append_val (targets.targets[MP_TABLE_PROJECT], id);
    }
  apply (store, set);
  for (guint table = 0; table < MP_N_TABLES; table++)
    g_clear_pointer (&targets.targets[table], g_array_unref);
}

static void
test_random_portfolios_come_back (Exchange      *exchange,
                                  gconstpointer  data)
{
  fill_randomly (exchange->store, 40);
  assert_round_trip (exchange, exchange->store, 40);
}

#define HEAD "<iati-activities version='2.03'>"
#define FOOT "</iati-activities>"
#define BASIC \
  "<iati-identifier>XM-DAC-41302-1</iati-identifier><reporting-org ref='XM-DAC-41302' type='40'><narrative>ILO</narrative></reporting-org>" \
  "<title><narrative>A project</narrative></title><description><narrative>A text</narrative></description>" \
  "<participating-org role='1'><narrative>USDOL</narrative></participating-org><activity-status code='2'/>"
#define PLACE "<recipient-country code='MX'/>"
#define SECTOR "<sector code='16070'/>"
#define START "<activity-date type='1' iso-date='2022-10-01'/>"

/* What the rules of the standard say of an activity: words of the message, NULL for none. */
static const struct
{
  const char *more;
  const char *words;
} rules[] = {
  { START PLACE SECTOR, NULL },
  { "<activity-date type='3' iso-date='2022-10-01'/>" PLACE SECTOR, "there is no start" },
  { START "<activity-date type='3' iso-date='2022-09-30'/>" PLACE SECTOR, "planned end is before" },
  { "<activity-date type='2' iso-date='2022-10-01'/><activity-date type='4' iso-date='2022-09-30'/>" PLACE SECTOR, "actual end is before" },
  { START "<activity-date type='2' iso-date='2026-11-24'/>" PLACE SECTOR, "actual start is in the future" },
  { START "<activity-date type='4' iso-date='2027-01-01'/>" PLACE SECTOR, "actual end is in the future" },
  { START SECTOR, "no country and no region" },
  { START "<recipient-country code='MX' percentage='60'/><recipient-country code='HN' percentage='30'/>" SECTOR, "do not add up to 100%" },
  { START "<recipient-country code='MX' percentage='60'/><recipient-region vocabulary='2' code='013' percentage='40'/>" SECTOR, NULL },
  { START "<recipient-country code='MX'/><recipient-country code='HN'/>" SECTOR, "do not add up to 100%" },
  { START PLACE, "no sector" },
  { START PLACE "<sector code='16070' percentage='50'/><sector code='16080' percentage='40'/>", "shares of its sectors" },
  { START PLACE "<sector code='16070' percentage='50'/><sector code='16080' percentage='50'/><sector vocabulary='2' code='160'/>", NULL },
  { START PLACE "<sector vocabulary='99' code='x'/>", "has no name" },
  { START PLACE SECTOR "<policy-marker code='1'/>", "how significant" },
  { START PLACE SECTOR "<policy-marker vocabulary='99' code='1' significance='1'/>", "policy marker of a vocabulary of its own" },
  { START PLACE SECTOR "<budget><period-start iso-date='2022-01-01'/><period-end iso-date='2023-01-01'/><value currency='USD' value-date='2022-01-01'>1</value></budget>",
    "more than a year" },
  { START PLACE SECTOR "<budget><period-start iso-date='2022-01-01'/><period-end iso-date='2022-12-31'/><value currency='USD' value-date='2022-01-01'>1</value></budget>", NULL },
  { START PLACE SECTOR "<planned-disbursement><period-start iso-date='2022-01-01'/><value value-date='2022-01-01'>1</value></planned-disbursement>", "no currency" },
  { START PLACE SECTOR "<transaction><transaction-type code='2'/><transaction-date iso-date='2027-01-01'/><value currency='USD' value-date='2022-01-01'>1</value></transaction>",
    "in the future" },
  { START PLACE SECTOR "<transaction><transaction-type code='1'/><transaction-date iso-date='2022-01-01'/><value currency='USD' value-date='2022-01-01'>1</value>"
    "<receiver-org type='22'/></transaction>", "neither an identifier nor a name" },
  { START PLACE SECTOR "<transaction><transaction-type code='1'/><transaction-date iso-date='2022-01-01'/><value currency='USD' value-date='2022-01-01'>1</value>"
    "<sector code='1'/></transaction>", "one of the two" },
  { START PLACE SECTOR "<result type='1'><title><narrative>R</narrative></title><indicator measure='1'><title><narrative>I</narrative></title><baseline year='2022'/>"
    "</indicator></result>", "baseline has no value" },
  { START PLACE SECTOR "<result type='1'><title><narrative>R</narrative></title><indicator measure='5'><title><narrative>I</narrative></title><baseline year='2022'/>"
    "<period><period-start iso-date='2022-01-01'/><period-end iso-date='2022-01-01'/></period></indicator></result>", "neither a target nor an actual" },
  { START PLACE SECTOR "<other-identifier ref='a' type='A1'><owner-org/></other-identifier>", "neither an identifier nor a name" },
};

static void
test_rules_beyond_the_schema_are_told (Exchange      *exchange,
                                       gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "<iati-activity xml:lang='en'>" BASIC, rules[i].more, "</iati-activity>" FOOT, NULL);
      g_autofree char *name = g_strdup_printf ("rule-%u.mpower", i);
      g_autoptr (GPtrArray) messages = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = NULL;
      MpStore *store = exchange_create_store (exchange, name);

      exchange_import (store, "rule.xml", text);
      xml = write_iati (store, TRUE, &messages, &error);
      g_assert_no_error (error);
      assert_valid (xml);
      g_test_message ("%u: %s", i, messages->len ? ((MpMessage *) messages->pdata[0])->text : "");
      g_assert_cmpuint (messages->len, ==, rules[i].words ? 1 : 0);
      if (rules[i].words)
        {
          const MpMessage *message = messages->pdata[0];

          g_assert_nonnull (strstr (message->text, rules[i].words));
          g_assert_nonnull (strstr (message->text, "“A project”"));
        }
      mp_store_close (store);
      g_object_unref (store);
    }
}

/* Fields that are kept of a file that breaks the schema: what is written is valid all the same. */
static const char broken[] =
  HEAD "<iati-activity xml:lang='en_GB' hierarchy='one' default-currency='USD'>" BASIC START PLACE SECTOR
  "<contact-info type='1'><email>a@b.c</email><organisation>Bare text</organisation><own>1</own></contact-info>"
  "<location><name><narrative>X</narrative></name><location-reach code='1'/><location-reach code='2'/></location>"
  "<transaction><value>10</value><transaction-date iso-date='2022-02-01T00:00:00'/><transaction-type code='1'/></transaction>"
  "<transaction><transaction-type code='1'/><transaction-date/><value value-date='2022-02-01'>10</value></transaction>"
  "<result type='1'><title><narrative>No indicator</narrative></title></result>"
  "<document-link url='%zz' format='text/html'><title><narrative>T</narrative></title></document-link>"
  "<related-activity ref='X-1' type='2' xml:lang='en'/>"
  "<capital-spend percentage='33,3'/><not-an-element/>"
  "</iati-activity>" FOOT;

static void
test_what_was_kept_is_made_valid (Exchange      *exchange,
                                  gconstpointer  data)
{
  g_autofree char *xml = NULL;

  exchange_import (exchange->store, "broken.xml", broken);
  xml = write_all (exchange->store);
  assert_valid (xml);
  g_assert_nonnull (strstr (xml, "<organisation><narrative>Bare text</narrative></organisation><email>"));
  g_assert_nonnull (strstr (xml, "<transaction-date iso-date=\"2022-02-01\"/><value value-date=\"2022-02-01\">10</value>"));
  g_assert_null (strstr (xml, "not-an-element"));
  g_assert_null (strstr (xml, "33,3"));
}

static void
test_persons_stay_at_home (Exchange      *exchange,
                           gconstpointer  data)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  exchange_import (exchange->store, "contact.xml",
                   HEAD "<iati-activity>" BASIC START PLACE SECTOR "<contact-info><person-name><narrative>A. Example</narrative></person-name></contact-info>"
                   "<contact-info><email>office@example.org</email></contact-info></iati-activity>" FOOT);
  with = write_all (exchange->store);
  without = write_iati (exchange->store, FALSE, &messages, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (with, "A. Example"));
  g_assert_null (strstr (without, "A. Example"));
  g_assert_nonnull (strstr (without, "office@example.org"));
  g_assert_true (exchange_has_message (messages, "not-representable", 0));
}

static void
test_persons_stay_at_home_in_json_too (Exchange      *exchange,
                                       gconstpointer  data)
{
  static const gboolean leave_out[] = { TRUE, FALSE };

  exchange_import (exchange->store, "contact.xml",
                   HEAD "<iati-activity>" BASIC "<contact-info><person-name><narrative>A. Example</narrative></person-name></contact-info></iati-activity>" FOOT);
  for (guint i = 0; i < G_N_ELEMENTS (leave_out); i++)
    {
      MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 11, 23), .leave_out_notes = leave_out[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (MpExport) export = mp_export_new ("json", mp_store_get_portfolio (exchange->store), MP_LOOKUP (exchange->store), NULL, &options, &error);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autofree char *json = NULL;

      g_assert_true (mp_export_write (export, stream, NULL, &error));
      json = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
      g_assert_true ((strstr (json, "A. Example") == NULL) == leave_out[i]);
    }
}

/* Fields that somebody changed count, not what the file said; the rest of the element stays. */
static void
test_changed_fields_count (Exchange      *exchange,
                           gconstpointer  data)
{
  g_autoptr (MpProjectRecord) project = NULL;
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Change");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  exchange_import (exchange->store, "file.xml",
                   HEAD "<iati-activity>" BASIC START PLACE SECTOR
                   "<transaction ref='T1'><transaction-type code='3'/><transaction-date iso-date='2022-02-01'/><value currency='USD' value-date='2022-02-01'>10</value></transaction>"
                   "</iati-activity>" FOOT);
  before = write_all (exchange->store);
  g_assert_nonnull (strstr (before, "ref=\"T1\""));
  project = exchange_load_nth (exchange->store, 0);
  mp_change_set_update_integer (set, mp_project_record_get (project, MP_TABLE_FUNDING, 0), MP_FUNDING_AMOUNT, 2500);
  apply (exchange->store, set);
  after = write_all (exchange->store);
  g_assert_null (strstr (after, ">10<"));
  g_assert_nonnull (strstr (after, "ref=\"T1\""));
  g_assert_nonnull (strstr (after, "<value currency=\"USD\" value-date=\"2022-02-01\">25</value>"));
  assert_valid (after);
}

/* Labour vocabularies under their own address, and the nearest of DAC and SDG beside them. */
static void
test_labour_vocabularies_are_mapped (Exchange      *exchange,
                                     gconstpointer  data)
{
  g_autofree char *xml = NULL;

  exchange_import (exchange->store, "areas.csv", "title,planned start,areas,sectors\nA project,2022-10-01,Worker Voice; Migrant Workers,Construction\n");
  xml = write_all (exchange->store);
  assert_valid (xml);
  g_assert_nonnull (strstr (xml, "<tag code=\"worker-voice\" vocabulary=\"99\" vocabulary-uri=\"urn:org.mpower.Portfolio:vocabulary:area\""));
  g_assert_nonnull (strstr (xml, "vocabulary-uri=\"urn:org.mpower.Portfolio:vocabulary:sector\""));
  g_assert_nonnull (strstr (xml, "<sector vocabulary=\"1\" code=\"15190\" percentage=\"50.00\" mpower:from=\"derived\"/>"));
  g_assert_nonnull (strstr (xml, "<sector vocabulary=\"1\" code=\"16080\" percentage=\"50.00\" mpower:from=\"derived\"/>"));
  g_assert_nonnull (strstr (xml, "<tag vocabulary=\"3\" code=\"8.8\" mpower:from=\"derived\"/>"));
  assert_round_trip (exchange, exchange->store, 1);
}

static void
test_what_cannot_be_an_activity_is_told (Exchange      *exchange,
                                         gconstpointer  data)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = write_iati (exchange->store, FALSE, NULL, &error);
  g_autofree char *xml = NULL;

  g_assert_null (empty);
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  exchange_import (exchange->store, "two.csv", "title,planned start\nWith a date,2022-10-01\nWithout,\n");
  xml = write_iati (exchange->store, FALSE, &messages, &error);
  g_assert_no_error (error);
  assert_valid (xml);
  g_assert_nonnull (strstr (xml, "With a date"));
  g_assert_null (strstr (xml, "Without"));
  g_assert_true (exchange_has_message (messages, "iati-no-date", 0));
}

static void
test_who_reports_is_kept (Exchange      *exchange,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpIatiReporting) reporting = mp_iati_reporting_parse ("XM-DAC-41302, 40, International Labour Organization, Geneva", &error);
  MpPortfolio *portfolio = mp_store_get_portfolio (exchange->store);
  g_autoptr (MpChangeSet) set = NULL;
  g_autoptr (MpChangeSet) again = NULL;
  g_autoptr (MpIatiReporting) kept = NULL;

  g_assert_no_error (error);
  g_assert_null (mp_iati_reporting_find (portfolio));
  set = mp_iati_reporting_make_change_set (reporting, portfolio, MP_EDITOR (exchange->store));
  apply (exchange->store, set);
  kept = mp_iati_reporting_find (portfolio);
  g_assert_true (mp_iati_reporting_equal (kept, reporting));
  g_assert_cmpstr (kept->name, ==, "International Labour Organization, Geneva");
  again = mp_iati_reporting_make_change_set (reporting, portfolio, MP_EDITOR (exchange->store));
  g_assert_cmpuint (mp_change_set_get_n (again), ==, 0);
}

static void
test_who_reports_is_checked (void)
{
  static const char *const bad[] = { "", "ILO", "XM-DAC-41302,40", "ILO,40,ILO", "XM-DAC-41302,41,ILO", "XM-DAC-41302,40, ", "XM-DAC/1,40,ILO" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_iati_reporting_parse (bad[i], &error));
      g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
    }
}

#define ADD(path, func) g_test_add ("/iati-writer/" path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("samples", test_samples_come_back);
  ADD ("random", test_random_portfolios_come_back);
  ADD ("rules", test_rules_beyond_the_schema_are_told);
  ADD ("broken", test_what_was_kept_is_made_valid);
  ADD ("persons", test_persons_stay_at_home);
  ADD ("persons-json", test_persons_stay_at_home_in_json_too);
  ADD ("changed", test_changed_fields_count);
  ADD ("labour", test_labour_vocabularies_are_mapped);
  ADD ("unfit", test_what_cannot_be_an_activity_is_told);
  ADD ("reporting", test_who_reports_is_kept);
  g_test_add_func ("/iati-writer/reporting-checked", test_who_reports_is_checked);

  return g_test_run ();
}
