/* mp-timeline-svg.h: the same picture gives the same bytes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *mp_timeline_svg_renumber (const GString *svg);

G_END_DECLS
