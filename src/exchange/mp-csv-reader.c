/* mp-csv-reader.c: projects out of a sheet: CSV, TSV and the like
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"
#include "exchange/mp-csv-columns.h"
#include "exchange/mp-csv-parser.h"

/* A sheet of projects has some tens of columns; one of thousands is something else. */
#define MAX_COLUMNS 1000

/* No title of a project is that long: two rows have grown together, or a text slipped in. */
#define LONG_TITLE 500

struct _MpCsvReader
{
  MpReader parent_instance;

  MpCsvParser *parser;
  GPtrArray *headers;            /* of char *: the names of the columns */
  int columns[MP_N_COLUMNS];     /* where a column stands, -1 */
  GArray *extras;                /* of guint: columns that are kept as free fields */
  const char *language;
  guint row_line;                /* where the row begins */
  MpCountryNames *country_names;
  GHashTable *lists;             /* see MpCsvRow */
};

G_DEFINE_FINAL_TYPE (MpCsvReader, mp_csv_reader, MP_TYPE_READER)

/* Columns that say the same in codes and in names. */
static const struct
{
  MpColumn codes;
  MpColumn names;
  const char *vocabulary;
} vocabulary_columns[] = {
  { MP_COLUMN_COUNTRY_CODES, MP_COLUMN_COUNTRIES, MP_VOCABULARY_COUNTRIES },
  { MP_COLUMN_REGION_CODES, MP_COLUMN_REGIONS, MP_VOCABULARY_REGIONS },
  { MP_COLUMN_SECTOR_CODES, MP_COLUMN_SECTORS, MP_VOCABULARY_SECTORS },
  { MP_COLUMN_AREA_CODES, MP_COLUMN_AREAS, MP_VOCABULARY_AREAS },
  { MP_COLUMN_OBJECTIVE_CODES, MP_COLUMN_OBJECTIVES, MP_VOCABULARY_OBJECTIVES },
  { MP_COLUMN_TAG_CODES, MP_COLUMN_TAGS, MP_VOCABULARY_TAGS },
};

static const struct
{
  MpColumn column;
  const char *key;
} role_columns[] = {
  { MP_COLUMN_PARTNERS, "implementing" }, { MP_COLUMN_DONOR, "donor" }, { MP_COLUMN_GRANTEE, "grantee" },
  { MP_COLUMN_IMPLEMENTING, "implementing" }, { MP_COLUMN_COUNTERPART, "counterpart" }, { MP_COLUMN_EVALUATOR, "evaluator" },
}, money_columns[] = {
  { MP_COLUMN_FUNDING, "commitment" }, { MP_COLUMN_BUDGET, "budget" }, { MP_COLUMN_COMMITMENT, "commitment" },
  { MP_COLUMN_OBLIGATION, "obligation" }, { MP_COLUMN_DISBURSEMENT, "disbursement" },
}, narrative_columns[] = {
  { MP_COLUMN_PROBLEM, "problem" }, { MP_COLUMN_STRATEGY, "strategy" }, { MP_COLUMN_RESULTS, "results" }, { MP_COLUMN_TARGET_GROUPS, "target-groups" },
}, date_columns[] = {
  { MP_COLUMN_PLANNED_START, "planned-start" }, { MP_COLUMN_ACTUAL_START, "actual-start" },
  { MP_COLUMN_PLANNED_END, "planned-end" }, { MP_COLUMN_ACTUAL_END, "actual-end" },
};

/* The next row with anything in it; FALSE at the end or on error. */
static gboolean
read_row (MpCsvReader   *self,
          GCancellable  *cancellable,
          GError       **error)
{
  MpReader *reader = MP_READER (self);
  g_autoptr (GError) local_error = NULL;
  const char *line;
  gsize length;

  mp_csv_parser_reset (self->parser);
  while ((line = mp_reader_read_line (reader, &length, cancellable, &local_error)) != NULL)
    {
      if (!mp_csv_parser_is_open (self->parser))
        self->row_line = mp_reader_get_line (reader);
      if (mp_csv_parser_feed (self->parser, line, length))
        {
          if (mp_csv_parser_get_n (self->parser) == 1 && mp_text_is_empty (mp_csv_parser_get (self->parser, 0)))
            continue;
          return TRUE;
        }
      if (mp_csv_parser_get_size (self->parser) > MP_READER_MAX_LINE)
        break;
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (mp_csv_parser_is_open (self->parser))
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                 /* Translators: 1 is the name of a file, 2 the number of a line. */
                 _("“%1$s”: the row that begins in line %2$u has a quotation mark that is not closed; close it there"),
                 mp_reader_get_name (reader), self->row_line);
  return FALSE;
}

