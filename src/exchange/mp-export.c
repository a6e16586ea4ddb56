/* mp-export.c: writes projects to a file in one of the formats
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/mp-export-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/mp-error.h"
#include "model/mp-replacement.h"

#define BLOCK_SIZE (256u << 10)

#define MAX_MESSAGES 1000

G_DEFINE_BOXED_TYPE (MpExport, mp_export, mp_export_ref, mp_export_unref)

static const struct
{
  const char *format;
  const char *label;
  const char *suffix;
} formats[] = {
  { "csv", NC_("format", "Spreadsheet (CSV)"), "csv" },
  { "xlsx", NC_("format", "Workbook with a timeline (XLSX)"), "xlsx" },
  { "ics", NC_("format", "Calendar of starts, ends and milestones (iCalendar)"), "ics" },
  { "tsv", NC_("format", "Spreadsheet, separated by tabs (TSV)"), "tsv" },
  { "json", NC_("format", "Whole portfolio (JSON)"), "json" },
  { "list", NC_("format", "List for other programs (JSON)"), "json" },
  { "iati", NC_("format", "Activities for IATI (XML)"), "xml" },
};

static guint
find_format (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].format, format) == 0)
        return i;
    }
  return G_N_ELEMENTS (formats);
}

/**
 * mp_export_get_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the formats
 */
const char *const *
mp_export_get_formats (void)
{
  static const char *const keys[] = { "csv", "xlsx", "ics", "tsv", "json", "list", "iati", NULL };

  return keys;
}

/**
 * mp_export_get_format_label:
 *
 * Returns: (nullable): what users read for the format, translated
 */
const char *
mp_export_get_format_label (const char *format)
{
  guint i = find_format (format);

  return i < G_N_ELEMENTS (formats) ? g_dpgettext2 (GETTEXT_PACKAGE, "format", formats[i].label) : NULL;
}

/**
 * mp_export_get_suffix:
 *
 * Returns: (nullable): how names of such files end, without the point
 */
const char *
mp_export_get_suffix (const char *format)
{
  guint i = find_format (format);

  return i < G_N_ELEMENTS (formats) ? formats[i].suffix : NULL;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = mp_record_get_id (*(MpRecord *const *) a), y = mp_record_get_id (*(MpRecord *const *) b);

  return x < y ? -1 : x > y;
}

typedef struct
{
  const char *vocabulary;
  MpRecord *term;
} SortedTerm;

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const SortedTerm *x = a, *y = b;
  int order = g_strcmp0 (x->vocabulary, y->vocabulary);

  return order ? order : g_strcmp0 (mp_record_get_text (x->term, MP_TERM_CODE), mp_record_get_text (y->term, MP_TERM_CODE));
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (mp_record_get_text (*(MpRecord *const *) a, 0), mp_record_get_text (*(MpRecord *const *) b, 0));
}

/* Terms by vocabulary and code: that is their order in every document, whatever their ids. */
static void
sort_terms (GPtrArray   *terms,
            MpPortfolio *portfolio)
{
  g_autofree SortedTerm *sorted = g_new (SortedTerm, terms->len + 1);

  for (guint i = 0; i < terms->len; i++)
    {
      MpRecord *term = g_ptr_array_index (terms, i);
      MpRecord *vocabulary = mp_portfolio_get_record (portfolio, MP_TABLE_VOCABULARY, mp_record_get_integer (term, MP_TERM_VOCABULARY));

      sorted[i] = (SortedTerm) { vocabulary ? mp_record_get_text (vocabulary, MP_VOCABULARY_KEY) : NULL, term };
    }
  qsort (sorted, terms->len, sizeof (SortedTerm), compare_terms);
  for (guint i = 0; i < terms->len; i++)
    terms->pdata[i] = sorted[i].term;
}

/* The tables outside projects, in an order that does not depend on the document. */
static void
take_records (MpExport    *self,
              MpPortfolio *portfolio)
{
  for (guint table = 0; table < MP_N_TABLES; table++)
    {
      GPtrArray *records;

      if (table == MP_TABLE_PROJECT || mp_table_is_project_child (table))
        continue;
      records = mp_portfolio_get_records (portfolio, table);
      self->records[table] = g_ptr_array_new_full (records->len, (GDestroyNotify) mp_record_unref);
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (self->records[table], mp_record_ref (g_ptr_array_index (records, i)));
      if (table == MP_TABLE_TERM)
        sort_terms (self->records[table], portfolio);
      else
        g_ptr_array_sort (self->records[table], table == MP_TABLE_VOCABULARY ? compare_keys : compare_ids);
    }

  self->uuids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint row = 0; row < mp_portfolio_get_n_rows (portfolio); row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary && summary->id != 0)
        g_hash_table_insert (self->uuids, g_memdup2 (&summary->id, sizeof (gint64)), g_strdup (summary->uuid));
    }
}

static void
add_span (MpExport        *self,
          const MpSummary *summary)
{
  const MpDate days[] = { summary->start, summary->end };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i] == MP_DATE_NONE)
        continue;
      self->first = self->first == MP_DATE_NONE ? days[i] : MIN (self->first, days[i]);
      self->last = MAX (self->last, days[i]);
    }
}

