/* mp-project-list.c: the projects that a query finds, in its order
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-project-list.h"

#include <string.h>

#include "model/mp-query-private.h"

/* Up to so many changed rows are put into place one by one; more are cheaper sorted anew. */
#define MAX_INCREMENTAL 64

struct _MpProjectList
{
  GObject parent_instance;

  MpPortfolio *portfolio;
  MpLookup *lookup;
  MpQuery *query;          /* the one asked for last */
  MpQueryMatcher *matcher; /* the one that is shown; NULL before the first */
  gboolean matcher_has_words;
  GArray *rows;            /* of guint32 */
  MpRowSequence all;
  GArray *positions;       /* by row; NULL when out of date */
  GCancellable *cancellable;
  gboolean loading;
  char *error_message;
};

enum { PROP_0, PROP_QUERY, PROP_LOADING, PROP_ERROR_MESSAGE, PROP_N_ITEMS, N_PROPS };
enum { RESTATED, UPDATED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_PROJECT;
}

static guint
get_n_items (GListModel *model)
{
  return MP_PROJECT_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MpProjectList *self = MP_PROJECT_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return mp_project_get (self->portfolio, g_array_index (self->rows, guint32, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MpProjectList, mp_project_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
set_loading (MpProjectList *self,
             gboolean       loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error_message (MpProjectList *self,
                   const char    *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;
  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
emit_changed (MpProjectList *self,
              guint          position,
              guint          removed,
              guint          added)
{
  g_clear_pointer (&self->positions, g_array_unref);
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Takes @rows; tells only what lies between the common beginning and the common end. */
static void
replace_rows (MpProjectList *self,
              GArray        *rows)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  const guint32 *a = (const guint32 *) (gconstpointer) old->data;
  const guint32 *b = (const guint32 *) (gconstpointer) rows->data;
  guint first = 0, last = 0;
  guint shorter = MIN (old->len, rows->len);

  while (first < shorter && a[first] == b[first])
    first++;
  while (last < shorter - first && a[old->len - 1 - last] == b[rows->len - 1 - last])
    last++;

  self->rows = rows;
  emit_changed (self, first, old->len - first - last, rows->len - first - last);
}

static void
show_matcher (MpProjectList  *self,
              MpQueryMatcher *matcher,
              gboolean        has_words)
{
  g_clear_pointer (&self->matcher, mp_query_matcher_free);
  self->matcher = matcher;
  self->matcher_has_words = has_words;
  set_error_message (self, NULL);
  replace_rows (self, mp_query_matcher_run_known (matcher, &self->all));
  g_signal_emit (self, signals[UPDATED], 0);
}

typedef struct
{
  MpQueryMatcher *matcher;
  MpLookup *lookup;
} LookUp;

static void
look_up_free (gpointer data)
{
  LookUp *look_up = data;

  g_clear_pointer (&look_up->matcher, mp_query_matcher_free);
  g_object_unref (look_up->lookup);
  g_free (look_up);
}

static void
look_up_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  LookUp *look_up = task_data;
  GError *error = NULL;

  if (mp_query_matcher_look_up_words (look_up->matcher, look_up->lookup, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  MpProjectList *self = MP_PROJECT_LIST (object);
  LookUp *look_up = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* A later query has taken over. */
      if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
        return;
      show_matcher (self, g_steal_pointer (&look_up->matcher), TRUE);
      set_loading (self, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_loading (self, FALSE);
      set_error_message (self, error->message);
    }
}

static void
run_query (MpProjectList *self)
{
  MpQueryMatcher *matcher = mp_query_matcher_new (self->query, self->portfolio);
  g_autoptr (GTask) task = NULL;
  LookUp *look_up;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (!mp_query_has_words (self->query) || self->lookup == NULL)
    {
      set_loading (self, FALSE);
      show_matcher (self, matcher, FALSE);
      return;
    }

  look_up = g_new0 (LookUp, 1);
  look_up->matcher = matcher;
  look_up->lookup = g_object_ref (self->lookup);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, looked_up_cb, NULL);
  g_task_set_source_tag (task, run_query);
  g_task_set_task_data (task, look_up, look_up_free);
  set_loading (self, TRUE);
  g_task_run_in_thread (task, look_up_thread);
}

/* Only the day or the groups are others: what is shown stays, but for what changes its status with the day. */
static gboolean
change_day (MpProjectList *self)
{
  GArray *rows;

  if (self->matcher == NULL || self->loading || self->error_message)
    return FALSE;
  if (!mp_query_matcher_change_day (self->matcher, self->query, self->rows, &rows))
    return FALSE;
  if (rows)
    replace_rows (self, rows);
  g_signal_emit (self, signals[UPDATED], 0);
  return TRUE;
}

static guint
get_position (MpProjectList *self,
              guint          row)
{
  guint n = mp_portfolio_get_n_rows (self->portfolio);

  if (self->positions == NULL)
    {
      self->positions = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
      g_array_set_size (self->positions, n);
      memset (self->positions->data, 0xff, n * sizeof (guint32));
      for (guint i = 0; i < self->rows->len; i++)
        g_array_index (self->positions, guint32, g_array_index (self->rows, guint32, i)) = i;
    }
  return row < self->positions->len ? g_array_index (self->positions, guint32, row) : MP_INVALID_ROW;
}

/* Where @row belongs among the others. */
static guint
find_place (MpProjectList *self,
            guint32        row)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (mp_query_matcher_compare (self->matcher, g_array_index (self->rows, guint32, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_in_place (MpProjectList *self,
             guint          position)
{
  guint32 row = g_array_index (self->rows, guint32, position);

  return (position == 0 || mp_query_matcher_compare (self->matcher, g_array_index (self->rows, guint32, position - 1), row) < 0) &&
         (position + 1 >= self->rows->len || mp_query_matcher_compare (self->matcher, row, g_array_index (self->rows, guint32, position + 1)) < 0);
}

/* Takes out what does not fit any more or is gone, and with @all every changed row. */
static void
take_out (MpProjectList *self,
          GArray        *changed,
          gboolean       all)
{
  for (guint i = 0; i < changed->len; i++)
    {
      guint32 row = g_array_index (changed, guint32, i);
      guint position = get_position (self, row);

      if (position == MP_INVALID_ROW || (!all && mp_query_matcher_matches (self->matcher, row)))
        continue;
      g_array_remove_index (self->rows, position);
      emit_changed (self, position, 1, 0);
    }
}

/* Whether the changed rows stand where they belong: then nobody needs to hear of a change of
 * items, which would drop their selection. */
static gboolean
are_in_place (MpProjectList *self,
              GArray        *changed)
{
  for (guint i = 0; i < changed->len; i++)
    {
      guint32 row = g_array_index (changed, guint32, i);
      guint position = get_position (self, row);

      if (position == MP_INVALID_ROW ? mp_query_matcher_matches (self->matcher, row) : !is_in_place (self, position))
        return FALSE;
    }
  return TRUE;
}

/* The rows that did not change are in order, so each other one finds its place among them. */
static void
put_into_place (MpProjectList *self,
                GArray        *changed)
{
  for (guint i = 0; i < changed->len; i++)
    {
      guint32 row = g_array_index (changed, guint32, i);
      guint place;

      if (!mp_query_matcher_matches (self->matcher, row) || get_position (self, row) != MP_INVALID_ROW)
        continue;
      place = find_place (self, row);
      g_array_insert_val (self->rows, place, row);
      emit_changed (self, place, 0, 1);
    }
}

static void
tell_restated (MpProjectList *self,
               GArray        *changed)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < changed->len; i++)
    {
      guint position = get_position (self, g_array_index (changed, guint32, i));

      if (position != MP_INVALID_ROW)
        g_array_append_val (positions, position);
    }
  g_signal_emit (self, signals[RESTATED], 0, positions);
}

static void
projects_changed_cb (MpProjectList *self,
                     GArray        *changed)
{
  g_clear_pointer (&self->positions, g_array_unref);
  mp_row_sequence_clear (&self->all);
  if (self->matcher == NULL)
    return;
  if (self->matcher_has_words || self->loading || changed->len > MAX_INCREMENTAL)
    {
      /* Rows that are gone must not be shown while the words are looked up again. */
      take_out (self, changed, FALSE);
      run_query (self);
      return;
    }
  take_out (self, changed, FALSE);
  if (are_in_place (self, changed))
    {
      tell_restated (self, changed);
    }
  else
    {
      take_out (self, changed, TRUE);
      put_into_place (self, changed);
    }
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
records_changed_cb (MpProjectList *self,
                    guint          tables)
{
  const guint names = (1u << MP_TABLE_TERM) | (1u << MP_TABLE_TERM_NAME) | (1u << MP_TABLE_PARTNER) | (1u << MP_TABLE_PARTNER_NAME) |
                      (1u << MP_TABLE_INITIATIVE);

  mp_row_sequence_clear (&self->all);
  /* The projects of the same act come next; their rows must be known to the portfolio first. */
  if (self->matcher && (tables & names))
    run_query (self);
}

static void
mp_project_list_dispose (GObject *object)
{
  MpProjectList *self = MP_PROJECT_LIST (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (mp_project_list_parent_class)->dispose (object);
}

static void
mp_project_list_finalize (GObject *object)
{
  MpProjectList *self = MP_PROJECT_LIST (object);

  g_clear_pointer (&self->matcher, mp_query_matcher_free);
  g_clear_pointer (&self->query, mp_query_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  mp_row_sequence_clear (&self->all);
  g_clear_pointer (&self->positions, g_array_unref);
  g_free (self->error_message);
  g_clear_object (&self->lookup);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (mp_project_list_parent_class)->finalize (object);
}

static void
mp_project_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MpProjectList *self = MP_PROJECT_LIST (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_project_list_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_QUERY:
      mp_project_list_set_query (MP_PROJECT_LIST (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_project_list_class_init (MpProjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mp_project_list_dispose;
  object_class->finalize = mp_project_list_finalize;
  object_class->get_property = mp_project_list_get_property;
  object_class->set_property = mp_project_list_set_property;

  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, MP_TYPE_QUERY, G_PARAM_READWRITE | flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MpProjectList::restated:
   * @positions: (element-type guint): projects that are other than they were, but stand where they stood
   *
   * Comes before "updated".
   */
  signals[RESTATED] = g_signal_new ("restated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * MpProjectList::updated:
   *
   * What the list shows may be other than before, even where no item came, went or moved.
   */
  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_project_list_init (MpProjectList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * mp_project_list_new:
 * @lookup: (nullable): where words are looked up; without it they are only looked for in the
 *   names of terms and partners
 *
 * Returns: (transfer full): a list that is empty until it is given a query
 */
MpProjectList *
mp_project_list_new (MpPortfolio *portfolio,
                     MpLookup    *lookup)
{
  MpProjectList *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (lookup == NULL || MP_IS_LOOKUP (lookup), NULL);

  self = g_object_new (MP_TYPE_PROJECT_LIST, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->lookup = lookup ? g_object_ref (lookup) : NULL;
  g_signal_connect_object (portfolio, "projects-changed", G_CALLBACK (projects_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

MpPortfolio *
mp_project_list_get_portfolio (MpProjectList *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), NULL);

  return self->portfolio;
}

/**
 * mp_project_list_set_query:
 *
 * Shows what @query finds; when it has words, as soon as they are looked up.
 */
void
mp_project_list_set_query (MpProjectList *self,
                           MpQuery       *query)
{
  g_return_if_fail (MP_IS_PROJECT_LIST (self));
  g_return_if_fail (query != NULL);

  if (self->query && mp_query_equal (self->query, query))
    return;
  mp_query_ref (query);
  g_clear_pointer (&self->query, mp_query_unref);
  self->query = query;
  if (!change_day (self))
    run_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * mp_project_list_get_query:
 *
 * Returns: (transfer none) (nullable): the query asked for last
 */
MpQuery *
mp_project_list_get_query (MpProjectList *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), NULL);

  return self->query;
}

gboolean
mp_project_list_get_loading (MpProjectList *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), FALSE);

  return self->loading;
}

/**
 * mp_project_list_get_error_message:
 *
 * Returns: (nullable): why the words of the query could not be looked up
 */
const char *
mp_project_list_get_error_message (MpProjectList *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), NULL);

  return self->error_message;
}

guint
mp_project_list_get_n (MpProjectList *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), 0);

  return self->rows->len;
}

guint
mp_project_list_get_row (MpProjectList *self,
                         guint          position)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), MP_INVALID_ROW);
  g_return_val_if_fail (position < self->rows->len, MP_INVALID_ROW);

  return g_array_index (self->rows, guint32, position);
}

/**
 * mp_project_list_get_summary:
 *
 * Without making an object: for painting and export.
 *
 * Returns: (transfer none) (nullable): the summary at @position until the portfolio changes next
 */
const MpSummary *
mp_project_list_get_summary (MpProjectList *self,
                             guint          position)
{
  guint row = mp_project_list_get_row (self, position);

  return row == MP_INVALID_ROW ? NULL : mp_portfolio_get_summary (self->portfolio, row);
}

/**
 * mp_project_list_find:
 * @id: the id of a project
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the list shows it
 */
gboolean
mp_project_list_find (MpProjectList *self,
                      gint64         id,
                      guint         *position)
{
  guint row, found;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), FALSE);

  row = mp_portfolio_find_row (self->portfolio, id);
  found = row == MP_INVALID_ROW ? MP_INVALID_ROW : get_position (self, row);
  if (found == MP_INVALID_ROW)
    return FALSE;
  if (position)
    *position = found;
  return TRUE;
}

/**
 * mp_project_list_load_query:
 *
 * As mp_project_list_set_query(), but blocks until the words are looked up: for the command line.
 */
gboolean
mp_project_list_load_query (MpProjectList  *self,
                            MpQuery        *query,
                            GCancellable   *cancellable,
                            GError        **error)
{
  g_autoptr (MpQueryMatcher) matcher = NULL;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), FALSE);

  matcher = mp_query_matcher_new (query, self->portfolio);
  if (mp_query_has_words (query) && self->lookup && !mp_query_matcher_look_up_words (matcher, self->lookup, cancellable, error))
    return FALSE;
  mp_query_ref (query);
  g_clear_pointer (&self->query, mp_query_unref);
  self->query = query;
  show_matcher (self, g_steal_pointer (&matcher), mp_query_has_words (query));
  return TRUE;
}

/**
 * mp_project_list_dup_frozen:
 *
 * A copy that nothing changes any more, so that one other thread may read it, with a portfolio of its
 * own: the summaries in the same order, and the records outside projects. Main thread; 100,000 projects
 * take some 30 ms.
 *
 * Returns: (transfer full): the copy; texts of the portfolio that it was made of live as long
 */
MpProjectList *
mp_project_list_dup_frozen (MpProjectList *self)
{
  g_autoptr (MpPortfolio) portfolio = NULL;
  MpProjectList *copy;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (self), NULL);

  portfolio = mp_portfolio_new ();
  copy = mp_project_list_new (portfolio, NULL);
  g_object_set_data_full (G_OBJECT (portfolio), "texts", g_object_ref (self->portfolio), g_object_unref);
  copy->query = self->query ? mp_query_ref (self->query) : NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (self, i);
      guint32 row;

      if (summary == NULL)
        continue;
      row = mp_portfolio_get_n_rows (portfolio);
      mp_portfolio_load_summary (portfolio, summary);
      g_array_append_val (copy->rows, row);
    }
  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      GPtrArray *records = mp_portfolio_get_records (self->portfolio, table);

      for (guint i = 0; i < records->len; i++)
        mp_portfolio_load_record (portfolio, mp_record_ref (records->pdata[i]));
    }
  return copy;
}
