/* mp-column-mapping.h: what the columns of somebody's sheet hold, as the user says
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-csv-columns.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

/* A column that is left out. */
#define MP_COLUMN_LEFT_OUT (-2)

/**
 * MpMappedColumn:
 * @name: the name of the column in the sheet
 * @column: a #MpColumn, %MP_COLUMN_NONE for a free field, %MP_COLUMN_LEFT_OUT
 * @split: (nullable): the characters that stand between the entries of a list; %NULL for the usual ones
 */
typedef struct
{
  char *name;
  int column;
  char *split;
} MpMappedColumn;

/**
 * MpColumnMapping:
 * @sheet: (nullable): the sheet of a workbook
 * @header_row: the row that names the columns, from 1; 0 where the names stand anywhere in the first rows
 * @header_rows: 2 where names stand in the row above it too, else 1
 * @date_order: (nullable): "dmy" or "mdy"
 * @signature: (nullable): of the columns that it was made for, see mp_column_mapping_make_signature()
 * @columns: (element-type MpMappedColumn): in the order of the sheet
 *
 * A value, which people save and send to each other (data/mapping-format.md).
 */
typedef struct
{
  char *sheet;
  guint header_row;
  guint header_rows;
  char *date_order;
  char *signature;
  GPtrArray *columns;
} MpColumnMapping;

MpColumnMapping *mp_column_mapping_new (void);
MpColumnMapping *mp_column_mapping_copy (const MpColumnMapping *self);
void mp_column_mapping_free (MpColumnMapping *self);
MpColumnMapping *mp_column_mapping_new_from_json (const char *text, gssize length, GError **error);
char *mp_column_mapping_to_json (const MpColumnMapping *self);

void mp_column_mapping_add (MpColumnMapping *self, const char *name, int column, const char *split);
const MpMappedColumn *mp_column_mapping_find (const MpColumnMapping *self, GPtrArray *names, guint index);
guint mp_column_mapping_count (const MpColumnMapping *self, GPtrArray *names);
char *mp_column_mapping_make_signature (GPtrArray *names);
char *mp_mapped_column_split (const char *text, const char *split, MpTermIndex *terms, const char *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpColumnMapping, mp_column_mapping_free)

G_END_DECLS
