/* mp-summary-dates.h: what the statements of dates say together
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"

G_BEGIN_DECLS

/**
 * MpSummaryDates:
 * @start: the first day, %MP_DATE_NONE when nothing was recorded
 * @end: the last day, inclusive
 *
 * The effective dates as they were known once.
 */
typedef struct
{
  MpDate start;
  MpDate end;
  MpDatePrecision start_precision;
  MpDatePrecision end_precision;
} MpSummaryDates;

/**
 * MpSummaryExtension:
 * @from: the last day before
 * @to: the last day since
 * @recorded_on: when that was stated, %MP_DATE_NONE when not known
 */
typedef struct
{
  MpDate from;
  MpDate to;
  MpDate recorded_on;
  MpDateReason reason;
} MpSummaryExtension;

void mp_summary_get_dates_as_recorded (const MpSummary *self, MpDate recorded_on, MpSummaryDates *dates);
const MpSummaryDate *mp_summary_get_previous_end (const MpSummary *self);
const MpSummaryDate *mp_summary_get_last_revision (const MpSummary *self);
guint mp_summary_get_extensions (const MpSummary *self, MpSummaryExtension *extensions, guint size);

MpDate mp_summary_date_get_day (const MpSummaryDate *date);
gboolean mp_summary_dates_get_slip (MpDate before, MpDate after, int *days);

G_END_DECLS
