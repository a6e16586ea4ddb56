/* test-timeline-paper.c: what stands on the pages of a PDF
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "base/mp-error.h"
#include "export-fixture.h"
#include "fixture.h"

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
      pdf = fixture_export (list, &options);
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
  pdf = fixture_export (list, &options);
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
  pdf = fixture_export (list, &options);
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
  pdf = fixture_export (list, &options);
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
      pdf = fixture_export (list, &options);
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
      pdf = fixture_export (list, &options);
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
      pdf = fixture_export (list, &options);
      again = fixture_export (list, &options);
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
  by_default = fixture_export (list, &options);
  options.colour_by = "status";
  by_status = fixture_export (list, &options);
  options.colour_by = "country";
  by_country = fixture_export (list, &options);
  again = fixture_export (list, &options);
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
  alone = fixture_export (list, &options);
  options.colour_like = all;
  like = fixture_export (list, &options);
  g_assert_false (g_bytes_equal (alone, like));
}

static void
test_five_thousand (void)
{
  g_autoptr (MpProjectList) list = fixture_long_list_new (5000);
  MpTimelineExportOptions options;
  g_autoptr (GBytes) pdf = NULL;
  int pages;

  mp_timeline_export_options_init (&options);
  pdf = fixture_export (list, &options);
  pages = count_pages (pdf);
  if (pages < 0)
    return;
  g_assert_cmpint (pages, >, 300);
  g_assert_cmpint (pages, <, 500);
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
  pdf = fixture_export (list, &options);
  if (count_pages (pdf) >= 0)
    g_assert_cmpint (count_pages (pdf), ==, 1);
}

/* Three phases, and @n others between the second and the third. */
static MpProjectList *
make_phases (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  fixture_add_phase (portfolio, "First phase of all", "2018-01-01", "2019-12-31", NULL, 0);
  fixture_add_phase (portfolio, "Second phase", "2020-03-01", "2021-12-31", (gint64[]) { 1 }, 1);
  for (guint i = 0; i < n; i++)
    fixture_add_phase (portfolio, "Another project", "2021-01-01", "2022-12-31", NULL, 0);
  fixture_add_phase (portfolio, "The last phase", "2024-01-01", "2025-12-31", (gint64[]) { 2, 1 }, 2);
  return fixture_list_new (portfolio, "2026-11-23");
}

/* Where both are on one page there is an arrow, else each says the name of the other. */
static void
test_phases (void)
{
  static const struct
  {
    guint n; /* others between them */
    MpTimelineExtras extras;
    guint last; /* how often the last phase is named */
    guint more;
  } table[] = {
    { 60, MP_TIMELINE_EXTRA_LINKS, 3, 1 },
    { 60, MP_TIMELINE_NO_EXTRAS, 1, 0 },
    { 60, MP_TIMELINE_EXTRA_GHOST, 1, 0 },
    { 1, MP_TIMELINE_EXTRA_LINKS, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table) * 2; i++)
    {
      g_autoptr (MpProjectList) list = make_phases (table[i / 2].n);
      MpTimelineExportOptions options;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      mp_timeline_export_options_init (&options);
      options.shown.extras = table[i / 2].extras;
      options.rtl = i & 1;
      pdf = fixture_export (list, &options);
      text = ask_program ("pdftotext", pdf);
      if (text == NULL)
        return;
      g_assert_cmpuint (count_text (text, "The last phase"), ==, table[i / 2].last);
      g_assert_cmpuint (count_text (text, "Second phase and 1 more"), ==, table[i / 2].more);
      g_assert_cmpuint (count_text (text, "First phase of all"), ==, 1);
    }
}

/* One setting says it of the header and of what is below the bars, and the legend says it too. */
static void
test_fiscal_years (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  MpTimelineExportOptions options;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      mp_timeline_export_options_init (&options);
      options.fiscal_month = i ? 10 : 1;
      options.shown.extras = MP_TIMELINE_EXTRA_FUNDING;
      pdf = fixture_export (list, &options);
      text = ask_program ("pdftotext", pdf);
      if (text == NULL)
        return;
      g_assert_cmpint (strstr (text, "Funding by fiscal year from October") != NULL, ==, i == 1);
      g_assert_cmpint (strstr (text, "FY 20") != NULL, ==, i == 1);
      g_assert_cmpint (strstr (text, "Funding by year") != NULL, ==, i == 0);
    }
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
  pdf = fixture_export (list, &options);
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* What a machine without a screen has. */
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_init_check ();
  g_test_add_func ("/timeline-paper/every-title-once-on-any-paper", test_titles);
  g_test_add_func ("/timeline-paper/a-title-in-each-of-its-groups", test_groups);
  g_test_add_func ("/timeline-paper/arrows-to-other-pages-say-where-they-lead", test_phases);
  g_test_add_func ("/timeline-paper/fiscal-years-begin-as-in-the-header", test_fiscal_years);
  g_test_add_func ("/timeline-paper/every-page-has-its-header-and-legend", test_every_page);
  g_test_add_func ("/timeline-paper/fonts-are-embedded", test_fonts);
  g_test_add_func ("/timeline-paper/arabic-can-be-found", test_arabic);
  g_test_add_func ("/timeline-paper/scripts-are-shaped-and-found", test_scripts);
  g_test_add_func ("/timeline-paper/sheets-side-by-side", test_pages_wide);
  g_test_add_func ("/timeline-paper/colours-of-categories-and-their-legend", test_colour_by);
  g_test_add_func ("/timeline-paper/colours-as-on-the-screen", test_colour_like);
  g_test_add_func ("/timeline-paper/five-thousand-rows-over-forty-years", test_five_thousand);
  g_test_add_func ("/timeline-paper/ten-thousand-characters-and-years", test_long_title);
  g_test_add_func ("/timeline-paper/a-period", test_period);
  g_test_add_func ("/timeline-paper/paper-sizes", test_papers);
  return g_test_run ();
}
