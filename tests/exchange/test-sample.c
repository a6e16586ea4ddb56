/* test-sample.c: the sample portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-csv-parser.h"
#include "exchange/mp-import-plan.h"
#include "exchange/mp-money-parser.h"
#include "exchange/mp-sample.h"
#include "model/mp-check.h"
#include "model/mp-vocabulary.h"

#define N_PROJECTS 16

/* A document without a project. */
#define TYPE_EMPTY (empty_get_type ())
G_DECLARE_FINAL_TYPE (Empty, empty, TEST, EMPTY, GObject)

struct _Empty
{
  GObject parent_instance;
};

static gboolean
empty_each_name (MpLookup      *lookup,
                 MpNameFunc     func,
                 gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return TRUE;
}

static void
empty_lookup_init (MpLookupInterface *iface)
{
  iface->each_name = empty_each_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Empty, empty, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (MP_TYPE_LOOKUP, empty_lookup_init))

static void
empty_class_init (EmptyClass *klass)
{
}

static void
empty_init (Empty *self)
{
}

static gint64
next_id (gpointer user_data)
{
  return ++*(gint64 *) user_data;
}

static MpPortfolio *
make_portfolio (void)
{
  MpPortfolio *portfolio = mp_portfolio_new ();
  gint64 last_id = 0;
  g_autoptr (GPtrArray) records = mp_vocabulary_make_records (next_id, &last_id);

  for (guint i = 0; i < records->len; i++)
    mp_portfolio_load_record (portfolio, mp_record_ref (g_ptr_array_index (records, i)));
  return portfolio;
}

/* The sample as its reader understands it. */
typedef struct
{
  MpPortfolio *portfolio;
  MpReader *reader;
  GPtrArray *drafts;  /* of MpDraft */
  GPtrArray *records; /* of MpRecord */
} Sample;

static void
sample_set_up (Sample        *sample,
               gconstpointer  data)
{
  g_autoptr (GBytes) bytes = mp_sample_get_bytes ();
  g_autoptr (GError) error = NULL;
  MpDraft *draft;

  sample->portfolio = make_portfolio ();
  sample->reader = mp_reader_new_for_bytes (bytes, MP_SAMPLE_NAME, NULL, mp_portfolio_get_term_index (sample->portfolio), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mp_reader_get_format (sample->reader), ==, "json");
  g_assert_true (mp_reader_begin (sample->reader, NULL, &error));
  g_assert_no_error (error);

  sample->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_free);
  while ((draft = mp_reader_next (sample->reader, NULL, &error)))
    g_ptr_array_add (sample->drafts, draft);
  g_assert_no_error (error);
  sample->records = mp_reader_dup_records (sample->reader);
}

static void
sample_tear_down (Sample        *sample,
                  gconstpointer  data)
{
  g_clear_pointer (&sample->records, g_ptr_array_unref);
  g_clear_pointer (&sample->drafts, g_ptr_array_unref);
  /* The thread that planned may let go of them a moment later. */
  g_clear_object (&sample->reader);
  g_clear_object (&sample->portfolio);
}

static MpProjectRecord *
get_project (Sample *sample,
             guint   index)
{
  return ((MpDraft *) g_ptr_array_index (sample->drafts, index))->project;
}

static MpRecord *
find_record (Sample  *sample,
             MpTable  table,
             gint64   id)
{
  for (guint i = 0; i < sample->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (sample->records, i);

      if (mp_record_get_table (record) == table && mp_record_get_id (record) == id)
        return record;
    }
  return mp_portfolio_get_record (sample->portfolio, table, id);
}

/* The fields of a line of a table of facts, by the names of its columns. */
typedef void (*FactFunc) (Sample *sample, GHashTable *row);

