/* mp-record-links.c: a titled group of rows that lead to other records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-links.h"

#include <adwaita.h>

struct _MpRecordLinks
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GPtrArray *links; /* of MpRecordLink, one a row */
};

G_DEFINE_FINAL_TYPE (MpRecordLinks, mp_record_links, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

MpRecordLink *
mp_record_link_new (MpTable     table,
                    gint64      id,
                    const char *title,
                    const char *subtitle)
{
  MpRecordLink *self = g_new0 (MpRecordLink, 1);

  self->table = table;
  self->id = id;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

void
mp_record_link_free (MpRecordLink *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static void
row_activated_cb (MpRecordLinks *self,
                  GtkListBoxRow *row)
{
  const MpRecordLink *link = g_ptr_array_index (self->links, (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[ACTIVATED], 0, (guint) link->table, link->id);
}

static void
mp_record_links_dispose (GObject *object)
{
  MpRecordLinks *self = MP_RECORD_LINKS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  G_OBJECT_CLASS (mp_record_links_parent_class)->dispose (object);
}

static void
mp_record_links_class_init (MpRecordLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_links_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_record_links_init (MpRecordLinks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_link_free);
}

/**
 * mp_record_links_new:
 * @title: what the group is called, translated
 */
GtkWidget *
mp_record_links_new (const char *title)
{
  MpRecordLinks *self = g_object_new (MP_TYPE_RECORD_LINKS, NULL);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (header, "section-header");
  gtk_box_append (GTK_BOX (header), label);
  gtk_widget_set_parent (header, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

static gboolean
links_equal (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const MpRecordLink *x = g_ptr_array_index (a, i);
      const MpRecordLink *y = g_ptr_array_index (b, i);

      if (x->table != y->table || x->id != y->id || g_strcmp0 (x->title, y->title) != 0 || g_strcmp0 (x->subtitle, y->subtitle) != 0)
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
create_row (const MpRecordLink *link)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), link->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (link->subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), link->subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "link-row");
  return row;
}

/**
 * mp_record_links_update:
 * @links: (transfer full) (element-type MpRecordLink): the rows in order; none hides the group
 */
void
mp_record_links_update (MpRecordLinks *self,
                        GPtrArray     *links)
{
  GtkWidget *child;

  g_return_if_fail (MP_IS_RECORD_LINKS (self));

  /* What is the same keeps its focus. */
  if (links_equal (self->links, links))
    {
      g_ptr_array_unref (links);
      return;
    }
  g_ptr_array_unref (self->links);
  self->links = links;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (links, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), links->len > 0);
}

guint
mp_record_links_get_n (MpRecordLinks *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LINKS (self), 0);

  return self->links->len;
}
