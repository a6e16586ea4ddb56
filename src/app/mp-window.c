/* mp-window.c: the window of one portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/mp-ask.h"

#define SHOW_CURRENT_AFTER_MS 80

G_DEFINE_FINAL_TYPE (MpWindow, mp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
list_changed_cb (MpWindow *self)
{
  if (!self->list)
    return;
  mp_window_update_title (self);
  mp_window_update_content (self);
}

static void
query_changed_cb (MpWindow *self)
{
  MpQuery *query = mp_project_list_get_query (self->list);

  mp_query_entry_set_query (self->search, query);
  mp_filter_chips_set_query (self->chips, query, self->portfolio);
  mp_as_of_button_set_day (self->as_of, mp_query_get_as_of (query));
  mp_detail_view_set_as_of (self->detail, mp_query_get_as_of (query));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "sort")),
                             g_variant_new_string (mp_sort_get_key (mp_query_get_sort (query))));
  list_changed_cb (self);
}

static void
search_query_cb (MpWindow *self)
{
  MpQuery *query = mp_query_entry_get_query (self->search);

  if (self->list && query)
    mp_project_list_set_query (self->list, query);
}

static void
search_failed_cb (MpWindow *self)
{
  g_autofree char *message = NULL;

  g_object_get (self->list, "error-message", &message, NULL);
  if (message)
    mp_window_say (self, message, FALSE);
}

static void
as_of_changed_cb (MpWindow *self)
{
  g_autoptr(MpQuery) query = NULL;

  if (!self->list)
    return;
  query = mp_query_with_as_of (mp_project_list_get_query (self->list), mp_as_of_button_get_day (self->as_of));
  mp_project_list_set_query (self->list, query);
}

static void
timeline_as_of_cb (MpWindow *self,
                   int       day)
{
  mp_as_of_button_set_day (self->as_of, day);
}

static void
chips_text_cb (MpWindow   *self,
               const char *text)
{
  mp_query_entry_set_text (self->search, text);
}

/* From the search to what was found: to its first project, unless one that was chosen is among it. */
static void
focus_view (MpWindow *self)
{
  g_autoptr(GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection)) : NULL;

  if (!mp_window_shows_partners (self) && selected && gtk_bitset_is_empty (selected) && mp_project_list_get_n (self->list) > 0)
    mp_project_selection_select_id (self->selection, mp_project_list_get_summary (self->list, 0)->id);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
}

/* The detail becomes that of the selected project, without waiting. */
void
mp_window_show_current (MpWindow *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  g_clear_handle_id (&self->current_id, g_source_remove);
  if (!self->selection)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) > 1)
    mp_detail_view_set_several (self->detail, (guint) gtk_bitset_get_size (selected));
  else
    mp_detail_view_set_project (self->detail, mp_project_selection_get_current (self->selection));
}

static gboolean
show_current_cb (gpointer user_data)
{
  MpWindow *self = user_data;

  self->current_id = 0;
  mp_window_show_current (self);
  return G_SOURCE_REMOVE;
}

/* Whoever runs through the list is not held up by pages that he does not stop at. */
static void
show_current (MpWindow *self)
{
  g_clear_handle_id (&self->current_id, g_source_remove);
  self->current_id = g_timeout_add (SHOW_CURRENT_AFTER_MS, show_current_cb, self);
}

static void
update_second_language (MpWindow *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "second-language");

  mp_detail_view_set_second_language (self->detail, *language ? language : NULL);
}

/* A row can have the focus without being selected. */
static void
activated_cb (MpWindow *self,
              gint64    id)
{
  guint position;

  if (mp_project_list_find (self->list, id, &position) && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    mp_project_selection_select_id (self->selection, id);
  mp_window_show_detail (self, TRUE);
}

static void
view_changed_cb (MpWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");

  if (!name || !action)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  g_settings_set_string (self->settings, "view", name);
  mp_window_adapt_partners (self);
  mp_window_adapt (self);
  mp_window_update_picture_actions (self);
}

static void
view_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  mp_window_show_view (user_data, g_variant_get_string (parameter, NULL));
}

