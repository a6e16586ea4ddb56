/* mp-timeline-view-actions.c: what can be done with the timeline, and by which keys
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-gestures.h"
#include "views/timeline/mp-timeline-view-private.h"

/* A step to the side, of what is visible. */
#define STEP_SHARE 0.2

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

static void
fold_all_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  mp_timeline_scope_fold_all (MP_TIMELINE_VIEW (widget)->scope, g_str_equal (action, "timeline.fold-all"));
}

/* The row of the header above @row, or of the group that has this header. */
static guint
find_outer (MpTimelineScope     *scope,
            const MpTimelineRow *row,
            guint                position)
{
  MpTimelineRow above;

  if (row->n > 0)
    return row->group->first_row;
  while (position > 0)
    {
      position--;
      if (mp_timeline_scope_get_row (scope, position, &above) && above.n == 0 && above.group->level < row->group->level)
        return position;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Whether the keys are meant for the view, not for a popover over it. */
static gboolean
has_keys (MpTimelineView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_get_native (focus) == gtk_widget_get_native (GTK_WIDGET (self));
}

/* The arrow to the left shows what is on the left: earlier, or later where time runs the other way. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (user_data);
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);

  /* There the arrows move the as-of day. */
  if (!has_keys (self) || gtk_widget_is_focus (GTK_WIDGET (self->ruler)))
    return FALSE;
  mp_timeline_scope_scroll (self->scope, axis->width * STEP_SHARE * g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
is_inwards (GtkWidget *widget,
            GVariant  *args)
{
  return (g_variant_get_int32 (args) > 0) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/* With Shift what the arrow does to one group is done to all. */
static gboolean
fold_all_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  if (!has_keys (MP_TIMELINE_VIEW (user_data)))
    return FALSE;
  mp_timeline_scope_fold_all (MP_TIMELINE_VIEW (user_data)->scope, !is_inwards (widget, args));
  return TRUE;
}

/* As in a tree: the arrow that leads inwards unfolds a group, then goes into it, then to the bars of a row, one after the
 * other; the other one leads back, to the group around, and folds it. */
static gboolean
travel_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (user_data);
  gboolean inwards = is_inwards (widget, args);
  MpTimelineRow row;
  guint position, outer;

  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row))
    return FALSE;
  if (mp_timeline_view_go_along (self, inwards ? 1 : -1))
    return TRUE;
  if (row.group == NULL)
    return FALSE;
  if (row.n == 0 && row.group->folded == inwards)
    {
      mp_timeline_scope_set_folded (self->scope, &(MpTimelinePath) { row.group->path.key, row.group->path.subkey }, !inwards);
      return TRUE;
    }
  outer = inwards ? GTK_INVALID_LIST_POSITION : find_outer (self->scope, &row, position);
  if (inwards && row.n == 0)
    outer = position + 1;
  if (outer != GTK_INVALID_LIST_POSITION && outer < mp_timeline_scope_get_n_rows (self->scope))
    mp_timeline_view_focus_row (self, outer);
  return TRUE;
}

/* GTK 4.8 goes with Tab through the rows of a list, however many there are. Here it goes to the bar, or to what comes
 * after the names where there is none, and back from the bar to the name. */
static gboolean
tab_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (user_data);
  gboolean forward = g_variant_get_int32 (args) > 0;
  guint name, row;

  if (!mp_timeline_view_get_focus_row (self, &row) || mp_timeline_view_get_focus_name (self, &name) != forward)
    return FALSE;
  if (forward)
    return gtk_widget_grab_focus (mp_timeline_chart_get_proxy (self->chart)) ||
           gtk_widget_child_focus (gtk_paned_get_end_child (self->paned), GTK_DIR_TAB_FORWARD);
  mp_timeline_view_focus_row (self, row);
  return TRUE;
}

/* The list of names takes arrows with modifiers for itself, so these are caught before it. */
static void
add_key (MpTimelineView        *self,
         GtkShortcutController *controller,
         guint                  key,
         GdkModifierType        modifiers,
         GtkShortcutFunc        func,
         int                    direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (func, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * mp_timeline_view_add_keys:
 *
 * In the initialization of a view.
 */
void
mp_timeline_view_add_keys (MpTimelineView *self)
{
  static const struct
  {
    guint key;
    int direction;
  } arrows[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      add_key (self, GTK_SHORTCUT_CONTROLLER (controller), arrows[i].key, GDK_CONTROL_MASK, arrow_cb, -arrows[i].direction);
      add_key (self, GTK_SHORTCUT_CONTROLLER (controller), arrows[i].key, 0, travel_cb, arrows[i].direction);
      add_key (self, GTK_SHORTCUT_CONTROLLER (controller), arrows[i].key, GDK_SHIFT_MASK, fold_all_cb, arrows[i].direction);
    }
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Tab, 0, tab_cb, 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Tab, 0, tab_cb, 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Tab, GDK_SHIFT_MASK, tab_cb, -1);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * mp_timeline_view_install_actions:
 *
 * In the initialization of the class.
 */
void
mp_timeline_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "timeline.earlier", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "timeline.later", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "timeline.fold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "timeline.unfold-all", NULL, fold_all_action);
  gtk_widget_class_install_property_action (widget_class, "timeline.group", "group");
  gtk_widget_class_install_property_action (widget_class, "timeline.subgroup", "subgroup");
  gtk_widget_class_install_property_action (widget_class, "timeline.packed", "packed");
  gtk_widget_class_install_property_action (widget_class, "timeline.overview", "show-overview");
  gtk_widget_class_install_property_action (widget_class, "timeline.colour-by", "colour-by");

  /* Menus show the key that was added last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "timeline.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "timeline.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "timeline.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, 0, "timeline.arrange", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "timeline.next-milestone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_SHIFT_MASK, "timeline.previous-milestone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "timeline.packed", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "timeline.overview", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-project", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.edit-project", NULL);
}
