/* mp-import-score.h: how much speaks for two projects being one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

/**
 * MpStartFit:
 * @MP_START_UNKNOWN: one of them states none
 * @MP_START_SAME: the same day, month or year, as both state it
 * @MP_START_WITHIN: what one states is a day of the month or year that the other one states
 * @MP_START_CLOSE: at most 45 days apart
 * @MP_START_OTHER: further apart
 * @MP_START_FAR: more than a year apart
 */
typedef enum
{
  MP_START_UNKNOWN,
  MP_START_SAME,
  MP_START_WITHIN,
  MP_START_CLOSE,
  MP_START_OTHER,
  MP_START_FAR,
} MpStartFit;

typedef enum
{
  MP_COUNTRIES_UNKNOWN,
  MP_COUNTRIES_SHARED,
  MP_COUNTRIES_OTHER,
} MpCountriesFit;

/**
 * MpImportEvidence:
 * @likeness: of the titles, 0 to 1
 * @same_name: whether they have the same title, or one has the other's title as a further name
 * @same_short_name: whether they have an acronym or a short name in common
 * @other_phase: whether their titles tell of different phases
 *
 * What speaks for and against a project of a file being one of the portfolio, where neither UUID
 * nor identifier says so.
 */
typedef struct
{
  double likeness;
  gboolean same_name;
  gboolean same_short_name;
  gboolean other_phase;
  MpStartFit start;
  MpCountriesFit countries;
  gboolean shared_partner;
} MpImportEvidence;

typedef enum
{
  MP_VERDICT_OTHER,
  MP_VERDICT_DOUBT,
  MP_VERDICT_SURE,
} MpVerdict;

/* Two candidates whose scores are that close cannot be told apart. */
#define MP_SCORE_MARGIN 10
/* So far apart (days) starts may be and still speak for one project. */
#define MP_START_CLOSE_DAYS 45

MpStartFit mp_import_compare_starts (MpDate a, MpDatePrecision precision_a, MpDate b, MpDatePrecision precision_b);
int mp_import_evidence_score (const MpImportEvidence *self);
MpVerdict mp_import_evidence_judge (const MpImportEvidence *self);

G_END_DECLS
