/* mp-window-views.c: saved views: what is searched for, in which order, with which columns and period
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state of the action "saved-view" is the UUID of the view that was chosen last, "" for all
 * projects. It stays when one goes on to search: then the view can be updated to what is shown.
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "model/mp-view.h"
#include "views/timeline/mp-timeline-besides.h"
#include "widgets/mp-ask-name.h"

/* Longer names are cut in the menu. */
#define MAX_MENU_NAME 48

/* An act on its way to the document. */
typedef struct
{
  MpWindow *window;
  const char *failed; /* heading of what to say when it fails */
  char *done;         /* what to say when it is done */
  char *uuid;         /* of the view to be marked then */
} Act;

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_free (act->done);
  g_free (act->uuid);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static GSimpleAction *
get_action (MpWindow *self)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "saved-view"));
}

static void
mark (MpWindow   *self,
      const char *uuid)
{
  g_simple_action_set_state (get_action (self), g_variant_new_string (uuid));
  mp_window_update_views (self);
}

static MpRecord *
find_by_uuid (MpWindow   *self,
              const char *uuid)
{
  GPtrArray *views = self->portfolio ? mp_portfolio_get_records (self->portfolio, MP_TABLE_VIEW) : NULL;

  for (guint i = 0; views && i < views->len; i++)
    {
      MpRecord *view = g_ptr_array_index (views, i);

      if (g_strcmp0 (mp_record_get_text (view, MP_VIEW_UUID), uuid) == 0)
        return view;
    }
  return NULL;
}

/* The view that was chosen last; NULL: all projects. */
static MpRecord *
get_current (MpWindow *self)
{
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (get_action (self)));

  return find_by_uuid (self, g_variant_get_string (state, NULL));
}

/* A name as a label of a menu, where "_" announces a mnemonic. */
static char *
dup_menu_label (const char *name)
{
  g_autoptr(GString) label = g_string_new (NULL);
  g_autofree char *line = mp_text_one_line (name);

  if (g_utf8_strlen (line, -1) > MAX_MENU_NAME)
    {
      g_autofree char *head = g_utf8_substring (line, 0, MAX_MENU_NAME - 1);

      g_string_printf (label, "%s…", head);
    }
  else
    {
      g_string_assign (label, line);
    }
  g_string_replace (label, "_", "__", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
append_view (GMenu      *menu,
             const char *label,
             const char *uuid)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.saved-view", "s", uuid);
  g_menu_append_item (menu, item);
}

static void
fill_menu (MpWindow *self,
           MpRecord *current)
{
  g_autoptr(GPtrArray) views = mp_view_dup_all (self->portfolio);
  g_autoptr(GMenu) all = g_menu_new ();
  g_autoptr(GMenu) save = g_menu_new ();

  g_menu_remove_all (self->views_menu);
  append_view (all, _("_All Projects"), "");
  for (guint i = 0; i < views->len; i++)
    {
      MpRecord *view = g_ptr_array_index (views, i);
      g_autofree char *label = dup_menu_label (mp_record_get_text (view, MP_VIEW_NAME));

      append_view (all, label, mp_record_get_text (view, MP_VIEW_UUID));
    }
  g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (all));
  g_menu_append (save, _("_Save View…"), "win.save-view");
  g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (save));
  if (current)
    {
      g_autoptr(GMenu) acts = g_menu_new ();
      g_autofree char *name = mp_text_one_line (mp_record_get_text (current, MP_VIEW_NAME));

      g_menu_append (acts, _("_Update to What Is Shown"), "win.update-view");
      g_menu_append (acts, _("_Rename…"), "win.rename-view");
      g_menu_append (acts, _("_Delete"), "win.delete-view");
      g_menu_append_section (self->views_menu, name, G_MENU_MODEL (acts));
    }
}

