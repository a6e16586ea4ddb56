/* mp-busy-bar.h: what the program is doing, how far it is, and a way to stop it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_BUSY_BAR (mp_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpBusyBar, mp_busy_bar, MP, BUSY_BAR, AdwBin)

GtkWidget *mp_busy_bar_new (void);
void mp_busy_bar_start (MpBusyBar *self, const char *text, GCancellable *cancellable);
void mp_busy_bar_set_fraction (MpBusyBar *self, double fraction);
void mp_busy_bar_stop (MpBusyBar *self);
gboolean mp_busy_bar_is_busy (MpBusyBar *self);

G_END_DECLS
