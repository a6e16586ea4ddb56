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
#include "fixture.h"

static GBytes *
export_bytes (MpProjectList                 *list,
              const MpTimelineExportOptions *options)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mp_timeline_export_to_stream (list, options, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What @program prints about the bytes; NULL where it is not installed. */
static char *
ask_program (const char *program,
             GBytes     *bytes)
{
  g_autofree char *path = NULL;
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int fd;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  fd = g_file_open_tmp ("timeline-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  if (g_str_equal (program, "pdftotext"))
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, found, path, "-", NULL);
  else
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, found, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return output;
}

static guint
count_text (const char *text,
            const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

static int
count_pages (GBytes *pdf)
{
  g_autofree char *info = ask_program ("pdfinfo", pdf);
  const char *line = info ? strstr (info, "Pages:") : NULL;

  return line ? atoi (line + strlen ("Pages:")) : -1;
}

/* Each of the sixteen, in one piece, once; on any paper. */
static void
test_titles (void)
{
  static const char *const papers[] = { "A4", "A3", "Letter", "150x400" };
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (papers) * 2; i++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      mp_timeline_export_options_init (&options);
      options.paper = papers[i / 2];
      options.landscape = i & 1;
      pdf = export_bytes (list, &options);
      text = ask_program ("pdftotext", pdf);
      if (text == NULL)
        return;
      g_strdelimit (text, "\n", ' ');
      for (guint t = 0; t < FIXTURE_N_SAMPLE; t++)
        g_assert_cmpuint (count_text (text, fixture_sample[t].title), ==, 1);
      g_assert_nonnull (strstr (text, "M-POWER: United States"));
      g_assert_nonnull (strstr (text, "as of 23 Nov 2026"));
      g_assert_nonnull (strstr (text, "16 projects"));
      g_assert_nonnull (strstr (text, "Page 1 of "));
    }
}

static void
test_groups (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  mp_timeline_export_options_init (&options);
  options.group = MP_GROUP_COUNTRY;
  pdf = export_bytes (list, &options);
  text = ask_program ("pdftotext", pdf);
  if (text == NULL)
    return;

  /* Three countries: three times. */
  g_assert_cmpuint (count_text (text, "Promoting Safe and Healthy Workplaces"), ==, 3);
  g_assert_cmpuint (count_text (text, "Improving Gender Equity"), ==, 1);
  g_assert_cmpuint (count_text (text, "Country MX, 5\n") + count_text (text, "Country MX (continued), 5\n"), >=, 1);
  g_assert_nonnull (strstr (text, "Not stated, 1"));
  g_assert_nonnull (strstr (text, "Without dates, 1"));
  g_assert_nonnull (strstr (text, "28 projects, shown in"));
  g_assert_nonnull (strstr (text, "Dates not stated"));
  g_assert_nonnull (strstr (text, "end not stated"));
}

static void
test_every_page (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint pages;

  mp_timeline_export_options_init (&options);
  options.group = MP_GROUP_START_YEAR;
  options.paper = "A5";
  options.made_on = fixture_day ("2026-11-24");
  pdf = export_bytes (list, &options);
  text = ask_program ("pdftotext", pdf);
  if (text == NULL)
    return;
  pages = (guint) count_pages (pdf);
  g_assert_cmpuint (pages, >, 2);
  g_assert_cmpuint (count_text (text, "M-POWER: United States"), ==, pages);
  g_assert_cmpuint (count_text (text, "2020s"), ==, pages);
  g_assert_cmpuint (count_text (text, "Ending Soon\n"), >=, pages);
  g_assert_cmpuint (count_text (text, "Made on 24 Nov 2026"), ==, pages);
}

static void
assert_fonts_embedded (char *fonts)
{
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i]; i++)
    /* Embedded, and with a way back to characters. */
    g_assert_nonnull (strstr (lines[i], "yes yes yes"));
}

static void
test_fonts (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *fonts = NULL;

  mp_timeline_export_options_init (&options);
  pdf = export_bytes (list, &options);
  fonts = ask_program ("pdffonts", pdf);
  if (fonts)
    assert_fonts_embedded (fonts);
}

