/* mp-report.c: a portfolio as a document to be read
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/mp-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-context.h"
#include "base/mp-format.h"
#include "base/mp-locale.h"
#include "model/mp-replacement.h"

static const char *const formats[] = { "html", "pdf", NULL };

/**
 * mp_report_options_init:
 * @options: (out caller-allocates): a page for browsers, with nothing private
 */
void
mp_report_options_init (MpReportOptions *options)
{
  g_return_if_fail (options != NULL);

  *options = (MpReportOptions) { .format = MP_REPORT_FORMAT_HTML, .made_on = MP_DATE_NONE };
}

/**
 * mp_report_get_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the formats, which are how names of such files end too
 */
const char *const *
mp_report_get_formats (void)
{
  return formats;
}

/**
 * mp_report_format_from_key:
 * @format: (out): the format that @key names
 *
 * Returns: %FALSE when it names none
 */
gboolean
mp_report_format_from_key (const char     *key,
                           MpReportFormat *format)
{
  g_return_val_if_fail (key != NULL, FALSE);

  for (guint i = 0; formats[i]; i++)
    {
      if (strcmp (formats[i], key) == 0)
        {
          *format = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* What relations point to need not be in the list. */
static void
take_titles (MpReport    *self,
             MpPortfolio *portfolio)
{
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint row = 0; row < mp_portfolio_get_n_rows (portfolio); row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (portfolio, row);

      if (summary && summary->id != 0)
        g_hash_table_insert (self->titles, g_memdup2 (&summary->id, sizeof (gint64)), (gpointer) summary->title);
    }
}

static void
take_projects (MpReport *self)
{
  guint n = mp_project_list_get_n (self->list);

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (self->list, i);

      g_array_append_val (self->ids, summary->id);
      self->counts[mp_status_as_of (summary, self->as_of)]++;
    }
}

/**
 * mp_report_new:
 * @list: the projects, in their order; later changes of it do not reach the report
 * @lookup: gives all facts of the projects
 * @options: how the report is to be
 *
 * Main thread. Needs no display, only that gtk_init_check() was called, whatever it returned.
 *
 * Returns: (transfer full): a report that can be written
 */
MpReport *
mp_report_new (MpProjectList         *list,
               MpLookup              *lookup,
               const MpReportOptions *options)
{
  MpReport *self;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);
  g_return_val_if_fail (MP_IS_LOOKUP (lookup), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (MpReport, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->options = *options;
  self->options.paper = self->paper = g_strdup (options->paper ? options->paper : "A4");
  self->list = mp_project_list_dup_frozen (list);
  self->portfolio = mp_project_list_get_portfolio (self->list);
  self->lookup = g_object_ref (lookup);
  self->as_of = mp_query_get_as_of (mp_project_list_get_query (list));
  self->language = g_strdelimit (mp_locale_dup_language (GETTEXT_PACKAGE), "_", '-');
  self->rtl = mp_locale_is_right_to_left (self->language);
  take_titles (self, mp_project_list_get_portfolio (list));
  take_projects (self);
  return self;
}

MpReport *
mp_report_ref (MpReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_report_unref (MpReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->titles);
  g_array_unref (self->ids);
  g_object_unref (self->list);
  g_object_unref (self->lookup);
  g_free (self->language);
  g_free (self->paper);
  g_free (self);
}

const char *
mp_report_get_title (const MpReport *self)
{
  const char *title = mp_portfolio_get_title (self->portfolio);

  return title && *title ? title : _("Portfolio");
}

/* (nullable) */
const char *
mp_report_get_description (const MpReport *self)
{
  GPtrArray *records = mp_portfolio_get_records (self->portfolio, MP_TABLE_PORTFOLIO);

  return records->len > 0 ? mp_record_get_text (records->pdata[0], MP_PORTFOLIO_DESCRIPTION) : NULL;
}

/* "Country: Mexico, as of 23 Nov 2026 · 4 projects" */
char *
mp_report_dup_subtitle (const MpReport *self)
{
  g_autofree char *query = mp_query_describe (mp_project_list_get_query (self->list), self->portfolio);
  g_autofree char *count = mp_format_integer (self->ids->len);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", self->ids->len), count);

  return g_strdup_printf ("%s \xc2\xb7 %s", query, projects);
}

/* (nullable) */
char *
mp_report_dup_made_on (const MpReport *self)
{
  g_autofree char *date = NULL;

  if (self->options.made_on == MP_DATE_NONE)
    return NULL;
  date = mp_format_date (self->options.made_on, MP_PRECISION_DAY);
  return g_strdup_printf (_("Made on %s"), date);
}

typedef struct
{
  MpTimelineProgressFunc func;
  gpointer data;
  double fraction;
} Told;

static gboolean
tell_cb (gpointer user_data)
{
  Told *told = user_data;

  told->func (told->fraction, told->data);
  return G_SOURCE_REMOVE;
}

void
mp_report_writing_tell (MpReportWriting *self,
                        double           fraction)
{
  Told *told;

  if (self->progress == NULL || fraction < self->shown + 0.01)
    return;
  self->shown = fraction;
  told = g_new (Told, 1);
  *told = (Told) { self->progress, self->progress_data, fraction };
  mp_context_queue (self->main_context, tell_cb, told, g_free);
}

static gboolean
write_all (MpReportWriting  *writing,
           GError          **error)
{
  if (writing->report->options.format == MP_REPORT_FORMAT_PDF)
    return mp_report_write_pdf (writing, error);
  return mp_report_write_html (writing, error);
}

/**
 * mp_report_write:
 * @stream: where to; stays open
 *
 * Writes everything; blocks, may be called in any thread but that of the document.
 *
 * Returns: %FALSE with %MP_ERROR_INVALID (paper), or what the stream or the document reports
 */
gboolean
mp_report_write (MpReport       *self,
                 GOutputStream  *stream,
                 GCancellable   *cancellable,
                 GError        **error)
{
  MpReportWriting writing = { .report = self, .stream = stream, .cancellable = cancellable };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_all (&writing, error);
}

static gboolean
write_file (MpReportWriting  *writing,
            GFile            *file,
            GError          **error)
{
  g_autoptr (MpReplacement) replacement = mp_replacement_new (file, writing->cancellable, error);

  if (replacement == NULL)
    return FALSE;
  writing->stream = mp_replacement_get_stream (replacement);
  return write_all (writing, error) && mp_replacement_commit (replacement, writing->cancellable, error);
}

/**
 * mp_report_to_file:
 * @file: replaced when everything is written, untouched otherwise
 *
 * As mp_report_write().
 */
gboolean
mp_report_to_file (MpReport      *self,
                   GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  MpReportWriting writing = { .report = self, .cancellable = cancellable };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return write_file (&writing, file, error);
}

static void
writing_free (gpointer data)
{
  MpReportWriting *writing = data;

  mp_report_unref (writing->report);
  g_main_context_unref (writing->main_context);
  g_free (writing);
}

static void
write_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  MpReportWriting *writing = task_data;
  GError *error = NULL;

  writing->cancellable = cancellable;
  if (write_file (writing, source_object, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mp_report_to_file_async:
 * @progress: (nullable): told how far it is
 *
 * As mp_report_to_file(), in a thread. Main thread; the source object of the result is @file.
 */
void
mp_report_to_file_async (MpReport               *self,
                         GFile                  *file,
                         MpTimelineProgressFunc  progress,
                         gpointer                progress_data,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  MpReportWriting *writing;

  g_return_if_fail (G_IS_FILE (file));

  writing = g_new0 (MpReportWriting, 1);
  writing->report = mp_report_ref (self);
  writing->progress = progress;
  writing->progress_data = progress_data;
  writing->main_context = g_main_context_ref_thread_default ();
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_report_to_file_async);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
mp_report_to_file_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
