/* mp-report-pdf.c: the report on paper
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A title page, the pages of the timeline, and for each project a page or more. All of it is laid out twice, for pages say
 * how many there are; neither pass holds more than one project.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "report/mp-report-facts.h"
#include "report/mp-report-paper.h"
#include "timeline/mp-timeline-page.h"
#include "timeline/mp-timeline-paper.h"

#define N_BREAK 200

/* What of the time counting the pages takes. */
#define COUNT_SHARE 0.4

typedef struct
{
  MpReportWriting *writing;
  const MpReport *report;
  MpTimelineBook *book;
  MpReportPaper paper;
  cairo_surface_t *surface; /* NULL while pages are counted */
  GError *error;            /* of writing */
  guint n_done;
} Pdf;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Pdf *self = closure;

  if (self->error == NULL)
    g_output_stream_write_all (self->writing->stream, data, length, NULL, self->writing->cancellable, &self->error);
  return self->error ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Says what went wrong: writing itself, else cairo. */
static gboolean
check (Pdf             *self,
       cairo_status_t   status,
       GError         **error)
{
  if (self->error)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (self->writing->cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The report could not be drawn: %s"), cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

/* The list of contents that programs for reading show. */
static void
add_outline (Pdf        *self,
             const char *title,
             guint       page)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", page);

  if (self->surface)
    cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, title, place, 0);
}

static void
put_counts (Pdf *self)
{
  mp_report_paper_put_heading (&self->paper, C_("column", "Status"));
  for (MpStatus status = 0; status < MP_N_STATUSES; status++)
    {
      g_autofree char *count = mp_format_integer (self->report->counts[status]);
      g_autofree char *label = g_strdup_printf ("%s %s", mp_status_get_symbol (status), mp_status_get_label (status));

      if (self->report->counts[status] > 0)
        mp_report_paper_put_row (&self->paper, label, count, NULL, NULL);
    }
}

static void
put_legend (Pdf *self)
{
  double height = mp_timeline_book_draw_legend (self->book, 0, NULL);

  mp_report_paper_put_heading (&self->paper, _("Legend"));
  mp_report_paper_keep (&self->paper, height);
  if (self->paper.cr)
    mp_timeline_book_draw_legend (self->book, self->paper.y, self->paper.cr);
  mp_report_paper_skip (&self->paper, height);
}

static void
put_cover (Pdf *self)
{
  g_autofree char *subtitle = mp_report_dup_subtitle (self->report);
  g_autofree char *made_on = mp_report_dup_made_on (self->report);
  g_autofree char *title = mp_text_one_line (mp_report_get_title (self->report));
  const char *described = mp_report_get_description (self->report);

  mp_report_paper_begin_page (&self->paper, NULL);
  add_outline (self, title, self->paper.n_pages);
  mp_report_paper_skip (&self->paper, 96);
  mp_report_paper_put_text (&self->paper, title, MP_REPORT_STYLE_COVER, NULL);
  mp_report_paper_skip (&self->paper, 12);
  mp_report_paper_put_text (&self->paper, subtitle, MP_REPORT_STYLE_HEADING, NULL);
  if (made_on)
    mp_report_paper_put_text (&self->paper, made_on, MP_REPORT_STYLE_DETAIL, NULL);
  if (described)
    {
      g_autofree char *description = mp_text_clean (described);

      mp_report_paper_skip (&self->paper, 18);
      mp_report_paper_put_paragraphs (&self->paper, description);
    }
  mp_report_paper_skip (&self->paper, 12);
  if (self->report->ids->len > 0)
    {
      put_counts (self);
      put_legend (self);
    }
  mp_report_paper_end_page (&self->paper);
}

static gboolean
put_timeline (Pdf     *self,
              GError **error)
{
  guint n = mp_timeline_book_get_n_pages (self->book);

  add_outline (self, _("Timeline"), self->paper.n_pages + 1);
  if (self->paper.cr)
    {
      mp_timeline_book_set_numbers (self->book, self->paper.n_pages, self->paper.n_all);
      for (guint page = 0; page < n; page++)
        {
          mp_timeline_book_draw (self->book, page, self->paper.cr);
          cairo_show_page (self->paper.cr);
          if (!check (self, cairo_status (self->paper.cr), error))
            return FALSE;
        }
    }
  self->paper.n_pages += n;
  return TRUE;
}

static void
put_fact (Pdf                *self,
          const MpReportFact *fact,
          gboolean            same_label)
{
  g_autofree char *shared = fact->share ? g_strdup_printf ("%s (%s)", fact->value, fact->share) : g_strdup (fact->value);
  /* Translators: a statement of a date that does not count any more: %s is the date. */
  g_autofree char *value = fact->earlier ? g_strdup_printf (_("Earlier: %s"), shared) : g_steal_pointer (&shared);

  mp_report_paper_put_row (&self->paper, same_label ? NULL : fact->label, value, fact->detail, fact->uri);
}

