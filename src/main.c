/* main.c: picks the application or the command line
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/mp-application.h"
#include "base/mp-locale.h"
#include "cli/mp-cli.h"

/* Catalogues are looked up by language, but not while the locale is plain "C" or is not on this
 * machine: then its language is taken, and C.UTF-8 is there always. */
static void
set_up_locale (void)
{
  const char *locale_dir = g_getenv ("MPOWER_LOCALEDIR");
  const char *locale = setlocale (LC_ALL, "") ? setlocale (LC_MESSAGES, NULL) : NULL;

  if (!locale || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    {
      const char *const *names = g_get_language_names ();

      if (!g_getenv ("LANGUAGE") && !g_str_equal (names[0], "C"))
        {
          g_autofree char *languages = g_strjoinv (":", (char **) names);

          g_setenv ("LANGUAGE", languages, TRUE);
        }
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      setlocale (LC_ALL, "");
    }

  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  bindtextdomain ("iso_3166-1", ISO_CODES_LOCALEDIR);
  bind_textdomain_codeset ("iso_3166-1", "UTF-8");
  mp_locale_serve_language (GETTEXT_PACKAGE);
}

/* What the user chose in the preferences goes before what the environment says. */
static void
apply_preferences (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");
  g_autofree char *digits = g_settings_get_string (settings, "digits");

  if (*language)
    g_setenv ("LANGUAGE", language, TRUE);
  if (!g_str_equal (digits, "locale"))
    g_setenv ("MPOWER_DIGITS", digits, FALSE);
}

static int
run_application (int    argc,
                 char **argv)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(MpApplication) application = NULL;

  apply_preferences (settings);
  set_up_locale ();
  g_set_application_name (_("M-POWER Portfolio"));
  application = mp_application_new (settings);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int    argc,
      char **argv)
{
  g_set_prgname ("mpower");
  if (argc > 1 && mp_cli_is_command (argv[1]))
    {
      set_up_locale ();
      return mp_cli_run (argc, argv);
    }
  return run_application (argc, argv);
}
