/* test-timeline-layout.c: rows and groups
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "timeline/mp-timeline-layout.h"

#include "fixture.h"
#include "timeline/mp-timeline-bar.h"

static const char *const codes[] = { "BD", "BR", "MX", "PE", "JO" };

/* Projects with any mixture of countries and dates, some countries given twice. */
static MpProjectList *
random_list (guint n)
{
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u", i);
      g_autofree char *start = g_strdup_printf ("%d-%02d-15", g_test_rand_int_range (2000, 2030), g_test_rand_int_range (1, 13));
      g_autofree char *end = g_strdup_printf ("%d-%02d-15", g_test_rand_int_range (2000, 2040), g_test_rand_int_range (1, 13));
      g_autoptr (GString) countries = g_string_new (NULL);
      FixtureProject project = { title, g_test_rand_int_range (0, 8) ? start : NULL, g_test_rand_int_range (0, 8) ? end : NULL, NULL, NULL };

      for (int c = g_test_rand_int_range (0, 5); c > 0; c--)
        g_string_append_printf (countries, "%s%s", countries->len ? " " : "", codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))]);
      project.countries = countries->str;
      project.n_initiatives = (guint) g_test_rand_int_range (0, 4);
      fixture_add (portfolio, &project);
    }
  return fixture_list_new (portfolio, "2026-11-23");
}

static void
add_keys (GArray              *keys,
          const MpSummaryLink *links,
          guint                n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < keys->len; j++)
        known = known || g_array_index (keys, gint64, j) == links[i].id;
      if (!known)
        g_array_append_val (keys, links[i].id);
    }
}

/* Where a project belongs on one level, found the slow way. */
static GArray *
naive_keys (MpProjectList *list,
            MpGroup        group,
            guint          position)
{
  const MpSummary *summary = mp_project_list_get_summary (list, position);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 key = MP_TIMELINE_NOT_STATED;

  if (group == MP_GROUP_STATUS)
    key = mp_status_as_of (summary, fixture_day ("2026-11-23"));
  else if (group == MP_GROUP_START_YEAR && summary->start != MP_DATE_NONE)
    key = mp_date_get_year (summary->start);
  if (group == MP_GROUP_COUNTRY)
    add_keys (keys, summary->terms, summary->n_terms);
  else if (group == MP_GROUP_INITIATIVE)
    add_keys (keys, mp_summary_get_initiatives (summary), summary->n_initiatives);
  if (keys->len == 0)
    g_array_append_val (keys, key);
  return keys;
}

