/* mp-cli-export.c: mpower export
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/mp-cli-commands.h"
#include "exchange/mp-export.h"
#include "exchange/mp-message.h"

/* Beside the file, which may be standard output. */
static void
say_what_was_written (MpExport *export)
{
  g_autofree char *text = mp_export_describe (export);

  g_printerr ("%s\n", text);
}

static gboolean
write_export (MpCli       *cli,
              MpExport    *export,
              const char  *output,
              GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (output, "-") != 0)
    file = mp_cli_file_for_argument (output);
  if (file ? mp_export_to_file (export, file, NULL, error) : mp_export_write (export, mp_cli_output_get_stream (cli->out), NULL, error))
    {
      say_what_was_written (export);
      return TRUE;
    }
  /* Whoever read it has seen enough. */
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static gboolean
check_options (MpCli      *cli,
               const char *format,
               const char *output)
{
  MpReportFormat report;

  if (format == NULL || (!g_strv_contains (mp_export_get_formats (), format) && !mp_report_format_from_key (format, &report)))
    {
      g_autofree char *records = g_strjoinv (", ", (char **) mp_export_get_formats ());
      g_autofree char *reports = g_strjoinv (", ", (char **) mp_report_get_formats ());
      g_autofree char *all = g_strconcat (records, ", ", reports, NULL);

      if (format)
        mp_cli_usage_error (cli, _("--format: There is no format “%1$s” to write; there are: %2$s"), format, all);
      else
        mp_cli_usage_error (cli, _("--format is missing; there are: %s"), all);
      return FALSE;
    }
  if (output == NULL)
    {
      mp_cli_usage_error (cli, _("--output is missing; it names the file to write, or “-” for standard output"));
      return FALSE;
    }
  return TRUE;
}

/* What others are to read has no private notes, unless they are asked for. */
static gboolean
is_for_people (const char *format)
{
  return strcmp (format, "xlsx") == 0;
}

/* Keeps with the portfolio who reports, for the next time. */
static gboolean
keep_reporting (MpCli                  *cli,
                const MpIatiReporting  *reporting,
                GError                **error)
{
  g_autoptr (MpChangeSet) set = mp_iati_reporting_make_change_set (reporting, mp_store_get_portfolio (cli->store), MP_EDITOR (cli->store));
  g_autofree char *author = mp_cli_dup_author ();
  g_autoptr (GAsyncResult) result = NULL;

  if (mp_change_set_get_n (set) == 0)
    return TRUE;
  mp_store_set_author (cli->store, author);
  mp_editor_apply_async (MP_EDITOR (cli->store), set, NULL, mp_cli_wait_cb, &result);
  return mp_editor_apply_finish (MP_EDITOR (cli->store), mp_cli_wait (&result), error);
}

/* "warning: TEXT"; they go where no file goes. */
static void
print_messages (MpCli    *cli,
                MpExport *export)
{
  GPtrArray *messages = mp_export_get_messages (export);

  for (guint i = 0; i < messages->len; i++)
    {
      const MpMessage *message = messages->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s: %s: %s", cli->path, mp_severity_get_key (message->severity), message->text);

      mp_cli_print_error_line (line);
    }
}

/* What the command line asks for. */
typedef struct
{
  MpCliFilter filter;
  char *format;
  char *output;
  char *language;
  char *reporting_text;
  gboolean leave_out_notes;
  gboolean with_notes;
  gboolean with_names;
  gboolean is_report;
  char *paper;
  gboolean made_on;
  MpReportOptions report;
  MpIatiReporting *reporting;
} Wanted;

