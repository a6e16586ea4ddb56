/* test-json.c: the JSON of a portfolio, out and in
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <json-glib/json-glib.h>

#include "base/mp-error.h"
#include "exchange/mp-json-record.h"
#include "exchange/mp-json-splitter.h"

/* Two projects with something in every table. */
static const char portfolio[] =
  "{\"format\":\"mpower-portfolio\",\"version\":2,\n"
  "\"portfolio\":[\n"
  "{\"uuid\":\"b1f6f9a2-0a3e-4a5b-9d6e-0c2f5b1a7e01\",\"title\":\"Labour rights\",\"description\":\"Two lines,\\nof text.\",\"language\":\"en\"}\n"
  "],\n"
  "\"source\":[\n"
  "{\"uuid\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\",\"kind\":\"page\",\"title\":\"A page\",\"url\":\"https://example.org/a?b=c&d\",\"document_day\":\"2023-05-01\",\"retrieved_day\":\"2026-11-23\",\"licence\":\"CC-BY\",\"note\":\"n\"}\n"
  "],\n"
  "\"vocabulary\":[\n"
  "{\"key\":\"tag\",\"title\":\"Tags\"},\n"
  "{\"key\":\"topic\",\"title\":\"Our topics\",\"version\":\"3\",\"uri\":\"https://example.org/topics\"}\n"
  "],\n"
  "\"term\":[\n"
  "{\"vocabulary\":\"tag\",\"code\":\"heat\",\"term_name\":[{\"kind\":\"name\",\"language\":\"en\",\"text\":\"Heat stress\"},{\"kind\":\"synonym\",\"text\":\"Heat\"}]},\n"
  "{\"vocabulary\":\"topic\",\"code\":\"a\",\"parent\":\"topic/b\",\"position\":2,\"withdrawn\":true},\n"
  "{\"vocabulary\":\"topic\",\"code\":\"b\",\"position\":1,\"withdrawn\":false}\n"
  "],\n"
  "\"partner\":[\n"
  "{\"uuid\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"name\":\"Bureau\",\"acronym\":\"B\",\"kind\":\"ministry\",\"country\":\"US\",\"parent\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b22\",\"note\":\"of the department\"},\n"
  "{\"uuid\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b22\",\"name\":\"Department\",\"partner_name\":[{\"kind\":\"alias\",\"language\":\"en\",\"text\":\"The Department\"}],"
  "\"partner_link\":[{\"title\":\"Site\",\"url\":\"https://example.org\"}],"
  "\"partner_term\":[{\"term\":\"country/MX\",\"share\":2500,\"standing\":\"stated\",\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\"}]}\n"
  "],\n"
  "\"initiative\":[\n"
  "{\"uuid\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b31\",\"name\":\"Rights at work\",\"acronym\":\"RW\",\"kind\":\"programme\",\"announced_day\":\"2021-12-01\",\"announced_precision\":\"month\",\"launched_day\":\"2022-12-06\",\"launched_precision\":\"day\",\"ended_day\":\"2030-01-01\",\"ended_precision\":\"year\",\"url\":\"https://example.org/rw\",\"parent\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b32\",\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\",\"note\":\"of the framework\"},\n"
  "{\"uuid\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b32\",\"name\":\"Framework\"}\n"
  "],\n"
  "\"project\":[\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31\",\"title\":\"First \\u0001 \\\"project\\\" \\\\ عربي বাংলা\",\"language\":\"en\",\"modality\":\"grant\",\"position\":7,\"stated_status\":\"running\",\"stated_status_day\":\"2026-01-02\","
  "\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\",\"note\":\"private\","
  "\"project_name\":[{\"kind\":\"acronym\",\"text\":\"FIRST\"},{\"kind\":\"former\",\"language\":\"es\",\"text\":\"Primero\",\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\"}],"
  "\"identifier\":[{\"kind\":\"iati\",\"value\":\"US-GOV-17-IL1\",\"issuer\":\"DOL\"}],"
  "\"narrative\":[{\"field\":\"summary\",\"language\":\"en\",\"text\":\"One.\\n\\nTwo.\",\"origin\":\"original\"},{\"field\":\"summary\",\"language\":\"es\",\"text\":\"Uno.\",\"origin\":\"translated\",\"checked_by\":\"Ana\"}],"
  "\"date_revision\":[{\"kind\":\"planned-start\",\"day\":\"2020-12-01\",\"precision\":\"month\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2024-11-30\",\"precision\":\"day\",\"recorded_on\":\"2020-12-01\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2028-03-01\",\"precision\":\"month\",\"recorded_on\":\"2024-10-01\",\"reason\":\"no-cost-extension\",\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\",\"note\":\"40 months\"}],"
  "\"event\":[{\"kind\":\"suspended\",\"day\":\"2025-03-01\"},{\"kind\":\"resumed\",\"day\":\"2025-06-01\",\"note\":\"again\"}],"
  "\"role\":[{\"partner\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"role\":\"donor\",\"share\":10000}],"
  "\"project_term\":[{\"term\":\"country/MX\",\"share\":5000,\"standing\":\"confirmed\"},{\"term\":\"topic/a\",\"standing\":\"found\"},{\"term\":\"tag/heat\",\"standing\":\"stated\"}],"
  "\"project_initiative\":[{\"initiative\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b31\",\"from_day\":\"2022-12-06\",\"to_day\":\"2024-03-31\",\"source\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c11\"},{\"initiative\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b31\",\"from_day\":\"2025-01-01\"}],"
  "\"relation\":[{\"kind\":\"predecessor\",\"other\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e32\",\"other_title\":\"Second\"},{\"kind\":\"sibling\",\"other_title\":\"Not recorded\"}],"
  "\"funding\":[{\"kind\":\"obligation\",\"amount\":500000000,\"currency\":\"USD\",\"qualifier\":\"up-to\",\"fiscal_year\":2021,\"from_day\":\"2020-10-01\",\"to_day\":\"2021-09-30\",\"donor\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\"}],"
  "\"milestone\":[{\"kind\":\"final-evaluation\",\"title\":\"Final\",\"planned_day\":\"2028-01-01\",\"planned_precision\":\"year\"}],"
  "\"link\":[{\"kind\":\"report\",\"title\":\"Report\",\"url\":\"https://example.org/r\",\"language\":\"fr\",\"day\":\"2025-05-05\"}],"
  "\"extra_field\":[{\"name\":\"no\",\"text\":\"1\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e32\",\"title\":\"Second\",\"position\":8}\n"
  "],\n"
  "\"view\":[\n"
  "{\"uuid\":\"77c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e32\",\"name\":\"Running\",\"query\":\"status:running\",\"settings\":\"{}\",\"position\":1}\n"
  "]}\n";

