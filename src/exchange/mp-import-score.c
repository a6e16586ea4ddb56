/* mp-import-score.c: how much speaks for two projects being one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-import-score.h"

#include <stdlib.h>

#include "exchange/mp-title.h"

/* What each thing counts:
 *
 *   the same title, or one of the other names      80
 *   a third of the words of the titles and more    60 × likeness
 *   the same acronym or short name                 45
 *   start    the same                              25
 *            within what the other one states      22
 *            at most 45 days apart                 10
 *            further apart                        −10
 *            more than a year apart               −20
 *   countries  one in common                       10
 *              other ones                         −20
 *   a partner in common                            10
 *   another phase ("Phase II")                    −60
 *
 * From 80 on it is the same project; from 52 on, or with the same name or short name, somebody is
 * asked. No single thing but the title is enough, and nothing outweighs another phase: start,
 * country and partner of 45 together never make a project out of titles that have nothing in
 * common. */
enum
{
  POINTS_SAME_NAME = 80,
  POINTS_LIKENESS = 60,
  POINTS_SHORT_NAME = 45,
  POINTS_COUNTRY = 10,
  POINTS_OTHER_COUNTRIES = -20,
  POINTS_PARTNER = 10,
  POINTS_OTHER_PHASE = -60,
  SURE = 80,
  DOUBT = 52,
};

static const int start_points[] = {
  [MP_START_UNKNOWN] = 0,
  [MP_START_SAME] = 25,
  [MP_START_WITHIN] = 22,
  [MP_START_CLOSE] = 10,
  [MP_START_OTHER] = -10,
  [MP_START_FAR] = -20,
};

/**
 * mp_import_compare_starts:
 * @a: a day, %MP_DATE_NONE when not stated
 * @b: another one
 */
MpStartFit
mp_import_compare_starts (MpDate          a,
                          MpDatePrecision precision_a,
                          MpDate          b,
                          MpDatePrecision precision_b)
{
  MpDatePrecision coarser = MAX (precision_a, precision_b);

  if (a == MP_DATE_NONE || b == MP_DATE_NONE)
    return MP_START_UNKNOWN;
  if (a == b && precision_a == precision_b)
    return MP_START_SAME;
  if (mp_date_period_start (a, coarser) == mp_date_period_start (b, coarser))
    return MP_START_WITHIN;
  if (abs (a - b) <= MP_START_CLOSE_DAYS)
    return MP_START_CLOSE;
  return abs (a - b) > 366 ? MP_START_FAR : MP_START_OTHER;
}

int
mp_import_evidence_score (const MpImportEvidence *self)
{
  int score = start_points[self->start];

  if (self->same_name)
    score += POINTS_SAME_NAME;
  else if (self->likeness >= MP_TITLE_ALIKE_MIN)
    score += (int) (POINTS_LIKENESS * self->likeness + 0.5);
  if (self->same_short_name)
    score += POINTS_SHORT_NAME;
  if (self->countries != MP_COUNTRIES_UNKNOWN)
    score += self->countries == MP_COUNTRIES_SHARED ? POINTS_COUNTRY : POINTS_OTHER_COUNTRIES;
  if (self->shared_partner)
    score += POINTS_PARTNER;
  if (self->other_phase)
    score += POINTS_OTHER_PHASE;
  return score;
}

MpVerdict
mp_import_evidence_judge (const MpImportEvidence *self)
{
  int score = mp_import_evidence_score (self);

  if (score >= SURE && !self->other_phase)
    return MP_VERDICT_SURE;
  return score >= DOUBT || self->same_name || self->same_short_name ? MP_VERDICT_DOUBT : MP_VERDICT_OTHER;
}
