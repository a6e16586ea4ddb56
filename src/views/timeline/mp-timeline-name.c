/* mp-timeline-name.c: the name of a row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-name.h"

#include "base/mp-text.h"
#include "views/timeline/mp-timeline-words.h"

/* Narrower than this only the sign of the status is shown: the bars say the titles. */
#define SIGN_ONLY_WIDTH 90
#define SPACING 8
#define MARGIN 12

/* More characters than any window shows, few enough to be laid out at once. */
#define MAX_CHARACTERS 300

struct _MpTimelineName
{
  GtkWidget parent_instance;

  GtkWidget *sign;
  GtkWidget *title;
  MpTimelineScope *scope;
  MpProject *project;
};

G_DEFINE_FINAL_TYPE (MpTimelineName, mp_timeline_name, GTK_TYPE_WIDGET)

static void
update (MpTimelineName *self)
{
  const MpSummary *summary;
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *description = NULL;
  MpDate as_of;

  summary = self->project ? mp_project_get_summary (self->project) : NULL;
  if (!summary)
    return;

  as_of = mp_timeline_scope_get_as_of (self->scope);
  line = mp_text_one_line (summary->title);
  shown = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_CHARACTERS));
  description = mp_timeline_dup_description (summary, as_of);
  gtk_label_set_text (GTK_LABEL (self->sign), mp_status_get_symbol (mp_status_as_of (summary, as_of)));
  gtk_label_set_text (GTK_LABEL (self->title), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
set_project (MpTimelineName *self,
             MpProject      *project)
{
  if (self->project)
    g_signal_handlers_disconnect_by_func (self->project, update, self);
  g_set_object (&self->project, project);
  if (!project)
    return;
  g_signal_connect_object (project, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static gboolean
query_tooltip_cb (MpTimelineName *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *markup = NULL;

  if (!self->project || !mp_project_get_summary (self->project))
    return FALSE;
  markup = mp_timeline_dup_tooltip (mp_project_get_portfolio (self->project), mp_project_get_summary (self->project),
                                    mp_timeline_scope_get_as_of (self->scope));
  gtk_tooltip_set_markup (tooltip, markup);
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

static void
mp_timeline_name_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  MpTimelineName *self = MP_TIMELINE_NAME (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean sign_only = width < SIGN_ONLY_WIDTH;
  int sign, title, x;

  gtk_widget_measure (self->sign, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &sign, NULL, NULL);
  /* Signs differ in width; titles begin at one edge all the same. */
  sign = MAX (sign, height / 2);
  x = sign_only ? (width - sign) / 2 : MARGIN;
  gtk_widget_size_allocate (self->sign, &(GtkAllocation) { rtl ? width - x - sign : x, 0, sign, height }, -1);

  gtk_widget_set_child_visible (self->title, !sign_only);
  if (sign_only)
    return;
  x += sign + SPACING;
  title = MAX (width - x - MARGIN, 0);
  gtk_widget_size_allocate (self->title, &(GtkAllocation) { rtl ? width - x - title : x, 0, title, height }, -1);
}

static void
mp_timeline_name_dispose (GObject *object)
{
  MpTimelineName *self = MP_TIMELINE_NAME (object);

  set_project (self, NULL);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->sign, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);

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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (update), name, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, GTK_WIDGET (name));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         MpTimelineScope    *scope)
{
  set_project (MP_TIMELINE_NAME (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           MpTimelineScope    *scope)
{
  set_project (MP_TIMELINE_NAME (gtk_list_item_get_child (item)), NULL);
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
 * mp_timeline_name_get_id:
 *
 * Returns: the id of the project that it shows, 0 when it shows none
 */
gint64
mp_timeline_name_get_id (MpTimelineName *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_NAME (self), 0);

  return self->project ? mp_project_get_id (self->project) : 0;
}