static void
test_round_trip_gives_equal_bytes (Exchange      *self,
                                   gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  MpStore *other;

  exchange_import (self->store, "portfolio.json", portfolio);
  first = exchange_export (self->store, "json", NULL);
  second = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (first, ==, second);

  other = exchange_create_store (self, "other.mpower");
  exchange_import (other, "again.json", first);
  third = exchange_export (other, "json", NULL);
  g_assert_cmpstr (third, ==, first);
  mp_store_close (other);
  g_object_unref (other);
}

/* Each line of the file stands in the export as it is, but for those of built-in vocabularies. */
static void
test_nothing_is_lost (Exchange      *self,
                      gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = g_strsplit (portfolio, "\n", -1);

  exchange_import (self->store, "portfolio.json", portfolio);
  text = exchange_export (self->store, "json", NULL);
  for (guint i = 0; lines[i]; i++)
    {
      if (g_str_has_suffix (lines[i], ","))
        lines[i][strlen (lines[i]) - 1] = '\0';
      if (strlen (lines[i]) > 3 && !g_str_has_prefix (lines[i], "\"") && !strstr (text, lines[i]))
        g_error ("lost: %s\n%s", lines[i], strstr (text, "\"project\":["));
    }
}

static void
test_is_valid_json_with_a_record_a_line (Exchange      *self,
                                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *object;

  exchange_import (self->store, "portfolio.json", portfolio);
  text = exchange_export (self->store, "json", NULL);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "project")), ==, 2);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      gsize length = strlen (lines[i]);

      if (lines[i][0] != '{' || i == 0)
        continue;
      if (lines[i][length - 1] == ',')
        lines[i][length - 1] = '\0';
      json_parser_load_from_data (parser, lines[i], -1, &error);
      g_assert_no_error (error);
    }
}

