/* test-cli.c: the commands as scripts and people use them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"

static void
test_help (CliFixture    *fixture,
           gconstpointer  data)
{
  static const char *const commands[] = { "new", "import", "list", "show", "export", "timeline", "check", "history", "undo", "redo" };

  g_assert_cmpint (cli_run (fixture, "--help", NULL), ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      cli_assert_out (fixture, line);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("mpower %s", commands[i]);

      g_assert_cmpint (cli_run (fixture, commands[i], "--help", NULL), ==, 0);
      cli_assert_out (fixture, usage);
      cli_assert_out (fixture, "PORTFOLIO");
      g_assert_cmpstr (fixture->err, ==, "");
    }
  g_assert_cmpint (cli_run (fixture, "--version", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "mpower "));
}

/* Whatever --help names is in the manual. */
static void
test_manual (CliFixture    *fixture,
             gconstpointer  data)
{
  static const char *const commands[] = { "new", "import", "list", "show", "export", "timeline", "check", "history", "undo", "redo" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "mpower.1", NULL);
  g_autoptr (GRegex) escaped = g_regex_new ("\\\\-", 0, 0, NULL);
  g_autoptr (GRegex) option = g_regex_new ("--[a-z-]+", 0, 0, NULL);
  g_autofree char *source = NULL;
  g_autofree char *manual = NULL;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  manual = g_regex_replace_literal (escaped, source, -1, 0, "-", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *call = g_strconcat ("mpower ", commands[i], NULL);

      cli_assert_says (manual, call, G_STRLOC);
      cli_run (fixture, commands[i], "--help", NULL);
      for (g_regex_match (option, fixture->out, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 0);

          cli_assert_says (manual, name, G_STRLOC);
        }
    }
}

static void
test_usage (CliFixture    *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *arguments[6];
    const char *part;
  } cases[] = {
    { { "new", NULL }, "PORTFOLIO" },
    { { "new", "P", "Q", NULL }, "“Q”" },
    { { "import", "P", NULL }, "FILE" },
    { { "import", "P", "x", "--format", "doc", NULL }, "page, csv" },
    { { "import", "P", "x", "--date-order", "ymd", NULL }, "dmy, mdy" },
    { { "list", NULL }, "PORTFOLIO" },
    { { "list", "P", "--sort", "size", NULL }, "title, status, start" },
    { { "list", "P", "--format", "xml", NULL }, "table, csv, json" },
    { { "list", "P", "--as-of", "23/11/2026", NULL }, "2026-11-23" },
    { { "list", "P", "--as-of", "2026-02-30", NULL }, "2026-02-30" },
    { { "list", "P", "--as-of", "2026", NULL }, "2026" },
    { { "list", "P", "--limit", "many", NULL }, "many" },
    { { "list", "P", "--limit=-3", NULL }, "-3" },
    { { "list", "P", "--\xff\xe4", NULL }, "--" },
    { { "list", "P", "--query=\xff\xe4", NULL }, "mpower" },
    { { "list", "P", "--colour", NULL }, "--colour" },
    { { "list", "P", "--query", NULL }, "--query" },
    { { "show", "P", NULL }, "PROJECT" },
    { { "export", "P", "--format", "csv", NULL }, "--output" },
    { { "export", "P", "--output", "x", NULL }, "--format" },
    { { "export", "P", "--output=x", "--format=doc", NULL }, "json" },
    { { "timeline", "P", NULL }, "--output" },
    { { "timeline", "P", "--output", "x.gif", NULL }, ".pdf, .svg or .png" },
    { { "timeline", "P", "--output=x.pdf", "--paper=B9", NULL }, "B9" },
    { { "timeline", "P", "--output=x.pdf", "--group=colour", NULL }, "country, region" },
    { { "timeline", "P", "--output=x.pdf", "--colour-by=taste", NULL }, "country, region" },
    { { "timeline", "P", "--output=x.pdf", "--color-by=taste", NULL }, "country, region" },
    { { "timeline", "P", "--output=x.pdf", "--from=2026-01-02", "--to=2026-01-01", NULL }, "before" },
    { { "timeline", "P", "--output=x.pdf", "--fiscal-year=0", NULL }, "--fiscal-year" },
    { { "timeline", "P", "--output=x.pdf", "--fiscal-year=13", NULL }, "--fiscal-year" },
    { { "timeline", "P", "--output=x.pdf", "--show=ghost,bars", NULL }, "\xe2\x80\x9c" "bars\xe2\x80\x9d" },
    { { "timeline", "P", "--output=x.pdf", "--baseline=first", NULL }, "--baseline" },
    { { "timeline", "P", "--output=x.pdf", "--scale=0", NULL }, "--scale" },
    { { "timeline", "P", "--output=x.pdf", "--scale=nan", NULL }, "--scale" },
    { { "timeline", "P", "--output=x.pdf", "--pages-wide=0", NULL }, "--pages-wide" },
    { { "timeline", "P", "--output=x.pdf", "--pages-wide=21", NULL }, "--pages-wide" },
    { { "timeline", "P", "--output=x.pdf", "--language=xx", NULL }, "xx" },
    { { "timeline", "P", "--output=x.pdf", "--portrait", "--landscape", NULL }, "--portrait" },
    { { "history", "P", "a", "b", NULL }, "“b”" },
    { { "undo", NULL }, "PORTFOLIO" },
  };

  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (cli_run_argv (fixture, cases[i].arguments), ==, 2);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, "mpower: "));
      cli_assert_err (fixture, cases[i].part);
      cli_assert_err (fixture, "--help");
    }
}

