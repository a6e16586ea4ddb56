/* mp-timeline-scope.c: what the parts of the timeline show together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-scope.h"

#include <math.h>

#define MIN_ROW_HEIGHT 32.0
#define ROW_PADDING 10.0
#define FIT_PADDING 18.0

/* How far out one can zoom: everything takes at least this part of the width. */
#define MIN_FILL 0.25

struct _MpTimelineScope
{
  GObject parent_instance;

  MpProjectList *list;
  MpTimelinePainter *painter;
  MpTimeAxis axis;
  gboolean fitted; /* until the user zooms or moves, everything stays in sight */
  MpDate today;
  MpDate from; /* the first and the last day of all projects */
  MpDate to;
  guint statuses;
};

G_DEFINE_FINAL_TYPE (MpTimelineScope, mp_timeline_scope, G_TYPE_OBJECT)

enum
{
  AXIS_CHANGED,
  CONTENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_axis (MpTimelineScope *self)
{
  g_signal_emit (self, signals[AXIS_CHANGED], 0);
}

static void
emit_content (MpTimelineScope *self)
{
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

static void
fit_axis (MpTimelineScope *self)
{
  if (self->from == MP_DATE_NONE)
    mp_time_axis_fit (&self->axis, mp_date_add_months (self->today, -24), mp_date_add_months (self->today, 24), 0);
  else
    mp_time_axis_fit (&self->axis, self->from, self->to, MIN (FIT_PADDING, self->axis.width / 10));
}

/* What is known of all projects, in one pass. */
static void
survey (MpTimelineScope *self)
{
  MpDate as_of = mp_timeline_scope_get_as_of (self);
  guint n = mp_timeline_scope_get_n (self);

  self->from = self->to = MP_DATE_NONE;
  self->statuses = 0;
  if (self->list)
    {
      g_autoptr(MpTimelineLayout) layout = mp_timeline_layout_new (self->list, MP_GROUP_NONE);

      mp_timeline_layout_get_span (layout, &self->from, &self->to);
    }
  for (guint i = 0; i < n; i++)
    self->statuses |= 1u << mp_status_as_of (mp_project_list_get_summary (self->list, i), as_of);
}

static void
updated_cb (MpTimelineScope *self)
{
  survey (self);
  if (self->fitted)
    {
      fit_axis (self);
      emit_axis (self);
    }
  emit_content (self);
}

static void
mp_timeline_scope_dispose (GObject *object)
{
  MpTimelineScope *self = MP_TIMELINE_SCOPE (object);

  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->painter);

  G_OBJECT_CLASS (mp_timeline_scope_parent_class)->dispose (object);
}

static void
mp_timeline_scope_class_init (MpTimelineScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_timeline_scope_dispose;

  signals[AXIS_CHANGED] =
    g_signal_new ("axis-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTENT_CHANGED] =
    g_signal_new ("content-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_timeline_scope_init (MpTimelineScope *self)
{
  self->today = mp_date_today ();
  self->from = self->to = MP_DATE_NONE;
  self->fitted = TRUE;
  mp_time_axis_init (&self->axis, 600, FALSE);
}

MpTimelineScope *
mp_timeline_scope_new (PangoContext *context)
{
  MpTimelineScope *self = g_object_new (MP_TYPE_TIMELINE_SCOPE, NULL);

  self->painter = mp_timeline_painter_new (context);
  return self;
}

void
mp_timeline_scope_set_list (MpTimelineScope *self,
                            MpProjectList   *list)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->list == list)
    return;
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  if (list)
    g_signal_connect_object (list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  self->fitted = TRUE;
  updated_cb (self);
}

MpProjectList *
mp_timeline_scope_get_list (MpTimelineScope *self)
{
  return self->list;
}

guint
mp_timeline_scope_get_n (MpTimelineScope *self)
{
  return self->list ? mp_project_list_get_n (self->list) : 0;
}

MpTimelinePainter *
mp_timeline_scope_get_painter (MpTimelineScope *self)
{
  return self->painter;
}

void
mp_timeline_scope_set_colours (MpTimelineScope *self,
                               gboolean         dark,
                               gboolean         high_contrast)
{
  MpTimelineStyle style;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_timeline_style_init (&style, dark, high_contrast);
  mp_timeline_painter_set_style (self->painter, &style);
  emit_content (self);
}

/**
 * mp_timeline_scope_get_row_height:
 *
 * Returns: the height of each row, names and bars alike, in whole pixels
 */
double
mp_timeline_scope_get_row_height (MpTimelineScope *self)
{
  return MAX (MIN_ROW_HEIGHT, ceil (mp_timeline_painter_get_line_height (self->painter) * 1.15 + ROW_PADDING));
}

MpDate
mp_timeline_scope_get_today (MpTimelineScope *self)
{
  return self->today;
}

void
mp_timeline_scope_set_today (MpTimelineScope *self,
                             MpDate           today)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->today == today)
    return;
  self->today = today;
  emit_content (self);
}

MpDate
mp_timeline_scope_get_as_of (MpTimelineScope *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;

  return query ? mp_query_get_as_of (query) : self->today;
}

guint
mp_timeline_scope_get_statuses (MpTimelineScope *self)
{
  return self->statuses;
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
  mp_time_axis_set_width (&self->axis, width);
  if (self->fitted)
    fit_axis (self);
  emit_axis (self);
}

void
mp_timeline_scope_set_rtl (MpTimelineScope *self,
                           gboolean         rtl)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->axis.rtl == rtl)
    return;
  self->axis.rtl = rtl;
  emit_axis (self);
}

/* Never so far away that nothing is left in sight. */
static void
moved (MpTimelineScope *self)
{
  double visible = self->axis.width / self->axis.scale;

  self->fitted = FALSE;
  if (self->from != MP_DATE_NONE)
    self->axis.origin = CLAMP (self->axis.origin, self->from - visible * 0.75, self->to - visible * 0.25);
  emit_axis (self);
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
  emit_axis (self);
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
