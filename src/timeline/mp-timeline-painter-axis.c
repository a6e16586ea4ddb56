/* mp-timeline-painter-axis.c: header, grid, lines of days, legend
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-painter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

#define LINE_PADDING 4.0
#define LABEL_PADDING 5.0
#define FLAG_PADDING 6.0
#define LEGEND_SWATCH 30.0
#define LEGEND_GAP 18.0

/* A day that is written into the header, beside its line. */
typedef struct
{
  MpDate day;
  char *text;
  const GdkRGBA *colour;
  const GdkRGBA *text_colour;
  double start;
  double width;
} Flag;

static double
header_line_height (MpTimelinePainter *self)
{
  return mp_timeline_painter_get_line_height (self) + 2 * LINE_PADDING;
}

/**
 * mp_timeline_painter_get_axis_height:
 *
 * Returns: the height of both lines of the header, in pixels
 */
double
mp_timeline_painter_get_axis_height (MpTimelinePainter *self)
{
  return 2 * header_line_height (self) + 1;
}

static void
append_line_at (MpTimelinePainter *self,
                GtkSnapshot       *snapshot,
                const MpTimeAxis  *axis,
                const GdkRGBA     *colour,
                double             offset,
                double             width,
                double             x,
                double             y,
                double             height)
{
  double left = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, offset, width));

  if (offset >= -width && offset <= axis->width)
    mp_timeline_painter_append_rect (self, snapshot, colour, left, y, width, height);
}

static void
append_ticks (MpTimelinePainter *self,
              GtkSnapshot       *snapshot,
              const MpTimeAxis  *axis,
              MpTimeStep         step,
              const GdkRGBA     *colour,
              double             x,
              double             y,
              double             height)
{
  MpTimeIter iter;

  mp_time_axis_iter_init (axis, step, &iter);
  while (mp_time_iter_next (&iter))
    append_line_at (self, snapshot, axis, colour, mp_time_axis_get_offset (axis, iter.start), 1, x, y, height);
}

static gboolean
same_step (MpTimeStep a,
           MpTimeStep b)
{
  return a.unit == b.unit && a.count == b.count;
}

/* Shades down the whole chart: a bar far below the header can still be told the time of. */
static void
append_bands (MpTimelinePainter *self,
              GtkSnapshot       *snapshot,
              const MpTimeAxis  *axis,
              MpTimeStep         band,
              double             x,
              double             y,
              double             height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  MpTimeStep step = band.unit == MP_TIME_UNIT_DAY ? (MpTimeStep) { MP_TIME_UNIT_WEEK, 1 } : band;
  MpTimeIter iter;

  mp_time_axis_iter_init (axis, step, &iter);
  while (mp_time_iter_next (&iter))
    {
      MpDate from, to;
      double start, end, left, right;

      if (!mp_time_step_get_band (band, iter.start, &from, &to))
        continue;
      start = CLAMP (mp_time_axis_get_offset (axis, from), 0, axis->width);
      end = CLAMP (mp_time_axis_get_offset (axis, to), 0, axis->width);
      left = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, start, end - start));
      right = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, start, end - start) + end - start);
      if (right > left)
        mp_timeline_painter_append_rect (self, snapshot, &style->band, left, y, right - left, height);
    }
}

/**
 * mp_timeline_painter_append_grid:
 *
 * Shades and faint lines, a step stronger where the upper line of the header begins something.
 */
void
mp_timeline_painter_append_grid (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const MpTimeAxis  *axis,
                                 double             x,
                                 double             y,
                                 double             height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  MpTimeHeader header;

  mp_timeline_painter_choose_header (self, axis, &header);
  append_bands (self, snapshot, axis, header.band, x, y, height);
  if (!same_step (header.grid, header.lower))
    append_ticks (self, snapshot, axis, header.grid, &style->grid_faint, x, y, height);
  append_ticks (self, snapshot, axis, header.lower, &style->grid, x, y, height);
  append_ticks (self, snapshot, axis, header.upper, &style->grid_strong, x, y, height);
}

/**
 * mp_timeline_painter_append_days:
 * @today: the day of the solid line, %MP_DATE_NONE for none
 * @as_of: the day of the dashed line; none is drawn when it is @today
 */
