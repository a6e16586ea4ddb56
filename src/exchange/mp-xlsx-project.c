/* mp-xlsx-project.c: the row of a project in a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/mp-csv-cells.h"
#include "model/mp-status.h"

/* Texts of the projects sheet that are lists of terms. */
static const struct
{
  const char *vocabulary;
  const char *title;
} term_columns[] = {
  { MP_VOCABULARY_COUNTRIES, NC_("column", "Countries") },
  { MP_VOCABULARY_REGIONS, NC_("column", "Regions") },
  { MP_VOCABULARY_SECTORS, NC_("column", "Sectors") },
  { MP_VOCABULARY_AREAS, NC_("column", "Areas") },
  { MP_VOCABULARY_OBJECTIVES, NC_("column", "Objectives") },
  { MP_VOCABULARY_TAGS, NC_("column", "Tags") },
};

static const char *const date_kinds[] = { "planned-start", "actual-start", "planned-end", "actual-end" };

static void
add_entry (GString    *list,
           const char *format,
           ...) G_GNUC_PRINTF (2, 3);

static void
add_entry (GString    *list,
           const char *format,
           ...)
{
  va_list args;

  if (list->len > 0)
    g_string_append (list, "; ");
  va_start (args, format);
  g_string_append_vprintf (list, format, args);
  va_end (args);
}

static void
put_list (MpXlsxSheet *sheet,
          GString     *list)
{
  mp_xlsx_sheet_put_text (sheet, list->str);
  g_string_free (list, TRUE);
}

/* "Mexico", "Mexico 60%", "Mexico (?)" for what is unconfirmed */
static void
add_term (MpExport       *self,
          GString        *list,
          const char     *prefix,
          const MpRecord *record)
{
  g_autofree char *label = mp_term_index_dup_label (self->sheet.terms, mp_record_get_integer (record, MP_PROJECT_TERM_TERM));
  g_autofree char *quoted = label ? mp_csv_quote_entry (label) : g_strdup ("");

  add_entry (list, "%s%s%s", prefix ? prefix : "", prefix ? ": " : "", quoted);
  if (!mp_record_is_null (record, MP_PROJECT_TERM_SHARE))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.12g", (double) mp_record_get_integer (record, MP_PROJECT_TERM_SHARE) / 100.0);
      g_string_append_printf (list, " %s%%", number);
    }
  if (mp_record_has_choice (record, MP_PROJECT_TERM_STANDING, "found"))
    g_string_append (list, " (?)");
}

static const char *
get_vocabulary_title (MpExport   *self,
                      const char *key)
{
  GPtrArray *vocabularies = self->records[MP_TABLE_VOCABULARY];

  for (guint i = 0; i < vocabularies->len; i++)
    {
      MpRecord *vocabulary = g_ptr_array_index (vocabularies, i);

      if (g_strcmp0 (mp_record_get_text (vocabulary, MP_VOCABULARY_KEY), key) == 0)
        return mp_record_get_text (vocabulary, MP_VOCABULARY_TITLE);
    }
  return key;
}

/* One cell for each vocabulary that has a column, then one for all others. */
static void
put_terms (MpExport              *self,
           MpXlsxSheet           *sheet,
           const MpProjectRecord *project)
{
  GString *lists[G_N_ELEMENTS (term_columns) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i] = g_string_new (NULL);
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_PROJECT_TERM); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_PROJECT_TERM, i);
      const char *key = mp_term_index_get_vocabulary_key (self->sheet.terms, mp_record_get_integer (record, MP_PROJECT_TERM_TERM));
      guint column = 0;

      if (key == NULL)
        continue;
      while (column < G_N_ELEMENTS (term_columns) && strcmp (term_columns[column].vocabulary, key) != 0)
        column++;
      add_term (self, lists[column], column < G_N_ELEMENTS (term_columns) ? NULL : get_vocabulary_title (self, key), record);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    put_list (sheet, lists[i]);
}

static void
put_partners (MpExport              *self,
              MpXlsxSheet           *sheet,
              const MpProjectRecord *project)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_ROLE); i++)
    {
      const MpRecord *record = mp_project_record_get (project, MP_TABLE_ROLE, i);
      const char *name = mp_term_index_get_partner_name (self->sheet.terms, mp_record_get_integer (record, MP_ROLE_PARTNER));

      g_autofree char *entry = name ? g_strdup_printf ("%s (%s)", name, mp_choice_get_label (mp_record_get_text (record, MP_ROLE_ROLE))) : NULL;
      g_autofree char *quoted = entry ? mp_csv_quote_entry (entry) : NULL;

      if (quoted)
        add_entry (list, "%s", quoted);
    }
  put_list (sheet, list);
}

/* The sum that lists show, where it is in one currency; the others are on their own sheet. */
static void
put_sum (MpXlsxSheet     *sheet,
         const MpSummary *summary)
{
  GString *currencies = g_string_new (NULL);

  if (summary->n_money == 1)
    mp_xlsx_sheet_put_money (sheet, summary->money[0].amount, summary->money[0].currency, summary->money[0].approximate);
  else
    mp_xlsx_sheet_skip (sheet);
  for (guint i = 0; i < summary->n_money; i++)
    g_string_append_printf (currencies, "%s%s", i > 0 ? " + " : "", summary->money[i].currency);
  put_list (sheet, currencies);
}

