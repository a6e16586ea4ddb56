/* mp-timeline-as-of.c: the as-of day, moved by hand in the ruler
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The flag of the as-of day is held and drawn along the ruler; while it is today, the flag of today
 * gives a new one. Everything is told anew while it moves, once a frame. The keys do the same.
 */

#include "config.h"

#include "views/timeline/mp-timeline-as-of.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-day-drag.h"

/* The line can be held beside its flag, so far from it. */
#define LINE_REACH 4.0

typedef struct
{
  GtkWidget *ruler; /* owns us */
  MpTimelineScope *scope;
  GtkGesture *drag;
  MpTimelineDayDrag hand;
  double pressed_x;
  gboolean over; /* the pointer is over what can be held */
  guint tick_id; /* tells of the day with the next frame */
  MpDate said;   /* what assistive technologies know */
} AsOf;

static void
free_as_of (gpointer data)
{
  AsOf *self = data;

  g_signal_handlers_disconnect_by_data (self->scope, self);
  g_object_unref (self->scope);
  g_free (self);
}

/* Whether there is something to hold at x, y: the flag, or the line below it. */
static gboolean
is_over (AsOf   *self,
         double  x,
         double  y)
{
  MpTimelinePainter *painter = mp_timeline_scope_get_painter (self->scope);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  MpDate as_of = mp_timeline_scope_get_as_of (self->scope);
  double left, width;

  if (y > mp_timeline_painter_get_axis_height (painter) / 2)
    return fabs (x - mp_time_axis_get_x (axis, as_of + 0.5)) <= LINE_REACH;
  return mp_timeline_painter_find_flag (painter, axis, mp_timeline_scope_get_today (self->scope), as_of, as_of, &left, &width) &&
         x >= left && x < left + width;
}

static gboolean
tick_cb (GtkWidget     *ruler,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  AsOf *self = user_data;

  self->tick_id = 0;
  mp_timeline_scope_pick_as_of (self->scope, self->hand.day);
  return G_SOURCE_REMOVE;
}

/* However often the pointer reports, a frame shows one day. */
static void
tell_soon (AsOf *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->ruler, tick_cb, self, NULL);
}

static void
tell_now (AsOf   *self,
          MpDate  day)
{
  if (self->tick_id)
    gtk_widget_remove_tick_callback (self->ruler, self->tick_id);
  self->tick_id = 0;
  mp_timeline_scope_pick_as_of (self->scope, day);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           gpointer                  user_data)
{
  AsOf *self = user_data;
  gboolean over = self->hand.active || is_over (self, x, y);

  if (self->over == over)
    return;
  self->over = over;
  gtk_widget_set_cursor_from_name (self->ruler, over ? "ew-resize" : NULL);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               gpointer        user_data)
{
  AsOf *self = user_data;

  if (!is_over (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* For Esc, and for the arrows that say it to the day. */
  gtk_widget_grab_focus (self->ruler);
  self->pressed_x = x;
  mp_timeline_day_drag_begin (&self->hand, mp_timeline_scope_get_axis (self->scope), mp_timeline_scope_get_as_of (self->scope), x);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                gpointer        user_data)
{
  AsOf *self = user_data;
  MpDate before = self->hand.day;

  if (!self->hand.active)
    return;
  /* A click may tremble. */
  if (before == self->hand.before && !gtk_drag_check_threshold (self->ruler, 0, 0, (int) dx, 0))
    return;
  if (mp_timeline_day_drag_move (&self->hand, mp_timeline_scope_get_axis (self->scope), mp_timeline_scope_get_today (self->scope),
                                 self->pressed_x + dx) != before)
    tell_soon (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             gpointer        user_data)
{
  AsOf *self = user_data;

  if (self->hand.active)
    tell_now (self, mp_timeline_day_drag_end (&self->hand));
}

static void
give_back (AsOf *self)
{
  if (self->hand.active)
    tell_now (self, mp_timeline_day_drag_cancel (&self->hand));
}

static void
cancel_cb (GtkGesture       *gesture,
           GdkEventSequence *sequence,
           gpointer          user_data)
{
  give_back (user_data);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         user_data)
{
  AsOf *self = user_data;

  if (n_press == 2 && is_over (self, x, y))
    {
      give_back (self);
      tell_now (self, mp_timeline_scope_get_today (self->scope));
    }
}

/* Out of sight the day would change without being seen. */
static void
move_to (AsOf   *self,
         MpDate  day)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double offset;

  day = CLAMP (day, MP_DATE_MIN, MP_DATE_MAX);
  tell_now (self, day);
  offset = mp_time_axis_get_offset (axis, day + 0.5);
  if (offset < 0 || offset > axis->width)
    mp_timeline_scope_center (self->scope, day);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                gpointer               user_data)
{
  AsOf *self = user_data;
  MpDate as_of = mp_timeline_scope_get_as_of (self->scope);
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  int step = right != mp_timeline_scope_get_axis (self->scope)->rtl ? 1 : -1;

  state &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_Escape && self->hand.active)
    {
      give_back (self);
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
      return GDK_EVENT_STOP;
    }
  if ((left || right) && state == 0)
    move_to (self, as_of + step);
  else if ((left || right) && state == GDK_CONTROL_MASK)
    move_to (self, mp_date_add_months (as_of, step));
  else if ((key == GDK_KEY_Home || key == GDK_KEY_KP_Home) && state == 0)
    move_to (self, mp_timeline_scope_get_today (self->scope));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* GTK 4.8 has no announcements: that the name of what has the focus changes is read out instead. */
static void
say (AsOf *self)
{
  MpDate as_of = mp_timeline_scope_get_as_of (self->scope);
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;

  if (as_of == self->said)
    return;
  self->said = as_of;
  date = mp_format_date (as_of, MP_PRECISION_DAY);
  /* Translators: what a screen reader says of the header of the timeline; %s is a date. */
  label = g_strdup_printf (_("As-of day: %s"), date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ruler), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, date,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) as_of, -1);
}

static gboolean
query_tooltip_cb (GtkWidget  *ruler,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  AsOf *self = user_data;

  if (self->hand.active || !(keyboard || is_over (self, x, y)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, _("Drag to another as-of day; double-click for today"));
  return TRUE;
}

static void
add_gestures (AsOf *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (self->ruler, motion);
  gtk_widget_add_controller (self->ruler, keys);
  gtk_widget_add_controller (self->ruler, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->ruler, GTK_EVENT_CONTROLLER (self->drag));
  gtk_gesture_group (click, self->drag);
}

/**
 * mp_timeline_as_of_add:
 * @ruler: the header of the timeline
 * @scope: whose as-of day is moved
 */
void
mp_timeline_as_of_add (GtkWidget       *ruler,
                       MpTimelineScope *scope)
{
  AsOf *self = g_new0 (AsOf, 1);

  self->ruler = ruler;
  self->scope = g_object_ref (scope);
  self->said = MP_DATE_NONE;
  g_object_set_data_full (G_OBJECT (ruler), "mp-timeline-as-of", self, free_as_of);
  add_gestures (self);

  gtk_widget_set_focusable (ruler, TRUE);
  gtk_widget_set_has_tooltip (ruler, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ruler), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) MP_DATE_MIN,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MP_DATE_MAX, -1);
  g_signal_connect (ruler, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  g_signal_connect_swapped (scope, "content-changed", G_CALLBACK (say), self);
  say (self);
}
