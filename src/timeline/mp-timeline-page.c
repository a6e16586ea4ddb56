/* mp-timeline-page.c: the timeline on pages
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of paper has the title in a line of its own, over the whole width, so that it is never
 * cut and can be found in one piece; below it stand status and bar. Shapes go through the same
 * nodes as on the screen, texts to Pango.
 */

#include "config.h"

#include "timeline/mp-timeline-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "timeline/mp-timeline-painter.h"

#define MARGIN 32.0
#define FONT_SIZE 8.5
#define HEADING_SIZE 15.0
#define BAR_HEIGHT 11.0
#define BAR_ROW 15.0
#define ROW_GAP 5.0
#define BORDER_WIDTH 0.7
#define STATUS_SHARE 0.17
#define GUTTER 10.0

/* Longer titles end in an ellipsis, even on paper. */
#define MAX_TITLE_LINES 4
#define MAX_TITLE_CHARACTERS 1200

struct _MpTimelineBook
{
  MpProjectList *list;
  MpTimelineLayout *layout;
  MpTimelinePainter *painter;
  PangoContext *context;
  MpTimeAxis axis;
  MpDate today;
  MpDate as_of;
  gboolean rtl;
  gboolean legend;
  gboolean endless;
  double scale; /* of texts and rows */
  double width;
  double height;
  char *title;
  char *subtitle;
  char *made_on;
  guint statuses; /* a bit for each that occurs */
  double top;     /* where rows begin, at most */
  double bottom;  /* where they end */
  GArray *breaks; /* of guint: the first row of each page, then the number of rows */
  GArray *texts;  /* of PageText: of the page being drawn */
  GtkSnapshot *behind; /* what of it lies below the lines of days */
};

typedef struct
{
  PangoLayout *layout;
  GdkRGBA colour;
  double x;
  double y;
} PageText;

static void
clear_page_text (gpointer data)
{
  g_object_unref (((PageText *) data)->layout);
}

static void
take_text_cb (PangoLayout   *layout,
              const GdkRGBA *colour,
              double         x,
              double         y,
              gpointer       user_data)
{
  MpTimelineBook *self = user_data;
  PageText text = { g_object_ref (layout), *colour, x, y };

  g_array_append_val (self->texts, text);
}

