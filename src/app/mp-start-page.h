/* mp-start-page.h: what a window shows before there is a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_START_PAGE (mp_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MpStartPage, mp_start_page, MP, START_PAGE, AdwBin)

/**
 * MpStartPage:
 *
 * The four ways to begin, and the portfolios that were open lately.
 * Signal "open" (GFile): one of these was chosen.
 */
void mp_start_page_set_recent (MpStartPage *self, GPtrArray *files);

G_END_DECLS
