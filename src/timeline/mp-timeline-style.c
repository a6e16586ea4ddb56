/* mp-timeline-style.c: colours and patterns of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hues of the platform palette, shifted where text on them would not reach 4.5:1.
 */

#include "timeline/mp-timeline-style.h"

#include <math.h>

/* Of text, as WCAG 2.1 demands it. */
#define MIN_CONTRAST 4.5

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
  const char *fill;
  const char *border;
  MpTimelineTexture texture;
} CategoryColours;

typedef struct
{
  const char *background;
  const char *header;
  const char *group;
  const char *subgroup;
  const char *band;
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
  const char *pale_text;
  double ended_share;
  double planned_share;
  BarColours bars[MP_N_STATUSES];
  CategoryColours categories[MP_TIMELINE_N_CATEGORIES];
} Colours;

#define SOLID MP_TIMELINE_PATTERN_SOLID
#define OUTLINE MP_TIMELINE_PATTERN_OUTLINE
#define DASHED MP_TIMELINE_PATTERN_DASHED
#define STRIPED MP_TIMELINE_PATTERN_STRIPED
#define HATCHED MP_TIMELINE_PATTERN_HATCHED

#define PLAIN MP_TIMELINE_TEXTURE_PLAIN
#define RISING MP_TIMELINE_TEXTURE_RISING
#define RAILS MP_TIMELINE_TEXTURE_RAILS
#define FALLING MP_TIMELINE_TEXTURE_FALLING
#define BARS MP_TIMELINE_TEXTURE_BARS
#define LATTICE MP_TIMELINE_TEXTURE_LATTICE
#define BLOCKS MP_TIMELINE_TEXTURE_BLOCKS
#define GRID MP_TIMELINE_TEXTURE_GRID

/* Categories: the scheme "light" of Paul Tol's qualitative colour schemes (Technical Note
 * SRON/EPS/TN/09-002, issue 3.2), which is made for dark text on fields that people with a colour
 * deficiency tell apart; its olive is darker here, to stand apart from pear. All fills are light
 * enough for the one dark text, so that any two can share a bar. On a dark ground the lightest are
 * a little dimmed. */
#define CATEGORY_TEXT "#16121e"

static const Colours light = {
  "#ffffff", "#fafafa", "#f2f1ef", "#f9f8f7", "rgba(0,0,0,0.03)", "rgba(0,0,0,0.035)", "rgba(0,0,0,0.07)", "rgba(0,0,0,0.16)",
  "#241f31", "#5e5c64", "#1a65c7", "#ffffff", "#3d3846", "#ffffff", "rgba(53,132,228,0.20)", "rgba(0,0,0,0.035)",
  "#241f31", 0.5, 0.75,
  {
    [MP_STATUS_UNKNOWN] = { "#f6f5f4", "#f6f5f4", "#77767b", "#3d3846", DASHED },
    [MP_STATUS_PLANNED] = { "#e4effc", "#e4effc", "#1c71d8", "#15539e", OUTLINE },
    [MP_STATUS_RUNNING] = { "#1c71d8", "#1c71d8", "#15539e", "#ffffff", SOLID },
    [MP_STATUS_ENDING_SOON] = { "#ff9a3c", "#ffd5a3", "#b85400", "#3a1c00", STRIPED },
    [MP_STATUS_ENDED] = { "#d8d5d2", "#d8d5d2", "#a8a5a1", "#3d3846", SOLID },
    [MP_STATUS_SUSPENDED] = { "#e9d5f2", "#cda6de", "#813d9c", "#361244", HATCHED },
    [MP_STATUS_TERMINATED] = { "#c01c28", "#c01c28", "#8c0d18", "#ffffff", SOLID },
    [MP_STATUS_CANCELLED] = { "#c01c28", "#c01c28", "#8c0d18", "#ffffff", SOLID },
  },
  {
    [MP_TIMELINE_CATEGORY_FIRST] = { "#77aadd", "#3f74a8", PLAIN },
    [MP_TIMELINE_CATEGORY_FIRST + 1] = { "#ee8866", "#b4512f", RISING },
    [MP_TIMELINE_CATEGORY_FIRST + 2] = { "#eedd88", "#a8923a", RAILS },
    [MP_TIMELINE_CATEGORY_FIRST + 3] = { "#ffaabb", "#c4667b", FALLING },
    [MP_TIMELINE_CATEGORY_FIRST + 4] = { "#99ddff", "#4f97bb", BARS },
    [MP_TIMELINE_CATEGORY_FIRST + 5] = { "#44bb99", "#1f8468", LATTICE },
    [MP_TIMELINE_CATEGORY_FIRST + 6] = { "#bbcc33", "#7f8d12", BLOCKS },
    [MP_TIMELINE_CATEGORY_FIRST + 7] = { "#999900", "#666600", GRID },
    [MP_TIMELINE_CATEGORY_OTHER] = { "#e8e6e4", "#8f8c88", PLAIN },
    [MP_TIMELINE_CATEGORY_UNSTATED] = { "#faf9f8", "#8f8c88", PLAIN },
  }
};

