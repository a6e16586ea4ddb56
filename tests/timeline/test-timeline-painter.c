/* test-timeline-painter.c: what is painted, and where
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-painter.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "fixture.h"
#include "painter-fixture.h"

#define ROW 32.0
#define AS_OF "2026-11-23"

/* A text that the painter handed out, as a rectangle. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

static void
take_text_cb (PangoLayout   *layout,
              const GdkRGBA *colour,
              double         x,
              double         y,
              gpointer       user_data)
{
  GArray *boxes = user_data;
  PangoRectangle logical;
  Box box;

  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
  pango_layout_get_extents (layout, NULL, &logical);
  box = (Box) { x + pango_units_to_double (logical.x), y, pango_units_to_double (logical.width), pango_units_to_double (logical.height) };
  g_array_append_val (boxes, box);
}

static MpTimeAxis
make_axis (double   width,
           gboolean rtl)
{
  MpTimeAxis axis;

  mp_time_axis_init (&axis, width, rtl);
  mp_time_axis_fit (&axis, fixture_day ("2015-01-01"), fixture_day ("2029-12-31"), 0);
  return axis;
}

static GskRenderNode *
paint_row (MpTimelinePainter *painter,
           const MpTimeAxis  *axis,
           const MpSummary   *summary,
           gboolean           label)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
  mp_timeline_painter_append_bar (painter, snapshot, axis, &bar, 0, 0, ROW);
  if (label)
    mp_timeline_painter_append_label (painter, snapshot, axis, &bar, summary, NULL, 0, 0, ROW);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Every project of the fixture, in every variant, is painted inside of the chart. */
static void
test_bounds (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();

  for (guint variant = 0; variant < 8; variant++)
    {
      MpTimelineStyle style;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      mp_timeline_painter_set_style (painter, &style);
      for (guint zoom = 0; zoom < 60; zoom++)
        {
          MpTimeAxis axis = make_axis (700, variant & 4);

          mp_time_axis_zoom (&axis, pow (1.4, (double) zoom - 20), 450);
          for (guint i = 0; i < mp_project_list_get_n (list); i++)
            {
              g_autoptr (GskRenderNode) node = paint_row (painter, &axis, mp_project_list_get_summary (list, i), FALSE);
              graphene_rect_t bounds;

              if (node == NULL)
                continue;
              gsk_render_node_get_bounds (node, &bounds);
              g_assert_cmpfloat (bounds.origin.x, >=, -20);
              g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 720);
              g_assert_cmpfloat (bounds.origin.y, >=, 0);
              g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, ROW);
              g_assert_cmpfloat (bounds.size.width, >=, MP_TIMELINE_MIN_BAR - 0.01);
            }
        }
    }
}

static void
test_mirrored (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  MpTimeAxis ltr = make_axis (800, FALSE), rtl = make_axis (800, TRUE);

  for (guint i = 0; i < mp_project_list_get_n (list); i++)
    {
      g_autoptr (GskRenderNode) a = paint_row (painter, &ltr, mp_project_list_get_summary (list, i), FALSE);
      g_autoptr (GskRenderNode) b = paint_row (painter, &rtl, mp_project_list_get_summary (list, i), FALSE);
      graphene_rect_t left, right;

      g_assert_cmpint (a == NULL, ==, b == NULL);
      if (a == NULL)
        continue;
      gsk_render_node_get_bounds (a, &left);
      gsk_render_node_get_bounds (b, &right);
      g_assert_cmpfloat_with_epsilon (left.origin.x, 800 - right.origin.x - right.size.width, 1.01);
      g_assert_cmpfloat_with_epsilon (left.size.width, right.size.width, 1.01);
    }
}

static gboolean
overlap (double a_start,
         double a_end,
         double b_start,
         double b_end)
{
  return a_start < b_end - 0.5 && b_start < a_end - 0.5;
}

