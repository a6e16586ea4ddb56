/* mp-summary-private.h: what a summary and its packed lists share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-summary.h"

G_BEGIN_DECLS

GBytes *mp_summary_facts_new (const MpProjectRecord *project);

G_END_DECLS
