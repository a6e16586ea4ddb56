/* mp-choose-file.c: asks for a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-choose-file.h"

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_task_return_pointer (task, file, g_object_unref);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *label,
            const char     *patterns)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto(GStrv) pieces = g_strsplit (patterns, ";", -1);

  gtk_file_filter_set_name (filter, label);
  for (guint i = 0; pieces[i]; i++)
    {
      if (g_str_has_prefix (pieces[i], "*.") && pieces[i][2] != '\0')
        gtk_file_filter_add_suffix (filter, pieces[i] + 2);
      else
        gtk_file_filter_add_pattern (filter, pieces[i]);
    }
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * mp_choose_file_async:
 * @parent: the window that needs the file
 * @what: what to ask for; read at once
 *
 * Shows the desktop's own file dialog.
 */
void
mp_choose_file_async (GtkWindow           *parent,
                      const MpChooseFile  *what,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GtkFileChooserNative *chooser;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (what != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mp_choose_file_async);

  chooser = gtk_file_chooser_native_new (what->title, parent, what->action, what->accept_label, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  for (const char *const *filter = what->filters; filter && filter[0] && filter[1]; filter += 2)
    add_filter (GTK_FILE_CHOOSER (chooser), filter[0], filter[1]);
  if (what->folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), what->folder, NULL);
  if (what->name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), what->name);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * mp_choose_file_finish:
 *
 * Returns: (transfer full) (nullable): the file, %NULL when the user thought better of it
 */
GFile *
mp_choose_file_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
