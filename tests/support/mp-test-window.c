/* mp-test-window.c: windows on a real display, and what is to be seen in them
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-test-window.h"

/* Longer than what the program puts off, and than one window slides into another. */
#define PAUSE_MS 200

/* Begins a test program that shows widgets as the program does, with its style sheet. Where there is no
 * display it is skipped: FALSE is returned, and main () has nothing left to do. */
gboolean
mp_test_init_display (int    *argc,
                      char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return FALSE;
    }
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/mpower/Portfolio/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return TRUE;
}

/* Until nothing more is to be done at once. */
void
mp_test_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Lets a window live until some frames of it were drawn, however long they take, and nothing is left to do. */
void
mp_test_draw_frames (GtkWidget *window,
                     guint      n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < frame + n && g_get_monotonic_time () < deadline)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  mp_test_iterate ();
}

/* One frame to lay out what changed, one to draw what the layout led to. */
void
mp_test_settle (GtkWidget *window)
{
  mp_test_draw_frames (window, 2);
}

static gboolean
quit_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The same for every window that there is, and what is put off a while happens too. */
void
mp_test_settle_all (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        mp_test_draw_frames (window, 4);
    }
  g_timeout_add (PAUSE_MS, quit_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* The first widget of a type below @root, @root included. */
GtkWidget *
mp_test_find (GtkWidget *root,
              GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mp_test_find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
collect (GtkWidget *root,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* All of them, in the order in which they stand. */
GPtrArray *
mp_test_find_all (GtkWidget *root,
                  GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

/* A window of a type that can be seen. */
GtkWidget *
mp_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* Whether such a text is on the screen. */
gboolean
mp_test_shows (GtkWidget  *root,
               const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      if (mp_test_shows (child, text))
        return TRUE;
    }
  return FALSE;
}
