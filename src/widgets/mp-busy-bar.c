/* mp-busy-bar.c: what the program is doing, how far it is, and a way to stop it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-busy-bar.h"

/* Work that ends sooner is not worth a flash on the screen. */
#define SHOW_AFTER_MS 300
#define PULSE_MS 120

struct _MpBusyBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkWidget *cancel;

  GCancellable *cancellable;
  guint show_id;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (MpBusyBar, mp_busy_bar, ADW_TYPE_BIN)

static gboolean
show_cb (gpointer user_data)
{
  MpBusyBar *self = user_data;

  self->show_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
pulse_cb (gpointer user_data)
{
  MpBusyBar *self = user_data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (MpBusyBar *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel, FALSE);
}

static void
mp_busy_bar_dispose (GObject *object)
{
  MpBusyBar *self = MP_BUSY_BAR (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mp_busy_bar_parent_class)->dispose (object);
}

static void
mp_busy_bar_class_init (MpBusyBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_busy_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/widgets/mp-busy-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MpBusyBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MpBusyBar, label);
  gtk_widget_class_bind_template_child (widget_class, MpBusyBar, progress);
  gtk_widget_class_bind_template_child (widget_class, MpBusyBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
mp_busy_bar_init (MpBusyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_busy_bar_new (void)
{
  return g_object_new (MP_TYPE_BUSY_BAR, NULL);
}

/**
 * mp_busy_bar_start:
 * @text: what is being done, to what
 * @cancellable: (nullable): what the Cancel button cancels; without it there is no such button
 *
 * Announces work. The bar appears only when it takes a while.
 */
void
mp_busy_bar_start (MpBusyBar    *self,
                   const char   *text,
                   GCancellable *cancellable)
{
  g_return_if_fail (MP_IS_BUSY_BAR (self));

  mp_busy_bar_stop (self);
  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->cancel, cancellable != NULL);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  self->show_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
}

/**
 * mp_busy_bar_set_fraction:
 * @fraction: how much is done, 0 to 1
 */
void
mp_busy_bar_set_fraction (MpBusyBar *self,
                          double     fraction)
{
  g_return_if_fail (MP_IS_BUSY_BAR (self));

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

/**
 * mp_busy_bar_stop:
 *
 * The work is over, whatever came of it.
 */
void
mp_busy_bar_stop (MpBusyBar *self)
{
  g_return_if_fail (MP_IS_BUSY_BAR (self));

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
mp_busy_bar_is_busy (MpBusyBar *self)
{
  g_return_val_if_fail (MP_IS_BUSY_BAR (self), FALSE);

  return self->show_id != 0 || gtk_revealer_get_reveal_child (self->revealer);
}
