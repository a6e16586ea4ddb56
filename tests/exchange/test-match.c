/* test-match.c: which project of the portfolio one of a file is
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"
#include "exchange/mp-import-private.h"

static const struct
{
  const char *a;
  const char *b;
  double least;
  double most;
} titles[] = {
  { "Worker Empowerment in South America", "worker empowerment in SOUTH AMERICA", 1, 1 },
  { "Building an Independent & Democratic Labor Movement", "Building an Independent and Democratic Labour Movement", 1, 1 },
  { "Improving Workers’ Rights in the Rural Sectors of the Indo Pacific", "Improving Worker Rights in Rural Sectors of the Indo-Pacific", 1, 1 },
  { "Research, Innovation, and Strategic Engagement (RISE)", "Research, Innovation and Strategic Engagement Project", 1, 1 },
  { "Stronger Unions, Phase II", "Stronger Unions - Phase 2", 1, 1 },
  /* All of the one in the other, with a name behind it or cut. */
  { "Promoting Quality Jobs in Infrastructure Development", "Promoting Quality Jobs in Infrastructure Development in Indonesia and the Philippines", 0.7, 0.75 },
  { "Promoting Safe and Healthy Workplaces in Honduras, Guat", "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador", 0.7, 0.7 },
  { "Promoting Safe and Healthy", "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador", 0.3, 0.5 },
  /* A short form is the words that it stands for. */
  { "Working in Freedom in Jordan’s Qualified Industrial Zones", "Working in Freedom in Jordan’s QIZs: supporting fundamental labour rights", 0.7, 0.7 },
  { "Working in Freedom in Jordan’s Quiet Zones", "Working in Freedom in Jordan’s QIZs: supporting fundamental labour rights", 0.2, 0.5 },
  { "Improving Gender Equity in the Mexican Workplace", "Improving Gender Equality in the Mexican Workplace", 0.6, 0.7 },
  { "Clean water", "Safe mines", 0, 0 },
  { "The Project", "The Programme", 0, 0 },
  { "", "Safe mines", 0, 0 },
  { "\xf0\x9f\x98\x80 !", "Safe mines", 0, 0 },
};

static void
get_title (const char *text,
           MpTitle    *title,
           GArray     *tokens,
           char      **words)
{
  *words = mp_title_dup_words (text);
  title->n_tokens = mp_title_append_tokens (tokens, *words);
  title->tokens = (const guint32 *) tokens->data;
  title->words = *words;
  title->phase = mp_title_get_phase (*words);
  title->has_short_form = mp_title_has_short_form (text);
}

static double
compare_titles (const char *text_a,
                const char *text_b)
{
  g_autoptr (GArray) tokens_a = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) tokens_b = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *words_a = NULL;
  g_autofree char *words_b = NULL;
  MpTitle a, b;

  get_title (text_a, &a, tokens_a, &words_a);
  get_title (text_b, &b, tokens_b, &words_b);
  return mp_title_get_likeness (&a, &b);
}

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      double likeness = compare_titles (titles[i].a, titles[i].b);

      g_test_message ("%s | %s: %.3f", titles[i].a, titles[i].b, likeness);
      g_assert_cmpfloat (likeness, >=, titles[i].least);
      g_assert_cmpfloat (likeness, <=, titles[i].most);
      g_assert_cmpfloat (likeness, ==, compare_titles (titles[i].b, titles[i].a));
    }
}

static const struct
{
  const char *title;
  guint phase;
} phases[] = {
  { "Stronger Unions", 1 }, { "Stronger Unions, Phase II", 2 }, { "Engage 2", 2 }, { "Phase two of Engage", 2 }, { "Engage IV", 4 },
  { "Plan 2030", 1 },       { "COVID-19 response", 1 },          { "Project 137", 1 },
};

static void
test_phases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *words = mp_title_dup_words (phases[i].title);

      g_assert_cmpuint (mp_title_get_phase (words), ==, phases[i].phase);
    }
}

