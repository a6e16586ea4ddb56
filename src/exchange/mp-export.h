/* mp-export.h: writes projects to a file in one of the formats
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "exchange/mp-iati-reporting.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

/**
 * MpExportOptions:
 * @as_of: the day for which a status is told (all but "json")
 * @leave_out_notes: whether private notes, and contacts that name a person, stay at home
 * @query: (nullable): which projects these are, in words, for formats that say so; %NULL for all
 * @with_persons: whether contacts that name a person leave with the file (IATI)
 * @reporting: (nullable): who reports (IATI); %NULL for whom the portfolio names
 */
typedef struct
{
  MpDate as_of;
  gboolean leave_out_notes;
  const char *query;
  gboolean with_persons;
  const MpIatiReporting *reporting;
} MpExportOptions;

/**
 * MpExport:
 *
 * One export, made ready: what it needs of the portfolio was taken in the main thread, so that
 * writing can happen in any other. Reference counted (atomically).
 *
 * Formats, by key:
 * - "csv", "tsv": one row a project with stable English column names, names beside codes; opens in
 *   a spreadsheet and can be imported again
 * - "json": everything (vocabularies, partners, sources, views, projects), but not the history; see
 *   data/json-format.md
 * - "list": a JSON array with one flat object a project, its keys those of the columns of "csv";
 *   for other programs, it cannot be imported
 * - "xlsx": a workbook for people, in the language of the program: a sheet for each kind of fact and a
 *   timeline; without private notes it has no notes at all
 * - "ics": a calendar with an entry for the start, the end and each milestone of a project, and with
 *   alarms; never with notes. Another export of the same projects updates the entries
 * - "iati": activities of IATI 2.03, valid for every portfolio; what is kept of other files is written
 *   back. What IATI wants besides is told in mp_export_get_messages()
 *
 * From the main thread:
 *
 *     MpExport *export = mp_export_new ("csv", portfolio, lookup, ids, &options, &error);
 *     mp_export_to_file_async (export, file, cancellable, callback, data);
 *
 * or, on the command line, to a pipe: mp_export_write (export, stream, NULL, &error), which
 * blocks.
 */
typedef struct _MpExport MpExport;

#define MP_TYPE_EXPORT (mp_export_get_type ())
GType mp_export_get_type (void) G_GNUC_CONST;

MpExport *mp_export_new (const char *format, MpPortfolio *portfolio, MpLookup *lookup, GArray *ids, const MpExportOptions *options, GError **error);
MpExport *mp_export_ref (MpExport *self);
void mp_export_unref (MpExport *self);

gboolean mp_export_write (MpExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean mp_export_to_file (MpExport *self, GFile *file, GCancellable *cancellable, GError **error);
void mp_export_to_file_async (MpExport *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_export_to_file_finish (MpExport *self, GAsyncResult *result, GError **error);

guint mp_export_get_n_written (MpExport *self);
guint mp_export_get_n_left_out (MpExport *self);
char *mp_export_dup_left_out (MpExport *self);
char *mp_export_describe (MpExport *self);
GPtrArray *mp_export_get_messages (MpExport *self);
const char *const *mp_export_get_formats (void);
const char *mp_export_get_format_label (const char *format);
const char *mp_export_get_suffix (const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpExport, mp_export_unref)

G_END_DECLS
