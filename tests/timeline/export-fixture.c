/* export-fixture.c: what the tests of exports have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export-fixture.h"

#include "fixture.h"

GBytes *
fixture_export (MpProjectList                 *list,
                const MpTimelineExportOptions *options)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  mp_timeline_export_to_stream (list, options, stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

MpProjectList *
fixture_long_list_new (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u of many, with a title as long as they usually are", i);
      g_autofree char *start = g_strdup_printf ("%u-%02u-01", 1990 + i % 40, 1 + i % 12);
      g_autofree char *end = g_strdup_printf ("%u-%02u-28", 1992 + i % 40, 1 + i % 12);
      FixtureProject project = { title, start, end, "MX", NULL };

      fixture_add (portfolio, &project);
    }
  return fixture_list_new (portfolio, "2026-11-23");
}