#define DAY(y, m, d) mp_date_from_ymd (y, m, d)

static void
test_starts (void)
{
  const struct
  {
    MpDate a;
    MpDatePrecision precision_a;
    MpDate b;
    MpDatePrecision precision_b;
    MpStartFit fit;
  } starts[] = {
    { DAY (2021, 12, 15), MP_PRECISION_DAY, DAY (2021, 12, 15), MP_PRECISION_DAY, MP_START_SAME },
    { DAY (2021, 12, 1), MP_PRECISION_MONTH, DAY (2021, 12, 1), MP_PRECISION_MONTH, MP_START_SAME },
    { DAY (2021, 12, 1), MP_PRECISION_MONTH, DAY (2021, 12, 15), MP_PRECISION_DAY, MP_START_WITHIN },
    { DAY (2021, 1, 1), MP_PRECISION_YEAR, DAY (2021, 12, 15), MP_PRECISION_DAY, MP_START_WITHIN },
    { DAY (2021, 12, 15), MP_PRECISION_DAY, DAY (2022, 1, 29), MP_PRECISION_DAY, MP_START_CLOSE },
    { DAY (2021, 12, 15), MP_PRECISION_DAY, DAY (2022, 1, 30), MP_PRECISION_DAY, MP_START_OTHER },
    { DAY (2021, 12, 15), MP_PRECISION_DAY, DAY (2022, 12, 16), MP_PRECISION_DAY, MP_START_OTHER },
    { DAY (2021, 12, 15), MP_PRECISION_DAY, DAY (2022, 12, 17), MP_PRECISION_DAY, MP_START_FAR },
    { DAY (2021, 12, 15), MP_PRECISION_DAY, MP_DATE_NONE, MP_PRECISION_DAY, MP_START_UNKNOWN },
    { MP_DATE_NONE, MP_PRECISION_DAY, MP_DATE_NONE, MP_PRECISION_DAY, MP_START_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_assert_cmpint (mp_import_compare_starts (starts[i].a, starts[i].precision_a, starts[i].b, starts[i].precision_b), ==, starts[i].fit);
      g_assert_cmpint (mp_import_compare_starts (starts[i].b, starts[i].precision_b, starts[i].a, starts[i].precision_a), ==, starts[i].fit);
    }
}

/* One line for each threshold, on both sides of it. */
static const struct
{
  MpImportEvidence evidence;
  int score;
  MpVerdict verdict;
} verdicts[] = {
  { { .same_name = TRUE }, 80, MP_VERDICT_SURE },
  { { .same_name = TRUE, .start = MP_START_SAME }, 105, MP_VERDICT_SURE },
  { { .same_name = TRUE, .start = MP_START_CLOSE }, 90, MP_VERDICT_SURE },
  { { .same_name = TRUE, .start = MP_START_OTHER }, 70, MP_VERDICT_DOUBT },
  { { .same_name = TRUE, .start = MP_START_FAR, .countries = MP_COUNTRIES_OTHER }, 40, MP_VERDICT_DOUBT },
  { { .same_name = TRUE, .start = MP_START_SAME, .countries = MP_COUNTRIES_OTHER }, 85, MP_VERDICT_SURE },
  { { .same_name = TRUE, .countries = MP_COUNTRIES_OTHER }, 60, MP_VERDICT_DOUBT },
  { { .likeness = 1 }, 60, MP_VERDICT_DOUBT },
  { { .likeness = 1, .start = MP_START_WITHIN }, 82, MP_VERDICT_SURE },
  { { .likeness = 1, .start = MP_START_FAR }, 40, MP_VERDICT_OTHER },
  { { .likeness = 0.8, .start = MP_START_SAME }, 73, MP_VERDICT_DOUBT },
  { { .likeness = 0.8, .start = MP_START_SAME, .countries = MP_COUNTRIES_SHARED }, 83, MP_VERDICT_SURE },
  { { .likeness = 0.8, .start = MP_START_SAME, .shared_partner = TRUE }, 83, MP_VERDICT_SURE },
  { { .likeness = 0.4, .start = MP_START_SAME }, 49, MP_VERDICT_OTHER },
  { { .likeness = 0.4, .start = MP_START_SAME, .countries = MP_COUNTRIES_SHARED }, 59, MP_VERDICT_DOUBT },
  { { .likeness = 0.3, .start = MP_START_SAME, .countries = MP_COUNTRIES_SHARED, .shared_partner = TRUE }, 45, MP_VERDICT_OTHER },
  { { .same_short_name = TRUE }, 45, MP_VERDICT_DOUBT },
  { { .same_short_name = TRUE, .start = MP_START_FAR, .countries = MP_COUNTRIES_OTHER }, 5, MP_VERDICT_DOUBT },
  { { .same_short_name = TRUE, .start = MP_START_SAME, .likeness = 0.36 }, 92, MP_VERDICT_SURE },
  { { .likeness = 0.9, .start = MP_START_SAME, .countries = MP_COUNTRIES_SHARED, .shared_partner = TRUE, .other_phase = TRUE }, 39, MP_VERDICT_OTHER },
  { { .likeness = 1, .same_short_name = TRUE, .start = MP_START_SAME, .shared_partner = TRUE, .other_phase = TRUE }, 80, MP_VERDICT_DOUBT },
};

static void
test_scores (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (mp_import_evidence_score (&verdicts[i].evidence), ==, verdicts[i].score);
      g_assert_cmpint (mp_import_evidence_judge (&verdicts[i].evidence), ==, verdicts[i].verdict);
    }
}

