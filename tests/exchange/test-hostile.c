/* test-hostile.c: files that are not what they should be
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include "base/mp-error.h"
#include "exchange/mp-digest.h"
#include "exchange/mp-line-input.h"

/* All lines of some bytes, "/" behind each; the error instead where there is one. */
static char *
read_all (const char   *data,
          gsize         length,
          guint        *fallback_line,
          GError      **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (MpLineInput) input = mp_line_input_new_for_bytes (bytes, "file");
  GString *out = g_string_new (NULL);
  GError *local_error = NULL;
  const char *line;
  gsize n;

  if (mp_line_input_open (input, NULL, &local_error))
    {
      while ((line = mp_line_input_read (input, &n, NULL, &local_error)))
        {
          g_assert_cmpuint (strlen (line), ==, n);
          g_string_append_printf (out, "%s/", line);
        }
    }
  if (fallback_line)
    *fallback_line = mp_line_input_get_fallback_line (input);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      g_string_free (out, TRUE);
      return NULL;
    }
  g_assert_cmpfloat (mp_line_input_get_fraction (input), ==, length > 0 ? 1.0 : 0.0);
  return g_string_free (out, FALSE);
}

#define TEXT(s) s, sizeof s - 1

static const struct
{
  const char *bytes;
  gsize length;
  const char *lines;
  guint fallback_line;
} encodings[] = {
  { TEXT (""), "", 0 },
  { TEXT ("a"), "a/", 0 },
  { TEXT ("a\nb"), "a/b/", 0 },
  { TEXT ("a\r\nb\r\n"), "a/b/", 0 },
  { TEXT ("a\rb\r"), "a/b/", 0 },
  { TEXT ("a\n\n\r\n\rb"), "a////b/", 0 },
  { TEXT ("\xef\xbb\xbf" "a\n"), "a/", 0 },
  { TEXT ("caf\xc3\xa9\n"), "caf\xc3\xa9/", 0 },
  { TEXT ("\xff\xfe" "a\0\xe9\0\n\0\x34\xd8\x1e\xdd"), "a\xc3\xa9/\xf0\x9d\x84\x9e/", 0 },
  { TEXT ("\xfe\xff\0a\0\xe9\0\n\0b"), "a\xc3\xa9/b/", 0 },
  { TEXT ("ok\ncaf\xe9 \x93x\x94 \x80\n"), "ok/caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d \xe2\x82\xac/", 2 },
};

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      guint fallback_line;
      g_autofree char *lines = read_all (encodings[i].bytes, encodings[i].length, &fallback_line, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lines, ==, encodings[i].lines);
      g_assert_cmpuint (fallback_line, ==, encodings[i].fallback_line);
    }
}

