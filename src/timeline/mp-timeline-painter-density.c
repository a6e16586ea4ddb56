/* mp-timeline-painter-density.c: the whole span at a glance, and the part of it that is visible
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-painter.h"

#include <math.h>

/* No picture has more columns, however many buckets there are. */
#define MAX_COLUMNS 400
#define MIN_COLUMN 2.0

#define TOP_PADDING 4.0
#define LABEL_PADDING 4.0
#define GRIP_WIDTH 5.0
#define GRIP_HEIGHT 18.0
#define RADIUS 4.0f

/* How much of the background lies over what is not visible. */
#define VEIL_ALPHA 0.62f
#define VEIL_ALPHA_HIGH_CONTRAST 0.4f

/* What all layers of the picture share. */
typedef struct
{
  MpTimelinePainter *painter;
  GtkSnapshot *snapshot;
  const MpTimeAxis *axis;
  double x;
  double base; /* the y on which the columns stand */
} Canvas;

/* A piece of one layer that goes on with the same height. */
typedef struct
{
  double start;
  double end;
  double low;
  double high;
} Piece;

/* Offsets are snapped before they are mirrored, so that pieces touch without a gap in both directions. */
static void
append_piece (const Canvas  *canvas,
              const GdkRGBA *colour,
              const Piece   *piece)
{
  double length = piece->end - piece->start;

  if (piece->high > piece->low && length > 0)
    mp_timeline_painter_append_rect (canvas->painter, canvas->snapshot, colour, canvas->x + mp_time_axis_mirror (canvas->axis, piece->start, length),
                                     canvas->base - piece->high, length, piece->high - piece->low);
}

static void
go_on (const Canvas  *canvas,
       const GdkRGBA *colour,
       Piece         *pending,
       Piece          piece)
{
  if (pending->low == piece.low && pending->high == piece.high)
    {
      pending->end = piece.end;
      return;
    }
  append_piece (canvas, colour, pending);
  *pending = piece;
}

/* The fullest of the buckets from @index on that share a column. */
static MpTimelineBucket
take_column (const MpTimelineDensity *density,
             const MpTimeAxis        *axis,
             double                   least,
             guint                   *index,
             double                  *end)
{
  guint n = mp_timeline_density_get_n_buckets (density);
  MpTimelineBucket fullest, bucket;
  double start;

  mp_timeline_density_get_bucket (density, *index, &fullest);
  bucket = fullest;
  start = MAX (mp_time_axis_get_offset (axis, bucket.start), 0);
  while (++*index < n && mp_time_axis_get_offset (axis, bucket.end) - start < least)
    {
      mp_timeline_density_get_bucket (density, *index, &bucket);
      if (bucket.n > fullest.n)
        fullest = bucket;
    }
  *end = MIN (mp_time_axis_get_offset (axis, bucket.end), axis->width);
  return fullest;
}

static const GdkRGBA *
phase_colour (const MpTimelineStyle *style,
              guint                  phase)
{
  switch (phase)
    {
    case MP_TIMELINE_PHASE_OPEN: return &style->bars[MP_STATUS_RUNNING].fill;
    case MP_TIMELINE_PHASE_AHEAD: return &style->bars[MP_STATUS_PLANNED].fill;
    case MP_TIMELINE_PHASE_OVER:
    default: return &style->bars[MP_STATUS_ENDED].fill;
    }
}

/* The phases stand on each other; a darker line on top tells how many there are without any colour. */
static void
append_columns (const Canvas            *canvas,
                const MpTimelineDensity *density,
                double                   room)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (canvas->painter);
  double least = MAX (MIN_COLUMN, canvas->axis->width / MAX_COLUMNS);
  Piece pending[MP_N_TIMELINE_PHASES + 1] = { { 0 } };
  MpTimelineBucket peak;
  double start = 0, end;
  guint index;

  if (!mp_timeline_density_get_peak (density, &peak))
    return;
  if (!mp_timeline_density_find (density, canvas->axis->origin, &index))
    index = 0;

  while (index < mp_timeline_density_get_n_buckets (density) && start < canvas->axis->width)
    {
      MpTimelineBucket bucket = take_column (density, canvas->axis, least, &index, &end);
      guint below = 0;
      double low = 0;

      start = MAX (mp_time_axis_get_offset (canvas->axis, bucket.start), 0);
      start = mp_timeline_painter_snap (canvas->painter, pending[0].end > 0 ? pending[0].end : start);
      end = mp_timeline_painter_snap (canvas->painter, end);
      for (guint phase = 0; phase < MP_N_TIMELINE_PHASES; phase++)
        {
          double high;

          below += bucket.phases[phase];
          high = below == 0 ? 0 : MAX (mp_timeline_painter_snap (canvas->painter, room * below / peak.n), 1);
          go_on (canvas, phase_colour (style, phase), &pending[phase], (Piece) { start, end, low, high });
          low = high;
        }
      go_on (canvas, &style->dim, &pending[MP_N_TIMELINE_PHASES], (Piece) { start, end, MAX (low - style->border_width, 0), low });
      start = end;
    }
  for (guint phase = 0; phase < MP_N_TIMELINE_PHASES; phase++)
    append_piece (canvas, phase_colour (style, phase), &pending[phase]);
  append_piece (canvas, &style->dim, &pending[MP_N_TIMELINE_PHASES]);
}

