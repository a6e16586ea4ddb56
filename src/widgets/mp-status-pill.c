/* mp-status-pill.c: the status of a project as symbol, word and colour
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is said by colour alone: the symbol and the word say the same.
 */

#include "widgets/mp-status-pill.h"

struct _MpStatusPill
{
  GtkWidget parent_instance;

  GtkLabel *symbol;
  GtkLabel *label;
  MpStatus status;
};

G_DEFINE_FINAL_TYPE (MpStatusPill, mp_status_pill, GTK_TYPE_WIDGET)

static void
mp_status_pill_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mp_status_pill_parent_class)->dispose (object);
}

static void
mp_status_pill_class_init (MpStatusPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_status_pill_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statuspill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_status_pill_init (MpStatusPill *self)
{
  self->status = MP_N_STATUSES;

  self->symbol = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->symbol), GTK_WIDGET (self));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

GtkWidget *
mp_status_pill_new (void)
{
  return g_object_new (MP_TYPE_STATUS_PILL, NULL);
}

void
mp_status_pill_set_status (MpStatusPill *self,
                           MpStatus      status)
{
  const char *const classes[] = { mp_status_get_key (status), NULL };
  const char *symbol;

  g_return_if_fail (MP_IS_STATUS_PILL (self));

  if (self->status == status)
    return;
  self->status = status;

  symbol = mp_status_get_symbol (status);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) classes);
  gtk_label_set_label (self->symbol, symbol);
  gtk_widget_set_visible (GTK_WIDGET (self->symbol), symbol && *symbol);
  gtk_label_set_label (self->label, mp_status_get_label (status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, mp_status_get_label (status), -1);
}
