/* test-query.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mp-error.h"
#include "model/mp-id-map.h"
#include "model/mp-project-list.h"

/* A portfolio of some terms, partners and projects, without a document. */

enum { TERM_MX = 100, TERM_BR, TERM_CD, TERM_DO, TERM_MINING, TERM_TEXTILES };
enum { PARTNER_CENTER = 200, PARTNER_DEPARTMENT, PARTNER_BUREAU };
enum { INITIATIVE_BETTER_WORK = 300, INITIATIVE_BETTER_WORK_HAITI, INITIATIVE_MPOWER };

static void
add_term (MpPortfolio *portfolio,
          gint64       id,
          gint64       vocabulary,
          const char  *code,
          const char  *name)
{
  MpRecord *term = mp_record_new (MP_TABLE_TERM, id);
  MpRecord *term_name = mp_record_new (MP_TABLE_TERM_NAME, id + 1000);

  mp_record_set_reference (term, MP_TERM_VOCABULARY, vocabulary);
  mp_record_set_text (term, MP_TERM_CODE, code);
  mp_record_set_reference (term_name, MP_TERM_NAME_TERM, id);
  mp_record_set_text (term_name, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (term_name, MP_TERM_NAME_LANGUAGE, "en");
  mp_record_set_text (term_name, MP_TERM_NAME_TEXT, name);
  mp_portfolio_load_record (portfolio, term);
  mp_portfolio_load_record (portfolio, term_name);
}

static void
add_partner (MpPortfolio *portfolio,
             gint64       id,
             const char  *name,
             gint64       parent)
{
  MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, id);

  mp_record_set_text (partner, MP_PARTNER_NAME, name);
  mp_record_set_reference (partner, MP_PARTNER_PARENT, parent);
  mp_portfolio_load_record (portfolio, partner);
}

static void
add_initiative (MpPortfolio *portfolio,
                gint64       id,
                const char  *name,
                const char  *acronym,
                gint64       parent)
{
  MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, id);

  mp_record_set_text (initiative, MP_INITIATIVE_NAME, name);
  mp_record_set_text (initiative, MP_INITIATIVE_ACRONYM, acronym);
  mp_record_set_reference (initiative, MP_INITIATIVE_PARENT, parent);
  mp_portfolio_load_record (portfolio, initiative);
}

static MpPortfolio *
make_portfolio (void)
{
  MpPortfolio *portfolio = mp_portfolio_new ();
  static const char *const keys[] = { "country", "sector" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      MpRecord *vocabulary = mp_record_new (MP_TABLE_VOCABULARY, i + 1);

      mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, keys[i]);
      mp_portfolio_load_record (portfolio, vocabulary);
    }
  add_term (portfolio, TERM_MX, 1, "MX", "Mexico");
  add_term (portfolio, TERM_BR, 1, "BR", "Brazil");
  add_term (portfolio, TERM_CD, 1, "CD", "Congo");
  add_term (portfolio, TERM_DO, 1, "DO", "Dominican Republic");
  add_term (portfolio, TERM_MINING, 2, "mining", "Mining (coal; other mining)");
  add_term (portfolio, TERM_TEXTILES, 2, "textiles", "Textiles; clothing");
  add_partner (portfolio, PARTNER_CENTER, "Solidarity Center", 0);
  add_partner (portfolio, PARTNER_DEPARTMENT, "Department of Labor", 0);
  add_partner (portfolio, PARTNER_BUREAU, "Bureau of International Affairs", PARTNER_DEPARTMENT);
  add_initiative (portfolio, INITIATIVE_BETTER_WORK, "Better Work", NULL, 0);
  add_initiative (portfolio, INITIATIVE_BETTER_WORK_HAITI, "Better Work Haiti", NULL, INITIATIVE_BETTER_WORK);
  add_initiative (portfolio, INITIATIVE_MPOWER, "Multilateral Partnership for Organizing, Worker Empowerment, and Rights", "M-POWER", 0);
  return portfolio;
}

typedef struct
{
  gint64 id;
  const char *title;
  const char *start;
  const char *end;
  gint64 terms[3];
  gint64 partner;
  MpRoleKind role;
  gint64 amount;
  const char *event;
  const char *event_day;
  gint64 initiatives[2];
} Given;

