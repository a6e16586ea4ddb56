/* mp-status-pill.h: the status of a project as symbol, word and colour
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-status.h"

G_BEGIN_DECLS

#define MP_TYPE_STATUS_PILL (mp_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (MpStatusPill, mp_status_pill, MP, STATUS_PILL, GtkWidget)

GtkWidget *mp_status_pill_new (void);
void mp_status_pill_set_status (MpStatusPill *self, MpStatus status);

G_END_DECLS
