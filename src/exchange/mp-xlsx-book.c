/* mp-xlsx-book.c: a workbook that is written row by row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mp-error.h"
#include "base/mp-format.h"
#include "exchange/mp-money-parser.h"

/* What a cell takes, in units of UTF-16. */
#define MAX_TEXT 32767
/* Digits that a number of a spreadsheet keeps. */
#define MAX_EXACT G_GINT64_CONSTANT (999999999999999)
/* Day 0 of the calendar of spreadsheets, which has a 29 February 1900: from March on it is right. */
#define DAY_ZERO (-25569)
#define FIRST_DAY (-25508)
#define SECONDS_OF_DAY 86400
#define PAPER_A4 9
/* What a line at the edge of paper takes. */
#define MAX_FOOTER 255
/* With more columns than this, one page would be too small to be read. */
#define WIDE 16
#define PAGES_OF_WIDE 3

static const struct
{
  const char *number_format;
  gboolean bold;
} styles[MP_XLSX_N_STYLES] = {
  [MP_XLSX_HEADER] = { NULL, TRUE },
  [MP_XLSX_TITLE] = { NULL, TRUE },
  [MP_XLSX_DAY] = { "d mmm yyyy", FALSE },
  [MP_XLSX_MONTH] = { "mmm yyyy", FALSE },
  [MP_XLSX_YEAR] = { "yyyy", FALSE },
  [MP_XLSX_SHARE] = { "0.##%", FALSE },
  [MP_XLSX_MONEY_0] = { "#,##0", FALSE },
  [MP_XLSX_MONEY_2] = { "#,##0.00", FALSE },
  [MP_XLSX_MONEY_3] = { "#,##0.000", FALSE },
  [MP_XLSX_ABOUT_MONEY_0] = { "\"\xe2\x89\x88 \"#,##0", FALSE },
  [MP_XLSX_ABOUT_MONEY_2] = { "\"\xe2\x89\x88 \"#,##0.00", FALSE },
  [MP_XLSX_ABOUT_MONEY_3] = { "\"\xe2\x89\x88 \"#,##0.000", FALSE },
};

static void
create_styles (MpXlsxBook *self)
{
  for (guint i = 0; i < MP_XLSX_N_STYLES; i++)
    {
      lxw_format *format = workbook_add_format (self->workbook);

      self->styles[i] = format;
      if (styles[i].number_format)
        format_set_num_format (format, styles[i].number_format);
      if (styles[i].bold)
        format_set_bold (format);
    }
  format_set_font_size (self->styles[MP_XLSX_TITLE], 16);
  format_set_bg_color (self->styles[MP_XLSX_HEADER], 0xE3E8EF);
  format_set_bottom (self->styles[MP_XLSX_HEADER], LXW_BORDER_THIN);
  format_set_align (self->styles[MP_XLSX_HEADER], LXW_ALIGN_VERTICAL_CENTER);
}

/* Whether the language of the program is written from the right: its own words tell. */
static gboolean
reads_from_right (void)
{
  /* Translators: the name of a sheet of a workbook; at most 31 characters, without []:*?/\ */
  switch ((guint) g_unichar_get_script (g_utf8_get_char (C_("sheet", "Projects"))))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The same portfolio gives the same bytes: the time in the file is that of the as-of day. */
static void
set_properties (MpXlsxBook *self)
{
  lxw_doc_properties properties = { 0 };
  g_autofree char *day = mp_format_date (self->export->sheet.as_of, MP_PRECISION_DAY);
  /* Translators: %s is a day. */
  g_autofree char *as_of = g_strdup_printf (_("As of %s"), day);

  properties.title = self->export->title;
  properties.subject = self->export->query;
  properties.comments = as_of;
  properties.created = MAX (1, (time_t) self->export->sheet.as_of * SECONDS_OF_DAY);
  workbook_set_properties (self->workbook, &properties);
}

/**
 * mp_xlsx_book_new:
 *
 * Returns: (nullable): an empty workbook
 */
MpXlsxBook *
mp_xlsx_book_new (MpExport  *export,
                  GError   **error)
{
  g_autofree char *folder = g_strdup (g_get_tmp_dir ());
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder, .use_zip64 = LXW_FALSE };
  MpXlsxBook *self;
  char *path = NULL;
  int file = g_file_open_tmp ("mpower-XXXXXX.xlsx", &path, error);

  if (file < 0)
    return NULL;
  close (file);
  self = g_new0 (MpXlsxBook, 1);
  self->export = export;
  self->path = path;
  self->workbook = workbook_new_opt (path, &options);
  self->from_right = reads_from_right ();
  create_styles (self);
  set_properties (self);
  return self;
}

