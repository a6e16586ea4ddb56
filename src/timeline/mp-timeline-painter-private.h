/* mp-timeline-painter-private.h: what the parts of the painter tell each other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-painter.h"

G_BEGIN_DECLS

double mp_timeline_painter_get_bar_height (MpTimelinePainter *self);
MpTimelineLabels mp_timeline_painter_get_labels (MpTimelinePainter *self);

G_END_DECLS
