/* mp-timeline-overview.c: the whole span, with the visible part as a window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two layers: the columns, painted when projects change, and the window over them, painted when
 * the visible time does.
 */

#include "config.h"

#include "views/timeline/mp-timeline-overview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "views/timeline/mp-timeline-layer.h"
#include "views/timeline/mp-timeline-overview-input.h"
#include "views/timeline/mp-timeline-overview-words.h"

/* Columns above the line of years. */
#define COLUMNS_HEIGHT 30

/* Room before the first day and after the last, as the chart has it when it shows all. */
#define PADDING 18.0

/* So far the pointer goes until the tooltip comes after it; its words are new for every column. */
#define TIP_WIDTH 60

typedef enum
{
  IDLE,
  PRESSED,
  DRAGGING,
} State;

struct _MpTimelineOverview
{
  GtkWidget parent_instance;

  MpTimelineScope *scope;
  MpTimelineDensity *density; /* NULL until it is needed */
  MpTimeAxis axis;
  GtkWidget *columns;
  GtkWidget *frame;
  State state;
  MpTimelineWindowPart part; /* that was pressed, or is under the pointer */
  MpTimelineWindow before;   /* where the window was when it was pressed */
  double pressed_x;
  gboolean jumped; /* whether the press has brought the window here */
  double pointer_x;
  guint renew_id;
  guint tell_id;
};

G_DEFINE_FINAL_TYPE (MpTimelineOverview, mp_timeline_overview, GTK_TYPE_WIDGET)

static MpTimelineWindow
get_window (MpTimelineOverview *self)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);

  return (MpTimelineWindow) { axis->origin, axis->origin + axis->width / axis->scale };
}

/* The window goes as far as the strip does, and as near as the chart can. */
static MpTimelineWindowLimits
get_limits (MpTimelineOverview *self)
{
  return (MpTimelineWindowLimits) {
    .from = self->axis.origin,
    .to = self->axis.origin + self->axis.width / self->axis.scale,
    .least = mp_timeline_scope_get_axis (self->scope)->width / MP_TIME_AXIS_MAX_SCALE,
  };
}

static void
show_window (MpTimelineOverview *self,
             MpTimelineWindow    window)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double scale = axis->width / MAX (window.to - window.from, axis->width / MP_TIME_AXIS_MAX_SCALE);

  if (fabs (scale / axis->scale - 1) > 1e-9)
    mp_timeline_scope_zoom (self->scope, scale / axis->scale, mp_time_axis_mirror (axis, 0, 0));
  mp_timeline_scope_set_origin (self->scope, window.from);
}

static void
center_on (MpTimelineOverview *self,
           double              x)
{
  MpTimelineWindow window = get_window (self);
  MpTimelineWindowLimits limits = get_limits (self);

  show_window (self, mp_timeline_window_center (&window, mp_time_axis_get_day (&self->axis, x), &limits));
}

/* The whole span as large as it goes; the axis of the chart tells everything else. */
static void
fit_axis (MpTimelineOverview *self)
{
  MpDate start, end;

  self->axis = *mp_timeline_scope_get_axis (self->scope);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    mp_time_axis_set_width (&self->axis, gtk_widget_get_width (GTK_WIDGET (self)));
  if (self->density && mp_timeline_density_get_span (self->density, &start, &end))
    mp_time_axis_fit (&self->axis, start, end, MIN (PADDING, self->axis.width / 10));
}

static void
forget (MpTimelineOverview *self)
{
  g_clear_handle_id (&self->renew_id, g_source_remove);
  g_clear_pointer (&self->density, mp_timeline_density_free);
}

static void
count (MpTimelineOverview *self)
{
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);

  forget (self);
  if (!list)
    return;
  self->density = mp_timeline_density_new (list, mp_timeline_scope_get_as_of (self->scope));
  fit_axis (self);
}

/* Whether there is anything to show and to move. */
static gboolean
is_ready (MpTimelineOverview *self)
{
  MpDate start, end;

  if (!self->density && self->scope)
    count (self);
  return self->density && mp_timeline_density_get_span (self->density, &start, &end);
}

