/* mp-timeline-as-of.h: the as-of day, moved by hand in the ruler
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "views/timeline/mp-timeline-scope.h"

G_BEGIN_DECLS

void mp_timeline_as_of_add (GtkWidget *ruler, MpTimelineScope *scope);

G_END_DECLS
