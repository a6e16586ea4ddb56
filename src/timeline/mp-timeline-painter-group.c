/* mp-timeline-painter-group.c: the header of a group
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-painter.h"

#include <math.h>

#define LABEL_PADDING 8.0
#define PLATE_PADDING 4.0

/* Where the chart itself is narrower than this nothing can be read. */
#define MIN_WIDTH 48.0

/* After the span, before it, or on it where both sides are out of sight. */
static double
choose_place (const MpTimeAxis *axis,
              double            start,
              double            end,
              double            width)
{
  if (end >= 0 && end + width + 2 * LABEL_PADDING <= axis->width)
    return end + LABEL_PADDING;
  if (start <= axis->width && start - width - 2 * LABEL_PADDING >= 0)
    return start - LABEL_PADDING - width;
  return LABEL_PADDING;
}

/**
 * mp_timeline_painter_append_group:
 * @group: a group
 * @text: (nullable): what is said of it
 * @x: the left edge of the chart
 * @y: the upper edge of the row
 * @height: the height of the row
 *
 * The span of a group, and beside it a text, cut with an ellipsis where it has no room at all.
 */
void
mp_timeline_painter_append_group (MpTimelinePainter     *self,
                                  GtkSnapshot           *snapshot,
                                  const MpTimeAxis      *axis,
                                  const MpTimelineGroup *group,
                                  const char            *text,
                                  double                 x,
                                  double                 y,
                                  double                 height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  const MpTimelineText *label;
  double offset = LABEL_PADDING;

  mp_timeline_painter_append_span (self, snapshot, axis, group->start, group->end, x, y, height);
  if (text == NULL)
    return;
  label = mp_timeline_painter_get_text (self, text, MP_TIMELINE_FONT_SMALL, 0);
  if (axis->width < MIN_WIDTH)
    return;
  if (label->width + 2 * LABEL_PADDING > axis->width)
    label = mp_timeline_painter_get_text (self, text, MP_TIMELINE_FONT_SMALL, axis->width - 2 * LABEL_PADDING);
  if (group->start != MP_DATE_NONE)
    offset = choose_place (axis, mp_time_axis_get_offset (axis, group->start), mp_time_axis_get_offset (axis, (double) group->end + 1), label->width);
  /* Lines of the grid and of days must not cross out what is read. */
  mp_timeline_painter_append_rect (self, snapshot, group->level == 0 ? &style->group : &style->subgroup, x + mp_time_axis_mirror (axis, offset - PLATE_PADDING, label->width + 2 * PLATE_PADDING),
                                   y + (height - label->height) / 2, label->width + 2 * PLATE_PADDING, label->height);
  mp_timeline_painter_append_text (self, snapshot, label, &style->dim, x + mp_time_axis_mirror (axis, offset, label->width), y + (height - label->height) / 2);
}
