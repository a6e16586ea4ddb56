/* test-import.c: plans of imports, and taking them over
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#define TITLE "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador"

static const char sheet[] =
  "Title,Acronym,Start,End,Countries,Sectors,Implementing partner,Funding,Summary,Remarks\n"
  "\"" TITLE "\",PREP4Change,2021-12-15,2026-06-14,Honduras; Guatemala; El Salvador,Construction,La Isla Network,FY2021 USD 8000000,Safer work.,first\n"
  "Improving Gender Equity in the Mexican Workplace,,2021-12-15,2026-06-14,Mexico,,Partners of the Americas,USD 10000000,,\n";

static void
test_twice_changes_nothing (Exchange      *self,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) first = exchange_plan_text (self->store, "sheet.csv", sheet);
  g_autofree char *before = exchange_describe (first);
  g_autoptr (MpImportPlan) second = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpstr (before, ==, "added 2, changed 0, unchanged 0, doubtful 0, unusable 0");
  g_assert_true (mp_import_plan_has_changes (first));
  exchange_apply (self->store, first, &error);
  g_assert_no_error (error);

  second = exchange_plan_text (self->store, "sheet.csv", sheet);
  after = exchange_describe (second);
  g_assert_cmpstr (after, ==, "added 0, changed 0, unchanged 2, doubtful 0, unusable 0");
  g_assert_false (mp_import_plan_has_changes (second));

  /* Nothing to change is no act: undo takes back the first import. */
  exchange_apply (self->store, second, &error);
  g_assert_no_error (error);
  label = mp_editor_dup_undo_label (MP_EDITOR (self->store));
  g_assert_cmpstr (label, ==, "Import of sheet.csv");
}

static void
test_undone_in_one_step (Exchange      *self,
                         gconstpointer  data)
{
  g_autofree char *before = exchange_export (self->store, "json", NULL);
  g_autofree char *after = NULL;

  exchange_import (self->store, "sheet.csv", sheet);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (self->store)), ==, 2);
  exchange_undo (self->store);
  after = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_statements_have_their_source (Exchange      *self,
                                   gconstpointer  data)
{
  g_autoptr (MpProjectRecord) project = NULL;
  GPtrArray *sources;
  MpRecord *end, *source;
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sheet, -1);

  exchange_import (self->store, "sheet.csv", sheet);
  project = exchange_load_nth (self->store, 0);
  sources = mp_portfolio_get_records (mp_store_get_portfolio (self->store), MP_TABLE_SOURCE);
  g_assert_cmpuint (sources->len, ==, 1);
  source = g_ptr_array_index (sources, 0);
  g_assert_cmpstr (mp_record_get_text (source, MP_SOURCE_KIND), ==, "sheet");
  g_assert_cmpstr (mp_record_get_text (source, MP_SOURCE_TITLE), ==, "sheet.csv");
  g_assert_cmpstr (mp_record_get_text (source, MP_SOURCE_SHA256), ==, checksum);
  g_assert_cmpint (mp_record_get_day (source, MP_SOURCE_RETRIEVED_DAY), ==, mp_date_from_ymd (2026, 11, 23));

  end = mp_project_record_get_date (project, "planned-end");
  g_assert_cmpint (mp_record_get_integer (end, MP_DATE_REVISION_SOURCE), ==, mp_record_get_id (source));
  g_assert_cmpint (mp_record_get_day (end, MP_DATE_REVISION_RECORDED_ON), ==, mp_date_from_ymd (2026, 11, 23));
  g_assert_cmpstr (mp_record_get_text (end, MP_DATE_REVISION_REASON), ==, "original");
}

