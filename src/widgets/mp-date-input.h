/* mp-date-input.h: reading of dates that people type
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

gboolean mp_date_input_parse (const char *text, MpDate *date, MpDatePrecision *precision, GError **error);

G_END_DECLS