/* What a page says of some projects … */
static const char known[] =
  "Title,Acronym,Start,End,Country,Donor\n"
  "Safe Harvests for Fruit Pickers in Peru and Colombia,PICK4LIFE,2021-12-15,2026-06-14,Peru; Colombia,Harbour Foundation\n"
  "Observing Votes for Freedom of Association and Collective Bargaining Rights,OBSERVE,2023-08-23,2026-08-22,Mexico,\n"
  "Union Growth in the Andes,,2022-12-15,2025-12-14,Peru; Colombia,\n"
  "\"Research, Learning and Strategic Action Project\",LEARN,2023-11-01,2028-05-02,,\n"
  "Improving Dock Worker Rights in the Ports of the Indo-Pacific with a focus on Women,,2020-12-01,2024-11-30,Philippines; Indonesia,\n"
  "Stronger Labour Courts - Phase II (Courts 2),,2023-10-01,2026-09-30,Georgia,\n"
  "Decent Stitching in Lesotho,,2023-11-15,2028-05-14,Lesotho,\n"
  "Fair Cleaning,,2020-01-01,,Mexico,\n"
  "Fair Cleaning,,2020-01-15,,Mexico,\n";

/* … and what a sheet of somebody else says of them: in other words, with other ends. */
static const struct
{
  const char *row; /* title, start, end, country, donor */
  MpImportState state;
  const char *title; /* of the project that it is, or might be */
  const char *reason; /* when it is in doubt */
} others[] = {
  /* A moved end, another title with the same short name, a month instead of a day, a comma more, another spelling. */
  { "Safe Harvests for Fruit Pickers in Peru and Colombia,2021-12-15,2027-02-14,,", MP_IMPORT_CHANGED, "Safe Harvests for Fruit Pickers in Peru and Colombia", NULL },
  { "Observing Votes for Verified Rights (OBSERVE),2023-08-23,2026-08-22,,", MP_IMPORT_CHANGED,
    "Observing Votes for Freedom of Association and Collective Bargaining Rights", NULL },
  { "Union Growth in the Andes,2022-12,2026-12,,", MP_IMPORT_CHANGED, "Union Growth in the Andes", NULL },
  { "\"Research, Learning, and Strategic Action (LEARN)\",2023-11-01,2028-05-01,,", MP_IMPORT_CHANGED, "Research, Learning and Strategic Action Project", NULL },
  { "Improving Dock Workers’ Rights in Ports of the Indo Pacific with a Focus on Women,2020-12,2028-03,,", MP_IMPORT_CHANGED,
    "Improving Dock Worker Rights in the Ports of the Indo-Pacific with a focus on Women", NULL },
  { "\"Stronger Labor Courts, Phase II\",2023-10-01,2026-09-30,,", MP_IMPORT_UNCHANGED, "Stronger Labour Courts - Phase II (Courts 2)", NULL },
  /* What came before it is another project. */
  { "Stronger Labor Courts,2018-09-01,2023-09-30,Georgia,", MP_IMPORT_ADDED, NULL, NULL },
  { "Decent Knitting in Lesotho,2023-11-15,,,", MP_IMPORT_DOUBTFUL, "Decent Stitching in Lesotho",
    "A title that is alike in part · The same start: 15 Nov 2023 · A country in common: Lesotho" },
  { "Decent Stitching in Lesotho,2019-01-01,,,", MP_IMPORT_DOUBTFUL, "Decent Stitching in Lesotho",
    "The same title · A country in common: Lesotho · Another start: 1 Jan 2019, here 15 Nov 2023" },
  { "Decent Stitching,2023-11-15,,Kenya,", MP_IMPORT_ADDED, NULL, NULL },
  { "Safe Harvests for Fruit Pickers,2021-12-15,,Kenya,Harbour Foundation", MP_IMPORT_DOUBTFUL, "Safe Harvests for Fruit Pickers in Peru and Colombia",
    "Nearly the same title · The same start: 15 Dec 2021 · A partner in common: Harbour Foundation · Other countries" },
  { "Fair Cleaning,2020-01,,Mexico,", MP_IMPORT_DOUBTFUL, "Fair Cleaning",
    "The same title · The same start: 1 Jan 2020 · A country in common: Mexico · Another project of the portfolio fits as well" },
  { "Safe Fruit Harvests,2021-12,,Peru,Harbour Foundation", MP_IMPORT_DOUBTFUL, "Safe Harvests for Fruit Pickers in Peru and Colombia",
    "A title that is alike in part · The same start: 15 Dec 2021 · A country in common: Peru · A partner in common: Harbour Foundation" },
  { "Quite another thing,2021-12-15,,Peru,Harbour Foundation", MP_IMPORT_ADDED, NULL, NULL },
};

