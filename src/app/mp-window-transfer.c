/* mp-window-transfer.c: import and export
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/mp-reporting-dialog.h"
#include "base/mp-format.h"
#include "exchange/mp-export.h"
#include "exchange/mp-message.h"
#include "timeline/mp-timeline-export.h"
#include "views/import/mp-import-page.h"
#include "widgets/mp-ask.h"
#include "widgets/mp-choose-file.h"

/* More messages than that fit no dialog. */
#define MAX_TOLD 8

static void
import_applied_cb (MpWindow *self,
                   guint     n)
{
  g_autofree char *number = mp_format_integer (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s project imported", "%s projects imported", n), number);

  mp_window_say (self, n > 0 ? text : _("Import done"), TRUE);
  if (!self->narrow && self->list && mp_project_selection_get_current (self->selection) == 0 &&
      mp_project_list_get_n (self->list) > 0)
    mp_project_selection_select_id (self->selection, mp_project_list_get_summary (self->list, 0)->id);
}

static gboolean
import_closing_cb (GtkWindow *dialog,
                   gpointer   user_data)
{
  mp_import_page_cancel (user_data);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
take_next_cb (gpointer user_data)
{
  mp_window_take_next (user_data);
  return G_SOURCE_REMOVE;
}

/* The next import is for the portfolio as this one has left it. */
static void
import_gone_cb (MpWindow *self)
{
  g_clear_weak_pointer (&self->import_dialog);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_next_cb, g_object_ref (self), g_object_unref);
}

/* A window of its own, as the portfolio stays what it is until the user says so. */
static MpImportPage *
create_import_page (MpWindow *self)
{
  GtkWidget *page = mp_import_page_new (self->portfolio, self->editor, self->lookup);
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW,
                                    "transient-for", self,
                                    "modal", TRUE,
                                    "title", _("Import"),
                                    "default-width", MIN (gtk_widget_get_width (GTK_WIDGET (self)), 1040),
                                    "default-height", MIN (gtk_widget_get_height (GTK_WIDGET (self)), 720),
                                    "content", page,
                                    NULL);

  g_signal_connect_object (page, "applied", G_CALLBACK (import_applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "closed", G_CALLBACK (gtk_window_destroy), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (import_closing_cb), page, 0);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (import_gone_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->import_dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return MP_IMPORT_PAGE (page);
}

static gboolean
can_import (MpWindow *self)
{
  if (mp_window_is_free (self) || (self->editor && !mp_editor_is_read_only (self->editor)))
    return TRUE;
  mp_window_say (self, _("This portfolio cannot be changed"), FALSE);
  return FALSE;
}

static void
home_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  g_autoptr(GFile) chosen = mp_choose_file_finish (result);
  g_autoptr(GFile) file = NULL;

  if (!chosen || !mp_window_is_free (self))
    {
      g_clear_object (&self->to_import);
      mp_window_drop_incoming (self);
      return;
    }
  file = mp_window_dup_portfolio_file (chosen);
  mp_window_create (self, file);
}

/* An import that comes before the portfolio: where is it to live? */
static void
import_into_new (MpWindow *self,
                 GFile    *file)
{
  const char *const filters[] = { _("Portfolios"), "*.mpower", NULL };
  /* Translators: the name of a new file, without its ending */
  g_autofree char *name = g_strconcat (_("Portfolio"), ".mpower", NULL);
  MpChooseFile what = {
    .title = _("New Portfolio for the Import"),
    .action = GTK_FILE_CHOOSER_ACTION_SAVE,
    .accept_label = _("_Create"),
    .name = name,
    .filters = filters,
  };

  g_set_object (&self->to_import, file);
  mp_choose_file_async (GTK_WINDOW (self), &what, home_chosen_cb, NULL);
}

/**
 * mp_window_import_file:
 * @file: what to read
 *
 * Shows what importing @file would change; the user decides.
 */
void
mp_window_import_file (MpWindow *self,
                       GFile    *file)
{
  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!can_import (self))
    return;
  if (self->portfolio)
    mp_import_page_read_file (create_import_page (self), file);
  else
    import_into_new (self, file);
}

/**
 * mp_window_import_text:
 * @text: what was copied from a page or a spreadsheet
 *
 * As mp_window_import_file(), for text.
 */
void
mp_window_import_text (MpWindow   *self,
                       const char *text)
{
  if (!can_import (self))
    return;
  if (self->portfolio)
    mp_import_page_read_text (create_import_page (self), text);
  else
    mp_window_say (self, _("Open or create a portfolio first: the text is imported into it"), FALSE);
}