static const struct
{
  const char *bytes;
  gsize length;
  int code;
  const char *words; /* in the message */
} refused[] = {
  { TEXT ("a\0b"), MP_ERROR_UNSUPPORTED, "not a text file: line 1 " },
  { TEXT ("a\nb\n\0"), MP_ERROR_UNSUPPORTED, "not a text file: line 3 " },
  { TEXT ("T\0i\0t\0l\0e\0\n\0"), MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { TEXT ("\0T\0i\0t\0l\0e\0\n"), MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { TEXT ("\xff\xfe\0\0T\0\0\0"), MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { TEXT ("\0\0\xfe\xff\0\0\0T"), MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { TEXT ("PK\3\4\x14\0\6\0"), MP_ERROR_UNSUPPORTED, "save it as CSV" },
  { TEXT ("%PDF-1.7\n\xe2\xe3"), MP_ERROR_UNSUPPORTED, "PDF" },
  { TEXT ("SQLite format 3\0\x10\0"), MP_ERROR_UNSUPPORTED, "open it instead" },
  { TEXT ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), MP_ERROR_UNSUPPORTED, "not a text file" },
  { TEXT ("caf\xc3\xa9\nna\xc3\xafve\nbro\xc3ken\n"), MP_ERROR_INVALID, "line 3" },
  { TEXT ("one\ntwo\xc3\xa9\nthree \xff\n"), MP_ERROR_INVALID, "line 3" },
  { TEXT ("one\ncut \xc3\xa9 \xe2\x80"), MP_ERROR_INVALID, "line 2" },
  { TEXT ("one\nodd \x81 byte\n"), MP_ERROR_INVALID, "line 2" },
  { TEXT ("\xff\xfe\x61"), MP_ERROR_INVALID, "line 1" },
  { TEXT ("\xff\xfe\x61\0\n\0\0\xdc"), MP_ERROR_INVALID, "line 2" },
  { TEXT ("\xff\xfe\x61\0\0\0"), MP_ERROR_UNSUPPORTED, "not a text file" },
};

static void
test_what_is_no_text_is_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lines = read_all (refused[i].bytes, refused[i].length, NULL, &error);

      g_test_message ("%u: %s", i, error ? error->message : lines);
      g_assert_null (lines);
      g_assert_error (error, MP_ERROR, refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].words));
      g_assert_nonnull (strstr (error->message, "file"));
    }
}

/* Signs and ends of lines that are cut by the end of a block of 64 KiB. */
static void
test_blocks_do_not_show (void)
{
  for (guint shift = 0; shift < 8; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *lines = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      g_string_append (expected, text->str);
      for (guint i = 0; i < 30000; i++)
        {
          g_string_append (text, "\xe0\xa6\xaf\xf0\x9d\x84\x9e\r\n");
          g_string_append (expected, "\xe0\xa6\xaf\xf0\x9d\x84\x9e/");
        }
      lines = read_all (text->str, text->len, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_equal (lines, expected->str));
    }
}

static void
test_checksum_is_of_the_bytes (void)
{
  static const char text[] = "\xef\xbb\xbf" "a\r\nb\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (MpLineInput) input = mp_line_input_new_for_bytes (bytes, "file");
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mp_line_input_open (input, NULL, NULL));
      g_assert_null (mp_line_input_get_sha256 (input));
      g_assert_nonnull (mp_line_input_read (input, NULL, NULL, NULL));
      g_assert_true (mp_line_input_drain (input, NULL, NULL));
      g_assert_cmpstr (mp_line_input_get_sha256 (input), ==, checksum);
    }
}

/* Of small pieces and of large ones, with more of them than wait in the queue; given up in the middle too. */
static void
test_checksum_does_not_depend_on_the_pieces (void)
{
  static const gsize pieces[] = { 1000, 64u << 10, (64u << 10) + 1, 3u << 20 };
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *checksum = NULL;

  for (guint32 i = 0; i < (1u << 20); i++)
    g_byte_array_append (data, (const guint8 *) &i, 3);
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data->data, data->len);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (MpDigest) whole = mp_digest_new ();
      g_autoptr (MpDigest) given_up = mp_digest_new ();
      g_autofree char *made = NULL;

      for (gsize at = 0; at < data->len; at += pieces[i])
        mp_digest_update (whole, data->data + at, MIN (pieces[i], data->len - at));
      mp_digest_update (given_up, data->data, data->len / 2);
      made = mp_digest_finish (whole);
      g_assert_cmpstr (made, ==, checksum);
    }
}

static MpImportPlan *
plan_bytes (MpStore     *store,
            const char  *name,
            GString     *text,
            GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (MpReader) reader = mp_reader_new_for_bytes (bytes, name, NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), error);

  return reader ? exchange_plan (store, reader, "2026-11-23", error) : NULL;
}

