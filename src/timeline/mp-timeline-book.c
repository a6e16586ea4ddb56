/* mp-timeline-book.c: the timeline broken into pages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of paper has the title in a line of its own, over the whole width, so that it is never
 * cut and can be found in one piece; below it stand status and bar.
 */

#include "config.h"

#include "timeline/mp-timeline-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "timeline/mp-timeline-paper.h"

#define FONT_SIZE 8.5
#define BAR_HEIGHT 11.0
#define BORDER_WIDTH 0.7
#define STATUS_SHARE 0.17
#define GUTTER 10.0

/* Longer titles end in an ellipsis, even on paper. */
#define MAX_TITLE_LINES 4
#define MAX_TITLE_CHARACTERS 1200

static void
clear_page_text (gpointer data)
{
  g_object_unref (((MpPageText *) data)->layout);
}

static void
take_text_cb (PangoLayout   *layout,
              const GdkRGBA *colour,
              double         x,
              double         y,
              gpointer       user_data)
{
  MpTimelineBook *self = user_data;
  MpPageText text = { g_object_ref (layout), *colour, x, y };

  g_array_append_val (self->texts, text);
}

/* A text of several lines that stands at the start edge, whatever its own direction is. */
PangoLayout *
mp_timeline_book_make_paragraph (const MpTimelineBook *self,
                                 const char           *text,
                                 double                width,
                                 double                size,
                                 gboolean              bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autofree char *line = mp_text_one_line (text);
  PangoAlignment alignment = self->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;

  if (g_utf8_strlen (line, -1) > MAX_TITLE_CHARACTERS)
    {
      char *head = g_utf8_substring (line, 0, MAX_TITLE_CHARACTERS);

      g_free (line);
      line = head;
    }
  pango_layout_set_text (layout, line, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -MAX_TITLE_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (size > 0 || bold)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (self->context));

      if (size > 0)
        pango_font_description_set_size (font, (int) (size * self->scale * PANGO_SCALE));
      if (bold)
        pango_font_description_set_weight (font, PANGO_WEIGHT_SEMIBOLD);
      pango_layout_set_font_description (layout, font);
    }
  /* Pango turns the alignment of paragraphs that run against the page. It lays them out to tell their direction: comes last. */
  if ((pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL) != self->rtl)
    alignment = self->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
  pango_layout_set_alignment (layout, alignment);
  return layout;
}

double
mp_timeline_book_measure (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.height);
}

double
mp_timeline_book_get_content_width (const MpTimelineBook *self)
{
  return self->width - 2 * MP_TIMELINE_PAGE_MARGIN;
}

/* The left edge of something in the content, by its distance from the start edge. */
double
mp_timeline_book_get_content_x (const MpTimelineBook *self,
                                double                offset,
                                double                width)
{
  return MP_TIMELINE_PAGE_MARGIN + (self->rtl ? mp_timeline_book_get_content_width (self) - offset - width : offset);
}

double
mp_timeline_book_get_status_width (const MpTimelineBook *self)
{
  return CLAMP (mp_timeline_book_get_content_width (self) * STATUS_SHARE, 116 * self->scale, 150 * self->scale);
}

double
mp_timeline_book_get_chart_x (const MpTimelineBook *self)
{
  return mp_timeline_book_get_content_x (self, mp_timeline_book_get_status_width (self) + GUTTER, self->axis.width);
}

static double
row_height (const MpTimelineBook *self,
            const MpTimelineRow  *row)
{
  const MpSummary *summary;
  g_autoptr (PangoLayout) title = NULL;

  if (row->position == MP_TIMELINE_NO_POSITION)
    return MP_PAGE_GROUP_ROW * self->scale;
  summary = mp_project_list_get_summary (self->list, row->position);
  title = mp_timeline_book_make_paragraph (self, summary->title, mp_timeline_book_get_content_width (self), 0, FALSE);
  return ceil (mp_timeline_book_measure (title)) + mp_timeline_book_get_bar_row (self) + MP_PAGE_ROW_GAP * self->scale;
}

