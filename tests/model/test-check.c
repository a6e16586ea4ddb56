/* test-check.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/mp-check.h"
#include "model/mp-vocabulary.h"

#define TODAY "2026-11-23"
#define INITIATIVE 1000000

typedef struct
{
  MpTermIndex *terms;
  MpCheck *check;
  gint64 last_id;
  GPtrArray *findings;
} Fixture;

static gint64
make_id_cb (gpointer user_data)
{
  return ++((Fixture *) user_data)->last_id;
}

static MpDate
day (const char *iso)
{
  MpDate date;

  g_assert_true (mp_date_parse_iso (iso, &date, NULL));
  return date;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) records = mp_vocabulary_make_records (make_id_cb, fixture);
  g_autoptr (MpRecord) initiative = mp_record_new (MP_TABLE_INITIATIVE, INITIATIVE);
  GPtrArray *by_table[MP_N_TABLES];

  for (guint i = 0; i < MP_N_TABLES; i++)
    by_table[i] = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (by_table[mp_record_get_table (records->pdata[i])], records->pdata[i]);
  mp_record_set_text (initiative, MP_INITIATIVE_NAME, "Multilateral Partnership");
  mp_record_set_text (initiative, MP_INITIATIVE_ACRONYM, "M-POWER");
  g_ptr_array_add (by_table[MP_TABLE_INITIATIVE], initiative);
  fixture->terms = mp_term_index_new (by_table[MP_TABLE_VOCABULARY], by_table[MP_TABLE_TERM], by_table[MP_TABLE_TERM_NAME],
                                      by_table[MP_TABLE_PARTNER], by_table[MP_TABLE_PARTNER_NAME], by_table[MP_TABLE_INITIATIVE]);
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_clear_pointer (&by_table[i], g_ptr_array_unref);
  fixture->check = mp_check_new (fixture->terms, day (TODAY));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  mp_check_free (fixture->check);
  mp_term_index_unref (fixture->terms);
}

static MpProjectRecord *
make_project (Fixture    *fixture,
              const char *title)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, make_id_cb (fixture));

  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  return mp_project_record_new (record);
}

static MpRecord *
add_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  MpDatePrecision precision;
  MpDate date;

  g_assert_true (mp_date_parse_iso (iso, &date, &precision));
  mp_record_set_text (record, MP_DATE_REVISION_KIND, kind);
  mp_record_set_day (record, MP_DATE_REVISION_DAY, date);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, precision);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "original");
  return record;
}

static MpRecord *
add_term (Fixture         *fixture,
          MpProjectRecord *project,
          const char      *vocabulary,
          const char      *code,
          int              share)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_PROJECT_TERM);
  gint64 term = mp_term_index_find_code (fixture->terms, vocabulary, code);

  g_assert_cmpint (term, !=, 0);
  mp_record_set_reference (record, MP_PROJECT_TERM_TERM, term);
  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, "stated");
  if (share >= 0)
    mp_record_set_integer (record, MP_PROJECT_TERM_SHARE, share);
  return record;
}

static void
add_text (MpProjectRecord *project,
          const char      *field,
          const char      *text,
          const char      *origin)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_NARRATIVE);

  mp_record_set_text (record, MP_NARRATIVE_FIELD, field);
  mp_record_set_text (record, MP_NARRATIVE_LANGUAGE, "en");
  mp_record_set_text (record, MP_NARRATIVE_TEXT, text);
  mp_record_set_text (record, MP_NARRATIVE_ORIGIN, origin);
}

static MpRecord *
add_funding (MpProjectRecord *project,
             gint64           amount)
{
  MpRecord *record = mp_project_record_add_new (project, MP_TABLE_FUNDING);

  mp_record_set_text (record, MP_FUNDING_KIND, "budget");
  mp_record_set_integer (record, MP_FUNDING_AMOUNT, amount);
  mp_record_set_text (record, MP_FUNDING_CURRENCY, "USD");
  mp_record_set_text (record, MP_FUNDING_QUALIFIER, "exact");
  return record;
}

/* A project that nothing can be said against. */
static MpProjectRecord *
make_good_project (Fixture    *fixture,
                   const char *title)
{
  MpProjectRecord *project = make_project (fixture, title);
  MpRecord *role = mp_project_record_add_new (project, MP_TABLE_ROLE);

  add_date (project, "planned-start", "2024-01-01");
  add_date (project, "planned-end", "2028-12-31");
  add_term (fixture, project, MP_VOCABULARY_COUNTRIES, "MX", -1);
  add_term (fixture, project, MP_VOCABULARY_SECTORS, "mining", -1);
  add_text (project, "summary", "Safer mines in Mexico.", "original");
  add_funding (project, 100000);
  mp_record_set_reference (role, MP_ROLE_PARTNER, 77);
  mp_record_set_text (role, MP_ROLE_ROLE, "implementing");
  return project;
}

