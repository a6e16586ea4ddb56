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
  const char *const *formats = mp_export_get_formats ();

  if (format == NULL || !g_strv_contains (formats, format))
    {
      g_autofree char *all = g_strjoinv (", ", (char **) formats);

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
  gboolean leave_out_notes = FALSE, with_notes = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_("csv, xlsx, ics, tsv, json or list"), N_("FORMAT") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output, N_("The file to write; “-” for standard output"), N_("FILE") },
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.view, N_("As the saved view shows them"), N_("NAME") },
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "without-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &leave_out_notes, N_("Leave private notes out"), NULL },
    { "with-notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &with_notes, N_("Put notes into a workbook, too"), NULL },
    { NULL },
  };
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  MpExportOptions options = { .as_of = MP_DATE_NONE };

  /* The same projects give the same file, whatever is sorted by elsewhere. */
  filter.sort = g_strdup (mp_sort_get_key (MP_SORT_SOURCE_ORDER));
  if (!mp_cli_parse (cli, entries, 1, 1) || !check_options (cli, format, output) || !mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  if (strcmp (output, "-") != 0 && !mp_cli_may_write (cli, output))
    return cli->status;
  list = mp_cli_load_list (cli, &filter);
  if (list == NULL)
    return cli->status;

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
