/* mp-timeline-drag.h: what a drag on the timeline does
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-bar.h"
#include "timeline/mp-timeline-shift.h"

G_BEGIN_DECLS

/* A click may tremble: nothing moves before the pointer went so far, in pixels. */
#define MP_TIMELINE_DRAG_THRESHOLD 8.0

/**
 * MpTimelineDragState:
 * @MP_TIMELINE_DRAG_IDLE: no button is pressed
 * @MP_TIMELINE_DRAG_PRESSED: one is, but nothing moved yet: it may become a click
 * @MP_TIMELINE_DRAG_PANNING: the picture follows the pointer
 * @MP_TIMELINE_DRAG_MOVING: a bar does
 * @MP_TIMELINE_DRAG_RESIZING_START: its start does
 * @MP_TIMELINE_DRAG_RESIZING_END: its end does
 * @MP_TIMELINE_DRAG_MILESTONE: a milestone does
 */
typedef enum
{
  MP_TIMELINE_DRAG_IDLE,
  MP_TIMELINE_DRAG_PRESSED,
  MP_TIMELINE_DRAG_PANNING,
  MP_TIMELINE_DRAG_MOVING,
  MP_TIMELINE_DRAG_RESIZING_START,
  MP_TIMELINE_DRAG_RESIZING_END,
  MP_TIMELINE_DRAG_MILESTONE,
} MpTimelineDragState;

/**
 * MpTimelineDrag:
 * @state: what goes on
 * @part: what was pressed
 * @span: the dates of what was pressed
 * @shown: the dates as they would become
 * @shift: by how much they move
 * @pan_x: while panning: how far the pointer went since the last motion
 * @pan_y: the same downwards
 *
 * A value that begins with zeros. It knows no widget: it is told what the pointer does, and says
 * what is to be seen.
 */
typedef struct
{
  MpTimelineDragState state;
  MpTimelinePart part;
  MpTimelineSpan span;
  MpTimelineSpan shown;
  MpTimelineShift shift;
  double pan_x;
  double pan_y;
  /*< private >*/
  double x; /* of the press */
  double y;
  double last_x;
  double last_y;
  double day; /* that was pressed; it may be scrolled away under the pointer */
} MpTimelineDrag;

MpTimelinePart mp_timeline_drag_find_part (const MpTimelineBar *bar, const MpTimeAxis *axis, double x);
MpTimeStep mp_timeline_drag_choose_step (const MpTimeAxis *axis);

void mp_timeline_drag_press (MpTimelineDrag *self, const MpTimeAxis *axis, MpTimelinePart part, const MpTimelineSpan *span, double x, double y);
gboolean mp_timeline_drag_motion (MpTimelineDrag *self, const MpTimeAxis *axis, double x, double y, gboolean exact);
gboolean mp_timeline_drag_release (MpTimelineDrag *self);
void mp_timeline_drag_cancel (MpTimelineDrag *self);
gboolean mp_timeline_drag_is_dating (const MpTimelineDrag *self);

G_END_DECLS
