/* mp-cli-show.c: mpower show
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-describe.h"
#include "cli/mp-cli-show-json.h"
#include "cli/mp-cli-text.h"
#include "model/mp-status.h"

#define INDENT 2

/* One project on its way to the reader. */
typedef struct
{
  MpCli *cli;
  MpPortfolio *portfolio;
  const MpSummary *summary;
  MpProjectRecord *project;
  MpDate as_of;
  guint columns;
} Page;

/* A group as on the page of a project: a heading and the tables under it. */
typedef struct
{
  const char *heading;
  gboolean always; /* whether that it is empty is worth a line */
  MpTable tables[3];
  gboolean places;  /* of terms: those that say where, or all others */
} Group;

static const Group groups[] = {
  { NC_("heading", "Names"), FALSE, { MP_TABLE_PROJECT_NAME, MP_TABLE_IDENTIFIER, MP_N_TABLES }, FALSE },
  { NC_("heading", "Dates"), TRUE, { MP_TABLE_DATE_REVISION, MP_TABLE_EVENT, MP_N_TABLES }, FALSE },
  { NC_("heading", "Where"), TRUE, { MP_TABLE_PROJECT_TERM, MP_N_TABLES }, TRUE },
  { NC_("heading", "What"), TRUE, { MP_TABLE_PROJECT_TERM, MP_N_TABLES }, FALSE },
  { NC_("heading", "Who"), TRUE, { MP_TABLE_ROLE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Initiatives"), FALSE, { MP_TABLE_PROJECT_INITIATIVE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Money"), TRUE, { MP_TABLE_FUNDING, MP_N_TABLES }, FALSE },
  { NC_("heading", "Milestones"), FALSE, { MP_TABLE_MILESTONE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Texts"), TRUE, { MP_TABLE_NARRATIVE, MP_N_TABLES }, FALSE },
  { NC_("heading", "Documents"), FALSE, { MP_TABLE_LINK, MP_N_TABLES }, FALSE },
  { NC_("heading", "Related projects"), FALSE, { MP_TABLE_RELATION, MP_N_TABLES }, FALSE },
  { NC_("heading", "Free fields"), FALSE, { MP_TABLE_EXTRA_FIELD, MP_N_TABLES }, FALSE },
};

/* Which group a term stands in: where, or what. */
static gboolean
is_in_group (const Page     *page,
             const Group    *group,
             const MpRecord *record)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (page->portfolio);
  const char *key;

  if (mp_record_get_table (record) != MP_TABLE_PROJECT_TERM)
    return TRUE;
  key = mp_term_index_get_vocabulary_key (terms, mp_record_get_integer (record, MP_PROJECT_TERM_TERM));
  return (g_strcmp0 (key, MP_VOCABULARY_COUNTRIES) == 0 || g_strcmp0 (key, MP_VOCABULARY_REGIONS) == 0) == group->places;
}

/* A long text begins on a line of its own. */
static void
append_record (const Page     *page,
               const MpRecord *record,
               GString        *out)
{
  MpTable table = mp_record_get_table (record);
  g_autofree char *label = mp_cli_describe_label (page->portfolio, record);
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *line = NULL;

  if (table == MP_TABLE_NARRATIVE)
    {
      clean = mp_text_clean (mp_record_get_text (record, MP_NARRATIVE_TEXT));
      line = g_strdup_printf ("%s (%s, %s)", label, mp_record_get_text (record, MP_NARRATIVE_LANGUAGE),
                              mp_choice_get_label (mp_record_get_text (record, MP_NARRATIVE_ORIGIN)));
      mp_cli_text_append_wrapped (out, line, INDENT, page->columns);
      mp_cli_text_append_wrapped (out, clean, 2 * INDENT, page->columns);
      return;
    }
  text = mp_cli_describe_record (page->portfolio, record, TRUE);
  line = g_strdup_printf ("%s: %s", label, text);
  clean = mp_text_one_line (line);
  mp_cli_text_append_wrapped (out, clean, INDENT, page->columns);
}

/* Earlier statements of a date stand under the one that counts. */
static gboolean
is_superseded (const Page     *page,
               const MpRecord *record)
{
  return mp_record_get_table (record) == MP_TABLE_DATE_REVISION &&
         mp_project_record_get_date (page->project, mp_record_get_text (record, MP_DATE_REVISION_KIND)) != record;
}

static void
append_superseded (const Page *page,
                   GString    *out)
{
  for (guint i = 0; i < mp_project_record_get_n (page->project, MP_TABLE_DATE_REVISION); i++)
    {
      MpRecord *record = mp_project_record_get (page->project, MP_TABLE_DATE_REVISION, i);
      g_autofree char *label = NULL;
      g_autofree char *text = NULL;
      g_autofree char *line = NULL;
      g_autofree char *clean = NULL;

      if (!is_superseded (page, record))
        continue;
      label = mp_cli_describe_label (page->portfolio, record);
      text = mp_cli_describe_record (page->portfolio, record, TRUE);
      /* Translators: an earlier statement of a date: 1 is which date, 2 what was said. */
      line = g_strdup_printf (_("Earlier, %1$s: %2$s"), label, text);
      clean = mp_text_one_line (line);
      mp_cli_text_append_wrapped (out, clean, INDENT, page->columns);
    }
}

static void
print_group (const Page  *page,
             const Group *group)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint t = 0; group->tables[t] != MP_N_TABLES; t++)
    {
      for (guint i = 0; i < mp_project_record_get_n (page->project, group->tables[t]); i++)
        {
          MpRecord *record = mp_project_record_get (page->project, group->tables[t], i);

          if (is_in_group (page, group, record) && !is_superseded (page, record))
            append_record (page, record, out);
        }
    }
  if (group->tables[0] == MP_TABLE_DATE_REVISION)
    append_superseded (page, out);
  if (out->len == 0 && !group->always)
    return;
  mp_cli_output_printf (page->cli->out, "\n%s\n", g_dpgettext2 (GETTEXT_PACKAGE, "heading", group->heading));
  if (out->len == 0)
    mp_cli_output_printf (page->cli->out, "%*s%s\n", INDENT, "", _("Not stated"));
  else
    mp_cli_output_append (page->cli->out, out->str);
}