static void
test_again_changes_nothing (Exchange      *self,
                            gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *counts = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  plan = exchange_plan_text (self->store, "portfolio.json", portfolio);
  counts = exchange_describe (plan);
  g_assert_cmpstr (counts, ==, "added 0, changed 0, unchanged 2, doubtful 0, unusable 0");
  g_assert_false (mp_import_plan_has_changes (plan));
}

/* Also what the import replaced: the title, vocabularies of a new document. */
static void
test_undone_in_one_step (Exchange      *self,
                         gconstpointer  data)
{
  g_autofree char *before = exchange_export (self->store, "json", NULL);
  g_autofree char *imported = NULL;
  g_autofree char *undone = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  imported = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (imported, !=, before);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (self->store)), ==, "Labour rights");
  exchange_undo (self->store);
  undone = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (undone, ==, before);
}

/* Into a document with a project of its own, nothing of it is lost. */
static void
test_merged_into_another (Exchange      *self,
                          gconstpointer  data)
{
  g_autofree char *text = NULL;

  exchange_import (self->store, "own.csv", "Title,Tags,Partner\nOwn project,own tag,Own partner\n");
  exchange_import (self->store, "portfolio.json", portfolio);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (self->store)), ==, 3);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (self->store)), ==, "Test");
  text = exchange_export (self->store, "json", NULL);
  g_assert_nonnull (strstr (text, "own tag"));
  g_assert_nonnull (strstr (text, "Own partner"));
  g_assert_nonnull (strstr (text, "Heat stress"));
}

/* What a sheet can hold of all this is the same in the sheet. */
static void
test_the_sheet_says_the_same (Exchange      *self,
                              gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *differences = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  sheet = exchange_export (self->store, "csv", NULL);
  plan = exchange_plan_text (self->store, "portfolio.csv", sheet);
  differences = exchange_describe_item (plan, 0);
  g_assert_cmpstr (differences, ==, "");
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNCHANGED), ==, 2);
}

static void
test_the_layout_does_not_matter (Exchange      *self,
                                 gconstpointer  data)
{
  g_autoptr (JsonNode) node = json_from_string (portfolio, NULL);
  g_autofree char *pretty = json_to_string (node, TRUE);
  g_autofree char *flat = json_to_string (node, FALSE);
  const char *layouts[] = { pretty, flat };

  exchange_import (self->store, "portfolio.json", portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "portfolio.json", layouts[i]);

      g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNCHANGED), ==, 2);
      g_assert_false (mp_import_plan_has_changes (plan));
    }
}

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  g_auto (GStrv) pieces = g_strsplit (text, what, 2);

  g_assert_nonnull (pieces[1]);
  return g_strjoinv (with, pieces);
}

