/* mp-csv-writer.c: projects as rows of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-csv-writer.h"

#include <string.h>

#include "exchange/mp-csv-cells.h"
#include "exchange/mp-money-parser.h"
#include "model/mp-status.h"

/* Adds an entry to a list in a cell. */
static void
add_entry (GString    *cell,
           const char *entry)
{
  g_autofree char *quoted = NULL;

  if (entry == NULL || *entry == '\0')
    return;
  quoted = mp_csv_quote_entry (entry);
  if (cell->len > 0)
    g_string_append (cell, "; ");
  g_string_append (cell, quoted);
}

static char *
take_cell (GString *cell)
{
  return g_string_free (cell, FALSE);
}

/* "MX", "MX?" for what is unconfirmed, "MX!" for what somebody confirmed, "MX 60%" with a share. */
static char *
make_code (const MpCsvSheet *self,
           const MpRecord   *record)
{
  GString *text = g_string_new (mp_term_index_get_code (self->terms, mp_record_get_integer (record, MP_PROJECT_TERM_TERM)));

  if (mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found"))
    g_string_append_c (text, '?');
  else if (mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "confirmed"))
    g_string_append_c (text, '!');
  if (!mp_record_is_null (record, MP_PROJECT_TERM_SHARE))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.2f", (double) mp_record_get_integer (record, MP_PROJECT_TERM_SHARE) / 100.0);
      g_string_append_printf (text, " %s%%", number);
    }
  return g_string_free (text, FALSE);
}

static char *
make_terms (const MpCsvSheet      *self,
            const MpProjectRecord *project,
            const char            *vocabulary,
            gboolean               codes)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i);
      gint64 term = mp_record_get_integer (record, MP_PROJECT_TERM_TERM);
      g_autofree char *entry = NULL;

      if (g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, term), vocabulary) != 0)
        continue;
      entry = codes ? make_code (self, record) : mp_term_index_dup_label (self->terms, term);
      add_entry (cell, entry);
    }
  return take_cell (cell);
}

static char *
make_partners (const MpCsvSheet      *self,
               const MpProjectRecord *project)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_ROLE); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_ROLE, i);
      const char *name = mp_term_index_get_partner_name (self->terms, mp_record_get_integer (record, MP_ROLE_PARTNER));
      g_autofree char *entry = NULL;

      if (name == NULL)
        continue;
      entry = g_strdup_printf ("%s (%s)", name, mp_record_get_text (record, MP_ROLE_ROLE));
      add_entry (cell, entry);
    }
  return take_cell (cell);
}

static char *
make_initiatives (const MpCsvSheet      *self,
                  const MpProjectRecord *project)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_INITIATIVE); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_INITIATIVE, i);
      gint64 initiative = mp_record_get_integer (record, MP_PROJECT_INITIATIVE_INITIATIVE);
      const char *name = mp_term_index_get_initiative_name (self->terms, initiative);
      gboolean again = FALSE;

      /* Who left and came back is named once. */
      for (guint j = 0; j < i && !again; j++)
        again = mp_record_get_integer (mp_project_record_get (project, MP_TABLE_PROJECT_INITIATIVE, j), MP_PROJECT_INITIATIVE_INITIATIVE) == initiative;
      if (name && !again)
        add_entry (cell, name);
    }
  return take_cell (cell);
}

static char *
make_funding (const MpProjectRecord *project)
{
  static const struct
  {
    const char *qualifier;
    const char *words;
  } words[] = {
    { "up-to", "up to " }, { "at-least", "at least " }, { "about", "about " }, { "more-than", "more than " }, { "less-than", "less than " },
  };
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_FUNDING); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_FUNDING, i);
      const char *currency = mp_record_get_text (record, MP_FUNDING_CURRENCY);
      g_autofree char *amount = mp_money_to_text (mp_record_get_integer (record, MP_FUNDING_AMOUNT), currency ? currency : "XXX");
      g_autofree char *year = g_strdup ("");
      g_autofree char *entry = NULL;
      const char *qualifier = "";

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (mp_record_has_choice (record, MP_FUNDING_QUALIFIER, words[j].qualifier))
            qualifier = words[j].words;
        }
      if (!mp_record_is_null (record, MP_FUNDING_FISCAL_YEAR))
        {
          g_free (year);
          year = g_strdup_printf ("FY%d ", (int) mp_record_get_integer (record, MP_FUNDING_FISCAL_YEAR));
        }
      entry = g_strdup_printf ("%s%s%s (%s)", year, qualifier, amount, mp_record_get_text (record, MP_FUNDING_KIND));
      add_entry (cell, entry);
    }
  return take_cell (cell);
}

