/* mp-report-html-project.c: the section of one project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/mp-report-html.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

static void
append_value (GString            *out,
              const MpReport     *report,
              const MpReportFact *fact)
{
  g_autofree char *attributes = mp_report_html_dup_direction (fact->language, report);

  if (fact->uri)
    {
      g_string_append_printf (out, "<a%s rel=\"noreferrer\" href=\"", attributes);
      mp_report_html_append_text (out, fact->uri);
      g_string_append (out, "\">");
    }
  else if (fact->project)
    {
      g_string_append_printf (out, "<a%s href=\"#", attributes);
      mp_report_html_append_anchor (out, report, fact->project);
      g_string_append (out, "\">");
    }
  else
    g_string_append_printf (out, "<bdi%s>", attributes);
  mp_report_html_append_text (out, fact->value);
  g_string_append (out, fact->uri || fact->project ? "</a>" : "</bdi>");
}

static void
append_fact (GString            *out,
             const MpReport     *report,
             const MpReportFact *fact)
{
  g_string_append (out, fact->earlier ? "<dd class=\"earlier\">" : "<dd>");
  if (fact->earlier)
    {
      mp_report_html_append_element (out, "span", " class=\"mark\"", _("Earlier"));
      g_string_append_c (out, ' ');
    }
  append_value (out, report, fact);
  if (fact->share)
    {
      g_string_append_c (out, ' ');
      mp_report_html_append_element (out, "span", NULL, fact->share);
    }
  if (fact->detail)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, "<span class=\"detail\">");
      mp_report_html_append_element (out, "bdi", NULL, fact->detail);
      g_string_append (out, "</span>");
    }
  g_string_append (out, "</dd>\n");
}

/* What has the same label stands under it once. */
static void
append_section (GString               *out,
                const MpReport        *report,
                const MpReportSection *section)
{
  const char *label = NULL;

  mp_report_html_append_element (out, "h4", NULL, section->heading);
  g_string_append (out, "\n<dl>\n");
  for (guint i = 0; i < section->facts->len; i++)
    {
      const MpReportFact *fact = &g_array_index (section->facts, MpReportFact, i);

      if (i == 0 || g_strcmp0 (label, fact->label) != 0)
        {
          mp_report_html_append_element (out, "dt", NULL, fact->label);
          g_string_append_c (out, '\n');
        }
      label = fact->label;
      append_fact (out, report, fact);
    }
  g_string_append (out, "</dl>\n");
}

static void
append_texts (GString               *out,
              const MpReport        *report,
              const MpReportProject *project)
{
  for (guint i = 0; i < project->texts->len; i++)
    {
      const MpReportText *text = &g_array_index (project->texts, MpReportText, i);
      g_autofree char *attributes = mp_report_html_dup_direction (text->language, report);

      mp_report_html_append_element (out, "h4", NULL, text->heading);
      g_string_append_c (out, '\n');
      if (text->note)
        {
          mp_report_html_append_element (out, "p", " class=\"detail\"", text->note);
          g_string_append_c (out, '\n');
        }
      mp_report_html_append_paragraphs (out, text->text, attributes);
    }
}

static void
append_head (GString               *out,
             const MpReport        *report,
             const MpReportProject *project)
{
  g_autofree char *attributes = mp_report_html_dup_direction (project->title_language, report);
  const MpSummary *summary = project->summary;

  /* The heading stands at the side where all headings do, whatever the direction of the title. */
  g_string_append (out, "<h3 id=\"");
  mp_report_html_append_anchor (out, report, summary->id);
  g_string_append (out, "\">");
  mp_report_html_append_element (out, "bdi", attributes, project->title);
  g_string_append (out, "</h3>\n");
  if (project->translated_title)
    {
      mp_report_html_append_element (out, "p", " class=\"translated\"", project->translated_title);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "<p>");
  mp_report_html_append_status (out, project->status);
  g_string_append_c (out, ' ');
  mp_report_html_append_element (out, "span", NULL, project->status_sentence);
  g_string_append (out, "</p>\n");
}

/**
 * mp_report_html_append_project:
 *
 * Appends all that the report says of one project.
 */
void
mp_report_html_append_project (GString               *out,
                               const MpReport        *report,
                               const MpReportProject *project)
{
  g_string_append (out, "<article aria-labelledby=\"");
  mp_report_html_append_anchor (out, report, project->summary->id);
  g_string_append (out, "\">\n");
  append_head (out, report, project);
  g_string_append (out, "<div class=\"facts\">\n");
  for (guint i = 0; i < project->sections->len; i++)
    {
      g_string_append (out, "<section>\n");
      append_section (out, report, &g_array_index (project->sections, MpReportSection, i));
      g_string_append (out, "</section>\n");
    }
  g_string_append (out, "</div>\n");
  append_texts (out, report, project);
  if (project->note)
    {
      mp_report_html_append_element (out, "h4", NULL, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_NOTE));
      g_string_append_c (out, '\n');
      mp_report_html_append_paragraphs (out, project->note, " dir=\"auto\"");
    }
  g_string_append (out, "</article>\n");
}
