/* test-timeline-a11y.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline of the sample for somebody who hears it and has only the keyboard: real keys go to a
 * real window, and what has the focus is asked what it is.
 */

#include <string.h>

#include "a11y-fixture.h"

#define KEY_HOME 0xff50
#define KEY_LEFT 0xff51
#define KEY_UP 0xff52
#define KEY_RIGHT 0xff53
#define KEY_DOWN 0xff54
#define KEY_TAB 0xff09
#define KEY_RETURN 0xff0d

/* Where Alt is on every keyboard that X11 knows. */
#define CODE_ALT 64

#define OBSERVAR "Observation and Engagement for Freedom of Association"
#define PREP "Promoting Safe and Healthy Workplaces in Honduras, Guatemala, and El Salvador"

/* What is looked for: something of this role, of a name that begins so and a description that holds this. */
typedef struct
{
  AtspiRole role;
  const char *name;
  const char *description;
  gboolean focused;
} Wanted;

static gboolean
has_state (AtspiAccessible *accessible,
           AtspiStateType   state)
{
  A11Y_AUTO_OBJECT AtspiStateSet *states = atspi_accessible_get_state_set (accessible);

  return atspi_state_set_contains (states, state);
}

static gboolean
is_wanted (AtspiAccessible *accessible,
           gpointer         data)
{
  const Wanted *wanted = data;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (atspi_accessible_get_role (accessible, NULL) != wanted->role)
    return FALSE;
  name = atspi_accessible_get_name (accessible, NULL);
  description = atspi_accessible_get_description (accessible, NULL);
  if (!name || !g_str_has_prefix (name, wanted->name) || !description || !strstr (description, wanted->description))
    return FALSE;
  return !wanted->focused || has_state (accessible, ATSPI_STATE_FOCUSED);
}

static AtspiAccessible *
wait_for_wanted (A11yFixture  *fixture,
                 const Wanted *wanted)
{
  AtspiAccessible *found = a11y_wait (fixture, is_wanted, (gpointer) wanted);

  if (!found)
    g_error ("nothing that is a %s called “%s” says “%s”%s", atspi_role_get_name (wanted->role), wanted->name, wanted->description,
             wanted->focused ? " and has the focus" : "");
  return found;
}

static AtspiAccessible *
wait_for_row (A11yFixture *fixture,
              const char  *name,
              const char  *description)
{
  return wait_for_wanted (fixture, &(Wanted) { ATSPI_ROLE_LIST_ITEM, name, description, FALSE });
}

/* Waits until the keys are there. */
static void
check_focus (A11yFixture *fixture,
             AtspiRole    role,
             const char  *name,
             const char  *description)
{
  A11Y_AUTO_OBJECT AtspiAccessible *found = wait_for_wanted (fixture, &(Wanted) { role, name, description, TRUE });

  g_assert_true (has_state (found, ATSPI_STATE_FOCUSABLE));
}

static void
press (long key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (atspi_generate_keyboard_event (key, NULL, ATSPI_KEY_SYM, &error));
  g_assert_no_error (error);
}

/* A key together with one that is held down. */
static void
press_with (long code,
            long key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_PRESS, &error));
  g_assert_no_error (error);
  press (key);
  g_assert_true (atspi_generate_keyboard_event (code, NULL, ATSPI_KEY_RELEASE, &error));
  g_assert_no_error (error);
}

/* From the first row down to the one of this project. */
static void
go_to_row (A11yFixture *fixture,
           const char  *name)
{
  A11Y_AUTO_OBJECT AtspiAccessible *row = wait_for_row (fixture, name, "");
  int n = atspi_accessible_get_index_in_parent (row, NULL);

  g_assert_cmpint (n, >, 0);
  press (KEY_HOME);
  for (int i = 0; i < n; i++)
    press (KEY_DOWN);
  check_focus (fixture, ATSPI_ROLE_LIST_ITEM, name, "");
}

