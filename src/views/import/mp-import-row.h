/* mp-import-row.h: one project of an import, and what is to become of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_ROW (mp_import_row_get_type ())
G_DECLARE_FINAL_TYPE (MpImportRow, mp_import_row, MP, IMPORT_ROW, AdwBin)

/**
 * MpImportRow:
 *
 * Signal "decided": the user decided otherwise.
 */
GtkWidget *mp_import_row_new (void);
void mp_import_row_set_item (MpImportRow *self, MpImportItem *item);
gboolean mp_import_row_can_tick (MpImportItem *item);

G_END_DECLS
