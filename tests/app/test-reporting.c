/* test-reporting.c: the dialog that asks who reports
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "app/mp-reporting-dialog.h"
#include "mp-test-window.h"

typedef struct
{
  GtkWindow *window;
  AdwMessageDialog *dialog;
  GtkEditable *name;
  GtkEditable *ref;
  AdwComboRow *type;
  GAsyncResult *result;
} Fixture;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  ((Fixture *) user_data)->result = g_object_ref (result);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *form;

  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 700, 600);
  gtk_window_present (f->window);
  mp_reporting_dialog_ask_async (f->window, answered_cb, f);
  f->dialog = ADW_MESSAGE_DIALOG (mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  form = adw_message_dialog_get_extra_child (f->dialog);
  entries = mp_test_find_all (form, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (entries->len, ==, 2);
  f->name = g_ptr_array_index (entries, 0);
  f->ref = g_ptr_array_index (entries, 1);
  f->type = ADW_COMBO_ROW (mp_test_find (form, ADW_TYPE_COMBO_ROW));
  mp_test_settle (GTK_WIDGET (f->dialog));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  /* Who asked learns of it also when nothing was answered. */
  gtk_window_destroy (GTK_WINDOW (f->dialog));
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&f->result);
  gtk_window_destroy (f->window);
}

/* Nothing can be accepted that IATI would not take. */
static void
test_only_a_whole_answer_is_taken (Fixture       *f,
                                   gconstpointer  data)
{
  g_assert_false (adw_message_dialog_get_response_enabled (f->dialog, "accept"));
  gtk_editable_set_text (f->name, "International Labour Organization");
  g_assert_false (adw_message_dialog_get_response_enabled (f->dialog, "accept"));
  gtk_editable_set_text (f->ref, "ILO");
  g_assert_false (adw_message_dialog_get_response_enabled (f->dialog, "accept"));
  gtk_editable_set_text (f->ref, " XM-DAC-41302 ");
  g_assert_true (adw_message_dialog_get_response_enabled (f->dialog, "accept"));
}

static void
test_the_answer_is_what_was_typed (Fixture       *f,
                                   gconstpointer  data)
{
  g_autoptr (MpIatiReporting) reporting = NULL;

  gtk_editable_set_text (f->name, "International Labour Organization");
  gtk_editable_set_text (f->ref, "XM-DAC-41302");
  adw_combo_row_set_selected (f->type, 3);
  adw_message_dialog_response (f->dialog, "accept");
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  reporting = mp_reporting_dialog_ask_finish (f->result);
  g_assert_cmpstr (reporting->ref, ==, "XM-DAC-41302");
  g_assert_cmpstr (reporting->type, ==, "40");
  g_assert_cmpstr (reporting->name, ==, "International Labour Organization");
}

static void
test_cancelling_is_no_answer (Fixture       *f,
                              gconstpointer  data)
{
  adw_message_dialog_response (f->dialog, "cancel");
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mp_reporting_dialog_ask_finish (f->result));
}

#define ADD(path, func) g_test_add ("/reporting/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  ADD ("whole", test_only_a_whole_answer_is_taken);
  ADD ("answer", test_the_answer_is_what_was_typed);
  ADD ("cancel", test_cancelling_is_no_answer);

  return g_test_run ();
}
