/* mp-timeline-layout.h: which row shows what
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"

G_BEGIN_DECLS

#define MP_TIMELINE_NO_POSITION G_MAXUINT
#define MP_TIMELINE_NO_GROUP G_MAXUINT

/* The key of "not stated", and of what has no key. */
#define MP_TIMELINE_NOT_STATED ((gint64) -1)
#define MP_TIMELINE_NO_KEY G_MININT64

/**
 * MpTimelineArrangement:
 * @group: what the rows are grouped by
 * @subgroup: what each group is grouped by
 * @packed: whether a row holds several bars, as many as fit without touching
 */
typedef struct
{
  MpGroup group;
  MpGroup subgroup;
  gboolean packed;
} MpTimelineArrangement;

/**
 * MpTimelinePath:
 * @key: of the group
 * @subkey: of the group in it, %MP_TIMELINE_NO_KEY for the group itself
 *
 * Names a group, whatever else is shown.
 */
typedef struct
{
  gint64 key;
  gint64 subkey;
} MpTimelinePath;

/**
 * MpTimelineGroup:
 * @path: the term, partner, status or year on each level
 * @level: 0, or 1 for a group in a group
 * @tray: whether it holds what has no date; it stands last, whatever the groups are
 * @label: its name
 * @n: how many projects it holds; each counts once
 * @start: the first day of them, %MP_DATE_NONE when none is stated
 * @end: the last day of them, inclusive, %MP_DATE_NONE when none is stated
 * @money: (nullable) (element-type MpSummaryMoney): what is reported for them, a sum a currency
 * @folded: whether only its header is shown
 * @first_row: the row of its header
 */
typedef struct
{
  MpTimelinePath path;
  guint level;
  gboolean tray;
  char *label;
  guint n;
  MpDate start;
  MpDate end;
  GArray *money;
  gboolean folded;
  guint first_row;
  /*< private >*/
  guint parent;     /* MP_TIMELINE_NO_GROUP for none */
  gboolean headless;
  guint first_lane;
  guint n_lanes;
} MpTimelineGroup;

/**
 * MpTimelineRow:
 * @group: (nullable): the group that the row is in
 * @position: the position of its first project in the list, %MP_TIMELINE_NO_POSITION for the
 *   header of the group
 * @positions: (nullable) (array length=n): the positions of all its projects, by their start
 * @n: how many bars it has: 0 for a header, 1 unless rows are packed
 */
typedef struct
{
  const MpTimelineGroup *group;
  guint position;
  const guint32 *positions;
  guint n;
} MpTimelineRow;

/**
 * MpTimelineFolds:
 *
 * Which groups show only their header: a set of paths that outlives the layouts.
 */
typedef struct _MpTimelineFolds MpTimelineFolds;

MpTimelineFolds *mp_timeline_folds_new (void);
void mp_timeline_folds_free (MpTimelineFolds *self);
gboolean mp_timeline_folds_contain (const MpTimelineFolds *self, const MpTimelinePath *path);
void mp_timeline_folds_set (MpTimelineFolds *self, const MpTimelinePath *path, gboolean folded);
void mp_timeline_folds_clear (MpTimelineFolds *self);

/**
 * MpTimelineLayout:
 *
 * The rows of a timeline at one moment: without groups one row a project, in the order of the list;
 * with groups a header and the projects of each group, so that a project stands in every group that
 * it belongs to. What has no date at all stands in a tray at the end. Immutable but for the folds;
 * a row is found by arithmetic, so it costs the same among ten and among 100,000.
 */
typedef struct _MpTimelineLayout MpTimelineLayout;

MpTimelineLayout *mp_timeline_layout_new (MpProjectList *list, const MpTimelineArrangement *arrangement);
void mp_timeline_layout_free (MpTimelineLayout *self);
gboolean mp_timeline_layout_restate (MpTimelineLayout *self, MpProjectList *list, const MpTimelineArrangement *arrangement);
gboolean mp_timeline_layout_restate_projects (MpTimelineLayout *self, MpProjectList *list, const MpTimelineArrangement *arrangement,
                                              GArray *positions);
void mp_timeline_layout_fold (MpTimelineLayout *self, const MpTimelineFolds *folds);

guint mp_timeline_layout_get_n_rows (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_projects (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_placements (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_groups (const MpTimelineLayout *self);
const MpTimelineGroup *mp_timeline_layout_get_group (const MpTimelineLayout *self, guint index);
char *mp_timeline_layout_dup_heading (const MpTimelineLayout *self, const MpTimelineGroup *group);
void mp_timeline_layout_get_row (const MpTimelineLayout *self, guint row, MpTimelineRow *out);
GArray *mp_timeline_layout_identify (const MpTimelineLayout *self, MpProjectList *list);
gboolean mp_timeline_layout_get_span (const MpTimelineLayout *self, MpDate *start, MpDate *end);
guint mp_timeline_layout_get_statuses (const MpTimelineLayout *self);

guint mp_timeline_layout_count_places (MpTimelineLayout *self, guint position);
guint mp_timeline_layout_find_place (MpTimelineLayout *self, guint position, guint place);
guint mp_timeline_layout_get_place (MpTimelineLayout *self, guint row, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineLayout, mp_timeline_layout_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineFolds, mp_timeline_folds_free)

G_END_DECLS