static void
test_what_is_gone_goes (Exchange      *self,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *without = replace (portfolio, ",\"event\":[{\"kind\":\"suspended\",\"day\":\"2025-03-01\"},{\"kind\":\"resumed\",\"day\":\"2025-06-01\",\"note\":\"again\"}]", "");
  g_autofree char *shorter = replace (without, "\"modality\":\"grant\",", "");
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *differences = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  before = exchange_export (self->store, "json", NULL);
  plan = exchange_plan_text (self->store, "portfolio.json", shorter);
  differences = exchange_describe_item (plan, 0);
  g_assert_cmpstr (differences, ==, "Modality: grant → Not stated\nSuspended: 1 Mar 2025 → \nResumed: 1 Jun 2025 → \n");
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);

  exchange_undo (self->store);
  after = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_selection_is_small (Exchange      *self,
                           gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MpProjectRecord) first = NULL;
  g_autofree char *text = NULL;
  g_autofree char *restored = NULL;
  MpStore *other;
  guint n_countries;
  gint64 id;

  exchange_import (self->store, "portfolio.json", portfolio);
  first = exchange_load_nth (self->store, 0);
  id = mp_project_record_get_id (first);
  g_array_append_val (ids, id);
  text = exchange_export (self->store, "json", ids);
  g_assert_true (g_str_has_prefix (text, "{\"format\":\"mpower-portfolio\",\"version\":2,\"selection\":true,\n"));
  g_assert_nonnull (strstr (text, "\"Department\""));
  g_assert_nonnull (strstr (text, "\"code\":\"MX\""));
  g_assert_nonnull (strstr (text, "\"code\":\"b\""));
  g_assert_null (strstr (text, "\"code\":\"FR\""));
  g_assert_null (strstr (text, "\"title\":\"Second\",\"position\""));
  g_assert_null (strstr (text, "status:running"));

  /* A new portfolio keeps its vocabularies and its title. */
  other = exchange_create_store (self, "other.mpower");
  n_countries = mp_portfolio_get_records (mp_store_get_portfolio (other), MP_TABLE_TERM)->len;
  exchange_import (other, "selection.json", text);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (other)), ==, 1);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (other), MP_TABLE_TERM)->len, ==, n_countries + 3);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (other)), ==, "Test");
  mp_store_close (other);
  g_object_unref (other);
}

/* The format as it was written once, byte for byte. */
static void
test_the_format_is_stable (Exchange      *self,
                           gconstpointer  data)
{
  g_autofree char *path = exchange_data_path ("json", "selection.json");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  exchange_import_path (self->store, path);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MpProjectRecord) project = exchange_load_nth (self->store, i);
      gint64 id = mp_project_record_get_id (project);

      g_array_append_val (ids, id);
    }
  text = exchange_export (self->store, "json", ids);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* What a former version wrote reads as before; it knew no initiatives. */
static void
test_version_1_still_reads (Exchange      *self,
                            gconstpointer  data)
{
  g_autofree char *path = exchange_data_path ("json", "selection-version-1.json");
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GString) with_version = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  exchange_import_path (self->store, path);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MpProjectRecord) project = exchange_load_nth (self->store, i);
      gint64 id = mp_project_record_get_id (project);

      g_array_append_val (ids, id);
    }
  text = exchange_export (self->store, "json", ids);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  with_version = g_string_new (expected);
  g_string_replace (with_version, "\"version\":1,\"selection\"", "\"version\":2,\"selection\"", 1);
  g_string_replace (with_version, "\"project\":[\n", "\"initiative\":[\n],\n\"project\":[\n", 1);
  g_assert_cmpstr (text, ==, with_version->str);
}

/* A program or fund as a file states it again: its fields change, memberships that it leaves out go. */
static void
test_initiatives_are_compared (Exchange      *self,
                               gconstpointer  data)
{
  g_autoptr (GString) changed = g_string_new (portfolio);
  g_autoptr (MpProjectRecord) project = NULL;
  MpPortfolio *all = mp_store_get_portfolio (self->store);
  g_autofree char *differences = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  g_string_replace (changed, "\"name\":\"Framework\"", "\"name\":\"Common framework\"", 1);
  g_string_replace (changed, ",{\"initiative\":\"3f1c9a52-6a0b-4a34-8f51-0b7f9f0a6b31\",\"from_day\":\"2025-01-01\"}", "", 1);
  g_string_replace (changed, "\"to_day\":\"2024-03-31\"", "\"to_day\":\"2024-06-30\"", 1);
  plan = exchange_plan_text (self->store, "changed.json", changed->str);
  differences = exchange_describe_item (plan, 0);
  g_assert_nonnull (strstr (differences, "Rights at work"));
  g_assert_nonnull (strstr (differences, "30 Jun 2024"));
  exchange_import (self->store, "changed.json", changed->str);
  project = exchange_load_nth (self->store, 0);
  g_assert_cmpuint (mp_project_record_get_n (project, MP_TABLE_PROJECT_INITIATIVE), ==, 1);
  g_assert_cmpuint (mp_portfolio_get_records (all, MP_TABLE_INITIATIVE)->len, ==, 2);
  g_assert_cmpint (mp_term_index_find_initiative (mp_portfolio_get_term_index (all), "Common framework"), !=, 0);
  g_assert_cmpint (mp_term_index_find_initiative (mp_portfolio_get_term_index (all), "Framework"), ==, 0);
}

