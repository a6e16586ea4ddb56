/* mp-csv-cells.h: what a cell of a sheet says, as records of a draft
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-country-names.h"
#include "exchange/mp-date-parser.h"
#include "exchange/mp-reader.h"

G_BEGIN_DECLS

/**
 * MpCsvRow:
 * @reader: gets the messages
 * @draft: gets the records
 * @language: of the texts
 * @date_order: how 03/04/2027 is to be read
 * @country_names: (inout) (nullable): made on first need
 * @lists: lists of terms that were met before: vocabulary and text → ids
 *
 * The row that is being read.
 */
typedef struct
{
  MpReader *reader;
  MpDraft *draft;
  const char *language;
  MpDateOrder date_order;
  MpCountryNames **country_names;
  GHashTable *lists;
} MpCsvRow;

char *mp_csv_clean_line (const char *text);
char *mp_csv_clean_text (const char *text);
char *mp_csv_restore_cell (const char *cell);
GPtrArray *mp_csv_split_cell (const char *text);
char *mp_csv_quote_entry (const char *text);

void mp_csv_row_add_extra (MpCsvRow *row, const char *name, const char *text);
void mp_csv_row_add_name (MpCsvRow *row, const char *kind, const char *text);
void mp_csv_row_add_names (MpCsvRow *row, const char *text);
void mp_csv_row_add_identifiers (MpCsvRow *row, const char *text);
void mp_csv_row_add_identifier (MpCsvRow *row, const char *kind, const char *value);
void mp_csv_row_add_narrative (MpCsvRow *row, const char *field, const char *language, const char *text);
void mp_csv_row_add_links (MpCsvRow *row, const char *text);
void mp_csv_row_add_date (MpCsvRow *row, const char *kind, const char *header, const char *text, const char *precision);
void mp_csv_row_check_dates (MpCsvRow *row);
void mp_csv_row_add_money (MpCsvRow *row, const char *kind, const char *header, const char *text, const char *currency);
gboolean mp_csv_row_add_codes (MpCsvRow *row, const char *vocabulary, const char *text);
void mp_csv_row_add_terms (MpCsvRow *row, const char *vocabulary, const char *header, const char *text);
void mp_csv_row_add_term (MpCsvRow *row, gint64 term, const char *standing, int share);
void mp_csv_row_add_marked_terms (MpCsvRow *row, const char *vocabulary, const char *header, const char *text);
void mp_csv_row_add_other_terms (MpCsvRow *row, const char *header, const char *text);
void mp_csv_row_add_partners (MpCsvRow *row, const char *role, const char *header, const char *text);
void mp_csv_row_add_initiatives (MpCsvRow *row, const char *text);
void mp_csv_row_set_status (MpCsvRow *row, const char *header, const char *text);

G_END_DECLS