static void
each_fact (Sample     *sample,
           const char *name,
           FactFunc    func)
{
  const char *shared = g_getenv ("MPOWER_SHARED");
  g_autofree char *path = g_build_filename (shared ? shared : "../shared", "data", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MpCsvParser) parser = mp_csv_parser_new (',');
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the tables of facts are not here");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (GHashTable) row = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

      if (lines[i][0] == '\0' || !mp_csv_parser_feed (parser, g_strchomp (lines[i]), strlen (lines[i])))
        continue;
      for (guint j = 0; j < mp_csv_parser_get_n (parser); j++)
        {
          if (i == 0)
            g_ptr_array_add (columns, g_strdup (mp_csv_parser_get (parser, j)));
          else if (j < columns->len)
            g_hash_table_insert (row, g_ptr_array_index (columns, j), g_strdup (mp_csv_parser_get (parser, j)));
        }
      if (i > 0)
        func (sample, row);
      mp_csv_parser_reset (parser);
    }
}

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *folded_a = mp_text_fold_words (a);
  g_autofree char *folded_b = mp_text_fold_words (b);

  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
has_name (MpProjectRecord *project,
          const char      *text)
{
  if (same_text (mp_project_record_get_title (project), text))
    return TRUE;
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_NAME); i++)
    {
      if (same_text (mp_record_get_text (mp_project_record_get (project, MP_TABLE_PROJECT_NAME, i), MP_PROJECT_NAME_TEXT), text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_date (MpProjectRecord *project,
          const char      *kind,
          const char      *iso,
          const char      *reason)
{
  MpDatePrecision precision;
  MpDate date;

  g_assert_true (mp_date_parse_iso (iso, &date, &precision));
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_DATE_REVISION); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_DATE_REVISION, i);
      MpDate day = mp_record_get_day (record, MP_DATE_REVISION_DAY);

      /* A month that was seen elsewhere agrees with any day in it. */
      if (mp_record_has_choice (record, MP_DATE_REVISION_KIND, kind) &&
          (reason == NULL || mp_record_has_choice (record, MP_DATE_REVISION_REASON, reason)) &&
          day >= date && day <= mp_date_period_end (date, precision))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_term (Sample          *sample,
          MpProjectRecord *project,
          const char      *vocabulary,
          const char      *code)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (sample->portfolio);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i);
      gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);
      MpRecord *local = find_record (sample, MP_TABLE_TERM, term);

      if (term > 0 && g_strcmp0 (mp_term_index_get_code (terms, term), code) == 0 &&
          g_strcmp0 (mp_term_index_get_vocabulary_key (terms, term), vocabulary) == 0)
        return TRUE;
      if (term < 0 && local && g_strcmp0 (mp_record_get_text (local, MP_TERM_CODE), code) == 0)
        {
          MpRecord *own = find_record (sample, MP_TABLE_VOCABULARY, mp_record_get_integer (local, MP_TERM_VOCABULARY));

          if (g_strcmp0 (mp_record_get_text (own, MP_VOCABULARY_KEY), vocabulary) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* The name of the partner with a role, of several the first. */
static const char *
get_partner_name (Sample          *sample,
                  MpProjectRecord *project,
                  const char      *role)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_ROLE); i++)
    {
      MpRecord *record = mp_project_record_get (project, MP_TABLE_ROLE, i);

      if (mp_record_has_choice (record, MP_ROLE_ROLE, role))
        return mp_record_get_text (find_record (sample, MP_TABLE_PARTNER, mp_record_get_integer (record, MP_ROLE_PARTNER)), MP_PARTNER_NAME);
    }
  return NULL;
}

static void
plan_ready_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(MpImportPlan **) user_data = mp_import_plan_new_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_plan (Sample        *sample,
           gconstpointer  data)
{
  g_autoptr (GObject) empty = g_object_new (TYPE_EMPTY, NULL);
  g_autoptr (MpImportPlan) plan = NULL;
  GPtrArray *messages;

  mp_import_plan_new_async (sample->reader, sample->portfolio, MP_LOOKUP (empty), mp_date_from_ymd (2026, 11, 23), NULL, NULL, NULL, plan_ready_cb, &plan);
  while (plan == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, N_PROJECTS);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_CHANGED), ==, 0);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_DOUBTFUL), ==, 0);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNUSABLE), ==, 0);

  messages = mp_import_plan_get_messages (plan);
  for (guint i = 0; i < messages->len; i++)
    {
      MpMessage *message = g_ptr_array_index (messages, i);

      g_test_message ("%u: %s", message->line, message->text);
      g_assert_cmpint (message->severity, <, MP_SEVERITY_WARNING);
    }
}

