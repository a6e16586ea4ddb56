/* mp-timeline-export.c: the timeline as PDF, SVG and PNG
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/mp-timeline-export-private.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mp-context.h"
#include "base/mp-error.h"
#include "base/mp-format.h"
#include "timeline/mp-timeline-page.h"
#include "timeline/mp-timeline-paper.h"
#include "timeline/mp-timeline-svg.h"

/* From a postcard to a banner. */
#define MIN_PAPER_MM 100.0
#define MAX_PAPER_MM 5000.0

/* Cairo's own limit for a side, and what still fits into the memory of a small laptop. */
#define MAX_PIXELS_SIDE 32767
#define MAX_PIXELS 120e6

static const struct
{
  const char *name;
  double width;
  double height;
} papers[] = {
  { "A3", 297, 420 },
  { "A4", 210, 297 },
  { "A5", 148, 210 },
  { "Letter", 215.9, 279.4 },
  { "Legal", 215.9, 355.6 },
  { "Tabloid", 279.4, 431.8 },
};

/* Rows that are broken into pages at once, and what of the time of an export that takes. */
#define N_BREAK 200
#define BREAK_SHARE 0.2

/* Cairo writes some bytes at a time: they are gathered until there are so many. */
#define BUFFER_SIZE 65536

/* Where the bytes of cairo go; the first error is kept. */
typedef struct
{
  GOutputStream *stream;
  GByteArray *buffer;
  GCancellable *cancellable;
  MpTimelineProgress *progress;
  GError *error;
} Sink;

typedef struct
{
  MpTimelineProgressFunc func;
  gpointer data;
  double fraction;
} Told;

/**
 * mp_timeline_export_options_init:
 * @options: (out caller-allocates): an A4 page, lying, of everything
 */
void
mp_timeline_export_options_init (MpTimelineExportOptions *options)
{
  g_return_if_fail (options != NULL);

  *options = (MpTimelineExportOptions) {
    .format = MP_TIMELINE_FORMAT_PDF,
    .from = MP_DATE_NONE,
    .to = MP_DATE_NONE,
    .today = MP_DATE_NONE,
    .group = MP_GROUP_NONE,
    .subgroup = MP_GROUP_NONE,
    .fiscal_month = 1,
    .landscape = TRUE,
    .pages_wide = 1,
    .font_scale = 1,
    .heading = TRUE,
    .legend = TRUE,
    .shown = MP_TIMELINE_SHOWN_INIT,
    .made_on = MP_DATE_NONE,
  };
}

/**
 * mp_timeline_format_from_name:
 * @file_name: a file name or a path
 * @format: (out): what its ending says
 *
 * Returns: %FALSE when the ending says nothing
 */
gboolean
mp_timeline_format_from_name (const char       *file_name,
                              MpTimelineFormat *format)
{
  static const char *const endings[] = { ".pdf", ".svg", ".png" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (file_name != NULL, FALSE);

  lower = g_ascii_strdown (file_name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        {
          *format = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
parse_millimetres (const char  *text,
                   double      *width,
                   double      *height)
{
  char *end;

  *width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  *height = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  return *end == '\0' || g_ascii_strcasecmp (end, "mm") == 0;
}

/**
 * mp_timeline_paper_parse:
 * @text: a name as "A4", or millimetres as "210x297"
 * @width_mm: (out): the short side of a named paper
 * @height_mm: (out): its long side
 *
 * Returns: %FALSE with %MP_ERROR_INVALID for anything else
 */
gboolean
mp_timeline_paper_parse (const char  *text,
                         double      *width_mm,
                         double      *height_mm,
                         GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (g_ascii_strcasecmp (papers[i].name, text) == 0)
        {
          *width_mm = papers[i].width;
          *height_mm = papers[i].height;
          return TRUE;
        }
    }

  if (!parse_millimetres (text, width_mm, height_mm))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID,
                   _("\xe2\x80\x9c%s\xe2\x80\x9d is not a paper size: use A3, A4, A5, Letter, Legal, Tabloid, or millimetres as 210x297."), text);
      return FALSE;
    }
  if (!(*width_mm >= MIN_PAPER_MM && *width_mm <= MAX_PAPER_MM && *height_mm >= MIN_PAPER_MM && *height_mm <= MAX_PAPER_MM))
    {
      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The paper size %1$s is out of bounds: each side must be from %2$d to %3$d millimetres."), text,
                   (int) MIN_PAPER_MM, (int) MAX_PAPER_MM);
      return FALSE;
    }
  return TRUE;
}

