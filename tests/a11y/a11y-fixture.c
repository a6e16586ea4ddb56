/* a11y-fixture.c: the program in a window, asked as a screen reader asks
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define PATIENCE_SECONDS 30

/* The library declares no automatic cleanup of its own. */
void
a11y_clear_object (gpointer place)
{
  g_clear_object ((GObject **) place);
}

/* Visits @root and all below it until @visitor is content. */
AtspiAccessible *
a11y_visit (AtspiAccessible *root,
            A11yVisitor      visitor,
            gpointer         user_data,
            guint            depth)
{
  int n;

  if (root == NULL || depth > 60)
    return NULL;
  if (visitor (root, user_data))
    return g_object_ref (root);
  n = atspi_accessible_get_child_count (root, NULL);
  for (int i = 0; i < n; i++)
    {
      A11Y_AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (root, i, NULL);
      AtspiAccessible *found = a11y_visit (child, visitor, user_data, depth + 1);

      if (found)
        return found;
    }
  return NULL;
}

gboolean
a11y_says (AtspiAccessible *accessible,
           gpointer         data)
{
  const char *text = data;
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *description = atspi_accessible_get_description (accessible, NULL);

  return (name && strstr (name, text)) || (description && strstr (description, text));
}

/* Waits until something below the program is what @visitor looks for; NULL when it never is. */
AtspiAccessible *
a11y_wait (A11yFixture *fixture,
           A11yVisitor  visitor,
           gpointer     user_data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      AtspiAccessible *found = NULL;

      atspi_accessible_clear_cache (fixture->application);
      found = a11y_visit (fixture->part ? fixture->part : fixture->application, visitor, user_data, 0);
      if (found)
        return found;
      g_usleep (200000);
    }
  return NULL;
}

/* Waits until something below the program says @text. */
AtspiAccessible *
a11y_wait_for (A11yFixture *fixture,
               const char  *text)
{
  AtspiAccessible *found = a11y_wait (fixture, a11y_says, (gpointer) text);

  if (!found)
    g_error ("nothing in the window says “%s”", text);
  return found;
}

static gboolean
is_control_named (AtspiAccessible *accessible,
                  gpointer         text)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);

  return (role == ATSPI_ROLE_TOGGLE_BUTTON || role == ATSPI_ROLE_RADIO_BUTTON || role == ATSPI_ROLE_PAGE_TAB || role == ATSPI_ROLE_PUSH_BUTTON) &&
         a11y_says (accessible, text);
}

/* Does what the button or tab of this name does. */
void
a11y_activate (A11yFixture *fixture,
               const char  *name)
{
  A11Y_AUTO_OBJECT AtspiAccessible *control = a11y_visit (fixture->application, is_control_named, (gpointer) name, 0);
  A11Y_AUTO_OBJECT AtspiAction *action = NULL;

  g_assert_nonnull (control);
  action = atspi_accessible_get_action_iface (control);
  g_assert_nonnull (action);
  g_assert_true (atspi_action_do_action (action, 0, NULL));
}

static AtspiAccessible *
find_application (pid_t pid)
{
  A11Y_AUTO_OBJECT AtspiAccessible *desktop = atspi_get_desktop (0);
  int n = desktop ? atspi_accessible_get_child_count (desktop, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      A11Y_AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child && (pid_t) atspi_accessible_get_process_id (child, NULL) == pid)
        return g_object_ref (child);
    }
  return NULL;
}

/* A failed test must not leave its window behind. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The registry is started by the bus, which may be older than the display; without one it sends no keys. */
static void
tell_display (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder variables;

  g_assert_no_error (error);
  g_assert_nonnull (g_getenv ("DISPLAY"));
  g_variant_builder_init (&variables, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&variables, "{ss}", "DISPLAY", g_getenv ("DISPLAY"));
  if (g_getenv ("XAUTHORITY"))
    g_variant_builder_add (&variables, "{ss}", "XAUTHORITY", g_getenv ("XAUTHORITY"));
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "UpdateActivationEnvironment",
                                       g_variant_new ("(a{ss})", &variables), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Before everything else, once. */
void
a11y_init (void)
{
  /* libatspi warns of programs that come and go; it is the program under test that must not warn. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  tell_display ();
  atspi_init ();
}

/* A folder of its own for the document, which is not made yet. */
void
a11y_fixture_make_folder (A11yFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mpower-a11y-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "two.mpower", NULL);
}

/* Opens the document, and waits until the program can be asked what it shows. */
void
a11y_fixture_start (A11yFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  pid_t pid;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  fixture->program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MPOWER_PROGRAM"), fixture->path, NULL);
  g_assert_no_error (error);
  pid = (pid_t) g_ascii_strtoll (g_subprocess_get_identifier (fixture->program), NULL, 10);
  while (fixture->application == NULL && g_get_monotonic_time () < deadline)
    {
      fixture->application = find_application (pid);
      if (fixture->application == NULL)
        g_usleep (200000);
    }
  g_assert_nonnull (fixture->application);
}

void
a11y_fixture_tear_down (A11yFixture   *fixture,
                        gconstpointer  data)
{
  g_clear_object (&fixture->part);
  g_clear_object (&fixture->application);
  g_subprocess_send_signal (fixture->program, SIGTERM);
  g_subprocess_wait (fixture->program, NULL, NULL);
  g_clear_object (&fixture->program);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}
