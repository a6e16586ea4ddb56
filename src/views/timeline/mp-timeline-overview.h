/* mp-timeline-overview.h: the whole span, with the visible part as a window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_OVERVIEW (mp_timeline_overview_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineOverview, mp_timeline_overview, MP, TIMELINE_OVERVIEW, GtkWidget)

/**
 * MpTimelineOverview:
 *
 * A strip that shows how many projects run when, from the first to the last day of all, and which
 * part of that the chart shows. The part is dragged, or one edge of it; a click brings a day into
 * the middle, a double click shows all; the wheel moves, with Ctrl it zooms; arrows, plus, minus,
 * Home and End do the same for the keyboard.
 */
void mp_timeline_overview_set_scope (MpTimelineOverview *self, MpTimelineScope *scope);

const MpTimeAxis *mp_timeline_overview_get_axis (MpTimelineOverview *self);
MpTimelineWindowPart mp_timeline_overview_press (MpTimelineOverview *self, double x, guint n_press);
gboolean mp_timeline_overview_drag (MpTimelineOverview *self, double dx);
void mp_timeline_overview_release (MpTimelineOverview *self);
gboolean mp_timeline_overview_cancel (MpTimelineOverview *self);
void mp_timeline_overview_hover (MpTimelineOverview *self, double x);
void mp_timeline_overview_move (MpTimelineOverview *self, double share);
void mp_timeline_overview_zoom (MpTimelineOverview *self, double factor, gboolean at_pointer);
char *mp_timeline_overview_dup_value (MpTimelineOverview *self);
char *mp_timeline_overview_dup_tooltip (MpTimelineOverview *self, double x);

G_END_DECLS
