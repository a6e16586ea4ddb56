/* test-choices.c: what is kept of file and portfolio, difference by difference
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "exchange-fixture.h"

#define TITLE "Safe Harvests for Fruit Pickers in Peru and Colombia"

static const char mine[] =
  "Title,Acronym,Start,End,Country,Summary,Modality,Remarks,Grant number\n"
  "\"" TITLE "\",PICK4LIFE,2021-12-15,2026-06-14,Peru,Mine.,seen,first,GR-77001\n";

#define BY_NAME "Title,Acronym,Start"
#define NAMED "\n\"Fruit Pickers Elsewhere\",PICK4LIFE,2021-12-15"
#define KNOWN "\n\"" TITLE "\",PICK4LIFE,2021-12-15"

/* One value as "planned-end 2027-02-14 amendment" and the like. */
static char *
describe_record (const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));
  GString *text = g_string_new (info->name);

  for (guint i = 1; i < info->n_fields; i++)
    {
      if (mp_record_is_null (record, i) || info->fields[i].type == MP_FIELD_REFERENCE)
        continue;
      if (info->fields[i].type == MP_FIELD_DAY)
        {
          g_autofree char *iso = mp_date_to_iso (mp_record_get_day (record, i), MP_PRECISION_DAY);

          g_string_append_printf (text, " %s", iso);
        }
      else if (mp_record_get_text (record, i))
        {
          g_string_append_printf (text, " %s", mp_record_get_text (record, i));
        }
    }
  return g_string_free (text, FALSE);
}

static char *
describe_change (const MpChange *change)
{
  const MpTableInfo *info = mp_table_get_info (change->table);
  g_autofree char *text = change->record ? describe_record (change->record) : NULL;
  g_autofree char *iso = NULL;

  if (change->kind == MP_CHANGE_INSERT)
    return g_strdup_printf ("+ %s", text);
  if (change->kind == MP_CHANGE_DELETE)
    return g_strdup_printf ("- %s", info->name);
  if (info->fields[change->field].type == MP_FIELD_REFERENCE)
    return g_strdup_printf ("%s.%s", info->name, info->fields[change->field].name);
  if (change->new_value.type == MP_VALUE_TEXT)
    return g_strdup_printf ("%s.%s = %s", info->name, info->fields[change->field].name, change->new_value.text);
  iso = info->fields[change->field].type == MP_FIELD_DAY ? mp_date_to_iso ((MpDate) change->new_value.integer, MP_PRECISION_DAY) : g_strdup ("number");
  return g_strdup_printf ("%s.%s = %s", info->name, info->fields[change->field].name, iso);
}

static char *
describe_changes (MpImportItem *item)
{
  g_autoptr (MpChangeSet) set = mp_import_item_dup_changes (item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mp_change_set_get_n (set); i++)
    {
      g_autofree char *change = describe_change (mp_change_set_get (set, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", change);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* NULL: the choice is not to be had. */
static const struct
{
  const char *sheet;
  const char *proposed;
  const char *theirs;
  const char *mine;
  const char *both;
} choices[] = {
  /* A date that moved: a further statement, or a correction of the one that counts. */
  { BY_NAME ",End" KNOWN ",2027-02-14\n", "+ date_revision planned-end 2027-02-14 day 2026-11-23 amendment",
    "date_revision.day = 2027-02-14; date_revision.source", "", "+ date_revision planned-end 2027-02-14 day 2026-11-23 amendment" },
  { BY_NAME ",End" KNOWN ",2027-02\n", "+ date_revision planned-end 2027-02-01 month 2026-11-23 amendment",
    "date_revision.day = 2027-02-01; date_revision.precision = month; date_revision.source", "",
    "+ date_revision planned-end 2027-02-01 month 2026-11-23 amendment" },
  /* Another title: one more name, or the title, with the old one as a name. */
  { BY_NAME ",Country" NAMED ",Peru\n", "+ project_name alias Fruit Pickers Elsewhere", "project.title = Fruit Pickers Elsewhere; + project_name alias " TITLE, "",
    "+ project_name alias Fruit Pickers Elsewhere" },
  { "Title,Start,Grant number\nOther Harvests,2021-12-15,GR-77001\n", "project.title = Other Harvests; + project_name former " TITLE,
    "project.title = Other Harvests; + project_name former " TITLE, "", "+ project_name alias Other Harvests" },
  /* Texts. */
  { BY_NAME ",Summary" KNOWN ",Theirs.\n", "narrative.text = Theirs.", "narrative.text = Theirs.", "", "+ narrative summary en Theirs. original" },
  { BY_NAME ",Remarks" KNOWN ",second\n", "extra_field.text = second", "extra_field.text = second", "", "+ extra_field Remarks second" },
  { BY_NAME ",Modality" KNOWN ",heard\n", "project.modality = heard", "project.modality = heard", "", NULL },
  /* What the portfolio does not say. */
  { BY_NAME ",Country" KNOWN ",Colombia\n", "+ project_term stated", "+ project_term stated", "", NULL },
};

static MpImportItem *
get_item (MpImportPlan *plan)
{
  g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), 0);

  return item;
}

static void
check_choice (MpImportItem *item,
              MpChoice      choice,
              const char   *expected)
{
  const MpImportDifference *difference = g_ptr_array_index (mp_import_item_get_differences (item), 0);
  g_autofree char *changes = NULL;

  g_assert_cmpint (mp_import_difference_allows (difference, choice), ==, expected != NULL);
  if (expected == NULL)
    return;
  g_assert_nonnull (mp_import_difference_get_choice_label (difference, choice));
  mp_import_item_set_choice (item, 0, choice);
  changes = describe_changes (item);
  g_assert_cmpstr (changes, ==, expected);
  g_assert_cmpint (mp_import_item_is_taken (item), ==, *expected != '\0');
}

static void
test_each_choice (Exchange      *self,
                  gconstpointer  data)
{
  exchange_import (self->store, "mine.csv", mine);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "theirs.csv", choices[i].sheet);
      MpImportItem *item = get_item (plan);
      g_autofree char *proposed = describe_changes (item);

      g_test_message ("%s: %s", choices[i].sheet, proposed);
      g_assert_cmpint (mp_import_item_get_state (item), ==, MP_IMPORT_CHANGED);
      g_assert_cmpuint (mp_import_item_get_differences (item)->len, ==, 1);
      g_assert_cmpstr (proposed, ==, choices[i].proposed);
      check_choice (item, MP_CHOICE_THEIRS, choices[i].theirs);
      check_choice (item, MP_CHOICE_MINE, choices[i].mine);
      check_choice (item, MP_CHOICE_BOTH, choices[i].both);
      mp_import_item_set_choice (item, 0, MP_CHOICE_DEFAULT);
    }
}

