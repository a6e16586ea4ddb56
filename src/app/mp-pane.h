/* mp-pane.h: a side pane whose width can be dragged
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_PANE (mp_pane_get_type ())
G_DECLARE_FINAL_TYPE (MpPane, mp_pane, MP, PANE, GtkWidget)

/* The least width; a leaflet folds when it is not to be had. */
#define MP_PANE_MIN_WIDTH 300

void mp_pane_set_child (MpPane *self, GtkWidget *child);
void mp_pane_set_show_handle (MpPane *self, gboolean show_handle);
void mp_pane_set_width (MpPane *self, int width);
int mp_pane_get_width (MpPane *self);

G_END_DECLS