/* Whoever is asked whether a project is to come in sees what comes with it. */
static void
test_new_is_described (Exchange      *self,
                       gconstpointer  data)
{
  static const char text[] = "Title,Start,End,Country,Donor,Summary\nMines,2024-01-01,2027-06,Mexico; HN,ILAB,\"Safer work.\"\n";
  g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "new.csv", text);
  g_autofree char *told = exchange_describe_item (plan, 0);

  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, 1);
  g_assert_cmpstr (told, ==,
                   "Planned start:  → 1 Jan 2024\n"
                   "Planned end:  → Jun 2027\n"
                   "Countries:  → Mexico · Honduras\n"
                   "Role:  → ILAB (Donor)\n"
                   "Summary:  → Safer work.\n");
}

static void
test_another_end_is_a_revision (Exchange      *self,
                                gconstpointer  data)
{
  static const char moved[] = "Title,Start,End\n\"" TITLE "\",2021-12-15,2027-02-14\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportPlan) again = NULL;
  g_autoptr (MpImportPlan) old_again = NULL;
  g_autoptr (MpProjectRecord) project = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *differences = NULL;
  MpRecord *end;

  exchange_import (self->store, "sheet.csv", sheet);
  plan = exchange_plan_text (self->store, "dol.csv", moved);
  counts = exchange_describe (plan);
  differences = exchange_describe_item (plan, 0);
  g_assert_cmpstr (counts, ==, "added 0, changed 1, unchanged 0, doubtful 0, unusable 0");
  g_assert_cmpstr (differences, ==, "Planned end: 14 Jun 2026 → 14 Feb 2027\n");
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);

  project = exchange_load_nth (self->store, 0);
  g_assert_cmpuint (mp_project_record_get_n (project, MP_TABLE_DATE_REVISION), ==, 3);
  end = mp_project_record_get_date (project, "planned-end");
  g_assert_cmpint (mp_record_get_day (end, MP_DATE_REVISION_DAY), ==, mp_date_from_ymd (2027, 2, 14));
  g_assert_cmpstr (mp_record_get_text (end, MP_DATE_REVISION_REASON), ==, "amendment");

  /* Both files are known now: neither says anything new. */
  again = exchange_plan_text (self->store, "dol.csv", moved);
  g_assert_cmpuint (mp_import_plan_count (again, MP_IMPORT_UNCHANGED), ==, 1);
  old_again = exchange_plan_text (self->store, "sheet.csv", sheet);
  g_assert_cmpuint (mp_import_plan_count (old_again, MP_IMPORT_UNCHANGED), ==, 2);
}

/* What a sheet does not state stays; what it states is compared by its meaning. */
static const struct
{
  const char *sheet;
  const char *differences; /* of the first row */
} changes[] = {
  { "Title,Start,Country\n\"" TITLE "\",2021-12-15,HN\n", "" },
  { "Title,Start,Country\n\"" TITLE "\",2021-12,GT\n", "" },
  { "Title,Start,Country\n\"" TITLE "\",2021,honduras\n", "" },
  { "Title,Start,Country\n\"" TITLE "\",2021-12-15,Mexico\n", "Countries:  → Mexico\n" },
  { "Title,Start,Donor\n\"" TITLE "\",2021-12-15,La Isla Network\n", "Role:  → La Isla Network (Donor)\n" },
  { "Title,Start,Implementer\n\"" TITLE "\",2021-12-15,LA ISLA NETWORK\n", "" },
  { "Title,Start,Funding\n\"" TITLE "\",2021-12-15,FY 2021: US$ 8 million\n", "" },
  { "Title,Start,Funding\n\"" TITLE "\",2021-12-15,FY2024 USD 520000\n", "Commitment:  → USD 520,000 (FY 2024)\n" },
  { "Title,Start,Summary\n\"" TITLE "\",2021-12-15,Safer   work.\n", "" },
  { "Title,Start,Summary\n\"" TITLE "\",2021-12-15,Safer work for all.\n", "Summary: Safer work. → Safer work for all.\n" },
  { "Title,Start,Acronym\n\"" TITLE "\",2021-12-15,prep4change\n", "" },
  { "Title,Start,Remarks\n\"" TITLE "\",2021-12-15,second\n", "Remarks: first → second\n" },
  { "Title,Start,Tags\n\"" TITLE "\",2021-12-15,kidney disease\n", "Tags:  → kidney disease\n" },
  { "Title,Start,Grant number\n\"" TITLE "\",2021-12-15,IL-37777\n", "Identifier:  → IL-37777\n" },
};

