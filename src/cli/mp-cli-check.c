/* mp-cli-check.c: mpower check
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"
#include "model/mp-check.h"

static gboolean
check_project_cb (MpProjectRecord  *project,
                  gpointer          user_data,
                  GError          **error)
{
  mp_check_project (user_data, project);
  return TRUE;
}

static void
print_finding (MpCli           *cli,
               const MpFinding *finding)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (cli->store);
  guint row = mp_portfolio_find_row (portfolio, finding->project);
  const MpSummary *summary = row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (portfolio, row);
  g_autofree char *title = mp_text_one_line (summary ? summary->title : "");
  g_autofree char *text = mp_text_one_line (finding->text);

  mp_cli_output_printf (cli->out, "%s: %s: %s [%s]\n", title, mp_finding_severity_get_key (finding->severity), text, finding->rule);
}

static void
print_sum (MpCli       *cli,
           const guint  counts[MP_N_FINDING_SEVERITIES])
{
  guint errors = counts[MP_FINDING_ERROR], warnings = counts[MP_FINDING_WARNING], notes = counts[MP_FINDING_NOTE];

  mp_cli_output_printf (cli->out, g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", errors), errors);
  mp_cli_output_append (cli->out, C_("list", ", "));
  mp_cli_output_printf (cli->out, g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", warnings), warnings);
  mp_cli_output_append (cli->out, C_("list", ", "));
  mp_cli_output_printf (cli->out, g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", notes), notes);
  mp_cli_output_append (cli->out, "\n");
}

int
mp_cli_check (MpCli *cli)
{
  g_auto (MpCliFilter) filter = { 0 };
  const GOptionEntry entries[] = {
    { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.query, N_("Only the projects that the query finds"), N_("QUERY") },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &filter.as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { NULL },
  };
  guint counts[MP_N_FINDING_SEVERITIES] = { 0 };
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (MpCheck) check = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_cli_parse (cli, entries, 1, 1) || !mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  list = mp_cli_load_list (cli, &filter);
  if (list == NULL)
    return cli->status;

  ids = mp_cli_dup_ids (list);
  check = mp_check_new (mp_portfolio_get_term_index (mp_store_get_portfolio (cli->store)), mp_query_get_as_of (mp_project_list_get_query (list)));
  if (!mp_lookup_each_project (MP_LOOKUP (cli->store), ids, check_project_cb, check, NULL, &error))
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  findings = mp_check_finish (check);
  for (guint i = 0; i < findings->len; i++)
    {
      const MpFinding *finding = findings->pdata[i];

      counts[finding->severity]++;
      print_finding (cli, finding);
    }
  print_sum (cli, counts);
  return counts[MP_FINDING_ERROR] > 0 ? MP_CLI_FAILED : MP_CLI_DONE;
}
