/* mp-sheet-reader.h: projects out of the rows of a sheet
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-column-mapping.h"
#include "exchange/mp-reader.h"
#include "exchange/mp-sheet-row.h"

G_BEGIN_DECLS

#define MP_TYPE_SHEET_READER (mp_sheet_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpSheetReader, mp_sheet_reader, MP, SHEET_READER, MpReader)

/**
 * MpSheetReaderClass:
 * @guards_formulas: whether an apostrophe before "=" and the like is no part of the text
 * @open: begins with the first row
 * @read_row: the next row with anything in it, put into @row, which is empty; %FALSE at the end or on error
 * @dup_sheet: (nullable): the name of the sheet that is read
 *
 * What a kind of file knows is its rows; what the columns hold is known here.
 */
struct _MpSheetReaderClass
{
  MpReaderClass parent_class;

  gboolean guards_formulas;
  gboolean (*open) (MpSheetReader *self, GCancellable *cancellable, GError **error);
  gboolean (*read_row) (MpSheetReader *self, MpSheetRow *row, GCancellable *cancellable, GError **error);
  char *(*dup_sheet) (MpSheetReader *self);
};

void mp_sheet_reader_set_mapping (MpSheetReader *self, const MpColumnMapping *mapping);
MpColumnMapping *mp_sheet_reader_dup_mapping (MpSheetReader *self);

G_END_DECLS
