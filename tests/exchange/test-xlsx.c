/* test-xlsx.c: workbooks
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <locale.h>

#include "base/mp-error.h"
#include "exchange/mp-xlsx-book.h"
#include "exchange/mp-xlsx-timeline.h"
#include "xlsx-fixture.h"

static const char portfolio[] =
  "{\"format\":\"mpower-portfolio\",\"version\":1,\n"
  "\"portfolio\":[{\"uuid\":\"b1f6f9a2-0a3e-4a5b-9d6e-0c2f5b1a7e01\",\"title\":\"Rights & work\"}],\n"
  "\"vocabulary\":[{\"key\":\"topic\",\"title\":\"Our topics\"}],\n"
  "\"term\":[{\"vocabulary\":\"topic\",\"code\":\"a\",\"term_name\":[{\"kind\":\"name\",\"language\":\"en\",\"text\":\"Heat; dust\"}]}],\n"
  "\"partner\":[{\"uuid\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"name\":\"Bureau\",\"acronym\":\"B\",\"kind\":\"ministry\",\"country\":\"US\"}],\n"
  "\"project\":[\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31\",\"title\":\"First\",\"position\":1,\"note\":\"secret one\","
  "\"project_name\":[{\"kind\":\"acronym\",\"text\":\"FIRST\"}],"
  "\"narrative\":[{\"field\":\"summary\",\"language\":\"en\",\"text\":\"=1+1\",\"origin\":\"original\"},"
  "{\"field\":\"summary\",\"language\":\"es\",\"text\":\"Uno.\",\"origin\":\"translated\",\"checked_by\":\"Ana\"}],"
  "\"date_revision\":[{\"kind\":\"planned-start\",\"day\":\"2026-02-01\",\"precision\":\"month\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2026-04-30\",\"precision\":\"day\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2026-06-30\",\"precision\":\"day\",\"recorded_on\":\"2026-03-01\",\"reason\":\"no-cost-extension\",\"note\":\"secret two\"}],"
  "\"role\":[{\"partner\":\"d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21\",\"role\":\"donor\",\"share\":7500}],"
  "\"project_term\":[{\"term\":\"country/MX\",\"share\":5000,\"standing\":\"found\"},{\"term\":\"topic/a\",\"standing\":\"stated\"}],"
  "\"funding\":[{\"kind\":\"budget\",\"amount\":123456,\"currency\":\"USD\",\"qualifier\":\"up-to\",\"fiscal_year\":2026},"
  "{\"kind\":\"budget\",\"amount\":5000,\"currency\":\"JPY\",\"qualifier\":\"exact\"}],"
  "\"milestone\":[{\"kind\":\"report-due\",\"title\":\"+Report\",\"planned_day\":\"2026-01-01\",\"planned_precision\":\"year\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e32\",\"title\":\"@Second\",\"position\":2,"
  "\"date_revision\":[{\"kind\":\"planned-start\",\"day\":\"2026-01-01\",\"precision\":\"year\",\"reason\":\"original\"},"
  "{\"kind\":\"planned-end\",\"day\":\"2027-02-28\",\"precision\":\"day\",\"reason\":\"original\"}],"
  "\"funding\":[{\"kind\":\"budget\",\"amount\":123456,\"currency\":\"USD\",\"qualifier\":\"up-to\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e33\",\"title\":\"-Third\",\"position\":3,"
  "\"date_revision\":[{\"kind\":\"actual-start\",\"day\":\"2026-03-05\",\"precision\":\"day\",\"reason\":\"original\"}]},\n"
  "{\"uuid\":\"91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e34\",\"title\":\"Fourth _x0041_ <&>\",\"position\":4}\n"
  "]}\n";

static MpExport *
export_as (Exchange   *self,
           const char *name,
           gboolean    leave_out_notes,
           char      **path)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 6, 1), .leave_out_notes = leave_out_notes, .query = "Country: Mexico" };
  MpExport *export = mp_export_new ("xlsx", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_autoptr (GFile) file = NULL;

  g_assert_no_error (error);
  *path = g_build_filename (self->folder, name, NULL);
  file = g_file_new_for_path (*path);
  mp_export_to_file (export, file, NULL, &error);
  g_assert_no_error (error);
  return export;
}

static void
assert_cell (const char *sheet,
             const char *row,
             const char *column,
             const char *expected)
{
  g_autofree char *cell = xlsx_get_cell (sheet, row, column);

  g_assert_cmpstr (cell, ==, expected);
}

static void
test_projects (Exchange      *self,
               gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autofree char *sheet = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  export = export_as (self, "a.xlsx", TRUE, &path);
  g_assert_cmpuint (mp_export_get_n_written (export), ==, 4);
  g_assert_cmpuint (mp_export_get_n_left_out (export), ==, 0);
  sheet = xlsx_read_sheet (path, "Projects");
  assert_cell (sheet, "First|", "Short name", "FIRST");
  assert_cell (sheet, "First|", "Status", "Ending Soon");
  assert_cell (sheet, "First|", "Start", "46054 [mmm yyyy]");
  assert_cell (sheet, "First|", "End", "46203 [d mmm yyyy]");
  assert_cell (sheet, "First|", "Countries", "Mexico 50% (?)");
  assert_cell (sheet, "First|", "Other Terms", "Our topics: \"Heat; dust\"");
  assert_cell (sheet, "First|", "Partners", "Bureau (Donor)");
  /* Two currencies have no sum. */
  assert_cell (sheet, "First|", "Amount", "");
  assert_cell (sheet, "First|", "Summary", "=1+1");
  assert_cell (sheet, "First|", "UUID", "91c7f1d8-3b34-4f0c-8b3a-6d9a5a0c4e31");
  assert_cell (sheet, "@Second|", "Start", "46023 [yyyy]");
  assert_cell (sheet, "@Second|", "Amount", "1234.56 [\"\xe2\x89\x88 \"#,##0.00]");
  assert_cell (sheet, "@Second|", "Currency", "USD");
  assert_cell (sheet, "-Third|", "End", "");
  assert_cell (sheet, "Fourth _x005F_x0041_ <&>|", "Status", "Unknown");
}

