/* mp-time-axis.h: days to pixels and back
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

/* Pixels a day: from ten thousand years in a thumbnail to one day in a finger's breadth. */
#define MP_TIME_AXIS_MIN_SCALE 0.00005
#define MP_TIME_AXIS_MAX_SCALE 64.0

/**
 * MpTimeAxis:
 * @origin: the day, with its fraction, at the start edge
 * @scale: pixels a day
 * @width: pixels that are to be seen
 * @rtl: whether time runs from right to left
 * @fiscal_month: the month in which the years and quarters of the header begin: 1 for the calendar,
 *   10 for the fiscal years of the United States
 *
 * A value. An *offset* is a distance in pixels from the start edge, along time; an *x* is what is
 * drawn, from the left. They differ only where the axis is mirrored.
 */
typedef struct
{
  double origin;
  double scale;
  double width;
  gboolean rtl;
  int fiscal_month;
} MpTimeAxis;

/**
 * MpTimeUnit:
 *
 * What the axis is divided into. Weeks begin on Monday (ISO 8601).
 */
typedef enum
{
  MP_TIME_UNIT_DAY,
  MP_TIME_UNIT_WEEK,
  MP_TIME_UNIT_MONTH,
  MP_TIME_UNIT_QUARTER,
  MP_TIME_UNIT_YEAR,
} MpTimeUnit;

/**
 * MpTimeStep:
 * @unit: the unit
 * @count: how often it is taken; only years are taken more than once: 2, 5, 10 … 10,000
 * @fiscal_month: the month in which years and quarters begin; 0 and 1 are the calendar
 *
 * A fiscal year is named by the year in which it ends, as the United States name theirs: that of
 * October 2025 to September 2026 is FY 2026 (31 U.S.C. 1102; "designated by the calendar year in
 * which it ends", GAO-05-734SP, A Glossary of Terms Used in the Federal Budget Process).
 */
typedef struct
{
  MpTimeUnit unit;
  int count;
  int fiscal_month;
} MpTimeStep;

/**
 * MpTimeRange:
 * @MP_TIME_RANGE_YEAR: the calendar year of today
 * @MP_TIME_RANGE_FISCAL_YEAR: the fiscal year of today
 * @MP_TIME_RANGE_FIVE_YEARS: this year, the two before it and the two after it
 *
 * A part of time that can be shown by its name.
 */
typedef enum
{
  MP_TIME_RANGE_YEAR,
  MP_TIME_RANGE_FISCAL_YEAR,
  MP_TIME_RANGE_FIVE_YEARS,
} MpTimeRange;

/**
 * MpTimeLabelWidths:
 *
 * The widest label of each kind, in pixels, and the least gap between two.
 */
typedef struct
{
  double day;
  double month;
  double month_long;
  double quarter;
  double year;
  double fiscal_year;
  double gap;
} MpTimeLabelWidths;

/**
 * MpTimeHeader:
 * @upper: the coarse line of the header
 * @lower: the fine line, of which every label has room
 * @grid: the finest lines of the chart; may be the same as @lower
 * @band: every other of these is shaded, and at the level of days each weekend
 * @roomy: whether months have room for their long names
 */
typedef struct
{
  MpTimeStep upper;
  MpTimeStep lower;
  MpTimeStep grid;
  MpTimeStep band;
  gboolean roomy;
} MpTimeHeader;

/* Steps through the periods that the axis shows: each from @start to before @end. */
typedef struct
{
  MpTimeStep step;
  MpDate start;
  MpDate end;
  MpDate next;
  double last;
} MpTimeIter;

void mp_time_axis_init (MpTimeAxis *self, double width, gboolean rtl);
void mp_time_axis_set_width (MpTimeAxis *self, double width);
void mp_time_axis_fit (MpTimeAxis *self, MpDate from, MpDate to, double padding);
void mp_time_axis_zoom (MpTimeAxis *self, double factor, double x);
void mp_time_axis_scroll (MpTimeAxis *self, double dx);

double mp_time_axis_get_offset (const MpTimeAxis *self, double day);
double mp_time_axis_get_x (const MpTimeAxis *self, double day);
double mp_time_axis_get_day (const MpTimeAxis *self, double x);
double mp_time_axis_mirror (const MpTimeAxis *self, double offset, double length);

void mp_time_axis_choose_header (const MpTimeAxis *self, const MpTimeLabelWidths *widths, MpTimeHeader *header);
void mp_time_axis_iter_init (const MpTimeAxis *self, MpTimeStep step, MpTimeIter *iter);
gboolean mp_time_iter_next (MpTimeIter *iter);
MpTimeStep mp_time_axis_get_snap (const MpTimeAxis *self);
MpDate mp_time_axis_snap (const MpTimeAxis *self, double day);

MpDate mp_time_step_floor (MpTimeStep step, MpDate day);
MpDate mp_time_step_next (MpTimeStep step, MpDate start);
double mp_time_step_get_days (MpTimeStep step);
gboolean mp_time_step_get_band (MpTimeStep step, MpDate start, MpDate *from, MpDate *to);
char *mp_time_step_format_lower (MpTimeStep step, MpDate start, gboolean roomy);
char *mp_time_step_format_upper (MpTimeStep step, MpDate start, gboolean roomy);

void mp_time_range_get_days (MpTimeRange range, MpDate today, int fiscal_month, MpDate *from, MpDate *to);

G_END_DECLS