/* Notes which column stands where; of two for one thing the first counts. */
static void
take_header (MpCsvReader *self)
{
  guint n_by_language[2] = { 0, 0 };

  for (guint i = 0; i < mp_csv_parser_get_n (self->parser); i++)
    {
      g_autofree char *restored = mp_csv_restore_cell (mp_csv_parser_get (self->parser, i));
      g_autofree char *header = mp_text_one_line (restored);
      const char *language;
      int column = mp_column_find (header, &language);

      if (column != MP_COLUMN_NONE && self->columns[column] < 0)
        {
          self->columns[column] = (int) i;
          n_by_language[0] += g_strcmp0 (language, "es") == 0;
          n_by_language[1] += g_strcmp0 (language, "fr") == 0;
        }
      else
        {
          g_array_append_val (self->extras, i);
        }
      /* Translators: the name of a column that has none; %u is its number. */
      g_ptr_array_add (self->headers, *header ? g_steal_pointer (&header) : g_strdup_printf (_("Column %u"), i + 1));
    }
  if (n_by_language[0] + n_by_language[1] > 0)
    self->language = n_by_language[0] >= n_by_language[1] ? "es" : "fr";
}

static gboolean
mp_csv_reader_begin (MpReader      *reader,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MpCsvReader *self = MP_CSV_READER (reader);
  g_autoptr (GError) local_error = NULL;
  const char *start;
  gsize length;

  start = mp_reader_peek (reader, &length);
  g_clear_pointer (&self->parser, mp_csv_parser_free);
  self->parser = mp_csv_parser_new (mp_csv_guess_delimiter (start, length));
  g_ptr_array_set_size (self->headers, 0);
  g_array_set_size (self->extras, 0);
  for (guint i = 0; i < MP_N_COLUMNS; i++)
    self->columns[i] = -1;
  self->language = NULL;

  if (!read_row (self, cancellable, &local_error))
    {
      if (local_error)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is empty"), mp_reader_get_name (reader));
      return FALSE;
    }
  if (mp_csv_parser_get_n (self->parser) > MAX_COLUMNS)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE, _("“%1$s”, line %2$u: the first row has more than %3$u columns; this is hardly a sheet of projects"),
                   mp_reader_get_name (reader), self->row_line, MAX_COLUMNS);
      return FALSE;
    }
  take_header (self);
  if (self->columns[MP_COLUMN_TITLE] < 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                   _("“%1$s”, line %2$u: no column is called “title”, “título” or “intitulé”; name the columns in the first row"),
                   mp_reader_get_name (reader), self->row_line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_column (MpCsvReader *self,
            MpColumn     column)
{
  return self->columns[column] >= 0;
}

static const char *
get_header (MpCsvReader *self,
            MpColumn     column)
{
  return g_ptr_array_index (self->headers, self->columns[column]);
}

/* The cell in that column as it stands there, NULL when it is empty or there is none. */
static const char *
get_cell (MpCsvReader *self,
          MpColumn     column)
{
  const char *cell = has_column (self, column) ? mp_csv_parser_get (self->parser, (guint) self->columns[column]) : NULL;

  return mp_text_is_empty (cell) ? NULL : cell;
}

/* As it was meant. */
static char *
dup_cell (MpCsvReader *self,
          MpColumn     column)
{
  const char *cell = get_cell (self, column);

  return cell ? mp_csv_restore_cell (cell) : NULL;
}

/* As it was meant, on one line. */
static char *
dup_line (MpCsvReader *self,
          MpColumn     column)
{
  const char *cell = get_cell (self, column);
  g_autofree char *restored = NULL;

  if (cell && *cell == '\'')
    cell = restored = mp_csv_restore_cell (cell);
  return cell ? mp_csv_clean_line (cell) : NULL;
}

static void
add_title (MpCsvReader *self,
           MpCsvRow    *row)
{
  MpRecord *project = mp_project_record_get_project (row->draft->project);
  g_autofree char *id = dup_line (self, MP_COLUMN_ID);
  g_autofree char *language = dup_line (self, MP_COLUMN_LANGUAGE);
  char *title = dup_line (self, MP_COLUMN_TITLE);

  if (id && g_uuid_string_is_valid (id))
    mp_record_take_text (project, MP_PROJECT_UUID, g_ascii_strdown (id, -1));
  else if (id)
    mp_csv_row_add_identifier (row, "internal", id);

  if (mp_text_is_empty (title))
    {
      mp_reader_add_message (row->reader, MP_SEVERITY_ERROR, "title-missing", row->draft->line, _("The row has no title; give it one"));
      mp_draft_set_unusable (row->draft, _("The row has no title"));
      g_free (title);
      return;
    }
  if (g_utf8_strlen (title, -1) > LONG_TITLE)
    mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "title-long", row->draft->line,
                           _("The title has %ld characters; look whether a longer text slipped into its column"), g_utf8_strlen (title, -1));
  mp_record_take_text (project, MP_PROJECT_TITLE, title);
  if (language)
    mp_record_set_text (project, MP_PROJECT_LANGUAGE, language);
}

