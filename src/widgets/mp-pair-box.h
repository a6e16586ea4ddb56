/* mp-pair-box.h: two things side by side where there is room, else one below the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_PAIR_BOX (mp_pair_box_get_type ())
G_DECLARE_FINAL_TYPE (MpPairBox, mp_pair_box, MP, PAIR_BOX, GtkWidget)

GtkWidget *mp_pair_box_new (void);
void mp_pair_box_set_children (MpPairBox *self, GtkWidget *first, GtkWidget *second);

G_END_DECLS
