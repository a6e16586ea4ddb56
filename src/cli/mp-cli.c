/* mp-cli.c: the program without windows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/mp-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/mp-locale.h"
#include "cli/mp-cli-commands.h"

static const MpCliCommand commands[] = {
  {
    "new", N_("PORTFOLIO"), N_("Make a portfolio."),
    N_("A file that is there already is not overwritten."),
    mp_cli_create,
  },
  {
    "import", N_("PORTFOLIO FILE…"), N_("Take over what files hold."),
    N_("Each file is one change, which “mpower undo” takes back. “-” reads standard input.\n"
       "Projects that may be ones that the portfolio has already are named and left out.\n"
       "The last line says: added 16, changed 0, unchanged 0, doubtful 0, unusable 0"),
    mp_cli_import,
  },
  {
    "list", N_("PORTFOLIO"), N_("List projects."),
    NULL,
    mp_cli_list,
  },
  {
    "show", N_("PORTFOLIO PROJECT"), N_("Show everything that is known of one project."),
    N_("The project is named by its identifier, its title, another of its names, or words of these\n"
       "that fit one project only."),
    mp_cli_show,
  },
  {
    "export", N_("PORTFOLIO"), N_("Write projects to a file."),
    N_("json is complete and can be imported again; csv is for spreadsheets; html and pdf are reports to be read.\n"
       "A report has no private notes and names no persons, unless that is asked for."),
    mp_cli_export,
  },
  {
    "timeline", N_("PORTFOLIO"), N_("Draw the timeline."),
    N_("The ending of the file’s name chooses the format: .pdf, .svg or .png."),
    mp_cli_timeline,
  },
  {
    "check", N_("PORTFOLIO"), N_("Look for gaps and contradictions in what is said of the projects."),
    N_("The exit status is 1 when there are errors; warnings and notes do not count."),
    mp_cli_check,
  },
  {
    "history", N_("PORTFOLIO [PROJECT]"), N_("Show who changed what, newest first."),
    NULL,
    mp_cli_history,
  },
  {
    "undo", N_("PORTFOLIO"), N_("Take the latest change back."),
    NULL,
    mp_cli_undo,
  },
  {
    "redo", N_("PORTFOLIO"), N_("Do again what was taken back last."),
    NULL,
    mp_cli_redo,
  },
};

static const MpCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (commands[i].name, name) == 0)
        return &commands[i];
    }
  return NULL;
}

static gboolean
is_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0;
}

/**
 * mp_cli_is_command:
 * @word: the first argument of the program
 *
 * Returns: whether mp_cli_run() is to run, rather than a window be opened
 */
gboolean
mp_cli_is_command (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return find_command (word) || is_help (word) || strcmp (word, "--version") == 0;
}

static void
append_help (MpCliOutput *out)
{
  mp_cli_output_append (out, _("Keep, review and share portfolios of labour-rights projects."));
  mp_cli_output_append (out, "\n\n");
  mp_cli_output_append (out, _("Usage:"));
  mp_cli_output_append (out, "\n");
  /* Translators: keep the lines in columns; “mpower” and the commands stay as they are. */
  mp_cli_output_append (out, _("  mpower [PORTFOLIO…]                 open portfolios in windows\n"
                               "  mpower COMMAND PORTFOLIO [OPTION…]  work without a window\n"));
  mp_cli_output_append (out, "\n");
  mp_cli_output_append (out, _("Commands:"));
  mp_cli_output_append (out, "\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    mp_cli_output_printf (out, "  %-10s%s\n", commands[i].name, _(commands[i].summary));
  mp_cli_output_append (out, "\n");
  mp_cli_output_append (out, _("Options:"));
  mp_cli_output_append (out, "\n");
  mp_cli_output_printf (out, "  %-12s%s\n", "-h, --help", _("Show this help; after a command, that of the command"));
  mp_cli_output_printf (out, "  %-12s%s\n", "--version", _("Show the version"));
  mp_cli_output_append (out, "\n");
  mp_cli_output_append (out, _("Exit status: 0 done, 1 something was refused or unusable, 2 the command line is wrong."));
  mp_cli_output_append (out, "\n");
}

/* A descriptor that the caller has closed must not become that of the document. */
static void
open_standard_descriptors (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      /* Opened the wrong way round, so that using it is an error still. */
      if (fcntl (fd, F_GETFD) == -1 && errno == EBADF && open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
        return;
    }
}

/* "--language ar": texts must be in that language from the first one on. */
static void
choose_language (int    argc,
                 char **argv)
{
  const char *language = NULL;

  for (int i = 2; i < argc && strcmp (argv[i], "--") != 0; i++)
    {
      if (g_str_has_prefix (argv[i], "--language="))
        language = argv[i] + strlen ("--language=");
      else if (strcmp (argv[i], "--language") == 0 && i + 1 < argc)
        language = argv[++i];
    }
  if (language == NULL || *language == '\0')
    return;

  g_setenv ("LANGUAGE", language, TRUE);
  mp_locale_serve_language (GETTEXT_PACKAGE);
}

/**
 * mp_cli_run:
 * @argv: the arguments of the program, of which the first is a command
 *
 * Runs a command. The locale and the catalogues of translations are set up already. No display is
 * needed.
 *
 * Returns: the exit status: 0 done, 1 something was refused or unusable, 2 wrong usage
 */
int
mp_cli_run (int    argc,
            char **argv)
{
  static const MpCliCommand program = { .name = "--help" };
  const MpCliCommand *command;
  g_auto (GStrv) arguments = NULL;
  MpCli *cli;
  int status = MP_CLI_DONE;

  g_return_val_if_fail (argc >= 2, MP_CLI_USAGE);

  open_standard_descriptors ();
  signal (SIGPIPE, SIG_IGN);
  /* Local files only: nothing here needs a session bus. */
  g_setenv ("GIO_USE_VFS", "local", FALSE);
  g_set_prgname ("mpower");
  /* All our texts are UTF-8, and so are names in the locale C nowadays. */
  if (g_strcmp0 (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");

  command = find_command (argv[1]);
  if (command && (strcmp (command->name, "timeline") == 0 || strcmp (command->name, "export") == 0))
    choose_language (argc, argv);

  arguments = g_new0 (char *, (gsize) argc);
  arguments[0] = g_strdup ("mpower");
  for (int i = 2; i < argc; i++)
    arguments[i - 1] = g_strdup (argv[i]);

  cli = mp_cli_new (command ? command : &program, arguments);
  if (command)
    status = command->run (cli);
  else if (is_help (argv[1]))
    append_help (cli->out);
  else
    mp_cli_output_printf (cli->out, "mpower %s\n", PACKAGE_VERSION);
  return mp_cli_free (cli, status);
}