void
mp_xlsx_book_free (MpXlsxBook *self)
{
  if (self->workbook)
    lxw_workbook_free (self->workbook);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

/* "Labour rights · as of 23 Nov 2026"; "&" begins a command there. */
static void
set_paper (MpXlsxBook    *self,
           lxw_worksheet *sheet)
{
  g_autofree char *day = mp_format_date (self->export->sheet.as_of, MP_PRECISION_DAY);
  g_autofree char *as_of = g_strdup_printf (_("As of %s"), day);
  g_autofree char *text = g_strjoin (" \xc2\xb7 ", self->export->title ? self->export->title : "",
                                      self->export->query ? self->export->query : as_of, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);
  g_autofree char *escaped = g_strjoinv ("&&", parts);
  g_autofree char *footer = g_strconcat ("&L", escaped, "&R&P / &N", NULL);

  if (g_utf8_strlen (footer, -1) < MAX_FOOTER)
    worksheet_set_footer (sheet, footer);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_repeat_rows (sheet, 0, 0);
}

/**
 * mp_xlsx_book_add_sheet:
 * @name: its name, static and translated
 *
 * Returns: (transfer none): a sheet, which waits for the columns of its header
 */
MpXlsxSheet *
mp_xlsx_book_add_sheet (MpXlsxBook *self,
                        const char *name)
{
  MpXlsxSheet *sheet = &self->sheets[self->n_sheets++];

  g_assert (self->n_sheets <= MP_XLSX_MAX_SHEETS);
  sheet->export = self->export;
  sheet->styles = self->styles;
  sheet->name = name;
  /* A name that spreadsheets do not take is replaced by a number. */
  if (workbook_validate_sheet_name (self->workbook, name) != LXW_NO_ERROR)
    name = NULL;
  sheet->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->from_right)
    worksheet_right_to_left (sheet->sheet);
  worksheet_freeze_panes (sheet->sheet, 1, 1);
  worksheet_set_row (sheet->sheet, 0, 20, self->styles[MP_XLSX_HEADER]);
  set_paper (self, sheet->sheet);
  return sheet;
}

static gboolean
no_room (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("There is no room for temporary files in “%s”"), g_get_tmp_dir ());
  return FALSE;
}

/* The library does not look whether its temporary files take what it writes: half a sheet would become
 * a broken workbook. What it is about to write is the longest sheet once more, and all of them packed. */
static gboolean
check_room (MpXlsxBook  *self,
            GError     **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  guint64 longest = 0, all = 0;

  for (guint i = 0; i < self->n_sheets; i++)
    {
      FILE *rows = self->sheets[i].sheet->optimize_tmpfile;
      long length;

      if (rows == NULL || fflush (rows) != 0 || ferror (rows))
        return no_room (error);
      length = ftell (rows);
      longest = MAX (longest, (guint64) MAX (length, 0));
      all += (guint64) MAX (length, 0);
    }
  if (info && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) &&
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) < longest + all / 2)
    return no_room (error);
  return TRUE;
}

static gboolean
copy_to_stream (MpXlsxBook     *self,
                GOutputStream  *stream,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input && g_output_stream_splice (stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable, error) >= 0;
}

/**
 * mp_xlsx_book_close:
 *
 * Packs the sheets and writes them to @stream. Nothing can be added after that.
 */
gboolean
mp_xlsx_book_close (MpXlsxBook     *self,
                    GOutputStream  *stream,
                    GCancellable   *cancellable,
                    GError        **error)
{
  lxw_error result;

  for (guint i = 0; i < self->n_sheets; i++)
    {
      MpXlsxSheet *sheet = &self->sheets[i];

      worksheet_fit_to_pages (sheet->sheet, (uint16_t) (sheet->n_columns > WIDE && !sheet->is_picture ? PAGES_OF_WIDE : 1), 0);
      if (sheet->n_filtered > 0 && sheet->row > 0)
        worksheet_autofilter (sheet->sheet, 0, 0, sheet->row, (lxw_col_t) (sheet->n_filtered - 1));
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_room (self, error))
    return FALSE;
  result = workbook_close (self->workbook);
  self->workbook = NULL;
  if (result != LXW_NO_ERROR)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The workbook could not be put together: %s"), lxw_strerror (result));
      return FALSE;
    }
  return copy_to_stream (self, stream, cancellable, error);
}

/**
 * mp_xlsx_sheet_add_column:
 * @width: in characters
 *
 * Adds a column to the header. All columns come before the first row.
 */
void
mp_xlsx_sheet_add_column (MpXlsxSheet *self,
                          const char  *title,
                          double       width)
{
  lxw_col_t column = self->n_columns++;

  g_assert (self->row == 0);
  self->n_filtered = self->n_columns;
  worksheet_set_column (self->sheet, column, column, width, NULL);
  worksheet_write_string (self->sheet, 0, column, title, self->styles[MP_XLSX_HEADER]);
}

/**
 * mp_xlsx_sheet_next_row:
 *
 * Begins a row. Sets %MP_ERROR_TOO_LARGE when the sheet is full.
 */
gboolean
mp_xlsx_sheet_next_row (MpXlsxSheet  *self,
                        GError      **error)
{
  if (self->row + 1 >= LXW_ROW_MAX)
    {
      g_autofree char *most = mp_format_integer (LXW_ROW_MAX);

      /* Translators: 1 is the name of a sheet, 2 a number. */
      g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE,
                   _("The sheet “%1$s” would have more than %2$s rows, which is all that a workbook takes. Export fewer projects, or choose CSV"), self->name, most);
      return FALSE;
    }
  self->row++;
  self->column = 0;
  return TRUE;
}

