/* mp-timeline-gestures.c: zooming and moving with wheel, fingers and drags
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Used by chart and ruler alike. Plain scrolling is left to the scrolled window.
 */

#include "views/timeline/mp-timeline-gestures.h"

#include <math.h>

#include "timeline/mp-timeline-drag.h"

/* Pixels of a touchpad that zoom as much as a step of a wheel. */
#define SURFACE_STEP 40.0

typedef struct
{
  GtkWidget *widget; /* owns us */
  MpTimelineScope *scope;
  double x;       /* of the pointer */
  double pinched; /* so far */
  MpTimelineDrag drag;
} Gestures;

static void
free_gestures (gpointer data)
{
  g_object_unref (((Gestures *) data)->scope);
  g_free (data);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           gpointer                  user_data)
{
  ((Gestures *) user_data)->x = x;
}

/* With Ctrl the wheel zooms about the pointer. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  user_data)
{
  Gestures *self = user_data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    dy /= SURFACE_STEP;
  if (dy != 0)
    mp_timeline_scope_zoom (self->scope, pow (MP_TIMELINE_ZOOM_STEP, -CLAMP (dy, -4, 4)), self->x);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                gpointer          user_data)
{
  ((Gestures *) user_data)->pinched = 1;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          gpointer        user_data)
{
  Gestures *self = user_data;
  double x = self->x;
  double y;

  if (scale <= 0)
    return;
  /* Between the fingers, while they are there. */
  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  mp_timeline_scope_zoom (self->scope, scale / self->pinched, x);
  self->pinched = scale;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               gpointer        user_data)
{
  Gestures *self = user_data;

  mp_timeline_drag_press (&self->drag, mp_timeline_scope_get_axis (self->scope), MP_TIMELINE_PART_NONE, NULL, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          x,
                double          y,
                gpointer        user_data)
{
  Gestures *self = user_data;
  GtkAdjustment *vertical = GTK_IS_SCROLLABLE (self->widget) ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->widget)) : NULL;
  double start_x, start_y;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (!mp_timeline_drag_motion (&self->drag, mp_timeline_scope_get_axis (self->scope), start_x + x, start_y + y, FALSE))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (self->widget, "grabbing");
  mp_timeline_scope_scroll (self->scope, self->drag.pan_x);
  if (vertical)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) - self->drag.pan_y);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          x,
             double          y,
             gpointer        user_data)
{
  Gestures *self = user_data;

  if (self->drag.state == MP_TIMELINE_DRAG_PANNING)
    gtk_widget_set_cursor (self->widget, NULL);
  mp_timeline_drag_release (&self->drag);
}

/**
 * mp_timeline_gestures_add:
 * @widget: where the user points
 * @scope: what is zoomed and moved
 */
void
mp_timeline_gestures_add (GtkWidget       *widget,
                          MpTimelineScope *scope)
{
  Gestures *self = g_new0 (Gestures, 1);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->widget = widget;
  self->scope = g_object_ref (scope);
  g_object_set_data_full (G_OBJECT (widget), "mp-timeline-gestures", self, free_gestures);

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
