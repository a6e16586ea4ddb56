/* mp-timeline-view.h: the projects in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-project-list.h"
#include "views/timeline/mp-timeline-chart.h"
#include "views/timeline/mp-timeline-hand.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_VIEW (mp_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineView, mp_timeline_view, MP, TIMELINE_VIEW, GtkWidget)

/**
 * MpTimelineView:
 *
 * Names on one side, bars on the other, the periods above, signs and zoom below.
 *
 * Actions: "timeline.zoom-in", "timeline.zoom-out", "timeline.fit", "timeline.today",
 * "timeline.earlier", "timeline.later", "timeline.fold-all", "timeline.unfold-all", "timeline.arrange",
 * "timeline.go-to-date", "timeline.compare-with-day", "timeline.range" (s: "year", "fiscal-year", "five-years", "all", "selection");
 * of the row or bar that has the focus: "timeline.open", "timeline.menu", "timeline.select",
 * "timeline.previous-bar", "timeline.next-bar", "timeline.bar-above", "timeline.bar-below"; with a state:
 * "timeline.group" and "timeline.subgroup" (the key of an #MpGroup), "timeline.packed",
 * "timeline.overview".
 * To move dates: "timeline.move-earlier", "timeline.start-earlier", "timeline.end-earlier", and the same
 * with "-later".
 * Signals: "activated" (gint64): the user wants to see this project; "refused" (string): why a date
 * does not move; "moved" (string): what was moved, in a sentence.
 */
GtkWidget *mp_timeline_view_new (void);
void mp_timeline_view_set_model (MpTimelineView *self, MpProjectList *list, GtkSelectionModel *selection);
void mp_timeline_view_set_editor (MpTimelineView *self, MpEditor *editor, MpLookup *lookup);
void mp_timeline_view_set_settings (MpTimelineView *self, GSettings *settings);
void mp_timeline_view_scroll_to (MpTimelineView *self, guint position);
void mp_timeline_view_show_project (MpTimelineView *self, guint position);
MpTimelineScope *mp_timeline_view_get_scope (MpTimelineView *self);
MpTimelineChart *mp_timeline_view_get_chart (MpTimelineView *self);
GtkListView *mp_timeline_view_get_names (MpTimelineView *self);
MpTimelineHand *mp_timeline_view_get_hand (MpTimelineView *self);

G_END_DECLS
