/* mp-timeline-moved.h: dates that move, in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-shift.h"

G_BEGIN_DECLS

char *mp_timeline_dup_name (const MpSummary *summary);
char *mp_timeline_dup_moved_heading (const char *name, guint n, MpTimelinePart part);
char *mp_timeline_dup_moved_distance (const MpTimelineShift *shift, const MpTimelineSpan *from, const MpTimelineSpan *to);
char *mp_timeline_dup_moved_dates (const MpTimelineShift *shift, const MpTimelineSpan *from, const MpTimelineSpan *to);
char *mp_timeline_dup_moved_label (const char *name, guint n, const MpTimelineShift *shift, const MpTimelineSpan *from, const MpTimelineSpan *to);
char *mp_timeline_dup_moved_result (const char *name, guint n, guint n_kept, const MpTimelineShift *shift, const MpTimelineSpan *to);
char *mp_timeline_dup_unmovable (const char *name, const MpTimelineSpan *span, MpTimelinePart part);

G_END_DECLS
