/* bench-iati.c: IATI activities in and out
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-iati N: reads, imports and writes a file of N activities, beside what xmllint takes to stream it.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench-common.h"
#include "exchange/mp-export.h"
#include "exchange/mp-reader.h"

static guint n_projects;

static void
report (const char *name,
        double      value,
        const char *unit)
{
  printf ("iati-%s-%u %.0f %s\n", name, n_projects, value, unit);
}

/* 1.3 KiB each, as the files of ministries have. */
static void
write_activities (const char *path)
{
  static const char *const words[] = { "workers", "rights", "labour", "union", "garment", "training", "inspection", "wage", "safety", "dialogue" };
  static const char *const countries[] = { "MX", "BR", "PE", "CO", "HN", "GT", "ID", "PH", "BD", "JO" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n", file);
  for (guint i = 0; i < n_projects; i++)
    {
      int year = g_rand_int_range (rand, 2005, 2026);
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 200)
        g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      fprintf (file,
               " <iati-activity xml:lang=\"en\" default-currency=\"USD\">\n  <iati-identifier>XM-DAC-41302-%u</iati-identifier>\n"
               "  <reporting-org ref=\"XM-DAC-41302\" type=\"40\"><narrative>International Labour Organization</narrative></reporting-org>\n"
               "  <title><narrative>%s %s project %u</narrative></title>\n  <description type=\"1\"><narrative>%s</narrative></description>\n"
               "  <participating-org role=\"1\" ref=\"US-GOV-17\" type=\"10\"><narrative>US Department of Labor</narrative></participating-org>\n"
               "  <participating-org role=\"4\"><narrative>Partner %d</narrative></participating-org>\n  <activity-status code=\"2\"/>\n"
               "  <activity-date type=\"1\" iso-date=\"%d-01-01\"/>\n  <activity-date type=\"3\" iso-date=\"%d-12-31\"/>\n"
               "  <recipient-country code=\"%s\" percentage=\"100\"/>\n  <sector vocabulary=\"1\" code=\"16070\"/>\n"
               "  <budget><period-start iso-date=\"%d-01-01\"/><period-end iso-date=\"%d-12-31\"/><value value-date=\"%d-01-01\">250000</value></budget>\n"
               "  <transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"%d-03-01\"/><value value-date=\"%d-03-01\">10000.50</value></transaction>\n"
               " </iati-activity>\n",
               i, words[g_rand_int_range (rand, 0, 10)], words[g_rand_int_range (rand, 0, 10)], i, text->str, g_rand_int_range (rand, 0, 500),
               year, year + 3, countries[g_rand_int_range (rand, 0, 10)], year, year, year, year, year);
    }
  fputs ("</iati-activities>\n", file);
  fclose (file);
}

/* The floor: going through the file without keeping anything. */
static void
bench_floor (const char *path)
{
  const char *argv[] = { "xmllint", "--stream", "--noout", path, NULL };
  double start = bench_now_ms ();
  int status;

  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) && status == 0)
    report ("floor-xmllint-stream", bench_now_ms () - start, "ms");
}

static void
bench_read (MpStore *store,
            GFile   *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = mp_reader_new_for_file (file, NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), NULL, &error);
  double start = bench_now_ms ();
  MpDraft *draft;
  guint n = 0;

  g_assert_no_error (error);
  mp_reader_begin (reader, NULL, &error);
  while ((draft = mp_reader_next (reader, NULL, &error)))
    {
      mp_draft_free (draft);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_projects);
  report ("read", bench_now_ms () - start, "ms");
  report ("read-peak-memory", bench_peak_memory_mib (), "MiB");
}

static void
bench_write (MpStore    *store,
             const char *path)
{
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 11, 23) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpExport) export = NULL;
  double start = bench_now_ms ();

  export = mp_export_new ("iati", mp_store_get_portfolio (store), MP_LOOKUP (store), NULL, &options, &error);
  g_assert_no_error (error);
  mp_export_to_file (export, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_export_get_n_written (export), ==, n_projects);
  report ("write", bench_now_ms () - start, "ms");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpower-bench-XXXXXX", &error);
  g_autofree char *xml = g_build_filename (folder, "activities.xml", NULL);
  g_autofree char *out = g_build_filename (folder, "out.xml", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.mpower", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.mpower", NULL);
  g_autoptr (GFile) xml_file = g_file_new_for_path (xml);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) empty_file = g_file_new_for_path (empty);
  g_autoptr (MpStore) store = NULL;
  double compared, applied;

  g_assert_no_error (error);
  n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  write_activities (xml);
  bench_floor (xml);
  store = mp_store_create (empty_file, "Empty", NULL, &error);
  g_assert_no_error (error);
  bench_read (store, xml_file);
  mp_store_close (store);
  g_clear_object (&store);

  store = bench_import_csv (file, xml, n_projects, &compared, &applied);
  report ("import-compare", compared, "ms");
  report ("import-apply", applied, "ms");
  bench_write (store, out);
  report ("peak-memory-of-all", bench_peak_memory_mib (), "MiB");
  mp_store_close (store);

  g_unlink (xml);
  g_unlink (out);
  g_unlink (path);
  g_unlink (empty);
  g_rmdir (folder);
  return 0;
}