static void
sort_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;
  g_autoptr(MpQuery) query = NULL;
  MpSort sort;

  if (!self->list || !mp_sort_from_key (g_variant_get_string (parameter, NULL), &sort))
    return;
  query = mp_query_with_sort (mp_project_list_get_query (self->list), sort, FALSE);
  mp_project_list_set_query (self->list, query);
}

static void
search_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MpWindow *self = user_data;

  if (mp_window_shows_detail_page (self))
    mp_window_show_detail (self, FALSE);
  if (mp_window_shows_partners (self))
    mp_record_list_focus_search (self->partners);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
clear_search_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MpWindow *self = user_data;

  mp_query_entry_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
as_of_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  mp_as_of_button_popup (MP_WINDOW (user_data)->as_of);
}

/* Esc: from the detail back to the list, from the list to what is searched for. */
static void
back_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;

  if (!self->list)
    return;
  if (mp_window_shows_detail_page (self))
    mp_window_show_detail (self, FALSE);
  focus_view (self);
}

static void
fill_sort_menu (MpWindow *self)
{
  static const struct
  {
    MpSort sort;
    const char *label;
  } items[] = {
    { MP_SORT_SOURCE_ORDER, NC_("sort by", "Original Order") },
    { MP_SORT_TITLE, NC_("sort by", "Title") },
    { MP_SORT_STATUS, NC_("sort by", "Status") },
    { MP_SORT_START, NC_("sort by", "Start") },
    { MP_SORT_END, NC_("sort by", "End") },
    { MP_SORT_COUNTRIES, NC_("sort by", "Countries") },
    { MP_SORT_PARTNERS, NC_("sort by", "Partners") },
    { MP_SORT_FUNDING, NC_("sort by", "Funding") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "sort by", items[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.sort", "s", mp_sort_get_key (items[i].sort));
      g_menu_append_item (self->sort_menu, item);
    }
}

static gboolean
mp_window_close_request (GtkWindow *window)
{
  MpWindow *self = MP_WINDOW (window);

  if (!mp_window_leave_forms (self))
    {
      mp_window_show_detail (self, TRUE);
      mp_window_say (self, _("A value is still being edited: correct it, or cancel"), FALSE);
      return TRUE;
    }
  if (!mp_window_leave_properties (self))
    return TRUE;
  mp_window_save_state (self);
  if (self->job)
    g_cancellable_cancel (self->job);

  return GTK_WINDOW_CLASS (mp_window_parent_class)->close_request (window);
}

static void
mp_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  MpWindow *self = MP_WINDOW (widget);

  GTK_WIDGET_CLASS (mp_window_parent_class)->size_allocate (widget, width, height, baseline);
  mp_window_make_room (self, width);
}

static void
mp_window_dispose (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  g_clear_handle_id (&self->current_id, g_source_remove);
  if (self->list)
    mp_window_set_document (self, NULL, NULL, NULL);
  if (self->store)
    mp_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->job);
  g_clear_object (&self->to_import);
  g_clear_weak_pointer (&self->import_dialog);
  mp_window_drop_incoming (self);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->portfolio_signals);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mp_window_parent_class)->dispose (object);
}

static void
moved_cb (MpWindow   *self,
          const char *message)
{
  mp_window_say (self, message, TRUE);
}

static void
refused_cb (MpWindow   *self,
            const char *message)
{
  mp_window_say (self, message, FALSE);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, header);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, side_title);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, pane_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, undo_box);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, info_revealer);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, info_label);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, tools_line);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, as_of);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, chips);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, views);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, partners);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, detail_page);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, views_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, views_menu);
  gtk_widget_class_bind_template_callback (widget_class, mp_window_adapt);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
}

