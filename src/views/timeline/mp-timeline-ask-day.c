/* mp-timeline-ask-day.c: asks for a day below the header of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "views/timeline/mp-timeline-ask-day.h"

#include "views/timeline/mp-timeline-view-private.h"
#include "widgets/mp-date-entry.h"

/* What the popover is made of. */
typedef struct
{
  MpTimelineView *view; /* lives longer */
  GtkPopover *popover;
  MpDateEntry *entry;
  GtkLabel *message;
  void (*answered) (MpTimelineView *view, MpDate day, MpDatePrecision precision);
} Asking;

static void
answer_cb (Asking *asking)
{
  g_autoptr(GError) error = NULL;
  MpDatePrecision precision;
  MpDate day;

  if (!mp_date_entry_get_date (asking->entry, &day, &precision, &error))
    {
      gtk_label_set_label (asking->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (asking->message), TRUE);
      return;
    }
  gtk_popover_popdown (asking->popover);
  if (day != MP_DATE_NONE)
    asking->answered (asking->view, day, precision);
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: it is still in the middle of closing. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
set_up_message (GtkLabel *message)
{
  gtk_label_set_wrap (message, TRUE);
  gtk_label_set_max_width_chars (message, 30);
  gtk_label_set_xalign (message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (message), "caption");
  gtk_widget_set_visible (GTK_WIDGET (message), FALSE);
}

static void
set_up_entry (MpDateEntry                 *entry,
              const MpTimelineDayQuestion *question)
{
  GtkWidget *text = mp_date_entry_get_entry (entry);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, question->name, -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (text), question->placeholder);
  mp_date_entry_set_start (entry, question->start);
  if (question->day != MP_DATE_NONE)
    mp_date_entry_set_date (entry, question->day, MP_PRECISION_DAY);
}

static GtkWidget *
make_popover (MpTimelineView              *view,
              const MpTimelineDayQuestion *question)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = mp_date_entry_new (question->with_precision);
  GtkWidget *button = gtk_button_new_with_mnemonic (question->button);
  GtkWidget *message = gtk_label_new (NULL);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { view, GTK_POPOVER (popover), MP_DATE_ENTRY (entry), GTK_LABEL (message), question->answered };
  g_object_set_data_full (G_OBJECT (popover), "mp-timeline-asking", asking, g_free);
  set_up_entry (asking->entry, question);
  set_up_message (asking->message);
  gtk_widget_add_css_class (button, "suggested-action");

  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  if (question->heading)
    gtk_box_append (GTK_BOX (box), make_heading (question->heading));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (answer_cb), asking);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (answer_cb), asking);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return popover;
}

/**
 * mp_timeline_ask_day:
 *
 * From the ruler: that is where days are. While one question is open there is no other.
 */
void
mp_timeline_ask_day (MpTimelineView              *view,
                     const MpTimelineDayQuestion *question)
{
  GtkWidget *ruler, *popover;

  g_return_if_fail (MP_IS_TIMELINE_VIEW (view));
  g_return_if_fail (question != NULL && question->answered != NULL);

  ruler = GTK_WIDGET (view->ruler);
  if (gtk_widget_get_first_child (ruler))
    return;
  popover = make_popover (view, question);
  gtk_widget_set_parent (popover, ruler);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_popup (GTK_POPOVER (popover));
}
