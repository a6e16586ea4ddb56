/* test-timeline-drag.c: dragging, by tables
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-drag.h"

#include "fixture.h"

#define WIDTH 1000.0

/* Pixels a day at which dates snap to days, weeks and months. */
#define DAYS 10.0
#define WEEKS 2.0
#define MONTHS 0.25

static MpTimeAxis
axis_at (const char *origin,
         double      scale,
         gboolean    rtl)
{
  return (MpTimeAxis) { .origin = fixture_day (origin), .scale = scale, .width = WIDTH, .rtl = rtl };
}

/* Dates as in ISO 8601 with their precision, NULL for not stated; the end as the last day that it can mean. */
static MpTimelineSpan
span_of (const char *start,
         const char *end)
{
  MpTimelineSpan span = { .start = MP_DATE_NONE, .end = MP_DATE_NONE };

  if (start)
    g_assert_true (mp_date_parse_iso (start, &span.start, &span.start_precision));
  if (end)
    g_assert_true (mp_date_parse_iso (end, &span.end, &span.end_precision));
  span.end = mp_date_period_end (span.end, span.end_precision);
  return span;
}

static char *
describe (MpDate          day,
          MpDatePrecision precision)
{
  return day == MP_DATE_NONE ? g_strdup ("open") : mp_date_to_iso (day, precision);
}

static void
assert_span (const MpTimelineSpan *span,
             const char           *start,
             const char           *end)
{
  MpTimelineSpan expected = span_of (start, end);
  g_autofree char *got_start = describe (span->start, span->start_precision);
  g_autofree char *got_end = describe (span->end, span->end_precision);
  g_autofree char *expected_start = describe (expected.start, expected.start_precision);
  g_autofree char *expected_end = describe (expected.end, expected.end_precision);

  g_assert_cmpstr (got_start, ==, expected_start);
  g_assert_cmpstr (got_end, ==, expected_end);
  g_assert_true (mp_timeline_span_equal (span, &expected));
}