static void
test_private_notes_can_stay (Exchange      *self,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MpIatiReporting reporting = { (char *) "XM-DAC-41302", (char *) "40", (char *) "ILO" };
  MpExportOptions options = { .as_of = 0, .leave_out_notes = TRUE, .reporting = &reporting };
  const char *const *formats = mp_export_get_formats ();

  exchange_import (self->store, "portfolio.json", portfolio);
  for (guint i = 0; formats[i]; i++)
    {
      g_autoptr (MpExport) export = mp_export_new (formats[i], mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
      g_autofree char *path = g_build_filename (self->folder, "export", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *text = NULL;

      mp_export_to_file (export, file, NULL, &error);
      g_assert_no_error (error);
      /* A project without dates is no activity. */
      g_assert_cmpuint (mp_export_get_n_written (export), ==, strcmp (formats[i], "iati") == 0 ? 1 : 2);
      /* It is packed; test-xlsx looks into it. */
      if (g_str_equal (formats[i], "xlsx"))
        continue;
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (strstr (text, "private\""));
      /* IATI has no acronyms. */
      g_assert_nonnull (strstr (text, strcmp (formats[i], "iati") == 0 ? "US-GOV-17-IL1" : "FIRST"));
    }
}

/* What is refused as a whole. */
static const struct
{
  const char *text;
  int code;
} refused[] = {
  { "{", MP_ERROR_INVALID },
  { "{}", MP_ERROR_NOT_FOUND },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":\"A\"", MP_ERROR_INVALID },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":\"A", MP_ERROR_INVALID },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":\"A\"},", MP_ERROR_INVALID },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[1,2]}", MP_ERROR_INVALID },
  { "{\"format\":\"mpower-portfolio\",\"version\":3,\n\"project\":[]}", MP_ERROR_UNSUPPORTED },
  { "{\"format\":\"other\",\n\"project\":[]}", MP_ERROR_UNSUPPORTED },
  { "{\"project\":[{\"title\":\"A\"}]}", MP_ERROR_UNSUPPORTED },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\"project\":[]}", MP_ERROR_NOT_FOUND },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\"partner\":[{\"name\":\"A\"}]}", MP_ERROR_INVALID },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\"partner\":[{\"uuid\":\"x\",\"name\":\"A\",\"parent\":\"y\"}]}", MP_ERROR_NOT_FOUND },
  { "{\"format\":\"mpower-portfolio\",\"version\":1,\"term\":[{\"vocabulary\":\"nowhere\",\"code\":\"A\"}]}", MP_ERROR_NOT_FOUND },
};

static void
test_broken_files_are_refused (Exchange      *self,
                               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpReader) reader = exchange_read_text (self->store, "broken.json", refused[i].text);
      g_autoptr (MpImportPlan) plan = exchange_plan (self->store, reader, "2026-11-23", &error);

      g_test_message ("%s: %s", refused[i].text, error ? error->message : "");
      g_assert_null (plan);
      g_assert_error (error, MP_ERROR, refused[i].code);
      g_assert_nonnull (strstr (error->message, "broken.json"));
    }
}