/* An Arabic title can be found, in a page of either direction. */
static void
test_arabic (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      mp_timeline_export_options_init (&options);
      options.rtl = rtl;
      pdf = export_bytes (list, &options);
      text = ask_program ("pdftotext", pdf);
      if (text == NULL)
        return;
      /* "labour" and "rights": without the ligature of lam and alef, which readers take apart in their own ways */
      g_assert_nonnull (strstr (text, "\xd8\xad\xd9\x82\xd9\x88\xd9\x82"));
      g_assert_nonnull (strstr (text, "\xd8\xaa\xd8\xb9\xd8\xb2\xd9\x8a\xd8\xb2"));
    }
}

/* Scripts whose letters join, stand before what they follow, or have a font of their own. */
static void
test_scripts (void)
{
  static const char *const titles[] = {
    "\xe0\xa6\xb6\xe0\xa7\x8d\xe0\xa6\xb0\xe0\xa6\xae\xe0\xa6\xbf\xe0\xa6\x95 \xe0\xa6\x95\xe0\xa6\xbe\xe0\xa6\xb0\xe0\xa6\x96\xe0\xa6\xbe\xe0\xa6\xa8\xe0\xa6\xbe",
    "\xe1\x83\xa1\xe1\x83\x90\xe1\x83\xa5\xe1\x83\x90\xe1\x83\xa0\xe1\x83\x97\xe1\x83\x95\xe1\x83\x94\xe1\x83\x9a\xe1\x83\x9d",
    "\xd8\xb9\xd9\x85\xd9\x84",
  };
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (MpProjectList) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      FixtureProject project = { titles[i], "2024-01-01", "2026-12-31", "MX", NULL };

      fixture_add (portfolio, &project);
    }
  list = fixture_list_new (portfolio, "2026-11-23");
  for (guint i = 0; i < 4; i++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_autofree char *fonts = NULL;

      mp_timeline_export_options_init (&options);
      options.rtl = i & 1;
      options.pages_wide = 1 + i / 2;
      pdf = export_bytes (list, &options);
      text = ask_program ("pdftotext", pdf);
      fonts = ask_program ("pdffonts", pdf);
      if (text == NULL || fonts == NULL)
        return;
      for (guint t = 0; t < G_N_ELEMENTS (titles); t++)
        g_assert_cmpuint (count_text (text, titles[t]), ==, options.pages_wide);
      assert_fonts_embedded (fonts);
    }
}

/* Every sheet can be read alone, and together they show the whole time once. */
static void
test_pages_wide (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  int one = 0;

  for (guint wide = 1; wide <= 4; wide++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) pdf = NULL, again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *last = NULL;
      guint pages;

      mp_timeline_export_options_init (&options);
      options.group = MP_GROUP_COUNTRY;
      options.pages_wide = wide;
      options.from = fixture_day ("2019-01-01");
      options.to = fixture_day ("2030-12-31");
      pdf = export_bytes (list, &options);
      again = export_bytes (list, &options);
      g_assert_true (g_bytes_equal (pdf, again));
      text = ask_program ("pdftotext", pdf);
      if (text == NULL)
        return;
      pages = (guint) count_pages (pdf);
      if (wide == 1)
        one = (int) pages;
      g_assert_cmpint (one, >, 1);
      g_assert_cmpuint (pages, ==, (guint) one * wide);
      g_assert_cmpuint (count_text (text, "M-POWER: United States"), ==, pages);
      g_assert_cmpuint (count_text (text, "Promoting Safe and Healthy Workplaces"), ==, 3 * wide);
      g_assert_cmpuint (count_text (text, "\n2020\n"), ==, (guint) one);
      g_assert_cmpuint (count_text (text, "\n2029\n"), ==, (guint) one);
      last = g_strdup_printf ("Page %u of %u%s", pages, pages, wide == 1 ? "\n" : "");
      g_assert_cmpuint (count_text (text, last), ==, 1);
      for (guint sheet = 1; sheet <= wide; sheet++)
        {
          g_autofree char *across = g_strdup_printf ("sheet %u of %u across", sheet, wide);

          g_assert_cmpuint (count_text (text, across), ==, wide == 1 ? 0 : (guint) one);
        }
    }
}