/* "kind: text" of each record of a table. */
static char *
make_pairs (const MpProjectRecord *project,
            MpTable                table,
            guint                  kind,
            guint                  text)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      const MpRecord *record = mp_project_record_get (project, table, i);
      g_autofree char *entry = g_strdup_printf ("%s: %s", mp_record_get_text (record, kind), mp_record_get_text (record, text));

      add_entry (cell, entry);
    }
  return take_cell (cell);
}

static char *
make_links (const MpProjectRecord *project)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_LINK); i++)
    add_entry (cell, mp_record_get_text (mp_project_record_get (project, MP_TABLE_LINK, i), MP_LINK_URL));
  return take_cell (cell);
}

static const MpRecord *
find_summary (const MpProjectRecord *project)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_NARRATIVE); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_NARRATIVE, i);

      if (mp_record_has_choice (record, MP_NARRATIVE_FIELD, "summary") && mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original"))
        return record;
    }
  return NULL;
}

static char *
make_date (const MpProjectRecord *project,
           const char            *kind)
{
  const MpRecord *record = mp_project_record_get_date (project, kind);

  if (record == NULL)
    return NULL;
  return mp_date_to_iso (mp_record_get_day (record, MP_DATE_REVISION_DAY), mp_record_get_precision (record, MP_DATE_REVISION_PRECISION));
}

/* Those columns that are made from the effective dates. */
static char *
make_effective (const MpCsvSheet *self,
                const MpSummary  *summary,
                MpColumn          column)
{
  switch ((guint) column)
    {
    case MP_COLUMN_SHORT_NAME:
      return g_strdup (summary->short_name);
    case MP_COLUMN_STATUS:
      return g_strdup (mp_status_get_key (mp_status_as_of (summary, self->as_of)));
    case MP_COLUMN_START:
      return summary->start == MP_DATE_NONE ? NULL : mp_date_to_iso (summary->start, summary->start_precision);
    case MP_COLUMN_START_PRECISION:
      return summary->start == MP_DATE_NONE ? NULL : g_strdup (mp_precision_to_choice (summary->start_precision));
    case MP_COLUMN_END:
      return summary->end == MP_DATE_NONE ? NULL : mp_date_to_iso (summary->end, summary->end_precision);
    case MP_COLUMN_END_PRECISION:
      return summary->end == MP_DATE_NONE ? NULL : g_strdup (mp_precision_to_choice (summary->end_precision));
    default:
      return NULL;
    }
}

/**
 * mp_csv_sheet_dup_cell:
 * @summary: the summary of @project
 * @column: one of the first %MP_N_WRITTEN_COLUMNS
 *
 * Returns: (transfer full) (nullable): what stands in that column for @project, in no language but
 *   for the names of terms; %NULL for nothing
 */
