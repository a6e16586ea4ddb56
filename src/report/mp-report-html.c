/* mp-report-html.c: the report as one page for browsers
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page holds everything that it needs, and nothing in it runs. It is written as it comes: no more than one project, or
 * one picture of the timeline, is held.
 */

#include "config.h"

#include "report/mp-report-html.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "mp-report-resource.h"
#include "timeline/mp-timeline-page.h"
#include "timeline/mp-timeline-svg.h"

#define STYLE_PATH "/org/mpower/Portfolio/report/report.css"
#define BLOCK_SIZE (256u << 10)

/* In points. Pictures are broken at this height, so that they fit on paper and each is small. */
#define PICTURE_WIDTH 760.0
#define PICTURE_HEIGHT 1040.0
/* Browsers get slow with more. */
#define MAX_PICTURES 24
#define N_BREAK 200

/* What of the time the parts take. */
#define TABLE_SHARE 0.25
#define TIMELINE_SHARE 0.15

typedef struct
{
  MpReportWriting *writing;
  const MpReport *report;
  GString *out;
  guint n_done; /* projects, in the table or in sections */
} Page;

static gboolean
flush (Page    *self,
       gsize    limit,
       GError **error)
{
  gboolean done = TRUE;

  if (self->out->len < limit)
    return TRUE;
  done = g_output_stream_write_all (self->writing->stream, self->out->str, self->out->len, NULL, self->writing->cancellable, error);
  g_string_truncate (self->out, 0);
  return done;
}

static void
append_head (Page *self)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (mp_report_get_resource (), STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          self->report->language, self->report->rtl ? "rtl" : "ltr");
  g_string_append (self->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                              "<meta name=\"color-scheme\" content=\"light dark\">\n"
                              "<meta name=\"generator\" content=\"M-POWER Portfolio " PACKAGE_VERSION "\">\n");
  mp_report_html_append_element (self->out, "title", NULL, mp_report_get_title (self->report));
  g_string_append (self->out, "\n<style>\n");
  g_string_append_len (self->out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (self->out, "</style>\n</head>\n");
}

static void
append_counts (Page *self)
{
  g_string_append (self->out, "<ul class=\"counts\">\n");
  for (MpStatus status = 0; status < MP_N_STATUSES; status++)
    {
      g_autofree char *count = mp_format_integer (self->report->counts[status]);

      if (self->report->counts[status] == 0)
        continue;
      g_string_append (self->out, "<li>");
      mp_report_html_append_status (self->out, status);
      g_string_append_c (self->out, ' ');
      mp_report_html_append_element (self->out, "strong", NULL, count);
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ul>\n");
}

static void
append_link (Page       *self,
             const char *target,
             const char *text)
{
  g_string_append_printf (self->out, "<li><a href=\"#%s\">", target);
  mp_report_html_append_text (self->out, text);
  g_string_append (self->out, "</a></li>\n");
}

static void
append_banner (Page *self)
{
  g_autofree char *subtitle = mp_report_dup_subtitle (self->report);
  const char *described = mp_report_get_description (self->report);
  g_autofree char *description = described ? mp_text_clean (described) : NULL;

  g_string_append (self->out, "<body>\n<a class=\"skip\" href=\"#projects\">");
  mp_report_html_append_text (self->out, _("Skip to the projects"));
  g_string_append (self->out, "</a>\n<header>\n");
  g_string_append (self->out, "<h1>");
  mp_report_html_append_element (self->out, "bdi", NULL, mp_report_get_title (self->report));
  g_string_append (self->out, "</h1>\n");
  if (description)
    mp_report_html_append_paragraphs (self->out, description, " dir=\"auto\"");
  mp_report_html_append_element (self->out, "p", " class=\"query\"", subtitle);
  g_string_append_c (self->out, '\n');
  if (self->report->ids->len > 0)
    append_counts (self);
  g_string_append (self->out, "</header>\n<nav aria-label=\"");
  mp_report_html_append_text (self->out, _("Contents"));
  g_string_append (self->out, "\">\n<ul>\n");
  append_link (self, "projects", _("Projects"));
  append_link (self, "timeline", _("Timeline"));
  append_link (self, "details", _("Details"));
  g_string_append (self->out, "</ul>\n</nav>\n<main>\n");
}

static void
append_cell (GString    *out,
             const char *label,
             const char *html)
{
  g_string_append (out, "<td data-label=\"");
  mp_report_html_append_text (out, label);
  g_string_append_printf (out, "\">%s</td>\n", html);
}

static void
append_text_cell (GString    *out,
                  const char *label,
                  const char *text,
                  const char *blank)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  if (text && *text)
    mp_report_html_append_element (escaped, "bdi", NULL, text);
  else
    mp_report_html_append_element (escaped, "span", " class=\"detail\"", blank);
  append_cell (out, label, escaped->str);
}

