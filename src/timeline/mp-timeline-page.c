/* mp-timeline-page.c: the pages of the timeline drawn
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shapes go through the same nodes as on the screen, texts to Pango.
 */

#include "config.h"

#include "timeline/mp-timeline-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "base/mp-format.h"
#include "base/mp-text.h"

/* The band behind the header of a group stands out, so that its text does not. */
#define BAND_MARGIN 4.0

static void
append_paragraph (MpTimelineBook *self,
                  GtkSnapshot    *snapshot,
                  PangoLayout    *layout,
                  const GdkRGBA  *colour,
                  double         *y)
{
  mp_timeline_painter_append_layout (self->painter, snapshot, layout, colour, MP_TIMELINE_PAGE_MARGIN, *y);
  *y += ceil (mp_timeline_book_measure (layout));
}

static double
append_heading (MpTimelineBook *self,
                GtkSnapshot    *snapshot)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  g_autoptr (PangoLayout) title = mp_timeline_book_make_paragraph (self, self->title, mp_timeline_book_get_content_width (self), MP_PAGE_HEADING_SIZE, TRUE);
  g_autoptr (PangoLayout) subtitle = mp_timeline_book_make_paragraph (self, self->subtitle, mp_timeline_book_get_content_width (self), 0, FALSE);
  double y = MP_TIMELINE_PAGE_MARGIN;

  if (!self->heading)
    return y;
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
  const MpTimelineText *line = mp_timeline_painter_get_text (self->painter, text, font, width);

  mp_timeline_painter_append_text (self->painter, snapshot, line, colour, mp_timeline_book_get_content_x (self, offset, line->width), y + (height - line->height) / 2);
}

/* On a screen the edge of the widget cuts what begins before or ends after the period. */
static void
push_chart_clip (MpTimelineBook *self,
                 double          y,
                 double          height)
{
  gtk_snapshot_push_clip (self->behind, &GRAPHENE_RECT_INIT ((float) mp_timeline_book_get_chart_x (self), (float) y,
                                                             (float) self->axis.width, (float) height));
}

static double
append_group (MpTimelineBook        *self,
              GtkSnapshot           *snapshot,
              const MpTimelineGroup *group,
              gboolean               continued,
              double                 y)
{
  const MpTimelineStyle *style = mp_timeline_painter_get_style (self->painter);
  double height = MP_PAGE_BAR_ROW * self->scale;
  double room = mp_timeline_book_get_status_width (self);
  g_autofree char *count = mp_format_integer (group->n);
  g_autofree char *heading = mp_timeline_layout_dup_heading (self->layout, group);
  g_autofree char *name = mp_text_one_line (heading);
  g_autofree char *label = NULL;

  if (continued)
    /* Translators: the header of a group that began on an earlier page: 1 is its name, 2 how many projects it holds. */
    label = g_strdup_printf (C_("timeline", "%1$s (continued), %2$s"), name, count);
  else
    /* Translators: the header of a group: 1 is its name, 2 how many projects it holds. */
    label = g_strdup_printf (C_("timeline", "%1$s, %2$s"), name, count);

  y += MP_PAGE_ROW_GAP * self->scale;
  mp_timeline_painter_append_rect (self->painter, self->behind, &style->group, MP_TIMELINE_PAGE_MARGIN - BAND_MARGIN, y,
                                   mp_timeline_book_get_content_width (self) + 2 * BAND_MARGIN, height);
  /* A long name takes what it needs; then the span gives way. */
  if (mp_timeline_painter_get_text (self->painter, label, MP_TIMELINE_FONT_BOLD, 0)->width <= room)
    {
      push_chart_clip (self, y, height);
      mp_timeline_painter_append_span (self->painter, self->behind, &self->axis, group->start, group->end, mp_timeline_book_get_chart_x (self), y, height);
      gtk_snapshot_pop (self->behind);
    }
  else
    room = mp_timeline_book_get_content_width (self);
  append_line (self, snapshot, label, MP_TIMELINE_FONT_BOLD, &style->text, 0, room, y, height);
  return MP_PAGE_GROUP_ROW * self->scale;
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
  g_autoptr (PangoLayout) title = mp_timeline_book_make_paragraph (self, summary->title, mp_timeline_book_get_content_width (self), 0, FALSE);
  double height = mp_timeline_painter_get_bar_room (self->painter, mp_timeline_book_get_bar_row (self));
  double first = y;
  g_autofree char *status = NULL;
  MpTimelineRoom label;
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, self->as_of);
  mp_timeline_painter_colour_bar (self->painter, &bar, summary);
  status = dup_status (self, summary, bar.status);

  append_paragraph (self, snapshot, title, &style->text, &y);
  append_line (self, snapshot, status, MP_TIMELINE_FONT_SMALL, &style->dim, 0, mp_timeline_book_get_status_width (self), y, height);
  push_chart_clip (self, y, height);
  mp_timeline_painter_append_bar (self->painter, self->behind, &self->axis, &bar, mp_timeline_book_get_chart_x (self), y, height);
  gtk_snapshot_pop (self->behind);
  label = mp_timeline_painter_append_label (self->painter, snapshot, &self->axis, &bar, summary, NULL, mp_timeline_book_get_chart_x (self), y, height);
  mp_timeline_book_append_extras (self, &bar, summary, &label, y);
  y += mp_timeline_book_get_bar_row (self) + MP_PAGE_ROW_GAP / 2 * self->scale;
  mp_timeline_painter_append_rect (self->painter, snapshot, &style->grid, MP_TIMELINE_PAGE_MARGIN, y, mp_timeline_book_get_content_width (self), 0.5);
  y += MP_PAGE_ROW_GAP / 2 * self->scale;
  return y - first;
}

