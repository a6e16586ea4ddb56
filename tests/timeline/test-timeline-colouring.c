/* test-timeline-colouring.c: which category has which colour, and whether it can be told apart
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-colouring.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "fixture.h"
#include "timeline/mp-timeline-painter.h"

#define AS_OF "2026-11-23"
#define ROW 32.0
#define FIRST_PARTNER 5000
#define OTHER_VOCABULARY 2
#define OTHER_TERM 7000

static const char *const codes[] = { "BD", "BR", "CO", "DO", "GE", "GT", "HN", "ID", "JO", "LR", "LS", "MX", "MY", "NG", "PE", "PH", "SV" };

static void
add_partners (MpPortfolio *portfolio,
              guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, FIRST_PARTNER + i);
      g_autofree char *name = g_strdup_printf ("Partner %03u", i);

      mp_record_set_text (partner, MP_PARTNER_NAME, name);
      mp_portfolio_load_record (portfolio, partner);
    }
}

static void
add_other_vocabulary (MpPortfolio *portfolio)
{
  MpRecord *vocabulary = mp_record_new (MP_TABLE_VOCABULARY, OTHER_VOCABULARY);
  MpRecord *term = mp_record_new (MP_TABLE_TERM, OTHER_TERM);

  mp_record_set_text (vocabulary, MP_VOCABULARY_KEY, "instrument");
  mp_record_set_text (vocabulary, MP_VOCABULARY_TITLE, "Instruments");
  mp_portfolio_load_record (portfolio, vocabulary);
  mp_record_set_reference (term, MP_TERM_VOCABULARY, OTHER_VOCABULARY);
  mp_record_set_text (term, MP_TERM_CODE, "grant");
  mp_portfolio_load_record (portfolio, term);
}

/* Projects with random terms and partners, some of them twice, some of none, some unknown. */
static MpProjectList *
make_random_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  add_partners (portfolio, 30);
  add_other_vocabulary (portfolio);
  for (guint i = 0; i < n; i++)
    {
      guint n_terms = (guint) g_test_rand_int_range (0, 5), n_partners = (guint) g_test_rand_int_range (0, 5);
      MpSummaryLink *terms = mp_portfolio_allocate (portfolio, (n_terms + 1) * sizeof (MpSummaryLink));
      MpSummaryLink *partners = mp_portfolio_allocate (portfolio, (n_partners + 1) * sizeof (MpSummaryLink));
      MpSummary summary = { .id = i + 1, .uuid = "", .title = "", .n_terms = (guint16) n_terms, .n_partners = (guint16) n_partners,
                            .terms = terms, .partners = partners };

      summary.start = summary.end = summary.planned_end = MP_DATE_NONE;
      for (guint t = 0; t < n_terms; t++)
        {
          guint which = (guint) (g_test_rand_double () * g_test_rand_double () * 20);
          gint64 id = which < G_N_ELEMENTS (codes) ? fixture_get_country (portfolio, codes[which]) : which == 17 ? OTHER_TERM : 99999;

          terms[t] = (MpSummaryLink) { id, MP_STANDING_STATED, -1 };
        }
      for (guint p = 0; p < n_partners; p++)
        partners[p] = (MpSummaryLink) { FIRST_PARTNER + (gint64) (g_test_rand_double () * g_test_rand_double () * 33),
                                        (guint32) g_test_rand_int_range (0, MP_ROLE_KIND_EVALUATOR + 1), -1 };
      mp_portfolio_load_summary (portfolio, &summary);
    }
  return fixture_list_new (portfolio, AS_OF);
}

