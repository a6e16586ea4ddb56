/* mp-picture-dialog.c: how the timeline is to be on paper or in a picture
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-picture-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "widgets/mp-date-entry.h"

/* As in the settings; without a visible part there are only the others. */
typedef enum
{
  PART_WHOLE,
  PART_PERIOD,
  PART_VISIBLE,
} Part;

struct _MpPictureDialog
{
  AdwWindow parent_instance;

  AdwComboRow *part_row;
  AdwActionRow *from_row;
  AdwActionRow *to_row;
  GtkLabel *note;
  GtkLabel *message;
  AdwPreferencesGroup *paper_group;
  AdwComboRow *paper_row;
  GtkWidget *short_row;
  GtkSpinButton *short_spin;
  GtkWidget *long_row;
  GtkSpinButton *long_spin;
  AdwComboRow *orientation_row;
  AdwActionRow *wide_row;
  GtkSpinButton *wide_spin;
  GtkSpinButton *text_spin;
  GtkWidget *scale_row;
  GtkWidget *legend_switch;
  GtkWidget *made_on_switch;
  GtkButton *accept_button;
  MpDateEntry *from_entry;
  MpDateEntry *to_entry;

  GSettings *settings;
  MpPictureUse use;
  MpDate visible_from; /* MP_DATE_NONE: nothing is visible */
  MpDate visible_to;
  MpDate from; /* as accepted */
  MpDate to;
  char *paper;
};

G_DEFINE_FINAL_TYPE (MpPictureDialog, mp_picture_dialog, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Names that mp_timeline_paper_parse() knows; after them comes what is measured. */
static const char *const papers[] = { "A4", "A3", "Letter" };

static void
update_rows (MpPictureDialog *self)
{
  Part part = adw_combo_row_get_selected (self->part_row);
  gboolean measured = adw_combo_row_get_selected (self->paper_row) == G_N_ELEMENTS (papers);
  g_autofree char *visible = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->from_row), part == PART_PERIOD);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), part == PART_PERIOD);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (self->short_row, measured);
  gtk_widget_set_visible (self->long_row, measured);

  if (part == PART_VISIBLE)
    {
      g_autofree char *range = mp_format_range (self->visible_from, MP_PRECISION_DAY, self->visible_to, MP_PRECISION_DAY);

      /* Translators: a part of the timeline; %s is from when to when. */
      visible = g_strdup_printf (_("%s, all projects"), range);
    }
  gtk_label_set_label (self->note, visible              ? visible
                                   : part == PART_WHOLE ? _("From the first date of all projects to the last")
                                                        : _("All projects; arrows point at those of other times"));
}

static void
fill_parts (MpPictureDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = (guint) g_settings_get_enum (self->settings, "picture-part");

  gtk_string_list_append (names, C_("part of the timeline", "Whole Timeline"));
  gtk_string_list_append (names, C_("part of the timeline", "Period"));
  if (self->visible_from != MP_DATE_NONE)
    gtk_string_list_append (names, C_("part of the timeline", "Visible Time"));
  adw_combo_row_set_model (self->part_row, G_LIST_MODEL (names));
  /* A period is for once: nobody looks for last week's in the next picture. */
  adw_combo_row_set_selected (self->part_row, chosen == PART_VISIBLE && self->visible_from != MP_DATE_NONE ? PART_VISIBLE : PART_WHOLE);
}

static void
fill_papers (MpPictureDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_settings_get_string (self->settings, "picture-paper");
  guint selected = G_N_ELEMENTS (papers);
  double width, height;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      gtk_string_list_append (names, papers[i]);
      if (g_str_equal (chosen, papers[i]))
        selected = i;
    }
  gtk_string_list_append (names, C_("paper", "Custom"));
  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (names));
  if (!mp_timeline_paper_parse (chosen, &width, &height, NULL))
    selected = 0;
  else if (selected == G_N_ELEMENTS (papers))
    {
      gtk_spin_button_set_value (self->short_spin, MIN (width, height));
      gtk_spin_button_set_value (self->long_spin, MAX (width, height));
    }
  adw_combo_row_set_selected (self->paper_row, selected);
}

