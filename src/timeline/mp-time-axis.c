/* mp-time-axis.c: days to pixels and back
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-time-axis.h"

#include <math.h>

/* The day after the last one there is: where the last period ends. */
#define AFTER_ALL (MP_DATE_MAX + 1)

/* The finest lines of the grid stand at least so far apart, in pixels. */
#define MIN_GRID_DISTANCE 9.0

/* A pointer hits periods of at least so many pixels. */
#define MIN_SNAP_DISTANCE 2.0

static const MpTimeStep steps[] = {
  { MP_TIME_UNIT_DAY, 1 },
  { MP_TIME_UNIT_WEEK, 1 },
  { MP_TIME_UNIT_MONTH, 1 },
  { MP_TIME_UNIT_QUARTER, 1 },
  { MP_TIME_UNIT_YEAR, 1 },
  { MP_TIME_UNIT_YEAR, 2 },
  { MP_TIME_UNIT_YEAR, 5 },
  { MP_TIME_UNIT_YEAR, 10 },
  { MP_TIME_UNIT_YEAR, 20 },
  { MP_TIME_UNIT_YEAR, 50 },
  { MP_TIME_UNIT_YEAR, 100 },
  { MP_TIME_UNIT_YEAR, 200 },
  { MP_TIME_UNIT_YEAR, 500 },
  { MP_TIME_UNIT_YEAR, 1000 },
  { MP_TIME_UNIT_YEAR, 2000 },
  { MP_TIME_UNIT_YEAR, 5000 },
};

/**
 * mp_time_axis_init:
 * @width: pixels
 *
 * An axis that shows the years 2020 to 2029, until it is fitted.
 */
void
mp_time_axis_init (MpTimeAxis *self,
                   double      width,
                   gboolean    rtl)
{
  g_return_if_fail (self != NULL);

  *self = (MpTimeAxis) { .width = MAX (width, 1), .rtl = rtl, .fiscal_month = 1 };
  mp_time_axis_fit (self, mp_date_from_ymd (2020, 1, 1), mp_date_from_ymd (2029, 12, 31), 0);
}

/* Keeps at least a part of the calendar in sight. */
static void
clamp_origin (MpTimeAxis *self)
{
  double visible = self->width / self->scale;

  self->origin = CLAMP (self->origin, MP_DATE_MIN - visible * 0.9, AFTER_ALL - visible * 0.1);
}

/**
 * mp_time_axis_set_width:
 * @width: pixels
 *
 * The start edge and the scale stay.
 */
void
mp_time_axis_set_width (MpTimeAxis *self,
                        double      width)
{
  g_return_if_fail (self != NULL);

  self->width = MAX (width, 1);
  clamp_origin (self);
}

/**
 * mp_time_axis_fit:
 * @from: first day to be seen
 * @to: last day to be seen, inclusive
 * @padding: pixels left free at either edge
 *
 * Shows the days from @from to @to, as large as they go. Where one is not stated, the other
 * stands for both.
 */
void
mp_time_axis_fit (MpTimeAxis *self,
                  MpDate      from,
                  MpDate      to,
                  double      padding)
{
  double room, days;

  g_return_if_fail (self != NULL);

  if (from == MP_DATE_NONE)
    from = to;
  if (to == MP_DATE_NONE)
    to = from;
  if (from == MP_DATE_NONE)
    return;
  if (to < from)
    {
      MpDate swap = from;

      from = to;
      to = swap;
    }

  room = MAX (self->width - 2 * padding, 1);
  days = (double) to + 1 - (double) from;
  self->scale = CLAMP (room / days, MP_TIME_AXIS_MIN_SCALE, MP_TIME_AXIS_MAX_SCALE);
  self->origin = from + days / 2 - self->width / self->scale / 2;
  clamp_origin (self);
}

/**
 * mp_time_axis_zoom:
 * @factor: above 1 shows more detail
 * @x: pixels from the left: what is there stays there
 */
void
mp_time_axis_zoom (MpTimeAxis *self,
                   double      factor,
                   double      x)
{
  double offset, day;

  g_return_if_fail (self != NULL);
  g_return_if_fail (factor > 0);

  offset = self->rtl ? self->width - x : x;
  day = self->origin + offset / self->scale;
  self->scale = CLAMP (self->scale * factor, MP_TIME_AXIS_MIN_SCALE, MP_TIME_AXIS_MAX_SCALE);
  self->origin = day - offset / self->scale;
  clamp_origin (self);
}

/**
 * mp_time_axis_scroll:
 * @dx: pixels that the picture moves to the right
 */
void
mp_time_axis_scroll (MpTimeAxis *self,
                     double      dx)
{
  g_return_if_fail (self != NULL);

  self->origin -= (self->rtl ? -dx : dx) / self->scale;
  clamp_origin (self);
}

double
mp_time_axis_get_offset (const MpTimeAxis *self,
                         double            day)
{
  return (day - self->origin) * self->scale;
}

double
mp_time_axis_get_x (const MpTimeAxis *self,
                    double            day)
{
  return mp_time_axis_mirror (self, mp_time_axis_get_offset (self, day), 0);
}

/**
 * mp_time_axis_get_day:
 * @x: pixels from the left
 *
 * Returns: the day at @x, with its fraction
 */
double
mp_time_axis_get_day (const MpTimeAxis *self,
                      double            x)
{
  return self->origin + (self->rtl ? self->width - x : x) / self->scale;
}

/**
 * mp_time_axis_mirror:
 * @offset: where something begins, along time
 * @length: how long it is, in pixels
 *
 * Returns: the left edge of it
 */
double
mp_time_axis_mirror (const MpTimeAxis *self,
                     double            offset,
                     double            length)
{
  return self->rtl ? self->width - offset - length : offset;
}