static void
test_sources (Sample        *sample,
              gconstpointer  data)
{
  static const struct
  {
    MpTable table;
    guint field;
  } sourced[] = {
    { MP_TABLE_PROJECT_NAME, MP_PROJECT_NAME_SOURCE }, { MP_TABLE_NARRATIVE, MP_NARRATIVE_SOURCE },
    { MP_TABLE_DATE_REVISION, MP_DATE_REVISION_SOURCE }, { MP_TABLE_ROLE, MP_ROLE_SOURCE },
    { MP_TABLE_PROJECT_TERM, MP_PROJECT_TERM_SOURCE }, { MP_TABLE_RELATION, MP_RELATION_SOURCE },
    { MP_TABLE_PROJECT_INITIATIVE, MP_PROJECT_INITIATIVE_SOURCE },
    { MP_TABLE_FUNDING, MP_FUNDING_SOURCE }, { MP_TABLE_MILESTONE, MP_MILESTONE_SOURCE },
    { MP_TABLE_EXTRA_FIELD, MP_EXTRA_FIELD_SOURCE },
  };

  g_assert_cmpuint (sample->drafts->len, ==, N_PROJECTS);
  for (guint i = 0; i < sample->drafts->len; i++)
    {
      MpProjectRecord *project = get_project (sample, i);

      g_assert_nonnull (find_record (sample, MP_TABLE_SOURCE, mp_record_get_integer (mp_project_record_get_project (project), MP_PROJECT_SOURCE)));
      for (guint j = 0; j < G_N_ELEMENTS (sourced); j++)
        {
          for (guint k = 0; k < mp_project_record_get_n (project, sourced[j].table); k++)
            {
              MpRecord *record = mp_project_record_get (project, sourced[j].table, k);

              if (find_record (sample, MP_TABLE_SOURCE, mp_record_get_integer (record, sourced[j].field)) == NULL)
                g_error ("%s: a row of %s has no source", mp_project_record_get_title (project), mp_table_get_info (sourced[j].table)->name);
            }
        }
    }
  for (guint i = 0; i < sample->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (sample->records, i);

      if (mp_record_get_table (record) == MP_TABLE_SOURCE)
        g_assert_true (g_str_has_prefix (mp_record_get_text (record, MP_SOURCE_URL), "https://"));
      else if (mp_record_get_table (record) == MP_TABLE_PARTNER_TERM)
        g_assert_false (mp_record_is_null (record, MP_PARTNER_TERM_SOURCE));
    }
}

static void
test_dates (Sample        *sample,
            gconstpointer  data)
{
  for (guint i = 0; i < sample->drafts->len; i++)
    {
      MpProjectRecord *project = get_project (sample, i);
      MpRecord *start = mp_project_record_get_date (project, "planned-start");
      MpRecord *end = mp_project_record_get_date (project, "planned-end");
      guint n_originals = 0;

      g_assert_nonnull (start);
      g_assert_nonnull (end);
      g_assert_cmpint (mp_record_get_day (start, MP_DATE_REVISION_DAY), <, mp_record_get_day (end, MP_DATE_REVISION_DAY));
      for (guint j = 0; j < mp_project_record_get_n (project, MP_TABLE_DATE_REVISION); j++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_DATE_REVISION, j);
          MpDate day = mp_record_get_day (record, MP_DATE_REVISION_DAY);

          g_assert_cmpint (mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON), !=, MP_DATE_NONE);
          g_assert_cmpint (day, ==, mp_date_period_start (day, mp_record_get_precision (record, MP_DATE_REVISION_PRECISION)));
          n_originals += mp_record_has_choice (record, MP_DATE_REVISION_REASON, "original");
        }
      g_assert_cmpuint (n_originals, ==, 2);
    }
}

