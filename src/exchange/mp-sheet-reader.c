/* mp-sheet-reader.c: projects out of the rows of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows are kept until it is known which of them names the columns.
 */

#include "config.h"

#include "exchange/mp-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "base/mp-text.h"
#include "exchange/mp-csv-cells.h"
#include "exchange/mp-csv-columns.h"
#include "exchange/mp-sheet-header.h"

/* No title of a project is that long: two rows have grown together, or a text slipped in. */
#define LONG_TITLE 500

typedef struct
{
  GPtrArray *head;               /* of MpSheetRow: the first rows */
  guint n_taken;                 /* how many of them were read */
  MpSheetRow *row;               /* a row beyond them */
  const MpSheetRow *current;
  GPtrArray *headers;            /* of char *: the names of the columns */
  MpColumnMapping *mapping;      /* what the user says of them; may be NULL */
  int columns[MP_N_COLUMNS];     /* where a column stands, -1 */
  const char *splits[MP_N_COLUMNS]; /* what stands between entries, borrowed from the mapping */
  GArray *extras;                /* of guint: columns that are kept as free fields */
  guint header_row;
  guint header_rows;
  const char *language;
  MpCountryNames *country_names;
  GHashTable *lists;             /* see MpCsvRow */
} MpSheetReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MpSheetReader, mp_sheet_reader, MP_TYPE_READER)

#define PRIVATE(self) ((MpSheetReaderPrivate *) mp_sheet_reader_get_instance_private (self))

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

/* FALSE at the end or on error. */
static gboolean
read_row (MpSheetReader  *self,
          MpSheetRow     *row,
          GCancellable   *cancellable,
          GError        **error)
{
  mp_sheet_row_clear (row);
  return MP_SHEET_READER_GET_CLASS (self)->read_row (self, row, cancellable, error);
}

/* The next row, of those that are kept first. */
static gboolean
take_row (MpSheetReader  *self,
          GCancellable   *cancellable,
          GError        **error)
{
  MpSheetReaderPrivate *priv = PRIVATE (self);

  if (priv->n_taken < priv->head->len)
    {
      priv->current = g_ptr_array_index (priv->head, priv->n_taken++);
      return TRUE;
    }
  priv->current = priv->row;
  return read_row (self, priv->row, cancellable, error);
}

static gboolean
read_head (MpSheetReader  *self,
           GCancellable   *cancellable,
           GError        **error)
{
  MpSheetReaderPrivate *priv = PRIVATE (self);
  g_autoptr (GError) local_error = NULL;
  gsize size = 0;

  g_ptr_array_set_size (priv->head, 0);
  priv->n_taken = 0;
  while (priv->head->len < MP_SHEET_HEAD && size < MP_READER_MAX_LINE && read_row (self, priv->row, cancellable, &local_error))
    {
      size += priv->row->text->len;
      g_ptr_array_add (priv->head, mp_sheet_row_copy (priv->row));
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (priv->head->len == 0)
    g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("“%s” is empty"), mp_reader_get_name (MP_READER (self)));
  return priv->head->len > 0;
}

/* Notes which column stands where; of two for one thing the first counts. */
static void
take_header (MpSheetReader       *self,
             const MpSheetHeader *header)
{
  MpSheetReaderPrivate *priv = PRIVATE (self);
  guint n_by_language[2] = { 0, 0 };

  for (guint i = 0; i < header->names->len; i++)
    {
      const char *name = g_ptr_array_index (header->names, i);
      const MpMappedColumn *mapped = priv->mapping ? mp_column_mapping_find (priv->mapping, header->names, i) : NULL;
      const char *language;
      int column = mp_sheet_header_find_column (header, i, &language);

      if (mapped)
        column = mapped->column;

      if (column >= 0 && priv->columns[column] < 0)
        {
          priv->columns[column] = (int) i;
          priv->splits[column] = mapped ? mapped->split : NULL;
          n_by_language[0] += g_strcmp0 (language, "es") == 0;
          n_by_language[1] += g_strcmp0 (language, "fr") == 0;
        }
      else if (column != MP_COLUMN_LEFT_OUT)
        {
          g_array_append_val (priv->extras, i);
        }
      /* Translators: the name of a column that has none; %u is its number. */
      g_ptr_array_add (priv->headers, *name ? g_strdup (name) : g_strdup_printf (_("Column %u"), i + 1));
    }
  if (n_by_language[0] + n_by_language[1] > 0)
    priv->language = n_by_language[0] >= n_by_language[1] ? "es" : "fr";
  priv->n_taken = header->row + 1;
  priv->header_row = ((const MpSheetRow *) g_ptr_array_index (priv->head, header->row))->line;
  priv->header_rows = header->n_rows;
}

