/* mp-field-project.c: the control for a related project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles are looked up in the document's index, off the main thread. A title that no project has is
 * kept as a title: a predecessor from before the portfolio, say.
 */

#include "config.h"

#include "widgets/mp-field-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "widgets/mp-completion-entry.h"

#define MAX_OFFERS 8

typedef struct
{
  MpPortfolio *portfolio;
  char *text;
  char *words;
} SearchData;

static void
search_data_free (SearchData *data)
{
  g_object_unref (data->portfolio);
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
  MpLookup *lookup = g_object_get_data (G_OBJECT (task), "lookup");
  SearchData *data = task_data;
  GError *error = NULL;
  GArray *ids = mp_lookup_search (lookup, data->words, FALSE, cancellable, &error);

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
complete_project (MpCompletionEntry *entry,
                  const char        *text,
                  gpointer           user_data)
{
  MpFieldControl *control = user_data;
  g_autofree char *words = mp_text_fold_words (text);
  g_autoptr (GTask) task = NULL;
  SearchData *data;

  if (*words == '\0')
    {
      mp_completion_entry_set_completions (entry, text, g_ptr_array_new ());
      return;
    }

  data = g_new0 (SearchData, 1);
  data->portfolio = g_object_ref (mp_edit_context_get_portfolio (control->context));
  data->text = g_strdup (text);
  data->words = g_steal_pointer (&words);
  task = g_task_new (entry, NULL, searched_cb, NULL);
  g_task_set_source_tag (task, complete_project);
  g_task_set_task_data (task, data, (GDestroyNotify) search_data_free);
  g_object_set_data_full (G_OBJECT (task), "lookup", g_object_ref (mp_edit_context_get_lookup (control->context)), g_object_unref);
  g_task_run_in_thread (task, search_thread);
}

static GtkWidget *
project_create (MpFieldControl *control,
                const MpRecord *record)
{
  GtkWidget *widget = mp_completion_entry_new ();
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (widget);

  mp_completion_entry_set_choose_first (entry, FALSE);
  mp_completion_entry_set_func (entry, complete_project, control, NULL);
  g_signal_connect_object (widget, "activate", control->activate, control->owner, G_CONNECT_SWAPPED);
  control->focus = mp_completion_entry_get_entry (entry);

  if (!mp_record_is_null (record, control->field))
    {
      gint64 id = mp_record_get_integer (record, control->field);
      g_autofree char *title = mp_edit_context_dup_label (control->context, MP_TABLE_PROJECT, id);

      mp_completion_entry_set_choice (entry, id, title);
    }
  else if (control->table == MP_TABLE_RELATION && !mp_record_is_null (record, MP_RELATION_OTHER_TITLE))
    {
      mp_completion_entry_set_choice (entry, 0, mp_record_get_text (record, MP_RELATION_OTHER_TITLE));
    }
  return widget;
}

static gboolean
project_collect (MpFieldControl  *control,
                 MpRecord        *record,
                 GPtrArray       *extra,
                 GError         **error)
{
  MpCompletionEntry *entry = MP_COMPLETION_ENTRY (control->widget);
  g_autofree char *title = mp_text_one_line (mp_completion_entry_get_text (entry));
  gint64 id = 0;

  mp_completion_entry_get_choice (entry, &id);
  mp_record_set_reference (record, control->field, id);
  if (control->table == MP_TABLE_RELATION && (id == 0 || *title == '\0'))
    mp_record_set_text (record, MP_RELATION_OTHER_TITLE, *title ? title : NULL);
  return TRUE;
}

/**
 * mp_field_control_get_project_kind:
 *
 * Returns: (transfer none): the control for a field that refers to a project
 */
const MpFieldControlKind *
mp_field_control_get_project_kind (void)
{
  static const MpFieldControlKind project = { project_create, project_collect };

  return &project;
}
