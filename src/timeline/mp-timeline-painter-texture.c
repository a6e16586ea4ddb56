/* mp-timeline-painter-texture.c: what tells categories apart in grey
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One gradient a direction, laid over the surface that is there already; it keeps away from round
 * corners, so that nothing has to be clipped.
 */

#include "timeline/mp-timeline-painter-private.h"

#include <math.h>

/* How far a pattern takes to repeat, in pixels, and how much of that is the line. */
#define DIAGONAL 5.0
#define CROSSING 6.0
#define ACROSS 6.0
#define BROAD 20.0
#define THIN 0.26
#define LINE 0.36

/* Along the bar there are always three. */
#define N_RAILS 3

/* Lines across the direction from @x, @y to @x + @dx, @y + @dy, which is what they repeat in. */
static void
append_lines (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *colour,
              double                 x,
              double                 y,
              double                 dx,
              double                 dy,
              double                 share)
{
  const GdkRGBA none = { colour->red, colour->green, colour->blue, 0 };
  float from = (float) ((1 - share) / 2), to = (float) ((1 + share) / 2);
  const GskColorStop stops[] = { { 0, none }, { from, none }, { from, *colour }, { to, *colour }, { to, none }, { 1, none } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                                 &GRAPHENE_POINT_INIT ((float) (x + dx), (float) (y + dy)), stops, G_N_ELEMENTS (stops));
}

static void
append_rails (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *colour,
              double                 share)
{
  append_lines (snapshot, rect, colour, rect->origin.x, rect->origin.y, 0, (double) rect->size.height / N_RAILS, share);
}

/* The place from which lines are counted that stay with the bar at @anchor while it moves. */
static double
find_phase (const graphene_rect_t *rect,
            double                 anchor,
            double                 period)
{
  return rect->origin.x - fmod (rect->origin.x - anchor, period);
}

/* Over the lower half, with the round corners of the whole. */
static void
append_half (GtkSnapshot           *snapshot,
             const graphene_rect_t *rect,
             const GdkRGBA         *colour,
             double                 radius)
{
  float upper = floorf (rect->size.height / 2);
  graphene_rect_t half = GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y + upper, rect->size.width, rect->size.height - upper);
  float r = (float) MIN (radius, MIN (half.size.width / 2, half.size.height));
  float w = MIN (half.size.width, half.size.height) / 2;
  GskRoundedRect outline;

  gsk_rounded_rect_init (&outline, &half, &GRAPHENE_SIZE_INIT (0, 0), &GRAPHENE_SIZE_INIT (0, 0), &GRAPHENE_SIZE_INIT (r, r),
                         &GRAPHENE_SIZE_INIT (r, r));
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { w, w, w, w }, (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

/**
 * mp_timeline_painter_append_texture:
 * @rect: the surface, filled already
 * @anchor: from where lines are counted, on the page
 * @radius: of the corners of @rect
 */
void
mp_timeline_painter_append_texture (GtkSnapshot              *snapshot,
                                    const MpTimelineBarStyle *style,
                                    const graphene_rect_t    *rect,
                                    double                    anchor,
                                    double                    radius)
{
  const GdkRGBA *colour = &style->texture_fill;
  graphene_rect_t inner = *rect;
  double y = rect->origin.y;

  if (style->texture == MP_TIMELINE_TEXTURE_PLAIN)
    return;
  if (style->texture == MP_TIMELINE_TEXTURE_HALVES)
    {
      append_half (snapshot, rect, colour, radius);
      return;
    }

  inner.origin.x += (float) radius;
  inner.size.width -= 2 * (float) radius;
  if (inner.size.width < 1)
    return;

  switch (style->texture)
    {
    case MP_TIMELINE_TEXTURE_RISING:
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, 2 * DIAGONAL), y, DIAGONAL, DIAGONAL, LINE);
      break;
    case MP_TIMELINE_TEXTURE_FALLING:
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, 2 * DIAGONAL), y, DIAGONAL, -DIAGONAL, LINE);
      break;
    case MP_TIMELINE_TEXTURE_LATTICE:
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, 2 * CROSSING), y, CROSSING, CROSSING, THIN);
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, 2 * CROSSING), y, CROSSING, -CROSSING, THIN);
      break;
    case MP_TIMELINE_TEXTURE_RAILS:
      append_rails (snapshot, &inner, colour, LINE);
      break;
    case MP_TIMELINE_TEXTURE_BARS:
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, ACROSS), y, ACROSS, 0, LINE);
      break;
    case MP_TIMELINE_TEXTURE_GRID:
      append_rails (snapshot, &inner, colour, THIN);
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, ACROSS), y, ACROSS, 0, THIN);
      break;
    case MP_TIMELINE_TEXTURE_BLOCKS:
      append_lines (snapshot, &inner, colour, find_phase (&inner, anchor, BROAD), y, BROAD, 0, 0.5);
      break;
    case MP_TIMELINE_TEXTURE_PLAIN:
    case MP_TIMELINE_TEXTURE_HALVES:
    default:
      break;
    }
}
