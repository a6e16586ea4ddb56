/* test-print.c: the timeline on paper, without a printer
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "../timeline/fixture.h"
#include "app/mp-print.h"
#include "mp-test-window.h"

static GtkPrintOperation *
make_operation (gboolean landscape)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  MpTimelineExportOptions options;
  GtkPrintOperation *operation;

  mp_timeline_export_options_init (&options);
  options.group = MP_GROUP_COUNTRY;
  operation = mp_print_new (list, &options);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_paper_size_free (paper);
  return operation;
}

static void
test_into_a_file (void)
{
  for (guint landscape = 0; landscape < 2; landscape++)
    {
      g_autoptr (GtkPrintOperation) operation = make_operation (landscape);
      g_autofree char *folder = g_dir_make_tmp ("mpower-print-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = 0;

      gtk_print_operation_set_export_filename (operation, path);
      g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_no_error (error);
      g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), >, 1);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_true (g_str_has_prefix (contents, "%PDF-"));
      g_assert_cmpuint (length, >, 10000);
      g_unlink (path);
      g_rmdir (folder);
    }
}

/* What a preview has drawn. */
typedef struct
{
  cairo_surface_t *surface;
  guint n_pages;
  guint n_drawn;
  GMainLoop *loop;
} Preview;

static gboolean
has_ink (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] != 0)
        return TRUE;
    }
  return FALSE;
}

static void
ready_cb (GtkPrintOperationPreview *preview,
          GtkPrintContext          *context,
          Preview                  *seen)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (preview);
  int n = 0;

  g_object_get (operation, "n-pages", &n, NULL);
  seen->n_pages = (guint) n;
  /* Any order, and twice. */
  for (int i = 2 * n - 1; i >= 0; i--)
    {
      cairo_t *cr = cairo_create (seen->surface);

      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_destroy (cr);
      gtk_print_operation_preview_render_page (preview, i % n);
      cairo_surface_flush (seen->surface);
      seen->n_drawn += has_ink (seen->surface);
    }
  gtk_print_operation_preview_end_preview (preview);
  g_main_loop_quit (seen->loop);
}

static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            Preview                  *seen)
{
  cairo_t *cr = cairo_create (seen->surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), seen);
  return TRUE;
}

static void
test_preview (void)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (TRUE);
  g_autoptr (GError) error = NULL;
  Preview seen = { .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 842, 595), .loop = g_main_loop_new (NULL, FALSE) };

  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), &seen);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, &error), !=, GTK_PRINT_OPERATION_RESULT_ERROR);
  g_assert_no_error (error);
  if (seen.n_pages == 0)
    g_main_loop_run (seen.loop);
  g_assert_cmpuint (seen.n_pages, >, 1);
  g_assert_cmpuint (seen.n_drawn, ==, 2 * seen.n_pages);
  g_main_loop_unref (seen.loop);
  cairo_surface_destroy (seen.surface);
}

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  g_test_add_func ("/print/into-a-file", test_into_a_file);
  g_test_add_func ("/print/preview-draws-any-page", test_preview);
  return g_test_run ();
}
