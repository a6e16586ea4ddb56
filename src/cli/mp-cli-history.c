/* mp-cli-history.c: mpower history, undo, redo
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-describe.h"

/* Of a large act the beginning is enough, unless one project is asked for. */
#define MAX_LINES 20
#define MAX_VALUE 200 /* characters */

/* The telling of a history. The records of one project are kept at hand: what its fields say depends on each other. */
typedef struct
{
  MpCli *cli;
  MpPortfolio *portfolio;
  gboolean of_one;
  gint64 project;
  MpProjectRecord *facts;
} Telling;

/* One line, not too long: a value may be a whole page of text. */
static char *
shorten (char *text)
{
  g_autofree char *owned = text;
  g_autofree char *line = mp_text_one_line (owned);

  if (g_utf8_strlen (line, -1) <= MAX_VALUE)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_VALUE - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

static char *
dup_project_title (MpPortfolio *portfolio,
                   gint64       id)
{
  char *title = mp_cli_dup_reference (portfolio, MP_TABLE_PROJECT, id);

  return shorten (title ? title : g_strdup (_("A deleted project")));
}

/* "Planned end", or "Funding, Amount" */
static char *
describe_field (const MpHistoryEntry *entry)
{
  const char *field = mp_field_get_label (entry->table, (guint) entry->field);

  if (entry->table == MP_TABLE_PROJECT)
    return g_strdup (field);
  /* Translators: 1 is a kind of record as "Funding", 2 one of its fields as "Amount". */
  return g_strdup_printf (C_("field", "%1$s, %2$s"), mp_table_get_label (entry->table), field);
}

/* (nullable): the record as it is now, for the currency of an amount and the precision of a day. */
static MpRecord *
find_record (Telling              *telling,
             const MpHistoryEntry *entry)
{
  if (entry->project == 0)
    return NULL;
  if (telling->project != entry->project)
    {
      g_clear_pointer (&telling->facts, mp_project_record_unref);
      telling->project = entry->project;
      telling->facts = mp_lookup_load_project (MP_LOOKUP (telling->cli->store), entry->project, NULL, NULL);
    }
  return telling->facts ? mp_project_record_find (telling->facts, entry->table, entry->id) : NULL;
}

static char *
describe_update (Telling              *telling,
                 const MpHistoryEntry *entry)
{
  MpPortfolio *portfolio = telling->portfolio;
  MpRecord *record = find_record (telling, entry);
  g_autofree char *field = describe_field (entry);
  g_autofree char *old_value = shorten (mp_cli_describe_value (portfolio, record, entry->table, (guint) entry->field, &entry->old_value));
  g_autofree char *new_value = shorten (mp_cli_describe_value (portfolio, record, entry->table, (guint) entry->field, &entry->new_value));

  /* Translators: 1 is a field, 2 what it held, 3 what it holds now. */
  return g_strdup_printf (C_("history", "%1$s: %2$s → %3$s"), field, old_value, new_value);
}

/* A record that came or went. */
static char *
describe_whole (MpPortfolio          *portfolio,
                const MpHistoryEntry *entry)
{
  g_autofree char *label = entry->record ? mp_cli_describe_label (portfolio, entry->record) : g_strdup (mp_table_get_label (entry->table));
  g_autofree char *text = entry->record ? shorten (mp_cli_describe_record (portfolio, entry->record, FALSE)) : NULL;
  const char *sign = entry->kind == MP_CHANGE_INSERT ? "+" : "−";

  if (text == NULL)
    return g_strdup_printf ("%s %s", sign, label);
  return g_strdup_printf ("%s %s: %s", sign, label, text);
}

static void
print_entry (Telling              *telling,
             const MpHistoryEntry *entry)
{
  gint64 project = entry->table == MP_TABLE_PROJECT ? entry->id : entry->project;
  g_autofree char *text = NULL;

  /* What users never meet, as the UUID, or a field that a later version has dropped. */
  if (entry->kind == MP_CHANGE_UPDATE && (entry->field < 0 || mp_table_get_info (entry->table)->fields[entry->field].label == NULL))
    return;
  text = entry->kind == MP_CHANGE_UPDATE ? describe_update (telling, entry) : describe_whole (telling->portfolio, entry);
  if (!telling->of_one && project && (entry->table != MP_TABLE_PROJECT || entry->kind == MP_CHANGE_UPDATE))
    {
      g_autofree char *title = dup_project_title (telling->portfolio, project);

      mp_cli_output_printf (telling->cli->out, "  %s: %s\n", title, text);
    }
  else
    {
      mp_cli_output_printf (telling->cli->out, "  %s\n", text);
    }
}

static void
print_act (MpCli                *cli,
           const MpHistoryEntry *entry)
{
  g_autofree char *made = mp_format_time (entry->made_at);
  g_autofree char *label = shorten (g_strdup (entry->label ? entry->label : ""));
  g_autofree char *author = shorten (g_strdup (entry->author ? entry->author : _("Unknown")));

  mp_cli_output_printf (cli->out, "%s  %s  %s", made, author, label);
  if (entry->undone_at)
    {
      g_autofree char *undone = mp_format_time (entry->undone_at);

      /* Translators: an instant. */
      mp_cli_output_printf (cli->out, C_("history", " (undone %s)"), undone);
    }
  mp_cli_output_append (cli->out, "\n");
}

/* The entries of one act, in the order in which they were made; the first @max of them, projects before all else. */
static void
print_entries (Telling         *telling,
               MpHistoryEntry **entries,
               guint            n,
               guint            max)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = n; i > 0 && max > 0; i--)
        {
          if ((entries[i - 1]->table == MP_TABLE_PROJECT) != (pass == 0))
            continue;
          print_entry (telling, entries[i - 1]);
          max--;
        }
    }
}

