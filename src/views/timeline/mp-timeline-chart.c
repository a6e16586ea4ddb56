/* mp-timeline-chart.c: the bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "views/timeline/mp-timeline-chart-private.h"
#include "views/timeline/mp-timeline-gestures.h"
#include "views/timeline/mp-timeline-layer.h"

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpTimelineChart, mp_timeline_chart, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  ACTIVATED,
  PICKED,
  LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
scrollable_init (GtkScrollableInterface *iface)
{
}

static double
scroll_position (MpTimelineChart *self)
{
  return self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

/**
 * mp_timeline_chart_get_row_height:
 *
 * Returns: the height of a row as the list of names has it
 */
double
mp_timeline_chart_get_row_height (MpTimelineChart *self)
{
  guint n = self->scope ? mp_timeline_scope_get_n_rows (self->scope) : 0;

  /* A list that is shorter than the window says the height of the window. */
  if (n > 0 && self->vadjustment && gtk_adjustment_get_upper (self->vadjustment) > gtk_adjustment_get_page_size (self->vadjustment))
    return gtk_adjustment_get_upper (self->vadjustment) / n;
  return self->scope ? mp_timeline_scope_get_row_height (self->scope) : 1;
}

/**
 * mp_timeline_chart_get_row_at:
 * @y: pixels from the upper edge of the chart
 *
 * Returns: the position of the row there, %GTK_INVALID_LIST_POSITION where there is none
 */
guint
mp_timeline_chart_get_row_at (MpTimelineChart *self,
                              double           y)
{
  double row = floor ((y + scroll_position (self)) / mp_timeline_chart_get_row_height (self));

  if (!self->scope || row < 0 || row >= mp_timeline_scope_get_n_rows (self->scope))
    return GTK_INVALID_LIST_POSITION;
  return (guint) row;
}

/* The upper edge of a row. */
double
mp_timeline_chart_get_row_y (MpTimelineChart *self,
                             guint            row)
{
  return row * mp_timeline_chart_get_row_height (self) - scroll_position (self);
}

static void
redraw (MpTimelineChart *self)
{
  gtk_widget_queue_draw (self->behind);
  gtk_widget_queue_draw (self->bars);
  mp_timeline_chart_move_current (self);
}

/* Tells the scroll bar where in time we are. */
static void
configure_hadjustment (MpTimelineChart *self)
{
  const MpTimeAxis *axis;
  double upper, value;

  if (!self->scope || !self->hadjustment)
    return;

  axis = mp_timeline_scope_get_axis (self->scope);
  mp_timeline_scope_get_extent (self->scope, &self->from, &self->to);
  upper = (self->to - self->from) * axis->scale;
  value = (axis->origin - self->from) * axis->scale;
  /* An adjustment counts from the left, time from the start edge. */
  if (axis->rtl)
    value = upper - axis->width - value;

  self->configuring = TRUE;
  gtk_adjustment_configure (self->hadjustment, value, 0, MAX (upper, axis->width), axis->width * 0.1, axis->width * 0.9, axis->width);
  self->configuring = FALSE;
}

static void
hadjustment_changed_cb (MpTimelineChart *self)
{
  const MpTimeAxis *axis;
  double value;

  if (self->configuring || !self->scope)
    return;
  axis = mp_timeline_scope_get_axis (self->scope);
  value = gtk_adjustment_get_value (self->hadjustment);
  if (axis->rtl)
    value = (self->to - self->from) * axis->scale - axis->width - value;
  mp_timeline_scope_set_origin (self->scope, self->from + value / axis->scale);
}

static void
axis_changed_cb (MpTimelineChart *self)
{
  configure_hadjustment (self);
  gtk_widget_queue_draw (self->grid);
  gtk_widget_queue_draw (self->bars);
  mp_timeline_chart_move_current (self);
}

static void
content_changed_cb (MpTimelineChart *self)
{
  configure_hadjustment (self);
  gtk_widget_queue_draw (self->grid);
  mp_timeline_chart_renew_current (self);
  redraw (self);
}

static void
selection_changed_cb (MpTimelineChart *self)
{
  gtk_widget_queue_draw (self->behind);
}

static void
set_hadjustment (MpTimelineChart *self,
                 GtkAdjustment   *adjustment)
{
  if (self->hadjustment)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  g_set_object (&self->hadjustment, adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (hadjustment_changed_cb), self, G_CONNECT_SWAPPED);
  configure_hadjustment (self);
}

static void
set_vadjustment (MpTimelineChart *self,
                 GtkAdjustment   *adjustment)
{
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_set_object (&self->vadjustment, adjustment);
  if (adjustment)
    {
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
    }
  redraw (self);
}

static void
set_hover (MpTimelineChart *self,
           guint            row,
           guint            bar)
{
  if (self->hover == row && self->hover_bar == bar)
    return;
  self->hover = row;
  self->hover_bar = bar;
  gtk_widget_queue_draw (self->behind);
}

