/* test-timeline-legend.c: what the legend of categories says, and how much room it takes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fixture.h"
#include "painter-fixture.h"

#define AS_OF "2026-11-23"
#define FIRST_PARTNER 5000

/* The texts of a legend, in the order in which they were appended. */
typedef struct
{
  GString *words;
  double left;
  double right;
  double most;
} Words;

static void
take_text_cb (PangoLayout   *layout,
              const GdkRGBA *colour,
              double         x,
              double         y,
              gpointer       user_data)
{
  Words *words = user_data;
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  words->left = MIN (words->left, x + pango_units_to_double (logical.x));
  words->right = MAX (words->right, x + pango_units_to_double (logical.x + logical.width));
  words->most = MAX (words->most, pango_units_to_double (logical.width));
  g_string_append (words->words, pango_layout_get_text (layout));
  g_string_append_c (words->words, '|');
}

static void
test_legend (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, "country", NULL);
  guint statuses = (1u << MP_STATUS_RUNNING) | (1u << MP_STATUS_ENDED);

  for (guint variant = 0; variant < 4; variant++)
    {
      gboolean whole = variant & 1, rtl = variant & 2;
      g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (FALSE, FALSE);
      Words words = { .words = g_string_new (NULL), .left = 1000 };
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autofree char *node = NULL;
      int minimum = 0, whole_minimum = 0;
      double height, measured;

      mp_timeline_painter_set_colouring (painter, colouring);
      mp_timeline_painter_set_text_func (painter, take_text_cb, &words);
      if (whole)
        {
          measured = mp_timeline_painter_append_whole_legend (painter, NULL, statuses, 0, 0, 400, rtl);
          height = mp_timeline_painter_append_whole_legend (painter, snapshot, statuses, 0, 0, 400, rtl);
        }
      else
        {
          measured = mp_timeline_painter_append_legend (painter, NULL, statuses, 0, 0, 400, rtl);
          height = mp_timeline_painter_append_legend (painter, snapshot, statuses, 0, 0, 400, rtl);
        }
      node = fixture_serialise (snapshot);
      g_assert_cmpfloat (measured, ==, height);
      g_assert_cmpfloat (words.left, >=, 0);
      g_assert_cmpfloat (words.right, <=, 400.5);
      g_assert_true (g_str_has_prefix (words.words->str, "Country|Country MX|Country ID|Country PH|Country BD|Country BR|Country CO|Country DO|Country GE|"));
      if (whole)
        g_assert_true (g_str_has_suffix (words.words->str, "|Several|Not stated|\xe2\x97\x8f Running|\xe2\x9c\x93 Ended|"));
      else
        g_assert_nonnull (strstr (words.words->str, "|Several|Not stated|"));
      g_assert_cmpint (strstr (words.words->str, "|Other (9)|") != NULL, ==, !whole);
      g_assert_cmpint (strstr (words.words->str, "|Country SV|") != NULL, ==, whole);
      g_assert_nonnull (strstr (node, "border {"));
      mp_timeline_painter_measure_legend (painter, statuses, &minimum);
      mp_timeline_painter_measure_whole_legend (painter, statuses, &whole_minimum);
      g_assert_cmpint (minimum, >, 30);
      g_assert_cmpint (whole_minimum, >=, 30);
      g_string_free (words.words, TRUE);
    }
}

/* The signs of statuses take room that is left, but no line of their own. */
static void
test_signs (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (FALSE, FALSE);
  Words words = { .words = g_string_new (NULL), .left = 1000 };
  gboolean shown[2] = { FALSE, FALSE };

  mp_timeline_painter_set_colouring (painter, colouring);
  mp_timeline_painter_set_text_func (painter, take_text_cb, &words);
  for (double width = 200; width < 2500; width += 10)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autofree char *node = NULL;
      double without = mp_timeline_painter_append_legend (painter, NULL, 0, 0, 0, width, FALSE);
      const char *signs;

      g_string_truncate (words.words, 0);
      g_assert_cmpfloat (mp_timeline_painter_append_legend (painter, snapshot, (1u << MP_N_STATUSES) - 1, 0, 0, width, FALSE), ==, without);
      node = fixture_serialise (snapshot);
      signs = strstr (words.words->str, "\xe2\x97\x8f Running|");
      g_assert_cmpint (signs != NULL, ==, strstr (words.words->str, "\xe2\x9c\x93 Ended|") != NULL);
      shown[signs != NULL] = TRUE;
    }
  g_assert_true (shown[0] && shown[1]);
  g_string_free (words.words, TRUE);
}

