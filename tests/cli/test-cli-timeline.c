/* test-cli-timeline.c: pictures of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "cli-fixture.h"

static char *
dup_picture (CliFixture  *fixture,
             const char  *view,
             const char  *option,
             const char  *other)
{
  g_autofree char *path = cli_path (fixture, "shown.svg");
  char *picture = NULL;

  g_remove (path);
  g_assert_cmpint (cli_run (fixture, "timeline", "P", "--output", path, "--as-of=2026-11-23", view, option, other, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &picture, NULL, NULL));
  return picture;
}

/* What a view shows besides bars, and what it compares with, is on paper too; options go before it. */
static void
test_timeline_of_a_view (CliFixture    *fixture,
                         gconstpointer  data)
{
  static const struct
  {
    const char *settings;
    const char *option; /* that says the same */
    const char *other;
  } cases[] = {
    { "'shown': <['ghost', 'later']>, 'baseline': <'2024-03-01'>", "--baseline=2024-03-01", "--show=ghost" },
    { "'shown': <['ghost']>, 'baseline': <'as-of'>", "--baseline=2026-11-23", "--show=ghost" },
    { "'shown': <['ghost']>, 'baseline': <'later'>", "--baseline=original", "--show=ghost" },
    { "'shown': <['funding', 'links']>", "--show=funding,links", NULL },
    { "'shown': <@as []>, 'baseline': <'2024-03-01'>", "--show=none", NULL },
    { "'baseline': <7>", NULL, NULL },
  };
  g_autofree char *plain = NULL;

  g_assert_cmpint (cli_run (fixture, "new", "P", "--sample", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"format\":\"mpower-portfolio\",\"version\":1,\"selection\":true,\n\"view\":[\n"
                                               "{\"uuid\":\"0a4e3a8e-8df1-4b1c-bf6e-3d8bfa6a2c1%u\",\"name\":\"View %u\",\"query\":\"\",\"settings\":\"{%s}\","
                                               "\"position\":%u}\n]}\n", i, i, cases[i].settings, i + 1);
      g_autofree char *path = cli_write (fixture, "view.json", json, -1);
      g_autofree char *view = g_strdup_printf ("--view=View %u", i);
      g_autofree char *shown = NULL;
      g_autofree char *same = NULL;
      g_autofree char *asked = NULL;

      g_assert_cmpint (cli_run (fixture, "import", "P", path, NULL), ==, 0);
      shown = dup_picture (fixture, view, NULL, NULL);
      same = dup_picture (fixture, "--query=", cases[i].option, cases[i].other);
      g_assert_cmpstr (shown, ==, same);
      asked = dup_picture (fixture, view, "--show=extensions", NULL);
      plain = plain ? plain : g_strdup (asked);
      g_assert_cmpstr (asked, ==, plain);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli-timeline/shows-what-a-saved-view-shows", test_timeline_of_a_view);
  return g_test_run ();
}
