/* mp-timeline-layout-private.h: what making and reading a layout share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-layout.h"

G_BEGIN_DECLS

struct _MpTimelineLayout
{
  guint n_projects;
  GArray *groups;     /* of MpTimelineGroup: each before those in it; rows without a group have a headless one */
  guint32 *positions; /* of the placements, group by group, lane by lane */
  guint n_placements;
  GArray *lanes;      /* of guint32: the first placement of each lane, then their number; NULL when a lane is a placement */
  guint n_rows;
  MpDate start;
  MpDate end;
  guint statuses;     /* a bit for each that occurs */
  guint32 *places;    /* placements by position: where those of each begin, then they; made on first need */
};

void mp_timeline_layout_pack (MpTimelineLayout *self, MpProjectList *list, MpDate as_of);
void mp_timeline_layout_number_rows (MpTimelineLayout *self);

G_END_DECLS
