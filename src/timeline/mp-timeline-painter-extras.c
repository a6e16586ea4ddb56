/* mp-timeline-painter-extras.c: what a row shows besides its bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is told by colour: a ghost is thin, extensions are barred, milestones have shapes, money
 * is height. Texts stand where no other text of the row is, or not at all.
 */

#include "config.h"

#include "timeline/mp-timeline-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

#define MARGIN 16.0
#define LABEL_PADDING 6.0
#define SIGN_GAP 4.0
#define LEGEND_SWATCH 30.0
#define LEGEND_GAP 18.0

/* Of one row; more would only be a stain. */
#define MAX_SIGNS MP_TIMELINE_MAX_MILESTONES
#define MAX_EXTENSIONS 12
#define MAX_TAKEN (2 * MAX_SIGNS + MAX_EXTENSIONS + 2)

/* Widths along time that are not free for a text any more, in offsets. */
typedef struct
{
  MpTimelineRoom rooms[MAX_TAKEN];
  guint n;
} Taken;

typedef struct
{
  MpTimelinePainter *painter;
  GtkSnapshot *snapshot;
  const MpTimelineStyle *style;
  const MpTimeAxis *axis;
  const MpTimelineBar *bar;
  MpTimelineBarStyle look; /* of the bar */
  const MpSummary *summary;
  MpTimelineRoom room;
  MpTimelineRowParts parts;
  double bar_height;
  double bar_start; /* offsets */
  double bar_end;
  double body_end; /* where it is cut, else @bar_end */
  double x;
  double y;
  Taken taken;
} Row;

static void
take (Row    *row,
      double  start,
      double  end)
{
  if (end > start && row->taken.n < MAX_TAKEN)
    row->taken.rooms[row->taken.n++] = (MpTimelineRoom) { start, end };
}

static gboolean
is_free (const Row *row,
         double     start,
         double     end)
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
static void
append_span (const Row     *row,
             const GdkRGBA *colour,
             double         start,
             double         end,
             double         y,
             double         height)
{
  double left, right;

  start = CLAMP (start, -MARGIN, row->axis->width + MARGIN);
  end = CLAMP (end, -MARGIN, row->axis->width + MARGIN);
  left = mp_timeline_painter_snap (row->painter, row->x + mp_time_axis_mirror (row->axis, start, end - start));
  right = mp_timeline_painter_snap (row->painter, row->x + mp_time_axis_mirror (row->axis, start, end - start) + end - start);
  mp_timeline_painter_append_rect (row->painter, row->snapshot, colour, left, y, MAX (right - left, row->style->border_width), height);
}

static gboolean
is_visible (const Row *row,
            double     start,
            double     end)
{
  return end > 0 && start < row->axis->width;
}

static double
get_bar_y (const Row *row)
{
  return mp_timeline_painter_snap (row->painter, row->y + (row->parts.room - row->bar_height) / 2);
}

/* In the colour that can be read where it stands: on the bar, or beside it; never across its edge. */
static gboolean
append_text (Row        *row,
             const char *text,
             double      offset,
             gboolean    ends_here,
             double      limit)
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

/* The dates as they were recorded once: a thin line with closed ends. */
static void
append_ghost (const Row             *row,
              const MpTimelineGhost *ghost)
{
  double start = mp_time_axis_get_offset (row->axis, ghost->start);
  double end = MAX (mp_time_axis_get_offset (row->axis, ghost->end), start + MP_TIMELINE_MIN_BAR);
  double y = mp_timeline_painter_snap (row->painter, row->y + row->parts.ghost_y);

  if (row->parts.ghost_height > 0 && is_visible (row, start, end))
    append_span (row, &row->style->dim, start, end, y, row->parts.ghost_height);
}