/* A naive twin: counts one category after the other. */
static gboolean
belongs (const MpSummary *summary,
         const char      *key,
         gint64           id)
{
  if (g_str_equal (key, "country"))
    {
      for (guint i = 0; i < summary->n_terms; i++)
        {
          if (summary->terms[i].id == id)
            return TRUE;
        }
      return FALSE;
    }
  for (guint i = 0; i < summary->n_partners; i++)
    {
      if (summary->partners[i].id != id)
        continue;
      if (g_str_equal (key, "partner") || (g_str_equal (key, "grantee") && summary->partners[i].kind == MP_ROLE_KIND_GRANTEE) ||
          (g_str_equal (key, "donor") && (summary->partners[i].kind == MP_ROLE_KIND_DONOR || summary->partners[i].kind == MP_ROLE_KIND_OTHER_FINANCIER)))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  gint64 id;
  guint n;
} Count;

/* In the order of their names, so a stable search for the greatest breaks ties by name. */
static guint
count_naively (MpProjectList *list,
               const char    *key,
               Count         *counts)
{
  gboolean by_country = g_str_equal (key, "country");
  guint n = by_country ? G_N_ELEMENTS (codes) : 30;

  for (guint i = 0; i < n; i++)
    {
      counts[i].id = by_country ? fixture_get_country (mp_project_list_get_portfolio (list), codes[i]) : FIRST_PARTNER + (gint64) i;
      counts[i].n = 0;
      for (guint p = 0; p < mp_project_list_get_n (list); p++)
        counts[i].n += belongs (mp_project_list_get_summary (list, p), key, counts[i].id);
    }
  return n;
}

static guint
take_most_frequent (Count *counts,
                    guint  n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    {
      if (counts[i].n > counts[best].n)
        best = i;
    }
  return best;
}

static void
check_against_naive (MpProjectList *list,
                     const char    *key)
{
  g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, key, NULL);
  Count counts[30];
  guint n = count_naively (list, key, counts), found = 0;
  gboolean several = FALSE, unstated = FALSE;
  gint64 ids[MP_TIMELINE_N_CATEGORIES] = { 0 };

  for (guint i = 0; i < n; i++)
    found += counts[i].n > 0;
  g_assert_cmpuint (mp_timeline_colouring_get_n (colouring), ==, found);
  for (guint rank = 0; rank < found; rank++)
    {
      const MpTimelineColouredCategory *category = mp_timeline_colouring_get_category (colouring, rank);
      guint best = take_most_frequent (counts, n);

      g_assert_cmpint (category->id, ==, counts[best].id);
      g_assert_cmpuint (category->n, ==, counts[best].n);
      g_assert_cmpuint (category->colour, ==, rank < 8 ? MP_TIMELINE_CATEGORY_FIRST + rank : MP_TIMELINE_CATEGORY_OTHER);
      if (rank < 8)
        ids[category->colour] = category->id;
      counts[best].n = 0;
    }

  count_naively (list, key, counts);
  for (guint p = 0; p < mp_project_list_get_n (list); p++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, p);
      MpTimelineCategory first, second, expected[MP_TIMELINE_N_CATEGORIES] = { 0 };
      guint n_expected = 0;
      gboolean other = FALSE;

      for (guint colour = MP_TIMELINE_CATEGORY_FIRST; colour < MP_TIMELINE_CATEGORY_OTHER; colour++)
        {
          if (ids[colour] && belongs (summary, key, ids[colour]))
            expected[n_expected++] = colour;
        }
      for (guint i = 0; i < n && !other; i++)
        {
          gboolean has_pair = FALSE;

          for (guint colour = MP_TIMELINE_CATEGORY_FIRST; colour < MP_TIMELINE_CATEGORY_OTHER; colour++)
            has_pair |= ids[colour] == counts[i].id;
          other = !has_pair && belongs (summary, key, counts[i].id);
        }
      if (other)
        expected[n_expected++] = MP_TIMELINE_CATEGORY_OTHER;
      if (n_expected == 0)
        expected[n_expected++] = MP_TIMELINE_CATEGORY_UNSTATED;
      mp_timeline_colouring_find (colouring, summary, &first, &second);
      g_assert_cmpuint (first, ==, expected[0]);
      g_assert_cmpuint (second, ==, expected[1]);
      several |= n_expected > 1;
      unstated |= expected[0] == MP_TIMELINE_CATEGORY_UNSTATED;
    }
  g_assert_cmpint (mp_timeline_colouring_has_several (colouring), ==, several);
  g_assert_cmpint (mp_timeline_colouring_has_unstated (colouring), ==, unstated);
}

static void
test_naive (void)
{
  static const char *const keys[] = { "country", "partner", "donor", "grantee" };

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (MpProjectList) list = make_random_list ((guint) g_test_rand_int_range (0, 120));

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        check_against_naive (list, keys[k]);
    }
}

static void
set_filter (MpProjectList *list,
            const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpQuery) query = mp_query_with_text (mp_project_list_get_query (list), text, NULL, &error);

  g_assert_no_error (error);
  mp_project_list_set_query (list, query);
}

static MpTimelineCategory
find_colour (MpTimelineColouring *colouring,
             gint64               id)
{
  for (guint i = 0; i < mp_timeline_colouring_get_n (colouring); i++)
    {
      if (mp_timeline_colouring_get_category (colouring, i)->id == id)
        return mp_timeline_colouring_get_category (colouring, i)->colour;
    }
  return MP_TIMELINE_CATEGORY_STATUS;
}

