/* mp-timeline-painter-extras.c: what a row shows besides its bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is told by colour: a ghost is thin, extensions are barred, milestones have shapes, money
 * is height. Texts stand where no other text of the row is, or not at all.
 */

#include "config.h"

#include "timeline/mp-timeline-painter-extras-private.h"

#include <math.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-funding.h"

#define MARGIN 16.0
#define LABEL_PADDING 6.0
#define SIGN_GAP 4.0

static void
take (MpTimelineExtrasRow *row,
      double               start,
      double               end)
{
  if (end > start && row->taken.n < MP_TIMELINE_MAX_TAKEN)
    row->taken.rooms[row->taken.n++] = (MpTimelineRoom) { start, end };
}

static gboolean
is_free (const MpTimelineExtrasRow *row,
         double                     start,
         double                     end)
{
  if (start < row->room.start || end > row->room.end)
    return FALSE;
  for (guint i = 0; i < row->taken.n; i++)
    {
      if (start < row->taken.rooms[i].end && row->taken.rooms[i].start < end)
        return FALSE;
    }
  return TRUE;
}

/* From offsets to the page, cut to what is visible before it becomes a float. */
void
mp_timeline_extras_row_append_span (const MpTimelineExtrasRow *row,
                                    const GdkRGBA             *colour,
                                    double                     start,
                                    double                     end,
                                    double                     y,
                                    double                     height)
{
  double left, right;

  start = CLAMP (start, -MARGIN, row->axis->width + MARGIN);
  end = CLAMP (end, -MARGIN, row->axis->width + MARGIN);
  left = mp_timeline_painter_snap (row->painter, row->x + mp_time_axis_mirror (row->axis, start, end - start));
  right = mp_timeline_painter_snap (row->painter, row->x + mp_time_axis_mirror (row->axis, start, end - start) + end - start);
  mp_timeline_painter_append_rect (row->painter, row->snapshot, colour, left, y, MAX (right - left, row->style->border_width), height);
}

static gboolean
is_visible (const MpTimelineExtrasRow *row,
            double                     start,
            double                     end)
{
  return end > 0 && start < row->axis->width;
}

static double
get_bar_y (const MpTimelineExtrasRow *row)
{
  return mp_timeline_painter_snap (row->painter, row->y + (row->parts.room - row->bar_height) / 2);
}

/* In the colour that can be read where it stands: on the bar, or beside it; never across its edge. */
static gboolean
append_text (MpTimelineExtrasRow *row,
             const char          *text,
             double               offset,
             gboolean             ends_here,
             double               limit)
{
  const GdkRGBA *colour = &row->style->dim;
  const MpTimelineText *line = mp_timeline_painter_get_text (row->painter, text, MP_TIMELINE_FONT_SMALL, 0);
  double start = ends_here ? offset - line->width : offset;
  double end = start + line->width;

  if (end > limit || !is_free (row, start - 2, end + 2))
    return FALSE;
  if (start >= row->bar_start + 2 && end <= row->body_end - 2)
    colour = &row->look.text;
  else if (end > row->bar_start - 2 && start < row->bar_end + 2)
    return FALSE;

  mp_timeline_painter_append_text (row->painter, row->snapshot, line, colour, row->x + mp_time_axis_mirror (row->axis, start, line->width),
                                   row->y + (row->parts.room - line->height) / 2);
  take (row, start - LABEL_PADDING, end + LABEL_PADDING);
  return TRUE;
}

/* What is below the bar of a neighbour would be taken for its own. */
static void
append_below (const MpTimelineExtrasRow *row,
              const GdkRGBA             *colour,
              double                     start,
              double                     end,
              double                     y,
              double                     height)
{
  start = MAX (start, row->below.start);
  end = MIN (end, row->below.end);
  if (end > start)
    mp_timeline_extras_row_append_span (row, colour, start, end, y, height);
}

/* The dates as they were recorded once: a thin line with closed ends. */
void
mp_timeline_extras_row_append_ghost (const MpTimelineExtrasRow *row,
                                     const MpTimelineGhost     *ghost)
{
  double start = mp_time_axis_get_offset (row->axis, ghost->start);
  double end = MAX (mp_time_axis_get_offset (row->axis, ghost->end), start + MP_TIMELINE_MIN_BAR);
  double y = mp_timeline_painter_snap (row->painter, row->y + row->parts.ghost_y);

  if (row->parts.ghost_height > 0 && is_visible (row, start, end))
    append_below (row, &row->style->dim, start, end, y, row->parts.ghost_height);
}

