/* mp-timeline-painter-label.c: what is written in or beside a bar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"

#define LABEL_PADDING 6.0
#define SYMBOL_GAP 5.0
#define MIN_LABEL 44.0
#define MIN_CUT_LABEL 90.0

/* What a label says; a missing date is always said. */
static char *
dup_label (MpTimelinePainter   *self,
           const MpTimelineBar *bar,
           const MpSummary     *summary)
{
  const char *missing = NULL;

  if (mp_timeline_painter_get_labels (self) == MP_TIMELINE_LABELS_DATES)
    return mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);

  if (!bar->dated)
    missing = C_("timeline", "dates not stated");
  else if (bar->open_start)
    missing = C_("timeline", "start not stated");
  else if (bar->open_end)
    missing = C_("timeline", "end not stated");
  if (missing == NULL)
    return g_strdup (summary->title);
  /* Translators: beside a bar: 1 is the title of a project, 2 "end not stated" or the like. */
  return g_strdup_printf (C_("timeline", "%1$s \xc2\xb7 %2$s"), summary->title, missing);
}

/* Where a label can stand, in offsets; before its bar it ends where that begins. */
typedef struct
{
  double start;
  double width;
  gboolean inside;
  gboolean before;
} Slot;

/* Inside when it fits, else beside, else wherever there is most room. A title that is said again
 * is better cut inside its bar, where it does not stand apart from the column of bars. */
static Slot
choose_slot (MpTimelinePainter    *self,
             const MpTimelineBar  *bar,
             const MpSummary      *summary,
             const MpTimeAxis     *axis,
             const MpTimelineRoom *room,
             double                wanted,
             gboolean              again)
{
  Slot slots[4] = { { 0 } };
  double start, end, inner_start, inner_end, cut;
  guint best = 0;

  if (!mp_timeline_bar_get_extent (bar, axis, &start, &end))
    return (Slot) { LABEL_PADDING, axis->width - 2 * LABEL_PADDING, FALSE };
  if (end <= 0 || start >= axis->width)
    return (Slot) { end <= 0 ? 0 : axis->width, 0, FALSE };

  inner_start = start + (bar->soft_start > 0 ? mp_time_axis_get_offset (axis, bar->start + bar->soft_start) - start : 0);
  inner_end = mp_time_axis_get_offset (axis, MIN (bar->cut_from, bar->end - bar->soft_end));
  inner_start = MAX (inner_start, 0) + LABEL_PADDING;
  inner_end = MIN (inner_end, axis->width) - LABEL_PADDING;

  slots[0] = (Slot) { inner_start, inner_end - inner_start, TRUE };
  slots[1] = (Slot) { end + LABEL_PADDING, room->end - end - 2 * LABEL_PADDING, FALSE };
  slots[2] = (Slot) { room->start + LABEL_PADDING, start - room->start - 2 * LABEL_PADDING, FALSE, TRUE };
  /* The outline of what was planned, where nothing else is in sight. */
  cut = MAX (mp_time_axis_get_offset (axis, bar->cut_from), 0) + LABEL_PADDING;
  slots[3] = (Slot) { cut, bar->cut_from < bar->end ? MIN (end, axis->width) - LABEL_PADDING - cut : 0, FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      double until = slots[i].start + slots[i].width;

      mp_timeline_painter_avoid_milestones (self, axis, summary, wanted, slots[i].before, &slots[i].start, &until);
      slots[i].width = until - slots[i].start;
    }
  if (again && slots[0].width >= MIN_CUT_LABEL && slots[1].width < wanted)
    return slots[0];
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      if (slots[i].width >= wanted)
        {
          best = i;
          break;
        }
      if (slots[i].width > slots[best].width)
        best = i;
    }
  return slots[best];
}

static void
append_symbol (MpTimelinePainter   *self,
               GtkSnapshot         *snapshot,
               const MpTimeAxis    *axis,
               const MpTimelineBar *bar,
               const GdkRGBA       *colour,
               double               x,
               double               y,
               double               height,
               double              *offset)
{
  const MpTimelineText *symbol = mp_timeline_painter_get_text (self, mp_status_get_symbol (bar->status), MP_TIMELINE_FONT_SMALL, 0);

  mp_timeline_painter_append_text (self, snapshot, symbol, colour, x + mp_time_axis_mirror (axis, *offset, symbol->width),
                                   y + (height - symbol->height) / 2);
  *offset += symbol->width + SYMBOL_GAP;
}

