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

/* From where to where a bar reaches, in days. */
typedef struct
{
  double start;
  double end;
} MpTimelineExtent;

typedef void (*MpTimelineVisitor) (gpointer data, guint position, const MpSummary *summary);

void mp_timeline_visit (MpProjectList *list, MpTimelineVisitor func, gpointer data);
GArray *mp_timeline_find_paths (MpProjectList *list, const MpTimelineArrangement *arrangement, guint position);
void mp_timeline_group_count (MpTimelineGroup *group, const MpSummary *summary);
GArray *mp_timeline_sort_groups (GArray *groups, const MpGroup kinds[2], const MpTermIndex *terms);
MpTimelineExtent *mp_timeline_find_extents (MpProjectList *list, MpDate as_of);
guint32 *mp_timeline_sort_by_start (const MpTimelineExtent *extents, guint n);
void mp_timeline_layout_pack (MpTimelineLayout *self, const MpTimelineExtent *extents);
void mp_timeline_layout_widen (MpTimelineLayout *self, const MpSummary *summary, MpDate as_of);
guint mp_timeline_layout_find_place_group (MpTimelineLayout *self, guint position, guint place);
void mp_timeline_layout_number_rows (MpTimelineLayout *self);

G_END_DECLS
