/* test-xlsx-reader.c: Excel workbooks, in
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/mp-error.h"
#include "exchange/mp-sample.h"
#include "exchange/mp-xlsx-formats.h"
#include "exchange/mp-xlsx-part.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define SHEET(rows) HEAD "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" rows "</sheetData></worksheet>"
#define TEXT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define LINK(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://x/" type "\" Target=\"" target "\"/>"
#define LINKS(links) HEAD "<Relationships>" links "</Relationships>"

typedef struct
{
  const char *name;
  const char *text;
} Part;

static const char book[] = HEAD "<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"a\"/>"
                           "<sheet name=\"List\" sheetId=\"2\" r:id=\"b\"/><sheet name=\"Old\" sheetId=\"3\" state=\"hidden\" r:id=\"c\"/></sheets></workbook>";
static const char book_links[] = LINKS (LINK ("a", "worksheet", "worksheets/a.xml") LINK ("b", "worksheet", "/xl/worksheets/b.xml") LINK ("c", "worksheet", "../xl/worksheets/c.xml")
                                        LINK ("s", "styles", "styles.xml") LINK ("t", "sharedStrings", "texts.xml"));
static const char styles[] = HEAD "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"mmm\\ yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"[$EUR] #,##0.00\"/></numFmts>"
                             "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
static const char texts[] = HEAD "<sst><si><t>Title</t></si><si><r><t>Decent </t></r><r><t>work</t></r><rPh><t>no</t></rPh></si><si><t/></si><si/><si><t>a_x000A_b _x005F_x0041_</t></si></sst>";
static const char notes[] = SHEET ("<row r=\"1\">" TEXT ("A1", "Remark") "</row>");
static const char old[] = SHEET ("<row r=\"1\">" TEXT ("A1", "Title") TEXT ("B1", "Start") TEXT ("C1", "End") TEXT ("D1", "Country") TEXT ("E1", "Donor") TEXT ("F1", "Sector") TEXT ("G1", "Tags")
                                 "</row><row r=\"2\">" TEXT ("A2", "Older") "</row>");
/* A title, a row for groups of columns, then the names, of which one stands in the row above. */
static const char list[] = SHEET ("<row r=\"2\">" TEXT ("A2", "Projects of 2026") "</row><row r=\"3\"/>"
                                  "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c>" TEXT ("B4", "When") "</row>"
                                  "<row r=\"5\">" TEXT ("B5", "Start") TEXT ("C5", "End") TEXT ("D5", "Budget") TEXT ("E5", "Remark") TEXT ("F5", "Open") TEXT ("G5", "Sum") TEXT ("H5", "Lines") "</row>"
                                  "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>1</v></c><c r=\"B7\" s=\"1\"><v>46054</v></c><c r=\"C7\" s=\"2\"><v>46204</v></c><c r=\"D7\" s=\"3\"><v>1234.5</v></c>"
                                  "<c r=\"E7\" t=\"str\"><f>A1&amp;\"x\"</f><v>shown</v></c><c r=\"F7\" t=\"b\"><v>1</v></c><c r=\"G7\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                  "<c r=\"H7\" t=\"s\"><v>4</v></c></row>"
                                  "<row><c t=\"inlineStr\"><is><t>'=Second</t></is></c><c t=\"d\"><v>2026-02-03T00:00:00</v></c></row>");

static const Part good[] = {
  { "../../etc/passwd", "not for us" }, { "/xl/workbook.xml", "nor this" }, { "_rels/.rels", LINKS (LINK ("x", "officeDocument", "/xl/workbook.xml")) },
  { "xl/workbook.xml", book }, { "xl/_rels/workbook.xml.rels", book_links }, { "xl/worksheets/a.xml", notes }, { "xl/worksheets/b.xml", list },
  { "xl/worksheets/c.xml", old }, { "xl/styles.xml", styles }, { "xl/texts.xml", texts }, { NULL, NULL },
};

/* An archive of @parts, of which the one that is called as one of @others has its text. */
static GBytes *
pack (const Part *parts,
      const Part *others)
{
  struct archive *archive = archive_write_new ();
  gsize room = 4 << 20, used = 0;
  guint8 *buffer = g_malloc (room);

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (; parts->name; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();
      const char *text = parts->text;

      for (const Part *other = others; other && other->name; other++)
        text = strcmp (other->name, parts->name) == 0 ? other->text : text;
      archive_entry_set_pathname (entry, parts->name);
      archive_entry_set_size (entry, (la_int64_t) strlen (text));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, (gssize) strlen (text));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return g_bytes_new_take (buffer, used);
}