static void
chosen_to_import_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  g_autoptr(GFile) file = mp_choose_file_finish (result);
  g_autoptr(GFile) folder = NULL;

  if (!file)
    return;
  folder = g_file_get_parent (file);
  if (folder)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      g_settings_set_string (self->settings, "last-import-folder", uri);
    }
  mp_window_import_file (self, file);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MpWindow *self = user_data;
  const char *const filters[] = {
    _("Pages, Spreadsheets, IATI Activities and Portfolios as JSON"), "*.txt;*.csv;*.tsv;*.xlsx;*.xml;*.json",
    _("All Files"), "*",
    NULL,
  };
  g_autofree char *uri = g_settings_get_string (self->settings, "last-import-folder");
  g_autoptr(GFile) folder = *uri ? g_file_new_for_uri (uri) : NULL;
  MpChooseFile what = {
    .title = _("Import"),
    .action = GTK_FILE_CHOOSER_ACTION_OPEN,
    .accept_label = _("_Look at It"),
    .folder = folder,
    .filters = filters,
  };

  if (can_import (self))
    mp_choose_file_async (GTK_WINDOW (self), &what, chosen_to_import_cb, NULL);
}

static void
import_text_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  if (can_import (user_data))
    mp_import_page_ask_text (create_import_page (user_data));
}

static GArray *
dup_shown_ids (MpWindow *self)
{
  guint n = mp_project_list_get_n (self->list);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    g_array_append_vals (ids, &mp_project_list_get_summary (self->list, i)->id, 1);
  return ids;
}

/* What came of an export. */
void
mp_window_say_exported (MpWindow     *self,
                        GFile        *file,
                        const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_("Exported to “%s”"), shown);

  if (error)
    mp_window_fail (self, _("The File Was Not Written"), error);
  else
    mp_window_say (self, text, FALSE);
}

static void
tell_left_out_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  mp_tell (user_data, _("Not Everything Is in the File"), g_variant_get_string (parameter, NULL));
}

/* What came of an export of records. A long list of what is not in the file does not fit in passing. */
static void
say_written (MpWindow     *self,
             GFile        *file,
             MpExport     *export,
             const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *written = mp_export_describe (export);
  /* Translators: 1 is the name of a file, 2 "16 projects written", and perhaps what has no place there. */
  g_autofree char *text = g_strdup_printf (_("Exported to “%1$s”: %2$s"), shown, written);

  if (error)
    {
      mp_window_say_exported (self, file, error);
      return;
    }
  mp_window_say (self, text, FALSE);
  if (mp_export_get_n_left_out (export) > 0)
    {
      adw_toast_set_button_label (self->toast, _("_Details"));
      adw_toast_set_action_name (self->toast, "win.tell-left-out");
      adw_toast_set_action_target_value (self->toast, g_variant_new_string (written));
    }
}

/* What a format wants besides, or has no place for; of much the beginning. */
static void
tell_messages (MpWindow  *self,
               GPtrArray *messages)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = MIN (messages->len, MAX_TOLD);

  if (messages->len == 0)
    return;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((MpMessage *) g_ptr_array_index (messages, i))->text);
  if (messages->len > n)
    g_string_append_printf (text, ngettext ("\n%u more message is not shown", "\n%u more messages are not shown", messages->len - n), messages->len - n);
  mp_tell (GTK_WINDOW (self), _("The File Was Written; There Is Something to Say of It"), text->str);
}

/* A file that is being written. */
typedef struct
{
  MpWindow *window;
  MpExport *export;
  GFile *file;
} Writing;

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr(GError) error = NULL;

  mp_window_end_job (writing->window);
  mp_export_to_file_finish (writing->export, result, &error);
  say_written (writing->window, writing->file, writing->export, error);
  if (!error)
    tell_messages (writing->window, mp_export_get_messages (writing->export));
  g_object_unref (writing->window);
  mp_export_unref (writing->export);
  g_object_unref (writing->file);
  g_free (writing);
}