static gboolean
has_key (GArray *keys,
         gint64  key)
{
  for (guint i = 0; i < keys->len; i++)
    {
      if (g_array_index (keys, gint64, i) == key)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_dated (MpProjectList *list,
          guint          position)
{
  const MpSummary *summary = mp_project_list_get_summary (list, position);

  return summary->start != MP_DATE_NONE || summary->end != MP_DATE_NONE;
}

static gboolean
naive_belongs (MpProjectList               *list,
               const MpTimelineArrangement *arrangement,
               guint                        position,
               const MpTimelineGroup       *group)
{
  g_autoptr (GArray) keys = naive_keys (list, arrangement->group, position);
  g_autoptr (GArray) subkeys = naive_keys (list, arrangement->subgroup, position);

  if (group->tray || !is_dated (list, position))
    return group->tray && !is_dated (list, position);
  return has_key (keys, group->path.key) && (group->level == 0 || has_key (subkeys, group->path.subkey));
}

static guint
naive_n_placements (MpProjectList               *list,
                    const MpTimelineArrangement *arrangement)
{
  guint n = 0;

  for (guint position = 0; position < mp_project_list_get_n (list); position++)
    {
      g_autoptr (GArray) keys = naive_keys (list, arrangement->group, position);
      g_autoptr (GArray) subkeys = naive_keys (list, arrangement->subgroup, position);

      n += is_dated (list, position) ? keys->len * subkeys->len : 1;
    }
  return n;
}

static gboolean
is_leaf (const MpTimelineArrangement *arrangement,
         const MpTimelineGroup       *group)
{
  return arrangement->subgroup == MP_GROUP_NONE || group->level == 1 || group->tray;
}

static void
check_bounds (MpProjectList               *list,
              const MpTimelineArrangement *arrangement,
              const MpTimelineGroup       *group)
{
  MpDate start = MP_DATE_NONE, end = MP_DATE_NONE;
  guint members = 0;

  for (guint position = 0; position < mp_project_list_get_n (list); position++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, position);

      if (!naive_belongs (list, arrangement, position, group))
        continue;
      members++;
      if (summary->start != MP_DATE_NONE)
        start = start == MP_DATE_NONE ? summary->start : MIN (start, summary->start);
      if (summary->end != MP_DATE_NONE)
        end = end == MP_DATE_NONE ? summary->end : MAX (end, summary->end);
    }
  g_assert_cmpuint (group->n, ==, members);
  g_assert_cmpuint (members, >, 0);
  if (start != MP_DATE_NONE)
    g_assert_cmpint (group->start, <=, start);
  if (end != MP_DATE_NONE)
    g_assert_cmpint (group->end, >=, end);
}

/* Every row, from the first to the last, is what the slow way finds. */
static void
check_rows (MpTimelineLayout            *layout,
            MpProjectList               *list,
            const MpTimelineArrangement *arrangement)
{
  guint n = mp_project_list_get_n (list);
  gboolean hidden = FALSE;
  guint row = 0;

  for (guint g = 0; g < mp_timeline_layout_get_n_groups (layout); g++)
    {
      const MpTimelineGroup *group = mp_timeline_layout_get_group (layout, g);
      MpTimelineRow found;

      check_bounds (list, arrangement, group);
      hidden = group->level == 1 && hidden;
      if (hidden)
        continue;
      mp_timeline_layout_get_row (layout, row, &found);
      g_assert_true (found.group == group);
      g_assert_cmpuint (found.position, ==, MP_TIMELINE_NO_POSITION);
      g_assert_cmpuint (found.n, ==, 0);
      g_assert_cmpuint (group->first_row, ==, row);
      row++;
      if (group->level == 0)
        hidden = group->folded;
      for (guint position = 0; position < n && is_leaf (arrangement, group) && !group->folded; position++)
        {
          if (!naive_belongs (list, arrangement, position, group))
            continue;
          mp_timeline_layout_get_row (layout, row++, &found);
          g_assert_true (found.group == group);
          g_assert_cmpuint (found.position, ==, position);
          g_assert_cmpuint (found.n, ==, 1);
          g_assert_cmpuint (found.positions[0], ==, position);
        }
      /* A level 0 group that is not folded shows those in it. */
      if (group->level == 0 && !group->folded)
        hidden = FALSE;
    }
  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, row);
}

/* From a project to its bars and back; what is folded away leads to the header that is to be seen. */
static void
check_places (MpTimelineLayout *layout,
              MpProjectList    *list)
{
  guint sum = 0;

  for (guint position = 0; position < mp_project_list_get_n (list); position++)
    {
      guint n = mp_timeline_layout_count_places (layout, position);

      g_assert_cmpuint (n, >, 0);
      sum += n;
      for (guint place = 0; place < n; place++)
        {
          guint row = mp_timeline_layout_find_place (layout, position, place);
          MpTimelineRow found;
          guint index = 0;

          mp_timeline_layout_get_row (layout, row, &found);
          if (found.n == 0)
            {
              g_assert_true (found.group->folded);
              continue;
            }
          while (index < found.n && found.positions[index] != position)
            index++;
          g_assert_cmpuint (index, <, found.n);
          g_assert_cmpuint (mp_timeline_layout_get_place (layout, row, index), ==, place);
        }
    }
  g_assert_cmpuint (sum, ==, mp_timeline_layout_get_n_placements (layout));
}

static void
fold_some (MpTimelineLayout *layout)
{
  g_autoptr (MpTimelineFolds) folds = mp_timeline_folds_new ();

  for (guint g = 0; g < mp_timeline_layout_get_n_groups (layout); g++)
    {
      if (g_test_rand_bit ())
        mp_timeline_folds_set (folds, &mp_timeline_layout_get_group (layout, g)->path, TRUE);
    }
  mp_timeline_layout_fold (layout, folds);
  for (guint g = 0; g < mp_timeline_layout_get_n_groups (layout); g++)
    {
      const MpTimelineGroup *group = mp_timeline_layout_get_group (layout, g);

      g_assert_cmpint (group->folded, ==, mp_timeline_folds_contain (folds, &group->path));
    }
}

