/* mp-timeline-style.c: colours and patterns of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hues of the platform palette, shifted where text on them would not reach 4.5:1.
 */

#include "timeline/mp-timeline-style.h"

#include <math.h>

typedef struct
{
  const char *fill;
  const char *pattern_fill;
  const char *border;
  const char *text;
  MpTimelinePattern pattern;
} BarColours;

typedef struct
{
  const char *background;
  const char *header;
  const char *group;
  const char *subgroup;
  const char *grid_faint;
  const char *grid;
  const char *grid_strong;
  const char *text;
  const char *dim;
  const char *today;
  const char *today_text;
  const char *as_of;
  const char *as_of_text;
  const char *selected;
  const char *hover;
  BarColours bars[MP_N_STATUSES];
} Colours;

#define SOLID MP_TIMELINE_PATTERN_SOLID
#define OUTLINE MP_TIMELINE_PATTERN_OUTLINE
#define DASHED MP_TIMELINE_PATTERN_DASHED
#define STRIPED MP_TIMELINE_PATTERN_STRIPED
#define HATCHED MP_TIMELINE_PATTERN_HATCHED

static const Colours light = {
  "#ffffff", "#fafafa", "#f2f1ef", "#f9f8f7", "rgba(0,0,0,0.035)", "rgba(0,0,0,0.07)", "rgba(0,0,0,0.16)",
  "#241f31", "#5e5c64", "#1a65c7", "#ffffff", "#3d3846", "#ffffff", "rgba(53,132,228,0.20)", "rgba(0,0,0,0.035)",
  {
    [MP_STATUS_UNKNOWN] = { "#f6f5f4", "#f6f5f4", "#77767b", "#3d3846", DASHED },
    [MP_STATUS_PLANNED] = { "#e4effc", "#e4effc", "#1c71d8", "#15539e", OUTLINE },
    [MP_STATUS_RUNNING] = { "#1c71d8", "#1c71d8", "#15539e", "#ffffff", SOLID },
    [MP_STATUS_ENDING_SOON] = { "#ff9a3c", "#ffd5a3", "#b85400", "#3a1c00", STRIPED },
    [MP_STATUS_ENDED] = { "#d8d5d2", "#d8d5d2", "#a8a5a1", "#3d3846", SOLID },
    [MP_STATUS_SUSPENDED] = { "#e9d5f2", "#cda6de", "#813d9c", "#361244", HATCHED },
    [MP_STATUS_TERMINATED] = { "#c01c28", "#c01c28", "#8c0d18", "#ffffff", SOLID },
    [MP_STATUS_CANCELLED] = { "#c01c28", "#c01c28", "#8c0d18", "#ffffff", SOLID },
  }
};

static const Colours dark = {
  "#1e1e1e", "#242424", "#2d2d2f", "#252527", "rgba(255,255,255,0.035)", "rgba(255,255,255,0.07)", "rgba(255,255,255,0.17)",
  "#f6f5f4", "#b8b5b2", "#78aeed", "#0d2238", "#deddda", "#1e1e1e", "rgba(53,132,228,0.20)", "rgba(255,255,255,0.035)",
  {
    [MP_STATUS_UNKNOWN] = { "#2b2b2d", "#2b2b2d", "#9a9996", "#deddda", DASHED },
    [MP_STATUS_PLANNED] = { "#1c2f49", "#1c2f49", "#78aeed", "#c9dff8", OUTLINE },
    [MP_STATUS_RUNNING] = { "#1f6fd0", "#1f6fd0", "#62a0ea", "#ffffff", SOLID },
    [MP_STATUS_ENDING_SOON] = { "#f28a2e", "#ffc98f", "#ffbe6f", "#2e1600", STRIPED },
    [MP_STATUS_ENDED] = { "#47474b", "#47474b", "#6b6b70", "#f0efed", SOLID },
    [MP_STATUS_SUSPENDED] = { "#553266", "#74488a", "#c88fdd", "#ffffff", HATCHED },
    [MP_STATUS_TERMINATED] = { "#b51a26", "#b51a26", "#f66151", "#ffffff", SOLID },
    [MP_STATUS_CANCELLED] = { "#b51a26", "#b51a26", "#f66151", "#ffffff", SOLID },
  }
};

static void
parse (GdkRGBA    *rgba,
       const char *text)
{
  if (!gdk_rgba_parse (rgba, text))
    g_assert_not_reached ();
}

static void
raise_contrast (MpTimelineStyle *self)
{
  self->border_width = 2;
  self->dim = self->text;
  self->grid_faint.alpha *= 2;
  self->grid.alpha *= 2.5f;
  self->grid_strong.alpha *= 3;
  self->selected.alpha *= 2;
  for (guint i = 0; i < MP_N_STATUSES; i++)
    self->bars[i].border = self->text;
}

/**
 * mp_timeline_style_init:
 * @self: (out caller-allocates): the style
 * @dark: for a dark background
 * @high_contrast: with outlines as strong as text
 */
void
mp_timeline_style_init (MpTimelineStyle *self,
                        gboolean         is_dark,
                        gboolean         high_contrast)
{
  const Colours *colours = is_dark ? &dark : &light;

  g_return_if_fail (self != NULL);

  parse (&self->background, colours->background);
  parse (&self->header, colours->header);
  parse (&self->group, colours->group);
  parse (&self->subgroup, colours->subgroup);
  parse (&self->grid_faint, colours->grid_faint);
  parse (&self->grid, colours->grid);
  parse (&self->grid_strong, colours->grid_strong);
  parse (&self->text, colours->text);
  parse (&self->dim, colours->dim);
  parse (&self->today, colours->today);
  parse (&self->today_text, colours->today_text);
  parse (&self->as_of, colours->as_of);
  parse (&self->as_of_text, colours->as_of_text);
  parse (&self->selected, colours->selected);
  parse (&self->hover, colours->hover);
  self->border_width = 1;

  for (guint i = 0; i < MP_N_STATUSES; i++)
    {
      parse (&self->bars[i].fill, colours->bars[i].fill);
      parse (&self->bars[i].pattern_fill, colours->bars[i].pattern_fill);
      parse (&self->bars[i].border, colours->bars[i].border);
      parse (&self->bars[i].text, colours->bars[i].text);
      self->bars[i].pattern = colours->bars[i].pattern;
    }
  if (high_contrast)
    raise_contrast (self);
}

static double
linear_channel (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear_channel (colour->red) + 0.7152 * linear_channel (colour->green) + 0.0722 * linear_channel (colour->blue);
}

/**
 * mp_timeline_style_contrast:
 *
 * Returns: the contrast of two opaque colours as WCAG 2.1 defines it, from 1 to 21
 */
double
mp_timeline_style_contrast (const GdkRGBA *a,
                            const GdkRGBA *b)
{
  double x, y;

  g_return_val_if_fail (a != NULL && b != NULL, 1);

  x = luminance (a);
  y = luminance (b);
  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}
