/* mp-timeline-scope.h: what the parts of the timeline show together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"
#include "timeline/mp-timeline-painter.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_SCOPE (mp_timeline_scope_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineScope, mp_timeline_scope, MP, TIMELINE_SCOPE, GObject)

/**
 * MpTimelineScope:
 *
 * The projects, the visible time, the days that are marked, and the painter: shared by ruler,
 * chart and legend.
 *
 * Signals: "axis-changed" (the visible time), "content-changed" (projects, days or colours).
 */
MpTimelineScope *mp_timeline_scope_new (PangoContext *context);

void mp_timeline_scope_set_list (MpTimelineScope *self, MpProjectList *list);
MpProjectList *mp_timeline_scope_get_list (MpTimelineScope *self);
guint mp_timeline_scope_get_n (MpTimelineScope *self);

MpTimelinePainter *mp_timeline_scope_get_painter (MpTimelineScope *self);
void mp_timeline_scope_set_colours (MpTimelineScope *self, gboolean dark, gboolean high_contrast);
double mp_timeline_scope_get_row_height (MpTimelineScope *self);

MpDate mp_timeline_scope_get_today (MpTimelineScope *self);
void mp_timeline_scope_set_today (MpTimelineScope *self, MpDate today);
MpDate mp_timeline_scope_get_as_of (MpTimelineScope *self);
guint mp_timeline_scope_get_statuses (MpTimelineScope *self);

const MpTimeAxis *mp_timeline_scope_get_axis (MpTimelineScope *self);
void mp_timeline_scope_get_extent (MpTimelineScope *self, double *from, double *to);
void mp_timeline_scope_set_width (MpTimelineScope *self, double width);
void mp_timeline_scope_set_rtl (MpTimelineScope *self, gboolean rtl);
void mp_timeline_scope_set_origin (MpTimelineScope *self, double origin);
void mp_timeline_scope_scroll (MpTimelineScope *self, double dx);
void mp_timeline_scope_zoom (MpTimelineScope *self, double factor, double x);
void mp_timeline_scope_fit (MpTimelineScope *self);
void mp_timeline_scope_fit_days (MpTimelineScope *self, MpDate from, MpDate to);
void mp_timeline_scope_center (MpTimelineScope *self, MpDate day);

G_END_DECLS
