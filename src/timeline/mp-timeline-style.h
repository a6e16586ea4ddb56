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
 * MpTimelineBarStyle:
 * @fill: the surface
 * @pattern_fill: the other colour of stripes and hatches
 * @border: the outline
 * @text: text on the surface: at least 4.5:1 against @fill and @pattern_fill
 * @pattern: the pattern; stripes only cover the last days, hatches the whole
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA pattern_fill;
  GdkRGBA border;
  GdkRGBA text;
  MpTimelinePattern pattern;
} MpTimelineBarStyle;

/**
 * MpTimelineStyle:
 *
 * A value: everything the painter needs to know of colours. @background is what the chart stands
 * on; @text and @dim are read on it.
 */
typedef struct
{
  GdkRGBA background;
  GdkRGBA header;
  GdkRGBA group;
  GdkRGBA subgroup;
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
  double border_width;
  MpTimelineBarStyle bars[MP_N_STATUSES];
} MpTimelineStyle;

void mp_timeline_style_init (MpTimelineStyle *self, gboolean dark, gboolean high_contrast);
double mp_timeline_style_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