static gboolean
tell_cb (gpointer user_data)
{
  Told *told = user_data;

  told->func (told->fraction, told->data);
  return G_SOURCE_REMOVE;
}

static void
report_progress (MpTimelineProgress *progress,
                 double              fraction)
{
  Told *told;

  if (progress == NULL || progress->func == NULL || fraction < progress->shown + 0.01)
    return;
  progress->shown = fraction;
  told = g_new (Told, 1);
  *told = (Told) { progress->func, progress->data, fraction };
  mp_context_queue (progress->main_context, tell_cb, told, g_free);
}

static gboolean
drawn_cb (double   fraction,
          gpointer user_data)
{
  Sink *sink = user_data;

  report_progress (sink->progress, BREAK_SHARE + (1 - BREAK_SHARE) * fraction);
  return !g_cancellable_is_cancelled (sink->cancellable);
}

static gboolean
flush (Sink *sink)
{
  gboolean ok = g_output_stream_write_all (sink->stream, sink->buffer->data, sink->buffer->len, NULL, sink->cancellable, &sink->error);

  g_byte_array_set_size (sink->buffer, 0);
  return ok;
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Sink *sink = closure;

  if (sink->error)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (sink->buffer, data, length);
  if (sink->buffer->len >= BUFFER_SIZE && !flush (sink))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

/* Says what went wrong: writing itself, else cairo. */
static gboolean
check (Sink            *sink,
       cairo_status_t   status,
       GError         **error)
{
  if (sink->error)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The timeline could not be drawn: %s"), cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

static gboolean
draw_pages (MpTimelineBook   *book,
            cairo_surface_t  *surface,
            Sink             *sink,
            GError          **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean ok = TRUE;

  for (guint page = 0; ok && page < mp_timeline_book_get_n_pages (book); page++)
    {
      mp_timeline_book_draw (book, page, cr);
      cairo_show_page (cr);
      ok = check (sink, cairo_status (cr), error);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return ok && check (sink, cairo_surface_status (surface), error);
}

static gboolean
write_pdf (MpTimelineBook  *book,
           Sink            *sink,
           GError         **error)
{
  cairo_surface_t *surface = mp_timeline_paper_make_pdf (write_cb, sink, mp_timeline_book_get_width (book), mp_timeline_book_get_height (book),
                                                         mp_timeline_book_get_title (book));
  gboolean ok;

  ok = draw_pages (book, surface, sink, error);
  cairo_surface_destroy (surface);
  return ok;
}

static void
fill_white (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
}

static cairo_status_t
collect_cb (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_svg (MpTimelineBook  *book,
           Sink            *sink,
           GError         **error)
{
  GString *drawn = g_string_new (NULL);
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (collect_cb, drawn, mp_timeline_book_get_width (book), mp_timeline_book_get_height (book));
  cairo_t *cr = cairo_create (surface);
  gboolean ok;

  fill_white (cr);
  cairo_destroy (cr);
  ok = draw_pages (book, surface, sink, error);
  cairo_surface_destroy (surface);
  if (ok)
    {
      GString *renumbered = mp_timeline_svg_renumber (drawn);

      ok = g_output_stream_write_all (sink->stream, renumbered->str, renumbered->len, NULL, sink->cancellable, error);
      g_string_free (renumbered, TRUE);
    }
  g_string_free (drawn, TRUE);
  return ok;
}

static gboolean
write_png (MpTimelineBook                *book,
           const MpTimelineExportOptions *options,
           Sink                          *sink,
           GError                       **error)
{
  double scale = options->pixel_scale > 0 ? options->pixel_scale : 2;
  double width = ceil (mp_timeline_book_get_width (book) * scale);
  double height = ceil (mp_timeline_book_get_height (book) * scale);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (width > MAX_PIXELS_SIDE || height > MAX_PIXELS_SIDE || width * height > MAX_PIXELS)
    {
      g_autofree char *wide = mp_format_integer ((gint64) width);
      g_autofree char *high = mp_format_integer ((gint64) height);
      g_autofree char *side = mp_format_integer (MAX_PIXELS_SIDE);
      g_autofree char *all = mp_format_integer ((gint64) (MAX_PIXELS / 1e6));

      g_set_error (error, MP_ERROR, MP_ERROR_TOO_LARGE,
                   _("The picture would have %1$s \xc3\x97 %2$s pixels, but a PNG may have %3$s on a side and %4$s million in all. "
                     "Use PDF or SVG, show fewer projects, or choose a smaller scale."),
                   wide, high, side, all);
      return FALSE;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  fill_white (cr);
  cairo_scale (cr, scale, scale);
  mp_timeline_book_draw (book, 0, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, sink);
  cairo_surface_destroy (surface);
  return check (sink, status, error);
}

static gboolean
find_page_size (const MpTimelineExportOptions  *options,
                double                         *width,
                double                         *height,
                GError                        **error)
{
  double w, h;

  if (!mp_timeline_paper_parse (options->paper ? options->paper : "A4", &w, &h, error))
    return FALSE;
  if (options->from != MP_DATE_NONE && options->to != MP_DATE_NONE && options->from > options->to)
    {
      g_autofree char *from = mp_format_date (options->from, MP_PRECISION_DAY);
      g_autofree char *to = mp_format_date (options->to, MP_PRECISION_DAY);

      g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The period ends on %1$s, before it begins on %2$s."), to, from);
      return FALSE;
    }
  *width = (options->landscape ? MAX (w, h) : MIN (w, h)) * MP_POINTS_PER_MM;
  *height = (options->landscape ? MIN (w, h) : MAX (w, h)) * MP_POINTS_PER_MM;
  return TRUE;
}

static gboolean
check_colour_by (MpProjectList                  *list,
                 const MpTimelineExportOptions  *options,
                 GError                        **error)
{
  if (options->colour_by == NULL || mp_timeline_colouring_has_key (mp_project_list_get_portfolio (list), options->colour_by))
    return TRUE;
  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("The bars cannot be colored by \xe2\x80\x9c%s\xe2\x80\x9d: this portfolio has no such vocabulary."),
               options->colour_by);
  return FALSE;
}

static gboolean
break_pages (MpTimelineBook  *book,
             Sink            *sink,
             GError         **error)
{
  double fraction;

  while (mp_timeline_book_break (book, N_BREAK, &fraction))
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
        return FALSE;
      report_progress (sink->progress, BREAK_SHARE * fraction);
    }
  return TRUE;
}

/* With @progress %NULL when nobody waits for it. */
gboolean
mp_timeline_export_with_progress (MpProjectList                  *list,
                                  const MpTimelineExportOptions  *options,
                                  GOutputStream                  *stream,
                                  MpTimelineProgress             *progress,
                                  GCancellable                   *cancellable,
                                  GError                        **error)
{
  g_autoptr (MpTimelineBook) book = NULL;
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  Sink sink = { .stream = stream, .buffer = buffer, .cancellable = cancellable, .progress = progress };
  double width, height;
  gboolean ok;

  if (!check_colour_by (list, options, error) || !find_page_size (options, &width, &height, error))
    return FALSE;

  book = mp_timeline_book_new (list, options, width, options->format == MP_TIMELINE_FORMAT_PDF ? height : 0);
  mp_timeline_book_set_func (book, drawn_cb, &sink);
  if (!break_pages (book, &sink, error))
    return FALSE;
  if (options->format == MP_TIMELINE_FORMAT_PDF)
    ok = write_pdf (book, &sink, error);
  else if (options->format == MP_TIMELINE_FORMAT_SVG)
    ok = write_svg (book, &sink, error);
  else
    ok = write_png (book, options, &sink, error);
  if (ok && !flush (&sink))
    ok = check (&sink, CAIRO_STATUS_SUCCESS, error);
  g_clear_error (&sink.error);
  return ok;
}

/**
 * mp_timeline_export_to_stream:
 * @list: the projects, in the order of their query
 * @options: how the picture is to be
 * @stream: where the bytes go; stays open
 *
 * Draws the whole timeline, page by page. Needs no display, only that gtk_init_check() was called,
 * whatever it returned. Blocks; the thread of @list.
 *
 * Returns: %FALSE with %MP_ERROR_INVALID (paper, period, colours), %MP_ERROR_TOO_LARGE (PNG), or what
 *   the stream reports
 */
gboolean
mp_timeline_export_to_stream (MpProjectList                  *list,
                              const MpTimelineExportOptions  *options,
                              GOutputStream                  *stream,
                              GCancellable                   *cancellable,
                              GError                        **error)
{
  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  return mp_timeline_export_with_progress (list, options, stream, NULL, cancellable, error);
}