static void
export_records (MpWindow   *self,
                const char *format,
                GFile      *file)
{
  MpQuery *query = mp_project_list_get_query (self->list);
  MpExportOptions options = { .as_of = mp_query_get_as_of (query), .leave_out_notes = !g_str_equal (format, "json") };
  g_autoptr(GArray) ids = dup_shown_ids (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(MpExport) export = NULL;
  g_autofree char *words = mp_query_is_filtered (query) ? mp_query_describe (query, self->portfolio) : NULL;
  Writing *writing;

  options.query = words;
  export = mp_export_new (format, self->portfolio, self->lookup, ids, &options, &error);
  if (!export)
    {
      mp_window_say_exported (self, file, error);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->export = mp_export_ref (export);
  writing->file = g_object_ref (file);
  mp_export_to_file_async (export, file, mp_window_begin_job (self, _("Exporting")), exported_cb, writing);
}

/* Who reports is known now; it is kept whether or not the file can be written. */
static void
reporting_kept_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr(GError) error = NULL;

  if (!mp_editor_apply_finish (MP_EDITOR (object), result, &error))
    mp_window_say_exported (writing->window, writing->file, error);
  else if (writing->window->list)
    export_records (writing->window, "iati", writing->file);
  g_object_unref (writing->window);
  g_object_unref (writing->file);
  g_free (writing);
}

static void
reporting_asked_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  g_autoptr(GFile) file = user_data;
  g_autoptr(MpIatiReporting) reporting = mp_reporting_dialog_ask_finish (result);
  g_autoptr(MpChangeSet) set = NULL;
  Writing *writing;

  if (!reporting || !self->list)
    return;
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->file = g_steal_pointer (&file);
  set = mp_iati_reporting_make_change_set (reporting, self->portfolio, self->editor);
  mp_editor_apply_async (self->editor, set, NULL, reporting_kept_cb, writing);
}

/* Activities cannot leave without who reports them. */
static void
export_activities (MpWindow *self,
                   GFile    *file)
{
  g_autoptr(MpIatiReporting) reporting = mp_iati_reporting_find (self->portfolio);

  if (reporting || mp_editor_is_read_only (self->editor))
    export_records (self, "iati", file);
  else
    mp_reporting_dialog_ask_async (GTK_WINDOW (self), reporting_asked_cb, g_object_ref (file));
}

static const char *
find_record_format (const char *name)
{
  static const struct
  {
    const char *suffix;
    const char *format;
  } formats[] = { { ".csv", "csv" }, { ".xlsx", "xlsx" }, { ".ics", "ics" }, { ".tsv", "tsv" }, { ".json", "json" }, { ".xml", "iati" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_has_suffix (name, formats[i].suffix))
        return formats[i].format;
    }
  return NULL;
}

static void
chosen_to_export_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  MpWindow *self = MP_WINDOW (object);
  g_autoptr(GFile) file = mp_choose_file_finish (result);
  g_autofree char *name = NULL;
  MpTimelineFormat format;

  if (!file || !self->list)
    return;
  name = g_file_get_basename (file);
  if (g_strcmp0 (find_record_format (name), "iati") == 0)
    export_activities (self, file);
  else if (find_record_format (name))
    export_records (self, find_record_format (name), file);
  else if (mp_timeline_format_from_name (name, &format))
    mp_window_export_timeline (self, format, file);
  else
    mp_window_say (self, _("Give the file one of the endings .csv, .xlsx, .ics, .tsv, .json, .xml, .pdf, .svg or .png"), FALSE);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MpWindow *self = user_data;
  gboolean timeline = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "timeline") == 0;
  const char *const filters[] = {
    _("All Formats (CSV, XLSX, ICS, TSV, JSON, IATI, PDF, SVG, PNG)"), "*.csv;*.xlsx;*.ics;*.tsv;*.json;*.xml;*.pdf;*.svg;*.png",
    _("Table for Spreadsheets (CSV)"), "*.csv",
    _("Workbook with a Timeline (XLSX)"), "*.xlsx",
    _("Calendar of Starts, Ends and Milestones (ICS)"), "*.ics",
    _("Everything, for Another Portfolio (JSON)"), "*.json",
    _("Activities for IATI (XML)"), "*.xml",
    _("Timeline (PDF, SVG, PNG)"), "*.pdf;*.svg;*.png",
    NULL,
  };
  g_autofree char *title = g_strdup (mp_portfolio_get_title (self->portfolio));
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/", '-'), timeline ? ".pdf" : ".csv", NULL);
  MpChooseFile what = {
    .title = _("Export What Is Shown"),
    .action = GTK_FILE_CHOOSER_ACTION_SAVE,
    .accept_label = _("_Export"),
    .name = name,
    .filters = filters,
  };

  mp_choose_file_async (GTK_WINDOW (self), &what, chosen_to_export_cb, NULL);
}

void
mp_window_add_transfer_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "import", import_cb },
    { "import-text", import_text_cb },
    { "export", export_cb },
    { "tell-left-out", tell_left_out_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
