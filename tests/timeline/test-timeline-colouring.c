/* test-timeline-colouring.c: which category has which colour
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-colouring.h"

#include "fixture.h"
#include "painter-fixture.h"

#define AS_OF "2026-11-23"
#define FIRST_PARTNER 5000
#define FIRST_INITIATIVE 6000
#define N_INITIATIVES 12
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
add_initiatives (MpPortfolio *portfolio)
{
  for (guint i = 0; i < N_INITIATIVES; i++)
    {
      MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, FIRST_INITIATIVE + i);
      g_autofree char *name = g_strdup_printf ("Initiative %03u", i);

      mp_record_set_text (initiative, MP_INITIATIVE_NAME, name);
      mp_portfolio_load_record (portfolio, initiative);
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

/* Projects with random terms, partners and initiatives, some of them twice, some of none, some unknown. */
static MpProjectList *
make_random_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  add_partners (portfolio, 30);
  add_initiatives (portfolio);
  add_other_vocabulary (portfolio);
  for (guint i = 0; i < n; i++)
    {
      guint n_terms = (guint) g_test_rand_int_range (0, 5), n_partners = (guint) g_test_rand_int_range (0, 5);
      guint n_initiatives = (guint) g_test_rand_int_range (0, 4);
      MpSummaryLink *terms = mp_portfolio_allocate (portfolio, (n_terms + 1) * sizeof (MpSummaryLink));
      MpSummaryLink *partners = mp_portfolio_allocate (portfolio, (n_partners + n_initiatives + 1) * sizeof (MpSummaryLink));
      MpSummary summary = { .id = i + 1, .uuid = "", .title = "", .n_terms = (guint16) n_terms, .n_partners = (guint16) n_partners,
                            .n_initiatives = (guint16) n_initiatives, .terms = terms, .partners = partners };

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
      for (guint j = 0; j < n_initiatives; j++)
        partners[n_partners + j] = (MpSummaryLink) { FIRST_INITIATIVE + (gint64) (g_test_rand_double () * g_test_rand_double () * (N_INITIATIVES + 2)), 0, -1 };
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
  for (guint i = 0; i < summary->n_initiatives; i++)
    {
      if (g_str_equal (key, "initiative") && mp_summary_get_initiatives (summary)[i].id == id)
        return TRUE;
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
  gboolean by_initiative = g_str_equal (key, "initiative");
  guint n = by_country ? G_N_ELEMENTS (codes) : by_initiative ? N_INITIATIVES : 30;

  for (guint i = 0; i < n; i++)
    {
      counts[i].id = by_initiative ? FIRST_INITIATIVE + (gint64) i : by_country ? fixture_get_country (mp_project_list_get_portfolio (list), codes[i]) : FIRST_PARTNER + (gint64) i;
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
  static const char *const keys[] = { "country", "partner", "donor", "grantee", "initiative" };

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

  g_assert_cmpstr (joined, ==, "status country instrument partner donor grantee implementer initiative");
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

static void
test_painter_asks (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelineColouring) colouring = mp_timeline_colouring_new (list, "country", NULL);
  g_autoptr (MpTimelinePainter) painter = fixture_styled_painter_new (FALSE, FALSE);

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
  g_test_add_func ("/timeline-colouring/the-painter-colours-bars", test_painter_asks);
  return g_test_run ();
}
