/* test-view.c: what a saved view keeps
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-view.h"

static MpRecord *
make_view (const char *name,
           const char *text,
           const char *settings,
           gint64      position)
{
  MpRecord *view = mp_record_new (MP_TABLE_VIEW, position + 100);

  mp_record_take_text (view, MP_VIEW_UUID, g_uuid_string_random ());
  mp_record_set_text (view, MP_VIEW_NAME, name);
  mp_record_set_text (view, MP_VIEW_QUERY, text);
  mp_record_set_text (view, MP_VIEW_SETTINGS, settings);
  mp_record_set_integer (view, MP_VIEW_POSITION, position);
  return view;
}

static MpQuery *
make_query (void)
{
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpQuery) sorted = mp_query_with_sort (all, MP_SORT_END, TRUE);
  g_autoptr (MpQuery) grouped = mp_query_with_groups (sorted, MP_GROUP_COUNTRY, MP_GROUP_STATUS);

  return mp_query_with_text (grouped, "status:running mining", NULL, NULL);
}

/* From what is shown to the text, and from the text to what is shown. */
static void
test_round_trip (void)
{
  g_autoptr (MpQuery) shown = make_query ();
  g_autoptr (MpQuery) elsewhere = mp_query_new (mp_date_from_ymd (2027, 1, 1));

  for (guint hold = 0; hold < 2; hold++)
    {
      g_autoptr (GVariantDict) settings = mp_view_settings_parse (NULL);
      g_autoptr (MpRecord) view = NULL;
      g_autoptr (MpQuery) query = NULL;
      g_autoptr (MpQuery) expected = hold ? mp_query_ref (shown) : mp_query_with_as_of (shown, mp_date_from_ymd (2027, 1, 1));
      g_autoptr (GVariantDict) again = NULL;
      g_autofree char *text = NULL;
      MpDate from, to;

      mp_view_settings_set_query (settings, shown, hold);
      mp_view_settings_set_period (settings, mp_date_from_ymd (2021, 2, 3), mp_date_from_ymd (2024, 5, 6));
      text = mp_view_settings_print (settings);
      view = make_view ("Mines", mp_query_get_text (shown), text, 1);
      g_assert_true (mp_record_check (view, NULL));

      query = mp_view_dup_query (view, elsewhere, NULL);
      g_assert_true (mp_query_equal (query, expected));
      again = mp_view_settings_parse (text);
      g_assert_true (mp_view_settings_get_period (again, &from, &to));
      g_assert_cmpint (from, ==, mp_date_from_ymd (2021, 2, 3));
      g_assert_cmpint (to, ==, mp_date_from_ymd (2024, 5, 6));
    }
}

/* What a later version wrote is there when it is used again; the same settings are the same text. */
static void
test_unknown_keys (void)
{
  const char *text = "{'colours': <{'by': 'country'}>, 'period': <('2021-01-01', '2024-12-31')>, 'sort': <'title'>, 'zz': <@as []>}";
  g_autoptr (GVariantDict) settings = mp_view_settings_parse (text);
  g_autoptr (GVariantDict) again = NULL;
  g_autoptr (MpQuery) shown = make_query ();
  g_autofree char *same = mp_view_settings_print (settings);
  g_autofree char *changed = NULL;

  g_assert_cmpstr (same, ==, text);
  again = mp_view_settings_parse (same);
  mp_view_settings_set_query (again, shown, FALSE);
  mp_view_settings_set_period (again, MP_DATE_NONE, MP_DATE_NONE);
  changed = mp_view_settings_print (again);
  g_assert_cmpstr (changed, ==, "{'colours': <{'by': 'country'}>, 'group': <'country'>, 'sort': <'-end'>, 'subgroup': <'status'>, 'zz': <@as []>}");
}

/* Settings come from files that anybody may have written. */
static void
test_nonsense (void)
{
  static const char *const texts[] = {
    "", "{", "nonsense", "[]", "{'sort': 7}", "{'sort': <7>, 'group': <true>, 'as-of': <'yesterday'>, 'period': <'x'>}",
    "{'sort': <'-'>, 'group': <''>, 'as-of': <''>, 'period': <('2024-12-31', '2021-01-01')>}",
    "{'sort': <'-moon'>, 'as-of': <'2026'>, 'period': <('', '')>}",
  };
  g_autoptr (MpQuery) elsewhere = mp_query_new (mp_date_from_ymd (2027, 1, 1));
  g_autoptr (MpQuery) expected = mp_query_with_text (elsewhere, "mining", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MpRecord) view = make_view ("Mines", "mining", texts[i], 1);
      g_autoptr (GVariantDict) settings = mp_view_settings_parse (texts[i]);
      g_autoptr (MpQuery) query = mp_view_dup_query (view, elsewhere, NULL);
      MpDate from, to;

      g_assert_true (mp_query_equal (query, expected));
      g_assert_false (mp_view_settings_get_period (settings, &from, &to));
    }
}

static void
test_mistake (void)
{
  g_autoptr (MpRecord) view = make_view ("Odd", "moon:full", NULL, 1);
  g_autoptr (MpQuery) elsewhere = mp_query_new (mp_date_from_ymd (2027, 1, 1));
  g_autoptr (GError) error = NULL;

  g_assert_null (mp_view_dup_query (view, elsewhere, &error));
  g_assert_nonnull (error);
}

static void
test_order_and_names (void)
{
  g_autoptr (MpPortfolio) portfolio = mp_portfolio_new ();
  g_autoptr (GPtrArray) views = NULL;

  mp_portfolio_load_record (portfolio, make_view ("Last", "", NULL, 3));
  mp_portfolio_load_record (portfolio, make_view ("Ending Soon", "", NULL, 1));
  mp_portfolio_load_record (portfolio, make_view ("México", "", NULL, 2));
  views = mp_view_dup_all (portfolio);
  g_assert_cmpuint (views->len, ==, 3);
  g_assert_cmpstr (mp_record_get_text (views->pdata[0], MP_VIEW_NAME), ==, "Ending Soon");
  g_assert_cmpstr (mp_record_get_text (views->pdata[2], MP_VIEW_NAME), ==, "Last");
  g_assert_true (mp_view_find (portfolio, "mexico") == views->pdata[1]);
  g_assert_null (mp_view_find (portfolio, "Mexico City"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/round-trip", test_round_trip);
  g_test_add_func ("/view/unknown-keys-stay", test_unknown_keys);
  g_test_add_func ("/view/nonsense-is-left-out", test_nonsense);
  g_test_add_func ("/view/an-unknown-search-is-an-error", test_mistake);
  g_test_add_func ("/view/order-and-names", test_order_and_names);
  return g_test_run ();
}
