/* mp-timeline-painter-extras-private.h: a row with what it shows besides its bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-painter.h"

G_BEGIN_DECLS

/* Of one row; more would only be a stain. */
#define MP_TIMELINE_MAX_EXTENSIONS 12
#define MP_TIMELINE_MAX_TAKEN (2 * MP_TIMELINE_MAX_MILESTONES + MP_TIMELINE_MAX_EXTENSIONS + 2)

/* Widths along time that are not free for a text any more, in offsets. */
typedef struct
{
  MpTimelineRoom rooms[MP_TIMELINE_MAX_TAKEN];
  guint n;
} MpTimelineTaken;

typedef struct
{
  MpTimelinePainter *painter;
  GtkSnapshot *snapshot;
  const MpTimelineStyle *style;
  const MpTimeAxis *axis;
  const MpTimelineBar *bar;
  MpTimelineBarStyle look; /* of the bar */
  const MpSummary *summary;
  MpTimelineRoom room;  /* for texts */
  MpTimelineRoom below; /* for what stands below the bar */
  MpTimelineRowParts parts;
  double bar_height;
  double bar_start; /* offsets */
  double bar_end;
  double body_end; /* where it is cut, else @bar_end */
  double x;
  double y;
  MpTimelineTaken taken;
} MpTimelineExtrasRow;

void mp_timeline_extras_row_append_span (const MpTimelineExtrasRow *row, const GdkRGBA *colour, double start, double end, double y, double height);
void mp_timeline_extras_row_append_ghost (const MpTimelineExtrasRow *row, const MpTimelineGhost *ghost);
void mp_timeline_extras_row_append_extension (MpTimelineExtrasRow *row, const MpSummaryExtension *extension);

G_END_DECLS
