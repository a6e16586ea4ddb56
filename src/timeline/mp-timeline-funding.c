/* mp-timeline-funding.c: money in time
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums are given for years, quarters or three years, and such periods overlap. What can be compared
 * is how much there is at a time: each sum is spread over its period, and those of one time add up.
 */

#include "timeline/mp-timeline-funding.h"

#include <stdlib.h>

#define DAYS_OF_A_MONTH (365.2425 / 12)

/* A sum of one currency, by the month. */
typedef struct
{
  MpDate first;
  MpDate last;
  double rate;
  gboolean approximate;
} Flow;

/* Whole months are counted, so that a leap year is no poorer than another. */
static double
count_months (MpDate first,
              MpDate last)
{
  int months = mp_date_months_between (first, last);

  if (months > 0 && mp_date_add_months (first, months) - 1 == last)
    return months;
  return ((double) last - first + 1) / DAYS_OF_A_MONTH;
}

static guint
collect_flows (const MpSummary *summary,
               const char      *currency,
               int              fiscal_month,
               Flow            *flows)
{
  const MpSummaryFunding *funding = mp_summary_get_funding (summary);
  guint n = 0;

  for (guint i = 0; i < MIN (summary->n_funding, MP_TIMELINE_MAX_FUNDING); i++)
    {
      Flow *flow = &flows[n];

      if (!g_str_equal (funding[i].currency, currency))
        continue;
      flow->first = funding[i].first;
      flow->last = funding[i].last;
      if (flow->first == MP_DATE_NONE)
        mp_timeline_fiscal_year_get_days (funding[i].year, fiscal_month, &flow->first, &flow->last);
      flow->rate = (double) funding[i].amount / count_months (flow->first, flow->last);
      flow->approximate = funding[i].approximate;
      n++;
    }
  return n;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  MpDate x = *(const MpDate *) a, y = *(const MpDate *) b;

  return (x > y) - (x < y);
}

/* All that flows from one change to the next. */
static MpTimelineFundingColumn
add_up (const Flow *flows,
        guint       n,
        MpDate      first,
        MpDate      last)
{
  MpTimelineFundingColumn column = { .first = first, .last = last };

  for (guint i = 0; i < n; i++)
    {
      if (flows[i].first > last || flows[i].last < first)
        continue;
      column.share += flows[i].rate;
      column.approximate |= flows[i].approximate;
    }
  return column;
}

static guint
divide (const Flow              *flows,
        guint                    n,
        guint                    currency,
        MpTimelineFundingColumn *columns)
{
  MpDate changes[2 * MP_TIMELINE_MAX_FUNDING];
  double highest = 0;
  guint n_columns = 0;

  for (guint i = 0; i < n; i++)
    {
      changes[2 * i] = flows[i].first;
      changes[2 * i + 1] = flows[i].last + 1;
    }
  qsort (changes, 2 * n, sizeof (MpDate), compare_days);
  for (guint i = 0; i + 1 < 2 * n; i++)
    {
      if (changes[i] == changes[i + 1])
        continue;
      columns[n_columns] = add_up (flows, n, changes[i], changes[i + 1] - 1);
      columns[n_columns].currency = currency;
      highest = MAX (highest, columns[n_columns].share);
      /* Money can be taken back; then there is nothing to show. */
      n_columns += columns[n_columns].share > 0;
    }
  for (guint i = 0; i < n_columns; i++)
    columns[i].share /= highest;
  return n_columns;
}

/**
 * mp_timeline_funding_get_columns:
 * @fiscal_month: the month in which fiscal years begin of which only the name is stated
 * @columns: (array) (out caller-allocates): room for %MP_TIMELINE_MAX_FUNDING_COLUMNS
 *
 * Currency by currency, each in time; columns of one currency do not overlap.
 *
 * Returns: how many there are
 */
guint
mp_timeline_funding_get_columns (const MpSummary         *summary,
                                 int                      fiscal_month,
                                 MpTimelineFundingColumn *columns)
{
  Flow flows[MP_TIMELINE_MAX_FUNDING];
  guint n_columns = 0;

  g_return_val_if_fail (summary != NULL && columns != NULL, 0);
  g_return_val_if_fail (fiscal_month >= 1 && fiscal_month <= 12, 0);

  for (guint i = 0; i < MIN (summary->n_money, MP_TIMELINE_MAX_FUNDING) && summary->n_funding > 0; i++)
    {
      guint n = collect_flows (summary, summary->money[i].currency, fiscal_month, flows);

      n_columns += divide (flows, n, i, columns + n_columns);
    }
  return n_columns;
}

/**
 * mp_timeline_fiscal_year_get_days:
 * @year: as it is called: by the year in which it ends, as the United States do (31 U.S.C. 1102)
 * @month: the month in which it begins, 1 for calendar years
 * @first: (out): its first day
 * @last: (out): its last day
 */
void
mp_timeline_fiscal_year_get_days (int     year,
                                  int     month,
                                  MpDate *first,
                                  MpDate *last)
{
  g_return_if_fail (month >= 1 && month <= 12);

  *first = month == 1 ? mp_date_from_ymd (year, 1, 1) : mp_date_add_months (mp_date_from_ymd (year, month, 1), -12);
  *last = mp_date_add_months (*first, 12) - 1;
}