static void
look_at (Fixture         *fixture,
         MpProjectRecord *project)
{
  mp_check_project (fixture->check, project);
  mp_project_record_unref (project);
}

/* (nullable): the finding of that rule. */
static const MpFinding *
find_rule (Fixture    *fixture,
           const char *rule)
{
  if (fixture->findings == NULL)
    fixture->findings = mp_check_finish (fixture->check);
  for (guint i = 0; i < fixture->findings->len; i++)
    {
      const MpFinding *finding = fixture->findings->pdata[i];

      if (strcmp (finding->rule, rule) == 0)
        return finding;
    }
  return NULL;
}

/* The only finding is of that rule. */
static void
assert_only (Fixture           *fixture,
             const char        *rule,
             MpFindingSeverity  severity,
             const char        *part)
{
  const MpFinding *finding = find_rule (fixture, rule);

  for (guint i = 0; i < fixture->findings->len; i++)
    {
      const MpFinding *other = fixture->findings->pdata[i];

      if (other != finding)
        g_test_message ("%s: %s", other->rule, other->text);
    }
  g_assert_nonnull (finding);
  g_assert_cmpuint (fixture->findings->len, ==, 1);
  g_assert_cmpint (finding->severity, ==, severity);
  g_test_message ("%s", finding->text);
  g_assert_nonnull (strstr (finding->text, part));
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  look_at (fixture, make_good_project (fixture, "Safe Mines"));
  g_assert_null (find_rule (fixture, "none"));
  g_assert_cmpuint (fixture->findings->len, ==, 0);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const rules[] = { "no-dates", "missing-summary", "missing-country", "missing-sector", "missing-funding", "missing-implementer" };

  look_at (fixture, make_project (fixture, "Nothing Known"));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_nonnull (find_rule (fixture, rules[i]));
  g_assert_cmpuint (fixture->findings->len, ==, G_N_ELEMENTS (rules));
  /* The gravest first. */
  g_assert_cmpstr (((MpFinding *) fixture->findings->pdata[0])->rule, ==, "no-dates");
}

typedef struct
{
  const char *kind;
  const char *date;
  const char *kind_2;
  const char *date_2;
  const char *rule; /* NULL for none */
  MpFindingSeverity severity;
  const char *part;
} DateCase;