static const Given given[] = {
  { 1, "Alpha mines", "2021-01-01", "2023-12-31", { TERM_MX, TERM_MINING }, PARTNER_CENTER, MP_ROLE_KIND_GRANTEE, 1000000, .initiatives = { INITIATIVE_MPOWER, INITIATIVE_BETTER_WORK } },
  { 2, "beta garments", "2022-06-15", "2027-02-14", { TERM_BR, TERM_TEXTILES }, PARTNER_BUREAU, MP_ROLE_KIND_DONOR, 0 },
  { 3, "Gamma", "2024-01", NULL, { TERM_MX, TERM_BR }, 0, 0, 5000000, .initiatives = { INITIATIVE_BETTER_WORK_HAITI } },
  { 4, "delta", NULL, NULL, { TERM_DO }, 0, 0, 0 },
  { 5, "\xc3\x89psilon", "2026-11-01", "2026-12-31", { 0 }, PARTNER_DEPARTMENT, MP_ROLE_KIND_DONOR, 0 },
};

static MpSummary *
make_summary (const Given *project)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, project->id);
  g_autofree char *uuid = g_strdup_printf ("0000000%" G_GINT64_FORMAT "-0000-4000-8000-000000000000", project->id);
  g_autoptr (MpProjectRecord) whole = mp_project_record_new (record);
  static const char *const roles[] = { "donor", "accountable", "grantee" };
  const char *dates[2] = { project->start, project->end };

  mp_record_set_text (record, MP_PROJECT_UUID, uuid);
  mp_record_set_text (record, MP_PROJECT_TITLE, project->title);
  mp_record_set_integer (record, MP_PROJECT_POSITION, project->id);
  for (guint i = 0; i < 2; i++)
    {
      MpDatePrecision precision;
      MpRecord *date;
      MpDate day;

      if (dates[i] == NULL)
        continue;
      g_assert_true (mp_date_parse_iso (dates[i], &day, &precision));
      date = mp_project_record_add_new (whole, MP_TABLE_DATE_REVISION);
      mp_record_set_text (date, MP_DATE_REVISION_KIND, i == 0 ? "planned-start" : "planned-end");
      mp_record_set_day (date, MP_DATE_REVISION_DAY, day);
      mp_record_set_precision (date, MP_DATE_REVISION_PRECISION, precision);
    }
  if (project->event)
    {
      MpRecord *event = mp_project_record_add_new (whole, MP_TABLE_EVENT);
      MpDatePrecision precision;
      MpDate day;

      g_assert_true (mp_date_parse_iso (project->event_day, &day, &precision));
      mp_record_set_text (event, MP_EVENT_KIND, project->event);
      mp_record_set_day (event, MP_EVENT_DAY, day);
    }
  for (guint i = 0; i < 3 && project->terms[i]; i++)
    {
      MpRecord *term = mp_project_record_add_new (whole, MP_TABLE_PROJECT_TERM);

      mp_record_set_reference (term, MP_PROJECT_TERM_TERM, project->terms[i]);
      mp_record_set_text (term, MP_PROJECT_TERM_STANDING, "stated");
    }
  if (project->partner)
    {
      MpRecord *role = mp_project_record_add_new (whole, MP_TABLE_ROLE);

      mp_record_set_reference (role, MP_ROLE_PARTNER, project->partner);
      mp_record_set_text (role, MP_ROLE_ROLE, roles[project->role]);
    }
  for (guint i = 0; i < 2 && project->initiatives[i]; i++)
    mp_record_set_reference (mp_project_record_add_new (whole, MP_TABLE_PROJECT_INITIATIVE), MP_PROJECT_INITIATIVE_INITIATIVE, project->initiatives[i]);
  if (project->amount)
    {
      MpRecord *funding = mp_project_record_add_new (whole, MP_TABLE_FUNDING);

      mp_record_set_text (funding, MP_FUNDING_KIND, "budget");
      mp_record_set_text (funding, MP_FUNDING_CURRENCY, "USD");
      mp_record_set_text (funding, MP_FUNDING_QUALIFIER, "exact");
      mp_record_set_integer (funding, MP_FUNDING_AMOUNT, project->amount * 100);
    }
  return mp_summary_new (whole);
}

