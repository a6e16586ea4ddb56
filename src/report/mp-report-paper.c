/* mp-report-paper.c: texts that flow over pages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/mp-report-paper.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-page.h"
#include "timeline/mp-timeline-paper.h"

/* In points. */
#define FONT_SIZE 9.5
#define FOOTER_HEIGHT 24.0
#define LINE_GAP 2.0
#define COLUMN_GAP 12.0
#define HEADING_GAP 12.0
#define HEADING_ROOM 48.0
#define KEPT_HEIGHT 90.0

/* The same edges as those of the timeline. */
#define MARGIN MP_TIMELINE_PAGE_MARGIN

/* Of the width, what labels take. */
#define LABEL_SHARE 0.26

static const struct
{
  double size;
  gboolean bold;
  double grey;
} styles[] = {
  [MP_REPORT_STYLE_TEXT] = { FONT_SIZE, FALSE, 0.1 },
  [MP_REPORT_STYLE_DETAIL] = { 8, FALSE, 0.35 },
  [MP_REPORT_STYLE_HEADING] = { 10.5, TRUE, 0.1 },
  [MP_REPORT_STYLE_TITLE] = { 15, TRUE, 0.1 },
  [MP_REPORT_STYLE_COVER] = { 26, TRUE, 0.1 },
};

/* Where a text stands, as a distance from the start edge of the content. */
typedef struct
{
  double offset;
  double width;
} Column;

void
mp_report_paper_init (MpReportPaper *self,
                      double         width,
                      double         height,
                      gboolean       rtl,
                      const char    *footer)
{
  *self = (MpReportPaper) { .width = width, .height = height, .rtl = rtl, .footer = g_strdup (footer) };
  self->context = mp_timeline_paper_make_context (FONT_SIZE, rtl);
}

void
mp_report_paper_clear (MpReportPaper *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->running, g_free);
  g_clear_pointer (&self->footer, g_free);
}

static double
get_content_width (const MpReportPaper *self)
{
  return self->width - 2 * MARGIN;
}

static double
get_bottom (const MpReportPaper *self)
{
  return self->height - MARGIN - FOOTER_HEIGHT;
}

static double
get_x (const MpReportPaper *self,
       const Column        *column)
{
  return MARGIN + (self->rtl ? get_content_width (self) - column->offset - column->width : column->offset);
}

/* At the start edge of its column, whatever its own direction is; with @own at its own. */
static PangoLayout *
make_layout (const MpReportPaper *self,
             const char          *text,
             MpReportStyle        style,
             double               width,
             gboolean             own)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (self->context));
  PangoAlignment start = self->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  PangoAlignment end = self->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
  gboolean against;

  pango_font_description_set_size (font, (int) (styles[style].size * PANGO_SCALE));
  if (styles[style].bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Pango turns the alignment of paragraphs that run against the page. It lays them out to tell their direction: comes last. */
  against = (pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL) != self->rtl;
  pango_layout_set_alignment (layout, against && !own ? end : start);
  return layout;
}

static void
draw_line (const MpReportPaper *self,
           PangoLayoutLine     *line,
           double               x,
           double               y,
           double               grey,
           const char          *uri)
{
  if (self->cr == NULL)
    return;
  if (uri)
    {
      /* What would end the attribute. */
      g_autofree char *safe = g_uri_escape_string (uri, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS "!$&()*+,;=%", FALSE);
      g_autofree char *attributes = g_strdup_printf ("uri='%s'", safe);

      cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
    }
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout_line (self->cr, line);
  if (uri)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/* Line by line, on further pages where needed. */
static void
put_layout (MpReportPaper *self,
            PangoLayout   *layout,
            const Column  *column,
            double         grey,
            const char    *uri)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = pango_units_to_double (logical.height);
      if (self->y + height > get_bottom (self))
        mp_report_paper_begin_page (self, self->running);
      draw_line (self, pango_layout_iter_get_line_readonly (iter), get_x (self, column) + pango_units_to_double (logical.x),
                 self->y + pango_units_to_double (pango_layout_iter_get_baseline (iter) - logical.y), grey, uri);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
put_in_column (MpReportPaper *self,
               const char    *text,
               MpReportStyle  style,
               const Column  *column,
               gboolean       own,
               const char    *uri)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, style, column->width, own);

  put_layout (self, layout, column, styles[style].grey, uri);
}

static void
draw_rule (const MpReportPaper *self,
           double               y)
{
  if (self->cr == NULL)
    return;
  cairo_set_source_rgb (self->cr, 0.75, 0.75, 0.75);
  cairo_rectangle (self->cr, MARGIN, y, get_content_width (self), 0.5);
  cairo_fill (self->cr);
}

/* One line that is cut where it is too long; what it says stands on the page in full. */
static void
draw_cut (const MpReportPaper *self,
          const char          *text,
          const Column        *column,
          gboolean             at_end,
          double               y)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, MP_REPORT_STYLE_DETAIL, column->width, FALSE);
  double grey = styles[MP_REPORT_STYLE_DETAIL].grey;

  if (self->cr == NULL)
    return;
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (at_end)
    pango_layout_set_alignment (layout, pango_layout_get_alignment (layout) == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_move_to (self->cr, get_x (self, column), y);
  pango_cairo_show_layout (self->cr, layout);
}

/**
 * mp_report_paper_end_page:
 *
 * Ends the page, if one is open: what it belongs to, and which it is of how many.
 */
