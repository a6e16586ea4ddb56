/* mp-cli-find.c: the project that is meant
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "cli/mp-cli-commands.h"

/* A shorter piece of a UUID is taken for a word. */
#define MIN_UUID 4
#define MAX_SHOWN 20

typedef struct
{
  char *wanted;  /* folded words */
  GArray *exact; /* of gint64: a name is just this */
  GArray *parts; /* of gint64: a name holds all words */
} NameSearch;

static void
add_id (GArray *ids,
        gint64  id)
{
  for (guint i = ids->len; i > 0; i--)
    {
      if (g_array_index (ids, gint64, i - 1) == id)
        return;
    }
  g_array_append_val (ids, id);
}

/* Whether each word of @wanted begins a word of @text; both folded. */
static gboolean
has_words (const char *text,
           const char *wanted)
{
  for (const char *word = wanted; *word;)
    {
      gsize length = strcspn (word, " ");
      gboolean found = FALSE;

      for (const char *p = text; *p && !found;)
        {
          found = strncmp (p, word, length) == 0;
          p += strcspn (p, " ");
          p += *p == ' ';
        }
      if (!found)
        return FALSE;
      word += length;
      word += *word == ' ';
    }
  return TRUE;
}

static void
match_name_cb (gint64      project,
               const char *kind,
               const char *text,
               gpointer    user_data)
{
  NameSearch *search = user_data;
  g_autofree char *folded = mp_text_fold_words (text);

  if (strcmp (folded, search->wanted) == 0)
    add_id (search->exact, project);
  else if (has_words (folded, search->wanted) && search->parts->len <= MAX_SHOWN)
    add_id (search->parts, project);
}

static void
add_by_uuid (MpPortfolio *portfolio,
             const char  *prefix,
             GArray      *ids)
{
  guint n = mp_portfolio_get_n_rows (portfolio);
  gsize length = strlen (prefix);

  if (length < MIN_UUID || prefix[strspn (prefix, "0123456789abcdefABCDEF-")] != '\0')
    return;
  for (guint row = 0; row < n; row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary && g_ascii_strncasecmp (summary->uuid, prefix, length) == 0)
        add_id (ids, summary->id);
    }
}

static void
show_candidates (MpCli      *cli,
                 const char *words,
                 GArray     *ids)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (cli->store);

  mp_cli_error (cli, cli->path, _("“%s” fits several projects; name one of them by its identifier:"), words);
  for (guint i = 0; i < MIN (ids->len, MAX_SHOWN); i++)
    {
      guint row = mp_portfolio_find_row (portfolio, g_array_index (ids, gint64, i));
      const MpSummary *summary = row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (portfolio, row);
      g_autofree char *title = NULL;
      g_autofree char *line = NULL;

      if (summary == NULL)
        continue;
      title = mp_text_one_line (summary->title);
      line = g_strdup_printf ("  %s  %s", summary->uuid, title);
      mp_cli_print_error_line (line);
    }
  if (ids->len > MAX_SHOWN)
    mp_cli_print_error_line ("  …");
}

/**
 * mp_cli_find_project:
 * @words: a UUID or its beginning, a title or another name, or words of these
 *
 * Returns: the row, %MP_INVALID_ROW when none or several fit; then that was said and the status is set
 */
guint
mp_cli_find_project (MpCli      *cli,
                     const char *words)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (cli->store);
  g_autofree char *text = mp_cli_display_name (words);
  g_autofree char *wanted = mp_text_fold_words (text);
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  NameSearch search = { wanted, exact, parts };
  guint row = mp_portfolio_find_row_by_uuid (portfolio, text);
  g_autoptr (GError) error = NULL;
  GArray *found;

  if (row != MP_INVALID_ROW)
    return row;
  cli->status = MP_CLI_FAILED;
  if (*wanted && !mp_lookup_each_name (MP_LOOKUP (cli->store), match_name_cb, &search, NULL, &error))
    {
      mp_cli_error (cli, cli->path, "%s", error->message);
      return MP_INVALID_ROW;
    }
  if (exact->len == 0)
    add_by_uuid (portfolio, text, parts);

  found = exact->len > 0 ? exact : parts;
  if (found->len == 1)
    return mp_portfolio_find_row (portfolio, g_array_index (found, gint64, 0));
  if (found->len == 0)
    mp_cli_error (cli, cli->path, _("There is no project “%s”"), text);
  else
    show_candidates (cli, text, found);
  return MP_INVALID_ROW;
}