static void
motion_cb (MpTimelineChart *self,
           double           x,
           double           y)
{
  MpTimelineHit hit;
  gboolean found = self->scope && mp_timeline_chart_pick (self, x, y, &hit);

  set_hover (self, mp_timeline_chart_get_row_at (self, y), found ? hit.position : MP_TIMELINE_NO_POSITION);
}

static void
leave_cb (MpTimelineChart *self)
{
  set_hover (self, GTK_INVALID_LIST_POSITION, MP_TIMELINE_NO_POSITION);
}

/* A row of one bar is that bar; in a row of several only the one under the pointer is meant. */
static void
pick (MpTimelineChart *self,
      guint            row,
      double           x,
      double           y,
      GdkModifierType  state)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (mp_timeline_scope_get_rows (self->scope));
  gboolean more = (state & GDK_CONTROL_MASK) != 0;
  MpTimelineRow found;
  MpTimelineHit hit;

  if (!mp_timeline_scope_get_row (self->scope, row, &found))
    return;
  if (found.n > 1)
    {
      if (mp_timeline_chart_pick (self, x, y, &hit))
        {
          mp_timeline_rows_select_position (mp_timeline_scope_get_rows (self->scope), hit.position, more);
          mp_timeline_chart_set_current (self, row, hit.index);
          mp_timeline_chart_set_milestone (self, 0);
        }
    }
  else if ((state & GDK_SHIFT_MASK) && self->anchor < mp_timeline_scope_get_n_rows (self->scope))
    {
      guint first = MIN (row, self->anchor);

      gtk_selection_model_select_range (rows, first, MAX (row, self->anchor) - first + 1, !more);
    }
  else
    {
      if (more && gtk_selection_model_is_selected (rows, row))
        gtk_selection_model_unselect_item (rows, row);
      else
        gtk_selection_model_select_item (rows, row, !more);
      self->anchor = row;
    }
  g_signal_emit (self, signals[PICKED], 0, row);
}

static void
released_cb (MpTimelineChart *self,
             int              n_press,
             double           x,
             double           y,
             GtkGesture      *gesture)
{
  guint row = mp_timeline_chart_get_row_at (self, y);

  if (row == GTK_INVALID_LIST_POSITION)
    return;
  if (n_press == 1)
    pick (self, row, x, y, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  else if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
mp_timeline_chart_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (child != self->proxy)
        gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, -1);
    }
  if (self->scope && width > 0)
    mp_timeline_scope_set_width (self->scope, width);
  configure_hadjustment (self);
  mp_timeline_chart_allocate_current (self);
}

static void
mp_timeline_chart_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_timeline_chart_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_hadjustment (self, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_vadjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* The size of the chart does not depend on what it shows. */
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_timeline_chart_dispose (GObject *object)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (object);

  mp_timeline_chart_set_scope (self, NULL);
  set_hadjustment (self, NULL);
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->behind, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->bars, gtk_widget_unparent);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->proxy, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_timeline_chart_parent_class)->dispose (object);
}

static void
mp_timeline_chart_class_init (MpTimelineChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_timeline_chart_dispose;
  object_class->get_property = mp_timeline_chart_get_property;
  object_class->set_property = mp_timeline_chart_set_property;

  widget_class->size_allocate = mp_timeline_chart_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LOST] =
    g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "timelinechart");
  /* What is painted is said by the list of names, and by a child for the current bar. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_timeline_chart_init (MpTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hover = self->anchor = GTK_INVALID_LIST_POSITION;
  self->hover_bar = MP_TIMELINE_NO_POSITION;
  self->behind = mp_timeline_layer_new (widget, mp_timeline_chart_paint_behind);
  self->grid = mp_timeline_layer_new (widget, mp_timeline_chart_paint_grid);
  self->bars = mp_timeline_layer_new (widget, mp_timeline_chart_paint_bars);
  mp_timeline_chart_add_current (self);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "view");
  /* Translators: the surface of the timeline with a bar for each project, read aloud. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("timeline", "Bars"), -1);

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

void
mp_timeline_chart_set_scope (MpTimelineChart *self,
                             MpTimelineScope *scope)
{
  g_return_if_fail (MP_IS_TIMELINE_CHART (self));

  if (self->scope == scope)
    return;
  if (self->scope)
    {
      g_signal_handlers_disconnect_by_data (mp_timeline_scope_get_rows (self->scope), self);
      g_signal_handlers_disconnect_by_data (self->scope, self);
    }
  g_set_object (&self->scope, scope);
  if (!scope)
    return;
  g_signal_connect_object (scope, "axis-changed", G_CALLBACK (axis_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_timeline_scope_get_rows (scope), "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  mp_timeline_gestures_add (GTK_WIDGET (self), scope);
  content_changed_cb (self);
}