/* Entries come newest first. */
static void
print_history (Telling   *telling,
               GPtrArray *entries,
               guint      limit)
{
  MpCliOutput *out = telling->cli->out;
  guint end;

  for (guint start = 0, n = 0; start < entries->len && n < limit && mp_cli_output_is_wanted (out); start = end, n++)
    {
      const MpHistoryEntry *first = entries->pdata[start];
      guint shown;

      for (end = start; end < entries->len && ((MpHistoryEntry *) entries->pdata[end])->change_set == first->change_set;)
        end++;
      shown = telling->of_one ? end - start : MIN (end - start, MAX_LINES);
      print_act (telling->cli, first);
      print_entries (telling, (MpHistoryEntry **) &entries->pdata[start], end - start, shown);
      if (shown < end - start)
        {
          guint more = end - start - shown;

          mp_cli_output_append (out, "  ");
          mp_cli_output_printf (out, g_dngettext (GETTEXT_PACKAGE, "… and %u more change", "… and %u more changes", more), more);
          mp_cli_output_append (out, "\n");
        }
    }
}

int
mp_cli_history (MpCli *cli)
{
  int limit = MP_CLI_NO_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_("No more than so many"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  Telling telling = { .cli = cli };
  gint64 project = 0;

  if (!mp_cli_parse (cli, entries, 1, 2) || !mp_cli_check_limit (cli, limit) || !mp_cli_open (cli, MP_STORE_OPEN_READ_ONLY))
    return cli->status;
  if (cli->n_arguments > 1)
    {
      guint row = mp_cli_find_project (cli, cli->arguments[2]);

      if (row == MP_INVALID_ROW)
        return cli->status;
      project = mp_portfolio_get_summary (mp_store_get_portfolio (cli->store), row)->id;
    }
  history = mp_lookup_load_history (MP_LOOKUP (cli->store), project, 0, NULL, &error);
  if (history == NULL)
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  telling.portfolio = mp_store_get_portfolio (cli->store);
  telling.of_one = project != 0;
  print_history (&telling, history, (guint) limit);
  g_clear_pointer (&telling.facts, mp_project_record_unref);
  return MP_CLI_DONE;
}

int
mp_cli_undo (MpCli *cli)
{
  g_autofree char *label = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_cli_parse (cli, NULL, 1, 1) || !mp_cli_open (cli, MP_STORE_OPEN_DEFAULT))
    return cli->status;
  label = mp_editor_dup_undo_label (MP_EDITOR (cli->store));
  if (label == NULL)
    {
      mp_cli_error (cli, cli->path, _("There is nothing to undo"));
      return MP_CLI_FAILED;
    }
  mp_editor_undo_async (MP_EDITOR (cli->store), NULL, mp_cli_wait_cb, &result);
  if (!mp_editor_undo_finish (MP_EDITOR (cli->store), mp_cli_wait (&result), &error))
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  mp_cli_output_printf (cli->out, _("Undone: %s"), label);
  mp_cli_output_append (cli->out, "\n");
  return MP_CLI_DONE;
}

int
mp_cli_redo (MpCli *cli)
{
  g_autofree char *label = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_cli_parse (cli, NULL, 1, 1) || !mp_cli_open (cli, MP_STORE_OPEN_DEFAULT))
    return cli->status;
  label = mp_editor_dup_redo_label (MP_EDITOR (cli->store));
  if (label == NULL)
    {
      mp_cli_error (cli, cli->path, _("There is nothing to do again"));
      return MP_CLI_FAILED;
    }
  mp_editor_redo_async (MP_EDITOR (cli->store), NULL, mp_cli_wait_cb, &result);
  if (!mp_editor_redo_finish (MP_EDITOR (cli->store), mp_cli_wait (&result), &error))
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  mp_cli_output_printf (cli->out, _("Done again: %s"), label);
  mp_cli_output_append (cli->out, "\n");
  return MP_CLI_DONE;
}