static MpReader *
read_bytes (Exchange  *self,
            GBytes    *bytes,
            GError   **error)
{
  return mp_reader_new_for_bytes (bytes, "book.xlsx", NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (self->store)), error);
}

static MpDraft *
next_draft (MpReader *reader)
{
  g_autoptr (GError) error = NULL;
  MpDraft *draft = mp_reader_next (reader, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

static const char *
get_extra (MpDraft    *draft,
           const char *name)
{
  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_EXTRA_FIELD); i++)
    {
      MpRecord *record = mp_project_record_get (draft->project, MP_TABLE_EXTRA_FIELD, i);

      if (g_strcmp0 (mp_record_get_text (record, MP_EXTRA_FIELD_NAME), name) == 0)
        return mp_record_get_text (record, MP_EXTRA_FIELD_TEXT);
    }
  return NULL;
}

static void
assert_date (MpDraft    *draft,
             const char *kind,
             const char *expected)
{
  MpRecord *date = mp_project_record_get_date (draft->project, kind);
  g_autofree char *text = mp_date_to_iso (mp_record_get_day (date, MP_DATE_REVISION_DAY), mp_record_get_precision (date, MP_DATE_REVISION_PRECISION));

  g_assert_cmpstr (text, ==, expected);
}

/* Both passes of an import say the same. */
static void
check_list (MpReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpDraft) first = NULL;
  g_autoptr (MpDraft) second = NULL;
  MpRecord *money;

  g_assert_true (mp_reader_begin (reader, NULL, &error));
  g_assert_no_error (error);
  first = next_draft (reader);
  g_assert_cmpuint (first->line, ==, 7);
  g_assert_cmpstr (mp_project_record_get_title (first->project), ==, "Decent work");
  assert_date (first, "planned-start", "2026-02-01");
  assert_date (first, "planned-end", "2026-07");
  money = mp_project_record_get (first->project, MP_TABLE_FUNDING, 0);
  g_assert_cmpint (mp_record_get_integer (money, MP_FUNDING_AMOUNT), ==, 123450);
  g_assert_cmpstr (mp_record_get_text (money, MP_FUNDING_CURRENCY), ==, "EUR");
  g_assert_cmpstr (get_extra (first, "Remark"), ==, "shown");
  g_assert_cmpstr (get_extra (first, "Open"), ==, "true");
  g_assert_null (get_extra (first, "Sum"));
  g_assert_cmpstr (get_extra (first, "Lines"), ==, "a\nb _x0041_");
  g_assert_true (exchange_has_message (mp_reader_get_messages (reader), "cell-error", 7));
  g_assert_true (exchange_has_message (mp_reader_get_messages (reader), "sheet-chosen", 0));
  second = next_draft (reader);
  g_assert_cmpuint (second->line, ==, 8);
  g_assert_cmpstr (mp_project_record_get_title (second->project), ==, "'=Second");
  assert_date (second, "planned-start", "2026-02-03");
  g_assert_null (next_draft (reader));
}

static void
test_cells (Exchange      *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pack (good, NULL);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (MpReader) reader = read_bytes (self, bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mp_reader_get_format (reader), ==, "xlsx");
  check_list (reader);
  g_assert_cmpstr (mp_reader_get_sha256 (reader), ==, sum);
  check_list (reader);
  g_assert_cmpstr (mp_reader_get_sha256 (reader), ==, sum);
}

