/* mp-date-order.h: whether the dates of a record follow each other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"

G_BEGIN_DECLS

gboolean mp_date_order_check (const MpRecord *record, const MpProjectRecord *project, guint *field, GError **error);
const char *mp_date_order_suggest_reason (const MpRecord *record, const MpProjectRecord *project);

G_END_DECLS