/* MpProjectFunc */
static gboolean
append_row_cb (MpProjectRecord  *record,
               gpointer          user_data,
               GError          **error)
{
  Page *self = user_data;
  const MpReport *report = self->report;
  g_autoptr (MpSummary) summary = mp_summary_new (record);
  g_autofree char *title = mp_text_one_line (summary->title);
  g_autofree char *attributes =
      mp_report_html_dup_direction (mp_record_get_text (mp_project_record_get_project (record), MP_PROJECT_LANGUAGE), report);
  g_autofree char *start = mp_report_html_dup_day (summary->start, summary->start_precision);
  g_autofree char *end = mp_report_html_dup_day (summary->end, summary->end_precision);
  g_autofree char *countries = mp_portfolio_dup_terms_label (report->portfolio, summary, MP_VOCABULARY_COUNTRIES);
  g_autofree char *partners = mp_portfolio_dup_partners_label (report->portfolio, summary);
  g_autofree char *money = mp_portfolio_dup_money_label (report->portfolio, summary);
  g_autoptr (GString) status = g_string_new (NULL);

  mp_report_html_append_status (status, mp_status_as_of (summary, report->as_of));
  g_string_append (self->out, "<tr>\n<th scope=\"row\"><a href=\"#");
  mp_report_html_append_anchor (self->out, report, summary->id);
  g_string_append_printf (self->out, "\"%s>", attributes);
  mp_report_html_append_text (self->out, title);
  g_string_append (self->out, "</a></th>\n");
  append_cell (self->out, C_("column", "Status"), status->str);
  append_cell (self->out, C_("column", "Start"), start);
  append_cell (self->out, C_("column", "End"), end);
  append_text_cell (self->out, C_("column", "Countries"), countries, _("Not stated"));
  append_text_cell (self->out, C_("column", "Partners"), partners, _("Not stated"));
  append_text_cell (self->out, C_("column", "Funding"), money, C_("money", "Not reported"));
  g_string_append (self->out, "</tr>\n");
  mp_report_writing_tell (self->writing, TABLE_SHARE * ++self->n_done / report->ids->len);
  return flush (self, BLOCK_SIZE, error);
}

/* Projects are read one by one, in the order of the query. */
static gboolean
each_project (Page           *self,
              MpProjectFunc   func,
              GError        **error)
{
  self->n_done = 0;
  if (self->report->ids->len == 0)
    return TRUE;
  return mp_lookup_each_project (self->report->lookup, self->report->ids, func, self, self->writing->cancellable, error);
}

static const char *
get_sort_label (MpSort sort)
{
  switch (sort)
    {
    case MP_SORT_TITLE: return C_("column", "Title");
    case MP_SORT_STATUS: return C_("column", "Status");
    case MP_SORT_START: return C_("column", "Start");
    case MP_SORT_END: return C_("column", "End");
    case MP_SORT_LEFT: return C_("column", "Time Left");
    case MP_SORT_COUNTRIES: return C_("column", "Countries");
    case MP_SORT_SECTORS: return C_("column", "Sectors");
    case MP_SORT_PARTNERS: return C_("column", "Partners");
    case MP_SORT_FUNDING: return C_("column", "Funding");
    case MP_SORT_SOURCE_ORDER:
    case MP_N_SORTS:
    default: return C_("field", "Order in the source");
    }
}

