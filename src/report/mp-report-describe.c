/* mp-report-describe.c: the records of a project in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/mp-report-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-language.h"
#include "base/mp-text.h"
#include "model/mp-vocabulary.h"

static void
append (GString    *line,
        const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " \xc2\xb7 ");
  g_string_append (line, text);
}

/* (nullable): what came together. */
static char *
end_line (GString *line)
{
  char *text = line->len > 0 ? mp_text_one_line (line->str) : NULL;

  g_string_free (line, TRUE);
  return text;
}

static char *
dup_choice (const MpRecord *record,
            guint           field)
{
  return mp_record_is_null (record, field) ? NULL : g_strdup (mp_choice_get_label (mp_record_get_text (record, field)));
}

static char *
dup_line (const MpRecord *record,
          guint           field)
{
  return mp_record_is_null (record, field) ? NULL : mp_text_one_line (mp_record_get_text (record, field));
}

static char *
dup_share (const MpRecord *record,
           guint           field)
{
  if (mp_record_is_null (record, field))
    return NULL;
  return mp_value_describe (mp_record_get_table (record), field, mp_record_get_value (record, field));
}

static char *
dup_day (const MpRecord *record,
         guint           field)
{
  return mp_format_date (mp_record_get_day (record, field), mp_record_get_precision (record, field + 1));
}

static char *
dup_partner (const MpReport *report,
             gint64          id)
{
  const char *name = mp_term_index_get_partner_name (mp_portfolio_get_term_index (report->portfolio), id);

  return name ? mp_text_one_line (name) : g_strdup (_("Deleted since"));
}

/* Of a date one asks who said so; all sources of the project stand at its end. */
static void
append_source (GString        *line,
               const MpReport *report,
               const MpRecord *record,
               guint           field)
{
  MpRecord *source = mp_portfolio_get_record (report->portfolio, MP_TABLE_SOURCE, mp_record_get_integer (record, field));
  g_autofree char *text = NULL;

  if (source == NULL)
    return;
  /* Translators: where a statement comes from; %s is the title of the source. */
  text = g_strdup_printf (_("source: %s"), mp_record_get_text (source, MP_SOURCE_TITLE));
  append (line, text);
}

static void
describe_date (MpReportFact   *fact,
               const MpReport *report,
               const MpRecord *record)
{
  GString *detail = g_string_new (NULL);

  fact->label = dup_choice (record, MP_DATE_REVISION_KIND);
  fact->value = dup_day (record, MP_DATE_REVISION_DAY);
  if (!mp_record_has_choice (record, MP_DATE_REVISION_REASON, "original"))
    append (detail, mp_choice_get_label (mp_record_get_text (record, MP_DATE_REVISION_REASON)));
  if (!mp_record_is_null (record, MP_DATE_REVISION_RECORDED_ON))
    {
      g_autofree char *day = mp_format_date (mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON), MP_PRECISION_DAY);
      /* Translators: %s is the day on which a date was written down. */
      g_autofree char *recorded = g_strdup_printf (_("recorded %s"), day);

      append (detail, recorded);
    }
  append_source (detail, report, record, MP_DATE_REVISION_SOURCE);
  append (detail, mp_record_get_text (record, MP_DATE_REVISION_NOTE));
  fact->detail = end_line (detail);
}

static void
describe_event (MpReportFact   *fact,
                const MpReport *report,
                const MpRecord *record)
{
  GString *detail = g_string_new (NULL);

  fact->label = dup_choice (record, MP_EVENT_KIND);
  fact->value = mp_format_date (mp_record_get_day (record, MP_EVENT_DAY), MP_PRECISION_DAY);
  append_source (detail, report, record, MP_EVENT_SOURCE);
  append (detail, mp_record_get_text (record, MP_EVENT_NOTE));
  fact->detail = end_line (detail);
}

static void
describe_term (MpReportFact   *fact,
               const MpReport *report,
               const MpRecord *record)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (report->portfolio);
  gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);
  const char *key = mp_term_index_get_vocabulary_key (terms, term);
  const char *label = key ? mp_vocabulary_get_label (key) : NULL;

  if (key && label == NULL)
    {
      MpRecord *vocabulary = mp_portfolio_get_record (report->portfolio, MP_TABLE_VOCABULARY, mp_term_index_get_vocabulary (terms, key));

      label = vocabulary ? mp_record_get_text (vocabulary, MP_VOCABULARY_TITLE) : key;
    }
  fact->label = g_strdup (label ? label : mp_table_get_label (MP_TABLE_TERM));
  fact->value = key ? mp_term_index_dup_label (terms, term) : g_strdup (_("Deleted since"));
  fact->share = dup_share (record, MP_PROJECT_TERM_SHARE);
  if (mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found"))
    fact->detail = g_strdup (mp_choice_get_label ("found"));
}