static void
add_names (MpCsvReader *self,
           MpCsvRow    *row)
{
  g_autofree char *names = dup_cell (self, MP_COLUMN_NAMES);
  g_autofree char *short_name = dup_cell (self, MP_COLUMN_SHORT_NAME);
  g_autofree char *acronym = dup_line (self, MP_COLUMN_ACRONYM);
  g_autofree char *identifiers = dup_cell (self, MP_COLUMN_IDENTIFIERS);
  g_autofree char *iati = dup_line (self, MP_COLUMN_IATI_ID);
  g_autofree char *grant = dup_line (self, MP_COLUMN_GRANT_NUMBER);

  /* Our own sheets have all names in one column; the short name beside it is for reading. */
  if (names)
    mp_csv_row_add_names (row, names);
  else if (short_name && !has_column (self, MP_COLUMN_NAMES))
    mp_csv_row_add_names (row, short_name);
  if (acronym)
    mp_csv_row_add_name (row, "acronym", acronym);
  if (identifiers)
    mp_csv_row_add_identifiers (row, identifiers);
  if (iati)
    mp_csv_row_add_identifier (row, "iati", iati);
  if (grant)
    mp_csv_row_add_identifier (row, "grant", grant);
}

static MpDate
get_date (MpProjectRecord *project,
          const char      *kind,
          gboolean         last)
{
  MpRecord *record = mp_project_record_get_date (project, kind);
  MpDate day = record ? mp_record_get_day (record, MP_DATE_REVISION_DAY) : MP_DATE_NONE;

  return last && record ? mp_date_period_end (day, mp_record_get_precision (record, MP_DATE_REVISION_PRECISION)) : day;
}

static void
check_order (MpCsvRow *row)
{
  MpDate start = get_date (row->draft->project, "planned-start", FALSE);
  MpDate end = get_date (row->draft->project, "planned-end", TRUE);
  g_autofree char *start_text = NULL;
  g_autofree char *end_text = NULL;

  if (start == MP_DATE_NONE || end == MP_DATE_NONE || start <= end)
    return;
  start_text = mp_format_date (start, MP_PRECISION_DAY);
  end_text = mp_format_date (end, MP_PRECISION_DAY);
  mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "end-before-start", row->draft->line,
                         /* Translators: 1 and 2 are dates. */
                         _("The project ends on %1$s, before it starts on %2$s; look which of them is wrong"), end_text, start_text);
}