/* What was decided is what is there afterwards; undone, nothing is. */
static void
test_round_trip (Exchange      *self,
                 gconstpointer  data)
{
  static const MpChoice all[] = { MP_CHOICE_THEIRS, MP_CHOICE_MINE, MP_CHOICE_BOTH };
  g_autofree char *before = NULL;

  exchange_import (self->store, "mine.csv", mine);
  before = exchange_export (self->store, "json", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "theirs.csv", choices[i].sheet);
          g_autoptr (MpImportPlan) again = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *after = NULL;
          gboolean taken;

          mp_import_item_set_choice (get_item (plan), 0, all[j]);
          taken = mp_import_item_is_taken (get_item (plan));
          g_test_message ("%s: %d", choices[i].sheet, all[j]);
          exchange_apply (self->store, plan, &error);
          g_assert_no_error (error);
          again = exchange_plan_text (self->store, "theirs.csv", choices[i].sheet);
          g_assert_cmpint (mp_import_item_get_state (get_item (again)), ==, taken ? MP_IMPORT_UNCHANGED : MP_IMPORT_CHANGED);
          if (taken)
            exchange_undo (self->store);
          after = exchange_export (self->store, "json", NULL);
          g_assert_cmpstr (after, ==, before);
        }
    }
}

#define MANY BY_NAME ",End,Country,Summary,Modality" NAMED ",2027-02-14,Colombia,Theirs.,heard\n"

static const struct
{
  MpChoice choice;
  const char *changes;
} for_all[] = {
  { MP_CHOICE_DEFAULT,
    "+ project_name alias Fruit Pickers Elsewhere; project.modality = heard; narrative.text = Theirs.; "
    "+ date_revision planned-end 2027-02-14 day 2026-11-23 amendment; + project_term stated" },
  { MP_CHOICE_THEIRS,
    "project.title = Fruit Pickers Elsewhere; + project_name alias " TITLE "; project.modality = heard; narrative.text = Theirs.; "
    "date_revision.day = 2027-02-14; date_revision.source; + project_term stated" },
  { MP_CHOICE_MINE, "+ project_term stated" },
  { MP_CHOICE_BOTH,
    "+ project_name alias Fruit Pickers Elsewhere; project.modality = heard; + narrative summary en Theirs. original; "
    "+ date_revision planned-end 2027-02-14 day 2026-11-23 amendment; + project_term stated" },
};