/* "16 projects, sorted by: Start" */
static char *
dup_order (const MpReport *report)
{
  MpQuery *query = mp_project_list_get_query (report->list);
  const char *label = get_sort_label (mp_query_get_sort (query));
  g_autofree char *count = mp_format_integer (report->ids->len);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", report->ids->len), count);

  if (mp_query_get_descending (query))
    /* Translators: over a table: 1 is as “16 projects”, 2 the name of a column. */
    return g_strdup_printf (_("%1$s, sorted by: %2$s, from the last"), projects, label);
  /* Translators: over a table: 1 is as “16 projects”, 2 the name of a column. */
  return g_strdup_printf (_("%1$s, sorted by: %2$s"), projects, label);
}

static gboolean
write_table (Page    *self,
             GError **error)
{
  const char *const columns[] = {
    C_("column", "Title"), C_("column", "Status"), C_("column", "Start"), C_("column", "End"),
    C_("column", "Countries"), C_("column", "Partners"), C_("column", "Funding"),
  };
  g_autofree char *order = dup_order (self->report);

  g_string_append (self->out, "<section aria-labelledby=\"projects\">\n");
  mp_report_html_append_element (self->out, "h2", " id=\"projects\" tabindex=\"-1\"", _("Projects"));
  g_string_append (self->out, "\n<table>\n");
  mp_report_html_append_element (self->out, "caption", NULL, order);
  g_string_append (self->out, "\n<thead>\n<tr>\n");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      mp_report_html_append_element (self->out, "th", " scope=\"col\"", columns[i]);
      g_string_append_c (self->out, '\n');
    }
  g_string_append (self->out, "</tr>\n</thead>\n<tbody>\n");
  if (!each_project (self, append_row_cb, error))
    return FALSE;
  g_string_append (self->out, "</tbody>\n</table>\n</section>\n");
  return flush (self, 0, error);
}

/* The picture in words, for those who do not see it. */
static char *
dup_timeline_words (const MpReport *report)
{
  MpDate from = MP_DATE_NONE, to = MP_DATE_NONE;
  g_autofree char *count = mp_format_integer (report->ids->len);
  g_autofree char *range = NULL;

  for (guint i = 0; i < mp_project_list_get_n (report->list); i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (report->list, i);

      if (summary->start != MP_DATE_NONE && (from == MP_DATE_NONE || summary->start < from))
        from = summary->start;
      to = MAX (to, summary->end);
    }
  range = mp_format_range (from, MP_PRECISION_DAY, to, MP_PRECISION_DAY);
  /* Translators: a picture in words: 1 is how many projects it shows, 2 from when to when. */
  return g_strdup_printf (ngettext ("A bar for %1$s project along the time: %2$s. Its dates and its status are in the table above.",
                                    "A bar for each of %1$s projects along the time: %2$s. Their dates and their status are in the table above.",
                                    report->ids->len),
                          count, range);
}

static MpTimelineBook *
make_book (Page    *self,
           GError **error)
{
  MpTimelineExportOptions options;
  g_autoptr (MpTimelineBook) book = NULL;

  mp_timeline_export_options_init (&options);
  options.format = MP_TIMELINE_FORMAT_SVG;
  options.group = mp_query_get_group (mp_project_list_get_query (self->report->list));
  options.subgroup = mp_query_get_subgroup (mp_project_list_get_query (self->report->list));
  options.heading = FALSE;
  options.rtl = self->report->rtl;
  /* A few rows are one picture that is as high as they need. */
  book = mp_timeline_book_new (self->report->list, &options, PICTURE_WIDTH, self->report->ids->len > 24 ? PICTURE_HEIGHT : 0);
  while (mp_timeline_book_break (book, N_BREAK, NULL))
    {
      if (g_cancellable_set_error_if_cancelled (self->writing->cancellable, error))
        return NULL;
    }
  mp_timeline_book_set_numbers (book, 0, 0);
  return g_steal_pointer (&book);
}