static const MpTimelineArrangement arrangements[] = {
  { MP_GROUP_COUNTRY, MP_GROUP_NONE, FALSE },
  { MP_GROUP_STATUS, MP_GROUP_NONE, FALSE },
  { MP_GROUP_START_YEAR, MP_GROUP_NONE, FALSE },
  { MP_GROUP_COUNTRY, MP_GROUP_STATUS, FALSE },
  { MP_GROUP_START_YEAR, MP_GROUP_COUNTRY, FALSE },
  { MP_GROUP_INITIATIVE, MP_GROUP_NONE, FALSE },
  { MP_GROUP_INITIATIVE, MP_GROUP_COUNTRY, FALSE },
  { MP_GROUP_STATUS, MP_GROUP_INITIATIVE, FALSE },
};

static void
test_twin (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (0, 60));

      for (guint a = 0; a < G_N_ELEMENTS (arrangements); a++)
        {
          g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, &arrangements[a]);

          g_assert_cmpuint (mp_timeline_layout_get_n_projects (layout), ==, mp_project_list_get_n (list));
          g_assert_cmpuint (mp_timeline_layout_get_n_placements (layout), ==, naive_n_placements (list, &arrangements[a]));
          check_rows (layout, list, &arrangements[a]);
          check_places (layout, list);
          fold_some (layout);
          check_rows (layout, list, &arrangements[a]);
          check_places (layout, list);
          mp_timeline_layout_fold (layout, NULL);
          check_rows (layout, list, &arrangements[a]);
        }
    }
}

/* A group is called as people call the initiative; what belongs to none stands last. */
static void
test_initiatives (void)
{
  static const MpTimelineArrangement arrangement = { MP_GROUP_INITIATIVE, MP_GROUP_NONE, FALSE };
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (MpProjectList) list = NULL;
  g_autoptr (MpTimelineLayout) layout = NULL;
  guint n;

  for (guint i = 0; i < 10; i++)
    fixture_add (portfolio, &(FixtureProject) { "Project", "2020-01-01", "2021-01-01", "", NULL, i % 2 });
  list = fixture_list_new (portfolio, "2026-11-23");
  layout = mp_timeline_layout_new (list, &arrangement);
  n = mp_timeline_layout_get_n_groups (layout);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (mp_timeline_layout_get_group (layout, 0)->label, ==, "I0");
  g_assert_cmpstr (mp_timeline_layout_get_group (layout, 1)->label, ==, "Initiative 1");
  g_assert_cmpstr (mp_timeline_layout_get_group (layout, n - 1)->label, ==, "Not stated");
  g_assert_cmpuint (mp_timeline_layout_get_group (layout, n - 1)->n, ==, 5);
}

static void
get_days (MpProjectList *list,
          guint          position,
          double        *start,
          double        *end)
{
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, mp_project_list_get_summary (list, position), fixture_day ("2026-11-23"));
  *start = bar.start;
  *end = bar.end;
}

/* Whether a bar of @row is there when another one begins. */
static gboolean
is_taken (MpProjectList       *list,
          const MpTimelineRow *row,
          double               day)
{
  for (guint i = 0; i < row->n; i++)
    {
      double start, end;

      get_days (list, row->positions[i], &start, &end);
      if (start <= day && day < end)
        return TRUE;
    }
  return FALSE;
}

/* No two bars of a lane overlap, and each bar stands in the first lane that had room for it. */
static void
check_lanes (MpTimelineLayout *layout,
             MpProjectList    *list)
{
  MpTimelineRow row, above;

  for (guint r = 0; r < mp_timeline_layout_get_n_rows (layout); r++)
    {
      double free_from = -G_MAXDOUBLE;

      mp_timeline_layout_get_row (layout, r, &row);
      if (row.group && row.group->tray)
        continue;
      for (guint i = 0; i < row.n; i++)
        {
          double start, end;

          get_days (list, row.positions[i], &start, &end);
          g_assert_cmpfloat (start, >=, free_from);
          free_from = end;
          for (guint before = r; before > 0; before--)
            {
              mp_timeline_layout_get_row (layout, before - 1, &above);
              if (above.group != row.group || above.n == 0)
                break;
              g_assert_true (is_taken (list, &above, start));
            }
        }
    }
}