static void
append_many (GString    *text,
             const char *piece,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
test_line_of_50_mb (Exchange      *self,
                    gconstpointer  data)
{
  static const char *const starts[] = { "Title,Start\nA,2020\n", "Title,Start\n\"", "{\"format\":\"mpower-portfolio\",\"version\":1,\n\"project\":[\n{\"title\":\"" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) text = g_string_new (starts[i]);
      g_autoptr (GError) error = NULL;

      append_many (text, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", (50u << 20) / 64);
      g_assert_null (plan_bytes (self->store, "long", text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "line"));
      g_assert_nonnull (strstr (error->message, "16.0"));
    }
}

static void
test_open_quotation_mark (Exchange      *self,
                          gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Title,Start\nA,2020\n\"B,2021\n");
  g_autoptr (GError) error = NULL;

  append_many (text, "C,2022\n", 1000);
  g_assert_null (plan_bytes (self->store, "open.csv", text, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_clear_error (&error);

  append_many (text, "a line that belongs to it, 2022\n", 600000);
  g_assert_null (plan_bytes (self->store, "open.csv", text, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static void
test_100000_columns (Exchange      *self,
                     gconstpointer  data)
{
  g_autoptr (GString) wide_header = g_string_new ("Title");
  g_autoptr (GString) wide_row = g_string_new ("Title,Start\nA,2020");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  append_many (wide_header, ",x", 100000);
  g_assert_null (plan_bytes (self->store, "wide.csv", wide_header, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_clear_error (&error);

  append_many (wide_row, ",x", 100000);
  plan = plan_bytes (self->store, "wide.csv", wide_row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, 1);
  g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), "too-many-cells", 2));
}

static void
test_no_project (Exchange      *self,
                 gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *text;
    int code;
  } files[] = {
    { "empty.csv", "", MP_ERROR_NOT_FOUND },
    { "header.csv", "Title,Start\n", MP_ERROR_NOT_FOUND },
    { "blank.csv", "Title,Start\n\n\n  \n", MP_ERROR_NOT_FOUND },
    { "other.csv", "Colour,Size\nred,5\n", MP_ERROR_INVALID },
    { "empty.json", "{\"format\":\"mpower-portfolio\",\"version\":1}", MP_ERROR_NOT_FOUND },
    { "novel", "It was a dark and stormy night.\nThe rain fell in torrents.\n", MP_ERROR_UNSUPPORTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new (files[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (plan_bytes (self->store, files[i].name, text, &error));
      g_test_message ("%s: %s", files[i].name, error->message);
      g_assert_error (error, MP_ERROR, files[i].code);
      g_assert_nonnull (strstr (error->message, files[i].name));
    }
}

/* Titles of any kind come through, and out again. */
static void
test_strange_titles (Exchange      *self,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Title,Start\n<b>Bold</b> &amp; <script>,2020\nWith \x01\x02\x7f controls,2021\n\"=cmd|' /C calc'!A0\",2022\n\xe2\x80\xae" "dlrow,2023\n9999 end,9999-12-31\n");
  g_autoptr (GString) round = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (MpImportPlan) again = NULL;
  g_autoptr (MpProjectRecord) project = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  append_many (text, "x", 10000);
  g_string_append (text, ",2024\n");
  plan = plan_bytes (self->store, "strange.csv", text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_ADDED), ==, 6);
  g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), "title-long", 7));
  exchange_apply (self->store, plan, &error);
  g_assert_no_error (error);
  project = exchange_load_nth (self->store, 1);
  g_assert_cmpstr (mp_project_record_get_title (project), ==, "With controls");

  csv = exchange_export (self->store, "csv", NULL);
  g_assert_nonnull (strstr (csv, ",'=cmd|"));
  json = exchange_export (self->store, "json", NULL);
  g_string_assign (round, csv);
  again = plan_bytes (self->store, "again.csv", round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (again, MP_IMPORT_UNCHANGED), ==, 6);
  g_clear_object (&again);
  g_string_assign (round, json);
  again = plan_bytes (self->store, "again.json", round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_plan_count (again, MP_IMPORT_UNCHANGED), ==, 6);
}

/* What comes of the files of tests/data/hostile, but for those of IATI, which have a test of their own. */
static const struct
{
  const char *name;
  int code;               /* -1: the file is read */
  const char *words;      /* in the sentence; or how many projects there are */
  const char *message;    /* what is said of the file, and of which line; or of all of it */
  guint line;
} corpus[] = {
  { "csv-blank-cells.csv", -1, "0 and 50 unusable", "title-missing", 51 },
  { "csv-controls.csv", -1, "3 and 0 unusable" },
  { "csv-cr-only.csv", -1, "2 and 0 unusable" },
  { "csv-cut-character.csv", MP_ERROR_INVALID, "line 4: the text is damaged" },
  { "csv-dates.csv", -1, "13 and 0 unusable", "date-unreadable", 4 },
  { "csv-empty.csv", MP_ERROR_NOT_FOUND, "empty" },
  { "csv-formulas.csv", -1, "3 and 0 unusable", "money-unreadable", 3 },
  { "csv-header-alone.csv", MP_ERROR_NOT_FOUND, "No project was found" },
  { "csv-is-json.csv", -1, "1 and 0 unusable" },
  { "csv-is-page.csv", -1, "1 and 0 unusable" },
  { "csv-is-zip.csv", MP_ERROR_INVALID, "the workbook is damaged or cut off" },
  { "csv-mark-alone.csv", MP_ERROR_NOT_FOUND, "empty" },
  { "csv-mixed-encodings.csv", MP_ERROR_INVALID, "line 5: the text is damaged" },
  { "csv-names.csv", -1, "2 and 0 unusable", "country-unknown", 3 },
  { "csv-no-commas.csv", -1, "2 and 0 unusable" },
  { "csv-no-title.csv", MP_ERROR_INVALID, "line 1: no column" },
  { "csv-nul.csv", MP_ERROR_UNSUPPORTED, "line 2 holds a NUL byte" },
  { "csv-numbers.csv", -1, "14 and 0 unusable", "money-unreadable", 5 },
  { "csv-one-long-row.csv", -1, "2 and 0 unusable", "too-many-cells", 2 },
  { "csv-open-quote.csv", MP_ERROR_INVALID, "begins in line 3" },
  { "csv-quotes.csv", -1, "4 and 0 unusable" },
  { "csv-separators.csv", MP_ERROR_INVALID, "line 1: no column" },
  { "csv-twice.csv", -1, "1 and 1 unusable" },
  { "csv-utf16-no-mark.csv", MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { "csv-utf16-odd.csv", MP_ERROR_INVALID, "line 4: the text is damaged" },
  { "csv-utf16be.csv", -1, "2 and 0 unusable" },
  { "csv-utf16le.csv", -1, "2 and 0 unusable" },
  { "csv-utf32be.csv", MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { "csv-utf32le.csv", MP_ERROR_UNSUPPORTED, "save it as UTF-8" },
  { "csv-windows-1252.csv", -1, "2 and 0 unusable", "windows-1252", 3 },
  { "json-deep-open.json", MP_ERROR_TOO_LARGE, "line 3" },
  { "json-deep.json", MP_ERROR_TOO_LARGE, "line 3" },
  { "json-is-csv.json", -1, "2 and 0 unusable" },
  { "json-nul.json", MP_ERROR_UNSUPPORTED, "line 3 holds a NUL byte" },
  { "json-numbers.json", -1, "2 and 8 unusable", "project-unusable", 4 },
  { "json-other.json", MP_ERROR_NOT_FOUND, "No project was found" },
  { "json-references.json", -1, "1 and 1 unusable", "project-unusable", 5 },
  { "json-surrogates.json", -1, "1 and 4 unusable", "project-unusable", 3 },
  { "json-truncated.json", MP_ERROR_INVALID, "line 4" },
  { "json-twice.json", -1, "2 and 1 unusable" },
  { "json-utf16.json", -1, "1 and 0 unusable" },
  { "json-utf8-mark.json", -1, "1 and 0 unusable" },
  { "json-values.json", MP_ERROR_INVALID, "line 9" },
  { "json-version.json", MP_ERROR_UNSUPPORTED, "line 1: it was written by a newer version" },
  { "page-cr-only.txt", -1, "1 and 0 unusable" },
  { "page-dates.txt", -1, "5 and 0 unusable", "date-unreadable", 5 },
  { "page-is-html.txt", MP_ERROR_UNSUPPORTED, "web page" },
  { "page-is-pdf.txt", MP_ERROR_UNSUPPORTED, "is a PDF" },
  { "page-is-picture.txt", MP_ERROR_UNSUPPORTED, "not a text file" },
  { "page-is-portfolio.txt", MP_ERROR_UNSUPPORTED, "open it instead" },
  { "page-no-end.txt", -1, "1 and 0 unusable", "date-unreadable", 3 },
  { "page-nul.txt", MP_ERROR_UNSUPPORTED, "line 3 holds a NUL byte" },
  { "page-utf16.txt", -1, "1 and 0 unusable" },
  { "page-windows-1252.txt", -1, "1 and 0 unusable", "windows-1252", 1 },
};

static MpImportPlan *
plan_path (MpStore     *store,
           const char  *path,
           const char  *format,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MpReader) reader = mp_reader_new_for_file (file, format, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), NULL, error);

  return reader ? exchange_plan (store, reader, "2026-11-23", error) : NULL;
}

static void
test_each_file_gets_its_sentence (Exchange      *self,
                                  gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      g_autofree char *path = exchange_data_path ("hostile", corpus[i].name);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpImportPlan) plan = plan_path (self->store, path, NULL, &error);
      g_autofree char *counts = NULL;

      g_test_message ("%s: %s", corpus[i].name, error ? error->message : "read");
      if (corpus[i].code >= 0)
        {
          g_assert_error (error, MP_ERROR, corpus[i].code);
          g_assert_nonnull (strstr (error->message, corpus[i].words));
          g_assert_nonnull (strstr (error->message, corpus[i].name));
          continue;
        }
      g_assert_no_error (error);
      counts = g_strdup_printf ("%u and %u unusable", mp_import_plan_count (plan, MP_IMPORT_ADDED), mp_import_plan_count (plan, MP_IMPORT_UNUSABLE));
      g_assert_cmpstr (counts, ==, corpus[i].words);
      if (corpus[i].message)
        g_assert_true (exchange_has_message (mp_import_plan_get_messages (plan), corpus[i].message, corpus[i].line));
    }
}

