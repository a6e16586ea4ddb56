/* test-report-dialog.c: what is asked before a report
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/mp-report-dialog.h"
#include "mp-test-window.h"

typedef struct
{
  guint n;
  MpReportOptions options;
  char *language;
} Accepted;

static void
accepted_cb (MpReportDialog *dialog,
             Accepted       *accepted)
{
  accepted->n++;
  mp_report_options_init (&accepted->options);
  mp_report_dialog_apply (dialog, &accepted->options);
  accepted->language = g_strdup (mp_report_dialog_get_language (dialog));
}

static gpointer
nth (MpReportDialog *dialog,
     GType           type,
     guint           n)
{
  g_autoptr (GPtrArray) found = mp_test_find_all (GTK_WIDGET (dialog), type);

  g_assert_cmpuint (found->len, >, n);
  return g_ptr_array_index (found, n);
}

static MpReportDialog *
open_dialog (Accepted *accepted)
{
  MpReportDialog *dialog = mp_report_dialog_new ();

  *accepted = (Accepted) { 0 };
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), accepted);
  gtk_window_present (GTK_WINDOW (dialog));
  mp_test_iterate ();
  return dialog;
}

static void
accept_dialog (MpReportDialog *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  mp_test_iterate ();
}

/* Whoever only says yes tells nothing private, in the own language. */
static void
test_defaults (void)
{
  Accepted accepted;

  accept_dialog (open_dialog (&accepted));
  g_assert_cmpuint (accepted.n, ==, 1);
  g_assert_cmpint (accepted.options.format, ==, MP_REPORT_FORMAT_HTML);
  g_assert_false (accepted.options.with_notes);
  g_assert_false (accepted.options.with_names);
  g_assert_cmpint (accepted.options.made_on, ==, MP_DATE_NONE);
  g_assert_cmpstr (accepted.language, ==, "en");
  g_free (accepted.language);
}

/* What was ticked is ticked for once: the next report asks again. */
static void
test_answers (void)
{
  Accepted accepted;
  MpReportDialog *dialog = open_dialog (&accepted);
  AdwComboRow *paper = nth (dialog, ADW_TYPE_COMBO_ROW, 2);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (paper)));
  adw_combo_row_set_selected (nth (dialog, ADW_TYPE_COMBO_ROW, 0), MP_REPORT_FORMAT_PDF);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (paper)));
  adw_combo_row_set_selected (paper, 2);
  adw_combo_row_set_selected (nth (dialog, ADW_TYPE_COMBO_ROW, 1), 0);
  for (guint i = 0; i < 3; i++)
    gtk_switch_set_active (nth (dialog, GTK_TYPE_SWITCH, i), TRUE);
  accept_dialog (dialog);
  g_assert_cmpint (accepted.options.format, ==, MP_REPORT_FORMAT_PDF);
  g_assert_cmpstr (accepted.options.paper, ==, "Letter");
  g_assert_true (accepted.options.with_notes);
  g_assert_true (accepted.options.with_names);
  g_assert_cmpint (accepted.options.made_on, ==, mp_date_today ());
  g_assert_cmpstr (accepted.language, ==, "ar");
  g_free (accepted.language);

  accept_dialog (open_dialog (&accepted));
  g_assert_false (accepted.options.with_notes);
  g_free (accepted.language);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpApplication) application = app_fixture_init (&argc, &argv);

  if (application == NULL)
    return 0;

  g_test_add_func ("/report-dialog/nothing-private-by-default", test_defaults);
  g_test_add_func ("/report-dialog/answers-are-for-once", test_answers);
  return g_test_run ();
}