static void
test_packed (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (0, 80));

      for (guint a = 0; a < G_N_ELEMENTS (arrangements); a++)
        {
          MpTimelineArrangement packed = arrangements[a];
          g_autoptr (MpTimelineLayout) layout = NULL;

          packed.packed = TRUE;
          layout = mp_timeline_layout_new (list, &packed);
          g_assert_cmpuint (mp_timeline_layout_get_n_placements (layout), ==, naive_n_placements (list, &packed));
          check_lanes (layout, list);
          check_places (layout, list);
          fold_some (layout);
          check_places (layout, list);
        }
    }
}

/* On another day everything stays where it is, unless status or bars decide; span and statuses are those of that day. */
static void
test_restated (void)
{
  static const MpTimelineArrangement kinds[] = {
    { MP_GROUP_NONE, MP_GROUP_NONE, FALSE },          { MP_GROUP_COUNTRY, MP_GROUP_START_YEAR, FALSE }, { MP_GROUP_STATUS, MP_GROUP_NONE, FALSE },
    { MP_GROUP_COUNTRY, MP_GROUP_STATUS, FALSE }, { MP_GROUP_COUNTRY, MP_GROUP_NONE, TRUE },
  };

  for (guint i = 0; i < 50; i++)
    {
      const MpTimelineArrangement *arrangement = &kinds[i % G_N_ELEMENTS (kinds)];
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (0, 60));
      g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, arrangement);
      g_autoptr (MpQuery) query = mp_query_with_as_of (mp_project_list_get_query (list), fixture_day ("2000-01-01") + g_test_rand_int_range (0, 15000));
      g_autoptr (MpTimelineLayout) fresh = NULL;
      MpDate start, end, fresh_start, fresh_end;

      mp_project_list_set_query (list, query);
      fresh = mp_timeline_layout_new (list, arrangement);
      g_assert_cmpint (mp_timeline_layout_restate (layout, list, arrangement), ==, i % G_N_ELEMENTS (kinds) < 2);
      if (i % G_N_ELEMENTS (kinds) >= 2)
        continue;
      g_assert_cmpuint (mp_timeline_layout_get_statuses (layout), ==, mp_timeline_layout_get_statuses (fresh));
      g_assert_cmpint (mp_timeline_layout_get_span (layout, &start, &end), ==, mp_timeline_layout_get_span (fresh, &fresh_start, &fresh_end));
      g_assert_cmpint (start, ==, fresh_start);
      g_assert_cmpint (end, ==, fresh_end);
      g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, mp_timeline_layout_get_n_rows (fresh));
      for (guint row = 0; row < mp_timeline_layout_get_n_rows (layout); row++)
        {
          MpTimelineRow a, b;

          mp_timeline_layout_get_row (layout, row, &a);
          mp_timeline_layout_get_row (fresh, row, &b);
          g_assert_cmpuint (a.position, ==, b.position);
        }
    }
}

/* A project gets other dates, other money, or other countries. */
static void
change_project (MpProjectList *list,
                guint          position)
{
  MpPortfolio *portfolio = mp_project_list_get_portfolio (list);
  MpSummary *summary = (MpSummary *) mp_portfolio_get_summary (portfolio, mp_project_list_get_row (list, position));
  MpSummaryMoney *money = mp_portfolio_allocate (portfolio, sizeof *money);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      summary->n_terms = MIN (summary->n_terms, 1);
      break;
    case 1:
      summary->start = MP_DATE_NONE;
      break;
    case 2:
      summary->start = fixture_day ("2000-01-01") + g_test_rand_int_range (0, 9000);
      break;
    default:
      summary->end = g_test_rand_int_range (0, 9) ? fixture_day ("2000-01-01") + g_test_rand_int_range (0, 15000) : MP_DATE_NONE;
      *money = (MpSummaryMoney) { .amount = g_test_rand_int_range (1, 1000), .approximate = g_test_rand_bit () };
      g_strlcpy (money->currency, g_test_rand_bit () ? "USD" : "EUR", sizeof money->currency);
      summary->money = money;
      summary->n_money = 1;
    }
}

