/* mp-iati-derived.c: money, and what IATI wants stated that follows from other statements
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is only made for IATI is marked, so that it does not become a statement when the file is read.
 */

#include "config.h"

#include <string.h>

#include "base/mp-format.h"
#include "exchange/mp-iati-book.h"
#include "model/mp-status.h"

/* The first day of a project that anybody stated. */
MpDate
mp_iati_find_start (const MpProjectRecord *project)
{
  static const char *const kinds[] = { "actual-start", "planned-start", "planned-end", "actual-end" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MpRecord *date = mp_project_record_get_date (project, kinds[i]);

      if (date)
        return mp_record_get_day (date, MP_DATE_REVISION_DAY);
    }
  return MP_DATE_NONE;
}

/* Minor units as IATI writes them: "1234.5" is "1234.50", whole amounts have no decimals. */
char *
mp_iati_dup_amount (gint64      amount,
                    const char *currency)
{
  int digits = mp_format_currency_digits (currency);
  guint64 magnitude = amount < 0 ? (guint64) -(amount + 1) + 1 : (guint64) amount;
  guint64 unit = 1;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (magnitude % unit == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", magnitude / unit);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, amount < 0 ? "-" : "", magnitude / unit, digits, magnitude % unit);
}

static void
add_value (xmlNode  *node,
           MpRecord *record,
           MpDate    day)
{
  const char *currency = mp_record_get_text (record, MP_FUNDING_CURRENCY);
  g_autofree char *amount = mp_iati_dup_amount (mp_record_get_integer (record, MP_FUNDING_AMOUNT), currency);
  xmlNode *value = xmlNewTextChild (node, NULL, (const xmlChar *) "value", (const xmlChar *) amount);

  mp_iati_set (value, "currency", currency);
  mp_iati_set_day (value, "value-date", day);
}

/* A day of its own, or one that only IATI needs. */
static gboolean
add_day (MpIatiBook *book,
         xmlNode    *node,
         const char *name,
         MpDate      stated,
         MpDate      day)
{
  xmlNode *child = mp_iati_add (node, name);

  mp_iati_set_day (child, "iso-date", stated != MP_DATE_NONE ? stated : day);
  if (stated == MP_DATE_NONE)
    mp_iati_set_own (book, child, "from", "derived");
  return stated == MP_DATE_NONE;
}

/* Without dates of its own, money of a fiscal year belongs to the calendar year, other money to the project. */
static MpDate
guess_from (const MpProjectRecord *project,
            const MpRecord        *record)
{
  gint64 year = mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR);

  if (!mp_record_is_null (record, MP_FUNDING_FROM_DAY))
    return mp_record_get_day (record, MP_FUNDING_FROM_DAY);
  if (!mp_record_is_null (record, MP_FUNDING_TO_DAY))
    return mp_record_get_day (record, MP_FUNDING_TO_DAY);
  if (year >= 1 && year <= 9999)
    return mp_date_from_ymd ((int) year, 1, 1);
  return mp_iati_find_start (project);
}

static void
add_budget (MpIatiBook      *book,
            xmlNode         *node,
            MpProjectRecord *project,
            MpRecord        *record)
{
  MpDate stated_from = mp_record_is_null (record, MP_FUNDING_FROM_DAY) ? MP_DATE_NONE : mp_record_get_day (record, MP_FUNDING_FROM_DAY);
  MpDate stated_to = mp_record_is_null (record, MP_FUNDING_TO_DAY) ? MP_DATE_NONE : mp_record_get_day (record, MP_FUNDING_TO_DAY);
  MpDate from = guess_from (project, record);
  gboolean is_derived = add_day (book, node, "period-start", stated_from, from);

  is_derived |= add_day (book, node, "period-end", stated_to, MIN (mp_date_add_months (from, 12) - 1, MP_DATE_MAX));
  add_value (node, record, from);
  if (is_derived)
    mp_iati_set_own (book, node, "from", "fields");
  if (!mp_record_is_null (record, MP_FUNDING_DONOR))
    mp_iati_book_leave_out (book, mp_field_get_label (MP_TABLE_FUNDING, MP_FUNDING_DONOR), 1);
}

