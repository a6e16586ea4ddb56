/* mp-ask-name.c: a dialog that asks for a name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-ask-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"

/* Belongs to its dialog. */
typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable *entry;
  GtkLabel *error;
  GtkCheckButton *option; /* NULL: none */
  char **taken;
  GTask *task;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_strfreev (asking->taken);
  g_object_unref (asking->task);
  g_free (asking);
}

static char *
dup_name (Asking *asking)
{
  return mp_text_one_line (gtk_editable_get_text (asking->entry));
}

static gboolean
is_taken (Asking     *asking,
          const char *name)
{
  g_autofree char *folded = mp_text_fold (name);

  for (guint i = 0; asking->taken && asking->taken[i]; i++)
    {
      g_autofree char *other = mp_text_fold (asking->taken[i]);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (Asking *asking)
{
  g_autofree char *name = dup_name (asking);
  gboolean taken = is_taken (asking, name);

  gtk_widget_set_visible (GTK_WIDGET (asking->error), taken);
  if (taken)
    gtk_widget_add_css_class (GTK_WIDGET (asking->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (asking->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               taken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  adw_message_dialog_set_response_enabled (asking->dialog, "accept", *name && !taken);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  if (g_strcmp0 (response, "accept") != 0)
    {
      g_task_return_pointer (asking->task, NULL, NULL);
      return;
    }
  g_task_set_task_data (asking->task, GINT_TO_POINTER (asking->option && gtk_check_button_get_active (asking->option)), NULL);
  g_task_return_pointer (asking->task, dup_name (asking), g_free);
}

static GtkWidget *
create_form (Asking          *asking,
             const MpAskName *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *error = gtk_label_new (what->taken_text);

  gtk_editable_set_text (GTK_EDITABLE (entry), what->name ? what->name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  asking->entry = GTK_EDITABLE (entry);

  gtk_label_set_wrap (GTK_LABEL (error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (error), 0.0f);
  gtk_widget_add_css_class (error, "error");
  gtk_widget_add_css_class (error, "caption");
  gtk_box_append (GTK_BOX (box), error);
  asking->error = GTK_LABEL (error);

  if (what->option)
    {
      GtkWidget *option = gtk_check_button_new_with_mnemonic (what->option);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (option), what->option_active);
      gtk_widget_set_margin_top (option, 6);
      gtk_box_append (GTK_BOX (box), option);
      asking->option = GTK_CHECK_BUTTON (option);
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), asking);
  return box;
}

/**
 * mp_ask_name_async:
 * @parent: the window that the question concerns
 * @what: is not needed any longer afterwards
 *
 * Asks for a name that is not empty and that no other one has.
 */
void
mp_ask_name_async (GtkWindow           *parent,
                   const MpAskName     *what,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Asking *asking;
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  asking = g_new0 (Asking, 1);
  asking->taken = g_strdupv ((char **) what->taken);
  asking->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (asking->task, mp_ask_name_async);
  asking->dialog = dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  /* Set apart from the constructor, which takes formats; names may hold anything. */
  adw_message_dialog_set_heading (dialog, what->heading);
  adw_message_dialog_set_body (dialog, what->body ? what->body : "");
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", what->accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, create_form (asking, what));
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), asking);
  changed_cb (asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->entry));
}

/**
 * mp_ask_name_finish:
 * @option: (out) (optional): whether the option was chosen
 *
 * Returns: (transfer full) (nullable): the name, %NULL when nothing is to be done
 */
char *
mp_ask_name_finish (GAsyncResult *result,
                    gboolean     *option)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (option)
    *option = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
