/* painter-fixture.h: painters for the tests of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-painter.h"

G_BEGIN_DECLS

MpTimelinePainter *fixture_painter_new (void);
MpTimelinePainter *fixture_styled_painter_new (gboolean dark, gboolean high_contrast);
char *fixture_serialise (GtkSnapshot *snapshot);

G_END_DECLS
