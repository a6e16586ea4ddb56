/* mp-timeline-overview-input.h: pointer and keys on the overview
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/timeline/mp-timeline-overview.h"

G_BEGIN_DECLS

void mp_timeline_overview_input_add (MpTimelineOverview *overview);
void mp_timeline_overview_input_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