static void
test_deep_nesting_is_refused (Exchange      *self,
                              gconstpointer  data)
{
  GString *text = g_string_new ("{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  reader = exchange_read_text (self->store, "deep.json", text->str);
  plan = exchange_plan (self->store, reader, "2026-11-23", &error);
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_string_free (text, TRUE);
}

/* What makes one project unusable; the others are taken. */
static const char *const unusable[] = {
  "{\"title\":\"\"}",
  "{\"language\":\"en\"}",
  "{\"title\":5}",
  "{\"title\":[]}",
  "{\"title\":\"A\",\"stated_status\":\"sleeping\"}",
  "{\"title\":\"A\",\"position\":\"seven\"}",
  "{\"title\":\"A\",\"position\":7.5}",
  "{\"title\":\"A\",\"event\":{}}",
  "{\"title\":\"A\",\"event\":[1]}",
  "{\"title\":\"A\",\"event\":[{\"kind\":\"suspended\"}]}",
  "{\"title\":\"A\",\"event\":[{\"kind\":\"suspended\",\"day\":\"2025-02-30\"}]}",
  "{\"title\":\"A\",\"event\":[{\"kind\":\"suspended\",\"day\":\"0000-01-01\"}]}",
  "{\"title\":\"A\",\"role\":[{\"partner\":\"nobody\",\"role\":\"donor\"}]}",
  "{\"title\":\"A\",\"project_term\":[{\"term\":\"country/XX\",\"standing\":\"stated\"}]}",
  "{\"title\":\"A\",\"project_term\":[{\"term\":\"country/MX\",\"standing\":\"stated\",\"share\":10001}]}",
  "{\"title\":\"A\",,}",
  "{\"title\" \"A\"}",
  "{\"title\":\"A\",\"\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\" }",
  "{\"title\":\"A\",\"x\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\xc3\xbf\" }",
  "{\"title\":\"A\",\"position\":99999999999999999999}",
  "{\"title\":\"A\",\"position\":9223372036854775808}",
  "{\"title\":\"A\",\"position\":0x10}",
  "{\"title\":\"A\",\"position\":010}",
  "{\"title\":\"A\",\"position\":1.2.3}",
  "{\"title\":\"A\",\"position\":-}",
  "{\"title\":\"A\\u0000B\"}",
  "{\"title\":\"A\\uZZZZ\"}",
  "{\"title\":\"A\\ud800B\"}",
  "{\"title\":\"A\\ud83d\\u0041\"}",
  "{\"title\":\"\\ude00\\ud83d\"}",
  "{\"ti\\ud800tle\" }",
};

static void
test_one_broken_project (Exchange      *self,
                         gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unusable); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":\"Good\"},\n%s\n]}", unusable[i]);
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "file.json", text);
      g_autofree char *counts = exchange_describe (plan);

      g_test_message ("%s", unusable[i]);
      g_assert_cmpstr (counts, ==, "added 1, changed 0, unchanged 0, doubtful 0, unusable 1");
      g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), "project-unusable", 4));
      for (guint j = 0; j < mp_import_plan_get_messages (plan)->len; j++)
        g_assert_true (g_utf8_validate (((MpMessage *) g_ptr_array_index (mp_import_plan_get_messages (plan), j))->text, -1, NULL));
    }
}

#define TEST(name, func) g_test_add ("/json/" name, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("round-trip-gives-equal-bytes", test_round_trip_gives_equal_bytes);
  TEST ("nothing-is-lost", test_nothing_is_lost);
  TEST ("is-valid-json-with-a-record-a-line", test_is_valid_json_with_a_record_a_line);
  TEST ("again-changes-nothing", test_again_changes_nothing);
  TEST ("undone-in-one-step", test_undone_in_one_step);
  TEST ("merged-into-another", test_merged_into_another);
  TEST ("the-sheet-says-the-same", test_the_sheet_says_the_same);
  TEST ("the-layout-does-not-matter", test_the_layout_does_not_matter);
  TEST ("what-is-gone-goes", test_what_is_gone_goes);
  TEST ("a-selection-is-small", test_a_selection_is_small);
  TEST ("the-format-is-stable", test_the_format_is_stable);
  TEST ("version-1-still-reads", test_version_1_still_reads);
  TEST ("initiatives-are-compared", test_initiatives_are_compared);
  TEST ("private-notes-can-stay", test_private_notes_can_stay);
  TEST ("broken-files-are-refused", test_broken_files_are_refused);
  TEST ("deep-nesting-is-refused", test_deep_nesting_is_refused);
  TEST ("one-broken-project", test_one_broken_project);

  return g_test_run ();
}