static void
test_new (CliFixture    *fixture,
          gconstpointer  data)
{
  g_assert_cmpint (cli_run (fixture, "new", "P", "--title", "Harbour", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_true (g_file_test (fixture->portfolio, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (cli_run (fixture, "list", "P", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  cli_assert_err (fixture, "no project");
}

static void
test_new_keeps_files (CliFixture    *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "work.mpower", "a letter", -1);
  g_autofree char *text = NULL;

  cli_run (fixture, "new", "P", NULL);
  cli_assert_refused (fixture, "work.mpower");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a letter");
}

static void
test_sample (CliFixture    *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (cli_run (fixture, "new", "P", "--sample", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 17);
  g_assert_cmpint (cli_run (fixture, "check", "P", NULL), ==, 0);
  cli_assert_out (fixture, "0 errors");

  /* It is what the portfolio begins with: only what is done to it is undone. */
  cli_run (fixture, "undo", "P", NULL);
  cli_assert_refused (fixture, "nothing to undo");
  g_assert_cmpint (cli_run (fixture, "history", "P", NULL), ==, 0);
  cli_assert_out (fixture, "Import of sample.json");
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 17);
}

/* All of the sample belongs to M-POWER, older projects too; what is of none is a group as well. */
static void
test_initiatives (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *svg = cli_path (fixture, "initiatives.svg");
  g_autofree char *picture = NULL;

  g_assert_cmpint (cli_run (fixture, "new", "P", "--sample", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--query", "initiative:M-POWER", "--format", "csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 17);
  g_assert_cmpuint (cli_count (fixture->out, "Multilateral Partnership for Organizing, Worker Empowerment, and Rights"), ==, 16);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--query", "missing:initiative", "--format", "csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 1);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--query", "initiative:Nowhere", NULL), ==, 2);
  cli_assert_err (fixture, "Nowhere");

  g_assert_cmpint (cli_run (fixture, "show", "P", "OBSERVAR", NULL), ==, 0);
  cli_assert_out (fixture, "Initiatives\n  Initiative: Multilateral Partnership");
  g_assert_cmpint (cli_run (fixture, "timeline", "P", "--group", "initiative,status", "--colour-by", "initiative", "--output", svg, NULL), ==, 0);
  g_assert_true (g_file_get_contents (svg, &picture, NULL, NULL));
}

/* It comes with a portfolio as JSON, and leaves with it. */
static void
test_saved_view (CliFixture    *fixture,
                 gconstpointer  data)
{
  static const char json[] =
      "{\"format\":\"mpower-portfolio\",\"version\":1,\"selection\":true,\n\"view\":[\n"
      "{\"uuid\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c19\",\"name\":\"Qu\xc3\xa9 Hubo\",\"query\":\"country:MX\","
      "\"settings\":\"{'as-of': <'2019-01-01'>, 'later': <7>, 'sort': <'-title'>}\",\"position\":1}\n]}\n";
  g_autofree char *path = cli_write (fixture, "view.json", json, -1);
  g_autofree char *out = cli_path (fixture, "out.json");
  g_autofree char *empty = cli_path (fixture, "empty.mpower");
  g_autofree char *whole = NULL;
  g_autofree char *first = NULL;
  guint n;

  g_assert_cmpint (cli_run (fixture, "new", empty, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", empty, "--view", "que hubo", NULL), ==, 1);
  cli_assert_err (fixture, "none");
  g_assert_cmpint (cli_run (fixture, "new", "P", "--sample", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--view", "que hubo", NULL), ==, 1);
  cli_assert_err (fixture, "que hubo");
  cli_assert_err (fixture, "Mexico");
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--view", "Other", NULL), ==, 1);
  cli_assert_err (fixture, "Qu\xc3\xa9 Hubo");

  g_assert_cmpint (cli_run (fixture, "list", "P", "--query", "country:MX", "--sort", "-title", "--as-of", "2019-01-01", "--format", "csv", NULL), ==, 0);
  whole = g_strdup (fixture->out);
  n = cli_count (whole, "\n");
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--view", "que hubo", "--format", "csv", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, whole);

  /* What is asked for besides narrows it down, or goes before it. */
  g_assert_cmpint (cli_run (fixture, "list", "P", "--view", "que hubo", "--query", "OBSERVAR OR gender", "--format", "csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), <, n);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--view", "que hubo", "--as-of", "2026-11-23", "--format", "csv", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, !=, whole);

  g_assert_cmpint (cli_run (fixture, "export", "P", "--format", "json", "--output", out, NULL), ==, 0);
  g_assert_true (g_file_get_contents (out, &first, NULL, NULL));
  cli_assert_says (first, "{'as-of': <'2019-01-01'>, 'later': <7>, 'sort': <'-title'>}", G_STRLOC);
}

static void
test_import_twice (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = cli_path (fixture, "sheet.csv");

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 3, doubtful 0, unusable 0\n");
  g_assert_cmpint (cli_run (fixture, "import", "P", path, path, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 6, doubtful 0, unusable 0\n");
}

static void
test_dry_run (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "new.csv", "title,start,end\nVoices of the Coast,2025-09-01,2030-01-31\nA New One,2026-01-01,2027-01-01\n", -1);
  g_autofree char *before = NULL;

  cli_make_portfolio (fixture);
  cli_run (fixture, "list", "P", "--format", "json", NULL);
  before = g_strdup (fixture->out);

  g_assert_cmpint (cli_run (fixture, "import", "P", "--dry-run", path, NULL), ==, 0);
  cli_assert_out (fixture, "changed: Voices of the Coast\n");
  cli_assert_out (fixture, "1 Sep 2029 → 31 Jan 2030");
  cli_assert_out (fixture, "added: A New One\n");
  g_assert_true (g_str_has_suffix (fixture->out, "\nadded 1, changed 1, unchanged 0, doubtful 0, unusable 0\n"));

  cli_run (fixture, "list", "P", "--format", "json", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 1, changed 1, unchanged 0, doubtful 0, unusable 0\n");
}

/* Whose words win is said once for the whole file. */
static void
test_whose (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "whose.csv", "title,start,end,grantee,summary\nVoices of the Coast,2025-09-01,2030-01-31,Harbour Aid,Other words.\n", -1);

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "import", "P", "--keep-mine", "--take-theirs", path, NULL), ==, 2);
  g_assert_cmpint (cli_run (fixture, "import", "P", "-n", "--keep-mine", path, NULL), ==, 0);
  cli_assert_out (fixture, "  Planned end: 1 Sep 2029 is kept, not 31 Jan 2030\n");
  cli_assert_out (fixture, "  Role: + Harbour Aid (Grantee)\n");
  g_assert_cmpint (cli_run (fixture, "import", "P", "--keep-mine", path, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "show", "P", "Voices of the Coast", NULL), ==, 0);
  cli_assert_out (fixture, "Planned end: 1 Sep 2029");
  cli_assert_out (fixture, "Help for fishers.");
  cli_assert_out (fixture, "Harbour Aid");

  /* Now there is nothing but what was kept. */
  g_assert_cmpint (cli_run (fixture, "import", "P", "--keep-mine", path, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 1, doubtful 0, unusable 0\n");
  g_assert_cmpint (cli_run (fixture, "import", "P", "--take-theirs", path, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "show", "P", "Voices of the Coast", NULL), ==, 0);
  cli_assert_out (fixture, "Planned end: 31 Jan 2030");
  g_assert_null (strstr (fixture->out, "1 Sep 2029"));
  cli_assert_out (fixture, "Other words.");
}

static void
test_import_pipe (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run_piped (fixture, "title,start\nPiped,2026-01-01\n", "import", "P", "-", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0\n");
}

/* What might be a project that is there is named, left out, and no failure. */
static void
test_doubtful (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "like.csv", "title,start,end\nFair Pay on the Tea Estates of Kericho,2022-03-01,2027-12-24\n", -1);

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "import", "P", "--dry-run", path, NULL), ==, 0);
  cli_assert_out (fixture, "doubtful: Fair Pay on the Tea Estates of Kericho\n  It might be “Fair Pay on Tea Estates”\n");
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 0, doubtful 1, unusable 0\n");
  cli_assert_err (fixture, ":2: warning: “Fair Pay on the Tea Estates of Kericho”");
  cli_assert_err (fixture, "left out");
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 4);
}

/* What can be read in two ways is refused with both, unless the order is said. */
static void
test_ambiguous_date (CliFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "dates.csv", "title,start,end\nAlpha,03/04/2027,2028-01-01\nBeta,2025-01-01,2026-01-01\n", -1);
  g_autofree char *place = g_strconcat (path, ":2: error: ", NULL);

  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 1);
  g_assert_cmpstr (fixture->out, ==, "added 1, changed 0, unchanged 0, doubtful 0, unusable 1\n");
  cli_assert_err (fixture, place);
  cli_assert_err (fixture, "3 Apr 2027");
  cli_assert_err (fixture, "4 Mar 2027");

  g_assert_cmpint (cli_run (fixture, "import", "P", path, "--date-order", "mdy", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", NULL), ==, 0);
  cli_assert_out (fixture, ",2027-03-04,day,");
}

/* What the columns of a sheet are read as is written, changed and used. */
static void
test_mapping (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *sheet = cli_write (fixture, "other.csv", "Title,Open from\nAlpha,2027-03-04\n", -1);
  g_autofree char *page = cli_write (fixture, "other.json", "{\"format\":\"mpower-portfolio\",\"version\":1}", -1);
  g_autofree char *mapping = g_build_filename (fixture->folder, "map.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", "P", "--dry-run", "--save-mapping", mapping, sheet, NULL), ==, 0);
  g_assert_true (g_file_get_contents (mapping, &text, NULL, NULL));
  parts = g_strsplit (text, "\"keep\"", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv ("\"start\"", parts);
  g_assert_true (g_file_set_contents (mapping, changed, -1, NULL));
  g_assert_cmpint (cli_run (fixture, "import", "P", "--mapping", mapping, sheet, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", NULL), ==, 0);
  cli_assert_out (fixture, ",2027-03-04,day,");

  g_assert_cmpint (cli_run (fixture, "import", "P", "--mapping", mapping, page, NULL), ==, 1);
  cli_assert_err (fixture, "no sheet");
  g_assert_cmpint (cli_run (fixture, "import", "P", "--mapping", sheet, sheet, NULL), ==, 1);
  cli_assert_err (fixture, "not a mapping");
}

/* A workbook that was exported changes nothing; its other sheets can be named. */
static void
test_workbook (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.xlsx", NULL);

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format", "xlsx", "-o", path, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "added 0, changed 0, unchanged"));
  g_assert_null (strstr (fixture->out, "unchanged 0"));
  g_assert_cmpint (cli_run (fixture, "import", "P", "--sheet", "Nowhere", path, NULL), ==, 1);
  cli_assert_err (fixture, "Projects, Partners");
}

static void
test_table (CliFixture    *fixture,
            gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "list", "P", NULL), ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], "Title                    Status       Start       End         Left"));
  g_assert_cmpstr (lines[1], ==, "Clean Air for Miners     Ended        2020-05-01  2023-04-30             Chad");
  g_assert_cmpstr (lines[2], ==, "Fair Pay on Tea Estates  Ending Soon  2022-03-01  2026-12-24  31 days    Kenya");
  g_assert_cmpstr (lines[3], ==, "Voices of the Coast      Running      2025-09-01  2029-09-01  33 months  Kenya");
}

static void
test_list_formats (CliFixture    *fixture,
                   gconstpointer  data)
{
  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", "--query", "short", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "id,title,short_name,status,start,start_precision,end,end_precision,months_left,countries,"));

  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "csv", "--query", "country:TD", NULL), ==, 0);
  cli_assert_out (fixture, ",Clean Air for Miners,CLEAN-AIR,ended,2020-05-01,day,2023-04-30,day,,Chad,TD,");
  cli_assert_out (fixture, "Quay Institute");
  cli_assert_out (fixture, "USD 1500000.00");
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 2);

  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "json", "--query", "status:running", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "[\n{\"id\":\""));
  g_assert_true (g_str_has_suffix (fixture->out, "}\n]\n"));
  cli_assert_out (fixture, "\"title\":\"Voices of the Coast\",\"short_name\":null,\"status\":\"running\"");
  cli_assert_out (fixture, "\"months_left\":33,\"countries\":[\"Kenya\"],\"country_codes\":[\"KE\"]");
  cli_assert_out (fixture, "\"funding\":[\"EUR 250000.00\"]");

  /* Nothing found is an empty document still, and told. */
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format", "json", "--query", "nowhere", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "[\n]\n");
  cli_assert_err (fixture, "nowhere");
}

static void
test_list_order (CliFixture    *fixture,
                 gconstpointer  data)
{
  const char *first, *last;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--sort", "-end", NULL), ==, 0);
  first = strstr (fixture->out, "Voices");
  last = strstr (fixture->out, "Clean Air");
  g_assert_true (first && last && first < last);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--sort=title", "--limit=1", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 2);
  cli_assert_out (fixture, "Clean Air");
}

static void
test_as_of (CliFixture    *fixture,
            gconstpointer  data)
{
  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--as-of", "2021-01-01", "--query", "status:running", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 2);
  cli_assert_out (fixture, "Clean Air");
  cli_assert_out (fixture, ",running,");
}

/* A mistake is shown at its place. */
static void
test_mistakes (CliFixture    *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *query;
    const char *shown;
  } cases[] = {
    { "status:endet country:KE", "\n  status:endet country:KE\n         ^^^^^\n" },
    { "country:KE country:Atlantis", "\n  country:KE country:Atlantis\n                     ^^^^^^^^\n" },
    { "mines (dust", "\n  mines (dust\n        ^\n" },
    { "estado:x", "\n  estado:x\n  ^" },
    /* Wide signs take two columns. */
    { "鉱山 status:x", "\n  鉱山 status:x\n              ^\n" },
    { "start:2024..2022", "\n  start:2024..2022\n        ^^^^^^^^^^\n" },
  };

  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (cli_run (fixture, "list", "P", "--query", cases[i].query, NULL), ==, 2);
      g_assert_cmpstr (fixture->out, ==, "");
      cli_assert_err (fixture, cases[i].shown);
      g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", "never.pdf", "--query", cases[i].query, NULL), ==, 2);
    }
}

