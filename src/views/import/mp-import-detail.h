/* mp-import-detail.h: one project of an import, what differs and what is to become of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_DETAIL (mp_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (MpImportDetail, mp_import_detail, MP, IMPORT_DETAIL, AdwBin)

/**
 * MpImportDetail:
 *
 * Signal "decided": the user decided something about the project.
 */
void mp_import_detail_set_item (MpImportDetail *self, MpImportItem *item, const char *file);

G_END_DECLS
