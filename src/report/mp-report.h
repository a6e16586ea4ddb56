/* mp-report.h: a portfolio as a document to be read
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-list.h"
#include "timeline/mp-timeline-export.h"

G_BEGIN_DECLS

/**
 * MpReportFormat:
 * @MP_REPORT_FORMAT_HTML: one page for browsers that needs nothing else
 * @MP_REPORT_FORMAT_PDF: pages of paper, with text that can be selected
 */
typedef enum
{
  MP_REPORT_FORMAT_HTML,
  MP_REPORT_FORMAT_PDF,
} MpReportFormat;

/**
 * MpReportOptions:
 * @with_notes: whether private notes are told
 * @with_names: whether persons are named: those who checked translations
 * @paper: (nullable): PDF only, as for mp_timeline_paper_parse(), its short side lies; %NULL for A4
 * @made_on: the day that is written as the day of making, %MP_DATE_NONE for none: the same input
 *   gives the same bytes on any day
 *
 * How the report is to be. Its language and direction are those of the program's texts; query and as-of day are those of the list.
 */
typedef struct
{
  MpReportFormat format;
  gboolean with_notes;
  gboolean with_names;
  const char *paper;
  MpDate made_on;
} MpReportOptions;

/**
 * MpReport:
 *
 * A report, made ready in the main thread, so that it can be written in any other. Reference counted (atomically).
 * Projects are read one by one, so that its memory does not grow with them.
 */
typedef struct _MpReport MpReport;

void mp_report_options_init (MpReportOptions *options);
gboolean mp_report_format_from_key (const char *key, MpReportFormat *format);
const char *const *mp_report_get_formats (void);

MpReport *mp_report_new (MpProjectList *list, MpLookup *lookup, const MpReportOptions *options);
MpReport *mp_report_ref (MpReport *self);
void mp_report_unref (MpReport *self);

gboolean mp_report_write (MpReport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean mp_report_to_file (MpReport *self, GFile *file, GCancellable *cancellable, GError **error);
void mp_report_to_file_async (MpReport *self, GFile *file, MpTimelineProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_report_to_file_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReport, mp_report_unref)

G_END_DECLS
