/* mp-cli-show-json.h: one project for other programs
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/mp-cli-output.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

void mp_cli_show_json (MpCliOutput *out, MpPortfolio *portfolio, const MpSummary *summary, const MpProjectRecord *project, MpDate as_of);

G_END_DECLS
