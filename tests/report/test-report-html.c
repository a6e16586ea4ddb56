/* test-report-html.c: the report as one page for browsers
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "report-fixture.h"

static char *
write_html (ReportFixture *fixture)
{
  MpReportOptions options;

  mp_report_options_init (&options);
  return report_write (fixture, "", &options, NULL);
}

/* All values of an attribute, in their order. */
static GPtrArray *
list_values (const char *html,
             const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (g_regex_match (regex, html, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (values, g_match_info_fetch (match, 1));
  return values;
}

/* Several pictures, so that their names could meet. */
static void
test_names (ReportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) references = NULL;
  g_autofree char *html = NULL;

  report_add_many (fixture, 60);
  html = write_html (fixture);
  g_assert_cmpuint (report_count (html, "<svg"), >=, 2);
  ids = list_values (html, "\\sid=\"([^\"]*)\"");
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_add (known, ids->pdata[i]));
  references = list_values (html, "(?:href=\"#|url\\(#|aria-labelledby=\")([^\")]*)");
  g_assert_cmpuint (references->len, >, 180);
  for (guint i = 0; i < references->len; i++)
    g_assert_true (g_hash_table_contains (known, references->pdata[i]));
}

static void
test_headings (ReportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) levels = NULL;
  g_autofree char *html = NULL;
  gint64 before = 0;

  report_add_many (fixture, 3);
  html = write_html (fixture);
  levels = list_values (html, "<h([1-6])[ >]");
  g_assert_cmpuint (levels->len, >=, 10);
  for (guint i = 0; i < levels->len; i++)
    {
      gint64 level = g_ascii_strtoll (levels->pdata[i], NULL, 10);

      g_assert_cmpint (level, <=, before + 1);
      before = level;
    }
  g_assert_cmpuint (report_count (html, "<h1"), ==, 1);
  g_assert_cmpuint (report_count (html, "<main"), ==, 1);
  g_assert_cmpuint (report_count (html, "<caption"), ==, 1);
  g_assert_cmpuint (report_count (html, "scope=\"row\""), ==, 3);
  report_assert_says (html, "class=\"skip\" href=\"#projects\"");
  report_assert_says (html, "role=\"img\" tabindex=\"0\" aria-label=\"A bar for each of 3 projects");
}