/* A bar out of sight: an arrow to where it is, with its dates. */
static void
append_pointer (MpTimelinePainter *self,
                GtkSnapshot       *snapshot,
                const MpTimeAxis  *axis,
                const MpSummary   *summary,
                gboolean           before,
                double             x,
                double             y,
                double             height)
{
  const GdkRGBA *colour = &mp_timeline_painter_get_style (self)->dim;
  g_autofree char *range = mp_format_range (summary->start, summary->start_precision, summary->end, summary->end_precision);
  const char *arrow = before != axis->rtl ? "\xe2\x86\x90" : "\xe2\x86\x92";
  const MpTimelineText *sign, *text;
  double room = axis->width - 4 * LABEL_PADDING;
  double offset = LABEL_PADDING;

  sign = mp_timeline_painter_get_text (self, arrow, MP_TIMELINE_FONT_SMALL, 0);
  text = mp_timeline_painter_get_text (self, range, MP_TIMELINE_FONT_SMALL, 0);
  if (room < sign->width)
    return;
  if (!before)
    offset = axis->width - LABEL_PADDING - sign->width;
  mp_timeline_painter_append_text (self, snapshot, sign, colour, x + mp_time_axis_mirror (axis, offset, sign->width), y + (height - sign->height) / 2);
  if (text->width + sign->width + SYMBOL_GAP > room)
    return;
  offset = before ? offset + sign->width + SYMBOL_GAP : offset - SYMBOL_GAP - text->width;
  mp_timeline_painter_append_text (self, snapshot, text, colour, x + mp_time_axis_mirror (axis, offset, text->width), y + (height - text->height) / 2);
}

/* Keeps the lines of the grid and of days from crossing out a text that stands among them. */
static void
append_plate (MpTimelinePainter *self,
              GtkSnapshot       *snapshot,
              const MpTimeAxis  *axis,
              double             offset,
              double             width,
              double             x,
              double             y,
              double             height)
{
  double line = mp_timeline_painter_get_line_height (self);
  GdkRGBA colour = mp_timeline_painter_get_style (self)->background;

  colour.alpha = 0.82f;
  mp_timeline_painter_append_rect (self, snapshot, &colour, x + mp_time_axis_mirror (axis, offset - 2, width + 4), y + (height - line) / 2, width + 4, line);
}

/**
 * mp_timeline_painter_append_label:
 * @summary: the project of @bar
 * @room: (nullable): where the label may stand, %NULL for the whole row
 *
 * The name (or the dates) of a bar: inside where there is room, at the start of what is visible of
 * it, else beside it; cut only with an ellipsis; in the colour that can be read there.
 *
 * Returns: where it stands, in offsets; empty when there was no room for it
 */
MpTimelineRoom
mp_timeline_painter_append_label (MpTimelinePainter    *self,
                                  GtkSnapshot          *snapshot,
                                  const MpTimeAxis     *axis,
                                  const MpTimelineBar  *bar,
                                  const MpSummary      *summary,
                                  const MpTimelineRoom *room,
                                  double                x,
                                  double                y,
                                  double                height)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self);
  g_autofree char *label = dup_label (self, bar, summary);
  const MpTimelineText *text;
  const GdkRGBA *colour = bar->dated ? &style->text : &style->dim;
  MpTimelineLabels labels = mp_timeline_painter_get_labels (self);
  const MpTimelineRoom whole = { 0, axis->width };
  double symbol, start, end, offset;
  MpTimelineBarStyle look;
  Slot slot;

  if (mp_timeline_bar_get_extent (bar, axis, &start, &end) && (end <= 0 || start >= axis->width))
    {
      if (room == NULL)
        append_pointer (self, snapshot, axis, summary, end <= 0, x, y, height);
      return whole;
    }

  symbol = mp_timeline_painter_get_text (self, mp_status_get_symbol (bar->status), MP_TIMELINE_FONT_SMALL, 0)->width + SYMBOL_GAP;
  text = mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, 0);
  slot = choose_slot (self, bar, summary, axis, room ? room : &whole, ceil (text->width + symbol), labels == MP_TIMELINE_LABELS_TITLE_AGAIN);
  mp_timeline_style_get_bar (style, bar->status, bar->first, bar->second, &look);
  if (slot.inside)
    colour = &look.text;
  if (slot.width < MIN (MIN_LABEL, text->width + symbol))
    return (MpTimelineRoom) { 0, 0 };

  /* Rather the short name whole than the long one cut. */
  if (text->width > slot.width - symbol && labels != MP_TIMELINE_LABELS_DATES && summary->short_name &&
      mp_timeline_painter_get_text (self, summary->short_name, MP_TIMELINE_FONT_SMALL, 0)->width <= slot.width - symbol)
    {
      g_free (label);
      label = g_strdup (summary->short_name);
    }

  text = mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, 0);
  if (text->width > slot.width - symbol)
    /* In steps, so that a slow zoom does not lay out each frame anew. */
    text = mp_timeline_painter_get_text (self, label, MP_TIMELINE_FONT_SMALL, floor ((slot.width - symbol) / 8) * 8);
  offset = slot.before ? slot.start + slot.width - symbol - text->width : slot.start;
  if (labels == MP_TIMELINE_LABELS_DATES && bar->dated && !slot.inside)
    append_plate (self, snapshot, axis, offset, text->width + symbol, x, y, height);
  append_symbol (self, snapshot, axis, bar, colour, x, y, height, &offset);
  mp_timeline_painter_append_text (self, snapshot, text, colour, x + mp_time_axis_mirror (axis, offset, text->width), y + (height - text->height) / 2);
  return (MpTimelineRoom) { offset - symbol, offset + text->width };
}
