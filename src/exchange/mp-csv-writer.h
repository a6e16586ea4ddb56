/* mp-csv-writer.h: projects as rows of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"
#include "exchange/mp-csv-columns.h"
#include "model/mp-summary.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

/**
 * MpCsvSheet:
 * @terms: names of terms and partners
 * @as_of: the day for which the status is told
 * @leave_out_notes: whether private notes stay at home
 *
 * What the cells of a row are made from.
 */
typedef struct
{
  MpTermIndex *terms;
  MpDate as_of;
  gboolean leave_out_notes;
} MpCsvSheet;

char *mp_csv_sheet_dup_cell (const MpCsvSheet *self, const MpProjectRecord *project, const MpSummary *summary, MpColumn column);
void mp_csv_append_cell (GString *line, const char *text, char delimiter);
void mp_csv_sheet_append_row (const MpCsvSheet *self, GString *line, const MpProjectRecord *project, char delimiter);
void mp_csv_append_header (GString *line, char delimiter);

G_END_DECLS