static gboolean
renew_cb (gpointer user_data)
{
  MpTimelineOverview *self = user_data;

  self->renew_id = 0;
  count (self);
  gtk_widget_queue_draw (self->columns);
  gtk_widget_queue_draw (self->frame);
  return G_SOURCE_REMOVE;
}

/**
 * mp_timeline_overview_dup_value:
 *
 * Returns: (transfer full) (nullable): what the picture says, in words
 */
char *
mp_timeline_overview_dup_value (MpTimelineOverview *self)
{
  MpTimelineWindow window;

  g_return_val_if_fail (MP_IS_TIMELINE_OVERVIEW (self), NULL);

  if (!is_ready (self))
    return NULL;
  window = get_window (self);
  return mp_timeline_dup_density_summary (self->density, &window);
}

/**
 * mp_timeline_overview_dup_tooltip:
 * @x: pixels from the left
 *
 * Returns: (transfer full) (nullable): how many run there
 */
char *
mp_timeline_overview_dup_tooltip (MpTimelineOverview *self,
                                  double              x)
{
  guint index;

  g_return_val_if_fail (MP_IS_TIMELINE_OVERVIEW (self), NULL);

  if (!is_ready (self) || !mp_timeline_density_find (self->density, mp_time_axis_get_day (&self->axis, x), &index))
    return NULL;
  return mp_timeline_dup_density_tooltip (self->density, index);
}

static gboolean
query_tooltip_cb (MpTimelineOverview *self,
                  int                 x,
                  int                 y,
                  gboolean            keyboard,
                  GtkTooltip         *tooltip)
{
  g_autofree char *text = keyboard ? mp_timeline_overview_dup_value (self) : mp_timeline_overview_dup_tooltip (self, x);

  if (!text || self->state == DRAGGING)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  if (!keyboard)
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { x / TIP_WIDTH * TIP_WIDTH, 0, TIP_WIDTH, gtk_widget_get_height (GTK_WIDGET (self)) });
  return TRUE;
}

static gboolean
tell_cb (gpointer user_data)
{
  MpTimelineOverview *self = user_data;
  g_autofree char *text = mp_timeline_overview_dup_value (self);
  MpTimelineWindowLimits limits;
  MpTimelineWindow window;

  self->tell_id = 0;
  if (!text)
    return G_SOURCE_REMOVE;
  window = get_window (self);
  limits = get_limits (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, limits.from, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, limits.to,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, CLAMP ((window.from + window.to) / 2, limits.from, limits.to),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return G_SOURCE_REMOVE;
}

/* Words wait until the picture stands still. */
static void
tell (MpTimelineOverview *self)
{
  if (self->tell_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tell_id = g_idle_add (tell_cb, self);
}

static void
axis_changed_cb (MpTimelineOverview *self)
{
  if (self->axis.rtl != mp_timeline_scope_get_axis (self->scope)->rtl)
    {
      fit_axis (self);
      gtk_widget_queue_draw (self->columns);
    }
  gtk_widget_queue_draw (self->frame);
  tell (self);
}

/* Counting waits for a quiet moment, so that nobody waits for it who drags the as-of day; and until
 * the strip is seen. */
static void
content_changed_cb (MpTimelineOverview *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !mp_timeline_scope_get_list (self->scope))
    forget (self);
  else if (self->density && self->renew_id == 0)
    self->renew_id = g_idle_add (renew_cb, self);
  gtk_widget_queue_draw (self->columns);
  gtk_widget_queue_draw (self->frame);
  tell (self);
}

static void
paint_columns (GtkWidget   *owner,
               GtkSnapshot *snapshot,
               double       width,
               double       height)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (owner);
  MpTimelinePainter *painter;

  if (!is_ready (self))
    return;
  painter = mp_timeline_scope_get_painter (self->scope);
  mp_timeline_painter_set_pixel (painter, 1.0 / gtk_widget_get_scale_factor (owner));
  mp_timeline_painter_append_density (painter, snapshot, &self->axis, self->density, 0, 0, height, mp_timeline_scope_get_today (self->scope),
                                      mp_timeline_scope_get_as_of (self->scope));
}