/* Newer GTK gives items of menus no name of their own, but tells what labels them: asked as a screen reader asks. */
static char *
dup_label (AtspiAccessible *accessible)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autoptr (GArray) relations = NULL;

  if (name && *name)
    return g_steal_pointer (&name);
  relations = atspi_accessible_get_relation_set (accessible, NULL);
  for (guint i = 0; relations && i < relations->len; i++)
    {
      A11Y_AUTO_OBJECT AtspiRelation *relation = g_array_index (relations, AtspiRelation *, i);

      if (atspi_relation_get_relation_type (relation) == ATSPI_RELATION_LABELLED_BY)
        {
          A11Y_AUTO_OBJECT AtspiAccessible *label = atspi_relation_get_target (relation, 0);
          A11Y_AUTO_OBJECT AtspiText *text = atspi_accessible_get_text_iface (label);

          g_free (name);
          name = text ? atspi_text_get_text (text, 0, -1, NULL) : NULL;
        }
    }
  return g_steal_pointer (&name);
}

/* What one chooses among was a plain item in GTK 4.8. */
static gboolean
is_menu_item (AtspiAccessible *accessible,
              gpointer         name)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);
  g_autofree char *label = NULL;

  if (role != ATSPI_ROLE_MENU_ITEM && role != ATSPI_ROLE_RADIO_MENU_ITEM)
    return FALSE;
  label = dup_label (accessible);
  return label && g_str_has_prefix (label, name);
}

/* A menu in the menu stands beside its title. */
static AtspiAccessible *
find_in_menu (AtspiAccessible *title,
              const char      *name)
{
  A11Y_AUTO_OBJECT AtspiAccessible *menu = atspi_accessible_get_parent (title, NULL);

  return a11y_visit (menu, is_menu_item, (gpointer) name, 0);
}

static gboolean
is_group_menu (AtspiAccessible *accessible,
               gpointer         user_data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *country = NULL;

  if (is_menu_item (accessible, (gpointer) "Group By"))
    country = find_in_menu (accessible, "Country");
  return country != NULL;
}

static void
choose (AtspiAccessible *item)
{
  A11Y_AUTO_OBJECT AtspiAction *action = NULL;

  g_assert_nonnull (item);
  action = atspi_accessible_get_action_iface (item);
  g_assert_true (atspi_action_do_action (action, 0, NULL));
}

/* From the menu of the view, which a key opens. The keys stay with the project. */
static void
group_by_country (A11yFixture *fixture)
{
  AtspiAccessible *timeline = g_steal_pointer (&fixture->part);
  A11Y_AUTO_OBJECT AtspiAccessible *entry = NULL;
  A11Y_AUTO_OBJECT AtspiAccessible *title = NULL;
  A11Y_AUTO_OBJECT AtspiAccessible *item = NULL;

  press ('g');
  /* The pointer may be over another item than the first. */
  check_focus (fixture, ATSPI_ROLE_MENU_ITEM, "", "");
  /* Newer GTK tells of a menu in the menu only while it is open. */
  entry = a11y_wait (fixture, is_menu_item, (gpointer) "Group By");
  choose (entry);
  title = a11y_wait (fixture, is_group_menu, NULL);
  g_assert_nonnull (title);
  item = find_in_menu (title, "Country");
  choose (item);

  fixture->part = timeline;
  g_object_unref (wait_for_row (fixture, "Mexico", "4 projects"));
  check_focus (fixture, ATSPI_ROLE_LIST_ITEM, OBSERVAR, "Mexico");
}

static gboolean
is_chart (AtspiAccessible *accessible,
          gpointer         user_data)
{
  /* What a group is called has changed: it was a panel in GTK 4.8. */
  return is_wanted (accessible, &(Wanted) { ATSPI_ROLE_PANEL, "Bars", "", FALSE }) ||
         is_wanted (accessible, &(Wanted) { ATSPI_ROLE_GROUPING, "Bars", "", FALSE });
}

