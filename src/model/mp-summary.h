/* mp-summary.h: what lists, timeline and filters need of a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"

G_BEGIN_DECLS

typedef enum
{
  MP_STANDING_STATED,
  MP_STANDING_CONFIRMED,
  MP_STANDING_FOUND,
} MpStanding;

/* In the order of the choice "role". */
typedef enum
{
  MP_ROLE_KIND_DONOR,
  MP_ROLE_KIND_ACCOUNTABLE,
  MP_ROLE_KIND_GRANTEE,
  MP_ROLE_KIND_IMPLEMENTING,
  MP_ROLE_KIND_SUB_IMPLEMENTING,
  MP_ROLE_KIND_COUNTERPART,
  MP_ROLE_KIND_SOCIAL_PARTNER,
  MP_ROLE_KIND_OTHER_FINANCIER,
  MP_ROLE_KIND_EVALUATOR,
} MpRoleKind;

typedef enum
{
  MP_EVENT_KIND_SUSPENDED,
  MP_EVENT_KIND_RESUMED,
  MP_EVENT_KIND_TERMINATED,
  MP_EVENT_KIND_CANCELLED,
} MpEventKind;

/* In the order of the choice "date kind". */
typedef enum
{
  MP_DATE_KIND_PLANNED_START,
  MP_DATE_KIND_ACTUAL_START,
  MP_DATE_KIND_PLANNED_END,
  MP_DATE_KIND_ACTUAL_END,
  MP_N_DATE_KINDS,
} MpDateKind;

/* In the order of the choice "date reason". */
typedef enum
{
  MP_DATE_REASON_ORIGINAL,
  MP_DATE_REASON_NO_COST_EXTENSION,
  MP_DATE_REASON_COST_EXTENSION,
  MP_DATE_REASON_AMENDMENT,
  MP_DATE_REASON_TERMINATION,
  MP_DATE_REASON_CORRECTION,
  MP_N_DATE_REASONS,
} MpDateReason;

/* In the order of the choice "milestone kind". */
typedef enum
{
  MP_MILESTONE_KIND_MID_TERM_EVALUATION,
  MP_MILESTONE_KIND_FINAL_EVALUATION,
  MP_MILESTONE_KIND_BASELINE,
  MP_MILESTONE_KIND_REPORT_DUE,
  MP_MILESTONE_KIND_EVENT,
  MP_MILESTONE_KIND_OTHER,
  MP_N_MILESTONE_KINDS,
} MpMilestoneKind;

/* One membership: of a term with its standing, of a partner with its role, in an initiative. */
typedef struct
{
  gint64 id;
  guint32 kind; /* MpStanding or MpRoleKind; 0 for an initiative */
  gint32 share; /* hundredths of a per cent, -1 when not stated */
} MpSummaryLink;

typedef struct
{
  MpDate day;
  guint32 kind; /* MpEventKind */
} MpSummaryEvent;

/* A sum per currency; commitments and obligations where there are any, else budgets, so that
 * one sum is not counted under two headings. */
typedef struct
{
  gint64 amount; /* minor units */
  char currency[4];
  guint32 approximate; /* whether a part is not exact */
} MpSummaryMoney;

/* What was given for one fiscal year or another period; of the same kind as the sum of all. What is
 * stated for no time is in the sum only. */
typedef struct
{
  gint64 amount; /* minor units */
  char currency[4];
  gint16 year; /* the fiscal year, 0 when only the period is stated */
  guint8 approximate; /* whether a part is not exact */
  guint8 padding;
  MpDate first; /* of the period, which goes before the year; %MP_DATE_NONE when only that is stated */
  MpDate last;
} MpSummaryFunding;

/* One statement of a date; see mp-summary-dates.h for what they say together. */
typedef struct
{
  MpDate day;
  MpDate recorded_on; /* %MP_DATE_NONE when that is not known */
  guint8 kind;        /* MpDateKind */
  guint8 precision;   /* MpDatePrecision */
  guint8 reason;      /* MpDateReason */
  guint8 padding;
} MpSummaryDate;

/* Milestones stand in the order of their records, those without any day among them. */
typedef struct
{
  MpDate planned; /* %MP_DATE_NONE when not stated */
  MpDate actual;
  guint32 title; /* for mp_summary_get_milestone_title() */
  guint8 kind;   /* MpMilestoneKind */
  guint8 planned_precision;
  guint8 actual_precision;
  guint8 padding;
} MpSummaryMilestone;

/**
 * MpSummary:
 * @id: the id of the project
 * @uuid: its UUID
 * @title: its title
 * @short_name: (nullable): acronym, else short name
 * @start: effective first day: actual start, else planned start; first possible day
 * @end: effective last day (inclusive): actual end, else planned end, cut by a termination;
 *   last possible day of its precision
 * @planned_end: last day as planned, before a cut
 *
 * A derived, flat value: kept by the store beside the facts in one transaction, so that a
 * portfolio of 100,000 projects opens by reading one table. All pointers belong to whoever
 * holds the summary.
 */
typedef struct
{
  gint64 id;
  const char *uuid;
  const char *title;
  const char *short_name;
  MpDate start;
  MpDate end;
  MpDate planned_end;
  guint8 start_precision;
  guint8 end_precision;
  guint8 start_is_actual;
  guint8 end_is_actual;
  gint32 position;
  guint16 n_terms;
  guint16 n_partners;
  guint16 n_initiatives;
  guint16 n_events;
  guint16 n_money;
  guint16 n_funding;
  guint16 n_predecessors;
  guint16 n_dates;
  guint16 n_milestones;
  const MpSummaryLink *terms;
  const MpSummaryLink *partners;
  const MpSummaryEvent *events;
  const MpSummaryMoney *money;
} MpSummary;

MpSummary *mp_summary_new (const MpProjectRecord *project);
void mp_summary_free (MpSummary *self);
GBytes *mp_summary_pack_facts (const MpSummary *self);
gboolean mp_summary_set_facts (MpSummary *self, gconstpointer facts, gsize size);

/* What is asked for less often has no pointer of its own: it stands between or after the rest in one block. */
const MpSummaryLink *mp_summary_get_initiatives (const MpSummary *self);
const MpSummaryFunding *mp_summary_get_funding (const MpSummary *self);
const gint64 *mp_summary_get_predecessors (const MpSummary *self);
const MpSummaryDate *mp_summary_get_dates (const MpSummary *self);
const MpSummaryMilestone *mp_summary_get_milestones (const MpSummary *self);
const char *mp_summary_get_milestone_title (const MpSummary *self, const MpSummaryMilestone *milestone);

gint64 mp_amount_add (gint64 a, gint64 b);

char *mp_summary_search_text (const MpProjectRecord *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSummary, mp_summary_free)

G_END_DECLS