static PangoContext *
make_context (double   scale,
              gboolean rtl)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  pango_font_description_set_size (font, (int) (FONT_SIZE * scale * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  /* What is laid out for one size must not change at another: paper has no pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/* A text of several lines that stands at the start edge, whatever its own direction is. */
static PangoLayout *
make_paragraph (const MpTimelineBook *self,
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
  /* Pango turns the alignment of paragraphs that run against the page. */
  if ((pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) != self->rtl)
    alignment = self->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
  pango_layout_set_alignment (layout, alignment);
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
  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.height);
}

static double
content_width (const MpTimelineBook *self)
{
  return self->width - 2 * MARGIN;
}

/* The left edge of something in the content, by its distance from the start edge. */
static double
content_x (const MpTimelineBook *self,
           double                offset,
           double                width)
{
  return MARGIN + (self->rtl ? content_width (self) - offset - width : offset);
}

static double
status_width (const MpTimelineBook *self)
{
  return CLAMP (content_width (self) * STATUS_SHARE, 116 * self->scale, 150 * self->scale);
}

static double
chart_x (const MpTimelineBook *self)
{
  return content_x (self, status_width (self) + GUTTER, self->axis.width);
}

static double
row_height (const MpTimelineBook *self,
            const MpTimelineRow  *row)
{
  const MpSummary *summary;
  g_autoptr (PangoLayout) title = NULL;

  if (row->position == MP_TIMELINE_NO_POSITION)
    return (BAR_ROW + ROW_GAP + 4) * self->scale;
  summary = mp_project_list_get_summary (self->list, row->position);
  title = make_paragraph (self, summary->title, content_width (self), 0, FALSE);
  return ceil (layout_height (title)) + (BAR_ROW + ROW_GAP) * self->scale;
}

/* The header of a group is said again on each page on which it goes on. */
static double
repeated_header_height (const MpTimelineBook *self,
                        guint                 row)
{
  MpTimelineRow first;

  mp_timeline_layout_get_row (self->layout, row, &first);
  if (first.group == NULL || first.position == MP_TIMELINE_NO_POSITION)
    return 0;
  return (BAR_ROW + ROW_GAP + 4) * self->scale;
}

/* Finds the first row of each page, and which statuses occur. */
static void
break_pages (MpTimelineBook *self)
{
  guint n = mp_timeline_layout_get_n_rows (self->layout);
  double y = self->top;
  guint first = 0;

  g_array_append_val (self->breaks, first);
  for (guint i = 0; i < n; i++)
    {
      MpTimelineRow row, next;
      double height, needed;

      mp_timeline_layout_get_row (self->layout, i, &row);
      height = needed = row_height (self, &row);
      if (row.position != MP_TIMELINE_NO_POSITION)
        self->statuses |= 1u << mp_status_as_of (mp_project_list_get_summary (self->list, row.position), self->as_of);
      else if (i + 1 < n)
        {
          /* A header does not stay behind alone. */
          mp_timeline_layout_get_row (self->layout, i + 1, &next);
          needed += next.position == MP_TIMELINE_NO_POSITION ? 0 : row_height (self, &next);
        }

      if (!self->endless && y + needed > self->bottom && i > first)
        {
          g_array_append_val (self->breaks, i);
          first = i;
          y = self->top + repeated_header_height (self, i);
        }
      y += height;
    }
  g_array_append_val (self->breaks, n);
  if (self->endless)
    {
      self->height = y + (self->height - self->bottom);
      self->bottom = y;
    }
}

static double
heading_height (const MpTimelineBook *self)
{
  g_autoptr (PangoLayout) title = make_paragraph (self, self->title, content_width (self), HEADING_SIZE, TRUE);
  g_autoptr (PangoLayout) subtitle = make_paragraph (self, self->subtitle, content_width (self), 0, FALSE);

  return ceil (layout_height (title)) + 2 + ceil (layout_height (subtitle)) + 10;
}

static double
legend_height (const MpTimelineBook *self,
               guint                 statuses)
{
  return self->legend ? mp_timeline_painter_append_legend (self->painter, NULL, statuses, 0, 0, content_width (self), self->rtl) : 0;
}

static guint
find_statuses (const MpTimelineBook *self)
{
  guint statuses = 0;

  for (guint i = 0; i < mp_project_list_get_n (self->list); i++)
    statuses |= 1u << mp_status_as_of (mp_project_list_get_summary (self->list, i), self->as_of);
  return statuses;
}

/* Whole years (or months) around what is to be seen, so that the axis begins with a label. */
static void
fit_axis (MpTimelineBook                *self,
          const MpTimelineExportOptions *options)
{
  MpDate from, to;

  mp_time_axis_init (&self->axis, content_width (self) - status_width (self) - GUTTER, self->rtl);
  if (!mp_timeline_layout_get_span (self->layout, &from, &to))
    from = to = self->as_of;
  if (options->from == MP_DATE_NONE)
    from = mp_date_period_start (from, to - from > 3 * 366 ? MP_PRECISION_YEAR : MP_PRECISION_MONTH);
  else
    from = options->from;
  if (options->to == MP_DATE_NONE)
    to = mp_date_period_end (to, to - from > 3 * 366 ? MP_PRECISION_YEAR : MP_PRECISION_MONTH);
  else
    to = options->to;
  mp_time_axis_fit (&self->axis, from, to, 0);
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
 * @height: of a page, in points; 0 for one page that is as high as needed
 *
 * Breaks the rows into pages. Main thread.
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

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (MpTimelineBook, 1);
  self->list = g_object_ref (list);
  self->layout = mp_timeline_layout_new (list, options->group);
  self->today = options->today;
  self->as_of = mp_query_get_as_of (mp_project_list_get_query (list));
  self->rtl = options->rtl;
  self->legend = options->legend;
  self->endless = height <= 0;
  self->scale = CLAMP (options->font_scale, 0.5, 3);
  self->width = width;
  self->height = height;
  self->title = dup_title (list, options);
  self->subtitle = dup_subtitle (self);
  if (options->made_on != MP_DATE_NONE)
    {
      g_autofree char *date = mp_format_date (options->made_on, MP_PRECISION_DAY);

      self->made_on = g_strdup_printf (_("Made on %s"), date);
    }

  self->texts = g_array_new (FALSE, FALSE, sizeof (PageText));
  g_array_set_clear_func (self->texts, clear_page_text);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->context = make_context (self->scale, self->rtl);
  self->painter = mp_timeline_painter_new (self->context);
  mp_timeline_style_init (&style, FALSE, FALSE);
  style.border_width = BORDER_WIDTH * self->scale;
  mp_timeline_painter_set_style (self->painter, &style);
  mp_timeline_painter_set_pixel (self->painter, 0);
  mp_timeline_painter_set_bar_height (self->painter, BAR_HEIGHT * self->scale);
  mp_timeline_painter_set_labels (self->painter, MP_TIMELINE_LABELS_DATES);
  mp_timeline_painter_set_text_func (self->painter, take_text_cb, self);
  fit_axis (self, options);

  self->top = MARGIN + heading_height (self) + mp_timeline_painter_get_axis_height (self->painter) + 4;
  self->bottom = self->height - MARGIN - legend_height (self, find_statuses (self)) - 18 * self->scale;
  break_pages (self);
  return self;
}

void
mp_timeline_book_free (MpTimelineBook *self)
{
  g_array_unref (self->texts);
  g_array_unref (self->breaks);
  g_object_unref (self->painter);
  g_object_unref (self->context);
  g_object_unref (self->list);
  mp_timeline_layout_free (self->layout);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->made_on);
  g_free (self);
}