/* From where to where a timeline of the projects goes. */
static void
take_span (MpExport    *self,
           MpPortfolio *portfolio)
{
  guint n = self->ids ? self->ids->len : mp_portfolio_get_n_rows (portfolio);

  self->first = self->last = MP_DATE_NONE;
  for (guint i = 0; i < n; i++)
    {
      guint row = self->ids ? mp_portfolio_find_row (portfolio, g_array_index (self->ids, gint64, i)) : i;
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary && summary->id != 0)
        add_span (self, summary);
    }
}

/**
 * mp_export_new:
 * @format: one of mp_export_get_formats()
 * @lookup: gives the projects
 * @ids: (nullable) (element-type gint64): which projects, in this order; %NULL for all in their
 *   order in the source. Copied
 * @options: how
 *
 * Call it in the main thread. Sets %MP_ERROR_UNSUPPORTED for a format that there is not.
 *
 * Returns: (transfer full) (nullable): an export that can be written
 */
MpExport *
mp_export_new (const char             *format,
               MpPortfolio            *portfolio,
               MpLookup               *lookup,
               GArray                 *ids,
               const MpExportOptions  *options,
               GError                **error)
{
  guint i;
  MpExport *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (MP_IS_LOOKUP (lookup), NULL);

  i = find_format (format);
  if (i == G_N_ELEMENTS (formats))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_UNSUPPORTED, _("There is no export format “%s”; use csv, xlsx, ics, tsv, json, list or iati"), format);
      return NULL;
    }
  self = g_new0 (MpExport, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->format = formats[i].format;
  self->lookup = g_object_ref (lookup);
  if (ids)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
      g_array_append_vals (self->ids, ids->data, ids->len);
    }
  self->sheet.terms = mp_term_index_ref (mp_portfolio_get_term_index (portfolio));
  self->sheet.as_of = options->as_of;
  self->sheet.leave_out_notes = options->leave_out_notes;
  self->title = g_strdup (mp_portfolio_get_title (portfolio));
  self->query = g_strdup (options->query);
  take_span (self, portfolio);
  self->with_persons = options->with_persons;
  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_message_free);
  if (strcmp (format, "json") == 0 || strcmp (format, "xlsx") == 0 || strcmp (format, "iati") == 0)
    take_records (self, portfolio);
  if (strcmp (format, "iati") == 0)
    self->reporting = options->reporting ? mp_iati_reporting_copy (options->reporting) : mp_iati_reporting_find (portfolio);
  return self;
}

MpExport *
mp_export_ref (MpExport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_export_unref (MpExport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->lookup);
  g_clear_pointer (&self->ids, g_array_unref);
  mp_term_index_unref (self->sheet.terms);
  for (guint table = 0; table < MP_N_TABLES; table++)
    g_clear_pointer (&self->records[table], g_ptr_array_unref);
  g_clear_pointer (&self->uuids, g_hash_table_unref);
  mp_export_forget_left_out (self);
  g_free (self->title);
  g_free (self->query);
  g_clear_pointer (&self->reporting, mp_iati_reporting_free);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/**
 * mp_export_get_n_written:
 *
 * May be called from any thread.
 *
 * Returns: how many projects were written so far
 */
guint
mp_export_get_n_written (MpExport *self)
{
  return (guint) g_atomic_int_get (&self->n_written);
}

/**
 * mp_export_get_messages:
 *
 * Not while it is written.
 *
 * Returns: (transfer none) (element-type MpMessage): what the format wants besides and what has no
 *   place in it
 */
GPtrArray *
mp_export_get_messages (MpExport *self)
{
  return self->messages;
}

/* Of very many messages only the first are kept. */
void
mp_export_add_message (MpExport   *self,
                       MpSeverity  severity,
                       const char *code,
                       const char *format,
                       ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->messages->len >= MAX_MESSAGES && severity != MP_SEVERITY_NOTE)
    {
      self->n_dropped++;
      return;
    }
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->messages, mp_message_new (severity, code, 0, "%s", text));
}

static void
tell_dropped (MpExport *self)
{
  if (self->n_dropped > 0)
    mp_export_add_message (self, MP_SEVERITY_NOTE, "more-messages",
                           g_dngettext (GETTEXT_PACKAGE, "%u more message is not shown", "%u more messages are not shown", self->n_dropped), self->n_dropped);
}

/* One pass over the projects. */
gboolean
mp_export_each_project (MpExport       *self,
                        MpProjectFunc   func,
                        gpointer        user_data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  if (self->ids && self->ids->len == 0)
    return TRUE;
  return mp_lookup_each_project (self->lookup, self->ids, func, user_data, cancellable, error);
}

/* Writes what has come together and empties it. */
gboolean
mp_export_put (GOutputStream  *stream,
               GString        *text,
               GCancellable   *cancellable,
               GError        **error)
{
  gboolean done = g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);
  return done;
}

/* What the rows of a sheet, and the objects of a list, need. */
typedef struct
{
  MpExport *export;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *text;
  char delimiter;
  JsonGenerator *generator;
} RowWriter;