static void
apply_projects (MpPortfolio *portfolio,
                const Given *projects,
                guint        n)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (update->summaries, make_summary (&projects[i]));
  mp_portfolio_apply (portfolio, update);
  mp_portfolio_update_free (update);
}

static void
remove_project (MpPortfolio *portfolio,
                gint64       id)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();

  g_array_append_val (update->removed_projects, id);
  mp_portfolio_apply (portfolio, update);
  mp_portfolio_update_free (update);
}

/* Letters of the titles that are shown, in order. */
static char *
get_shown (MpProjectList *list)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < mp_project_list_get_n (list); i++)
    g_string_append_printf (shown, "%" G_GINT64_FORMAT, mp_project_list_get_summary (list, i)->id);
  return g_string_free (shown, FALSE);
}

#define AS_OF mp_date_from_ymd (2026, 11, 23)

static void
test_conditions_find_what_they_say (void)
{
  static const struct { const char *text, *ids; } table[] = {
    { "", "12354" },
    { "country:MX", "13" },
    { "country:mexico", "13" },
    { "country:\"Dominican Republic\"", "4" },
    { "country:dom", "4" },
    { "COUNTRY:br", "23" },
    { "sector:mining", "1" },
    { "partner:\"Solidarity Center\"", "1" },
    { "partner:solid", "1" },
    { "partner:\"Department of Labor\"", "25" },
    { "donor:department", "25" },
    { "grantee:department", "" },
    { "initiative:\"Better Work\"", "13" },
    { "initiative:\"Better Work Haiti\"", "3" },
    { "initiative:haiti", "3" },
    { "initiative:m-power", "1" },
    { "initiative:multilateral", "1" },
    { "-initiative:better", "254" },
    { "missing:initiative", "254" },
    { "haiti", "3" },
    { "status:ended", "1" },
    { "status:running", "235" },
    { "status:ending", "25" },
    { "status:unknown", "4" },
    { "start:2022..2024", "23" },
    { "start:2022", "2" },
    { "start:..2021", "1" },
    { "start:2024-01", "3" },
    { "ends:<2027-03", "125" },
    { "ends:<=2023-12-31", "1" },
    { "ends:>2026", "2" },
    { "ends:>=2026-12-31", "25" },
    { "running:2023", "12" },
    { "running:2030", "3" },
    { "missing:country", "5" },
    { "missing:end", "34" },
    { "funding:>2m", "3" },
    { "funding:1m..5m", "13" },
    { "funding:<2000000", "1" },
    { "mexico", "13" },
    { "mex", "13" },
    { "-mexico", "254" },
    { "-country:MX -country:BR", "54" },
    { "country:MX OR country:DO", "134" },
    { "country:MX country:BR", "3" },
    { "(country:MX OR country:BR) status:ended", "1" },
    { "-(country:MX OR country:BR)", "54" },
    { "id:00000003", "3" },
    { "  country:MX  ", "13" },
  };
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, NULL);
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);

  apply_projects (portfolio, given, G_N_ELEMENTS (given));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpQuery) query = mp_query_with_text (all, table[i].text, NULL, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      mp_project_list_set_query (list, query);
      shown = get_shown (list);
      if (g_strcmp0 (shown, table[i].ids) != 0)
        g_error ("%s: %s instead of %s", table[i].text, shown, table[i].ids);
    }
}