static void
add_transaction (MpIatiBook      *book,
                 xmlNode         *node,
                 MpProjectRecord *project,
                 MpRecord        *record,
                 const char      *kind)
{
  MpDate stated = mp_record_is_null (record, MP_FUNDING_FROM_DAY) ? MP_DATE_NONE : mp_record_get_day (record, MP_FUNDING_FROM_DAY);
  MpDate day = guess_from (project, record);

  if (strcmp (kind, "obligation") == 0)
    mp_iati_set_own (book, node, "is", kind);
  if (!mp_record_is_null (record, MP_FUNDING_TO_DAY))
    {
      g_autofree char *iso = mp_date_to_iso (mp_record_get_day (record, MP_FUNDING_TO_DAY), MP_PRECISION_DAY);

      mp_iati_set_own (book, node, "until", iso);
    }
  mp_iati_set (mp_iati_add (node, "transaction-type"), "code", mp_iati_find_code (MP_IATI_TRANSACTION, kind));
  if (add_day (book, node, "transaction-date", stated, day))
    mp_iati_set_own (book, node, "from", "fields");
  add_value (node, record, day);
  if (!mp_record_is_null (record, MP_FUNDING_DONOR))
    mp_iati_add_organisation (book, mp_iati_add (node, "provider-org"), mp_record_get_integer (record, MP_FUNDING_DONOR));
}

/**
 * mp_iati_add_funding:
 * @record: a record of the table funding
 *
 * Adds a budget or a transaction.
 */
void
mp_iati_add_funding (MpIatiBook      *book,
                     xmlNode         *activity,
                     MpProjectRecord *project,
                     MpRecord        *record)
{
  const char *kind = mp_record_get_text (record, MP_FUNDING_KIND);
  const char *qualifier = mp_record_get_text (record, MP_FUNDING_QUALIFIER);
  gboolean is_budget = strcmp (kind, "budget") == 0;
  xmlNode *node = mp_iati_add (activity, is_budget ? "budget" : "transaction");

  if (g_strcmp0 (qualifier, "exact") != 0)
    mp_iati_set_own (book, node, "qualifier", qualifier);
  if (!mp_record_is_null (record, MP_FUNDING_FISCAL_YEAR))
    {
      g_autofree char *year = g_strdup_printf ("%04d", (int) mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR));

      mp_iati_set_own (book, node, "fiscal-year", year);
    }
  if (is_budget)
    add_budget (book, node, project, record);
  else
    add_transaction (book, node, project, record, kind);
}

/* Areas of work and objectives, the DAC purpose and the target of the SDG that are nearest. */
static const struct
{
  const char *vocabulary;
  const char *code;
  const char *purpose;
  const char *target;
} purposes[] = {
  { MP_VOCABULARY_AREAS, "capacity-building", "16070", "8.8" },
  { MP_VOCABULARY_AREAS, "gender", "16070", "8.5" },
  { MP_VOCABULARY_AREAS, "gbvh", "15180", "5.2" },
  { MP_VOCABULARY_AREAS, "labor-inspections", "16070", "8.8" },
  { MP_VOCABULARY_AREAS, "migrant-workers", "15190", "8.8" },
  { MP_VOCABULARY_AREAS, "non-discrimination", "16070", "8.5" },
  { MP_VOCABULARY_AREAS, "osh", "16070", "8.8" },
  { MP_VOCABULARY_AREAS, "rural-workers", "16070", "8.5" },
  { MP_VOCABULARY_AREAS, "usmca", "16070", "8.8" },
  { MP_VOCABULARY_AREAS, "worker-voice", "16080", "8.8" },
  { MP_VOCABULARY_AREAS, "workers-rights", "16070", "8.8" },
  { MP_VOCABULARY_OBJECTIVES, "activists", "16070", "8.8" },
  { MP_VOCABULARY_OBJECTIVES, "law", "16070", "8.8" },
  { MP_VOCABULARY_OBJECTIVES, "policy", "16070", "8.8" },
  { MP_VOCABULARY_OBJECTIVES, "unions", "16080", "8.8" },
};

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, (gpointer) text);
}

static void
find_purposes (MpIatiBook      *book,
               MpProjectRecord *project,
               GPtrArray       *codes,
               GPtrArray       *targets)
{
  MpTermIndex *terms = book->export->sheet.terms;

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);
      const char *vocabulary = mp_term_index_get_vocabulary_key (terms, term);
      const char *code = mp_term_index_get_code (terms, term);

      for (guint p = 0; p < G_N_ELEMENTS (purposes); p++)
        {
          if (g_strcmp0 (vocabulary, purposes[p].vocabulary) != 0 || g_strcmp0 (code, purposes[p].code) != 0)
            continue;
          add_once (codes, purposes[p].purpose);
          add_once (targets, purposes[p].target);
        }
    }
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_sort (targets, compare_texts);
}

