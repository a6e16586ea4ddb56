/* mp-status.h: where a project stands on a day
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"

G_BEGIN_DECLS

/**
 * MpStatus:
 * @MP_STATUS_UNKNOWN: the dates do not tell
 * @MP_STATUS_PLANNED: the day is before the start
 * @MP_STATUS_RUNNING: it runs
 * @MP_STATUS_ENDING_SOON: it runs and ends within 90 days
 * @MP_STATUS_ENDED: the day is after the end
 * @MP_STATUS_SUSPENDED: an event says so
 * @MP_STATUS_TERMINATED: an event says so
 * @MP_STATUS_CANCELLED: an event says so
 *
 * Derived from effective dates, events and an as-of day, never stored.
 */
typedef enum
{
  MP_STATUS_UNKNOWN,
  MP_STATUS_PLANNED,
  MP_STATUS_RUNNING,
  MP_STATUS_ENDING_SOON,
  MP_STATUS_ENDED,
  MP_STATUS_SUSPENDED,
  MP_STATUS_TERMINATED,
  MP_STATUS_CANCELLED,
  MP_N_STATUSES,
} MpStatus;

#define MP_ENDING_SOON_DAYS 90

MpStatus mp_status_as_of (const MpSummary *summary, MpDate day);
const char *mp_status_get_key (MpStatus status);
gboolean mp_status_from_key (const char *key, MpStatus *status);
const char *mp_status_get_label (MpStatus status);
const char *mp_status_get_symbol (MpStatus status);
char *mp_status_explain (const MpSummary *summary, MpDate day);
char *mp_status_format_left (const MpSummary *summary, MpDate day);

G_END_DECLS
