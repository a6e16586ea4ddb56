/* mp-report-facts.h: what a report says of one project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/mp-report-private.h"

G_BEGIN_DECLS

/**
 * MpReportFact:
 * @label: what it is
 * @value: what it says
 * @language: (nullable): the language of @value, %NULL when not known or that of the report
 * @detail: (nullable): more about it
 * @share: (nullable): its part
 * @uri: (nullable): what @value leads to, an address of the web
 * @project: the project of the report that @value leads to, 0 if none
 * @earlier: whether a later statement counts instead
 */
typedef struct
{
  char *label;
  char *value;
  char *language;
  char *detail;
  char *share;
  char *uri;
  gint64 project;
  gboolean earlier;
} MpReportFact;

/**
 * MpReportSection:
 * @heading: translated, static
 * @facts: (element-type MpReportFact): at least one
 */
typedef struct
{
  const char *heading;
  GArray *facts;
} MpReportSection;

/**
 * MpReportText:
 * @heading: which text it is
 * @text: with line breaks
 * @language: (nullable): its language
 * @note: (nullable): that it is in another language than the report, or who translated it
 */
typedef struct
{
  char *heading;
  char *text;
  char *language;
  char *note;
} MpReportText;

/**
 * MpReportProject:
 * @summary: what is derived of it
 * @title: as recorded, on one line
 * @title_language: (nullable): the language of @title
 * @translated_title: (nullable): its title in the language of the report
 * @status_sentence: why the status is what it is
 * @sections: (element-type MpReportSection): in their order, none is empty
 * @texts: (element-type MpReportText): in their order
 * @note: (nullable): the private note, when that was asked for
 *
 * One project in words, for any kind of page.
 */
typedef struct
{
  MpSummary *summary;
  MpStatus status;
  char *title;
  char *title_language;
  char *translated_title;
  char *status_sentence;
  GArray *sections;
  GArray *texts;
  char *note;
} MpReportProject;

MpReportProject *mp_report_project_new (const MpReport *report, const MpProjectRecord *record);
void mp_report_project_free (MpReportProject *self);

void mp_report_fact_init (MpReportFact *fact, const MpReport *report, const MpRecord *record);
void mp_report_fact_init_source (MpReportFact *fact, const MpReport *report, const MpRecord *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpReportProject, mp_report_project_free)

G_END_DECLS
