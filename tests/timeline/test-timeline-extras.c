/* test-timeline-extras.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "painter-fixture.h"
#include "timeline/mp-timeline-painter.h"

#define ROW 32.0
#define AS_OF "2026-11-23"

/* What a project is told to have been through, a line a record. */
typedef struct
{
  const char *table; /* "date", "milestone", "funding" or "event" */
  const char *kind;
  const char *text; /* reason, title or currency */
  const char *day;
  const char *second; /* recorded on, actual day */
  int number;
} Fact;

static void
set_day (MpRecord   *record,
         guint       day_field,
         guint       precision_field,
         const char *iso)
{
  MpDatePrecision precision;
  MpDate day;

  if (iso == NULL)
    return;
  g_assert_true (mp_date_parse_iso (iso, &day, &precision));
  mp_record_set_day (record, day_field, day);
  if (precision_field != day_field)
    mp_record_set_precision (record, precision_field, precision);
}

static void
add_fact (MpProjectRecord *project,
          const Fact      *fact)
{
  MpRecord *record;

  if (strcmp (fact->table, "date") == 0)
    {
      record = mp_project_record_add_new (project, MP_TABLE_DATE_REVISION);
      mp_record_set_text (record, MP_DATE_REVISION_KIND, fact->kind);
      mp_record_set_text (record, MP_DATE_REVISION_REASON, fact->text);
      set_day (record, MP_DATE_REVISION_DAY, MP_DATE_REVISION_PRECISION, fact->day);
      set_day (record, MP_DATE_REVISION_RECORDED_ON, MP_DATE_REVISION_RECORDED_ON, fact->second);
    }
  else if (strcmp (fact->table, "milestone") == 0)
    {
      record = mp_project_record_add_new (project, MP_TABLE_MILESTONE);
      mp_record_set_text (record, MP_MILESTONE_KIND, fact->kind);
      mp_record_set_text (record, MP_MILESTONE_TITLE, fact->text);
      set_day (record, MP_MILESTONE_PLANNED_DAY, MP_MILESTONE_PLANNED_PRECISION, fact->day);
      set_day (record, MP_MILESTONE_ACTUAL_DAY, MP_MILESTONE_ACTUAL_PRECISION, fact->second);
    }
  else if (strcmp (fact->table, "funding") == 0)
    {
      record = mp_project_record_add_new (project, MP_TABLE_FUNDING);
      mp_record_set_text (record, MP_FUNDING_KIND, "obligation");
      mp_record_set_text (record, MP_FUNDING_QUALIFIER, fact->kind);
      mp_record_set_text (record, MP_FUNDING_CURRENCY, fact->text);
      mp_record_set_integer (record, MP_FUNDING_FISCAL_YEAR, atoi (fact->day));
      mp_record_set_integer (record, MP_FUNDING_AMOUNT, fact->number);
    }
  else
    {
      record = mp_project_record_add_new (project, MP_TABLE_EVENT);
      mp_record_set_text (record, MP_EVENT_KIND, fact->kind);
      set_day (record, MP_EVENT_DAY, MP_EVENT_DAY, fact->day);
    }
}

static MpSummary *
make_summary (const Fact *facts,
              guint       n)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 5);
  g_autoptr (MpProjectRecord) project = NULL;

  mp_record_set_text (record, MP_PROJECT_TITLE, "A project with a title of some length");
  project = mp_project_record_new (record);
  for (guint i = 0; i < n; i++)
    add_fact (project, &facts[i]);
  return mp_summary_new (project);
}

static const Fact eventful[] = {
  { "date", "planned-start", "original", "2021-12-15", NULL, 0 },
  { "date", "planned-end", "original", "2024-06-14", NULL, 0 },
  { "date", "planned-end", "no-cost-extension", "2026-06-14", "2023-05-01", 0 },
  { "date", "planned-end", "cost-extension", "2027-02-14", "2024-09-30", 0 },
  { "milestone", "mid-term-evaluation", NULL, "2023-06", "2023-08-15", 0 },
  { "milestone", "report-due", "Annual report", "2025-04-30", NULL, 0 },
  { "milestone", "event", "Launch", NULL, "2024-02-01", 0 },
  { "milestone", "other", "Without a day", NULL, NULL, 0 },
  { "milestone", "final-evaluation", NULL, "2027-06", NULL, 0 },
  { "funding", "exact", "USD", "2021", NULL, 800 },
  { "funding", "about", "USD", "2024", NULL, 50 },
  { "funding", "exact", "EUR", "2024", NULL, 70 },
};

