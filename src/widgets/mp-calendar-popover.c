/* mp-calendar-popover.c: a calendar to pick a day, or its month or year
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-calendar-popover.h"

#include <glib/gi18n-lib.h>

struct _MpCalendarPopover
{
  GtkPopover parent_instance;

  GtkCalendar *calendar;
  GtkWidget *precision_box;
  GtkToggleButton *precision_buttons[3];
  gboolean setting;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (MpCalendarPopover, mp_calendar_popover, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MpDatePrecision
get_precision (MpCalendarPopover *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->precision_buttons); i++)
    {
      if (gtk_toggle_button_get_active (self->precision_buttons[i]))
        return (MpDatePrecision) i;
    }
  return MP_PRECISION_DAY;
}

/* A day that is clicked is the answer; keys, months and years that are walked through are not yet. */
static void
released_cb (MpCalendarPopover *self,
             int                n_press,
             double             x,
             double             y)
{
  GtkWidget *calendar = GTK_WIDGET (self->calendar);
  GtkWidget *picked = gtk_widget_pick (calendar, x, y, GTK_PICK_DEFAULT);

  if (self->selected && picked && gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) == NULL)
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
pressed_cb (MpCalendarPopover *self)
{
  self->selected = FALSE;
}

/* The entry follows what is selected. */
static void
selected_cb (MpCalendarPopover *self)
{
  g_autoptr (GDateTime) time = NULL;
  MpDatePrecision precision = get_precision (self);
  MpDate date;

  if (self->setting)
    return;
  self->selected = TRUE;
  time = gtk_calendar_get_date (self->calendar);
  date = mp_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
  g_signal_emit (self, signals[PICKED], 0, mp_date_period_start (date, precision), (int) precision);
}

static void
precision_toggled_cb (MpCalendarPopover *self,
                      GtkToggleButton   *button)
{
  if (gtk_toggle_button_get_active (button))
    selected_cb (self);
}

static void
mp_calendar_popover_class_init (MpCalendarPopoverClass *klass)
{
  /**
   * MpCalendarPopover::picked:
   * @date: an #MpDate
   * @precision: an #MpDatePrecision
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
create_precision_buttons (MpCalendarPopover *self)
{
  const char *labels[] = { C_("how exact", "Day"), C_("how exact", "Month"), C_("how exact", "Year") };

  self->precision_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->precision_box), TRUE);
  gtk_widget_add_css_class (self->precision_box, "linked");
  gtk_widget_set_tooltip_text (self->precision_box, _("How much of the date is known"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);

      self->precision_buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->precision_buttons[i], self->precision_buttons[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (precision_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->precision_box), button);
    }
}

static void
mp_calendar_popover_init (MpCalendarPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->setting = TRUE;
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (gesture));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));

  create_precision_buttons (self);
  gtk_box_append (GTK_BOX (box), self->precision_box);
  gtk_toggle_button_set_active (self->precision_buttons[MP_PRECISION_DAY], TRUE);
  self->setting = FALSE;

  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
mp_calendar_popover_new (void)
{
  return g_object_new (MP_TYPE_CALENDAR_POPOVER, NULL);
}

void
mp_calendar_popover_set_with_precision (MpCalendarPopover *self,
                                        gboolean           with_precision)
{
  g_return_if_fail (MP_IS_CALENDAR_POPOVER (self));

  gtk_widget_set_visible (self->precision_box, with_precision);
}

/**
 * mp_calendar_popover_set_date:
 * @date: what to show as picked, or %MP_DATE_NONE
 * @start: the day to open on when @date is none; %MP_DATE_NONE to stay
 */
void
mp_calendar_popover_set_date (MpCalendarPopover *self,
                              MpDate             date,
                              MpDatePrecision    precision,
                              MpDate             start)
{
  MpDate shown = date != MP_DATE_NONE ? date : start;

  g_return_if_fail (MP_IS_CALENDAR_POPOVER (self));

  self->setting = TRUE;
  if (shown != MP_DATE_NONE)
    {
      int year, month, day;
      g_autoptr (GDateTime) time = NULL;

      mp_date_to_ymd (shown, &year, &month, &day);
      time = g_date_time_new_utc (year, month, day, 0, 0, 0.0);
      gtk_calendar_select_day (self->calendar, time);
    }
  gtk_toggle_button_set_active (self->precision_buttons[date == MP_DATE_NONE ? MP_PRECISION_DAY : precision], TRUE);
  self->setting = FALSE;
}