static void
test_every_fact_has_a_row (Exchange      *self,
                           gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autofree char *partners = NULL, *dates = NULL, *funding = NULL, *milestones = NULL, *texts = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  export = export_as (self, "a.xlsx", FALSE, &path);
  partners = xlsx_read_sheet (path, "Partners");
  assert_cell (partners, "First|", "Partner", "Bureau");
  assert_cell (partners, "First|", "Role", "Donor");
  assert_cell (partners, "First|", "Share", "0.75 [0.##%]");
  assert_cell (partners, "First|", "UUID of the Partner", "d5b2c9c0-6a0b-4a34-8f51-0b7f9f0a6b21");
  dates = xlsx_read_sheet (path, "Dates");
  g_assert_nonnull (strstr (dates, "First|Planned end|46142 [d mmm yyyy]|Day||Original"));
  g_assert_nonnull (strstr (dates, "First|Planned end|46203 [d mmm yyyy]|Day|46082 [d mmm yyyy]|No-cost extension||secret two|91c7f1d8"));
  funding = xlsx_read_sheet (path, "Funding");
  g_assert_nonnull (strstr (funding, "First|Budget|1234.56 [#,##0.00]|USD|Up to|2026"));
  g_assert_nonnull (strstr (funding, "First|Budget|5000 [#,##0]|JPY|Exactly"));
  milestones = xlsx_read_sheet (path, "Milestones");
  assert_cell (milestones, "First|", "Title", "+Report");
  assert_cell (milestones, "First|", "Planned for", "46023 [yyyy]");
  texts = xlsx_read_sheet (path, "Texts");
  g_assert_nonnull (strstr (texts, "Uno."));
}

static void
test_notes_and_names_stay (Exchange      *self,
                           gconstpointer  data)
{
  static const char *const sheets[] = { "Projects", "Partners", "Dates", "Funding", "Milestones", "Timeline", "Events", "Texts", "Related Projects", "Free Fields", "About" };
  guint n_secrets = 0;

  exchange_import (self->store, "portfolio.json", portfolio);
  for (guint leave_out = 0; leave_out < 2; leave_out++)
    {
      g_autofree char *path = NULL;
      g_autoptr (MpExport) export = export_as (self, "a.xlsx", leave_out, &path);

      for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
        {
          g_autofree char *sheet = xlsx_read_sheet (path, sheets[i]);

          g_assert_nonnull (sheet);
          g_assert_null (strstr (sheet, "Ana"));
          if (strstr (sheet, "secret"))
            {
              g_assert_false (leave_out);
              n_secrets++;
            }
        }
    }
  g_assert_cmpuint (n_secrets, ==, 2);
}

