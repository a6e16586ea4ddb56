/* mp-timeline-page-private.h: what breaking into pages and drawing them share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-page.h"
#include "timeline/mp-timeline-painter.h"
#include "timeline/mp-timeline-successors.h"

G_BEGIN_DECLS

/* In points, before the scale of the texts. */
#define MP_PAGE_BAR_ROW 15.0
#define MP_PAGE_ROW_GAP 5.0
#define MP_PAGE_GROUP_ROW (MP_PAGE_BAR_ROW + MP_PAGE_ROW_GAP + 4)
#define MP_PAGE_HEADING_SIZE 15.0

struct _MpTimelineBook
{
  MpProjectList *list;
  MpTimelineLayout *layout;
  MpTimelineSuccessors *successors; /* NULL where no arrows are shown */
  MpTimelinePainter *painter;
  PangoContext *context;
  MpTimeAxis axis; /* of the sheet being drawn */
  double axis_origin; /* that of the first sheet */
  guint n_sheets; /* side by side */
  MpDate today;
  MpDate as_of;
  gboolean rtl;
  gboolean legend;
  gboolean heading;
  gboolean endless;
  double scale; /* of texts and rows */
  double width;
  double height;
  char *title;
  char *subtitle;
  char *made_on;
  guint n_before; /* pages of a larger document that go before */
  guint n_all;    /* its pages, 0 to number none */
  guint statuses; /* a bit for each that occurs */
  double top;     /* where rows begin, at most */
  double bottom;  /* where they end */
  GArray *breaks; /* of guint: the first row of each page, then the number of rows */
  guint next_row; /* to be put on a page */
  double next_y;  /* where it would stand */
  guint first_row; /* of the page being drawn */
  guint end_row;
  gboolean broken; /* all are on pages */
  MpTimelineBookFunc func; /* told of each row that is drawn */
  gpointer func_data;
  GArray *placed; /* of MpPagePlace: the bars of the page being drawn, when arrows go between them */
  GArray *texts;  /* of MpPageText: of the page being drawn */
  GtkSnapshot *behind; /* what of it lies below the lines of days */
};

/* A text of the page being drawn. */
typedef struct
{
  PangoLayout *layout;
  GdkRGBA colour;
  double x;
  double y;
} MpPageText;

/* Where a bar of the page being drawn stands. */
typedef struct
{
  const MpSummary *summary;
  MpTimelineBar bar;
  double y; /* its middle */
} MpPagePlace;

PangoLayout *mp_timeline_book_make_paragraph (const MpTimelineBook *self, const char *text, double width, double size, gboolean bold);
double mp_timeline_book_measure (PangoLayout *layout);
double mp_timeline_book_get_content_width (const MpTimelineBook *self);
double mp_timeline_book_get_content_x (const MpTimelineBook *self, double offset, double width);
double mp_timeline_book_get_status_width (const MpTimelineBook *self);
double mp_timeline_book_get_chart_x (const MpTimelineBook *self);
double mp_timeline_book_get_bar_row (const MpTimelineBook *self);
void mp_timeline_book_append_extras (MpTimelineBook *self, const MpTimelineBar *bar, const MpSummary *summary, const MpTimelineRoom *label, double y);
void mp_timeline_book_extend_span (const MpTimelineBook *self, MpDate *from, MpDate *to);
void mp_timeline_book_append_links (MpTimelineBook *self, GtkSnapshot *snapshot);
double mp_timeline_book_append_legends (MpTimelineBook *self, GtkSnapshot *snapshot, guint statuses, double y);

G_END_DECLS