static void
add_dates (MpCsvReader *self,
           MpCsvRow    *row)
{
  gboolean has_kinds = FALSE;
  g_autofree char *start = dup_line (self, MP_COLUMN_START);
  g_autofree char *start_precision = dup_line (self, MP_COLUMN_START_PRECISION);
  g_autofree char *end = dup_line (self, MP_COLUMN_END);
  g_autofree char *end_precision = dup_line (self, MP_COLUMN_END_PRECISION);

  for (guint i = 0; i < G_N_ELEMENTS (date_columns); i++)
    {
      g_autofree char *text = dup_line (self, date_columns[i].column);

      has_kinds = has_kinds || has_column (self, date_columns[i].column);
      if (text)
        mp_csv_row_add_date (row, date_columns[i].key, get_header (self, date_columns[i].column), text, NULL);
    }
  /* Beside columns that tell planned from actual dates, start and end are those that count. */
  if (start && !has_kinds)
    mp_csv_row_add_date (row, "planned-start", get_header (self, MP_COLUMN_START), start, start_precision);
  if (end && !has_kinds)
    mp_csv_row_add_date (row, "planned-end", get_header (self, MP_COLUMN_END), end, end_precision);
  check_order (row);
}

static void
add_terms (MpCsvReader *self,
           MpCsvRow    *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_columns); i++)
    {
      g_autofree char *codes = dup_line (self, vocabulary_columns[i].codes);
      g_autofree char *names = dup_cell (self, vocabulary_columns[i].names);

      if (codes && mp_csv_row_add_codes (row, vocabulary_columns[i].vocabulary, codes))
        continue;
      if (names)
        mp_csv_row_add_terms (row, vocabulary_columns[i].vocabulary, get_header (self, vocabulary_columns[i].names), names);
      else if (codes)
        mp_csv_row_add_terms (row, vocabulary_columns[i].vocabulary, get_header (self, vocabulary_columns[i].codes), codes);
    }
}

static void
add_partners_and_money (MpCsvReader *self,
                        MpCsvRow    *row)
{
  g_autofree char *currency = dup_line (self, MP_COLUMN_CURRENCY);

  for (guint i = 0; i < G_N_ELEMENTS (role_columns); i++)
    {
      g_autofree char *text = dup_cell (self, role_columns[i].column);

      if (text)
        mp_csv_row_add_partners (row, role_columns[i].key, get_header (self, role_columns[i].column), text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (money_columns); i++)
    {
      g_autofree char *text = dup_cell (self, money_columns[i].column);

      if (text)
        mp_csv_row_add_money (row, money_columns[i].key, get_header (self, money_columns[i].column), text, currency);
    }
}

static void
add_initiatives (MpCsvReader *self,
                 MpCsvRow    *row)
{
  g_autofree char *text = dup_cell (self, MP_COLUMN_INITIATIVES);

  if (text)
    mp_csv_row_add_initiatives (row, text);
}

static void
add_texts (MpCsvReader *self,
           MpCsvRow    *row)
{
  MpRecord *project = mp_project_record_get_project (row->draft->project);
  g_autofree char *summary = dup_cell (self, MP_COLUMN_SUMMARY);
  g_autofree char *summary_language = dup_line (self, MP_COLUMN_SUMMARY_LANGUAGE);
  g_autofree char *links = dup_cell (self, MP_COLUMN_LINKS);
  g_autofree char *modality = dup_line (self, MP_COLUMN_MODALITY);
  g_autofree char *note = dup_cell (self, MP_COLUMN_NOTES);
  g_autofree char *status = dup_line (self, MP_COLUMN_STATUS);

  if (summary)
    mp_csv_row_add_narrative (row, "summary", summary_language, summary);
  for (guint i = 0; i < G_N_ELEMENTS (narrative_columns); i++)
    {
      g_autofree char *text = dup_cell (self, narrative_columns[i].column);

      if (text)
        mp_csv_row_add_narrative (row, narrative_columns[i].key, NULL, text);
    }
  if (links)
    mp_csv_row_add_links (row, links);
  if (modality)
    mp_record_set_text (project, MP_PROJECT_MODALITY, modality);
  if (note)
    mp_record_take_text (project, MP_PROJECT_NOTE, mp_text_clean (note));
  /* Where the day of the status stands beside it, it is our own and made from the dates. */
  if (status && !has_column (self, MP_COLUMN_STATUS_AS_OF))
    mp_csv_row_set_status (row, get_header (self, MP_COLUMN_STATUS), status);
}

static void
add_extras (MpCsvReader *self,
            MpCsvRow    *row)
{
  for (guint i = 0; i < self->extras->len; i++)
    {
      guint column = g_array_index (self->extras, guint, i);
      const char *cell = mp_csv_parser_get (self->parser, column);
      g_autofree char *text = NULL;

      if (mp_text_is_empty (cell))
        continue;
      text = mp_csv_restore_cell (cell);
      mp_csv_row_add_extra (row, g_ptr_array_index (self->headers, column), text);
    }
  if (mp_csv_parser_get_n (self->parser) > self->headers->len)
    mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "too-many-cells", row->draft->line,
                           /* Translators: 1 and 2 are numbers of cells. */
                           _("The row has %1$u cells, the first row names %2$u columns; what stands beyond them was left out"),
                           mp_csv_parser_get_n (self->parser), self->headers->len);
}

