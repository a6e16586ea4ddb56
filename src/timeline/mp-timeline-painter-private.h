/* mp-timeline-painter-private.h: what the parts of the painter tell each other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/mp-timeline-painter.h"

G_BEGIN_DECLS

MpTimelineColouring *mp_timeline_painter_get_colouring (MpTimelinePainter *self);
void mp_timeline_painter_append_texture (GtkSnapshot *snapshot, const MpTimelineBarStyle *style, const graphene_rect_t *rect, double anchor,
                                         double radius);

/* The legend of categories, whole or with room for the important ones only. */
double mp_timeline_painter_append_categories (MpTimelinePainter *self, GtkSnapshot *snapshot, gboolean whole, guint statuses, double x, double y,
                                              double width, gboolean rtl);
double mp_timeline_painter_measure_categories (MpTimelinePainter *self, gboolean whole, guint statuses, int *minimum);

G_END_DECLS