static void
describe_initiative (MpReportFact   *fact,
                     const MpReport *report,
                     const MpRecord *record)
{
  MpRecord *initiative =
      mp_portfolio_get_record (report->portfolio, MP_TABLE_INITIATIVE, mp_record_get_integer (record, MP_PROJECT_INITIATIVE_INITIATIVE));
  MpDate from = mp_record_get_day (record, MP_PROJECT_INITIATIVE_FROM_DAY);
  MpDate to = mp_record_get_day (record, MP_PROJECT_INITIATIVE_TO_DAY);

  fact->label = initiative ? dup_choice (initiative, MP_INITIATIVE_KIND) : NULL;
  if (fact->label == NULL)
    fact->label = g_strdup (mp_table_get_label (MP_TABLE_INITIATIVE));
  fact->value = initiative ? dup_line (initiative, MP_INITIATIVE_NAME) : g_strdup (_("Deleted since"));
  if (from != MP_DATE_NONE || to != MP_DATE_NONE)
    fact->detail = mp_format_range (from, MP_PRECISION_DAY, to, MP_PRECISION_DAY);
}

/* "Budget · FY 2021", "Obligation · 1 Oct 2021 – 30 Sep 2022". */
static char *
dup_funding_label (const MpRecord *record)
{
  GString *label = g_string_new (NULL);

  append (label, mp_choice_get_label (mp_record_get_text (record, MP_FUNDING_KIND)));
  if (!mp_record_is_null (record, MP_FUNDING_FISCAL_YEAR))
    {
      /* Translators: a fiscal year; %d is the year in which it ends. */
      g_autofree char *year = g_strdup_printf (_("FY %d"), (int) mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR));
      g_autofree char *digits = mp_format_digits (year);

      append (label, digits);
    }
  if (!mp_record_is_null (record, MP_FUNDING_FROM_DAY) || !mp_record_is_null (record, MP_FUNDING_TO_DAY))
    {
      g_autofree char *period = mp_format_range (mp_record_get_day (record, MP_FUNDING_FROM_DAY), MP_PRECISION_DAY,
                                                 mp_record_get_day (record, MP_FUNDING_TO_DAY), MP_PRECISION_DAY);

      append (label, period);
    }
  return end_line (label);
}

static void
describe_funding (MpReportFact   *fact,
                  const MpReport *report,
                  const MpRecord *record)
{
  g_autofree char *amount = mp_format_money (mp_record_get_integer (record, MP_FUNDING_AMOUNT), mp_record_get_text (record, MP_FUNDING_CURRENCY));
  const char *qualifier = mp_record_get_text (record, MP_FUNDING_QUALIFIER);
  GString *detail = g_string_new (NULL);

  fact->label = dup_funding_label (record);
  if (qualifier == NULL || strcmp (qualifier, "exact") == 0)
    fact->value = g_steal_pointer (&amount);
  else
    /* Translators: an inexact amount: 1 is "Up to", "About" and the like, 2 the amount. */
    fact->value = g_strdup_printf (C_("money", "%1$s %2$s"), mp_choice_get_label (qualifier), amount);
  if (!mp_record_is_null (record, MP_FUNDING_DONOR))
    {
      g_autofree char *name = dup_partner (report, mp_record_get_integer (record, MP_FUNDING_DONOR));
      /* Translators: who gives the money. */
      g_autofree char *donor = g_strdup_printf (C_("money", "from %s"), name);

      append (detail, donor);
    }
  append (detail, mp_record_get_text (record, MP_FUNDING_NOTE));
  fact->detail = end_line (detail);
}

static void
describe_milestone (MpReportFact   *fact,
                    const MpRecord *record)
{
  gboolean done = !mp_record_is_null (record, MP_MILESTONE_ACTUAL_DAY);
  GString *detail = g_string_new (NULL);

  fact->label = dup_choice (record, MP_MILESTONE_KIND);
  fact->value = dup_day (record, done ? MP_MILESTONE_ACTUAL_DAY : MP_MILESTONE_PLANNED_DAY);
  append (detail, mp_record_get_text (record, MP_MILESTONE_TITLE));
  if (done && !mp_record_is_null (record, MP_MILESTONE_PLANNED_DAY))
    {
      g_autofree char *day = dup_day (record, MP_MILESTONE_PLANNED_DAY);
      g_autofree char *planned = g_strdup_printf (_("planned for %s"), day);

      append (detail, planned);
    }
  append (detail, mp_record_get_text (record, MP_MILESTONE_NOTE));
  fact->detail = end_line (detail);
}

/* Other addresses are told, but lead nowhere: what they would do is not known. */
static char *
dup_web_address (const char *address)
{
  g_autofree char *line = address ? mp_text_one_line (address) : NULL;

  if (line == NULL || strchr (line, ' '))
    return NULL;
  if (g_ascii_strncasecmp (line, "https://", 8) == 0 || g_ascii_strncasecmp (line, "http://", 7) == 0)
    return g_steal_pointer (&line);
  return NULL;
}