static void
check_alike (const MpTimelineLayout *layout,
             const MpTimelineLayout *fresh,
             MpProjectList          *list)
{
  g_autoptr (GArray) rows = mp_timeline_layout_identify (layout, list);
  g_autoptr (GArray) fresh_rows = mp_timeline_layout_identify (fresh, list);
  MpDate start, end, fresh_start, fresh_end;

  g_assert_cmpmem (rows->data, rows->len * sizeof (guint64), fresh_rows->data, fresh_rows->len * sizeof (guint64));
  g_assert_cmpuint (mp_timeline_layout_get_statuses (layout), ==, mp_timeline_layout_get_statuses (fresh));
  mp_timeline_layout_get_span (layout, &start, &end);
  mp_timeline_layout_get_span (fresh, &fresh_start, &fresh_end);
  g_assert_cmpint (start, ==, fresh_start);
  g_assert_cmpint (end, ==, fresh_end);
  for (guint i = 0; i < mp_timeline_layout_get_n_groups (layout); i++)
    {
      const MpTimelineGroup *a = mp_timeline_layout_get_group (layout, i), *b = mp_timeline_layout_get_group (fresh, i);

      g_assert_cmpuint (a->n, ==, b->n);
      g_assert_cmpint (a->start, ==, b->start);
      g_assert_cmpint (a->end, ==, b->end);
      g_assert_cmpuint (a->money ? a->money->len : 0, ==, b->money ? b->money->len : 0);
      for (guint m = 0; a->money && m < a->money->len; m++)
        {
          const MpSummaryMoney *sum = &g_array_index (a->money, MpSummaryMoney, m), *fresh_sum = &g_array_index (b->money, MpSummaryMoney, m);

          g_assert_cmpstr (sum->currency, ==, fresh_sum->currency);
          g_assert_cmpint (sum->amount, ==, fresh_sum->amount);
          g_assert_cmpint (sum->approximate, ==, fresh_sum->approximate);
        }
    }
}

/* Projects that were changed where they stood: the layout is as a new one, or says that one is needed. */
static void
test_restated_projects (void)
{
  guint n_restated = 0, n_anew = 0;

  for (guint i = 0; i < 600; i++)
    {
      MpTimelineArrangement arrangement = arrangements[i % G_N_ELEMENTS (arrangements)];
      g_autoptr (MpProjectList) list = random_list ((guint) g_test_rand_int_range (1, 60));
      g_autoptr (MpTimelineLayout) layout = NULL;
      g_autoptr (MpTimelineLayout) fresh = NULL;
      g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
      gboolean same;

      arrangement.packed = i % 10 == 9;
      layout = mp_timeline_layout_new (list, &arrangement);
      for (guint j = 0; j < 2; j++)
        {
          guint position = (guint) g_test_rand_int_range (0, (int) mp_project_list_get_n (list));

          change_project (list, position);
          g_array_append_val (positions, position);
        }
      fresh = mp_timeline_layout_new (list, &arrangement);
      same = mp_timeline_layout_restate_projects (layout, list, &arrangement, positions);
      g_assert_false (same && arrangement.packed);
      if (same)
        check_alike (layout, fresh, list);
      n_restated += same;
      n_anew += !same;
    }
  g_assert_cmpuint (n_restated, >, 100);
  g_assert_cmpuint (n_anew, >, 60);
}

static void
test_ungrouped (void)
{
  g_autoptr (MpProjectList) list = random_list (57);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, &(MpTimelineArrangement) { MP_GROUP_NONE, MP_GROUP_NONE, FALSE });
  guint row = 0, n_undated = 0;
  MpTimelineRow found;

  for (guint i = 0; i < 57; i++)
    {
      if (!is_dated (list, i))
        {
          n_undated++;
          continue;
        }
      mp_timeline_layout_get_row (layout, row++, &found);
      g_assert_null (found.group);
      g_assert_cmpuint (found.position, ==, i);
    }
  g_assert_cmpuint (mp_timeline_layout_get_n_groups (layout), ==, n_undated ? 1 : 0);
  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, n_undated ? 58 : 57);
  check_places (layout, list);
}

