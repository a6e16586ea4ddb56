/* mp-timeline-hand.h: takes bars by the pointer or by keys
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-drag.h"
#include "views/timeline/mp-timeline-chart.h"
#include "views/timeline/mp-timeline-reschedule.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_HAND (mp_timeline_hand_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineHand, mp_timeline_hand, MP, TIMELINE_HAND, GObject)

/**
 * MpTimelineHand:
 *
 * Moves bars of a chart: what a drag or keys would do is shown over the bars until the reason is
 * known. A bar that is one of several selected ones takes the others along.
 */
MpTimelineHand *mp_timeline_hand_new (GtkWidget *parent, MpTimelineChart *chart, MpTimelineScope *scope);
void mp_timeline_hand_set_selection (MpTimelineHand *self, GtkSelectionModel *selection);
MpTimelineReschedule *mp_timeline_hand_get_reschedule (MpTimelineHand *self);

MpTimelinePart mp_timeline_hand_find_part (MpTimelineHand *self, double x, double y);
void mp_timeline_hand_press (MpTimelineHand *self, double x, double y);
gboolean mp_timeline_hand_motion (MpTimelineHand *self, double x, double y, gboolean exact);
void mp_timeline_hand_release (MpTimelineHand *self);
void mp_timeline_hand_cancel (MpTimelineHand *self);
const MpTimelineDrag *mp_timeline_hand_get_drag (MpTimelineHand *self);
gboolean mp_timeline_hand_find_row (MpTimelineHand *self, guint *row);

void mp_timeline_hand_step (MpTimelineHand *self, guint row, guint position, MpTimelinePart part, int direction);
void mp_timeline_hand_step_milestone (MpTimelineHand *self, guint row, guint position, guint milestone, int direction);
gboolean mp_timeline_hand_continue (MpTimelineHand *self, MpTimelinePart part, int direction);

G_END_DECLS
