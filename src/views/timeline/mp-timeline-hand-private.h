/* mp-timeline-hand-private.h: what the files of the hand share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-hand.h"

G_BEGIN_DECLS

struct _MpTimelineHand
{
  GObject parent_instance;

  MpTimelineChart *chart;
  MpTimelineScope *scope;
  MpTimelineReschedule *reschedule;
  GtkSelectionModel *selection;
  GtkWidget *layer;
  GtkWidget *parent; /* of the popover */
  GPtrArray *controllers; /* of the chart */
  GtkGesture *gesture;

  MpTimelineDrag drag;
  guint row; /* of what is dragged, or was last */
  gint64 project; /* its id */
  guint milestone; /* which of its milestones, from 1; 0 for the bar */
  gboolean several;
  double x; /* of the pointer */
  double y;
  gboolean exact;
  guint tick_id;
  gint64 tick_time;
  GtkEventController *escape; /* of the window, while something is dragged */
};

/* mp-timeline-hand.c */
MpTimelinePart mp_timeline_hand_pick (MpTimelineHand *self, double x, double y, MpTimelineHit *hit, guint *milestone);

/* mp-timeline-hand-paint.c */
void mp_timeline_hand_add_layer (MpTimelineHand *self);
void mp_timeline_hand_remove_layer (MpTimelineHand *self);

/* mp-timeline-hand-input.c */
void mp_timeline_hand_add_controllers (MpTimelineHand *self);
void mp_timeline_hand_remove_controllers (MpTimelineHand *self);
void mp_timeline_hand_begin_input (MpTimelineHand *self);
void mp_timeline_hand_follow_pointer (MpTimelineHand *self);
void mp_timeline_hand_end_input (MpTimelineHand *self);

G_END_DECLS