static void
test_show (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *prefix = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "show", "P", "clean-air", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "Clean Air for Miners\n✓ Ended: "));
  cli_assert_out (fixture, "Planned end: 30 Apr 2023");
  cli_assert_out (fixture, "Chad");
  cli_assert_out (fixture, "Quay Institute");
  cli_assert_out (fixture, "USD 1,500,000");
  cli_assert_out (fixture, "Measures dust in mines.");
  id = g_strndup (strstr (fixture->out, "Identifier: ") + strlen ("Identifier: "), 36);

  g_assert_cmpint (cli_run (fixture, "show", "P", id, NULL), ==, 0);
  cli_assert_out (fixture, "Clean Air for Miners");
  prefix = g_strndup (id, 13);
  g_assert_cmpint (cli_run (fixture, "show", "P", prefix, "--format=json", NULL), ==, 0);
  cli_assert_out (fixture, "{\"id\":\"");
  cli_assert_out (fixture, "\"kind\":\"planned-end\",\"day\":\"2023-04-30\",\"precision\":\"day\"");
  cli_assert_out (fixture, "\"code\":\"TD\"");

  g_assert_cmpint (cli_run (fixture, "show", "P", "tea estates", NULL), ==, 0);
  cli_assert_out (fixture, "Fair Pay");
  cli_run (fixture, "show", "P", "of", NULL);
  cli_assert_out (fixture, "Voices");
  cli_run (fixture, "show", "P", "\xff\xe4", NULL);
  cli_assert_refused (fixture, "mpower: ");
  cli_run (fixture, "show", "P", "--", "-air", NULL);
  cli_assert_out (fixture, "Clean Air");
  cli_run (fixture, "show", "--", "P", "--tea", NULL);
  cli_assert_out (fixture, "Fair Pay");
  cli_run (fixture, "show", "P", "nothing such", NULL);
  cli_assert_refused (fixture, "“nothing such”");
}

