/* bench-export.c: a timeline of many pages, and what the window feels of it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-export N: draws N projects as PDF in a thread; prints how long it takes, and the longest time
 * for which the main loop does nothing else.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>

#include "bench-common.h"
#include "timeline/mp-timeline-export.h"

typedef struct
{
  GAsyncResult *result;
  double last_ms;
  double longest_ms;
  guint n_told;
} Watch;

static void
breathe (Watch *watch)
{
  double now = bench_now_ms ();

  watch->longest_ms = MAX (watch->longest_ms, now - watch->last_ms);
  watch->last_ms = now;
}

static gboolean
breathe_cb (gpointer user_data)
{
  breathe (user_data);
  return G_SOURCE_CONTINUE;
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  ((Watch *) user_data)->n_told++;
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_set_object (&((Watch *) user_data)->result, result);
}

static void
bench_pdf (MpProjectList *list,
           GFile         *file,
           guint          n_projects)
{
  g_autoptr (GError) error = NULL;
  MpTimelineExportOptions options;
  Watch watch = { .last_ms = bench_now_ms () };
  double start = bench_now_ms ();
  guint source = g_timeout_add (1, breathe_cb, &watch);

  mp_timeline_export_options_init (&options);
  mp_timeline_export_to_file_async (list, &options, file, progress_cb, &watch, NULL, exported_cb, &watch);
  while (watch.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  breathe (&watch);
  g_source_remove (source);
  mp_timeline_export_to_file_finish (watch.result, &error);
  g_assert_no_error (error);
  g_object_unref (watch.result);
  printf ("export-pdf-%u %.0f ms\n", n_projects, bench_now_ms () - start);
  printf ("export-pdf-longest-stall-%u %.1f ms\n", n_projects, watch.longest_ms);
  printf ("export-pdf-told-%u %u times\n", n_projects, watch.n_told);
}

int
main (int   argc,
      char *argv[])
{
  guint n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_autofree char *csv = g_build_filename (folder, "projects.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.mpower", NULL);
  g_autofree char *pdf = g_build_filename (folder, "bench.pdf", NULL);
  g_autoptr (GFile) document = g_file_new_for_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpQuery) query = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpProjectList) list = NULL;
  double compared, applied;

  g_assert_no_error (error);
  gtk_init_check ();
  bench_write_csv (csv, n_projects);
  store = bench_import_csv (document, csv, n_projects, &compared, &applied);
  list = mp_project_list_new (mp_store_get_portfolio (store), MP_LOOKUP (store));
  mp_project_list_set_query (list, query);
  bench_pdf (list, file, n_projects);

  mp_store_close (store);
  g_unlink (csv);
  g_unlink (path);
  g_unlink (pdf);
  g_rmdir (folder);
  return 0;
}
