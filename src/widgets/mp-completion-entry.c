/* mp-completion-entry.c: an entry that offers what fits while one types
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list hangs below the entry in a popover that never takes the focus: one goes on typing,
 * arrow keys walk the list, Enter takes, Esc shuts it. The first Enter takes what is marked, so
 * that it does not save what was only half typed; the next one is the entry's own.
 */

#include "config.h"

#include "widgets/mp-completion-entry.h"

#include <string.h>

struct _MpCompletionEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkListBox *list;

  MpCompletionFunc func;
  gpointer func_data;
  GDestroyNotify func_destroy;

  GPtrArray *completions;
  gboolean choose_first;
  gboolean has_choice;
  gint64 choice;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (MpCompletionEntry, mp_completion_entry, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

MpCompletion *
mp_completion_new (gint64      id,
                   const char *text,
                   const char *label,
                   const char *detail)
{
  MpCompletion *self = g_new0 (MpCompletion, 1);

  self->id = id;
  self->text = g_strdup (text);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  return self;
}

void
mp_completion_free (MpCompletion *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self->detail);
  g_free (self);
}

static gboolean
is_open (MpCompletionEntry *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
close_list (MpCompletionEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
choose (MpCompletionEntry *self,
        guint              index)
{
  MpCompletion *completion = g_ptr_array_index (self->completions, index);

  mp_completion_entry_set_choice (self, completion->id, completion->text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  close_list (self);
}

static GtkWidget *
create_row (const MpCompletion *completion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (completion->label ? completion->label : completion->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (completion->detail)
    {
      GtkWidget *detail = gtk_label_new (completion->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (detail), 18);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill_list (MpCompletionEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->completions->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->completions, i)));
  if (self->choose_first && self->completions->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
changed_cb (MpCompletionEntry *self)
{
  if (self->setting)
    return;
  self->has_choice = FALSE;
  self->choice = 0;
  if (self->func)
    self->func (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->func_data);
}

static void
move_selection (MpCompletionEntry *self,
                int                step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : (int) self->completions->len - 1;

  row = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, (int) self->completions->len - 1));
  gtk_list_box_select_row (self->list, row);
}

static gboolean
key_pressed_cb (MpCompletionEntry     *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkListBoxRow *row;

  if (!is_open (self))
    {
      if (keyval != GDK_KEY_Down || self->func == NULL || (state & GDK_ALT_MASK))
        return FALSE;
      self->func (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->func_data);
      return is_open (self);
    }

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      close_list (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      row = gtk_list_box_get_selected_row (self->list);
      if (row)
        choose (self, (guint) gtk_list_box_row_get_index (row));
      else
        close_list (self);
      return row != NULL && keyval != GDK_KEY_Tab;
    default:
      return FALSE;
    }
}

static void
row_activated_cb (MpCompletionEntry *self,
                  GtkListBoxRow     *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
  gtk_widget_grab_focus (self->entry);
}

static void
activate_cb (MpCompletionEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
leave_cb (MpCompletionEntry *self)
{
  close_list (self);
}

static void
mp_completion_entry_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (MP_COMPLETION_ENTRY (widget)->entry, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
mp_completion_entry_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  MpCompletionEntry *self = MP_COMPLETION_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), MIN (width, 420), -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
mp_completion_entry_dispose (GObject *object)
{
  MpCompletionEntry *self = MP_COMPLETION_ENTRY (object);

  self->func = NULL;
  if (self->func_destroy)
    g_clear_pointer (&self->func_data, self->func_destroy);
  self->func_destroy = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->completions, g_ptr_array_unref);
  G_OBJECT_CLASS (mp_completion_entry_parent_class)->dispose (object);
}

static void
mp_completion_entry_class_init (MpCompletionEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_completion_entry_dispose;
  widget_class->measure = mp_completion_entry_measure;
  widget_class->size_allocate = mp_completion_entry_size_allocate;

  /* Enter in the entry while no list is open. */
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "completionentry");
}

static void
create_popover (MpCompletionEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_add_css_class (self->popover, "completion");
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
mp_completion_entry_init (MpCompletionEntry *self)
{
  GtkEventController *controller;

  self->choose_first = TRUE;
  self->completions = g_ptr_array_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  create_popover (self);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, controller);
}

GtkWidget *
mp_completion_entry_new (void)
{
  return g_object_new (MP_TYPE_COMPLETION_ENTRY, NULL);
}

void
mp_completion_entry_set_func (MpCompletionEntry *self,
                              MpCompletionFunc   func,
                              gpointer           user_data,
                              GDestroyNotify     destroy)
{
  g_return_if_fail (MP_IS_COMPLETION_ENTRY (self));

  if (self->func_destroy)
    self->func_destroy (self->func_data);
  self->func = func;
  self->func_data = user_data;
  self->func_destroy = destroy;
}

/* A list under a field that is scrolled away would hang in the void, even off the screen. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  graphene_rect_t bounds;

  if (!root || !gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (root), &bounds))
    return FALSE;
  return bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (root));
}

/**
 * mp_completion_entry_set_completions:
 * @text: what they complete; when the entry holds something else by now they are dropped
 * @completions: (transfer full) (element-type MpCompletion): what to offer
 */
void
mp_completion_entry_set_completions (MpCompletionEntry *self,
                                     const char        *text,
                                     GPtrArray         *completions)
{
  g_return_if_fail (MP_IS_COMPLETION_ENTRY (self));
  g_return_if_fail (completions != NULL);

  if (self->entry == NULL || strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    {
      g_ptr_array_unref (completions);
      return;
    }

  g_ptr_array_unref (self->completions);
  self->completions = completions;
  fill_list (self);
  if (completions->len > 0 && is_in_sight (self->entry))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    close_list (self);
}

/**
 * mp_completion_entry_set_choose_first:
 * @choose_first: whether the first offer is marked at once; not where any text is fine
 */
void
mp_completion_entry_set_choose_first (MpCompletionEntry *self,
                                      gboolean           choose_first)
{
  g_return_if_fail (MP_IS_COMPLETION_ENTRY (self));

  self->choose_first = choose_first;
}

void
mp_completion_entry_set_choice (MpCompletionEntry *self,
                                gint64             id,
                                const char        *text)
{
  g_return_if_fail (MP_IS_COMPLETION_ENTRY (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
  self->setting = FALSE;
  self->choice = id;
  self->has_choice = text != NULL;
}

/**
 * mp_completion_entry_get_choice:
 * @id: (out): the record that was chosen, 0 for a new one
 *
 * Returns: %FALSE when the text was typed and nothing chosen
 */
gboolean
mp_completion_entry_get_choice (MpCompletionEntry *self,
                                gint64            *id)
{
  g_return_val_if_fail (MP_IS_COMPLETION_ENTRY (self), FALSE);

  *id = self->choice;
  return self->has_choice;
}

const char *
mp_completion_entry_get_text (MpCompletionEntry *self)
{
  g_return_val_if_fail (MP_IS_COMPLETION_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* For labels and accessible relations. */
GtkWidget *
mp_completion_entry_get_entry (MpCompletionEntry *self)
{
  g_return_val_if_fail (MP_IS_COMPLETION_ENTRY (self), NULL);

  return self->entry;
}