static void
mp_window_class_init (MpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_window_dispose;
  widget_class->size_allocate = mp_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = mp_window_close_request;

  g_type_ensure (MP_TYPE_AS_OF_BUTTON);
  g_type_ensure (MP_TYPE_BUSY_BAR);
  g_type_ensure (MP_TYPE_FILTER_CHIPS);
  g_type_ensure (MP_TYPE_LIST_VIEW);
  g_type_ensure (MP_TYPE_PANE);
  g_type_ensure (MP_TYPE_QUERY_ENTRY);
  g_type_ensure (MP_TYPE_RECORD_LIST);
  g_type_ensure (MP_TYPE_START_PAGE);
  g_type_ensure (MP_TYPE_TIMELINE_VIEW);
  bind_template (widget_class);

  /* As bindings of the class, and not accelerators of the application: an entry gets them first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "win.as-of", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "win.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
add_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "view", view_action_cb, "s", "'list'" },
    { "sort", sort_action_cb, "s", "'source-order'" },
    { "search", search_action_cb },
    { "clear-search", clear_search_cb },
    { "as-of", as_of_action_cb },
    { "back", back_action_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  mp_window_add_edit_actions (self);
  mp_window_add_go_actions (self);
  mp_window_add_transfer_actions (self);
  mp_window_add_receive_actions (self);
  mp_window_add_report_actions (self);
  mp_window_add_picture_actions (self);
  mp_window_add_view_actions (self);
  mp_window_add_partner_actions (self);
  mp_window_add_shortcuts_action (self);
}

static void
connect_signals (MpWindow *self)
{
  self->list_signals = g_signal_group_new (MP_TYPE_PROJECT_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::query", G_CALLBACK (query_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::n-items", G_CALLBACK (list_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::loading", G_CALLBACK (list_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::error-message", G_CALLBACK (search_failed_cb), self);
  self->portfolio_signals = g_signal_group_new (MP_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->portfolio_signals, "projects-changed", G_CALLBACK (list_changed_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "records-changed", G_CALLBACK (list_changed_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "records-changed", G_CALLBACK (mp_window_update_views), self);
  self->editor_signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->editor_signals, "notify", G_CALLBACK (mp_window_update_actions), self);

  g_signal_connect_object (self->search, "notify::query", G_CALLBACK (search_query_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activated", G_CALLBACK (focus_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chips, "text-changed", G_CALLBACK (chips_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_of, "notify::day", G_CALLBACK (as_of_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mp_timeline_view_get_scope (self->timeline_view), "as-of-changed", G_CALLBACK (timeline_as_of_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "project-activated", G_CALLBACK (mp_window_show_project), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_page, "open", G_CALLBACK (mp_window_open), self, G_CONNECT_SWAPPED);
}

static void
mp_window_init (MpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->detail = MP_DETAIL_VIEW (mp_detail_view_new ());
  mp_window_init_partners (self);
  /* Until the width is known: what is shown must not ask for more. */
  self->narrow = TRUE;
  add_actions (self);
  connect_signals (self);
  fill_sort_menu (self);
}