/* The header of a group is said again on each page on which it goes on. */
static double
repeated_height (const MpTimelineBook *self,
                 guint                 row)
{
  MpTimelineRow first;

  mp_timeline_layout_get_row (self->layout, row, &first);
  if (first.group == NULL || first.position == MP_TIMELINE_NO_POSITION)
    return 0;
  return MP_PAGE_GROUP_ROW * self->scale;
}

/* What a row needs on its page: a header does not stay behind alone. */
static double
needed_height (const MpTimelineBook *self,
               const MpTimelineRow  *row,
               double                height)
{
  MpTimelineRow next;

  if (row->position != MP_TIMELINE_NO_POSITION || self->next_row + 1 >= mp_timeline_layout_get_n_rows (self->layout))
    return height;
  mp_timeline_layout_get_row (self->layout, self->next_row + 1, &next);
  return next.position == MP_TIMELINE_NO_POSITION ? height : height + row_height (self, &next);
}

/* Puts the next row on the page, or on another one. */
static void
place_row (MpTimelineBook *self)
{
  guint first = g_array_index (self->breaks, guint, self->breaks->len - 1);
  MpTimelineRow row;
  double height;

  mp_timeline_layout_get_row (self->layout, self->next_row, &row);
  height = row_height (self, &row);
  if (!self->endless && self->next_row > first && self->next_y + needed_height (self, &row, height) > self->bottom)
    {
      g_array_append_val (self->breaks, self->next_row);
      self->next_y = self->top + repeated_height (self, self->next_row);
    }
  self->next_y += height;
  self->next_row++;
}

static void
end_pages (MpTimelineBook *self)
{
  g_array_append_val (self->breaks, self->next_row);
  if (self->endless)
    {
      self->height = self->next_y + (self->height - self->bottom);
      self->bottom = self->next_y;
    }
  self->broken = TRUE;
  self->n_all = mp_timeline_book_get_n_pages (self);
}

static double
heading_height (const MpTimelineBook *self)
{
  g_autoptr (PangoLayout) title = mp_timeline_book_make_paragraph (self, self->title, mp_timeline_book_get_content_width (self), MP_PAGE_HEADING_SIZE, TRUE);
  g_autoptr (PangoLayout) subtitle = mp_timeline_book_make_paragraph (self, self->subtitle, mp_timeline_book_get_content_width (self), 0, FALSE);

  if (!self->heading)
    return 0;
  return ceil (mp_timeline_book_measure (title)) + 2 + ceil (mp_timeline_book_measure (subtitle)) + 10;
}

static guint
find_statuses (const MpTimelineBook *self)
{
  guint statuses = 0;

  for (guint i = 0; i < mp_project_list_get_n (self->list); i++)
    statuses |= 1u << mp_status_as_of (mp_project_list_get_summary (self->list, i), self->as_of);
  return statuses;
}

/* Whole years of the header (or months) around what is to be seen, so that the axis begins with a label. */
static void
fit_axis (MpTimelineBook                *self,
          const MpTimelineExportOptions *options)
{
  MpTimeStep step = { MP_TIME_UNIT_MONTH, 1, options->fiscal_month };
  double width = mp_timeline_book_get_content_width (self) - mp_timeline_book_get_status_width (self) - GUTTER;
  MpDate from, to;

  mp_time_axis_init (&self->axis, width * self->n_sheets, self->rtl);
  if (!mp_timeline_layout_get_span (self->layout, &from, &to))
    from = to = self->as_of;
  mp_timeline_book_extend_span (self, &from, &to);
  self->axis.fiscal_month = options->fiscal_month;
  step.unit = to - from > 3 * 366 ? MP_TIME_UNIT_YEAR : MP_TIME_UNIT_MONTH;
  from = options->from == MP_DATE_NONE ? mp_time_step_floor (step, from) : options->from;
  step.unit = to - from > 3 * 366 ? MP_TIME_UNIT_YEAR : MP_TIME_UNIT_MONTH;
  to = options->to == MP_DATE_NONE ? mp_time_step_next (step, mp_time_step_floor (step, to)) - 1 : options->to;
  mp_time_axis_fit (&self->axis, from, to, 0);
  self->axis.width = width;
  self->axis_origin = self->axis.origin;
}

