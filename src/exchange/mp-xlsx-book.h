/* mp-xlsx-book.h: a workbook that is written row by row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <xlsxwriter.h>

#include "exchange/mp-export-private.h"

G_BEGIN_DECLS

/* The most sheets of a workbook. */
#define MP_XLSX_MAX_SHEETS 16

/* The kinds of cells: what is in them, not how it looks. */
typedef enum
{
  MP_XLSX_HEADER,
  MP_XLSX_TITLE,
  MP_XLSX_DAY,
  MP_XLSX_MONTH,
  MP_XLSX_YEAR,
  MP_XLSX_SHARE,
  MP_XLSX_MONEY_0,
  MP_XLSX_MONEY_2,
  MP_XLSX_MONEY_3,
  MP_XLSX_ABOUT_MONEY_0,
  MP_XLSX_ABOUT_MONEY_2,
  MP_XLSX_ABOUT_MONEY_3,
  MP_XLSX_N_STYLES,
} MpXlsxStyle;

/**
 * MpXlsxSheet:
 * @row: the row that is being written; 0 is the header
 * @column: the column that comes next
 * @n_columns: how many the header has
 * @n_filtered: how many of them, from the first one on, rows can be filtered by
 * @is_picture: whether it is looked at as a whole, on one page
 *
 * One sheet. Rows are written one after the other, cells from the first to the last.
 */
typedef struct
{
  MpExport *export;
  lxw_worksheet *sheet;
  lxw_format **styles;
  const char *name;
  guint32 row;
  guint16 column;
  guint16 n_columns;
  guint16 n_filtered;
  gboolean is_picture;
} MpXlsxSheet;

/**
 * MpXlsxBook:
 *
 * A workbook in a file of its own, which becomes the export when it is closed. Holds one row a
 * sheet, whatever its length. Used in one thread.
 */
typedef struct
{
  MpExport *export;
  lxw_workbook *workbook;
  lxw_format *styles[MP_XLSX_N_STYLES];
  MpXlsxSheet sheets[MP_XLSX_MAX_SHEETS];
  guint n_sheets;
  char *path;
  gboolean from_right;
} MpXlsxBook;

MpXlsxBook *mp_xlsx_book_new (MpExport *export, GError **error);
void mp_xlsx_book_free (MpXlsxBook *self);
MpXlsxSheet *mp_xlsx_book_add_sheet (MpXlsxBook *self, const char *name);
gboolean mp_xlsx_book_close (MpXlsxBook *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

void mp_xlsx_sheet_add_column (MpXlsxSheet *self, const char *title, double width);
gboolean mp_xlsx_sheet_next_row (MpXlsxSheet *self, GError **error);
void mp_xlsx_sheet_skip (MpXlsxSheet *self);
void mp_xlsx_sheet_put_text (MpXlsxSheet *self, const char *text);
void mp_xlsx_sheet_put_styled (MpXlsxSheet *self, const char *text, MpXlsxStyle style);
void mp_xlsx_sheet_put_integer (MpXlsxSheet *self, gint64 value);
void mp_xlsx_sheet_put_date (MpXlsxSheet *self, MpDate day, MpDatePrecision precision);
void mp_xlsx_sheet_put_share (MpXlsxSheet *self, gint64 share);
void mp_xlsx_sheet_put_money (MpXlsxSheet *self, gint64 amount, const char *currency, gboolean approximate);

char *mp_xlsx_clean_text (const char *text, gboolean *cut);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXlsxBook, mp_xlsx_book_free)

G_END_DECLS
