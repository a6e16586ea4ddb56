/* mp-timeline-scope-private.h: what the files of the scope share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

struct _MpTimelineScope
{
  GObject parent_instance;

  MpProjectList *list;
  MpTimelineArrangement arrangement;
  MpTimelineFolds *folds;
  MpTimelineLayout *layout; /* NULL without a list */
  MpQuery *arranged;        /* what it was made of */
  MpTimelineSuccessors *successors; /* NULL until they are asked for */
  gboolean stale;           /* whether the projects are others since */
  GArray *restated;         /* of guint: those that are other than they were where they stood; else NULL */
  MpTimelineRows *rows;
  MpTimelinePainter *painter;
  char *colour_by;
  MpTimelineColouring *colouring; /* NULL for the status */
  MpQuery *coloured; /* what it was made of */
  MpTimeAxis axis;
  gboolean fitted; /* until the user zooms or moves, everything stays in sight */
  gboolean sized;  /* the width is known */
  MpDate today;
  MpDate from; /* the first and the last day of all projects */
  MpDate to;
};

void mp_timeline_scope_emit_axis (MpTimelineScope *self);
void mp_timeline_scope_emit_content (MpTimelineScope *self);

G_END_DECLS