static void
test_for_all (Exchange      *self,
              gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;

  exchange_import (self->store, "mine.csv", mine);
  plan = exchange_plan_text (self->store, "theirs.csv", MANY);
  for (guint i = 0; i < G_N_ELEMENTS (for_all); i++)
    {
      g_autofree char *changes = NULL;

      mp_import_plan_set_choices (plan, for_all[i].choice);
      changes = describe_changes (get_item (plan));
      g_assert_cmpstr (changes, ==, for_all[i].changes);
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  ++*n;
}

static void
test_choices_are_told (Exchange      *self,
                       gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  guint n = 0;

  exchange_import (self->store, "mine.csv", mine);
  plan = exchange_plan_text (self->store, "theirs.csv", MANY);
  g_signal_connect (get_item (plan), "notify::n-chosen", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (mp_import_item_count_chosen (get_item (plan)), ==, 5);
  mp_import_item_set_choice (get_item (plan), 1, MP_CHOICE_MINE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (mp_import_item_count_chosen (get_item (plan)), ==, 4);
  mp_import_item_set_choice (get_item (plan), 1, MP_CHOICE_MINE);
  g_assert_cmpuint (n, ==, 1);
  /* It has one modality. */
  mp_import_item_set_choice (get_item (plan), 1, MP_CHOICE_BOTH);
  g_assert_cmpuint (n, ==, 1);
}

/* Of two projects that it might be the second is meant. */
static void
test_another_candidate (Exchange      *self,
                        gconstpointer  data)
{
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpProjectRecord) first = NULL;
  g_autoptr (MpProjectRecord) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *changes = NULL;
  MpImportCandidate *candidate;
  MpImportItem *item;

  exchange_import (self->store, "two.csv", "Title,Start,End\nFair Cleaning,2020-01-01,2022-01-01\nFair Cleaning,2020-01-15,2023-01-01\n");
  plan = exchange_plan_text (self->store, "one.csv", "Title,Start,End\nFair Cleaning,2020-01,2024-01-01\n");
  item = get_item (plan);
  g_assert_cmpint (mp_import_item_get_state (item), ==, MP_IMPORT_DOUBTFUL);
  g_assert_cmpuint (mp_import_item_get_candidates (item)->len, ==, 2);
  candidate = g_ptr_array_index (mp_import_item_get_candidates (item), 1);
  g_assert_cmpstr (candidate->reasons[0], ==, "The same title");
  g_assert_cmpstr (candidate->doubts[0], ==, "Another project of the portfolio fits as well");
  g_assert_cmpuint (candidate->comparison->len, ==, 2);
  g_assert_cmpstr (((MpImportDifference *) candidate->comparison->pdata[1])->old_text, ==, "1 Jan 2023");
  g_assert_cmpstr (((MpImportDifference *) candidate->comparison->pdata[1])->new_text, ==, "1 Jan 2024");

  mp_import_item_set_candidate (item, 1);
  mp_import_item_set_decision (item, MP_DECISION_SAME);
  changes = describe_changes (item);
  g_assert_nonnull (strstr (changes, "planned-end 2024-01-01"));
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  first = exchange_load_nth (self->store, 0);
  second = exchange_load_nth (self->store, 1);
  g_assert_cmpint (mp_record_get_day (mp_project_record_get_date (first, "planned-end"), MP_DATE_REVISION_DAY), ==, mp_date_from_ymd (2022, 1, 1));
  g_assert_cmpint (mp_record_get_day (mp_project_record_get_date (second, "planned-end"), MP_DATE_REVISION_DAY), ==, mp_date_from_ymd (2024, 1, 1));
}

/* A file that states everything (JSON) takes things away, too; whoever keeps theirs loses nothing. */
static void
test_nothing_is_removed_by_keeping (Exchange      *self,
                                    gconstpointer  data)
{
  g_autofree char *file = NULL;
  g_autofree char *after = NULL;
  g_autofree char *before = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  exchange_import (self->store, "mine.csv", mine);
  file = exchange_export (self->store, "json", NULL);
  exchange_import (self->store, "more.csv", BY_NAME ",End,Country,Donor" KNOWN ",2027-02-14,Colombia,Harbour Foundation\n");
  before = exchange_export (self->store, "json", NULL);
  plan = exchange_plan_text (self->store, "old.json", file);
  g_assert_cmpint (mp_import_item_get_state (get_item (plan)), ==, MP_IMPORT_CHANGED);
  mp_import_plan_set_choices (plan, MP_CHOICE_MINE);
  g_assert_false (mp_import_plan_has_changes (plan));
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  after = exchange_export (self->store, "json", NULL);
  g_assert_cmpstr (after, ==, before);
}

#define add_test(path, func) g_test_add (path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/choices/each-gives-its-changes", test_each_choice);
  add_test ("/choices/what-was-chosen-is-there", test_round_trip);
  add_test ("/choices/one-for-all", test_for_all);
  add_test ("/choices/are-told", test_choices_are_told);
  add_test ("/choices/another-candidate", test_another_candidate);
  add_test ("/choices/keeping-removes-nothing", test_nothing_is_removed_by_keeping);
  return g_test_run ();
}
