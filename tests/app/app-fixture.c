/* app-fixture.c: the program's application, for windows that need one
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "mp-test-log.h"
#include "mp-test-window.h"

/* Begins a test program: NULL where there is no display, then main () has nothing left to do. */
MpApplication *
app_fixture_init (int    *argc,
                  char ***argv)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  MpApplication *application;

  mp_test_log_set_up ();
  if (!mp_test_init_display (argc, argv))
    return NULL;
  settings = g_settings_new ("org.mpower.Portfolio");
  application = mp_application_new (settings);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}