/* A picture of one piece is wider instead. */
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
  png = export_bytes (list, &options);
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
      a = export_bytes (list, &options);
      b = export_bytes (list, &options);
      g_assert_cmpuint (g_bytes_get_size (a), >, 10000);
      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_colour_by (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) by_status = NULL, by_default = NULL, by_country = NULL, again = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  mp_timeline_export_options_init (&options);
  by_default = export_bytes (list, &options);
  options.colour_by = "status";
  by_status = export_bytes (list, &options);
  options.colour_by = "country";
  by_country = export_bytes (list, &options);
  again = export_bytes (list, &options);
  g_assert_true (g_bytes_equal (by_default, by_status));
  g_assert_false (g_bytes_equal (by_default, by_country));
  g_assert_true (g_bytes_equal (by_country, again));

  text = ask_program ("pdftotext", by_country);
  if (text)
    {
      /* The legend at the foot of each page, and nothing of it anywhere else. */
      g_assert_cmpuint (count_text (text, "Country MX"), ==, (guint) count_pages (by_country));
      g_assert_cmpuint (count_text (text, "Other (9)"), ==, (guint) count_pages (by_country));
      g_assert_cmpuint (count_text (text, "Several"), ==, (guint) count_pages (by_country));
    }

  options.colour_by = "taste";
  g_assert_false (mp_timeline_export_to_stream (list, &options, stream, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "taste"));
}

/* Paper shows a category as the screen does. */
static void
test_colour_like (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelineColouring) all = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpQuery) query = mp_query_with_text (mp_project_list_get_query (list), "country:PH", NULL, NULL);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) alone = NULL, like = NULL;

  mp_project_list_set_query (list, query);
  mp_timeline_export_options_init (&options);
  options.colour_by = "country";
  alone = export_bytes (list, &options);
  options.colour_like = all;
  like = export_bytes (list, &options);
  g_assert_false (g_bytes_equal (alone, like));
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
      bytes = export_bytes (list, &options);
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

static MpProjectList *
make_long_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u of many, with a title as long as they usually are", i);
      g_autofree char *start = g_strdup_printf ("%u-%02u-01", 1990 + i % 40, 1 + i % 12);
      g_autofree char *end = g_strdup_printf ("%u-%02u-28", 1992 + i % 40, 1 + i % 12);
      FixtureProject project = { title, start, end, "MX", NULL };

      fixture_add (portfolio, &project);
    }
  return fixture_list_new (portfolio, "2026-11-23");
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
  png = export_bytes (list, &options);
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
  g_autoptr (MpProjectList) list = make_long_list (2000);
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
  svg = export_bytes (list, &options);
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
      png = export_bytes (list, &options);
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
  g_autoptr (MpProjectList) list = make_long_list (2000);
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
test_five_thousand (void)
{
  g_autoptr (MpProjectList) list = make_long_list (5000);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  int pages;

  mp_timeline_export_options_init (&options);
  pdf = export_bytes (list, &options);
  pages = count_pages (pdf);
  if (pages < 0)
    return;
  g_assert_cmpint (pages, >, 300);
  g_assert_cmpint (pages, <, 500);
}

static void
test_empty (void)
{
  g_autoptr (MpProjectList) list = make_long_list (0);

  for (guint format = 0; format < 3; format++)
    {
      MpTimelineExportOptions options;
      g_autoptr (GBytes) bytes = NULL;

      mp_timeline_export_options_init (&options);
      options.format = format;
      options.group = MP_GROUP_COUNTRY;
      bytes = export_bytes (list, &options);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
    }
}

static void
test_long_title (void)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autofree char *title = g_malloc0 (10001);
  g_autoptr (MpProjectList) list = NULL;
  FixtureProject project = { title, "2020-01-01", "9999-12-31", "MX", NULL };
  FixtureProject first = { "The first year", "0001-01-01", "0001-12-31", "", NULL };
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 10000; i++)
    title[i] = i % 9 == 8 ? ' ' : 'w';
  fixture_add (portfolio, &project);
  fixture_add (portfolio, &first);
  list = fixture_list_new (portfolio, "2026-11-23");
  mp_timeline_export_options_init (&options);
  pdf = export_bytes (list, &options);
  if (count_pages (pdf) >= 0)
    g_assert_cmpint (count_pages (pdf), ==, 1);
}

