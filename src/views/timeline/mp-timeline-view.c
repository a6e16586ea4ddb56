/* mp-timeline-view.c: the projects in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-view.h"

#include <adwaita.h>

#include "views/mp-list-jumps.h"
#include "views/timeline/mp-timeline-gestures.h"
#include "views/timeline/mp-timeline-name.h"
#include "views/timeline/mp-timeline-ruler.h"
#include "views/timeline/mp-timeline-words.h"

/* Below this width the bars say the titles and the names shrink to signs. */
#define NARROW_WIDTH 600
#define NARROW_NAMES 44
#define NAMES_SHARE 0.27
#define MAX_NAMES 340

/* A step to the side, of what is visible. */
#define STEP_SHARE 0.2

struct _MpTimelineView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkPaned *paned;
  GtkScrolledWindow *names_scroller;
  GtkScrolledWindow *chart_scroller;
  GtkListView *names;
  GtkWidget *corner;
  MpTimelineRuler *ruler;
  MpTimelineChart *chart;
  MpTimelineLegend *legend;
  MpTimelineLegend *popover_legend;
  GtkWidget *legend_button;
  GtkWidget *menu;

  MpTimelineScope *scope;
  MpProjectList *list;
  GtkSelectionModel *selection;
  int shaped_width; /* for which the names have their width */
  gboolean narrow;
  guint adapt_id;
};

G_DEFINE_FINAL_TYPE (MpTimelineView, mp_timeline_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_row (MpTimelineView *self,
              guint           position)
{
  if (self->list && position < mp_project_list_get_n (self->list))
    g_signal_emit (self, signals[ACTIVATED], 0, mp_project_list_get_summary (self->list, position)->id);
}

/* The list has no way to give the focus to a row by its number; only rows near what is seen have
 * a widget, so looking at them all is cheap. */
static GtkWidget *
find_name (MpTimelineView *self,
           gint64          id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->names)); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *name = gtk_widget_get_first_child (row);

      if (MP_IS_TIMELINE_NAME (name) && mp_timeline_name_get_id (MP_TIMELINE_NAME (name)) == id)
        return row;
    }
  return NULL;
}

/* Where a bar was clicked the keys go on from. */
static void
picked_cb (MpTimelineView *self,
           guint           position)
{
  GtkWidget *row = find_name (self, mp_project_list_get_summary (self->list, position)->id);

  gtk_widget_grab_focus (row ? row : GTK_WIDGET (self->names));
}

/* What is done from the menu is done to the selected projects, so its row must be one of them. */
static void
open_menu (MpTimelineView *self,
           guint           position,
           double          x,
           double          y)
{
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_click_cb (MpTimelineView *self,
                    int             n_press,
                    double          x,
                    double          y,
                    GtkGesture     *gesture)
{
  graphene_point_t point;
  guint position;

  if (!self->selection || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->chart), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (point.y < 0 || point.y >= gtk_widget_get_height (GTK_WIDGET (self->chart)))
    return;
  position = mp_timeline_chart_get_row_at (self->chart, point.y);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, position, x, y);
}

