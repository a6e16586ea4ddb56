/* mp-project-completion.c: titles of projects, completed
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles are looked up in the document's index, off the main thread.
 */

#include "config.h"

#include "widgets/mp-project-completion.h"

#include <string.h>

#include "base/mp-text.h"

#define MAX_OFFERS 8

/* What the entry completes from. */
typedef struct
{
  MpPortfolio *portfolio;
  MpLookup *lookup;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->portfolio);
  g_object_unref (source->lookup);
  g_free (source);
}

typedef struct
{
  MpPortfolio *portfolio;
  MpLookup *lookup;
  char *text;
  char *words;
} SearchData;

static void
search_data_free (SearchData *data)
{
  g_object_unref (data->portfolio);
  g_object_unref (data->lookup);
  g_free (data->text);
  g_free (data->words);
  g_free (data);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  SearchData *data = task_data;
  GError *error = NULL;
  GArray *ids = mp_lookup_search (data->lookup, data->words, FALSE, cancellable, &error);

  if (ids)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* The index covers all texts of a project; here only titles and short names are wanted. */
static gboolean
title_has_words (const MpSummary *summary,
                 const char      *words)
{
  g_autofree char *title = mp_text_fold_words (summary->title);
  g_autofree char *name = summary->short_name ? mp_text_fold_words (summary->short_name) : NULL;
  g_auto (GStrv) pieces = g_strsplit (words, " ", -1);

  for (guint i = 0; pieces[i]; i++)
    {
      if (strstr (title, pieces[i]) == NULL && (name == NULL || strstr (name, pieces[i]) == NULL))
        return FALSE;
    }
  return TRUE;
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (object);
  SearchData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) ids = g_task_propagate_pointer (G_TASK (result), NULL);
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_completion_free);

  for (guint i = 0; ids && i < ids->len && offers->len < MAX_OFFERS; i++)
    {
      guint row = mp_portfolio_find_row (data->portfolio, g_array_index (ids, gint64, i));
      const MpSummary *summary = row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (data->portfolio, row);

      if (summary && title_has_words (summary, data->words))
        g_ptr_array_add (offers, mp_completion_new (summary->id, summary->title, NULL, summary->short_name));
    }
  mp_completion_entry_set_completions (entry, data->text, offers);
}

static void
complete_cb (MpCompletionEntry *entry,
             const char        *text,
             gpointer           user_data)
{
  Source *source = user_data;
  g_autofree char *words = mp_text_fold_words (text);
  g_autoptr (GTask) task = NULL;
  SearchData *data;

  if (*words == '\0')
    {
      mp_completion_entry_set_completions (entry, text, g_ptr_array_new ());
      return;
    }

  data = g_new0 (SearchData, 1);
  data->portfolio = g_object_ref (source->portfolio);
  data->lookup = g_object_ref (source->lookup);
  data->text = g_strdup (text);
  data->words = g_steal_pointer (&words);
  task = g_task_new (entry, NULL, searched_cb, NULL);
  g_task_set_source_tag (task, complete_cb);
  g_task_set_task_data (task, data, (GDestroyNotify) search_data_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * mp_project_completion_attach:
 *
 * Lets an entry offer the projects whose titles or short names have what was typed.
 */
void
mp_project_completion_attach (MpCompletionEntry *entry,
                              MpPortfolio       *portfolio,
                              MpLookup          *lookup)
{
  Source *source;

  g_return_if_fail (MP_IS_COMPLETION_ENTRY (entry));
  g_return_if_fail (MP_IS_PORTFOLIO (portfolio));
  g_return_if_fail (MP_IS_LOOKUP (lookup));

  source = g_new0 (Source, 1);
  source->portfolio = g_object_ref (portfolio);
  source->lookup = g_object_ref (lookup);
  mp_completion_entry_set_func (entry, complete_cb, source, source_free);
}