/* "kind: text" of each record of a table */
static void
put_pairs (MpXlsxSheet           *sheet,
           const MpProjectRecord *project,
           MpTable                table,
           guint                  kind,
           guint                  text)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      const MpRecord *record = mp_project_record_get (project, table, i);
      g_autofree char *entry = g_strdup_printf ("%s: %s", mp_choice_get_label (mp_record_get_text (record, kind)), mp_record_get_text (record, text));
      g_autofree char *quoted = mp_csv_quote_entry (entry);

      add_entry (list, "%s", quoted);
    }
  put_list (sheet, list);
}

/**
 * mp_xlsx_project_add_columns:
 *
 * Writes the header of the sheet of projects.
 */
void
mp_xlsx_project_add_columns (MpExport    *self,
                             MpXlsxSheet *sheet)
{
  mp_xlsx_sheet_add_column (sheet, C_("field", "Title"), 48);
  mp_xlsx_sheet_add_column (sheet, mp_choice_get_label ("short"), 16);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Status"), 14);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Start"), 13);
  mp_xlsx_sheet_add_column (sheet, C_("column", "End"), 13);
  for (guint i = 0; i < G_N_ELEMENTS (term_columns); i++)
    mp_xlsx_sheet_add_column (sheet, g_dpgettext2 (GETTEXT_PACKAGE, "column", term_columns[i].title), 26);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Other Terms"), 20);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Partners"), 36);
  mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_FUNDING, MP_FUNDING_AMOUNT), 18);
  mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_FUNDING, MP_FUNDING_CURRENCY), 10);
  mp_xlsx_sheet_add_column (sheet, mp_choice_get_label ("summary"), 50);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Language of the Summary"), 12);
  for (guint i = 0; i < G_N_ELEMENTS (date_kinds); i++)
    mp_xlsx_sheet_add_column (sheet, mp_choice_get_label (date_kinds[i]), 13);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Identifiers"), 26);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Other Names"), 26);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Links"), 30);
  mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_LANGUAGE), 10);
  mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_MODALITY), 16);
  if (!self->sheet.leave_out_notes)
    mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_NOTE), 40);
  mp_xlsx_sheet_add_column (sheet, C_("column", "UUID"), 38);
}

static void
put_dates (MpXlsxSheet           *sheet,
           const MpProjectRecord *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_kinds); i++)
    {
      const MpRecord *date = mp_project_record_get_date (project, date_kinds[i]);

      if (date)
        mp_xlsx_sheet_put_date (sheet, mp_record_get_day (date, MP_DATE_REVISION_DAY), mp_record_get_precision (date, MP_DATE_REVISION_PRECISION));
      else
        mp_xlsx_sheet_skip (sheet);
    }
}

/**
 * mp_xlsx_project_put:
 * @summary: the summary of @project
 *
 * Writes the row of a project.
 */
gboolean
mp_xlsx_project_put (MpExport               *self,
                     MpXlsxSheet            *sheet,
                     const MpProjectRecord  *project,
                     const MpSummary        *summary,
                     GError                **error)
{
  const MpRecord *record = mp_project_record_get_project (project);
  g_autofree char *text = NULL;
  g_autofree char *language = NULL;

  if (!mp_xlsx_sheet_next_row (sheet, error))
    return FALSE;
  mp_xlsx_sheet_put_text (sheet, summary->title);
  mp_xlsx_sheet_put_text (sheet, summary->short_name);
  mp_xlsx_sheet_put_text (sheet, mp_status_get_label (mp_status_as_of (summary, self->sheet.as_of)));
  mp_xlsx_sheet_put_date (sheet, summary->start, summary->start_precision);
  mp_xlsx_sheet_put_date (sheet, summary->end, summary->end_precision);
  put_terms (self, sheet, project);
  put_partners (self, sheet, project);
  put_sum (sheet, summary);
  text = mp_csv_sheet_dup_cell (&self->sheet, project, summary, MP_COLUMN_SUMMARY);
  mp_xlsx_sheet_put_text (sheet, text);
  language = mp_csv_sheet_dup_cell (&self->sheet, project, summary, MP_COLUMN_SUMMARY_LANGUAGE);
  mp_xlsx_sheet_put_text (sheet, language);
  put_dates (sheet, project);
  put_pairs (sheet, project, MP_TABLE_IDENTIFIER, MP_IDENTIFIER_KIND, MP_IDENTIFIER_VALUE);
  put_pairs (sheet, project, MP_TABLE_PROJECT_NAME, MP_PROJECT_NAME_KIND, MP_PROJECT_NAME_TEXT);
  put_pairs (sheet, project, MP_TABLE_LINK, MP_LINK_KIND, MP_LINK_URL);
  mp_xlsx_sheet_put_text (sheet, mp_record_get_text (record, MP_PROJECT_LANGUAGE));
  mp_xlsx_sheet_put_text (sheet, mp_record_get_text (record, MP_PROJECT_MODALITY));
  if (!self->sheet.leave_out_notes)
    mp_xlsx_sheet_put_text (sheet, mp_record_get_text (record, MP_PROJECT_NOTE));
  mp_xlsx_sheet_put_text (sheet, mp_record_get_text (record, MP_PROJECT_UUID));
  return TRUE;
}
