/* mp-as-of-button.c: the day for which a status is told
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-as-of-button.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

struct _MpAsOfButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkWidget *today_button;

  MpDate day;
  gboolean is_short;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpAsOfButton, mp_as_of_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (MpAsOfButton *self)
{
  g_autofree char *date = mp_format_date (self->day, MP_PRECISION_DAY);
  g_autofree char *text = NULL;
  g_autoptr(GDateTime) time = NULL;
  gboolean today = self->day == mp_date_today ();
  int year, month, day;

  /* Translators: %s is a date; the day for which the status of projects is told */
  text = self->is_short ? g_strdup (date) : g_strdup_printf (_("As of %s"), date);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_sensitive (self->today_button, !today);
  /* Another day than today is a kind of filter: it must not be overlooked. */
  if (today)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "other-day");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "other-day");

  mp_date_to_ymd (self->day, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->updating = FALSE;
}

static void
day_selected_cb (MpAsOfButton *self)
{
  g_autoptr(GDateTime) time = NULL;
  int year, month, day;

  if (self->updating)
    return;
  time = gtk_calendar_get_date (self->calendar);
  g_date_time_get_ymd (time, &year, &month, &day);
  mp_as_of_button_set_day (self, mp_date_from_ymd (year, month, day));
}

static void
today_cb (MpAsOfButton *self)
{
  mp_as_of_button_set_day (self, mp_date_today ());
  gtk_popover_popdown (self->popover);
}

static void
mp_as_of_button_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, MP_AS_OF_BUTTON (object)->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_as_of_button_class_init (MpAsOfButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mp_as_of_button_get_property;

  properties[PROP_DAY] =
    g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, 0,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-as-of-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MpAsOfButton, button);
  gtk_widget_class_bind_template_child (widget_class, MpAsOfButton, label);
  gtk_widget_class_bind_template_child (widget_class, MpAsOfButton, popover);
  gtk_widget_class_bind_template_child (widget_class, MpAsOfButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, MpAsOfButton, today_button);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
mp_as_of_button_init (MpAsOfButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = mp_date_today ();
  update (self);
}

MpDate
mp_as_of_button_get_day (MpAsOfButton *self)
{
  g_return_val_if_fail (MP_IS_AS_OF_BUTTON (self), MP_DATE_NONE);

  return self->day;
}

void
mp_as_of_button_set_day (MpAsOfButton *self,
                         MpDate        day)
{
  g_return_if_fail (MP_IS_AS_OF_BUTTON (self));
  g_return_if_fail (day >= MP_DATE_MIN && day <= MP_DATE_MAX);

  if (day == self->day)
    return;
  self->day = day;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * mp_as_of_button_set_short:
 * @is_short: whether there is room for the date only
 */
void
mp_as_of_button_set_short (MpAsOfButton *self,
                           gboolean      is_short)
{
  g_return_if_fail (MP_IS_AS_OF_BUTTON (self));

  if (self->is_short == is_short)
    return;
  self->is_short = is_short;
  update (self);
}

void
mp_as_of_button_popup (MpAsOfButton *self)
{
  g_return_if_fail (MP_IS_AS_OF_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
