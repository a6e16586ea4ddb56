/* mp-import-difference-row.h: one difference of a project, and whose words are kept
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_DIFFERENCE_ROW (mp_import_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (MpImportDifferenceRow, mp_import_difference_row, MP, IMPORT_DIFFERENCE_ROW, GtkListBoxRow)

GtkWidget *mp_import_difference_row_new (MpImportItem *item, guint index);
void mp_import_difference_row_update (MpImportDifferenceRow *self);

G_END_DECLS