static const DateCase date_cases[] = {
  { "planned-start", "2024-05-02", "planned-end", "2024-05-01", "end-before-start", MP_FINDING_ERROR, "1 May 2024" },
  { "planned-start", "2027-05-02", "planned-end", "2027-05-02", NULL, 0, NULL },
  /* A month holds the days in it, whichever they are. */
  { "planned-start", "2027-05-20", "planned-end", "2027-05", "month-precise-date", MP_FINDING_NOTE, "May 2027" },
  { "planned-start", "2027-05-20", "planned-end", "2027-04", "end-before-start", MP_FINDING_ERROR, "Apr 2027" },
  { "planned-start", "2027-05-20", "planned-end", "2027", "year-precise-date", MP_FINDING_NOTE, "2027" },
  { "actual-start", "2020-01-02", "planned-end", "2020-01-01", "end-before-start", MP_FINDING_ERROR, "Actual start" },
  { "planned-start", "2020-01-02", "actual-end", "2019-01-01", "end-before-start", MP_FINDING_ERROR, "Actual end" },
  { "planned-start", "0001-01-01", "planned-end", "2030-01-01", "unlikely-year", MP_FINDING_WARNING, "Planned start" },
  { "planned-start", "2020-01-01", "planned-end", "9999-12-31", "unlikely-year", MP_FINDING_WARNING, "9999" },
  { "planned-start", "2020-01-01", "actual-end", "2026-11-24", "actual-in-future", MP_FINDING_WARNING, "24 Nov 2026" },
  { "planned-start", "2020-01-01", "actual-end", "2026-11-23", NULL, 0, NULL },
  { "planned-start", "2020-01-01", NULL, NULL, "missing-end", MP_FINDING_NOTE, "No end" },
  { "planned-end", "2020-01-01", NULL, NULL, "missing-start", MP_FINDING_NOTE, "No start" },
};

static void
remove_dates (MpProjectRecord **project,
              Fixture          *fixture)
{
  MpProjectRecord *copy = make_project (fixture, mp_project_record_get_title (*project));

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; table != MP_TABLE_DATE_REVISION && i < mp_project_record_get_n (*project, table); i++)
        mp_project_record_add (copy, mp_record_ref (mp_project_record_get (*project, table, i)));
    }
  mp_project_record_unref (*project);
  *project = copy;
}

static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      const DateCase *c = &date_cases[i];
      MpProjectRecord *project = make_good_project (fixture, "Safe Mines");

      remove_dates (&project, fixture);
      add_date (project, c->kind, c->date);
      if (c->kind_2)
        add_date (project, c->kind_2, c->date_2);
      g_test_message ("%s %s, %s %s", c->kind, c->date, c->kind_2, c->date_2);
      look_at (fixture, project);
      if (c->rule && strlen (c->date_2 ? c->date_2 : "") == strlen ("2027-04") && c->severity == MP_FINDING_ERROR)
        {
          /* Which is said to be a month, too. */
          g_assert_nonnull (find_rule (fixture, c->rule));
          g_assert_nonnull (strstr (find_rule (fixture, c->rule)->text, c->part));
          g_assert_cmpuint (fixture->findings->len, ==, 2);
        }
      else if (c->rule)
        {
          assert_only (fixture, c->rule, c->severity, c->part);
        }
      else
        {
          g_assert_null (find_rule (fixture, "end-before-start"));
          g_assert_cmpuint (fixture->findings->len, ==, 0);
        }
      g_clear_pointer (&fixture->findings, g_ptr_array_unref);
    }
}

/* What was corrected since is no mistake any more. */
static void
test_superseded (Fixture       *fixture,
                 gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
  MpRecord *wrong = add_date (project, "planned-end", "2020-01");

  mp_record_set_day (wrong, MP_DATE_REVISION_RECORDED_ON, day ("2020-01-01"));
  wrong = add_date (project, "planned-end", "2029-01-31");
  mp_record_set_day (wrong, MP_DATE_REVISION_RECORDED_ON, day ("2021-01-01"));
  look_at (fixture, project);
  g_assert_null (find_rule (fixture, "end-before-start"));
  g_assert_cmpuint (fixture->findings->len, ==, 0);
}

static void
test_stated_status (Fixture       *fixture,
                    gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
  MpRecord *correction;

  mp_record_set_text (mp_project_record_get_project (project), MP_PROJECT_STATED_STATUS, "running");
  look_at (fixture, project);
  g_assert_null (find_rule (fixture, "ended-but-stated-running"));
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);

  project = make_good_project (fixture, "Safe Mines");
  mp_record_set_text (mp_project_record_get_project (project), MP_PROJECT_STATED_STATUS, "running");
  correction = add_date (project, "planned-end", "2026-11-22");
  mp_record_set_day (correction, MP_DATE_REVISION_RECORDED_ON, day ("2026-01-01"));
  look_at (fixture, project);
  assert_only (fixture, "ended-but-stated-running", MP_FINDING_WARNING, "22 Nov 2026");
}

