/* mp-xlsx-writer.c: projects as a workbook
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "base/mp-format.h"
#include "exchange/mp-xlsx-project.h"
#include "exchange/mp-xlsx-timeline.h"

/* The tables that have a sheet, with a row for each of their records. */
static const struct
{
  MpTable table;
  const char *name;
  gboolean always;
} tables[] = {
  { MP_TABLE_ROLE, NC_("sheet", "Partners"), TRUE },
  { MP_TABLE_DATE_REVISION, NC_("sheet", "Dates"), TRUE },
  { MP_TABLE_FUNDING, NC_("sheet", "Funding"), TRUE },
  { MP_TABLE_MILESTONE, NC_("sheet", "Milestones"), TRUE },
  { MP_TABLE_EVENT, NC_("sheet", "Events"), FALSE },
  { MP_TABLE_NARRATIVE, NC_("sheet", "Texts"), FALSE },
  { MP_TABLE_RELATION, NC_("sheet", "Related Projects"), FALSE },
  { MP_TABLE_EXTRA_FIELD, NC_("sheet", "Free Fields"), FALSE },
};

typedef struct
{
  MpExport *export;
  MpXlsxBook *book;
  GCancellable *cancellable;
  GHashTable *records; /* id of a partner or source → MpRecord, borrowed */
  MpXlsxSheet *projects;
  MpXlsxSheet *sheets[G_N_ELEMENTS (tables)];
  MpXlsxSheet *about;
  MpXlsxTimeline timeline;
  locale_t plain; /* the locale with a decimal point: the library writes numbers as the thread's does */
} Writer;

static MpRecord *
find_record (Writer *self,
             gint64  id)
{
  return g_hash_table_lookup (self->records, &id);
}

/* Notes may be private, and who checked a translation is a person. */
static gboolean
is_written (Writer  *self,
            MpTable  table,
            guint    field)
{
  const MpField *info = &mp_table_get_info (table)->fields[field];

  if (table == MP_TABLE_NARRATIVE && field == MP_NARRATIVE_CHECKED_BY)
    return FALSE;
  return !(self->export->sheet.leave_out_notes && strcmp (info->name, "note") == 0);
}

static double
get_width (const MpField *field)
{
  switch (field->type)
    {
    case MP_FIELD_DAY:
      return 13;
    case MP_FIELD_MONEY:
    case MP_FIELD_CHOICE:
      return 20;
    case MP_FIELD_TEXT:
      return 26;
    case MP_FIELD_LONG_TEXT:
      return 50;
    case MP_FIELD_REFERENCE:
      return 36;
    case MP_FIELD_INTEGER:
    case MP_FIELD_SHARE:
    case MP_FIELD_FLAG:
    default:
      return 11;
    }
}

static void
add_table_columns (Writer      *self,
                   MpXlsxSheet *sheet,
                   MpTable      table)
{
  const MpTableInfo *info = mp_table_get_info (table);

  mp_xlsx_sheet_add_column (sheet, mp_table_get_label (MP_TABLE_PROJECT), 48);
  for (guint i = 1; i < info->n_fields; i++)
    {
      if (is_written (self, table, i))
        mp_xlsx_sheet_add_column (sheet, mp_field_get_label (table, i), get_width (&info->fields[i]));
    }
  if (table == MP_TABLE_ROLE)
    {
      mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PARTNER, MP_PARTNER_ACRONYM), 16);
      mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PARTNER, MP_PARTNER_KIND), 26);
      mp_xlsx_sheet_add_column (sheet, mp_field_get_label (MP_TABLE_PARTNER, MP_PARTNER_COUNTRY), 10);
      mp_xlsx_sheet_add_column (sheet, C_("column", "UUID of the Partner"), 38);
    }
  mp_xlsx_sheet_add_column (sheet, C_("column", "UUID of the Project"), 38);
}

static void
put_reference (Writer      *self,
               MpXlsxSheet *sheet,
               MpTable      target,
               gint64       id)
{
  MpRecord *record = find_record (self, id);

  if (target == MP_TABLE_PROJECT)
    mp_xlsx_sheet_put_text (sheet, g_hash_table_lookup (self->export->uuids, &id));
  else if (target == MP_TABLE_PARTNER)
    mp_xlsx_sheet_put_text (sheet, mp_term_index_get_partner_name (self->export->sheet.terms, id));
  else
    mp_xlsx_sheet_put_text (sheet, record ? mp_record_get_text (record, MP_SOURCE_TITLE) : NULL);
}

