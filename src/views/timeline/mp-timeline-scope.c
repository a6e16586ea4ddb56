/* mp-timeline-scope.c: what the parts of the timeline show together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "views/timeline/mp-timeline-scope-private.h"

#define MIN_ROW_HEIGHT 32.0
#define ROW_PADDING 10.0

G_DEFINE_FINAL_TYPE (MpTimelineScope, mp_timeline_scope, G_TYPE_OBJECT)

enum
{
  AXIS_CHANGED,
  CONTENT_CHANGED,
  AS_OF_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Tells that another time is visible. */
void
mp_timeline_scope_emit_axis (MpTimelineScope *self)
{
  g_signal_emit (self, signals[AXIS_CHANGED], 0);
}

void
mp_timeline_scope_emit_content (MpTimelineScope *self)
{
  g_signal_emit (self, signals[CONTENT_CHANGED], 0);
}

/* The rows, and what is known of all projects, in one pass. */
static void
arrange (MpTimelineScope *self)
{
  g_autoptr(MpTimelineLayout) old = g_steal_pointer (&self->layout);
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;
  MpGroup group = query ? mp_query_get_group (query) : MP_GROUP_NONE;
  MpGroup subgroup = query ? mp_query_get_subgroup (query) : MP_GROUP_NONE;

  if (group != self->arrangement.group || subgroup != self->arrangement.subgroup)
    mp_timeline_folds_clear (self->folds);
  self->arrangement.group = group;
  self->arrangement.subgroup = subgroup;
  self->from = self->to = MP_DATE_NONE;
  g_clear_pointer (&self->successors, mp_timeline_successors_free);
  if (self->list)
    {
      self->layout = mp_timeline_layout_new (self->list, &self->arrangement);
      mp_timeline_layout_fold (self->layout, self->folds);
      mp_timeline_layout_get_span (self->layout, &self->from, &self->to);
    }
  mp_timeline_rows_set_layout (self->rows, self->list, self->layout);
  g_clear_pointer (&self->arranged, mp_query_unref);
  self->arranged = query ? mp_query_ref (query) : NULL;
  self->stale = FALSE;
}

/* The same projects in the same order: some of them were changed, or they are asked for with another query. */
static gboolean
restate_layout (MpTimelineScope *self,
                MpQuery         *query)
{
  if (query == self->arranged)
    return self->restated && mp_timeline_layout_restate_projects (self->layout, self->list, &self->arrangement, self->restated);
  return !self->restated && mp_query_get_group (query) == self->arrangement.group && mp_query_get_subgroup (query) == self->arrangement.subgroup &&
         mp_timeline_layout_restate (self->layout, self->list, &self->arrangement);
}

static gboolean
restate (MpTimelineScope *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;

  if (!self->layout || self->stale || !query || !restate_layout (self, query))
    return FALSE;
  mp_query_ref (query);
  g_clear_pointer (&self->arranged, mp_query_unref);
  self->arranged = query;
  mp_timeline_layout_get_span (self->layout, &self->from, &self->to);
  return TRUE;
}

static void
stale_cb (MpTimelineScope *self)
{
  self->stale = TRUE;
}

/* The list tells what is other in it, but for what it has to look up first. */
static void
projects_changed_cb (MpTimelineScope *self)
{
  if (mp_project_list_get_loading (self->list))
    self->stale = TRUE;
}

static void
restated_cb (MpTimelineScope *self,
             GArray          *positions)
{
  g_clear_pointer (&self->restated, g_array_unref);
  self->restated = g_array_ref (positions);
  /* What a project follows does not move it. */
  g_clear_pointer (&self->successors, mp_timeline_successors_free);
}

/* Categories keep their colours when a filter shows fewer or other projects. */
static void
update_colouring (MpTimelineScope *self)
{
  g_autoptr(MpTimelineColouring) previous = g_steal_pointer (&self->colouring);

  g_clear_pointer (&self->coloured, mp_query_unref);
  if (self->list)
    {
      self->colouring = mp_timeline_colouring_new (self->list, self->colour_by, previous);
      self->coloured = mp_project_list_get_query (self->list);
      if (self->coloured)
        mp_query_ref (self->coloured);
    }
  mp_timeline_painter_set_colouring (self->painter, self->colouring);
}

