/* mp-pictures.h: pictures of the program, by the program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mp-window.h"

G_BEGIN_DECLS

void mp_pictures_take (MpWindow *window, const char *folder);

G_END_DECLS