/* The precision stands behind its day. */
static MpDatePrecision
get_precision (const MpTableInfo *info,
               const MpRecord    *record,
               guint              day)
{
  if (day + 1 < info->n_fields && g_str_has_suffix (info->fields[day + 1].name, "precision") && !mp_record_is_null (record, day + 1))
    return mp_record_get_precision (record, day + 1);
  return MP_PRECISION_DAY;
}

static void
put_field (Writer         *self,
           MpXlsxSheet    *sheet,
           const MpRecord *record,
           guint           field)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  if (mp_record_is_null (record, field))
    {
      mp_xlsx_sheet_skip (sheet);
      return;
    }
  switch (info->fields[field].type)
    {
    case MP_FIELD_DAY:
      mp_xlsx_sheet_put_date (sheet, mp_record_get_day (record, field), get_precision (info, record, field));
      break;
    case MP_FIELD_CHOICE:
      mp_xlsx_sheet_put_text (sheet, mp_choice_get_label (mp_record_get_text (record, field)));
      break;
    case MP_FIELD_REFERENCE:
      put_reference (self, sheet, info->fields[field].target, mp_record_get_integer (record, field));
      break;
    case MP_FIELD_SHARE:
      mp_xlsx_sheet_put_share (sheet, mp_record_get_integer (record, field));
      break;
    case MP_FIELD_MONEY:
      mp_xlsx_sheet_put_money (sheet, mp_record_get_integer (record, field), mp_record_get_text (record, field + 1), FALSE);
      break;
    case MP_FIELD_INTEGER:
    case MP_FIELD_FLAG:
      mp_xlsx_sheet_put_integer (sheet, mp_record_get_integer (record, field));
      break;
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
    default:
      mp_xlsx_sheet_put_text (sheet, mp_record_get_text (record, field));
      break;
    }
}

static void
put_partner (Writer      *self,
             MpXlsxSheet *sheet,
             gint64       id)
{
  const MpRecord *partner = find_record (self, id);

  if (partner == NULL)
    {
      sheet->column += 4;
      return;
    }
  put_field (self, sheet, partner, MP_PARTNER_ACRONYM);
  put_field (self, sheet, partner, MP_PARTNER_KIND);
  put_field (self, sheet, partner, MP_PARTNER_COUNTRY);
  put_field (self, sheet, partner, MP_PARTNER_UUID);
}

static gboolean
put_table (Writer                 *self,
           MpXlsxSheet            *sheet,
           MpTable                 table,
           const MpProjectRecord  *project,
           GError                **error)
{
  const MpTableInfo *info = mp_table_get_info (table);

  for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
    {
      const MpRecord *record = mp_project_record_get (project, table, i);

      if (!mp_xlsx_sheet_next_row (sheet, error))
        return FALSE;
      mp_xlsx_sheet_put_text (sheet, mp_project_record_get_title (project));
      for (guint field = 1; field < info->n_fields; field++)
        {
          if (is_written (self, table, field))
            put_field (self, sheet, record, field);
        }
      if (table == MP_TABLE_ROLE)
        put_partner (self, sheet, mp_record_get_integer (record, MP_ROLE_PARTNER));
      mp_xlsx_sheet_put_text (sheet, mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID));
    }
  return TRUE;
}

static gboolean
put_everything (Writer                 *self,
                const MpProjectRecord  *project,
                GError                **error)
{
  g_autoptr (MpSummary) summary = mp_summary_new (project);

  if (!mp_xlsx_project_put (self->export, self->projects, project, summary, error) || !mp_xlsx_timeline_put (&self->timeline, summary, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!put_table (self, self->sheets[i], tables[i].table, project, error))
        return FALSE;
    }
  g_atomic_int_inc (&self->export->n_written);
  return TRUE;
}

/* MpProjectFunc, in the thread of the document. */
static gboolean
put_project_cb (MpProjectRecord  *project,
                gpointer          user_data,
                GError          **error)
{
  Writer *self = user_data;
  locale_t before;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  before = uselocale (self->plain);
  done = put_everything (self, project, error);
  uselocale (before);
  return done;
}

