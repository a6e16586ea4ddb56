/* test-timeline-export.c: the timeline as PDF, SVG and PNG
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-export.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "base/mp-error.h"
#include "export-fixture.h"
#include "fixture.h"

/* A picture of one piece is as wide as its sheets would be side by side. */
static void
test_picture_wide (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  MpTimelineExportOptions options;

  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_PNG;
  options.pages_wide = 3;
  options.pixel_scale = 1;
  png = fixture_export (list, &options);
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2526);
}

static void
test_same_bytes (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);

  for (guint format = 0; format < 3; format++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) a = NULL, b = NULL;

      mp_timeline_export_options_init (&options);
      options.format = format;
      a = fixture_export (list, &options);
      b = fixture_export (list, &options);
      g_assert_cmpuint (g_bytes_get_size (a), >, 10000);
      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* What changes after the export began does not reach it. */
static void
test_thread (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-export-XXXXXX", NULL);

  for (guint format = 0; format < 3; format++)
    {
      g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
      g_autoptr (MpQuery) nothing = mp_query_with_text (mp_project_list_get_query (list), "missing:start missing:end -missing:start", NULL, NULL);
      g_autofree char *path = g_build_filename (folder, "out", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      MpTimelineExportOptions options;
      g_autofree char *contents = NULL;
      gsize size;

      mp_timeline_export_options_init (&options);
      options.format = format;
      options.colour_by = "country";
      options.colour_like = mp_timeline_colouring_new (list, "country", NULL);
      bytes = fixture_export (list, &options);
      mp_timeline_export_to_file_async (list, &options, file, NULL, NULL, NULL, keep_result_cb, &result);
      mp_project_list_set_query (list, nothing);
      g_assert_cmpuint (mp_project_list_get_n (list), ==, 0);
      g_clear_object (&list);
      g_clear_pointer (&options.colour_like, mp_timeline_colouring_unref);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (mp_timeline_export_to_file_finish (result, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (file, NULL, &contents, &size, NULL, &error));
      g_assert_cmpmem (contents, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_file_delete (file, NULL, NULL);
    }
  g_rmdir (folder);
}

/* What is copied is what a file would hold. */
static void
test_texture (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GdkTexture) texture = NULL, expected = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;
  g_autofree guchar *a = NULL, *b = NULL;
  gsize stride, size;

  mp_timeline_export_options_init (&options);
  mp_timeline_export_to_texture_async (list, &options, NULL, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  texture = mp_timeline_export_to_texture_finish (result, &error);
  g_assert_no_error (error);
  options.format = MP_TIMELINE_FORMAT_PNG;
  png = fixture_export (list, &options);
  expected = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1684);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, gdk_texture_get_height (expected));
  stride = 4 * 1684;
  size = stride * (gsize) gdk_texture_get_height (texture);
  a = g_malloc (size);
  b = g_malloc (size);
  gdk_texture_download (texture, a, stride);
  gdk_texture_download (expected, b, stride);
  g_assert_cmpmem (a, size, b, size);
}

static void
test_texture_too_large (void)
{
  g_autoptr (MpProjectList) list = fixture_long_list_new (2000);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;

  mp_timeline_export_options_init (&options);
  mp_timeline_export_to_texture_async (list, &options, NULL, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mp_timeline_export_to_texture_finish (result, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
}

typedef struct
{
  GAsyncResult *result;
  GCancellable *cancellable;
  double cancel_at; /* 0: never */
  double fraction;
  guint n_told;
} Waiting;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_null (waiting->result);
  g_assert_cmpfloat (fraction, >, waiting->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  waiting->fraction = fraction;
  waiting->n_told++;
  if (waiting->cancel_at > 0 && fraction >= waiting->cancel_at)
    g_cancellable_cancel (waiting->cancellable);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object (&((Waiting *) user_data)->result, result);
}

static gboolean
export_and_wait (MpTimelineFormat   format,
                 guint              n_times,
                 Waiting           *waiting,
                 GFile             *file,
                 GError           **error)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (MpProjectList) list = NULL;
  MpTimelineExportOptions options;
  gboolean ok;

  for (guint i = 0; i < n_times; i++)
    {
      for (guint k = 0; k < FIXTURE_N_SAMPLE; k++)
        fixture_add (portfolio, &fixture_sample[k]);
    }
  list = fixture_list_new (portfolio, "2026-11-23");
  mp_timeline_export_options_init (&options);
  options.format = format;
  options.pixel_scale = 0.5;
  waiting->cancellable = g_cancellable_new ();
  mp_timeline_export_to_file_async (list, &options, file, progress_cb, waiting, waiting->cancellable, waited_cb, waiting);
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ok = mp_timeline_export_to_file_finish (waiting->result, error);
  g_object_unref (waiting->result);
  g_object_unref (waiting->cancellable);
  return ok;
}

/* In each format, from the breaking into pages to the last row. */
static void
test_progress (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint format = 0; format < 3; format++)
    {
      g_autoptr (GError) error = NULL;
      Waiting waiting = { 0 };

      g_assert_true (export_and_wait (format, 30, &waiting, file, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat (waiting.fraction, >, 0.98);
      g_assert_cmpuint (waiting.n_told, >, 20);
      g_assert_cmpuint (waiting.n_told, <=, 100);
    }
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

/* While pages are broken, and while they are drawn. */
static void
test_cancelled_midway (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mpower-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint format = 0; format < 3; format++)
    {
      for (double at = 0.05; at < 0.8; at += 0.35)
        {
          g_autoptr (GError) error = NULL;
          Waiting waiting = { .cancel_at = at };

          g_assert_false (export_and_wait (format, 100, &waiting, file, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_false (g_file_query_exists (file, NULL));
        }
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_svg (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;
  g_autoptr (GBytes) svg = NULL;

  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_SVG;
  svg = fixture_export (list, &options);
  g_markup_parse_context_parse (context, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "height=\"0pt\""));
}

static void
test_png (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;
  int widths[2];

  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_PNG;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) png = NULL;
      g_autoptr (GdkTexture) texture = NULL;

      options.pixel_scale = i + 1;
      png = fixture_export (list, &options);
      texture = gdk_texture_new_from_bytes (png, &error);
      g_assert_no_error (error);
      widths[i] = gdk_texture_get_width (texture);
      g_assert_cmpint (gdk_texture_get_height (texture), >, 500);
    }
  g_assert_cmpint (widths[0], ==, 842);
  g_assert_cmpint (widths[1], ==, 1684);
}

static void
test_too_large (void)
{
  g_autoptr (MpProjectList) list = fixture_long_list_new (2000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;

  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_PNG;
  g_assert_false (mp_timeline_export_to_stream (list, &options, stream, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_assert_nonnull (strstr (error->message, "PDF"));
}

static void
test_empty (void)
{
  g_autoptr (MpProjectList) list = fixture_long_list_new (0);

  for (guint format = 0; format < 3; format++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) bytes = NULL;

      mp_timeline_export_options_init (&options);
      options.format = format;
      options.group = MP_GROUP_COUNTRY;
      bytes = fixture_export (list, &options);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
    }
}

static void
test_names (void)
{
  MpTimelineFormat format;

  g_assert_true (mp_timeline_format_from_name ("/tmp/a.b/T.PDF", &format) && format == MP_TIMELINE_FORMAT_PDF);
  g_assert_true (mp_timeline_format_from_name ("t.svg", &format) && format == MP_TIMELINE_FORMAT_SVG);
  g_assert_true (mp_timeline_format_from_name (".png", &format) && format == MP_TIMELINE_FORMAT_PNG);
  g_assert_false (mp_timeline_format_from_name ("pdf", &format));
}

/* What was there stays there when the new picture fails, and nothing is left behind. */
static void
test_file (void)
{
  g_autoptr (MpProjectList) list = fixture_long_list_new (2000);
  g_autoptr (MpProjectList) small = fixture_sample_list_new (FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("timeline-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "t.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = NULL;
  MpTimelineExportOptions options;
  gsize length = 0;
  guint n = 0;

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_PNG;
  g_assert_false (mp_timeline_export_to_file (list, &options, file, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, "before");
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 1);

  g_assert_true (mp_timeline_export_to_file (small, &options, file, NULL, &error));
  g_clear_pointer (&contents, g_free);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (contents, "\x89PNG", 4), ==, 0);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancelled (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;

  g_cancellable_cancel (cancellable);
  mp_timeline_export_options_init (&options);
  g_assert_false (mp_timeline_export_to_stream (list, &options, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A stream with room for a thousand bytes. */
static void
test_full (void)
{
  static char room[1000];
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);

  for (guint format = 0; format < 3; format++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
      g_autoptr (GError) error = NULL;
      MpTimelineExportOptions options;

      mp_timeline_export_options_init (&options);
      options.format = format;
      g_assert_false (mp_timeline_export_to_stream (list, &options, stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* What a machine without a screen has. */
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_init_check ();
  g_test_add_func ("/timeline-export/a-picture-as-wide-as-its-sheets", test_picture_wide);
  g_test_add_func ("/timeline-export/the-same-input-gives-the-same-bytes", test_same_bytes);
  g_test_add_func ("/timeline-export/in-a-thread-the-same-bytes", test_thread);
  g_test_add_func ("/timeline-export/a-picture-to-be-copied", test_texture);
  g_test_add_func ("/timeline-export/a-copy-that-is-too-large-says-so", test_texture_too_large);
  g_test_add_func ("/timeline-export/says-how-far-it-is", test_progress);
  g_test_add_func ("/timeline-export/stops-midway-and-leaves-nothing", test_cancelled_midway);
  g_test_add_func ("/timeline-export/svg-is-well-formed", test_svg);
  g_test_add_func ("/timeline-export/png-at-any-scale", test_png);
  g_test_add_func ("/timeline-export/png-that-is-too-large-says-so", test_too_large);
  g_test_add_func ("/timeline-export/nothing-is-a-page-too", test_empty);
  g_test_add_func ("/timeline-export/formats-by-name", test_names);
  g_test_add_func ("/timeline-export/a-failed-file-keeps-the-old-one", test_file);
  g_test_add_func ("/timeline-export/cancelled", test_cancelled);
  g_test_add_func ("/timeline-export/a-full-disk-is-told", test_full);
  return g_test_run ();
}
