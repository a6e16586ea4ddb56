/* mp-print.c: the timeline on paper
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mp-print.h"

#include "timeline/mp-timeline-page.h"

/* What the main thread is kept from its other work for at once. */
#define SLICE_USEC 8000
#define N_BREAK 16

/* What is printed, as it was when printing began; laid out when the paper is known. */
typedef struct
{
  MpProjectList *list;
  MpTimelineExportOptions options;
  char *colour_by;
  MpTimelineBook *book;
} Printing;

static void
printing_free (gpointer  data,
               GClosure *closure)
{
  Printing *printing = data;

  g_clear_pointer (&printing->book, mp_timeline_book_free);
  g_clear_pointer (&printing->options.colour_like, mp_timeline_colouring_unref);
  g_free (printing->colour_by);
  g_object_unref (printing->list);
  g_free (printing);
}

/* For each preview, and for the printer. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *printing)
{
  g_clear_pointer (&printing->book, mp_timeline_book_free);
  printing->book = mp_timeline_book_new (printing->list, &printing->options,
                                         gtk_print_context_get_width (context),
                                         gtk_print_context_get_height (context));
}

/* Called again and again until everything has its page. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Printing          *printing)
{
  gint64 until = g_get_monotonic_time () + SLICE_USEC;

  while (mp_timeline_book_break (printing->book, N_BREAK, NULL))
    {
      if (g_get_monotonic_time () > until)
        return FALSE;
    }
  gtk_print_operation_set_n_pages (operation, (int) mp_timeline_book_get_n_pages (printing->book));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *printing)
{
  mp_timeline_book_draw (printing->book, (guint) page, gtk_print_context_get_cairo_context (context));
}

/**
 * mp_print_new:
 * @list: what is printed, as it is now
 * @options: how; the paper is said by the printer in the end
 *
 * Returns: (transfer full): what prints the timeline, previews it or makes a file of it
 */
GtkPrintOperation *
mp_print_new (MpProjectList                 *list,
              const MpTimelineExportOptions *options)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);

  printing->list = mp_project_list_dup_frozen (list);
  printing->options = *options;
  printing->options.paper = NULL;
  if (printing->options.colour_like)
    mp_timeline_colouring_ref (printing->options.colour_like);
  printing->colour_by = g_strdup (options->colour_by);
  printing->options.colour_by = printing->colour_by;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), printing, printing_free, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}
