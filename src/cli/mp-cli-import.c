/* mp-cli-import.c: mpower import
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/mp-error.h"
#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"
#include "exchange/mp-import-plan.h"
#include "exchange/mp-sheet-reader.h"

/* What is piped is kept in memory, for it is read twice: 1 GiB. */
#define MAX_PIPED (1u << 30)

/* Stable words, for scripts. */
static const char *const state_words[MP_N_IMPORT_STATES] = {
  [MP_IMPORT_ADDED] = "added",
  [MP_IMPORT_CHANGED] = "changed",
  [MP_IMPORT_UNCHANGED] = "unchanged",
  [MP_IMPORT_DOUBTFUL] = "doubtful",
  [MP_IMPORT_UNUSABLE] = "unusable",
};

G_STATIC_ASSERT (G_N_ELEMENTS (((MpCliImport *) NULL)->counts) == MP_N_IMPORT_STATES);

/* "FILE:LINE: warning: TEXT" */
static void
print_message (const char *name,
               guint       line,
               MpSeverity  severity,
               const char *text)
{
  g_autofree char *one_line = mp_text_one_line (text);
  g_autofree char *message = NULL;

  if (line > 0)
    message = g_strdup_printf ("%s:%u: %s: %s", name, line, mp_severity_get_key (severity), one_line);
  else
    message = g_strdup_printf ("%s: %s: %s", name, mp_severity_get_key (severity), one_line);
  mp_cli_print_error_line (message);
}

static void
print_messages (GPtrArray  *messages,
                const char *name)
{
  for (guint i = 0; i < messages->len; i++)
    {
      const MpMessage *message = messages->pdata[i];

      print_message (name, message->line, message->severity, message->text);
    }
}

/* What is done about one difference. */
static void
list_difference (MpCli                    *cli,
                 const MpImportDifference *difference)
{
  g_autofree char *old_text = mp_text_one_line (difference->old_text ? difference->old_text : _("Not stated"));
  g_autofree char *new_text = mp_text_one_line (difference->new_text ? difference->new_text : _("Not stated"));

  if (difference->choice == MP_CHOICE_MINE)
    /* Translators: 1 is a field, 2 its value, which stays, 3 what the file says. */
    mp_cli_output_printf (cli->out, C_("change", "  %1$s: %2$s is kept, not %3$s\n"), difference->label, old_text, new_text);
  else if (difference->choice == MP_CHOICE_BOTH && difference->both != MP_BOTH_DATE)
    /* Translators: 1 is a field, 2 its value, which stays, 3 what the file says and is kept besides. */
    mp_cli_output_printf (cli->out, C_("change", "  %1$s: %2$s + %3$s\n"), difference->label, old_text, new_text);
  else if (difference->field < 0 && difference->old_text == NULL)
    mp_cli_output_printf (cli->out, "  %s: + %s\n", difference->label, new_text);
  else
    /* Translators: 1 is a field, 2 its old value, 3 its new one. */
    mp_cli_output_printf (cli->out, C_("change", "  %1$s: %2$s → %3$s\n"), difference->label, old_text, new_text);
}

static void
list_differences (MpCli        *cli,
                  MpImportItem *item)
{
  GPtrArray *differences = mp_import_item_get_differences (item);

  for (guint i = 0; differences && i < differences->len; i++)
    list_difference (cli, differences->pdata[i]);
}

/* What a dry run would do, project by project. */
static void
list_items (MpCli        *cli,
            MpImportPlan *plan)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan));

  for (guint i = 0; i < n && mp_cli_output_is_wanted (cli->out); i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);
      MpImportState state = mp_import_item_get_state (item);
      g_autofree char *title = NULL;

      if (state == MP_IMPORT_UNCHANGED)
        continue;
      title = mp_text_one_line (mp_import_item_get_title (item) ? mp_import_item_get_title (item) : "");
      mp_cli_output_printf (cli->out, "%s: %s\n", state_words[state], title);
      if (state == MP_IMPORT_DOUBTFUL && mp_import_item_get_other_title (item))
        {
          g_autofree char *other = mp_text_one_line (mp_import_item_get_other_title (item));

          mp_cli_output_append (cli->out, "  ");
          /* Translators: the title of a project that the portfolio has. */
          mp_cli_output_printf (cli->out, _("It might be “%s”"), other);
          mp_cli_output_append (cli->out, "\n");
        }
      if (state == MP_IMPORT_CHANGED || state == MP_IMPORT_DOUBTFUL)
        list_differences (cli, item);
    }
}

/* Those that nobody is there to decide on stay out. A message of the plan names each of them. */
static void
leave_doubtful_out (MpImportPlan *plan,
                    const char   *name)
{
  guint n_doubtful = mp_import_plan_count (plan, MP_IMPORT_DOUBTFUL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan));
  g_autofree char *text = NULL;

  if (n_doubtful == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);

      if (mp_import_item_get_state (item) == MP_IMPORT_DOUBTFUL)
        mp_import_item_set_decision (item, MP_DECISION_SKIP);
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doubtful project is left out; import the file in the window to decide on it",
                                       "%u doubtful projects are left out; import the file in the window to decide on them", n_doubtful),
                          n_doubtful);
  print_message (name, 0, MP_SEVERITY_WARNING, text);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

