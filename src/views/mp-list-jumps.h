/* mp-list-jumps.h: lists that stay filled when they are scrolled far at once
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mp_list_jumps_mend (GtkAdjustment *adjustment);
void mp_list_jumps_scroll_to (GtkAdjustment *adjustment, guint position, guint n);

G_END_DECLS