static void
test_sheet_by_name (Exchange      *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pack (good, NULL);
  g_autoptr (MpReader) reader = read_bytes (self, bytes, &error);
  g_autoptr (MpDraft) draft = NULL;

  mp_reader_set_option (reader, "sheet", "Old");
  g_assert_true (mp_reader_begin (reader, NULL, &error));
  draft = next_draft (reader);
  g_assert_cmpstr (mp_project_record_get_title (draft->project), ==, "Older");
  mp_reader_set_option (reader, "sheet", "None");
  g_assert_false (mp_reader_begin (reader, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Notes, List"));
}

static void
test_days_from_1904 (Exchange      *self,
                     gconstpointer  data)
{
  static const Part others[] = {
    { "xl/workbook.xml", HEAD "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"List\" r:id=\"b\"/></sheets></workbook>" }, { NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pack (good, others);
  g_autoptr (MpReader) reader = read_bytes (self, bytes, &error);
  g_autoptr (MpDraft) draft = NULL;

  g_assert_true (mp_reader_begin (reader, NULL, &error));
  draft = next_draft (reader);
  assert_date (draft, "planned-start", "2030-02-02");
}

static const struct
{
  const char *code;
  MpXlsxMeaning meaning;
  const char *currency;
} codes[] = {
  { "General", MP_XLSX_NUMBER, "" }, { "0.00", MP_XLSX_NUMBER, "" }, { "0.##%", MP_XLSX_PER_CENT, "" }, { "d mmm yyyy", MP_XLSX_DATE, "" },
  { "[$-409]d\\-mmm\\-yy;@", MP_XLSX_DATE, "" }, { "yyyy", MP_XLSX_DATE_YEAR, "" }, { "mmm yyyy", MP_XLSX_DATE_MONTH, "" }, { "dd/mm/yyyy hh:mm", MP_XLSX_DATE, "" },
  { "[h]:mm:ss", MP_XLSX_TIME, "" }, { "mm:ss", MP_XLSX_TIME, "" }, { "[Red]0", MP_XLSX_NUMBER, "" }, { "0 \"days\"", MP_XLSX_NUMBER, "" },
  { "#,##0\\ \\d", MP_XLSX_NUMBER, "" }, { "[$\xe2\x82\xac-407] #,##0.00", MP_XLSX_NUMBER, "\xe2\x82\xac" }, { "\"US$\" 0", MP_XLSX_NUMBER, "US$" },
  { "0.00 [$HNL]", MP_XLSX_NUMBER, "HNL" }, { "\"open", MP_XLSX_NUMBER, "" }, { "[open", MP_XLSX_NUMBER, "" }, { "0\\", MP_XLSX_NUMBER, "" }, { "", MP_XLSX_NUMBER, "" },
};

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      MpXlsxFormat format;

      mp_xlsx_format_parse (&format, codes[i].code);
      g_assert_cmpint (format.meaning, ==, codes[i].meaning);
      g_assert_cmpstr (format.currency, ==, codes[i].currency);
    }
}

static void
test_targets (void)
{
  static const char *const targets[][2] = {
    { "worksheets/a.xml", "xl/worksheets/a.xml" }, { "/xl/a.xml", "xl/a.xml" }, { "../a.xml", "a.xml" }, { "./b//c", "xl/b/c" }, { "../../etc/passwd", NULL }, { "/../a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *path = mp_xlsx_resolve_target ("xl", targets[i][0]);

      g_assert_cmpstr (path, ==, targets[i][1]);
    }
}

/* Reads to the end; what went wrong. */
static GError *
read_badly (Exchange *self,
            GBytes   *bytes)
{
  g_autoptr (MpReader) reader = NULL;
  GError *error = NULL;
  MpDraft *draft;

  reader = read_bytes (self, bytes, &error);
  if (reader && mp_reader_begin (reader, NULL, &error))
    {
      while ((draft = mp_reader_next (reader, NULL, &error)) != NULL)
        mp_draft_free (draft);
    }
  return error;
}

static const struct
{
  Part part;
  int code;
  const char *words;
} broken[] = {
  { { "xl/worksheets/b.xml", HEAD "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>" }, MP_ERROR_UNSUPPORTED, "document type" },
  { { "xl/worksheets/b.xml", HEAD "<worksheet><sheetData><row>" }, MP_ERROR_INVALID, "xl/worksheets/b.xml, line 1" },
  { { "xl/worksheets/b.xml", SHEET ("<row r=\"3\">" TEXT ("B3", "Title") TEXT ("A3", "Start") "</row>") }, MP_ERROR_INVALID, "row 3" },
  { { "xl/worksheets/b.xml", SHEET ("<row r=\"3\">" TEXT ("ZZZZ3", "Title") "</row>") }, MP_ERROR_INVALID, "beyond the last column" },
  { { "xl/worksheets/b.xml", SHEET ("<row r=\"3\">" TEXT ("B3", "Country") TEXT ("C3", "Start") "</row>") }, MP_ERROR_INVALID, "sheet “List”, row 3: no column" },
  { { "xl/_rels/workbook.xml.rels", LINKS (LINK ("a", "worksheet", "../../../etc/passwd")) }, MP_ERROR_INVALID, "outside of the workbook" },
  { { "xl/_rels/workbook.xml.rels", LINKS (LINK ("a", "worksheet", "gone.xml")) }, MP_ERROR_INVALID, "xl/gone.xml" },
  { { "xl/_rels/workbook.xml.rels", LINKS ("") }, MP_ERROR_NOT_FOUND, "no sheet" },
  { { "_rels/.rels", LINKS (LINK ("x", "officeDocument", "none.xml")) }, MP_ERROR_UNSUPPORTED, "not an Excel workbook" },
};

static void
test_broken_parts (Exchange      *self,
                   gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      const Part others[] = { broken[i].part, { NULL, NULL } };
      g_autoptr (GBytes) bytes = pack (good, others);
      g_autoptr (GError) error = read_badly (self, bytes);

      g_assert_error (error, MP_ERROR, broken[i].code);
      g_assert_nonnull (strstr (error->message, broken[i].words));
      g_assert_nonnull (strstr (error->message, "book.xlsx"));
    }
}

/* A file that was cut off anywhere is refused in words, or read as it is; never more. */
static void
test_cut_off (Exchange      *self,
              gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pack (good, NULL);
  gsize size = g_bytes_get_size (bytes);

  for (gsize length = 5; length < size; length += 97)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);
      g_autoptr (GError) error = read_badly (self, part);

      g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "cut off"));
    }
}

