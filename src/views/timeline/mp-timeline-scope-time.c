/* mp-timeline-scope-time.c: the visible time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "views/timeline/mp-timeline-scope-private.h"

#define FIT_PADDING 18.0

/* How far out one can zoom: everything takes at least this part of the width. */
#define MIN_FILL 0.25

static void
fit_axis (MpTimelineScope *self)
{
  if (self->from == MP_DATE_NONE)
    mp_time_axis_fit (&self->axis, mp_date_add_months (self->today, -24), mp_date_add_months (self->today, 24), 0);
  else
    mp_time_axis_fit (&self->axis, self->from, self->to, MIN (FIT_PADDING, self->axis.width / 10));
}

const MpTimeAxis *
mp_timeline_scope_get_axis (MpTimelineScope *self)
{
  return &self->axis;
}

/**
 * mp_timeline_scope_get_extent:
 * @from: (out): the first day that can be scrolled to
 * @to: (out): the last one
 */
void
mp_timeline_scope_get_extent (MpTimelineScope *self,
                              double          *from,
                              double          *to)
{
  double visible = self->axis.width / self->axis.scale;

  *from = self->axis.origin;
  *to = self->axis.origin + visible;
  if (self->from == MP_DATE_NONE)
    return;
  *from = MIN (*from, self->from - visible / 2);
  *to = MAX (*to, self->to + visible / 2);
}

void
mp_timeline_scope_set_width (MpTimelineScope *self,
                             double           width)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->axis.width == width)
    return;
  if (!self->sized && !self->fitted)
    {
      /* A period that was set before there was a picture. */
      MpDate from, to;

      mp_timeline_scope_get_period (self, &from, &to);
      mp_time_axis_set_width (&self->axis, width);
      mp_time_axis_fit (&self->axis, from, to, 0);
    }
  mp_time_axis_set_width (&self->axis, width);
  self->sized = TRUE;
  if (self->fitted)
    fit_axis (self);
  mp_timeline_scope_emit_axis (self);
}

void
mp_timeline_scope_set_rtl (MpTimelineScope *self,
                           gboolean         rtl)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->axis.rtl == rtl)
    return;
  self->axis.rtl = rtl;
  mp_timeline_scope_emit_axis (self);
}

/**
 * mp_timeline_scope_set_fiscal_month:
 * @month: with which years begin, 1 for the calendar
 */
void
mp_timeline_scope_set_fiscal_month (MpTimelineScope *self,
                                    int              month)
{
  MpTimelineShown shown;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->axis.fiscal_month == month)
    return;
  self->axis.fiscal_month = month;
  shown = *mp_timeline_painter_get_shown (self->painter);
  shown.fiscal_month = month;
  mp_timeline_painter_set_shown (self->painter, &shown);
  mp_timeline_scope_emit_axis (self);
  /* Funding has other places, and the legend says so. */
  if (shown.extras & MP_TIMELINE_EXTRA_FUNDING)
    mp_timeline_scope_emit_content (self);
}

/* Never so far away that nothing is left in sight. */
static void
moved (MpTimelineScope *self)
{
  double visible = self->axis.width / self->axis.scale;

  self->fitted = FALSE;
  if (self->from != MP_DATE_NONE)
    self->axis.origin = CLAMP (self->axis.origin, self->from - visible * 0.75, self->to - visible * 0.25);
  mp_timeline_scope_emit_axis (self);
}

/**
 * mp_timeline_scope_set_origin:
 * @origin: the day at the start edge
 */
void
mp_timeline_scope_set_origin (MpTimelineScope *self,
                              double           origin)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (fabs (origin - self->axis.origin) * self->axis.scale < 0.01)
    return;
  self->axis.origin = origin;
  moved (self);
}

/**
 * mp_timeline_scope_scroll:
 * @dx: pixels that the picture moves to the right
 */
void
mp_timeline_scope_scroll (MpTimelineScope *self,
                          double           dx)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_time_axis_scroll (&self->axis, dx);
  moved (self);
}

/**
 * mp_timeline_scope_zoom:
 * @factor: above 1 for more detail
 * @x: what stays in place, pixels from the left
 */
void
mp_timeline_scope_zoom (MpTimelineScope *self,
                        double           factor,
                        double           x)
{
  double least;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->from != MP_DATE_NONE)
    {
      least = self->axis.width * MIN_FILL / ((double) self->to - self->from + 1);
      factor = MAX (factor, MIN (least / self->axis.scale, 1));
    }
  mp_time_axis_zoom (&self->axis, factor, x);
  moved (self);
}

/**
 * mp_timeline_scope_fit:
 *
 * Shows all projects, and goes on doing so when they change.
 */
void
mp_timeline_scope_fit (MpTimelineScope *self)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  self->fitted = TRUE;
  fit_axis (self);
  mp_timeline_scope_emit_axis (self);
}

/**
 * mp_timeline_scope_fit_days:
 * @to: inclusive
 */
void
mp_timeline_scope_fit_days (MpTimelineScope *self,
                            MpDate           from,
                            MpDate           to)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_time_axis_fit (&self->axis, from, to, MIN (FIT_PADDING, self->axis.width / 10));
  moved (self);
}

/**
 * mp_timeline_scope_get_period:
 * @from: (out): the first day in sight
 * @to: (out): the last one
 *
 * Returns: %FALSE when these are to be all days of all projects
 */
gboolean
mp_timeline_scope_get_period (MpTimelineScope *self,
                              MpDate          *from,
                              MpDate          *to)
{
  double end;

  g_return_val_if_fail (MP_IS_TIMELINE_SCOPE (self), FALSE);

  end = self->axis.origin + self->axis.width / self->axis.scale;
  *from = (MpDate) CLAMP (round (self->axis.origin), MP_DATE_MIN, MP_DATE_MAX);
  *to = (MpDate) CLAMP (round (end) - 1, *from, MP_DATE_MAX);
  return !self->fitted;
}

/**
 * mp_timeline_scope_set_period:
 *
 * Shows what mp_timeline_scope_get_period() told, at whatever width.
 */
void
mp_timeline_scope_set_period (MpTimelineScope *self,
                              MpDate           from,
                              MpDate           to)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_time_axis_fit (&self->axis, from, to, 0);
  moved (self);
}

/**
 * mp_timeline_scope_center:
 *
 * Brings a day into the middle.
 */
void
mp_timeline_scope_center (MpTimelineScope *self,
                          MpDate           day)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_timeline_scope_set_origin (self, day + 0.5 - self->axis.width / self->axis.scale / 2);
}
