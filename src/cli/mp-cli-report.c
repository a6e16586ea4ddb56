/* mp-cli-report.c: mpower export, to documents that are read
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/mp-cli-commands.h"

#include <string.h>

static gboolean
write_report (MpCli       *cli,
              MpReport    *report,
              const char  *output,
              GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (output, "-") != 0)
    {
      file = mp_cli_file_for_argument (output);
      return mp_report_to_file (report, file, NULL, error);
    }
  if (mp_report_write (report, mp_cli_output_get_stream (cli->out), NULL, error))
    return TRUE;
  /* Whoever read it has seen enough. */
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

/**
 * mp_cli_write_report:
 * @output: a path, or "-" for standard output
 *
 * Returns: the exit status; what is wrong was said
 */
int
mp_cli_write_report (MpCli                 *cli,
                     MpProjectList         *list,
                     const MpReportOptions *options,
                     const char            *output)
{
  g_autoptr (MpReport) report = NULL;
  g_autoptr (GError) error = NULL;

  mp_cli_prepare_gtk ();
  report = mp_report_new (list, MP_LOOKUP (cli->store), options);
  if (!write_report (cli, report, output, &error))
    {
      g_autofree char *name = mp_cli_display_name (output);

      mp_cli_error (cli, name, "%s", error->message);
      return MP_CLI_FAILED;
    }
  return MP_CLI_DONE;
}