static void
test_drags (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    MpTimelinePart part;
    double scale;
    double days; /* that the pointer goes along time */
    gboolean exact;
    const char *new_start;
    const char *new_end;
    int shift;
  } table[] = {
    /* By days. */
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, DAYS, 62, FALSE, "2026-01-15", "2027-02-14", 62 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, DAYS, -1.4, FALSE, "2026-01-15", "2026-12-13", -1 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_START, DAYS, 17, FALSE, "2026-02-01", "2026-12-14", 17 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_BODY, DAYS, -14, FALSE, "2026-01-01", "2026-11-30", -14 },
    { "2028-02-28", "2028-02-29", MP_TIMELINE_PART_BODY, DAYS, 1, FALSE, "2028-02-29", "2028-03-01", 1 },
    { "2026-01-15", "2026-01-15", MP_TIMELINE_PART_BODY, DAYS, 1, FALSE, "2026-01-16", "2026-01-16", 1 },
    /* By weeks: starts on Mondays, ends on Sundays. 16 November 2026 is a Monday. */
    { "2026-01-15", "2026-11-18", MP_TIMELINE_PART_END, WEEKS, 5, FALSE, "2026-01-15", "2026-11-22", 4 },
    { "2026-11-18", "2027-11-18", MP_TIMELINE_PART_START, WEEKS, -4.6, FALSE, "2026-11-16", "2027-11-18", -2 },
    { "2026-11-16", "2027-11-18", MP_TIMELINE_PART_BODY, WEEKS, 15, FALSE, "2026-11-30", "2027-12-02", 14 },
    /* By months: starts on the first, ends on the last day. */
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, MONTHS, 40, FALSE, "2026-01-15", "2027-01-31", 48 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, MONTHS, 80, FALSE, "2026-01-15", "2027-02-28", 76 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_START, MONTHS, 20, FALSE, "2026-02-01", "2026-12-14", 17 },
    { "2026-01-01", "2026-12-31", MP_TIMELINE_PART_BODY, MONTHS, 62, FALSE, "2026-03-01", "2027-02-28", 59 },
    /* Back to where it was. */
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, MONTHS, 4, FALSE, "2026-01-15", "2026-12-14", 0 },
    /* Without snapping, whatever the zoom. */
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, MONTHS, 62, TRUE, "2026-01-15", "2027-02-14", 62 },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_BODY, WEEKS, 5, TRUE, "2026-01-20", "2026-12-19", 5 },
    /* What is known by month or year moves by that. */
    { "2026-03", "2026-06", MP_TIMELINE_PART_END, DAYS, 62, FALSE, "2026-03", "2026-08", 62 },
    { "2026-03", "2026-06", MP_TIMELINE_PART_END, DAYS, 12, FALSE, "2026-03", "2026-06", 0 },
    { "2026-03", "2026-06", MP_TIMELINE_PART_BODY, DAYS, 29, FALSE, "2026-04", "2026-07", 31 },
    { "2026-03", "2026-06-15", MP_TIMELINE_PART_BODY, DAYS, 29, FALSE, "2026-04", "2026-07-16", 31 },
    { "2026-03-10", "2026-06", MP_TIMELINE_PART_BODY, DAYS, 31, FALSE, "2026-04-10", "2026-07", 31 },
    { "2024", "2026", MP_TIMELINE_PART_END, MONTHS, 300, FALSE, "2024", "2027", 365 },
    { "2024", "2026", MP_TIMELINE_PART_START, MONTHS, -300, FALSE, "2023", "2026", -365 },
    /* By days it is known by day from then on. */
    { "2026-03", "2026-06", MP_TIMELINE_PART_END, DAYS, 5, TRUE, "2026-03", "2026-07-05", 5 },
    { "2026-03", "2026-06", MP_TIMELINE_PART_START, DAYS, 9, TRUE, "2026-03-10", "2026-06", 9 },
    /* Never a start after its end. */
    { "2026-01-15", "2026-02-14", MP_TIMELINE_PART_END, DAYS, -60, FALSE, "2026-01-15", "2026-01-15", -30 },
    { "2026-01-15", "2026-02-14", MP_TIMELINE_PART_START, DAYS, 60, FALSE, "2026-02-14", "2026-02-14", 30 },
    { "2026-01-15", "2026-06", MP_TIMELINE_PART_END, DAYS, -400, FALSE, "2026-01-15", "2026-01", -150 },
    /* Open ends stay open. */
    { "2026-01-15", NULL, MP_TIMELINE_PART_BODY, DAYS, 10, FALSE, "2026-01-25", NULL, 10 },
    { "2026-01-15", NULL, MP_TIMELINE_PART_START, DAYS, 10, FALSE, "2026-01-25", NULL, 10 },
    { NULL, "2026-12-14", MP_TIMELINE_PART_BODY, MONTHS, 80, FALSE, NULL, "2027-02-28", 76 },
    { NULL, "2026-12-14", MP_TIMELINE_PART_END, DAYS, 3, FALSE, NULL, "2026-12-17", 3 },
    /* A milestone. */
    { "2026-05-20", "2026-05-20", MP_TIMELINE_PART_MILESTONE, DAYS, 7, FALSE, "2026-05-27", "2026-05-20", 7 },
    /* The ends of the calendar. */
    { "9990-01-01", "9999-12-01", MP_TIMELINE_PART_END, DAYS, 99, FALSE, "9990-01-01", "9999-12-31", 30 },
    { "0001-01-11", "2026-12-01", MP_TIMELINE_PART_START, DAYS, -99, FALSE, "0001-01-01", "2026-12-01", -10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          MpTimeAxis axis = axis_at ("2026-01-01", table[i].scale, rtl);
          MpTimelineSpan span = span_of (table[i].start, table[i].end);
          MpTimelineDrag drag = { 0 };
          double x = 500 + (rtl ? -1 : 1) * table[i].days * table[i].scale;

          g_test_message ("row %u, %s", i, rtl ? "from right to left" : "from left to right");
          mp_timeline_drag_press (&drag, &axis, table[i].part, &span, 500, 20);
          /* Over the threshold, then to where it ends. */
          mp_timeline_drag_motion (&drag, &axis, 500 + MP_TIMELINE_DRAG_THRESHOLD, 20, table[i].exact);
          mp_timeline_drag_motion (&drag, &axis, x, 20, table[i].exact);
          assert_span (&drag.shown, table[i].new_start, table[i].new_end);
          g_assert_cmpint (drag.shift.days, ==, table[i].shift);
          g_assert_cmpint (mp_timeline_drag_release (&drag), ==, table[i].shift != 0);
          g_assert_cmpint (drag.state, ==, MP_TIMELINE_DRAG_IDLE);
          /* What is told to others means the same. */
          if (table[i].shift != 0)
            {
              MpTimelineSpan again;

              g_assert_true (mp_timeline_shift_apply (&drag.shift, &span, &again));
              assert_span (&again, table[i].new_start, table[i].new_end);
            }
        }
    }
}

