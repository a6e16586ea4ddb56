/* mp-check-private.h: between the rules
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-check.h"
#include "model/mp-summary.h"

G_BEGIN_DECLS

struct _MpCheck
{
  MpTermIndex *terms;
  MpDate as_of;
  GPtrArray *findings;   /* of MpFinding */
  GHashTable *by_title;  /* folded title → GArray of gint64 */
  GHashTable *by_number; /* kind and identifier → GArray of gint64 */
  GHashTable *titles;    /* id → title, to name the other one */
};

void mp_check_add (MpCheck *self, const MpProjectRecord *project, MpFindingSeverity severity, const char *rule, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

void mp_check_dates (MpCheck *self, const MpProjectRecord *project, const MpSummary *summary);
void mp_check_contents (MpCheck *self, const MpProjectRecord *project);

G_END_DECLS