void
mp_timeline_painter_append_days (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const MpTimeAxis  *axis,
                                 double             x,
                                 double             y,
                                 double             height,
                                 MpDate             today,
                                 MpDate             as_of)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  double width = 1.5 * style->border_width;
  double offset;

  if (today != MP_DATE_NONE)
    append_line_at (self, snapshot, axis, &style->today, mp_time_axis_get_offset (axis, today + 0.5) - width / 2, width, x, y, height);

  if (as_of == MP_DATE_NONE || as_of == today)
    return;
  offset = mp_time_axis_get_offset (axis, as_of + 0.5);
  if (offset >= 0 && offset <= axis->width)
    {
      const GdkRGBA none = { 0, 0, 0, 0 };
      const GskColorStop stops[] = { { 0, style->as_of }, { 0.6f, style->as_of }, { 0.6f, none }, { 1, none } };
      float left = (float) mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, offset - width / 2, width));

      gtk_snapshot_append_repeating_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (left, (float) y, (float) width, (float) height),
                                                     &GRAPHENE_POINT_INIT (left, (float) y), &GRAPHENE_POINT_INIT (left, (float) y + 8), stops,
                                                     G_N_ELEMENTS (stops));
    }
}

/* Today's flag follows its line, that of the as-of day precedes it where both are near. */
static gboolean
place_flag (MpTimelinePainter *self,
            const MpTimeAxis  *axis,
            Flag              *flag,
            gboolean           after)
{
  double offset = mp_time_axis_get_offset (axis, flag->day + 0.5);

  if (offset < 0 || offset > axis->width)
    return FALSE;
  flag->width = ceil (mp_timeline_painter_get_text (self, flag->text, MP_TIMELINE_FONT_SMALL_BOLD, 0)->width) + 2 * FLAG_PADDING;
  flag->start = after ? offset - 0.75 : offset + 0.75 - flag->width;
  if (flag->width > axis->width)
    return FALSE;
  flag->start = CLAMP (flag->start, 0, axis->width - flag->width);
  return TRUE;
}

static guint
make_flags (MpTimelinePainter *self,
            const MpTimeAxis  *axis,
            MpDate             today,
            MpDate             as_of,
            Flag              *flags)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  guint n = 0;

  if (today != MP_DATE_NONE)
    {
      g_autofree char *date = mp_format_date (today, MP_PRECISION_DAY);

      /* Translators: in the header of the timeline; %s is a date. */
      flags[n] = (Flag) { today, g_strdup_printf (C_("timeline", "Today, %s"), date), &style->today, &style->today_text, 0, 0 };
      if (place_flag (self, axis, &flags[n], as_of == MP_DATE_NONE || as_of <= today))
        n++;
      else
        g_clear_pointer (&flags[n].text, g_free);
    }
  if (as_of != MP_DATE_NONE && as_of != today)
    {
      g_autofree char *date = mp_format_date (as_of, MP_PRECISION_DAY);

      /* Translators: in the header of the timeline; %s is the day for which everything is told. */
      flags[n] = (Flag) { as_of, g_strdup_printf (C_("timeline", "As of %s"), date), &style->as_of, &style->as_of_text, 0, 0 };
      if (place_flag (self, axis, &flags[n], today != MP_DATE_NONE && as_of > today))
        n++;
      else
        g_clear_pointer (&flags[n].text, g_free);
    }

  /* At the edges the clamping can push one onto the other: then the as-of day is what counts. */
  if (n == 2 && flags[0].start < flags[1].start + flags[1].width && flags[1].start < flags[0].start + flags[0].width)
    {
      g_free (flags[0].text);
      flags[0] = flags[1];
      n = 1;
    }
  return n;
}

/**
 * mp_timeline_painter_find_flag:
 * @today: as for mp_timeline_painter_append_axis()
 * @as_of: the same
 * @day: one of both
 * @x: (out): the left edge of the flag of @day, from that of the header
 * @width: (out): how wide it is
 *
 * Flags are in the upper half of the header.
 *
 * Returns: %FALSE when @day has none that is to be seen
 */
gboolean
mp_timeline_painter_find_flag (MpTimelinePainter *self,
                               const MpTimeAxis  *axis,
                               MpDate             today,
                               MpDate             as_of,
                               MpDate             day,
                               double            *x,
                               double            *width)
{
  Flag flags[2] = { { 0 } };
  guint n = make_flags (self, axis, today, as_of, flags);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (flags[i].day == day)
        {
          found = TRUE;
          *x = mp_time_axis_mirror (axis, flags[i].start, flags[i].width);
          *width = flags[i].width;
        }
      g_free (flags[i].text);
    }
  return found;
}