MpWindow *
mp_window_new (GtkApplication *application,
               GSettings      *settings)
{
  MpWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MP_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  mp_window_restore_state (self);
  g_signal_connect_object (settings, "changed::second-language", G_CALLBACK (update_second_language), self, G_CONNECT_SWAPPED);
  update_second_language (self);
  mp_window_update_actions (self);
  mp_window_adapt (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
  return self;
}

/* While a document is being opened nothing is offered that would begin another. */
static void
show_root (MpWindow *self)
{
  const char *name = self->job ? "opening" : "start";

  gtk_stack_set_visible_child_name (self->root_stack, self->portfolio ? "document" : name);
}

/**
 * mp_window_set_document:
 * @portfolio: (nullable): what to show, %NULL for the start page
 * @editor: (nullable): the way to change it, %NULL when it cannot be changed
 * @lookup: (nullable): the way to its texts
 */
void
mp_window_set_document (MpWindow    *self,
                        MpPortfolio *portfolio,
                        MpEditor    *editor,
                        MpLookup    *lookup)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  /* What is hidden while it has the focus is held by GTK 4.8 until the next frame; a window that is closed has none. */
  if (self->list)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_signal_group_set_target (self->list_signals, NULL);
  g_signal_group_set_target (self->portfolio_signals, NULL);
  g_signal_group_set_target (self->editor_signals, NULL);
  mp_list_view_set_model (self->list_view, NULL, NULL);
  mp_timeline_view_set_model (self->timeline_view, NULL, NULL);
  mp_timeline_view_set_editor (self->timeline_view, editor, lookup);
  g_clear_handle_id (&self->current_id, g_source_remove);
  mp_detail_view_set_document (self->detail, portfolio, editor, lookup);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_set_object (&self->portfolio, portfolio);
  g_set_object (&self->editor, editor);
  g_set_object (&self->lookup, lookup);
  mp_window_set_partners_document (self);

  if (portfolio)
    {
      g_autoptr(MpQuery) query = mp_query_new (mp_date_today ());

      self->list = mp_project_list_new (portfolio, lookup);
      mp_project_list_set_query (self->list, query);
      self->selection = mp_project_selection_new (self->list);
      g_signal_connect_object (self->selection, "notify::current", G_CALLBACK (show_current), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_current), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "notify::current", G_CALLBACK (mp_window_update_actions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (mp_window_update_actions), self, G_CONNECT_SWAPPED);
      g_signal_group_set_target (self->list_signals, self->list);
      g_signal_group_set_target (self->portfolio_signals, portfolio);
      g_signal_group_set_target (self->editor_signals, editor);
      mp_list_view_set_model (self->list_view, self->list, GTK_SELECTION_MODEL (self->selection));
      mp_timeline_view_set_model (self->timeline_view, self->list, GTK_SELECTION_MODEL (self->selection));
      query_changed_cb (self);
    }
  else
    {
      mp_window_update_title (self);
    }
  show_root (self);
  mp_window_update_views (self);
  mp_window_update_actions (self);
  mp_window_adapt (self);
}

MpProjectList *
mp_window_get_list (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->list;
}

MpProjectSelection *
mp_window_get_selection (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->selection;
}

/**
 * mp_window_say:
 * @text: what happened
 * @with_undo: whether the last act can be taken back from there
 *
 * Says something in passing.
 */
void
mp_window_say (MpWindow   *self,
               const char *text,
               gboolean    with_undo)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (MP_IS_WINDOW (self));

  /* What was to be said before is not news any more. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  escaped = g_markup_escape_text (text, -1);
  g_set_weak_pointer (&self->toast, adw_toast_new (escaped));
  if (with_undo)
    {
      adw_toast_set_button_label (self->toast, _("_Undo"));
      adw_toast_set_action_name (self->toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

void
mp_window_set_enabled (MpWindow   *self,
                       const char *action,
                       gboolean    enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_return_if_fail (found != NULL);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

/**
 * mp_window_fail:
 * @heading: what could not be done, to what
 * @error: why
 *
 * Says that something failed; nothing when the user stopped it.
 */
void
mp_window_fail (MpWindow     *self,
                const char   *heading,
                const GError *error)
{
  show_root (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  mp_tell (GTK_WINDOW (self), heading, error->message);
}

/**
 * mp_window_begin_job:
 * @text: what is being done
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
mp_window_begin_job (MpWindow   *self,
                     const char *text)
{
  mp_window_end_job (self);
  self->job = g_cancellable_new ();
  mp_busy_bar_start (self->busy, text, self->job);
  mp_window_update_actions (self);
  show_root (self);
  return self->job;
}

void
mp_window_end_job (MpWindow *self)
{
  g_clear_object (&self->job);
  mp_busy_bar_stop (self->busy);
  mp_window_update_actions (self);
}
