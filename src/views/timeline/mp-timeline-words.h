/* mp-timeline-words.h: what a bar says in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"

G_BEGIN_DECLS

char *mp_timeline_dup_tooltip (MpPortfolio *portfolio, const MpSummary *summary, MpDate as_of);
char *mp_timeline_dup_description (const MpSummary *summary, MpDate as_of);

G_END_DECLS
