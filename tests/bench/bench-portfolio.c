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
#include <stdlib.h>
#include <string.h>

#include "base/mp-text.h"
#include "exchange/mp-import-plan.h"
#include "model/mp-project-list.h"
#include "store/mp-store.h"

#define RUNS 7

static guint n_projects;
static GAsyncResult *last_result;

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object (&last_result, result);
}

static GAsyncResult *
await (void)
{
  while (last_result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&last_result);
}

static void
report (const char *name,
        double      value,
        const char *unit)
{
  printf ("%s-%u %.3f %s\n", name, n_projects, value, unit);
  fflush (stdout);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report_median (const char *name,
               double     *values,
               guint       n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  report (name, values[n / 2], "ms");
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static void
generate_csv (const char *path)
{
  static const char *const countries[] = { "Mexico", "Brazil", "Peru", "Colombia", "Honduras", "Guatemala", "Indonesia", "Philippines", "Bangladesh", "Jordan", "Georgia", "Lesotho", "Liberia", "Nigeria", "Malaysia" };
  static const char *const sectors[] = { "Construction", "Education", "Commerce", "Mining", "Health services", "Chemical industries", "Public service" };
  static const char *const words[] = { "workers", "rights", "labour", "union", "mining", "garment", "training", "inspection", "wage", "safety", "dialogue", "women", "rural", "supply", "chain", "bargaining", "migrant", "health", "legal", "reform" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("title,start,end,countries,sectors,summary\n", file);
  for (guint i = 0; i < n_projects; i++)
    {
      int year = g_rand_int_range (rand, 2005, 2028);
      guint c = g_rand_int_range (rand, 0, 13), s = g_rand_int_range (rand, 0, 6);
      g_autoptr (GString) summary = g_string_new (NULL);

      while (summary->len < 195)
        g_string_append_printf (summary, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      fprintf (file, "%s %s project %u,%d-%02d-01,%d-%02d-28,%s; %s; %s,%s; %s,%s\n", words[g_rand_int_range (rand, 0, 20)], words[g_rand_int_range (rand, 0, 20)], i,
               year, g_rand_int_range (rand, 1, 13), year + g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 1, 13),
               countries[c], countries[c + 1], countries[c + 2], sectors[s], sectors[s + 1], summary->str);
    }
  fclose (file);
}

/* The floor: the same rows into one plain table. */
static void
bench_floor (const char *folder,
             const char *csv)
{
  g_autofree char *database = g_build_filename (folder, "floor.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv %s t", csv);
  const char *argv[] = { "sqlite3", database, command, NULL };
  double start = now_ms ();
  int status;

  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) && status == 0)
    report ("floor-sqlite3-import", now_ms () - start, "ms");
}

static void
bench_import (MpStore    *store,
              const char *csv)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  g_autoptr (GError) error = NULL;
  double start = now_ms ();
  g_autoptr (MpReader) reader = mp_reader_new_for_file (file, NULL, mp_portfolio_get_term_index (portfolio), NULL, &error);
  g_autoptr (MpImportPlan) plan = NULL;
  GAsyncResult *result;
  double planned;

  g_assert_no_error (error);
  mp_import_plan_new_async (reader, portfolio, MP_LOOKUP (store), mp_date_from_ymd (2026, 11, 23), NULL, NULL, NULL, keep_result_cb, NULL);
  result = await ();
  plan = mp_import_plan_new_finish (result, &error);
  g_object_unref (result);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, n_projects);
  planned = now_ms ();

  mp_import_plan_apply_async (plan, MP_EDITOR (store), NULL, keep_result_cb, NULL);
  result = await ();
  mp_import_plan_apply_finish (plan, result, &error);
  g_object_unref (result);
  g_assert_no_error (error);
  report ("import-csv-compare", planned - start, "ms");
  report ("import-csv-apply", now_ms () - planned, "ms");
  report ("import-csv", now_ms () - start, "ms");
}

static void
bench_open (GFile *file)
{
  double values[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now_ms ();
      g_autoptr (MpStore) store = mp_store_open (file, MP_STORE_OPEN_DEFAULT, NULL, &error);

      g_assert_no_error (error);
      values[i] = now_ms () - start;
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
      double start = now_ms ();

      g_assert_true (mp_project_list_load_query (list, query, NULL, NULL));
      values[i] = now_ms () - start;
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
      double start = now_ms ();

      mp_project_list_set_query (list, query);
      blocked[i] = now_ms () - start;
      while (mp_project_list_get_loading (list))
        g_main_context_iteration (NULL, TRUE);
      shown[i] = now_ms () - start;
    }
  report_median ("keystroke-blocks", blocked, G_N_ELEMENTS (typed));
  report_median ("keystroke-until-shown", shown, G_N_ELEMENTS (typed));
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
      g_autoptr (GError) error = NULL;
      GAsyncResult *result;
      double start;

      mp_change_set_update_text (set, mp_project_record_get_project (project), MP_PROJECT_TITLE, "Another title");
      start = now_ms ();
      mp_editor_apply_async (MP_EDITOR (store), set, NULL, keep_result_cb, NULL);
      result = await ();
      mp_editor_apply_finish (MP_EDITOR (store), result, &error);
      edits[i] = now_ms () - start;
      g_object_unref (result);
      g_assert_no_error (error);

      start = now_ms ();
      mp_editor_undo_async (MP_EDITOR (store), NULL, keep_result_cb, NULL);
      result = await ();
      mp_editor_undo_finish (MP_EDITOR (store), result, &error);
      undos[i] = now_ms () - start;
      g_object_unref (result);
      g_assert_no_error (error);
    }
  report_median ("edit", edits, RUNS);
  report_median ("undo", undos, RUNS);
}

static void
report_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (line = strstr (status, "VmHWM:")))
    report ("peak-memory-of-all", (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024.0, "MiB");
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
  generate_csv (csv);
  bench_floor (folder, csv);

  store = mp_store_create (file, "Bench", NULL, &error);
  g_assert_no_error (error);
  bench_import (store, csv);
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
  bench_edit (store);
  report_peak_memory ();
  mp_store_close (store);

  g_unlink (csv);
  g_unlink (path);
  g_unlink (database);
  g_rmdir (folder);
  return 0;
}
