/* mp-timeline-hand.c: takes bars by the pointer or by keys
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/timeline/mp-timeline-chart-private.h"
#include "views/timeline/mp-timeline-hand-private.h"
#include "views/timeline/mp-timeline-moved.h"

G_DEFINE_FINAL_TYPE (MpTimelineHand, mp_timeline_hand, G_TYPE_OBJECT)

static const MpSummary *
get_summary (MpTimelineHand *self,
             gint64          id)
{
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);
  guint position;

  return list && mp_project_list_find (list, id, &position) ? mp_project_list_get_summary (list, position) : NULL;
}

static void
redraw (MpTimelineHand *self)
{
  gtk_widget_queue_draw (self->layer);
}

/* While something moves, what it is need not be told. */
static void
update (MpTimelineHand *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->chart), !mp_timeline_drag_is_dating (&self->drag) && !mp_timeline_reschedule_get_proposal (self->reschedule));
  redraw (self);
}

static void
content_changed_cb (MpTimelineHand *self)
{
  /* What was taken may have gone, or have other dates. */
  mp_timeline_hand_cancel (self);
  redraw (self);
}

/* The sign of a milestone that has not taken place yet; it may stand beside its bar. */
static gboolean
pick_milestone (MpTimelineHand *self,
                double          x,
                double          y,
                MpTimelineHit  *hit,
                guint          *milestone)
{
  const MpTimelineShown *shown = mp_timeline_painter_get_shown (mp_timeline_scope_get_painter (self->scope));
  guint position = mp_timeline_chart_get_row_at (self->chart, y);
  MpTimelineRow row;
  guint found;

  if (!(shown->extras & MP_TIMELINE_EXTRA_MILESTONES) || !mp_timeline_scope_get_row (self->scope, position, &row))
    return FALSE;
  for (guint i = 0; i < row.n; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), row.positions[i]);

      if (!mp_timeline_extras_find_milestone (mp_timeline_scope_get_axis (self->scope), summary, x, MP_TIMELINE_MILESTONE_REACH, &found) ||
          mp_summary_get_milestones (summary)[found].actual != MP_DATE_NONE)
        continue;
      hit->row = position;
      hit->index = i;
      hit->position = row.positions[i];
      *milestone = found + 1;
      return TRUE;
    }
  return FALSE;
}

/* What is under the pointer, as far as it can be moved; of a milestone which of its project's, from 1. */
MpTimelinePart
mp_timeline_hand_pick (MpTimelineHand *self,
                       double          x,
                       double          y,
                       MpTimelineHit  *hit,
                       guint          *milestone)
{
  *milestone = 0;
  if (!mp_timeline_reschedule_has_document (self->reschedule) || !mp_timeline_scope_get_list (self->scope))
    return MP_TIMELINE_PART_NONE;
  if (pick_milestone (self, x, y, hit, milestone))
    return MP_TIMELINE_PART_MILESTONE;
  if (!mp_timeline_chart_pick (self->chart, x, y, hit))
    return MP_TIMELINE_PART_NONE;
  return mp_timeline_drag_find_part (&hit->bar, mp_timeline_scope_get_axis (self->scope), x);
}

/* What the words say that moves. */
static char *
dup_name (MpTimelineHand  *self,
          const MpSummary *summary)
{
  if (self->milestone > 0 && self->milestone <= summary->n_milestones)
    return mp_timeline_milestone_dup_label (summary, &mp_summary_get_milestones (summary)[self->milestone - 1]);
  return mp_timeline_dup_name (summary);
}

/* What was taken does move: from now on it is no click any more. */
static gboolean
begin_dating (MpTimelineHand *self,
              guint           position)
{
  const MpSummary *summary = get_summary (self, self->project);
  MpTimelineRows *rows = mp_timeline_scope_get_rows (self->scope);
  g_autofree char *name = summary ? dup_name (self, summary) : NULL;

  if (!summary || !mp_timeline_reschedule_allows (self->reschedule, name, &self->drag.span, self->drag.part))
    return FALSE;
  if (!mp_timeline_rows_is_position_selected (rows, position))
    mp_timeline_rows_select_position (rows, position, FALSE);
  self->several = self->drag.part == MP_TIMELINE_PART_BODY && self->selection;
  mp_timeline_hand_begin_input (self);
  update (self);
  return TRUE;
}

static void
end_dating (MpTimelineHand *self)
{
  mp_timeline_hand_end_input (self);
  update (self);
}