/* What holds both the names and the bars: the window has much more, and asking takes time. */
static AtspiAccessible *
find_timeline (A11yFixture *fixture)
{
  AtspiAccessible *part = wait_for_wanted (fixture, &(Wanted) { ATSPI_ROLE_LIST, "Projects in time", "", FALSE });

  while (part)
    {
      A11Y_AUTO_OBJECT AtspiAccessible *below = part;
      A11Y_AUTO_OBJECT AtspiAccessible *chart = a11y_visit (below, is_chart, NULL, 0);

      if (chart)
        return g_object_ref (below);
      part = atspi_accessible_get_parent (below, NULL);
    }
  g_assert_not_reached ();
}

static void
set_up (A11yFixture   *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  a11y_fixture_make_folder (fixture);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("MPOWER_PROGRAM"), "new", fixture->path, "--sample", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  a11y_fixture_start (fixture);
  g_object_unref (a11y_wait_for (fixture, "Protecting Rights of Migrant Workers"));
  a11y_activate (fixture, "Timeline");
  fixture->part = find_timeline (fixture);
  check_focus (fixture, ATSPI_ROLE_LIST_ITEM, "Protecting Rights of Migrant Workers", "");
  go_to_row (fixture, OBSERVAR);
}

static void
test_rows_say_their_groups (A11yFixture   *fixture,
                            gconstpointer  data)
{
  static const char *const places[] = { "El Salvador, 1 of 3 bars", "Guatemala, 2 of 3 bars", "Honduras, 3 of 3 bars" };
  A11Y_AUTO_OBJECT AtspiAccessible *group = NULL;
  A11Y_AUTO_OBJECT AtspiAccessible *row = NULL;

  group_by_country (fixture);
  group = wait_for_row (fixture, "Mexico", "4 projects, 15 Dec 2020 \xe2\x80\x93 22 Aug 2026, about USD 45,000,000");
  g_assert_true (has_state (group, ATSPI_STATE_EXPANDABLE));
  g_assert_true (has_state (group, ATSPI_STATE_EXPANDED));
  /* Which of its bars it is, is said where there are several. */
  row = wait_for_row (fixture, OBSERVAR, "Ended, 23 Aug 2023 \xe2\x80\x93 22 Aug 2026, Mexico");
  g_assert_false (has_state (row, ATSPI_STATE_EXPANDABLE));
  g_assert_false (a11y_says (row, (gpointer) "bar"));
  /* Newer GTK tells only of rows near what is seen. */
  press (KEY_HOME);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *expected = g_strdup_printf ("Ending Soon, 15 Dec 2021 \xe2\x80\x93 14 Feb 2027, 83 days left, %s", places[i]);

      g_object_unref (wait_for_row (fixture, PREP, expected));
    }
}

static gboolean
is_folded (AtspiAccessible *accessible,
           gpointer         name)
{
  return is_wanted (accessible, &(Wanted) { ATSPI_ROLE_LIST_ITEM, name, "", TRUE }) && has_state (accessible, ATSPI_STATE_EXPANDABLE) &&
         !has_state (accessible, ATSPI_STATE_EXPANDED);
}

static void
test_groups_fold_by_keyboard (A11yFixture   *fixture,
                              gconstpointer  data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *folded = NULL;
  A11Y_AUTO_OBJECT AtspiAccessible *gone = NULL;

  group_by_country (fixture);
  press (KEY_LEFT);
  check_focus (fixture, ATSPI_ROLE_LIST_ITEM, "Mexico", "4 projects");
  press (KEY_LEFT);
  folded = a11y_wait (fixture, is_folded, (gpointer) "Mexico");
  g_assert_nonnull (folded);
  gone = a11y_visit (fixture->application, is_wanted, &(Wanted) { ATSPI_ROLE_LIST_ITEM, OBSERVAR, "", FALSE }, 0);
  g_assert_null (gone);
  press (KEY_RIGHT);
  g_object_unref (wait_for_row (fixture, OBSERVAR, "Mexico"));
}

