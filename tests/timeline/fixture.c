/* fixture.c: portfolios for the tests of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <string.h>

#define VOCABULARY_ID 1
#define FIRST_TERM 100
#define FIRST_INITIATIVE 500
#define N_INITIATIVES 5

const FixtureProject fixture_sample[FIXTURE_N_SAMPLE] = {
  { "Protecting Rights of Migrant Workers through Empowerment and Advocacy", "2015-11-25", "2026-12-31", "MY" },
  { "Strengthening Workers' Ability to Exercise their Labor Rights in Mexico", "2020-12-15", "2025-06-14", "MX" },
  { "Improving Gender Equity in the Mexican Workplace", "2021-12-15", "2026-06-14", "MX" },
  { "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador", "2021-12-15", "2026-06-14", "HN GT SV" },
  { "Building an Independent and Democratic Labor Movement to Protect Worker Rights in Mexico", "2022-07-19", "2026-07-18", "MX" },
  { "Improving respect for workers' rights In Bangladesh", "2022-10-01", "2026-09-30", "BD" },
  { "Worker Empowerment in South America", "2022-12-15", "2025-12-14", "BR CO PE" },
  { "Observation and Engagement for Freedom of Association and Collective Bargaining Rights Realization", "2023-08-23", "2026-08-22", "MX" },
  { "Working in Freedom in Jordan\xe2\x80\x99s QIZs: supporting fundamental labour rights through the Al-Hassan Work", "2023-08-10", "2026-05-30", "JO" },
  { "Engaging Workers and Civil Society to Strengthen Labor Law Enforcement - Phase II (Engage 2)", "2023-10-01", "2026-09-30", "GE" },
  { "Research, Innovation and Strategic Engagement Project", "2023-11-01", "2028-05-02", "" },
  { "Supporting Safe and Inclusive Work Environments in Lesotho", "2023-11-15", "2028-05-14", "LS" },
  { "Improving Worker Rights in Rural Sectors of the Indo-Pacific with a focus on Women", "2020-12-01", "2024-11-30", "PH ID" },
  { "Promoting Quality Jobs in Infrastructure Development in Indonesia and the Philippines", "2023-10-01", "2028-03-31", "ID PH" },
  { "Strengthening Worker Engagement, Empowerment, and Trust (DR)", "2022-12-15", "2026-12-14", "DO" },
  { "Elevating Women's Participation in the Workplace in West Africa", "2022-12-01", "2026-12-01", "LR NG" },
};

const FixtureProject fixture_odd[FIXTURE_N_ODD] = {
  { "Open end", "2019-03-01", NULL, "MX" },
  { "Open start", NULL, "2024-06-30", "BR" },
  { "No dates at all", NULL, NULL, "" },
  { "Years only", "2021", "2027", "PE" },
  { "Months only", "2026-08", "2027-02", "PE CO" },
  { "Terminated in spring", "2022-05-01", "2027-04-30", "NG", "2025-03-26" },
  { "Cancelled before it began", "2027-01-01", "2028-12-31", "LR", "2026-05-01" },
  { "Planned for later", "2027-03-01", "2029-02-28", "ID" },
  { "One day", "2024-05-01", "2024-05-01", "PH" },
  { "<b>Markup</b> & \t control\n\x01 characters", "2020-01-01", "2022-01-01", "GE" },
  { "\xd8\xaa\xd8\xb9\xd8\xb2\xd9\x8a\xd8\xb2 \xd8\xad\xd9\x82\xd9\x88\xd9\x82 \xd8\xa7\xd9\x84\xd8\xb9\xd9\x85\xd8\xa7\xd9\x84 \xd9\x81\xd9\x8a \xd8\xa7\xd9\x84\xd8\xa3\xd8\xb1\xd8\xaf\xd9\x86", "2023-01-01", "2027-12-31", "JO" },
  { "End before the start", "2026-01-01", "2025-01-01", "JO" },
};

MpDate
fixture_day (const char *iso)
{
  MpDate day;
  MpDatePrecision precision;

  if (!mp_date_parse_iso (iso, &day, &precision))
    g_error ("%s is no day", iso);
  return day;
}

static void
add_country (MpPortfolio *portfolio,
             gint64       id,
             const char  *code)
{
  MpRecord *term = mp_record_new (MP_TABLE_TERM, id);
  MpRecord *name = mp_record_new (MP_TABLE_TERM_NAME, id + 10000);
  g_autofree char *text = g_strdup_printf ("Country %s", code);

  mp_record_set_reference (term, MP_TERM_VOCABULARY, VOCABULARY_ID);
  mp_record_set_text (term, MP_TERM_CODE, code);
  mp_record_set_reference (name, MP_TERM_NAME_TERM, id);
  mp_record_set_text (name, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (name, MP_TERM_NAME_LANGUAGE, "en");
  mp_record_set_text (name, MP_TERM_NAME_TEXT, text);
  mp_portfolio_load_record (portfolio, term);
  mp_portfolio_load_record (portfolio, name);
}

static void
add_initiative (MpPortfolio *portfolio,
                gint64       id)
{
  MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, id);
  g_autofree char *name = g_strdup_printf ("Initiative %d", (int) (id - FIRST_INITIATIVE));

  mp_record_set_text (initiative, MP_INITIATIVE_NAME, name);
  if (id == FIRST_INITIATIVE)
    mp_record_set_text (initiative, MP_INITIATIVE_ACRONYM, "I0");
  mp_portfolio_load_record (portfolio, initiative);
}

/* A portfolio with a title, the vocabulary of countries and some initiatives, no projects. */
MpPortfolio *
fixture_portfolio_new (void)
{
  static const char *const codes[] = { "BD", "BR", "CO", "DO", "GE", "GT", "HN", "ID", "JO", "LR", "LS", "MX", "MY", "NG", "PE", "PH", "SV" };
  MpPortfolio *portfolio = mp_portfolio_new ();
  MpRecord *record = mp_record_new (MP_TABLE_PORTFOLIO, 1);
  MpRecord *vocabulary = mp_record_new (MP_TABLE_VOCABULARY, VOCABULARY_ID);

  mp_record_set_text (record, MP_PORTFOLIO_TITLE, "M-POWER: United States");
  mp_portfolio_load_record (portfolio, record);
  mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, MP_VOCABULARY_COUNTRIES);
  mp_portfolio_load_record (portfolio, vocabulary);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    add_country (portfolio, FIRST_TERM + i, codes[i]);
  for (guint i = 0; i < N_INITIATIVES; i++)
    add_initiative (portfolio, FIRST_INITIATIVE + i);
  return portfolio;
}

