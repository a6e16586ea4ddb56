/* mp-window-pdf.c: the timeline as PDF, while the window lives on
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hundred thousand projects are thousands of pages. What draws them belongs to the main thread,
 * so it is given some milliseconds at a time.
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/mp-text.h"
#include "model/mp-replacement.h"

#define SLICE_USEC 12000
/* Fewer pages than these are done before anybody could do anything. */
#define N_AT_ONCE 12
/* Breaking more projects than these into pages is felt, so what is going on is shown before. */
#define N_MANY 2000
#define SHOW_MS 400

typedef struct
{
  MpWindow *window;
  GFile *file;
  MpTimelineExportOptions options; /* without texts of their own */
  MpReplacement *replacement;
  MpTimelineBook *book;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint page;
  GError *error;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_clear_pointer (&drawing->cr, cairo_destroy);
  g_clear_pointer (&drawing->surface, cairo_surface_destroy);
  g_clear_pointer (&drawing->book, mp_timeline_book_free);
  g_clear_pointer (&drawing->replacement, mp_replacement_free);
  g_clear_error (&drawing->error);
  g_object_unref (drawing->window);
  g_object_unref (drawing->file);
  g_free (drawing);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Drawing *drawing = closure;

  if (drawing->error || !g_output_stream_write_all (mp_replacement_get_stream (drawing->replacement), data, length, NULL, NULL, &drawing->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

/* What is being drawn must not change meanwhile. */
static void
set_at_rest (MpWindow *self,
             gboolean  at_rest)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->header), !at_rest);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), !at_rest);
}

static void
finish (Drawing *drawing)
{
  MpWindow *self = drawing->window;

  if (!drawing->error)
    {
      g_clear_pointer (&drawing->cr, cairo_destroy);
      cairo_surface_finish (drawing->surface);
      if (!drawing->error && cairo_surface_status (drawing->surface) != CAIRO_STATUS_SUCCESS)
        g_set_error_literal (&drawing->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                             cairo_status_to_string (cairo_surface_status (drawing->surface)));
    }
  if (!drawing->error)
    mp_replacement_commit (drawing->replacement, NULL, &drawing->error);

  set_at_rest (self, FALSE);
  mp_window_end_job (self);
  mp_window_say_exported (self, drawing->file, drawing->error);
}

static gboolean
draw_cb (gpointer user_data)
{
  Drawing *drawing = user_data;
  guint n = mp_timeline_book_get_n_pages (drawing->book);
  gint64 until = g_get_monotonic_time () + SLICE_USEC;

  while (drawing->page < n && !drawing->error &&
         !g_cancellable_set_error_if_cancelled (drawing->window->job, &drawing->error))
    {
      mp_timeline_book_draw (drawing->book, drawing->page++, drawing->cr);
      cairo_show_page (drawing->cr);
      if (n > N_AT_ONCE && g_get_monotonic_time () > until)
        {
          mp_busy_bar_set_fraction (drawing->window->busy, (double) drawing->page / n);
          return G_SOURCE_CONTINUE;
        }
    }
  finish (drawing);
  return G_SOURCE_REMOVE;
}

static gboolean
begin (Drawing *drawing)
{
  const MpTimelineExportOptions *options = &drawing->options;
  double width, height;
  g_autofree char *title = NULL;

  if (!mp_timeline_paper_parse (options->paper ? options->paper : "A4", &width, &height, &drawing->error))
    return FALSE;
  drawing->replacement = mp_replacement_new (drawing->file, NULL, &drawing->error);
  if (!drawing->replacement)
    return FALSE;

  width *= 72 / 25.4;
  height *= 72 / 25.4;
  drawing->book = mp_timeline_book_new (drawing->window->list, options,
                                        options->landscape ? MAX (width, height) : MIN (width, height),
                                        options->landscape ? MIN (width, height) : MAX (width, height));
  drawing->surface = cairo_pdf_surface_create_for_stream (write_cb, drawing,
                                                          mp_timeline_book_get_width (drawing->book),
                                                          mp_timeline_book_get_height (drawing->book));
  drawing->cr = cairo_create (drawing->surface);
  title = mp_text_one_line (mp_timeline_book_get_title (drawing->book));
  cairo_pdf_surface_set_metadata (drawing->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (drawing->surface, CAIRO_PDF_METADATA_CREATOR, "M-POWER Portfolio " PACKAGE_VERSION);
  return TRUE;
}

static gboolean
begin_cb (gpointer user_data)
{
  Drawing *drawing = user_data;

  if (!begin (drawing))
    {
      finish (drawing);
      drawing_free (drawing);
      return G_SOURCE_REMOVE;
    }
  if (mp_timeline_book_get_n_pages (drawing->book) > N_AT_ONCE)
    set_at_rest (drawing->window, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, draw_cb, drawing, (GDestroyNotify) drawing_free);
  return G_SOURCE_REMOVE;
}

/**
 * mp_window_export_pdf:
 * @options: how the timeline is to be
 * @file: replaced when everything is drawn, untouched otherwise
 */
void
mp_window_export_pdf (MpWindow                      *self,
                      const MpTimelineExportOptions *options,
                      GFile                         *file)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->window = g_object_ref (self);
  drawing->file = g_object_ref (file);
  drawing->options = *options;
  mp_window_begin_job (self, _("Exporting"));
  g_timeout_add_full (G_PRIORITY_LOW, mp_project_list_get_n (self->list) > N_MANY ? SHOW_MS : 0, begin_cb, drawing, NULL);
}
