/* mp-xlsx-timeline.c: a sheet on which time goes by in columns
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-xlsx-timeline.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

/* So many columns can be looked over. */
#define MAX_PERIODS 72
/* What comes before the time: title, status, start, end. */
#define N_COLUMNS_BEFORE 4

#define UNSURE "?"
#define OPEN_AFTER "\xe2\x86\x92"
#define OPEN_BEFORE "\xe2\x86\x90"

/* Months a column: the last one makes do with MAX_PERIODS for all years there are. */
static const int steps[] = { 1, 3, 12, 60, 120, 1200, 2400 };

static const struct
{
  guint32 colour;
  guint8 pattern;
} looks[MP_N_STATUSES] = {
  [MP_STATUS_UNKNOWN] = { 0xE9E9E9, LXW_PATTERN_GRAY_0625 },
  [MP_STATUS_PLANNED] = { 0xD6E6FA, LXW_PATTERN_SOLID },
  [MP_STATUS_RUNNING] = { 0x9ED9A8, LXW_PATTERN_SOLID },
  [MP_STATUS_ENDING_SOON] = { 0xFFD877, LXW_PATTERN_SOLID },
  [MP_STATUS_ENDED] = { 0xD0D3D8, LXW_PATTERN_SOLID },
  [MP_STATUS_SUSPENDED] = { 0xEBC3E6, LXW_PATTERN_LIGHT_VERTICAL },
  [MP_STATUS_TERMINATED] = { 0xF2B8AE, LXW_PATTERN_SOLID },
  [MP_STATUS_CANCELLED] = { 0xF2D9D4, LXW_PATTERN_LIGHT_UP },
};

static int
get_index (const MpXlsxTimeline *self,
           MpDate                day)
{
  int year, month, date;

  mp_date_to_ymd (day, &year, &month, &date);
  return (year * 12 + month - 1) / self->step;
}

static void
choose_step (MpXlsxTimeline *self,
             MpDate          first,
             MpDate          last)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      self->step = steps[i];
      self->first = get_index (self, first);
      /* One more, for an end that is open. */
      self->n = get_index (self, last) - self->first + 2;
      if (self->n <= MAX_PERIODS)
        return;
    }
}

/* "Mar 2026", "Jan–Mar 2026", "2026", "2020–2029" */
static char *
make_period (const MpXlsxTimeline *self,
             int                   index)
{
  int month = index * self->step;
  int year = month / 12;
  g_autofree char *text = NULL;

  if (self->step == 1)
    text = g_strdup_printf ("%s %d", mp_format_month_short (month % 12 + 1), year);
  else if (self->step < 12)
    text = g_strdup_printf ("%s\xe2\x80\x93%s %d", mp_format_month_short (month % 12 + 1), mp_format_month_short (month % 12 + self->step), year);
  else if (self->step == 12)
    text = g_strdup_printf ("%d", year);
  else
    text = g_strdup_printf ("%d\xe2\x80\x93%d", year, year + self->step / 12 - 1);
  return mp_format_digits (text);
}

static lxw_format *
create_look (MpXlsxBook *book,
             guint32     colour,
             guint8      pattern)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_pattern (format, pattern);
  format_set_bg_color (format, colour);
  if (pattern != LXW_PATTERN_SOLID)
    format_set_fg_color (format, 0x8A8A8A);
  format_set_font_color (format, 0x202020);
  return format;
}

static void
add_periods (MpXlsxTimeline *self,
             MpXlsxBook     *book)
{
  lxw_format *header = workbook_add_format (book->workbook);
  lxw_format *now = workbook_add_format (book->workbook);
  lxw_format *both[] = { header, now };
  int today = get_index (self, self->as_of);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      format_set_bold (both[i]);
      format_set_rotation (both[i], 90);
      format_set_align (both[i], LXW_ALIGN_CENTER);
      format_set_bottom (both[i], LXW_BORDER_THIN);
      format_set_bg_color (both[i], i == 0 ? 0xE3E8EF : 0xFFE08A);
    }
  format_set_left (now, LXW_BORDER_THICK);
  for (int i = 0; i < self->n; i++)
    {
      lxw_col_t column = self->sheet->n_columns++;
      g_autofree char *period = make_period (self, self->first + i);

      worksheet_set_column (self->sheet->sheet, column, column, 3, NULL);
      worksheet_write_string (self->sheet->sheet, 0, column, period, self->first + i == today ? now : header);
    }
  worksheet_set_row (self->sheet->sheet, 0, 84, book->styles[MP_XLSX_HEADER]);
}

/**
 * mp_xlsx_timeline_init:
 * @sheet: an empty sheet
 *
 * Writes the header; the time is that of all projects of the export.
 */
