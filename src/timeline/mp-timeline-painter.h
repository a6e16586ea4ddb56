/* mp-timeline-painter.h: the picture of a timeline, without any widget
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "timeline/mp-time-axis.h"
#include "timeline/mp-timeline-bar.h"
#include "timeline/mp-timeline-colouring.h"
#include "timeline/mp-timeline-density.h"
#include "timeline/mp-timeline-extras.h"
#include "timeline/mp-timeline-layout.h"
#include "timeline/mp-timeline-style.h"
#include "timeline/mp-timeline-window.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_PAINTER (mp_timeline_painter_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelinePainter, mp_timeline_painter, MP, TIMELINE_PAINTER, GObject)

/**
 * MpTimelineLabels:
 * @MP_TIMELINE_LABELS_TITLE: bars say what they are, wherever there is room for it
 * @MP_TIMELINE_LABELS_TITLE_AGAIN: the same where the title stands beside the row already: rather
 *   cut inside the bar than whole before it
 * @MP_TIMELINE_LABELS_DATES: bars say from when to when; the title stands elsewhere
 */
typedef enum
{
  MP_TIMELINE_LABELS_TITLE,
  MP_TIMELINE_LABELS_TITLE_AGAIN,
  MP_TIMELINE_LABELS_DATES,
} MpTimelineLabels;

typedef enum
{
  MP_TIMELINE_FONT_NORMAL,
  MP_TIMELINE_FONT_SMALL,
  MP_TIMELINE_FONT_BOLD,
  MP_TIMELINE_FONT_SMALL_BOLD,
} MpTimelineFont;

/**
 * MpTimelineText:
 * @layout: the text
 * @left: where in @layout the text begins
 * @width: its width, in pixels
 * @height: its height
 *
 * A text made ready, kept by the painter until the next one is looked up much later.
 */
typedef struct
{
  PangoLayout *layout;
  double left;
  double width;
  double height;
} MpTimelineText;

/**
 * MpTimelineTextFunc:
 * @layout: the text
 * @x: its left edge
 * @y: its upper edge
 *
 * Takes a text that would be appended to the snapshot otherwise. On paper texts are drawn by Pango
 * itself, for that keeps what the glyphs mean: an Arabic title can be selected and found.
 */
typedef void (*MpTimelineTextFunc) (PangoLayout *layout, const GdkRGBA *colour, double x, double y, gpointer user_data);

/**
 * MpTimelineStub:
 * @n: how many arrows have their other end on other pages
 * @name: (nullable): what stands there
 * @upwards: whether the first of them is on an earlier page
 */
typedef struct
{
  guint n;
  char *name;
  gboolean upwards;
} MpTimelineStub;

/**
 * MpTimelineStubs:
 * @before: of arrows that lead to a bar
 * @after: of arrows that lead away from it
 */
typedef struct
{
  MpTimelineStub before;
  MpTimelineStub after;
} MpTimelineStubs;

/* How far an arrow goes straight out of a bar and into the next one, in heights of a bar. */
#define MP_TIMELINE_LINK_STEP 0.45

/**
 * MpTimelineRoom:
 * @start: where the room for the label of a bar begins, in offsets
 * @end: where it ends
 *
 * In a row of several bars: what lies between the neighbours.
 */
typedef struct
{
  double start;
  double end;
} MpTimelineRoom;

MpTimelinePainter *mp_timeline_painter_new (PangoContext *context);
void mp_timeline_painter_set_context (MpTimelinePainter *self, PangoContext *context);
void mp_timeline_painter_set_style (MpTimelinePainter *self, const MpTimelineStyle *style);
const MpTimelineStyle *mp_timeline_painter_get_style (MpTimelinePainter *self);
void mp_timeline_painter_set_colouring (MpTimelinePainter *self, MpTimelineColouring *colouring);
void mp_timeline_painter_colour_bar (MpTimelinePainter *self, MpTimelineBar *bar, const MpSummary *summary);
void mp_timeline_painter_set_pixel (MpTimelinePainter *self, double pixel);
void mp_timeline_painter_set_bar_height (MpTimelinePainter *self, double height);
double mp_timeline_painter_get_bar_height (MpTimelinePainter *self);
void mp_timeline_painter_set_labels (MpTimelinePainter *self, MpTimelineLabels labels);
MpTimelineLabels mp_timeline_painter_get_labels (MpTimelinePainter *self);
void mp_timeline_painter_set_shown (MpTimelinePainter *self, const MpTimelineShown *shown);
const MpTimelineShown *mp_timeline_painter_get_shown (MpTimelinePainter *self);
void mp_timeline_painter_set_text_func (MpTimelinePainter *self, MpTimelineTextFunc func, gpointer user_data);
void mp_timeline_painter_forget_texts (MpTimelinePainter *self);