static void
print_head (const Page *page)
{
  static const guint fields[] = {
    MP_PROJECT_MODALITY, MP_PROJECT_LANGUAGE, MP_PROJECT_STATED_STATUS, MP_PROJECT_STATED_STATUS_DAY, MP_PROJECT_SOURCE, MP_PROJECT_NOTE,
  };
  MpRecord *record = mp_project_record_get_project (page->project);
  g_autofree char *title = mp_text_one_line (page->summary->title);
  g_autofree char *explained = mp_status_explain (page->summary, page->as_of);
  g_autoptr (GString) out = g_string_new (NULL);

  mp_cli_text_append_wrapped (out, title, 0, page->columns);
  g_string_append_printf (out, "%s %s: %s\n", mp_status_get_symbol (mp_status_as_of (page->summary, page->as_of)),
                          mp_status_get_label (mp_status_as_of (page->summary, page->as_of)), explained);
  g_string_append_printf (out, "%s: %s\n", _("Identifier"), page->summary->uuid);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MpValue *value = mp_record_get_value (record, fields[i]);
      g_autofree char *text = NULL;
      g_autofree char *clean = NULL;

      if (value->type == MP_VALUE_NULL)
        continue;
      text = mp_cli_describe_value (page->portfolio, record, MP_TABLE_PROJECT, fields[i], value);
      clean = mp_text_one_line (text);
      g_string_append_printf (out, "%s: %s\n", mp_field_get_label (MP_TABLE_PROJECT, fields[i]), clean);
    }
  mp_cli_output_append (page->cli->out, out->str);
}

static void
print_text (const Page *page)
{
  print_head (page);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    print_group (page, &groups[i]);
}

int
mp_cli_show (MpCli *cli)
{
  g_autofree char *as_of = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &as_of, N_("The day that counts as today, as 2026-11-23"), N_("DAY") },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  Page page = { .cli = cli, .as_of = mp_date_today (), .columns = mp_cli_output_get_columns () };
  g_autoptr (MpProjectRecord) project = NULL;
  g_autoptr (GError) error = NULL;
  guint row;

  if (!mp_cli_parse (cli, entries, 2, 2) || !mp_cli_parse_day (cli, "--as-of", as_of, &page.as_of))
    return cli->status;
  if (format && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    {
      mp_cli_usage_error (cli, _("--format: There is no format “%1$s” to show in; there are: %2$s"), format, "text, json");
      return cli->status;
    }
  if (!mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  row = mp_cli_find_project (cli, cli->arguments[2]);
  if (row == MP_INVALID_ROW)
    return cli->status;

  page.portfolio = mp_store_get_portfolio (cli->store);
  page.summary = mp_portfolio_get_summary (page.portfolio, row);
  page.project = project = mp_lookup_load_project (MP_LOOKUP (cli->store), page.summary->id, NULL, &error);
  if (project == NULL)
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  if (format && strcmp (format, "json") == 0)
    mp_cli_show_json (cli->out, page.portfolio, page.summary, project, page.as_of);
  else
    print_text (&page);
  return MP_CLI_DONE;
}
