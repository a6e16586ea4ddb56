/* mp-reporting-dialog.c: asks who reports the activities of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-reporting-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The types of organisation of IATI that publish. */
static const struct
{
  const char *code;
  const char *label;
} types[] = {
  { "10", NC_("organisation", "Government") },
  { "11", NC_("organisation", "Local government") },
  { "15", NC_("organisation", "Other public sector") },
  { "40", NC_("organisation", "Multilateral") },
  { "21", NC_("organisation", "International NGO or union") },
  { "22", NC_("organisation", "National NGO or union") },
  { "23", NC_("organisation", "Regional NGO") },
  { "24", NC_("organisation", "NGO of a partner country") },
  { "30", NC_("organisation", "Public-private partnership") },
  { "60", NC_("organisation", "Foundation") },
  { "70", NC_("organisation", "Private sector") },
  { "80", NC_("organisation", "Academic, training and research") },
  { "90", NC_("organisation", "Other") },
};

/* Belongs to its dialog. */
typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable *ref;
  GtkEditable *name;
  AdwComboRow *type;
  GTask *task;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  /* It went with its window. */
  if (asking->task)
    g_task_return_pointer (asking->task, NULL, NULL);
  g_clear_object (&asking->task);
  g_free (asking);
}

static MpIatiReporting *
make_reporting (Asking *asking)
{
  g_autofree char *ref = g_strstrip (g_strdup (gtk_editable_get_text (asking->ref)));

  return mp_iati_reporting_new (ref, types[adw_combo_row_get_selected (asking->type)].code, gtk_editable_get_text (asking->name), NULL);
}

static void
changed_cb (Asking *asking)
{
  g_autoptr (MpIatiReporting) reporting = make_reporting (asking);

  adw_message_dialog_set_response_enabled (asking->dialog, "accept", reporting != NULL);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  g_autoptr (GTask) task = g_steal_pointer (&asking->task);

  if (g_strcmp0 (response, "accept") == 0)
    g_task_return_pointer (task, make_reporting (asking), (GDestroyNotify) mp_iati_reporting_free);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static GtkEditable *
add_entry (Asking     *asking,
           GtkWidget  *list,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), asking);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
create_form (Asking *asking)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  asking->name = add_entry (asking, list, _("Name"));
  /* Translators: an example of an identifier stands in it. */
  asking->ref = add_entry (asking, list, _("Identifier, as XM-DAC-41302"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (labels, g_dpgettext2 (GETTEXT_PACKAGE, "organisation", types[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Type"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  asking->type = ADW_COMBO_ROW (row);
  return list;
}

/**
 * mp_reporting_dialog_ask_async:
 *
 * Asks for identifier, type and name of the organisation that publishes the portfolio.
 */
void
mp_reporting_dialog_ask_async (GtkWindow           *parent,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Who Reports?"), NULL));

  asking->dialog = dialog;
  asking->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (asking->task, mp_reporting_dialog_ask_async);
  adw_message_dialog_set_body (dialog, _("IATI names the organisation that publishes the activities. It is kept with the portfolio, so that it is asked for once."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", _("_Export"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, create_form (asking));
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), asking);
  changed_cb (asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * mp_reporting_dialog_ask_finish:
 *
 * Returns: (transfer full) (nullable): the organisation, %NULL when nothing is to be done
 */
MpIatiReporting *
mp_reporting_dialog_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
