/* mp-portfolio-private.h: between the portfolio and its flyweights
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project.h"

G_BEGIN_DECLS

MpProject *mp_portfolio_peek_project (MpPortfolio *self, guint row);
void mp_portfolio_add_project (MpPortfolio *self, guint row, MpProject *project);
void mp_portfolio_forget_project (MpPortfolio *self, guint row);
void mp_project_emit_changed (MpProject *self);

G_END_DECLS