static void
test_show_candidates (CliFixture    *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "more.csv", "title,start\nVoices of the Hills,2024-01-01\n", -1);

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  cli_run (fixture, "show", "P", "voices", NULL);
  cli_assert_refused (fixture, "Voices of the Coast\n");
  cli_assert_err (fixture, "Voices of the Hills\n");
  g_assert_cmpstr (fixture->out, ==, "");
}

static int
run_in_language (CliFixture *fixture,
                 const char *language,
                 const char *command)
{
  g_autofree char *line = g_strdup_printf ("export LANGUAGE=%s; %s", language, command);

  return cli_shell (fixture, line);
}

/* Who reports is asked for once; what is asked of the projects besides comes on standard error. */
static void
test_export_iati (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *xml = cli_path (fixture, "all.xml");
  g_autofree char *text = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=iati", "--output", xml, NULL), ==, 1);
  cli_assert_err (fixture, "--reporting-org");
  g_assert_false (g_file_test (xml, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=iati", "--output", xml, "--reporting-org=ILO", NULL), ==, 2);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=iati", "--output", xml, "--reporting-org=XM-DAC-41302,40,ILO", NULL), ==, 0);
  cli_assert_err (fixture, "warning: ");
  g_assert_true (g_file_get_contents (xml, &text, NULL, NULL));

  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=iati", "--output=-", NULL), ==, 0);
  g_assert_true (g_str_equal (fixture->out, text));
  g_assert_cmpint (cli_run (fixture, "import", "P", "--dry-run", xml, NULL), ==, 0);
  cli_assert_out (fixture, "added 0, changed 0,");
}