/* A label is within its chart, and within its bar or beside it, never across its edge. */
static void
check_label (MpTimelinePainter *painter,
             const MpTimeAxis  *axis,
             const MpSummary   *summary,
             GArray            *boxes)
{
  g_autoptr (GskRenderNode) node = NULL;
  MpTimelineBar bar;
  double start, end, left;

  g_array_set_size (boxes, 0);
  node = paint_row (painter, axis, summary, TRUE);
  mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *box = &g_array_index (boxes, Box, i);

      g_assert_cmpfloat (box->x, >=, -0.5);
      g_assert_cmpfloat (box->x + box->width, <=, axis->width + 0.5);
      g_assert_cmpfloat (box->y + box->height, <=, ROW);
      if (!mp_timeline_bar_get_extent (&bar, axis, &start, &end))
        continue;
      left = mp_time_axis_mirror (axis, start, end - start);
      if (overlap (box->x, box->x + box->width, left, left + end - start))
        {
          g_assert_cmpfloat (box->x, >=, left - 0.5);
          g_assert_cmpfloat (box->x + box->width, <=, left + end - start + 0.5);
        }
    }
  for (guint i = 1; i < boxes->len; i++)
    {
      const Box *a = &g_array_index (boxes, Box, i - 1), *b = &g_array_index (boxes, Box, i);

      g_assert_false (overlap (a->x, a->x + a->width, b->x, b->x + b->width));
    }
}

static void
test_labels (void)
{
  static const double widths[] = { 40, 130, 300, 900, 2500 };
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      for (guint variant = 0; variant < 6; variant++)
        {
          mp_timeline_painter_set_labels (painter, variant / 2);
          for (guint zoom = 0; zoom < 12; zoom++)
            {
              MpTimeAxis axis = make_axis (widths[w], variant & 1);

              mp_time_axis_zoom (&axis, pow (1.6, zoom), widths[w] * 0.7);
              for (guint i = 0; i < mp_project_list_get_n (list); i++)
                check_label (painter, &axis, mp_project_list_get_summary (list, i), boxes);
            }
        }
    }
}

/* Wherever one looks along a bar, its label is there as soon as there is room for it. */
static void
test_sticking (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  const MpSummary *longest = mp_project_list_get_summary (list, 0);
  MpTimeAxis axis = make_axis (600, FALSE);

  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  axis.scale = 2;
  for (MpDate day = longest->start; day + 300 < longest->end; day += 37)
    {
      g_autoptr (GskRenderNode) node = NULL;

      axis.origin = day;
      g_array_set_size (boxes, 0);
      node = paint_row (painter, &axis, longest, TRUE);
      g_assert_cmpuint (boxes->len, ==, 2); /* the sign and the title */
      g_assert_cmpfloat (g_array_index (boxes, Box, 0).x, <, 12);
    }
}

/* What cannot be drawn is said: no date, or nothing in sight. */
static void
test_nothing_is_dropped (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  MpTimeAxis axis = make_axis (900, FALSE);

  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  for (guint far = 0; far < 2; far++)
    {
      if (far)
        mp_time_axis_fit (&axis, fixture_day ("1950-01-01"), fixture_day ("1951-12-31"), 0);
      for (guint i = 0; i < mp_project_list_get_n (list); i++)
        {
          g_autoptr (GskRenderNode) node = NULL;

          g_array_set_size (boxes, 0);
          node = paint_row (painter, &axis, mp_project_list_get_summary (list, i), TRUE);
          g_assert_cmpuint (boxes->len, >=, 1);
        }
    }
}

static void
test_hostile_texts (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autofree char *huge = g_strnfill (10000, 'W');
  const char *texts[] = { "", " ", "<b>&amp;</i>", "a\nb\r\nc\xe2\x80\xa9" "d", "\x01\x02\x7f", "\xe2\x80\xae" "turned", huge };
  double line = mp_timeline_painter_get_text (painter, "Xg", MP_TIMELINE_FONT_SMALL, 0)->height;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const MpTimelineText *text = mp_timeline_painter_get_text (painter, texts[i], MP_TIMELINE_FONT_SMALL, 100);

      g_assert_cmpfloat (text->width, <=, 100.01);
      g_assert_cmpfloat (text->height, <, line * 1.9);
    }
}

