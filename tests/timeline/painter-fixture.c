/* painter-fixture.c: painters for the tests of the timeline
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "painter-fixture.h"

#include <pango/pangocairo.h>

/* One that writes in the same font on every machine that has it. */
MpTimelinePainter *
fixture_painter_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");
  MpTimelinePainter *painter;

  pango_context_set_font_description (context, font);
  painter = mp_timeline_painter_new (context);
  g_object_unref (context);
  return painter;
}

MpTimelinePainter *
fixture_styled_painter_new (gboolean dark,
                            gboolean high_contrast)
{
  MpTimelinePainter *painter = fixture_painter_new ();
  MpTimelineStyle style;

  mp_timeline_style_init (&style, dark, high_contrast);
  mp_timeline_painter_set_style (painter, &style);
  return painter;
}

/* Takes the snapshot. */
char *
fixture_serialise (GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
