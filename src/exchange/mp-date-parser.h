/* mp-date-parser.h: days as people write them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

/* How to read a date as 03/04/2027. */
typedef enum
{
  MP_DATE_ORDER_UNKNOWN,
  MP_DATE_ORDER_DMY,
  MP_DATE_ORDER_MDY,
} MpDateOrder;

/**
 * MpDateReading:
 * @MP_DATE_READING_NONE: it says that there is no date: empty, "n/a", "unknown"
 * @MP_DATE_READING_ONE: it can only be read in one way
 * @MP_DATE_READING_TWO: day and month could be either; it must be asked
 * @MP_DATE_READING_WRONG: it is not a date that we can read
 */
typedef enum
{
  MP_DATE_READING_NONE,
  MP_DATE_READING_ONE,
  MP_DATE_READING_TWO,
  MP_DATE_READING_WRONG,
} MpDateReading;

MpDateReading mp_date_parse_text (const char *text, MpDateOrder order, MpDate *date, MpDatePrecision *precision, MpDate *other);

G_END_DECLS
