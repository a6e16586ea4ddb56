/* mp-window-edit.c: new, duplicate, delete, undo, redo
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-language.h"

/* An act on its way to the document. */
typedef struct
{
  MpWindow *window;
  char *failed;   /* heading of what to say when it fails */
  char *done;     /* what to say when it is done, NULL for nothing */
  gint64 project; /* to be shown then, 0 for none */
  gint64 back;    /* to be selected then if it is there again, 0 for none */
  gboolean is_new; /* wants a title */
} Act;

static Act *
act_new (MpWindow   *self,
         const char *failed)
{
  Act *act = g_new0 (Act, 1);

  act->window = g_object_ref (self);
  act->failed = g_strdup (failed);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_free (act->failed);
  g_free (act->done);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

/* Selects a project and brings it into sight, whatever was searched for. */
void
mp_window_show_project (MpWindow *self,
                        gint64    id)
{
  guint position;

  if (mp_window_shows_partners (self))
    mp_window_show_view (self, "list");
  if (!mp_project_list_find (self->list, id, &position))
    mp_query_entry_set_text (self->search, "");
  mp_project_selection_select_id (self->selection, id);
  if (mp_project_list_find (self->list, id, &position))
    {
      mp_list_view_scroll_to (self->list_view, position);
      mp_timeline_view_show_project (self->timeline_view, position);
    }
  mp_window_show_detail (self, TRUE);
}

static void
new_loaded_cb (MpWindow *self)
{
  GtkWidget *focus;

  g_signal_handlers_disconnect_by_func (self->detail, new_loaded_cb, self);
  mp_detail_view_edit_title (self->detail);
  /* What is typed next replaces the title that it was given. */
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (focus)
    gtk_widget_activate_action (focus, "selection.select-all", NULL);
}

static void
act_done (Act          *act,
          gboolean      ok,
          const GError *error)
{
  MpWindow *self = act->window;

  if (!ok)
    {
      mp_window_fail (self, act->failed, error);
      return;
    }
  if (act->project && self->list)
    {
      if (act->is_new)
        g_signal_connect_object (self->detail, "loaded", G_CALLBACK (new_loaded_cb), self, G_CONNECT_SWAPPED);
      mp_window_show_project (self, act->project);
    }
  if (act->done)
    mp_window_say (self, act->done, TRUE);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;
  gboolean ok = mp_editor_apply_finish (MP_EDITOR (object), result, &error);

  act_done (act, ok, error);
}

static void
new_project_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpWindow *self = user_data;
  g_autoptr(MpChangeSet) set = mp_change_set_new (_("New project"));
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *language = mp_language_dup_user ();
  MpRecord *project = mp_record_new (MP_TABLE_PROJECT, mp_editor_make_id (self->editor));
  Act *act = act_new (self, _("The Project Could Not Be Made"));

  mp_record_set_text (project, MP_PROJECT_UUID, uuid);
  mp_record_set_text (project, MP_PROJECT_TITLE, _("New Project"));
  mp_record_set_text (project, MP_PROJECT_LANGUAGE, language);
  act->project = mp_record_get_id (project);
  act->is_new = TRUE;
  mp_change_set_insert_project (set, mp_project_record_new (project));
  mp_editor_apply_async (self->editor, set, NULL, applied_cb, act);
}

/* What belongs to this one project alone stays with it. */
static gboolean
is_copied (MpTable table)
{
  return table != MP_TABLE_IDENTIFIER && table != MP_TABLE_EVENT && table != MP_TABLE_RELATION;
}

static MpProjectRecord *
copy_project (const MpProjectRecord *original,
              gint64                 id)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *title = NULL;
  MpRecord *project = mp_record_copy (mp_project_record_get_project (original));
  MpProjectRecord *copy;

  /* Translators: %s is the title of the project that was duplicated */
  title = g_strdup_printf (_("%s (Copy)"), mp_project_record_get_title (original));
  mp_record_set_id (project, id);
  mp_record_set_text (project, MP_PROJECT_UUID, uuid);
  mp_record_set_text (project, MP_PROJECT_TITLE, title);
  copy = mp_project_record_new (project);

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; is_copied (table) && i < mp_project_record_get_n (original, table); i++)
        {
          MpRecord *child = mp_record_copy (mp_project_record_get (original, table, i));

          mp_record_set_id (child, 0);
          mp_record_set_reference (child, 0, id);
          mp_project_record_add (copy, child);
        }
    }
  return copy;
}

