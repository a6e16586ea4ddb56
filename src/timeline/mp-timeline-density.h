/* mp-timeline-density.h: how many projects run when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"
#include "timeline/mp-time-axis.h"

G_BEGIN_DECLS

/**
 * MpTimelinePhase:
 * @MP_TIMELINE_PHASE_OPEN: running, ending soon or suspended
 * @MP_TIMELINE_PHASE_AHEAD: planned, or the dates do not tell
 * @MP_TIMELINE_PHASE_OVER: ended, terminated or cancelled
 *
 * The statuses as a glance at the whole tells them apart. What is over ran before the as-of day,
 * what is ahead runs after it: the two never stand beside each other.
 */
typedef enum
{
  MP_TIMELINE_PHASE_OPEN,
  MP_TIMELINE_PHASE_AHEAD,
  MP_TIMELINE_PHASE_OVER,
  MP_N_TIMELINE_PHASES,
} MpTimelinePhase;

/**
 * MpTimelineBucket:
 * @start: the first day of the period
 * @end: the first day of the next one
 * @n: how many projects run on at least one of its days
 * @phases: the same, by where the projects stand on the as-of day
 */
typedef struct
{
  MpDate start;
  MpDate end;
  guint n;
  guint phases[MP_N_TIMELINE_PHASES];
} MpTimelineBucket;

/**
 * MpTimelineDensity:
 *
 * How many projects run in each month of a list's whole span; in each quarter, year or decade
 * where there would be too many months. Each project counts once, for as long as its bar is
 * drawn solid or fading; not for what was planned beyond a cut, and not without a date. Immutable.
 */
typedef struct _MpTimelineDensity MpTimelineDensity;

MpTimelineDensity *mp_timeline_density_new (MpProjectList *list, MpDate as_of);
void mp_timeline_density_free (MpTimelineDensity *self);

MpTimeStep mp_timeline_density_get_step (const MpTimelineDensity *self);
gboolean mp_timeline_density_get_span (const MpTimelineDensity *self, MpDate *start, MpDate *end);
guint mp_timeline_density_get_n_buckets (const MpTimelineDensity *self);
void mp_timeline_density_get_bucket (const MpTimelineDensity *self, guint index, MpTimelineBucket *bucket);
gboolean mp_timeline_density_get_peak (const MpTimelineDensity *self, MpTimelineBucket *bucket);
gboolean mp_timeline_density_find (const MpTimelineDensity *self, double day, guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineDensity, mp_timeline_density_free)

G_END_DECLS
