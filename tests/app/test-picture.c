/* test-picture.c: the timeline as a picture and on paper, from the window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/mp-picture-dialog.h"
#include "app/mp-window.h"
#include "mp-fake-projects.h"
#include "mp-test-forms.h"
#include "widgets/mp-date-entry.h"

/* The nth widget of a type, in the order in which they stand. */
static gpointer
nth (MpPictureDialog *dialog,
     GType            type,
     guint            n)
{
  g_autoptr (GPtrArray) found = mp_test_find_all (GTK_WIDGET (dialog), type);

  g_assert_cmpuint (found->len, >, n);
  return g_ptr_array_index (found, n);
}

#define PART(dialog) ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 0))
#define PAPER(dialog) ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 1))
#define SPIN(dialog, n) GTK_SPIN_BUTTON (nth (dialog, GTK_TYPE_SPIN_BUTTON, n))
#define DATE(dialog, n) MP_DATE_ENTRY (nth (dialog, MP_TYPE_DATE_ENTRY, n))

typedef struct
{
  guint n;
  MpTimelineExportOptions options;
  char *paper;
} Accepted;

static void
accepted_cb (MpPictureDialog *dialog,
             Accepted        *accepted)
{
  accepted->n++;
  mp_timeline_export_options_init (&accepted->options);
  accepted->options.made_on = mp_date_from_ymd (2026, 11, 23);
  mp_picture_dialog_apply (dialog, &accepted->options);
  accepted->paper = g_strdup (accepted->options.paper);
}

static MpPictureDialog *
open_dialog (GSettings    *settings,
             MpPictureUse  use,
             Accepted     *accepted)
{
  MpPictureDialog *dialog = mp_picture_dialog_new (settings, use, mp_date_from_ymd (2024, 3, 1), mp_date_from_ymd (2025, 2, 28));

  *accepted = (Accepted) { 0 };
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), accepted);
  gtk_window_present (GTK_WINDOW (dialog));
  mp_test_iterate ();
  return dialog;
}

static void
accept_dialog (MpPictureDialog *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  mp_test_iterate ();
}

/* What nobody touched is what the program did before it asked. */
static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.mpower.Portfolio");
  MpTimelineExportOptions usual;
  Accepted accepted;

  mp_timeline_export_options_init (&usual);
  accept_dialog (open_dialog (settings, MP_PICTURE_FOR_PDF, &accepted));
  g_assert_cmpuint (accepted.n, ==, 1);
  g_assert_cmpint (accepted.options.from, ==, MP_DATE_NONE);
  g_assert_cmpint (accepted.options.to, ==, MP_DATE_NONE);
  g_assert_cmpstr (accepted.paper, ==, "A4");
  g_assert_cmpint (accepted.options.landscape, ==, usual.landscape);
  g_assert_cmpuint (accepted.options.pages_wide, ==, usual.pages_wide);
  g_assert_cmpfloat (accepted.options.font_scale, ==, usual.font_scale);
  g_assert_cmpfloat (accepted.options.pixel_scale, ==, 2);
  g_assert_true (accepted.options.legend);
  g_assert_cmpint (accepted.options.made_on, ==, mp_date_from_ymd (2026, 11, 23));
  g_free (accepted.paper);
}