double mp_timeline_painter_get_line_height (MpTimelinePainter *self);
double mp_timeline_painter_get_axis_height (MpTimelinePainter *self);
void mp_timeline_painter_choose_header (MpTimelinePainter *self, const MpTimeAxis *axis, MpTimeHeader *header);

/* Everything is appended with its left upper corner at x, y; axis->width says how wide it is. */
void mp_timeline_painter_append_axis (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, double x, double y, MpDate today,
                                      MpDate as_of);
gboolean mp_timeline_painter_find_flag (MpTimelinePainter *self, const MpTimeAxis *axis, MpDate today, MpDate as_of, MpDate day, double *x,
                                        double *width);
void mp_timeline_painter_append_grid (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, double x, double y, double height);
void mp_timeline_painter_append_days (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, double x, double y, double height,
                                      MpDate today, MpDate as_of);
void mp_timeline_painter_append_bar (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineBar *bar, double x,
                                     double y, double height);
MpTimelineRoom mp_timeline_painter_append_label (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineBar *bar,
                                                 const MpSummary *summary, const MpTimelineRoom *room, double x, double y, double height);
double mp_timeline_painter_get_bar_room (MpTimelinePainter *self, double height);
void mp_timeline_painter_append_extras (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineBar *bar,
                                        const MpSummary *summary, const MpTimelineRoom *room, const MpTimelineRoom *below,
                                        const MpTimelineRoom *label, const MpTimelineStubs *stubs, double x, double y, double height);
void mp_timeline_painter_append_milestone (MpTimelinePainter *self, GtkSnapshot *snapshot, MpMilestoneKind kind, gboolean done, double x, double y,
                                           double bar_height);
void mp_timeline_painter_avoid_milestones (MpTimelinePainter *self, const MpTimeAxis *axis, const MpSummary *summary, double wanted, gboolean from_end,
                                           double *start, double *end);
void mp_timeline_painter_append_link_stub (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, double day, double y, double edge_y,
                                           gboolean arrives, double x);
void mp_timeline_painter_append_link (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, double from_day, double from_y,
                                      double to_day, double to_y, double x);
double mp_timeline_painter_measure_extras_legend (MpTimelinePainter *self, int *minimum);
double mp_timeline_painter_append_extras_legend (MpTimelinePainter *self, GtkSnapshot *snapshot, guint max_lines, double x, double y, double width,
                                                 gboolean rtl);
void mp_timeline_painter_append_span (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, MpDate start, MpDate end, double x,
                                      double y, double height);
void mp_timeline_painter_append_group (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineGroup *group,
                                       const char *text, double x, double y, double height);
void mp_timeline_painter_append_density (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineDensity *density,
                                         double x, double y, double height, MpDate today, MpDate as_of);
void mp_timeline_painter_append_window (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimeAxis *axis, const MpTimelineWindow *window,
                                        double x, double y, double height, gboolean focused);
double mp_timeline_painter_append_legend (MpTimelinePainter *self, GtkSnapshot *snapshot, guint statuses, double x, double y, double width, gboolean rtl);
double mp_timeline_painter_measure_legend (MpTimelinePainter *self, guint statuses, int *minimum);
double mp_timeline_painter_append_whole_legend (MpTimelinePainter *self, GtkSnapshot *snapshot, guint statuses, double x, double y, double width,
                                                gboolean rtl);
double mp_timeline_painter_measure_whole_legend (MpTimelinePainter *self, guint statuses, int *minimum);

const MpTimelineText *mp_timeline_painter_get_text (MpTimelinePainter *self, const char *text, MpTimelineFont font, double max_width);
void mp_timeline_painter_append_text (MpTimelinePainter *self, GtkSnapshot *snapshot, const MpTimelineText *text, const GdkRGBA *colour, double x,
                                      double y);
void mp_timeline_painter_append_layout (MpTimelinePainter *self, GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *colour, double x, double y);
void mp_timeline_painter_append_rect (MpTimelinePainter *self, GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width,
                                      double height);
double mp_timeline_painter_snap (MpTimelinePainter *self, double value);

G_END_DECLS
