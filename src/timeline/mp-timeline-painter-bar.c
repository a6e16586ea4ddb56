/* mp-timeline-painter-bar.c: bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Few cheap nodes a bar: a filled rounded bar is one border node that leaves no inside, patterns and
 * fading ends are gradients, which every renderer draws itself. Only bars with a pattern pay for
 * a rounded clip. All coordinates are cut to the visible part before they become floats.
 */

#include "timeline/mp-timeline-painter-private.h"

#include <math.h>

#define RADIUS 4.0
#define STRIPE 7.0
#define DASH 6.0

/* Bars reach so far beyond the visible part: there their round corners are out of sight. */
#define MARGIN 16.0

/* A part of a bar on the page. */
typedef struct
{
  MpTimelinePainter *painter;
  GtkSnapshot *snapshot;
  const MpTimeAxis *axis;
  const MpTimelineBarStyle *style;
  double x;
  double y;
  double height;
} Pen;

/* From offsets along time to the page. */
static graphene_rect_t
place (const Pen *pen,
       double     start,
       double     end)
{
  double left, right;

  start = CLAMP (start, -MARGIN, pen->axis->width + MARGIN);
  end = CLAMP (end, -MARGIN, pen->axis->width + MARGIN);
  left = mp_timeline_painter_snap (pen->painter, mp_time_axis_mirror (pen->axis, start, end - start));
  right = mp_timeline_painter_snap (pen->painter, mp_time_axis_mirror (pen->axis, start, end - start) + end - start);
  return GRAPHENE_RECT_INIT ((float) (pen->x + left), (float) pen->y, (float) MAX (right - left, MP_TIMELINE_MIN_BAR), (float) pen->height);
}

static void
round_corners (GskRoundedRect        *outline,
               const graphene_rect_t *rect)
{
  gsk_rounded_rect_init_from_rect (outline, rect, (float) MIN (RADIUS, MIN (rect->size.width, rect->size.height) / 2));
}

