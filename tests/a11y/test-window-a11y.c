/* test-window-a11y.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as a screen reader meets it: its own process, a real window, the accessible tree.
 */

#include <string.h>

#include "a11y-fixture.h"
#include "store/mp-store.h"

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

static void
set_up (A11yFixture   *fixture,
        gconstpointer  data)
{
  a11y_fixture_make_folder (fixture);
  make_document (fixture->path);
  a11y_fixture_start (fixture);
}

static void
test_the_list_names_its_projects (A11yFixture   *fixture,
                                  gconstpointer  data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *first = a11y_wait_for (fixture, "Fair Fields");
  A11Y_AUTO_OBJECT AtspiAccessible *second = a11y_wait_for (fixture, "Safe Mines");
  A11Y_AUTO_OBJECT AtspiAccessible *status = a11y_wait_for (fixture, "Ended");

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
      A11Y_AUTO_OBJECT AtspiAccessible *child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      A11Y_AUTO_OBJECT AtspiAccessible *named = a11y_visit (child, has_real_name, NULL, 0);

      if (named)
        return FALSE;
    }
  return TRUE;
}

static char *
describe_place (AtspiAccessible *accessible)
{
  GString *place = g_string_new (NULL);
  A11Y_AUTO_OBJECT AtspiAccessible *at = g_object_ref (accessible);

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
test_every_button_has_a_name (A11yFixture   *fixture,
                              gconstpointer  data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *first = a11y_wait_for (fixture, "Fair Fields");
  A11Y_AUTO_OBJECT AtspiAccessible *nameless = a11y_visit (fixture->application, is_nameless_control, NULL, 0);

  if (nameless)
    {
      g_autofree char *place = describe_place (nameless);

      g_error ("without a name: %s", place);
    }
}

static void
test_a_row_of_the_timeline_says_everything (A11yFixture   *fixture,
                                            gconstpointer  data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *first = a11y_wait_for (fixture, "Fair Fields");
  A11Y_AUTO_OBJECT AtspiAccessible *row = NULL;

  a11y_activate (fixture, "Timeline");
  row = a11y_wait_for (fixture, "Ending Soon, 1 Jan 2024 \xe2\x80\x93 31 Dec 2026, 38 days left");
  g_assert_true (a11y_says (row, (gpointer) "Fair Fields"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  a11y_init ();
  g_test_add ("/a11y/the-list-names-its-projects", A11yFixture, NULL, set_up, test_the_list_names_its_projects, a11y_fixture_tear_down);
  g_test_add ("/a11y/every-button-has-a-name", A11yFixture, NULL, set_up, test_every_button_has_a_name, a11y_fixture_tear_down);
  g_test_add ("/a11y/a-row-of-the-timeline-says-everything", A11yFixture, NULL, set_up, test_a_row_of_the_timeline_says_everything, a11y_fixture_tear_down);
  status = g_test_run ();
  atspi_exit ();
  return status;
}