static void
test_period (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  mp_timeline_export_options_init (&options);
  options.from = fixture_day ("2026-01-01");
  options.to = fixture_day ("2026-12-31");
  pdf = export_bytes (list, &options);
  text = ask_program ("pdftotext", pdf);
  if (text)
    {
      g_assert_nonnull (strstr (text, "Oct"));
      g_assert_null (strstr (text, "2010s"));
      /* What lies outside is pointed at, not dropped. */
      g_assert_nonnull (strstr (text, "15 Dec 2020 \xe2\x80\x93 14 Jun 2025"));
    }

  options.to = fixture_day ("2025-01-01");
  g_assert_false (mp_timeline_export_to_stream (list, &options, stream, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
}

static void
test_papers (void)
{
  static const char *const bad[] = { "", "A", "A44", "x", "210x", "x297", "210x297furlongs", "-210x297", "0x0", "nanx100", "1e9x100", "99x200", "210 297" };
  double width, height;

  g_assert_true (mp_timeline_paper_parse ("a4", &width, &height, NULL));
  g_assert_cmpfloat (width, ==, 210);
  g_assert_true (mp_timeline_paper_parse ("200x1000mm", &width, &height, NULL));
  g_assert_cmpfloat (height, ==, 1000);
  g_assert_true (mp_timeline_paper_parse ("215.9X279.4", &width, &height, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_timeline_paper_parse (bad[i], &width, &height, &error));
      g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
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
  g_autoptr (MpProjectList) list = make_long_list (2000);
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
  g_test_add_func ("/timeline-export/every-title-once-on-any-paper", test_titles);
  g_test_add_func ("/timeline-export/a-title-in-each-of-its-groups", test_groups);
  g_test_add_func ("/timeline-export/every-page-has-its-header-and-legend", test_every_page);
  g_test_add_func ("/timeline-export/fonts-are-embedded", test_fonts);
  g_test_add_func ("/timeline-export/arabic-can-be-found", test_arabic);
  g_test_add_func ("/timeline-export/scripts-are-shaped-and-found", test_scripts);
  g_test_add_func ("/timeline-export/sheets-side-by-side", test_pages_wide);
  g_test_add_func ("/timeline-export/a-picture-as-wide-as-its-sheets", test_picture_wide);
  g_test_add_func ("/timeline-export/the-same-input-gives-the-same-bytes", test_same_bytes);
  g_test_add_func ("/timeline-export/colours-of-categories-and-their-legend", test_colour_by);
  g_test_add_func ("/timeline-export/colours-as-on-the-screen", test_colour_like);
  g_test_add_func ("/timeline-export/in-a-thread-the-same-bytes", test_thread);
  g_test_add_func ("/timeline-export/a-picture-to-be-copied", test_texture);
  g_test_add_func ("/timeline-export/a-copy-that-is-too-large-says-so", test_texture_too_large);
  g_test_add_func ("/timeline-export/says-how-far-it-is", test_progress);
  g_test_add_func ("/timeline-export/stops-midway-and-leaves-nothing", test_cancelled_midway);
  g_test_add_func ("/timeline-export/svg-is-well-formed", test_svg);
  g_test_add_func ("/timeline-export/png-at-any-scale", test_png);
  g_test_add_func ("/timeline-export/png-that-is-too-large-says-so", test_too_large);
  g_test_add_func ("/timeline-export/five-thousand-rows-over-forty-years", test_five_thousand);
  g_test_add_func ("/timeline-export/nothing-is-a-page-too", test_empty);
  g_test_add_func ("/timeline-export/ten-thousand-characters-and-years", test_long_title);
  g_test_add_func ("/timeline-export/a-period", test_period);
  g_test_add_func ("/timeline-export/paper-sizes", test_papers);
  g_test_add_func ("/timeline-export/formats-by-name", test_names);
  g_test_add_func ("/timeline-export/a-failed-file-keeps-the-old-one", test_file);
  g_test_add_func ("/timeline-export/cancelled", test_cancelled);
  g_test_add_func ("/timeline-export/a-full-disk-is-told", test_full);
  return g_test_run ();
}
