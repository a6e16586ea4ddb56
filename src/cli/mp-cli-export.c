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

int
mp_cli_export (MpCli *cli)
{
  g_auto (MpCliFilter) filter = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *language = NULL;
  g_autofree char *paper = NULL;
  gboolean leave_out_notes = FALSE, with_notes = FALSE;
  gboolean made_on = FALSE;
  MpReportOptions report;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_("csv, xlsx, ics, tsv, json, list, html or pdf"), N_("FORMAT") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output, N_("The file to write; “-” for standard output"), N_("FILE") },
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.view, N_("As the saved view shows them"), N_("NAME") },
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.sort,
      N_("title, status, start, end, left …; with “-” before it the other way round"), N_("KEY") },
    { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &language, N_("The language of the file, as es or ar"), N_("LANGUAGE") },
    { "without-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &leave_out_notes, N_("Leave private notes out"), NULL },
    { "with-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &with_notes, N_("Put notes into a workbook or a report, too"), NULL },
    { "with-names", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &report.with_names, N_("Reports: name persons who checked translations"), NULL },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &paper, N_("A4, A3, Letter …, or millimetres as 210x297"), N_("SIZE") },
    { "made-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &made_on, N_("Reports: say on which day they were made"), NULL },
    { NULL },
  };
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  MpExportOptions options = { .as_of = MP_DATE_NONE };
  gboolean is_report;

  mp_report_options_init (&report);
  if (!mp_cli_parse (cli, entries, 1, 1) || !mp_cli_check_language (cli, language) || !check_options (cli, format, output))
    return cli->status;
  is_report = mp_report_format_from_key (format, &report.format);
  report.paper = paper;
  /* The same projects give the same file, whatever is sorted by elsewhere; only reports are read in an order. */
  if (filter.sort == NULL && !is_report)
    filter.sort = g_strdup (mp_sort_get_key (MP_SORT_SOURCE_ORDER));
  if (!mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  if (strcmp (output, "-") != 0 && !mp_cli_may_write (cli, output))
    return cli->status;
  list = mp_cli_load_list (cli, &filter);
  if (list == NULL)
    return cli->status;

  if (made_on)
    report.made_on = mp_date_today ();
  report.with_notes = with_notes;
  if (is_report)
    return mp_cli_write_report (cli, list, &report, output);

  /* Without a query it is the whole portfolio, with what no project refers to. */
  if (mp_query_is_filtered (mp_project_list_get_query (list)))
    {
      ids = mp_cli_dup_ids (list);
      words = mp_query_describe (mp_project_list_get_query (list), mp_store_get_portfolio (cli->store));
    }
  options.as_of = mp_query_get_as_of (mp_project_list_get_query (list));
  options.leave_out_notes = leave_out_notes || (is_for_people (format) && !with_notes);
  options.query = words;
  export = mp_export_new (format, mp_store_get_portfolio (cli->store), MP_LOOKUP (cli->store), ids, &options, &error);
  if (export == NULL || !write_export (cli, export, output, &error))
    {
      g_autofree char *name = mp_cli_display_name (output);

      mp_cli_error (cli, name, "%s", error->message);
      return MP_CLI_FAILED;
    }
  return MP_CLI_DONE;
}