guint
mp_timeline_book_get_n_pages (const MpTimelineBook *self)
{
  return self->breaks->len - 1;
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

static void
append_paragraph (MpTimelineBook *self,
                  GtkSnapshot    *snapshot,
                  PangoLayout    *layout,
                  const GdkRGBA  *colour,
                  double         *y)
{
  mp_timeline_painter_append_layout (self->painter, snapshot, layout, colour, MARGIN, *y);
  *y += ceil (layout_height (layout));
}

static double
append_heading (MpTimelineBook *self,
                GtkSnapshot    *snapshot)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  g_autoptr (PangoLayout) title = make_paragraph (self, self->title, content_width (self), HEADING_SIZE, TRUE);
  g_autoptr (PangoLayout) subtitle = make_paragraph (self, self->subtitle, content_width (self), 0, FALSE);
  double y = MARGIN;

  append_paragraph (self, snapshot, title, &style->text, &y);
  y += 2;
  append_paragraph (self, snapshot, subtitle, &style->dim, &y);
  return y + 10;
}

static void
append_line (MpTimelineBook *self,
             GtkSnapshot    *snapshot,
             const char     *text,
             MpTimelineFont  font,
             const GdkRGBA  *colour,
             double          offset,
             double          width,
             double          y,
             double          height)
{
  const MpTimelineText *line = mp_timeline_painter_get_text (self->painter, text, font, colour, width);

  mp_timeline_painter_append_text (self->painter, snapshot, line, colour, content_x (self, offset, line->width), y + (height - line->height) / 2);
}

static double
append_group (MpTimelineBook        *self,
              GtkSnapshot           *snapshot,
              const MpTimelineGroup *group,
              gboolean               continued,
              double                 y)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  double height = BAR_ROW * self->scale;
  double room = status_width (self);
  g_autofree char *count = mp_format_integer (group->n);
  g_autofree char *name = mp_text_one_line (group->label);
  g_autofree char *label = NULL;

  if (continued)
    /* Translators: the header of a group that began on an earlier page: 1 is its name, 2 how many projects it holds. */
    label = g_strdup_printf (C_("timeline", "%1$s (continued), %2$s"), name, count);
  else
    /* Translators: the header of a group: 1 is its name, 2 how many projects it holds. */
    label = g_strdup_printf (C_("timeline", "%1$s, %2$s"), name, count);

  y += ROW_GAP * self->scale;
  mp_timeline_painter_append_rect (self->painter, self->behind, &style->group, MARGIN, y, content_width (self), height);
  /* A long name takes what it needs; then the span gives way. */
  if (mp_timeline_painter_get_text (self->painter, label, MP_TIMELINE_FONT_BOLD, &style->text, 0)->width <= room - 4)
    mp_timeline_painter_append_span (self->painter, self->behind, &self->axis, group->start, group->end, chart_x (self), y, height);
  else
    room = content_width (self) - 8;
  append_line (self, snapshot, label, MP_TIMELINE_FONT_BOLD, &style->text, 4, room, y, height);
  return (BAR_ROW + ROW_GAP + 4) * self->scale;
}

static char *
dup_status (const MpTimelineBook *self,
            const MpSummary      *summary,
            MpStatus              status)
{
  g_autofree char *left = mp_status_format_left (summary, self->as_of);

  if (left == NULL)
    return g_strdup_printf ("%s %s", mp_status_get_symbol (status), mp_status_get_label (status));
  /* Translators: 1 is the sign and 2 the name of a status, 3 how long is left, as "8 months". */
  return g_strdup_printf (C_("timeline", "%1$s %2$s, %3$s left"), mp_status_get_symbol (status), mp_status_get_label (status), left);
}