gint64
fixture_get_country (MpPortfolio *portfolio,
                     const char  *code)
{
  return mp_term_index_find_code (mp_portfolio_get_term_index (portfolio), MP_VOCABULARY_COUNTRIES, code);
}

static void
set_dates (MpSummary            *summary,
           const FixtureProject *project)
{
  MpDatePrecision precision;

  summary->start = summary->end = summary->planned_end = MP_DATE_NONE;
  if (project->start && mp_date_parse_iso (project->start, &summary->start, &precision))
    summary->start_precision = (guint8) precision;
  if (project->end && mp_date_parse_iso (project->end, &summary->end, &precision))
    {
      summary->end_precision = (guint8) precision;
      summary->end = summary->planned_end = mp_date_period_end (summary->end, precision);
    }
}

void
fixture_add (MpPortfolio          *portfolio,
             const FixtureProject *project)
{
  g_auto (GStrv) codes = g_strsplit (project->countries, " ", -1);
  guint n = g_strv_length (codes);
  MpSummaryLink *terms = mp_portfolio_allocate (portfolio, (n + 1) * sizeof (MpSummaryLink));
  MpSummaryLink *initiatives = mp_portfolio_allocate (portfolio, (project->n_initiatives + 1) * sizeof (MpSummaryLink));
  MpSummary summary = { .id = mp_portfolio_get_n_rows (portfolio) + 1, .uuid = "", .title = project->title };

  for (guint i = 0; i < n; i++)
    {
      if (*codes[i])
        terms[summary.n_terms++] = (MpSummaryLink) { fixture_get_country (portfolio, codes[i]), MP_STANDING_STATED, -1 };
    }
  /* No partners, then initiatives, as they follow each other in a summary. */
  for (guint i = 0; i < project->n_initiatives; i++)
    initiatives[summary.n_initiatives++] = (MpSummaryLink) { FIRST_INITIATIVE + ((gint64) summary.id * 7 + i * i) % N_INITIATIVES, 0, -1 };
  summary.partners = initiatives;
  summary.terms = terms;
  summary.title = mp_portfolio_intern (portfolio, project->title, strlen (project->title));
  summary.position = (gint32) summary.id;
  set_dates (&summary, project);
  if (project->terminated)
    {
      MpSummaryEvent *event = mp_portfolio_allocate (portfolio, sizeof *event);

      *event = (MpSummaryEvent) { fixture_day (project->terminated), MP_EVENT_KIND_TERMINATED };
      summary.events = event;
      summary.n_events = 1;
      summary.end = event->day;
      summary.end_precision = MP_PRECISION_DAY;
      summary.end_is_actual = TRUE;
    }
  mp_portfolio_load_summary (portfolio, &summary);
}

static void
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso)
{
  MpRecord *record;

  if (iso == NULL)
    return;
  record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, fixture_day (iso));
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
}

/* A project that follows those of the given ids; ids count from 1. */
void
fixture_add_phase (MpPortfolio  *portfolio,
                   const char   *title,
                   const char   *start,
                   const char   *end,
                   const gint64 *predecessors,
                   guint         n)
{
  gint64 id = mp_portfolio_get_n_rows (portfolio) + 1;
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, id);
  g_autofree char *key = g_strdup_printf ("phase-%" G_GINT64_FORMAT, id);
  g_autoptr (MpProjectRecord) project = NULL;
  MpSummary *summary;

  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  mp_record_set_integer (record, MP_PROJECT_POSITION, id);
  project = mp_project_record_new (record);
  add_date (project, "planned-start", start);
  add_date (project, "planned-end", end);
  for (guint i = 0; i < n; i++)
    {
      MpRecord *relation = mp_project_record_add_new (project, MP_TABLE_RELATION);

      mp_record_set_text (relation, MP_RELATION_KIND, "predecessor");
      mp_record_set_reference (relation, MP_RELATION_OTHER, predecessors[i]);
    }
  summary = mp_summary_new (project);
  g_object_set_data_full (G_OBJECT (portfolio), key, summary, (GDestroyNotify) mp_summary_free);
  mp_portfolio_load_summary (portfolio, summary);
}

/* All projects of @portfolio in their order. */
MpProjectList *
fixture_list_new (MpPortfolio *portfolio,
                  const char  *as_of)
{
  g_autoptr (MpQuery) query = mp_query_new (fixture_day (as_of));
  MpProjectList *list = mp_project_list_new (portfolio, NULL);

  mp_project_list_set_query (list, query);
  return list;
}

MpProjectList *
fixture_sample_list_new (gboolean with_odd)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < FIXTURE_N_SAMPLE; i++)
    fixture_add (portfolio, &fixture_sample[i]);
  for (guint i = 0; with_odd && i < FIXTURE_N_ODD; i++)
    fixture_add (portfolio, &fixture_odd[i]);
  return fixture_list_new (portfolio, "2026-11-23");
}