/* Long work says how far it is, where somebody looks on. */
static void
show_progress_cb (double   fraction,
                  gpointer user_data)
{
  const char *name = user_data;

  g_printerr ("\r%s: %d %%", name, (int) (fraction * 100));
}

static void
clear_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

static MpImportPlan *
make_plan (MpCli         *cli,
           MpReader      *reader,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mp_import_plan_new_async (reader, mp_store_get_portfolio (cli->store), MP_LOOKUP (cli->store), mp_date_today (),
                            isatty (STDERR_FILENO) ? show_progress_cb : NULL, (gpointer) name, cancellable, mp_cli_wait_cb, &result);
  mp_cli_wait (&result);
  clear_progress ();
  return mp_import_plan_new_finish (result, error);
}

static gboolean
apply_plan (MpCli         *cli,
            MpImportPlan  *plan,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (isatty (STDERR_FILENO))
    g_printerr ("\r%s", _("Writing…"));
  mp_import_plan_apply_async (plan, MP_EDITOR (cli->store), cancellable, mp_cli_wait_cb, &result);
  mp_cli_wait (&result);
  clear_progress ();
  return mp_import_plan_apply_finish (plan, result, error);
}

/* What stays as it is by the choice of the user is unchanged. */
static void
count_items (MpCliImport  *import,
             MpImportPlan *plan)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);
      MpImportState state = mp_import_item_get_state (item);

      import->counts[state == MP_IMPORT_CHANGED && !mp_import_item_is_taken (item) ? MP_IMPORT_UNCHANGED : state]++;
    }
}

/* What is said on the command line counts more than what the mapping says. */
static gboolean
set_options (MpCliImport  *import,
             MpReader     *reader,
             GError      **error)
{
  g_autoptr (MpColumnMapping) mapping = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if ((import->mapping || import->save_mapping) && !MP_IS_SHEET_READER (reader))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("“%s” is no sheet; only the columns of sheets have a mapping"), mp_reader_get_name (reader));
      return FALSE;
    }
  if (import->mapping)
    {
      if (!g_file_get_contents (import->mapping, &text, &length, error))
        return FALSE;
      mapping = mp_column_mapping_new_from_json (text, (gssize) length, error);
      if (mapping == NULL)
        {
          g_prefix_error (error, "%s: ", import->mapping);
          return FALSE;
        }
      mp_sheet_reader_set_mapping (MP_SHEET_READER (reader), mapping);
    }
  if (import->date_order)
    mp_reader_set_option (reader, "date-order", import->date_order);
  if (import->sheet)
    mp_reader_set_option (reader, "sheet", import->sheet);
  return TRUE;
}

static gboolean
save_mapping (MpCliImport  *import,
              MpReader     *reader,
              GError      **error)
{
  g_autoptr (MpColumnMapping) mapping = NULL;
  g_autofree char *text = NULL;

  if (import->save_mapping == NULL)
    return TRUE;
  mapping = mp_sheet_reader_dup_mapping (MP_SHEET_READER (reader));
  text = mp_column_mapping_to_json (mapping);
  return g_file_set_contents (import->save_mapping, text, -1, error);
}

static gboolean
import_reader (MpCli         *cli,
               MpCliImport   *import,
               const char    *name,
               MpReader      *reader,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MpImportPlan) plan = NULL;

  if (!set_options (import, reader, error))
    return FALSE;
  plan = make_plan (cli, reader, name, cancellable, error);
  if (plan == NULL)
    {
      /* What was said before the file could not be read on. */
      print_messages (mp_reader_get_messages (reader), name);
      return FALSE;
    }
  if (!save_mapping (import, reader, error))
    return FALSE;
  print_messages (mp_import_plan_get_messages (plan), name);
  leave_doubtful_out (plan, name);
  mp_import_plan_set_choices (plan, import->keep_mine ? MP_CHOICE_MINE : import->take_theirs ? MP_CHOICE_THEIRS : MP_CHOICE_DEFAULT);
  if (import->dry_run)
    list_items (cli, plan);
  else if (mp_import_plan_has_changes (plan) && !apply_plan (cli, plan, cancellable, error))
    return FALSE;
  count_items (import, plan);
  return TRUE;
}

/**
 * mp_cli_import_file:
 * @name: what messages call it
 * @file: (nullable): the file, %NULL when there are @bytes
 * @bytes: (nullable): what was piped
 *
 * Takes over one file. Ctrl+C ends it without a trace.
 *
 * Returns: %FALSE when it could not be taken over; then that was said
 */