static MpTimelinePainter *
make_painter (MpTimelineExtras extras)
{
  MpTimelineShown shown = MP_TIMELINE_SHOWN_INIT;
  MpTimelinePainter *painter = fixture_painter_new ();

  shown.extras = extras;
  mp_timeline_painter_set_shown (painter, &shown);
  return painter;
}

static MpTimeAxis
make_axis (double   width,
           gboolean rtl)
{
  MpTimeAxis axis;

  mp_time_axis_init (&axis, width, rtl);
  mp_time_axis_fit (&axis, fixture_day ("2020-01-01"), fixture_day ("2029-12-31"), 0);
  return axis;
}

static void
test_names (void)
{
  static const struct
  {
    const char *names;
    guint extras;
    const char *unknown;
  } table[] = {
    { "", 0, NULL },
    { "none", 0, NULL },
    { "ghost", MP_TIMELINE_EXTRA_GHOST, NULL },
    { "funding, links", MP_TIMELINE_EXTRA_FUNDING | MP_TIMELINE_EXTRA_LINKS, NULL },
    { "milestones,milestones,", MP_TIMELINE_EXTRA_MILESTONES, NULL },
    { "all", 31, NULL },
    { "extensions,Ghost", 0, "Ghost" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpTimelineExtras extras;
      g_autofree char *unknown = NULL;

      g_assert_cmpint (mp_timeline_extras_from_names (table[i].names, &extras, &unknown), ==, table[i].unknown == NULL);
      g_assert_cmpstr (unknown, ==, table[i].unknown);
      if (table[i].unknown == NULL)
        g_assert_cmpuint (extras, ==, table[i].extras);
    }
}

/* From above: bar, ghost, columns; they touch nowhere, and leave the row nowhere. */
static void
test_rows_are_divided (void)
{
  for (guint extras = 0; extras < 32; extras++)
    {
      for (double height = 12; height <= 60; height += 0.5)
        {
          MpTimelineRowParts parts;
          double bar = MIN (18, height);
          double bar_end;

          mp_timeline_extras_divide_row (extras, bar, height, &parts);
          bar_end = parts.room - (parts.room - bar) / 2;
          g_assert_cmpfloat (parts.room, >=, bar);
          g_assert_cmpfloat (parts.room, <=, height);
          if (parts.ghost_height > 0)
            {
              g_assert_true (extras & MP_TIMELINE_EXTRA_GHOST);
              g_assert_cmpfloat (parts.ghost_y, >=, bar_end);
              g_assert_cmpfloat (parts.ghost_y + parts.ghost_height, <=, height);
              bar_end = parts.ghost_y + parts.ghost_height;
            }
          if (parts.funding_height > 0)
            {
              g_assert_true (extras & MP_TIMELINE_EXTRA_FUNDING);
              g_assert_cmpfloat (parts.funding_y, >=, bar_end);
              g_assert_cmpfloat (parts.funding_y + parts.funding_height, <=, height);
            }
          /* The ghost stays longer. */
          if (extras & MP_TIMELINE_EXTRA_GHOST && parts.ghost_height == 0)
            g_assert_cmpfloat (parts.funding_height, ==, 0);
          if (height >= 32)
            {
              g_assert_cmpint (parts.ghost_height > 0, ==, (extras & MP_TIMELINE_EXTRA_GHOST) != 0);
              g_assert_cmpint (parts.funding_height > 0, ==, (extras & MP_TIMELINE_EXTRA_FUNDING) != 0);
            }
          if (height == 24)
            g_assert_cmpint (parts.ghost_height > 0, ==, (extras & MP_TIMELINE_EXTRA_GHOST) != 0);
          if (!(extras & (MP_TIMELINE_EXTRA_GHOST | MP_TIMELINE_EXTRA_FUNDING)))
            g_assert_cmpfloat (parts.room, ==, height);
        }
    }
}

static void
test_ghosts_and_slips (void)
{
  static const struct
  {
    Fact facts[4];
    const char *baseline;
    const char *start; /* of the ghost, NULL when there is none */
    const char *end;
    const char *slip;
  } table[] = {
    { { { "date", "planned-start", "original", "2021-12-15", NULL, 0 },
        { "date", "planned-end", "original", "2026-06-14", NULL, 0 },
        { "date", "planned-end", "cost-extension", "2027-02-14", "2024-09-30", 0 } },
      NULL, "2021-12-15", "2026-06-14", "+245 days" },
    /* On that day it had been moved already. */
    { { { "date", "planned-start", "original", "2021-12-15", NULL, 0 },
        { "date", "planned-end", "original", "2026-06-14", NULL, 0 },
        { "date", "planned-end", "cost-extension", "2027-02-14", "2024-09-30", 0 } },
      "2024-09-30", NULL, NULL, NULL },
    { { { "date", "planned-start", "original", "2023-11-01", NULL, 0 },
        { "date", "planned-end", "original", "2028-05-02", NULL, 0 },
        { "date", "planned-end", "correction", "2028-05-01", NULL, 0 } },
      NULL, "2023-11-01", "2028-05-02", "\xe2\x88\x92" "1 day" },
    /* The coarser of both says in what it can be counted. */
    { { { "date", "planned-start", "original", "2020-12-01", NULL, 0 },
        { "date", "planned-end", "original", "2024-11-30", NULL, 0 },
        { "date", "planned-end", "amendment", "2028-03", NULL, 0 } },
      NULL, "2020-12-01", "2024-11-30", "+40 months" },
    { { { "date", "planned-start", "original", "2020", NULL, 0 },
        { "date", "planned-end", "original", "2024", NULL, 0 },
        { "date", "planned-end", "amendment", "2025-03-31", NULL, 0 } },
      NULL, "2020-01-01", "2024-12-31", "+1 year" },
    /* A later start only. */
    { { { "date", "planned-start", "original", "2020-12-01", NULL, 0 },
        { "date", "actual-start", "original", "2021-02-01", NULL, 0 },
        { "date", "planned-end", "original", "2024-11-30", NULL, 0 } },
      NULL, "2020-12-01", "2024-11-30", NULL },
    /* A cut. */
    { { { "date", "planned-start", "original", "2020-12-01", NULL, 0 },
        { "date", "planned-end", "original", "2024-11-30", NULL, 0 },
        { "event", "terminated", NULL, "2024-11-20", NULL, 0 } },
      NULL, "2020-12-01", "2024-11-30", "\xe2\x88\x92" "10 days" },
    /* Nothing was recorded by then. */
    { { { "date", "planned-start", "original", "2021-12-15", "2022-01-01", 0 },
        { "date", "planned-end", "original", "2026-06-14", "2022-01-01", 0 } },
      "2021-12-31", NULL, NULL, NULL },
    /* The start was found later than the end. */
    { { { "date", "planned-start", "original", "2021-12-15", "2023-01-01", 0 },
        { "date", "planned-end", "original", "2025-06-14", "2022-01-01", 0 },
        { "date", "planned-end", "amendment", "2025-06-24", "2023-01-01", 0 } },
      "2022-06-01", "2021-12-15", "2025-06-14", "+10 days" },
    { { { "date", "planned-start", "original", "2021-12-15", NULL, 0 } }, NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint n = 0;
      g_autoptr (MpSummary) summary = NULL;
      g_autofree char *slip = NULL;
      MpTimelineGhost ghost;
      MpTimelineBar bar;
      gboolean shown;

      while (n < G_N_ELEMENTS (table[i].facts) && table[i].facts[n].table)
        n++;
      summary = make_summary (table[i].facts, n);
      mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
      shown = mp_timeline_ghost_init (&ghost, &bar, summary, table[i].baseline ? fixture_day (table[i].baseline) : MP_DATE_NONE);
      g_assert_cmpint (shown, ==, table[i].start != NULL);
      if (!shown)
        continue;
      g_assert_cmpfloat (ghost.start, ==, fixture_day (table[i].start));
      g_assert_cmpfloat (ghost.end, ==, fixture_day (table[i].end) + 1);
      slip = mp_timeline_ghost_dup_slip (&ghost);
      g_assert_cmpstr (slip, ==, table[i].slip);
    }
}

static void
test_baselines (void)
{
  static const struct
  {
    const char *text;
    gboolean known;
    const char *day;
  } table[] = {
    { "first", TRUE, NULL }, { "as-of", TRUE, AS_OF }, { "2024-03-01", TRUE, "2024-03-01" },
    { "2024-03", FALSE, NULL }, { "2024", FALSE, NULL }, { "2024-02-30", FALSE, NULL }, { "", FALSE, NULL }, { "First", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MpDate day = 7;

      g_assert_cmpint (mp_timeline_baseline_from_text (table[i].text, fixture_day (AS_OF), &day), ==, table[i].known);
      g_assert_cmpint (day, ==, table[i].day ? fixture_day (table[i].day) : MP_DATE_NONE);
    }
}

/* In time, whatever order they are recorded in; what has no day is passed over. */
static void
test_milestones_follow_each_other (void)
{
  static const Fact facts[] = {
    { "milestone", "report-due", "Late", "2026-09-30", NULL, 0 },
    { "milestone", "event", "Once", NULL, NULL, 0 },
    { "milestone", "baseline", NULL, "2026-03-01", "2026-03-10", 0 },
    { "milestone", "event", "Same day", "2026-09-30", NULL, 0 },
    { "milestone", "event", "In a month", "2026-09", NULL, 0 },
  };
  static const guint order[] = { 3, 5, 1, 4 };
  g_autoptr (MpSummary) summary = make_summary (facts, G_N_ELEMENTS (facts));
  g_autoptr (MpSummary) none = make_summary (facts, 0);

  for (guint i = 0; i <= G_N_ELEMENTS (order); i++)
    {
      guint before = i > 0 ? order[i - 1] : 0;
      guint after = i < G_N_ELEMENTS (order) ? order[i] : 0;

      g_assert_cmpuint (mp_timeline_milestone_find_next (summary, before, 1), ==, after);
      g_assert_cmpuint (mp_timeline_milestone_find_next (summary, after, -1), ==, before);
      if (after > 0)
        g_assert_cmpuint (mp_timeline_milestone_count_until (summary, after), ==, i + 1);
    }
  g_assert_cmpuint (mp_timeline_milestone_count_until (summary, 0), ==, G_N_ELEMENTS (order));
  g_assert_cmpuint (mp_timeline_milestone_find_next (none, 0, 1), ==, 0);
  g_assert_cmpuint (mp_timeline_milestone_find_next (none, 0, -1), ==, 0);
  g_assert_cmpuint (mp_timeline_milestone_count_until (none, 0), ==, 0);
}

static void
test_milestones_are_found (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));
  guint found;

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      MpTimeAxis axis = make_axis (1000, rtl);
      double evaluation = mp_time_axis_get_x (&axis, fixture_day ("2023-08-15") + 0.5);
      double report = mp_time_axis_get_x (&axis, fixture_day ("2025-04-30") + 0.5);
      double final = mp_time_axis_get_x (&axis, fixture_day ("2027-06-16"));

      g_assert_true (mp_timeline_extras_find_milestone (&axis, summary, evaluation, 9, &found));
      g_assert_cmpuint (found, ==, 0);
      g_assert_true (mp_timeline_extras_find_milestone (&axis, summary, report + 8.5, 9, &found));
      g_assert_cmpuint (found, ==, 1);
      g_assert_false (mp_timeline_extras_find_milestone (&axis, summary, report + 9.5, 9, &found));
      g_assert_true (mp_timeline_extras_find_milestone (&axis, summary, final - 8.5, 9, &found));
      g_assert_cmpuint (found, ==, 4);
      /* The nearest of several. */
      axis.scale = 0.01;
      g_assert_true (mp_timeline_extras_find_milestone (&axis, summary, mp_time_axis_get_x (&axis, fixture_day ("2025-04-01")), 9, &found));
      g_assert_cmpuint (found, ==, 1);
    }
}