static void
test_other_kinds (Exchange      *self,
                  gconstpointer  data)
{
  static const Part odf[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" }, { "content.xml", "<x/>" }, { NULL, NULL } };
  static const Part word[] = { { "word/document.xml", "<x/>" }, { NULL, NULL } };
  static const Part binary[] = { { "xl/workbook.bin", "x" }, { NULL, NULL } };
  const struct
  {
    GBytes *bytes;
    const char *words;
  } kinds[] = {
    { pack (odf, NULL), "LibreOffice" }, { pack (word, NULL), "text document" }, { pack (binary, NULL), "binary Excel" },
    { g_bytes_new_static ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1more", 12), "Excel before 2007" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) bytes = kinds[i].bytes;
      g_autoptr (GError) error = read_badly (self, bytes);

      g_assert_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, kinds[i].words));
    }
}

/* What is called a workbook and is text is read as what it is. */
static void
test_text_in_disguise (Exchange      *self,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("title,start\nA,2026\n", 19);
  g_autoptr (MpReader) reader = read_bytes (self, bytes, &error);
  g_autoptr (MpReader) forced = mp_reader_new_for_bytes (bytes, "a.xlsx", "xlsx", mp_portfolio_get_term_index (mp_store_get_portfolio (self->store)), NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (mp_reader_get_format (reader), ==, "csv");
  g_assert_false (mp_reader_begin (forced, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED);
}

/* 200 MB of blanks that take 200 kB. */
static void
test_bomb (Exchange      *self,
           gconstpointer  data)
{
  g_autoptr (GString) sheet = g_string_new (HEAD "<worksheet><sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Part others[2] = { { "xl/worksheets/b.xml", NULL }, { NULL, NULL } };

  for (guint i = 0; i < 200u << 20; i += 4096)
    g_string_append_printf (sheet, "%4096s", "<row/>");
  others[0].text = sheet->str;
  bytes = pack (good, others);
  error = read_badly (self, bytes);
  g_assert_error (error, MP_ERROR, MP_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "250 times"));
}

/* What this program wrote comes back and changes nothing. */
static void
test_our_own_comes_back (Exchange      *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", MP_SAMPLE_NAME, NULL);
  g_autofree char *path = g_build_filename (self->folder, "own.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 6, 1) };
  g_autoptr (MpExport) export = NULL;
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;

  exchange_import_path (self->store, sample);
  export = mp_export_new ("xlsx", mp_store_get_portfolio (self->store), MP_LOOKUP (self->store), NULL, &options, &error);
  g_assert_no_error (error);
  mp_export_to_file (export, file, NULL, &error);
  g_assert_no_error (error);
  reader = exchange_read_path (self->store, path, &error);
  g_assert_no_error (error);
  plan = exchange_plan (self->store, reader, "2026-11-24", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan)); i++)
    {
      g_autofree char *words = exchange_describe_item (plan, i);

      g_test_message ("%s", words);
    }
  g_assert_cmpuint (mp_import_plan_count (plan, MP_IMPORT_UNCHANGED), ==, mp_export_get_n_written (export));
  g_assert_cmpuint (mp_export_get_n_written (export), >, 0);
  g_assert_false (mp_import_plan_has_changes (plan));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/xlsx-reader/" path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)
  ADD ("cells-say-what-is-shown", test_cells);
  ADD ("sheet-by-name", test_sheet_by_name);
  ADD ("days-from-1904", test_days_from_1904);
  ADD ("broken-parts-are-named", test_broken_parts);
  ADD ("cut-off-anywhere-is-told", test_cut_off);
  ADD ("other-kinds-are-told", test_other_kinds);
  ADD ("text-in-disguise-is-text", test_text_in_disguise);
  ADD ("bombs-are-not-unpacked", test_bomb);
  ADD ("our-own-workbook-comes-back", test_our_own_comes_back);
  g_test_add_func ("/xlsx-reader/formats-tell-dates-and-currencies", test_formats);
  g_test_add_func ("/xlsx-reader/targets-stay-in-the-workbook", test_targets);
  return g_test_run ();
}
