/* mp-date-entry.c: an entry for a day, a month or a year, with a calendar
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How exact a date is shows in how it is written: "14 Jun 2026", "Jun 2026", "2026".
 */

#include "config.h"

#include "widgets/mp-date-entry.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "widgets/mp-calendar-popover.h"
#include "widgets/mp-date-input.h"

struct _MpDateEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  MpCalendarPopover *popover;
  MpDate start;
  gboolean with_precision;
};

G_DEFINE_FINAL_TYPE (MpDateEntry, mp_date_entry, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_cb (MpDateEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* The calendar opens on what the entry says, or where the owner told it to begin. */
static void
popover_map_cb (MpDateEntry *self)
{
  MpDate date;
  MpDatePrecision precision;

  if (!mp_date_input_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &date, &precision, NULL))
    date = MP_DATE_NONE;
  mp_calendar_popover_set_date (self->popover, date, precision, self->start);
}

static void
picked_cb (MpDateEntry *self,
           int          date,
           int          precision)
{
  mp_date_entry_set_date (self, date, (MpDatePrecision) precision);
}

/* Back to where Enter means "done". */
static void
closed_cb (MpDateEntry *self)
{
  if (self->entry)
    gtk_widget_grab_focus (self->entry);
}

static gboolean
key_pressed_cb (MpDateEntry     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || !(state & GDK_ALT_MASK))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  return TRUE;
}

static void
mp_date_entry_dispose (GObject *object)
{
  MpDateEntry *self = MP_DATE_ENTRY (object);

  self->popover = NULL;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_date_entry_parent_class)->dispose (object);
}

static void
mp_date_entry_class_init (MpDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_date_entry_dispose;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dateentry");
}

static void
mp_date_entry_init (MpDateEntry *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->start = MP_DATE_NONE;

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, controller);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->popover = MP_CALENDAR_POPOVER (mp_calendar_popover_new ());
  g_signal_connect_object (self->popover, "map", G_CALLBACK (popover_map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_tooltip_text (self->button, _("Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

/**
 * mp_date_entry_new:
 * @with_precision: whether a month or a year will do
 */
GtkWidget *
mp_date_entry_new (gboolean with_precision)
{
  MpDateEntry *self = g_object_new (MP_TYPE_DATE_ENTRY, NULL);

  self->with_precision = with_precision;
  mp_calendar_popover_set_with_precision (self->popover, with_precision);
  return GTK_WIDGET (self);
}

void
mp_date_entry_set_date (MpDateEntry     *self,
                        MpDate           date,
                        MpDatePrecision  precision)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MP_IS_DATE_ENTRY (self));

  text = date == MP_DATE_NONE ? g_strdup ("") : mp_format_date (date, precision);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * mp_date_entry_get_date:
 * @date: (out): the day, %MP_DATE_NONE when the entry is empty
 * @precision: (out): how exact it is
 *
 * Returns: %FALSE when what the entry holds is not a date
 */
gboolean
mp_date_entry_get_date (MpDateEntry      *self,
                        MpDate           *date,
                        MpDatePrecision  *precision,
                        GError          **error)
{
  g_return_val_if_fail (MP_IS_DATE_ENTRY (self), FALSE);

  if (!mp_date_input_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), date, precision, error))
    return FALSE;
  if (*date == MP_DATE_NONE || *precision == MP_PRECISION_DAY || self->with_precision)
    return TRUE;

  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The day is missing: “%s”."), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return FALSE;
}

/* Where the calendar begins while the entry is empty. */
void
mp_date_entry_set_start (MpDateEntry *self,
                         MpDate       day)
{
  g_return_if_fail (MP_IS_DATE_ENTRY (self));

  self->start = day;
}

GtkWidget *
mp_date_entry_get_entry (MpDateEntry *self)
{
  g_return_val_if_fail (MP_IS_DATE_ENTRY (self), NULL);

  return self->entry;
}