static double
label_width (const MpTimeLabelWidths *widths,
             MpTimeStep               step)
{
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK: return widths->day;
    case MP_TIME_UNIT_MONTH: return widths->month;
    case MP_TIME_UNIT_QUARTER: return widths->quarter;
    case MP_TIME_UNIT_YEAR: return step.fiscal_month > 1 ? widths->fiscal_year : widths->year;
    default: g_return_val_if_reached (widths->year);
    }
}

static MpTimeStep
coarser_step (MpTimeStep step)
{
  switch (step.unit)
    {
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_WEEK:
      return (MpTimeStep) { MP_TIME_UNIT_MONTH, 1 };
    case MP_TIME_UNIT_MONTH:
    case MP_TIME_UNIT_QUARTER:
      return (MpTimeStep) { MP_TIME_UNIT_YEAR, 1, step.fiscal_month };
    case MP_TIME_UNIT_YEAR:
    default:
      {
        int count = 10;

        while (count <= step.count)
          count *= 10;
        return (MpTimeStep) { MP_TIME_UNIT_YEAR, count, step.fiscal_month };
      }
    }
}

/* One of the table, as the axis counts years. */
static MpTimeStep
get_step (const MpTimeAxis *self,
          guint             index)
{
  MpTimeStep step = steps[MIN (index, G_N_ELEMENTS (steps) - 1)];

  step.fiscal_month = self->fiscal_month;
  return step;
}

/* Shades divide what is labelled, and are never so many that they shimmer. */
static MpTimeStep
band_step (MpTimeStep lower)
{
  switch (lower.unit)
    {
    case MP_TIME_UNIT_WEEK:
    case MP_TIME_UNIT_MONTH:
      return (MpTimeStep) { MP_TIME_UNIT_MONTH, 1 };
    case MP_TIME_UNIT_QUARTER:
      return (MpTimeStep) { MP_TIME_UNIT_YEAR, 1, lower.fiscal_month };
    case MP_TIME_UNIT_DAY:
    case MP_TIME_UNIT_YEAR:
    default:
      return lower;
    }
}

/**
 * mp_time_axis_choose_header:
 * @header: (out): the two lines of the header and the lines of the grid
 *
 * Takes the finest lines whose labels all have room.
 */
void
mp_time_axis_choose_header (const MpTimeAxis        *self,
                            const MpTimeLabelWidths *widths,
                            MpTimeHeader            *header)
{
  guint lower = 0;
  guint grid = 0;

  g_return_if_fail (self != NULL && widths != NULL && header != NULL);

  while (lower + 1 < G_N_ELEMENTS (steps) &&
         mp_time_step_get_days (steps[lower]) * self->scale < label_width (widths, get_step (self, lower)) + widths->gap)
    lower++;
  while (grid < lower && mp_time_step_get_days (steps[grid]) * self->scale < MIN_GRID_DISTANCE)
    grid++;
  /* Weeks cut months in odd places: they divide only what is labelled by weeks or days. */
  if (grid < lower && steps[grid].unit == MP_TIME_UNIT_WEEK)
    grid = steps[lower].unit == MP_TIME_UNIT_MONTH ? grid : grid + 1;

  header->lower = get_step (self, lower);
  header->upper = coarser_step (header->lower);
  header->grid = get_step (self, MIN (grid, lower));
  header->band = band_step (header->lower);
  header->roomy = mp_time_step_get_days ((MpTimeStep) { MP_TIME_UNIT_MONTH, 1 }) * self->scale >= widths->month_long + widths->gap;
}

/**
 * mp_time_axis_iter_init:
 * @iter: (out): to be moved with mp_time_iter_next()
 *
 * Goes through the periods of which something is to be seen.
 */
void
mp_time_axis_iter_init (const MpTimeAxis *self,
                        MpTimeStep        step,
                        MpTimeIter       *iter)
{
  double first;

  g_return_if_fail (self != NULL && iter != NULL);

  first = CLAMP (floor (self->origin), MP_DATE_MIN, MP_DATE_MAX);
  iter->step = step;
  iter->next = mp_time_step_floor (step, (MpDate) first);
  iter->last = self->origin + self->width / self->scale;
  iter->start = iter->end = iter->next;
}

gboolean
mp_time_iter_next (MpTimeIter *iter)
{
  if (iter->next > MP_DATE_MAX || iter->next >= iter->last)
    return FALSE;

  iter->start = iter->next;
  iter->end = iter->next = mp_time_step_next (iter->step, iter->start);
  return TRUE;
}

/**
 * mp_time_axis_get_snap:
 *
 * Returns: the finest step of which a pointer can hit every period: days, weeks, months …
 */
MpTimeStep
mp_time_axis_get_snap (const MpTimeAxis *self)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL, steps[0]);

  while (index + 1 < G_N_ELEMENTS (steps) && mp_time_step_get_days (steps[index]) * self->scale < MIN_SNAP_DISTANCE)
    index++;
  return get_step (self, index);
}

/**
 * mp_time_axis_snap:
 * @day: a day, with its fraction
 *
 * Returns: the day that is meant: the one that @day is in, or where zoomed out the nearest first day
 *   of a period
 */
MpDate
mp_time_axis_snap (const MpTimeAxis *self,
                   double            day)
{
  MpTimeStep step = mp_time_axis_get_snap (self);
  MpDate within = (MpDate) CLAMP (floor (day), MP_DATE_MIN, MP_DATE_MAX);
  MpDate start = mp_time_step_floor (step, within);
  MpDate next = mp_time_step_next (step, start);

  if (step.unit == MP_TIME_UNIT_DAY)
    return within;
  return next <= MP_DATE_MAX && next - day < day - start ? next : start;
}
