/* mp-store-search.c: words, names and whole projects of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-search.h"

#include <glib/gi18n-lib.h>

/* A query of FTS5: each word in quotation marks, so that none of them is an operator, and each the
 * beginning of a word. Of a phrase only the last one is a beginning. */
static char *
make_match (const char *folded_words,
            gboolean    phrase)
{
  g_auto (GStrv) words = g_strsplit (folded_words, " ", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (GString) word = g_string_new (words[i]);

      if (word->len == 0)
        continue;
      g_string_replace (word, "\"", "", 0);
      if (match->len > 0)
        g_string_append (match, phrase ? " " : "* ");
      g_string_append_printf (match, phrase ? "%s" : "\"%s\"", word->str);
    }
  if (match->len == 0)
    return NULL;
  return g_strdup_printf (phrase ? "\"%s\"*" : "%s*", match->str);
}

static gboolean
read_ids (MpDatabase   *database,
          MpStatement  *statement,
          GArray       *ids,
          GError      **error)
{
  gboolean row;

  while (mp_database_step (database, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

/**
 * mp_store_search:
 * @folded_words: words as mp_text_fold_words() makes them; without any, every project is found
 * @phrase: whether they stand one after the other
 *
 * Returns: (transfer full) (element-type gint64): ids of projects, ascending; %NULL with an error
 */
GArray *
mp_store_search (MpDatabase  *database,
                 const char  *folded_words,
                 gboolean     phrase,
                 GError     **error)
{
  g_autofree char *match = make_match (folded_words, phrase);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MpStatement) statement = NULL;

  statement = mp_database_prepare (database,
                                   match ? "SELECT rowid FROM project_search WHERE project_search MATCH ? ORDER BY rowid"
                                         : "SELECT id FROM project ORDER BY id",
                                   error);
  if (statement == NULL)
    return NULL;
  if (match)
    mp_statement_bind_text (statement, 1, match);
  return read_ids (database, statement, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
each_row (MpDatabase  *database,
          const char  *sql,
          MpNameFunc   func,
          gpointer     user_data,
          GError     **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (mp_database_step (database, statement, &row, error))
    {
      g_autofree char *text = NULL;

      if (!row)
        return TRUE;
      text = mp_statement_dup_text (statement, 2);
      func (sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1), text, user_data);
    }
  return FALSE;
}

/**
 * mp_store_each_name:
 * @func: called for each title, name and identifier of all projects
 */
gboolean
mp_store_each_name (MpDatabase  *database,
                    MpNameFunc   func,
                    gpointer     user_data,
                    GError     **error)
{
  return each_row (database, "SELECT id, 'title', title FROM project", func, user_data, error) &&
         each_row (database, "SELECT project, kind, text FROM project_name", func, user_data, error) &&
         each_row (database, "SELECT project, 'identifier', value FROM identifier", func, user_data, error);
}

/**
 * mp_store_each_project:
 * @ids: (nullable) (element-type gint64): which projects, in which order; %NULL for all, in their
 *   order in the source
 * @func: called for each; a project that is gone is an error
 *
 * In one transaction, so that what is given out is of one moment.
 */
gboolean
mp_store_each_project (MpDatabase       *database,
                       MpProjectReader  *reader,
                       GArray           *ids,
                       MpProjectFunc     func,
                       gpointer          user_data,
                       GError          **error)
{
  g_autoptr (GArray) all = NULL;
  gboolean complete = TRUE;

  if (!mp_database_begin_reading (database, error))
    return FALSE;
  if (ids == NULL)
    {
      g_autoptr (MpStatement) statement =
          mp_database_prepare (database, "SELECT id FROM project ORDER BY coalesce (position, 0), id", error);

      ids = all = g_array_new (FALSE, FALSE, sizeof (gint64));
      complete = statement && read_ids (database, statement, all, error);
    }

  for (guint i = 0; i < ids->len && complete; i++)
    {
      g_autoptr (MpProjectRecord) project = NULL;

      complete = mp_project_reader_load (reader, g_array_index (ids, gint64, i), &project, error);
      if (complete && project == NULL)
        {
          g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("The project is not in the portfolio any more."));
          complete = FALSE;
        }
      complete = complete && func (project, user_data, error);
    }
  mp_project_reader_reset (reader);
  mp_database_rollback (database);
  return complete;
}
