/* test-timeline-palette.c: whether bars of all categories and statuses can be told apart
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "painter-fixture.h"

#define ROW 32.0

/* Text on each bar that there can be. */
static void
test_contrast (void)
{
  for (guint variant = 0; variant < 4; variant++)
    {
      MpTimelineStyle style;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      for (guint status = 0; status < MP_N_STATUSES; status++)
        {
          for (guint first = MP_TIMELINE_CATEGORY_FIRST; first < MP_TIMELINE_N_CATEGORIES; first++)
            {
              /* "Not stated" is never one of two. */
              guint end = first < MP_TIMELINE_CATEGORY_OTHER ? MP_TIMELINE_CATEGORY_UNSTATED : MP_TIMELINE_CATEGORY_STATUS + 1;

              for (guint second = MP_TIMELINE_CATEGORY_STATUS; second < end; second++)
                {
                  MpTimelineBarStyle bar;

                  mp_timeline_style_get_bar (&style, status, first, second, &bar);
                  g_assert_cmpfloat (mp_timeline_style_contrast (&bar.text, &bar.fill), >=, 4.5);
                  g_assert_cmpfloat (mp_timeline_style_contrast (&bar.text, &bar.texture_fill), >=, 4.5);
                  g_assert_cmpfloat (mp_timeline_style_contrast (&bar.text, &bar.pattern_fill), >=, 4.5);
                  g_assert_cmpint (bar.pattern, ==, style.bars[status].pattern);
                  g_assert_cmpint (bar.texture == MP_TIMELINE_TEXTURE_HALVES, ==, second != MP_TIMELINE_CATEGORY_STATUS);
                }
            }
        }
      /* An outline can be seen. */
      for (guint first = MP_TIMELINE_CATEGORY_FIRST; first < MP_TIMELINE_N_CATEGORIES; first++)
        g_assert_cmpfloat (mp_timeline_style_contrast (&style.categories[first].border, &style.background), >=, 3);
    }
}

/* Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
static const double sights[3][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
};

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double value)
{
  return value > 0.008856 ? cbrt (value) : 7.787 * value + 16.0 / 116;
}

/* What is seen of a colour, in CIE L*a*b*. */
static void
see (const GdkRGBA *colour,
     const double  *sight,
     double        *lab)
{
  double rgb[3] = { to_linear (colour->red), to_linear (colour->green), to_linear (colour->blue) };
  double seen[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (sight[3 * i] * rgb[0] + sight[3 * i + 1] * rgb[1] + sight[3 * i + 2] * rgb[2], 0, 1);
  x = lab_curve ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
  y = lab_curve (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_curve ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_distance (const GdkRGBA *a,
              const GdkRGBA *b,
              const double  *sight)
{
  double x[3], y[3];

  see (a, sight, x);
  see (b, sight, y);
  return sqrt ((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}

static void
test_colour_sight (void)
{
  const GdkRGBA red = { 0.8f, 0.1f, 0.1f, 1 }, green = { 0.1f, 0.42f, 0.1f, 1 };

  /* The measure itself: a red and a green that only the first sight tells apart well. */
  g_assert_cmpfloat (get_distance (&red, &green, sights[0]), >, 80);
  g_assert_cmpfloat (get_distance (&red, &green, sights[1]), <, 40);

  for (guint variant = 0; variant < 4; variant++)
    {
      MpTimelineStyle style;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
        {
          for (guint a = MP_TIMELINE_CATEGORY_FIRST; a < MP_TIMELINE_CATEGORY_OTHER; a++)
            {
              for (guint b = a + 1; b < MP_TIMELINE_N_CATEGORIES; b++)
                {
                  double distance = get_distance (&style.categories[a].fill, &style.categories[b].fill, sights[sight]);

                  g_assert_cmpfloat (distance, >=, b < MP_TIMELINE_CATEGORY_OTHER ? 13 : 12);
                }
            }
        }
    }
}

/* In grey: another texture for each, whose second tone can be seen on the first. */
static void
test_textures (void)
{
  for (guint variant = 0; variant < 4; variant++)
    {
      MpTimelineStyle style;
      guint used = 0;

      mp_timeline_style_init (&style, variant & 1, variant & 2);
      for (guint i = MP_TIMELINE_CATEGORY_FIRST; i < MP_TIMELINE_CATEGORY_OTHER; i++)
        {
          const MpTimelineBarStyle *category = &style.categories[i];

          g_assert_cmpuint (used & (1u << category->texture), ==, 0);
          used |= 1u << category->texture;
          if (category->texture != MP_TIMELINE_TEXTURE_PLAIN)
            g_assert_cmpfloat (mp_timeline_style_contrast (&category->fill, &category->texture_fill), >=, variant & 2 ? 1.5 : 1.3);
          g_assert_cmpfloat (mp_timeline_style_contrast (&category->fill, &category->pattern_fill), >=, 1.4);
        }
      g_assert_cmpuint (used & (1u << MP_TIMELINE_TEXTURE_HALVES), ==, 0);
    }
}

static char *
paint_bar (MpTimelinePainter  *painter,
           MpTimelineCategory  first,
           MpTimelineCategory  second,
           MpStatus            status,
           double              soft_end,
           gboolean            rtl)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  MpTimeAxis axis = { .origin = 0, .scale = 1, .width = 400, .rtl = rtl };
  MpTimelineBar bar = { .status = status, .dated = TRUE, .start = 50, .end = 300, .striped_from = 210, .cut_from = 300,
                        .soft_end = soft_end, .first = first, .second = second };

  mp_timeline_painter_append_bar (painter, snapshot, &axis, &bar, 0, 0, ROW);
  return fixture_serialise (snapshot);
}

/* Each category another picture, in each variant; without what is dear on every bar. */
static void
test_bars (void)
{
  for (guint variant = 0; variant < 8; variant++)
    {
      g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (variant & 1, variant & 2);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n = 0;

      for (guint first = MP_TIMELINE_CATEGORY_STATUS; first < MP_TIMELINE_N_CATEGORIES; first++)
        {
          for (guint status = 0; status < 3; status++)
            {
              static const MpStatus statuses[] = { MP_STATUS_RUNNING, MP_STATUS_ENDED, MP_STATUS_PLANNED };
              char *text = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, statuses[status], 0, variant & 4);

              g_assert_null (strstr (text, "cairo {"));
              g_assert_null (strstr (text, "rounded-clip {"));
              g_assert_true (g_hash_table_add (seen, text));
              n++;
            }
          for (guint second = first + 1; first > 0 && second < MP_TIMELINE_CATEGORY_UNSTATED; second++)
            {
              char *text = paint_bar (painter, first, second, MP_STATUS_RUNNING, 0, variant & 4);

              g_assert_null (strstr (text, "rounded-clip {"));
              g_assert_true (g_hash_table_add (seen, text));
              n++;
            }
        }
      g_assert_cmpuint (g_hash_table_size (seen), ==, n);
    }
}

static void
test_statuses_show (void)
{
  for (guint variant = 0; variant < 4; variant++)
    {
      g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (variant & 1, FALSE);
      double soft = variant & 2 ? 60 : 0;

      for (guint first = MP_TIMELINE_CATEGORY_FIRST; first < MP_TIMELINE_N_CATEGORIES; first++)
        {
          g_autofree char *running = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, MP_STATUS_RUNNING, soft, FALSE);
          g_autofree char *soon = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, MP_STATUS_ENDING_SOON, soft, FALSE);
          g_autofree char *suspended = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, MP_STATUS_SUSPENDED, soft, FALSE);
          g_autofree char *planned = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, MP_STATUS_PLANNED, soft, FALSE);
          g_autofree char *ended = paint_bar (painter, first, MP_TIMELINE_CATEGORY_STATUS, MP_STATUS_ENDED, soft, FALSE);

          g_assert_cmpstr (running, !=, soon);
          g_assert_cmpstr (running, !=, suspended);
          g_assert_cmpstr (soon, !=, suspended);
          g_assert_cmpstr (running, !=, planned);
          g_assert_cmpstr (running, !=, ended);
          g_assert_cmpstr (planned, !=, ended);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-palette/text-can-be-read-on-each-bar", test_contrast);
  g_test_add_func ("/timeline-palette/colours-differ-for-every-sight", test_colour_sight);
  g_test_add_func ("/timeline-palette/textures-differ-in-grey", test_textures);
  g_test_add_func ("/timeline-palette/each-category-another-picture-of-cheap-nodes", test_bars);
  g_test_add_func ("/timeline-palette/statuses-are-still-told", test_statuses_show);
  return g_test_run ();
}
