/* test-window-a11y.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as a screen reader meets it: its own process, a real window, the accessible tree.
 */

#include <atspi/atspi.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "store/mp-store.h"

#define PATIENCE_SECONDS 30

/* The library declares no automatic cleanup of its own. */
static void
clear_object (gpointer place)
{
  g_clear_object ((GObject **) place);
}

#define AUTO_OBJECT __attribute__ ((cleanup (clear_object)))

typedef struct
{
  char *folder;
  char *path;
  GSubprocess *program;
  AtspiAccessible *application;
} Fixture;

typedef gboolean (*Visitor) (AtspiAccessible *accessible, gpointer user_data);

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
add_project (MpChangeSet *set,
             const char  *title,
             MpDate       start,
             MpDate       end)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 0);
  MpProjectRecord *project;
  g_autofree char *uuid = g_uuid_string_random ();
  const MpDate days[2] = { start, end };

  mp_record_set_text (record, MP_PROJECT_UUID, uuid);
  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  mp_record_set_text (record, MP_PROJECT_LANGUAGE, "en");
  project = mp_project_record_new (record);
  for (guint i = 0; i < 2; i++)
    {
      MpRecord *date = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);

      mp_record_set_text (date, MP_DATE_REVISION_KIND, i == 0 ? "planned-start" : "planned-end");
      mp_record_set_day (date, MP_DATE_REVISION_DAY, days[i]);
      mp_record_set_precision (date, MP_DATE_REVISION_PRECISION, MP_PRECISION_DAY);
      mp_record_set_text (date, MP_DATE_REVISION_REASON, "original");
    }
  mp_change_set_insert_project (set, project);
}

static void
make_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) store = mp_store_create (file, "Two Projects", NULL, &error);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Test");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  add_project (set, "Fair Fields", mp_date_from_ymd (2024, 1, 1), mp_date_from_ymd (2026, 12, 31));
  add_project (set, "Safe Mines", mp_date_from_ymd (2020, 1, 1), mp_date_from_ymd (2023, 6, 30));
  mp_editor_apply_async (MP_EDITOR (store), set, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  mp_editor_apply_finish (MP_EDITOR (store), result, &error);
  g_assert_no_error (error);
  mp_store_close (store);
}

/* Visits @root and all below it until @visitor is content. */
static AtspiAccessible *
visit (AtspiAccessible *root,
       Visitor          visitor,
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
      AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (root, i, NULL);
      AtspiAccessible *found = visit (child, visitor, user_data, depth + 1);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
says (AtspiAccessible *accessible,
      gpointer         data)
{
  const char *text = data;
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *description = atspi_accessible_get_description (accessible, NULL);

  return (name && strstr (name, text)) || (description && strstr (description, text));
}

/* Waits until something below the program says @text. */
static AtspiAccessible *
wait_for (Fixture    *fixture,
          const char *text)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      AtspiAccessible *found = NULL;

      atspi_accessible_clear_cache (fixture->application);
      found = visit (fixture->application, says, (gpointer) text, 0);
      if (found)
        return found;
      g_usleep (200000);
    }
  g_error ("nothing in the window says “%s”", text);
}

static AtspiAccessible *
find_application (pid_t pid)
{
  AUTO_OBJECT AtspiAccessible *desktop = atspi_get_desktop (0);
  int n = desktop ? atspi_accessible_get_child_count (desktop, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (desktop, i, NULL);

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

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  pid_t pid;

  fixture->folder = g_dir_make_tmp ("mpower-a11y-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "two.mpower", NULL);
  make_document (fixture->path);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
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

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->application);
  g_subprocess_send_signal (fixture->program, SIGTERM);
  g_subprocess_wait (fixture->program, NULL, NULL);
  g_clear_object (&fixture->program);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_the_list_names_its_projects (Fixture       *fixture,
                                  gconstpointer  data)
{
  AUTO_OBJECT AtspiAccessible *first = wait_for (fixture, "Fair Fields");
  AUTO_OBJECT AtspiAccessible *second = wait_for (fixture, "Safe Mines");
  AUTO_OBJECT AtspiAccessible *status = wait_for (fixture, "Ended");

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_nonnull (status);
}

/* GTK 4.8 gives the name of the class where there is none, which helps nobody. */
static gboolean
is_real_name (const char *name)
{
  return name && *name && !g_str_has_prefix (name, "Gtk") && !g_str_has_prefix (name, "Adw") && !g_str_has_prefix (name, "Mp");
}

static gboolean
has_real_name (AtspiAccessible *accessible,
               gpointer         user_data)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);

  return is_real_name (name);
}

