/* mp-calendar-popover.h: a calendar to pick a day, or its month or year
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/mp-date.h"

G_BEGIN_DECLS

#define MP_TYPE_CALENDAR_POPOVER (mp_calendar_popover_get_type ())
G_DECLARE_FINAL_TYPE (MpCalendarPopover, mp_calendar_popover, MP, CALENDAR_POPOVER, GtkPopover)

GtkWidget *mp_calendar_popover_new (void);
void mp_calendar_popover_set_with_precision (MpCalendarPopover *self, gboolean with_precision);
void mp_calendar_popover_set_date (MpCalendarPopover *self, MpDate date, MpDatePrecision precision, MpDate start);

G_END_DECLS