static void
test_only_what_is_stated_counts (Exchange      *self,
                                 gconstpointer  data)
{
  exchange_import (self->store, "sheet.csv", sheet);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "other.csv", changes[i].sheet);
      g_autofree char *differences = exchange_describe_item (plan, 0);

      g_test_message ("%s", changes[i].sheet);
      g_assert_cmpuint (mp_import_plan_count (plan, *changes[i].differences ? MP_IMPORT_CHANGED : MP_IMPORT_UNCHANGED), ==, 1);
      g_assert_cmpstr (differences, ==, changes[i].differences);
    }
}

/* How a row is recognised, beside the two projects of @sheet. */
static const struct
{
  const char *sheet;
  MpImportState state;
} matches[] = {
  /* Quotes, capitals, hyphens and small words do not matter. */
  { "Title,Start\n\"promoting safe & healthy workplaces in honduras, guatemala, and el salvador\",2021-12-15\n", MP_IMPORT_UNCHANGED },
  { "Title,Start\n\"PROMOTING SAFE AND HEALTHY WORKPLACES IN HONDURAS — GUATEMALA AND EL SALVADOR\",2021-12-15\n", MP_IMPORT_UNCHANGED },
  { "Title,Start\n\"" TITLE "\",\n", MP_IMPORT_UNCHANGED },
  /* The same title, another start. */
  { "Title,Start\n\"" TITLE "\",2019-01-01\n", MP_IMPORT_DOUBTFUL },
  /* Cut off. */
  { "Title,Start\n\"Promoting Safe and Healthy Workplaces in Honduras, Guat\",2021-12-15\n", MP_IMPORT_DOUBTFUL },
  { "Title,Start\nPromoting Safe and Healthy,2021-12-15\n", MP_IMPORT_ADDED },
  /* The same short name. */
  { "Title,Acronym,Start\nSomething else,PREP4Change,2018-01-01\n", MP_IMPORT_DOUBTFUL },
  { "Title,Start\nSomething else (PREP4Change),2018-01-01\n", MP_IMPORT_DOUBTFUL },
  /* Alike in title, start and country. */
  { "Title,Start,Country\nImproving Gender Equality in the Mexican Workplace,2021-12-15,MX\n", MP_IMPORT_DOUBTFUL },
  { "Title,Start,Country\nImproving Gender Equality in the Mexican Workplace,2021-12-15,PE\n", MP_IMPORT_ADDED },
  { "Title,Start,Country\nImproving Gender Equality in the Mexican Workplace,2022-12-15,MX\n", MP_IMPORT_ADDED },
  { "Title,Start\nQuite another project,2021-12-15\n", MP_IMPORT_ADDED },
};

static void
test_recognised (Exchange      *self,
                 gconstpointer  data)
{
  exchange_import (self->store, "sheet.csv", sheet);
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "other.csv", matches[i].sheet);
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), 0);

      g_test_message ("%s %s", matches[i].sheet, mp_import_item_get_reason (item));
      g_assert_cmpuint (mp_import_item_get_state (item), ==, matches[i].state);
      if (matches[i].state == MP_IMPORT_DOUBTFUL)
        {
          g_assert_nonnull (mp_import_item_get_reason (item));
          g_assert_nonnull (mp_import_item_get_other_title (item));
          g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), "doubtful", 2));
          g_assert_cmpuint (mp_import_item_get_decision (item), ==, MP_DECISION_SKIP);
        }
    }
}