static void
put_section (Pdf                   *self,
             const MpReportSection *section)
{
  const char *label = NULL;

  mp_report_paper_put_heading (&self->paper, section->heading);
  for (guint i = 0; i < section->facts->len; i++)
    {
      const MpReportFact *fact = &g_array_index (section->facts, MpReportFact, i);

      put_fact (self, fact, i > 0 && g_strcmp0 (label, fact->label) == 0);
      label = fact->label;
    }
}

static void
put_project (Pdf                   *self,
             const MpReportProject *project)
{
  g_autofree char *status = g_strdup_printf ("%s %s \xc2\xb7 %s", mp_status_get_symbol (project->status), mp_status_get_label (project->status),
                                             project->status_sentence);

  mp_report_paper_begin_page (&self->paper, project->title);
  add_outline (self, project->title, self->paper.n_pages);
  mp_report_paper_put_text (&self->paper, project->title, MP_REPORT_STYLE_TITLE, NULL);
  if (project->translated_title)
    mp_report_paper_put_text (&self->paper, project->translated_title, MP_REPORT_STYLE_HEADING, NULL);
  mp_report_paper_skip (&self->paper, 4);
  mp_report_paper_put_text (&self->paper, status, MP_REPORT_STYLE_TEXT, NULL);
  for (guint i = 0; i < project->texts->len; i++)
    {
      const MpReportText *text = &g_array_index (project->texts, MpReportText, i);

      mp_report_paper_put_heading (&self->paper, text->heading);
      if (text->note)
        mp_report_paper_put_remark (&self->paper, text->note);
      mp_report_paper_put_paragraphs (&self->paper, text->text);
    }
  for (guint i = 0; i < project->sections->len; i++)
    put_section (self, &g_array_index (project->sections, MpReportSection, i));
  if (project->note)
    {
      mp_report_paper_put_heading (&self->paper, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_NOTE));
      mp_report_paper_put_paragraphs (&self->paper, project->note);
    }
  mp_report_paper_end_page (&self->paper);
}

/* MpProjectFunc */
static gboolean
put_project_cb (MpProjectRecord  *record,
                gpointer          user_data,
                GError          **error)
{
  Pdf *self = user_data;
  g_autoptr (MpReportProject) project = mp_report_project_new (self->report, record);
  double share = (double) ++self->n_done / self->report->ids->len;

  put_project (self, project);
  mp_report_writing_tell (self->writing, self->surface ? COUNT_SHARE + (1 - COUNT_SHARE) * share : COUNT_SHARE * share);
  return check (self, self->paper.cr ? cairo_status (self->paper.cr) : CAIRO_STATUS_SUCCESS, error);
}

static gboolean
put_all (Pdf     *self,
         GError **error)
{
  self->n_done = 0;
  self->paper.n_pages = 0;
  put_cover (self);
  if (self->report->ids->len == 0)
    return TRUE;
  return put_timeline (self, error) &&
         mp_lookup_each_project (self->report->lookup, self->report->ids, put_project_cb, self, self->writing->cancellable, error);
}

static gboolean
draw_all (Pdf     *self,
          double   width,
          double   height,
          GError **error)
{
  gboolean done;

  self->surface = mp_timeline_paper_make_pdf (write_cb, self, width, height, mp_report_get_title (self->report));
  self->paper.cr = cairo_create (self->surface);
  done = put_all (self, error);
  cairo_destroy (g_steal_pointer (&self->paper.cr));
  cairo_surface_finish (self->surface);
  done = done && check (self, cairo_surface_status (self->surface), error);
  cairo_surface_destroy (self->surface);
  return done;
}

static MpTimelineBook *
make_book (Pdf     *self,
           double   width,
           double   height,
           GError **error)
{
  g_autoptr (MpTimelineBook) book = NULL;
  MpTimelineExportOptions options;

  mp_timeline_export_options_init (&options);
  options.group = mp_query_get_group (mp_project_list_get_query (self->report->list));
  options.subgroup = mp_query_get_subgroup (mp_project_list_get_query (self->report->list));
  options.rtl = self->report->rtl;
  book = mp_timeline_book_new (self->report->list, &options, width, height);
  while (mp_timeline_book_break (book, N_BREAK, NULL))
    {
      if (g_cancellable_set_error_if_cancelled (self->writing->cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&book);
}

/* Counts the pages, then draws them. */
gboolean
mp_report_write_pdf (MpReportWriting  *writing,
                     GError          **error)
{
  const MpReport *report = writing->report;
  Pdf self = { .writing = writing, .report = report };
  g_autoptr (MpTimelineBook) book = NULL;
  double a, b, width, height;
  gboolean done;

  if (!mp_timeline_paper_parse (report->options.paper, &a, &b, error))
    return FALSE;
  width = MIN (a, b) * MP_POINTS_PER_MM;
  height = MAX (a, b) * MP_POINTS_PER_MM;
  self.book = book = make_book (&self, width, height, error);
  if (book == NULL)
    return FALSE;
  mp_report_paper_init (&self.paper, width, height, report->rtl, mp_report_get_title (report));
  done = put_all (&self, error);
  self.paper.n_all = self.paper.n_pages;
  done = done && draw_all (&self, width, height, error);
  mp_report_paper_clear (&self.paper);
  g_clear_error (&self.error);
  return done;
}