static void
test_mistakes_are_shown_at_their_place (void)
{
  static const struct { const char *text; gsize start, length; } table[] = {
    { "contry:MX", 0, 6 },
    { "mining status:over", 14, 4 },
    { "start:soon", 6, 4 },
    { "(((((((((((((((((((((((((((((((((\xc3\xa9", 33, 2 },
    { "start:2024..2022", 6, 10 },
    { "ends:<2027-13", 5, 8 },
    { "country:", 0, 8 },
    { "country:MX OR", 10, 3 },
    { "OR country:MX", 0, 2 },
    { "(country:MX", 0, 1 },
    { "country:MX)", 10, 1 },
    { "funding:much", 8, 4 },
    { "missing:time", 8, 4 },
  };
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) mistake = NULL;
      MpQuerySpan span = { 0 };

      g_assert_null (mp_query_with_text (all, table[i].text, &span, &mistake));
      g_assert_error (mistake, MP_ERROR, MP_ERROR_INVALID);
      if (span.start != table[i].start || span.length != table[i].length)
        g_error ("%s: %" G_GSIZE_FORMAT "+%" G_GSIZE_FORMAT, table[i].text, span.start, span.length);
    }

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_null (mp_query_with_text (all, deep->str, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
}

/* A name in quotation marks is one condition, whatever marks it holds. */
static void
test_any_name_can_be_quoted (void)
{
  static const char *const names[][2] = {
    { "MX", "MX" },
    { "Dominican Republic", "\"Dominican Republic\"" },
    { "Casa \"Paz\"", "\xc2\xab" "Casa \"Paz\"\xc2\xbb" },
    { "\xe2\x80\x9e" "Arbeit\xe2\x80\x9c", "\xc2\xab\xe2\x80\x9e" "Arbeit\xe2\x80\x9c\xc2\xbb" },
    { "La \xc2\xab" "voix\xc2\xbb", "\"La \xc2\xab" "voix\xc2\xbb\"" },
    { "\"a\" \xc2\xab" "b\xc2\xbb", "\" a   b \"" },
    { "<2027", "\"<2027\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MpQuery) all = mp_query_new (0);
      g_autofree char *quoted = mp_query_quote (names[i][0]);
      g_autofree char *text = g_strdup_printf ("partner:%s status:running", quoted);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpQuery) query = mp_query_with_text (all, text, NULL, &error);
      g_autofree char *rest = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (quoted, ==, names[i][1]);
      g_assert_cmpuint (mp_query_get_n_conditions (query), ==, 2);
      g_assert_false (mp_query_has_words (query));
      rest = mp_query_dup_text_without (query, 0);
      g_assert_cmpstr (rest, ==, "status:running");
    }
}

static void
test_unknown_names_are_shown_at_their_place (void)
{
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);
  g_autoptr (MpQuery) query = mp_query_with_text (all, "status:ended country:Atlantis", NULL, NULL);
  g_autoptr (MpQuery) good = mp_query_with_text (all, "country:MX", NULL, NULL);
  g_autoptr (GError) error = NULL;
  MpQuerySpan span = { 0 };

  g_assert_false (mp_query_check (query, portfolio, &span, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_assert_cmpuint (span.start, ==, 21);
  g_assert_cmpuint (span.length, ==, 8);
  g_assert_true (mp_query_check (good, portfolio, NULL, NULL));

  g_clear_error (&error);
  g_clear_pointer (&query, mp_query_unref);
  query = mp_query_with_text (all, "initiative:\"Worse Work\"", NULL, NULL);
  g_assert_false (mp_query_check (query, portfolio, &span, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Worse Work"));
  g_assert_cmpuint (span.start, ==, 11);
  g_assert_cmpuint (span.length, ==, 12);
}

static void
test_random_texts_do_no_harm (void)
{
  static const char *const pieces[] = { "(", ")", "-", "OR", " ", "\"", "country:", ":", "status:ended", "x", "..", "<", "start:", "2024", "\xe2\x80\x9c", "\xd8\xb9", "*", "'" };
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, NULL);
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);

  apply_projects (portfolio, given, G_N_ELEMENTS (given));
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MpQuery) query = NULL;
      MpQuerySpan span = { 0 };

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      query = mp_query_with_text (all, text->str, &span, NULL);
      if (query == NULL)
        {
          g_assert_cmpuint (span.start, <=, text->len);
          continue;
        }
      mp_project_list_set_query (list, query);
      for (guint c = 0; c < mp_query_get_n_conditions (query); c++)
        {
          g_autofree char *label = mp_query_dup_condition_label (query, c, portfolio);
          g_autofree char *rest = mp_query_dup_text_without (query, c);
          g_autoptr (MpQuery) without = mp_query_with_text (all, rest, NULL, NULL);

          g_assert_true (g_utf8_validate (label, -1, NULL));
          if (without == NULL)
            g_error ("“%s” without condition %u: “%s”", text->str, c, rest);
          g_assert_cmpuint (mp_query_get_n_conditions (without), <, mp_query_get_n_conditions (query));
        }
    }
}