static void
test_export (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *json = cli_path (fixture, "all.json");
  g_autofree char *other = cli_path (fixture, "other.mpower");
  g_autofree char *again = cli_path (fixture, "again.json");
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format", "json", "--output", json, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));

  /* To standard output come the same bytes. */
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=json", "--output=-", NULL), ==, 0);
  g_assert_true (g_str_equal (fixture->out, text));

  g_assert_cmpint (cli_run (fixture, "new", other, NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", other, json, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 3, changed 0, unchanged 0, doubtful 0, unusable 0\n");
  g_assert_cmpint (cli_run (fixture, "export", other, "--format=json", "--output", again, NULL), ==, 0);
  g_assert_true (g_file_get_contents (again, &text_again, NULL, NULL));
  g_assert_true (g_str_equal (text_again, text));

  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=csv", "--output=-", "--query", "coast", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "\xef\xbb\xbfid,title,"));
  cli_assert_out (fixture, "Voices of the Coast");
  g_assert_null (strstr (fixture->out, "Clean Air"));
  g_assert_cmpstr (fixture->err, ==, "1 project written\n");
}

/* A workbook is in the language of the program, and on the side from which that is read. */
static void
test_export_in_languages (CliFixture    *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    const char *language;
    gboolean from_right;
  } languages[] = { { "en", FALSE }, { "es", FALSE }, { "ar", TRUE } };
  const char *read = "python3 -c \"import zipfile; print(zipfile.ZipFile('t.xlsx').read('xl/worksheets/sheet1.xml').decode()[:900])\"";

  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *catalogue = g_build_filename (g_getenv ("MPOWER_LOCALEDIR"), languages[i].language, "LC_MESSAGES", "mpower.mo", NULL);

      if (languages[i].from_right && !g_file_test (catalogue, G_FILE_TEST_EXISTS))
        continue;
      g_assert_cmpint (run_in_language (fixture, languages[i].language, "\"$MPOWER\" export \"$P\" --format xlsx --output t.xlsx"), ==, 0);
      g_assert_cmpint (cli_shell (fixture, read), ==, 0);
      g_assert_cmpint (strstr (fixture->out, "rightToLeft=\"1\"") != NULL, ==, languages[i].from_right);
    }
}