/* How far the end has moved: after all that the row shows, else before it. */
static void
append_slip (MpTimelineExtrasRow   *row,
             const MpTimelineGhost *ghost)
{
  g_autofree char *slip = mp_timeline_ghost_dup_slip (ghost);
  double start = MIN (row->bar_start, mp_time_axis_get_offset (row->axis, ghost->start));
  double end = MAX (row->bar_end, mp_time_axis_get_offset (row->axis, ghost->end));

  if (slip == NULL || end < 0 || start > row->axis->width)
    return;
  for (guint i = 0; i < row->taken.n; i++)
    {
      start = MIN (start, row->taken.rooms[i].start);
      end = MAX (end, row->taken.rooms[i].end);
    }
  if (!append_text (row, slip, end + LABEL_PADDING, FALSE, row->room.end))
    append_text (row, slip, start - LABEL_PADDING, TRUE, row->room.end);
}

/* Bars, as stripes mean other things: upright lines along the lower edge. */
static void
append_barred (const MpTimelineExtrasRow *row,
               const GdkRGBA             *colour,
               double                     start,
               double                     end,
               double                     y,
               double                     height)
{
  const GdkRGBA none = { colour->red, colour->green, colour->blue, 0 };
  const GskColorStop stops[] = { { 0, *colour }, { 0.5f, *colour }, { 0.5f, none }, { 1, none } };
  double period = MAX (2 * ceil (row->bar_height / 12), 2);
  /* Tied to the start of the extension, so that it stays with the bar while it moves. */
  double anchor = row->x + mp_time_axis_mirror (row->axis, start, 0);
  double left;

  start = CLAMP (start, -MARGIN, row->axis->width + MARGIN);
  end = CLAMP (end, -MARGIN, row->axis->width + MARGIN);
  left = mp_timeline_painter_snap (row->painter, row->x + mp_time_axis_mirror (row->axis, start, end - start));
  anchor = left - fmod (left - anchor, period);
  gtk_snapshot_append_repeating_linear_gradient (row->snapshot,
                                                 &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) (end - start), (float) height),
                                                 &GRAPHENE_POINT_INIT ((float) anchor, (float) y),
                                                 &GRAPHENE_POINT_INIT ((float) (anchor + period), (float) y), stops, G_N_ELEMENTS (stops));
}

/* A line where the end was, and from there to where it moved a barred edge. */
void
mp_timeline_extras_row_append_extension (MpTimelineExtrasRow      *row,
                                         const MpSummaryExtension *extension)
{
  const GdkRGBA *colour = &row->look.text;
  double from = MAX (mp_time_axis_get_offset (row->axis, (double) extension->from + 1), row->bar_start);
  double to = MIN (mp_time_axis_get_offset (row->axis, (double) extension->to + 1), row->body_end);
  double y = get_bar_y (row);
  double border = row->style->border_width;
  double edge = MAX (mp_timeline_painter_snap (row->painter, row->bar_height / 9), 1);

  /* What is narrower than its signs is not told. */
  if (to - from < 4 || !is_visible (row, from, to))
    return;
  append_barred (row, colour, from, to - 2, y + row->bar_height - border - edge, edge);
  mp_timeline_extras_row_append_span (row, colour, from - border, from, y + border, row->bar_height - 2 * border);
}

static void
append_extensions (MpTimelineExtrasRow *row)
{
  MpSummaryExtension extensions[MP_TIMELINE_MAX_EXTENSIONS];
  guint n = mp_summary_get_extensions (row->summary, extensions, G_N_ELEMENTS (extensions));

  for (guint i = 0; i < n; i++)
    mp_timeline_extras_row_append_extension (row, &extensions[i]);
}

/* Why the end moved, where the bar has room for it. */
static void
append_reasons (MpTimelineExtrasRow *row)
{
  const char *const *reasons = mp_table_get_info (MP_TABLE_DATE_REVISION)->fields[MP_DATE_REVISION_REASON].choices;
  MpSummaryExtension extensions[MP_TIMELINE_MAX_EXTENSIONS];
  guint n = mp_summary_get_extensions (row->summary, extensions, G_N_ELEMENTS (extensions));

  for (guint i = 0; i < n; i++)
    {
      double from = MAX (mp_time_axis_get_offset (row->axis, (double) extensions[i].from + 1), 0);
      double to = MIN (mp_time_axis_get_offset (row->axis, (double) extensions[i].to + 1), row->body_end);

      append_text (row, mp_choice_get_label (reasons[extensions[i].reason]), from + LABEL_PADDING, FALSE, to - LABEL_PADDING);
    }
}

