/* mp-timeline-words.h: what a bar says in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-layout.h"

G_BEGIN_DECLS

char *mp_timeline_dup_tooltip (MpPortfolio *portfolio, const MpSummary *summary, MpDate as_of);
char *mp_timeline_dup_description (const MpSummary *summary, MpDate as_of);
char *mp_timeline_dup_title (const char *title);
char *mp_timeline_dup_bar_description (MpTimelineLayout *layout, guint row, guint index, const MpSummary *summary, MpDate as_of);
char *mp_timeline_dup_place (MpTimelineLayout *layout, guint row, guint index);
char *mp_timeline_dup_milestone_description (const MpSummary *summary, guint milestone);
char *mp_timeline_dup_group_money (const MpTimelineGroup *group);
char *mp_timeline_dup_group_description (const MpTimelineGroup *group);

G_END_DECLS
