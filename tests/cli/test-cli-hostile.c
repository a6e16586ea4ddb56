/* test-cli-hostile.c: bad input, bad places and bad times end with a sentence, and nothing is lost
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-fixture.h"

/* Where SQLite's header keeps them. */
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

/* All commands that open a document. */
static const char *const commands[][6] = {
  { "list", "P", NULL },
  { "show", "P", "coast", NULL },
  { "check", "P", NULL },
  { "history", "P", NULL },
  { "undo", "P", NULL },
  { "redo", "P", NULL },
  { "export", "P", "--format=csv", "--output=-", NULL },
  { "timeline", "P", "--output=never.pdf", NULL },
  { "import", "P", "/dev/null", NULL },
};

static void
assert_all_refuse (CliFixture *fixture,
                   const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      cli_run_argv (fixture, commands[i]);
      cli_assert_refused (fixture, part);
      g_assert_true (g_str_has_prefix (fixture->err, "mpower: "));
      g_assert_cmpstr (fixture->out, ==, "");
    }
}

static guint8 *
read_portfolio (CliFixture *fixture,
                gsize      *size)
{
  char *bytes;

  g_assert_true (g_file_get_contents (fixture->portfolio, &bytes, size, NULL));
  return (guint8 *) bytes;
}

static void
test_missing (CliFixture    *fixture,
              gconstpointer  data)
{
  assert_all_refuse (fixture, "work.mpower");
  g_assert_false (g_file_test (fixture->portfolio, G_FILE_TEST_EXISTS));
}

static void
test_folder (CliFixture    *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (g_mkdir (fixture->portfolio, 0700), ==, 0);
  assert_all_refuse (fixture, "work.mpower");
  cli_run (fixture, "new", "P", NULL);
  cli_assert_refused (fixture, "work.mpower");
}

static void
test_not_a_database (CliFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "work.mpower", "Dear Sir or Madam,\n\nplease find attached nothing at all.\n", -1);
  g_autofree char *text = NULL;

  assert_all_refuse (fixture, "not a portfolio");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Dear Sir"));
}

static void
test_empty_file (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = cli_write (fixture, "work.mpower", "", 0);

  assert_all_refuse (fixture, "work.mpower");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_foreign_database (CliFixture    *fixture,
                       gconstpointer  data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size;

  cli_make_portfolio (fixture);
  bytes = read_portfolio (fixture, &size);
  memcpy (bytes + APPLICATION_ID_OFFSET, "GPKG", 4);
  g_free (cli_write (fixture, "work.mpower", (const char *) bytes, (gssize) size));
  assert_all_refuse (fixture, "not a portfolio");
}

static void
test_truncated (CliFixture    *fixture,
                gconstpointer  data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size;

  cli_make_portfolio (fixture);
  bytes = read_portfolio (fixture, &size);
  for (gsize part = 1; part < 8; part++)
    {
      g_free (cli_write (fixture, "work.mpower", (const char *) bytes, (gssize) (size * part / 8)));
      for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        {
          /* Each either works on what is whole or says what is wrong. */
          if (cli_run_argv (fixture, commands[i]) != 0)
            g_assert_cmpstr (fixture->err, !=, "");
        }
    }
}

/* A newer document is read, and never changed. */
static void
test_too_new (CliFixture    *fixture,
              gconstpointer  data)
{
  static const guint8 version[] = { 0, 0, 0x27, 0x0F };
  g_autofree guint8 *bytes = NULL;
  g_autofree guint8 *after = NULL;
  gsize size, size_after;

  cli_make_portfolio (fixture);
  bytes = read_portfolio (fixture, &size);
  memcpy (bytes + USER_VERSION_OFFSET, version, sizeof version);
  g_free (cli_write (fixture, "work.mpower", (const char *) bytes, (gssize) size));

  cli_run (fixture, "undo", "P", NULL);
  cli_assert_refused (fixture, "newer version");
  cli_run (fixture, "import", "P", "/dev/null", NULL);
  cli_assert_refused (fixture, "newer version");
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 4);
  after = read_portfolio (fixture, &size_after);
  g_assert_cmpmem (bytes, size, after, size_after);
}