/* What a filter leaves keeps its colour, and all have theirs again when it is gone. */
static void
test_filter (void)
{
  g_autoptr (MpProjectList) list = make_random_list (300);
  g_autoptr (MpTimelineColouring) all = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpTimelineColouring) current = mp_timeline_colouring_ref (all);
  gboolean moved = FALSE;

  for (guint c = 0; c < G_N_ELEMENTS (codes); c++)
    {
      gint64 id = fixture_get_country (mp_project_list_get_portfolio (list), codes[c]);
      g_autofree char *filter = g_strdup_printf ("country:%s", codes[c]);
      g_autoptr (MpTimelineColouring) fresh = NULL;
      MpTimelineColouring *filtered, *unfiltered;

      set_filter (list, filter);
      g_assert_cmpuint (mp_project_list_get_n (list), <, 300);
      filtered = mp_timeline_colouring_new (list, "country", current);
      fresh = mp_timeline_colouring_new (list, "country", NULL);
      moved |= find_colour (fresh, id) != find_colour (filtered, id);
      /* The one that all projects have is among the first eight and keeps what it had. */
      if (mp_project_list_get_n (list) > 0 && find_colour (all, id) != MP_TIMELINE_CATEGORY_OTHER)
        g_assert_cmpuint (find_colour (filtered, id), ==, find_colour (all, id));

      set_filter (list, "");
      unfiltered = mp_timeline_colouring_new (list, "country", filtered);
      for (guint i = 0; i < mp_timeline_colouring_get_n (all); i++)
        {
          const MpTimelineColouredCategory *category = mp_timeline_colouring_get_category (all, i);

          g_assert_cmpuint (find_colour (unfiltered, category->id), ==, category->colour);
        }
      mp_timeline_colouring_unref (filtered);
      mp_timeline_colouring_unref (current);
      current = unfiltered;
    }
  /* Without memory they would not. */
  g_assert_true (moved);
}

/* Two categories never share a pair, whatever they had before. */
static void
test_pairs_are_unique (void)
{
  MpTimelineColouring *current = NULL;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (MpProjectList) list = make_random_list (40);
      MpTimelineColouring *next = mp_timeline_colouring_new (list, "partner", current);
      guint used = 0;

      for (guint i = 0; i < mp_timeline_colouring_get_n (next); i++)
        {
          MpTimelineCategory colour = mp_timeline_colouring_get_category (next, i)->colour;

          g_assert_cmpint (colour == MP_TIMELINE_CATEGORY_OTHER, ==, i >= 8);
          if (colour == MP_TIMELINE_CATEGORY_OTHER)
            continue;
          g_assert_cmpuint (used & (1u << colour), ==, 0);
          used |= 1u << colour;
        }
      g_clear_pointer (&current, mp_timeline_colouring_unref);
      current = next;
    }
  mp_timeline_colouring_unref (current);
}

static void
test_keys (void)
{
  g_autoptr (MpProjectList) list = make_random_list (20);
  MpPortfolio *portfolio = mp_project_list_get_portfolio (list);
  g_auto (GStrv) keys = mp_timeline_colouring_list_keys (portfolio);
  g_autofree char *joined = g_strjoinv (" ", keys);

  g_assert_cmpstr (joined, ==, "status country instrument partner donor grantee implementer");
  for (guint i = 0; keys[i]; i++)
    {
      g_autofree char *label = mp_timeline_colouring_dup_key_label (portfolio, keys[i]);
      g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, keys[i], NULL);

      g_assert_cmpstr (label, !=, "");
      g_assert_true (mp_timeline_colouring_has_key (portfolio, keys[i]));
      g_assert_cmpint (colouring != NULL, ==, i > 0);
      if (colouring)
        g_assert_cmpstr (mp_timeline_colouring_get_label (colouring), ==, label);
      if (g_str_equal (keys[i], "instrument"))
        g_assert_cmpstr (label, ==, "Instruments");
    }
  g_assert_false (mp_timeline_colouring_has_key (portfolio, "sector"));
  g_assert_null (mp_timeline_colouring_new (list, "sector", NULL));
  g_assert_null (mp_timeline_colouring_new (list, "", NULL));
}

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