/* Texts of anybody cannot become markup, and addresses that do something are no links. */
static void
test_hostile (ReportFixture *fixture,
              gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("</title><script>alert(1)</script> & \"quotes\" 'more' \x01\xef\xbf\xbe", "en\" onclick=\"x");
  MpRecord *link = mp_project_record_add_new (project, MP_TABLE_LINK);
  g_autofree char *html = NULL;

  mp_record_set_text (link, MP_LINK_KIND, "page");
  mp_record_set_text (link, MP_LINK_TITLE, "<b>bold</b>");
  mp_record_set_text (link, MP_LINK_URL, "javascript:alert(1)");
  link = mp_project_record_add_new (project, MP_TABLE_LINK);
  mp_record_set_text (link, MP_LINK_KIND, "page");
  mp_record_set_text (link, MP_LINK_URL, "https://example.org/?a=1&b=\"><img src=x>");
  report_add_text (project, "summary", "en", "original", "<iframe src=\"https://example.org\"></iframe>");
  report_add (fixture, project);
  html = write_html (fixture);
  report_assert_silent (html, "<script");
  report_assert_silent (html, "<iframe");
  report_assert_silent (html, "<img");
  report_assert_silent (html, "<b>");
  report_assert_silent (html, "onclick=\"");
  report_assert_silent (html, "href=\"javascript");
  report_assert_silent (html, "\x01");
  report_assert_says (html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;more&#39;");
  report_assert_says (html, "javascript:alert(1)");
}

/* What a browser would fetch: nothing. */
static void
test_self_contained (ReportFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *html = NULL;

  report_add_many (fixture, 3);
  html = write_html (fixture);
  report_assert_silent (html, " src=");
  report_assert_silent (html, "<link");
  report_assert_silent (html, "@import");
  report_assert_silent (html, "href=\"http");
}

static void
test_private (ReportFixture *fixture,
              gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("Alpha", "en");
  MpRecord *text = report_add_text (project, "summary", "en", "machine", "A summary.");
  g_autofree char *html = NULL;
  g_autofree char *open = NULL;
  MpReportOptions options;

  mp_record_set_text (text, MP_NARRATIVE_CHECKED_BY, "Amina Diallo");
  mp_record_set_text (mp_project_record_get_project (project), MP_PROJECT_NOTE, "Between us: the ministry hesitates.");
  report_add (fixture, project);
  html = write_html (fixture);
  report_assert_says (html, "A summary.");
  report_assert_silent (html, "Amina");
  report_assert_silent (html, "Between us");

  mp_report_options_init (&options);
  options.with_names = options.with_notes = TRUE;
  open = report_write (fixture, "", &options, NULL);
  report_assert_says (open, "Checked by Amina Diallo");
  report_assert_says (open, "Between us");
}

/* The language of the report goes first, then the original; titles and texts of others say which language they are in. */
static void
test_languages (ReportFixture *fixture,
                gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("عمل لائق للجميع", "ar");
  g_autofree char *html = NULL;

  report_add_text (project, "title", "en", "translated", "Decent work for all");
  report_add_text (project, "summary", "ar", "original", "ملخص");
  report_add_text (project, "summary", "en", "machine", "Summary by a machine");
  report_add_text (project, "objectives", "fr", "translated", "Objectifs traduits");
  report_add_text (project, "objectives", "ar", "original", "أهداف");
  report_add (fixture, project);
  html = write_html (fixture);
  report_assert_says (html, "<html lang=\"en\" dir=\"ltr\">");
  report_assert_says (html, "lang=\"ar\" dir=\"rtl\">عمل لائق للجميع</a></th>");
  report_assert_says (html, "<p class=\"translated\">Decent work for all</p>");
  report_assert_says (html, "<p>Summary by a machine</p>");
  report_assert_silent (html, "ملخص");
  report_assert_says (html, "<p lang=\"ar\" dir=\"rtl\">أهداف</p>");
  report_assert_says (html, "Only in this language: Arabic");
  report_assert_silent (html, "Objectifs");
}

/* All statements of a date are told, and which of them counts. */
static void
test_revisions (ReportFixture *fixture,
                gconstpointer  data)
{
  MpProjectRecord *project = report_make_project ("Alpha", "en");
  g_autofree char *html = NULL;
  MpRecord *later;

  report_set_span (project, "2022-01-01", "2024-12-31");
  later = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
  mp_record_set_text (later, MP_DATE_REVISION_KIND, "planned-end");
  mp_record_set_day (later, MP_DATE_REVISION_DAY, mp_date_from_ymd (2027, 6, 30));
  mp_record_set_precision (later, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
  mp_record_set_text (later, MP_DATE_REVISION_REASON, "no-cost-extension");
  mp_record_set_day (later, MP_DATE_REVISION_RECORDED_ON, mp_date_from_ymd (2024, 3, 1));
  report_add (fixture, project);
  html = write_html (fixture);
  report_assert_says (html, "<dd><bdi dir=\"auto\">30 Jun 2027</bdi> <span class=\"detail\"><bdi>No-cost extension · recorded 1 Mar 2024</bdi></span></dd>");
  report_assert_says (html, "<dd class=\"earlier\"><span class=\"mark\">Earlier</span> <bdi dir=\"auto\">31 Dec 2024</bdi></dd>");
  report_assert_says (html, "<time datetime=\"2027-06-30\">30 Jun 2027</time>");
}

static void
test_same_bytes (ReportFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *dated = NULL;
  MpReportOptions options;

  report_add_many (fixture, 5);
  first = write_html (fixture);
  second = write_html (fixture);
  g_assert_cmpstr (first, ==, second);
  report_assert_silent (first, "Made on");
  mp_report_options_init (&options);
  options.made_on = mp_date_from_ymd (2026, 11, 23);
  dated = report_write (fixture, "", &options, NULL);
  report_assert_says (dated, "Made on 23 Nov 2026");
}

/* The query decides what is told; a relation leads only to what is there. */
static void
test_query (ReportFixture *fixture,
            gconstpointer  data)
{
  MpProjectRecord *second = report_make_project ("Beta", "en");
  MpProjectRecord *first = report_make_project ("Alpha", "en");
  gint64 alpha = report_add (fixture, first);
  MpRecord *relation = mp_project_record_add_new (second, MP_TABLE_RELATION);
  g_autofree char *all = NULL;
  g_autofree char *found = NULL;
  g_autofree char *nothing = NULL;
  MpReportOptions options;

  mp_record_set_text (relation, MP_RELATION_KIND, "predecessor");
  mp_record_set_reference (relation, MP_RELATION_OTHER, alpha);
  report_add (fixture, second);
  mp_report_options_init (&options);
  all = write_html (fixture);
  found = report_write (fixture, "Beta", &options, NULL);
  nothing = report_write (fixture, "Gamma", &options, NULL);
  g_assert_cmpuint (report_count (all, "<article"), ==, 2);
  g_assert_cmpuint (report_count (found, "<article"), ==, 1);
  g_assert_cmpuint (report_count (nothing, "<article"), ==, 0);
  report_assert_says (nothing, "0 projects");
  g_assert_cmpuint (report_count (all, ">Alpha</a>"), ==, 2);
  g_assert_cmpuint (report_count (found, ">Alpha</a>"), ==, 0);
  report_assert_says (found, ">Alpha</bdi>");
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
keep_fraction_cb (double   fraction,
                  gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  *last = fraction;
}

/* In a thread it is the same; cancelled, the old file stays. */
static void
test_thread (ReportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *expected = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpReport) report = NULL;
  g_autoptr (MpProjectList) list = NULL;
  MpReportOptions options;

  mp_report_options_init (&options);
  report_add_many (fixture, 20);
  expected = write_html (fixture);
  list = report_list (fixture, "");
  report = mp_report_new (list, MP_LOOKUP (fixture->store), &options);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;
      double fraction = 0;

      mp_report_to_file_async (report, file, keep_fraction_cb, &fraction, cancellable, keep_result_cb, &result);
      if (i == 1)
        g_cancellable_cancel (cancellable);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (mp_report_to_file_finish (result, &error), ==, i == 0);
      if (i == 0)
        g_assert_cmpfloat (fraction, >, 0.9);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, expected);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A validator that knows nothing of us. */
static void
test_valid (ReportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *tidy = g_find_program_in_path ("tidy");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  g_autofree char *html = NULL;

  if (tidy == NULL)
    {
      g_test_skip ("tidy is not installed");
      return;
    }
  report_add_many (fixture, 40);
  report_add (fixture, report_make_project ("সবার জন্য কাজ <&>", "bn"));
  html = write_html (fixture);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, tidy, "-q",
                              "-e", "-utf8", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, html, NULL, NULL, &said, NULL));
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  REPORT_ADD ("/report-html/names-are-unique-and-found", test_names);
  REPORT_ADD ("/report-html/headings-and-landmarks-are-in-order", test_headings);
  REPORT_ADD ("/report-html/texts-stay-texts", test_hostile);
  REPORT_ADD ("/report-html/needs-nothing-from-elsewhere", test_self_contained);
  REPORT_ADD ("/report-html/private-things-stay-at-home", test_private);
  REPORT_ADD ("/report-html/languages-are-marked", test_languages);
  REPORT_ADD ("/report-html/all-revisions-are-told", test_revisions);
  REPORT_ADD ("/report-html/same-input-same-bytes", test_same_bytes);
  REPORT_ADD ("/report-html/the-query-decides", test_query);
  REPORT_ADD ("/report-html/in-a-thread-and-cancelled", test_thread);
  REPORT_ADD ("/report-html/a-validator-finds-nothing", test_valid);
  return g_test_run ();
}