static void
test_read_only (CliFixture    *fixture,
                gconstpointer  data)
{
  g_autofree guint8 *bytes = NULL;
  g_autofree guint8 *after = NULL;
  gsize size, size_after;

  if (geteuid () == 0)
    {
      g_test_skip ("Everything can be written by root");
      return;
    }
  cli_make_portfolio (fixture);
  bytes = read_portfolio (fixture, &size);
  g_assert_cmpint (g_chmod (fixture->portfolio, 0400), ==, 0);
  cli_run (fixture, "undo", "P", NULL);
  cli_assert_refused (fixture, "work.mpower");
  g_assert_cmpint (cli_run (fixture, "list", "P", NULL), ==, 0);

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  cli_run (fixture, "undo", "P", NULL);
  cli_assert_refused (fixture, "work.mpower");
  g_assert_cmpint (cli_run (fixture, "list", "P", NULL), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  after = read_portfolio (fixture, &size_after);
  g_assert_cmpmem (bytes, size, after, size_after);
}

/* The document after a command that failed says what it said before. */
static void
assert_untouched (CliFixture *fixture,
                  const char *before)
{
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=json", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, before);
}

static void
test_bad_files (CliFixture    *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize length;
  } cases[] = {
    { "empty.txt", "", 0 },
    { "spaces.txt", " \n\n \t\n", -1 },
    { "binary.bin", "\x7f" "ELF\0\0\1\2\3\4\0\0\0\0\0\0\0\0", 18 },
    { "noise.csv", "\x80\xff\xfe\0\1\2\3\n\0\n", 10 },
    { "prose.txt", "There is no project in this letter.\nNor in its second line.\n", -1 },
    { "half.json", "{\"format\":\"mpower\",\"projects\":[{\"title\":\"Hal", -1 },
    { "other.json", "{\"hello\":[1,2,3]}", -1 },
    { "deep.json", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", -1 },
    { "numbers.csv", "1,2,3\n4,5,6\n", -1 },
    { "header.csv", "title,start,end\n", -1 },
  };
  g_autofree char *before = NULL;

  cli_make_portfolio (fixture);
  cli_run (fixture, "list", "P", "--format=json", NULL);
  before = g_strdup (fixture->out);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cli_write (fixture, cases[i].name, cases[i].bytes, cases[i].length);

      g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), <=, 1);
      cli_assert_err (fixture, cases[i].name);
      cli_assert_out (fixture, "added 0, changed 0, unchanged 0, doubtful 0, unusable ");
      assert_untouched (fixture, before);
    }
}

static void
test_unreadable_files (CliFixture    *fixture,
                       gconstpointer  data)
{
  g_autofree char *missing = cli_path (fixture, "missing.csv");
  g_autofree char *folder = cli_path (fixture, "folder.csv");
  g_autofree char *good = cli_write (fixture, "good.csv", "title,start\nGood,2026-01-01\n", -1);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  cli_run (fixture, "import", "P", missing, NULL);
  cli_assert_refused (fixture, "missing.csv: error: ");
  cli_run (fixture, "import", "P", folder, NULL);
  cli_assert_refused (fixture, "folder.csv: error: ");
  /* One bad file does not keep the others out. */
  cli_run (fixture, "import", "P", missing, good, NULL);
  cli_assert_refused (fixture, "missing.csv: error: ");
  g_assert_cmpstr (fixture->out, ==, "added 1, changed 0, unchanged 0, doubtful 0, unusable 0\n");
}

static void
test_long_line (CliFixture    *fixture,
                gconstpointer  data)
{
  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_shell (fixture, "(printf 'title,start\\n'; head -c 52428800 /dev/zero | tr '\\0' x; printf ',2026-01-01\\n') > long.csv"), ==, 0);
  cli_shell (fixture, "\"$MPOWER\" import \"$P\" long.csv");
  cli_assert_refused (fixture, "long.csv:");
}

