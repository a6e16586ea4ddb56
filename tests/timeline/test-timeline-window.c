/* test-timeline-window.c: what is grabbed of the visible time, and where it goes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-window.h"

/* A thousand days on a thousand pixels, so that days are pixels. */
static MpTimeAxis
make_axis (gboolean rtl)
{
  return (MpTimeAxis) { .origin = 0, .scale = 1, .width = 1000, .rtl = rtl };
}

static void
test_parts (void)
{
  static const struct
  {
    double from;
    double to;
    double offset;
    MpTimelineWindowPart part;
  } cases[] = {
    { 200, 400, 193, MP_TIMELINE_WINDOW_OUTSIDE },
    { 200, 400, 195, MP_TIMELINE_WINDOW_START },
    { 200, 400, 204, MP_TIMELINE_WINDOW_START },
    { 200, 400, 206, MP_TIMELINE_WINDOW_BODY },
    { 200, 400, 394, MP_TIMELINE_WINDOW_BODY },
    { 200, 400, 396, MP_TIMELINE_WINDOW_END },
    { 200, 400, 405, MP_TIMELINE_WINDOW_END },
    { 200, 400, 407, MP_TIMELINE_WINDOW_OUTSIDE },
    /* However narrow: the middle moves it, either side resizes it. */
    { 300, 301, 300.5, MP_TIMELINE_WINDOW_BODY },
    { 300, 301, 296.5, MP_TIMELINE_WINDOW_BODY },
    { 300, 301, 293, MP_TIMELINE_WINDOW_START },
    { 300, 301, 308, MP_TIMELINE_WINDOW_END },
    { 300, 301, 330, MP_TIMELINE_WINDOW_OUTSIDE },
    /* All of it in sight, and more: the edges are at the edges. */
    { 0, 1000, 2, MP_TIMELINE_WINDOW_START },
    { 0, 1000, 500, MP_TIMELINE_WINDOW_BODY },
    { 0, 1000, 999, MP_TIMELINE_WINDOW_END },
    { -500, 2000, 1, MP_TIMELINE_WINDOW_START },
    { -500, 2000, 998, MP_TIMELINE_WINDOW_END },
    /* Out of sight: what is drawn at the edge is grabbed there. */
    { 3000, 3100, 998, MP_TIMELINE_WINDOW_BODY },
    { 3000, 3100, 500, MP_TIMELINE_WINDOW_OUTSIDE },
    { -300, -100, 2, MP_TIMELINE_WINDOW_BODY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpTimelineWindow window = { cases[i].from, cases[i].to };
      MpTimeAxis ltr = make_axis (FALSE), rtl = make_axis (TRUE);

      g_assert_cmpint (mp_timeline_window_find_part (&window, &ltr, cases[i].offset), ==, cases[i].part);
      g_assert_cmpint (mp_timeline_window_find_part (&window, &rtl, 1000 - cases[i].offset), ==, cases[i].part);
    }
}

static void
test_drags (void)
{
  static const MpTimelineWindowLimits limits = { 0, 1000, 10 };
  static const struct
  {
    MpTimelineWindow before;
    MpTimelineWindowPart part;
    double days;
    MpTimelineWindow after;
  } cases[] = {
    { { 200, 400 }, MP_TIMELINE_WINDOW_BODY, 50, { 250, 450 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_BODY, -50.5, { 149.5, 349.5 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_BODY, 700, { 800, 1000 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_BODY, -700, { 0, 200 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_START, 50, { 250, 400 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_START, -300, { 0, 400 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_START, 300, { 390, 400 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_END, -50, { 200, 350 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_END, 900, { 200, 1000 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_END, -300, { 200, 210 } },
    { { 200, 400 }, MP_TIMELINE_WINDOW_OUTSIDE, 100, { 200, 400 } },
    /* Beyond a limit already: no jump, no further, but back. */
    { { -100, 400 }, MP_TIMELINE_WINDOW_BODY, -10, { -100, 400 } },
    { { -100, 400 }, MP_TIMELINE_WINDOW_BODY, 10, { -90, 410 } },
    { { -100, 400 }, MP_TIMELINE_WINDOW_START, -10, { -100, 400 } },
    { { -100, 400 }, MP_TIMELINE_WINDOW_START, 10, { -90, 400 } },
    { { 900, 1200 }, MP_TIMELINE_WINDOW_END, 10, { 900, 1200 } },
    { { 900, 1200 }, MP_TIMELINE_WINDOW_BODY, -100, { 800, 1100 } },
    /* Longer than all: moves while it shows all. */
    { { -100, 1300 }, MP_TIMELINE_WINDOW_BODY, 500, { 0, 1400 } },
    { { -100, 1300 }, MP_TIMELINE_WINDOW_BODY, -500, { -400, 1000 } },
    /* Smaller than the least: grows, and shrinks no more. */
    { { 200, 204 }, MP_TIMELINE_WINDOW_START, 2, { 200, 204 } },
    { { 200, 204 }, MP_TIMELINE_WINDOW_END, -2, { 200, 204 } },
    { { 200, 204 }, MP_TIMELINE_WINDOW_END, 20, { 200, 224 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpTimelineWindow after = mp_timeline_window_drag (&cases[i].before, cases[i].part, cases[i].days, &limits);

      g_assert_cmpfloat (after.from, ==, cases[i].after.from);
      g_assert_cmpfloat (after.to, ==, cases[i].after.to);
    }
}

static void
test_center (void)
{
  static const MpTimelineWindowLimits limits = { 0, 1000, 10 };
  MpTimelineWindow window = { 200, 400 };
  MpTimelineWindow after = mp_timeline_window_center (&window, 700, &limits);

  g_assert_cmpfloat (after.from, ==, 600);
  g_assert_cmpfloat (after.to, ==, 800);
  after = mp_timeline_window_center (&window, 20, &limits);
  g_assert_cmpfloat (after.from, ==, 0);
  after = mp_timeline_window_center (&window, 990, &limits);
  g_assert_cmpfloat (after.to, ==, 1000);
}

/* Whatever is done: inside of the limits where it was inside, never shorter than the least. */
static void
test_random (void)
{
  const MpTimelineWindowLimits limits = { -50, 1050, 7 };

  for (guint i = 0; i < 20000; i++)
    {
      double from = g_test_rand_double_range (-50, 1000);
      MpTimelineWindow before = { from, g_test_rand_double_range (from + 7, 1057.001) };
      MpTimelineWindow after;

      before.to = MIN (before.to, 1050);
      if (before.to - before.from < 7)
        continue;
      after = mp_timeline_window_drag (&before, g_test_rand_int_range (0, 4), g_test_rand_double_range (-3000, 3000), &limits);
      g_assert_cmpfloat (after.from, >=, limits.from - 1e-9);
      g_assert_cmpfloat (after.to, <=, limits.to + 1e-9);
      g_assert_cmpfloat (after.to - after.from, >=, limits.least - 1e-9);
    }
}

static void
test_extent (void)
{
  MpTimeAxis axis = make_axis (FALSE);
  double start, end;

  g_assert_true (mp_timeline_window_get_extent (&(MpTimelineWindow) { 100, 300 }, &axis, &start, &end));
  g_assert_cmpfloat (start, ==, 100);
  g_assert_cmpfloat (end, ==, 300);
  g_assert_false (mp_timeline_window_get_extent (&(MpTimelineWindow) { 2000, 2100 }, &axis, &start, &end));
  g_assert_cmpfloat (start, ==, 996);
  g_assert_cmpfloat (end, ==, 1000);
  g_assert_false (mp_timeline_window_get_extent (&(MpTimelineWindow) { -200, -100 }, &axis, &start, &end));
  g_assert_cmpfloat (start, ==, 0);
  g_assert_cmpfloat (end, ==, 4);
  axis.width = 2;
  mp_timeline_window_get_extent (&(MpTimelineWindow) { 1, 1 }, &axis, &start, &end);
  g_assert_cmpfloat (start, >=, 0);
  g_assert_cmpfloat (end, <=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-window/parts-are-grabbed-where-they-are-drawn", test_parts);
  g_test_add_func ("/timeline-window/drags-stop-at-the-limits", test_drags);
  g_test_add_func ("/timeline-window/goes-to-the-middle", test_center);
  g_test_add_func ("/timeline-window/never-leaves-never-vanishes", test_random);
  g_test_add_func ("/timeline-window/is-drawn-even-out-of-sight", test_extent);
  return g_test_run ();
}
