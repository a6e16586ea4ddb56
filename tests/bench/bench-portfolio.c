/* bench-portfolio.c: import, opening, searching, sorting, editing a generated portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-portfolio N: prints "name value unit" lines for a portfolio of N projects with three
 * countries, two sectors and 200 characters of summary each.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "bench-common.h"
#include "model/mp-project-list.h"

#define RUNS 7

static guint n_projects;

static void
report (const char *name,
        double      value,
        const char *unit)
{
  printf ("%s-%u %.3f %s\n", name, n_projects, value, unit);
  fflush (stdout);
}

static void
report_median (const char *name,
               double     *values,
               guint       n)
{
  report (name, bench_median (values, n), "ms");
}

/* The floor: the same rows into one plain table. */
static void
bench_floor (const char *folder,
             const char *csv)
{
  g_autofree char *database = g_build_filename (folder, "floor.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv %s t", csv);
  const char *argv[] = { "sqlite3", database, command, NULL };
  double start = bench_now_ms ();
  int status;

  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) && status == 0)
    report ("floor-sqlite3-import", bench_now_ms () - start, "ms");
}

static MpStore *
bench_import (GFile      *document,
              const char *csv)
{
  double compared, applied;
  MpStore *store = bench_import_csv (document, csv, n_projects, &compared, &applied);

  report ("import-csv-compare", compared, "ms");
  report ("import-csv-apply", applied, "ms");
  report ("import-csv", compared + applied, "ms");
  return store;
}

static void
bench_open (GFile *file)
{
  double values[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = bench_now_ms ();
      g_autoptr (MpStore) store = mp_store_open (file, MP_STORE_OPEN_DEFAULT, NULL, &error);

      g_assert_no_error (error);
      values[i] = bench_now_ms () - start;
      mp_store_close (store);
    }
  report_median ("open-data", values, RUNS);
}

static void
bench_query (MpStore    *store,
             const char *name,
             const char *text,
             MpSort      sort)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpQuery) ordered = mp_query_with_sort (all, sort, FALSE);
  g_autoptr (MpQuery) query = mp_query_with_text (ordered, text, NULL, NULL);
  double values[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, MP_LOOKUP (store));
      double start = bench_now_ms ();

      g_assert_true (mp_project_list_load_query (list, query, NULL, NULL));
      values[i] = bench_now_ms () - start;
    }
  report_median (name, values, RUNS);
}

/* What a keystroke costs the main thread, until the answer is asked for; and until it is there. */
static void
bench_typing (MpStore *store)
{
  static const char *const typed[] = { "barg", "barga", "bargai", "bargain", "bargaini", "bargainin", "bargaining" };
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, MP_LOOKUP (store));
  double blocked[G_N_ELEMENTS (typed)], shown[G_N_ELEMENTS (typed)];

  mp_project_list_set_query (list, all);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (MpQuery) query = mp_query_with_text (all, typed[i], NULL, NULL);
      double start = bench_now_ms ();

      mp_project_list_set_query (list, query);
      blocked[i] = bench_now_ms () - start;
      while (mp_project_list_get_loading (list))
        g_main_context_iteration (NULL, TRUE);
      shown[i] = bench_now_ms () - start;
    }
  report_median ("keystroke-blocks", blocked, G_N_ELEMENTS (typed));
  report_median ("keystroke-until-shown", shown, G_N_ELEMENTS (typed));
}

/* The as-of day moves by @step days each time: what a frame of a drag of its line asks of the list. */
static void
bench_day (MpStore    *store,
           const char *name,
           const char *text,
           MpSort      sort,
           int         step)
{
  g_autoptr (MpProjectList) list = mp_project_list_new (mp_store_get_portfolio (store), MP_LOOKUP (store));
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpQuery) ordered = mp_query_with_sort (all, sort, FALSE);
  g_autoptr (MpQuery) query = mp_query_with_text (ordered, text, NULL, NULL);
  double values[31];

  g_assert_true (mp_project_list_load_query (list, query, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MpQuery) moved = mp_query_with_as_of (query, mp_query_get_as_of (query) - (int) (i + 1) * step);
      double start = bench_now_ms ();

      mp_project_list_set_query (list, moved);
      values[i] = bench_now_ms () - start;
    }
  report_median (name, values, G_N_ELEMENTS (values));
}

static void
bench_edit (MpStore *store)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (MpProjectList) list = mp_project_list_new (portfolio, MP_LOOKUP (store));
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  double edits[RUNS], undos[RUNS];

  mp_project_list_set_query (list, all);
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (MpChangeSet) set = mp_change_set_new ("Change Title");
      gint64 id = mp_project_list_get_summary (list, mp_project_list_get_n (list) / (i + 2))->id;
      g_autoptr (MpProjectRecord) project = mp_lookup_load_project (MP_LOOKUP (store), id, NULL, NULL);
      double start;

      mp_change_set_update_text (set, mp_project_record_get_project (project), MP_PROJECT_TITLE, "Another title");
      start = bench_now_ms ();
      bench_apply (MP_EDITOR (store), set);
      edits[i] = bench_now_ms () - start;
      start = bench_now_ms ();
      bench_await (MP_EDITOR (store), mp_editor_undo_async);
      undos[i] = bench_now_ms () - start;
    }
  report_median ("edit", edits, RUNS);
  report_median ("undo", undos, RUNS);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_autofree char *csv = g_build_filename (folder, "projects.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.mpower", NULL);
  g_autofree char *database = g_build_filename (folder, "floor.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpStore) store = NULL;

  g_assert_no_error (error);
  n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  bench_write_csv (csv, n_projects);
  bench_floor (folder, csv);

  store = bench_import (file, csv);
  mp_store_close (store);
  g_clear_object (&store);
  bench_open (file);

  store = mp_store_open (file, MP_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  bench_query (store, "sort-start", "", MP_SORT_START);
  bench_query (store, "sort-title-after-first", "", MP_SORT_TITLE);
  bench_query (store, "filter-status-and-country", "status:running country:MX", MP_SORT_START);
  bench_query (store, "search-common-word", "workers", MP_SORT_START);
  bench_query (store, "search-phrase", "\"collective bargaining\"", MP_SORT_START);
  bench_typing (store);
  bench_day (store, "as-of-day", "", MP_SORT_START, 1);
  bench_day (store, "as-of-day-status-order", "", MP_SORT_STATUS, 1);
  bench_day (store, "as-of-month-status-order", "", MP_SORT_STATUS, 30);
  bench_day (store, "as-of-month-running-by-time-left", "status:running", MP_SORT_LEFT, 30);
  bench_day (store, "as-of-month-word-running", "workers status:running", MP_SORT_START, 30);
  bench_edit (store);
  report ("peak-memory-of-all", bench_peak_memory_mib (), "MiB");
  mp_store_close (store);

  g_unlink (csv);
  g_unlink (path);
  g_unlink (database);
  g_rmdir (folder);
  return 0;
}