static char *
dup_sheet (MpSheetReader *self)
{
  MpSheetReaderClass *klass = MP_SHEET_READER_GET_CLASS (self);

  return klass->dup_sheet ? klass->dup_sheet (self) : NULL;
}

static gboolean
check_header (MpSheetReader        *self,
              const MpSheetHeader  *header,
              GError              **error)
{
  MpSheetRow *row = g_ptr_array_index (PRIVATE (self)->head, header->row);
  const char *name = mp_reader_get_name (MP_READER (self));
  gboolean has_title = PRIVATE (self)->columns[MP_COLUMN_TITLE] >= 0;
  g_autofree char *sheet = dup_sheet (self);

  if (mp_sheet_row_get_n (row) > MP_SHEET_MAX_COLUMNS)
    g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE, _("“%1$s”, line %2$u: the first row has more than %3$u columns; this is hardly a sheet of projects"),
                 name, row->line, MP_SHEET_MAX_COLUMNS);
  else if (!has_title && sheet)
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                 /* Translators: 1 is the name of a file, 2 that of a sheet in it, 3 the number of a row. */
                 _("“%1$s”, sheet “%2$s”, row %3$u: no column is called “title”, “título” or “intitulé”; name the columns in one row above the projects"),
                 name, sheet, row->line);
  else if (!has_title)
    g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                 _("“%1$s”, line %2$u: no column is called “title”, “título” or “intitulé”; name the columns in the first row"), name, row->line);
  return has_title && mp_sheet_row_get_n (row) <= MP_SHEET_MAX_COLUMNS;
}

/* As the mapping says; what it says of columns that are not there, and what it does not say, does no harm. */
static MpSheetHeader *
find_header (MpSheetReader  *self,
             GError        **error)
{
  MpSheetReaderPrivate *priv = PRIVATE (self);
  gboolean guarded = MP_SHEET_READER_GET_CLASS (self)->guards_formulas;
  g_autoptr (MpSheetHeader) header = NULL;
  g_autofree char *signature = NULL;

  if (priv->mapping == NULL)
    return mp_sheet_header_find (priv->head, guarded);
  header = mp_sheet_header_find_mapped (priv->head, guarded, priv->mapping);
  if (mp_column_mapping_count (priv->mapping, header->names) == 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” has none of the columns that the mapping speaks of; it was made for another sheet"), mp_reader_get_name (MP_READER (self)));
      return NULL;
    }
  signature = mp_column_mapping_make_signature (header->names);
  if (priv->mapping->signature && strcmp (priv->mapping->signature, signature) != 0)
    mp_reader_add_message (MP_READER (self), MP_SEVERITY_NOTE, "mapping-differs", 0,
                           _("The mapping was made for other columns; those with the same names are read as it says, the others by their names"));
  return g_steal_pointer (&header);
}

static gboolean
mp_sheet_reader_begin (MpReader      *reader,
                       GCancellable  *cancellable,
                       GError       **error)
{
  MpSheetReader *self = MP_SHEET_READER (reader);
  MpSheetReaderPrivate *priv = PRIVATE (self);
  g_autoptr (MpSheetHeader) header = NULL;

  g_ptr_array_set_size (priv->headers, 0);
  g_array_set_size (priv->extras, 0);
  for (guint i = 0; i < MP_N_COLUMNS; i++)
    {
      priv->columns[i] = -1;
      priv->splits[i] = NULL;
    }
  priv->language = NULL;

  if (!MP_SHEET_READER_GET_CLASS (self)->open (self, cancellable, error) || !read_head (self, cancellable, error))
    return FALSE;
  header = find_header (self, error);
  if (header == NULL)
    return FALSE;
  take_header (self, header);
  return check_header (self, header, error);
}

static gboolean
has_column (MpSheetReader *self,
            MpColumn     column)
{
  return PRIVATE (self)->columns[column] >= 0;
}

static const char *
get_header (MpSheetReader *self,
            MpColumn     column)
{
  return g_ptr_array_index (PRIVATE (self)->headers, PRIVATE (self)->columns[column]);
}

/* The cell in that column as it stands there, NULL when it is empty or there is none. */
static const char *
get_cell (MpSheetReader *self,
          MpColumn     column)
{
  const char *cell = has_column (self, column) ? mp_sheet_row_get (PRIVATE (self)->current, (guint) PRIVATE (self)->columns[column]) : NULL;

  return mp_text_is_empty (cell) ? NULL : cell;
}

static char *
restore (MpSheetReader *self,
         const char    *cell)
{
  return MP_SHEET_READER_GET_CLASS (self)->guards_formulas ? mp_csv_restore_cell (cell) : g_strdup (cell);
}

