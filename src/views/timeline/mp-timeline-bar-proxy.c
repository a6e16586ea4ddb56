/* mp-timeline-bar-proxy.c: a bar for the keyboard and for screen readers
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/timeline/mp-timeline-bar-proxy.h"

#include "base/mp-format.h"
#include "views/timeline/mp-timeline-words.h"

struct _MpTimelineBarProxy
{
  GtkWidget parent_instance;

  gboolean on_milestone;
};

G_DEFINE_FINAL_TYPE (MpTimelineBarProxy, mp_timeline_bar_proxy, GTK_TYPE_WIDGET)

/* Assistive programs find the actions of a widget itself, not those around it. */
static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "timeline.open", NULL);
}

/* One step back. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  return MP_TIMELINE_BAR_PROXY (widget)->on_milestone && gtk_widget_activate_action (widget, "timeline.leave-milestone", NULL);
}

static void
mp_timeline_bar_proxy_class_init (MpTimelineBarProxyClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Return, "bar.open" },
    { GDK_KEY_KP_Enter, "bar.open" },
    { GDK_KEY_ISO_Enter, "bar.open" },
    { GDK_KEY_space, "timeline.select" },
    { GDK_KEY_KP_Space, "timeline.select" },
    { GDK_KEY_Up, "timeline.bar-above" },
    { GDK_KEY_KP_Up, "timeline.bar-above" },
    { GDK_KEY_Down, "timeline.bar-below" },
    { GDK_KEY_KP_Down, "timeline.bar-below" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "bar.open", NULL, open_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "timelinebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
mp_timeline_bar_proxy_init (MpTimelineBarProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* Pointers find the bars themselves. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mp_timeline_bar_proxy_new (void)
{
  return g_object_new (MP_TYPE_TIMELINE_BAR_PROXY, NULL);
}

/**
 * mp_timeline_bar_proxy_show:
 * @row: a row with bars
 * @index: which of them
 * @milestone: which of its milestones, counted from 1; 0 for the bar
 *
 * Says what this bar or milestone is.
 */
void
mp_timeline_bar_proxy_show (MpTimelineBarProxy *self,
                            MpTimelineScope    *scope,
                            guint               row,
                            guint               index,
                            guint               milestone)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  g_autofree char *dates = NULL;
  const MpSummary *summary;
  MpTimelineRow found;

  g_return_if_fail (MP_IS_TIMELINE_BAR_PROXY (self));

  if (!mp_timeline_scope_get_row (scope, row, &found) || index >= found.n)
    return;
  summary = mp_project_list_get_summary (mp_timeline_scope_get_list (scope), found.positions[index]);
  self->on_milestone = milestone > 0;
  if (self->on_milestone)
    {
      const MpSummaryMilestone *sign = &mp_summary_get_milestones (summary)[milestone - 1];

      title = mp_timeline_milestone_dup_label (summary, sign);
      description = mp_timeline_dup_milestone_description (summary, milestone);
      dates = mp_timeline_milestone_dup_day (sign);
    }
  else
    {
      title = mp_timeline_dup_title (summary->title);
      description = mp_timeline_dup_bar_description (mp_timeline_scope_get_layout (scope), row, index, summary, mp_timeline_scope_get_as_of (scope));
      dates = mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, dates, -1);
}
