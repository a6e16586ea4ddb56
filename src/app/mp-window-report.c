/* mp-window-report.c: reports from the window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process has its texts in one language. A report in another one is made by the program's own command line, which
 * writes to us, so that the file is replaced as a whole by either.
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/mp-report-dialog.h"
#include "base/mp-error.h"
#include "base/mp-locale.h"
#include "model/mp-replacement.h"
#include "widgets/mp-choose-file.h"

/* A report on its way. */
typedef struct
{
  MpWindow *window;
  MpReportOptions options;
  char *language;
  GFile *file;
  MpReplacement *replacement; /* of another process */
  GSubprocess *process;
  GCancellable *cancellable;
} Reporting;

static void
reporting_free (Reporting *reporting)
{
  g_clear_pointer (&reporting->replacement, mp_replacement_free);
  g_clear_object (&reporting->process);
  g_clear_object (&reporting->file);
  g_clear_object (&reporting->cancellable);
  g_object_unref (reporting->window);
  g_free (reporting->language);
  g_free (reporting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reporting, reporting_free)

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  mp_busy_bar_set_fraction (MP_WINDOW (user_data)->busy, fraction);
}

static void
end_report (Reporting    *reporting,
            const GError *error)
{
  mp_window_end_job (reporting->window);
  mp_window_say_exported (reporting->window, reporting->file, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Reporting) reporting = user_data;
  g_autoptr (GError) error = NULL;

  mp_report_to_file_finish (result, &error);
  end_report (reporting, error);
}

static void
process_ended_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Reporting) reporting = user_data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, &error))
    mp_replacement_commit (reporting->replacement, reporting->cancellable, &error);
  end_report (reporting, error);
}

static void
received_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Reporting) reporting = user_data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, &error) >= 0)
    {
      GSubprocess *process = reporting->process;
      GCancellable *cancellable = reporting->cancellable;

      g_subprocess_wait_check_async (process, cancellable, process_ended_cb, g_steal_pointer (&reporting));
      return;
    }
  g_subprocess_force_exit (reporting->process);
  end_report (reporting, error);
}

/* (nullable): what the command line is called with. */
static GPtrArray *
make_arguments (const Reporting *reporting)
{
  static const char *const keys[] = { [MP_REPORT_FORMAT_HTML] = "html", [MP_REPORT_FORMAT_PDF] = "pdf" };
  MpQuery *query = mp_project_list_get_query (reporting->window->list);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GFile *document = mp_window_get_file (reporting->window);
  g_autofree char *path = document ? g_file_get_path (document) : NULL;
  g_autofree char *day = mp_date_to_iso (mp_query_get_as_of (query), MP_PRECISION_DAY);
  GPtrArray *arguments;

  if (program == NULL || path == NULL)
    return NULL;
  arguments = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (arguments, g_steal_pointer (&program));
  g_ptr_array_add (arguments, g_strdup ("export"));
  g_ptr_array_add (arguments, g_strdup_printf ("--format=%s", keys[reporting->options.format]));
  g_ptr_array_add (arguments, g_strdup ("--output=-"));
  g_ptr_array_add (arguments, g_strdup_printf ("--language=%s", reporting->language));
  g_ptr_array_add (arguments, g_strdup_printf ("--as-of=%s", day));
  g_ptr_array_add (arguments, g_strdup_printf ("--query=%s", mp_query_get_text (query)));
  g_ptr_array_add (arguments, g_strdup_printf ("--sort=%s%s", mp_query_get_descending (query) ? "-" : "", mp_sort_get_key (mp_query_get_sort (query))));
  g_ptr_array_add (arguments, g_strdup_printf ("--paper=%s", reporting->options.paper));
  if (reporting->options.with_notes)
    g_ptr_array_add (arguments, g_strdup ("--with-notes"));
  if (reporting->options.with_names)
    g_ptr_array_add (arguments, g_strdup ("--with-names"));
  if (reporting->options.made_on != MP_DATE_NONE)
    g_ptr_array_add (arguments, g_strdup ("--made-on"));
  g_ptr_array_add (arguments, g_strdup ("--"));
  g_ptr_array_add (arguments, g_steal_pointer (&path));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static gboolean
start_process (Reporting  *reporting,
               GError    **error)
{
  g_autoptr (GPtrArray) arguments = make_arguments (reporting);

  if (arguments == NULL)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("A report in another language needs a portfolio on this computer. Save a copy here first."));
      return FALSE;
    }
  reporting->replacement = mp_replacement_new (reporting->file, NULL, error);
  if (reporting->replacement == NULL)
    return FALSE;
  reporting->process = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  return reporting->process != NULL;
}