/* The one whose names stand in the column. */
static const char *
get_vocabulary (MpColumn column)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_columns); i++)
    {
      if (vocabulary_columns[i].names == column)
        return vocabulary_columns[i].vocabulary;
    }
  return NULL;
}

/* As it was meant, with the marks between entries that are usual. */
static char *
dup_cell (MpSheetReader *self,
          MpColumn     column)
{
  const char *cell = get_cell (self, column);
  const char *split = PRIVATE (self)->splits[column];
  g_autofree char *text = cell ? restore (self, cell) : NULL;

  return text && split ? mp_mapped_column_split (text, split, mp_reader_get_terms (MP_READER (self)), get_vocabulary (column)) : g_steal_pointer (&text);
}

/* As it was meant, on one line. */
static char *
dup_line (MpSheetReader *self,
          MpColumn     column)
{
  const char *cell = get_cell (self, column);
  g_autofree char *restored = NULL;

  if (cell && *cell == '\'')
    cell = restored = restore (self, cell);
  return cell ? mp_csv_clean_line (cell) : NULL;
}

static void
add_title (MpSheetReader *self,
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
add_names (MpSheetReader *self,
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

static void
add_dates (MpSheetReader *self,
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
  mp_csv_row_check_dates (row);
}

static void
add_terms (MpSheetReader *self,
           MpCsvRow    *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_columns); i++)
    {
      g_autofree char *codes = dup_line (self, vocabulary_columns[i].codes);
      g_autofree char *names = dup_cell (self, vocabulary_columns[i].names);

      if (codes && mp_csv_row_add_codes (row, vocabulary_columns[i].vocabulary, codes))
        continue;
      if (names && has_column (self, MP_COLUMN_OTHER_TERMS))
        mp_csv_row_add_marked_terms (row, vocabulary_columns[i].vocabulary, get_header (self, vocabulary_columns[i].names), names);
      else if (names)
        mp_csv_row_add_terms (row, vocabulary_columns[i].vocabulary, get_header (self, vocabulary_columns[i].names), names);
      else if (codes)
        mp_csv_row_add_terms (row, vocabulary_columns[i].vocabulary, get_header (self, vocabulary_columns[i].codes), codes);
    }
}

static void
add_partners_and_money (MpSheetReader *self,
                        MpCsvRow    *row)
{
  g_autofree char *currency = dup_line (self, MP_COLUMN_CURRENCY);
  g_autofree char *other_terms = dup_cell (self, MP_COLUMN_OTHER_TERMS);

  for (guint i = 0; i < G_N_ELEMENTS (role_columns); i++)
    {
      g_autofree char *text = dup_cell (self, role_columns[i].column);

      if (text)
        mp_csv_row_add_partners (row, role_columns[i].key, get_header (self, role_columns[i].column), text);
    }
  if (other_terms)
    mp_csv_row_add_other_terms (row, get_header (self, MP_COLUMN_OTHER_TERMS), other_terms);
  /* Of all sums, our own workbooks show one, which is made of others. */
  for (guint i = 0; i < G_N_ELEMENTS (money_columns) && !has_column (self, MP_COLUMN_OTHER_TERMS); i++)
    {
      g_autofree char *text = dup_cell (self, money_columns[i].column);

      if (text)
        mp_csv_row_add_money (row, money_columns[i].key, get_header (self, money_columns[i].column), text, currency);
    }
}

static void
add_initiatives (MpSheetReader *self,
                 MpCsvRow    *row)
{
  g_autofree char *text = dup_cell (self, MP_COLUMN_INITIATIVES);

  if (text)
    mp_csv_row_add_initiatives (row, text);
}

static void
add_texts (MpSheetReader *self,
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
  if (status && !has_column (self, MP_COLUMN_STATUS_AS_OF) && !has_column (self, MP_COLUMN_OTHER_TERMS))
    mp_csv_row_set_status (row, get_header (self, MP_COLUMN_STATUS), status);
}

