/* mp-xlsx-contents.h: what a workbook holds besides the cells of its sheets
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-xlsx-formats.h"

G_BEGIN_DECLS

/* The texts of a workbook stand in one table, which is in memory while its sheets are read: 256 MiB. */
#define MP_XLSX_MAX_TEXTS (256u << 20)

/**
 * MpXlsxSheetInfo:
 * @name: what people call it
 * @path: the part that holds its cells
 * @is_hidden: whether programs do not show it
 */
typedef struct
{
  char *name;
  char *path;
  gboolean is_hidden;
} MpXlsxSheetInfo;

/**
 * MpXlsxContents:
 * @sheets: (element-type MpXlsxSheetInfo): the sheets in their order
 * @formats: what numbers mean
 * @texts: the shared texts, each with a nul behind it
 * @starts: (element-type gsize): where each begins
 */
typedef struct
{
  GPtrArray *sheets;
  MpXlsxFormats *formats;
  GString *texts;
  GArray *starts;
} MpXlsxContents;

MpXlsxContents *mp_xlsx_contents_read (MpReader *reader, GCancellable *cancellable, GError **error);
void mp_xlsx_contents_free (MpXlsxContents *self);
const char *mp_xlsx_contents_get_text (MpXlsxContents *self, guint64 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXlsxContents, mp_xlsx_contents_free)

G_END_DECLS
