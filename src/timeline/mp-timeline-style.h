/* mp-timeline-style.h: colours and patterns of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/mp-status.h"

G_BEGIN_DECLS

/**
 * MpTimelinePattern:
 *
 * What tells the statuses apart where there is no colour.
 */
typedef enum
{
  MP_TIMELINE_PATTERN_SOLID,
  MP_TIMELINE_PATTERN_OUTLINE,
  MP_TIMELINE_PATTERN_DASHED,
  MP_TIMELINE_PATTERN_STRIPED,
  MP_TIMELINE_PATTERN_HATCHED,
} MpTimelinePattern;

/**
 * MpTimelineTexture:
 *
 * What tells the categories apart where there is no colour: two tones all over the bar, under the
 * pattern of its status.
 */
typedef enum
{
  MP_TIMELINE_TEXTURE_PLAIN,
  MP_TIMELINE_TEXTURE_RISING,  /* diagonal lines, up to the right */
  MP_TIMELINE_TEXTURE_RAILS,   /* lines along the bar */
  MP_TIMELINE_TEXTURE_FALLING, /* diagonal lines, down to the right */
  MP_TIMELINE_TEXTURE_BARS,    /* lines across the bar */
  MP_TIMELINE_TEXTURE_LATTICE, /* diagonal lines both ways */
  MP_TIMELINE_TEXTURE_BLOCKS,  /* broad bands across the bar */
  MP_TIMELINE_TEXTURE_GRID,    /* lines along and across */
  MP_TIMELINE_TEXTURE_HALVES,  /* the upper half in one colour, the lower in the other */
} MpTimelineTexture;

/**
 * MpTimelineCategory:
 * @MP_TIMELINE_CATEGORY_STATUS: coloured by status, not by category
 * @MP_TIMELINE_CATEGORY_FIRST: the first of %MP_TIMELINE_N_PAIRS pairs of colour and texture
 * @MP_TIMELINE_CATEGORY_OTHER: all categories beyond those
 * @MP_TIMELINE_CATEGORY_UNSTATED: none
 *
 * What a bar is coloured by.
 */
typedef enum
{
  MP_TIMELINE_CATEGORY_STATUS,
  MP_TIMELINE_CATEGORY_FIRST,
  MP_TIMELINE_CATEGORY_OTHER = 9,
  MP_TIMELINE_CATEGORY_UNSTATED,
  MP_TIMELINE_N_CATEGORIES,
} MpTimelineCategory;

#define MP_TIMELINE_N_PAIRS (MP_TIMELINE_CATEGORY_OTHER - MP_TIMELINE_CATEGORY_FIRST)

/**
 * MpTimelineBarStyle:
 * @fill: the surface
 * @pattern_fill: the other colour of stripes and hatches
 * @border: the outline
 * @text: text on the surface: at least 4.5:1 against @fill, @pattern_fill and @texture_fill
 * @texture_fill: the other colour of the texture
 * @pattern: the pattern; stripes only cover the last days, hatches the whole
 * @texture: the texture; only bars of categories have one
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA pattern_fill;
  GdkRGBA border;
  GdkRGBA text;
  GdkRGBA texture_fill;
  MpTimelinePattern pattern;
  MpTimelineTexture texture;
} MpTimelineBarStyle;

/**
 * MpTimelineStyle:
 *
 * A value: everything the painter needs to know of colours. @background is what the chart stands
 * on; @text and @dim are read on it, and @pale_text on bars that stand back. @band shades weekends,
 * or every other month or year.
 */
typedef struct
{
  GdkRGBA background;
  GdkRGBA header;
  GdkRGBA group;
  GdkRGBA subgroup;
  GdkRGBA band;
  GdkRGBA grid_faint;
  GdkRGBA grid;
  GdkRGBA grid_strong;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA today;
  GdkRGBA today_text;
  GdkRGBA as_of;
  GdkRGBA as_of_text;
  GdkRGBA selected;
  GdkRGBA hover;
  GdkRGBA pale_text;
  double ended_share; /* how far bars of categories go over into the background */
  double planned_share;
  double border_width;
  MpTimelineBarStyle bars[MP_N_STATUSES];
  MpTimelineBarStyle categories[MP_TIMELINE_N_CATEGORIES];
} MpTimelineStyle;

void mp_timeline_style_init (MpTimelineStyle *self, gboolean dark, gboolean high_contrast);
void mp_timeline_style_get_bar (const MpTimelineStyle *self, MpStatus status, MpTimelineCategory first, MpTimelineCategory second,
                                MpTimelineBarStyle *bar);
double mp_timeline_style_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