void
mp_xlsx_timeline_init (MpXlsxTimeline *self,
                       MpXlsxBook     *book,
                       MpXlsxSheet    *sheet)
{
  const MpExport *export = book->export;

  self->sheet = sheet;
  sheet->is_picture = TRUE;
  self->as_of = export->sheet.as_of;
  self->n = 0;
  for (guint i = 0; i < MP_N_STATUSES; i++)
    self->status[i] = create_look (book, looks[i].colour, looks[i].pattern);
  self->unsure = create_look (book, 0xFFFFFF, LXW_PATTERN_LIGHT_DOWN);
  self->open = create_look (book, 0xFFFFFF, LXW_PATTERN_SOLID);

  mp_xlsx_sheet_add_column (sheet, C_("field", "Title"), 64);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Status"), 14);
  mp_xlsx_sheet_add_column (sheet, C_("column", "Start"), 13);
  mp_xlsx_sheet_add_column (sheet, C_("column", "End"), 13);
  if (export->first == MP_DATE_NONE)
    return;
  choose_step (self, export->first, export->last);
  add_periods (self, book);
}

static void
put_cell (MpXlsxTimeline *self,
          int             index,
          const char     *sign,
          lxw_format     *format)
{
  int column = index - self->first;

  if (column >= 0 && column < self->n)
    worksheet_write_string (self->sheet->sheet, self->sheet->row, (lxw_col_t) (N_COLUMNS_BEFORE + column), sign, format);
}

/* Whether a column says more than is known of a date. */
static gboolean
is_finer (const MpXlsxTimeline *self,
          guint8                precision)
{
  return precision == MP_PRECISION_YEAR && self->step < 12;
}

static void
put_span (MpXlsxTimeline  *self,
          const MpSummary *summary,
          MpStatus         status)
{
  int start = get_index (self, summary->start), end = get_index (self, summary->end);
  int sure_from = start, sure_to = end;

  if (is_finer (self, summary->start_precision))
    sure_from = get_index (self, mp_date_period_end (summary->start, summary->start_precision)) + 1;
  if (is_finer (self, summary->end_precision))
    sure_to = get_index (self, mp_date_period_start (summary->end, summary->end_precision)) - 1;
  for (int i = start; i <= end; i++)
    {
      gboolean sure = i >= sure_from && i <= sure_to;

      put_cell (self, i, sure ? mp_status_get_symbol (status) : UNSURE, sure ? self->status[status] : self->unsure);
    }
}

/* The end is open: nobody knows how far it goes. */
static void
put_half (MpXlsxTimeline  *self,
          const MpSummary *summary,
          MpStatus         status)
{
  if (summary->start != MP_DATE_NONE)
    {
      int start = get_index (self, summary->start);

      put_cell (self, start, mp_status_get_symbol (status), self->status[status]);
      put_cell (self, start + 1, OPEN_AFTER, self->open);
    }
  else if (summary->end != MP_DATE_NONE)
    {
      int end = get_index (self, summary->end);

      put_cell (self, end - 1, OPEN_BEFORE, self->open);
      put_cell (self, end, mp_status_get_symbol (status), self->status[status]);
    }
}

/**
 * mp_xlsx_timeline_put:
 *
 * Writes the row of a project.
 */
gboolean
mp_xlsx_timeline_put (MpXlsxTimeline   *self,
                      const MpSummary  *summary,
                      GError          **error)
{
  MpStatus status = mp_status_as_of (summary, self->as_of);

  if (!mp_xlsx_sheet_next_row (self->sheet, error))
    return FALSE;
  mp_xlsx_sheet_put_text (self->sheet, summary->title);
  mp_xlsx_sheet_put_text (self->sheet, mp_status_get_label (status));
  mp_xlsx_sheet_put_date (self->sheet, summary->start, summary->start_precision);
  mp_xlsx_sheet_put_date (self->sheet, summary->end, summary->end_precision);
  if (self->n > 0 && summary->start != MP_DATE_NONE && summary->end != MP_DATE_NONE)
    put_span (self, summary, status);
  else if (self->n > 0)
    put_half (self, summary, status);
  return TRUE;
}

static gboolean
put_sign (MpXlsxSheet  *sheet,
          const char   *sign,
          lxw_format   *format,
          const char   *meaning,
          GError      **error)
{
  if (!mp_xlsx_sheet_next_row (sheet, error))
    return FALSE;
  worksheet_write_string (sheet->sheet, sheet->row, 0, sign, format);
  mp_xlsx_sheet_skip (sheet);
  mp_xlsx_sheet_put_text (sheet, meaning);
  return TRUE;
}

/**
 * mp_xlsx_timeline_put_legend:
 * @sheet: a sheet of two columns
 *
 * Says what the signs of the timeline mean.
 */
gboolean
mp_xlsx_timeline_put_legend (MpXlsxTimeline  *self,
                             MpXlsxSheet     *sheet,
                             GError         **error)
{
  for (guint i = 0; i < MP_N_STATUSES; i++)
    {
      if (!put_sign (sheet, mp_status_get_symbol (i), self->status[i], mp_status_get_label (i), error))
        return FALSE;
    }
  return put_sign (sheet, UNSURE, self->unsure, _("Only the year is known"), error) &&
         put_sign (sheet, OPEN_AFTER, self->open, _("The end is not known"), error) &&
         put_sign (sheet, OPEN_BEFORE, self->open, _("The start is not known"), error);
}
