/* mp-import-page.h: an import: read, look, decide, take over
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/mp-import-plan.h"

G_BEGIN_DECLS

#define MP_TYPE_IMPORT_PAGE (mp_import_page_get_type ())
G_DECLARE_FINAL_TYPE (MpImportPage, mp_import_page, MP, IMPORT_PAGE, AdwBin)

/**
 * MpImportPage:
 *
 * Nothing is written before the user has seen what would change and said so.
 * Signals: "applied" (guint): so many projects were added or changed; "closed": the page is done
 * with, whatever came of it.
 */
GtkWidget *mp_import_page_new (MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);
void mp_import_page_read_file (MpImportPage *self, GFile *file);
void mp_import_page_read_text (MpImportPage *self, const char *text);
void mp_import_page_ask_text (MpImportPage *self);
void mp_import_page_cancel (MpImportPage *self);
MpImportPlan *mp_import_page_get_plan (MpImportPage *self);

G_END_DECLS