static void
test_event_after_end (Fixture       *fixture,
                      gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
  MpRecord *event = mp_project_record_add_new (project, MP_TABLE_EVENT);

  mp_record_set_text (event, MP_EVENT_KIND, "terminated");
  mp_record_set_day (event, MP_EVENT_DAY, day ("2029-01-01"));
  look_at (fixture, project);
  assert_only (fixture, "event-after-end", MP_FINDING_WARNING, "1 Jan 2029");
}

static void
test_milestones (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *kind;
    const char *date;
    gboolean found;
    MpFindingSeverity severity;
  } cases[] = {
    { "baseline", "2023-12-31", TRUE, MP_FINDING_WARNING },
    { "baseline", "2024-01-01", FALSE, 0 },
    { "mid-term-evaluation", "2029-01-01", TRUE, MP_FINDING_WARNING },
    { "final-evaluation", "2029-01-01", TRUE, MP_FINDING_NOTE },
    { "final-evaluation", "2028-12-31", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
      MpRecord *milestone = mp_project_record_add_new (project, MP_TABLE_MILESTONE);

      mp_record_set_text (milestone, MP_MILESTONE_KIND, cases[i].kind);
      mp_record_set_day (milestone, MP_MILESTONE_PLANNED_DAY, day (cases[i].date));
      mp_record_set_precision (milestone, MP_MILESTONE_PLANNED_PRECISION, MP_PRECISION_DAY);
      look_at (fixture, project);
      if (cases[i].found)
        assert_only (fixture, "milestone-outside", cases[i].severity, "20");
      else
        g_assert_null (find_rule (fixture, "milestone-outside"));
      g_clear_pointer (&fixture->findings, g_ptr_array_unref);
    }
}

static void
test_shares (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    int shares[3];
    gboolean found;
  } cases[] = {
    { { 5000, 5000, -1 }, FALSE }, /* nothing left for the third, but not wrong */
    { { 5000, 4000, 1000 }, FALSE },
    { { 3333, 3333, 3333 }, FALSE },
    { { 5000, 4000, 500 }, TRUE },
    { { 6000, 5000, -1 }, TRUE },
    { { 4000, -1, -1 }, FALSE },
  };
  static const char *const codes[] = { "BR", "CO", "PE" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpProjectRecord *project = make_project (fixture, "Three Countries");

      for (guint c = 0; c < 3; c++)
        add_term (fixture, project, MP_VOCABULARY_COUNTRIES, codes[c], cases[i].shares[c]);
      look_at (fixture, project);
      g_assert_true ((find_rule (fixture, "shares-not-100") != NULL) == cases[i].found);
      g_clear_pointer (&fixture->findings, g_ptr_array_unref);
    }
}

static void
test_title_cut (Fixture       *fixture,
                gconstpointer  data)
{
  /* 100 characters, but more bytes. */
  look_at (fixture, make_good_project (fixture, "Working in Freedom in 7 QIZs’ shops: supporting fundamental labour rights through the Al-Hassan Work"));
  assert_only (fixture, "title-cut", MP_FINDING_NOTE, "100");
}

static void
test_whole_title (Fixture       *fixture,
                  gconstpointer  data)
{
  /* 80 characters that end as a sentence. */
  look_at (fixture, make_good_project (fixture, "A title of eighty characters in all that ends as sentences do, with a full stop."));
  g_assert_null (find_rule (fixture, "title-cut"));
}

static void
test_same_title (Fixture       *fixture,
                 gconstpointer  data)
{
  MpProjectRecord *second = make_good_project (fixture, "SAFE  mines");
  gint64 id = mp_project_record_get_id (second);

  look_at (fixture, make_good_project (fixture, "Safe Mines"));
  look_at (fixture, second);
  look_at (fixture, make_good_project (fixture, "Safe Mines Too"));
  assert_only (fixture, "duplicate-suspect", MP_FINDING_WARNING, "same title");
  g_assert_cmpint (find_rule (fixture, "duplicate-suspect")->project, ==, id);
}

