/* mp-pane.c: a side pane whose width can be dragged
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-pane.h"

/* The line is one pixel wide; the hand needs more. */
#define HANDLE_WIDTH 6

struct _MpPane
{
  GtkWidget parent_instance;

  GtkWidget *line;
  GtkWidget *handle;
  GtkWidget *child;
  int width;
  int drag_width;
};

G_DEFINE_FINAL_TYPE (MpPane, mp_pane, GTK_TYPE_WIDGET)

static void
drag_begin_cb (MpPane *self)
{
  self->drag_width = gtk_widget_get_width (GTK_WIDGET (self));
}

static void
drag_update_cb (MpPane *self,
                double  x,
                double  y)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  mp_pane_set_width (self, self->drag_width + (int) (rtl ? x : -x));
}

static void
mp_pane_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  MpPane *self = MP_PANE (widget);

  *minimum = *natural = 0;
  if (self->child)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, MP_PANE_MIN_WIDTH);
      *natural = MAX (*minimum, self->width);
    }
}

static void
mp_pane_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  MpPane *self = MP_PANE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int line = gtk_widget_get_visible (self->line) ? 1 : 0;

  if (self->child)
    gtk_widget_size_allocate (self->child, &(GtkAllocation) { rtl ? 0 : line, 0, width - line, height }, -1);
  if (line)
    {
      gtk_widget_size_allocate (self->line, &(GtkAllocation) { rtl ? width - 1 : 0, 0, 1, height }, -1);
      gtk_widget_size_allocate (self->handle,
                                &(GtkAllocation) { rtl ? width - HANDLE_WIDTH : 0, 0, HANDLE_WIDTH, height }, -1);
    }
}

static void
mp_pane_dispose (GObject *object)
{
  MpPane *self = MP_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_pane_parent_class)->dispose (object);
}

static void
mp_pane_class_init (MpPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_pane_dispose;
  widget_class->measure = mp_pane_measure;
  widget_class->size_allocate = mp_pane_size_allocate;
}

static void
mp_pane_init (MpPane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->width = 400;
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->handle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
}

void
mp_pane_set_child (MpPane    *self,
                   GtkWidget *child)
{
  g_return_if_fail (MP_IS_PANE (self));

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  /* Below the handle, so that this gets the pointer. */
  gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
}

/**
 * mp_pane_set_show_handle:
 * @show_handle: whether the pane stands beside something
 */
void
mp_pane_set_show_handle (MpPane   *self,
                         gboolean  show_handle)
{
  g_return_if_fail (MP_IS_PANE (self));

  gtk_widget_set_visible (self->line, show_handle);
  gtk_widget_set_visible (self->handle, show_handle);
}

/**
 * mp_pane_set_width:
 * @width: the width wanted, in logical pixels
 */
void
mp_pane_set_width (MpPane *self,
                   int     width)
{
  g_return_if_fail (MP_IS_PANE (self));

  self->width = MAX (width, MP_PANE_MIN_WIDTH);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
mp_pane_get_width (MpPane *self)
{
  g_return_val_if_fail (MP_IS_PANE (self), 0);

  return self->width;
}
