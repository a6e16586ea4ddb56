/* mp-timeline-hand-input.c: the pointer on bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-hand-private.h"

/* Nearer to the edge than this the chart scrolls, by so many pixels a second. */
#define SCROLL_ZONE 28.0
#define SCROLL_SPEED 240.0

static void
set_cursor (MpTimelineHand *self,
            MpTimelinePart  part,
            gboolean        selected)
{
  const char *name = NULL;

  if (mp_timeline_drag_is_dating (&self->drag))
    name = self->drag.part == MP_TIMELINE_PART_BODY ? "grabbing" : "ew-resize";
  else if (part == MP_TIMELINE_PART_START || part == MP_TIMELINE_PART_END || part == MP_TIMELINE_PART_MILESTONE)
    name = "ew-resize";
  else if (part == MP_TIMELINE_PART_BODY && selected)
    name = "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->chart), name);
}

static void
hover_cb (MpTimelineHand *self,
          double          x,
          double          y)
{
  MpTimelineHit hit;
  MpTimelinePart part;
  guint milestone;

  if (self->drag.state != MP_TIMELINE_DRAG_IDLE)
    return;
  part = mp_timeline_hand_pick (self, x, y, &hit, &milestone);
  set_cursor (self, part, part != MP_TIMELINE_PART_NONE &&
                          mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), hit.position));
}

static gboolean
escape_cb (MpTimelineHand  *self,
           guint            keyval,
           guint            keycode,
           GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  mp_timeline_hand_cancel (self);
  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

/* Wherever the focus is, Escape gives up what is dragged. */
static void
watch_escape (MpTimelineHand *self,
              gboolean        watch)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->chart));

  if (watch == (self->escape != NULL) || !root)
    return;
  if (watch)
    {
      self->escape = gtk_event_controller_key_new ();
      gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
      g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (root), self->escape);
    }
  else
    {
      gtk_widget_remove_controller (gtk_event_controller_get_widget (self->escape), self->escape);
      self->escape = NULL;
    }
}

static void
stop_scrolling (MpTimelineHand *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->chart), self->tick_id);
  self->tick_id = 0;
}

/* How fast the picture moves to the right while the pointer rests at an edge. */
static double
scroll_speed (MpTimelineHand *self)
{
  double right = mp_timeline_scope_get_axis (self->scope)->width - SCROLL_ZONE;

  if (self->x < SCROLL_ZONE)
    return SCROLL_SPEED * MIN ((SCROLL_ZONE - self->x) / SCROLL_ZONE, 2);
  return self->x > right ? -SCROLL_SPEED * MIN ((self->x - right) / SCROLL_ZONE, 2) : 0;
}

static gboolean
scroll_cb (GtkWidget     *chart,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  MpTimelineHand *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double passed = self->tick_time ? (double) (now - self->tick_time) / G_USEC_PER_SEC : 0;

  self->tick_time = now;
  if (scroll_speed (self) == 0)
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  mp_timeline_scope_scroll (self->scope, scroll_speed (self) * MIN (passed, 0.1));
  mp_timeline_drag_motion (&self->drag, mp_timeline_scope_get_axis (self->scope), self->x, self->y, self->exact);
  gtk_widget_queue_draw (self->layer);
  return G_SOURCE_CONTINUE;
}

/**
 * mp_timeline_hand_begin_input:
 *
 * From now on dates follow the pointer.
 */
void
mp_timeline_hand_begin_input (MpTimelineHand *self)
{
  watch_escape (self, TRUE);
  set_cursor (self, self->drag.part, TRUE);
}

/* At an edge of the chart what lies beyond comes into sight. */
void
mp_timeline_hand_follow_pointer (MpTimelineHand *self)
{
  if (self->tick_id != 0 || scroll_speed (self) == 0)
    return;
  self->tick_time = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->chart), scroll_cb, self, NULL);
}

void
mp_timeline_hand_end_input (MpTimelineHand *self)
{
  stop_scrolling (self);
  watch_escape (self, FALSE);
  set_cursor (self, MP_TIMELINE_PART_NONE, FALSE);
}

static void
drag_begin_cb (MpTimelineHand *self,
               double          x,
               double          y)
{
  mp_timeline_hand_press (self, x, y);
  if (self->drag.state == MP_TIMELINE_DRAG_IDLE)
    gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* Up and down, and beside bars, the picture is dragged: that is another gesture's. */
static void
drag_update_cb (MpTimelineHand *self,
                double          dx,
                double          dy)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (self->gesture));
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->gesture), &x, &y);
  if (mp_timeline_hand_motion (self, x + dx, y + dy, (state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0))
    gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  else if (self->drag.state == MP_TIMELINE_DRAG_IDLE)
    gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_end_cb (MpTimelineHand *self)
{
  mp_timeline_hand_release (self);
}

static void
drag_cancel_cb (MpTimelineHand *self)
{
  mp_timeline_hand_cancel (self);
}

static void
add_controller (MpTimelineHand     *self,
                GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self->chart), controller);
  g_ptr_array_add (self->controllers, controller);
}

void
mp_timeline_hand_add_controllers (MpTimelineHand *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
  add_controller (self, motion);

  /* Before the gestures that move the picture. */
  self->gesture = gtk_gesture_drag_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gesture, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gesture, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gesture, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  add_controller (self, GTK_EVENT_CONTROLLER (self->gesture));
}

void
mp_timeline_hand_remove_controllers (MpTimelineHand *self)
{
  mp_timeline_hand_end_input (self);
  for (guint i = 0; i < self->controllers->len; i++)
    gtk_widget_remove_controller (GTK_WIDGET (self->chart), g_ptr_array_index (self->controllers, i));
}
