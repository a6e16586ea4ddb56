/* mp-format.h: dates, numbers and money as the user reads them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

char *mp_format_digits (const char *text);
char *mp_format_date (MpDate date, MpDatePrecision precision);
char *mp_format_range (MpDate start, MpDatePrecision start_precision, MpDate end, MpDatePrecision end_precision);
const char *mp_format_month_short (int month);
const char *mp_format_month_long (int month);
char *mp_format_integer (gint64 value);
char *mp_format_months (int months);
char *mp_format_days (int days);
int mp_format_currency_digits (const char *currency);
char *mp_format_money (gint64 minor_units, const char *currency);
char *mp_format_time (gint64 unix_seconds);

G_END_DECLS
