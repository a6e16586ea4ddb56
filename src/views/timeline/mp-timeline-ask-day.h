/* mp-timeline-ask-day.h: asks for a day below the header of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-view.h"

G_BEGIN_DECLS

/**
 * MpTimelineDayQuestion:
 * @name: what the entry is for, read aloud
 * @heading: (nullable): the same where it is not told by what was chosen
 * @placeholder: what can be entered
 * @button: the answer, with mnemonic
 * @with_precision: whether a month or a year will do
 * @day: what is in the entry, %MP_DATE_NONE for nothing
 * @start: where the calendar begins when there is nothing
 * @answered: called with the day
 *
 * All texts are copied.
 */
typedef struct
{
  const char *name;
  const char *heading;
  const char *placeholder;
  const char *button;
  gboolean with_precision;
  MpDate day;
  MpDate start;
  void (*answered) (MpTimelineView *view, MpDate day, MpDatePrecision precision);
} MpTimelineDayQuestion;

void mp_timeline_ask_day (MpTimelineView *view, const MpTimelineDayQuestion *question);

G_END_DECLS
