/* mp-timeline-view-hand.c: moving dates in the view
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-view-private.h"

enum
{
  REFUSED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *earlier;
  const char *later;
  MpTimelinePart part;
  GdkModifierType modifiers;
} movements[] = {
  { "timeline.move-earlier", "timeline.move-later", MP_TIMELINE_PART_BODY, GDK_ALT_MASK },
  { "timeline.end-earlier", "timeline.end-later", MP_TIMELINE_PART_END, GDK_ALT_MASK | GDK_SHIFT_MASK },
  { "timeline.start-earlier", "timeline.start-later", MP_TIMELINE_PART_START, GDK_ALT_MASK | GDK_CONTROL_MASK },
};

/* Of a row of several bars the current one is meant, as everywhere. */
static void
step (MpTimelineView *self,
      MpTimelinePart  part,
      int             direction)
{
  MpTimelineRow row;
  guint position, milestone;

  if (mp_timeline_hand_continue (self->hand, part, direction))
    return;
  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return;
  milestone = mp_timeline_chart_get_milestone (self->chart);
  /* It has one date. */
  if (milestone > 0 && part != MP_TIMELINE_PART_BODY)
    return;
  mp_timeline_view_lend_focus (self);
  if (milestone > 0)
    mp_timeline_hand_step_milestone (self->hand, position, mp_timeline_view_find_meant (self, &row), milestone, direction);
  else
    mp_timeline_hand_step (self->hand, position, mp_timeline_view_find_meant (self, &row), part, direction);
}

static void
step_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (movements); i++)
    {
      if (g_str_equal (action, movements[i].earlier))
        step (MP_TIMELINE_VIEW (widget), movements[i].part, -1);
      else if (g_str_equal (action, movements[i].later))
        step (MP_TIMELINE_VIEW (widget), movements[i].part, 1);
    }
}

/* The arrow to the left moves to the left: to an earlier day, or a later one where time runs the other way. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (user_data);
  gboolean rtl = mp_timeline_scope_get_axis (self->scope)->rtl;
  guint movement;
  gboolean right;

  g_variant_get (args, "(ub)", &movement, &right);
  return gtk_widget_activate_action (GTK_WIDGET (self), right != rtl ? movements[movement].later : movements[movement].earlier, NULL);
}

static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  return gtk_widget_activate_action (GTK_WIDGET (user_data), g_variant_get_boolean (args) ? "timeline.start-later" : "timeline.start-earlier", NULL);
}

static void
add_shortcut (MpTimelineView        *self,
              GtkShortcutController *controller,
              guint                  key,
              GdkModifierType        modifiers,
              GtkShortcutAction     *action,
              GVariant              *args)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), action);

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* What a popover does not want of the keys goes to nobody, so it has them too. */
static void
add_keys (MpTimelineView *self,
          GtkWidget      *widget)
{
  static const struct
  {
    guint key;
    gboolean right;
  } arrows[] = { { GDK_KEY_Left, FALSE }, { GDK_KEY_KP_Left, FALSE }, { GDK_KEY_Right, TRUE }, { GDK_KEY_KP_Right, TRUE } };
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (movements); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (arrows); j++)
        add_shortcut (self, controller, arrows[j].key, movements[i].modifiers, gtk_callback_action_new (arrow_cb, self, NULL),
                      g_variant_new ("(ub)", i, arrows[j].right));
    }
  /* Many desktops change the workspace with Control, Alt and arrows. */
  add_shortcut (self, controller, GDK_KEY_Page_Up, GDK_ALT_MASK, gtk_callback_action_new (page_cb, self, NULL), g_variant_new_boolean (FALSE));
  add_shortcut (self, controller, GDK_KEY_Page_Down, GDK_ALT_MASK, gtk_callback_action_new (page_cb, self, NULL), g_variant_new_boolean (TRUE));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}

static void
refused_cb (MpTimelineView *self,
            const char     *message)
{
  g_signal_emit (self, signals[REFUSED], 0, message);
}

static void
moved_cb (MpTimelineView *self,
          const char     *message)
{
  g_signal_emit (self, signals[MOVED], 0, message);
}

/* Keys go on from what was moved, though its row may have been made anew. */
static void
closed_cb (MpTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  guint row;

  if (mp_timeline_view_take_focus_back (self))
    return;
  if (root && (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->names))) && mp_timeline_hand_find_row (self->hand, &row))
    mp_timeline_view_focus_row (self, row);
}

/**
 * mp_timeline_view_install_hand:
 *
 * In the initialization of the class: signals and actions.
 */
void
mp_timeline_view_install_hand (GtkWidgetClass *widget_class)
{
  GType type = G_TYPE_FROM_CLASS (widget_class);

  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (movements); i++)
    {
      gtk_widget_class_install_action (widget_class, movements[i].earlier, NULL, step_action);
      gtk_widget_class_install_action (widget_class, movements[i].later, NULL, step_action);
    }
}

/**
 * mp_timeline_view_add_hand:
 *
 * In the initialization of a view, when names and bars scroll as one.
 */
void
mp_timeline_view_add_hand (MpTimelineView *self)
{
  MpTimelineReschedule *reschedule;

  self->hand = mp_timeline_hand_new (self->box, self->chart, self->scope);
  reschedule = mp_timeline_hand_get_reschedule (self->hand);
  g_signal_connect_object (reschedule, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reschedule, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reschedule, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, GTK_WIDGET (self));
  add_keys (self, GTK_WIDGET (mp_timeline_reschedule_get_reason (reschedule)));
}

/**
 * mp_timeline_view_set_editor:
 * @editor: (nullable): the way to move dates; without one they stay
 * @lookup: (nullable): the way to their records
 */
void
mp_timeline_view_set_editor (MpTimelineView *self,
                             MpEditor       *editor,
                             MpLookup       *lookup)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  mp_timeline_reschedule_set_document (mp_timeline_hand_get_reschedule (self->hand), editor, lookup);
}

MpTimelineHand *
mp_timeline_view_get_hand (MpTimelineView *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_VIEW (self), NULL);

  return self->hand;
}
