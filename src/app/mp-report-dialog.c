/* mp-report-dialog.c: how a report is to be
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-report-dialog.h"

#include <string.h>

#include "base/mp-language.h"
#include "base/mp-locale.h"

struct _MpReportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *format_row;
  AdwComboRow *language_row;
  AdwComboRow *paper_row;
  GtkSwitch *notes_switch;
  GtkSwitch *names_switch;
  GtkSwitch *made_on_switch;
  GtkButton *accept_button;

  GPtrArray *languages; /* of char *, in the order of the row */
};

G_DEFINE_FINAL_TYPE (MpReportDialog, mp_report_dialog, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the row, by names that mp_timeline_paper_parse() knows. */
static const char *const papers[] = { "A4", "A3", "Letter" };

static void
update_rows (MpReportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), adw_combo_row_get_selected (self->format_row) == MP_REPORT_FORMAT_PDF);
}

static void
accept_cb (MpReportDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* That of the program comes first to mind. */
static void
fill_languages (MpReportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *own = mp_locale_dup_language (GETTEXT_PACKAGE);
  guint selected = 0;

  self->languages = mp_locale_list_languages (GETTEXT_PACKAGE, LOCALEDIR);
  for (guint i = 0; i < self->languages->len; i++)
    {
      const char *code = g_ptr_array_index (self->languages, i);

      gtk_string_list_take (names, mp_language_dup_name (code));
      if (strcmp (code, own) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
}

static void
mp_report_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (MP_REPORT_DIALOG (object)->languages);
  G_OBJECT_CLASS (mp_report_dialog_parent_class)->finalize (object);
}

static void
mp_report_dialog_class_init (MpReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_report_dialog_finalize;
  signals[ACCEPTED] = g_signal_new ("accepted", MP_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, names_switch);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, made_on_switch);
  gtk_widget_class_bind_template_child (widget_class, MpReportDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_rows);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mp_report_dialog_init (MpReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_languages (self);
  update_rows (self);
}

MpReportDialog *
mp_report_dialog_new (void)
{
  return g_object_new (MP_TYPE_REPORT_DIALOG, NULL);
}

/**
 * mp_report_dialog_apply:
 * @options: gets what was answered; its paper is static
 */
void
mp_report_dialog_apply (MpReportDialog  *self,
                        MpReportOptions *options)
{
  g_return_if_fail (MP_IS_REPORT_DIALOG (self));

  options->format = (MpReportFormat) adw_combo_row_get_selected (self->format_row);
  options->paper = papers[adw_combo_row_get_selected (self->paper_row)];
  options->with_notes = gtk_switch_get_active (self->notes_switch);
  options->with_names = gtk_switch_get_active (self->names_switch);
  options->made_on = gtk_switch_get_active (self->made_on_switch) ? mp_date_today () : MP_DATE_NONE;
}

/**
 * mp_report_dialog_get_language:
 *
 * Returns: (transfer none): the code of the language that was chosen
 */
const char *
mp_report_dialog_get_language (MpReportDialog *self)
{
  g_return_val_if_fail (MP_IS_REPORT_DIALOG (self), NULL);

  return g_ptr_array_index (self->languages, adw_combo_row_get_selected (self->language_row));
}