static void
test_chips_speak_and_go (void)
{
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);
  g_autoptr (MpQuery) query = mp_query_with_text (all, "country:MX -status:ended \"free words\"", NULL, NULL);
  g_autofree char *first = mp_query_dup_condition_label (query, 0, portfolio);
  g_autofree char *second = mp_query_dup_condition_label (query, 1, portfolio);
  g_autofree char *rest = mp_query_dup_text_without (query, 1);

  g_assert_cmpuint (mp_query_get_n_conditions (query), ==, 3);
  g_assert_cmpstr (first, ==, "Country: Mexico");
  g_assert_cmpstr (second, ==, "not Status: Ended");
  g_assert_cmpstr (rest, ==, "country:MX \"free words\"");
}

static void
test_orders_put_the_unknown_last (void)
{
  static const struct { MpSort sort; gboolean descending; const char *ids; } table[] = {
    { MP_SORT_START, FALSE, "12354" },
    { MP_SORT_START, TRUE, "53214" },
    { MP_SORT_END, FALSE, "15234" },
    { MP_SORT_END, TRUE, "25134" },
    { MP_SORT_TITLE, FALSE, NULL },
    { MP_SORT_SOURCE_ORDER, TRUE, "54321" },
    { MP_SORT_STATUS, FALSE, "25314" },
    { MP_SORT_COUNTRIES, FALSE, "24135" },
    { MP_SORT_PARTNERS, FALSE, "25134" },
    { MP_SORT_FUNDING, TRUE, "31245" },
    { MP_SORT_LEFT, FALSE, "52314" },
  };
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, NULL);
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);

  apply_projects (portfolio, given, G_N_ELEMENTS (given));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MpQuery) query = mp_query_with_sort (all, table[i].sort, table[i].descending);
      g_autofree char *shown = NULL;

      mp_project_list_set_query (list, query);
      shown = get_shown (list);
      if (table[i].ids && g_strcmp0 (shown, table[i].ids) != 0)
        g_error ("sort %s %d: %s instead of %s", mp_sort_get_key (table[i].sort), table[i].descending, shown, table[i].ids);
    }
}

static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *twin)
{
  g_assert_cmpuint (position + removed, <=, twin->len);
  if (removed)
    g_ptr_array_remove_range (twin, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (twin, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* Random edits against a twin that starts over each time, and a listener that only hears items-changed. */
static void
test_the_list_follows_random_edits (void)
{
  static const char *const days[] = { NULL, "2020-01-01", "2021-06-15", "2022-01-01", "2023-03-03", "2026-12-01", "2028-01-01" };
  static const char *const queries[] = { "", "country:MX", "status:ended OR status:running", "-country:BR" };
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, NULL);
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);

  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), heard);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (MpProjectList) twin = mp_project_list_new (portfolio, NULL);
      g_autofree char *shown = NULL;
      g_autofree char *expected = NULL;
      Given projects[3];
      guint n = (guint) g_test_rand_int_range (1, 4);

      for (guint p = 0; p < n; p++)
        projects[p] = (Given) {
          .id = g_test_rand_int_range (1, 30), .title = g_test_rand_bit () ? "Same" : "Other",
          .start = days[g_test_rand_int_range (0, 7)], .end = days[g_test_rand_int_range (0, 7)],
          .terms = { g_test_rand_bit () ? TERM_MX : TERM_BR },
        };
      if (g_test_rand_int_range (0, 4) == 0)
        remove_project (portfolio, projects[0].id);
      else
        apply_projects (portfolio, projects, n);
      if (g_test_rand_int_range (0, 5) == 0 || i == 0)
        {
          g_autoptr (MpQuery) words = mp_query_with_text (all, queries[g_test_rand_int_range (0, 4)], NULL, NULL);
          g_autoptr (MpQuery) query = mp_query_with_sort (words, g_test_rand_int_range (0, MP_N_SORTS), g_test_rand_bit ());

          mp_project_list_set_query (list, query);
        }
      mp_project_list_set_query (twin, mp_project_list_get_query (list));
      shown = get_shown (list);
      expected = get_shown (twin);
      g_assert_cmpstr (shown, ==, expected);
      g_assert_cmpuint (heard->len, ==, mp_project_list_get_n (list));
      for (guint p = 0; p < heard->len; p++)
        {
          guint position;

          g_assert_cmpuint (mp_project_get_row (heard->pdata[p]), ==, mp_project_list_get_row (list, p));
          g_assert_true (mp_project_list_find (list, mp_project_get_id (heard->pdata[p]), &position));
          g_assert_cmpuint (position, ==, p);
        }
    }
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n_calls)
{
  (*n_calls)++;
}