static void
add_extras (MpSheetReader *self,
            MpCsvRow    *row)
{
  for (guint i = 0; i < PRIVATE (self)->extras->len; i++)
    {
      guint column = g_array_index (PRIVATE (self)->extras, guint, i);
      const char *cell = mp_sheet_row_get (PRIVATE (self)->current, column);
      g_autofree char *text = NULL;

      if (mp_text_is_empty (cell))
        continue;
      text = restore (self, cell);
      mp_csv_row_add_extra (row, g_ptr_array_index (PRIVATE (self)->headers, column), text);
    }
  if (mp_sheet_row_get_n (PRIVATE (self)->current) > PRIVATE (self)->headers->len)
    mp_reader_add_message (row->reader, MP_SEVERITY_WARNING, "too-many-cells", row->draft->line,
                           /* Translators: 1 and 2 are numbers of cells. */
                           _("The row has %1$u cells, the first row names %2$u columns; what stands beyond them was left out"),
                           mp_sheet_row_get_n (PRIVATE (self)->current), PRIVATE (self)->headers->len);
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
get_language (MpSheetReader *self)
{
  const char *language = mp_reader_get_option (MP_READER (self), "language");

  if (language)
    return language;
  return PRIVATE (self)->language ? PRIVATE (self)->language : "en";
}

static MpDraft *
mp_sheet_reader_next (MpReader      *reader,
                    GCancellable  *cancellable,
                    GError       **error)
{
  MpSheetReader *self = MP_SHEET_READER (reader);
  g_autofree char *language = NULL;
  MpCsvRow row;

  if (!take_row (self, cancellable, error))
    return NULL;

  language = dup_line (self, MP_COLUMN_LANGUAGE);
  row.reader = reader;
  row.draft = mp_draft_new (PRIVATE (self)->current->line);
  row.language = language ? language : get_language (self);
  row.date_order = get_date_order (reader);
  row.country_names = &PRIVATE (self)->country_names;
  row.lists = PRIVATE (self)->lists;

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
mp_sheet_reader_finalize (GObject *object)
{
  MpSheetReaderPrivate *priv = PRIVATE (MP_SHEET_READER (object));

  g_clear_pointer (&priv->country_names, mp_country_names_free);
  g_clear_pointer (&priv->mapping, mp_column_mapping_free);
  g_ptr_array_unref (priv->head);
  mp_sheet_row_free (priv->row);
  g_ptr_array_unref (priv->headers);
  g_array_unref (priv->extras);
  g_hash_table_unref (priv->lists);

  G_OBJECT_CLASS (mp_sheet_reader_parent_class)->finalize (object);
}

static void
mp_sheet_reader_class_init (MpSheetReaderClass *klass)
{
  MpReaderClass *reader_class = MP_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_sheet_reader_finalize;
  reader_class->source_kind = "sheet";
  reader_class->begin = mp_sheet_reader_begin;
  reader_class->next = mp_sheet_reader_next;
}

static void
mp_sheet_reader_init (MpSheetReader *self)
{
  MpSheetReaderPrivate *priv = PRIVATE (self);

  priv->head = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_sheet_row_free);
  priv->row = mp_sheet_row_new ();
  priv->headers = g_ptr_array_new_with_free_func (g_free);
  priv->extras = g_array_new (FALSE, FALSE, sizeof (guint));
  priv->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

/**
 * mp_sheet_reader_set_mapping:
 * @mapping: (nullable): what the columns hold; %NULL for what their names say
 *
 * Counts from the next mp_reader_begin() on. Sets the options for the sheet and the order of dates
 * where the mapping states them.
 */
void
mp_sheet_reader_set_mapping (MpSheetReader         *self,
                             const MpColumnMapping *mapping)
{
  MpSheetReaderPrivate *priv;

  g_return_if_fail (MP_IS_SHEET_READER (self));

  priv = PRIVATE (self);
  g_clear_pointer (&priv->mapping, mp_column_mapping_free);
  if (mapping == NULL)
    return;
  priv->mapping = mp_column_mapping_copy (mapping);
  if (mapping->sheet)
    mp_reader_set_option (MP_READER (self), "sheet", mapping->sheet);
  if (mapping->date_order)
    mp_reader_set_option (MP_READER (self), "date-order", mapping->date_order);
}

/**
 * mp_sheet_reader_dup_mapping:
 *
 * After mp_reader_begin().
 *
 * Returns: (transfer full): what the columns are read as
 */
MpColumnMapping *
mp_sheet_reader_dup_mapping (MpSheetReader *self)
{
  MpSheetReaderPrivate *priv;
  MpColumnMapping *mapping;

  g_return_val_if_fail (MP_IS_SHEET_READER (self), NULL);

  priv = PRIVATE (self);
  mapping = mp_column_mapping_new ();
  mapping->sheet = dup_sheet (self);
  mapping->header_row = priv->header_row;
  mapping->header_rows = priv->header_rows;
  mapping->date_order = g_strdup (mp_reader_get_option (MP_READER (self), "date-order"));
  mapping->signature = mp_column_mapping_make_signature (priv->headers);
  for (guint i = 0; i < priv->headers->len; i++)
    {
      int column = MP_COLUMN_LEFT_OUT;

      for (guint j = 0; j < priv->extras->len; j++)
        column = g_array_index (priv->extras, guint, j) == i ? MP_COLUMN_NONE : column;
      for (guint j = 0; j < MP_N_COLUMNS; j++)
        column = priv->columns[j] == (int) i ? (int) j : column;
      mp_column_mapping_add (mapping, g_ptr_array_index (priv->headers, i), column, column >= 0 ? priv->splits[column] : NULL);
    }
  return mapping;
}
