/* mp-long-text.c: a field for text of several lines
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grows with its text up to a limit, then scrolls. Enter breaks the line, Ctrl+Enter is done.
 */

#include "widgets/mp-long-text.h"

#define MIN_HEIGHT 72
#define MAX_HEIGHT 320

struct _MpLongText
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (MpLongText, mp_long_text, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
key_pressed_cb (MpLongText      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  g_signal_emit (self, signals[ACTIVATE], 0);
  return TRUE;
}

static gboolean
mp_long_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MP_LONG_TEXT (widget)->view));
}

static void
mp_long_text_dispose (GObject *object)
{
  g_clear_pointer (&MP_LONG_TEXT (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_long_text_parent_class)->dispose (object);
}

static void
mp_long_text_class_init (MpLongTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_long_text_dispose;
  widget_class->grab_focus = mp_long_text_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "longtext");
}

static void
mp_long_text_init (MpLongText *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_text_view_set_bottom_margin (self->view, 8);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
mp_long_text_new (void)
{
  return g_object_new (MP_TYPE_LONG_TEXT, NULL);
}

void
mp_long_text_set_text (MpLongText *self,
                       const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (MP_IS_LONG_TEXT (self));

  /* What the document holds is no step that undo in the field could go back behind. */
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * mp_long_text_dup_text:
 *
 * Returns: (transfer full): the text as typed
 */
char *
mp_long_text_dup_text (MpLongText *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (MP_IS_LONG_TEXT (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

GtkWidget *
mp_long_text_get_view (MpLongText *self)
{
  g_return_val_if_fail (MP_IS_LONG_TEXT (self), NULL);

  return GTK_WIDGET (self->view);
}