static const Colours dark = {
  "#1e1e1e", "#242424", "#2d2d2f", "#252527", "rgba(255,255,255,0.03)", "rgba(255,255,255,0.035)", "rgba(255,255,255,0.07)", "rgba(255,255,255,0.17)",
  "#f6f5f4", "#b8b5b2", "#78aeed", "#0d2238", "#deddda", "#1e1e1e", "rgba(53,132,228,0.20)", "rgba(255,255,255,0.035)",
  "#ffffff", 0.55, 0.68,
  {
    [MP_STATUS_UNKNOWN] = { "#2b2b2d", "#2b2b2d", "#9a9996", "#deddda", DASHED },
    [MP_STATUS_PLANNED] = { "#1c2f49", "#1c2f49", "#78aeed", "#c9dff8", OUTLINE },
    [MP_STATUS_RUNNING] = { "#1f6fd0", "#1f6fd0", "#62a0ea", "#ffffff", SOLID },
    [MP_STATUS_ENDING_SOON] = { "#f28a2e", "#ffc98f", "#ffbe6f", "#2e1600", STRIPED },
    [MP_STATUS_ENDED] = { "#47474b", "#47474b", "#6b6b70", "#f0efed", SOLID },
    [MP_STATUS_SUSPENDED] = { "#553266", "#74488a", "#c88fdd", "#ffffff", HATCHED },
    [MP_STATUS_TERMINATED] = { "#b51a26", "#b51a26", "#f66151", "#ffffff", SOLID },
    [MP_STATUS_CANCELLED] = { "#b51a26", "#b51a26", "#f66151", "#ffffff", SOLID },
  },
  {
    [MP_TIMELINE_CATEGORY_FIRST] = { "#6fa4d8", "#a3cbf2", PLAIN },
    [MP_TIMELINE_CATEGORY_FIRST + 1] = { "#e87f5c", "#ffb49c", RISING },
    [MP_TIMELINE_CATEGORY_FIRST + 2] = { "#dccb74", "#fff0b0", RAILS },
    [MP_TIMELINE_CATEGORY_FIRST + 3] = { "#f7a3b4", "#ffd3dc", FALLING },
    [MP_TIMELINE_CATEGORY_FIRST + 4] = { "#8ad0f2", "#c4ecff", BARS },
    [MP_TIMELINE_CATEGORY_FIRST + 5] = { "#3aad8b", "#7fdcbf", LATTICE },
    [MP_TIMELINE_CATEGORY_FIRST + 6] = { "#aebf2a", "#dcea7c", BLOCKS },
    [MP_TIMELINE_CATEGORY_FIRST + 7] = { "#8f8f00", "#c9c950", GRID },
    [MP_TIMELINE_CATEGORY_OTHER] = { "#858593", "#c4c4c8", PLAIN },
    [MP_TIMELINE_CATEGORY_UNSTATED] = { "#2b2b2d", "#9a9996", PLAIN },
  }
};

static void
parse (GdkRGBA    *rgba,
       const char *text)
{
  if (!gdk_rgba_parse (rgba, text))
    g_assert_not_reached ();
}

/* A share above 1 goes beyond @b. */
static GdkRGBA
mix (const GdkRGBA *a,
     const GdkRGBA *b,
     double         share)
{
  float t = (float) share;

  return (GdkRGBA) { CLAMP (a->red + (b->red - a->red) * t, 0, 1), CLAMP (a->green + (b->green - a->green) * t, 0, 1),
                     CLAMP (a->blue + (b->blue - a->blue) * t, 0, 1), 1 };
}

static void
init_category (MpTimelineBarStyle    *self,
               const CategoryColours *colours,
               const GdkRGBA         *pale_text)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  double contrast;

  parse (&self->fill, colours->fill);
  parse (&self->border, colours->border);
  parse (&self->text, CATEGORY_TEXT);
  contrast = mp_timeline_style_contrast (&self->fill, &self->text);
  if (contrast < MIN_CONTRAST)
    self->text = *pale_text;

  /* The second tones go to where there is more room: towards white, or towards the text. */
  self->texture_fill = contrast < 8.8 ? mix (&self->fill, &white, 0.35) : mix (&self->fill, &self->text, 0.17);
  self->pattern_fill = contrast < 11.5 ? mix (&self->fill, &white, 0.7) : mix (&self->fill, &self->text, 0.28);
  if (contrast < MIN_CONTRAST)
    self->pattern_fill = mix (&self->fill, &self->text, 0.25);
  self->texture = colours->texture;
  if (self->texture == MP_TIMELINE_TEXTURE_PLAIN)
    self->texture_fill = self->fill;
}

