/* mp-xlsx-project.h: the row of a project in a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-xlsx-book.h"

G_BEGIN_DECLS

void mp_xlsx_project_add_columns (MpExport *self, MpXlsxSheet *sheet);
gboolean mp_xlsx_project_put (MpExport *self, MpXlsxSheet *sheet, const MpProjectRecord *project, const MpSummary *summary, GError **error);

G_END_DECLS
