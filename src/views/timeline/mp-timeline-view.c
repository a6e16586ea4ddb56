/* mp-timeline-view.c: the projects in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "views/mp-list-jumps.h"
#include "views/timeline/mp-timeline-besides.h"
#include "views/timeline/mp-timeline-name.h"
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

/* Which of the bars of a row is meant: the first that is selected, else the first. */
guint
mp_timeline_view_find_meant (MpTimelineView      *self,
                             const MpTimelineRow *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      if (mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), row->positions[i]))
        return row->positions[i];
    }
  return row->position;
}

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

/* The list has no way to give the focus to a row by its number; only rows near what is seen have
 * a widget, so looking at them all is cheap. */
static GtkWidget *
find_name (MpTimelineView *self,
           guint           position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->names)); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *name = gtk_widget_get_first_child (row);

      if (MP_IS_TIMELINE_NAME (name) && mp_timeline_name_get_row (MP_TIMELINE_NAME (name)) == position)
        return row;
    }
  return NULL;
}

/**
 * mp_timeline_view_get_focus_row:
 * @row: (out): the row whose name has the focus
 *
 * Returns: %FALSE when none has
 */
gboolean
mp_timeline_view_get_focus_row (MpTimelineView *self,
                                guint          *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *name = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (!MP_IS_TIMELINE_NAME (name))
    return FALSE;
  *row = mp_timeline_name_get_row (MP_TIMELINE_NAME (name));
  return *row != GTK_INVALID_LIST_POSITION;
}

/* Brings a row into sight, and the keys to it. */
void
mp_timeline_view_focus_row (MpTimelineView *self,
                            guint           row)
{
  GtkWidget *name;

  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), row, mp_timeline_scope_get_n_rows (self->scope));
  name = find_name (self, row);
  if (!name || !gtk_widget_grab_focus (name))
    gtk_widget_child_focus (GTK_WIDGET (self->names), GTK_DIR_TAB_FORWARD);
}

/* Where a bar was clicked the keys go on from. */
static void
picked_cb (MpTimelineView *self,
           guint           position)
{
  GtkWidget *row = find_name (self, position);

  gtk_widget_grab_focus (row ? row : GTK_WIDGET (self->names));
}

/* What is done from the menu is done to the selected projects, so the one it is opened for must be one of them. */
static void
open_menu (MpTimelineView *self,
           guint           position,
           double          x,
           double          y)
{
  MpTimelineRows *rows = mp_timeline_scope_get_rows (self->scope);

  if (!mp_timeline_rows_is_position_selected (rows, position))
    mp_timeline_rows_select_position (rows, position, FALSE);
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
  MpTimelineRow row;
  MpTimelineHit hit;
  guint position;

  if (!self->selection || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->chart), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (point.y < 0 || point.y >= gtk_widget_get_height (GTK_WIDGET (self->chart)))
    return;
  position = mp_timeline_chart_get_row_at (self->chart, point.y);
  if (position == GTK_INVALID_LIST_POSITION || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return;
  if (row.n > 1 && !mp_timeline_chart_pick (self->chart, point.x, point.y, &hit))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, row.n > 1 ? hit.position : row.position, x, y);
}

