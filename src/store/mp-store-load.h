/* mp-store-load.h: a document as an open portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"
#include "store/mp-database.h"

G_BEGIN_DECLS

MpPortfolio *mp_store_load (MpDatabase *database, gboolean *fitting, GError **error);
MpPortfolioUpdate *mp_store_load_update (MpDatabase *database, GError **error);

G_END_DECLS