static char *
dup_paper (MpPictureDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->paper_row);

  if (selected < G_N_ELEMENTS (papers))
    return g_strdup (papers[selected]);
  return g_strdup_printf ("%dx%d", gtk_spin_button_get_value_as_int (self->short_spin), gtk_spin_button_get_value_as_int (self->long_spin));
}

static MpDateEntry *
add_date_entry (AdwActionRow *row,
                MpDate        date)
{
  GtkWidget *widget = mp_date_entry_new (TRUE);
  MpDateEntry *entry = MP_DATE_ENTRY (widget);

  mp_date_entry_set_date (entry, date, MP_PRECISION_DAY);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (mp_date_entry_get_entry (entry)), _("Day, month or year"));
  gtk_editable_set_width_chars (GTK_EDITABLE (mp_date_entry_get_entry (entry)), 14);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (mp_date_entry_get_entry (entry)), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  adw_action_row_add_suffix (row, widget);
  adw_action_row_set_activatable_widget (row, mp_date_entry_get_entry (entry));
  return entry;
}

static gboolean
fail (MpPictureDialog *self,
      MpDateEntry     *entry,
      const char      *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_grab_focus (mp_date_entry_get_entry (entry));
  return FALSE;
}

static gboolean
read_period (MpPictureDialog *self)
{
  g_autoptr (GError) error = NULL;
  MpDatePrecision precision = MP_PRECISION_DAY;

  self->from = self->to = MP_DATE_NONE;
  if (adw_combo_row_get_selected (self->part_row) == PART_VISIBLE)
    {
      self->from = self->visible_from;
      self->to = self->visible_to;
    }
  if (adw_combo_row_get_selected (self->part_row) != PART_PERIOD)
    return TRUE;

  if (!mp_date_entry_get_date (self->from_entry, &self->from, &precision, &error))
    return fail (self, self->from_entry, error->message);
  self->from = mp_date_period_start (self->from, precision);
  if (!mp_date_entry_get_date (self->to_entry, &self->to, &precision, &error))
    return fail (self, self->to_entry, error->message);
  if (self->to != MP_DATE_NONE)
    self->to = mp_date_period_end (self->to, precision);
  if (self->from != MP_DATE_NONE && self->to != MP_DATE_NONE && self->to < self->from)
    return fail (self, self->to_entry, _("The last day comes before the first."));
  return TRUE;
}

static void
save (MpPictureDialog *self)
{
  Part part = adw_combo_row_get_selected (self->part_row);

  if (self->visible_from != MP_DATE_NONE && part != PART_PERIOD)
    g_settings_set_enum (self->settings, "picture-part", part);
  g_settings_set_string (self->settings, "picture-paper", self->paper);
  g_settings_set_boolean (self->settings, "picture-landscape", adw_combo_row_get_selected (self->orientation_row) == 0);
  g_settings_set_int (self->settings, "picture-pages-wide", gtk_spin_button_get_value_as_int (self->wide_spin));
  g_settings_set_int (self->settings, "picture-text-size", gtk_spin_button_get_value_as_int (self->text_spin));
  g_settings_set_int (self->settings, "picture-scale", (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->scale_row)) + 1);
  g_settings_set_boolean (self->settings, "picture-legend", gtk_switch_get_active (GTK_SWITCH (self->legend_switch)));
  g_settings_set_boolean (self->settings, "picture-made-on", gtk_switch_get_active (GTK_SWITCH (self->made_on_switch)));
}

static void
accept_cb (MpPictureDialog *self)
{
  if (!read_period (self))
    return;
  /* What is still being typed counts. */
  gtk_spin_button_update (self->short_spin);
  gtk_spin_button_update (self->long_spin);
  gtk_spin_button_update (self->wide_spin);
  gtk_spin_button_update (self->text_spin);
  g_free (self->paper);
  self->paper = dup_paper (self);
  save (self);
  g_object_ref (self);
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

/* Not on what cancels, which stands first. */
static void
mp_picture_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mp_picture_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (MP_PICTURE_DIALOG (widget)->part_row));
}

static void
mp_picture_dialog_dispose (GObject *object)
{
  MpPictureDialog *self = MP_PICTURE_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->paper, g_free);
  G_OBJECT_CLASS (mp_picture_dialog_parent_class)->dispose (object);
}

