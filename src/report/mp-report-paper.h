/* mp-report-paper.h: texts that flow over pages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  MP_REPORT_STYLE_TEXT,
  MP_REPORT_STYLE_DETAIL,
  MP_REPORT_STYLE_HEADING,
  MP_REPORT_STYLE_TITLE,
  MP_REPORT_STYLE_COVER,
} MpReportStyle;

/**
 * MpReportPaper:
 * @cr: (nullable): what is drawn on; %NULL to learn how many pages there will be
 * @n_pages: how many pages were begun
 * @n_all: what they are counted as, 0 when not known yet
 * @y: where the next line stands
 *
 * Pages on which texts follow each other from above. Nothing is cut: what does not fit goes on on the next page.
 */
typedef struct
{
  cairo_t *cr;
  guint n_pages;
  guint n_all;
  double y;

  /*< private >*/
  PangoContext *context;
  double width;
  double height;
  gboolean rtl;
  gboolean open;
  char *running;
  char *footer;
} MpReportPaper;

void mp_report_paper_init (MpReportPaper *self, double width, double height, gboolean rtl, const char *footer);
void mp_report_paper_clear (MpReportPaper *self);

void mp_report_paper_begin_page (MpReportPaper *self, const char *running);
void mp_report_paper_end_page (MpReportPaper *self);
void mp_report_paper_skip (MpReportPaper *self, double height);
void mp_report_paper_keep (MpReportPaper *self, double height);
void mp_report_paper_put_text (MpReportPaper *self, const char *text, MpReportStyle style, const char *uri);
void mp_report_paper_put_paragraphs (MpReportPaper *self, const char *text);
void mp_report_paper_put_remark (MpReportPaper *self, const char *text);
void mp_report_paper_put_heading (MpReportPaper *self, const char *text);
void mp_report_paper_put_row (MpReportPaper *self, const char *label, const char *value, const char *detail, const char *uri);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpReportPaper, mp_report_paper_clear)

G_END_DECLS
