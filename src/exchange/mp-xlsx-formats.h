/* mp-xlsx-formats.h: what the number in a cell of a workbook means
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-xlsx-part.h"

G_BEGIN_DECLS

typedef enum
{
  MP_XLSX_NUMBER,
  MP_XLSX_PER_CENT,
  MP_XLSX_DATE,       /* a day, with or without the time */
  MP_XLSX_DATE_MONTH, /* shows no day */
  MP_XLSX_DATE_YEAR,  /* shows neither day nor month */
  MP_XLSX_TIME,
} MpXlsxMeaning;

/**
 * MpXlsxFormat:
 * @currency: what stands before the number: "USD", "€", or ""
 */
typedef struct
{
  MpXlsxMeaning meaning;
  char currency[8];
} MpXlsxFormat;

/**
 * MpXlsxFormats:
 *
 * The formats of the cells of a workbook, by the number of their style.
 */
typedef struct _MpXlsxFormats MpXlsxFormats;

MpXlsxFormats *mp_xlsx_formats_new (void);
void mp_xlsx_formats_free (MpXlsxFormats *self);
gboolean mp_xlsx_formats_read (MpXlsxFormats *self, MpXlsxPart *part, GCancellable *cancellable, GError **error);
void mp_xlsx_formats_set_1904 (MpXlsxFormats *self, gboolean is_1904);
char *mp_xlsx_formats_dup_text (MpXlsxFormats *self, const char *number, guint style);

void mp_xlsx_format_parse (MpXlsxFormat *self, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXlsxFormats, mp_xlsx_formats_free)

G_END_DECLS