typedef struct
{
  double x;
  double y;
  double width;
  double height;
  char *text;
} Box;

static void
clear_box (gpointer data)
{
  g_free (((Box *) data)->text);
}

static void
take_text_cb (PangoLayout   *layout,
              const GdkRGBA *colour,
              double         x,
              double         y,
              gpointer       user_data)
{
  PangoRectangle logical;
  Box box;

  pango_layout_get_extents (layout, NULL, &logical);
  box = (Box) { x + pango_units_to_double (logical.x), y, pango_units_to_double (logical.width), pango_units_to_double (logical.height),
                g_strdup (pango_layout_get_text (layout)) };
  g_array_append_val ((GArray *) user_data, box);
}

static GskRenderNode *
paint_row (MpTimelinePainter *painter,
           const MpTimeAxis  *axis,
           const MpSummary   *summary,
           double             height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double room = mp_timeline_painter_get_bar_room (painter, height);
  MpTimelineRoom label;
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
  mp_timeline_painter_append_bar (painter, snapshot, axis, &bar, 0, 0, room);
  label = mp_timeline_painter_append_label (painter, snapshot, axis, &bar, summary, NULL, 0, 0, room);
  mp_timeline_painter_append_extras (painter, snapshot, axis, &bar, summary, NULL, NULL, &label, NULL, 0, 0, height);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The width of all that stands lower than @y. */
static void
measure_below (GskRenderNode *node,
               double         y,
               double        *left,
               double        *right)
{
  graphene_rect_t area;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    {
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        measure_below (gsk_container_node_get_child (node, i), y, left, right);
      return;
    }
  gsk_render_node_get_bounds (node, &area);
  if (gsk_render_node_get_node_type (node) != GSK_COLOR_NODE || area.origin.y < y)
    return;
  *left = MIN (*left, area.origin.x);
  *right = MAX (*right, area.origin.x + area.size.width);
}

/* In a row of several bars nothing comes below the next one. */
static void
test_below_keeps_its_place (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));
  MpTimelineExtras extras = MP_TIMELINE_EXTRA_GHOST | MP_TIMELINE_EXTRA_FUNDING;
  g_autoptr (MpTimelinePainter) painter = make_painter (extras);
  double bar_height = mp_timeline_painter_get_bar_height (painter);
  MpTimelineRowParts parts;
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
  mp_timeline_extras_divide_row (extras, bar_height, 2 * ROW, &parts);
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      MpTimeAxis axis = make_axis (1000, rtl);
      MpTimelineRoom below = { mp_time_axis_get_offset (&axis, fixture_day ("2022-06-01")), mp_time_axis_get_offset (&axis, fixture_day ("2024-03-01")) };

      for (guint limited = 0; limited < 2; limited++)
        {
          GtkSnapshot *snapshot = gtk_snapshot_new ();
          g_autoptr (GskRenderNode) node = NULL;
          double left = axis.width, right = 0, start, end;

          mp_timeline_painter_append_extras (painter, snapshot, &axis, &bar, summary, NULL, limited ? &below : NULL, NULL, NULL, 0, 0, 2 * ROW);
          node = gtk_snapshot_free_to_node (snapshot);
          measure_below (node, parts.ghost_y - 0.5, &left, &right);
          start = rtl ? axis.width - right : left;
          end = rtl ? axis.width - left : right;
          g_assert_cmpint (start < below.start - 1, ==, !limited);
          g_assert_cmpint (end > below.end + 1, ==, !limited);
          g_assert_cmpfloat (end - start, >, 100);
        }
    }
}

