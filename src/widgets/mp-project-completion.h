/* mp-project-completion.h: titles of projects, completed
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"
#include "widgets/mp-completion-entry.h"

G_BEGIN_DECLS

void mp_project_completion_attach (MpCompletionEntry *entry, MpPortfolio *portfolio, MpLookup *lookup);

G_END_DECLS
