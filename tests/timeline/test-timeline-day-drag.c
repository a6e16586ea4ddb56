/* test-timeline-day-drag.c: a line of a day under the hand
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-day-drag.h"

#include <math.h>

#define TODAY mp_date_from_ymd (2026, 11, 23)

static MpTimeAxis
make_axis (double   scale,
           gboolean rtl)
{
  MpTimeAxis axis = { .scale = scale, .width = 1000, .rtl = rtl, .fiscal_month = 1 };

  axis.origin = TODAY - 500 / scale;
  return axis;
}

/* Pixels, to the right, that the pointer moves from wherever the line is held, and the day that it then is. */
static void
test_table (void)
{
  static const struct
  {
    double scale;
    gboolean rtl;
    double dx;
    int day[3];
  } table[] = {
    { 10, FALSE, 100, { 2026, 12, 3 } },  { 10, FALSE, -100, { 2026, 11, 13 } }, { 10, TRUE, 100, { 2026, 11, 13 } },
    { 10, TRUE, -100, { 2026, 12, 3 } },  { 10, FALSE, 4, { 2026, 11, 23 } },    { 10, FALSE, -8, { 2026, 11, 22 } },
    { 1, FALSE, 10, { 2026, 11, 30 } },   { 1, FALSE, 7, { 2026, 11, 30 } },     { 1, FALSE, 300, { 2027, 9, 20 } },
    { 0.1, FALSE, 10, { 2027, 3, 1 } },   { 0.1, FALSE, -10, { 2026, 8, 1 } },   { 0.1, TRUE, 10, { 2026, 8, 1 } },
    { 0.1, FALSE, 3, { 2026, 11, 23 } },  { 0.01, FALSE, -40, { 2016, 1, 1 } },  { 64, FALSE, 64, { 2026, 11, 24 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (int grip = -20; grip <= 20; grip += 20)
        {
          MpTimeAxis axis = make_axis (table[i].scale, table[i].rtl);
          MpTimelineDayDrag drag = { 0 };
          double x = mp_time_axis_get_x (&axis, TODAY + 0.5) + grip;

          mp_timeline_day_drag_begin (&drag, &axis, TODAY, x);
          g_test_message ("%u", i);
          g_assert_cmpint (mp_timeline_day_drag_move (&drag, &axis, TODAY, x + table[i].dx), ==,
                           mp_date_from_ymd (table[i].day[0], table[i].day[1], table[i].day[2]));
          g_assert_cmpint (mp_timeline_day_drag_end (&drag), ==, drag.day);
          g_assert_false (drag.active);
        }
    }
}

/* Wherever it was dragged to: back, and the mirror image does the same. */
static void
test_cancel_and_mirror (void)
{
  guint n_same = 0;

  for (guint i = 0; i < 2000; i++)
    {
      double scale = 0.001 * pow (64 / 0.001, g_test_rand_double ());
      MpTimeAxis ltr = make_axis (scale, FALSE), rtl = make_axis (scale, TRUE);
      MpDate day = TODAY + g_test_rand_int_range (-300, 300);
      double x = mp_time_axis_get_x (&ltr, day + 0.5) + g_test_rand_double_range (-40, 40);
      double to = g_test_rand_double_range (-200, 1200);
      MpTimelineDayDrag a = { 0 }, b = { 0 };
      MpDate moved;

      mp_timeline_day_drag_begin (&a, &ltr, day, x);
      mp_timeline_day_drag_begin (&b, &rtl, day, 1000 - x);
      moved = mp_timeline_day_drag_move (&a, &ltr, TODAY, to);
      /* Exactly between two days the mirror may choose the other. */
      n_same += moved == mp_timeline_day_drag_move (&b, &rtl, TODAY, 1000 - to);
      g_assert_cmpint (mp_timeline_day_drag_cancel (&a), ==, day);
      g_assert_false (a.active);
    }
  /* Exactly between two days the mirror chooses the other. */
  g_assert_cmpuint (n_same, >, 1990);
}

/* However far the pointer goes, the line stays in sight, but for the first day of the period it is in. */
static void
test_stays_in_sight (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      MpTimeAxis axis = make_axis (2 * pow (32, g_test_rand_double ()), i % 2);
      MpTimelineDayDrag drag = { 0 };
      double offset;

      mp_timeline_day_drag_begin (&drag, &axis, TODAY, 500);
      offset = mp_time_axis_get_offset (&axis, mp_timeline_day_drag_move (&drag, &axis, TODAY, g_test_rand_double_range (-1e7, 1e7)));
      g_assert_cmpfloat (offset, >=, -axis.scale);
      g_assert_cmpfloat (offset, <=, axis.width);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-drag/pixels-to-days", test_table);
  g_test_add_func ("/day-drag/cancel-gives-back-and-the-mirror-does-the-same", test_cancel_and_mirror);
  g_test_add_func ("/day-drag/stays-in-sight", test_stays_in_sight);
  return g_test_run ();
}