/* No text is over another one or over a milestone, none leaves the row or crosses the end of the bar. */
static void
check_row (MpTimelinePainter *painter,
           const MpTimeAxis  *axis,
           const MpSummary   *summary,
           GArray            *boxes)
{
  g_autoptr (GskRenderNode) node = NULL;
  double start = 0, end = 0;
  MpTimelineBar bar;

  g_array_set_size (boxes, 0);
  node = paint_row (painter, axis, summary, ROW);
  mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
  mp_timeline_bar_get_extent (&bar, axis, &start, &end);
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *a = &g_array_index (boxes, Box, i);
      double offset = mp_time_axis_mirror (axis, a->x, a->width);

      g_assert_cmpfloat (a->x, >=, -0.6);
      g_assert_cmpfloat (a->x + a->width, <=, axis->width + 0.6);
      g_assert_cmpfloat (a->y + a->height, <=, ROW);
      g_assert_true (offset >= start - 0.6 || offset + a->width <= start + 0.6);
      g_assert_true (offset + a->width <= end + 0.6 || offset >= end - 0.6);
      for (guint j = 0; j < i; j++)
        {
          const Box *b = &g_array_index (boxes, Box, j);

          g_assert_true (a->x + a->width <= b->x + 0.6 || b->x + b->width <= a->x + 0.6);
        }
      for (guint j = 0; j < summary->n_milestones; j++)
        {
          double day;

          if (!mp_timeline_milestone_get_day (&mp_summary_get_milestones (summary)[j], &day))
            continue;
          day = mp_time_axis_get_x (axis, day);
          /* The arrow to a bar out of sight has the whole row. */
          if (end > 0 && start < axis->width)
            g_assert_true (day <= a->x - 5 || day >= a->x + a->width + 5);
        }
    }
}

