/* mp-import-difference-row.c: one difference of a project, and whose words are kept
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-difference-row.h"

#include <glib/gi18n-lib.h>

struct _MpImportDifferenceRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *label;
  GtkLabel *old_label;
  GtkLabel *new_label;
  GtkDropDown *choice;

  MpImportItem *item;
  guint index;
  MpChoice choices[MP_CHOICE_DEFAULT]; /* those that can be made, in the order of the list */
  guint n_choices;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MpImportDifferenceRow, mp_import_difference_row, GTK_TYPE_LIST_BOX_ROW)

static const MpImportDifference *
get_difference (MpImportDifferenceRow *self)
{
  return g_ptr_array_index (mp_import_item_get_differences (self->item), self->index);
}

static void
choice_cb (MpImportDifferenceRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (!self->updating && selected < self->n_choices)
    mp_import_item_set_choice (self->item, self->index, self->choices[selected]);
}

static void
mp_import_difference_row_dispose (GObject *object)
{
  g_clear_object (&MP_IMPORT_DIFFERENCE_ROW (object)->item);

  G_OBJECT_CLASS (mp_import_difference_row_parent_class)->dispose (object);
}

static void
mp_import_difference_row_class_init (MpImportDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_difference_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/import/mp-import-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportDifferenceRow, label);
  gtk_widget_class_bind_template_child (widget_class, MpImportDifferenceRow, old_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportDifferenceRow, new_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportDifferenceRow, choice);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
}

static void
mp_import_difference_row_init (MpImportDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A text that does not count after the import stands back. */
static void
set_text (GtkLabel   *label,
          char       *text,
          gboolean    is_kept)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (is_kept)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "import-old");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "import-old");
  g_free (text);
}

/**
 * mp_import_difference_row_update:
 *
 * Shows what was decided elsewhere.
 */
void
mp_import_difference_row_update (MpImportDifferenceRow *self)
{
  const MpImportDifference *difference;

  g_return_if_fail (MP_IS_IMPORT_DIFFERENCE_ROW (self));

  difference = get_difference (self);
  /* Translators: what the portfolio says. */
  set_text (self->old_label, difference->old_text ? g_strdup_printf (_("Mine: %s"), difference->old_text) : NULL, difference->choice != MP_CHOICE_THEIRS);
  if (difference->new_text == NULL)
    set_text (self->new_label, g_strdup (_("The file does not say it")), TRUE);
  else
    /* Translators: what the file says. */
    set_text (self->new_label, difference->old_text ? g_strdup_printf (_("Theirs: %s"), difference->new_text) : g_strdup (difference->new_text),
              difference->choice != MP_CHOICE_MINE || difference->n_theirs == 0);
  self->updating = TRUE;
  for (guint i = 0; i < self->n_choices; i++)
    {
      if (self->choices[i] == difference->choice)
        gtk_drop_down_set_selected (self->choice, i);
    }
  self->updating = FALSE;
}

static void
fill_choices (MpImportDifferenceRow *self)
{
  const MpImportDifference *difference = get_difference (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (MpChoice choice = MP_CHOICE_THEIRS; choice < MP_CHOICE_DEFAULT; choice++)
    {
      if (!mp_import_difference_allows (difference, choice))
        continue;
      self->choices[self->n_choices++] = choice;
      gtk_string_list_append (labels, mp_import_difference_get_choice_label (difference, choice));
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->n_choices > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, difference->label, -1);
}

/**
 * mp_import_difference_row_new:
 * @index: of one of the differences of @item; where nothing can be decided, no choice is offered
 */
GtkWidget *
mp_import_difference_row_new (MpImportItem *item,
                              guint         index)
{
  MpImportDifferenceRow *self = g_object_new (MP_TYPE_IMPORT_DIFFERENCE_ROW, NULL);

  self->item = g_object_ref (item);
  self->index = index;
  gtk_label_set_label (self->label, get_difference (self)->label);
  fill_choices (self);
  mp_import_difference_row_update (self);
  return GTK_WIDGET (self);
}
