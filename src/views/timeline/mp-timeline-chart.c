/* mp-timeline-chart.c: the bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three layers: what shines behind the rows (selection, pointer), the grid, the bars. Only visible
 * rows are painted, found by arithmetic, so a frame costs the same among ten and 100,000 rows.
 */

#include "config.h"

#include "views/timeline/mp-timeline-chart.h"

#include <math.h>

#include "views/timeline/mp-timeline-gestures.h"
#include "views/timeline/mp-timeline-layer.h"

struct _MpTimelineChart
{
  GtkWidget parent_instance;

  MpTimelineScope *scope;
  GtkSelectionModel *selection;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkWidget *behind;
  GtkWidget *grid;
  GtkWidget *bars;
  guint hover;  /* the row under the pointer */
  guint anchor; /* the row that was clicked last: from there Shift selects */
  double from; /* the day where the horizontal adjustment begins */
  double to;
  gboolean configuring;
};

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
  guint n = self->scope ? mp_timeline_scope_get_n (self->scope) : 0;

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

  if (!self->scope || row < 0 || row >= mp_timeline_scope_get_n (self->scope))
    return GTK_INVALID_LIST_POSITION;
  return (guint) row;
}

static double
row_y (MpTimelineChart *self,
       guint            row)
{
  return row * mp_timeline_chart_get_row_height (self) - scroll_position (self);
}

/* The rows of which something is to be seen: from @first to before @end. */
static void
find_visible_rows (MpTimelineChart *self,
                   double           height,
                   guint           *first,
                   guint           *end)
{
  double row_height = mp_timeline_chart_get_row_height (self);
  guint n = mp_timeline_scope_get_n (self->scope);

  *first = (guint) CLAMP (floor (scroll_position (self) / row_height), 0, n);
  *end = (guint) CLAMP (ceil ((scroll_position (self) + height) / row_height), *first, n);
}

static void
paint_behind (GtkWidget   *owner,
              GtkSnapshot *snapshot,
              double       width,
              double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);
  MpTimelinePainter *painter;
  const MpTimelineStyle *style;
  double row_height;
  guint first, end;

  if (!self->scope)
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  style = mp_timeline_painter_get_style (painter);
  row_height = mp_timeline_chart_get_row_height (self);
  find_visible_rows (self, height, &first, &end);

  for (guint row = first; row < end; row++)
    {
      gboolean selected = self->selection && gtk_selection_model_is_selected (self->selection, row);

      if (selected || row == self->hover)
        mp_timeline_painter_append_rect (painter, snapshot, selected ? &style->selected : &style->hover, 0, row_y (self, row), width, row_height);
    }
}

static void
paint_grid (GtkWidget   *owner,
            GtkSnapshot *snapshot,
            double       width,
            double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);

  if (self->scope)
    mp_timeline_painter_append_grid (mp_timeline_scope_get_painter (self->scope), snapshot, mp_timeline_scope_get_axis (self->scope), 0, 0, height);
}

/* Bars, over them the lines of days, over those the labels. */
static void
paint_bars (GtkWidget   *owner,
            GtkSnapshot *snapshot,
            double       width,
            double       height)
{
  MpTimelineChart *self = MP_TIMELINE_CHART (owner);
  g_autofree MpTimelineBar *bars = NULL;
  MpTimelinePainter *painter;
  const MpTimeAxis *axis;
  MpProjectList *list;
  double row_height;
  MpDate as_of;
  guint first, end;

  if (!self->scope)
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  axis = mp_timeline_scope_get_axis (self->scope);
  list = mp_timeline_scope_get_list (self->scope);
  as_of = mp_timeline_scope_get_as_of (self->scope);
  row_height = mp_timeline_chart_get_row_height (self);
  find_visible_rows (self, height, &first, &end);
  mp_timeline_painter_set_pixel (painter, 1.0 / gtk_widget_get_scale_factor (owner));

  bars = g_new (MpTimelineBar, end - first + 1);
  for (guint row = first; row < end; row++)
    {
      mp_timeline_bar_init (&bars[row - first], mp_project_list_get_summary (list, row), as_of);
      mp_timeline_painter_append_bar (painter, snapshot, axis, &bars[row - first], 0, row_y (self, row), row_height);
    }
  mp_timeline_painter_append_days (painter, snapshot, axis, 0, 0, height, mp_timeline_scope_get_today (self->scope), as_of);
  for (guint row = first; row < end; row++)
    mp_timeline_painter_append_label (painter, snapshot, axis, &bars[row - first], mp_project_list_get_summary (list, row), 0, row_y (self, row),
                                      row_height);
}

