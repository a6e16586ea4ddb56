/* mp-timeline-extras.h: what a row of the timeline shows besides its bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary-dates.h"
#include "timeline/mp-time-axis.h"
#include "timeline/mp-timeline-bar.h"

G_BEGIN_DECLS

/**
 * MpTimelineExtras:
 * @MP_TIMELINE_EXTRA_GHOST: the dates as they were recorded once, thin, under the bar
 * @MP_TIMELINE_EXTRA_EXTENSIONS: what was added to the end, marked on the bar
 * @MP_TIMELINE_EXTRA_MILESTONES: signs on their days
 * @MP_TIMELINE_EXTRA_LINKS: arrows from a project to the one that follows it
 * @MP_TIMELINE_EXTRA_FUNDING: the money of each fiscal year, as columns under the bar
 */
typedef enum
{
  MP_TIMELINE_EXTRA_GHOST = 1 << 0,
  MP_TIMELINE_EXTRA_EXTENSIONS = 1 << 1,
  MP_TIMELINE_EXTRA_MILESTONES = 1 << 2,
  MP_TIMELINE_EXTRA_LINKS = 1 << 3,
  MP_TIMELINE_EXTRA_FUNDING = 1 << 4,
} MpTimelineExtras;

/* What a ghost can show, as settings and saved views say it; else they name a day. */
#define MP_TIMELINE_BASELINE_FIRST "first"
#define MP_TIMELINE_BASELINE_AS_OF "as-of"

#define MP_TIMELINE_NO_EXTRAS ((MpTimelineExtras) 0)

/* How far from a milestone the pointer still means it, in pixels. */
#define MP_TIMELINE_MILESTONE_REACH 9.0

/* So many milestones of a project are painted. */
#define MP_TIMELINE_MAX_MILESTONES 48

/**
 * MpTimelineShown:
 * @extras: what is shown besides bars
 * @baseline: the day on which the dates of a ghost had been recorded, %MP_DATE_NONE for the first plan
 * @fiscal_month: the month in which fiscal years begin of which only the name is stated, 1 for calendar years
 */
typedef struct
{
  MpTimelineExtras extras;
  MpDate baseline;
  int fiscal_month;
} MpTimelineShown;

#define MP_TIMELINE_SHOWN_INIT ((MpTimelineShown) { MP_TIMELINE_NO_EXTRAS, MP_DATE_NONE, 1 })

/**
 * MpTimelineGhost:
 * @start: where it begins, in days
 * @end: where it ends, in days: the midnight after its last day
 * @has_slip: whether both ends are known
 * @slip: how much later than then the project ends now, in units of @precision
 * @precision: of the coarser of both ends
 */
typedef struct
{
  double start;
  double end;
  gboolean has_slip;
  int slip;
  MpDatePrecision precision;
} MpTimelineGhost;

/**
 * MpTimelineRowParts:
 * @room: how much of the row, from above, is for bar and label
 * @ghost_y: where the ghost begins below the upper edge of the row
 * @ghost_height: 0 when there is no room for it
 * @funding_y: where the columns begin
 * @funding_height: of the highest column, 0 when there is no room for them
 */
typedef struct
{
  double room;
  double ghost_y;
  double ghost_height;
  double funding_y;
  double funding_height;
} MpTimelineRowParts;

gboolean mp_timeline_extras_from_names (const char *names, MpTimelineExtras *extras, char **unknown);
char *mp_timeline_extras_dup_names (void);

void mp_timeline_extras_divide_row (MpTimelineExtras extras, double bar_height, double height, MpTimelineRowParts *parts);
double mp_timeline_extras_get_paper_height (MpTimelineExtras extras, double bar_height);

gboolean mp_timeline_baseline_from_text (const char *text, MpDate as_of, MpDate *baseline);

gboolean mp_timeline_ghost_init (MpTimelineGhost *self, const MpTimelineBar *bar, const MpSummary *summary, MpDate baseline);
char *mp_timeline_ghost_dup_slip (const MpTimelineGhost *self);

gboolean mp_timeline_milestone_get_day (const MpSummaryMilestone *milestone, double *day);
char *mp_timeline_milestone_dup_day (const MpSummaryMilestone *milestone);
char *mp_timeline_milestone_dup_label (const MpSummary *summary, const MpSummaryMilestone *milestone);
guint mp_timeline_milestone_find_next (const MpSummary *summary, guint milestone, int direction);
guint mp_timeline_milestone_count_until (const MpSummary *summary, guint milestone);
gboolean mp_timeline_extras_find_milestone (const MpTimeAxis *axis, const MpSummary *summary, double x, double reach, guint *milestone);

G_END_DECLS
