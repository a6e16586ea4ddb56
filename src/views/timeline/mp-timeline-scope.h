/* mp-timeline-scope.h: what the parts of the timeline show together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"
#include "timeline/mp-timeline-painter.h"
#include "timeline/mp-timeline-successors.h"
#include "views/timeline/mp-timeline-rows.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_SCOPE (mp_timeline_scope_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineScope, mp_timeline_scope, MP, TIMELINE_SCOPE, GObject)

/**
 * MpTimelineScope:
 *
 * The projects and their rows, the visible time, the days that are marked, and the painter: shared
 * by names, ruler, chart and legend. What the rows are grouped by is said by the query of the list.
 *
 * Signals: "axis-changed" (the visible time), "content-changed" (projects, rows, days or colours),
 * "as-of-changed" (gint: the day that the user wants to be the as-of day).
 */
MpTimelineScope *mp_timeline_scope_new (PangoContext *context);

void mp_timeline_scope_set_list (MpTimelineScope *self, MpProjectList *list);
MpProjectList *mp_timeline_scope_get_list (MpTimelineScope *self);

MpTimelineRows *mp_timeline_scope_get_rows (MpTimelineScope *self);
MpTimelineLayout *mp_timeline_scope_get_layout (MpTimelineScope *self);
guint mp_timeline_scope_get_n_rows (MpTimelineScope *self);
gboolean mp_timeline_scope_get_row (MpTimelineScope *self, guint row, MpTimelineRow *out);
void mp_timeline_scope_set_groups (MpTimelineScope *self, MpGroup group, MpGroup subgroup);
MpGroup mp_timeline_scope_get_group (MpTimelineScope *self);
MpGroup mp_timeline_scope_get_subgroup (MpTimelineScope *self);
void mp_timeline_scope_set_packed (MpTimelineScope *self, gboolean packed);
gboolean mp_timeline_scope_get_packed (MpTimelineScope *self);
void mp_timeline_scope_set_folded (MpTimelineScope *self, const MpTimelinePath *path, gboolean folded);
void mp_timeline_scope_unfold (MpTimelineScope *self, guint position);
void mp_timeline_scope_fold_all (MpTimelineScope *self, gboolean folded);

MpTimelinePainter *mp_timeline_scope_get_painter (MpTimelineScope *self);
void mp_timeline_scope_set_colours (MpTimelineScope *self, gboolean dark, gboolean high_contrast);
gboolean mp_timeline_scope_set_colour_by (MpTimelineScope *self, const char *key);
const char *mp_timeline_scope_get_colour_by (MpTimelineScope *self);
MpTimelineColouring *mp_timeline_scope_get_colouring (MpTimelineScope *self);
void mp_timeline_scope_set_extras (MpTimelineScope *self, MpTimelineExtras extras, MpDate baseline);
const MpTimelineSuccessors *mp_timeline_scope_get_successors (MpTimelineScope *self);
double mp_timeline_scope_get_row_height (MpTimelineScope *self);

MpDate mp_timeline_scope_get_today (MpTimelineScope *self);
void mp_timeline_scope_set_today (MpTimelineScope *self, MpDate today);
MpDate mp_timeline_scope_get_as_of (MpTimelineScope *self);
void mp_timeline_scope_pick_as_of (MpTimelineScope *self, MpDate day);
guint mp_timeline_scope_get_statuses (MpTimelineScope *self);

const MpTimeAxis *mp_timeline_scope_get_axis (MpTimelineScope *self);
void mp_timeline_scope_get_extent (MpTimelineScope *self, double *from, double *to);
void mp_timeline_scope_set_width (MpTimelineScope *self, double width);
void mp_timeline_scope_set_rtl (MpTimelineScope *self, gboolean rtl);
void mp_timeline_scope_set_fiscal_month (MpTimelineScope *self, int month);
void mp_timeline_scope_set_origin (MpTimelineScope *self, double origin);
void mp_timeline_scope_scroll (MpTimelineScope *self, double dx);
void mp_timeline_scope_zoom (MpTimelineScope *self, double factor, double x);
void mp_timeline_scope_fit (MpTimelineScope *self);
gboolean mp_timeline_scope_get_period (MpTimelineScope *self, MpDate *from, MpDate *to);
void mp_timeline_scope_set_period (MpTimelineScope *self, MpDate from, MpDate to);
void mp_timeline_scope_fit_days (MpTimelineScope *self, MpDate from, MpDate to);
void mp_timeline_scope_center (MpTimelineScope *self, MpDate day);

G_END_DECLS
