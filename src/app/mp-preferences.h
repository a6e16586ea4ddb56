/* mp-preferences.h: what a user can choose once and for all
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PREFERENCES (mp_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MpPreferences, mp_preferences, MP, PREFERENCES, AdwPreferencesWindow)

GtkWidget *mp_preferences_new (GSettings *settings);

G_END_DECLS