static void
loaded_for_copy_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  MpWindow *self = act->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(MpProjectRecord) original = mp_lookup_load_project_finish (MP_LOOKUP (object), result, &error);
  g_autoptr(MpChangeSet) set = NULL;

  if (!original)
    {
      mp_window_fail (self, act->failed, error);
      return;
    }
  if (!self->editor)
    return;

  set = mp_change_set_new (_("Duplicate project"));
  act->project = mp_editor_make_id (self->editor);
  mp_change_set_insert_project (set, copy_project (original, act->project));
  mp_editor_apply_async (self->editor, set, NULL, applied_cb, g_steal_pointer (&act));
}

static void
duplicate_project_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MpWindow *self = user_data;
  gint64 id = mp_project_selection_get_current (self->selection);
  Act *act;

  if (id == 0)
    return;
  act = act_new (self, _("The Project Could Not Be Duplicated"));
  act->done = g_strdup (_("Project duplicated"));
  mp_lookup_load_project_async (self->lookup, id, NULL, loaded_for_copy_cb, act);
}

/* Where the selection goes when what is selected goes. */
static gint64
find_neighbour (MpWindow *self,
                GArray   *ids)
{
  gint64 last = g_array_index (ids, gint64, ids->len - 1);
  guint position, n = mp_project_list_get_n (self->list);

  if (!mp_project_list_find (self->list, last, &position))
    return 0;
  if (position + 1 < n)
    return mp_project_list_get_summary (self->list, position + 1)->id;
  if (position >= ids->len)
    return mp_project_list_get_summary (self->list, position - ids->len)->id;
  return 0;
}

static char *
dup_deleted_text (MpWindow *self,
                  GArray   *ids)
{
  if (ids->len == 1)
    {
      guint row = mp_portfolio_find_row (self->portfolio, g_array_index (ids, gint64, 0));

      /* Translators: %s is the title of a project */
      return g_strdup_printf (_("“%s” deleted"), mp_portfolio_get_summary (self->portfolio, row)->title);
    }
  else
    {
      g_autofree char *n = mp_format_integer (ids->len);

      return g_strdup_printf (ngettext ("%s project deleted", "%s projects deleted", ids->len), n);
    }
}

static void
delete_project_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MpWindow *self = user_data;
  g_autoptr(GArray) ids = mp_project_selection_dup_ids (self->selection);
  g_autoptr(MpChangeSet) set = NULL;
  Act *act;

  if (ids->len == 0)
    return;

  set = mp_change_set_new (ngettext ("Delete project", "Delete projects", ids->len));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(MpRecord) project = mp_record_new (MP_TABLE_PROJECT, g_array_index (ids, gint64, i));

      mp_change_set_delete (set, project);
    }
  act = act_new (self, ngettext ("The Project Could Not Be Deleted", "The Projects Could Not Be Deleted", ids->len));
  act->done = dup_deleted_text (self, ids);
  self->deleted_id = g_array_index (ids, gint64, 0);
  mp_project_selection_select_id (self->selection, find_neighbour (self, ids));
  mp_window_show_current (self);
  mp_editor_apply_async (self->editor, set, NULL, applied_cb, act);
}

/* Selects what is there again; keys that went through the rows go on from it. */
static void
select_again (MpWindow *self,
              gint64    id)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint position;

  if (!self->list || !mp_project_list_find (self->list, id, &position))
    return;
  mp_project_selection_select_id (self->selection, id);
  mp_list_view_scroll_to (self->list_view, position);
  if (focus && gtk_widget_is_ancestor (focus, view))
    gtk_widget_grab_focus (view);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;
  gboolean ok = mp_editor_undo_finish (MP_EDITOR (object), result, &error);

  act_done (act, ok, error);
  if (ok && act->back)
    select_again (act->window, act->back);
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;
  gboolean ok = mp_editor_redo_finish (MP_EDITOR (object), result, &error);

  act_done (act, ok, error);
}

