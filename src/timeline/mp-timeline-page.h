/* mp-timeline-page.h: the timeline on pages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

/* Around the content of a page, in points. */
#define MP_TIMELINE_PAGE_MARGIN 32.0

/**
 * MpTimelineBook:
 *
 * A timeline that is broken into pages once and then drawn page by page, in points, so that the
 * memory does not grow with the number of pages. On a page that is as high as needed there is
 * only one. Any thread, but one at a time, and the list must not change meanwhile, see
 * mp_project_list_dup_frozen().
 */
typedef struct _MpTimelineBook MpTimelineBook;

/**
 * MpTimelineBookFunc:
 * @fraction: how much of the whole book is drawn, 0 to 1
 *
 * Called in the thread that draws, after each row.
 *
 * Returns: %FALSE to draw no further
 */
typedef gboolean (*MpTimelineBookFunc) (double fraction, gpointer user_data);

MpTimelineBook *mp_timeline_book_new (MpProjectList *list, const MpTimelineExportOptions *options, double width, double height);
void mp_timeline_book_free (MpTimelineBook *self);
gboolean mp_timeline_book_break (MpTimelineBook *self, guint n_rows, double *fraction);
void mp_timeline_book_set_func (MpTimelineBook *self, MpTimelineBookFunc func, gpointer user_data);

void mp_timeline_book_set_numbers (MpTimelineBook *self, guint n_before, guint n_all);

guint mp_timeline_book_get_n_pages (const MpTimelineBook *self);
double mp_timeline_book_get_width (const MpTimelineBook *self);
double mp_timeline_book_get_height (const MpTimelineBook *self);
const char *mp_timeline_book_get_title (const MpTimelineBook *self);
void mp_timeline_book_draw (MpTimelineBook *self, guint page, cairo_t *cr);
double mp_timeline_book_draw_legend (MpTimelineBook *self, double y, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTimelineBook, mp_timeline_book_free)

G_END_DECLS
