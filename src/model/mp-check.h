/* mp-check.h: gaps and contradictions in what is said of the projects
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"
#include "model/mp-project-record.h"
#include "model/mp-term-index.h"

G_BEGIN_DECLS

/**
 * MpFindingSeverity:
 * @MP_FINDING_ERROR: it cannot be true
 * @MP_FINDING_WARNING: it can hardly be meant so
 * @MP_FINDING_NOTE: it is not stated, or worth a look
 */
typedef enum
{
  MP_FINDING_ERROR,
  MP_FINDING_WARNING,
  MP_FINDING_NOTE,
  MP_N_FINDING_SEVERITIES,
} MpFindingSeverity;

/**
 * MpFinding:
 * @project: the id of the project
 * @severity: how much it matters
 * @rule: the stable English name of the rule, as "end-before-start"
 * @text: a true sentence about the data, translated, without the full stop
 */
typedef struct
{
  gint64 project;
  MpFindingSeverity severity;
  const char *rule;
  char *text;
} MpFinding;

void mp_finding_free (MpFinding *self);

/**
 * MpCheck:
 *
 * Looks at one project after the other and remembers what it needs to compare them with each
 * other. Used by one thread at a time, whichever.
 */
typedef struct _MpCheck MpCheck;

MpCheck *mp_check_new (MpTermIndex *terms, MpDate as_of);
void mp_check_free (MpCheck *self);
void mp_check_project (MpCheck *self, const MpProjectRecord *project);
GPtrArray *mp_check_finish (MpCheck *self);

const char *mp_finding_severity_get_key (MpFindingSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCheck, mp_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpFinding, mp_finding_free)

G_END_DECLS