static void
paint_frame (GtkWidget   *owner,
             GtkSnapshot *snapshot,
             double       width,
             double       height)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (owner);
  MpTimelinePainter *painter;
  MpTimelineWindow window;

  if (!is_ready (self))
    return;
  window = get_window (self);
  painter = mp_timeline_scope_get_painter (self->scope);
  mp_timeline_painter_set_pixel (painter, 1.0 / gtk_widget_get_scale_factor (owner));
  mp_timeline_painter_append_window (painter, snapshot, &self->axis, &window, 0, 0, height, gtk_widget_has_visible_focus (owner));
}

static void
update_cursor (MpTimelineOverview *self)
{
  const char *name = "pointer";

  if (!is_ready (self))
    name = NULL;
  else if (self->part == MP_TIMELINE_WINDOW_BODY)
    name = self->state == DRAGGING ? "grabbing" : "grab";
  else if (self->part != MP_TIMELINE_WINDOW_OUTSIDE)
    name = "ew-resize";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/**
 * mp_timeline_overview_press:
 * @x: pixels from the left
 * @n_press: 1 to grab what is there, or to bring it into the middle; 2 to show all
 *
 * Returns: what is held now
 */
MpTimelineWindowPart
mp_timeline_overview_press (MpTimelineOverview *self,
                            double              x,
                            guint               n_press)
{
  MpTimelineWindow window;

  g_return_val_if_fail (MP_IS_TIMELINE_OVERVIEW (self), MP_TIMELINE_WINDOW_OUTSIDE);

  self->state = IDLE;
  if (!is_ready (self))
    return MP_TIMELINE_WINDOW_OUTSIDE;
  if (n_press > 1)
    {
      mp_timeline_scope_fit (self->scope);
      return MP_TIMELINE_WINDOW_OUTSIDE;
    }
  window = get_window (self);
  self->before = window;
  self->part = mp_timeline_window_find_part (&window, &self->axis, x);
  self->jumped = self->part == MP_TIMELINE_WINDOW_OUTSIDE;
  if (self->jumped)
    {
      center_on (self, x);
      self->before = get_window (self);
      self->part = MP_TIMELINE_WINDOW_BODY;
    }
  self->pressed_x = x;
  self->state = PRESSED;
  return self->part;
}

/**
 * mp_timeline_overview_drag:
 * @dx: pixels to the right since the press
 *
 * Returns: whether that is a drag; a click may tremble
 */
gboolean
mp_timeline_overview_drag (MpTimelineOverview *self,
                           double              dx)
{
  MpTimelineWindowLimits limits;

  g_return_val_if_fail (MP_IS_TIMELINE_OVERVIEW (self), FALSE);

  if (self->state == IDLE || !is_ready (self))
    return FALSE;
  if (self->state == PRESSED &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->pressed_x, 0, (int) (self->pressed_x + dx), 0))
    return FALSE;
  self->state = DRAGGING;
  update_cursor (self);
  limits = get_limits (self);
  show_window (self, mp_timeline_window_drag (&self->before, self->part, (self->axis.rtl ? -dx : dx) / self->axis.scale, &limits));
  return TRUE;
}

/**
 * mp_timeline_overview_release:
 *
 * What was pressed and not dragged goes into the middle.
 */
void
mp_timeline_overview_release (MpTimelineOverview *self)
{
  g_return_if_fail (MP_IS_TIMELINE_OVERVIEW (self));

  if (self->state == PRESSED && self->part == MP_TIMELINE_WINDOW_BODY && !self->jumped && is_ready (self))
    center_on (self, self->pressed_x);
  self->state = IDLE;
  update_cursor (self);
}

/**
 * mp_timeline_overview_cancel:
 *
 * Returns: whether something was being dragged; it is where it was before
 */
gboolean
mp_timeline_overview_cancel (MpTimelineOverview *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_OVERVIEW (self), FALSE);

  if (self->state != DRAGGING)
    return FALSE;
  self->state = IDLE;
  if (is_ready (self))
    show_window (self, self->before);
  update_cursor (self);
  return TRUE;
}

/**
 * mp_timeline_overview_hover:
 * @x: where the pointer is, pixels from the left
 *
 * The shape of the pointer says what a press would grab.
 */