static void
count_updates_cb (MpProjectList *list,
                  guint         *n_calls)
{
  (*n_calls)++;
}

/* Projects of every kind, in an order that no sort gives. */
static void
fill_at_random (MpPortfolio *portfolio,
                guint        n)
{
  static const char *const days[] = { NULL, "2019-12", "2020-01-01", "2021-06-15", "2022", "2023-03-03", "2026-11-22", "2026-11-23", "2026-12-01", "2027-02-21", "2028-01-01" };
  static const char *const events[] = { NULL, NULL, NULL, "suspended", "resumed", "terminated", "cancelled" };

  for (guint i = 0; i < n; i++)
    {
      Given project = {
        .id = i + 1, .title = g_test_rand_bit () ? "Same" : "Other",
        .start = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))], .end = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))],
        .terms = { g_test_rand_bit () ? TERM_MX : TERM_BR }, .partner = g_test_rand_bit () ? PARTNER_CENTER : 0, .role = MP_ROLE_KIND_GRANTEE,
        .event = events[g_test_rand_int_range (0, G_N_ELEMENTS (events))], .event_day = days[g_test_rand_int_range (2, G_N_ELEMENTS (days))],
      };

      apply_projects (portfolio, &project, 1);
    }
}

static MpQuery *
make_random_query (MpQuery *all)
{
  static const char *const texts[] = {
    "", "country:MX", "status:running", "-status:ended country:BR", "status:planned OR status:suspended", "(status:ending OR country:MX) -missing:end",
    "running:2022", "mexico", "mexico status:running", "start:2021..2026 status:unknown", "status:terminated OR status:cancelled OR missing:start",
  };
  g_autoptr (MpQuery) words = mp_query_with_text (all, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))], NULL, NULL);

  return mp_query_with_sort (words, g_test_rand_int_range (0, MP_N_SORTS), g_test_rand_bit ());
}

/* Day and groups wander over random queries, in steps of a day and in leaps, while projects change; the twin
 * starts over each time, and the listener hears items-changed only where something did. */
static void
test_another_day_is_as_a_new_query (void)
{
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, NULL);
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MpQuery) all = mp_query_new (AS_OF);
  g_autoptr (MpQuery) query = mp_query_ref (all);
  guint n_changes = 0, n_updates = 0;

  fill_at_random (portfolio, 300);
  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), heard);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect (list, "updated", G_CALLBACK (count_updates_cb), &n_updates);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (MpProjectList) twin = mp_project_list_new (portfolio, NULL);
      g_autofree char *before = get_shown (list);
      g_autofree char *shown = NULL;
      g_autofree char *expected = NULL;
      MpDate day = g_test_rand_bit () ? mp_query_get_as_of (query) + g_test_rand_int_range (-1, 2) : mp_date_from_ymd (g_test_rand_int_range (2019, 2030), 3, 3);
      MpQuery *next;

      if (i % 20 == 0)
        {
          mp_query_unref (query);
          query = make_random_query (all);
          mp_project_list_set_query (list, query);
          g_free (before);
          before = get_shown (list);
        }
      if (i % 50 == 7)
        {
          Given project = { .id = g_test_rand_int_range (1, 300), .title = "Changed", .start = "2024-05-05", .end = "2026-12-24", .terms = { TERM_MX } };

          apply_projects (portfolio, &project, 1);
          g_free (before);
          before = get_shown (list);
        }
      next = mp_query_with_as_of (query, day);
      mp_query_unref (query);
      query = next;
      /* Groups are asked for in between; they find nothing else. */
      if (g_test_rand_bit ())
        {
          next = mp_query_with_groups (query, g_test_rand_int_range (0, MP_N_GROUPS), g_test_rand_int_range (0, MP_N_GROUPS));
          mp_query_unref (query);
          query = next;
        }
      n_changes = n_updates = 0;
      mp_project_list_set_query (list, query);
      mp_project_list_set_query (twin, query);

      shown = get_shown (list);
      expected = get_shown (twin);
      g_assert_cmpstr (shown, ==, expected);
      g_assert_cmpint (n_changes > 0, ==, strcmp (shown, before) != 0);
      g_assert_cmpuint (n_updates, <=, 1);
      g_assert_cmpuint (heard->len, ==, mp_project_list_get_n (list));
      for (guint p = 0; p < heard->len; p++)
        g_assert_cmpuint (mp_project_get_row (heard->pdata[p]), ==, mp_project_list_get_row (list, p));
    }
}