static void
test_cache (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  PangoLayout *layout = mp_timeline_painter_get_text (painter, "Title", MP_TIMELINE_FONT_SMALL, 0)->layout;

  g_assert_nonnull (layout);
  g_assert_true (mp_timeline_painter_get_text (painter, "Title", MP_TIMELINE_FONT_SMALL, 0)->layout == layout);
  /* Far more than are kept: still right, and not kept for ever. */
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpfloat (mp_timeline_painter_get_text (painter, text, MP_TIMELINE_FONT_SMALL, 0)->width, >, 0);
      if (i % 100 == 0)
        g_assert_true (mp_timeline_painter_get_text (painter, "Title", MP_TIMELINE_FONT_SMALL, 0)->layout == layout);
    }
}

/* Shades stand where the calendar has them, whatever is in sight, and only there. */
static void
check_bands (MpTimelinePainter *painter,
             const MpTimeAxis  *axis)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  MpTimeHeader header;
  gboolean alone;

  mp_timeline_painter_choose_header (painter, axis, &header);
  mp_timeline_painter_append_grid (painter, snapshot, axis, 0, 0, 100);
  node = gtk_snapshot_free_to_node (snapshot);
  /* Newer versions of GTK hand out a node that stands alone as it is. */
  alone = node && gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  for (guint i = 0; node && i < (alone ? 1 : gsk_container_node_get_n_children (node)); i++)
    {
      GskRenderNode *child = alone ? node : gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;
      MpTimeStep week = { MP_TIME_UNIT_WEEK, 1 };
      MpDate day, from, to;

      if (gsk_render_node_get_node_type (child) != GSK_COLOR_NODE || !gdk_rgba_equal (gsk_color_node_get_color (child), &style->band))
        continue;
      gsk_render_node_get_bounds (child, &bounds);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, axis->width + 0.01);
      if (bounds.size.width < 2)
        continue;
      day = (MpDate) floor (mp_time_axis_get_day (axis, bounds.origin.x + bounds.size.width / 2));
      g_assert_true (mp_time_step_get_band (header.band, mp_time_step_floor (header.band.unit == MP_TIME_UNIT_DAY ? week : header.band, day), &from, &to));
      g_assert_cmpint (day, >=, from);
      g_assert_cmpint (day, <, to);
    }
}

static void
test_bands (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();

  for (guint round = 0; round < 800; round++)
    {
      MpTimeAxis axis = make_axis (g_test_rand_int_range (30, 1500), round & 1);

      axis.fiscal_month = round & 2 ? g_test_rand_int_range (1, 13) : 1;
      axis.scale = 0.002 * pow (MP_TIME_AXIS_MAX_SCALE / 0.002, g_test_rand_double ());
      axis.origin = fixture_day (AS_OF) - g_test_rand_double () * axis.width / axis.scale;
      check_bands (painter, &axis);
    }
}

/* No two texts of the header touch, none leaves it, at every zoom, with any days marked. */
static void
test_header (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  mp_timeline_painter_set_text_func (painter, take_text_cb, boxes);
  for (guint round = 0; round < 800; round++)
    {
      g_autoptr (GskRenderNode) node = NULL;
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      MpTimeAxis axis;
      MpDate today = fixture_day (AS_OF);
      MpDate as_of = today + g_test_rand_int_range (-4000, 4000);

      mp_time_axis_init (&axis, g_test_rand_double_range (30, 1500), round & 1);
      axis.fiscal_month = round & 2 ? g_test_rand_int_range (1, 13) : 1;
      axis.scale = MP_TIME_AXIS_MIN_SCALE * pow (MP_TIME_AXIS_MAX_SCALE / MP_TIME_AXIS_MIN_SCALE, g_test_rand_double ());
      axis.origin = today - g_test_rand_double_range (-0.5, 1.5) * axis.width / axis.scale;
      mp_time_axis_scroll (&axis, 0);
      g_array_set_size (boxes, 0);
      mp_timeline_painter_append_axis (painter, snapshot, &axis, 0, 0, round % 3 ? today : MP_DATE_NONE, round % 5 ? as_of : today);
      node = gtk_snapshot_free_to_node (snapshot);

      for (guint i = 0; i < boxes->len; i++)
        {
          const Box *a = &g_array_index (boxes, Box, i);

          g_assert_cmpfloat (a->x, >=, -0.5);
          g_assert_cmpfloat (a->x + a->width, <=, axis.width + 0.5);
          for (guint j = 0; j < i; j++)
            {
              const Box *b = &g_array_index (boxes, Box, j);

              if (fabs (a->y - b->y) < 4)
                g_assert_false (overlap (a->x, a->x + a->width, b->x, b->x + b->width));
            }
        }
    }
}

