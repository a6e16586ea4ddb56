/* mp-timeline-funding.h: money in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"

G_BEGIN_DECLS

/* More would only be a stain. */
#define MP_TIMELINE_MAX_FUNDING 64

/* Between so many beginnings and ends. */
#define MP_TIMELINE_MAX_FUNDING_COLUMNS (2 * MP_TIMELINE_MAX_FUNDING)

/**
 * MpTimelineFundingColumn:
 * @first: its first day
 * @last: its last day
 * @currency: whose money it is, as an index into the sums of the summary
 * @share: how high it is: more than 0, 1 for the highest of its currency
 * @approximate: whether a part of it is not exact
 */
typedef struct
{
  MpDate first;
  MpDate last;
  guint currency;
  double share;
  gboolean approximate;
} MpTimelineFundingColumn;

guint mp_timeline_funding_get_columns (const MpSummary *summary, int fiscal_month, MpTimelineFundingColumn *columns);

void mp_timeline_fiscal_year_get_days (int year, int month, MpDate *first, MpDate *last);

G_END_DECLS