static void
test_same_number (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      MpProjectRecord *project = make_good_project (fixture, i ? "Safe Mines" : "Minas seguras");
      MpRecord *number = mp_project_record_add_new (project, MP_TABLE_IDENTIFIER);

      mp_record_set_text (number, MP_IDENTIFIER_KIND, "grant");
      mp_record_set_text (number, MP_IDENTIFIER_VALUE, "IL-123");
      number = mp_project_record_add_new (project, MP_TABLE_IDENTIFIER);
      mp_record_set_text (number, MP_IDENTIFIER_KIND, "internal");
      mp_record_set_text (number, MP_IDENTIFIER_VALUE, "1");
      look_at (fixture, project);
    }
  assert_only (fixture, "duplicate-suspect", MP_FINDING_WARNING, "Minas seguras");
  g_assert_nonnull (strstr (find_rule (fixture, "duplicate-suspect")->text, "IL-123"));
}

static void
test_country_in_text (Fixture       *fixture,
                      gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines in El Salvador");

  add_text (project, "problem", "In El Salvador, and in Mexico, mines are deep.", "original");
  look_at (fixture, project);
  assert_only (fixture, "country-in-text-not-stated", MP_FINDING_NOTE, "El Salvador");
}

static void
test_unconfirmed (Fixture       *fixture,
                  gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");

  mp_record_set_text (add_term (fixture, project, MP_VOCABULARY_COUNTRIES, "BR", -1), MP_PROJECT_TERM_STANDING, "found");
  look_at (fixture, project);
  assert_only (fixture, "unconfirmed-terms", MP_FINDING_NOTE, "1 term");
}

static MpRecord *
add_membership (MpProjectRecord *project,
                const char      *from,
                const char      *to)
{
  MpRecord *membership = mp_project_record_add_new (project, MP_TABLE_PROJECT_INITIATIVE);

  mp_record_set_reference (membership, MP_PROJECT_INITIATIVE_INITIATIVE, INITIATIVE);
  mp_record_set_day (membership, MP_PROJECT_INITIATIVE_FROM_DAY, day (from));
  mp_record_set_day (membership, MP_PROJECT_INITIATIVE_TO_DAY, day (to));
  return membership;
}

/* One day is long enough, and years before the project nothing to speak of. */
static void
test_memberships (Fixture       *fixture,
                  gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");

  add_membership (project, "1999-01-02", "1999-01-02");
  add_membership (project, "2025-01-02", "2025-01-01");
  look_at (fixture, project);
  assert_only (fixture, "membership-reversed", MP_FINDING_ERROR, "M-POWER");
}

static void
test_funding (Fixture       *fixture,
              gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
  MpRecord *funding = add_funding (project, 500000);

  mp_record_set_day (funding, MP_FUNDING_FROM_DAY, day ("2025-01-02"));
  mp_record_set_day (funding, MP_FUNDING_TO_DAY, day ("2025-01-01"));
  look_at (fixture, project);
  assert_only (fixture, "funding-period-reversed", MP_FINDING_ERROR, "USD 5,000");
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);

  project = make_good_project (fixture, "Safe Mines");
  add_funding (project, 0);
  look_at (fixture, project);
  assert_only (fixture, "funding-nought", MP_FINDING_WARNING, "USD 0");
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *url;
    gboolean found;
  } cases[] = {
    { "https://example.org/a", FALSE },
    { "mailto:ana@example.org", FALSE },
    { "www.example.org", TRUE },
    { "example.org:8080/a", TRUE },
    { "/home/ana/report.pdf", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
      MpRecord *link = mp_project_record_add_new (project, MP_TABLE_LINK);

      mp_record_set_text (link, MP_LINK_KIND, "page");
      mp_record_set_text (link, MP_LINK_URL, cases[i].url);
      look_at (fixture, project);
      if (cases[i].found)
        assert_only (fixture, "link-without-scheme", MP_FINDING_WARNING, cases[i].url);
      else
        g_assert_null (find_rule (fixture, "link-without-scheme"));
      g_clear_pointer (&fixture->findings, g_ptr_array_unref);
    }
}