char *
mp_csv_sheet_dup_cell (const MpCsvSheet      *self,
                       const MpProjectRecord *project,
                       const MpSummary       *summary,
                       MpColumn               column)
{
  const MpRecord *record = mp_project_record_get_project (project);
  const MpRecord *narrative;

  switch ((guint) column)
    {
    case MP_COLUMN_ID:
      return g_strdup (mp_record_get_text (record, MP_PROJECT_UUID));
    case MP_COLUMN_TITLE:
      return g_strdup (mp_record_get_text (record, MP_PROJECT_TITLE));
    case MP_COLUMN_SHORT_NAME:
    case MP_COLUMN_STATUS:
    case MP_COLUMN_START:
    case MP_COLUMN_START_PRECISION:
    case MP_COLUMN_END:
    case MP_COLUMN_END_PRECISION:
      return make_effective (self, summary, column);
    case MP_COLUMN_STATUS_AS_OF:
      return mp_date_to_iso (self->as_of, MP_PRECISION_DAY);
    case MP_COLUMN_COUNTRIES:
      return make_terms (self, project, MP_VOCABULARY_COUNTRIES, FALSE);
    case MP_COLUMN_COUNTRY_CODES:
      return make_terms (self, project, MP_VOCABULARY_COUNTRIES, TRUE);
    case MP_COLUMN_REGIONS:
      return make_terms (self, project, MP_VOCABULARY_REGIONS, FALSE);
    case MP_COLUMN_REGION_CODES:
      return make_terms (self, project, MP_VOCABULARY_REGIONS, TRUE);
    case MP_COLUMN_SECTORS:
      return make_terms (self, project, MP_VOCABULARY_SECTORS, FALSE);
    case MP_COLUMN_SECTOR_CODES:
      return make_terms (self, project, MP_VOCABULARY_SECTORS, TRUE);
    case MP_COLUMN_AREAS:
      return make_terms (self, project, MP_VOCABULARY_AREAS, FALSE);
    case MP_COLUMN_AREA_CODES:
      return make_terms (self, project, MP_VOCABULARY_AREAS, TRUE);
    case MP_COLUMN_OBJECTIVES:
      return make_terms (self, project, MP_VOCABULARY_OBJECTIVES, FALSE);
    case MP_COLUMN_OBJECTIVE_CODES:
      return make_terms (self, project, MP_VOCABULARY_OBJECTIVES, TRUE);
    case MP_COLUMN_TAGS:
      return make_terms (self, project, MP_VOCABULARY_TAGS, FALSE);
    case MP_COLUMN_TAG_CODES:
      return make_terms (self, project, MP_VOCABULARY_TAGS, TRUE);
    case MP_COLUMN_PARTNERS:
      return make_partners (self, project);
    case MP_COLUMN_INITIATIVES:
      return make_initiatives (self, project);
    case MP_COLUMN_FUNDING:
      return make_funding (project);
    case MP_COLUMN_SUMMARY:
      narrative = find_summary (project);
      return narrative ? g_strdup (mp_record_get_text (narrative, MP_NARRATIVE_TEXT)) : NULL;
    case MP_COLUMN_SUMMARY_LANGUAGE:
      narrative = find_summary (project);
      return narrative ? g_strdup (mp_record_get_text (narrative, MP_NARRATIVE_LANGUAGE)) : NULL;
    case MP_COLUMN_IDENTIFIERS:
      return make_pairs (project, MP_TABLE_IDENTIFIER, MP_IDENTIFIER_KIND, MP_IDENTIFIER_VALUE);
    case MP_COLUMN_NAMES:
      return make_pairs (project, MP_TABLE_PROJECT_NAME, MP_PROJECT_NAME_KIND, MP_PROJECT_NAME_TEXT);
    case MP_COLUMN_PLANNED_START:
      return make_date (project, "planned-start");
    case MP_COLUMN_ACTUAL_START:
      return make_date (project, "actual-start");
    case MP_COLUMN_PLANNED_END:
      return make_date (project, "planned-end");
    case MP_COLUMN_ACTUAL_END:
      return make_date (project, "actual-end");
    case MP_COLUMN_LINKS:
      return make_links (project);
    case MP_COLUMN_LANGUAGE:
      return g_strdup (mp_record_get_text (record, MP_PROJECT_LANGUAGE));
    case MP_COLUMN_MODALITY:
      return g_strdup (mp_record_get_text (record, MP_PROJECT_MODALITY));
    case MP_COLUMN_NOTES:
      return self->leave_out_notes ? NULL : g_strdup (mp_record_get_text (record, MP_PROJECT_NOTE));
    default:
      return NULL;
    }
}

/* Whether a spreadsheet would take the cell for a formula, or mp_csv_restore_cell() for one that
 * was made harmless. */
static gboolean
looks_like_formula (const char *text)
{
  while (*text == '\'')
    text++;
  return *text && strchr ("=+-@\t\r", *text);
}

/**
 * mp_csv_append_cell:
 * @text: (nullable): what the cell says
 *
 * Appends a cell: in quotation marks where needed, and with an apostrophe before what a
 * spreadsheet would take for a formula.
 */
void
mp_csv_append_cell (GString    *line,
                    const char *text,
                    char        delimiter)
{
  const char marks[] = { '"', '\n', '\r', delimiter, '\0' };
  gboolean quoted;

  if (text == NULL)
    return;
  quoted = strpbrk (text, marks) != NULL || *text == ' ' || (*text && text[strlen (text) - 1] == ' ');
  if (quoted)
    g_string_append_c (line, '"');
  if (looks_like_formula (text))
    g_string_append_c (line, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  if (quoted)
    g_string_append_c (line, '"');
}

void
mp_csv_append_header (GString *line,
                      char     delimiter)
{
  for (guint column = 0; column < MP_N_WRITTEN_COLUMNS; column++)
    {
      if (column > 0)
        g_string_append_c (line, delimiter);
      g_string_append (line, mp_column_get_key (column));
    }
  g_string_append (line, "\r\n");
}

void
mp_csv_sheet_append_row (const MpCsvSheet      *self,
                         GString               *line,
                         const MpProjectRecord *project,
                         char                   delimiter)
{
  g_autoptr (MpSummary) summary = mp_summary_new (project);

  for (guint column = 0; column < MP_N_WRITTEN_COLUMNS; column++)
    {
      g_autofree char *cell = mp_csv_sheet_dup_cell (self, project, summary, column);

      if (column > 0)
        g_string_append_c (line, delimiter);
      mp_csv_append_cell (line, cell, delimiter);
    }
  g_string_append (line, "\r\n");
}
