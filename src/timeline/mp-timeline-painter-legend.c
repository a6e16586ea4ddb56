/* mp-timeline-painter-legend.c: what the colours of categories mean
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First what the colours stand for, then the categories, the most frequent first, then the signs
 * of the statuses, which colours do not tell here; those only where they take no line of their own
 * or everything is to be said.
 */

#include "config.h"

#include "timeline/mp-timeline-painter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

#define LABEL_PADDING 5.0
#define LEGEND_SWATCH 30.0
#define LEGEND_GAP 18.0

/* A longer name ends in an ellipsis; in heights of a line. */
#define NAME_LINES 10.0

/* The whole legend does not list more than these of those that share one colour. */
#define MAX_OTHERS 40

typedef struct
{
  char *text;
  MpTimelineFont font;
  MpTimelineCategory first; /* STATUS for no swatch */
  MpTimelineCategory second;
} Item;

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->text);
}

static void
add_item (GArray             *items,
          char               *text,
          MpTimelineCategory  first,
          MpTimelineCategory  second)
{
  Item item = { text, MP_TIMELINE_FONT_SMALL, first, second };

  g_array_append_val (items, item);
}

/* Those without a colour of their own: together, or each by its name. */
static void
add_others (GArray                    *items,
            const MpTimelineColouring *colouring,
            guint                      first,
            gboolean                   whole)
{
  guint n = mp_timeline_colouring_get_n (colouring) - first;
  guint listed = whole ? MIN (n, MAX_OTHERS) : 0;
  g_autofree char *number = mp_format_integer (n - listed);

  for (guint i = 0; i < listed; i++)
    add_item (items, g_strdup (mp_timeline_colouring_get_category (colouring, first + i)->label), MP_TIMELINE_CATEGORY_OTHER,
              MP_TIMELINE_CATEGORY_STATUS);
  if (n > listed && listed > 0)
    /* Translators: at the end of a list of names: so many are not listed. */
    add_item (items, g_strdup_printf (ngettext ("%s more", "%s more", n - listed), number), MP_TIMELINE_CATEGORY_OTHER, MP_TIMELINE_CATEGORY_STATUS);
  else if (n > 0 && listed == 0)
    /* Translators: in the legend of the timeline: all countries (sectors, partners ...) without a colour of their own; %s is how many. */
    add_item (items, g_strdup_printf (C_("legend", "Other (%s)"), number), MP_TIMELINE_CATEGORY_OTHER, MP_TIMELINE_CATEGORY_STATUS);
}

static GArray *
make_items (MpTimelinePainter *self,
            gboolean           whole,
            guint              statuses)
{
  const MpTimelineColouring *colouring = mp_timeline_painter_get_colouring (self);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  guint n = MIN (mp_timeline_colouring_get_n (colouring), MP_TIMELINE_N_PAIRS);

  g_array_set_clear_func (items, clear_item);
  add_item (items, g_strdup (mp_timeline_colouring_get_label (colouring)), MP_TIMELINE_CATEGORY_STATUS, MP_TIMELINE_CATEGORY_STATUS);
  g_array_index (items, Item, 0).font = MP_TIMELINE_FONT_SMALL_BOLD;
  for (guint i = 0; i < n; i++)
    {
      const MpTimelineColouredCategory *category = mp_timeline_colouring_get_category (colouring, i);

      add_item (items, g_strdup (category->label), category->colour, MP_TIMELINE_CATEGORY_STATUS);
    }
  add_others (items, colouring, n, whole);
  if (mp_timeline_colouring_has_several (colouring))
    /* Translators: in the legend of the timeline: a project in more than one country (sector, partner ...), in two colours. */
    add_item (items, g_strdup (C_("legend", "Several")), mp_timeline_colouring_get_category (colouring, 0)->colour,
              mp_timeline_colouring_get_category (colouring, 1)->colour);
  if (mp_timeline_colouring_has_unstated (colouring))
    /* Translators: in the legend of the timeline: a project without a country (sector, partner ...). */
    add_item (items, g_strdup (C_("legend", "Not stated")), MP_TIMELINE_CATEGORY_UNSTATED, MP_TIMELINE_CATEGORY_STATUS);
  for (guint status = 0; status < MP_N_STATUSES; status++)
    {
      if (statuses & (1u << status))
        add_item (items, g_strdup_printf ("%s %s", mp_status_get_symbol (status), mp_status_get_label (status)), MP_TIMELINE_CATEGORY_STATUS,
                  MP_TIMELINE_CATEGORY_STATUS);
    }
  return items;
}

static const MpTimelineText *
get_item_text (MpTimelinePainter *self,
               const Item        *item)
{
  double most = floor (mp_timeline_painter_get_line_height (self) * NAME_LINES);
  const MpTimelineText *text = mp_timeline_painter_get_text (self, item->text, item->font, 0);

  return text->width > most ? mp_timeline_painter_get_text (self, item->text, item->font, most) : text;
}

