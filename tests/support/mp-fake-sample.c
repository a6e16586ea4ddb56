/* mp-fake-sample.c: a project in which every field is filled in, and two poor ones
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-sample.h"

MpDate
mp_fake_sample_day (const char *iso)
{
  MpDate day;

  if (!mp_date_parse_iso (iso, &day, NULL))
    g_error ("%s is no day", iso);
  return day;
}

static MpProjectRecord *
create_project (gint64      id,
                const char *title)
{
  MpRecord *project = mp_record_new (MP_TABLE_PROJECT, id);

  mp_record_take_text (project, MP_PROJECT_UUID, g_strdup_printf ("00000000-0000-4000-8000-%012d", (int) id));
  mp_record_set_text (project, MP_PROJECT_TITLE, title);
  mp_record_set_text (project, MP_PROJECT_LANGUAGE, "en");
  mp_record_set_integer (project, MP_PROJECT_POSITION, id);
  return mp_project_record_new (project);
}

static MpRecord *
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *day,
          const char      *recorded_on,
          const char      *reason)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, mp_fake_sample_day (day));
  mp_record_set_text (record, MP_DATE_REVISION_PRECISION, "day");
  mp_record_set_text (record, MP_DATE_REVISION_REASON, reason);
  if (recorded_on)
    mp_record_set_day (record, MP_DATE_REVISION_RECORDED_ON, mp_fake_sample_day (recorded_on));
  return record;
}

static void
add_term (MpFakeDocument  *document,
          MpProjectRecord *project,
          const char      *vocabulary,
          const char      *text,
          const char      *standing,
          int              share)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_PROJECT_TERM);
  gint64 term = mp_term_index_find (mp_portfolio_get_term_index (mp_fake_document_get_portfolio (document)), vocabulary, text);

  g_assert_cmpint (term, !=, 0);
  mp_record_set_reference (record, MP_PROJECT_TERM_TERM, term);
  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, standing);
  mp_record_set_reference (record, MP_PROJECT_TERM_SOURCE, MP_SAMPLE_SOURCE);
  if (share >= 0)
    mp_record_set_integer (record, MP_PROJECT_TERM_SHARE, share);
}

static void
add_role (MpProjectRecord *project,
          gint64           partner,
          const char      *role)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_ROLE);

  mp_record_set_reference (record, MP_ROLE_PARTNER, partner);
  mp_record_set_text (record, MP_ROLE_ROLE, role);
}

static void
add_funding (MpProjectRecord *project,
             gint64           amount,
             const char      *qualifier,
             int              year)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_FUNDING);

  mp_record_set_text (record, MP_FUNDING_KIND, "obligation");
  mp_record_set_integer (record, MP_FUNDING_AMOUNT, amount);
  mp_record_set_text (record, MP_FUNDING_CURRENCY, "USD");
  mp_record_set_text (record, MP_FUNDING_QUALIFIER, qualifier);
  mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, year);
  mp_record_set_reference (record, MP_FUNDING_DONOR, MP_SAMPLE_PARTNER);
}

static void
add_text (MpProjectRecord *project,
          const char      *field,
          const char      *language,
          const char      *origin,
          const char      *text)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_NARRATIVE);

  mp_record_set_text (record, MP_NARRATIVE_FIELD, field);
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, language);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, origin);
  mp_record_set_text (record, MP_NARRATIVE_TEXT, text);
}

static void
add_name (MpProjectRecord *project,
          const char      *kind,
          const char      *text)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_PROJECT_NAME);

  mp_record_set_text (record, MP_PROJECT_NAME_KIND, kind);
  mp_record_set_text (record, MP_PROJECT_NAME_TEXT, text);
}

static void
add_membership (MpProjectRecord *project)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_PROJECT_INITIATIVE);

  mp_record_set_reference (record, MP_PROJECT_INITIATIVE_INITIATIVE, MP_SAMPLE_INITIATIVE);
  mp_record_set_day (record, MP_PROJECT_INITIATIVE_FROM_DAY, mp_fake_sample_day ("2022-12-06"));
  mp_record_set_reference (record, MP_PROJECT_INITIATIVE_SOURCE, MP_SAMPLE_SOURCE);
}

static void
add_odds (MpProjectRecord *project)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_MILESTONE);

  mp_record_set_text (record, MP_MILESTONE_KIND, "mid-term-evaluation");
  mp_record_set_day (record, MP_MILESTONE_PLANNED_DAY, mp_fake_sample_day ("2024-03-01"));
  mp_record_set_text (record, MP_MILESTONE_PLANNED_PRECISION, "month");
  record = mp_project_record_add_new (project, MP_TABLE_MILESTONE);
  mp_record_set_text (record, MP_MILESTONE_KIND, "final-evaluation");
  mp_record_set_text (record, MP_MILESTONE_TITLE, "Independent final evaluation");
  mp_record_set_day (record, MP_MILESTONE_PLANNED_DAY, mp_fake_sample_day ("2026-11-30"));
  mp_record_set_text (record, MP_MILESTONE_PLANNED_PRECISION, "day");

  record = mp_project_record_add_new (project, MP_TABLE_IDENTIFIER);
  mp_record_set_text (record, MP_IDENTIFIER_KIND, "grant");
  mp_record_set_text (record, MP_IDENTIFIER_VALUE, "IL-37954-21-75-K");

  record = mp_project_record_add_new (project, MP_TABLE_LINK);
  mp_record_set_text (record, MP_LINK_KIND, "page");
  mp_record_set_text (record, MP_LINK_TITLE, "Project page at the Department of Labor");
  mp_record_set_text (record, MP_LINK_URL, "https://www.dol.gov/agencies/ilab/prep4change");

  record = mp_project_record_add_new (project, MP_TABLE_RELATION);
  mp_record_set_text (record, MP_RELATION_KIND, "sibling");
  mp_record_set_reference (record, MP_RELATION_OTHER, MP_SAMPLE_SECOND);
  record = mp_project_record_add_new (project, MP_TABLE_RELATION);
  mp_record_set_text (record, MP_RELATION_KIND, "predecessor");
  mp_record_set_text (record, MP_RELATION_OTHER_TITLE, "PREP, Phase I");

  record = mp_project_record_add_new (project, MP_TABLE_EXTRA_FIELD);
  mp_record_set_text (record, MP_EXTRA_FIELD_NAME, "Desk officer");
  mp_record_set_text (record, MP_EXTRA_FIELD_TEXT, "M. Rivera");
}

static MpProjectRecord *
create_rich (MpFakeDocument *document)
{
  MpProjectRecord *project = create_project (MP_SAMPLE_RICH,
                                             "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador through Prevention and Protection");

  add_date (project, "planned-start", "2021-12-15", "2021-12-20", "original");
  add_date (project, "planned-end", "2025-12-14", "2021-12-20", "original");
  add_date (project, "planned-end", "2026-06-14", "2023-05-02", "no-cost-extension");
  mp_record_set_reference (add_date (project, "planned-end", "2027-02-14", "2025-11-03", "cost-extension"), MP_DATE_REVISION_SOURCE, MP_SAMPLE_SOURCE);
  add_term (document, project, MP_VOCABULARY_COUNTRIES, "Honduras", "stated", 6000);
  add_term (document, project, MP_VOCABULARY_COUNTRIES, "Guatemala", "stated", 4000);
  add_term (document, project, MP_VOCABULARY_COUNTRIES, "El Salvador", "found", -1);
  add_term (document, project, MP_VOCABULARY_REGIONS, "Central America", "stated", -1);
  add_term (document, project, MP_VOCABULARY_SECTORS, "Agriculture; plantations; other rural sectors", "found", -1);
  add_term (document, project, MP_VOCABULARY_SECTORS, "Textiles; clothing; leather; footwear", "confirmed", -1);
  add_role (project, MP_SAMPLE_PARTNER, "donor");
  add_role (project, MP_SAMPLE_PARTNER + 1, "grantee");
  add_membership (project);
  add_funding (project, 800000000, "exact", 2021);
  add_funding (project, 52000000, "up-to", 2024);
  add_text (project, "summary", "en", "original",
            "The project works with growers, mills and maquilas to prevent heat stress and kidney disease, and with unions and labour inspectors "
            "so that rest, shade and water become part of collective agreements.\n\nIt covers sugar cane and garment workers in three countries.");
  add_text (project, "summary", "es", "translated",
            "El proyecto trabaja con productores, ingenios y maquilas para prevenir el estrés térmico y la enfermedad renal, y con sindicatos e "
            "inspectores para que el descanso, la sombra y el agua formen parte de los convenios colectivos.");
  add_text (project, "problem", "en", "original", "Workers in the cane fields fall ill young; inspection seldom reaches them.");
  add_name (project, "acronym", "PREP4Change");
  add_name (project, "former", "Prevention, Resilience, Efficiency and Protection");
  add_odds (project);
  mp_record_set_text (mp_project_record_get_project (project), MP_PROJECT_NOTE, "Ask about the evaluation before the next review.");
  mp_record_set_reference (mp_project_record_get_project (project), MP_PROJECT_SOURCE, MP_SAMPLE_SOURCE);
  return project;
}

/* Day 2026-11-23 is a good one to look at it. */
MpFakeDocument *
mp_fake_sample_new (void)
{
  MpFakeDocument *document = mp_fake_document_new ();
  MpRecord *record = mp_record_new (MP_TABLE_SOURCE, MP_SAMPLE_SOURCE);
  MpProjectRecord *second;

  mp_record_set_text (record, MP_SOURCE_UUID, "00000000-0000-4000-8000-000000000900");
  mp_record_set_text (record, MP_SOURCE_KIND, "page");
  mp_record_set_text (record, MP_SOURCE_TITLE, "Partner page “United States”");
  mp_fake_document_add_record (document, record);

  record = mp_record_new (MP_TABLE_PARTNER, MP_SAMPLE_PARTNER);
  mp_record_set_text (record, MP_PARTNER_UUID, "00000000-0000-4000-8000-000000000901");
  mp_record_set_text (record, MP_PARTNER_NAME, "U.S. Department of Labor");
  mp_record_set_text (record, MP_PARTNER_ACRONYM, "USDOL");
  mp_fake_document_add_record (document, record);
  record = mp_record_new (MP_TABLE_PARTNER, MP_SAMPLE_PARTNER + 1);
  mp_record_set_text (record, MP_PARTNER_UUID, "00000000-0000-4000-8000-000000000902");
  mp_record_set_text (record, MP_PARTNER_NAME, "La Isla Network");
  mp_fake_document_add_record (document, record);

  record = mp_record_new (MP_TABLE_INITIATIVE, MP_SAMPLE_INITIATIVE);
  mp_record_set_text (record, MP_INITIATIVE_UUID, "00000000-0000-4000-8000-000000000910");
  mp_record_set_text (record, MP_INITIATIVE_NAME, "Multilateral Partnership for Organizing, Worker Empowerment, and Rights");
  mp_record_set_text (record, MP_INITIATIVE_ACRONYM, "M-POWER");
  mp_fake_document_add_record (document, record);

  second = create_project (MP_SAMPLE_SECOND, "Worker Empowerment in South America");
  add_date (second, "planned-start", "2022-12-15", NULL, "original");
  add_date (second, "planned-end", "2026-12-14", NULL, "original");
  mp_fake_document_add_project (document, second);
  mp_fake_document_add_project (document, create_project (MP_SAMPLE_POOR, "A project of which nothing is known"));
  mp_fake_document_add_project (document, create_rich (document));
  return document;
}