static gboolean
is_expected (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      if (g_str_equal (corpus[i].name, name))
        return TRUE;
    }
  return g_str_has_prefix (name, "iati-");
}

static gboolean
check_project_cb (MpProjectRecord  *project,
                  gpointer          user_data,
                  GError          **error)
{
  mp_record_check (mp_project_record_get_project (project), error);
  g_assert_no_error (*error);
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        {
          MpRecord *record = mp_project_record_get (project, table, i);

          mp_record_check (record, error);
          g_assert_no_error (*error);
          for (guint f = 0; f < mp_table_get_info (table)->n_fields; f++)
            {
              const MpValue *value = mp_record_get_value (record, f);

              g_assert_true (value->type != MP_VALUE_TEXT || g_utf8_validate (value->text, -1, NULL));
            }
        }
    }
  return TRUE;
}

/* All of what was announced, or nothing; and nothing after it was undone. */
static void
apply_whole (MpStore      *store,
             MpImportPlan *plan,
             guint         n_before)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  guint n_added = mp_import_plan_count (plan, MP_IMPORT_ADDED);
  g_autoptr (GError) error = NULL;

  if (!exchange_apply (store, plan, &error))
    {
      g_test_message ("  not applied: %s", error->message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
      g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER)->len, ==, n_before);
      return;
    }
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, n_added);
  mp_lookup_each_project (MP_LOOKUP (store), NULL, check_project_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  exchange_undo (store);
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_PARTNER)->len, ==, n_before);
}

