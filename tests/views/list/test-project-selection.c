/* test-project-selection.c: the selection that all views share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mp-fake-projects.h"
#include "views/list/mp-project-selection.h"

#define N_PROJECTS 40
#define N_STEPS 2000

/* Beside the selection: a plain set of ids, kept by the simplest means. */
typedef struct
{
  MpFakeDocument *document;
  MpProjectList *list;
  MpProjectSelection *selection;
  gboolean expected[N_PROJECTS + 1];
  guint n_notified;
} Fixture;

static gint64
get_id (Fixture *f,
        guint    position)
{
  return mp_project_list_get_summary (f->list, position)->id;
}

static void
set_query (Fixture    *f,
           const char *text,
           MpSort      sort,
           gboolean    descending)
{
  MpDatePrecision precision;
  MpDate day;
  g_autoptr(GError) error = NULL;
  g_autoptr(MpQuery) query = NULL;
  g_autoptr(MpQuery) with_text = NULL;
  g_autoptr(MpQuery) sorted = NULL;

  g_assert_true (mp_date_parse_iso (MP_FAKE_TODAY, &day, &precision));
  query = mp_query_new (day);
  with_text = mp_query_with_text (query, text, NULL, &error);
  g_assert_no_error (error);
  sorted = mp_query_with_sort (with_text, sort, descending);
  mp_project_list_set_query (f->list, sorted);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->document = mp_fake_projects_new (N_PROJECTS);
  f->list = mp_project_list_new (mp_fake_document_get_portfolio (f->document), MP_LOOKUP (f->document));
  set_query (f, "", MP_SORT_TITLE, FALSE);
  f->selection = mp_project_selection_new (f->list);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->selection);
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->document);
}

static void
assert_as_expected (Fixture *f)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (f->selection);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (model);
  guint n = mp_project_list_get_n (f->list);
  guint n_selected = 0;
  gint64 current = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = get_id (f, i);

      g_assert_cmpint (gtk_selection_model_is_selected (model, i), ==, f->expected[id]);
      g_assert_cmpint (gtk_bitset_contains (selected, i), ==, f->expected[id]);
      n_selected += f->expected[id] ? 1 : 0;
      current = f->expected[id] ? id : current;
    }
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, n_selected);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, n_selected == 1 ? current : 0);
}

static void
expect_range (Fixture  *f,
              guint     position,
              guint     n,
              gboolean  selected,
              gboolean  alone)
{
  if (alone)
    memset (f->expected, 0, sizeof f->expected);
  for (guint i = position; i < position + n; i++)
    f->expected[get_id (f, i)] = selected;
}

static void
set_some (Fixture *f,
          guint    n)
{
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) mask = gtk_bitset_new_empty ();

  for (guint i = 0; i < n; i++)
    {
      if (!g_test_rand_bit ())
        continue;
      gtk_bitset_add (mask, i);
      f->expected[get_id (f, i)] = g_test_rand_bit ();
      if (f->expected[get_id (f, i)])
        gtk_bitset_add (selected, i);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (f->selection), selected, mask);
}

static void
step (Fixture *f)
{
  static const char *const texts[] = { "", "status:running", "status:ended", "start:2018.." };
  GtkSelectionModel *model = GTK_SELECTION_MODEL (f->selection);
  guint n = mp_project_list_get_n (f->list);
  guint position = n ? (guint) g_test_rand_int_range (0, (int) n) : 0;
  guint length = n ? (guint) g_test_rand_int_range (1, (int) (n - position) + 1) : 0;
  gboolean alone = g_test_rand_bit ();

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      set_query (f, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))],
                 (MpSort) g_test_rand_int_range (0, MP_SORT_END + 1), g_test_rand_bit ());
      break;
    case 1:
      if (n == 0)
        break;
      expect_range (f, position, 1, TRUE, alone);
      gtk_selection_model_select_item (model, position, alone);
      break;
    case 2:
      if (n == 0)
        break;
      expect_range (f, position, length, TRUE, alone);
      gtk_selection_model_select_range (model, position, length, alone);
      break;
    case 3:
      if (n == 0)
        break;
      expect_range (f, position, length, FALSE, FALSE);
      gtk_selection_model_unselect_range (model, position, length);
      break;
    case 4:
      set_some (f, n);
      break;
    case 5:
      memset (f->expected, 0, sizeof f->expected);
      gtk_selection_model_unselect_all (model);
      break;
    default:
      if (n == 0)
        break;
      expect_range (f, 0, n, TRUE, FALSE);
      gtk_selection_model_select_all (model);
      break;
    }
}

static void
test_random (Fixture       *f,
             gconstpointer  data)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      step (f);
      assert_as_expected (f);
    }
}

static void
notify_cb (Fixture *f)
{
  f->n_notified++;
}

static void
test_hidden (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GArray) ids = NULL;

  mp_project_selection_select_id (f->selection, 2);
  g_signal_connect_swapped (f->selection, "notify::current", G_CALLBACK (notify_cb), f);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, 2);

  set_query (f, "", MP_SORT_START, TRUE);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, 2);
  g_assert_cmpuint (f->n_notified, ==, 0);

  /* Even ones run: what is filtered out is not what an act is done to. */
  set_query (f, "status:ended", MP_SORT_START, TRUE);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, 0);
  ids = mp_project_selection_dup_ids (f->selection);
  g_assert_cmpuint (ids->len, ==, 0);

  set_query (f, "", MP_SORT_START, TRUE);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, 2);
}

static void
test_deleted (Fixture       *f,
              gconstpointer  data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (f->selection));
  for (gint64 id = 1; id < N_PROJECTS; id++)
    mp_fake_document_remove_project (f->document, id);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, N_PROJECTS);
  mp_fake_document_remove_project (f->document, N_PROJECTS);
  g_assert_cmpint (mp_project_selection_get_current (f->selection), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->selection)), ==, 0);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/project-selection/as-a-set-of-ids-would", test_random);
  add_test ("/project-selection/stays-through-sorting-and-filtering", test_hidden);
  add_test ("/project-selection/what-is-deleted-is-not-selected", test_deleted);
  return g_test_run ();
}
