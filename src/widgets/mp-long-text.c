/* mp-long-text.c: a field for text of several lines
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grows with its text up to a limit, then scrolls. Enter breaks the line, Ctrl+Enter is done; in a
 * text of one line, such as a long title, Enter is done.
 */

#include "widgets/mp-long-text.h"

#define MIN_LINES 3
#define MAX_HEIGHT 400
#define MARGIN 8

struct _MpLongText
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkTextView *view;
  gboolean one_line;
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
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  if (!self->one_line && !(state & GDK_CONTROL_MASK))
    return FALSE;
  g_signal_emit (self, signals[ACTIVATE], 0);
  return TRUE;
}

static GtkSizeRequestMode
mp_long_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A text view asks for the height that it had at its last width; here the text itself is asked. */
static int
measure_height (MpLongText *self,
                int         width)
{
  g_autofree char *text = mp_long_text_dup_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "X");
  int height, line_height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, MAX (width - 2 * MARGIN, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  pango_layout_get_pixel_size (line, NULL, &line_height);
  if (!self->one_line)
    height = MAX (height, MIN_LINES * line_height);
  return MIN (height + 2 * MARGIN, MAX_HEIGHT);
}

static void
mp_long_text_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  MpLongText *self = MP_LONG_TEXT (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (*minimum, measure_height (self, for_size));
}

static void
mp_long_text_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  gtk_widget_allocate (MP_LONG_TEXT (widget)->scroller, width, height, baseline, NULL);
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
  widget_class->get_request_mode = mp_long_text_get_request_mode;
  widget_class->measure = mp_long_text_measure;
  widget_class->size_allocate = mp_long_text_size_allocate;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "longtext");
}

static void
mp_long_text_init (MpLongText *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, MARGIN);
  gtk_text_view_set_bottom_margin (self->view, MARGIN);
  gtk_text_view_set_left_margin (self->view, MARGIN);
  gtk_text_view_set_right_margin (self->view, MARGIN);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * mp_long_text_new:
 * @one_line: whether it holds one line, however long
 */
GtkWidget *
mp_long_text_new (gboolean one_line)
{
  MpLongText *self = g_object_new (MP_TYPE_LONG_TEXT, NULL);

  self->one_line = one_line;
  return GTK_WIDGET (self);
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