static void
wanted_clear (Wanted *self)
{
  mp_cli_filter_clear (&self->filter);
  g_free (self->format);
  g_free (self->output);
  g_free (self->language);
  g_free (self->reporting_text);
  g_free (self->paper);
  g_clear_pointer (&self->reporting, mp_iati_reporting_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static gboolean
parse_wanted (MpCli  *cli,
              Wanted *self)
{
  MpCliFilter *filter = &self->filter;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->format, N_("csv, xlsx, ics, tsv, json, list, iati, html or pdf"), N_("FORMAT") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->output, N_("The file to write; “-” for standard output"), N_("FILE") },
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->view, N_("As the saved view shows them"), N_("NAME") },
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter->sort,
      N_("title, status, start, end, left …; with “-” before it the other way round"), N_("KEY") },
    { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->language, N_("The language of the file, as es or ar"), N_("LANGUAGE") },
    { "without-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->leave_out_notes, N_("Leave private notes out"), NULL },
    { "with-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->with_notes, N_("Put notes into a workbook or a report, too"), NULL },
    { "with-names", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->with_names, N_("Name persons, too (reports, iati)"), NULL },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->paper, N_("A4, A3, Letter …, or millimetres as 210x297"), N_("SIZE") },
    { "made-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->made_on, N_("Reports: say on which day they were made"), NULL },
    { "reporting-org", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->reporting_text,
      N_("Who reports (iati), as XM-DAC-41302,40,ILO; kept with the portfolio"), N_("REF,TYPE,NAME") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  mp_report_options_init (&self->report);
  if (!mp_cli_parse (cli, entries, 1, 1) || !mp_cli_check_language (cli, self->language) || !check_options (cli, self->format, self->output))
    return FALSE;
  if (self->reporting_text && (self->reporting = mp_iati_reporting_parse (self->reporting_text, &error)) == NULL)
    {
      mp_cli_usage_error (cli, "--reporting-org: %s", error->message);
      return FALSE;
    }
  self->is_report = mp_report_format_from_key (self->format, &self->report.format);
  self->report.paper = self->paper;
  self->report.with_notes = self->with_notes;
  self->report.with_names = self->with_names;
  self->report.made_on = self->made_on ? mp_date_today () : MP_DATE_NONE;
  /* The same projects give the same file, whatever is sorted by elsewhere; only reports are read in an order. */
  if (filter->sort == NULL && !self->is_report)
    filter->sort = g_strdup (mp_sort_get_key (MP_SORT_SOURCE_ORDER));
  return TRUE;
}

static int
write_projects (MpCli         *cli,
                const Wanted  *wanted,
                MpProjectList *list)
{
  MpQuery *query = mp_project_list_get_query (list);
  MpPortfolio *portfolio = mp_store_get_portfolio (cli->store);
  MpExportOptions options = { .as_of = mp_query_get_as_of (query), .with_persons = wanted->with_names, .reporting = wanted->reporting };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  /* Without a query it is the whole portfolio, with what no project refers to. */
  if (mp_query_is_filtered (query))
    {
      ids = mp_cli_dup_ids (list);
      words = mp_query_describe (query, portfolio);
    }
  options.leave_out_notes = wanted->leave_out_notes || (is_for_people (wanted->format) && !wanted->with_notes);
  options.query = words;
  export = mp_export_new (wanted->format, portfolio, MP_LOOKUP (cli->store), ids, &options, &error);
  if ((!wanted->reporting || keep_reporting (cli, wanted->reporting, &error)) && export && write_export (cli, export, wanted->output, &error))
    {
      print_messages (cli, export);
      return MP_CLI_DONE;
    }

  if (export)
    print_messages (cli, export);
  name = mp_cli_display_name (wanted->output);
  mp_cli_error (cli, name, "%s", error->message);
  return MP_CLI_FAILED;
}

int
mp_cli_export (MpCli *cli)
{
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (MpProjectList) list = NULL;

  if (!parse_wanted (cli, &wanted) || !mp_cli_open (cli, wanted.reporting ? MP_STORE_OPEN_DEFAULT : MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  if (strcmp (wanted.output, "-") != 0 && !mp_cli_may_write (cli, wanted.output))
    return cli->status;
  list = mp_cli_load_list (cli, &wanted.filter);
  if (list == NULL)
    return cli->status;
  return wanted.is_report ? mp_cli_write_report (cli, list, &wanted.report, wanted.output) : write_projects (cli, &wanted, list);
}