/* The Menu key: the menu of the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MpTimelineView *self = MP_TIMELINE_VIEW (widget);
  graphene_rect_t bounds;
  MpTimelineRow row;
  guint position;

  if (!mp_timeline_view_get_focus_row (self, &position) || !mp_timeline_scope_get_row (self->scope, position, &row) || row.n == 0)
    return FALSE;
  if (!gtk_widget_compute_bounds (find_name (self, position), widget, &bounds))
    return FALSE;
  open_menu (self, mp_timeline_view_find_meant (self, &row), bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
  return TRUE;
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
scroll_to_wanted (MpTimelineView *self)
{
  MpTimelineLayout *layout = mp_timeline_scope_get_layout (self->scope);
  guint position = self->wanted;

  self->wanted = MP_TIMELINE_NO_POSITION;
  if (!layout || position >= mp_timeline_layout_get_n_projects (layout))
    return;
  mp_list_jumps_scroll_to (gtk_scrolled_window_get_vadjustment (self->names_scroller), mp_timeline_layout_find_place (layout, position, 0),
                           mp_timeline_layout_get_n_rows (layout));
}

static gboolean
show_names_cb (GtkWidget     *names,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  MpTimelineView *self = user_data;

  /* New rows have a height only after a layout; only then can the list tell which of them are to be seen. */
  if (mp_timeline_scope_get_n_rows (self->scope) == 0)
    {
      self->names_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (!self->laid_out)
    {
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->names_id = 0;
  g_signal_emit_by_name (gtk_scrolled_window_get_vadjustment (self->names_scroller), "value-changed");
  scroll_to_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
rows_changed_cb (MpTimelineView *self)
{
  self->laid_out = FALSE;
  if (self->names_id == 0)
    self->names_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->names), show_names_cb, self, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, MpTimelineView, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_row);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
mp_timeline_view_init (MpTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GtkListItemFactory) factory = NULL;

  self->wanted = MP_TIMELINE_NO_POSITION;
  self->show_overview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->scope = mp_timeline_scope_new (gtk_widget_get_pango_context (GTK_WIDGET (self->chart)));
  mp_timeline_scope_set_rtl (self->scope, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  factory = mp_timeline_name_create_factory (self->scope);
  gtk_list_view_set_factory (self->names, factory);
  gtk_list_view_set_model (self->names, GTK_SELECTION_MODEL (mp_timeline_scope_get_rows (self->scope)));
  /* Names and bars scroll as one. */
  gtk_scrolled_window_set_vadjustment (self->chart_scroller, gtk_scrolled_window_get_vadjustment (self->names_scroller));
  mp_list_jumps_mend (gtk_scrolled_window_get_vadjustment (self->names_scroller));
  mp_timeline_ruler_set_scope (self->ruler, self->scope);
  mp_timeline_chart_set_scope (self->chart, self->scope);
  mp_timeline_overview_set_scope (self->overview, self->scope);
  mp_timeline_legend_set_scope (self->legend, self->scope);
  mp_timeline_legend_set_scope (self->popover_legend, self->scope);
  mp_timeline_legend_set_whole (self->popover_legend, TRUE);
  mp_timeline_view_add_hand (self);
  mp_timeline_view_add_keys (self);

  g_signal_connect_object (self->scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_timeline_scope_get_rows (self->scope), "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
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

/**
 * mp_timeline_view_scroll_to:
 * @position: of a project in the list
 *
 * Brings the first row of a project into sight.
 */
void
mp_timeline_view_scroll_to (MpTimelineView *self,
                            guint           position)
{
  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  /* Rows that are new have no height yet. */
  self->wanted = position;
  if (self->names_id == 0)
    scroll_to_wanted (self);
}

/**
 * mp_timeline_view_show_project:
 * @position: of a project in the list
 *
 * Brings the first row of a project into sight, and its bar: unfolded, and in the middle when it
 * was out of the visible time.
 */
void
mp_timeline_view_show_project (MpTimelineView *self,
                               guint           position)
{
  MpTimelineBar bar;
  double start, end;

  g_return_if_fail (MP_IS_TIMELINE_VIEW (self));

  mp_timeline_scope_unfold (self->scope, position);
  mp_timeline_view_scroll_to (self, position);
  mp_timeline_bar_init (&bar, mp_project_list_get_summary (self->list, position), mp_timeline_scope_get_as_of (self->scope));
  if (mp_timeline_bar_get_extent (&bar, mp_timeline_scope_get_axis (self->scope), &start, &end) &&
      (end < 0 || start > mp_timeline_scope_get_axis (self->scope)->width))
    mp_timeline_scope_center (self->scope, (MpDate) ((bar.start + bar.end) / 2));
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