static void
set_colouring (MpTimelineBook                *self,
               const MpTimelineExportOptions *options)
{
  g_autoptr (MpTimelineColouring) colouring = NULL;

  if (options->colour_by)
    colouring = mp_timeline_colouring_new (self->list, options->colour_by, options->colour_like);
  mp_timeline_painter_set_colouring (self->painter, colouring);
}

static char *
dup_subtitle (const MpTimelineBook *self)
{
  MpPortfolio *portfolio = mp_project_list_get_portfolio (self->list);
  guint n_projects = mp_timeline_layout_get_n_projects (self->layout);
  guint n_placements = mp_timeline_layout_get_n_placements (self->layout);
  g_autofree char *query = mp_query_describe (mp_project_list_get_query (self->list), portfolio);
  g_autofree char *count = mp_format_integer (n_projects);
  g_autofree char *projects = g_strdup_printf (ngettext ("%s project", "%s projects", n_projects), count);
  g_autofree char *placements = NULL;

  if (n_placements == n_projects)
    return g_strdup_printf ("%s \xc2\xb7 %s", query, projects);

  g_clear_pointer (&count, g_free);
  count = mp_format_integer (n_placements);
  /* Translators: a project that belongs to several groups is shown in each: so often all of them are shown. */
  placements = g_strdup_printf (ngettext ("shown in %s place", "shown in %s places", n_placements), count);
  return g_strdup_printf ("%s \xc2\xb7 %s, %s", query, projects, placements);
}

static char *
dup_title (MpProjectList                 *list,
           const MpTimelineExportOptions *options)
{
  const char *title = options->title;

  if (title == NULL)
    title = mp_portfolio_get_title (mp_project_list_get_portfolio (list));
  return g_strdup (title && *title ? title : _("Timeline"));
}

/**
 * mp_timeline_book_new:
 * @list: the projects; must not change while the book is used
 * @width: of a page, in points
 * @height: of a page, in points; 0 for one page that is as high as needed, and as wide as all
 *   sheets side by side
 *
 * Begins a book; mp_timeline_book_break() goes on until it has its pages.
 *
 * Returns: (transfer full): the book
 */
MpTimelineBook *
mp_timeline_book_new (MpProjectList                 *list,
                      const MpTimelineExportOptions *options,
                      double                         width,
                      double                         height)
{
  MpTimelineBook *self;
  MpTimelineStyle style;
  MpTimelineShown shown;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (MpTimelineBook, 1);
  shown = options->shown;
  self->list = g_object_ref (list);
  self->layout = mp_timeline_layout_new (list, &(MpTimelineArrangement) { options->group, options->subgroup, FALSE });
  self->today = options->today;
  self->as_of = mp_query_get_as_of (mp_project_list_get_query (list));
  self->rtl = options->rtl;
  self->legend = options->legend;
  self->heading = options->heading;
  self->endless = height <= 0;
  self->scale = CLAMP (options->font_scale, 0.5, 3);
  self->n_sheets = self->endless ? 1 : CLAMP (options->pages_wide, 1, MP_TIMELINE_MAX_PAGES_WIDE);
  self->width = self->endless ? width * CLAMP (options->pages_wide, 1, MP_TIMELINE_MAX_PAGES_WIDE) : width;
  self->height = height;
  self->title = dup_title (list, options);
  self->subtitle = dup_subtitle (self);
  if (options->made_on != MP_DATE_NONE)
    {
      g_autofree char *date = mp_format_date (options->made_on, MP_PRECISION_DAY);

      self->made_on = g_strdup_printf (_("Made on %s"), date);
    }

  self->texts = g_array_new (FALSE, FALSE, sizeof (MpPageText));
  g_array_set_clear_func (self->texts, clear_page_text);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->placed = g_array_new (FALSE, FALSE, sizeof (MpPagePlace));
  self->context = mp_timeline_paper_make_context (FONT_SIZE * self->scale, self->rtl);
  self->painter = mp_timeline_painter_new (self->context);
  mp_timeline_style_init (&style, FALSE, FALSE);
  style.border_width = BORDER_WIDTH * self->scale;
  mp_timeline_painter_set_style (self->painter, &style);
  mp_timeline_painter_set_pixel (self->painter, 0);
  mp_timeline_painter_set_bar_height (self->painter, BAR_HEIGHT * self->scale);
  mp_timeline_painter_set_labels (self->painter, MP_TIMELINE_LABELS_DATES);
  shown.fiscal_month = options->fiscal_month;
  mp_timeline_painter_set_shown (self->painter, &shown);
  mp_timeline_painter_set_text_func (self->painter, take_text_cb, self);
  if (shown.extras & MP_TIMELINE_EXTRA_LINKS)
    self->successors = mp_timeline_successors_new (list);
  set_colouring (self, options);
  fit_axis (self, options);

  self->top = MP_TIMELINE_PAGE_MARGIN + heading_height (self) + mp_timeline_painter_get_axis_height (self->painter) + 4;
  self->statuses = find_statuses (self);
  self->bottom = self->height - MP_TIMELINE_PAGE_MARGIN - mp_timeline_book_append_legends (self, NULL, self->statuses, 0) - 18 * self->scale;
  self->next_y = self->top;
  g_array_append_val (self->breaks, self->next_row);
  return self;
}