/* Called when the document or its views change. */
void
mp_window_update_views (MpWindow *self)
{
  g_autofree char *tooltip = NULL;
  MpRecord *current;

  if (!self->portfolio)
    {
      g_simple_action_set_state (get_action (self), g_variant_new_string (""));
      return;
    }
  current = get_current (self);
  /* It may have been deleted, or its making undone. */
  if (!current)
    g_simple_action_set_state (get_action (self), g_variant_new_string (""));
  fill_menu (self, current);

  if (current)
    /* Translators: what is said of the button with the menu of saved views; %s is the name of the one that was chosen */
    tooltip = g_strdup_printf (_("Views: %s"), mp_record_get_text (current, MP_VIEW_NAME));
  gtk_widget_set_tooltip_text (self->views_button, tooltip ? tooltip : _("Views"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip ? tooltip : _("Views"), -1);
  mp_window_update_view_actions (self);
}

/* Choosing is always possible; what the document keeps of it is not. */
void
mp_window_update_view_actions (MpWindow *self)
{
  gboolean editable = self->editor && !mp_editor_is_read_only (self->editor) && !self->job;
  gboolean has_current = get_current (self) != NULL;

  mp_window_set_enabled (self, "saved-view", self->list != NULL);
  mp_window_set_enabled (self, "save-view", editable);
  mp_window_set_enabled (self, "update-view", editable && has_current);
  mp_window_set_enabled (self, "rename-view", editable && has_current);
  mp_window_set_enabled (self, "delete-view", editable && has_current);
}

static void
show_all (MpWindow *self)
{
  g_autoptr(MpQuery) query = mp_query_new (mp_query_get_as_of (mp_project_list_get_query (self->list)));

  mp_project_list_set_query (self->list, query);
  mp_timeline_scope_fit (mp_timeline_view_get_scope (self->timeline_view));
}

/* Groups are part of the query; the rest of what the timeline looks like is not. */
static void
load_timeline (MpTimelineView *timeline,
               GSettings      *preferences,
               GVariantDict   *settings)
{
  gboolean packed = FALSE;
  const char *colours = MP_TIMELINE_COLOUR_BY_STATUS;

  g_variant_dict_lookup (settings, MP_VIEW_SETTING_PACKED, "b", &packed);
  g_variant_dict_lookup (settings, MP_VIEW_SETTING_COLOURS, "&s", &colours);
  g_object_set (timeline, "packed", packed, "colour-by", colours, NULL);
  mp_timeline_besides_load (preferences, settings);
}

static void
save_timeline (MpTimelineView *timeline,
               GSettings      *preferences,
               GVariantDict   *settings)
{
  g_autofree char *colours = NULL;
  gboolean packed;

  g_object_get (timeline, "packed", &packed, "colour-by", &colours, NULL);
  g_variant_dict_insert (settings, MP_VIEW_SETTING_PACKED, "b", packed);
  g_variant_dict_insert (settings, MP_VIEW_SETTING_COLOURS, "s", colours);
  mp_timeline_besides_save (preferences, settings);
}

static gboolean
show_view (MpWindow *self,
           MpRecord *view)
{
  g_autoptr(GVariantDict) settings = mp_view_settings_parse (mp_record_get_text (view, MP_VIEW_SETTINGS));
  MpTimelineScope *scope = mp_timeline_view_get_scope (self->timeline_view);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpQuery) query = mp_view_dup_query (view, mp_project_list_get_query (self->list), &error);
  MpDate from, to;

  if (!query)
    {
      mp_window_fail (self, _("The View Could Not Be Shown"), error);
      return FALSE;
    }
  mp_project_list_set_query (self->list, query);
  mp_list_view_load_columns (self->list_view, settings);
  load_timeline (self->timeline_view, self->settings, settings);
  if (mp_view_settings_get_period (settings, &from, &to))
    mp_timeline_scope_set_period (scope, from, to);
  else
    mp_timeline_scope_fit (scope);
  return TRUE;
}