/* Years, titles and signs that are odd but harmless. */
static void
test_odd_contents (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *title = g_strnfill (10000, 'a');
  g_autoptr (GString) sheet = g_string_new ("title,start,end\n");
  g_autofree char *path = NULL;

  g_string_append_printf (sheet, "%s,2024-01-01,9999-12-31\n", title);
  g_string_append (sheet, "Backwards,2026-01-01,2025-01-01\n");
  g_string_append (sheet, "Year Nought,0000-01-01,2025-01-01\n");
  g_string_append (sheet, "<b>Bold</b> & \x1b[31mred\x1b[0m \x07,2024-01-01,2025-01-01\n");
  g_string_append (sheet, "\"'=1+1\",2024-01-01,2025-01-01\n");
  g_string_append (sheet, "Twin,2024-01-01,2025-01-01\nTwin,2024-02-01,2025-01-01\n");
  path = cli_write (fixture, "odd.csv", sheet->str, -1);

  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), <=, 1);
  cli_assert_err (fixture, "0000-01-01");
  g_assert_null (strchr (fixture->err, '\x1b'));

  g_assert_cmpint (cli_run (fixture, "list", "P", NULL), ==, 0);
  cli_assert_out (fixture, title);
  cli_assert_out (fixture, "9999-12-31");
  g_assert_null (strchr (fixture->out, '\x1b'));
  g_assert_null (strchr (fixture->out, '\x07'));
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
  cli_assert_out (fixture, ",\"'=1+1\",");
  g_assert_cmpint (cli_run (fixture, "check", "P", NULL), <=, 1);
  cli_assert_out (fixture, "Twin: warning: ");
  g_assert_null (strchr (fixture->out, '\x1b'));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "t.pdf", "t.svg", "t.png" };
      g_autofree char *picture = cli_path (fixture, names[i]);

      g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", picture, "--from=2020-01-01", "--to=2027-01-01", NULL), ==, 0);
      g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", picture, NULL), <=, 1);
    }
}