/* The Menu key: the menu of the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *name = focus ? gtk_widget_get_first_child (focus) : NULL;
  graphene_rect_t bounds;
  guint position;

  if (!MP_IS_TIMELINE_NAME (name) || !gtk_widget_compute_bounds (name, widget, &bounds) ||
      !mp_project_list_find (self->list, mp_timeline_name_get_id (MP_TIMELINE_NAME (name)), &position))
    return FALSE;
  open_menu (self, position, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static gboolean
query_tooltip_cb (MpTimelineView *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  guint row = keyboard ? GTK_INVALID_LIST_POSITION : mp_timeline_chart_get_row_at (self->chart, y);
  g_autofree char *markup = NULL;
  graphene_rect_t area;

  if (row == GTK_INVALID_LIST_POSITION || !mp_timeline_chart_get_bar_area (self->chart, row, &area))
    return FALSE;
  graphene_rect_inset (&area, -3, 0);
  if (!graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    return FALSE;

  markup = mp_timeline_dup_tooltip (mp_project_list_get_portfolio (self->list), mp_project_list_get_summary (self->list, row),
                                    mp_timeline_scope_get_as_of (self->scope));
  gtk_tooltip_set_markup (tooltip, markup);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y, (int) area.size.width, (int) area.size.height });
  return TRUE;
}

static void
zoom_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  double factor = g_str_has_suffix (action, "in") ? MP_TIMELINE_ZOOM_STEP : 1 / MP_TIMELINE_ZOOM_STEP;

  mp_timeline_scope_zoom (self->scope, factor, mp_timeline_scope_get_axis (self->scope)->width / 2);
}

static void
fit_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  mp_timeline_scope_fit (MP_TIMELINE_VIEW (widget)->scope);
}

static void
today_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);

  mp_timeline_scope_center (self->scope, mp_timeline_scope_get_today (self->scope));
}

static void
move_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  gboolean earlier = g_str_has_suffix (action, "earlier");

  mp_timeline_scope_scroll (self->scope, axis->width * STEP_SHARE * (earlier != axis->rtl ? 1 : -1));
}

/* The arrow to the left shows what is on the left: earlier, or later where time runs the other way. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (user_data);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);

  mp_timeline_scope_scroll (self->scope, axis->width * STEP_SHARE * g_variant_get_int32 (args));
  return TRUE;
}

/* The list of names takes arrows with modifiers for itself, so these are caught before it. */
static void
add_arrow (MpTimelineView        *self,
           GtkShortcutController *controller,
           guint                  key,
           int                    direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK), gtk_callback_action_new (arrow_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
add_arrows (MpTimelineView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_arrow (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Left, 1);
  add_arrow (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Left, 1);
  add_arrow (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Right, -1);
  add_arrow (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Right, -1);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
colours_changed_cb (MpTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  mp_timeline_scope_set_colours (self->scope, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
}

static gboolean
adapt_cb (gpointer user_data)
{
  MpTimelineView *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int names = width < NARROW_WIDTH ? NARROW_NAMES : MIN ((int) (width * NAMES_SHARE), MAX_NAMES);

  self->adapt_id = 0;
  self->narrow = width < NARROW_WIDTH;
  self->shaped_width = width;
  gtk_paned_set_position (self->paned, names);
  mp_timeline_painter_set_labels (mp_timeline_scope_get_painter (self->scope),
                                  self->narrow ? MP_TIMELINE_LABELS_TITLE : MP_TIMELINE_LABELS_TITLE_AGAIN);
  gtk_widget_set_visible (self->corner, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !self->narrow);
  gtk_widget_set_visible (self->legend_button, self->narrow);
  return G_SOURCE_REMOVE;
}

/* The names get their share anew only when the window changes much: then the user may move the edge. */
static gboolean
needs_shape (MpTimelineView *self,
             int             width)
{
  if (self->shaped_width == 0 || (width < NARROW_WIDTH) != self->narrow)
    return TRUE;
  return ABS (width - self->shaped_width) > self->shaped_width / 8;
}

static void
mp_timeline_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (MP_TIMELINE_VIEW (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
mp_timeline_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, -1);
  gtk_popover_present (GTK_POPOVER (self->menu));
  /* Not here, as a change of children would ask for another allocation during this one. */
  if (self->adapt_id == 0 && needs_shape (self, width))
    self->adapt_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

static void
mp_timeline_view_direction_changed (GtkWidget        *widget,
                                    GtkTextDirection  previous)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (mp_timeline_view_parent_class)->direction_changed (widget, previous);
  self->shaped_width = 0;
  mp_timeline_scope_set_rtl (self->scope, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
mp_timeline_view_map (GtkWidget *widget)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);

  /* The view may have been hidden over midnight. */
  mp_timeline_scope_set_today (self->scope, mp_date_today ());
  GTK_WIDGET_CLASS (mp_timeline_view_parent_class)->map (widget);
}

/* The keys go on from the row that is selected. */
static gboolean
mp_timeline_view_grab_focus (GtkWidget *widget)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  g_autoptr(GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;
  GtkWidget *row = NULL;

  if (selected && !gtk_bitset_is_empty (selected))
    {
      guint position = gtk_bitset_get_minimum (selected);

      mp_timeline_view_scroll_to (self, position);
      row = find_name (self, mp_project_list_get_summary (self->list, position)->id);
    }
  if (row && gtk_widget_grab_focus (row))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->names), GTK_DIR_TAB_FORWARD);
}

static void
mp_timeline_view_dispose (GObject *object)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  if (self->scope)
    mp_timeline_view_set_model (self, NULL, NULL);
  if (self->chart)
    mp_timeline_chart_set_scope (self->chart, NULL);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_timeline_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/timeline/mp-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, box);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, paned);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, names_scroller);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, chart_scroller);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, names);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, corner);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, ruler);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, chart);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, legend);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, popover_legend);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, legend_button);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_row);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "timeline.earlier", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "timeline.later", NULL, move_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "timeline.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "timeline.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "timeline.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-project", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.edit-project", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