static gboolean
append_picture (Page            *self,
                MpTimelineBook  *book,
                guint            page,
                const char      *words,
                GError         **error)
{
  g_autofree char *prefix = g_strdup_printf ("t%u-", page + 1);
  g_autoptr (GString) svg = NULL;

  if (g_cancellable_set_error_if_cancelled (self->writing->cancellable, error))
    return FALSE;
  svg = mp_timeline_svg_draw_page (book, page, prefix, error);
  if (svg == NULL)
    return FALSE;
  g_string_append (self->out, "<div class=\"paper\" role=\"img\" tabindex=\"0\" aria-label=\"");
  mp_report_html_append_text (self->out, words);
  g_string_append (self->out, "\">\n");
  g_string_append_len (self->out, svg->str, (gssize) svg->len);
  g_string_append (self->out, "</div>\n");
  return flush (self, BLOCK_SIZE, error);
}

static gboolean
write_timeline (Page    *self,
                GError **error)
{
  g_autofree char *words = dup_timeline_words (self->report);
  g_autoptr (MpTimelineBook) book = make_book (self, error);
  guint n, n_shown;

  if (book == NULL)
    return FALSE;
  n = mp_timeline_book_get_n_pages (book);
  n_shown = MIN (n, MAX_PICTURES);
  g_string_append (self->out, "<section aria-labelledby=\"timeline\">\n");
  mp_report_html_append_element (self->out, "h2", " id=\"timeline\"", _("Timeline"));
  g_string_append (self->out, "\n<figure>\n");
  for (guint page = 0; page < n_shown; page++)
    {
      if (!append_picture (self, book, page, words, error))
        return FALSE;
      mp_report_writing_tell (self->writing, TABLE_SHARE + TIMELINE_SHARE * (page + 1) / n_shown);
    }
  g_string_append (self->out, "<figcaption>");
  mp_report_html_append_text (self->out, words);
  if (n_shown < n)
    {
      g_autofree char *shown = mp_format_integer (n_shown);
      g_autofree char *all = mp_format_integer (n);
      /* Translators: 1 and 2 are numbers of pictures. */
      g_autofree char *rest = g_strdup_printf (_("Of %2$s pictures the first %1$s are shown here; the timeline as PDF has them all."), shown, all);

      g_string_append_c (self->out, ' ');
      mp_report_html_append_text (self->out, rest);
    }
  g_string_append (self->out, "</figcaption>\n</figure>\n</section>\n");
  return flush (self, 0, error);
}

/* MpProjectFunc */
static gboolean
append_project_cb (MpProjectRecord  *record,
                   gpointer          user_data,
                   GError          **error)
{
  Page *self = user_data;
  g_autoptr (MpReportProject) project = mp_report_project_new (self->report, record);
  double share = 1 - TABLE_SHARE - TIMELINE_SHARE;

  mp_report_html_append_project (self->out, self->report, project);
  mp_report_writing_tell (self->writing, 1 - share + share * ++self->n_done / self->report->ids->len);
  return flush (self, BLOCK_SIZE, error);
}

static gboolean
write_details (Page    *self,
               GError **error)
{
  g_string_append (self->out, "<section aria-labelledby=\"details\">\n");
  mp_report_html_append_element (self->out, "h2", " id=\"details\"", _("Details"));
  g_string_append_c (self->out, '\n');
  if (!each_project (self, append_project_cb, error))
    return FALSE;
  g_string_append (self->out, "</section>\n");
  return flush (self, 0, error);
}

static gboolean
write_end (Page    *self,
           GError **error)
{
  g_autofree char *made_on = mp_report_dup_made_on (self->report);

  g_string_append (self->out, "</main>\n");
  if (made_on)
    {
      g_string_append (self->out, "<footer>");
      mp_report_html_append_element (self->out, "p", " class=\"detail\"", made_on);
      g_string_append (self->out, "</footer>\n");
    }
  g_string_append (self->out, "</body>\n</html>\n");
  return flush (self, 0, error);
}

/* Writes everything, part by part. */
gboolean
mp_report_write_html (MpReportWriting  *writing,
                      GError          **error)
{
  g_autoptr (GString) out = g_string_sized_new (BLOCK_SIZE * 2);
  Page page = { .writing = writing, .report = writing->report, .out = out };

  append_head (&page);
  append_banner (&page);
  return write_table (&page, error) && write_timeline (&page, error) && write_details (&page, error) && write_end (&page, error);
}