/* How far the end has moved: after all that the row shows, else before it. */
static void
append_slip (Row                   *row,
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
append_barred (const Row     *row,
               const GdkRGBA *colour,
               double         start,
               double         end,
               double         y,
               double         height)
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
static void
append_extension (Row                      *row,
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
  append_span (row, colour, from - border, from, y + border, row->bar_height - 2 * border);
}

static void
append_extensions (Row *row)
{
  MpSummaryExtension extensions[MAX_EXTENSIONS];
  guint n = mp_summary_get_extensions (row->summary, extensions, G_N_ELEMENTS (extensions));

  for (guint i = 0; i < n; i++)
    append_extension (row, &extensions[i]);
}

/* Why the end moved, where the bar has room for it. */
static void
append_reasons (Row *row)
{
  const char *const *reasons = mp_table_get_info (MP_TABLE_DATE_REVISION)->fields[MP_DATE_REVISION_REASON].choices;
  MpSummaryExtension extensions[MAX_EXTENSIONS];
  guint n = mp_summary_get_extensions (row->summary, extensions, G_N_ELEMENTS (extensions));

  for (guint i = 0; i < n; i++)
    {
      double from = MAX (mp_time_axis_get_offset (row->axis, (double) extensions[i].from + 1), 0);
      double to = MIN (mp_time_axis_get_offset (row->axis, (double) extensions[i].to + 1), row->body_end);

      append_text (row, mp_choice_get_label (reasons[extensions[i].reason]), from + LABEL_PADDING, FALSE, to - LABEL_PADDING);
    }
}

static gboolean
find_milestone (const Row *row,
                guint      milestone,
                double    *offset)
{
  double day;

  if (!mp_timeline_milestone_get_day (&mp_summary_get_milestones (row->summary)[milestone], &day))
    return FALSE;
  *offset = mp_time_axis_get_offset (row->axis, day);
  return *offset > -row->bar_height / 2 && *offset < row->axis->width + row->bar_height / 2;
}

/* Signs first, then their names where they are not over anything. */
static void
append_milestones (Row *row)
{
  const MpSummaryMilestone *milestones = mp_summary_get_milestones (row->summary);
  double middle = get_bar_y (row) + row->bar_height / 2;
  double reach = row->bar_height / 2;
  double offset = 0;
  guint shown[MAX_SIGNS];
  guint n = 0;

  for (guint i = 0; i < row->summary->n_milestones && n < MAX_SIGNS; i++)
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

/* The share of @currency in the width of a year: side by side, as different money has no common height. */
static void
find_currency (const MpSummary *summary,
               const char      *currency,
               guint           *index,
               gint64          *highest)
{
  const MpSummaryFunding *funding = mp_summary_get_funding (summary);

  *index = 0;
  *highest = 0;
  for (guint i = 0; i < summary->n_money && !g_str_equal (summary->money[i].currency, currency); i++)
    *index += 1;
  for (guint i = 0; i < summary->n_funding; i++)
    {
      if (g_str_equal (funding[i].currency, currency))
        *highest = MAX (*highest, funding[i].amount);
    }
}

/* A column a year, filled as far as its share of the largest; what is not exact is half as dark. */
static void
append_funding (const Row *row)
{
  const MpSummaryFunding *funding = mp_summary_get_funding (row->summary);
  int month = mp_timeline_painter_get_shown (row->painter)->fiscal_month;
  double full = mp_timeline_painter_snap (row->painter, row->parts.funding_height);
  double bottom = mp_timeline_painter_snap (row->painter, row->y + row->parts.funding_y) + full;
  GdkRGBA pale = row->style->dim, track = row->style->dim;

  pale.alpha *= 0.5f;
  track.alpha *= 0.16f;
  for (guint i = 0; i < row->summary->n_funding && row->parts.funding_height > 0; i++)
    {
      double start, end, width, height, gap;
      gint64 highest;
      guint index;
      MpDate first, last;

      mp_timeline_fiscal_year_get_days (funding[i].year, month, &first, &last);
      start = mp_time_axis_get_offset (row->axis, first);
      end = mp_time_axis_get_offset (row->axis, (double) last + 1);
      if (funding[i].amount <= 0 || !is_visible (row, start, end))
        continue;
      find_currency (row->summary, funding[i].currency, &index, &highest);
      width = (end - start) / MAX (row->summary->n_money, index + 1);
      start += width * index;
      height = MAX (mp_timeline_painter_snap (row->painter, full * ((double) funding[i].amount / (double) highest)), 1);
      /* A gap between the years, where there is room for one. */
      gap = width > 6 ? 0.5 : 0;
      append_span (row, &track, start + gap, start + width - gap, bottom - full, full);
      append_span (row, funding[i].approximate ? &pale : &row->style->dim, start + gap, start + width - gap, bottom - height, height);
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
 * @label: (nullable): where the label of the bar stands
 * @x: the left edge of the chart
 * @y: the upper edge of the row
 * @height: the height of the row
 *
 * What mp_timeline_painter_set_shown() asks for. After bar and label, so that signs are not written over.
 */
void
mp_timeline_painter_append_extras (MpTimelinePainter    *self,
                                   GtkSnapshot          *snapshot,
                                   const MpTimeAxis     *axis,
                                   const MpTimelineBar  *bar,
                                   const MpSummary      *summary,
                                   const MpTimelineRoom *room,
                                   const MpTimelineRoom *label,
                                   double                x,
                                   double                y,
                                   double                height)
{
  const MpTimelineShown *shown = mp_timeline_painter_get_shown (self);
  gboolean has_ghost;
  MpTimelineGhost ghost;
  Row row = {
    .painter = self,
    .snapshot = snapshot,
    .style = mp_timeline_painter_get_style (self),
    .axis = axis,
    .bar = bar,
    .summary = summary,
    .room = room ? *room : (MpTimelineRoom) { 0, axis->width },
    .bar_height = MIN (mp_timeline_painter_get_bar_height (self), height),
    .x = x,
    .y = y,
  };

  if ((shown->extras & ~MP_TIMELINE_EXTRA_LINKS) == 0)
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
    append_ghost (&row, &ghost);
  if ((shown->extras & MP_TIMELINE_EXTRA_EXTENSIONS) && bar->dated)
    append_extensions (&row);
  if (shown->extras & MP_TIMELINE_EXTRA_MILESTONES)
    append_milestones (&row);
  if ((shown->extras & MP_TIMELINE_EXTRA_EXTENSIONS) && bar->dated)
    append_reasons (&row);
  if (has_ghost)
    append_slip (&row, &ghost);
}


/* What the legend explains; milestones take two signs. */
typedef enum
{
  SIGN_GHOST,
  SIGN_EXTENSION,
  SIGN_MILESTONE,
  SIGN_EVALUATION,
  SIGN_LINK,
  SIGN_FUNDING,
  N_SIGNS,
} Sign;

static char *
dup_sign_label (MpTimelinePainter *self,
                Sign               sign)
{
  const MpTimelineShown *shown = mp_timeline_painter_get_shown (self);
  g_autofree char *date = NULL;

  switch (sign)
    {
    case SIGN_GHOST:
      if (shown->baseline == MP_DATE_NONE)
        return g_strdup (C_("timeline", "As first planned"));
      date = mp_format_date (shown->baseline, MP_PRECISION_DAY);
      /* Translators: of the dates of projects; %s is a day. */
      return g_strdup_printf (C_("timeline", "As recorded on %s"), date);
    case SIGN_EXTENSION:
      return g_strdup (C_("timeline", "Extension"));
    case SIGN_MILESTONE:
      /* Translators: explains a filled and a hollow sign. */
      return g_strdup (C_("timeline", "Milestone done, planned"));
    case SIGN_EVALUATION:
      /* Translators: explains a filled and a hollow sign. */
      return g_strdup (C_("timeline", "Evaluation done, planned"));
    case SIGN_LINK:
      /* Translators: explains an arrow from a project to its successor. */
      return g_strdup (C_("timeline", "Is followed by"));
    case SIGN_FUNDING:
      if (shown->fiscal_month == 1)
        return g_strdup (C_("timeline", "Funding by year"));
      /* Translators: %s is the month in which fiscal years begin. */
      return g_strdup_printf (C_("timeline", "Funding by fiscal year from %s"), mp_format_month_long (shown->fiscal_month));
    case N_SIGNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_swatch (MpTimelinePainter *self,
               GtkSnapshot       *snapshot,
               Sign               sign,
               double             x,
               double             y,
               double             height,
               gboolean           rtl)
{
  MpTimeAxis axis = { .origin = 0, .scale = 1, .width = LEGEND_SWATCH, .rtl = rtl };
  MpTimelineBar bar = { .status = MP_STATUS_RUNNING, .dated = TRUE, .end = LEGEND_SWATCH, .striped_from = LEGEND_SWATCH, .cut_from = LEGEND_SWATCH };
  MpSummaryExtension extension = { .from = (MpDate) (LEGEND_SWATCH / 2) - 1, .to = (MpDate) LEGEND_SWATCH };
  double bar_height = MIN (mp_timeline_painter_get_bar_height (self), height - 2);
  double middle = y + height / 2;
  Row row = { .painter = self, .snapshot = snapshot, .style = mp_timeline_painter_get_style (self), .axis = &axis, .bar = &bar, .parts = { .room = height }, .bar_height = bar_height,
              .bar_end = LEGEND_SWATCH, .body_end = LEGEND_SWATCH, .x = x, .y = y };
  MpMilestoneKind kind = sign == SIGN_MILESTONE ? MP_MILESTONE_KIND_EVENT : MP_MILESTONE_KIND_FINAL_EVALUATION;

  mp_timeline_style_get_bar (row.style, bar.status, bar.first, bar.second, &row.look);
  switch (sign)
    {
    case SIGN_GHOST:
      row.parts.ghost_height = bar_height / 6;
      row.parts.ghost_y = (height - row.parts.ghost_height) / 2;
      append_ghost (&row, &(MpTimelineGhost) { .start = 0, .end = LEGEND_SWATCH });
      break;
    case SIGN_EXTENSION:
      mp_timeline_painter_append_bar (self, snapshot, &axis, &bar, x, y, height);
      append_extension (&row, &extension);
      break;
    case SIGN_MILESTONE:
    case SIGN_EVALUATION:
      mp_timeline_painter_append_milestone (self, snapshot, kind, TRUE, x + mp_time_axis_mirror (&axis, LEGEND_SWATCH * 0.25, 0), middle, bar_height);
      mp_timeline_painter_append_milestone (self, snapshot, kind, FALSE, x + mp_time_axis_mirror (&axis, LEGEND_SWATCH * 0.75, 0), middle, bar_height);
      break;
    case SIGN_LINK:
      mp_timeline_painter_append_link (self, snapshot, &axis, 2, middle - bar_height / 4, LEGEND_SWATCH - 2, middle + bar_height / 4, x);
      break;
    case SIGN_FUNDING:
      for (guint i = 0; i < 3; i++)
        append_span (&row, &row.style->dim, i * 10.5, i * 10.5 + 9, middle + bar_height / 4 - bar_height * (i + 1) / 6, bar_height * (i + 1) / 6);
      break;
    case N_SIGNS:
    default:
      break;
    }
}

static gboolean
is_explained (MpTimelinePainter *self,
              guint              sign)
{
  static const MpTimelineExtras extras_of_signs[N_SIGNS] = {
    [SIGN_GHOST] = MP_TIMELINE_EXTRA_GHOST,
    [SIGN_EXTENSION] = MP_TIMELINE_EXTRA_EXTENSIONS,
    [SIGN_MILESTONE] = MP_TIMELINE_EXTRA_MILESTONES,
    [SIGN_EVALUATION] = MP_TIMELINE_EXTRA_MILESTONES,
    [SIGN_LINK] = MP_TIMELINE_EXTRA_LINKS,
    [SIGN_FUNDING] = MP_TIMELINE_EXTRA_FUNDING,
  };

  return (mp_timeline_painter_get_shown (self)->extras & extras_of_signs[sign]) != 0;
}

static const MpTimelineText *
get_sign_text (MpTimelinePainter *self,
               guint              sign)
{
  g_autofree char *label = dup_sign_label (self, sign);

  return mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, 0);
}

/**
 * mp_timeline_painter_measure_extras_legend:
 * @minimum: (inout): at least the width of the widest sign afterwards
 *
 * Returns: the width of all signs of mp_timeline_painter_append_extras_legend() in one line
 */
double
mp_timeline_painter_measure_extras_legend (MpTimelinePainter *self,
                                           int               *minimum)
{
  double all = 0;

  for (guint sign = 0; sign < N_SIGNS; sign++)
    {
      double item;

      if (!is_explained (self, sign))
        continue;
      item = ceil (LEGEND_SWATCH + LABEL_PADDING + get_sign_text (self, sign)->width);
      *minimum = MAX (*minimum, (int) item);
      all += item + LEGEND_GAP;
    }
  return MAX (all - LEGEND_GAP, 0);
}

/**
 * mp_timeline_painter_append_extras_legend:
 * @snapshot: (nullable): %NULL to learn the height only
 * @width: where a new line begins, in pixels
 *
 * Explains what mp_timeline_painter_set_shown() asks for.
 *
 * Returns: how high it is
 */
double
mp_timeline_painter_append_extras_legend (MpTimelinePainter *self,
                                          GtkSnapshot       *snapshot,
                                          double             x,
                                          double             y,
                                          double             width,
                                          gboolean           rtl)
{
  const GdkRGBA *colour = &mp_timeline_painter_get_style (self)->text;
  MpTimeAxis axis = { .width = width, .rtl = rtl };
  double line = mp_timeline_painter_get_line_height (self) + 8;
  double offset = 0, top = y;

  for (guint sign = 0; sign < N_SIGNS; sign++)
    {
      const MpTimelineText *text;
      double item;

      if (!is_explained (self, sign))
        continue;
      text = get_sign_text (self, sign);
      item = LEGEND_SWATCH + LABEL_PADDING + text->width;
      if (offset > 0 && offset + item > width)
        {
          offset = 0;
          top += line;
        }
      if (snapshot)
        {
          append_swatch (self, snapshot, sign, x + mp_time_axis_mirror (&axis, offset, LEGEND_SWATCH), top, line, rtl);
          mp_timeline_painter_append_text (self, snapshot, text, colour,
                                           x + mp_time_axis_mirror (&axis, offset + LEGEND_SWATCH + LABEL_PADDING, text->width),
                                           top + (line - text->height) / 2);
        }
      offset += item + LEGEND_GAP;
    }
  return offset > 0 ? top + line - y : 0;
}