/* A swatch is painted as the bars that it explains are. */
static void
test_legend_matches (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelineColouring) all = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpTimelineColouring) filtered = NULL;
  g_autoptr (MpQuery) query = mp_query_with_text (mp_project_list_get_query (list), "country:BD", NULL, NULL);
  g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (FALSE, FALSE);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree char *node = NULL;
  MpTimelineCategory bangladesh;

  mp_project_list_set_query (list, query);
  filtered = mp_timeline_colouring_new (list, "country", all);
  bangladesh = mp_timeline_colouring_get_category (filtered, 0)->colour;
  g_assert_cmpuint (mp_timeline_colouring_get_n (filtered), ==, 1);
  g_assert_cmpuint (bangladesh, ==, MP_TIMELINE_CATEGORY_FIRST + 3);

  mp_timeline_painter_set_colouring (painter, filtered);
  mp_timeline_painter_append_legend (painter, snapshot, 0, 0, 0, 500, FALSE);
  node = fixture_serialise (snapshot);
  for (guint i = MP_TIMELINE_CATEGORY_FIRST; i < MP_TIMELINE_N_CATEGORIES; i++)
    {
      g_autofree char *fill = gdk_rgba_to_string (&style->categories[i].fill);

      g_assert_cmpint (strstr (node, fill) != NULL, ==, i == bangladesh);
    }
}

/* A name of any length takes no more than its share, and no name breaks the painter. */
static void
test_legend_names (void)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (MpTimelineColouring) colouring = NULL;
  g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (FALSE, FALSE);
  g_autofree char *endless = g_strnfill (3000, 'w');
  const char *names[] = { endless, "", "<b>&", "a\nb", "\xd8\xaa\xd8\xb9\xd8\xb2\xd9\x8a\xd8\xb2" };
  MpSummaryLink *links = mp_portfolio_allocate (portfolio, sizeof (MpSummaryLink) * G_N_ELEMENTS (names));
  MpSummary summary = { .id = 1, .uuid = "", .title = "", .partners = links, .n_partners = G_N_ELEMENTS (names) };
  Words words = { .words = g_string_new (NULL), .left = 1000 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree char *node = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, FIRST_PARTNER + i);

      mp_record_set_text (partner, MP_PARTNER_NAME, names[i]);
      mp_portfolio_load_record (portfolio, partner);
      links[i] = (MpSummaryLink) { FIRST_PARTNER + i, MP_ROLE_KIND_DONOR, -1 };
    }
  mp_portfolio_load_summary (portfolio, &summary);
  list = fixture_list_new (portfolio, AS_OF);
  colouring = mp_timeline_colouring_new (list, "donor", NULL);
  mp_timeline_painter_set_colouring (painter, colouring);
  mp_timeline_painter_set_text_func (painter, take_text_cb, &words);
  mp_timeline_painter_append_legend (painter, snapshot, 0, 0, 0, 300, FALSE);
  node = fixture_serialise (snapshot);
  g_assert_cmpfloat (words.most, >, 50);
  g_assert_cmpfloat (words.most, <, 250);
  g_string_free (words.words, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-legend/legend-names-all-it-shows", test_legend);
  g_test_add_func ("/timeline-legend/signs-take-no-line-of-the-legend", test_signs);
  g_test_add_func ("/timeline-legend/legend-shows-only-what-there-is", test_legend_matches);
  g_test_add_func ("/timeline-legend/long-names-are-cut", test_legend_names);
  return g_test_run ();
}
