/* bench-match.c: a file of many projects against as many of a portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-match N: matches N projects of a file with N of a portfolio, all under other titles, so that
 * none is found by its name; then all under their own. Reading the file is not counted.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench-common.h"
#include "exchange/mp-import-private.h"

static guint n_projects;

static void
report (const char *name,
        double      value,
        const char *unit)
{
  printf ("match-%u-%s %.2f %s\n", n_projects, name, value, unit);
}

/* "workers rights project 7" → "for worker rights training 7" */
static void
rename_project (MpDraft *draft)
{
  MpRecord *project = mp_project_record_get_project (draft->project);
  g_autoptr (GString) title = g_string_new (mp_record_get_text (project, MP_PROJECT_TITLE));

  g_string_replace (title, " project", " training", 1);
  g_string_prepend (title, "for ");
  mp_record_set_text (project, MP_PROJECT_TITLE, title->str);
}

static void
bench_matching (MpStore    *store,
                const char *csv,
                const char *name,
                gboolean    renamed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (MpReader) reader = mp_reader_new_for_file (file, NULL, mp_portfolio_get_term_index (portfolio), NULL, &error);
  g_autofree char *found = g_strconcat (name, "-found", NULL);
  double start = bench_now_ms (), spent;
  guint n_found = 0;
  MpImportBase *base = mp_import_base_new (portfolio);
  MpImportMatcher *matcher = mp_import_matcher_new (base, MP_LOOKUP (store), NULL, &error);
  MpDraft *draft;

  g_assert_no_error (error);
  spent = bench_now_ms () - start;
  mp_reader_begin (reader, NULL, &error);
  while ((draft = mp_reader_next (reader, NULL, &error)))
    {
      MpMatch match;

      if (renamed)
        rename_project (draft);
      start = bench_now_ms ();
      mp_import_matcher_match (matcher, draft, &match);
      spent += bench_now_ms () - start;
      n_found += match.project != 0;
      mp_match_clear (&match);
      mp_draft_free (draft);
    }
  g_assert_no_error (error);
  report (name, spent, "ms");
  report (found, n_found, "projects");
  mp_import_matcher_free (matcher);
  mp_import_base_free (base);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_autofree char *csv = g_build_filename (folder, "projects.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.mpower", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpStore) store = NULL;
  double compared, applied;

  g_assert_no_error (error);
  n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  bench_write_csv (csv, n_projects);
  store = bench_import_csv (file, csv, n_projects, &compared, &applied);
  bench_matching (store, csv, "other-titles", TRUE);
  bench_matching (store, csv, "same-titles", FALSE);
  report ("peak-memory-of-all", bench_peak_memory_mib (), "MiB");
  mp_store_close (store);
  g_unlink (csv);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
