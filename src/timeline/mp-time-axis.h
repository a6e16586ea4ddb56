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

/* A unit taken @count times; only years are taken more than once: 2, 5, 10 … 10,000. */
typedef struct
{
  MpTimeUnit unit;
  int count;
} MpTimeStep;

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
  double gap;
} MpTimeLabelWidths;

/**
 * MpTimeHeader:
 * @upper: the coarse line of the header
 * @lower: the fine line, of which every label has room
 * @grid: the finest lines of the chart; may be the same as @lower
 * @roomy: whether months have room for their long names
 */
typedef struct
{
  MpTimeStep upper;
  MpTimeStep lower;
  MpTimeStep grid;
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

MpDate mp_time_step_floor (MpTimeStep step, MpDate day);
MpDate mp_time_step_next (MpTimeStep step, MpDate start);
double mp_time_step_get_days (MpTimeStep step);
char *mp_time_step_format_lower (MpTimeStep step, MpDate start, gboolean roomy);
char *mp_time_step_format_upper (MpTimeStep step, MpDate start, gboolean roomy);

G_END_DECLS