/**
 * mp_timeline_book_break:
 * @n_rows: at most so many are looked at; each takes some ten microseconds
 * @fraction: (out) (optional): how many are done, 0 to 1
 *
 * Breaks further rows into pages. A book can be drawn when all of them are.
 *
 * Returns: whether there are more
 */
gboolean
mp_timeline_book_break (MpTimelineBook *self,
                        guint           n_rows,
                        double         *fraction)
{
  guint n = mp_timeline_layout_get_n_rows (self->layout);

  while (self->next_row < n && n_rows-- > 0)
    place_row (self);
  if (fraction)
    *fraction = n > 0 ? (double) self->next_row / n : 1;
  if (self->next_row < n)
    return TRUE;
  if (!self->broken)
    end_pages (self);
  return FALSE;
}

/**
 * mp_timeline_book_set_func:
 * @func: (nullable): told how far drawing is, and asked whether to go on
 */
void
mp_timeline_book_set_func (MpTimelineBook     *self,
                           MpTimelineBookFunc  func,
                           gpointer            user_data)
{
  self->func = func;
  self->func_data = user_data;
}

/**
 * mp_timeline_book_set_numbers:
 * @n_before: pages of a larger document that go before those of the book
 * @n_all: how many that document has, 0 to number none
 *
 * Otherwise the pages of the book are numbered alone. All rows must have been broken into pages.
 */
void
mp_timeline_book_set_numbers (MpTimelineBook *self,
                              guint           n_before,
                              guint           n_all)
{
  g_return_if_fail (self->broken);

  self->n_before = n_before;
  self->n_all = n_all;
}

void
mp_timeline_book_free (MpTimelineBook *self)
{
  g_array_unref (self->texts);
  g_array_unref (self->breaks);
  g_array_unref (self->placed);
  g_object_unref (self->painter);
  g_object_unref (self->context);
  g_object_unref (self->list);
  mp_timeline_layout_free (self->layout);
  g_clear_pointer (&self->successors, mp_timeline_successors_free);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->made_on);
  g_free (self);
}

guint
mp_timeline_book_get_n_pages (const MpTimelineBook *self)
{
  return (self->breaks->len - 1) * self->n_sheets;
}

double
mp_timeline_book_get_width (const MpTimelineBook *self)
{
  return self->width;
}

double
mp_timeline_book_get_height (const MpTimelineBook *self)
{
  return self->height;
}

const char *
mp_timeline_book_get_title (const MpTimelineBook *self)
{
  return self->title;
}