static void
test_outputs_spare_the_portfolio (CliFixture    *fixture,
                                  gconstpointer  data)
{
  g_autofree char *link = cli_path (fixture, "link.pdf");

  cli_make_portfolio (fixture);
  cli_run (fixture, "export", "P", "--format", "csv", "--output", "P", NULL);
  cli_assert_refused (fixture, "overwrite");
  g_assert_cmpint (cli_shell (fixture, "ln -s \"$P\" link.pdf"), ==, 0);
  cli_run (fixture, "timeline", "P", "--output", link, NULL);
  cli_assert_refused (fixture, "overwrite");
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 4);
}

static void
test_timeline (CliFixture    *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *head;
  } cases[] = { { "t.pdf", "%PDF-" }, { "t.svg", "<?xml" }, { "T.PNG", "\x89PNG" } };
  g_auto (GStrv) pictures = g_new0 (char *, 3);

  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cli_path (fixture, cases[i].name);
      g_autofree char *text = NULL;

      g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", path, "--group", "country", "--paper", "A3", NULL), ==, 0);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_cmpstr (fixture->err, ==, "");
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, cases[i].head));
    }
  /* Another header gives another picture. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("fiscal-%u.svg", i);
      g_autofree char *path = cli_path (fixture, name);

      g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", path, i ? "--fiscal-year=10" : "--fiscal-year=1", NULL), ==, 0);
      g_assert_true (g_file_get_contents (path, &pictures[i], NULL, NULL));
    }
  g_assert_cmpstr (pictures[0], !=, pictures[1]);

  g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", "/nonexistent/t.pdf", NULL), ==, 1);
  cli_assert_err (fixture, "/nonexistent/t.pdf");
}

/* In each language that there is, whatever the environment says; and in no other. */
static void
test_languages (CliFixture    *fixture,
                gconstpointer  data)
{
  static const char *const languages[] = { "es", "ar" };
  g_autofree char *picture = cli_path (fixture, "t.svg");
  g_autofree char *english = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", picture, "--language=en", NULL), ==, 0);
  g_assert_true (g_file_get_contents (picture, &english, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *catalogue = g_build_filename (g_getenv ("MPOWER_LOCALEDIR"), languages[i], "LC_MESSAGES", "mpower.mo", NULL);
      g_autofree char *draw = g_strdup_printf ("LC_ALL=C \"$MPOWER\" timeline \"$P\" --output t.svg --language %s", languages[i]);
      g_autofree char *translated = NULL;

      if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
        continue;
      g_assert_cmpint (run_in_language (fixture, "en", draw), ==, 0);
      g_assert_true (g_file_get_contents (picture, &translated, NULL, NULL));
      g_assert_false (g_str_equal (english, translated));
      g_assert_cmpint (run_in_language (fixture, languages[i], "\"$MPOWER\" list \"$P\""), ==, 0);
      g_assert_false (g_str_has_prefix (fixture->out, "Title"));

      /* What scripts read stays as it is. */
      g_assert_cmpint (run_in_language (fixture, languages[i], "\"$MPOWER\" list \"$P\" --format=csv"), ==, 0);
      g_assert_true (g_str_has_prefix (fixture->out, "id,title,"));
      cli_assert_out (fixture, ",ended,2020-05-01,");
      g_assert_cmpint (run_in_language (fixture, languages[i], "\"$MPOWER\" import \"$P\" sheet.csv"), ==, 0);
      g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 3, doubtful 0, unusable 0\n");
    }
}

/* The texts of a PDF, "" where no program can tell them. */
static char *
read_pdf (CliFixture *fixture,
          const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *line = g_strdup_printf ("pdftotext -raw '%s' -", path);

  if (program == NULL)
    return g_strdup ("");
  g_assert_cmpint (cli_shell (fixture, line), ==, 0);
  return g_strdup (fixture->out);
}

static void
test_check (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *json = cli_path (fixture, "x.json");
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *text = NULL;

  cli_make_portfolio (fixture);
  g_assert_cmpint (cli_run (fixture, "check", "P", NULL), ==, 0);
  cli_assert_out (fixture, "Fair Pay on Tea Estates: note: No funding is stated [missing-funding]\n");
  g_assert_true (g_str_has_suffix (fixture->out, " notes\n"));
  cli_assert_out (fixture, "\n0 errors, 0 warnings, ");

  /* An end before the start, which the sheet's reader may refuse but the format of exchange holds. */
  g_assert_cmpint (cli_run (fixture, "export", "P", "--format=json", "--output", json, "--query", "coast", NULL), ==, 0);
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  parts = g_strsplit (text, "2029-09-01", -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);
  changed = g_strjoinv ("2024-09-01", parts);
  path = cli_write (fixture, "changed.json", changed, -1);
  cli_run (fixture, "import", "P", path, NULL);
  if (fixture->status == 0)
    {
      g_assert_cmpint (cli_run (fixture, "check", "P", "--query", "coast", NULL), ==, 1);
      cli_assert_out (fixture, "Voices of the Coast: error: ");
      cli_assert_out (fixture, "[end-before-start]\n");
      cli_assert_out (fixture, "1 error, ");
    }
}

static void
test_history (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "new.csv", "title,start,end\nVoices of the Coast,2025-09-01,2030-01-31\n", -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_make_portfolio (fixture);
  cli_run (fixture, "list", "P", "--format=json", NULL);
  before = g_strdup (fixture->out);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
  cli_run (fixture, "list", "P", "--format=json", NULL);
  after = g_strdup (fixture->out);
  g_assert_cmpstr (before, !=, after);

  g_assert_cmpint (cli_run (fixture, "history", "P", "coast", NULL), ==, 0);
  cli_assert_out (fixture, "new.csv");
  cli_assert_out (fixture, "31 Jan 2030");
  cli_assert_out (fixture, "sheet.csv");
  g_assert_null (strstr (fixture->out, "Clean Air"));
  g_assert_cmpint (cli_run (fixture, "history", "P", "--limit", "1", NULL), ==, 0);
  g_assert_null (strstr (fixture->out, "sheet.csv"));

  /* Undo and redo outlive the process. */
  g_assert_cmpint (cli_run (fixture, "undo", "P", NULL), ==, 0);
  cli_assert_out (fixture, "Undone: ");
  cli_assert_out (fixture, "new.csv");
  cli_run (fixture, "list", "P", "--format=json", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
  g_assert_cmpint (cli_run (fixture, "redo", "P", NULL), ==, 0);
  cli_assert_out (fixture, "new.csv");
  cli_run (fixture, "list", "P", "--format=json", NULL);
  g_assert_cmpstr (fixture->out, ==, after);
  cli_run (fixture, "redo", "P", NULL);
  cli_assert_refused (fixture, "nothing");

  g_assert_cmpint (cli_run (fixture, "undo", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "undo", "P", NULL), ==, 0);
  cli_run (fixture, "undo", "P", NULL);
  cli_assert_refused (fixture, "nothing");
  g_assert_cmpint (cli_run (fixture, "history", "P", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "(undone "), ==, 2);
}

/* The page of a real partner, from an empty folder to paper. */
static void
test_real_page (CliFixture    *fixture,
                gconstpointer  data)
{
  static const char *const ended[] = {
    "Strengthening Workers' Ability to Exercise their Labor Rights in Mexico",
    "Improving Gender Equity in the Mexican Workplace",
    "Promoting Safe and Healthy Workplaces",
    "Building an Independent and Democratic Labor Movement",
    "Improving respect for workers' rights In Bangladesh",
    "Worker Empowerment in South America",
    "Observation and Engagement",
    "Working in Freedom in Jordan",
    "Engaging Workers and Civil Society",
    "Improving Worker Rights in Rural Sectors of the Indo-Pacific",
  };
  static const char *const others[] = {
    "Protecting Rights of Migrant Workers",
    "Research, Innovation and Strategic Engagement",
    "Supporting Safe and Inclusive Work Environments in Lesotho",
    "Promoting Quality Jobs in Infrastructure Development",
    "Strengthening Worker Engagement",
    "Elevating Women's Participation in the Workplace",
  };
  g_autofree char *page = cli_shared_page ();
  g_autofree char *pdf = cli_path (fixture, "t.pdf");
  g_autofree char *text = NULL;

  if (page == NULL)
    {
      g_test_skip ("The page is not at hand");
      return;
    }
  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", "P", page, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 16, changed 0, unchanged 0, doubtful 0, unusable 0\n");
  cli_assert_err (fixture, "El Salvador");
  cli_assert_err (fixture, "Platform work");
  g_assert_cmpint (cli_run (fixture, "import", "P", page, NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "added 0, changed 0, unchanged 16, doubtful 0, unusable 0\n");

  g_assert_cmpint (cli_run (fixture, "list", "P", "--as-of", "2026-11-23", "--query", "status:ended", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 1 + G_N_ELEMENTS (ended));
  for (guint i = 0; i < G_N_ELEMENTS (ended); i++)
    cli_assert_out (fixture, ended[i]);
  g_assert_cmpint (cli_run (fixture, "check", "P", NULL), ==, 0);

  g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", pdf, NULL), ==, 0);
  text = read_pdf (fixture, pdf);
  g_strdelimit (text, "\n", ' ');
  for (guint i = 0; *text && i < G_N_ELEMENTS (ended); i++)
    cli_assert_says (text, ended[i], G_STRLOC);
  for (guint i = 0; *text && i < G_N_ELEMENTS (others); i++)
    cli_assert_says (text, others[i], G_STRLOC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/help-and-version", test_help);
  CLI_ADD ("/cli/the-manual-names-every-option", test_manual);
  CLI_ADD ("/cli/a-wrong-command-line-is-told-so", test_usage);
  CLI_ADD ("/cli/new", test_new);
  CLI_ADD ("/cli/new-never-overwrites", test_new_keeps_files);
  CLI_ADD ("/cli/new-sample", test_sample);
  CLI_ADD ("/cli/initiatives", test_initiatives);
  CLI_ADD ("/cli/as-a-saved-view-shows-it", test_saved_view);
  CLI_ADD ("/cli/importing-twice-changes-nothing", test_import_twice);
  CLI_ADD ("/cli/a-dry-run-tells-and-changes-nothing", test_dry_run);
  CLI_ADD ("/cli/whose-words-win-is-said-once", test_whose);
  CLI_ADD ("/cli/import-from-a-pipe", test_import_pipe);
  CLI_ADD ("/cli/doubtful-projects-are-left-out", test_doubtful);
  CLI_ADD ("/cli/an-ambiguous-date-is-refused-with-both-readings", test_ambiguous_date);
  CLI_ADD ("/cli/columns-hold-what-a-mapping-says", test_mapping);
  CLI_ADD ("/cli/workbook-comes-back", test_workbook);
  CLI_ADD ("/cli/list-is-a-table", test_table);
  CLI_ADD ("/cli/list-for-programs", test_list_formats);
  CLI_ADD ("/cli/list-sorted-and-limited", test_list_order);
  CLI_ADD ("/cli/list-as-of-a-day", test_as_of);
  CLI_ADD ("/cli/a-mistake-is-shown-at-its-place", test_mistakes);
  CLI_ADD ("/cli/show-finds-a-project-by-any-name", test_show);
  CLI_ADD ("/cli/show-lists-candidates", test_show_candidates);
  CLI_ADD ("/cli/export-and-import-are-lossless", test_export);
  CLI_ADD ("/cli/workbooks-speak-the-language", test_export_in_languages);
  CLI_ADD ("/cli/who-reports-is-asked-once", test_export_iati);
  CLI_ADD ("/cli/outputs-never-overwrite-the-portfolio", test_outputs_spare_the_portfolio);
  CLI_ADD ("/cli/timeline-as-pdf-svg-and-png", test_timeline);
  CLI_ADD ("/cli/every-language-of-the-program", test_languages);
  CLI_ADD ("/cli/check", test_check);
  CLI_ADD ("/cli/history-undo-and-redo", test_history);
  CLI_ADD ("/cli/the-page-of-a-real-partner", test_real_page);
  return g_test_run ();
}
