/* mp-timeline-layer.h: a part of a picture that is redrawn by itself
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_TIMELINE_LAYER (mp_timeline_layer_get_type ())
G_DECLARE_FINAL_TYPE (MpTimelineLayer, mp_timeline_layer, MP, TIMELINE_LAYER, GtkWidget)

typedef void (*MpTimelineLayerFunc) (GtkWidget *owner, GtkSnapshot *snapshot, double width, double height);

/**
 * MpTimelineLayer:
 *
 * A child widget without input. GTK keeps the render node of each widget, so what changes often
 * is kept apart from what is dear to paint.
 */
GtkWidget *mp_timeline_layer_new (GtkWidget *owner, MpTimelineLayerFunc func);

G_END_DECLS
