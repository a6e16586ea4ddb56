/* test-report-pdf.c: the report on paper
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "base/mp-error.h"
#include "report-fixture.h"

#define LONG_LINES 220

/* What a program of poppler says of the report. */
static char *
ask_poppler (ReportFixture         *fixture,
             const MpReportOptions *options,
             const char            *program,
             const char            *output)
{
  gsize length;
  g_autofree char *pdf = report_write (fixture, "", options, &length);
  g_autofree char *folder = g_dir_make_tmp ("mpower-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *line = g_strdup_printf ("%s %s %s", program, path, output);
  char *said = NULL;
  int status;

  g_assert_true (g_file_set_contents (path, pdf, (gssize) length, NULL));
  g_assert_true (g_spawn_command_line_sync (line, &said, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return said;
}

static void
init_options (MpReportOptions *options)
{
  mp_report_options_init (options);
  options->format = MP_REPORT_FORMAT_PDF;
}

/* A title page, the timeline, a page for each project, all of them counted. */
static void
test_pages (ReportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  MpReportOptions options;

  init_options (&options);
  report_add_many (fixture, 3);
  info = ask_poppler (fixture, &options, "pdfinfo", "");
  report_assert_says (info, "Pages:           5\n");
  report_assert_says (info, "595.276 x 841.89 pts");
  report_assert_silent (info, "CreationDate");
  text = ask_poppler (fixture, &options, "pdftotext -layout", "-");
  for (guint page = 1; page <= 5; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of 5\n", page);

      g_assert_cmpuint (report_count (text, number), ==, 1);
    }
  report_assert_says (text, "All projects, as of 23 Nov 2026 · 3 projects");

  options.paper = "A5";
  g_free (info);
  info = ask_poppler (fixture, &options, "pdfinfo", "");
  report_assert_says (info, "419.528 x 595.276 pts");
}

/* A text that is longer than pages is told to its end, and its pages say what they belong to. */
static void
test_nothing_is_cut (ReportFixture *fixture,
                     gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("A long story", "en");
  g_autoptr (GString) story = g_string_new (NULL);
  g_autofree char *text = NULL;
  MpReportOptions options;
  guint before = 0;

  init_options (&options);
  for (guint i = 0; i < LONG_LINES; i++)
    g_string_append_printf (story, "Line%03u of the story\n", i);
  report_add_text (project, "results", "en", "original", story->str);
  report_add (fixture, project);
  text = ask_poppler (fixture, &options, "pdftotext -layout", "-");
  for (guint i = 0; i < LONG_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf ("Line%03u of the story", i);
      const char *found = strstr (text, line);

      g_assert_nonnull (found);
      g_assert_cmpuint ((guint) (found - text), >=, before);
      before = (guint) (found - text);
    }
  g_assert_cmpuint (report_count (text, "A long story"), >=, 5);
}

/* What is selected on the page is the text itself. */
static void
test_scripts (ReportFixture *fixture,
              gconstpointer  data)
{
  static const char *const titles[] = { "حقوق عمل كريم", "সবার জন্য কাজ", "ღირსეული შრომა", "Trabajo decente para Ñandú" };
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;
  MpReportOptions options;

  init_options (&options);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    report_add (fixture, report_make_project (titles[i], NULL));
  text = ask_poppler (fixture, &options, "pdftotext", "-");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    report_assert_says (text, titles[i]);
  fonts = ask_poppler (fixture, &options, "pdffonts", "");
  g_assert_cmpuint (report_count (fonts, "\n"), >, 3);
  /* Embedded, in parts, with what its signs mean. */
  g_assert_cmpuint (report_count (fonts, " yes yes yes "), ==, report_count (fonts, "\n") - 2);
}

static void
test_same_bytes (ReportFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  MpReportOptions options;
  gsize a, b;

  init_options (&options);
  report_add_many (fixture, 3);
  first = report_write (fixture, "", &options, &a);
  second = report_write (fixture, "", &options, &b);
  g_assert_cmpuint (a, >, 10000);
  g_assert_cmpmem (first, a, second, b);
}

/* The same facts as the page for browsers: nothing private. */
static void
test_private (ReportFixture *fixture,
              gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("Alpha", "en");
  g_autofree char *text = NULL;
  g_autofree char *open = NULL;
  MpReportOptions options;

  init_options (&options);
  mp_record_set_text (mp_project_record_get_project (project), MP_PROJECT_NOTE, "Between us");
  report_add (fixture, project);
  text = ask_poppler (fixture, &options, "pdftotext", "-");
  report_assert_silent (text, "Between us");
  options.with_notes = TRUE;
  open = ask_poppler (fixture, &options, "pdftotext", "-");
  report_assert_says (open, "Between us");
}

/* An address with signs that would end what it is written in. */
static void
test_links (ReportFixture *fixture,
            gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("Alpha", "en");
  MpRecord *link = mp_project_record_add_new (project, MP_TABLE_LINK);
  g_autofree char *urls = NULL;
  MpReportOptions options;

  init_options (&options);
  mp_record_set_text (link, MP_LINK_KIND, "page");
  mp_record_set_text (link, MP_LINK_TITLE, "The page");
  mp_record_set_text (link, MP_LINK_URL, "https://example.org/it's?a=1&b=\\2");
  report_add (fixture, project);
  urls = ask_poppler (fixture, &options, "pdftotext", "-");
  report_assert_says (urls, "https://example.org/it's?a=1&b=\\2");
}

static void
test_empty_and_wrong (ReportFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *info = NULL;
  g_autoptr (MpProjectList) list = report_list (fixture, "");
  g_autoptr (MpReport) report = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  MpReportOptions options;

  init_options (&options);
  info = ask_poppler (fixture, &options, "pdfinfo", "");
  report_assert_says (info, "Pages:           1\n");
  options.paper = "napkin";
  report = mp_report_new (list, MP_LOOKUP (fixture->store), &options);
  g_assert_false (mp_report_write (report, stream, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  REPORT_ADD ("/report-pdf/all-pages-are-counted", test_pages);
  REPORT_ADD ("/report-pdf/nothing-is-cut", test_nothing_is_cut);
  REPORT_ADD ("/report-pdf/every-script-can-be-read-and-found", test_scripts);
  REPORT_ADD ("/report-pdf/same-input-same-bytes", test_same_bytes);
  REPORT_ADD ("/report-pdf/private-things-stay-at-home", test_private);
  REPORT_ADD ("/report-pdf/addresses-end-nothing", test_links);
  REPORT_ADD ("/report-pdf/nothing-and-wrong-paper", test_empty_and_wrong);
  return g_test_run ();
}