static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.mpower.Portfolio");
  MpPictureDialog *dialog;
  Accepted accepted;

  dialog = open_dialog (settings, MP_PICTURE_FOR_PNG, &accepted);
  adw_combo_row_set_selected (PART (dialog), 2);
  adw_combo_row_set_selected (PAPER (dialog), 3);
  gtk_spin_button_set_value (SPIN (dialog, 0), 150);
  gtk_spin_button_set_value (SPIN (dialog, 1), 600);
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 2)), 1);
  gtk_spin_button_set_value (SPIN (dialog, 2), 3);
  /* As typed, without Enter. */
  gtk_editable_set_text (GTK_EDITABLE (SPIN (dialog, 3)), "120");
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 3)), 2);
  gtk_switch_set_active (nth (dialog, GTK_TYPE_SWITCH, 0), FALSE);
  gtk_switch_set_active (nth (dialog, GTK_TYPE_SWITCH, 1), FALSE);
  accept_dialog (dialog);
  g_assert_cmpuint (accepted.n, ==, 1);
  g_free (accepted.paper);

  accept_dialog (open_dialog (settings, MP_PICTURE_FOR_PRINTER, &accepted));
  g_assert_cmpint (accepted.options.from, ==, mp_date_from_ymd (2024, 3, 1));
  g_assert_cmpint (accepted.options.to, ==, mp_date_from_ymd (2025, 2, 28));
  g_assert_cmpstr (accepted.paper, ==, "150x600");
  g_assert_false (accepted.options.landscape);
  g_assert_cmpuint (accepted.options.pages_wide, ==, 3);
  g_assert_cmpfloat (accepted.options.font_scale, ==, 1.2);
  g_assert_cmpfloat (accepted.options.pixel_scale, ==, 3);
  g_assert_false (accepted.options.legend);
  g_assert_cmpint (accepted.options.made_on, ==, MP_DATE_NONE);
  g_free (accepted.paper);
  g_settings_reset (settings, "picture-part");
}

/* A month or a year is meant whole; what is wrong keeps the dialog open. */
static void
test_period (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.mpower.Portfolio");
  MpPictureDialog *dialog;
  Accepted accepted;

  dialog = open_dialog (settings, MP_PICTURE_FOR_PDF, &accepted);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (DATE (dialog, 0))));
  adw_combo_row_set_selected (PART (dialog), 1);
  mp_test_iterate ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (DATE (dialog, 0))));
  mp_date_entry_set_date (DATE (dialog, 0), mp_date_from_ymd (2026, 1, 1), MP_PRECISION_YEAR);
  accept_dialog (dialog);
  g_assert_cmpuint (accepted.n, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (mp_date_entry_get_entry (DATE (dialog, 1))), "some day");
  accept_dialog (dialog);
  g_assert_cmpuint (accepted.n, ==, 0);
  mp_date_entry_set_date (DATE (dialog, 1), mp_date_from_ymd (2026, 2, 1), MP_PRECISION_MONTH);
  accept_dialog (dialog);
  g_assert_cmpuint (accepted.n, ==, 1);
  g_assert_cmpint (accepted.options.from, ==, mp_date_from_ymd (2026, 1, 1));
  g_assert_cmpint (accepted.options.to, ==, mp_date_from_ymd (2026, 2, 28));
  g_free (accepted.paper);
}

static MpWindow *
open_window (GSettings       *settings,
             MpFakeDocument **document)
{
  MpWindow *window = mp_window_new (GTK_APPLICATION (g_application_get_default ()), settings);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  *document = mp_fake_projects_new (20);
  mp_window_set_document (window, mp_fake_document_get_portfolio (*document), MP_EDITOR (*document), MP_LOOKUP (*document));
  gtk_window_present (GTK_WINDOW (window));
  mp_test_iterate ();
  return window;
}

static gboolean
is_enabled (MpWindow   *window,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
test_copy (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.mpower.Portfolio");
  g_autoptr (MpFakeDocument) document = NULL;
  MpWindow *window = open_window (settings, &document);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  mp_window_show_view (window, "list");
  mp_test_iterate ();
  g_assert_true (is_enabled (window, "print"));
  g_assert_false (is_enabled (window, "copy-picture"));
  mp_window_show_view (window, "timeline");
  mp_test_iterate ();
  g_assert_true (is_enabled (window, "copy-picture"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "copy-picture", NULL);
  g_assert_false (is_enabled (window, "copy-picture"));
  while (!is_enabled (window, "copy-picture"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&value)), ==, 1684);
  gtk_window_destroy (GTK_WINDOW (window));
  mp_test_iterate ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MpApplication) application = app_fixture_init (&argc, &argv);

  if (application == NULL)
    return 0;

  g_test_add_func ("/picture/what-nobody-touched", test_defaults);
  g_test_add_func ("/picture/answers-are-remembered", test_remembered);
  g_test_add_func ("/picture/a-period", test_period);
  g_test_add_func ("/picture/copied", test_copy);
  return g_test_run ();
}
