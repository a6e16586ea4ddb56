/* mp-start-page.c: what a window shows before there is a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-start-page.h"

#include <string.h>

struct _MpStartPage
{
  AdwBin parent_instance;

  GtkWidget *new_button;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (MpStartPage, mp_start_page, ADW_TYPE_BIN)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (MpStartPage   *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static GtkWidget *
create_row (GFile *file)
{
  g_autoptr(GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent ? g_file_get_parse_name (parent) : NULL;
  g_autofree char *name = g_file_get_basename (file);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  if (g_str_has_suffix (name, ".mpower"))
    name[strlen (name) - strlen (".mpower")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (folder && g_str_has_prefix (folder, g_get_home_dir ()))
    {
      g_autofree char *rest = g_strconcat ("~", folder + strlen (g_get_home_dir ()), NULL);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest);
    }
  else if (folder)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
    }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  return row;
}

static gboolean
mp_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MP_START_PAGE (widget)->new_button);
}

static void
mp_start_page_class_init (MpStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = mp_start_page_grab_focus;

  signals[OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, MpStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, MpStartPage, recent_list);
}

static void
mp_start_page_init (MpStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->recent_list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mp_start_page_set_recent:
 * @files: (element-type GFile): the latest first
 */
void
mp_start_page_set_recent (MpStartPage *self,
                          GPtrArray   *files)
{
  GtkListBoxRow *row;

  g_return_if_fail (MP_IS_START_PAGE (self));

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)))
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (self->recent_list, create_row (g_ptr_array_index (files, i)));
  gtk_widget_set_visible (self->recent_box, files->len > 0);
}
