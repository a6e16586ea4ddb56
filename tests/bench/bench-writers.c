/* bench-writers.c: a portfolio as files of each format
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-writers N [FORMAT …]: writes N projects in each format; prints how long it takes, of the clock and of
 * the processor, how large the file is and how far it raised the peak of the memory.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "bench-common.h"
#include "exchange/mp-export.h"

static void
bench_format (MpStore    *store,
              const char *format,
              const char *folder,
              guint       n_projects)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, format, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 11, 23), .leave_out_notes = TRUE };
  g_autoptr (MpExport) export = mp_export_new (format, mp_store_get_portfolio (store), MP_LOOKUP (store), NULL, &options, &error);
  double before = bench_peak_memory_mib ();
  double start = bench_now_ms ();
  clock_t cpu = clock ();
  GStatBuf info;

  g_assert_no_error (error);
  mp_export_to_file (export, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_export_get_n_written (export), ==, n_projects);
  printf ("write-%s-%u %.0f ms\n", format, n_projects, bench_now_ms () - start);
  printf ("write-%s-cpu-%u %.0f ms\n", format, n_projects, (double) (clock () - cpu) * 1000.0 / CLOCKS_PER_SEC);
  printf ("write-%s-memory-%u %.1f MiB\n", format, n_projects, bench_peak_memory_mib () - before);
  if (g_stat (path, &info) == 0)
    printf ("write-%s-size-%u %.1f MiB\n", format, n_projects, (double) info.st_size / 1048576.0);
  fflush (stdout);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  guint n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  const char *const *formats = argc > 2 ? (const char *const *) argv + 2 : mp_export_get_formats ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_autofree char *csv = g_build_filename (folder, "projects.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.mpower", NULL);
  g_autoptr (GFile) document = g_file_new_for_path (path);
  g_autoptr (MpStore) store = NULL;
  double compared, applied;

  g_assert_no_error (error);
  bench_write_csv (csv, n_projects);
  store = bench_import_csv (document, csv, n_projects, &compared, &applied);
  g_unlink (csv);
  for (guint i = 0; formats[i]; i++)
    bench_format (store, formats[i], folder, n_projects);

  mp_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