/* The ids of all that move, that of @project first. */
static GArray *
collect_projects (MpTimelineHand *self,
                  gint64          project,
                  gboolean        several)
{
  MpProjectList *list = mp_timeline_scope_get_list (self->scope);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GtkBitset) selected = several ? gtk_selection_model_get_selection (self->selection) : NULL;
  GtkBitsetIter iter;
  guint position;

  g_array_append_val (ids, project);
  for (gboolean more = selected && gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = position < mp_project_list_get_n (list) ? mp_project_list_get_summary (list, position)->id : project;

      if (id != project)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Where the date that moves is, in the coordinates of the popover's parent; what is out of sight at its edge. */
static GdkRectangle
find_place (MpTimelineHand        *self,
            const MpTimelineSpan  *span,
            const MpTimelineShift *shift)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  double row_height = mp_timeline_chart_get_row_height (self->chart);
  MpTimelineSpan to;
  graphene_point_t point;
  double x, y;

  mp_timeline_shift_apply (shift, span, &to);
  x = mp_time_axis_get_x (axis, mp_timeline_span_get_anchor (&to, shift->part) + (shift->part == MP_TIMELINE_PART_END ? 1 : 0));
  if (shift->part == MP_TIMELINE_PART_BODY && to.start != MP_DATE_NONE && to.end != MP_DATE_NONE)
    x = mp_time_axis_get_x (axis, (CLAMP ((double) to.start, axis->origin, axis->origin + axis->width / axis->scale) +
                                   CLAMP ((double) to.end + 1, axis->origin, axis->origin + axis->width / axis->scale)) / 2);
  y = CLAMP (mp_timeline_chart_get_row_y (self->chart, self->row), 0, MAX (gtk_widget_get_height (GTK_WIDGET (self->chart)) - row_height, 0));
  if (!gtk_widget_compute_point (GTK_WIDGET (self->chart), self->parent,
                                 &GRAPHENE_POINT_INIT ((float) CLAMP (x, 1, MAX (axis->width - 2, 1)), (float) y), &point))
    point = GRAPHENE_POINT_INIT (0, 0);
  return (GdkRectangle) { (int) point.x, (int) point.y, 1, (int) row_height };
}

static void
propose (MpTimelineHand        *self,
         const MpTimelineSpan  *span,
         const MpTimelineShift *shift,
         gboolean               several)
{
  const MpSummary *summary = get_summary (self, self->project);
  g_autoptr(GArray) projects = collect_projects (self, self->project, several);
  g_autofree char *name = dup_name (self, summary);
  const MpTimelineProposal proposal = { .name = name, .milestone = self->milestone, .span = *span, .shift = *shift };
  const GdkRectangle at = find_place (self, span, shift);

  mp_timeline_reschedule_propose (self->reschedule, projects, &proposal, &at);
  update (self);
}

static void
mp_timeline_hand_dispose (GObject *object)
{
  MpTimelineHand *self = MP_TIMELINE_HAND (object);

  if (self->chart)
    {
      mp_timeline_hand_remove_controllers (self);
      mp_timeline_hand_remove_layer (self);
    }
  g_clear_pointer (&self->controllers, g_ptr_array_unref);
  g_clear_object (&self->selection);
  if (self->reschedule)
    g_object_run_dispose (G_OBJECT (self->reschedule));
  g_clear_object (&self->reschedule);
  g_clear_object (&self->scope);
  g_clear_object (&self->chart);

  G_OBJECT_CLASS (mp_timeline_hand_parent_class)->dispose (object);
}

static void
mp_timeline_hand_class_init (MpTimelineHandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_timeline_hand_dispose;
}

static void
mp_timeline_hand_init (MpTimelineHand *self)
{
  self->controllers = g_ptr_array_new ();
}

/**
 * mp_timeline_hand_new:
 * @parent: a box around @chart, for the question why
 * @chart: whose bars are taken; it has its vertical adjustment already
 */
MpTimelineHand *
mp_timeline_hand_new (GtkWidget       *parent,
                      MpTimelineChart *chart,
                      MpTimelineScope *scope)
{
  MpTimelineHand *self = g_object_new (MP_TYPE_TIMELINE_HAND, NULL);

  self->chart = g_object_ref (chart);
  self->scope = g_object_ref (scope);
  self->parent = parent;
  self->reschedule = mp_timeline_reschedule_new (parent);
  mp_timeline_hand_add_layer (self);
  mp_timeline_hand_add_controllers (self);
  g_signal_connect_object (self->reschedule, "closed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "axis-changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "content-changed", G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (chart)), "value-changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mp_timeline_hand_set_selection:
 * @selection: (nullable): over the list of the scope
 */
void
mp_timeline_hand_set_selection (MpTimelineHand    *self,
                                GtkSelectionModel *selection)
{
  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  mp_timeline_hand_cancel (self);
  mp_timeline_reschedule_cancel (self->reschedule);
  g_set_object (&self->selection, selection);
}

MpTimelineReschedule *
mp_timeline_hand_get_reschedule (MpTimelineHand *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), NULL);

  return self->reschedule;
}