/* Years, or months where the whole is that short: each where it begins, those that have room. */
static void
append_labels (const Canvas *canvas,
               double        y,
               double        height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (canvas->painter);
  MpTimeHeader header;
  MpTimeStep step;
  MpTimeIter iter;

  mp_timeline_painter_choose_header (canvas->painter, canvas->axis, &header);
  step = header.lower.unit == MP_TIME_UNIT_YEAR ? header.lower : header.upper;
  mp_time_axis_iter_init (canvas->axis, step, &iter);
  while (mp_time_iter_next (&iter))
    {
      g_autofree char *label = step.unit == MP_TIME_UNIT_YEAR ? mp_time_step_format_lower (step, iter.start, FALSE)
                                                              : mp_time_step_format_upper (step, iter.start, FALSE);
      const MpTimelineText *text = mp_timeline_painter_get_text (canvas->painter, label, MP_TIMELINE_FONT_SMALL, 0);
      double offset = mp_time_axis_get_offset (canvas->axis, iter.start);
      double start = MAX (offset, 0) + LABEL_PADDING;

      if (offset >= 0)
        mp_timeline_painter_append_rect (canvas->painter, canvas->snapshot, &style->grid_strong,
                                         mp_timeline_painter_snap (canvas->painter, canvas->x + mp_time_axis_mirror (canvas->axis, offset, 1)), y, 1,
                                         height);
      if (start + text->width <= MIN (mp_time_axis_get_offset (canvas->axis, iter.end), canvas->axis->width) - LABEL_PADDING)
        mp_timeline_painter_append_text (canvas->painter, canvas->snapshot, text, &style->dim,
                                         canvas->x + mp_time_axis_mirror (canvas->axis, start, text->width), canvas->base + 1);
    }
}

/**
 * mp_timeline_painter_append_density:
 * @axis: the time that the picture shows, as a rule the whole span of @density
 * @height: pixels, the line of years at the lower edge included
 * @today: the day of the solid line, %MP_DATE_NONE for none
 * @as_of: the day of the dashed line; none is drawn when it is @today
 *
 * How many projects run when, as columns of at most the height that is left above the years. What
 * is not to be seen on @axis counts for the scale all the same.
 */
void
mp_timeline_painter_append_density (MpTimelinePainter       *self,
                                    GtkSnapshot             *snapshot,
                                    const MpTimeAxis        *axis,
                                    const MpTimelineDensity *density,
                                    double                   x,
                                    double                   y,
                                    double                   height,
                                    MpDate                   today,
                                    MpDate                   as_of)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  Canvas canvas = { self, snapshot, axis, x, 0 };
  double room;

  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));
  g_return_if_fail (axis != NULL && density != NULL);

  canvas.base = mp_timeline_painter_snap (self, y + MAX (height - mp_timeline_painter_get_line_height (self) - 2, height / 2));
  room = MAX (canvas.base - y - TOP_PADDING, 1);
  append_labels (&canvas, y, height);
  append_columns (&canvas, density, room);
  mp_timeline_painter_append_rect (self, snapshot, &style->grid_strong, x, canvas.base, axis->width, 1);
  mp_timeline_painter_append_days (self, snapshot, axis, x, y, canvas.base - y, today, as_of);
}

static void
append_frame (MpTimelinePainter *self,
              GtkSnapshot       *snapshot,
              const GdkRGBA     *colour,
              graphene_rect_t   *area,
              float              radius,
              double             width)
{
  GskRoundedRect outline;
  float w = (float) width;

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { w, w, w, w }, (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

/* As wide a border as fills it. */
static void
append_grip (MpTimelinePainter *self,
             GtkSnapshot       *snapshot,
             const GdkRGBA     *colour,
             double             left,
             double             y,
             double             height)
{
  float grip = (float) MIN (GRIP_HEIGHT, height / 2);
  float top = (float) mp_timeline_painter_snap (self, y + (height - grip) / 2);

  append_frame (self, snapshot, colour, &GRAPHENE_RECT_INIT ((float) left, top, (float) GRIP_WIDTH, grip), (float) GRIP_WIDTH / 2, GRIP_WIDTH / 2);
}

/**
 * mp_timeline_painter_append_window:
 * @axis: the axis of the whole
 * @window: the part of it that is visible elsewhere
 * @focused: whether the keys move the window
 *
 * A frame around the visible part with a grip at either edge, and a veil over the rest.
 */
void
mp_timeline_painter_append_window (MpTimelinePainter      *self,
                                   GtkSnapshot            *snapshot,
                                   const MpTimeAxis       *axis,
                                   const MpTimelineWindow *window,
                                   double                  x,
                                   double                  y,
                                   double                  height,
                                   gboolean                focused)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  const GdkRGBA *colour = focused ? &style->today : &style->dim;
  GdkRGBA veil = style->header;
  double start, end, left, width;

  g_return_if_fail (MP_IS_TIMELINE_PAINTER (self));
  g_return_if_fail (axis != NULL && window != NULL);

  veil.alpha = style->border_width > 1 ? VEIL_ALPHA_HIGH_CONTRAST : VEIL_ALPHA;
  mp_timeline_window_get_extent (window, axis, &start, &end);
  start = mp_timeline_painter_snap (self, start);
  end = mp_timeline_painter_snap (self, end);
  left = x + mp_time_axis_mirror (axis, start, end - start);
  width = end - start;

  if (left > x)
    mp_timeline_painter_append_rect (self, snapshot, &veil, x, y, left - x, height);
  if (left + width < x + axis->width)
    mp_timeline_painter_append_rect (self, snapshot, &veil, left + width, y, x + axis->width - left - width, height);
  append_frame (self, snapshot, colour, &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) width, (float) height),
                RADIUS, (focused ? 2 : 1) * style->border_width);
  append_grip (self, snapshot, colour, CLAMP (left - 2, x, x + axis->width - GRIP_WIDTH), y, height);
  append_grip (self, snapshot, colour, CLAMP (left + width + 2 - GRIP_WIDTH, x, x + axis->width - GRIP_WIDTH), y, height);
}
