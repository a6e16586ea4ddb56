/* mp-date-band.h: a project in time at a glance
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-summary.h"

G_BEGIN_DECLS

#define MP_TYPE_DATE_BAND (mp_date_band_get_type ())
G_DECLARE_FINAL_TYPE (MpDateBand, mp_date_band, MP, DATE_BAND, GtkWidget)

/**
 * MpDateBand:
 *
 * The bar of the timeline with what the project was before: superseded dates as thin ghosts under
 * it, milestones over it, the as-of day across.
 */
GtkWidget *mp_date_band_new (void);
void mp_date_band_set_project (MpDateBand *self, const MpProjectRecord *project, const MpSummary *summary, MpDate as_of);

G_END_DECLS
