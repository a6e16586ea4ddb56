/* mp-cli-filter.c: the projects that a command is about
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"
#include "cli/mp-cli-text.h"
#include "model/mp-view.h"

/* The query and a line of carets under what is wrong in it. */
static void
show_mistake (MpCli             *self,
              const char        *text,
              const MpQuerySpan *mistake,
              const char        *sentence)
{
  gsize length = strlen (text);
  gsize start = MIN (mistake->start, length);
  gsize end = MIN (start + mistake->length, length);
  guint width = mp_cli_text_width (text + start, (gssize) (end - start));
  g_autofree char *line = g_strconcat ("  ", text, NULL);
  g_autoptr (GString) carets = g_string_new ("  ");

  for (guint i = mp_cli_text_width (text, (gssize) start); i > 0; i--)
    g_string_append_c (carets, ' ');
  for (guint i = MAX (width, 1); i > 0; i--)
    g_string_append_c (carets, '^');
  mp_cli_error (self, "--query", "%s", sentence);
  mp_cli_print_error_line (line);
  mp_cli_print_error_line (carets->str);
  self->status = MP_CLI_USAGE;
}

static gboolean
parse_sort (MpCli       *self,
            const char  *text,
            MpQuery    **query)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  gboolean descending = *text == '-';
  MpQuery *sorted;
  MpSort sort;

  if (mp_sort_from_key (text + descending, &sort))
    {
      sorted = mp_query_with_sort (*query, sort, descending);
      mp_query_unref (*query);
      *query = sorted;
      return TRUE;
    }
  for (guint i = 0; i < MP_N_SORTS; i++)
    g_string_append_printf (keys, "%s%s", i ? ", " : "", mp_sort_get_key (i));
  mp_cli_usage_error (self, _("--sort: There is no key “%1$s”; there are: %2$s"), text + descending, keys->str);
  return FALSE;
}

/* What the filter begins with: a saved view, or everything. */
static MpQuery *
make_base (MpCli             *self,
           const MpCliFilter *filter,
           MpDate             as_of)
{
  g_autoptr (MpQuery) all = mp_query_new (as_of);
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;
  MpPortfolio *portfolio = mp_store_get_portfolio (self->store);
  const MpRecord *view;

  if (filter->view == NULL)
    return g_steal_pointer (&all);
  view = mp_view_find (portfolio, filter->view);
  if (view)
    {
      query = mp_view_dup_query (view, all, &error);
      if (query == NULL)
        {
          mp_cli_error (self, "--view", "%s", error->message);
          self->status = MP_CLI_FAILED;
        }
      /* What is asked for goes before what the view holds on to. */
      else if (filter->as_of)
        return mp_query_with_as_of (query, as_of);
      return g_steal_pointer (&query);
    }

  views = mp_view_dup_all (portfolio);
  names = g_ptr_array_new ();
  for (guint i = 0; i < views->len; i++)
    g_ptr_array_add (names, (char *) mp_record_get_text (views->pdata[i], MP_VIEW_NAME));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  if (*list)
    mp_cli_error (self, "--view", _("There is no view “%1$s”; there are: %2$s"), filter->view, list);
  else
    mp_cli_error (self, "--view", _("There is no view “%s”; the portfolio has none"), filter->view);
  self->status = MP_CLI_FAILED;
  return NULL;
}

/* Words that are asked for besides narrow the view down. */
static char *
dup_text (const MpQuery     *base,
          const MpCliFilter *filter)
{
  g_autofree char *text = filter->query ? mp_text_one_line (filter->query) : g_strdup ("");
  const char *before = mp_query_get_text (base);

  if (*before == '\0')
    return g_steal_pointer (&text);
  return *text ? g_strdup_printf ("(%s) (%s)", before, text) : g_strdup (before);
}

static MpQuery *
make_query (MpCli             *self,
            const MpCliFilter *filter)
{
  g_autoptr (MpQuery) query = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  MpQuerySpan mistake = { 0, 0 };
  MpDate as_of = mp_date_today ();

  if (!mp_cli_parse_day (self, "--as-of", filter->as_of, &as_of))
    return NULL;
  query = make_base (self, filter, as_of);
  if (query == NULL || (filter->sort && !parse_sort (self, filter->sort, &query)))
    return NULL;
  if (filter->group != MP_GROUP_NONE)
    {
      MpQuery *grouped = mp_query_with_groups (query, filter->group, filter->subgroup);

      mp_query_unref (query);
      query = grouped;
    }
  text = dup_text (query, filter);
  if (*text)
    {
      MpQuery *with_text = mp_query_with_text (query, text, &mistake, &error);

      if (with_text == NULL)
        {
          show_mistake (self, text, &mistake, error->message);
          return NULL;
        }
      mp_query_unref (query);
      query = with_text;
    }
  if (!mp_query_check (query, mp_store_get_portfolio (self->store), &mistake, &error))
    {
      show_mistake (self, text, &mistake, error->message);
      return NULL;
    }
  return g_steal_pointer (&query);
}

/**
 * mp_cli_load_list:
 *
 * Finds the projects that the filter lets through in the open document. Where there is none, the
 * reason is said on standard error.
 *
 * Returns: (transfer full) (nullable): the list; %NULL on error: that was said and the status is set
 */
MpProjectList *
mp_cli_load_list (MpCli             *self,
                  const MpCliFilter *filter)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (self->store);
  g_autoptr (MpQuery) query = make_query (self, filter);
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (GError) error = NULL;

  if (query == NULL)
    return NULL;
  list = mp_project_list_new (portfolio, MP_LOOKUP (self->store));
  if (!mp_project_list_load_query (list, query, NULL, &error))
    {
      mp_cli_error (self, self->path, "%s", error->message);
      self->status = MP_CLI_FAILED;
      return NULL;
    }
  if (mp_project_list_get_n (list) == 0)
    {
      if (mp_portfolio_get_n_projects (portfolio) == 0)
        {
          mp_cli_error (self, self->path, _("There is no project in it yet"));
        }
      else
        {
          g_autofree char *described = mp_query_describe (query, portfolio);

          /* Translators: what was asked for, as "Country: Mexico, as of 23 Nov 2026". */
          mp_cli_error (self, self->path, _("No project fits: %s"), described);
        }
    }
  return g_steal_pointer (&list);
}

/**
 * mp_cli_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the projects of the list, in its order
 */
GArray *
mp_cli_dup_ids (MpProjectList *list)
{
  guint n = mp_project_list_get_n (list);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, mp_project_list_get_summary (list, i)->id);
  return ids;
}

void
mp_cli_filter_clear (MpCliFilter *filter)
{
  g_clear_pointer (&filter->view, g_free);
  g_clear_pointer (&filter->query, g_free);
  g_clear_pointer (&filter->as_of, g_free);
  g_clear_pointer (&filter->sort, g_free);
}
