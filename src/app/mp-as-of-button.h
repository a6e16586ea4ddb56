/* mp-as-of-button.h: the day for which a status is told
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "base/mp-date.h"

G_BEGIN_DECLS

#define MP_TYPE_AS_OF_BUTTON (mp_as_of_button_get_type ())
G_DECLARE_FINAL_TYPE (MpAsOfButton, mp_as_of_button, MP, AS_OF_BUTTON, AdwBin)

/**
 * MpAsOfButton:
 *
 * Shows a day and a calendar to choose another. Property "day" (int, an #MpDate).
 */
MpDate mp_as_of_button_get_day (MpAsOfButton *self);
void mp_as_of_button_set_day (MpAsOfButton *self, MpDate day);
void mp_as_of_button_set_short (MpAsOfButton *self, gboolean is_short);
void mp_as_of_button_popup (MpAsOfButton *self);

G_END_DECLS