static void
describe_link (MpReportFact   *fact,
               const MpRecord *record)
{
  GString *detail = g_string_new (NULL);
  gboolean titled = !mp_record_is_null (record, MP_LINK_TITLE);
  const char *language = mp_record_get_text (record, MP_LINK_LANGUAGE);

  fact->label = dup_choice (record, MP_LINK_KIND);
  fact->uri = dup_web_address (mp_record_get_text (record, MP_LINK_URL));
  fact->value = dup_line (record, titled ? MP_LINK_TITLE : MP_LINK_URL);
  if (titled)
    fact->language = g_strdup (language);
  if (titled && fact->uri == NULL)
    append (detail, mp_record_get_text (record, MP_LINK_URL));
  if (language)
    {
      g_autofree char *name = mp_language_dup_name (language);

      append (detail, name);
    }
  if (!mp_record_is_null (record, MP_LINK_DAY))
    {
      g_autofree char *day = mp_format_date (mp_record_get_day (record, MP_LINK_DAY), MP_PRECISION_DAY);

      append (detail, day);
    }
  fact->detail = end_line (detail);
}

static void
describe_relation (MpReportFact   *fact,
                   const MpReport *report,
                   const MpRecord *record)
{
  gint64 other = mp_record_get_integer (record, MP_RELATION_OTHER);
  const char *title = other ? g_hash_table_lookup (report->titles, &other) : mp_record_get_text (record, MP_RELATION_OTHER_TITLE);

  fact->label = dup_choice (record, MP_RELATION_KIND);
  fact->value = title ? mp_text_one_line (title) : g_strdup (_("Deleted since"));
  fact->detail = dup_line (record, MP_RELATION_NOTE);
  if (mp_project_list_find (report->list, other, NULL))
    fact->project = other;
}

/**
 * mp_report_fact_init:
 * @fact: (out caller-allocates): the words
 * @record: a record that belongs to a project; no narrative
 */
void
mp_report_fact_init (MpReportFact   *fact,
                     const MpReport *report,
                     const MpRecord *record)
{
  *fact = (MpReportFact) { .label = NULL };
  switch ((int) mp_record_get_table (record))
    {
    case MP_TABLE_DATE_REVISION:
      describe_date (fact, report, record);
      break;
    case MP_TABLE_EVENT:
      describe_event (fact, report, record);
      break;
    case MP_TABLE_ROLE:
      fact->label = dup_choice (record, MP_ROLE_ROLE);
      fact->value = dup_partner (report, mp_record_get_integer (record, MP_ROLE_PARTNER));
      fact->share = dup_share (record, MP_ROLE_SHARE);
      fact->detail = dup_line (record, MP_ROLE_NOTE);
      break;
    case MP_TABLE_PROJECT_TERM:
      describe_term (fact, report, record);
      break;
    case MP_TABLE_PROJECT_INITIATIVE:
      describe_initiative (fact, report, record);
      break;
    case MP_TABLE_FUNDING:
      describe_funding (fact, report, record);
      break;
    case MP_TABLE_MILESTONE:
      describe_milestone (fact, record);
      break;
    case MP_TABLE_LINK:
      describe_link (fact, record);
      break;
    case MP_TABLE_RELATION:
      describe_relation (fact, report, record);
      break;
    case MP_TABLE_PROJECT_NAME:
      fact->label = dup_choice (record, MP_PROJECT_NAME_KIND);
      fact->value = dup_line (record, MP_PROJECT_NAME_TEXT);
      fact->language = g_strdup (mp_record_get_text (record, MP_PROJECT_NAME_LANGUAGE));
      break;
    case MP_TABLE_IDENTIFIER:
    default:
      fact->label = dup_choice (record, MP_IDENTIFIER_KIND);
      fact->value = dup_line (record, MP_IDENTIFIER_VALUE);
      fact->detail = dup_line (record, MP_IDENTIFIER_ISSUER);
      break;
    }
}

/**
 * mp_report_fact_init_source:
 * @fact: (out caller-allocates): the words
 * @source: where statements come from
 */
void
mp_report_fact_init_source (MpReportFact   *fact,
                            const MpReport *report,
                            const MpRecord *source)
{
  GString *detail = g_string_new (NULL);

  *fact = (MpReportFact) { .label = dup_choice (source, MP_SOURCE_KIND) };
  fact->value = dup_line (source, MP_SOURCE_TITLE);
  fact->uri = dup_web_address (mp_record_get_text (source, MP_SOURCE_URL));
  if (fact->uri == NULL)
    append (detail, mp_record_get_text (source, MP_SOURCE_URL));
  if (!mp_record_is_null (source, MP_SOURCE_DOCUMENT_DAY))
    {
      g_autofree char *day = mp_format_date (mp_record_get_day (source, MP_SOURCE_DOCUMENT_DAY), MP_PRECISION_DAY);
      /* Translators: %s is the day that a document bears. */
      g_autofree char *dated = g_strdup_printf (_("dated %s"), day);

      append (detail, dated);
    }
  if (!mp_record_is_null (source, MP_SOURCE_RETRIEVED_DAY))
    {
      g_autofree char *day = mp_format_date (mp_record_get_day (source, MP_SOURCE_RETRIEVED_DAY), MP_PRECISION_DAY);
      /* Translators: %s is the day on which a page or file was fetched. */
      g_autofree char *retrieved = g_strdup_printf (_("retrieved %s"), day);

      append (detail, retrieved);
    }
  fact->detail = end_line (detail);
}
