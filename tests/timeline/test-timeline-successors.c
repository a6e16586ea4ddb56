/* test-timeline-successors.c: which projects follow a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"
#include "timeline/mp-timeline-successors.h"

#define AS_OF "2026-11-23"

/* Looks at everything. */
static void
assert_successors (MpProjectList        *list,
                   MpTimelineSuccessors *successors,
                   guint                 position)
{
  gint64 id = mp_project_list_get_summary (list, position)->id;
  guint n, found = 0;
  const guint *all = mp_timeline_successors_get (successors, position, &n);

  for (guint i = 0; i < mp_project_list_get_n (list); i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, i);

      for (guint j = 0; j < summary->n_predecessors; j++)
        {
          if (mp_summary_get_predecessors (summary)[j] != id)
            continue;
          g_assert_cmpuint (found, <, n);
          g_assert_cmpuint (all[found++], ==, i);
        }
    }
  g_assert_cmpuint (found, ==, n);
}

static void
test_naive_twin (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
      g_autoptr (MpTimelineSuccessors) successors = NULL;
      g_autoptr (MpProjectList) list = NULL;
      guint n = (guint) g_test_rand_int_range (0, 60);

      /* Some follow themselves, one project twice, or one that is not there. */
      for (guint i = 0; i < n; i++)
        {
          gint64 predecessors[4];

          for (guint j = 0; j < G_N_ELEMENTS (predecessors); j++)
            predecessors[j] = g_test_rand_int_range (1, (gint32) n + 3);
          fixture_add_phase (portfolio, "Phase", "2020-01-01", "2020-12-31", predecessors, (guint) g_test_rand_int_range (0, 5));
        }
      list = fixture_list_new (portfolio, AS_OF);
      successors = mp_timeline_successors_new (list);
      for (guint i = 0; i < n; i++)
        assert_successors (list, successors, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-successors/those-that-say-so", test_naive_twin);
  return g_test_run ();
}