static void
append_frame (const Pen             *pen,
              const graphene_rect_t *rect,
              const GdkRGBA         *colour,
              double                 width)
{
  GskRoundedRect outline;
  float w = (float) width;

  round_corners (&outline, rect);
  gtk_snapshot_append_border (pen->snapshot, &outline, (float[4]) { w, w, w, w }, (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

/* A border so wide that it meets itself fills the shape, corners included, in one node. */
static void
append_solid (const Pen             *pen,
              const graphene_rect_t *rect)
{
  append_frame (pen, rect, &pen->style->fill, MIN (rect->size.width, rect->size.height) / 2.0);
}

/* The surface of a bar that is not striped all over. */
static void
append_surface (const Pen             *pen,
                const graphene_rect_t *rect,
                double                 anchor)
{
  append_solid (pen, rect);
  mp_timeline_painter_append_texture (pen->snapshot, pen->style, rect, anchor, MIN (RADIUS, MIN (rect->size.width, rect->size.height) / 2.0));
}

/* Diagonal stripes, tied to @anchor so that they stay with the bar while it moves; between them a
 * texture is seen. */
static void
append_stripes (const Pen             *pen,
                const graphene_rect_t *rect,
                double                 anchor)
{
  const GdkRGBA *b = &pen->style->pattern_fill;
  const GdkRGBA none = { b->red, b->green, b->blue, 0 };
  const GdkRGBA *a = pen->style->texture == MP_TIMELINE_TEXTURE_PLAIN ? &pen->style->fill : &none;
  float x = rect->origin.x - (float) fmod (rect->origin.x - anchor, STRIPE * 2);
  float y = rect->origin.y;
  const GskColorStop stops[] = { { 0, *a }, { 0.5f, *a }, { 0.5f, *b }, { 1, *b } };

  gtk_snapshot_append_repeating_linear_gradient (pen->snapshot, rect, &GRAPHENE_POINT_INIT (x, y),
                                                 &GRAPHENE_POINT_INIT (x + (float) STRIPE, y + (float) STRIPE), stops, G_N_ELEMENTS (stops));
}

static void
append_dashes (const Pen     *pen,
               float          x,
               float          y,
               float          width,
               float          height,
               const GdkRGBA *colour)
{
  const GdkRGBA none = { colour->red, colour->green, colour->blue, 0 };
  const GskColorStop stops[] = { { 0, *colour }, { 0.55f, *colour }, { 0.55f, none }, { 1, none } };
  graphene_point_t end = width > height ? GRAPHENE_POINT_INIT (x + (float) DASH, y) : GRAPHENE_POINT_INIT (x, y + (float) DASH);

  if (width <= 0 || height <= 0)
    return;
  gtk_snapshot_append_repeating_linear_gradient (pen->snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), &GRAPHENE_POINT_INIT (x, y), &end, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
append_dashed_frame (const Pen             *pen,
                     const graphene_rect_t *rect,
                     double                 border)
{
  const GdkRGBA *colour = &pen->style->border;
  float x = rect->origin.x, y = rect->origin.y, w = rect->size.width, h = rect->size.height;
  float line = (float) border;

  append_dashes (pen, x, y, w, line, colour);
  append_dashes (pen, x, y + h - line, w, line, colour);
  append_dashes (pen, x, y + line, line, h - 2 * line, colour);
  append_dashes (pen, x + w - line, y + line, line, h - 2 * line, colour);
}

static GdkRGBA
with_alpha (const GdkRGBA *colour,
            double         alpha)
{
  return (GdkRGBA) { colour->red, colour->green, colour->blue, colour->alpha * (float) alpha };
}

/* A surface whose ends fade: @first and @last are where it begins and ends, uncut; @soft_start and
 * @soft_end how far the fading reaches, in pixels; the alphas are those at its ends. */
typedef struct
{
  double first;
  double last;
  double soft_start;
  double soft_end;
  double start_alpha;
  double end_alpha;
} Fade;

static double
fade_alpha (const Fade *fade,
            double      offset)
{
  double alpha = 1;

  if (fade->soft_start > 0 && offset < fade->first + fade->soft_start)
    alpha = fade->start_alpha + (1 - fade->start_alpha) * MAX (offset - fade->first, 0) / fade->soft_start;
  if (fade->soft_end > 0 && offset > fade->last - fade->soft_end)
    alpha = MIN (alpha, fade->end_alpha + (1 - fade->end_alpha) * MAX (fade->last - offset, 0) / fade->soft_end);
  return alpha;
}

/* The gradient is spanned over what is visible only, with stops where the fading changes. */
static void
append_fading (const Pen             *pen,
               const graphene_rect_t *rect,
               const Fade            *fade,
               const GdkRGBA         *colour)
{
  double start = CLAMP (fade->first, -MARGIN, pen->axis->width + MARGIN);
  double end = CLAMP (fade->last, -MARGIN, pen->axis->width + MARGIN);
  double length = MAX (end - start, 1);
  double places[4] = { start, CLAMP (fade->first + fade->soft_start, start, end), CLAMP (fade->last - fade->soft_end, start, end), end };
  GskColorStop stops[4];
  float left = rect->origin.x, right = rect->origin.x + rect->size.width;

  if (places[2] < places[1])
    places[1] = places[2] = (places[1] + places[2]) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    stops[i] = (GskColorStop) { (float) ((places[i] - start) / length), with_alpha (colour, fade_alpha (fade, places[i])) };

  gtk_snapshot_append_linear_gradient (pen->snapshot, rect, &GRAPHENE_POINT_INIT (pen->axis->rtl ? right : left, rect->origin.y),
                                       &GRAPHENE_POINT_INIT (pen->axis->rtl ? left : right, rect->origin.y), stops, G_N_ELEMENTS (stops));
}

/* The outline of a bar with a fading end; where the bar is certain to end, it is closed. */
static void
append_faded_frame (const Pen             *pen,
                    const graphene_rect_t *rect,
                    const Fade            *fade,
                    double                 border)
{
  graphene_rect_t line = *rect;

  line.size.height = (float) border;
  append_fading (pen, &line, fade, &pen->style->border);
  line.origin.y = rect->origin.y + rect->size.height - (float) border;
  append_fading (pen, &line, fade, &pen->style->border);

  if (fade->soft_start <= 0 || fade->soft_end <= 0)
    {
      gboolean at_left = (fade->soft_start <= 0) != pen->axis->rtl;
      float x = at_left ? rect->origin.x : rect->origin.x + rect->size.width - (float) border;

      gtk_snapshot_append_color (pen->snapshot, &pen->style->border, &GRAPHENE_RECT_INIT (x, rect->origin.y, (float) border, rect->size.height));
    }
}

/* Two colours fade both; lines cover what is certain. */
static void
append_fading_texture (const Pen             *pen,
                       const graphene_rect_t *rect,
                       const Fade            *fade,
                       double                 from,
                       double                 to)
{
  graphene_rect_t part;

  if (pen->style->texture == MP_TIMELINE_TEXTURE_HALVES)
    {
      part = *rect;
      part.origin.y += floorf (rect->size.height / 2);
      part.size.height -= floorf (rect->size.height / 2);
      append_fading (pen, &part, fade, &pen->style->texture_fill);
    }
  else if (to > from && to > 0 && from < pen->axis->width)
    {
      part = place (pen, from, to);
      mp_timeline_painter_append_texture (pen->snapshot, pen->style, &part, pen->x + mp_time_axis_mirror (pen->axis, to, 0), 0);
    }
}

/* Patterns cover what is certain; the fading parts have their colour alone. */
static void
append_faded_bar (const Pen             *pen,
                  const graphene_rect_t *rect,
                  const Fade            *fade,
                  double                 striped_from,
                  double                 border)
{
  double from = fade->first + fade->soft_start;
  double to = fade->last - fade->soft_end;

  append_fading (pen, rect, fade, &pen->style->fill);
  append_fading_texture (pen, rect, fade, from, to);
  if (pen->style->pattern == MP_TIMELINE_PATTERN_STRIPED)
    from = MAX (from, striped_from);
  if ((pen->style->pattern == MP_TIMELINE_PATTERN_STRIPED || pen->style->pattern == MP_TIMELINE_PATTERN_HATCHED) && to > from && to > 0 &&
      from < pen->axis->width)
    {
      graphene_rect_t certain = place (pen, from, to);

      append_stripes (pen, &certain, pen->x + mp_time_axis_mirror (pen->axis, to, 0));
    }
  if (pen->style->pattern == MP_TIMELINE_PATTERN_DASHED)
    {
      append_dashes (pen, rect->origin.x, rect->origin.y, rect->size.width, (float) border, &pen->style->border);
      append_dashes (pen, rect->origin.x, rect->origin.y + rect->size.height - (float) border, rect->size.width, (float) border, &pen->style->border);
    }
  else
    append_faded_frame (pen, rect, fade, border);
}

static gboolean
init_fade (Fade                *fade,
           const MpTimelineBar *bar,
           const MpTimeAxis    *axis,
           double               start,
           double               end)
{
  fade->first = start;
  fade->last = end;
  fade->soft_start = bar->open_start ? mp_time_axis_get_offset (axis, bar->start + bar->soft_start) - start : bar->soft_start * axis->scale;
  fade->soft_end = bar->open_end ? end - mp_time_axis_get_offset (axis, bar->end - bar->soft_end) : bar->soft_end * axis->scale;
  fade->start_alpha = bar->open_start ? 0 : 0.15;
  fade->end_alpha = bar->open_end ? 0 : 0.15;
  if (fade->soft_start < 2)
    fade->soft_start = 0;
  if (fade->soft_end < 2)
    fade->soft_end = 0;
  return fade->soft_start > 0 || fade->soft_end > 0;
}

static void
append_pattern (const Pen             *pen,
                const graphene_rect_t *rect,
                double                 anchor)
{
  GskRoundedRect outline;

  round_corners (&outline, rect);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  append_stripes (pen, rect, anchor);
  gtk_snapshot_pop (pen->snapshot);
}

/* The part of the bar that took or takes place. */
static void
append_body (const Pen           *pen,
             const MpTimelineBar *bar,
             double               start,
             double               end,
             double               border)
{
  graphene_rect_t rect = place (pen, start, end);
  double anchor = pen->x + mp_time_axis_mirror (pen->axis, end, 0);
  gboolean framed = rect.size.width >= 4 * border;
  Fade fade;

  if (init_fade (&fade, bar, pen->axis, start, end))
    {
      append_faded_bar (pen, &rect, &fade, mp_time_axis_get_offset (pen->axis, bar->striped_from), border);
      return;
    }

  if (pen->style->pattern != MP_TIMELINE_PATTERN_HATCHED || pen->style->texture != MP_TIMELINE_TEXTURE_PLAIN)
    append_surface (pen, &rect, anchor);
  if (pen->style->pattern == MP_TIMELINE_PATTERN_HATCHED)
    append_pattern (pen, &rect, anchor);

  if (pen->style->pattern == MP_TIMELINE_PATTERN_STRIPED)
    {
      double from = mp_time_axis_get_offset (pen->axis, bar->striped_from);
      graphene_rect_t striped = place (pen, MAX (from, start), end);

      if (from <= start)
        append_pattern (pen, &rect, anchor);
      else if (from < pen->axis->width + MARGIN)
        {
          GskRoundedRect outline;

          round_corners (&outline, &rect);
          gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
          append_stripes (pen, &striped, anchor);
          gtk_snapshot_pop (pen->snapshot);
        }
    }

  if (pen->style->pattern == MP_TIMELINE_PATTERN_DASHED)
    append_dashed_frame (pen, &rect, border);
  else if (framed)
    append_frame (pen, &rect, &pen->style->border, pen->style->pattern == MP_TIMELINE_PATTERN_OUTLINE ? MAX (border, 1.5) : border);
}

/**
 * mp_timeline_painter_append_bar:
 * @bar: the shape
 * @x: the left edge of the chart
 * @y: the upper edge of the row
 * @height: the height of the row
 *
 * Nothing is appended for a bar outside of the axis.
 */
void
mp_timeline_painter_append_bar (MpTimelinePainter   *self,
                                GtkSnapshot         *snapshot,
                                const MpTimeAxis    *axis,
                                const MpTimelineBar *bar,
                                double               x,
                                double               y,
                                double               height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  double bar_height = MIN (mp_timeline_painter_get_bar_height (self), height);
  double start, end, cut;
  MpTimelineBarStyle look;
  Pen pen = {
    .painter = self,
    .snapshot = snapshot,
    .axis = axis,
    .style = &look,
    .x = x,
    .y = mp_timeline_painter_snap (self, y + (height - bar_height) / 2),
    .height = bar_height,
  };

  if (!mp_timeline_bar_get_extent (bar, axis, &start, &end) || end < -MARGIN || start > axis->width + MARGIN)
    return;

  mp_timeline_style_get_bar (style, bar->status, bar->first, bar->second, &look);
  cut = bar->cut_from < bar->end ? CLAMP (mp_time_axis_get_offset (axis, bar->cut_from), start, end) : end;
  if (cut < end && cut < axis->width && end - cut > DASH)
    {
      graphene_rect_t planned = place (&pen, cut, end);
      GdkRGBA pale = with_alpha (&pen.style->fill, 0.10);

      gtk_snapshot_append_color (snapshot, &pale, &planned);
      append_dashed_frame (&pen, &planned, style->border_width);
    }
  if (cut > start && cut > -MARGIN)
    append_body (&pen, bar, start, cut, style->border_width);
}

/**
 * mp_timeline_painter_append_span:
 * @start: the first day
 * @end: the last day, inclusive
 *
 * A thin line from the first to the last day of a group, closed at both ends.
 */
void
mp_timeline_painter_append_span (MpTimelinePainter *self,
                                 GtkSnapshot       *snapshot,
                                 const MpTimeAxis  *axis,
                                 MpDate             start,
                                 MpDate             end,
                                 double             x,
                                 double             y,
                                 double             height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  double from = mp_time_axis_get_offset (axis, start);
  double to = mp_time_axis_get_offset (axis, (double) end + 1);
  double middle = mp_timeline_painter_snap (self, y + height / 2);
  double left, width;

  if (start == MP_DATE_NONE || to < 0 || from > axis->width)
    return;

  from = CLAMP (from, -MARGIN, axis->width + MARGIN);
  to = CLAMP (to, -MARGIN, axis->width + MARGIN);
  width = MAX (to - from, MP_TIMELINE_MIN_BAR);
  left = mp_timeline_painter_snap (self, x + mp_time_axis_mirror (axis, from, width));
  mp_timeline_painter_append_rect (self, snapshot, &style->dim, left, middle - 1, width, 2);
  mp_timeline_painter_append_rect (self, snapshot, &style->dim, left, middle - 4, 2, 8);
  mp_timeline_painter_append_rect (self, snapshot, &style->dim, left + width - 2, middle - 4, 2, 8);
}