static void
test_states (void)
{
  static const struct
  {
    MpTimelinePart part;
    const char *start;
    const char *end;
    double dx;
    double dy;
    MpTimelineDragState state;
  } table[] = {
    { MP_TIMELINE_PART_BODY, "2026-01-15", "2026-12-14", 7.9, 0, MP_TIMELINE_DRAG_PRESSED },
    { MP_TIMELINE_PART_BODY, "2026-01-15", "2026-12-14", -5, 5, MP_TIMELINE_DRAG_PRESSED },
    { MP_TIMELINE_PART_BODY, "2026-01-15", "2026-12-14", 8, 0, MP_TIMELINE_DRAG_MOVING },
    { MP_TIMELINE_PART_BODY, "2026-01-15", "2026-12-14", -8, 7, MP_TIMELINE_DRAG_MOVING },
    { MP_TIMELINE_PART_START, "2026-01-15", "2026-12-14", 9, 0, MP_TIMELINE_DRAG_RESIZING_START },
    { MP_TIMELINE_PART_END, "2026-01-15", "2026-12-14", 9, 0, MP_TIMELINE_DRAG_RESIZING_END },
    { MP_TIMELINE_PART_MILESTONE, "2026-01-15", "2026-01-15", 9, 0, MP_TIMELINE_DRAG_MILESTONE },
    /* Up and down, beside bars, and where there is no date, the picture moves. */
    { MP_TIMELINE_PART_BODY, "2026-01-15", "2026-12-14", 3, -9, MP_TIMELINE_DRAG_PANNING },
    { MP_TIMELINE_PART_NONE, NULL, NULL, 9, 0, MP_TIMELINE_DRAG_PANNING },
    { MP_TIMELINE_PART_NONE, NULL, NULL, 7, 0, MP_TIMELINE_DRAG_PRESSED },
    { MP_TIMELINE_PART_END, "2026-01-15", NULL, 9, 0, MP_TIMELINE_DRAG_PANNING },
    { MP_TIMELINE_PART_START, NULL, "2026-12-14", 9, 0, MP_TIMELINE_DRAG_PANNING },
    { MP_TIMELINE_PART_BODY, NULL, NULL, 9, 0, MP_TIMELINE_DRAG_PANNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimeAxis axis = axis_at ("2026-01-01", DAYS, FALSE);
      MpTimelineSpan span = span_of (table[i].start, table[i].end);
      MpTimelineDrag drag = { 0 };

      g_test_message ("row %u", i);
      g_assert_false (mp_timeline_drag_motion (&drag, &axis, 100, 100, FALSE));
      g_assert_cmpint (drag.state, ==, MP_TIMELINE_DRAG_IDLE);
      mp_timeline_drag_press (&drag, &axis, table[i].part, &span, 300, 50);
      g_assert_cmpint (drag.state, ==, MP_TIMELINE_DRAG_PRESSED);
      g_assert_cmpint (mp_timeline_drag_motion (&drag, &axis, 300 + table[i].dx, 50 + table[i].dy, FALSE), ==,
                       table[i].state != MP_TIMELINE_DRAG_PRESSED);
      g_assert_cmpint (drag.state, ==, table[i].state);
      g_assert_cmpint (mp_timeline_drag_is_dating (&drag), ==, table[i].state >= MP_TIMELINE_DRAG_MOVING);
      mp_timeline_drag_cancel (&drag);
      g_assert_cmpint (drag.state, ==, MP_TIMELINE_DRAG_IDLE);
      g_assert_false (mp_timeline_drag_release (&drag));
    }
}

/* The picture follows the pointer from where it was pressed. */
static void
test_panning (void)
{
  MpTimeAxis axis = axis_at ("2026-01-01", DAYS, FALSE);
  MpTimelineDrag drag = { 0 };

  mp_timeline_drag_press (&drag, &axis, MP_TIMELINE_PART_NONE, NULL, 300, 50);
  g_assert_false (mp_timeline_drag_motion (&drag, &axis, 304, 50, FALSE));
  g_assert_true (mp_timeline_drag_motion (&drag, &axis, 320, 45, FALSE));
  g_assert_cmpfloat (drag.pan_x, ==, 20);
  g_assert_cmpfloat (drag.pan_y, ==, -5);
  g_assert_true (mp_timeline_drag_motion (&drag, &axis, 310, 45, FALSE));
  g_assert_cmpfloat (drag.pan_x, ==, -10);
  g_assert_cmpfloat (drag.pan_y, ==, 0);
  g_assert_false (mp_timeline_drag_motion (&drag, &axis, 310, 45, FALSE));
  g_assert_false (mp_timeline_drag_release (&drag));
}

/* While the axis scrolls under a pointer that rests, the date goes on. */
static void
test_scrolling (void)
{
  MpTimeAxis axis = axis_at ("2026-01-01", DAYS, FALSE);
  MpTimelineSpan span = span_of ("2026-01-15", "2026-03-01");
  MpTimelineDrag drag = { 0 };

  mp_timeline_drag_press (&drag, &axis, MP_TIMELINE_PART_END, &span, 500, 20);
  mp_timeline_drag_motion (&drag, &axis, 600, 20, FALSE);
  assert_span (&drag.shown, "2026-01-15", "2026-03-11");
  axis.origin += 30;
  g_assert_true (mp_timeline_drag_motion (&drag, &axis, 600, 20, FALSE));
  assert_span (&drag.shown, "2026-01-15", "2026-04-10");
}

/* A pointer that moves within one step shows nothing new. */
static void
test_same_step (void)
{
  MpTimeAxis axis = axis_at ("2026-01-01", DAYS, FALSE);
  MpTimelineSpan span = span_of ("2026-01-15", "2026-03-01");
  MpTimelineDrag drag = { 0 };

  mp_timeline_drag_press (&drag, &axis, MP_TIMELINE_PART_END, &span, 500, 20);
  g_assert_true (mp_timeline_drag_motion (&drag, &axis, 520, 20, FALSE));
  g_assert_false (mp_timeline_drag_motion (&drag, &axis, 522, 20, FALSE));
  g_assert_true (mp_timeline_drag_motion (&drag, &axis, 527, 20, FALSE));
}

static void
test_parts (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    double scale;
    double offset; /* from the start of the bar when positive or zero, else from its end */
    MpTimelinePart part;
  } table[] = {
    /* A bar of 100 pixels. */
    { "2026-02-01", "2026-02-10", 10, 0.1, MP_TIMELINE_PART_START },
    { "2026-02-01", "2026-02-10", 10, 7.9, MP_TIMELINE_PART_START },
    { "2026-02-01", "2026-02-10", 10, 8.1, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-10", 10, 50, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-10", 10, 91.9, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-10", 10, 92.1, MP_TIMELINE_PART_END },
    { "2026-02-01", "2026-02-10", 10, 103.9, MP_TIMELINE_PART_END },
    { "2026-02-01", "2026-02-10", 10, 104.1, MP_TIMELINE_PART_NONE },
    { "2026-02-01", "2026-02-10", 10, -3.9, MP_TIMELINE_PART_START },
    { "2026-02-01", "2026-02-10", 10, -4.1, MP_TIMELINE_PART_NONE },
    /* Of a short one the ends take a third each. */
    { "2026-02-01", "2026-02-01", 12, 3.9, MP_TIMELINE_PART_START },
    { "2026-02-01", "2026-02-01", 12, 4.1, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-01", 12, 7.9, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-01", 12, 8.1, MP_TIMELINE_PART_END },
    /* The thinnest can still be taken. */
    { "2026-02-01", "2026-02-01", 0.1, 1, MP_TIMELINE_PART_BODY },
    { "2026-02-01", "2026-02-01", 0.1, -2, MP_TIMELINE_PART_START },
    { "2026-02-01", "2026-02-01", 0.1, 4, MP_TIMELINE_PART_END },
    /* What is open has no end to be taken. */
    { "2026-02-01", NULL, 1, 1, MP_TIMELINE_PART_START },
    { "2026-02-01", NULL, 1, 300, MP_TIMELINE_PART_BODY },
    { "2026-02-01", NULL, 1, 10000, MP_TIMELINE_PART_NONE },
    { NULL, NULL, 1, 10, MP_TIMELINE_PART_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
          FixtureProject project = { "A project", table[i].start, table[i].end, "", NULL };
          MpTimeAxis axis = axis_at ("2026-01-01", table[i].scale, rtl);
          MpTimelineBar bar;
          double offset;

          fixture_add (portfolio, &project);
          mp_timeline_bar_init (&bar, mp_portfolio_get_summary (portfolio, 0), fixture_day ("2026-11-23"));
          offset = mp_time_axis_get_offset (&axis, bar.dated ? bar.start : axis.origin) + table[i].offset;
          g_test_message ("row %u, rtl %u", i, rtl);
          g_assert_cmpint (mp_timeline_drag_find_part (&bar, &axis, mp_time_axis_mirror (&axis, offset, 0)), ==, table[i].part);
        }
    }
}

static void
test_open_start (void)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  FixtureProject project = { "A project", NULL, "2026-06-30", "", NULL };
  MpTimeAxis axis = axis_at ("2025-01-01", 1, FALSE);
  MpTimelineBar bar;

  fixture_add (portfolio, &project);
  mp_timeline_bar_init (&bar, mp_portfolio_get_summary (portfolio, 0), fixture_day ("2026-11-23"));
  g_assert_cmpint (mp_timeline_drag_find_part (&bar, &axis, mp_time_axis_get_offset (&axis, bar.end)), ==, MP_TIMELINE_PART_END);
  g_assert_cmpint (mp_timeline_drag_find_part (&bar, &axis, mp_time_axis_get_offset (&axis, bar.start) + 1), ==, MP_TIMELINE_PART_BODY);
  g_assert_cmpint (mp_timeline_drag_find_part (&bar, &axis, mp_time_axis_get_offset (&axis, bar.start) - 1), ==, MP_TIMELINE_PART_NONE);
}

