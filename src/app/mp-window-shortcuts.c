/* mp-window-shortcuts.c: the keys of the window, in a window of their own
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK would make it with each window, from a resource of a certain name: that takes as long as the
 * program's own half of the main window. So it is made when somebody asks.
 */

#include "config.h"

#include "app/mp-window-private.h"

static void
show_help_overlay_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  GtkApplicationWindow *self = user_data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/mpower/Portfolio/ui/app/mp-shortcuts.ui");
  GtkShortcutsWindow *overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  /* Puts GTK's own action in the place of this one. */
  gtk_application_window_set_help_overlay (self, overlay);
  gtk_window_present (GTK_WINDOW (overlay));
}

void
mp_window_add_shortcuts_action (MpWindow *self)
{
  static const GActionEntry entries[] = { { "show-help-overlay", show_help_overlay_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
