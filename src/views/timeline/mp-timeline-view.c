/* mp-timeline-view.c: the projects in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "views/timeline/mp-timeline-besides.h"
#include "views/timeline/mp-timeline-ranges.h"
#include "views/timeline/mp-timeline-view-private.h"
#include "views/timeline/mp-timeline-words.h"

/* Below this width the bars say the titles and the names shrink to signs. */
#define NARROW_WIDTH 600
#define NARROW_NAMES 44
#define NAMES_SHARE 0.27
#define MAX_NAMES 340

G_DEFINE_FINAL_TYPE (MpTimelineView, mp_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_GROUP,
  PROP_SUBGROUP,
  PROP_PACKED,
  PROP_SHOW_OVERVIEW,
  PROP_COLOUR_BY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  MpTimelineRow row;

  if (!mp_timeline_scope_get_row (self->scope, position, &row))
    return;
  if (row.n == 0)
    mp_timeline_scope_set_folded (self->scope, &(MpTimelinePath) { row.group->path.key, row.group->path.subkey }, !row.group->folded);
  else
    g_signal_emit (self, signals[ACTIVATED], 0, mp_project_list_get_summary (self->list, mp_timeline_view_find_meant (self, &row))->id);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  guint row;

  if (mp_timeline_view_get_focus_row (self, &row))
    activate_row (self, row);
}

/* Where a bar was clicked the keys go on from. */
static void
picked_cb (MpTimelineView *self,
           guint           position)
{
  GtkWidget *row = mp_timeline_view_find_name (self, position);

  gtk_widget_grab_focus (row ? row : GTK_WIDGET (self->names));
}

static gboolean
query_tooltip_cb (MpTimelineView *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *markup = NULL;
  MpTimelineHit hit;

  if (keyboard || !mp_timeline_chart_pick (self->chart, x, y, &hit))
    return FALSE;
  markup = mp_timeline_dup_tooltip (mp_project_list_get_portfolio (self->list), mp_project_list_get_summary (self->list, hit.position),
                                    mp_timeline_scope_get_as_of (self->scope));
  gtk_tooltip_set_markup (tooltip, markup);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) hit.area.origin.x, (int) hit.area.origin.y, (int) hit.area.size.width,
                                                       (int) hit.area.size.height });
  return TRUE;
}

/* How many projects there are, and how many bars where some have several. */
static void
update_corner (MpTimelineView *self)
{
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);
  guint n_projects = layout ? mp_timeline_layout_get_n_projects (layout) : 0;
  guint n_places = layout ? mp_timeline_layout_get_n_placements (layout) : 0;
  g_autofree char *count = mp_format_integer (n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", n_projects), count);
  g_autofree char *text = NULL;

  if (n_places > n_projects)
    {
      g_autofree char *number = mp_format_integer (n_places);
      g_autofree char *places = g_strdup_printf (ngettext ("%s placement", "%s placements", n_places), number);

      /* Translators: above the names of the timeline: 1 is how many projects there are, 2 how often they are shown, as some are in several groups. */
      text = g_strdup_printf (C_("timeline", "%1$s, %2$s"), projects, places);
    }
  gtk_label_set_text (GTK_LABEL (self->corner), text ? text : projects);
}

/* Beside a legend of categories there is more to be read than it has room for. */
static void
update_legend_button (MpTimelineView *self)
{
  gtk_widget_set_visible (self->legend_button, self->narrow || mp_timeline_scope_get_colouring (self->scope) != NULL);
}

static void
content_changed_cb (MpTimelineView *self)
{
  update_corner (self);
  update_legend_button (self);
  if (!self->list || (mp_timeline_scope_get_group (self->scope) == self->group && mp_timeline_scope_get_subgroup (self->scope) == self->subgroup))
    return;
  self->group = mp_timeline_scope_get_group (self->scope);
  self->subgroup = mp_timeline_scope_get_subgroup (self->scope);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBGROUP]);
}

