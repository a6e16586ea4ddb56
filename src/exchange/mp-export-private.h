/* mp-export-private.h: what the writers of an export share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-csv-writer.h"
#include "exchange/mp-export.h"
#include "exchange/mp-message.h"

G_BEGIN_DECLS

struct _MpExport
{
  gatomicrefcount ref_count;
  const char *format;
  MpLookup *lookup;
  GArray *ids; /* of gint64; NULL for all */
  MpCsvSheet sheet;
  GPtrArray *records[MP_N_TABLES]; /* of MpRecord by their ids, for tables outside projects; JSON only */
  GHashTable *uuids;               /* id of a project → UUID; JSON only */
  MpIatiReporting *reporting;      /* IATI only */
  gboolean with_persons;
  GPtrArray *messages;             /* of MpMessage */
  guint n_dropped;                 /* messages that nobody would read */
  gint n_written;                  /* atomic */
  char *title;                     /* of the portfolio */
  char *query;                     /* what is exported, in words; NULL for all */
  MpDate first, last;              /* of all effective dates; MP_DATE_NONE where there are none */
  GArray *left_out;
};

gboolean mp_export_each_project (MpExport *self, MpProjectFunc func, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean mp_export_put (GOutputStream *stream, GString *text, GCancellable *cancellable, GError **error);

void mp_export_leave_out (MpExport *self, const char *what, guint n);
void mp_export_leave_out_table (MpExport *self, const MpProjectRecord *project, MpTable table);
void mp_export_leave_out_texts (MpExport *self, const MpProjectRecord *project);
void mp_export_leave_out_of_row (MpExport *self, const MpProjectRecord *project);
void mp_export_forget_left_out (MpExport *self);

gboolean mp_export_write_xlsx (MpExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean mp_export_write_ics (MpExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
void mp_export_add_message (MpExport *self, MpSeverity severity, const char *code, const char *format, ...) G_GNUC_PRINTF (4, 5);

gboolean mp_export_write_iati (MpExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean mp_export_write_json (MpExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