/* The bar under the keys is something of its own, which says what it is and can be opened. */
static void
test_bars_have_the_focus (A11yFixture   *fixture,
                          gconstpointer  data)
{
  const Wanted bar = { ATSPI_ROLE_PUSH_BUTTON, OBSERVAR, "Ended, 23 Aug 2023 \xe2\x80\x93 22 Aug 2026, Mexico", TRUE };
  A11Y_AUTO_OBJECT AtspiAccessible *found = NULL;
  A11Y_AUTO_OBJECT AtspiAction *action = NULL;
  g_autofree char *name = NULL;

  group_by_country (fixture);
  press (KEY_RIGHT);
  found = wait_for_wanted (fixture, &bar);
  action = atspi_accessible_get_action_iface (found);
  g_assert_nonnull (action);
  name = atspi_action_get_action_name (action, 0, NULL);
  g_assert_cmpstr (name, ==, "bar.open");

  press (KEY_UP);
  check_focus (fixture, ATSPI_ROLE_PUSH_BUTTON, "Building an Independent and Democratic Labor Movement", "Ended, 19 Jul 2022 \xe2\x80\x93 18 Jul 2026, Mexico");
  press (KEY_DOWN);
  check_focus (fixture, bar.role, bar.name, bar.description);
  press (KEY_LEFT);
  check_focus (fixture, ATSPI_ROLE_LIST_ITEM, OBSERVAR, "Mexico");
  press (KEY_TAB);
  check_focus (fixture, bar.role, bar.name, bar.description);
}

/* One of several to choose from was a check box in GTK 4.8. */
static gboolean
is_correction (AtspiAccessible *accessible,
               gpointer         user_data)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);
  g_autofree char *label = NULL;

  if ((role != ATSPI_ROLE_CHECK_BOX && role != ATSPI_ROLE_RADIO_BUTTON) || !has_state (accessible, ATSPI_STATE_FOCUSED))
    return FALSE;
  label = dup_label (accessible);
  return g_strcmp0 (label, "Correction") == 0;
}

/* A bar moves by a month: the reason is asked, then the keys are with the bar again, which says the new days. */
static void
test_bars_move_by_keyboard (A11yFixture   *fixture,
                            gconstpointer  data)
{
  A11Y_AUTO_OBJECT AtspiAccessible *correction = NULL;
  AtspiAccessible *timeline;

  press (KEY_RIGHT);
  check_focus (fixture, ATSPI_ROLE_PUSH_BUTTON, OBSERVAR, "23 Aug 2023 \xe2\x80\x93 22 Aug 2026");
  press_with (CODE_ALT, KEY_RIGHT);
  /* What is asked stands beside the chart, not in it. */
  timeline = g_steal_pointer (&fixture->part);
  correction = a11y_wait (fixture, is_correction, NULL);
  g_assert_nonnull (correction);
  fixture->part = timeline;
  press (KEY_RETURN);
  check_focus (fixture, ATSPI_ROLE_PUSH_BUTTON, OBSERVAR, "23 Sep 2023 \xe2\x80\x93 22 Sep 2026");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  a11y_init ();
  g_test_add ("/a11y/timeline/rows-say-their-groups", A11yFixture, NULL, set_up, test_rows_say_their_groups, a11y_fixture_tear_down);
  g_test_add ("/a11y/timeline/groups-fold-by-keyboard", A11yFixture, NULL, set_up, test_groups_fold_by_keyboard, a11y_fixture_tear_down);
  g_test_add ("/a11y/timeline/bars-have-the-focus", A11yFixture, NULL, set_up, test_bars_have_the_focus, a11y_fixture_tear_down);
  g_test_add ("/a11y/timeline/bars-move-by-keyboard", A11yFixture, NULL, set_up, test_bars_move_by_keyboard, a11y_fixture_tear_down);
  status = g_test_run ();
  atspi_exit ();
  return status;
}