static void
colours_changed_cb (MpTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  mp_timeline_scope_set_colours (self->scope, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
}

/* A phone has no room for it. */
static void
show_overview (MpTimelineView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->overview), self->show_overview && !self->narrow);
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
  update_legend_button (self);
  gtk_widget_set_visible (self->today_button, !self->narrow);
  show_overview (self);
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

static void
mp_timeline_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_timeline_view_parent_class)->root (widget);
  mp_timeline_view_watch_focus (MP_TIMELINE_VIEW (widget), gtk_widget_get_root (widget), TRUE);
}

static void
mp_timeline_view_unroot (GtkWidget *widget)
{
  mp_timeline_view_watch_focus (MP_TIMELINE_VIEW (widget), gtk_widget_get_root (widget), FALSE);
  GTK_WIDGET_CLASS (mp_timeline_view_parent_class)->unroot (widget);
}

/* The keys go on from the row that is selected. */
static gboolean
mp_timeline_view_grab_focus (GtkWidget *widget)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  g_autoptr(GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);

  if (!layout || !selected || gtk_bitset_is_empty (selected) || gtk_bitset_get_minimum (selected) >= mp_timeline_layout_get_n_projects (layout))
    return gtk_widget_child_focus (GTK_WIDGET (self->names), GTK_DIR_TAB_FORWARD);
  mp_timeline_view_focus_row (self, mp_timeline_layout_find_place (layout, gtk_bitset_get_minimum (selected), 0));
  return TRUE;
}

static void
mp_timeline_view_dispose (GObject *object)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  if (self->scope)
    mp_timeline_view_set_model (self, NULL, NULL);
  if (self->names_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->names), self->names_id);
  self->names_id = 0;
  if (self->hand)
    g_object_run_dispose (G_OBJECT (self->hand));
  g_clear_object (&self->hand);
  if (self->chart)
    mp_timeline_chart_set_scope (self->chart, NULL);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_timeline_view_parent_class)->dispose (object);
}

static void
set_groups (MpTimelineView *self,
            MpGroup         group,
            MpGroup         subgroup)
{
  if (group == self->group && subgroup == self->subgroup)
    return;
  self->group = group;
  self->subgroup = subgroup;
  mp_timeline_scope_set_groups (self->scope, group, subgroup);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBGROUP]);
}

static void
set_packed (MpTimelineView *self,
            gboolean        packed)
{
  if (packed == self->packed)
    return;
  self->packed = packed;
  mp_timeline_scope_set_packed (self->scope, packed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PACKED]);
}

static void
set_colour_by (MpTimelineView *self,
               const char     *key)
{
  if (mp_timeline_scope_set_colour_by (self->scope, key))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR_BY]);
}