static void
test_texts_keep_clear (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));
  g_autoptr (MpTimelinePainter) painter = make_painter (31);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  g_array_set_clear_func (boxes, clear_box);
  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  for (guint variant = 0; variant < 6; variant++)
    {
      mp_timeline_painter_set_labels (painter, variant / 2);
      for (guint zoom = 0; zoom < 80; zoom++)
        {
          MpTimeAxis axis = make_axis (1100, variant & 1);

          mp_time_axis_zoom (&axis, pow (1.12, (double) zoom - 30), 200 + zoom * 9);
          check_row (painter, &axis, summary, boxes);
        }
    }
}

static gboolean
has_text (GArray     *boxes,
          const char *text)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      if (strcmp (g_array_index (boxes, Box, i).text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_said_where_there_is_room (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));
  g_autoptr (MpTimelinePainter) painter = make_painter (31);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  MpTimeAxis axis = make_axis (4000, FALSE);
  g_autoptr (GskRenderNode) node = NULL;

  g_array_set_clear_func (boxes, clear_box);
  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  node = paint_row (painter, &axis, summary, ROW);
  g_assert_true (has_text (boxes, "Mid-term evaluation"));
  g_assert_true (has_text (boxes, "Annual report"));
  g_assert_true (has_text (boxes, "Launch"));
  g_assert_true (has_text (boxes, "Final evaluation"));
  g_assert_false (has_text (boxes, "Without a day"));
  g_assert_true (has_text (boxes, "No-cost extension"));
  g_assert_true (has_text (boxes, "+975 days"));
}

