/* test-cli-report.c: reports from the command line
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-fixture.h"

/* Each language has its direction and its own words, in the order that is asked for. */
static void
test_languages (CliFixture    *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *language;
    const char *root;
    const char *heading;
  } cases[] = {
    { "en", "<html lang=\"en\" dir=\"ltr\">", ">Timeline</h2>" },
    { "es", "<html lang=\"es\" dir=\"ltr\">", ">Cronograma</h2>" },
    { "ar", "<html lang=\"ar\" dir=\"rtl\">", ">الخط الزمني</h2>" },
  };

  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *option = g_strconcat ("--language=", cases[i].language, NULL);
      g_autofree char *catalogue = g_build_filename (g_getenv ("MPOWER_LOCALEDIR"), cases[i].language, "LC_MESSAGES", "mpower.mo", NULL);

      /* Where only what the tests need is built, there is none. */
      if (strcmp (cases[i].language, "en") != 0 && !g_file_test (catalogue, G_FILE_TEST_EXISTS))
        continue;
      g_assert_cmpint (cli_run (fixture, "export", "P", "--format=html", "--output=-", "--as-of=2026-11-23", option, NULL), ==, 0);
      cli_assert_out (fixture, cases[i].root);
      cli_assert_out (fixture, cases[i].heading);
      g_assert_cmpuint (cli_count (fixture->out, "<article"), ==, 3);
    }
  cli_run (fixture, "export", "P", "--format=html", "--output=-", "--language=xx", NULL);
  cli_assert_err (fixture, "--language");
  g_assert_cmpint (fixture->status, ==, 2);
}

static void
test_order (CliFixture    *fixture,
            gconstpointer  data)
{
  const char *first;
  g_autofree char *title = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=html", "--output=-", "--sort=title", NULL), ==, 0);
  first = strstr (fixture->out, "<th scope=\"row\">");
  g_assert_nonnull (first);
  title = g_strndup (first, strcspn (first, "\n"));
  cli_assert_out (fixture, "sorted by: Title");
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=html", "--output=-", "--sort=-title", NULL), ==, 0);
  cli_assert_out (fixture, "sorted by: Title, from the last");
  first = strstr (fixture->out, "<th scope=\"row\">");
  g_assert_false (g_str_has_prefix (first, title));
  g_assert_nonnull (strstr (first, title));
}

/* On paper of the wanted size; what is no paper leaves no file. */
static void
test_paper (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *path = cli_path (fixture, "report.pdf");
  g_autofree char *wrong = cli_path (fixture, "wrong.pdf");
  g_autofree char *contents = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=pdf", "--paper=Letter", "--output", path, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=pdf", "--paper=napkin", "--output", wrong, NULL), ==, 1);
  cli_assert_err (fixture, "napkin");
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_ADD ("/cli-report/languages-are-whole", test_languages);
  CLI_ADD ("/cli-report/order-is-that-of-the-query", test_order);
  CLI_ADD ("/cli-report/paper-is-chosen", test_paper);
  return g_test_run ();
}
