/* mp-record-row-factory.c: the rows of a list of records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-row-factory.h"

#include <glib/gi18n-lib.h>

#include "views/records/mp-record-item.h"

/* What a row is made of; it goes with the row. */
typedef struct
{
  GtkTreeExpander *expander;
  GtkLabel *label;
  GtkLabel *detail;
  GtkLabel *number;
  MpRecordItem *item;
  gulong changed_id;
} Row;

static GQuark
row_quark (void)
{
  return g_quark_from_static_string ("mp-record-row");
}

static void
show_item (Row *row)
{
  const char *detail = mp_record_item_get_detail (row->item);
  const char *number = mp_record_item_get_number (row->item);

  gtk_label_set_label (row->label, mp_record_item_get_label (row->item));
  gtk_label_set_label (row->detail, detail ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (row->detail), detail != NULL);
  gtk_label_set_label (row->number, number ? number : "");
}

static void
unbind (Row *row)
{
  if (row->item)
    g_clear_signal_handler (&row->changed_id, row->item);
  g_clear_object (&row->item);
}

static void
row_free (gpointer data)
{
  unbind (data);
  g_free (data);
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  in_tree)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->label = create_label (NULL);
  row->detail = create_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "dim-label");
  row->number = create_label ("tabular");
  gtk_label_set_ellipsize (row->number, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (row->number), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->number), _("Number of projects"));

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->label));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->detail));
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->number));

  row->expander = GTK_TREE_EXPANDER (gtk_tree_expander_new ());
  gtk_tree_expander_set_indent_for_icon (row->expander, GPOINTER_TO_INT (in_tree));
  gtk_tree_expander_set_child (row->expander, line);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row->expander));
  g_object_set_qdata_full (G_OBJECT (list_item), row_quark (), row, row_free);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  Row *row = g_object_get_qdata (G_OBJECT (list_item), row_quark ());
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);

  gtk_tree_expander_set_list_row (row->expander, tree_row);
  row->item = gtk_tree_list_row_get_item (tree_row);
  row->changed_id = g_signal_connect_swapped (row->item, "changed", G_CALLBACK (show_item), row);
  show_item (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  Row *row = g_object_get_qdata (G_OBJECT (list_item), row_quark ());

  gtk_tree_expander_set_list_row (row->expander, NULL);
  unbind (row);
}

/**
 * mp_record_row_factory_new:
 * @in_tree: whether rows leave room for arrows
 *
 * Returns: (transfer full): what makes rows for #GtkTreeListRow with #MpRecordItem; the style sheet gives
 *   them one height
 */
GtkListItemFactory *
mp_record_row_factory_new (gboolean in_tree)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (in_tree));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
