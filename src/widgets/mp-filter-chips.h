/* mp-filter-chips.h: the conditions of a query, each to be taken away with a click
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/mp-query.h"

G_BEGIN_DECLS

#define MP_TYPE_FILTER_CHIPS (mp_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (MpFilterChips, mp_filter_chips, MP, FILTER_CHIPS, AdwBin)

/**
 * MpFilterChips:
 *
 * Shows itself while a filter is on, so that nobody takes a part for the whole.
 * Signal "text-changed" (string): what the search text is to be.
 */
GtkWidget *mp_filter_chips_new (void);
void mp_filter_chips_set_query (MpFilterChips *self, MpQuery *query, MpPortfolio *portfolio);
guint mp_filter_chips_get_n (MpFilterChips *self);

G_END_DECLS
