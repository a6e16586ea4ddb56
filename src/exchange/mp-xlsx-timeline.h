/* mp-xlsx-timeline.h: a sheet on which time goes by in columns
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-xlsx-book.h"
#include "model/mp-status.h"

G_BEGIN_DECLS

/**
 * MpXlsxTimeline:
 * @step: months a column
 * @first: the first column, in steps since the year 0
 * @n: how many columns there are, 0 when no date is known
 *
 * One row a project, one column a month, or more of them where the time is long.
 */
typedef struct
{
  MpXlsxSheet *sheet;
  MpDate as_of;
  int step;
  int first;
  int n;
  lxw_format *status[MP_N_STATUSES];
  lxw_format *unsure;
  lxw_format *open;
} MpXlsxTimeline;

void mp_xlsx_timeline_init (MpXlsxTimeline *self, MpXlsxBook *book, MpXlsxSheet *sheet);
gboolean mp_xlsx_timeline_put (MpXlsxTimeline *self, const MpSummary *summary, GError **error);
gboolean mp_xlsx_timeline_put_legend (MpXlsxTimeline *self, MpXlsxSheet *sheet, GError **error);

G_END_DECLS
