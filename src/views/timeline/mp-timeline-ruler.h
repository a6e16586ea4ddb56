/* mp-timeline-ruler.h: the header with the periods
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_RULER (mp_timeline_ruler_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineRuler, mp_timeline_ruler, MP, TIMELINE_RULER, GtkWidget)

void mp_timeline_ruler_set_scope (MpTimelineRuler *self, MpTimelineScope *scope);

#define MP_TYPE_TIMELINE_LEGEND (mp_timeline_legend_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineLegend, mp_timeline_legend, MP, TIMELINE_LEGEND, GtkWidget)

void mp_timeline_legend_set_scope (MpTimelineLegend *self, MpTimelineScope *scope);
void mp_timeline_legend_set_whole (MpTimelineLegend *self, gboolean whole);

G_END_DECLS
