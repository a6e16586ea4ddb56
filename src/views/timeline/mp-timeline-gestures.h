/* mp-timeline-gestures.h: zooming and moving with wheel, fingers and drags
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

/* How much a step of the wheel, a key or a button zooms. */
#define MP_TIMELINE_ZOOM_STEP 1.25

void mp_timeline_gestures_add (GtkWidget *widget, MpTimelineScope *scope);

G_END_DECLS
