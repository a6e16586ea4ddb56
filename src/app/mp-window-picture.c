/* mp-window-picture.c: the timeline as a file, on paper and on the clipboard
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/mp-picture-dialog.h"
#include "app/mp-print.h"
#include "timeline/mp-timeline-export.h"

static void
init_timeline_options (MpWindow                *self,
                       MpTimelineExportOptions *options)
{
  MpQuery *query = mp_project_list_get_query (self->list);
  MpTimelineColouring *colouring = mp_timeline_scope_get_colouring (mp_timeline_view_get_scope (self->timeline_view));

  mp_timeline_export_options_init (options);
  options->colour_by = colouring ? mp_timeline_colouring_get_key (colouring) : NULL;
  options->colour_like = colouring;
  options->shown = *mp_timeline_painter_get_shown (mp_timeline_scope_get_painter (mp_timeline_view_get_scope (self->timeline_view)));
  options->group = mp_query_get_group (query);
  options->subgroup = mp_query_get_subgroup (query);
  options->fiscal_month = g_settings_get_int (self->settings, "fiscal-year-month");
  options->today = mp_date_today ();
  options->made_on = mp_date_today ();
  options->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static gboolean
shows_timeline (MpWindow *self)
{
  return self->list && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "timeline") == 0;
}

/* What is visible of the timeline, if that is what one looks at. */
static gboolean
find_visible_time (MpWindow *self,
                   MpDate   *from,
                   MpDate   *to)
{
  *from = *to = MP_DATE_NONE;
  if (!shows_timeline (self))
    return FALSE;
  mp_timeline_scope_get_period (mp_timeline_view_get_scope (self->timeline_view), from, to);
  return TRUE;
}

static MpPictureDialog *
ask (MpWindow     *self,
     MpPictureUse  use)
{
  MpPictureDialog *dialog;
  MpDate from, to;

  find_visible_time (self, &from, &to);
  dialog = mp_picture_dialog_new (self->settings, use, from, to);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (gtk_widget_get_width (GTK_WIDGET (self)), 480),
                               MIN (gtk_widget_get_height (GTK_WIDGET (self)), 640));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
picture_progress_cb (double   fraction,
                     gpointer user_data)
{
  mp_busy_bar_set_fraction (MP_WINDOW (user_data)->busy, fraction);
}

static void
picture_exported_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(MpWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  mp_timeline_export_to_file_finish (result, &error);
  mp_window_end_job (self);
  mp_window_say_exported (self, G_FILE (object), error);
}

/* What a dialog was opened for. */
typedef struct
{
  MpWindow *window;
  GFile *file;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_object_unref (asking->file);
  g_free (asking);
}

static void
export_accepted_cb (MpPictureDialog *dialog,
                    Asking          *asking)
{
  MpWindow *self = asking->window;
  MpTimelineExportOptions options;

  if (!self->list || self->job)
    return;
  init_timeline_options (self, &options);
  mp_picture_dialog_apply (dialog, &options);
  options.format = (MpTimelineFormat) mp_picture_dialog_get_use (dialog);
  mp_timeline_export_to_file_async (self->list, &options, asking->file, picture_progress_cb, self,
                                    mp_window_begin_job (self, _("Exporting")), picture_exported_cb, g_object_ref (self));
}

/**
 * mp_window_export_timeline:
 * @format: what the name of @file says
 *
 * Asks how the picture is to be, and writes it.
 */
void
mp_window_export_timeline (MpWindow         *self,
                           MpTimelineFormat  format,
                           GFile            *file)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (self);
  asking->file = g_object_ref (file);
  g_signal_connect_data (ask (self, (MpPictureUse) format), "accepted", G_CALLBACK (export_accepted_cb), asking, asking_free, 0);
}

static void
picture_copied_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(MpWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = mp_timeline_export_to_texture_finish (result, &error);

  mp_window_end_job (self);
  if (!texture)
    {
      mp_window_fail (self, _("The Timeline Was Not Copied"), error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  mp_window_say (self, _("Timeline copied as a picture"), FALSE);
}

/* The visible time, as what one copies is what one sees. */
static void
copy_picture_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MpWindow *self = user_data;
  MpTimelineExportOptions options;

  init_timeline_options (self, &options);
  if (!find_visible_time (self, &options.from, &options.to))
    return;
  options.made_on = MP_DATE_NONE;
  options.legend = g_settings_get_boolean (self->settings, "picture-legend");
  options.pixel_scale = 2;
  mp_timeline_export_to_texture_async (self->list, &options, picture_progress_cb, self, mp_window_begin_job (self, _("Copying")),
                                       picture_copied_cb, g_object_ref (self));
}

static void
print_done_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               MpWindow                *self)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error)
    mp_window_fail (self, _("The Timeline Was Not Printed"), error);
}

static GtkPageSetup *
make_page_setup (const MpTimelineExportOptions *options)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size;
  double width, height;

  if (g_str_equal (options->paper, "A4"))
    size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  else if (g_str_equal (options->paper, "A3"))
    size = gtk_paper_size_new (GTK_PAPER_NAME_A3);
  else if (g_str_equal (options->paper, "Letter"))
    size = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);
  else if (mp_timeline_paper_parse (options->paper, &width, &height, NULL))
    size = gtk_paper_size_new_custom (options->paper, options->paper, MIN (width, height), MAX (width, height), GTK_UNIT_MM);
  else
    return setup;
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, options->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

static void
print_accepted_cb (MpPictureDialog *dialog,
                   MpWindow        *self)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GtkPageSetup) setup = NULL;
  MpTimelineExportOptions options;

  if (!self->list || self->job)
    return;
  init_timeline_options (self, &options);
  mp_picture_dialog_apply (dialog, &options);
  setup = make_page_setup (&options);
  operation = mp_print_new (self->list, &options);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, mp_portfolio_get_title (self->portfolio));
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MpWindow *self = user_data;

  g_signal_connect_object (ask (self, MP_PICTURE_FOR_PRINTER), "accepted", G_CALLBACK (print_accepted_cb), self, 0);
}

/* Whether the visible view has a picture to be copied. */
void
mp_window_update_picture_actions (MpWindow *self)
{
  mp_window_set_enabled (self, "print", self->list && !self->job);
  mp_window_set_enabled (self, "copy-picture", shows_timeline (self) && !self->job);
}

void
mp_window_add_picture_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "print", print_cb },
    { "copy-picture", copy_picture_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