static gboolean
is_nameless_control (AtspiAccessible *accessible,
                     gpointer         user_data)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (role != ATSPI_ROLE_PUSH_BUTTON && role != ATSPI_ROLE_TOGGLE_BUTTON && role != ATSPI_ROLE_CHECK_BOX && role != ATSPI_ROLE_RADIO_BUTTON)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);
  description = atspi_accessible_get_description (accessible, NULL);
  if (is_real_name (name) || is_real_name (description))
    return FALSE;
  /* A button with a text in it is named by that text. */
  for (int i = 0; i < atspi_accessible_get_child_count (accessible, NULL); i++)
    {
      AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AUTO_OBJECT AtspiAccessible *named = visit (child, has_real_name, NULL, 0);

      if (named)
        return FALSE;
    }
  return TRUE;
}

static char *
describe_place (AtspiAccessible *accessible)
{
  GString *place = g_string_new (NULL);
  AUTO_OBJECT AtspiAccessible *at = g_object_ref (accessible);

  for (guint i = 0; at && i < 12; i++)
    {
      g_autofree char *role = atspi_accessible_get_role_name (at, NULL);
      g_autofree char *name = atspi_accessible_get_name (at, NULL);
      AtspiAccessible *parent = atspi_accessible_get_parent (at, NULL);

      g_string_append_printf (place, "%s“%s” < ", role ? role : "?", name ? name : "");
      g_object_unref (at);
      at = parent;
    }
  return g_string_free (place, FALSE);
}

static void
test_every_button_has_a_name (Fixture       *fixture,
                              gconstpointer  data)
{
  AUTO_OBJECT AtspiAccessible *first = wait_for (fixture, "Fair Fields");
  AUTO_OBJECT AtspiAccessible *nameless = visit (fixture->application, is_nameless_control, NULL, 0);

  if (nameless)
    {
      g_autofree char *place = describe_place (nameless);

      g_error ("without a name: %s", place);
    }
}

static gboolean
is_control_named (AtspiAccessible *accessible,
                  gpointer         text)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);

  return (role == ATSPI_ROLE_TOGGLE_BUTTON || role == ATSPI_ROLE_RADIO_BUTTON || role == ATSPI_ROLE_PAGE_TAB || role == ATSPI_ROLE_PUSH_BUTTON) &&
         says (accessible, text);
}

static void
test_a_row_of_the_timeline_says_everything (Fixture       *fixture,
                                            gconstpointer  data)
{
  AUTO_OBJECT AtspiAccessible *first = wait_for (fixture, "Fair Fields");
  AUTO_OBJECT AtspiAccessible *tab = visit (fixture->application, is_control_named, (gpointer) "Timeline", 0);
  AUTO_OBJECT AtspiAction *action = NULL;
  AUTO_OBJECT AtspiAccessible *row = NULL;

  g_assert_nonnull (tab);
  action = atspi_accessible_get_action_iface (tab);
  g_assert_nonnull (action);
  g_assert_true (atspi_action_do_action (action, 0, NULL));
  row = wait_for (fixture, "Ending Soon, 1 Jan 2024 \xe2\x80\x93 31 Dec 2026, 38 days left");
  g_assert_true (says (row, (gpointer) "Fair Fields"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* libatspi warns of programs that come and go; it is the program under test that must not warn. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  atspi_init ();
  g_test_add ("/a11y/the-list-names-its-projects", Fixture, NULL, set_up, test_the_list_names_its_projects, tear_down);
  g_test_add ("/a11y/every-button-has-a-name", Fixture, NULL, set_up, test_every_button_has_a_name, tear_down);
  g_test_add ("/a11y/a-row-of-the-timeline-says-everything", Fixture, NULL, set_up, test_a_row_of_the_timeline_says_everything, tear_down);
  status = g_test_run ();
  atspi_exit ();
  return status;
}
