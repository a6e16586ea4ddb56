/* mp-csv-reader.h: the rows of a sheet as text: CSV, TSV and the like
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-sheet-reader.h"

G_BEGIN_DECLS

#define MP_TYPE_CSV_READER (mp_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpCsvReader, mp_csv_reader, MP, CSV_READER, MpSheetReader)

MpReader *mp_csv_reader_new (void);
gboolean mp_csv_reader_recognise (const char *start, gsize length);

G_END_DECLS