static void
make_many (CliFixture *fixture,
           guint       n)
{
  g_autoptr (GString) sheet = g_string_new ("title,start,end\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sheet, "Project number %u of many,20%02u-01-01,2030-01-01\n", i, i % 25);
  path = cli_write (fixture, "many.csv", sheet->str, -1);
}

/* Whoever reads a part of it has what he wants. */
static void
test_closed_pipe (CliFixture    *fixture,
                  gconstpointer  data)
{
  static const char *const lines[] = {
    "\"$MPOWER\" list \"$P\" | head -n 1",
    "\"$MPOWER\" list \"$P\" --format=csv | head -n 1",
    "\"$MPOWER\" list \"$P\" --format=json | head -n 1",
    "\"$MPOWER\" export \"$P\" --format=csv --output=- | head -n 1",
    "\"$MPOWER\" export \"$P\" --format=json --output=- | head -n 1",
    "\"$MPOWER\" check \"$P\" | head -n 1",
    "\"$MPOWER\" history \"$P\" | head -n 1",
    "\"$MPOWER\" --help | true",
    "\"$MPOWER\" import --dry-run \"$P\" many.csv | true",
  };

  make_many (fixture, 5000);
  g_assert_cmpint (cli_shell (fixture, "\"$MPOWER\" new \"$P\" && \"$MPOWER\" import \"$P\" many.csv"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strconcat (lines[i], "; exit ${PIPESTATUS[0]}", NULL);

      g_assert_cmpint (cli_shell (fixture, line), ==, 0);
      g_assert_cmpstr (fixture->err, ==, "");
    }
}

static void
test_full_disk (CliFixture    *fixture,
                gconstpointer  data)
{
  static const char *const lines[] = {
    "\"$MPOWER\" list \"$P\" > /dev/full",
    "\"$MPOWER\" list \"$P\" --format=json > /dev/full",
    "\"$MPOWER\" export \"$P\" --format=csv --output=- > /dev/full",
    "\"$MPOWER\" export \"$P\" --format=json --output=/dev/full",
    "\"$MPOWER\" show \"$P\" coast > /dev/full",
    "\"$MPOWER\" --help > /dev/full",
    "\"$MPOWER\" list \"$P\" >&-",
  };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }
  cli_make_portfolio (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cli_shell (fixture, lines[i]);
      cli_assert_refused (fixture, "mpower: ");
    }
}

/* With all standard descriptors closed, nothing of ours lands in the document. */
static void
test_closed_descriptors (CliFixture    *fixture,
                         gconstpointer  data)
{
  g_autofree char *before = NULL;

  cli_make_portfolio (fixture);
  cli_run (fixture, "list", "P", "--format=json", NULL);
  before = g_strdup (fixture->out);
  cli_shell (fixture, "\"$MPOWER\" list \"$P\" <&- >&- 2>&-");
  cli_shell (fixture, "\"$MPOWER\" import \"$P\" sheet.csv <&- >&- 2>&-");
  cli_shell (fixture, "\"$MPOWER\" list \"$P\" --query 'status:x' 2>&-");
  assert_untouched (fixture, before);
}

/* Killed at any moment, an import has happened as a whole or not at all. */
static void
test_killed (CliFixture    *fixture,
             gconstpointer  data)
{
  const guint n = 4000;
  g_autofree char *path = cli_path (fixture, "many.csv");

  make_many (fixture, n);
  g_assert_cmpint (cli_run (fixture, "new", "P", NULL), ==, 0);
  for (guint delay = 20; delay <= 320; delay *= 2)
    {
      g_autoptr (GSubprocess) process = cli_spawn (fixture, "import", "P", path, NULL);
      guint lines;

      g_usleep (delay * 1000);
      g_subprocess_force_exit (process);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
      lines = cli_count (fixture->out, "\n");
      g_assert_true (lines == 1 || lines == n + 1);
      if (lines == n + 1)
        g_assert_cmpint (cli_run (fixture, "undo", "P", NULL), ==, 0);
    }
  g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
}

/* Two processes at a time: each does its work or says why not. */
static void
test_two_processes (CliFixture    *fixture,
                    gconstpointer  data)
{
  cli_make_portfolio (fixture);
  make_many (fixture, 2000);
  g_assert_cmpint (cli_shell (fixture, "\"$MPOWER\" import \"$P\" many.csv & for i in 1 2 3 4 5; do \"$MPOWER\" list \"$P\" --format=csv > list.csv || exit 3; done; wait"), ==, 0);
  g_assert_cmpint (cli_run (fixture, "list", "P", "--format=csv", NULL), ==, 0);
  g_assert_cmpuint (cli_count (fixture->out, "\n"), ==, 2004);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/hostile/no-such-file", test_missing);
  CLI_ADD ("/cli/hostile/a-folder", test_folder);
  CLI_ADD ("/cli/hostile/not-a-database", test_not_a_database);
  CLI_ADD ("/cli/hostile/an-empty-file", test_empty_file);
  CLI_ADD ("/cli/hostile/another-application's-database", test_foreign_database);
  CLI_ADD ("/cli/hostile/a-truncated-file", test_truncated);
  CLI_ADD ("/cli/hostile/a-newer-document-is-read-only", test_too_new);
  CLI_ADD ("/cli/hostile/a-read-only-file-or-folder", test_read_only);
  CLI_ADD ("/cli/hostile/files-that-hold-no-project", test_bad_files);
  CLI_ADD ("/cli/hostile/files-that-cannot-be-read", test_unreadable_files);
  CLI_ADD ("/cli/hostile/a-line-of-50-megabytes", test_long_line);
  CLI_ADD ("/cli/hostile/odd-contents", test_odd_contents);
  CLI_ADD ("/cli/hostile/a-pipe-that-closes-early", test_closed_pipe);
  CLI_ADD ("/cli/hostile/a-full-disk", test_full_disk);
  CLI_ADD ("/cli/hostile/closed-descriptors", test_closed_descriptors);
  CLI_ADD ("/cli/hostile/killed-in-an-import", test_killed);
  CLI_ADD ("/cli/hostile/two-processes", test_two_processes);
  return g_test_run ();
}