/* Each extra adds something of its own, and without any the row is what it was. */
static void
test_flags (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));
  MpTimeAxis axis = make_axis (900, FALSE);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint extras = 0; extras < 32; extras++)
    {
      g_autoptr (MpTimelinePainter) painter = make_painter (extras);
      g_autoptr (GskRenderNode) node = NULL;
      GBytes *bytes;

      if (extras & MP_TIMELINE_EXTRA_LINKS)
        continue;
      node = paint_row (painter, &axis, summary, ROW);
      bytes = gsk_render_node_serialize (node);
      for (guint i = 0; i < seen->len; i++)
        g_assert_false (g_bytes_equal (bytes, seen->pdata[i]));
      g_ptr_array_add (seen, bytes);
    }
}

static void
test_nodes_are_cheap_and_inside (void)
{
  g_autoptr (MpSummary) summary = make_summary (eventful, G_N_ELEMENTS (eventful));

  for (guint variant = 0; variant < 16; variant++)
    {
      g_autoptr (MpTimelinePainter) painter = make_painter (31);
      MpTimeAxis axis = make_axis (900, variant & 4);
      double height = variant & 8 ? 24 : 32;
      MpTimelineStyle style;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      mp_timeline_painter_set_style (painter, &style);
      for (guint zoom = 0; zoom < 40; zoom++)
        {
          g_autoptr (GskRenderNode) node = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autofree char *text = NULL;
          graphene_rect_t bounds;

          mp_time_axis_zoom (&axis, 1.25, 500);
          node = paint_row (painter, &axis, summary, height);
          gsk_render_node_get_bounds (node, &bounds);
          g_assert_cmpfloat (bounds.origin.x, >=, -20);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 920);
          g_assert_cmpfloat (bounds.origin.y, >=, -0.5);
          g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, height + 0.5);
          bytes = gsk_render_node_serialize (node);
          text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          g_assert_null (strstr (text, "cairo {"));
          g_assert_null (strstr (text, "opacity {"));
        }
    }
}

static graphene_rect_t
paint_link (MpTimelinePainter *painter,
            const MpTimeAxis  *axis,
            const char        *from,
            double             from_y,
            const char        *to,
            double             to_y)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  mp_timeline_painter_append_link (painter, snapshot, axis, fixture_day (from), from_y, fixture_day (to), to_y, 0);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  return bounds;
}