static void
mp_picture_dialog_class_init (MpPictureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_picture_dialog_dispose;
  widget_class->map = mp_picture_dialog_map;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/app/mp-picture-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, part_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, note);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, message);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, paper_group);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, short_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, short_spin);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, long_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, long_spin);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, wide_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, wide_spin);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, text_spin);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, legend_switch);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, made_on_switch);
  gtk_widget_class_bind_template_child (widget_class, MpPictureDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_rows);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mp_picture_dialog_init (MpPictureDialog *self)
{
  self->visible_from = self->visible_to = MP_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The words that depend on what the answers are for. */
static void
set_texts (MpPictureDialog *self)
{
  gboolean pages = self->use == MP_PICTURE_FOR_PDF || self->use == MP_PICTURE_FOR_PRINTER;

  gtk_window_set_title (GTK_WINDOW (self), self->use == MP_PICTURE_FOR_PRINTER ? _("Print Timeline") : _("Export Timeline"));
  gtk_button_set_label (self->accept_button, self->use == MP_PICTURE_FOR_PRINTER ? _("Contin_ue") : _("_Export"));
  adw_action_row_set_subtitle (self->wide_row, pages ? _("The time is spread over pages side by side") : _("So many times as wide as the paper"));
  if (!pages)
    adw_preferences_group_set_description (self->paper_group, _("The picture is as wide as the paper, and as high as its rows need"));
  gtk_widget_set_visible (self->scale_row, self->use == MP_PICTURE_FOR_PNG);
}

static void
fill (MpPictureDialog *self)
{
  fill_parts (self);
  fill_papers (self);
  adw_combo_row_set_selected (self->orientation_row, g_settings_get_boolean (self->settings, "picture-landscape") ? 0 : 1);
  gtk_spin_button_set_value (self->wide_spin, g_settings_get_int (self->settings, "picture-pages-wide"));
  gtk_spin_button_set_value (self->text_spin, g_settings_get_int (self->settings, "picture-text-size"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->scale_row), (guint) g_settings_get_int (self->settings, "picture-scale") - 1);
  gtk_switch_set_active (GTK_SWITCH (self->legend_switch), g_settings_get_boolean (self->settings, "picture-legend"));
  gtk_switch_set_active (GTK_SWITCH (self->made_on_switch), g_settings_get_boolean (self->settings, "picture-made-on"));
}

/**
 * mp_picture_dialog_new:
 * @settings: where the answers are kept
 * @from: the first day that is visible, %MP_DATE_NONE when no timeline is
 * @to: the last one
 */
MpPictureDialog *
mp_picture_dialog_new (GSettings    *settings,
                       MpPictureUse  use,
                       MpDate        from,
                       MpDate        to)
{
  MpPictureDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MP_TYPE_PICTURE_DIALOG, NULL);
  self->settings = g_object_ref (settings);
  self->use = use;
  self->visible_from = from;
  self->visible_to = to;
  self->from_entry = add_date_entry (self->from_row, from);
  self->to_entry = add_date_entry (self->to_row, to);
  set_texts (self);
  fill (self);
  update_rows (self);
  return self;
}

MpPictureUse
mp_picture_dialog_get_use (MpPictureDialog *self)
{
  g_return_val_if_fail (MP_IS_PICTURE_DIALOG (self), MP_PICTURE_FOR_PDF);

  return self->use;
}

/**
 * mp_picture_dialog_apply:
 * @options: gets what was answered; its paper belongs to @self
 */
void
mp_picture_dialog_apply (MpPictureDialog         *self,
                         MpTimelineExportOptions *options)
{
  g_return_if_fail (MP_IS_PICTURE_DIALOG (self));

  options->from = self->from;
  options->to = self->to;
  options->paper = self->paper;
  options->landscape = adw_combo_row_get_selected (self->orientation_row) == 0;
  options->pages_wide = (guint) gtk_spin_button_get_value_as_int (self->wide_spin);
  options->font_scale = gtk_spin_button_get_value (self->text_spin) / 100;
  options->pixel_scale = adw_combo_row_get_selected (ADW_COMBO_ROW (self->scale_row)) + 1;
  options->legend = gtk_switch_get_active (GTK_SWITCH (self->legend_switch));
  if (!gtk_switch_get_active (GTK_SWITCH (self->made_on_switch)))
    options->made_on = MP_DATE_NONE;
}