void
mp_xlsx_sheet_skip (MpXlsxSheet *self)
{
  self->column++;
}

/* "_x0041_" would be read as "A": the line below is written as "_x005F_". */
static gboolean
is_escape (const char *p)
{
  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
    }
  return p[6] == '_';
}

/**
 * mp_xlsx_clean_text:
 * @cut: (out): whether it was too long
 *
 * Returns: (transfer full) (nullable): @text as a cell takes it; %NULL when that is @text itself
 */
char *
mp_xlsx_clean_text (const char *text,
                    gboolean   *cut)
{
  gsize length = strlen (text);
  GString *out;
  guint n = 0;

  *cut = FALSE;
  /* No character is longer in UTF-16 than in UTF-8. */
  if (length <= MAX_TEXT && strstr (text, "_x") == NULL && strstr (text, "\xef\xbf") == NULL)
    return NULL;
  out = g_string_sized_new (length + 1);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n += (c > 0xFFFF ? 2 : 1) + (is_escape (p) ? 6 : 0);
      if (n > MAX_TEXT)
        {
          *cut = TRUE;
          break;
        }
      if (is_escape (p))
        g_string_append (out, "_x005F");
      /* XML has no such characters. */
      g_string_append_unichar (out, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }
  return g_string_free (out, FALSE);
}

static void
put_string (MpXlsxSheet *self,
            const char  *text,
            lxw_format  *format)
{
  gboolean cut;
  g_autofree char *clean = mp_xlsx_clean_text (text, &cut);

  if (cut)
    mp_export_leave_out (self->export, _("text longer than 32,767 characters, which was cut"), 1);
  worksheet_write_string (self->sheet, self->row, self->column++, clean ? clean : text, format);
}

/**
 * mp_xlsx_sheet_put_text:
 * @text: (nullable): what the cell says; never a formula, whatever it begins with
 */
void
mp_xlsx_sheet_put_text (MpXlsxSheet *self,
                        const char  *text)
{
  if (text == NULL || *text == '\0')
    self->column++;
  else
    put_string (self, text, NULL);
}

void
mp_xlsx_sheet_put_styled (MpXlsxSheet *self,
                          const char  *text,
                          MpXlsxStyle  style)
{
  put_string (self, text, self->styles[style]);
}

static void
put_number (MpXlsxSheet *self,
            double       value,
            lxw_format  *format)
{
  worksheet_write_number (self->sheet, self->row, self->column++, value, format);
}

void
mp_xlsx_sheet_put_integer (MpXlsxSheet *self,
                           gint64       value)
{
  put_number (self, (double) value, NULL);
}

/**
 * mp_xlsx_sheet_put_date:
 * @day: %MP_DATE_NONE for an empty cell
 *
 * Puts a real date, of which only what is known is shown. Spreadsheets have no days before March
 * 1900 that all of them agree on: those are texts.
 */
void
mp_xlsx_sheet_put_date (MpXlsxSheet     *self,
                        MpDate           day,
                        MpDatePrecision  precision)
{
  static const MpXlsxStyle by_precision[] = { MP_XLSX_DAY, MP_XLSX_MONTH, MP_XLSX_YEAR };

  if (day == MP_DATE_NONE)
    {
      self->column++;
    }
  else if (day < FIRST_DAY)
    {
      g_autofree char *text = mp_date_to_iso (day, precision);

      put_string (self, text, NULL);
    }
  else
    {
      put_number (self, day - DAY_ZERO, self->styles[by_precision[precision]]);
    }
}

/**
 * mp_xlsx_sheet_put_share:
 * @share: hundredths of a per cent
 */
void
mp_xlsx_sheet_put_share (MpXlsxSheet *self,
                         gint64       share)
{
  put_number (self, (double) share / 10000.0, self->styles[MP_XLSX_SHARE]);
}

/**
 * mp_xlsx_sheet_put_money:
 * @amount: minor units
 * @currency: its code of ISO 4217, which has a cell of its own
 * @approximate: whether the number is to say that it is about that much
 */
void
mp_xlsx_sheet_put_money (MpXlsxSheet *self,
                         gint64       amount,
                         const char  *currency,
                         gboolean     approximate)
{
  int digits = mp_format_currency_digits (currency);
  double unit = digits == 0 ? 1.0 : digits == 2 ? 100.0 : 1000.0;
  guint style = (approximate ? MP_XLSX_ABOUT_MONEY_0 : MP_XLSX_MONEY_0) + (digits == 0 ? 0u : (guint) digits - 1u);

  if (amount > MAX_EXACT || amount < -MAX_EXACT)
    {
      g_autofree char *text = mp_money_to_text (amount, currency);

      put_string (self, text, NULL);
      return;
    }
  put_number (self, (double) amount / unit, self->styles[style]);
}