static void
test_timeline (Exchange      *self,
               gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (MpExport) export = NULL;
  g_autofree char *sheet = NULL;
  g_auto (GStrv) lines = NULL;

  exchange_import (self->store, "portfolio.json", portfolio);
  export = export_as (self, "a.xlsx", TRUE, &path);
  sheet = xlsx_read_sheet (path, "Timeline");
  lines = g_strsplit (sheet, "\n", -1);
  g_assert_cmpstr (lines[0], ==,
                   "Title|Status|Start|End|Jan 2026|Feb 2026|Mar 2026|Apr 2026|May 2026|Jun 2026|Jul 2026|Aug 2026|Sep 2026|Oct 2026|Nov 2026|Dec 2026|Jan 2027|Feb 2027|Mar 2027");
  g_assert_cmpstr (lines[1], ==, "First|Ending Soon|46054 [mmm yyyy]|46203 [d mmm yyyy]||◐|◐|◐|◐|◐");
  /* When it began in 2026 is not known. */
  g_assert_cmpstr (lines[2], ==, "@Second|Running|46023 [yyyy]|46446 [d mmm yyyy]|?|?|?|?|?|?|?|?|?|?|?|?|●|●");
  g_assert_cmpstr (lines[3], ==, "-Third|Running|46086 [d mmm yyyy]||||●|→");
  g_assert_cmpstr (lines[4], ==, "Fourth _x005F_x0041_ <&>|Unknown");
}

/* However long the time is, the columns can be looked over. */
static void
test_timeline_columns (Exchange      *self,
                       gconstpointer  data)
{
  static const struct
  {
    int first, last;
    const char *header;
  } spans[] = {
    { 2026, 2026, "Jan 2026" }, { 2020, 2026, "Jan–Mar 2020" }, { 1990, 2040, "1990" }, { 1901, 2102, "1900–1904" }, { 1, 9999, "0–199" },
  };

  exchange_import (self->store, "portfolio.json", portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GError) error = NULL;
      MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 6, 1) };
      g_autoptr (MpExport) export = mp_export_new ("xlsx", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
      g_autoptr (MpXlsxBook) book = NULL;
      g_autofree char *path = g_build_filename (self->folder, "t.xlsx", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
      g_autofree char *sheet = NULL;
      g_autofree char *header = g_strdup_printf ("Title|Status|Start|End|%s|", spans[i].header);
      MpXlsxTimeline timeline;

      export->first = mp_date_from_ymd (spans[i].first, 1, 1);
      export->last = mp_date_from_ymd (spans[i].last, 12, 31);
      book = mp_xlsx_book_new (export, &error);
      g_assert_no_error (error);
      mp_xlsx_timeline_init (&timeline, book, mp_xlsx_book_add_sheet (book, "T"));
      g_assert_cmpint (timeline.n, <=, 72);
      g_assert_cmpint (timeline.n * timeline.step, >=, (spans[i].last - spans[i].first + 1) * 12);
      mp_xlsx_book_close (book, G_OUTPUT_STREAM (stream), NULL, &error);
      g_assert_no_error (error);
      g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
      g_assert_no_error (error);
      sheet = xlsx_read_sheet (path, "T");
      if (!g_str_has_prefix (sheet, header))
        g_assert_cmpstr (sheet, ==, header);
    }
}

static void
test_same_bytes (Exchange      *self,
                 gconstpointer  data)
{
  g_autofree char *first = NULL, *second = NULL, *a = NULL, *b = NULL, *core = NULL, *book = NULL, *timeline = NULL;
  g_autoptr (MpExport) one = NULL;
  g_autoptr (MpExport) other = NULL;
  gsize n, m;

  exchange_import (self->store, "portfolio.json", portfolio);
  one = export_as (self, "a.xlsx", TRUE, &first);
  /* The time in the file is not that of the clock. */
  g_usleep (1100 * 1000);
  other = export_as (self, "b.xlsx", TRUE, &second);
  g_assert_true (g_file_get_contents (first, &a, &n, NULL) && g_file_get_contents (second, &b, &m, NULL));
  g_assert_cmpmem (a, n, b, m);
  core = xlsx_read_part (first, "docProps/core.xml");
  g_assert_nonnull (strstr (core, "2026-06-01T00:00:00Z"));
  g_assert_nonnull (strstr (core, "Rights &amp; work"));
  g_assert_nonnull (strstr (core, "Country: Mexico"));
  book = xlsx_read_part (first, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (book, "state=\"frozen\""));
  g_assert_nonnull (strstr (book, "<autoFilter ref=\"A1:AA5\"/>"));
  timeline = xlsx_read_part (first, "xl/worksheets/sheet6.xml");
  g_assert_nonnull (strstr (timeline, "<autoFilter ref=\"A1:D5\"/>"));
}