static void
read_in_all_formats (MpStore    *store,
                     const char *path,
                     const char *name)
{
  const char *const *formats = mp_reader_get_formats ();
  guint n_before = mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_PARTNER)->len;

  for (guint i = 0; formats[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpImportPlan) plan = plan_path (store, path, formats[i], &error);

      g_test_message ("%s as %s: %s", name, formats[i], error ? error->message : "read");
      g_assert_true ((plan == NULL) == (error != NULL));
      if (plan && mp_import_plan_has_changes (plan))
        apply_whole (store, plan, n_before);
      if (plan)
        continue;
      g_assert_true (error->domain == MP_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, name));
      /* What is broken somewhere in the file is broken in a line; an archive has none. */
      if (!g_str_equal (formats[i], "xlsx") && (error->code == MP_ERROR_TOO_LARGE || error->code == MP_ERROR_INVALID))
        g_assert_nonnull (strstr (error->message, "line "));
      g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 0);
    }
}

/* Every file by every reader, whatever it is: a plan that can be done and undone as a whole, or a sentence. */
static void
test_every_reader_over_every_file (Exchange      *self,
                                   gconstpointer  data)
{
  g_autofree char *folder = exchange_data_path ("hostile", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_expected (name))
        g_error ("%s: what shall come of it?", name);
      read_in_all_formats (self->store, path, name);
      n++;
    }
  g_assert_cmpuint (n, >, G_N_ELEMENTS (corpus));
}