static void
mp_timeline_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_GROUP:
      g_value_set_string (value, mp_group_get_key (self->group));
      break;
    case PROP_SUBGROUP:
      g_value_set_string (value, mp_group_get_key (self->subgroup));
      break;
    case PROP_PACKED:
      g_value_set_boolean (value, self->packed);
      break;
    case PROP_SHOW_OVERVIEW:
      g_value_set_boolean (value, self->show_overview);
      break;
    case PROP_COLOUR_BY:
      /* Menus ask before there is a scope, and after. */
      g_value_set_string (value, self->scope ? mp_timeline_scope_get_colour_by (self->scope) : MP_TIMELINE_COLOUR_BY_STATUS);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_timeline_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (object);
  MpGroup group = MP_GROUP_NONE;

  switch (prop_id)
    {
    case PROP_GROUP:
      if (mp_group_from_key (g_value_get_string (value), &group))
        set_groups (self, group, self->subgroup);
      break;
    case PROP_SUBGROUP:
      if (mp_group_from_key (g_value_get_string (value), &group))
        set_groups (self, self->group, group);
      break;
    case PROP_PACKED:
      set_packed (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_OVERVIEW:
      self->show_overview = g_value_get_boolean (value);
      show_overview (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLOUR_BY:
      set_colour_by (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, overview);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, legend);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, popover_legend);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, legend_button);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, today_button);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, arrange_button);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, menu);
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, baselines);
  gtk_widget_class_bind_template_callback (widget_class, activate_row);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, "none", flags);
  properties[PROP_SUBGROUP] = g_param_spec_string ("subgroup", NULL, NULL, "none", flags);
  properties[PROP_PACKED] = g_param_spec_boolean ("packed", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_OVERVIEW] = g_param_spec_boolean ("show-overview", NULL, NULL, TRUE, flags);
  properties[PROP_COLOUR_BY] = g_param_spec_string ("colour-by", NULL, NULL, MP_TIMELINE_COLOUR_BY_STATUS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mp_timeline_view_class_init (MpTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_timeline_view_dispose;
  object_class->get_property = mp_timeline_view_get_property;
  object_class->set_property = mp_timeline_view_set_property;

  widget_class->measure = mp_timeline_view_measure;
  widget_class->size_allocate = mp_timeline_view_size_allocate;
  widget_class->direction_changed = mp_timeline_view_direction_changed;
  widget_class->map = mp_timeline_view_map;
  widget_class->root = mp_timeline_view_root;
  widget_class->unroot = mp_timeline_view_unroot;
  widget_class->grab_focus = mp_timeline_view_grab_focus;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  install_properties (object_class);
  g_type_ensure (MP_TYPE_TIMELINE_CHART);
  g_type_ensure (MP_TYPE_TIMELINE_RULER);
  g_type_ensure (MP_TYPE_TIMELINE_LEGEND);
  g_type_ensure (MP_TYPE_TIMELINE_OVERVIEW);
  bind_template (widget_class);
  mp_timeline_view_install_actions (widget_class);
  mp_timeline_view_install_hand (widget_class);
  mp_timeline_ranges_install (widget_class);
  mp_timeline_besides_install (widget_class);
  mp_timeline_view_install_current (widget_class);
  gtk_widget_class_install_action (widget_class, "timeline.open", NULL, open_action);
  mp_timeline_view_install_menu (widget_class);
}

static void
mp_timeline_view_init (MpTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->wanted = MP_TIMELINE_NO_POSITION;
  self->show_overview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->scope = mp_timeline_scope_new (gtk_widget_get_pango_context (GTK_WIDGET (self->chart)));
  mp_timeline_scope_set_rtl (self->scope, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  mp_timeline_view_add_names (self);
  /* Names and bars scroll as one. */
  gtk_scrolled_window_set_vadjustment (self->chart_scroller, gtk_scrolled_window_get_vadjustment (self->names_scroller));
  mp_timeline_ruler_set_scope (self->ruler, self->scope);
  mp_timeline_chart_set_scope (self->chart, self->scope);
  mp_timeline_overview_set_scope (self->overview, self->scope);
  mp_timeline_legend_set_scope (self->legend, self->scope);
  mp_timeline_legend_set_scope (self->popover_legend, self->scope);
  mp_timeline_legend_set_whole (self->popover_legend, TRUE);
  mp_timeline_view_add_hand (self);
  mp_timeline_view_add_keys (self);
  mp_timeline_view_add_current (self);

  g_signal_connect_object (self->scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
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
  mp_timeline_rows_set_selection (mp_timeline_scope_get_rows (self->scope), selection);
  mp_timeline_hand_set_selection (self->hand, selection);
  /* Before it is shown, so that it is not arranged twice. */
  if (list && mp_project_list_get_query (list))
    {
      g_autoptr(MpQuery) query = mp_query_with_groups (mp_project_list_get_query (list), self->group, self->subgroup);

      mp_project_list_set_query (list, query);
    }
  mp_timeline_scope_set_list (self->scope, list);
}

/**
 * mp_timeline_view_set_settings:
 *
 * Begins with the groups that were used last, and keeps those that are chosen.
 */
void
mp_timeline_view_set_settings (MpTimelineView *self,
                               GSettings      *settings)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  g_settings_bind (settings, "timeline-group", self, "group", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "timeline-subgroup", self, "subgroup", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "timeline-packed", self, "packed", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "timeline-overview", self, "show-overview", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "timeline-colour-by", self, "colour-by", G_SETTINGS_BIND_DEFAULT);
  mp_timeline_ranges_set_settings (self, settings);
  mp_timeline_besides_set_settings (self, settings);
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
