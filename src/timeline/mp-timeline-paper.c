/* mp-timeline-paper.c: what all that is drawn on paper begins with
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/mp-text.h"

/**
 * mp_timeline_paper_make_context:
 * @font_size: of the usual text, in points
 * @rtl: whether the page runs from right to left
 *
 * Returns: (transfer full): what lays out texts on paper, with a font map of its own, so that any one thread may use it
 */
PangoContext *
mp_timeline_paper_make_context (double   font_size,
                                gboolean rtl)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  pango_font_description_set_size (font, (int) (font_size * PANGO_SCALE));
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

/**
 * mp_timeline_paper_make_pdf:
 * @func: takes the bytes
 * @width: of a page, in points
 * @height: of a page, in points
 * @title: what the document says of itself
 *
 * Returns: (transfer full): a surface; the same pages give the same bytes
 */
cairo_surface_t *
mp_timeline_paper_make_pdf (cairo_write_func_t  func,
                            gpointer            user_data,
                            double              width,
                            double              height,
                            const char         *title)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (func, user_data, width, height);
  g_autofree char *line = mp_text_one_line (title);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, line);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "M-POWER Portfolio " PACKAGE_VERSION);
  /* Cairo would write the time of making; the same input is to give the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  return surface;
}