static void
test_links_lead_from_end_to_start (void)
{
  g_autoptr (MpTimelinePainter) painter = make_painter (31);

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      MpTimeAxis axis = make_axis (1000, rtl);
      double a = mp_time_axis_get_x (&axis, fixture_day ("2022-01-01"));
      double b = mp_time_axis_get_x (&axis, fixture_day ("2024-01-01"));
      graphene_rect_t ahead = paint_link (painter, &axis, "2022-01-01", 16, "2024-01-01", 80);
      graphene_rect_t back = paint_link (painter, &axis, "2024-01-01", 80, "2022-01-01", 16);

      g_assert_cmpfloat_with_epsilon (ahead.origin.x, MIN (a, b), 1.6);
      g_assert_cmpfloat_with_epsilon (ahead.origin.x + ahead.size.width, MAX (a, b), 1.6);
      g_assert_cmpfloat_with_epsilon (ahead.origin.y, 16, 1.6);
      g_assert_cmpfloat (ahead.origin.y + ahead.size.height, >=, 80);
      /* Round the ends. */
      g_assert_cmpfloat (back.origin.x, <, MIN (a, b) - 4);
      g_assert_cmpfloat (back.origin.x + back.size.width, >, MAX (a, b) + 4);
    }
}

static void
test_links_out_of_sight (void)
{
  g_autoptr (MpTimelinePainter) painter = make_painter (31);
  MpTimeAxis axis = make_axis (1000, FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  mp_timeline_painter_append_link (painter, snapshot, &axis, fixture_day ("1990-01-01"), 10, fixture_day ("1995-01-01"), 50, 0);
  mp_timeline_painter_append_link (painter, snapshot, &axis, fixture_day ("2090-01-01"), 10, fixture_day ("2095-01-01"), 50, 0);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_null (node);
}

static void
test_legend (void)
{
  g_autoptr (MpTimelinePainter) painter = make_painter (31);
  g_autoptr (MpTimelinePainter) none = make_painter (MP_TIMELINE_NO_EXTRAS);
  double line = mp_timeline_painter_append_extras_legend (painter, NULL, 0, 0, 0, 5000, FALSE);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  g_assert_cmpfloat (mp_timeline_painter_append_extras_legend (none, NULL, 0, 0, 0, 5000, FALSE), ==, 0);
  g_assert_cmpfloat (mp_timeline_painter_append_extras_legend (painter, NULL, 0, 0, 0, 10, FALSE), ==, 6 * line);
  g_assert_cmpfloat (mp_timeline_painter_append_extras_legend (painter, NULL, 2, 0, 0, 10, FALSE), ==, 2 * line);
  g_assert_cmpfloat (mp_timeline_painter_append_extras_legend (painter, NULL, 2, 0, 0, 5000, FALSE), ==, line);
  g_assert_cmpfloat (mp_timeline_painter_append_extras_legend (painter, snapshot, 0, 0, 0, 5000, TRUE), ==, line);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 5001);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, line);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-extras/have-stable-names", test_names);
  g_test_add_func ("/timeline-extras/rows-are-divided", test_rows_are_divided);
  g_test_add_func ("/timeline-extras/ghosts-tell-the-slip", test_ghosts_and_slips);
  g_test_add_func ("/timeline-extras/milestones-follow-each-other-in-time", test_milestones_follow_each_other);
  g_test_add_func ("/timeline-extras/baselines-have-words", test_baselines);
  g_test_add_func ("/timeline-extras/milestones-are-found", test_milestones_are_found);
  g_test_add_func ("/timeline-extras/texts-keep-clear-of-all-else", test_texts_keep_clear);
  g_test_add_func ("/timeline-extras/said-where-there-is-room", test_said_where_there_is_room);
  g_test_add_func ("/timeline-extras/each-flag-shows-something", test_flags);
  g_test_add_func ("/timeline-extras/cheap-nodes-inside-the-row", test_nodes_are_cheap_and_inside);
  g_test_add_func ("/timeline-extras/what-is-below-a-bar-keeps-its-place", test_below_keeps_its_place);
  g_test_add_func ("/timeline-extras/links-lead-from-end-to-start", test_links_lead_from_end_to_start);
  g_test_add_func ("/timeline-extras/links-out-of-sight-cost-nothing", test_links_out_of_sight);
  g_test_add_func ("/timeline-extras/legend-wraps", test_legend);
  return g_test_run ();
}
