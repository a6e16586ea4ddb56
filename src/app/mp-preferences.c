/* mp-preferences.c: what a user can choose once and for all
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-preferences.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-language.h"
#include "base/mp-locale.h"

struct _MpPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *scheme_row;
  AdwComboRow *density_row;
  AdwComboRow *fiscal_row;
  AdwComboRow *language_row;
  AdwComboRow *digits_row;
  AdwEntryRow *author_row;

  GSettings *settings;
  GPtrArray *languages; /* of char *, in the order of the row; the first is "" */
};

G_DEFINE_FINAL_TYPE (MpPreferences, mp_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
fill_languages (MpPreferences *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_settings_get_string (self->settings, "language");
  guint selected = 0;

  for (guint i = 0; i < self->languages->len; i++)
    {
      const char *code = g_ptr_array_index (self->languages, i);

      if (*code == '\0')
        gtk_string_list_append (names, C_("language", "As the System"));
      else
        gtk_string_list_take (names, mp_language_dup_name (code));
      if (g_str_equal (code, chosen))
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
}

static void
fill_months (MpPreferences *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      if (month == 1)
        /* Translators: the month in which a fiscal year begins; %s is January. */
        gtk_string_list_take (names, g_strdup_printf (C_("fiscal year", "%s (Calendar Year)"), mp_format_month_long (month)));
      else
        gtk_string_list_append (names, mp_format_month_long (month));
    }
  adw_combo_row_set_model (self->fiscal_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->fiscal_row, (guint) g_settings_get_int (self->settings, "fiscal-year-month") - 1);
}

static void
scheme_cb (MpPreferences *self)
{
  if (self->settings)
    g_settings_set_enum (self->settings, "color-scheme", (int) adw_combo_row_get_selected (self->scheme_row));
}

static void
density_cb (MpPreferences *self)
{
  if (self->settings)
    g_settings_set_enum (self->settings, "density", (int) adw_combo_row_get_selected (self->density_row));
}

static void
fiscal_cb (MpPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->fiscal_row);

  if (self->settings && selected < 12)
    g_settings_set_int (self->settings, "fiscal-year-month", (int) selected + 1);
}

static void
language_cb (MpPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->settings && selected < self->languages->len)
    g_settings_set_string (self->settings, "language", g_ptr_array_index (self->languages, selected));
}

static void
digits_cb (MpPreferences *self)
{
  if (self->settings)
    g_settings_set_enum (self->settings, "digits", (int) adw_combo_row_get_selected (self->digits_row));
}

static void
mp_preferences_dispose (GObject *object)
{
  MpPreferences *self = MP_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_preferences_parent_class)->dispose (object);
}

static void
mp_preferences_class_init (MpPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, density_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, fiscal_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, digits_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferences, author_row);
}

static void
mp_preferences_init (MpPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_preferences_new:
 * @settings: where what is chosen is kept
 */
GtkWidget *
mp_preferences_new (GSettings *settings)
{
  MpPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MP_TYPE_PREFERENCES, NULL);
  self->languages = mp_locale_list_languages (GETTEXT_PACKAGE, LOCALEDIR);
  g_ptr_array_insert (self->languages, 0, g_strdup (""));
  self->settings = g_object_ref (settings);
  adw_combo_row_set_selected (self->scheme_row, (guint) g_settings_get_enum (settings, "color-scheme"));
  adw_combo_row_set_selected (self->density_row, (guint) g_settings_get_enum (settings, "density"));
  adw_combo_row_set_selected (self->digits_row, (guint) g_settings_get_enum (settings, "digits"));
  fill_months (self);
  fill_languages (self);
  g_settings_bind (settings, "author-name", self->author_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->scheme_row, "notify::selected", G_CALLBACK (scheme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->density_row, "notify::selected", G_CALLBACK (density_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fiscal_row, "notify::selected", G_CALLBACK (fiscal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->digits_row, "notify::selected", G_CALLBACK (digits_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