static GBytes *
serialise_all (MpTimelinePainter *painter,
               gboolean           rtl,
               gboolean           dark)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  MpTimeAxis axis = make_axis (1000, rtl);
  MpTimelineStyle style;

  mp_timeline_style_init (&style, dark, FALSE);
  mp_timeline_painter_set_style (painter, &style);
  mp_timeline_painter_append_grid (painter, snapshot, &axis, 0, 0, 900);
  for (guint i = 0; i < mp_project_list_get_n (list); i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, i);
      MpTimelineBar bar;

      mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
      mp_timeline_painter_append_bar (painter, snapshot, &axis, &bar, 0, i * ROW, ROW);
      mp_timeline_painter_append_label (painter, snapshot, &axis, &bar, summary, NULL, 0, i * ROW, ROW);
    }
  mp_timeline_painter_append_days (painter, snapshot, &axis, 0, 0, 900, fixture_day (AS_OF), fixture_day ("2024-01-01"));
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_render_node_serialize (node);
}

static void
test_nodes (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  g_autoptr (MpTimelinePainter) other = fixture_painter_new ();
  g_autoptr (GBytes) light = serialise_all (painter, FALSE, FALSE);
  g_autoptr (GBytes) again = serialise_all (other, FALSE, FALSE);
  g_autoptr (GBytes) dark = serialise_all (painter, FALSE, TRUE);
  g_autoptr (GBytes) mirrored = serialise_all (painter, TRUE, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (light, NULL), g_bytes_get_size (light));

  g_assert_true (g_bytes_equal (light, again));
  g_assert_false (g_bytes_equal (light, dark));
  g_assert_false (g_bytes_equal (light, mirrored));
  /* Nothing that a renderer would have to rasterise and upload. */
  g_assert_null (strstr (text, "cairo {"));
  g_assert_nonnull (strstr (text, "border {"));
  g_assert_nonnull (strstr (text, "repeating-linear-gradient {"));
  g_assert_nonnull (strstr (text, "text {"));
}

static void
test_legend (void)
{
  g_autoptr (MpTimelinePainter) painter = fixture_painter_new ();
  double one_line = mp_timeline_painter_append_legend (painter, NULL, (1u << MP_N_STATUSES) - 1, 0, 0, 5000, FALSE);
  int minimum = 0;
  double all = mp_timeline_painter_measure_legend (painter, (1u << MP_N_STATUSES) - 1, &minimum);

  g_assert_cmpfloat (mp_timeline_painter_append_legend (painter, NULL, 0, 0, 0, 500, FALSE), ==, 0);
  g_assert_cmpfloat (mp_timeline_painter_append_legend (painter, NULL, (1u << MP_N_STATUSES) - 1, 0, 0, minimum, FALSE), ==,
                     one_line * MP_N_STATUSES);
  g_assert_cmpfloat (mp_timeline_painter_append_legend (painter, NULL, (1u << MP_N_STATUSES) - 1, 0, 0, all + 1, TRUE), ==, one_line);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-painter/bars-stay-in-the-chart-at-every-zoom", test_bounds);
  g_test_add_func ("/timeline-painter/right-to-left-is-the-mirror-image", test_mirrored);
  g_test_add_func ("/timeline-painter/labels-cross-no-edge", test_labels);
  g_test_add_func ("/timeline-painter/labels-stick-to-what-is-visible", test_sticking);
  g_test_add_func ("/timeline-painter/no-row-is-empty", test_nothing_is_dropped);
  g_test_add_func ("/timeline-painter/any-text-is-one-line", test_hostile_texts);
  g_test_add_func ("/timeline-painter/texts-are-laid-out-once", test_cache);
  g_test_add_func ("/timeline-painter/texts-of-the-header-never-touch", test_header);
  g_test_add_func ("/timeline-painter/shades-belong-to-the-calendar", test_bands);
  g_test_add_func ("/timeline-painter/cheap-nodes-the-same-each-time", test_nodes);
  g_test_add_func ("/timeline-painter/legend-wraps", test_legend);
  return g_test_run ();
}