static double
append_rows (MpTimelineBook *self,
             GtkSnapshot    *snapshot,
             guint           page,
             double          y)
{
  guint sheet = page % self->n_sheets;
  guint first = g_array_index (self->breaks, guint, page / self->n_sheets);
  guint end = g_array_index (self->breaks, guint, page / self->n_sheets + 1);
  double drawn = (double) first * self->n_sheets + (double) sheet * (end - first);
  guint n = mp_timeline_layout_get_n_rows (self->layout);

  self->first_row = first;
  self->end_row = end;
  for (guint i = first; i < end; i++)
    {
      MpTimelineRow row;

      if (self->func && !self->func ((drawn + i - first + 1) / ((double) n * self->n_sheets), self->func_data))
        break;
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
  return y;
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
  y += mp_timeline_book_append_legends (self, snapshot, self->statuses, y);
  if (self->made_on)
    append_line (self, snapshot, self->made_on, MP_TIMELINE_FONT_SMALL, &style->dim, 0, mp_timeline_book_get_content_width (self) / 2, y, line);
  if (self->endless || self->n_all == 0)
    return;

  if (self->n_sheets > 1)
    /* Translators: a page that shows a part of the time: 1 and 2 count all pages; 3 and 4 those that are laid side by side. */
    number = g_strdup_printf (_("Page %1$u of %2$u, sheet %3$u of %4$u across"), self->n_before + page + 1, self->n_all,
                              page % self->n_sheets + 1, self->n_sheets);
  else
    number = g_strdup_printf (_("Page %1$u of %2$u"), self->n_before + page + 1, self->n_all);
  text = mp_format_digits (number);
  width = mp_timeline_painter_get_text (self->painter, text, MP_TIMELINE_FONT_SMALL, 0)->width;
  append_line (self, snapshot, text, MP_TIMELINE_FONT_SMALL, &style->dim, mp_timeline_book_get_content_width (self) - width, 0, y, line);
}

/* Takes the layer. */
static void
draw_layer (GtkSnapshot *layer,
            cairo_t     *cr)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (layer);

  if (node)
    gsk_render_node_draw (node, cr);
}

static void
draw_texts (MpTimelineBook *self,
            cairo_t        *cr)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MpPageText *text = &g_array_index (self->texts, MpPageText, i);

      cairo_save (cr);
      gdk_cairo_set_source_rgba (cr, &text->colour);
      cairo_move_to (cr, text->x, text->y);
      pango_cairo_show_layout (cr, text->layout);
      cairo_restore (cr);
    }
  g_array_set_size (self->texts, 0);
}

/**
 * mp_timeline_book_draw:
 * @page: less than mp_timeline_book_get_n_pages()
 * @cr: where to; one unit is a point
 *
 * Draws one page; needs no display. Pages side by side follow each other, in the order of time. All rows must have been broken into pages.
 */
void
mp_timeline_book_draw (MpTimelineBook *self,
                       guint           page,
                       cairo_t        *cr)
{
  GtkSnapshot *layers[] = { gtk_snapshot_new (), gtk_snapshot_new (), gtk_snapshot_new (), gtk_snapshot_new () };
  double axis_height = mp_timeline_painter_get_axis_height (self->painter);
  double chart_x = mp_timeline_book_get_chart_x (self);
  double top, end;

  g_return_if_fail (self->broken);
  g_return_if_fail (page < mp_timeline_book_get_n_pages (self));

  self->axis.origin = self->axis_origin + page % self->n_sheets * self->axis.width / self->axis.scale;
  /* From below: arrows and grid, bars, lines of days, and on them what is read. */
  self->behind = layers[1];
  top = append_heading (self, layers[3]) + axis_height;
  mp_timeline_painter_append_axis (self->painter, layers[3], &self->axis, chart_x, top - axis_height, self->today, self->as_of);
  end = append_rows (self, layers[3], page, self->top);
  mp_timeline_book_append_links (self, layers[0]);
  append_footer (self, layers[3], page, self->bottom);
  mp_timeline_painter_append_grid (self->painter, layers[0], &self->axis, chart_x, top, end - top);
  mp_timeline_painter_append_days (self->painter, layers[2], &self->axis, chart_x, top, end - top, self->today, self->as_of);
  self->behind = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    draw_layer (layers[i], cr);
  draw_texts (self, cr);
}

/**
 * mp_timeline_book_draw_legend:
 * @y: where it begins
 * @cr: (nullable): where to, one unit is a point; %NULL to learn the height only
 *
 * Draws what the signs mean, for the title page of a document that has the book in it.
 *
 * Returns: its height, 0 without a legend
 */
double
mp_timeline_book_draw_legend (MpTimelineBook *self,
                              double          y,
                              cairo_t        *cr)
{
  GtkSnapshot *snapshot = cr ? gtk_snapshot_new () : NULL;
  double height = mp_timeline_book_append_legends (self, snapshot, self->statuses, y);

  if (snapshot)
    {
      draw_layer (snapshot, cr);
      draw_texts (self, cr);
    }
  return height;
}