static void
test_own_conflicts (Exchange      *self,
                    gconstpointer  data)
{
  exchange_import (self->store, "page.csv", known);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = g_strconcat ("Title,Start,End,Country,Donor\n", others[i].row, "\n", NULL);
      g_autoptr (MpImportPlan) plan = exchange_plan_text (self->store, "other.csv", text);
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), 0);

      g_test_message ("%s: %s", others[i].row, mp_import_item_get_reason (item));
      g_assert_cmpint (mp_import_item_get_state (item), ==, others[i].state);
      g_assert_cmpstr (mp_import_item_get_other_title (item), ==, others[i].title);
      g_assert_cmpstr (mp_import_item_get_reason (item), ==, others[i].reason);
    }
}

/* A guess does not shut out the row that is the project by its name. */
static void
test_two_rows_of_one_project (Exchange      *self,
                              gconstpointer  data)
{
  static const char text[] =
    "Title,Start\n"
    "Observing Votes for Verified Rights (OBSERVE),2023-08-23\n"
    "Observing Votes for Freedom of Association and Collective Bargaining Rights,2023-08-23\n";
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportItem) second = NULL;

  exchange_import (self->store, "page.csv", known);
  plan = exchange_plan_text (self->store, "two.csv", text);
  second = g_list_model_get_item (G_LIST_MODEL (plan), 1);
  g_assert_cmpint (mp_import_item_get_state (second), ==, MP_IMPORT_DOUBTFUL);
  g_assert_cmpstr (mp_import_item_get_reason (second), ==, "Line 2 of the file seems to be that project too");
}