static double
append_project (MpTimelineBook  *self,
                GtkSnapshot     *snapshot,
                const MpSummary *summary,
                double           y)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  g_autoptr (PangoLayout) title = make_paragraph (self, summary->title, content_width (self), 0, FALSE);
  double height = BAR_ROW * self->scale;
  double first = y;
  g_autofree char *status = NULL;
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, self->as_of);
  status = dup_status (self, summary, bar.status);

  append_paragraph (self, snapshot, title, &style->text, &y);
  append_line (self, snapshot, status, MP_TIMELINE_FONT_SMALL, &style->dim, 0, status_width (self), y, height);
  mp_timeline_painter_append_bar (self->painter, self->behind, &self->axis, &bar, chart_x (self), y, height);
  mp_timeline_painter_append_label (self->painter, snapshot, &self->axis, &bar, summary, chart_x (self), y, height);
  y += height + ROW_GAP / 2 * self->scale;
  mp_timeline_painter_append_rect (self->painter, snapshot, &style->grid, MARGIN, y, content_width (self), 0.5);
  y += ROW_GAP / 2 * self->scale;
  return y - first;
}

static double
rows_height (const MpTimelineBook *self,
             guint                 page)
{
  guint first = g_array_index (self->breaks, guint, page);
  guint end = g_array_index (self->breaks, guint, page + 1);
  double height = first < end ? repeated_header_height (self, first) : 0;

  for (guint i = first; i < end; i++)
    {
      MpTimelineRow row;

      mp_timeline_layout_get_row (self->layout, i, &row);
      height += row_height (self, &row);
    }
  return height;
}

static void
append_rows (MpTimelineBook *self,
             GtkSnapshot    *snapshot,
             guint           page,
             double          y)
{
  guint first = g_array_index (self->breaks, guint, page);
  guint end = g_array_index (self->breaks, guint, page + 1);

  for (guint i = first; i < end; i++)
    {
      MpTimelineRow row;

      mp_timeline_layout_get_row (self->layout, i, &row);
      if (row.position == MP_TIMELINE_NO_POSITION)
        {
          y += append_group (self, snapshot, row.group, FALSE, y);
          continue;
        }
      if (i == first && row.group != NULL)
        y += append_group (self, snapshot, row.group, TRUE, y);
      y += append_project (self, snapshot, mp_project_list_get_summary (self->list, row.position), y);
    }
}

static void
append_footer (MpTimelineBook *self,
               GtkSnapshot    *snapshot,
               guint           page,
               double          y)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  double line = 12 * self->scale;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  double width;

  y += 4;
  if (self->legend)
    y += mp_timeline_painter_append_legend (self->painter, snapshot, self->statuses, MARGIN, y, content_width (self), self->rtl);
  if (self->made_on)
    append_line (self, snapshot, self->made_on, MP_TIMELINE_FONT_SMALL, &style->dim, 0, content_width (self) / 2, y, line);
  if (self->endless)
    return;

  number = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, mp_timeline_book_get_n_pages (self));
  text = mp_format_digits (number);
  width = mp_timeline_painter_get_text (self->painter, text, MP_TIMELINE_FONT_SMALL, &style->dim, 0)->width;
  append_line (self, snapshot, text, MP_TIMELINE_FONT_SMALL, &style->dim, content_width (self) - width, 0, y, line);
}

/**
 * mp_timeline_book_draw:
 * @page: less than mp_timeline_book_get_n_pages()
 * @cr: where to; one unit is a point
 *
 * Main thread; needs no display.
 */
void
mp_timeline_book_draw (MpTimelineBook *self,
                       guint           page,
                       cairo_t        *cr)
{
  GtkSnapshot *layers[] = { gtk_snapshot_new (), gtk_snapshot_new (), gtk_snapshot_new () };
  double axis_height = mp_timeline_painter_get_axis_height (self->painter);
  double top, end;

  g_return_if_fail (page < mp_timeline_book_get_n_pages (self));

  /* From below: grid; bars; then the lines of days, and on them what is read. */
  self->behind = layers[1];
  top = append_heading (self, layers[2]) + axis_height;
  mp_timeline_painter_append_axis (self->painter, layers[2], &self->axis, chart_x (self), top - axis_height, self->today, self->as_of);
  end = self->top + rows_height (self, page);
  mp_timeline_painter_append_grid (self->painter, layers[0], &self->axis, chart_x (self), top, end - top);
  mp_timeline_painter_append_days (self->painter, layers[2], &self->axis, chart_x (self), top, end - top, self->today, self->as_of);
  append_rows (self, layers[2], page, self->top);
  append_footer (self, layers[2], page, self->bottom);
  self->behind = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (layers[i]);

      if (node)
        gsk_render_node_draw (node, cr);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      const PageText *text = &g_array_index (self->texts, PageText, i);

      cairo_save (cr);
      gdk_cairo_set_source_rgba (cr, &text->colour);
      cairo_move_to (cr, text->x, text->y);
      pango_cairo_show_layout (cr, text->layout);
      cairo_restore (cr);
    }
  g_array_set_size (self->texts, 0);
  mp_timeline_painter_forget_texts (self->painter);
}