gboolean
mp_cli_import_file (MpCli       *cli,
                    MpCliImport *import,
                    const char  *name,
                    GFile       *file,
                    GBytes      *bytes)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MpTermIndex *terms = mp_portfolio_get_term_index (mp_store_get_portfolio (cli->store));
  g_autoptr (MpReader) reader = NULL;
  guint interrupted = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  gboolean done;

  if (file)
    reader = mp_reader_new_for_file (file, import->format, terms, cancellable, &error);
  else
    reader = mp_reader_new_for_bytes (bytes, strcmp (name, "-") == 0 ? _("Standard input") : name, import->format, terms, &error);
  done = reader && import_reader (cli, import, name, reader, cancellable, &error);
  g_source_remove (interrupted);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    print_message (name, 0, MP_SEVERITY_ERROR, _("The import was stopped; nothing of this file was taken over"));
  else if (error)
    print_message (name, 0, MP_SEVERITY_ERROR, error->message);
  return done;
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 block[16384];
  gssize n;

  while ((n = g_input_stream_read (input, block, sizeof block, NULL, error)) > 0)
    {
      g_byte_array_append (all, block, (guint) n);
      if (all->len > MAX_PIPED)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("It is larger than 1 GiB; import it as a file"));
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
import_argument (MpCli       *cli,
                 MpCliImport *import,
                 const char  *argument)
{
  g_autofree char *name = mp_cli_display_name (argument);
  g_autoptr (GFile) file = NULL;

  if (strcmp (argument, "-") == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = read_standard_input (&error);

      if (bytes)
        return mp_cli_import_file (cli, import, name, NULL, bytes);
      print_message (name, 0, MP_SEVERITY_ERROR, error->message);
      return FALSE;
    }
  file = mp_cli_file_for_argument (argument);
  return mp_cli_import_file (cli, import, name, file, NULL);
}

static gboolean
check_options (MpCli             *cli,
               const MpCliImport *import)
{
  if (import->keep_mine && import->take_theirs)
    {
      mp_cli_usage_error (cli, "%s", _("--keep-mine and --take-theirs exclude each other"));
      return FALSE;
    }
  if (import->date_order && strcmp (import->date_order, "dmy") != 0 && strcmp (import->date_order, "mdy") != 0)
    {
      mp_cli_usage_error (cli, _("--date-order: “%s” is no order of dates; there are: dmy, mdy"), import->date_order);
      return FALSE;
    }
  if (import->format && !g_strv_contains (mp_reader_get_formats (), import->format))
    {
      g_autofree char *formats = g_strjoinv (", ", (char **) mp_reader_get_formats ());

      mp_cli_usage_error (cli, _("--format: There is no format “%1$s” to read; there are: %2$s"), import->format, formats);
      return FALSE;
    }
  return TRUE;
}

int
mp_cli_import (MpCli *cli)
{
  MpCliImport import = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *date_order = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *mapping = NULL;
  g_autofree char *save = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_("page, csv, xlsx, json or iati; otherwise recognised from the file"), N_("FORMAT") },
    { "date-order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &date_order, N_("How to read 03/04/2027: dmy or mdy; otherwise it is refused"), N_("ORDER") },
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &sheet, N_("The sheet of a workbook; otherwise the one whose columns are known best"), N_("NAME") },
    { "mapping", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &mapping, N_("What the columns of a sheet hold, as --save-mapping writes it"), N_("FILE") },
    { "save-mapping", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &save, N_("Write to FILE what the columns of the sheet are read as, to be changed and used again"), N_("FILE") },
    { "keep-mine", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &import.keep_mine, N_("Where both say something, keep what the portfolio says"), NULL },
    { "take-theirs", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &import.take_theirs, N_("Where both say something, take what the file says"), NULL },
    { "dry-run", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &import.dry_run, N_("Say what would be done, and change nothing"), NULL },
    { NULL },
  };
  gboolean failed = FALSE;

  if (!mp_cli_parse (cli, entries, 2, G_MAXUINT))
    return cli->status;
  import.format = format;
  import.date_order = date_order;
  import.sheet = sheet;
  import.mapping = mapping;
  import.save_mapping = save;
  if (!check_options (cli, &import) || !mp_cli_open (cli, import.dry_run ? MP_STORE_OPEN_READ_ONLY : MP_STORE_OPEN_DEFAULT))
    return cli->status;

  for (guint i = 2; i <= cli->n_arguments; i++)
    failed |= !import_argument (cli, &import, cli->arguments[i]);
  for (guint i = 0; i < MP_N_IMPORT_STATES; i++)
    mp_cli_output_printf (cli->out, "%s%s %u", i ? ", " : "", state_words[i], import.counts[i]);
  mp_cli_output_append (cli->out, "\n");
  return failed || import.counts[MP_IMPORT_UNUSABLE] > 0 ? MP_CLI_FAILED : MP_CLI_DONE;
}
