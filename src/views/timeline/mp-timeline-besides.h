/* mp-timeline-besides.h: what the timeline shows besides bars, as the user chose
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-view.h"

G_BEGIN_DECLS

void mp_timeline_besides_install (GtkWidgetClass *view_class);
void mp_timeline_besides_set_settings (MpTimelineView *view, GSettings *settings);
void mp_timeline_besides_load (GSettings *settings, GVariantDict *view);
void mp_timeline_besides_save (GSettings *settings, GVariantDict *view);

G_END_DECLS