void
mp_timeline_overview_hover (MpTimelineOverview *self,
                            double              x)
{
  MpTimelineWindow window;

  g_return_if_fail (MP_IS_TIMELINE_OVERVIEW (self));

  self->pointer_x = x;
  if (self->state == IDLE && is_ready (self))
    {
      window = get_window (self);
      self->part = mp_timeline_window_find_part (&window, &self->axis, x);
    }
  update_cursor (self);
}

/**
 * mp_timeline_overview_move:
 * @share: how far, of what is visible; above 0 for later; infinite for as far as it goes
 */
void
mp_timeline_overview_move (MpTimelineOverview *self,
                           double              share)
{
  MpTimelineWindowLimits limits;
  MpTimelineWindow window;

  g_return_if_fail (MP_IS_TIMELINE_OVERVIEW (self));

  if (!is_ready (self))
    return;
  window = get_window (self);
  limits = get_limits (self);
  show_window (self, mp_timeline_window_drag (&window, MP_TIMELINE_WINDOW_BODY, share * (window.to - window.from), &limits));
}

/**
 * mp_timeline_overview_zoom:
 * @factor: above 1 for more detail
 * @at_pointer: whether what is under the pointer stays in place, or the nearest visible day; else
 *   the middle does
 */
void
mp_timeline_overview_zoom (MpTimelineOverview *self,
                           double              factor,
                           gboolean            at_pointer)
{
  const MpTimeAxis *axis;
  MpTimelineWindow window;
  double day;

  g_return_if_fail (MP_IS_TIMELINE_OVERVIEW (self));

  if (!is_ready (self))
    return;
  axis = mp_timeline_scope_get_axis (self->scope);
  window = get_window (self);
  day = at_pointer ? mp_time_axis_get_day (&self->axis, self->pointer_x) : (window.from + window.to) / 2;
  mp_timeline_scope_zoom (self->scope, factor, mp_time_axis_get_x (axis, CLAMP (day, window.from, window.to)));
}

static void
mp_timeline_overview_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->scope)
    *minimum = *natural = COLUMNS_HEIGHT + (int) ceil (mp_timeline_painter_get_line_height (mp_timeline_scope_get_painter (self->scope))) + 2;
}

static void
mp_timeline_overview_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (widget);

  gtk_widget_size_allocate (self->columns, &(GtkAllocation) { 0, 0, width, height }, -1);
  gtk_widget_size_allocate (self->frame, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (self->scope)
    fit_axis (self);
}

static void
mp_timeline_overview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_timeline_overview_parent_class)->map (widget);
  tell (MP_TIMELINE_OVERVIEW (widget));
}

static void
mp_timeline_overview_dispose (GObject *object)
{
  MpTimelineOverview *self = MP_TIMELINE_OVERVIEW (object);

  mp_timeline_overview_set_scope (self, NULL);
  g_clear_pointer (&self->columns, gtk_widget_unparent);
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_timeline_overview_parent_class)->dispose (object);
}

static void
mp_timeline_overview_class_init (MpTimelineOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_overview_dispose;
  widget_class->measure = mp_timeline_overview_measure;
  widget_class->size_allocate = mp_timeline_overview_size_allocate;
  widget_class->map = mp_timeline_overview_map;
  mp_timeline_overview_input_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
mp_timeline_overview_init (MpTimelineOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->columns = mp_timeline_layer_new (widget, paint_columns);
  self->frame = mp_timeline_layer_new (widget, paint_frame);
  mp_time_axis_init (&self->axis, 600, FALSE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Visible Time"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (self, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self->frame, G_CONNECT_SWAPPED);
  mp_timeline_overview_input_add (self);
}

void
mp_timeline_overview_set_scope (MpTimelineOverview *self,
                                MpTimelineScope    *scope)
{
  g_return_if_fail (MP_IS_TIMELINE_OVERVIEW (self));

  if (self->scope == scope)
    return;
  if (self->scope)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  forget (self);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  if (!scope)
    return;
  g_signal_connect_object (scope, "axis-changed", G_CALLBACK (axis_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  content_changed_cb (self);
}

const MpTimeAxis *
mp_timeline_overview_get_axis (MpTimelineOverview *self)
{
  return &self->axis;
}