static void
test_an_identifier_is_enough (Exchange      *self,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpProjectRecord) project = NULL;
  g_autofree char *differences = NULL;
  MpRecord *name;

  exchange_import (self->store, "sheet.csv", "Title,Start,Grant number\nOld title,2020-01-01,IL-35632-75-K\n");
  plan = exchange_plan_text (self->store, "other.csv", "Title,Start,Grant number\nNew title,2020-01-01,il-35632-75-k\n");
  differences = exchange_describe_item (plan, 0);
  g_assert_cmpstr (differences, ==, "Title: Old title → New title\n");
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  project = exchange_load_nth (self->store, 0);
  g_assert_cmpstr (mp_project_record_get_title (project), ==, "New title");
  g_assert_cmpuint (mp_project_record_get_n (project, MP_TABLE_PROJECT_NAME), ==, 1);
  name = mp_project_record_get (project, MP_TABLE_PROJECT_NAME, 0);
  g_assert_cmpstr (mp_record_get_text (name, MP_PROJECT_NAME_KIND), ==, "former");
  g_assert_cmpstr (mp_record_get_text (name, MP_PROJECT_NAME_TEXT), ==, "Old title");
}

static void
test_decisions_are_honoured (Exchange      *self,
                             gconstpointer  data)
{
  static const char three[] =
    "Title,Acronym,Start,Partner\n"
    "Elsewhere called so,PREP4Change,2021-12-15,Partner one\n"
    "Also called so,PREP4Change,2021-12-15,Partner two\n"
    "New one,,2024-01-01,Partner three\n"
    "New two,,2024-01-01,Partner four\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpProjectRecord) same = NULL;
  static const MpDecision decisions[] = { MP_DECISION_SAME, MP_DECISION_NEW, MP_DECISION_SKIP, MP_DECISION_TAKE };
  MpTermIndex *terms;

  exchange_import (self->store, "sheet.csv", sheet);
  plan = exchange_plan_text (self->store, "three.csv", three);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);

      mp_import_item_set_decision (item, decisions[i]);
    }
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (self->store)), ==, 4);

  same = exchange_load_nth (self->store, 0);
  g_assert_cmpstr (mp_project_record_get_title (same), ==, TITLE);
  g_assert_cmpuint (mp_project_record_get_n (same, MP_TABLE_PROJECT_NAME), ==, 2);
  g_assert_cmpuint (mp_project_record_get_n (same, MP_TABLE_ROLE), ==, 2);

  /* Nobody asked for the partner of what was left out. */
  terms = mp_portfolio_get_term_index (mp_store_get_portfolio (self->store));
  g_assert_cmpint (mp_term_index_find_partner (terms, "Partner one"), !=, 0);
  g_assert_cmpint (mp_term_index_find_partner (terms, "Partner two"), !=, 0);
  g_assert_cmpint (mp_term_index_find_partner (terms, "Partner three"), ==, 0);
  g_assert_cmpint (mp_term_index_find_partner (terms, "Partner four"), !=, 0);
}

static void
test_two_of_one_name (Exchange      *self,
                      gconstpointer  data)
{
  static const char two[] = "Title,Start,Country\nOne name,2020-01-01,MX\nOne name,2023-01-01,MX\nOne name,2023-01-01,PE\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "two.csv", two);
  g_autoptr (MpImportPlan) again = NULL;
  g_autoptr (MpImportItem) third = g_list_model_get_item (G_LIST_MODEL (plan), 2);
  g_autofree char *counts = exchange_describe (plan);
  g_autofree char *after = NULL;

  g_assert_cmpstr (counts, ==, "added 2, changed 0, unchanged 0, doubtful 0, unusable 1");
  g_assert_cmpstr (mp_import_item_get_reason (third), ==, "It stands twice in the file, in lines 3 and 4");
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  again = exchange_plan_text (self->store, "two.csv", two);
  after = exchange_describe (again);
  g_assert_cmpstr (after, ==, "added 0, changed 0, unchanged 2, doubtful 0, unusable 1");
}

