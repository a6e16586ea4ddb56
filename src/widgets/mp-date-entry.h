/* mp-date-entry.h: an entry for a day, a month or a year, with a calendar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/mp-date.h"

G_BEGIN_DECLS

#define MP_TYPE_DATE_ENTRY (mp_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (MpDateEntry, mp_date_entry, MP, DATE_ENTRY, GtkWidget)

GtkWidget *mp_date_entry_new (gboolean with_precision);
void mp_date_entry_set_date (MpDateEntry *self, MpDate date, MpDatePrecision precision);
gboolean mp_date_entry_get_date (MpDateEntry *self, MpDate *date, MpDatePrecision *precision, GError **error);
void mp_date_entry_set_start (MpDateEntry *self, MpDate day);
GtkWidget *mp_date_entry_get_entry (MpDateEntry *self);

G_END_DECLS