mp_timeline_view_class_init (MpTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_view_dispose;

  widget_class->measure = mp_timeline_view_measure;
  widget_class->size_allocate = mp_timeline_view_size_allocate;
  widget_class->direction_changed = mp_timeline_view_direction_changed;
  widget_class->map = mp_timeline_view_map;
  widget_class->grab_focus = mp_timeline_view_grab_focus;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (MP_TYPE_TIMELINE_CHART);
  g_type_ensure (MP_TYPE_TIMELINE_RULER);
  g_type_ensure (MP_TYPE_TIMELINE_LEGEND);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
mp_timeline_view_init (MpTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->scope = mp_timeline_scope_new (gtk_widget_get_pango_context (GTK_WIDGET (self->chart)));
  mp_timeline_scope_set_rtl (self->scope, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  factory = mp_timeline_name_create_factory (self->scope);
  gtk_list_view_set_factory (self->names, factory);
  /* Names and bars scroll as one. */
  gtk_scrolled_window_set_vadjustment (self->chart_scroller, gtk_scrolled_window_get_vadjustment (self->names_scroller));
  mp_list_jumps_mend (gtk_scrolled_window_get_vadjustment (self->names_scroller));
  mp_timeline_ruler_set_scope (self->ruler, self->scope);
  mp_timeline_chart_set_scope (self->chart, self->scope);
  mp_timeline_legend_set_scope (self->legend, self->scope);
  mp_timeline_legend_set_scope (self->popover_legend, self->scope);
  add_arrows (self);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (colours_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (colours_changed_cb), self, G_CONNECT_SWAPPED);
  colours_changed_cb (self);
}

GtkWidget *
mp_timeline_view_new (void)
{
  return g_object_new (MP_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * mp_timeline_view_set_model:
 * @list: (nullable): the projects that are shown
 * @selection: (nullable): a selection over @list that other views share
 */
void
mp_timeline_view_set_model (MpTimelineView    *self,
                            MpProjectList     *list,
                            GtkSelectionModel *selection)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  mp_timeline_scope_set_list (self->scope, list);
  if (self->chart)
    mp_timeline_chart_set_selection (self->chart, selection);
  if (self->names)
    gtk_list_view_set_model (self->names, selection);
}

/**
 * mp_timeline_view_scroll_to:
 *
 * Brings the row at @position into sight.
 */
void
mp_timeline_view_scroll_to (MpTimelineView *self,
                            guint           position)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), position, mp_timeline_scope_get_n (self->scope));
}

MpTimelineScope *
mp_timeline_view_get_scope (MpTimelineView *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_VIEW (self), NULL);

  return self->scope;
}

MpTimelineChart *
mp_timeline_view_get_chart (MpTimelineView *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_VIEW (self), NULL);

  return self->chart;
}

GtkListView *
mp_timeline_view_get_names (MpTimelineView *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_VIEW (self), NULL);

  return self->names;
}
