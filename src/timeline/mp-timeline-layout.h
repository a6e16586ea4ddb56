/* mp-timeline-layout.h: which row shows what
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"

G_BEGIN_DECLS

#define MP_TIMELINE_NO_POSITION G_MAXUINT

/**
 * MpTimelineGroup:
 * @key: the term, partner, status or year; -1 for "not stated"
 * @label: its name
 * @n: how many projects it holds
 * @start: the first day of them, %MP_DATE_NONE when none is stated
 * @end: the last day of them, inclusive, %MP_DATE_NONE when none is stated
 * @first_row: the row of its header
 */
typedef struct
{
  gint64 key;
  char *label;
  guint n;
  MpDate start;
  MpDate end;
  guint first_row;
} MpTimelineGroup;

/**
 * MpTimelineRow:
 * @group: (nullable): the group that the row is in
 * @position: the position of the project in the list, %MP_TIMELINE_NO_POSITION for the header of
 *   the group
 */
typedef struct
{
  const MpTimelineGroup *group;
  guint position;
} MpTimelineRow;

/**
 * MpTimelineLayout:
 *
 * The rows of a timeline at one moment: without groups one row a project; with groups a header
 * and the projects of each group, so that a project stands in every group that it belongs to.
 * Immutable; found by arithmetic, so a row costs the same among ten and among 100,000.
 */
typedef struct _MpTimelineLayout MpTimelineLayout;

MpTimelineLayout *mp_timeline_layout_new (MpProjectList *list, MpGroup group);
void mp_timeline_layout_free (MpTimelineLayout *self);

guint mp_timeline_layout_get_n_rows (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_projects (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_placements (const MpTimelineLayout *self);
guint mp_timeline_layout_get_n_groups (const MpTimelineLayout *self);
const MpTimelineGroup *mp_timeline_layout_get_group (const MpTimelineLayout *self, guint index);
void mp_timeline_layout_get_row (const MpTimelineLayout *self, guint row, MpTimelineRow *out);
gboolean mp_timeline_layout_get_span (const MpTimelineLayout *self, MpDate *start, MpDate *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineLayout, mp_timeline_layout_free)

G_END_DECLS
