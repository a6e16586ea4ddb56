/* mp-import-preview.h: what an import would change, to look at and to decide on
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_PREVIEW (mp_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (MpImportPreview, mp_import_preview, MP, IMPORT_PREVIEW, AdwBin)

/**
 * MpImportPreview:
 *
 * Signal "decided": the user decided something.
 */
void mp_import_preview_set_plan (MpImportPreview *self, MpImportPlan *plan);
guint mp_import_preview_get_n_taken (MpImportPreview *self);

G_END_DECLS
