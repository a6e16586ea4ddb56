/* mp-timeline-name.c: the name of a row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-name.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "views/timeline/mp-timeline-words.h"

/* Narrower than this only the sign is shown: the bars say the titles. */
#define SIGN_ONLY_WIDTH 90
#define SPACING 8
#define MARGIN 12
#define INDENT 16

struct _MpTimelineName
{
  GtkWidget parent_instance;

  GtkWidget *sign;  /* of the status */
  GtkWidget *arrow; /* of a group, instead; NULL until it is one */
  GtkWidget *title;
  GtkWidget *count; /* of a group; NULL until it is one */
  MpTimelineScope *scope;
  GtkListItem *item; /* NULL while it shows nothing */
  MpTimelineRowItem *shown; /* what its texts say, also while it shows nothing */
  guint position;
  MpProject *project;
  guint update_id; /* not 0 when its texts are not true any more */
  guint depth;
  gboolean header;
};

G_DEFINE_FINAL_TYPE (MpTimelineName, mp_timeline_name, GTK_TYPE_WIDGET)

static gboolean
get_row (MpTimelineName *self,
         MpTimelineRow  *row)
{
  return self->item && mp_timeline_scope_get_row (self->scope, gtk_list_item_get_position (self->item), row);
}

/* The item of the list is what has the focus, so it is the item that says what the row is. */
static GtkAccessible *
get_spoken (MpTimelineName *self)
{
  return GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
say (MpTimelineName *self,
     const char     *label,
     const char     *description)
{
  gtk_accessible_update_property (get_spoken (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
show_group (MpTimelineName        *self,
            const MpTimelineGroup *group)
{
  g_autofree char *shown = mp_timeline_dup_title (group->label);
  g_autofree char *count = mp_format_integer (group->n);
  g_autofree char *description = mp_timeline_dup_group_description (group);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), group->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_label_set_text (GTK_LABEL (self->title), shown);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_state (get_spoken (self), GTK_ACCESSIBLE_STATE_EXPANDED, !group->folded, -1);
  say (self, shown, description);
}

/* In a row of several bars each bar says its own title; the row says how many there are. */
static void
show_lane (MpTimelineName      *self,
           const MpTimelineRow *row)
{
  g_autofree char *count = mp_format_integer (row->n);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", row->n), count);
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (row->n, 12); i++)
    {
      g_autofree char *shown = mp_timeline_dup_title (mp_project_list_get_summary (list, row->positions[i])->title);

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", shown);
    }
  gtk_label_set_text (GTK_LABEL (self->sign), "");
  gtk_label_set_text (GTK_LABEL (self->title), projects);
  say (self, projects, titles->str);
}

static void
show_project (MpTimelineName  *self,
              const MpSummary *summary)
{
  MpDate as_of = mp_timeline_scope_get_as_of (self->scope);
  g_autofree char *shown = mp_timeline_dup_title (summary->title);
  g_autofree char *description =
    mp_timeline_dup_bar_description (mp_timeline_scope_get_layout (self->scope), gtk_list_item_get_position (self->item), 0, summary, as_of);

  gtk_label_set_text (GTK_LABEL (self->sign), mp_status_get_symbol (mp_status_as_of (summary, as_of)));
  gtk_label_set_text (GTK_LABEL (self->title), shown);
  say (self, shown, description);
}

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The list must not take a click on a header for a selection, nor a second one for an activation. */
static void
pressed_cb (MpTimelineName *self,
            int             n_press,
            double          x,
            double          y,
            GtkGesture     *gesture)
{
  if (self->header)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (MpTimelineName *self)
{
  MpTimelineRow row;

  if (!get_row (self, &row) || row.n > 0)
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  mp_timeline_scope_set_folded (self->scope, &(MpTimelinePath) { row.group->path.key, row.group->path.subkey }, !row.group->folded);
}

/* Most rows are no headers, and lists make rows by the hundred. */
static void
make_header (MpTimelineName *self)
{
  GtkGesture *click;

  if (self->arrow)
    return;
  self->arrow = gtk_image_new ();
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_insert_before (self->arrow, GTK_WIDGET (self), self->title);
  gtk_widget_insert_before (self->count, GTK_WIDGET (self), self->title);

  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
set_kind (MpTimelineName      *self,
          const MpTimelineRow *row)
{
  gboolean header = row->n == 0;

  set_css_class (GTK_WIDGET (self), "group", header && row->group->level == 0);
  set_css_class (GTK_WIDGET (self), "subgroup", header && row->group->level > 0);
  set_css_class (self->title, "heading", header && row->group->level == 0);
  self->depth = row->group ? row->group->level + (header ? 0 : 1) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->header == header)
    return;
  self->header = header;
  make_header (self);
  gtk_widget_set_child_visible (self->sign, !header);
  gtk_widget_set_child_visible (self->arrow, header);
  if (!header)
    {
      gtk_accessible_reset_state (get_spoken (self), GTK_ACCESSIBLE_STATE_EXPANDED);
      gtk_label_set_text (GTK_LABEL (self->count), "");
    }
}

static void
update (MpTimelineName *self)
{
  MpTimelineRow row;

  if (!get_row (self, &row))
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  set_kind (self, &row);
  if (row.n == 0)
    show_group (self, row.group);
  else if (row.n == 1)
    show_project (self, mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), row.position));
  else
    show_lane (self, &row);
}

static gboolean
update_cb (gpointer user_data)
{
  MpTimelineName *self = user_data;

  self->update_id = 0;
  if (self->item)
    update (self);
  else
    g_clear_object (&self->shown);
  return G_SOURCE_REMOVE;
}

static gboolean
is_in_sight (MpTimelineName *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *list = row ? gtk_widget_get_parent (row) : NULL;
  graphene_rect_t bounds;

  if (!list || !gtk_widget_compute_bounds (row, list, &bounds))
    return FALSE;
  return bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < gtk_widget_get_height (list);
}

/* The list keeps two hundred rows, of which some thirty are seen: the others wait until there is time. */
static void
content_changed_cb (MpTimelineName *self)
{
  if (self->item && is_in_sight (self))
    update (self);
  else if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
set_item (MpTimelineName *self,
          GtkListItem    *item)
{
  MpTimelineRowItem *row = item ? gtk_list_item_get_item (item) : NULL;
  MpProject *project = row ? mp_timeline_row_item_get_project (row) : NULL;

  self->item = item;
  self->position = item ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
  g_set_object (&self->shown, row);
  if (self->project)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (self->project)
    g_signal_connect_object (self->project, "changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_handle_id (&self->update_id, g_source_remove);
  update (self);
}

static gboolean
query_tooltip_cb (MpTimelineName *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *text = NULL;
  MpTimelineRow row;

  if (!get_row (self, &row) || row.n > 1)
    return FALSE;
  if (row.n == 0)
    {
      g_autofree char *description = mp_timeline_dup_group_description (row.group);

      text = g_markup_printf_escaped ("<b>%s</b>\n%s", row.group->label, description);
    }
  else
    {
      text = mp_timeline_dup_tooltip (mp_project_list_get_portfolio (mp_timeline_scope_get_list (self->scope)),
                                      mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), row.position),
                                      mp_timeline_scope_get_as_of (self->scope));
    }
  gtk_tooltip_set_markup (tooltip, text);
  return TRUE;
}

static void
mp_timeline_name_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  MpTimelineName *self = MP_TIMELINE_NAME (widget);

  /* Never what the text asks for: every row has the same height. */
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) mp_timeline_scope_get_row_height (self->scope) : 0;
}