static void
append_flag (MpTimelinePainter *self,
             GtkSnapshot       *snapshot,
             const MpTimeAxis  *axis,
             const Flag        *flag,
             double             x,
             double             y,
             double             height)
{
  const MpTimelineText *text = mp_timeline_painter_get_text (self, flag->text, MP_TIMELINE_FONT_SMALL_BOLD, 0);
  double left = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, flag->start, flag->width));
  GskRoundedRect outline;
  float w = (float) (height - 4) / 2;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) left, (float) y + 2, (float) flag->width, (float) height - 4), 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { w, w, w, w },
                              (GdkRGBA[4]) { *flag->colour, *flag->colour, *flag->colour, *flag->colour });
  mp_timeline_painter_append_text (self, snapshot, text, flag->text_colour, left + (flag->width - text->width) / 2, y + (height - text->height) / 2);
}

/* The lower line: every label in the middle of its period, if that is whole enough to hold it. A
 * label that names only the first day or year of its period stands where that begins. */
static void
append_lower (MpTimelinePainter  *self,
              GtkSnapshot        *snapshot,
              const MpTimeAxis   *axis,
              const MpTimeHeader *header,
              double              x,
              double              y,
              double              height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  gboolean names_first = header->lower.unit == MP_TIME_UNIT_WEEK || header->lower.count > 1;
  MpTimeIter iter;

  mp_time_axis_iter_init (axis, header->lower, &iter);
  while (mp_time_iter_next (&iter))
    {
      g_autofree char *label = mp_time_step_format_lower (header->lower, iter.start, header->roomy);
      const MpTimelineText *text = mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, 0);
      double start = mp_time_axis_get_offset (axis, iter.start);
      double end = MIN (mp_time_axis_get_offset (axis, iter.end), axis->width);

      if (names_first)
        end = MIN (end, start + text->width + 2 * LABEL_PADDING);
      else
        start = MAX (start, 0);
      if (start < 0 || end - start < text->width + 4)
        continue;
      mp_timeline_painter_append_text (self, snapshot, text, &style->dim,
                                       x + mp_time_axis_mirror (axis, start + (end - start - text->width) / 2, text->width),
                                       y + (height - text->height) / 2);
    }
}

/* Past the flags that would cover a label. */
static double
avoid_flags (double      start,
             double      width,
             const Flag *flags,
             guint       n_flags)
{
  for (guint pass = 0; pass < n_flags; pass++)
    {
      for (guint i = 0; i < n_flags; i++)
        {
          if (start < flags[i].start + flags[i].width + LABEL_PADDING && flags[i].start < start + width + LABEL_PADDING)
            start = flags[i].start + flags[i].width + LABEL_PADDING;
        }
    }
  return start;
}

/* The upper line: labels at the start of what is visible of their period. */
static void
append_upper (MpTimelinePainter  *self,
              GtkSnapshot        *snapshot,
              const MpTimeAxis   *axis,
              const MpTimeHeader *header,
              const Flag         *flags,
              guint               n_flags,
              double              x,
              double              y,
              double              height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  MpTimeIter iter;

  mp_time_axis_iter_init (axis, header->upper, &iter);
  while (mp_time_iter_next (&iter))
    {
      g_autofree char *label = mp_time_step_format_upper (header->upper, iter.start, header->roomy);
      const MpTimelineText *text = mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL_BOLD, 0);
      double begin = mp_time_axis_get_offset (axis, iter.start);
      double end = MIN (mp_time_axis_get_offset (axis, iter.end), axis->width);
      double start = avoid_flags (MAX (begin, 0) + LABEL_PADDING, text->width, flags, n_flags);

      if (begin > 0)
        append_line_at (self, snapshot, axis, &style->grid_strong, begin, 1, x, y, height);
      if (start + text->width + LABEL_PADDING > end)
        continue;
      mp_timeline_painter_append_text (self, snapshot, text, &style->text, x + mp_time_axis_mirror (axis, start, text->width),
                                       y + (height - text->height) / 2);
    }
}

/**
 * mp_timeline_painter_append_axis:
 * @today: written into the header, %MP_DATE_NONE for none
 * @as_of: the same, when it is another day
 *
 * The header: two lines of periods, and the dates of the lines of days.
 */
