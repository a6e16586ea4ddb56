/* mp-window-go.c: to a project by its name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/mp-project-completion.h"

static void
activate_cb (MpCompletionEntry *entry,
             GtkWindow         *dialog)
{
  MpWindow *self = MP_WINDOW (gtk_window_get_transient_for (dialog));
  gint64 id = 0;

  if (!self->list || !mp_completion_entry_get_choice (entry, &id) || id == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }
  mp_window_show_project (self, id);
  gtk_window_close (dialog);
}

/* Esc closes it, as any window that asks for something. */
static void
add_escape (GtkWidget *dialog)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, controller);
}

static void
go_action_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MpWindow *self = user_data;
  GtkWidget *dialog, *box, *entry, *hint;

  if (!self->portfolio || !self->lookup)
    return;
  dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", self, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", 480, "width-request", 320,
                         "title", _("Go to Project"), NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  entry = mp_completion_entry_new ();
  mp_project_completion_attach (MP_COMPLETION_ENTRY (entry), self->portfolio, self->lookup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mp_completion_entry_get_entry (MP_COMPLETION_ENTRY (entry))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title of the project"), -1);
  hint = g_object_new (GTK_TYPE_LABEL, "label", _("Type a part of the title or the short name. It is shown in the list and on the timeline."), "wrap", TRUE,
                       "xalign", 0.0, "css-classes", (const char *[]) { "dim-label", "caption", NULL }, NULL);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *child = i == 0 ? entry : hint;

      gtk_widget_set_margin_start (child, 18);
      gtk_widget_set_margin_end (child, 18);
      gtk_widget_set_margin_top (child, i == 0 ? 6 : 12);
      gtk_widget_set_margin_bottom (child, i == 0 ? 0 : 24);
      gtk_box_append (GTK_BOX (box), child);
    }
  adw_window_set_content (ADW_WINDOW (dialog), box);
  add_escape (dialog);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (mp_completion_entry_get_entry (MP_COMPLETION_ENTRY (entry)));
}

void
mp_window_add_go_actions (MpWindow *self)
{
  static const GActionEntry entries[] = { { "go-to-project", go_action_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