static void
test_a_changed_file_is_refused (Exchange      *self,
                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = exchange_write_file (self, "sheet.csv", sheet, -1);
  g_autoptr (MpReader) reader = exchange_read_path (self->store, path, &error);
  g_autoptr (MpImportPlan) plan = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  plan = exchange_plan (self->store, reader, "2026-11-23", &error);
  g_assert_no_error (error);
  again = exchange_write_file (self, "sheet.csv", "Title,Start\nSomething else,2020-01-01\n", -1);
  g_assert_false (exchange_apply (self->store, plan, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (self->store)), ==, 0);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (self->store), MP_TABLE_SOURCE)->len, ==, 0);
}

/* A sheet that takes some time to read. */
static char *
make_long_sheet (guint n)
{
  GString *text = g_string_new ("Title,Start,Country,Partner\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Project number %u,2020-01-%02u,MX,Partner %u\n", i, i % 28 + 1, i % 7);
  return g_string_free (text, FALSE);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

typedef struct
{
  guint n;
  double last;
  GCancellable *cancellable; /* cancelled at the first step */
} Steps;

static void
count_step_cb (double   fraction,
               gpointer user_data)
{
  Steps *steps = user_data;

  g_assert_cmpfloat (fraction, >=, steps->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  steps->last = fraction;
  steps->n++;
  if (steps->cancellable)
    g_cancellable_cancel (steps->cancellable);
}

static MpImportPlan *
plan_in_steps (MpStore     *store,
               const char  *text,
               Steps       *steps,
               GError     **error)
{
  g_autoptr (MpReader) reader = exchange_read_text (store, "long.csv", text);
  GAsyncResult *result = NULL;
  MpImportPlan *plan;

  mp_import_plan_new_async (reader, mp_store_get_portfolio (store), MP_LOOKUP (store), 0, count_step_cb, steps, steps->cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  plan = mp_import_plan_new_finish (result, error);
  g_object_unref (result);
  return plan;
}

static void
test_progress_and_cancel (Exchange      *self,
                          gconstpointer  data)
{
  g_autofree char *text = make_long_sheet (5000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  Steps steps = { 0 };
  Steps cancelled = { .cancellable = cancellable };

  plan = plan_in_steps (self->store, text, &steps, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps.n, >, 1);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, 5000);

  g_assert_null (plan_in_steps (self->store, text, &cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_while_written (Exchange      *self,
                              gconstpointer  data)
{
  g_autofree char *text = make_long_sheet (12000);
  g_autofree char *before = exchange_export (self->store, "json", NULL);
  g_autofree char *after = NULL;
  g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "long.csv", text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  mp_import_plan_apply_async (plan, MP_EDITOR (self->store), cancellable, keep_result_cb, &result);
  while (mp_reader_get_fraction (mp_import_plan_get_reader (plan)) == 1.0 && result == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (mp_import_plan_apply_finish (plan, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (result);
  after = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (after, ==, before);

  /* Nothing was written: the same plan can be taken over after all. */
  g_clear_error (&error);
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (self->store)), ==, 12000);
  g_assert_cmpuint (mp_portfolio_get_records (mp_store_get_portfolio (self->store), MP_TABLE_PARTNER)->len, ==, 7);
}

/* What a page says of a partner is added to it, once; nothing of its projects goes there. */
static void
test_partners_are_merged (Exchange      *self,
                          gconstpointer  data)
{
  static const char page[] =
    "M-POWER Partners:\n\nSpain\n\n"
    "  \xe2\x80\xa2 Areas of Work: Gender\n"
    "  \xe2\x80\xa2 Sectors: Construction\n"
    "  \xe2\x80\xa2 Countries Covered: Mexico\n\n\n"
    "A project of Spain in Peru\n\nIt helps people in Peru.\n\nStart:\xc2\xa0""2020-01-01 End:\xc2\xa0""2024-12-31\n";
  g_autofree char *more = NULL;
  g_auto (GStrv) pieces = g_strsplit (page, "Sectors: Construction", 2);
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  MpPortfolio *portfolio = mp_store_get_portfolio (self->store);

  exchange_import (self->store, "page.txt", page);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER)->len, ==, 1);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER_TERM)->len, ==, 3);

  more = g_strjoinv ("Sectors: Construction, Education", pieces);
  plan = exchange_plan_text (self->store, "page.txt", more);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNCHANGED), ==, 1);
  g_assert_true (mp_import_plan_has_changes (plan));
  g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), "partner-changed", 0));
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER_TERM)->len, ==, 4);

  again = exchange_plan_text (self->store, "page.txt", more);
  g_assert_false (mp_import_plan_has_changes (again));
}

