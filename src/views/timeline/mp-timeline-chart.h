/* mp-timeline-chart.h: the bars
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_CHART (mp_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineChart, mp_timeline_chart, MP, TIMELINE_CHART, GtkWidget)

/**
 * MpTimelineHit:
 * @row: the row
 * @index: which of its bars
 * @position: of the project in the list
 * @bar: its shape
 * @area: what of the bar is to be seen, in the coordinates of the chart
 */
typedef struct
{
  guint row;
  guint index;
  guint position;
  MpTimelineBar bar;
  graphene_rect_t area;
} MpTimelineHit;

/**
 * MpTimelineChart:
 *
 * A #GtkScrollable that paints the bars of the visible rows. Its vertical adjustment is that of
 * the list of names, which also sets it up; the horizontal one is the visible time.
 *
 * One bar may be the current one, which the keys mean: a child without a picture stands over it and
 * has the focus in its place.
 *
 * Signals: "activated" (guint): a row was double-clicked; "picked" (guint): a row was clicked;
 * "lost" (guint): the current bar is gone from this row, and with it the focus.
 */
void mp_timeline_chart_set_scope (MpTimelineChart *self, MpTimelineScope *scope);
double mp_timeline_chart_get_row_height (MpTimelineChart *self);
guint mp_timeline_chart_get_row_at (MpTimelineChart *self, double y);
gboolean mp_timeline_chart_pick (MpTimelineChart *self, double x, double y, MpTimelineHit *hit);
gboolean mp_timeline_chart_get_bar_area (MpTimelineChart *self, guint row, guint index, graphene_rect_t *area);

gboolean mp_timeline_chart_set_current (MpTimelineChart *self, guint row, guint index);
gboolean mp_timeline_chart_get_current (MpTimelineChart *self, guint *row, guint *index);
void mp_timeline_chart_reveal_current (MpTimelineChart *self);
void mp_timeline_chart_set_milestone (MpTimelineChart *self, guint milestone);
guint mp_timeline_chart_get_milestone (MpTimelineChart *self);
void mp_timeline_chart_set_meant (MpTimelineChart *self, gboolean meant);
GtkWidget *mp_timeline_chart_get_proxy (MpTimelineChart *self);

G_END_DECLS