static void
test_limits (Exchange      *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = 0 };
  g_autoptr (MpExport) export = mp_export_new ("xlsx", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_autoptr (MpXlsxBook) book = mp_xlsx_book_new (export, &error);
  MpXlsxSheet *sheet;
  guint n = 1;

  g_assert_no_error (error);
  sheet = mp_xlsx_book_add_sheet (book, "Things");
  while (mp_xlsx_sheet_next_row (sheet, &error))
    n++;
  g_assert_cmpuint (n, ==, 1048576);
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "Things"));
}

static void
test_long_texts_are_cut_and_told (Exchange      *self,
                                  gconstpointer  data)
{
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *csv = g_strdup_printf ("title,summary\nLong,%s\nShort,x\n", text);
  g_autofree char *path = NULL, *sheet = NULL, *cell = NULL, *words = NULL;
  g_autoptr (MpExport) export = NULL;

  exchange_import (self->store, "a.csv", csv);
  export = export_as (self, "a.xlsx", TRUE, &path);
  sheet = xlsx_read_sheet (path, "Projects");
  cell = xlsx_get_cell (sheet, "Long|", "Summary");
  g_assert_cmpuint (strlen (cell), ==, 32767);
  words = mp_export_describe (export);
  g_assert_cmpstr (words, ==, "2 projects written, 2 fields not representable in this format: text longer than 32,767 characters, which was cut (2)");
}

static const struct
{
  const char *text;
  const char *clean;
} texts[] = {
  { "plain", NULL }, { "_x", NULL }, { "a_x0041_b", "a_x005F_x0041_b" }, { "_x00_", NULL }, { "\xef\xbf\xbf!", "\xef\xbf\xbd!" }, { "_x004g_", NULL },
};

static void
test_clean_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean cut;
      g_autofree char *clean = mp_xlsx_clean_text (texts[i].text, &cut);

      g_assert_false (cut);
      if (clean)
        g_assert_cmpstr (clean, ==, texts[i].clean ? texts[i].clean : texts[i].text);
      else
        g_assert_null (texts[i].clean);
    }
}

/* What has no column is counted, and what has one is not. */
static void
test_left_out (Exchange      *self,
               gconstpointer  data)
{
  static const struct
  {
    const char *format;
    guint n;
  } formats[] = { { "csv", 4 }, { "tsv", 4 }, { "list", 4 }, { "json", 0 }, { "xlsx", 0 } };

  exchange_import (self->store, "portfolio.json", portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      MpExportOptions options = { .as_of = 0 };
      g_autoptr (MpExport) export = mp_export_new (formats[i].format, mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autofree char *words = NULL;

      /* Written twice it is not counted twice. */
      g_assert_true (mp_export_write (export, stream, NULL, &error) && mp_export_write (export, stream, NULL, &error));
      g_assert_cmpuint (mp_export_get_n_left_out (export), ==, formats[i].n);
      words = mp_export_describe (export);
      g_assert_cmpstr (words, ==, formats[i].n == 0 ? "4 projects written" :
                       "4 projects written, 4 fields not representable in this format: Date (1), Text (1), Term (1), Milestone (1)");
    }
}

static void
test_no_place_for_a_file (Exchange      *self,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = 0 };
  g_autoptr (MpExport) export = mp_export_new ("xlsx", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_autofree char *path = g_build_filename (self->folder, "none", "a.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *old = NULL;

  g_assert_false (mp_export_to_file (export, file, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_free (path);
  path = exchange_write_file (self, "old.xlsx", "old", -1);
  g_clear_object (&file);
  file = g_file_new_for_path (path);
  g_cancellable_cancel (cancellable);
  g_assert_false (mp_export_to_file (export, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  g_assert_cmpstr (old, ==, "old");
}

#define XLSX_ADD(name, func) g_test_add ("/xlsx/" name, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  XLSX_ADD ("projects-are-rows-with-real-dates-and-numbers", test_projects);
  XLSX_ADD ("every-fact-has-a-row", test_every_fact_has_a_row);
  XLSX_ADD ("notes-leave-when-asked-for-persons-never", test_notes_and_names_stay);
  XLSX_ADD ("timeline-says-what-is-known", test_timeline);
  XLSX_ADD ("timeline-has-few-columns", test_timeline_columns);
  XLSX_ADD ("same-portfolio-same-bytes", test_same_bytes);
  XLSX_ADD ("too-many-rows-are-refused", test_limits);
  XLSX_ADD ("long-texts-are-cut-and-told", test_long_texts_are_cut_and_told);
  g_test_add_func ("/xlsx/texts-are-what-they-were", test_clean_text);
  XLSX_ADD ("what-has-no-place-is-counted", test_left_out);
  XLSX_ADD ("old-file-stays-when-cancelled", test_no_place_for_a_file);
  return g_test_run ();
}
