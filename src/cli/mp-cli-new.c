/* mp-cli-new.c: mpower new
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/mp-cli-commands.h"
#include "exchange/mp-sample.h"

/* "work" for "/home/ana/work.mpower" */
static char *
make_title (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  if (g_str_has_suffix (shown, ".mpower") && *shown != '.')
    shown[strlen (shown) - strlen (".mpower")] = '\0';
  return g_steal_pointer (&shown);
}

/* Half a portfolio is none. */
static void
remove_document (MpCli *cli,
                 GFile *file)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *path = g_file_get_path (file);

  mp_store_close (cli->store);
  g_clear_object (&cli->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_autoptr (GFile) part = g_file_new_for_path (name);

      g_file_delete (part, NULL, NULL);
    }
}

/* The sample brings its own title along. */
static gboolean
set_title (MpCli       *cli,
           const char  *title,
           GError     **error)
{
  GPtrArray *records = mp_portfolio_get_records (mp_store_get_portfolio (cli->store), MP_TABLE_PORTFOLIO);
  g_autoptr (MpChangeSet) set = mp_change_set_new (_("Change of the title"));
  g_autoptr (GAsyncResult) result = NULL;

  mp_change_set_update_text (set, g_ptr_array_index (records, 0), MP_PORTFOLIO_TITLE, title);
  mp_editor_apply_async (MP_EDITOR (cli->store), set, NULL, mp_cli_wait_cb, &result);
  return mp_editor_apply_finish (MP_EDITOR (cli->store), mp_cli_wait (&result), error);
}

static gboolean
fill_with_sample (MpCli      *cli,
                  const char *title)
{
  g_autoptr (GBytes) bytes = mp_sample_get_bytes ();
  g_autofree char *author = mp_cli_dup_author ();
  MpCliImport import = { .format = "json" };
  g_autoptr (GError) error = NULL;

  mp_store_set_author (cli->store, author);
  mp_store_set_founding (cli->store, TRUE);
  if (!mp_cli_import_file (cli, &import, MP_SAMPLE_NAME, NULL, bytes))
    return FALSE;
  if (title == NULL || set_title (cli, title, &error))
    return TRUE;
  mp_cli_error (cli, cli->path, "%s", error->message);
  return FALSE;
}

int
mp_cli_create (MpCli *cli)
{
  g_autofree char *title = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &sample, N_("Fill it with the sample: sixteen projects of one partner"), NULL },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &title, N_("What it is called, instead of the name of the file"), N_("TITLE") },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autofree char *file_title = NULL;
  g_autoptr (GError) error = NULL;

  if (!mp_cli_parse (cli, entries, 1, 1))
    return cli->status;

  file = mp_cli_file_for_argument (cli->arguments[1]);
  cli->path = mp_cli_display_name (cli->arguments[1]);
  if (g_file_query_exists (file, NULL))
    {
      mp_cli_error (cli, cli->path, _("There is such a file already; nothing was changed"));
      return MP_CLI_FAILED;
    }
  file_title = make_title (file);
  cli->store = mp_store_create (file, title ? title : file_title, NULL, &error);
  if (cli->store == NULL)
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_CLI_FAILED;
    }
  if (sample && !fill_with_sample (cli, title))
    {
      remove_document (cli, file);
      return MP_CLI_FAILED;
    }
  return MP_CLI_DONE;
}