static void
test_steps (void)
{
  static const struct
  {
    double scale;
    MpTimeUnit unit;
  } table[] = {
    { MP_TIME_AXIS_MAX_SCALE, MP_TIME_UNIT_DAY },
    { 6, MP_TIME_UNIT_DAY },
    { 5.9, MP_TIME_UNIT_WEEK },
    { 0.9, MP_TIME_UNIT_WEEK },
    { 0.8, MP_TIME_UNIT_MONTH },
    { 0.2, MP_TIME_UNIT_MONTH },
    { MP_TIME_AXIS_MIN_SCALE, MP_TIME_UNIT_MONTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimeAxis axis = axis_at ("2026-01-01", table[i].scale, FALSE);

      g_assert_cmpint (mp_timeline_drag_choose_step (&axis).unit, ==, table[i].unit);
    }
}

/* What the keys do. */
static void
test_key_steps (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    MpTimelinePart part;
    MpTimeUnit unit;
    int n; /* presses */
    const char *new_start;
    const char *new_end;
  } table[] = {
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_DAY, 3, "2026-01-18", "2026-12-17" },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_WEEK, -2, "2026-01-01", "2026-11-30" },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_MONTH, 1, "2026-02-15", "2027-01-14" },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_END, MP_TIME_UNIT_MONTH, 2, "2026-01-15", "2027-02-14" },
    { "2026-01-15", "2026-12-14", MP_TIMELINE_PART_START, MP_TIME_UNIT_MONTH, -1, "2025-12-15", "2026-12-14" },
    /* The last day of a month stays that, there and back. */
    { "2026-01-31", "2026-12-31", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_MONTH, 1, "2026-02-28", "2027-01-31" },
    { "2026-01-31", "2026-12-31", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_MONTH, 2, "2026-03-31", "2027-02-28" },
    { "2026-01-31", "2026-06-30", MP_TIMELINE_PART_END, MP_TIME_UNIT_MONTH, 1, "2026-01-31", "2026-07-31" },
    { "2026-01-31", "2026-12-31", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_MONTH, 0, "2026-01-31", "2026-12-31" },
    /* What is known by month or year moves by that, whatever the zoom. */
    { "2026-03", "2026-06", MP_TIMELINE_PART_END, MP_TIME_UNIT_DAY, 2, "2026-03", "2026-08" },
    { "2026-03", "2026-06", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_WEEK, -1, "2026-02", "2026-05" },
    { "2024", "2026", MP_TIMELINE_PART_START, MP_TIME_UNIT_MONTH, 1, "2025", "2026" },
    { "2026-01-15", "2026-02-14", MP_TIMELINE_PART_END, MP_TIME_UNIT_MONTH, -5, "2026-01-15", "2026-01-15" },
    { "2026-01-15", NULL, MP_TIMELINE_PART_END, MP_TIME_UNIT_MONTH, 5, "2026-01-15", NULL },
    { NULL, "2026-02-14", MP_TIMELINE_PART_BODY, MP_TIME_UNIT_MONTH, 1, NULL, "2026-03-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimelineSpan span = span_of (table[i].start, table[i].end);
      MpTimelineSpan moved;
      MpTimelineShift shift = { .part = table[i].part };

      g_test_message ("row %u", i);
      for (int n = 0; n < ABS (table[i].n); n++)
        mp_timeline_shift_add_step (&shift, (MpTimeStep) { table[i].unit, 1 }, mp_timeline_span_get_precision (&span, table[i].part),
                                    table[i].n < 0 ? -1 : 1);
      g_assert_cmpint (mp_timeline_shift_apply (&shift, &span, &moved), ==, !mp_timeline_span_equal (&span, &moved));
      assert_span (&moved, table[i].new_start, table[i].new_end);
    }
}

