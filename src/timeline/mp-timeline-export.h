/* mp-timeline-export.h: the timeline as PDF, SVG and PNG
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "timeline/mp-timeline-colouring.h"
#include "timeline/mp-timeline-extras.h"

G_BEGIN_DECLS

/* As many sheets side by side as a wall takes. */
#define MP_TIMELINE_MAX_PAGES_WIDE 20

/**
 * MpTimelineFormat:
 * @MP_TIMELINE_FORMAT_PDF: pages of one size, with text that can be selected
 * @MP_TIMELINE_FORMAT_SVG: one picture, as wide as the paper and as high as needed
 * @MP_TIMELINE_FORMAT_PNG: the same in pixels
 */
typedef enum
{
  MP_TIMELINE_FORMAT_PDF,
  MP_TIMELINE_FORMAT_SVG,
  MP_TIMELINE_FORMAT_PNG,
} MpTimelineFormat;

/**
 * MpTimelineExportOptions:
 * @from: first day to be shown, %MP_DATE_NONE for the first of all projects
 * @to: last day to be shown, inclusive, %MP_DATE_NONE for the last of all projects
 * @today: where the line of today stands, %MP_DATE_NONE for none: the same input gives the same
 *   bytes on any day
 * @group: what the rows are grouped by
 * @subgroup: what each group is grouped by
 * @colour_by: (nullable): one of mp_timeline_colouring_list_keys(); %NULL for the status
 * @colour_like: (nullable): a colouring by the same key, whose categories keep their pairs
 * @fiscal_month: the month in which the years of the header begin, 1 for the calendar
 * @paper: (nullable): "A3", "A4", "A5", "Letter", "Legal", "Tabloid" or millimetres as "210x297";
 *   %NULL for A4
 * @landscape: whether the long side lies
 * @pages_wide: how many pages side by side the time is spread over, 1 to %MP_TIMELINE_MAX_PAGES_WIDE;
 *   a picture that is no PDF is so many times as wide as the paper instead
 * @font_scale: 1 for text of the usual size
 * @pixel_scale: PNG only: pixels a point of the picture, 0 for 2
 * @title: (nullable): the heading, %NULL for the title of the portfolio
 * @heading: whether title and query stand above it
 * @rtl: whether everything is mirrored and time runs from right to left
 * @legend: whether the signs are explained
 * @shown: what the rows show besides bars
 * @made_on: the day that is written as the day of making, %MP_DATE_NONE for none
 *
 * How the picture is to be. The as-of day is that of the list's query.
 */
typedef struct
{
  MpTimelineFormat format;
  MpDate from;
  MpDate to;
  MpDate today;
  MpGroup group;
  MpGroup subgroup;
  const char *colour_by;
  MpTimelineColouring *colour_like;
  int fiscal_month;
  const char *paper;
  gboolean landscape;
  guint pages_wide;
  double font_scale;
  double pixel_scale;
  const char *title;
  gboolean heading;
  gboolean rtl;
  gboolean legend;
  MpTimelineShown shown;
  MpDate made_on;
} MpTimelineExportOptions;

/**
 * MpTimelineProgressFunc:
 * @fraction: how much is done, 0 to 1
 *
 * Called in the main thread, not after the callback of the operation.
 */
typedef void (*MpTimelineProgressFunc) (double fraction, gpointer user_data);

void mp_timeline_export_options_init (MpTimelineExportOptions *options);
gboolean mp_timeline_format_from_name (const char *file_name, MpTimelineFormat *format);
gboolean mp_timeline_paper_parse (const char *text, double *width_mm, double *height_mm, GError **error);

gboolean mp_timeline_export_to_stream (MpProjectList *list, const MpTimelineExportOptions *options, GOutputStream *stream, GCancellable *cancellable,
                                       GError **error);
gboolean mp_timeline_export_to_file (MpProjectList *list, const MpTimelineExportOptions *options, GFile *file, GCancellable *cancellable, GError **error);

void mp_timeline_export_to_file_async (MpProjectList *list, const MpTimelineExportOptions *options, GFile *file,
                                       MpTimelineProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_timeline_export_to_file_finish (GAsyncResult *result, GError **error);
void mp_timeline_export_to_texture_async (MpProjectList *list, const MpTimelineExportOptions *options, MpTimelineProgressFunc progress,
                                          gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GdkTexture *mp_timeline_export_to_texture_finish (GAsyncResult *result, GError **error);

G_END_DECLS
