/* mp-timeline-overview-input.c: pointer and keys on the overview
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/timeline/mp-timeline-overview-input.h"

#include <math.h>

#include "views/timeline/mp-timeline-gestures.h"

/* What a key or a step of the wheel moves, of what is visible. */
#define STEP_SHARE 0.1

/* Pixels of a touchpad that move as much as a step of a wheel. */
#define SURFACE_STEP 40.0

static void
pressed_cb (MpTimelineOverview *self,
            int                 n_press,
            double              x,
            double              y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  mp_timeline_overview_press (self, x, (guint) n_press);
}

static void
drag_update_cb (MpTimelineOverview *self,
                double              x,
                double              y,
                GtkGesture         *gesture)
{
  if (mp_timeline_overview_drag (self, x))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (MpTimelineOverview *self)
{
  mp_timeline_overview_release (self);
}

static void
motion_cb (MpTimelineOverview *self,
           double              x,
           double              y)
{
  mp_timeline_overview_hover (self, x);
}

/* Down and to the end edge is later; with Ctrl the wheel zooms about the pointer. */
static gboolean
scroll_cb (MpTimelineOverview       *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  gboolean zooms = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) != 0;
  gboolean rtl = mp_timeline_overview_get_axis (self)->rtl;
  double steps = zooms ? dy : dy + (rtl ? -dx : dx);

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    steps /= SURFACE_STEP;
  if (steps != 0 && zooms)
    mp_timeline_overview_zoom (self, pow (MP_TIMELINE_ZOOM_STEP, -CLAMP (steps, -4, 4)), TRUE);
  else if (steps != 0)
    mp_timeline_overview_move (self, steps * STEP_SHARE);
  return GDK_EVENT_STOP;
}

/* Tenths of what is visible, to the right. */
static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (widget);
  double steps = g_variant_get_int32 (args);

  mp_timeline_overview_move (self, (mp_timeline_overview_get_axis (self)->rtl ? -steps : steps) * STEP_SHARE);
  return TRUE;
}

/* Home is the earliest, wherever that is. */
static gboolean
edge_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  mp_timeline_overview_move (MP_TIMELINE_OVERVIEW (widget), g_variant_get_int32 (args) * (double) INFINITY);
  return TRUE;
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  mp_timeline_overview_zoom (MP_TIMELINE_OVERVIEW (widget), pow (MP_TIMELINE_ZOOM_STEP, g_variant_get_int32 (args)), FALSE);
  return TRUE;
}

static gboolean
cancel_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  return mp_timeline_overview_cancel (MP_TIMELINE_OVERVIEW (widget));
}

/**
 * mp_timeline_overview_input_add:
 *
 * Lets the pointer do what the overview offers.
 */
void
mp_timeline_overview_input_add (MpTimelineOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  /* One claim for both, or the drag would cancel the click that counts the presses. */
  gtk_gesture_group (drag, click);
}

/**
 * mp_timeline_overview_input_add_keys:
 * @widget_class: the class of the overview
 *
 * The same for the keyboard.
 */
void
mp_timeline_overview_input_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc func;
    int argument;
  } keys[] = {
    { GDK_KEY_Left, move_key_cb, -1 },
    { GDK_KEY_KP_Left, move_key_cb, -1 },
    { GDK_KEY_Right, move_key_cb, 1 },
    { GDK_KEY_KP_Right, move_key_cb, 1 },
    { GDK_KEY_Home, edge_key_cb, -1 },
    { GDK_KEY_KP_Home, edge_key_cb, -1 },
    { GDK_KEY_End, edge_key_cb, 1 },
    { GDK_KEY_KP_End, edge_key_cb, 1 },
    { GDK_KEY_plus, zoom_key_cb, 1 },
    { GDK_KEY_equal, zoom_key_cb, 1 },
    { GDK_KEY_KP_Add, zoom_key_cb, 1 },
    { GDK_KEY_minus, zoom_key_cb, -1 },
    { GDK_KEY_KP_Subtract, zoom_key_cb, -1 },
    { GDK_KEY_Escape, cancel_key_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].argument);
}