static void
raise_contrast (MpTimelineStyle *self)
{
  self->border_width = 2;
  self->dim = self->text;
  self->band.alpha *= 2;
  self->grid_faint.alpha *= 2;
  self->grid.alpha *= 2.5f;
  self->grid_strong.alpha *= 3;
  self->selected.alpha *= 2;
  for (guint i = 0; i < MP_N_STATUSES; i++)
    self->bars[i].border = self->text;
  /* What stands back does so further, as its texture is stronger. */
  self->ended_share = 0.7;
  self->planned_share = 0.82;
  for (guint i = MP_TIMELINE_CATEGORY_FIRST; i < MP_TIMELINE_N_CATEGORIES; i++)
    {
      MpTimelineBarStyle *category = &self->categories[i];

      category->texture_fill = mix (&category->fill, &category->texture_fill, 1.7);
      category->border = self->text;
    }
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
  parse (&self->band, colours->band);
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
  parse (&self->pale_text, colours->pale_text);
  self->ended_share = colours->ended_share;
  self->planned_share = colours->planned_share;
  self->border_width = 1;

  for (guint i = 0; i < MP_N_STATUSES; i++)
    {
      parse (&self->bars[i].fill, colours->bars[i].fill);
      parse (&self->bars[i].pattern_fill, colours->bars[i].pattern_fill);
      parse (&self->bars[i].border, colours->bars[i].border);
      parse (&self->bars[i].text, colours->bars[i].text);
      self->bars[i].texture_fill = self->bars[i].fill;
      self->bars[i].pattern = colours->bars[i].pattern;
      self->bars[i].texture = MP_TIMELINE_TEXTURE_PLAIN;
    }
  self->categories[MP_TIMELINE_CATEGORY_STATUS] = self->bars[MP_STATUS_UNKNOWN];
  for (guint i = MP_TIMELINE_CATEGORY_FIRST; i < MP_TIMELINE_N_CATEGORIES; i++)
    init_category (&self->categories[i], &colours->categories[i], &self->pale_text);
  if (high_contrast)
    raise_contrast (self);
}

/* How far a bar of a category stands back. */
static double
pale_share (const MpTimelineStyle *self,
            MpStatus               status)
{
  switch (status)
    {
    case MP_STATUS_PLANNED: return self->planned_share;
    case MP_STATUS_ENDED: return self->ended_share;
    case MP_STATUS_UNKNOWN:
    case MP_STATUS_RUNNING:
    case MP_STATUS_ENDING_SOON:
    case MP_STATUS_SUSPENDED:
    case MP_STATUS_TERMINATED:
    case MP_STATUS_CANCELLED:
    case MP_N_STATUSES:
    default: return 0;
    }
}

/**
 * mp_timeline_style_get_bar:
 * @first: what it is coloured by
 * @second: the second category of a bar that shows two, else %MP_TIMELINE_CATEGORY_STATUS
 * @bar: (out caller-allocates): what the bar looks like
 *
 * A bar of a category keeps the outline and the stripes of its status; what is planned is pale,
 * what has ended is muted.
 */
void
mp_timeline_style_get_bar (const MpTimelineStyle *self,
                           MpStatus               status,
                           MpTimelineCategory     first,
                           MpTimelineCategory     second,
                           MpTimelineBarStyle    *bar)
{
  double share;

  g_return_if_fail (self != NULL && bar != NULL);
  g_return_if_fail (status < MP_N_STATUSES && first < MP_TIMELINE_N_CATEGORIES && second < MP_TIMELINE_N_CATEGORIES);

  if (first == MP_TIMELINE_CATEGORY_STATUS)
    {
      *bar = self->bars[status];
      return;
    }

  *bar = self->categories[first];
  bar->pattern = self->bars[status].pattern;
  if (second != MP_TIMELINE_CATEGORY_STATUS)
    {
      bar->texture = MP_TIMELINE_TEXTURE_HALVES;
      bar->texture_fill = self->categories[second].fill;
    }
  share = pale_share (self, status);
  if (share > 0)
    {
      bar->fill = bar->pattern_fill = mix (&bar->fill, &self->background, share);
      bar->texture_fill = mix (&bar->texture_fill, &self->background, share);
      bar->text = self->pale_text;
    }
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