/* One project in the words of the page: its title, its days, where it works. */
static void
check_seed (Sample     *sample,
            GHashTable *row)
{
  guint number = (guint) g_ascii_strtoull (g_hash_table_lookup (row, "no"), NULL, 10);
  MpProjectRecord *project = get_project (sample, number - 1);
  g_auto (GStrv) names = g_strsplit (g_hash_table_lookup (row, "short_name"), "|", -1);
  g_auto (GStrv) countries = g_strsplit (g_hash_table_lookup (row, "countries_prose"), "|", -1);

  g_assert_cmpint (mp_record_get_integer (mp_project_record_get_project (project), MP_PROJECT_POSITION), ==, number);
  g_assert_cmpstr (mp_project_record_get_title (project), ==, g_hash_table_lookup (row, "title"));
  g_assert_true (has_date (project, "planned-start", g_hash_table_lookup (row, "start"), "original"));
  g_assert_true (has_date (project, "planned-end", g_hash_table_lookup (row, "end"), "original"));
  for (guint i = 0; names[i]; i++)
    g_assert_true (has_name (project, names[i]));
  for (guint i = 0; countries[i]; i++)
    g_assert_true (has_term (sample, project, MP_VOCABULARY_COUNTRIES, countries[i]));
}

static void
test_seed (Sample        *sample,
           gconstpointer  data)
{
  each_fact (sample, "seed_projects.csv", check_seed);
}

static void
check_money (MpProjectRecord *project,
             const char      *text)
{
  g_autoptr (GArray) list = mp_money_parse_list (text, "USD");

  g_assert_nonnull (list);
  g_assert_cmpuint (mp_project_record_get_n (project, MP_TABLE_FUNDING), ==, list->len);
  for (guint i = 0; i < list->len; i++)
    {
      const MpMoney *money = &g_array_index (list, MpMoney, i);
      MpRecord *record = mp_project_record_get (project, MP_TABLE_FUNDING, i);

      g_assert_cmpint (mp_record_get_integer (record, MP_FUNDING_AMOUNT), ==, money->amount);
      g_assert_cmpstr (mp_record_get_text (record, MP_FUNDING_CURRENCY), ==, money->currency);
      g_assert_cmpstr (mp_record_get_text (record, MP_FUNDING_QUALIFIER), ==, money->qualifier);
      g_assert_cmpint (mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR), ==, money->fiscal_year);
    }
}

/* What other pages say of it: title, dates, money and who runs it. */
static void
check_observed (Sample     *sample,
                GHashTable *row)
{
  guint number = (guint) g_ascii_strtoull (g_hash_table_lookup (row, "seed_no"), NULL, 10);
  MpProjectRecord *project = get_project (sample, number - 1);
  const char *title = g_hash_table_lookup (row, "title_on_source");
  const char *grantee = g_hash_table_lookup (row, "grantee");
  const char *known = get_partner_name (sample, project, "grantee");
  const char *start = g_hash_table_lookup (row, "start");
  const char *end = g_hash_table_lookup (row, "end");
  const char *money = g_hash_table_lookup (row, "funding");

  if (strstr (g_hash_table_lookup (row, "seed_no"), "predecessor"))
    {
      MpRecord *relation = mp_project_record_get (project, MP_TABLE_RELATION, 0);

      g_assert_true (mp_record_has_choice (relation, MP_RELATION_KIND, "predecessor"));
      g_assert_cmpstr (mp_record_get_text (relation, MP_RELATION_OTHER_TITLE), ==, title);
      g_assert_nonnull (strstr (mp_record_get_text (relation, MP_RELATION_NOTE), end));
      return;
    }

  if (title[0] != '(')
    g_assert_true (has_name (project, title));
  if (g_str_has_prefix (grantee, "ILO"))
    g_assert_cmpstr (known, ==, "International Labour Organization");
  else if (grantee[0] == '(')
    g_assert_null (known);
  else
    g_assert_true (g_str_has_prefix (grantee, known));
  if (start[0])
    g_assert_true (has_date (project, "planned-start", start, NULL));
  if (end[0])
    g_assert_true (has_date (project, "planned-end", end, NULL));
  check_money (project, money);
}

