/* mp-ics-event.h: an entry of a calendar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libical/ical.h>

#include "base/mp-date.h"

G_BEGIN_DECLS

/**
 * MpIcsEvent:
 * @uid: the same in every export, so that calendars update the entry
 * @title: what stands in the calendar
 * @category: what kind of day it is
 * @description: (nullable): what is known besides
 * @url: (nullable): a page about it
 * @day: a day of the period, before the year 3000: the library writes no later ones
 * @precision: how long the period is: what is known by month takes the whole month
 * @changed_at: when anything about it was changed last, unix seconds
 * @days_before: when an alarm is to be given, 0 for none
 * @cancelled: whether it will not take place
 */
typedef struct
{
  const char *uid;
  const char *title;
  const char *category;
  const char *description;
  const char *url;
  MpDate day;
  MpDatePrecision precision;
  gint64 changed_at;
  int days_before;
  gboolean cancelled;
} MpIcsEvent;

void mp_ics_append_begin (GString *text, const char *title);
void mp_ics_append_event (GString *text, const MpIcsEvent *event);
void mp_ics_append_end (GString *text);

G_END_DECLS