static gboolean
flush_rows (RowWriter  *self,
            GError    **error)
{
  g_atomic_int_inc (&self->export->n_written);
  return self->text->len < BLOCK_SIZE || mp_export_put (self->stream, self->text, self->cancellable, error);
}

/* MpProjectFunc */
static gboolean
put_row_cb (MpProjectRecord  *project,
            gpointer          user_data,
            GError          **error)
{
  RowWriter *self = user_data;

  mp_csv_sheet_append_row (&self->export->sheet, self->text, project, self->delimiter);
  mp_export_leave_out_of_row (self->export, project);
  return flush_rows (self, error);
}

static gboolean
write_sheet (RowWriter  *self,
             GError    **error)
{
  /* Spreadsheets take UTF-8 for what it is only after a byte order mark. */
  g_string_append (self->text, "\xef\xbb\xbf");
  mp_csv_append_header (self->text, self->delimiter);
  return mp_export_each_project (self->export, put_row_cb, self, self->cancellable, error) &&
         mp_export_put (self->stream, self->text, self->cancellable, error);
}

/* MpProjectFunc */
static gboolean
put_flat_object_cb (MpProjectRecord  *project,
                    gpointer          user_data,
                    GError          **error)
{
  RowWriter *self = user_data;
  g_autoptr (MpSummary) summary = mp_summary_new (project);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint column = 0; column < MP_N_WRITTEN_COLUMNS; column++)
    {
      g_autofree char *cell = mp_csv_sheet_dup_cell (&self->export->sheet, project, summary, column);

      if (cell && *cell)
        json_object_set_string_member (object, mp_column_get_key (column), cell);
      else
        json_object_set_null_member (object, mp_column_get_key (column));
    }
  json_node_take_object (node, object);
  json_generator_set_root (self->generator, node);
  if (mp_export_get_n_written (self->export) > 0)
    g_string_append (self->text, ",\n");
  json_generator_to_gstring (self->generator, self->text);
  mp_export_leave_out_of_row (self->export, project);
  return flush_rows (self, error);
}

static gboolean
write_list (RowWriter  *self,
            GError    **error)
{
  g_string_append (self->text, "[\n");
  if (!mp_export_each_project (self->export, put_flat_object_cb, self, self->cancellable, error))
    return FALSE;
  g_string_append (self->text, mp_export_get_n_written (self->export) > 0 ? "\n]\n" : "]\n");
  return mp_export_put (self->stream, self->text, self->cancellable, error);
}

/**
 * mp_export_write:
 * @stream: where to; stays open
 *
 * Writes everything; blocks, may be called in any thread but that of the document. Holds one
 * project at a time.
 */
gboolean
mp_export_write (MpExport       *self,
                 GOutputStream  *stream,
                 GCancellable   *cancellable,
                 GError        **error)
{
  RowWriter writer = { .export = self, .stream = stream, .cancellable = cancellable, .delimiter = ',' };
  gboolean done;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  g_atomic_int_set (&self->n_written, 0);
  mp_export_forget_left_out (self);
  g_ptr_array_set_size (self->messages, 0);
  self->n_dropped = 0;
  if (strcmp (self->format, "iati") == 0)
    {
      done = mp_export_write_iati (self, stream, cancellable, error);
      tell_dropped (self);
      return done;
    }
  if (strcmp (self->format, "json") == 0)
    return mp_export_write_json (self, stream, cancellable, error);
  if (strcmp (self->format, "xlsx") == 0)
    return mp_export_write_xlsx (self, stream, cancellable, error);
  if (strcmp (self->format, "ics") == 0)
    return mp_export_write_ics (self, stream, cancellable, error);

  writer.text = g_string_sized_new (BLOCK_SIZE * 2);
  if (strcmp (self->format, "tsv") == 0)
    writer.delimiter = '\t';
  if (strcmp (self->format, "list") == 0)
    {
      writer.generator = json_generator_new ();
      done = write_list (&writer, error);
      g_object_unref (writer.generator);
    }
  else
    {
      done = write_sheet (&writer, error);
    }
  g_string_free (writer.text, TRUE);
  return done;
}

/**
 * mp_export_to_file:
 * @file: where to; replaced only when everything was written
 *
 * As mp_export_write(), into a file; an old one stays whole when something fails.
 */
gboolean
mp_export_to_file (MpExport      *self,
                   GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (MpReplacement) replacement = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  replacement = mp_replacement_new (file, cancellable, error);
  return replacement && mp_export_write (self, mp_replacement_get_stream (replacement), cancellable, error) &&
         mp_replacement_commit (replacement, cancellable, error);
}

static void
to_file_cb (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (mp_export_to_file (task_data, source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mp_export_to_file_async:
 *
 * As mp_export_to_file(), in a thread; the source object of the result is @file.
 */
void
mp_export_to_file_async (MpExport            *self,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_export_to_file_async);
  g_task_set_task_data (task, mp_export_ref (self), (GDestroyNotify) mp_export_unref);
  g_task_run_in_thread (task, to_file_cb);
}

gboolean
mp_export_to_file_finish (MpExport      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
