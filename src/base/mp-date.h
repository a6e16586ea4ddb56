/* mp-date.h: civil days with a precision
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpDate:
 *
 * A civil day of the proleptic Gregorian calendar: days since 1970-01-01. Never an instant,
 * so no time zone can move it. %MP_DATE_NONE stands for "not stated".
 */
typedef gint32 MpDate;

#define MP_DATE_NONE G_MININT32
/* 0001-01-01 … 9999-12-31, the range of ISO 8601 without agreement */
#define MP_DATE_MIN (-719162)
#define MP_DATE_MAX 2932896

/**
 * MpDatePrecision:
 *
 * How much of a date was stated. The day that is kept with a coarser precision is the first
 * day of that month or year; see mp_date_period_end().
 */
typedef enum
{
  MP_PRECISION_DAY,
  MP_PRECISION_MONTH,
  MP_PRECISION_YEAR,
} MpDatePrecision;

gboolean mp_date_is_valid_ymd (int year, int month, int day);
MpDate mp_date_from_ymd (int year, int month, int day);
void mp_date_to_ymd (MpDate date, int *year, int *month, int *day);
int mp_date_get_year (MpDate date);
int mp_date_get_weekday (MpDate date); /* 1 = Monday … 7 = Sunday */
int mp_date_days_in_month (int year, int month);

MpDate mp_date_add_months (MpDate date, int months);
MpDate mp_date_period_start (MpDate date, MpDatePrecision precision);
MpDate mp_date_period_end (MpDate date, MpDatePrecision precision);
int mp_date_months_between (MpDate from, MpDate to_inclusive);

gboolean mp_date_parse_iso (const char *text, MpDate *date, MpDatePrecision *precision);
char *mp_date_to_iso (MpDate date, MpDatePrecision precision);

MpDate mp_date_today (void);

G_END_DECLS