/* All projects of another day, or in other groups, are still all projects; those that a filter finds may be others. */
static gboolean
finds_the_same (MpTimelineScope *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;

  return query && self->coloured && query != self->coloured && !mp_query_is_filtered (query) && mp_query_finds_alike (self->coloured, query);
}

static void
updated_cb (MpTimelineScope *self)
{
  if (!restate (self))
    arrange (self);
  g_clear_pointer (&self->restated, g_array_unref);
  if (!finds_the_same (self))
    update_colouring (self);
  if (self->fitted)
    mp_timeline_scope_fit (self);
  mp_timeline_scope_emit_content (self);
}

static void
disconnect_list (MpTimelineScope *self)
{
  if (!self->list)
    return;
  g_signal_handlers_disconnect_by_data (mp_project_list_get_portfolio (self->list), self);
  g_signal_handlers_disconnect_by_data (self->list, self);
}

static void
connect_list (MpTimelineScope *self)
{
  MpPortfolio *portfolio;

  if (!self->list)
    return;
  portfolio = mp_project_list_get_portfolio (self->list);
  g_signal_connect_object (portfolio, "projects-changed", G_CALLBACK (projects_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "restated", G_CALLBACK (restated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
}

static void
mp_timeline_scope_dispose (GObject *object)
{
  MpTimelineScope *self = MP_TIMELINE_SCOPE (object);

  disconnect_list (self);
  mp_timeline_rows_set_layout (self->rows, NULL, NULL);
  g_clear_pointer (&self->layout, mp_timeline_layout_free);
  g_clear_pointer (&self->successors, mp_timeline_successors_free);
  g_clear_object (&self->list);
  g_clear_object (&self->painter);
  g_clear_pointer (&self->colouring, mp_timeline_colouring_unref);
  g_clear_pointer (&self->coloured, mp_query_unref);
  g_clear_pointer (&self->arranged, mp_query_unref);
  g_clear_pointer (&self->restated, g_array_unref);

  G_OBJECT_CLASS (mp_timeline_scope_parent_class)->dispose (object);
}

static void
mp_timeline_scope_finalize (GObject *object)
{
  MpTimelineScope *self = MP_TIMELINE_SCOPE (object);

  mp_timeline_folds_free (self->folds);
  g_object_unref (self->rows);
  g_free (self->colour_by);

  G_OBJECT_CLASS (mp_timeline_scope_parent_class)->finalize (object);
}

static void
mp_timeline_scope_class_init (MpTimelineScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_timeline_scope_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_timeline_scope_finalize;

  signals[AXIS_CHANGED] =
    g_signal_new ("axis-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTENT_CHANGED] =
    g_signal_new ("content-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[AS_OF_CHANGED] =
    g_signal_new ("as-of-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
mp_timeline_scope_init (MpTimelineScope *self)
{
  self->today = mp_date_today ();
  self->colour_by = g_strdup (MP_TIMELINE_COLOUR_BY_STATUS);
  self->from = self->to = MP_DATE_NONE;
  self->fitted = TRUE;
  self->folds = mp_timeline_folds_new ();
  self->rows = mp_timeline_rows_new ();
  mp_time_axis_init (&self->axis, 600, FALSE);
}

MpTimelineScope *
mp_timeline_scope_new (PangoContext *context)
{
  MpTimelineScope *self = g_object_new (MP_TYPE_TIMELINE_SCOPE, NULL);

  self->painter = mp_timeline_painter_new (context);
  return self;
}

void
mp_timeline_scope_set_list (MpTimelineScope *self,
                            MpProjectList   *list)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->list == list)
    return;
  disconnect_list (self);
  g_set_object (&self->list, list);
  g_clear_pointer (&self->coloured, mp_query_unref);
  connect_list (self);
  self->stale = TRUE;
  self->fitted = TRUE;
  updated_cb (self);
}

MpProjectList *
mp_timeline_scope_get_list (MpTimelineScope *self)
{
  return self->list;
}

/**
 * mp_timeline_scope_get_rows:
 *
 * Returns: (transfer none): the rows as a list
 */
MpTimelineRows *
mp_timeline_scope_get_rows (MpTimelineScope *self)
{
  return self->rows;
}

/**
 * mp_timeline_scope_get_layout:
 *
 * Returns: (transfer none) (nullable): the rows, until "content-changed"
 */
MpTimelineLayout *
mp_timeline_scope_get_layout (MpTimelineScope *self)
{
  return self->layout;
}

guint
mp_timeline_scope_get_n_rows (MpTimelineScope *self)
{
  return self->layout ? mp_timeline_layout_get_n_rows (self->layout) : 0;
}

/**
 * mp_timeline_scope_get_row:
 * @out: (out caller-allocates): what the row shows
 *
 * Returns: %FALSE when there is no such row, or none yet while the list changes
 */
gboolean
mp_timeline_scope_get_row (MpTimelineScope *self,
                           guint            row,
                           MpTimelineRow   *out)
{
  guint n = self->list ? mp_project_list_get_n (self->list) : 0;

  if (row >= mp_timeline_scope_get_n_rows (self))
    return FALSE;
  mp_timeline_layout_get_row (self->layout, row, out);
  for (guint i = 0; i < out->n; i++)
    {
      if (out->positions[i] >= n || mp_project_list_get_summary (self->list, out->positions[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_timeline_scope_set_groups:
 *
 * Groups the projects through the query of the list, so that all views and exports know.
 */
void
mp_timeline_scope_set_groups (MpTimelineScope *self,
                              MpGroup          group,
                              MpGroup          subgroup)
{
  g_autoptr(MpQuery) query = NULL;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (!self->list || !mp_project_list_get_query (self->list))
    return;
  query = mp_query_with_groups (mp_project_list_get_query (self->list), group, subgroup);
  mp_project_list_set_query (self->list, query);
}

MpGroup
mp_timeline_scope_get_group (MpTimelineScope *self)
{
  return self->arrangement.group;
}

MpGroup
mp_timeline_scope_get_subgroup (MpTimelineScope *self)
{
  return self->arrangement.subgroup;
}

/**
 * mp_timeline_scope_set_packed:
 * @packed: whether a row holds as many bars as fit
 */
void
mp_timeline_scope_set_packed (MpTimelineScope *self,
                              gboolean         packed)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->arrangement.packed == packed)
    return;
  self->arrangement.packed = packed;
  arrange (self);
  mp_timeline_scope_emit_content (self);
}

gboolean
mp_timeline_scope_get_packed (MpTimelineScope *self)
{
  return self->arrangement.packed;
}

static void
fold (MpTimelineScope *self)
{
  if (!self->layout)
    return;
  mp_timeline_layout_fold (self->layout, self->folds);
  mp_timeline_rows_set_layout (self->rows, self->list, self->layout);
  mp_timeline_scope_emit_content (self);
}

/**
 * mp_timeline_scope_set_folded:
 * @path: of a group
 * @folded: whether only its header is shown
 */
void
mp_timeline_scope_set_folded (MpTimelineScope      *self,
                              const MpTimelinePath *path,
                              gboolean              folded)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_timeline_folds_set (self->folds, path, folded);
  fold (self);
}

/**
 * mp_timeline_scope_unfold:
 * @position: of a project in the list
 *
 * Unfolds what hides the first bar of a project.
 */
void
mp_timeline_scope_unfold (MpTimelineScope *self,
                          guint            position)
{
  MpTimelineRow row;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (!self->layout || position >= mp_timeline_layout_get_n_projects (self->layout))
    return;
  /* At most two: the outer group, then the one in it. */
  for (guint i = 0; i < 2; i++)
    {
      mp_timeline_layout_get_row (self->layout, mp_timeline_layout_find_place (self->layout, position, 0), &row);
      if (row.n > 0)
        return;
      mp_timeline_scope_set_folded (self, &(MpTimelinePath) { row.group->path.key, row.group->path.subkey }, FALSE);
    }
}

void
mp_timeline_scope_fold_all (MpTimelineScope *self,
                            gboolean         folded)
{
  guint n = self->layout ? mp_timeline_layout_get_n_groups (self->layout) : 0;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_timeline_folds_clear (self->folds);
  for (guint i = 0; folded && i < n; i++)
    mp_timeline_folds_set (self->folds, &mp_timeline_layout_get_group (self->layout, i)->path, TRUE);
  fold (self);
}

MpTimelinePainter *
mp_timeline_scope_get_painter (MpTimelineScope *self)
{
  return self->painter;
}

void
mp_timeline_scope_set_colours (MpTimelineScope *self,
                               gboolean         dark,
                               gboolean         high_contrast)
{
  MpTimelineStyle style;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  mp_timeline_style_init (&style, dark, high_contrast);
  mp_timeline_painter_set_style (self->painter, &style);
  mp_timeline_scope_emit_content (self);
}

/**
 * mp_timeline_scope_set_colour_by:
 * @key: (nullable): what the bars are coloured by; %NULL for the status
 *
 * A key that the portfolio does not have colours by the status, but is kept for the next one.
 *
 * Returns: whether it is another one than before
 */
gboolean
mp_timeline_scope_set_colour_by (MpTimelineScope *self,
                                 const char      *key)
{
  g_return_val_if_fail (MP_IS_TIMELINE_SCOPE (self), FALSE);

  if (key == NULL || *key == '\0')
    key = MP_TIMELINE_COLOUR_BY_STATUS;
  if (g_str_equal (self->colour_by, key))
    return FALSE;
  g_free (self->colour_by);
  self->colour_by = g_strdup (key);
  update_colouring (self);
  mp_timeline_scope_emit_content (self);
  return TRUE;
}

const char *
mp_timeline_scope_get_colour_by (MpTimelineScope *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_SCOPE (self), NULL);

  return self->colour_by;
}

/**
 * mp_timeline_scope_get_colouring:
 *
 * Returns: (transfer none) (nullable): what the bars are coloured by, %NULL for the status
 */
MpTimelineColouring *
mp_timeline_scope_get_colouring (MpTimelineScope *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_SCOPE (self), NULL);

  return self->colouring;
}

/**
 * mp_timeline_scope_set_extras:
 * @extras: what rows show besides bars
 * @baseline: the day on which the dates of ghosts had been recorded, %MP_DATE_NONE for the first plan
 */
void
mp_timeline_scope_set_extras (MpTimelineScope  *self,
                              MpTimelineExtras  extras,
                              MpDate            baseline)
{
  MpTimelineShown shown;

  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  shown = *mp_timeline_painter_get_shown (self->painter);
  if (shown.extras == extras && shown.baseline == baseline)
    return;
  shown.extras = extras;
  shown.baseline = baseline;
  mp_timeline_painter_set_shown (self->painter, &shown);
  mp_timeline_scope_emit_content (self);
}

/**
 * mp_timeline_scope_get_successors:
 *
 * Made when it is asked for: only arrows need it.
 *
 * Returns: (transfer none) (nullable): which projects follow which, %NULL while that is about to change
 */
const MpTimelineSuccessors *
mp_timeline_scope_get_successors (MpTimelineScope *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_SCOPE (self), NULL);

  if (!self->layout || self->stale)
    return NULL;
  if (!self->successors)
    self->successors = mp_timeline_successors_new (self->list);
  return self->successors;
}

/**
 * mp_timeline_scope_get_row_height:
 *
 * Returns: the height of each row, names and bars alike, in whole pixels
 */
double
mp_timeline_scope_get_row_height (MpTimelineScope *self)
{
  return MAX (MIN_ROW_HEIGHT, ceil (mp_timeline_painter_get_line_height (self->painter) * 1.15 + ROW_PADDING));
}

MpDate
mp_timeline_scope_get_today (MpTimelineScope *self)
{
  return self->today;
}

void
mp_timeline_scope_set_today (MpTimelineScope *self,
                             MpDate           today)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (self->today == today)
    return;
  self->today = today;
  mp_timeline_scope_emit_content (self);
}

MpDate
mp_timeline_scope_get_as_of (MpTimelineScope *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;

  return query ? mp_query_get_as_of (query) : self->today;
}

/**
 * mp_timeline_scope_pick_as_of:
 *
 * The user wants @day to be the as-of day: it is up to the owner of the query to let it be.
 */
void
mp_timeline_scope_pick_as_of (MpTimelineScope *self,
                              MpDate           day)
{
  g_return_if_fail (MP_IS_TIMELINE_SCOPE (self));

  if (day != mp_timeline_scope_get_as_of (self))
    g_signal_emit (self, signals[AS_OF_CHANGED], 0, day);
}

guint
mp_timeline_scope_get_statuses (MpTimelineScope *self)
{
  return self->layout ? mp_timeline_layout_get_statuses (self->layout) : 0;
}