static gboolean
find_milestone (const MpTimelineExtrasRow *row,
                guint                      milestone,
                double                    *offset)
{
  double day;

  if (!mp_timeline_milestone_get_day (&mp_summary_get_milestones (row->summary)[milestone], &day))
    return FALSE;
  *offset = mp_time_axis_get_offset (row->axis, day);
  return *offset > -row->bar_height / 2 && *offset < row->axis->width + row->bar_height / 2;
}

/* Signs first, then their names where they are not over anything. */
static void
append_milestones (MpTimelineExtrasRow *row)
{
  const MpSummaryMilestone *milestones = mp_summary_get_milestones (row->summary);
  double middle = get_bar_y (row) + row->bar_height / 2;
  double reach = row->bar_height / 2;
  double offset = 0;
  guint shown[MP_TIMELINE_MAX_MILESTONES];
  guint n = 0;

  for (guint i = 0; i < row->summary->n_milestones && n < MP_TIMELINE_MAX_MILESTONES; i++)
    {
      if (!find_milestone (row, i, &offset))
        continue;
      mp_timeline_painter_append_milestone (row->painter, row->snapshot, milestones[i].kind, milestones[i].actual != MP_DATE_NONE,
                                            row->x + mp_time_axis_mirror (row->axis, offset, 0), middle, row->bar_height);
      take (row, offset - reach + 1, offset + reach - 1);
      shown[n++] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = mp_timeline_milestone_dup_label (row->summary, &milestones[shown[i]]);

      find_milestone (row, shown[i], &offset);
      if (!append_text (row, label, offset + reach + SIGN_GAP, FALSE, row->room.end))
        append_text (row, label, offset - reach - SIGN_GAP, TRUE, row->room.end);
    }
}

/* A track for the time that money is for, filled as far as its share of the highest; what is not exact is half as
 * dark. Currencies stand side by side, as different money has no common height. */
static void
append_funding (const MpTimelineExtrasRow *row)
{
  MpTimelineFundingColumn columns[MP_TIMELINE_MAX_FUNDING_COLUMNS];
  double full = mp_timeline_painter_snap (row->painter, row->parts.funding_height);
  double bottom = mp_timeline_painter_snap (row->painter, row->y + row->parts.funding_y) + full;
  GdkRGBA pale = row->style->dim, track = row->style->dim;
  guint n = 0;

  if (row->parts.funding_height > 0)
    n = mp_timeline_funding_get_columns (row->summary, mp_timeline_painter_get_shown (row->painter)->fiscal_month, columns);
  pale.alpha *= 0.5f;
  track.alpha *= 0.16f;
  for (guint i = 0; i < n; i++)
    {
      double start = mp_time_axis_get_offset (row->axis, columns[i].first);
      double end = mp_time_axis_get_offset (row->axis, (double) columns[i].last + 1);
      double width = (end - start) / row->summary->n_money;
      double height = MAX (mp_timeline_painter_snap (row->painter, full * columns[i].share), 1);
      /* A gap between the years, where there is room for one. */
      double gap = width > 6 ? 0.5 : 0;

      if (!is_visible (row, start, end))
        continue;
      start += width * columns[i].currency;
      append_below (row, &track, start + gap, start + width - gap, bottom - full, full);
      append_below (row, columns[i].approximate ? &pale : &row->style->dim, start + gap, start + width - gap, bottom - height, height);
    }
}

/* Arrows to other pages say where they lead, where there is room for it. */
static void
append_stubs (MpTimelineExtrasRow   *row,
              const MpTimelineStubs *stubs)
{
  double middle = get_bar_y (row) + row->bar_height / 2;
  double reach = row->bar_height * 0.75;
  double step = MP_TIMELINE_LINK_STEP * row->bar_height + LABEL_PADDING;
  const MpTimelineBar *bar = row->bar;

  if (stubs->before.n > 0)
    {
      mp_timeline_painter_append_link_stub (row->painter, row->snapshot, row->axis, bar->start, middle, middle + (stubs->before.upwards ? -reach : reach),
                                            TRUE, row->x);
      append_text (row, stubs->before.name, row->bar_start - step, TRUE, row->room.end);
    }
  if (stubs->after.n > 0)
    {
      mp_timeline_painter_append_link_stub (row->painter, row->snapshot, row->axis, MIN (bar->cut_from, bar->end), middle,
                                            middle + (stubs->after.upwards ? -reach : reach), FALSE, row->x);
      append_text (row, stubs->after.name, row->bar_end + step, FALSE, row->room.end);
    }
}