/* Nothing is dropped: what has no date stands under a header of its own, once, whatever the groups are. */
static void
test_tray (void)
{
  static const FixtureProject undated = { "No date", NULL, NULL, "MX PE", NULL };
  g_autoptr (MpPortfolio) portfolio = fixture_portfolio_new ();
  g_autoptr (MpProjectList) list = NULL;

  fixture_add (portfolio, &undated);
  fixture_add (portfolio, &fixture_sample[0]);
  list = fixture_list_new (portfolio, "2026-11-23");
  for (guint a = 0; a < G_N_ELEMENTS (arrangements); a++)
    {
      g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, &arrangements[a]);
      const MpTimelineGroup *last = mp_timeline_layout_get_group (layout, mp_timeline_layout_get_n_groups (layout) - 1);
      MpTimelineRow row;

      g_assert_true (last->tray);
      g_assert_cmpstr (last->label, ==, "Without dates");
      g_assert_cmpuint (last->n, ==, 1);
      mp_timeline_layout_get_row (layout, mp_timeline_layout_get_n_rows (layout) - 1, &row);
      g_assert_true (row.group == last);
      g_assert_cmpstr (mp_project_list_get_summary (list, row.position)->title, ==, "No date");
    }
}

static void
test_order (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (TRUE);
  g_autoptr (MpTimelineLayout) countries = mp_timeline_layout_new (list, &(MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_NONE, FALSE });
  g_autoptr (MpTimelineLayout) years = mp_timeline_layout_new (list, &(MpTimelineArrangement) { MP_GROUP_START_YEAR, MP_GROUP_NONE, FALSE });
  guint last = mp_timeline_layout_get_n_groups (countries) - 1;

  g_assert_cmpstr (mp_timeline_layout_get_group (countries, 0)->label, ==, "Country BD");
  g_assert_cmpstr (mp_timeline_layout_get_group (countries, last)->label, ==, "Without dates");
  g_assert_cmpstr (mp_timeline_layout_get_group (countries, last - 1)->label, ==, "Not stated");
  g_assert_cmpstr (mp_timeline_layout_get_group (years, 0)->label, ==, "2015");
  for (guint i = 1; i + 2 < mp_timeline_layout_get_n_groups (years); i++)
    g_assert_cmpint (mp_timeline_layout_get_group (years, i - 1)->path.key, <, mp_timeline_layout_get_group (years, i)->path.key);
}

/* Mexico has four of the sixteen; PREP4Change stands in three countries. */
static void
test_sample (void)
{
  g_autoptr (MpProjectList) list = fixture_sample_list_new (FALSE);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, &(MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_NONE, FALSE });
  MpDate start, end;
  guint mexico = 0;

  for (guint i = 0; i < mp_timeline_layout_get_n_groups (layout); i++)
    {
      if (g_str_equal (mp_timeline_layout_get_group (layout, i)->label, "Country MX"))
        mexico = mp_timeline_layout_get_group (layout, i)->n;
    }
  g_assert_cmpuint (mexico, ==, 4);
  g_assert_cmpuint (mp_timeline_layout_get_n_projects (layout), ==, 16);
  g_assert_cmpuint (mp_timeline_layout_get_n_placements (layout), >, 16);
  g_assert_true (mp_timeline_layout_get_span (layout, &start, &end));
  g_assert_cmpint (start, ==, fixture_day ("2015-11-25"));
  g_assert_cmpint (end, ==, fixture_day ("2028-05-14"));
}

static void
test_empty (void)
{
  g_autoptr (MpProjectList) list = random_list (0);
  g_autoptr (MpTimelineLayout) layout = mp_timeline_layout_new (list, &(MpTimelineArrangement) { MP_GROUP_COUNTRY, MP_GROUP_NONE, FALSE });
  MpDate start, end;

  g_assert_cmpuint (mp_timeline_layout_get_n_rows (layout), ==, 0);
  g_assert_false (mp_timeline_layout_get_span (layout, &start, &end));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/every-placement-exactly-once", test_twin);
  g_test_add_func ("/timeline-layout/initiatives-are-groups", test_initiatives);
  g_test_add_func ("/timeline-layout/packed-bars-never-overlap-and-each-is-there-once", test_packed);
  g_test_add_func ("/timeline-layout/another-day-moves-nothing-that-does-not-depend-on-it", test_restated);
  g_test_add_func ("/timeline-layout/changed-projects-are-counted-anew-where-they-stay", test_restated_projects);
  g_test_add_func ("/timeline-layout/without-groups-a-row-is-a-project", test_ungrouped);
  g_test_add_func ("/timeline-layout/what-has-no-date-stands-in-a-tray", test_tray);
  g_test_add_func ("/timeline-layout/groups-in-order-not-stated-last", test_order);
  g_test_add_func ("/timeline-layout/the-sample-by-country", test_sample);
  g_test_add_func ("/timeline-layout/nothing-is-no-rows", test_empty);
  return g_test_run ();
}
