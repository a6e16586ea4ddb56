/* cli-fixture.c: the program as a child process
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Three projects that can be told apart in every way. */
static const char *const sheet = "title,short name,start,end,countries,budget,currency,grantee,summary\n"
                                 "Clean Air for Miners,CLEAN-AIR,2020-05-01,2023-04-30,Chad,\"1,500,000\",USD,Quay Institute,Measures dust in mines.\n"
                                 "Fair Pay on Tea Estates,,2022-03-01,2026-12-24,Kenya,,,,Estate workers agree on rates.\n"
                                 "Voices of the Coast,,2025-09-01,2029-09-01,Kenya,250000,EUR,Seafarers Aid,Help for fishers.\n";

void
cli_fixture_set_up (CliFixture    *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mpower-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->portfolio = g_build_filename (self->folder, "work.mpower", NULL);
}

static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  g_remove (path);
}

void
cli_fixture_tear_down (CliFixture    *self,
                       gconstpointer  data)
{
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->portfolio);
  g_free (self->out);
  g_free (self->err);
}

static const char *
get_program (void)
{
  const char *program = g_getenv ("MPOWER_PROGRAM");

  g_assert_nonnull (program);
  return program;
}

static GSubprocess *
spawn (const char *const *argv,
       GSubprocessFlags   flags)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "MPOWER_TODAY", "2026-11-23", TRUE);
  g_subprocess_launcher_setenv (launcher, "MPOWER", get_program (), TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

static int
get_status (GSubprocess *process)
{
  if (g_subprocess_get_if_signaled (process))
    return 128 + g_subprocess_get_term_sig (process);
  return g_subprocess_get_exit_status (process);
}

static char *
take_text (GBytes *bytes)
{
  gsize size = 0;
  const char *data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  return data ? g_strndup (data, size) : g_strdup ("");
}

static int
run (CliFixture        *self,
     const char        *input,
     const char *const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (input ? input : "", input ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autofree char *line = g_strjoinv (" ", (char **) argv + 1);
  g_autofree char *told = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GError) error = NULL;

  process = spawn (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_communicate (process, bytes, NULL, &out, &err, &error);
  /* It may end before it has read all. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);
  g_free (self->out);
  g_free (self->err);
  self->out = take_text (out);
  self->err = take_text (err);
  self->status = get_status (process);
  /* Arguments may be hostile and long texts cut anywhere; the log of a test is UTF-8. */
  told = g_strdup_printf ("%s: %d\n%.2000s\n%.2000s", line, self->status, self->out, self->err);
  valid = g_utf8_make_valid (told, -1);
  g_test_message ("%s", valid);
  /* Whatever happens, it is neither a crash nor a slip of ours. */
  g_assert_cmpint (self->status, <=, 2);
  g_assert_null (strstr (self->err, "CRITICAL"));
  g_assert_null (strstr (self->err, "WARNING **"));
  return self->status;
}

static GPtrArray *
collect (CliFixture *self,
         va_list     args)
{
  GPtrArray *argv = g_ptr_array_new ();
  const char *argument;

  g_ptr_array_add (argv, (char *) get_program ());
  while ((argument = va_arg (args, const char *)))
    g_ptr_array_add (argv, strcmp (argument, "P") == 0 ? self->portfolio : (char *) argument);
  g_ptr_array_add (argv, NULL);
  return argv;
}

int
cli_run (CliFixture *self,
         ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  va_list args;

  va_start (args, self);
  argv = collect (self, args);
  va_end (args);
  return run (self, NULL, (const char *const *) argv->pdata);
}

int
cli_run_piped (CliFixture *self,
               const char *input,
               ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  va_list args;

  va_start (args, input);
  argv = collect (self, args);
  va_end (args);
  return run (self, input, (const char *const *) argv->pdata);
}

int
cli_run_argv (CliFixture        *self,
              const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (char *) get_program ());
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (argv, strcmp (arguments[i], "P") == 0 ? self->portfolio : (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  return run (self, NULL, (const char *const *) argv->pdata);
}

/* Runs a line in bash with $MPOWER and $P. */
int
cli_shell (CliFixture *self,
           const char *command)
{
  g_autofree char *line = g_strdup_printf ("P='%s'; cd '%s'; %s", self->portfolio, self->folder, command);
  const char *const argv[] = { "bash", "-c", line, NULL };

  return run (self, NULL, argv);
}

GSubprocess *
cli_spawn (CliFixture *self,
           ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  va_list args;

  va_start (args, self);
  argv = collect (self, args);
  va_end (args);
  return spawn ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
}

char *
cli_path (CliFixture *self,
          const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
cli_write (CliFixture *self,
           const char *name,
           const char *text,
           gssize      length)
{
  char *path = cli_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

guint
cli_count (const char *text,
           const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Makes the portfolio with three projects. */
void
cli_make_portfolio (CliFixture *self)
{
  g_autofree char *path = cli_write (self, "sheet.csv", sheet, -1);

  g_assert_cmpint (cli_run (self, "new", "P", NULL), ==, 0);
  g_assert_cmpint (cli_run (self, "import", "P", path, NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "added 3, changed 0, unchanged 0, doubtful 0, unusable 0\n");
}

/* (nullable): the page of a real partner, where it is at hand. */
char *
cli_shared_page (void)
{
  const char *shared = g_getenv ("MPOWER_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "pages", "partner-page-united-states.txt", NULL) : NULL;

  return path && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

void
cli_assert_says (const char *text,
                 const char *part,
                 const char *place)
{
  if (strstr (text, part) == NULL)
    g_error ("%s: “%s” is not in:\n%s", place, part, text);
}

/* Refused with a sentence, not as a wrong command line. */
void
cli_assert_refused (CliFixture *self,
                    const char *part)
{
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpstr (self->err, !=, "");
  cli_assert_err (self, part);
}
