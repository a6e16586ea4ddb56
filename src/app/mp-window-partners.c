/* mp-window-partners.c: partners, sources and vocabularies in the window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Partners have a list and a search of their own; in the pane stands the partner instead of the project.
 * Sources and vocabularies have a window.
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/mp-properties.h"

gboolean
mp_window_shows_partners (MpWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "partners") == 0;
}

/* Counting the projects of many partners takes a moment: opening a portfolio does not wait for it. */
static void
fill_list (MpWindow *self)
{
  if (self->portfolio && mp_window_shows_partners (self) && mp_record_list_get_model (self->partners) == NULL)
    mp_record_list_show (self->partners, MP_TABLE_PARTNER, 0);
}

/* What stands around the views, when another of them is shown. */
void
mp_window_adapt_partners (MpWindow *self)
{
  gboolean partners = mp_window_shows_partners (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* Out of what is hidden: GTK 4.8 holds it until the next frame otherwise. */
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane_stack)))
    gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
  /* What was typed is saved when one goes on; what is wrong waits until one comes back. */
  if (partners)
    mp_detail_view_leave (self->detail);
  else
    mp_record_page_leave (self->partner);

  gtk_widget_set_visible (self->tools, !partners);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), !partners);
  gtk_widget_set_visible (self->tools_line, !partners);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pane_button), partners ? _("Show the Selected Partner") : _("Show the Selected Project"));
  gtk_stack_set_visible_child (self->pane_stack, partners ? GTK_WIDGET (self->partner) : GTK_WIDGET (self->detail));
  fill_list (self);
  if (self->portfolio)
    mp_window_update_content (self);
}

/**
 * mp_window_show_query:
 * @query: what finds some projects
 *
 * Shows them in the list.
 */
void
mp_window_show_query (MpWindow   *self,
                      const char *query)
{
  if (!self->list)
    return;
  mp_window_show_view (self, "list");
  mp_query_entry_set_text (self->search, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
selected_cb (MpWindow *self,
             gint64    id)
{
  mp_record_page_set_record (self->partner, id);
}

static void
activated_cb (MpWindow *self)
{
  mp_window_show_detail (self, TRUE);
}

static void
edit_cb (MpWindow *self,
         gint64    id)
{
  mp_record_page_set_record (self->partner, id);
  mp_window_show_detail (self, TRUE);
  mp_record_page_edit_title (self->partner);
}

static void
added_cb (MpWindow *self,
          gint64    id)
{
  mp_record_page_set_record (self->partner, id);
  mp_window_show_detail (self, TRUE);
  mp_record_page_edit_new_title (self->partner);
}

static void
said_cb (MpWindow   *self,
         const char *text)
{
  mp_window_say (self, text, TRUE);
}

static void
record_activated_cb (MpWindow *self,
                     guint     table,
                     gint64    id)
{
  if (table == MP_TABLE_PARTNER)
    mp_record_list_select (self->partners, id);
  else
    mp_window_show_project (self, id);
}

void
mp_window_init_partners (MpWindow *self)
{
  self->partner = MP_RECORD_PAGE (mp_record_page_new (MP_TABLE_PARTNER));
  self->pane_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->pane_stack, FALSE);
  gtk_stack_add_child (self->pane_stack, GTK_WIDGET (self->detail));
  gtk_stack_add_child (self->pane_stack, GTK_WIDGET (self->partner));
  mp_pane_set_child (self->pane, GTK_WIDGET (self->pane_stack));

  g_signal_connect_object (self->partners, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partners, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partners, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partners, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partners, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partner, "record-activated", G_CALLBACK (record_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partner, "show-projects", G_CALLBACK (mp_window_show_query), self, G_CONNECT_SWAPPED);
}

static void
show_projects_cb (MpWindow   *self,
                  const char *query)
{
  mp_window_show_query (self, query);
  gtk_window_present (GTK_WINDOW (self));
}

/* Saves what is in open forms; what cannot be saved is shown. */
gboolean
mp_window_leave_forms (MpWindow *self)
{
  if (!mp_record_page_leave (self->partner))
    {
      mp_window_show_view (self, "partners");
      return FALSE;
    }
  if (mp_detail_view_leave (self->detail))
    return TRUE;
  if (mp_window_shows_partners (self))
    mp_window_show_view (self, "list");
  return FALSE;
}

static void
properties_destroyed_cb (MpWindow *self)
{
  g_clear_weak_pointer (&self->properties);
}

/* Whether the window may be closed; the other one goes with it. */
gboolean
mp_window_leave_properties (MpWindow *self)
{
  if (self->properties == NULL || mp_properties_leave (MP_PROPERTIES (self->properties)))
    return TRUE;
  gtk_window_present (self->properties);
  return FALSE;
}

static void
properties_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MpWindow *self = user_data;

  if (self->properties == NULL)
    {
      g_set_weak_pointer (&self->properties, GTK_WINDOW (mp_properties_new (self->portfolio, self->editor, self->lookup)));
      gtk_window_set_transient_for (self->properties, GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (self->properties, TRUE);
      gtk_window_set_application (self->properties, gtk_window_get_application (GTK_WINDOW (self)));
      g_signal_connect_object (self->properties, "destroy", G_CALLBACK (properties_destroyed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->properties, "show-projects", G_CALLBACK (show_projects_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (self->properties);
}

void
mp_window_add_partner_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "properties", properties_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* After the window has taken its document. */
void
mp_window_set_partners_document (MpWindow *self)
{
  if (self->properties)
    gtk_window_destroy (self->properties);
  mp_record_list_set_document (self->partners, self->portfolio, self->editor, self->lookup);
  mp_record_page_set_document (self->partner, self->portfolio, self->editor, self->lookup);
  fill_list (self);
}