const MpTimelineDrag *
mp_timeline_hand_get_drag (MpTimelineHand *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), NULL);

  return &self->drag;
}

/**
 * mp_timeline_hand_find_part:
 *
 * Returns: what could be taken there
 */
MpTimelinePart
mp_timeline_hand_find_part (MpTimelineHand *self,
                            double          x,
                            double          y)
{
  MpTimelineHit hit;
  guint milestone;

  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), MP_TIMELINE_PART_NONE);

  return mp_timeline_hand_pick (self, x, y, &hit, &milestone);
}

/**
 * mp_timeline_hand_find_row:
 * @row: (out): where what was moved last is now
 *
 * Returns: %FALSE when it is not to be seen any more
 */
gboolean
mp_timeline_hand_find_row (MpTimelineHand *self,
                           guint          *row)
{
  MpProjectList *list;
  MpTimelineRow found;
  guint position;

  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), FALSE);

  list = mp_timeline_scope_get_list (self->scope);
  if (!list || !mp_project_list_find (list, self->project, &position))
    return FALSE;
  *row = self->row;
  if (mp_timeline_scope_get_row (self->scope, self->row, &found) && found.n == 1 && found.position == position)
    return TRUE;
  *row = mp_timeline_layout_find_place (mp_timeline_scope_get_layout (self->scope), position, 0);
  return TRUE;
}

static void
init_milestone_span (MpTimelineSpan           *span,
                     const MpSummaryMilestone *milestone)
{
  *span = (MpTimelineSpan) { .start = milestone->planned, .end = MP_DATE_NONE, .start_precision = milestone->planned_precision };
}

/**
 * mp_timeline_hand_press:
 * @x: pixels from the left edge of the chart
 * @y: pixels from its upper edge
 *
 * Takes what is there; nothing where there is nothing.
 */
void
mp_timeline_hand_press (MpTimelineHand *self,
                        double          x,
                        double          y)
{
  MpTimelineHit hit;
  MpTimelinePart part;
  MpTimelineSpan span;
  const MpSummary *summary;

  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  mp_timeline_drag_cancel (&self->drag);
  part = mp_timeline_hand_pick (self, x, y, &hit, &self->milestone);
  if (part == MP_TIMELINE_PART_NONE)
    return;
  summary = mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), hit.position);
  if (self->milestone > 0)
    init_milestone_span (&span, &mp_summary_get_milestones (summary)[self->milestone - 1]);
  else
    mp_timeline_span_init (&span, summary);
  self->row = hit.row;
  self->project = summary->id;
  mp_timeline_drag_press (&self->drag, mp_timeline_scope_get_axis (self->scope), part, &span, x, y);
}

/**
 * mp_timeline_hand_motion:
 * @exact: whether dates do not snap
 *
 * Returns: whether dates are moved by it: then nothing else happens to the picture
 */
gboolean
mp_timeline_hand_motion (MpTimelineHand *self,
                         double          x,
                         double          y,
                         gboolean        exact)
{
  MpTimelineDragState before;
  guint position;

  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), FALSE);

  before = self->drag.state;
  self->x = x;
  self->y = y;
  self->exact = exact;
  if (mp_timeline_drag_motion (&self->drag, mp_timeline_scope_get_axis (self->scope), x, y, exact))
    redraw (self);
  if (self->drag.state == MP_TIMELINE_DRAG_PANNING ||
      (before == MP_TIMELINE_DRAG_PRESSED && mp_timeline_drag_is_dating (&self->drag) &&
       !(mp_project_list_find (mp_timeline_scope_get_list (self->scope), self->project, &position) && begin_dating (self, position))))
    mp_timeline_drag_cancel (&self->drag);
  if (!mp_timeline_drag_is_dating (&self->drag))
    return FALSE;

  mp_timeline_hand_follow_pointer (self);
  return TRUE;
}

/**
 * mp_timeline_hand_release:
 *
 * Asks for the reason when something was moved.
 */
void
mp_timeline_hand_release (MpTimelineHand *self)
{
  gboolean dating;

  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  dating = mp_timeline_drag_is_dating (&self->drag);
  if (mp_timeline_drag_release (&self->drag))
    propose (self, &self->drag.span, &self->drag.shift, self->several);
  if (dating)
    end_dating (self);
}

/**
 * mp_timeline_hand_cancel:
 *
 * Gives up what is dragged.
 */
void
mp_timeline_hand_cancel (MpTimelineHand *self)
{
  gboolean dating;

  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  dating = mp_timeline_drag_is_dating (&self->drag);
  mp_timeline_drag_cancel (&self->drag);
  if (dating)
    end_dating (self);
}