static MpTimelinePainter *
make_painter (gboolean dark,
              gboolean high_contrast)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");
  MpTimelinePainter *painter;
  MpTimelineStyle style;

  pango_context_set_font_description (context, font);
  painter = mp_timeline_painter_new (context);
  g_object_unref (context);
  mp_timeline_style_init (&style, dark, high_contrast);
  mp_timeline_painter_set_style (painter, &style);
  return painter;
}

static char *
serialise (GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
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
  return serialise (snapshot);
}

/* Each category another picture, in each variant; without what is dear on every bar. */
static void
test_bars (void)
{
  for (guint variant = 0; variant < 8; variant++)
    {
      g_autoptr (MpTimelinePainter) painter = make_painter (variant & 1, variant & 2);
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
      g_autoptr (MpTimelinePainter) painter = make_painter (variant & 1, FALSE);
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
      g_autoptr (MpTimelinePainter) painter = make_painter (FALSE, FALSE);
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
      node = serialise (snapshot);
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
  g_autoptr (MpTimelinePainter) painter = make_painter (FALSE, FALSE);
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
      node = serialise (snapshot);
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
  g_autoptr (MpTimelinePainter) painter = make_painter (FALSE, FALSE);
  const MpTimelineStyle *style = mp_timeline_painter_get_style (painter);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree char *node = NULL;
  MpTimelineCategory bangladesh;

  set_filter (list, "country:BD");
  filtered = mp_timeline_colouring_new (list, "country", all);
  bangladesh = mp_timeline_colouring_get_category (filtered, 0)->colour;
  g_assert_cmpuint (mp_timeline_colouring_get_n (filtered), ==, 1);
  g_assert_cmpuint (bangladesh, ==, MP_TIMELINE_CATEGORY_FIRST + 3);

  mp_timeline_painter_set_colouring (painter, filtered);
  mp_timeline_painter_append_legend (painter, snapshot, 0, 0, 0, 500, FALSE);
  node = serialise (snapshot);
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
  g_autoptr (MpTimelinePainter) painter = make_painter (FALSE, FALSE);
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
  node = serialise (snapshot);
  g_assert_cmpfloat (words.most, >, 50);
  g_assert_cmpfloat (words.most, <, 250);
  g_string_free (words.words, TRUE);
}

static void
test_painter_asks (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpTimelinePainter) painter = make_painter (FALSE, FALSE);

  for (guint i = 0; i < mp_project_list_get_n (list); i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, i);
      MpTimelineCategory first, second;
      MpTimelineBar bar;

      mp_timeline_bar_init (&bar, summary, fixture_day (AS_OF));
      mp_timeline_painter_set_colouring (painter, NULL);
      mp_timeline_painter_colour_bar (painter, &bar, summary);
      g_assert_cmpuint (bar.first, ==, MP_TIMELINE_CATEGORY_STATUS);

      mp_timeline_painter_set_colouring (painter, colouring);
      mp_timeline_painter_colour_bar (painter, &bar, summary);
      mp_timeline_colouring_find (colouring, summary, &first, &second);
      g_assert_cmpuint (bar.first, ==, first);
      g_assert_cmpuint (bar.second, ==, second);
      g_assert_cmpuint (bar.first, !=, MP_TIMELINE_CATEGORY_STATUS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/timeline-colouring/the-same-as-counting-one-by-one", test_naive);
  g_test_add_func ("/timeline-colouring/filters-change-no-colour", test_filter);
  g_test_add_func ("/timeline-colouring/no-two-share-a-pair", test_pairs_are_unique);
  g_test_add_func ("/timeline-colouring/keys-are-those-of-the-portfolio", test_keys);
  g_test_add_func ("/timeline-colouring/text-can-be-read-on-each-bar", test_contrast);
  g_test_add_func ("/timeline-colouring/colours-differ-for-every-sight", test_colour_sight);
  g_test_add_func ("/timeline-colouring/textures-differ-in-grey", test_textures);
  g_test_add_func ("/timeline-colouring/each-category-another-picture-of-cheap-nodes", test_bars);
  g_test_add_func ("/timeline-colouring/statuses-are-still-told", test_statuses_show);
  g_test_add_func ("/timeline-colouring/the-painter-colours-bars", test_painter_asks);
  g_test_add_func ("/timeline-colouring/legend-names-all-it-shows", test_legend);
  g_test_add_func ("/timeline-colouring/signs-take-no-line-of-the-legend", test_signs);
  g_test_add_func ("/timeline-colouring/legend-shows-only-what-there-is", test_legend_matches);
  g_test_add_func ("/timeline-colouring/long-names-are-cut", test_legend_names);
  return g_test_run ();
}