static void
test_observed (Sample        *sample,
               gconstpointer  data)
{
  each_fact (sample, "dol_observed.csv", check_observed);
}

/* Whether eight words of one text stand in the other one after the other. */
static gboolean
borrows (const char *text,
         const char *folded_page)
{
  g_autofree char *folded = mp_text_fold_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i + 8 <= g_strv_length (words); i++)
    {
      char *ninth = words[i + 8];
      g_autofree char *run = NULL;

      words[i + 8] = NULL;
      run = g_strjoinv (" ", words + i);
      words[i + 8] = ninth;
      if (strstr (folded_page, run))
        {
          g_test_message ("“%s”", run);
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_own_words (Sample        *sample,
                gconstpointer  data)
{
  const char *shared = g_getenv ("MPOWER_SHARED");
  g_autofree char *path = g_build_filename (shared ? shared : "../shared", "pages", "partner-page-united-states.txt", NULL);
  g_autofree char *page = NULL;
  g_autofree char *folded_page = NULL;

  if (!g_file_get_contents (path, &page, NULL, NULL))
    {
      g_test_skip ("the partner page is not here");
      return;
    }
  folded_page = mp_text_fold_words (page);
  for (guint i = 0; i < sample->drafts->len; i++)
    g_assert_false (borrows (mp_project_record_get_narrative (get_project (sample, i), "summary", "en"), folded_page));
}

static void
test_texts (Sample        *sample,
            gconstpointer  data)
{
  for (guint i = 0; i < sample->drafts->len; i++)
    {
      MpProjectRecord *project = get_project (sample, i);
      guint n_originals = 0;

      g_assert_nonnull (mp_project_record_get_narrative (project, "summary", NULL));
      for (guint j = 0; j < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); j++)
        {
          MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, j);
          const char *text = mp_record_get_text (record, MP_NARRATIVE_TEXT);
          g_autofree char *clean = mp_text_clean (text);

          g_assert_cmpstr (text, ==, clean);
          g_assert_null (strchr (text, '\''));
          g_assert_null (strchr (text, '"'));
          n_originals += mp_record_has_choice (record, MP_NARRATIVE_FIELD, "summary") && mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original");
          if (mp_record_has_choice (record, MP_NARRATIVE_LANGUAGE, "en"))
            g_assert_true (mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original"));
        }
      g_assert_cmpuint (n_originals, ==, 1);
    }
}

/* Gaps are told, contradictions there are none. */
static void
test_check (Sample        *sample,
            gconstpointer  data)
{
  g_autoptr (MpCheck) check = mp_check_new (mp_portfolio_get_term_index (sample->portfolio), mp_date_from_ymd (2026, 11, 23));
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < sample->drafts->len; i++)
    {
      MpProjectRecord *project = get_project (sample, i);

      mp_record_set_id (mp_project_record_get_project (project), i + 1);
      mp_check_project (check, project);
    }
  findings = mp_check_finish (check);
  for (guint i = 0; i < findings->len; i++)
    {
      MpFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->rule, finding->text);
      g_assert_cmpint (finding->severity, ==, MP_FINDING_NOTE);
      g_assert_cmpstr (finding->rule, !=, "missing-summary");
      g_assert_cmpstr (finding->rule, !=, "missing-country");
      g_assert_cmpstr (finding->rule, !=, "country-in-text-not-stated");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Sample, NULL, sample_set_up, func, sample_tear_down)
  ADD ("/sample/all-of-it-can-be-imported", test_plan);
  ADD ("/sample/every-statement-names-its-source", test_sources);
  ADD ("/sample/dates-are-whole-and-in-order", test_dates);
  ADD ("/sample/its-projects-are-those-of-the-page", test_seed);
  ADD ("/sample/its-facts-are-those-that-were-seen", test_observed);
  ADD ("/sample/summaries-are-in-own-words", test_own_words);
  ADD ("/sample/nothing-in-it-contradicts-itself", test_check);
  ADD ("/sample/texts-are-clean-and-know-their-language", test_texts);
#undef ADD

  return g_test_run ();
}