/* Bytes of chance must give a sentence or a plan, never a crash. */
static void
test_noise (Exchange      *self,
            gconstpointer  data)
{
  static const char *const pieces[] = {
    "Title", "Start", ",", ";", "\t", "\"", "\n", "\r\n", "\r", "{", "}", "[", "]", ":", "\"format\":\"mpower-portfolio\"", "\"project\":[", "{\"title\":\"A\"}", "\\",
    "2026-01-01", "03/04/2027", "Start:\xc2\xa0", "End: ", "\xc3", "\xff", "\xe2\x80\x99", "USD 1", "Mexico", "\xef\xbb\xbf", "Countries Covered: ", "\xe2\x80\xa2 Sectors: ", "  ",
  };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (round % 3 == 0 ? "Title,Start\n" : round % 3 == 1 ? "{\"format\":\"mpower-portfolio\",\"version\":1,\"project\":[" : "");
      g_autoptr (GError) error = NULL;
      g_autoptr (MpImportPlan) plan = NULL;

      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      plan = plan_bytes (self->store, "noise", text, &error);
      g_assert_true ((plan == NULL) == (error != NULL));
      if (error)
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

#define TEST(name, func) g_test_add ("/hostile/" name, Exchange, NULL, exchange_set_up, func, exchange_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hostile/encodings-are-recognised", test_encodings);
  g_test_add_func ("/hostile/what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/hostile/blocks-do-not-show", test_blocks_do_not_show);
  g_test_add_func ("/hostile/checksum-is-of-the-bytes", test_checksum_is_of_the_bytes);
  g_test_add_func ("/hostile/checksum-does-not-depend-on-the-pieces", test_checksum_does_not_depend_on_the_pieces);
  TEST ("line-of-50-mb", test_line_of_50_mb);
  TEST ("open-quotation-mark", test_open_quotation_mark);
  TEST ("100000-columns", test_100000_columns);
  TEST ("no-project", test_no_project);
  TEST ("strange-titles", test_strange_titles);
  TEST ("each-file-gets-its-sentence", test_each_file_gets_its_sentence);
  TEST ("every-reader-over-every-file", test_every_reader_over_every_file);
  TEST ("noise", test_noise);

  return g_test_run ();
}
