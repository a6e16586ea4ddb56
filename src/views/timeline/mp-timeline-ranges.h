/* mp-timeline-ranges.h: parts of time that are shown by their name
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-view.h"

G_BEGIN_DECLS

void mp_timeline_ranges_install (GtkWidgetClass *view_class);
void mp_timeline_ranges_set_settings (MpTimelineView *view, GSettings *settings);

G_END_DECLS
