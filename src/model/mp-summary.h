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

/* One membership: of a term with its standing, of a partner with its role. */
typedef struct
{
  gint64 id;
  guint32 kind; /* MpStanding or MpRoleKind */
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
  guint16 n_events;
  guint16 n_money;
  const MpSummaryLink *terms;
  const MpSummaryLink *partners;
  const MpSummaryEvent *events;
  const MpSummaryMoney *money;
} MpSummary;

MpSummary *mp_summary_new (const MpProjectRecord *project);
void mp_summary_free (MpSummary *self);
GBytes *mp_summary_pack_facts (const MpSummary *self);
gboolean mp_summary_set_facts (MpSummary *self, gconstpointer facts, gsize size);
char *mp_summary_search_text (const MpProjectRecord *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSummary, mp_summary_free)

G_END_DECLS