static void
write_in_language (Reporting *taken)
{
  g_autoptr (Reporting) reporting = taken;
  g_autoptr (GError) error = NULL;
  GOutputStream *stream;
  GInputStream *input;
  GCancellable *cancellable;

  if (!start_process (reporting, &error))
    {
      mp_window_say_exported (reporting->window, reporting->file, error);
      return;
    }
  cancellable = mp_window_begin_job (reporting->window, _("Exporting"));
  reporting->cancellable = g_object_ref (cancellable);
  stream = mp_replacement_get_stream (reporting->replacement);
  input = g_subprocess_get_stdout_pipe (reporting->process);
  g_output_stream_splice_async (stream, input, G_OUTPUT_STREAM_SPLICE_NONE, G_PRIORITY_DEFAULT, cancellable, received_cb, g_steal_pointer (&reporting));
}

static void
write_here (Reporting *reporting)
{
  MpWindow *self = reporting->window;
  g_autoptr (MpReport) report = mp_report_new (self->list, self->lookup, &reporting->options);

  mp_report_to_file_async (report, reporting->file, progress_cb, self, mp_window_begin_job (self, _("Exporting")), written_cb, reporting);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Reporting) reporting = user_data;
  g_autofree char *own = mp_locale_dup_language (GETTEXT_PACKAGE);

  reporting->file = mp_choose_file_finish (result);
  if (reporting->file == NULL || reporting->window->list == NULL || reporting->window->job)
    return;
  if (strcmp (own, reporting->language) == 0)
    write_here (g_steal_pointer (&reporting));
  else
    write_in_language (g_steal_pointer (&reporting));
}

static void
accepted_cb (MpReportDialog *dialog,
             MpWindow       *self)
{
  Reporting *reporting = g_new0 (Reporting, 1);
  const char *const filters[2][3] = { { C_("report", "Web Page (HTML)"), "*.html", NULL }, { C_("report", "Pages of Paper (PDF)"), "*.pdf", NULL } };
  g_autofree char *title = g_strdup (mp_portfolio_get_title (self->portfolio));
  g_autofree char *name = NULL;
  MpChooseFile what = { .title = _("Export Report"), .action = GTK_FILE_CHOOSER_ACTION_SAVE, .accept_label = _("_Export") };

  reporting->window = g_object_ref (self);
  mp_report_options_init (&reporting->options);
  mp_report_dialog_apply (dialog, &reporting->options);
  reporting->language = g_strdup (mp_report_dialog_get_language (dialog));
  name = g_strconcat (g_strdelimit (title, "/", '-'), reporting->options.format == MP_REPORT_FORMAT_PDF ? ".pdf" : ".html", NULL);
  what.name = name;
  what.filters = filters[reporting->options.format];
  mp_choose_file_async (GTK_WINDOW (self), &what, file_chosen_cb, reporting);
}

static void
export_report_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MpWindow *self = user_data;
  MpReportDialog *dialog = mp_report_dialog_new ();

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (gtk_widget_get_width (GTK_WIDGET (self)), 480),
                               MIN (gtk_widget_get_height (GTK_WIDGET (self)), 560));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mp_window_add_report_actions (MpWindow *self)
{
  static const GActionEntry entries[] = {
    { "export-report", export_report_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
