/* mp-timeline-layer.c: a part of a picture that is redrawn by itself
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/timeline/mp-timeline-layer.h"

struct _MpTimelineLayer
{
  GtkWidget parent_instance;

  GtkWidget *owner; /* also the parent, so it outlives the layer */
  MpTimelineLayerFunc func;
};

G_DEFINE_FINAL_TYPE (MpTimelineLayer, mp_timeline_layer, GTK_TYPE_WIDGET)

static void
mp_timeline_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  MpTimelineLayer *self = MP_TIMELINE_LAYER (widget);

  self->func (self->owner, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
mp_timeline_layer_class_init (MpTimelineLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = mp_timeline_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mp_timeline_layer_init (MpTimelineLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * mp_timeline_layer_new:
 * @owner: becomes the parent
 * @func: paints the layer
 *
 * Returns: (transfer none): the layer, above those that @owner has
 */
GtkWidget *
mp_timeline_layer_new (GtkWidget           *owner,
                       MpTimelineLayerFunc  func)
{
  MpTimelineLayer *self = g_object_new (MP_TYPE_TIMELINE_LAYER, NULL);

  self->owner = owner;
  self->func = func;
  gtk_widget_set_parent (GTK_WIDGET (self), owner);
  return GTK_WIDGET (self);
}