/* What an event ended has no other end; it may begin at another time. */
static void
test_terminated (void)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  FixtureProject project = { "A project", "2024-01-01", "2026-06-30", "", "2025-03-31" };
  MpTimelineShift shift = { .days = 10 };
  MpTimelineSpan span, moved;

  fixture_add (portfolio, &project);
  mp_timeline_span_init (&span, mp_portfolio_get_summary (portfolio, 0));
  assert_span (&span, "2024-01-01", "2025-03-31");
  for (MpTimelinePart part = MP_TIMELINE_PART_NONE; part <= MP_TIMELINE_PART_END; part++)
    {
      shift.part = part;
      g_assert_cmpint (mp_timeline_span_can_move (&span, part), ==, part == MP_TIMELINE_PART_START);
      g_assert_cmpint (mp_timeline_shift_apply (&shift, &span, &moved), ==, part == MP_TIMELINE_PART_START);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-drag/dates-follow-the-pointer-and-snap", test_drags);
  g_test_add_func ("/timeline-drag/what-is-pressed-decides-what-moves", test_states);
  g_test_add_func ("/timeline-drag/the-picture-follows-the-pointer", test_panning);
  g_test_add_func ("/timeline-drag/goes-on-while-the-axis-scrolls", test_scrolling);
  g_test_add_func ("/timeline-drag/shows-nothing-new-within-a-step", test_same_step);
  g_test_add_func ("/timeline-drag/parts-of-a-bar", test_parts);
  g_test_add_func ("/timeline-drag/an-open-start-cannot-be-taken", test_open_start);
  g_test_add_func ("/timeline-drag/steps-follow-the-zoom", test_steps);
  g_test_add_func ("/timeline-drag/keys-move-by-days-weeks-and-months", test_key_steps);
  g_test_add_func ("/timeline-drag/what-an-event-ended-keeps-its-end", test_terminated);
  return g_test_run ();
}
