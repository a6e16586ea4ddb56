/* mp-timeline-svg.c: the same picture gives the same bytes
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-svg.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/**
 * mp_timeline_svg_renumber:
 * @svg: what cairo wrote
 *
 * Cairo names things by how many surfaces the process has made so far; here they are counted from
 * one, in the order in which they come. Texts are outlines, so the word occurs nowhere else.
 *
 * Returns: (transfer full): the same picture
 */
GString *
mp_timeline_svg_renumber (const GString *svg)
{
  static const char word[] = "surface";
  GString *out = g_string_sized_new (svg->len);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const char *p = svg->str;

  for (const char *found = strstr (p, word); found; found = strstr (p, word))
    {
      char *end;
      gulong number;
      gpointer known;

      found += strlen (word);
      g_string_append_len (out, p, found - p);
      p = found;
      if (!g_ascii_isdigit (*p))
        continue;
      number = strtoul (p, &end, 10);
      known = g_hash_table_lookup (numbers, GSIZE_TO_POINTER (number));
      if (known == NULL)
        {
          known = GSIZE_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, GSIZE_TO_POINTER (number), known);
        }
      g_string_append_printf (out, "%" G_GSIZE_FORMAT, GPOINTER_TO_SIZE (known));
      p = end;
    }
  g_string_append (out, p);
  return out;
}

/**
 * mp_timeline_svg_embed:
 * @svg: what mp_timeline_svg_renumber() gave
 * @prefix: what no other picture of the page has, a name of XML
 *
 * Pictures that stand in one page share its names, so each gets names of its own.
 *
 * Returns: (transfer full): the element alone, to stand in a page
 */
GString *
mp_timeline_svg_embed (const GString *svg,
                       const char    *prefix)
{
  static const char *const marks[] = { " id=\"", "href=\"#", "url(#" };
  const char *p = strstr (svg->str, "<svg");
  GString *out = g_string_sized_new (svg->len + svg->len / 4);

  g_return_val_if_fail (p != NULL, out);

  while (*p)
    {
      gsize length = strcspn (p, " hu");
      guint mark = 0;

      g_string_append_len (out, p, (gssize) length);
      p += length;
      while (mark < G_N_ELEMENTS (marks) && !g_str_has_prefix (p, marks[mark]))
        mark++;
      if (mark < G_N_ELEMENTS (marks))
        {
          g_string_append (out, marks[mark]);
          g_string_append (out, prefix);
          p += strlen (marks[mark]);
        }
      else if (*p)
        g_string_append_c (out, *p++);
    }
  return out;
}

static cairo_status_t
collect_cb (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * mp_timeline_svg_draw_page:
 * @book: all of its rows are on pages
 * @prefix: what no other picture of the page has, a name of XML
 *
 * Draws one page of a book as an element that can stand in a page of HTML. The paper is what lies below it.
 *
 * Returns: (transfer full) (nullable): the element; %NULL with %G_IO_ERROR_FAILED when cairo reports something
 */
GString *
mp_timeline_svg_draw_page (MpTimelineBook  *book,
                           guint            page,
                           const char      *prefix,
                           GError         **error)
{
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autoptr (GString) numbered = NULL;
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (collect_cb, drawn, mp_timeline_book_get_width (book), mp_timeline_book_get_height (book));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* Points are no unit for an element of a page. */
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_USER);
  mp_timeline_book_draw (book, page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The timeline could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }
  numbered = mp_timeline_svg_renumber (drawn);
  return mp_timeline_svg_embed (numbered, prefix);
}
