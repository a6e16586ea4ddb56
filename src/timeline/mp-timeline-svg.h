/* mp-timeline-svg.h: the same picture gives the same bytes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-page.h"

G_BEGIN_DECLS

GString *mp_timeline_svg_renumber (const GString *svg);
GString *mp_timeline_svg_embed (const GString *svg, const char *prefix);
GString *mp_timeline_svg_draw_page (MpTimelineBook *book, guint page, const char *prefix, GError **error);

G_END_DECLS