static int
measure_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
mp_timeline_name_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  MpTimelineName *self = MP_TIMELINE_NAME (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean sign_only = width < SIGN_ONLY_WIDTH;
  int count = self->header ? measure_width (self->count) : 0;
  int sign, title, x;

  /* Signs differ in width; titles begin at one edge all the same. */
  sign = MAX (measure_width (self->header ? self->arrow : self->sign), height / 2);
  x = sign_only ? (width - sign) / 2 : MARGIN + (int) self->depth * INDENT;
  gtk_widget_size_allocate (self->header ? self->arrow : self->sign, &(GtkAllocation) { rtl ? width - x - sign : x, 0, sign, height }, -1);

  gtk_widget_set_child_visible (self->title, !sign_only);
  if (self->count)
    gtk_widget_set_child_visible (self->count, !sign_only && self->header);
  if (sign_only)
    return;
  x += sign + SPACING;
  title = MAX (width - x - MARGIN - (count > 0 ? count + SPACING : 0), 0);
  gtk_widget_size_allocate (self->title, &(GtkAllocation) { rtl ? width - x - title : x, 0, title, height }, -1);
  if (self->header)
    gtk_widget_size_allocate (self->count, &(GtkAllocation) { rtl ? MARGIN : width - MARGIN - count, 0, count, height }, -1);
}

static void
mp_timeline_name_dispose (GObject *object)
{
  MpTimelineName *self = MP_TIMELINE_NAME (object);

  set_item (self, NULL);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->sign, gtk_widget_unparent);
  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_timeline_name_parent_class)->dispose (object);
}

static void
mp_timeline_name_class_init (MpTimelineNameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_timeline_name_dispose;
  widget_class->measure = mp_timeline_name_measure;
  widget_class->size_allocate = mp_timeline_name_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timelinename");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mp_timeline_name_init (MpTimelineName *self)
{
  self->sign = gtk_label_new (NULL);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->sign, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          MpTimelineScope    *scope)
{
  MpTimelineName *name = g_object_new (MP_TYPE_TIMELINE_NAME, NULL);

  name->scope = g_object_ref (scope);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (content_changed_cb), name, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, GTK_WIDGET (name));
}

/* GTK 4.8 unbinds and binds again every row whose selection it asks for. */
static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         MpTimelineScope    *scope)
{
  MpTimelineName *self = MP_TIMELINE_NAME (gtk_list_item_get_child (item));

  if (self->update_id == 0 && self->shown && self->shown == gtk_list_item_get_item (item) && self->position == gtk_list_item_get_position (item))
    self->item = item;
  else
    set_item (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           MpTimelineScope    *scope)
{
  MP_TIMELINE_NAME (gtk_list_item_get_child (item))->item = NULL;
}

GtkListItemFactory *
mp_timeline_name_create_factory (MpTimelineScope *scope)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), scope, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), scope, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), scope, 0);
  return factory;
}

/**
 * mp_timeline_name_get_row:
 *
 * Returns: the row whose name it is, %GTK_INVALID_LIST_POSITION when it shows none
 */
guint
mp_timeline_name_get_row (MpTimelineName *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_NAME (self), GTK_INVALID_LIST_POSITION);

  return self->item ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}
