/* mp-detail-forms.c: the one open form of a page, and how it is left
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-forms.h"

struct _MpDetailForms
{
  GObject parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *page;
  MpRecordCell *editing; /* weak */
  gboolean waiting;
  guint scroll_source;
  guint frames_to_form;
};

G_DEFINE_FINAL_TYPE (MpDetailForms, mp_detail_forms, G_TYPE_OBJECT)

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A form that opens may reach beyond what is seen; where it stands is known one frame later. */
static gboolean
scroll_to_form_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       user_data)
{
  MpDetailForms *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (self->frames_to_form-- > 0)
    return G_SOURCE_CONTINUE;
  if (self->editing && gtk_widget_compute_bounds (GTK_WIDGET (self->editing), self->page, &bounds))
    {
      double top = MAX (bounds.origin.y - 12, 0);

      /* Rather its beginning than its end. */
      gtk_adjustment_clamp_page (adjustment, top, bounds.origin.y + bounds.size.height + 12);
      if (gtk_adjustment_get_value (adjustment) > top)
        gtk_adjustment_set_value (adjustment, top);
    }
  self->scroll_source = 0;
  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (MpDetailForms *self,
                  MpRecordCell  *cell)
{
  if (!self->waiting || cell != self->editing || mp_record_cell_is_applying (cell))
    return;
  self->waiting = FALSE;
  g_signal_emit (self, signals[SETTLED], 0, !mp_record_cell_is_editing (cell));
}

static void
mp_detail_forms_dispose (GObject *object)
{
  MpDetailForms *self = MP_DETAIL_FORMS (object);

  if (self->scroll_source)
    gtk_widget_remove_tick_callback (self->page, self->scroll_source);
  self->scroll_source = 0;
  g_clear_weak_pointer (&self->editing);
  g_clear_object (&self->scroller);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (mp_detail_forms_parent_class)->dispose (object);
}

static void
mp_detail_forms_class_init (MpDetailFormsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_detail_forms_dispose;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
mp_detail_forms_init (MpDetailForms *self)
{
}

/**
 * mp_detail_forms_new:
 * @scroller: what shows the page
 * @page: what the cells stand in
 */
MpDetailForms *
mp_detail_forms_new (GtkScrolledWindow *scroller,
                     GtkWidget         *page)
{
  MpDetailForms *self;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (MP_TYPE_DETAIL_FORMS, NULL);
  self->scroller = g_object_ref (scroller);
  self->page = g_object_ref (page);
  return self;
}

/**
 * mp_detail_forms_open:
 * @cell: a cell whose form was just opened
 */
void
mp_detail_forms_open (MpDetailForms *self,
                      MpRecordCell  *cell)
{
  MpRecordCell *before;

  g_return_if_fail (MP_IS_DETAIL_FORMS (self));

  before = self->editing;
  if (before != cell)
    {
      if (before)
        g_signal_handlers_disconnect_by_func (before, state_changed_cb, self);
      g_set_weak_pointer (&self->editing, cell);
      g_signal_connect_object (cell, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
      if (before)
        mp_record_cell_leave (before);
    }
  self->frames_to_form = 1;
  if (self->scroll_source == 0)
    self->scroll_source = gtk_widget_add_tick_callback (self->page, scroll_to_form_cb, self, NULL);
}

/**
 * mp_detail_forms_leave:
 *
 * Saves what is in an open form; shuts it when nothing was changed.
 *
 * Returns: %FALSE when the form holds something wrong
 */
gboolean
mp_detail_forms_leave (MpDetailForms *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_FORMS (self), TRUE);

  return self->editing == NULL || mp_record_cell_leave (self->editing);
}

/**
 * mp_detail_forms_try_to_leave:
 *
 * As mp_detail_forms_leave(), before the page goes on to another record.
 */
MpDetailFormsLeft
mp_detail_forms_try_to_leave (MpDetailForms *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_FORMS (self), MP_DETAIL_FORMS_LEFT);

  if (!mp_detail_forms_leave (self))
    return MP_DETAIL_FORMS_STAYS;
  self->waiting = self->editing && mp_record_cell_is_applying (self->editing);
  return self->waiting ? MP_DETAIL_FORMS_WAITS : MP_DETAIL_FORMS_LEFT;
}

void
mp_detail_forms_stop_waiting (MpDetailForms *self)
{
  g_return_if_fail (MP_IS_DETAIL_FORMS (self));

  self->waiting = FALSE;
}
