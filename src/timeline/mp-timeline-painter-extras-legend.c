/* mp-timeline-painter-extras-legend.c: the legend of what rows show besides their bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-painter-extras-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

#define LABEL_PADDING 6.0
#define LEGEND_SWATCH 30.0
#define LEGEND_GAP 18.0

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
  MpTimelineExtrasRow row = { .painter = self, .snapshot = snapshot, .style = mp_timeline_painter_get_style (self), .axis = &axis,
                              .bar = &bar, .parts = { .room = height }, .bar_height = bar_height, .bar_end = LEGEND_SWATCH,
                              .body_end = LEGEND_SWATCH, .below = { 0, LEGEND_SWATCH }, .x = x, .y = y };
  MpMilestoneKind kind = sign == SIGN_MILESTONE ? MP_MILESTONE_KIND_EVENT : MP_MILESTONE_KIND_FINAL_EVALUATION;

  mp_timeline_style_get_bar (row.style, bar.status, bar.first, bar.second, &row.look);
  switch (sign)
    {
    case SIGN_GHOST:
      row.parts.ghost_height = bar_height / 6;
      row.parts.ghost_y = (height - row.parts.ghost_height) / 2;
      mp_timeline_extras_row_append_ghost (&row, &(MpTimelineGhost) { .start = 0, .end = LEGEND_SWATCH });
      break;
    case SIGN_EXTENSION:
      mp_timeline_painter_append_bar (self, snapshot, &axis, &bar, x, y, height);
      mp_timeline_extras_row_append_extension (&row, &extension);
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
        mp_timeline_extras_row_append_span (&row, &row.style->dim, i * 10.5, i * 10.5 + 9, middle + bar_height / 4 - bar_height * (i + 1) / 6,
                                            bar_height * (i + 1) / 6);
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
 * @max_lines: where there is not more room; what does not fit is left out. 0 for all of it
 * @width: where a new line begins, in pixels
 *
 * Explains what mp_timeline_painter_set_shown() asks for.
 *
 * Returns: how high it is
 */
double
mp_timeline_painter_append_extras_legend (MpTimelinePainter *self,
                                          GtkSnapshot       *snapshot,
                                          guint              max_lines,
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
          if (--max_lines == 0)
            break;
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