static void
test_relations (Fixture       *fixture,
                gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");
  MpRecord *relation = mp_project_record_add_new (project, MP_TABLE_RELATION);

  mp_record_set_text (relation, MP_RELATION_KIND, "predecessor");
  mp_record_set_reference (relation, MP_RELATION_OTHER, mp_project_record_get_id (project));
  look_at (fixture, project);
  assert_only (fixture, "relation-to-itself", MP_FINDING_ERROR, "Predecessor");
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);

  project = make_good_project (fixture, "Safe Mines");
  relation = mp_project_record_add_new (project, MP_TABLE_RELATION);
  mp_record_set_text (relation, MP_RELATION_KIND, "predecessor");
  mp_record_set_text (relation, MP_RELATION_OTHER_TITLE, "Phase I");
  look_at (fixture, project);
  assert_only (fixture, "related-project-unknown", MP_FINDING_NOTE, "Phase I");
}

static void
test_translation_only (Fixture       *fixture,
                       gconstpointer  data)
{
  MpProjectRecord *project = make_good_project (fixture, "Safe Mines");

  add_text (project, "problem", "Mines are deep.", "translated");
  look_at (fixture, project);
  assert_only (fixture, "translation-only", MP_FINDING_NOTE, "The problem");
}

/* By title, then the gravest first, whatever the order of the projects was. */
static void
test_sorted (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const titles[] = { "zinc", "beta", "Alpha", "Copper" };
  static const guint sorted[] = { 2, 1, 3, 0 };
  gint64 ids[G_N_ELEMENTS (titles)];
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      MpProjectRecord *project = make_project (fixture, titles[i]);

      ids[i] = mp_project_record_get_id (project);
      look_at (fixture, project);
    }
  find_rule (fixture, "none");
  for (guint i = 0; i < fixture->findings->len; i++)
    {
      const MpFinding *finding = fixture->findings->pdata[i];
      const MpFinding *before = i ? fixture->findings->pdata[i - 1] : finding;

      if (finding->project != before->project)
        place++;
      else
        g_assert_cmpint (before->severity, <=, finding->severity);
      g_assert_cmpuint (place, <, G_N_ELEMENTS (titles));
      g_assert_cmpint (finding->project, ==, ids[sorted[place]]);
    }
  g_assert_cmpuint (place, ==, G_N_ELEMENTS (titles) - 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/check/a-whole-project-is-left-in-peace", test_good);
  ADD ("/check/an-empty-one-is-told-what-is-missing", test_empty);
  ADD ("/check/dates", test_dates);
  ADD ("/check/what-was-corrected-does-not-count", test_superseded);
  ADD ("/check/stated-status-against-the-end", test_stated_status);
  ADD ("/check/an-event-after-the-end", test_event_after_end);
  ADD ("/check/milestones-outside", test_milestones);
  ADD ("/check/shares", test_shares);
  ADD ("/check/a-title-cut-off-at-100-characters", test_title_cut);
  ADD ("/check/a-whole-title-of-80-characters", test_whole_title);
  ADD ("/check/two-projects-of-one-title", test_same_title);
  ADD ("/check/two-projects-of-one-grant", test_same_number);
  ADD ("/check/a-country-of-the-text", test_country_in_text);
  ADD ("/check/unconfirmed-terms", test_unconfirmed);
  ADD ("/check/memberships", test_memberships);
  ADD ("/check/funding", test_funding);
  ADD ("/check/links", test_links);
  ADD ("/check/relations", test_relations);
  ADD ("/check/translation-only", test_translation_only);
  ADD ("/check/findings-are-sorted", test_sorted);
  return g_test_run ();
}