void
mp_report_paper_end_page (MpReportPaper *self)
{
  double y = self->height - MARGIN - FOOTER_HEIGHT / 2;
  double width = get_content_width (self);
  g_autofree char *number = g_strdup_printf (_("Page %1$u of %2$u"), self->n_pages, self->n_all);
  g_autofree char *digits = mp_format_digits (number);

  if (!self->open)
    return;
  self->open = FALSE;
  draw_cut (self, self->footer, &(Column) { 0, width * 0.7 }, FALSE, y);
  draw_cut (self, digits, &(Column) { width * 0.75, width * 0.25 }, TRUE, y);
  if (self->cr)
    cairo_show_page (self->cr);
}

/**
 * mp_report_paper_begin_page:
 * @running: (nullable): what stands on top of the pages that follow it
 *
 * Begins a page, after ending the one before.
 */
void
mp_report_paper_begin_page (MpReportPaper *self,
                            const char    *running)
{
  gboolean goes_on = running && running == self->running;

  mp_report_paper_end_page (self);
  self->open = TRUE;
  self->n_pages++;
  self->y = MARGIN;
  if (!goes_on)
    {
      g_free (self->running);
      self->running = g_strdup (running);
      return;
    }
  draw_cut (self, self->running, &(Column) { 0, get_content_width (self) }, FALSE, self->y);
  draw_rule (self, self->y + 14);
  self->y += 22;
}

void
mp_report_paper_skip (MpReportPaper *self,
                      double         height)
{
  self->y += height;
}

/**
 * mp_report_paper_keep:
 *
 * Goes to another page, unless so much room is left.
 */
void
mp_report_paper_keep (MpReportPaper *self,
                      double         height)
{
  if (self->y + height > get_bottom (self))
    mp_report_paper_begin_page (self, self->running);
}

/**
 * mp_report_paper_put_text:
 * @uri: (nullable): what it leads to
 */
void
mp_report_paper_put_text (MpReportPaper *self,
                          const char    *text,
                          MpReportStyle  style,
                          const char    *uri)
{
  put_in_column (self, text, style, &(Column) { 0, get_content_width (self) }, FALSE, uri);
}

/* Beside labels, which is as wide as one reads with ease. */
static Column
get_value_column (const MpReportPaper *self)
{
  double offset = get_content_width (self) * LABEL_SHARE + COLUMN_GAP;

  return (Column) { offset, get_content_width (self) - offset };
}

/**
 * mp_report_paper_put_paragraphs:
 * @text: several lines, each at the side where its own direction begins
 *
 * Puts a longer text into the column of the values.
 */
void
mp_report_paper_put_paragraphs (MpReportPaper *self,
                                const char    *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Column column = get_value_column (self);

  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i] == '\0')
        self->y += FONT_SIZE / 2;
      else
        put_in_column (self, lines[i], MP_REPORT_STYLE_TEXT, &column, TRUE, NULL);
    }
}

/**
 * mp_report_paper_put_remark:
 *
 * Puts what is to be known of a longer text above it.
 */
void
mp_report_paper_put_remark (MpReportPaper *self,
                            const char    *text)
{
  Column column = get_value_column (self);

  put_in_column (self, text, MP_REPORT_STYLE_DETAIL, &column, FALSE, NULL);
}

/**
 * mp_report_paper_put_heading:
 *
 * Puts a heading, which does not stay behind alone at the end of a page.
 */
void
mp_report_paper_put_heading (MpReportPaper *self,
                             const char    *text)
{
  self->y += HEADING_GAP;
  mp_report_paper_keep (self, HEADING_ROOM);
  mp_report_paper_put_text (self, text, MP_REPORT_STYLE_HEADING, NULL);
  draw_rule (self, self->y + LINE_GAP);
  self->y += 3 * LINE_GAP;
}

/* What is short does not part from what is said of it. */
static void
keep_row (MpReportPaper *self,
          const char    *value,
          const char    *detail,
          double         width)
{
  double height = 0;

  for (guint i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? value : detail;
      g_autoptr (PangoLayout) layout = text ? make_layout (self, text, i == 0 ? MP_REPORT_STYLE_TEXT : MP_REPORT_STYLE_DETAIL, width, FALSE) : NULL;
      PangoRectangle logical = { 0 };

      if (layout)
        pango_layout_get_extents (layout, NULL, &logical);
      height += pango_units_to_double (logical.height);
    }
  if (height < KEPT_HEIGHT)
    mp_report_paper_keep (self, height);
}

/**
 * mp_report_paper_put_row:
 * @label: (nullable): what it is; %NULL when it is what the row before is
 * @detail: (nullable): what stands below @value
 * @uri: (nullable): what @value leads to, told below it
 */
void
mp_report_paper_put_row (MpReportPaper *self,
                         const char    *label,
                         const char    *value,
                         const char    *detail,
                         const char    *uri)
{
  double width = get_content_width (self) * LABEL_SHARE;
  Column labels = { 0, width };
  Column values = get_value_column (self);
  double label_end = self->y;
  guint page;

  keep_row (self, value, detail, values.width);
  page = self->n_pages;
  if (label)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, label, MP_REPORT_STYLE_TEXT, width, FALSE);
      PangoRectangle logical;
      double first;

      pango_layout_get_extents (layout, NULL, &logical);
      mp_report_paper_keep (self, pango_units_to_double (logical.height));
      page = self->n_pages;
      first = self->y;
      put_layout (self, layout, &labels, styles[MP_REPORT_STYLE_DETAIL].grey, NULL);
      label_end = self->y;
      self->y = first;
    }
  put_in_column (self, value, MP_REPORT_STYLE_TEXT, &values, FALSE, uri);
  if (uri && strcmp (uri, value) != 0)
    put_in_column (self, uri, MP_REPORT_STYLE_DETAIL, &values, FALSE, uri);
  if (detail)
    put_in_column (self, detail, MP_REPORT_STYLE_DETAIL, &values, FALSE, NULL);
  if (self->n_pages == page)
    self->y = MAX (self->y, label_end);
  self->y += LINE_GAP;
}
