/* mp-timeline-ruler.c: the header with the periods
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-ruler.h"

#include <math.h>

#include "views/timeline/mp-timeline-as-of.h"
#include "views/timeline/mp-timeline-gestures.h"

struct _MpTimelineRuler
{
  GtkWidget parent_instance;

  MpTimelineScope *scope;
};

G_DEFINE_FINAL_TYPE (MpTimelineRuler, mp_timeline_ruler, GTK_TYPE_WIDGET)

static void
mp_timeline_ruler_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  MpTimelineRuler *self = MP_TIMELINE_RULER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->scope)
    *minimum = *natural = (int) ceil (mp_timeline_painter_get_axis_height (mp_timeline_scope_get_painter (self->scope)));
}

static void
mp_timeline_ruler_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  MpTimelineRuler *self = MP_TIMELINE_RULER (widget);
  MpTimelinePainter *painter;

  if (!self->scope)
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  mp_timeline_painter_set_pixel (painter, 1.0 / gtk_widget_get_scale_factor (widget));
  mp_timeline_painter_append_axis (painter, snapshot, mp_timeline_scope_get_axis (self->scope), 0, 0,
                                   mp_timeline_scope_get_today (self->scope), mp_timeline_scope_get_as_of (self->scope));
}

/* The only children are popovers. */
static void
mp_timeline_ruler_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    gtk_popover_present (GTK_POPOVER (child));
}

static void
mp_timeline_ruler_dispose (GObject *object)
{
  GtkWidget *child;

  mp_timeline_ruler_set_scope (MP_TIMELINE_RULER (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mp_timeline_ruler_parent_class)->dispose (object);
}

static void
mp_timeline_ruler_class_init (MpTimelineRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_ruler_dispose;
  widget_class->measure = mp_timeline_ruler_measure;
  widget_class->size_allocate = mp_timeline_ruler_size_allocate;
  widget_class->snapshot = mp_timeline_ruler_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelineruler");
  /* What can be set here is the as-of day. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
mp_timeline_ruler_init (MpTimelineRuler *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mp_timeline_ruler_set_scope (MpTimelineRuler *self,
                             MpTimelineScope *scope)
{
  g_return_if_fail (MP_IS_TIMELINE_RULER (self));

  if (self->scope == scope)
    return;
  if (self->scope)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (!scope)
    return;
  g_signal_connect_object (scope, "axis-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  mp_timeline_as_of_add (GTK_WIDGET (self), scope);
  mp_timeline_gestures_add (GTK_WIDGET (self), scope);
}

struct _MpTimelineLegend
{
  GtkWidget parent_instance;

  MpTimelineScope *scope;
  gboolean whole;
};

G_DEFINE_FINAL_TYPE (MpTimelineLegend, mp_timeline_legend, GTK_TYPE_WIDGET)

/* Everything that there is to say, where it was opened; else what there is room for. Beside categories that is a line
 * for what is shown besides bars. */
static double
append_legend (MpTimelineLegend *self,
               GtkSnapshot      *snapshot,
               double            width,
               gboolean          rtl)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  guint statuses = mp_timeline_scope_get_statuses (self->scope);
  guint max_lines = !self->whole && mp_timeline_scope_get_colouring (self->scope) ? 1 : 0;
  double height;

  if (self->whole)
    height = mp_timeline_painter_append_whole_legend (painter, snapshot, statuses, 0, 0, width, rtl);
  else
    height = mp_timeline_painter_append_legend (painter, snapshot, statuses, 0, 0, width, rtl);
  return height + mp_timeline_painter_append_extras_legend (painter, snapshot, max_lines, 0, height, width, rtl);
}

static GtkSizeRequestMode
mp_timeline_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as the longest sign at least, as all of them in one line at best. */
static void
mp_timeline_legend_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  MpTimelineLegend *self = MP_TIMELINE_LEGEND (widget);
  MpTimelinePainter *painter;
  guint statuses;
  double all;

  *minimum = *natural = 0;
  if (!self->scope)
    return;

  painter = mp_timeline_scope_get_painter (self->scope);
  statuses = mp_timeline_scope_get_statuses (self->scope);
  if (self->whole)
    all = ceil (mp_timeline_painter_measure_whole_legend (painter, statuses, minimum));
  else
    all = ceil (mp_timeline_painter_measure_legend (painter, statuses, minimum));
  all = MAX (all, ceil (mp_timeline_painter_measure_extras_legend (painter, minimum)));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) all;
  else
    {
      /* GTK 4.8's popovers ask for the height at a greater width than they give. */
      double width = for_size < 0 || self->whole ? MIN (for_size < 0 ? all : for_size, all) : for_size;

      *minimum = *natural = (int) ceil (append_legend (self, NULL, width, FALSE));
    }
}

static void
mp_timeline_legend_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  MpTimelineLegend *self = MP_TIMELINE_LEGEND (widget);

  if (self->scope)
    append_legend (self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
mp_timeline_legend_dispose (GObject *object)
{
  mp_timeline_legend_set_scope (MP_TIMELINE_LEGEND (object), NULL);

  G_OBJECT_CLASS (mp_timeline_legend_parent_class)->dispose (object);
}

static void
mp_timeline_legend_class_init (MpTimelineLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_legend_dispose;
  widget_class->get_request_mode = mp_timeline_legend_get_request_mode;
  widget_class->measure = mp_timeline_legend_measure;
  widget_class->snapshot = mp_timeline_legend_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelinelegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mp_timeline_legend_init (MpTimelineLegend *self)
{
}

void
mp_timeline_legend_set_scope (MpTimelineLegend *self,
                              MpTimelineScope  *scope)
{
  g_return_if_fail (MP_IS_TIMELINE_LEGEND (self));

  if (self->scope == scope)
    return;
  if (self->scope)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (!scope)
    return;
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/**
 * mp_timeline_legend_set_whole:
 * @whole: whether categories that share one colour are named, too
 */
void
mp_timeline_legend_set_whole (MpTimelineLegend *self,
                              gboolean          whole)
{
  g_return_if_fail (MP_IS_TIMELINE_LEGEND (self));

  self->whole = whole;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
