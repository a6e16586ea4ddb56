/* mp-xlsx-reader.h: the rows of a sheet of an Excel workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-sheet-reader.h"

G_BEGIN_DECLS

#define MP_TYPE_XLSX_READER (mp_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (MpXlsxReader, mp_xlsx_reader, MP, XLSX_READER, MpSheetReader)

MpReader *mp_xlsx_reader_new (void);
gboolean mp_xlsx_reader_recognise (const char *start, gsize length);

G_END_DECLS
