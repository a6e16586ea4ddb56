/* mp-window-frame.c: what of the window depends on its width, and what it says of the list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

/* Below these widths the header bar is not symmetrical, has no buttons for what the menu has too,
 * and list and detail are two pages. */
#define MEDIUM_WIDTH 900
#define SMALL_WIDTH 760
#define NARROW_WIDTH 620

enum
{
  ROOM_NARROW,
  ROOM_SMALL,
  ROOM_MEDIUM,
  ROOM_WIDE
};

static gboolean
has_document (MpWindow *self)
{
  return self->list != NULL;
}

gboolean
mp_window_shows_detail_page (MpWindow *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane);
}

/* A pane beside the list that shows nothing would be a hole. */
static void
select_first (MpWindow *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (mp_window_shows_partners (self))
    mp_record_list_select_first (self->partners);
  else if (gtk_bitset_is_empty (selected) && mp_project_list_get_n (self->list) > 0)
    mp_project_selection_select_id (self->selection, mp_project_list_get_summary (self->list, 0)->id);
}

/* The focus goes on to what is still there. It is taken out before the pane is hidden, as GTK 4.8 moves it
 * in the next frame only, and until then holds what was hidden, for ever when that happens twice. */
static void
leave_pane (MpWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean views = g_strcmp0 (gtk_stack_get_visible_child_name (self->content_stack), "views") == 0;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)))
    return;
  if (views ? gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views))
            : gtk_widget_child_focus (GTK_WIDGET (self->content_stack), GTK_DIR_TAB_FORWARD))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* A pane that was put away comes back as a page where there is no room for two. Beside a page that
 * says that there is no project yet, another need not say so. */
static void
update_pane (MpWindow *self)
{
  gboolean has_projects = self->portfolio && (mp_portfolio_get_n_projects (self->portfolio) > 0 || mp_window_shows_partners (self));

  gboolean visible = self->narrow || (has_projects && gtk_toggle_button_get_active (self->pane_button));

  if (!visible)
    leave_pane (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), visible);
}

/* Everything in the frame that depends on the width, and on whether there is a document. */
void
mp_window_adapt (MpWindow *self)
{
  gboolean document = has_document (self);
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean detail = document && mp_window_shows_detail_page (self);

  update_pane (self);
  mp_pane_set_show_handle (self->pane, !folded);

  gtk_widget_set_visible (self->back_button, detail);
  gtk_widget_set_visible (self->new_button, document && !detail && !mp_window_shows_partners (self));
  gtk_widget_set_visible (self->side_title, document && !self->narrow);
  gtk_widget_set_visible (self->undo_box, document && self->room >= ROOM_MEDIUM);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_button), document && !self->narrow);
  gtk_stack_set_visible_child_name (self->title_stack, document && !self->narrow ? "switcher" : "title");
  adw_header_bar_set_centering_policy (self->header, self->room == ROOM_WIDE ? ADW_CENTERING_POLICY_STRICT : ADW_CENTERING_POLICY_LOOSE);
  adw_view_switcher_set_policy (self->switcher, self->room <= ROOM_SMALL ? ADW_VIEW_SWITCHER_POLICY_NARROW : ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, self->narrow);
  mp_as_of_button_set_short (self->as_of, self->narrow);
  if (document && !folded && !self->narrow && gtk_toggle_button_get_active (self->pane_button))
    select_first (self);
}

static int
find_room (int width)
{
  if (width < NARROW_WIDTH)
    return ROOM_NARROW;
  if (width < SMALL_WIDTH)
    return ROOM_SMALL;
  return width < MEDIUM_WIDTH ? ROOM_MEDIUM : ROOM_WIDE;
}

static gboolean
adapt_cb (gpointer user_data)
{
  MpWindow *self = user_data;

  self->adapt_id = 0;
  self->room = find_room (gtk_widget_get_width (GTK_WIDGET (self)));
  self->narrow = self->room == ROOM_NARROW;
  mp_window_adapt (self);
  return G_SOURCE_REMOVE;
}

/**
 * mp_window_make_room:
 * @width: the width that the window was given
 *
 * To be called in an allocation; what follows from it happens soon after.
 */
void
mp_window_make_room (MpWindow *self,
                     int       width)
{
  /* Not here, as a change of children would ask for another allocation during this one. */
  if (find_room (width) != self->room && self->adapt_id == 0)
    self->adapt_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

void
mp_window_update_title (MpWindow *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *all = NULL;
  g_autofree char *subtitle = NULL;
  guint n, n_all;

  if (!has_document (self))
    {
      adw_window_title_set_title (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("M-POWER Portfolio"));
      return;
    }

  n = mp_project_list_get_n (self->list);
  n_all = mp_portfolio_get_n_projects (self->portfolio);
  shown = mp_format_integer (n);
  all = mp_format_integer (n_all);
  if (mp_query_is_filtered (mp_project_list_get_query (self->list)))
    /* Translators: how many projects are shown, and how many there are */
    subtitle = g_strdup_printf (ngettext ("%s of %s project", "%s of %s projects", n_all), shown, all);
  else
    /* Translators: how many projects there are */
    subtitle = g_strdup_printf (ngettext ("%s project", "%s projects", n_all), all);

  adw_window_title_set_title (self->title, mp_portfolio_get_title (self->portfolio));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), mp_portfolio_get_title (self->portfolio));
}

void
mp_window_update_content (MpWindow *self)
{
  const char *name = "views";

  if (mp_window_shows_partners (self))
    {
      name = "views";
    }
  else if (mp_portfolio_get_n_projects (self->portfolio) == 0)
    {
      name = "empty";
    }
  else if (mp_project_list_get_n (self->list) == 0 && !mp_project_list_get_loading (self->list))
    {
      MpQuery *query = mp_project_list_get_query (self->list);
      g_autofree char *description = mp_query_describe (query, self->portfolio);

      g_autofree char *escaped = g_markup_escape_text (description, -1);

      name = "nothing-found";
      adw_status_page_set_description (self->nothing_page, escaped);
    }
  gtk_stack_set_visible_child_name (self->content_stack, name);
  update_pane (self);
}

void
mp_window_restore_state (MpWindow *self)
{
  g_autofree char *view = g_settings_get_string (self->settings, "view");

  mp_window_show_view (self, view);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  mp_pane_set_width (self->pane, g_settings_get_int (self->settings, "detail-pane-width"));
  mp_list_view_set_settings (self->list_view, self->settings);
  mp_timeline_view_set_settings (self->timeline_view, self->settings);
}

void
mp_window_save_state (MpWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      int width, height;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
    }
  g_settings_set_int (self->settings, "detail-pane-width", mp_pane_get_width (self->pane));
}

/**
 * mp_window_show_view:
 * @name: "list", "timeline" or "partners"
 */
void
mp_window_show_view (MpWindow   *self,
                     const char *name)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  if (!adw_view_stack_get_child_by_name (self->views, name))
    return;
  if (mp_window_shows_detail_page (self))
    mp_window_show_detail (self, FALSE);
  adw_view_stack_set_visible_child_name (self->views, name);
}

/**
 * mp_window_show_detail:
 * @show: whether to show the selected project: beside the view, or instead where it is narrow
 */
void
mp_window_show_detail (MpWindow *self,
                       gboolean  show)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, show ? ADW_NAVIGATION_DIRECTION_FORWARD : ADW_NAVIGATION_DIRECTION_BACK);
  else
    gtk_toggle_button_set_active (self->pane_button, show);
}
