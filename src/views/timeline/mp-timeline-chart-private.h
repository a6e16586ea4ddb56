/* mp-timeline-chart-private.h: what the files of the chart share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-chart.h"

G_BEGIN_DECLS

struct _MpTimelineChart
{
  GtkWidget parent_instance;

  MpTimelineScope *scope;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkWidget *behind;
  GtkWidget *grid;
  GtkWidget *bars;
  GtkWidget *frame; /* around the current bar */
  GtkWidget *proxy; /* has the focus in its place */
  guint hover;     /* the row under the pointer */
  guint hover_bar; /* the project of the bar under the pointer, in a row of several */
  guint anchor;    /* the row that was clicked last: from there Shift selects */
  double from; /* the day where the horizontal adjustment begins */
  double to;
  gboolean configuring;
  guint current_row; /* of the current bar, GTK_INVALID_LIST_POSITION for none */
  guint current_index;
  guint current_milestone; /* of its project, counted from 1; 0 while the bar itself is meant */
  gint64 current_id; /* its project and its group, whatever else is shown */
  MpTimelinePath current_path;
  gboolean meant; /* marked, although the focus is elsewhere */
};

double mp_timeline_chart_get_row_y (MpTimelineChart *self, guint row);

/* mp-timeline-chart-paint.c */
void mp_timeline_chart_paint_behind (GtkWidget *owner, GtkSnapshot *snapshot, double width, double height);
void mp_timeline_chart_paint_grid (GtkWidget *owner, GtkSnapshot *snapshot, double width, double height);
void mp_timeline_chart_paint_bars (GtkWidget *owner, GtkSnapshot *snapshot, double width, double height);

/* mp-timeline-chart-current.c */
void mp_timeline_chart_add_current (MpTimelineChart *self);
void mp_timeline_chart_allocate_current (MpTimelineChart *self);
void mp_timeline_chart_move_current (MpTimelineChart *self);
void mp_timeline_chart_renew_current (MpTimelineChart *self);

G_END_DECLS