/* While one types, undo is about what one types; GTK asks the window first. */
static gboolean
text_takes (MpWindow   *self,
            const char *text_action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && gtk_widget_activate_action (focus, text_action, NULL);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MpWindow *self = user_data;
  Act *act;

  if (text_takes (self, "text.undo"))
    return;
  if (self->toast)
    adw_toast_dismiss (self->toast);
  act = act_new (self, _("The Change Could Not Be Undone"));
  if (self->deleted_id && mp_portfolio_find_row (self->portfolio, self->deleted_id) == MP_INVALID_ROW)
    act->back = self->deleted_id;
  mp_editor_undo_async (self->editor, NULL, undone_cb, act);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MpWindow *self = user_data;

  if (text_takes (self, "text.redo"))
    return;
  mp_editor_redo_async (self->editor, NULL, redone_cb, act_new (self, _("The Change Could Not Be Made Again")));
}

static void
show_project_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  mp_window_show_detail (user_data, TRUE);
}

static void
edit_loaded_cb (MpWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->detail, edit_loaded_cb, self);
  mp_detail_view_edit_title (self->detail);
}

/* The detail may still be that of the project that was selected before. */
static void
edit_project_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MpWindow *self = user_data;
  gboolean late = mp_detail_view_get_project (self->detail) != mp_project_selection_get_current (self->selection);

  mp_window_show_detail (self, TRUE);
  if (late)
    {
      g_signal_handlers_disconnect_by_func (self->detail, edit_loaded_cb, self);
      g_signal_connect_object (self->detail, "loaded", G_CALLBACK (edit_loaded_cb), self, G_CONNECT_SWAPPED);
      mp_window_show_current (self);
    }
  else
    {
      mp_detail_view_edit_title (self->detail);
    }
}

static void
set_undo_tooltip (GtkWidget  *button,
                  const char *plain,
                  const char *format,
                  const char *label)
{
  g_autofree char *tooltip = NULL;

  if (label)
    {
      g_autoptr(GString) text = g_string_new (format);

      g_string_replace (text, "%s", label, 1);
      tooltip = g_string_free (g_steal_pointer (&text), FALSE);
    }
  gtk_widget_set_tooltip_text (button, tooltip ? tooltip : plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip ? tooltip : plain, -1);
}

/* Called whenever the document, what can be undone, the selection or the work under way changes. */
void
mp_window_update_actions (MpWindow *self)
{
  gboolean editable = self->editor && !mp_editor_is_read_only (self->editor) && !self->job;
  const char *reason = self->editor ? mp_editor_get_read_only_reason (self->editor) : NULL;
  g_autofree char *undo = self->editor ? mp_editor_dup_undo_label (self->editor) : NULL;
  g_autofree char *redo = self->editor ? mp_editor_dup_redo_label (self->editor) : NULL;
  gint64 current = self->selection ? mp_project_selection_get_current (self->selection) : 0;
  g_autoptr(GtkBitset) selected =
    self->selection ? gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection)) : gtk_bitset_new_empty ();

  mp_window_set_enabled (self, "new-project", editable);
  mp_window_set_enabled (self, "duplicate-project", editable && current != 0);
  mp_window_set_enabled (self, "delete-project", editable && !gtk_bitset_is_empty (selected));
  mp_window_set_enabled (self, "edit-project", editable && current != 0);
  mp_window_set_enabled (self, "show-project", current != 0);
  mp_window_set_enabled (self, "undo", editable && undo);
  mp_window_set_enabled (self, "redo", editable && redo);
  mp_window_set_enabled (self, "properties", self->editor != NULL);
  mp_window_set_enabled (self, "import", (editable || !self->portfolio) && !self->job);
  mp_window_set_enabled (self, "import-text", editable);
  mp_window_set_enabled (self, "export", self->list && !self->job);
  mp_window_set_enabled (self, "export-report", self->list && !self->job);
  mp_window_update_picture_actions (self);
  mp_window_update_view_actions (self);

  /* Translators: %s is what the user did last, such as “Delete project” */
  set_undo_tooltip (self->undo_button, _("Undo"), _("Undo “%s”"), undo);
  /* Translators: %s is what the user took back last, such as “Delete project” */
  set_undo_tooltip (self->redo_button, _("Redo"), _("Redo “%s”"), redo);

  if (reason)
    gtk_label_set_label (self->info_label, reason);
  gtk_revealer_set_reveal_child (self->info_revealer, reason != NULL);
}

void
mp_window_add_edit_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "new-project", new_project_cb },
    { "duplicate-project", duplicate_project_cb },
    { "delete-project", delete_project_cb },
    { "show-project", show_project_cb },
    { "edit-project", edit_project_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