/**
 * mp_timeline_painter_get_bar_room:
 * @height: the height of a row
 *
 * Returns: how much of it, from above, is for bar and label; what is shown below them takes the rest
 */
double
mp_timeline_painter_get_bar_room (MpTimelinePainter *self,
                                  double             height)
{
  MpTimelineRowParts parts;

  g_return_val_if_fail (MP_IS_TIMELINE_PAINTER (self), height);

  mp_timeline_extras_divide_row (mp_timeline_painter_get_shown (self)->extras, mp_timeline_painter_get_bar_height (self), height, &parts);
  return parts.room;
}

/**
 * mp_timeline_painter_append_extras:
 * @bar: the bar of the row, which was appended in mp_timeline_painter_get_bar_room()
 * @summary: its project
 * @room: (nullable): where texts may stand, %NULL for the whole row
 * @below: (nullable): how far what stands below the bar may reach, %NULL for the whole row
 * @label: (nullable): where the label of the bar stands
 * @stubs: (nullable): arrows whose other end is on another page
 * @x: the left edge of the chart
 * @y: the upper edge of the row
 * @height: the height of the row
 *
 * What mp_timeline_painter_set_shown() asks for. After bar and label, so that signs are not written over.
 */
void
mp_timeline_painter_append_extras (MpTimelinePainter     *self,
                                   GtkSnapshot           *snapshot,
                                   const MpTimeAxis      *axis,
                                   const MpTimelineBar   *bar,
                                   const MpSummary       *summary,
                                   const MpTimelineRoom  *room,
                                   const MpTimelineRoom  *below,
                                   const MpTimelineRoom  *label,
                                   const MpTimelineStubs *stubs,
                                   double                 x,
                                   double                 y,
                                   double                 height)
{
  const MpTimelineShown *shown = mp_timeline_painter_get_shown (self);
  gboolean has_ghost;
  MpTimelineGhost ghost;
  MpTimelineExtrasRow row = {
    .painter = self,
    .snapshot = snapshot,
    .style = mp_timeline_painter_get_style (self),
    .axis = axis,
    .bar = bar,
    .summary = summary,
    .room = room ? *room : (MpTimelineRoom) { 0, axis->width },
    .below = below ? *below : (MpTimelineRoom) { -MARGIN, axis->width + MARGIN },
    .bar_height = MIN (mp_timeline_painter_get_bar_height (self), height),
    .x = x,
    .y = y,
  };

  if ((shown->extras & ~MP_TIMELINE_EXTRA_LINKS) == 0 && stubs == NULL)
    return;
  mp_timeline_extras_divide_row (shown->extras, row.bar_height, height, &row.parts);
  mp_timeline_style_get_bar (row.style, bar->status, bar->first, bar->second, &row.look);
  /* Without a bar everything is beside it. */
  if (mp_timeline_bar_get_extent (bar, axis, &row.bar_start, &row.bar_end))
    row.body_end = bar->cut_from < bar->end ? CLAMP (mp_time_axis_get_offset (axis, bar->cut_from), row.bar_start, row.bar_end) : row.bar_end;
  else
    row.bar_start = row.bar_end = row.body_end = -axis->width;
  if (label)
    take (&row, label->start - LABEL_PADDING, label->end + LABEL_PADDING);
  if (shown->extras & MP_TIMELINE_EXTRA_LINKS)
    take (&row, row.bar_end, row.bar_end + MP_TIMELINE_LINK_STEP * row.bar_height);

  has_ghost = (shown->extras & MP_TIMELINE_EXTRA_GHOST) && mp_timeline_ghost_init (&ghost, bar, summary, shown->baseline);
  /* Near to its own bar rather than to the next one. */
  if (!has_ghost && row.parts.ghost_height > 0)
    row.parts.funding_y = row.parts.ghost_y;
  if (shown->extras & MP_TIMELINE_EXTRA_FUNDING)
    append_funding (&row);
  if (has_ghost)
    mp_timeline_extras_row_append_ghost (&row, &ghost);
  if ((shown->extras & MP_TIMELINE_EXTRA_EXTENSIONS) && bar->dated)
    append_extensions (&row);
  if (shown->extras & MP_TIMELINE_EXTRA_MILESTONES)
    append_milestones (&row);
  if ((shown->extras & MP_TIMELINE_EXTRA_EXTENSIONS) && bar->dated)
    append_reasons (&row);
  if (stubs && bar->dated)
    append_stubs (&row, stubs);
  if (has_ghost)
    append_slip (&row, &ghost);
}
