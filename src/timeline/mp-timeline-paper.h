/* mp-timeline-paper.h: what all that is drawn on paper begins with
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Millimetres to points, the unit of paper. */
#define MP_POINTS_PER_MM (72 / 25.4)

PangoContext *mp_timeline_paper_make_context (double font_size, gboolean rtl);
cairo_surface_t *mp_timeline_paper_make_pdf (cairo_write_func_t func, gpointer user_data, double width, double height, const char *title);

G_END_DECLS