static MpDateOrder
get_date_order (MpReader *reader)
{
  const char *order = mp_reader_get_option (reader, "date-order");

  if (g_strcmp0 (order, "dmy") == 0)
    return MP_DATE_ORDER_DMY;
  return g_strcmp0 (order, "mdy") == 0 ? MP_DATE_ORDER_MDY : MP_DATE_ORDER_UNKNOWN;
}

static const char *
get_language (MpCsvReader *self)
{
  const char *language = mp_reader_get_option (MP_READER (self), "language");

  if (language)
    return language;
  return self->language ? self->language : "en";
}

static MpDraft *
mp_csv_reader_next (MpReader      *reader,
                    GCancellable  *cancellable,
                    GError       **error)
{
  MpCsvReader *self = MP_CSV_READER (reader);
  g_autofree char *language = NULL;
  MpCsvRow row;

  if (!read_row (self, cancellable, error))
    return NULL;

  language = dup_line (self, MP_COLUMN_LANGUAGE);
  row.reader = reader;
  row.draft = mp_draft_new (self->row_line);
  row.language = language ? language : get_language (self);
  row.date_order = get_date_order (reader);
  row.country_names = &self->country_names;
  row.lists = self->lists;

  add_title (self, &row);
  add_names (self, &row);
  add_dates (self, &row);
  add_terms (self, &row);
  add_partners_and_money (self, &row);
  add_initiatives (self, &row);
  add_texts (self, &row);
  add_extras (self, &row);
  return row.draft;
}

static void
mp_csv_reader_finalize (GObject *object)
{
  MpCsvReader *self = MP_CSV_READER (object);

  g_clear_pointer (&self->parser, mp_csv_parser_free);
  g_clear_pointer (&self->country_names, mp_country_names_free);
  g_ptr_array_unref (self->headers);
  g_array_unref (self->extras);
  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (mp_csv_reader_parent_class)->finalize (object);
}

static void
mp_csv_reader_class_init (MpCsvReaderClass *klass)
{
  MpReaderClass *reader_class = MP_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_csv_reader_finalize;
  reader_class->format = "csv";
  reader_class->source_kind = "sheet";
  reader_class->begin = mp_csv_reader_begin;
  reader_class->next = mp_csv_reader_next;
}

static void
mp_csv_reader_init (MpCsvReader *self)
{
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->extras = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

MpReader *
mp_csv_reader_new (void)
{
  return g_object_new (MP_TYPE_CSV_READER, NULL);
}

/**
 * mp_csv_reader_recognise:
 * @start: the beginning of a file
 *
 * Returns: whether its first row names the columns of projects
 */
gboolean
mp_csv_reader_recognise (const char *start,
                         gsize       length)
{
  g_autoptr (MpCsvParser) parser = mp_csv_parser_new (mp_csv_guess_delimiter (start, length));
  gsize n = 0;

  while (n < length && start[n] != '\n' && start[n] != '\r')
    n++;
  if (!mp_csv_parser_feed (parser, start, n) || mp_csv_parser_get_n (parser) < 2)
    return FALSE;
  for (guint i = 0; i < MIN (mp_csv_parser_get_n (parser), MAX_COLUMNS); i++)
    {
      g_autofree char *header = mp_csv_restore_cell (mp_csv_parser_get (parser, i));
      const char *language;

      if (mp_column_find (header, &language) == MP_COLUMN_TITLE)
        return TRUE;
    }
  return FALSE;
}
