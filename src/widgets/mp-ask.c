/* mp-ask.c: a question or a notice in a dialog
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
response_cb (GTask      *task,
             const char *response)
{
  g_task_return_boolean (task, g_strcmp0 (response, "accept") == 0);
}

static GtkWidget *
create_dialog (GtkWindow  *parent,
               const char *heading,
               const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);

  /* Set apart from the constructor, which takes formats; names of files may hold anything. */
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  return dialog;
}

/**
 * mp_ask_async:
 * @parent: the window that the question concerns
 * @heading: what is asked
 * @body: what either answer means
 * @accept_label: the verb of the act, with mnemonic
 * @destructive: whether something is lost that undo does not bring back
 *
 * Asks whether to do something. Closing the dialog means no.
 */
void
mp_ask_async (GtkWindow           *parent,
              const char          *heading,
              const char          *body,
              const char          *accept_label,
              gboolean             destructive,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mp_ask_async);

  dialog = ADW_MESSAGE_DIALOG (create_dialog (parent, heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
mp_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * mp_tell:
 * @heading: what happened, to what
 * @body: why, and what to do
 *
 * Says something that the user must not miss.
 */
void
mp_tell (GtkWindow  *parent,
         const char *heading,
         const char *body)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialog = ADW_MESSAGE_DIALOG (create_dialog (parent, heading, body));
  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