static void
add_sheets (Writer *self)
{
  self->projects = mp_xlsx_book_add_sheet (self->book, C_("sheet", "Projects"));
  mp_xlsx_project_add_columns (self->export, self->projects);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      /* The timeline comes before what not every portfolio has. */
      if (!tables[i].always && self->timeline.sheet == NULL)
        mp_xlsx_timeline_init (&self->timeline, self->book, mp_xlsx_book_add_sheet (self->book, C_("sheet", "Timeline")));
      self->sheets[i] = mp_xlsx_book_add_sheet (self->book, g_dpgettext2 (GETTEXT_PACKAGE, "sheet", tables[i].name));
      add_table_columns (self, self->sheets[i], tables[i].table);
    }
  self->about = mp_xlsx_book_add_sheet (self->book, C_("sheet", "About"));
}

static gboolean
put_about_line (MpXlsxSheet  *sheet,
                const char   *title,
                const char   *text,
                GError      **error)
{
  if (!mp_xlsx_sheet_next_row (sheet, error))
    return FALSE;
  mp_xlsx_sheet_put_text (sheet, title);
  mp_xlsx_sheet_put_text (sheet, text);
  return TRUE;
}

/* What this is, and what the signs of the timeline mean. */
static gboolean
put_about (Writer  *self,
           GError **error)
{
  MpXlsxSheet *sheet = self->about;
  g_autofree char *day = mp_format_date (self->export->sheet.as_of, MP_PRECISION_DAY);
  g_autofree char *number = mp_format_integer (mp_export_get_n_written (self->export));
  g_autofree char *left_out = mp_export_dup_left_out (self->export);

  worksheet_set_column (sheet->sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet->sheet, 1, 1, 80, NULL);
  mp_xlsx_sheet_put_styled (sheet, self->export->title ? self->export->title : "", MP_XLSX_TITLE);
  return put_about_line (sheet, C_("about", "Query"), self->export->query ? self->export->query : _("All projects"), error) &&
         put_about_line (sheet, C_("about", "As of"), day, error) && put_about_line (sheet, C_("sheet", "Projects"), number, error) &&
         (left_out == NULL || put_about_line (sheet, C_("about", "Left out"), left_out, error)) &&
         put_about_line (sheet, C_("about", "Dates"), _("A date that shows a month or a year alone is not known more precisely"), error) &&
         mp_xlsx_timeline_put_legend (&self->timeline, sheet, error);
}

static void
hide_empty_sheets (Writer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!tables[i].always && self->sheets[i]->row == 0)
        worksheet_hide (self->sheets[i]->sheet);
    }
}

static void
index_records (Writer *self)
{
  static const MpTable referred[] = { MP_TABLE_PARTNER, MP_TABLE_SOURCE };

  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint t = 0; t < G_N_ELEMENTS (referred); t++)
    {
      GPtrArray *records = self->export->records[referred[t]];

      for (guint i = 0; i < records->len; i++)
        {
          gint64 id = mp_record_get_id (g_ptr_array_index (records, i));

          g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), g_ptr_array_index (records, i));
        }
    }
}

static gboolean
write_book (Writer         *self,
            GOutputStream  *stream,
            GError        **error)
{
  self->book = mp_xlsx_book_new (self->export, error);
  if (self->book == NULL)
    return FALSE;
  add_sheets (self);
  if (!mp_export_each_project (self->export, put_project_cb, self, self->cancellable, error) || !put_about (self, error))
    return FALSE;
  hide_empty_sheets (self);
  return mp_xlsx_book_close (self->book, stream, self->cancellable, error);
}

/* Blocks; in any thread. */
gboolean
mp_export_write_xlsx (MpExport       *self,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Writer writer = { .export = self, .cancellable = cancellable };
  locale_t before;
  gboolean done;

  writer.plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  before = uselocale (writer.plain);
  index_records (&writer);
  done = write_book (&writer, stream, error);
  g_clear_pointer (&writer.book, mp_xlsx_book_free);
  g_hash_table_unref (writer.records);
  uselocale (before);
  freelocale (writer.plain);
  return done;
}
