/* mp-timeline-overview-words.h: what the overview says in words
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-density.h"
#include "timeline/mp-timeline-window.h"

G_BEGIN_DECLS

char *mp_timeline_dup_density_summary (const MpTimelineDensity *density, const MpTimelineWindow *window);
char *mp_timeline_dup_density_tooltip (const MpTimelineDensity *density, guint index);

G_END_DECLS