static void
saved_view_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MpWindow *self = user_data;
  const char *uuid = g_variant_get_string (parameter, NULL);
  MpRecord *view = find_by_uuid (self, uuid);

  if (mp_window_shows_detail_page (self))
    mp_window_show_detail (self, FALSE);
  if (!view)
    show_all (self);
  else if (!show_view (self, view))
    return;
  mark (self, view ? uuid : "");
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;

  if (!mp_editor_apply_finish (MP_EDITOR (object), result, &error))
    {
      mp_window_fail (act->window, act->failed, error);
      return;
    }
  mark (act->window, act->uuid);
  mp_window_say (act->window, act->done, TRUE);
}

/* @done: takes the name of the view; @uuid: (nullable): of the view to be marked then */
static void
apply (MpWindow    *self,
       MpChangeSet *set,
       const char  *failed,
       char        *done,
       const char  *uuid)
{
  Act *act = g_new0 (Act, 1);

  act->window = g_object_ref (self);
  act->failed = failed;
  act->done = done;
  act->uuid = g_strdup (uuid ? uuid : "");
  mp_editor_apply_async (self->editor, set, NULL, applied_cb, act);
}

/* What is shown, as settings of a view. Keys that this program does not know stay. */
static char *
dup_shown_settings (MpWindow   *self,
                    const char *before,
                    gboolean    hold_as_of)
{
  g_autoptr(GVariantDict) settings = mp_view_settings_parse (before);
  MpDate from, to;

  mp_view_settings_set_query (settings, mp_project_list_get_query (self->list), hold_as_of);
  mp_list_view_save_columns (self->list_view, settings);
  save_timeline (self->timeline_view, self->settings, settings);
  if (mp_timeline_scope_get_period (mp_timeline_view_get_scope (self->timeline_view), &from, &to))
    mp_view_settings_set_period (settings, from, to);
  else
    mp_view_settings_set_period (settings, MP_DATE_NONE, MP_DATE_NONE);
  return mp_view_settings_print (settings);
}

static gint64
find_next_position (MpWindow *self)
{
  GPtrArray *views = mp_portfolio_get_records (self->portfolio, MP_TABLE_VIEW);
  gint64 position = 0;

  for (guint i = 0; i < views->len; i++)
    position = MAX (position, mp_record_get_integer (g_ptr_array_index (views, i), MP_VIEW_POSITION));
  return position + 1;
}

static void
save_view (MpWindow   *self,
           const char *name,
           gboolean    hold_as_of)
{
  g_autoptr(MpChangeSet) set = mp_change_set_new (_("Save view"));
  g_autofree char *uuid = g_uuid_string_random ();
  MpRecord *view = mp_record_new (MP_TABLE_VIEW, mp_editor_make_id (self->editor));

  mp_record_set_text (view, MP_VIEW_UUID, uuid);
  mp_record_set_text (view, MP_VIEW_NAME, name);
  mp_record_set_text (view, MP_VIEW_QUERY, mp_query_get_text (mp_project_list_get_query (self->list)));
  mp_record_take_text (view, MP_VIEW_SETTINGS, dup_shown_settings (self, NULL, hold_as_of));
  mp_record_set_integer (view, MP_VIEW_POSITION, find_next_position (self));
  mp_change_set_insert (set, view);
  /* Translators: %s is the name of a view that was saved */
  apply (self, set, _("The View Could Not Be Saved"), g_strdup_printf (_("View “%s” saved"), name), uuid);
}

static void
save_named_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  gboolean hold_as_of;
  g_autofree char *name = mp_ask_name_finish (result, &hold_as_of);

  if (name && self->list)
    save_view (self, name, hold_as_of);
}

static char **
dup_taken_names (MpWindow       *self,
                 const MpRecord *except)
{
  GPtrArray *views = mp_portfolio_get_records (self->portfolio, MP_TABLE_VIEW);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < views->len; i++)
    {
      if (g_ptr_array_index (views, i) != except)
        g_strv_builder_add (builder, mp_record_get_text (g_ptr_array_index (views, i), MP_VIEW_NAME));
    }
  return g_strv_builder_end (builder);
}