static void
test_partner_page (Exchange      *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = exchange_shared_path ("pages/partner-page-united-states.txt");
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpReader) reader_again = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportPlan) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (path == NULL)
    {
      g_test_skip ("the page is not at hand");
      return;
    }
  reader = exchange_read_path (self->store, path, &error);
  g_assert_no_error (error);
  plan = exchange_plan (self->store, reader, "2026-11-23", &error);
  g_assert_no_error (error);
  before = exchange_describe (plan);
  g_assert_cmpstr (before, ==, "added 16, changed 0, unchanged 0, doubtful 0, unusable 0");
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);

  reader_again = exchange_read_path (self->store, path, &error);
  again = exchange_plan (self->store, reader_again, "2026-12-01", &error);
  g_assert_no_error (error);
  after = exchange_describe (again);
  g_assert_cmpstr (after, ==, "added 0, changed 0, unchanged 16, doubtful 0, unusable 0");
  g_assert_false (mp_import_plan_has_changes (again));
}

static void
test_sheet_of_the_page (Exchange      *self,
                        gconstpointer  data)
{
  static const char *const names[] = { "data/seed_projects.csv", "data/dol_observed.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = exchange_shared_path (names[i]);
      g_autoptr (MpReader) reader = NULL;
      g_autoptr (MpImportPlan) plan = NULL;
      GPtrArray *messages;

      if (path == NULL)
        {
          g_test_skip ("the sheets are not at hand");
          return;
        }
      reader = exchange_read_path (self->store, path, &error);
      g_assert_no_error (error);
      plan = exchange_plan (self->store, reader, "2026-11-23", &error);
      g_assert_no_error (error);
      messages = mp_import_plan_get_messages (plan);
      for (guint j = 0; j < messages->len; j++)
        {
          MpMessage *message = g_ptr_array_index (messages, j);

          g_test_message ("%u: %s: %s", message->line, mp_severity_get_key (message->severity), message->text);
        }
      g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNUSABLE), ==, 0);
      if (i == 0)
        g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, 16);
      exchange_apply (self->store, plan, &error);
      g_assert_no_error (error);
    }
}

#define TEST(name, func) g_test_add ("/import/" name, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("twice-changes-nothing", test_twice_changes_nothing);
  TEST ("undone-in-one-step", test_undone_in_one_step);
  TEST ("statements-have-their-source", test_statements_have_their_source);
  TEST ("a-new-project-is-told-in-words", test_new_is_described);
  TEST ("another-end-is-a-revision", test_another_end_is_a_revision);
  TEST ("only-what-is-stated-counts", test_only_what_is_stated_counts);
  TEST ("recognised", test_recognised);
  TEST ("an-identifier-is-enough", test_an_identifier_is_enough);
  TEST ("decisions-are-honoured", test_decisions_are_honoured);
  TEST ("two-of-one-name", test_two_of_one_name);
  TEST ("a-changed-file-is-refused", test_a_changed_file_is_refused);
  TEST ("progress-and-cancel", test_progress_and_cancel);
  TEST ("cancelled-while-written", test_cancelled_while_written);
  TEST ("partners-are-merged", test_partners_are_merged);
  TEST ("partner-page", test_partner_page);
  TEST ("sheets-at-hand", test_sheet_of_the_page);

  return g_test_run ();
}
