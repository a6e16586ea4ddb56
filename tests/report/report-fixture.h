/* report-fixture.h: documents for the tests of reports
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mp-test-store.h"
#include "report/mp-report.h"

/* A document of its own for one test, and the projects that were put into it. */
typedef struct
{
  MpStore *store;
  char *path;
} ReportFixture;

void report_set_up (ReportFixture *self, gconstpointer data);
void report_tear_down (ReportFixture *self, gconstpointer data);
#define REPORT_ADD(path, func) g_test_add (path, ReportFixture, NULL, report_set_up, func, report_tear_down)

MpProjectRecord *report_make_project (const char *title, const char *language);
void report_set_span (MpProjectRecord *project, const char *start, const char *end);
MpRecord *report_add_text (MpProjectRecord *project, const char *field, const char *language, const char *origin, const char *text);
gint64 report_add (ReportFixture *self, MpProjectRecord *project);
void report_add_record (ReportFixture *self, MpRecord *record);
void report_add_many (ReportFixture *self, guint n);

MpProjectList *report_list (ReportFixture *self, const char *text);
char *report_write (ReportFixture *self, const char *text, const MpReportOptions *options, gsize *length);

guint report_count (const char *text, const char *part);
#define report_assert_says(text, part) report_assert (text, part, TRUE, G_STRLOC)
#define report_assert_silent(text, part) report_assert (text, part, FALSE, G_STRLOC)
void report_assert (const char *text, const char *part, gboolean wanted, const char *place);