static void
save_view_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  MpWindow *self = user_data;
  MpQuery *query = mp_project_list_get_query (self->list);
  g_auto(GStrv) taken = dup_taken_names (self, NULL);
  g_autofree char *day = mp_format_date (mp_query_get_as_of (query), MP_PRECISION_DAY);
  /* Translators: an option of a view that is saved; %s is a date. Without it, the day is whichever the user chose. */
  g_autofree char *option = g_strdup_printf (_("_Always as of %s"), day);
  gboolean other_day = mp_query_get_as_of (query) != mp_date_today ();
  MpAskName what = {
    .heading = _("Save View"),
    .body = _("Keeps what is searched for, its order, the columns of the list and the period of the timeline."),
    .accept_label = _("_Save"),
    .taken = (const char *const *) taken,
    .taken_text = _("There is a view of this name already"),
    .option = other_day ? option : NULL,
  };

  mp_ask_name_async (GTK_WINDOW (self), &what, save_named_cb, NULL);
}

static void
update_view_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;
  MpRecord *view = get_current (self);
  g_autoptr(MpChangeSet) set = mp_change_set_new (_("Update view"));
  const char *before = mp_record_get_text (view, MP_VIEW_SETTINGS);
  g_autoptr(GVariantDict) settings = mp_view_settings_parse (before);
  g_autofree char *after = dup_shown_settings (self, before, g_variant_dict_contains (settings, MP_VIEW_SETTING_AS_OF));

  mp_change_set_update_text (set, view, MP_VIEW_QUERY, mp_query_get_text (mp_project_list_get_query (self->list)));
  mp_change_set_update_text (set, view, MP_VIEW_SETTINGS, after);
  apply (self, set, _("The View Could Not Be Updated"),
         /* Translators: %s is the name of a view that shows now what is shown */
         g_strdup_printf (_("View “%s” updated"), mp_record_get_text (view, MP_VIEW_NAME)), mp_record_get_text (view, MP_VIEW_UUID));
}

static void
rename_named_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  g_autofree char *uuid = user_data;
  g_autofree char *name = mp_ask_name_finish (result, NULL);
  MpRecord *view = find_by_uuid (self, uuid);
  g_autoptr(MpChangeSet) set = NULL;

  if (!name || !view)
    return;
  set = mp_change_set_new (_("Rename view"));
  mp_change_set_update_text (set, view, MP_VIEW_NAME, name);
  /* Translators: %s is the new name of a view */
  apply (self, set, _("The View Could Not Be Renamed"), g_strdup_printf (_("View renamed to “%s”"), name), uuid);
}

static void
rename_view_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;
  MpRecord *view = get_current (self);
  g_auto(GStrv) taken = dup_taken_names (self, view);
  MpAskName what = {
    .heading = _("Rename View"),
    .accept_label = _("_Rename"),
    .name = mp_record_get_text (view, MP_VIEW_NAME),
    .taken = (const char *const *) taken,
    .taken_text = _("There is a view of this name already"),
  };

  mp_ask_name_async (GTK_WINDOW (self), &what, rename_named_cb, g_strdup (mp_record_get_text (view, MP_VIEW_UUID)));
}

static void
delete_view_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;
  MpRecord *view = get_current (self);
  g_autoptr(MpChangeSet) set = mp_change_set_new (_("Delete view"));
  /* Translators: %s is the name of a view */
  char *done = g_strdup_printf (_("View “%s” deleted"), mp_record_get_text (view, MP_VIEW_NAME));

  mp_change_set_delete (set, view);
  apply (self, set, _("The View Could Not Be Deleted"), done, NULL);
}

void
mp_window_add_view_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "saved-view", saved_view_cb, "s", "''" },
    { "save-view", save_view_cb },
    { "update-view", update_view_cb },
    { "rename-view", rename_view_cb },
    { "delete-view", delete_view_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