static double
get_swatch_width (const Item *item)
{
  return item->first == MP_TIMELINE_CATEGORY_STATUS ? 0 : LEGEND_SWATCH + LABEL_PADDING;
}

/* Whether the signs, from @first on, have room in the line that was begun. */
static gboolean
signs_fit (MpTimelinePainter *self,
           GArray            *items,
           guint              first,
           double             offset,
           double             width)
{
  for (guint i = first; i < items->len; i++)
    offset += get_item_text (self, &g_array_index (items, Item, i))->width + LEGEND_GAP;
  return offset - LEGEND_GAP <= width;
}

static void
append_swatch (MpTimelinePainter *self,
               GtkSnapshot       *snapshot,
               const Item        *item,
               double             x,
               double             y,
               double             height,
               gboolean           rtl)
{
  MpTimeAxis axis = { .origin = 0, .scale = 1, .width = LEGEND_SWATCH, .rtl = rtl };
  MpTimelineBar bar = { .status = MP_STATUS_RUNNING, .dated = TRUE, .start = 0, .end = LEGEND_SWATCH, .first = item->first, .second = item->second };

  bar.striped_from = bar.cut_from = bar.end;
  mp_timeline_painter_append_bar (self, snapshot, &axis, &bar, x, y, height);
}

double
mp_timeline_painter_measure_categories (MpTimelinePainter *self,
                                        gboolean           whole,
                                        guint              statuses,
                                        int               *minimum)
{
  g_autoptr (GArray) items = make_items (self, whole, statuses);
  double all = 0, widest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      double width = ceil (get_swatch_width (item) + get_item_text (self, item)->width);

      widest = MAX (widest, width);
      all += width + LEGEND_GAP;
    }
  *minimum = (int) widest;
  /* What opens on demand is two columns wide at most. */
  return whole ? MIN (all - LEGEND_GAP, 2 * widest + LEGEND_GAP) : all - LEGEND_GAP;
}

double
mp_timeline_painter_append_categories (MpTimelinePainter *self,
                                       GtkSnapshot       *snapshot,
                                       gboolean           whole,
                                       guint              statuses,
                                       double             x,
                                       double             y,
                                       double             width,
                                       gboolean           rtl)
{
  g_autoptr (GArray) items = make_items (self, whole, statuses);
  const GdkRGBA *colour = &mp_timeline_painter_get_style (self)->text;
  MpTimeAxis axis = { .width = width, .rtl = rtl };
  double line = mp_timeline_painter_get_line_height (self) + 8;
  double offset = 0, top = y;
  gboolean fits = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      const MpTimelineText *text = get_item_text (self, item);
      double swatch = get_swatch_width (item);

      if (!whole && i > 0 && swatch == 0 && !fits)
        {
          fits = signs_fit (self, items, i, offset, width);
          if (!fits)
            break;
        }
      if (offset > 0 && offset + swatch + text->width > width)
        {
          offset = 0;
          top += line;
        }
      if (snapshot)
        {
          if (swatch > 0)
            append_swatch (self, snapshot, item, x + mp_time_axis_mirror (&axis, offset, LEGEND_SWATCH), top, line, rtl);
          mp_timeline_painter_append_text (self, snapshot, text, colour, x + mp_time_axis_mirror (&axis, offset + swatch, text->width),
                                           top + (line - text->height) / 2);
        }
      offset += swatch + text->width + LEGEND_GAP;
    }
  return top + line - y;
}

/**
 * mp_timeline_painter_measure_whole_legend:
 *
 * As mp_timeline_painter_measure_legend(), of mp_timeline_painter_append_whole_legend().
 */
double
mp_timeline_painter_measure_whole_legend (MpTimelinePainter *self,
                                          guint              statuses,
                                          int               *minimum)
{
  g_return_val_if_fail (MP_IS_TIMELINE_PAINTER (self), 0);

  if (mp_timeline_painter_get_colouring (self))
    return mp_timeline_painter_measure_categories (self, TRUE, statuses, minimum);
  return mp_timeline_painter_measure_legend (self, statuses, minimum);
}

/**
 * mp_timeline_painter_append_whole_legend:
 *
 * As mp_timeline_painter_append_legend(), but with the names of the categories that share one
 * colour: where somebody asks for it.
 */
double
mp_timeline_painter_append_whole_legend (MpTimelinePainter *self,
                                         GtkSnapshot       *snapshot,
                                         guint              statuses,
                                         double             x,
                                         double             y,
                                         double             width,
                                         gboolean           rtl)
{
  g_return_val_if_fail (MP_IS_TIMELINE_PAINTER (self), 0);

  if (mp_timeline_painter_get_colouring (self))
    return mp_timeline_painter_append_categories (self, snapshot, TRUE, statuses, x, y, width, rtl);
  return mp_timeline_painter_append_legend (self, snapshot, statuses, x, y, width, rtl);
}