/* What moves stays in sight. */
static void
follow (MpTimelineHand        *self,
        const MpTimelineSpan  *span,
        const MpTimelineShift *shift)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  MpTimelineSpan to;
  double offset;

  mp_timeline_shift_apply (shift, span, &to);
  offset = mp_time_axis_get_offset (axis, mp_timeline_span_get_anchor (&to, shift->part));
  if (offset < 0 || offset > axis->width)
    mp_timeline_scope_center (self->scope, mp_timeline_span_get_anchor (&to, shift->part));
}

/* Moves what @span is by one step of the zoom, and asks for the reason. */
static void
step (MpTimelineHand       *self,
      guint                 row,
      guint                 position,
      const MpTimelineSpan *span,
      MpTimelinePart        part,
      int                   direction)
{
  const MpTimeAxis *axis = mp_timeline_scope_get_axis (self->scope);
  const MpSummary *summary = mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), position);
  g_autofree char *name = dup_name (self, summary);
  MpTimelineShift shift = { .part = part };
  MpTimelineSpan to;

  if (!mp_timeline_reschedule_allows (self->reschedule, name, span, part))
    return;
  mp_timeline_shift_add_step (&shift, mp_timeline_drag_choose_step (axis), mp_timeline_span_get_precision (span, part), direction);
  if (!mp_timeline_shift_apply (&shift, span, &to))
    return;
  self->row = row;
  self->project = summary->id;
  follow (self, span, &shift);
  propose (self, span, &shift,
           part != MP_TIMELINE_PART_MILESTONE && self->selection && mp_timeline_rows_is_position_selected (mp_timeline_scope_get_rows (self->scope), position));
}

/**
 * mp_timeline_hand_step:
 * @row: where the user is
 * @position: the project there
 * @part: what is to move
 * @direction: 1 for later, -1 for earlier
 *
 * Moves by one step of the zoom, and asks for the reason. While it is asked, further steps go on
 * from there: see mp_timeline_hand_continue().
 */
void
mp_timeline_hand_step (MpTimelineHand *self,
                       guint           row,
                       guint           position,
                       MpTimelinePart  part,
                       int             direction)
{
  MpTimelineSpan span;

  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  self->milestone = 0;
  mp_timeline_span_init (&span, mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), position));
  step (self, row, position, &span, part, direction);
}

/**
 * mp_timeline_hand_step_milestone:
 * @milestone: which of the milestones of the project, counted from 1
 *
 * The same for a milestone. One that took place does not move, and it is said so.
 */
void
mp_timeline_hand_step_milestone (MpTimelineHand *self,
                                 guint           row,
                                 guint           position,
                                 guint           milestone,
                                 int             direction)
{
  const MpSummary *summary;
  MpTimelineSpan span;

  g_return_if_fail (MP_IS_TIMELINE_HAND (self));

  summary = mp_project_list_get_summary (mp_timeline_scope_get_list (self->scope), position);
  g_return_if_fail (milestone > 0 && milestone <= summary->n_milestones);

  self->milestone = milestone;
  init_milestone_span (&span, &mp_summary_get_milestones (summary)[milestone - 1]);
  /* What took place has a date of its own. */
  if (mp_summary_get_milestones (summary)[milestone - 1].actual != MP_DATE_NONE)
    span.start = MP_DATE_NONE;
  step (self, row, position, &span, MP_TIMELINE_PART_MILESTONE, direction);
}

/**
 * mp_timeline_hand_continue:
 *
 * A further step of what is asked about.
 *
 * Returns: %FALSE when nothing is
 */
gboolean
mp_timeline_hand_continue (MpTimelineHand *self,
                           MpTimelinePart  part,
                           int             direction)
{
  const MpTimelineProposal *proposal;
  MpTimelineShift shift;

  g_return_val_if_fail (MP_IS_TIMELINE_HAND (self), FALSE);

  proposal = mp_timeline_reschedule_get_proposal (self->reschedule);
  if (!proposal)
    return FALSE;
  /* A milestone has no parts. */
  if (proposal->milestone > 0 && part == MP_TIMELINE_PART_BODY)
    part = MP_TIMELINE_PART_MILESTONE;
  /* One act moves one thing; there is no popover for two. */
  if (proposal->shift.part != part)
    return TRUE;
  shift = proposal->shift;
  mp_timeline_shift_add_step (&shift, mp_timeline_drag_choose_step (mp_timeline_scope_get_axis (self->scope)),
                              mp_timeline_span_get_precision (&proposal->span, part), direction);
  mp_timeline_reschedule_change (self->reschedule, &shift);
  follow (self, &proposal->span, &shift);
  redraw (self);
  return TRUE;
}
