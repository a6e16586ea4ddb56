/* mp-report-private.h: what the writers of a report share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/mp-report.h"

G_BEGIN_DECLS

struct _MpReport
{
  gatomicrefcount ref_count;
  MpReportOptions options;
  char *paper;
  MpProjectList *list; /* frozen */
  MpPortfolio *portfolio; /* that of the list */
  MpLookup *lookup;
  GArray *ids;        /* of gint64: the projects of the list, in its order */
  GHashTable *titles; /* id of any project → its title, which lives as long as the list */
  MpDate as_of;
  char *language; /* "pt-BR" */
  gboolean rtl;
  guint counts[MP_N_STATUSES];
};

/* One way of writing it, and how far it is. */
typedef struct
{
  MpReport *report;
  GOutputStream *stream;
  GCancellable *cancellable;
  MpTimelineProgressFunc progress; /* (nullable): called in the main thread */
  gpointer progress_data;
  GMainContext *main_context;
  double shown; /* what was told last */
} MpReportWriting;

void mp_report_writing_tell (MpReportWriting *self, double fraction);

const char *mp_report_get_title (const MpReport *self);
char *mp_report_dup_subtitle (const MpReport *self);
char *mp_report_dup_made_on (const MpReport *self);

const char *mp_report_get_description (const MpReport *self);

gboolean mp_report_write_html (MpReportWriting *writing, GError **error);
gboolean mp_report_write_pdf (MpReportWriting *writing, GError **error);

G_END_DECLS