static void
redraw (MpTimelineChart *self)
{
  gtk_widget_queue_draw (self->behind);
  gtk_widget_queue_draw (self->bars);
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
}

static void
content_changed_cb (MpTimelineChart *self)
{
  configure_hadjustment (self);
  gtk_widget_queue_draw (self->grid);
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

/**
 * mp_timeline_chart_get_bar_area:
 * @area: (out): where the bar is, in the coordinates of the chart
 *
 * Returns: %FALSE when there is no bar, or it is out of sight
 */
gboolean
mp_timeline_chart_get_bar_area (MpTimelineChart *self,
                                guint            position,
                                graphene_rect_t *area)
{
  const MpTimeAxis *axis;
  MpTimelineBar bar;
  double start, end;

  g_return_val_if_fail (MP_IS_TIMELINE_CHART (self), FALSE);

  if (!self->scope || position >= mp_timeline_scope_get_n (self->scope))
    return FALSE;
  axis = mp_timeline_scope_get_axis (self->scope);
  mp_timeline_bar_init (&bar, mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), position),
                        mp_timeline_scope_get_as_of (self->scope));
  if (!mp_timeline_bar_get_extent (&bar, axis, &start, &end))
    return FALSE;

  start = MAX (start, 0);
  end = MIN (end, axis->width);
  if (end < start)
    return FALSE;
  graphene_rect_init (area, (float) mp_time_axis_mirror (axis, start, end - start), (float) row_y (self, position), (float) (end - start),
                      (float) mp_timeline_chart_get_row_height (self));
  return TRUE;
}

static void
set_hover (MpTimelineChart *self,
           guint            row)
{
  if (self->hover == row)
    return;
  self->hover = row;
  gtk_widget_queue_draw (self->behind);
}

static void
motion_cb (MpTimelineChart *self,
           double           x,
           double           y)
{
  set_hover (self, mp_timeline_chart_get_row_at (self, y));
}

static void
leave_cb (MpTimelineChart *self)
{
  set_hover (self, GTK_INVALID_LIST_POSITION);
}

static void
pick (MpTimelineChart *self,
      guint            row,
      GdkModifierType  state)
{
  gboolean more = (state & GDK_CONTROL_MASK) != 0;

  if (!self->selection)
    return;
  if ((state & GDK_SHIFT_MASK) && self->anchor < mp_timeline_scope_get_n (self->scope))
    {
      guint first = MIN (row, self->anchor);

      gtk_selection_model_select_range (self->selection, first, MAX (row, self->anchor) - first + 1, !more);
    }
  else
    {
      if (more && gtk_selection_model_is_selected (self->selection, row))
        gtk_selection_model_unselect_item (self->selection, row);
      else
        gtk_selection_model_select_item (self->selection, row, !more);
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
    pick (self, row, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
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
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (self->scope && width > 0)
    mp_timeline_scope_set_width (self->scope, width);
  configure_hadjustment (self);
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
  mp_timeline_chart_set_selection (self, NULL);
  set_hadjustment (self, NULL);
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->behind, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->bars, gtk_widget_unparent);

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

  gtk_widget_class_set_css_name (widget_class, "timelinechart");
  /* The list of names says everything; what is painted here would only be said twice. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mp_timeline_chart_init (MpTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hover = self->anchor = GTK_INVALID_LIST_POSITION;
  self->behind = mp_timeline_layer_new (widget, paint_behind);
  self->grid = mp_timeline_layer_new (widget, paint_grid);
  self->bars = mp_timeline_layer_new (widget, paint_bars);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "view");

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
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (!scope)
    return;
  g_signal_connect_object (scope, "axis-changed", G_CALLBACK (axis_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  mp_timeline_gestures_add (GTK_WIDGET (self), scope);
  content_changed_cb (self);
}

/**
 * mp_timeline_chart_set_selection:
 * @selection: (nullable): over the list of the scope; shown, and changed by clicks
 */
void
mp_timeline_chart_set_selection (MpTimelineChart   *self,
                                 GtkSelectionModel *selection)
{
  g_return_if_fail (MP_IS_TIMELINE_CHART (self));

  if (self->selection == selection)
    return;
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (!selection)
    return;
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (self->behind);
}
