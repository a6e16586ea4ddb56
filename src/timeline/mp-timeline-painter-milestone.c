/* mp-timeline-painter-milestone.c: the signs of milestones, and what keeps clear of them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-painter.h"

#define GAP 2.0

/**
 * mp_timeline_painter_append_milestone:
 * @done: whether it took place
 * @x: where its middle is
 * @y: where its middle is
 * @bar_height: the height of the bar that it stands on
 *
 * A square for an evaluation, else one on its corner; hollow as long as it is only planned. Around
 * it a line of the background, so that it stands out on any bar.
 */
void
mp_timeline_painter_append_milestone (MpTimelinePainter *self,
                                      GtkSnapshot       *snapshot,
                                      MpMilestoneKind    kind,
                                      gboolean           done,
                                      double             x,
                                      double             y,
                                      double             bar_height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  gboolean evaluation = kind == MP_MILESTONE_KIND_MID_TERM_EVALUATION || kind == MP_MILESTONE_KIND_FINAL_EVALUATION;
  float unit = (float) (bar_height / 18);
  float half = (evaluation ? 5.0f : 4.5f) * unit;
  float line = 1.5f * unit;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) mp_timeline_painter_snap (self, x), (float) mp_timeline_painter_snap (self, y)));
  if (!evaluation)
    gtk_snapshot_rotate (snapshot, 45);
  mp_timeline_painter_append_rect (self, snapshot, &style->background, -half - line, -half - line, 2 * (half + line), 2 * (half + line));
  mp_timeline_painter_append_rect (self, snapshot, &style->text, -half, -half, 2 * half, 2 * half);
  if (!done)
    mp_timeline_painter_append_rect (self, snapshot, &style->background, -half + line, -half + line, 2 * (half - line), 2 * (half - line));
  gtk_snapshot_restore (snapshot);
}

/**
 * mp_timeline_painter_avoid_milestones:
 * @wanted: how wide a label is
 * @from_end: whether it is to stand near the end of its room rather than near the start
 * @start: (inout): where it may begin, in offsets
 * @end: (inout): where it must end
 *
 * Narrows the room of a label to the first one between milestones that is wide enough, else to the widest.
 */
void
mp_timeline_painter_avoid_milestones (MpTimelinePainter *self,
                                      const MpTimeAxis  *axis,
                                      const MpSummary   *summary,
                                      double             wanted,
                                      gboolean           from_end,
                                      double            *start,
                                      double            *end)
{
  const MpSummaryMilestone *milestones = mp_summary_get_milestones (summary);
  double reach = mp_timeline_painter_get_bar_height (self) / 2 + GAP;
  double sign = from_end ? -1 : 1;
  double from = from_end ? -*end : *start;
  double limit = from_end ? -*start : *end;
  MpTimelineRoom best = { from, from };

  if (!(mp_timeline_painter_get_shown (self)->extras & MP_TIMELINE_EXTRA_MILESTONES) || summary->n_milestones == 0)
    return;
  while (from < limit && best.end - best.start < wanted)
    {
      double until = limit, next = limit;

      /* The milestones are in no order; there are few. */
      for (guint i = 0; i < MIN (summary->n_milestones, MP_TIMELINE_MAX_MILESTONES); i++)
        {
          double day, offset;

          if (!mp_timeline_milestone_get_day (&milestones[i], &day))
            continue;
          offset = sign * mp_time_axis_get_offset (axis, day);
          if (offset + reach > from && offset - reach < until)
            {
              until = offset - reach;
              next = offset + reach;
            }
        }
      if (until - from > best.end - best.start)
        best = (MpTimelineRoom) { from, until };
      from = next;
    }
  *start = from_end ? -best.end : best.start;
  *end = from_end ? -best.start : best.end;
}