static void
test_a_row_has_one_object (void)
{
  g_autoptr (MpPortfolio) portfolio = make_portfolio ();
  MpProject *first, *second;

  apply_projects (portfolio, given, G_N_ELEMENTS (given));
  first = mp_project_get (portfolio, 0);
  second = mp_project_get (portfolio, 0);
  g_assert_true (first == second);
  g_assert_cmpstr (mp_project_get_summary (first)->title, ==, "Alpha mines");
  remove_project (portfolio, 1);
  g_assert_null (mp_project_get_summary (first));
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 4);
  g_object_unref (first);
  g_assert_finalize_object (second);
}

static void
test_the_id_map_agrees_with_a_hash_table (void)
{
  g_autoptr (MpIdMap) map = mp_id_map_new ();
  g_autoptr (GHashTable) twin = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 200000; i++)
    {
      gint64 id = ((gint64) g_test_rand_int_range (1, 4) << 40) + g_test_rand_int_range (1, 700);

      if (g_test_rand_int_range (0, 3) == 0)
        {
          mp_id_map_remove (map, id);
          g_hash_table_remove (twin, GSIZE_TO_POINTER (id));
        }
      else
        {
          mp_id_map_set (map, id, i);
          g_hash_table_insert (twin, GSIZE_TO_POINTER (id), GUINT_TO_POINTER (i + 1));
        }
      id = ((gint64) g_test_rand_int_range (1, 4) << 40) + g_test_rand_int_range (1, 700);
      g_assert_cmpuint (mp_id_map_get (map, id) + 1, ==, GPOINTER_TO_UINT (g_hash_table_lookup (twin, GSIZE_TO_POINTER (id))));
      g_assert_cmpuint (mp_id_map_get_size (map), ==, g_hash_table_size (twin));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-map/agrees-with-a-hash-table", test_the_id_map_agrees_with_a_hash_table);
  g_test_add_func ("/query/conditions-find-what-they-say", test_conditions_find_what_they_say);
  g_test_add_func ("/query/mistakes-are-shown-at-their-place", test_mistakes_are_shown_at_their_place);
  g_test_add_func ("/query/any-name-can-be-quoted", test_any_name_can_be_quoted);
  g_test_add_func ("/query/unknown-names-are-shown-at-their-place", test_unknown_names_are_shown_at_their_place);
  g_test_add_func ("/query/random-texts-do-no-harm", test_random_texts_do_no_harm);
  g_test_add_func ("/query/chips-speak-and-go", test_chips_speak_and_go);
  g_test_add_func ("/query/orders-put-the-unknown-last", test_orders_put_the_unknown_last);
  g_test_add_func ("/list/follows-random-edits", test_the_list_follows_random_edits);
  g_test_add_func ("/list/another-day-is-as-a-new-query", test_another_day_is_as_a_new_query);
  g_test_add_func ("/project/a-row-has-one-object", test_a_row_has_one_object);
  return g_test_run ();
}