void
mp_timeline_painter_append_axis (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const MpTimeAxis  *axis,
                                 double             x,
                                 double             y,
                                 MpDate             today,
                                 MpDate             as_of)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  double line = header_line_height (self);
  MpTimeHeader header;
  Flag flags[2] = { { 0 } };
  guint n_flags = make_flags (self, axis, today, as_of, flags);

  mp_timeline_painter_choose_header (self, axis, &header);
  mp_timeline_painter_append_rect (self, snapshot, &style->header, x, y, axis->width, 2 * line);
  append_ticks (self, snapshot, axis, header.lower, &style->grid, x, y + line, line);
  append_upper (self, snapshot, axis, &header, flags, n_flags, x, y, line);
  mp_timeline_painter_append_days (self, snapshot, axis, x, y + line, line, today, as_of);
  append_lower (self, snapshot, axis, &header, x, y + line, line);
  mp_timeline_painter_append_rect (self, snapshot, &style->grid_strong, x, y + 2 * line, axis->width, 1);
  for (guint i = 0; i < n_flags; i++)
    {
      append_flag (self, snapshot, axis, &flags[i], x, y, line);
      g_free (flags[i].text);
    }
}

/* A bar as an example of its status: half of it striped or cut where that is what tells it apart. */
static void
append_swatch (MpTimelinePainter *self,
               GtkSnapshot       *snapshot,
               MpStatus           status,
               double             x,
               double             y,
               double             height,
               gboolean           rtl)
{
  MpTimeAxis axis = { .origin = 0, .scale = 1, .width = LEGEND_SWATCH, .rtl = rtl };
  MpTimelineBar bar = { .status = status, .dated = TRUE, .start = 0, .end = LEGEND_SWATCH };

  bar.striped_from = status == MP_STATUS_ENDING_SOON ? LEGEND_SWATCH * 0.4 : bar.end;
  bar.cut_from = status == MP_STATUS_TERMINATED || status == MP_STATUS_CANCELLED ? LEGEND_SWATCH * 0.5 : bar.end;
  mp_timeline_painter_append_bar (self, snapshot, &axis, &bar, x, y, height);
}

static const MpTimelineText *
get_legend_text (MpTimelinePainter *self,
                 MpStatus           status)
{
  g_autofree char *label = g_strdup_printf ("%s %s", mp_status_get_symbol (status), mp_status_get_label (status));

  return mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, 0);
}

/**
 * mp_timeline_painter_measure_legend:
 * @statuses: a bit for each #MpStatus to be explained
 * @minimum: (out): the width of the widest sign
 *
 * Returns: the width of all signs in one line
 */
double
mp_timeline_painter_measure_legend (MpTimelinePainter *self,
                                    guint              statuses,
                                    int               *minimum)
{
  double all = 0, widest = 0;

  if (mp_timeline_painter_get_colouring (self))
    return mp_timeline_painter_measure_categories (self, FALSE, statuses, minimum);

  for (guint status = 0; status < MP_N_STATUSES; status++)
    {
      double item;

      if (!(statuses & (1u << status)))
        continue;
      item = ceil (LEGEND_SWATCH + LABEL_PADDING + get_legend_text (self, status)->width);
      widest = MAX (widest, item);
      all += item + LEGEND_GAP;
    }
  *minimum = (int) widest;
  return MAX (all - LEGEND_GAP, 0);
}

/**
 * mp_timeline_painter_append_legend:
 * @snapshot: (nullable): %NULL to learn the height only
 * @statuses: a bit for each #MpStatus to be explained
 * @width: where a new line begins, in pixels
 *
 * Returns: how high it is
 */
double
mp_timeline_painter_append_legend (MpTimelinePainter *self,
                                   GtkSnapshot       *snapshot,
                                   guint              statuses,
                                   double             x,
                                   double             y,
                                   double             width,
                                   gboolean           rtl)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  MpTimeAxis axis = { .width = width, .rtl = rtl };
  double line = mp_timeline_painter_get_line_height (self) + 8;
  double offset = 0, top = y;

  if (mp_timeline_painter_get_colouring (self))
    return mp_timeline_painter_append_categories (self, snapshot, FALSE, statuses, x, y, width, rtl);

  for (guint status = 0; status < MP_N_STATUSES; status++)
    {
      const MpTimelineText *text;
      double item;

      if (!(statuses & (1u << status)))
        continue;
      text = get_legend_text (self, status);
      item = LEGEND_SWATCH + LABEL_PADDING + text->width;
      if (offset > 0 && offset + item > width)
        {
          offset = 0;
          top += line;
        }
      if (snapshot)
        {
          append_swatch (self, snapshot, status, x + mp_time_axis_mirror (&axis, offset, LEGEND_SWATCH), top, line, rtl);
          mp_timeline_painter_append_text (self, snapshot, text, &style->text,
                                           x + mp_time_axis_mirror (&axis, offset + LEGEND_SWATCH + LABEL_PADDING, text->width),
                                           top + (line - text->height) / 2);
        }
      offset += item + LEGEND_GAP;
    }
  return offset > 0 ? top + line - y : 0;
}