static gboolean
has_vocabulary (xmlNode    *parent,
                const char *name,
                const char *vocabulary,
                gboolean    is_default)
{
  for (xmlNode *node = mp_iati_first (parent); node; node = mp_iati_next (node))
    {
      const char *stated = mp_iati_is (node, name) ? mp_iati_get (node, "vocabulary") : vocabulary;

      if (mp_iati_is (node, name) && (stated ? strcmp (stated, vocabulary) == 0 : is_default))
        return TRUE;
    }
  return FALSE;
}

/* Sectors of transactions stand in the place of those of the activity. */
static gboolean
has_transaction_sector (xmlNode *activity)
{
  for (xmlNode *node = mp_iati_first (activity); node; node = mp_iati_next (node))
    {
      if (mp_iati_is (node, "transaction") && mp_iati_find_child (node, "sector"))
        return TRUE;
    }
  return FALSE;
}

static void
add_purposes (MpIatiBook      *book,
              xmlNode         *activity,
              MpProjectRecord *project)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  guint rest = 10000;

  find_purposes (book, project, codes, targets);
  for (guint i = 0; i < codes->len && !has_transaction_sector (activity) && !has_vocabulary (activity, "sector", "2", FALSE); i++)
    {
      guint share = rest / (codes->len - i);
      g_autofree char *text = g_strdup_printf ("%u.%02u", share / 100, share % 100);
      xmlNode *node;

      if (i == 0 && has_vocabulary (activity, "sector", "1", TRUE))
        break;
      node = mp_iati_add (activity, "sector");
      mp_iati_set (node, "vocabulary", "1");
      mp_iati_set (node, "code", g_ptr_array_index (codes, i));
      if (codes->len > 1)
        mp_iati_set (node, "percentage", text);
      mp_iati_set_own (book, node, "from", "derived");
      rest -= share;
    }
  if (has_vocabulary (activity, "tag", "3", FALSE))
    return;
  for (guint i = 0; i < targets->len; i++)
    {
      xmlNode *node = mp_iati_add (activity, "tag");

      mp_iati_set (node, "vocabulary", "3");
      mp_iati_set (node, "code", g_ptr_array_index (targets, i));
      mp_iati_set_own (book, node, "from", "derived");
    }
}

static const char *
guess_status (MpIatiBook      *book,
              MpProjectRecord *project)
{
  static const char *const codes[MP_N_STATUSES] = {
    [MP_STATUS_UNKNOWN] = "2", [MP_STATUS_PLANNED] = "1", [MP_STATUS_RUNNING] = "2", [MP_STATUS_ENDING_SOON] = "2",
    [MP_STATUS_ENDED] = "4", [MP_STATUS_SUSPENDED] = "6", [MP_STATUS_TERMINATED] = "4", [MP_STATUS_CANCELLED] = "5",
  };
  g_autoptr (MpSummary) summary = mp_summary_new (project);

  return codes[mp_status_as_of (summary, book->export->sheet.as_of)];
}

/**
 * mp_iati_add_derived:
 * @activity: what was stated
 *
 * Adds what the schema wants to be there, as far as it follows from what is.
 */
void
mp_iati_add_derived (MpIatiBook      *book,
                     xmlNode         *activity,
                     MpProjectRecord *project)
{
  const MpIatiReporting *reporting = book->reporting;
  xmlNode *node;

  if (mp_iati_find_child (activity, "reporting-org") == NULL && reporting)
    {
      node = mp_iati_add (activity, "reporting-org");
      mp_iati_set (node, "ref", reporting->ref);
      mp_iati_set (node, "type", reporting->type);
      mp_iati_set_own (book, node, "from", "fields");
      mp_iati_add_narrative (node, reporting->name, NULL);
    }
  if (mp_iati_find_child (activity, "description") == NULL)
    {
      node = mp_iati_add (activity, "description");
      mp_iati_set_own (book, node, "from", "derived");
      mp_iati_add_narrative (node, mp_project_record_get_title (project), mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_LANGUAGE));
    }
  if (mp_iati_find_child (activity, "participating-org") == NULL && reporting)
    {
      node = mp_iati_add (activity, "participating-org");
      mp_iati_set (node, "role", "2");
      mp_iati_set (node, "ref", reporting->ref);
      mp_iati_set (node, "type", reporting->type);
      mp_iati_set_own (book, node, "from", "derived");
      mp_iati_add_narrative (node, reporting->name, NULL);
    }
  if (mp_iati_find_child (activity, "activity-status") == NULL)
    {
      node = mp_iati_add (activity, "activity-status");
      mp_iati_set (node, "code", guess_status (book, project));
      mp_iati_set_own (book, node, "from", "derived");
    }
  add_purposes (book, activity, project);
}
