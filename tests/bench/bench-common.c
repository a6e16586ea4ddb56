/* bench-common.c: what the benchmarks share
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-common.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/mp-import-plan.h"

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

double
bench_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bench_median (double *values,
              guint   n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  return values[n / 2];
}

double
bench_peak_memory_mib (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  return line ? (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024.0 : 0.0;
}

void
bench_write_csv (const char *path,
                 guint       n_projects)
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

MpStore *
bench_import_csv (GFile      *document,
                  const char *csv,
                  guint       n_projects,
                  double     *compared_ms,
                  double     *applied_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  g_autoptr (GAsyncResult) compared = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  MpStore *store = mp_store_create (document, "Bench", NULL, &error);
  MpPortfolio *portfolio;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  double start = bench_now_ms ();

  g_assert_no_error (error);
  portfolio = mp_store_get_portfolio (store);
  reader = mp_reader_new_for_file (file, NULL, mp_portfolio_get_term_index (portfolio), NULL, &error);
  g_assert_no_error (error);
  mp_import_plan_new_async (reader, portfolio, MP_LOOKUP (store), mp_date_from_ymd (2026, 11, 23), NULL, NULL, NULL, keep_result_cb, &compared);
  wait_for (&compared);
  plan = mp_import_plan_new_finish (compared, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, n_projects);
  *compared_ms = bench_now_ms () - start;

  mp_import_plan_apply_async (plan, MP_EDITOR (store), NULL, keep_result_cb, &applied);
  wait_for (&applied);
  mp_import_plan_apply_finish (plan, applied, &error);
  g_assert_no_error (error);
  *applied_ms = bench_now_ms () - start - *compared_ms;
  return store;
}

void
bench_apply (MpEditor    *editor,
             MpChangeSet *set)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mp_editor_apply_async (editor, set, NULL, keep_result_cb, &result);
  wait_for (&result);
  mp_editor_apply_finish (editor, result, &error);
  g_assert_no_error (error);
}

void
bench_await (MpEditor *editor,
             void (*start) (MpEditor *editor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data))
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  start (editor, NULL, keep_result_cb, &result);
  wait_for (&result);
  mp_editor_undo_finish (editor, result, &error);
  g_assert_no_error (error);
}