/* The one that is meant is found among thousands that have all of its words but one. */
static void
test_found_among_many (Exchange      *self,
                       gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Title,Start,Country\n");
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportItem) item = NULL;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (text, "Safe work for miners of district %u,20%02u-%02u-01,%s\n", i + 100, 10 + i % 15, i % 12 + 1, i % 2 ? "Peru" : "Mexico");
  exchange_import (self->store, "many.csv", text->str);
  plan = exchange_plan_text (self->store, "one.csv", "Title,Start,Country\nSafer work for the miners of district 4321,2016-10-01,Peru\n");
  item = g_list_model_get_item (G_LIST_MODEL (plan), 0);
  g_assert_cmpstr (mp_import_item_get_other_title (item), ==, "Safe work for miners of district 4321");
}

/* What two pages say of the same sixteen projects. */
static const struct
{
  const char *number;
  MpImportState state;
} observed[] = {
  { "1", MP_IMPORT_CHANGED },  { "2", MP_IMPORT_ADDED },    { "3", MP_IMPORT_CHANGED },  { "4", MP_IMPORT_CHANGED },  { "5", MP_IMPORT_CHANGED },
  { "6", MP_IMPORT_CHANGED },  { "7", MP_IMPORT_CHANGED },  { "8", MP_IMPORT_CHANGED },  { "9", MP_IMPORT_DOUBTFUL }, { "10", MP_IMPORT_CHANGED },
  { "10-predecessor", MP_IMPORT_ADDED }, { "11", MP_IMPORT_CHANGED }, { "12", MP_IMPORT_CHANGED }, { "13", MP_IMPORT_CHANGED },
  { "14", MP_IMPORT_DOUBTFUL }, { "15", MP_IMPORT_CHANGED }, { "16", MP_IMPORT_CHANGED },
};

/* Its number in the page is that of the row. */
static void
check_observed (Exchange     *self,
                MpImportItem *item,
                const char   *number)
{
  guint index = (guint) g_ascii_strtoull (number, NULL, 10) - 1;
  g_autoptr (MpProjectRecord) project = exchange_load_nth (self->store, index);

  if (mp_import_item_get_state (item) != MP_IMPORT_ADDED)
    g_assert_cmpint (mp_import_item_get_project (item), ==, mp_project_record_get_id (project));
}

static void
test_real_conflicts (Exchange      *self,
                     gconstpointer  data)
{
  g_autofree char *page = exchange_shared_path ("pages/partner-page-united-states.txt");
  g_autofree char *sheet = exchange_shared_path ("data/dol_observed.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  if (page == NULL || sheet == NULL)
    {
      g_test_skip ("The page and the sheet are not at hand");
      return;
    }
  exchange_import_path (self->store, page);
  reader = exchange_read_path (self->store, sheet, &error);
  g_assert_no_error (error);
  plan = exchange_plan (self->store, reader, "2026-11-23", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, G_N_ELEMENTS (observed));
  for (guint i = 0; i < G_N_ELEMENTS (observed); i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);

      g_test_message ("%s: %s: %s", observed[i].number, mp_import_item_get_title (item), mp_import_item_get_reason (item));
      g_assert_cmpint (mp_import_item_get_state (item), ==, observed[i].state);
      check_observed (self, item, observed[i].number);
    }
}

#define add_test(path, func) g_test_add (path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/titles-are-compared-by-their-words", test_titles);
  g_test_add_func ("/match/titles-tell-the-phase", test_phases);
  g_test_add_func ("/match/starts-fit-as-far-as-they-are-stated", test_starts);
  g_test_add_func ("/match/scores-and-verdicts", test_scores);
  add_test ("/match/the-same-project-in-other-words", test_own_conflicts);
  add_test ("/match/two-rows-of-one-project", test_two_rows_of_one_project);
  add_test ("/match/one-of-thousands", test_found_among_many);
  add_test ("/match/two-real-pages", test_real_conflicts);
  return g_test_run ();
}
