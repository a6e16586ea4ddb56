/* mp-pictures.c: pictures of the program, by the program
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-pictures.h"

/* Long enough for pages to slide in and for texts that are read off the main thread. */
#define SETTLE_MS 700

static void show_list (MpWindow *window);
static void show_detail (MpWindow *window);
static void show_timeline (MpWindow *window);
static void show_partners (MpWindow *window);

static const struct
{
  const char *name;
  void (*prepare) (MpWindow *window);
} views[] = {
  { "list", show_list },
  { "detail", show_detail },
  { "timeline", show_timeline },
  { "partners", show_partners },
};

typedef struct
{
  MpWindow *window;
  char *folder;
  guint next;
  gboolean prepared;
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  g_object_unref (session->window);
  g_free (session->folder);
  g_free (session);
}

static void
select_first (MpWindow *window)
{
  MpProjectList *list = mp_window_get_list (window);

  if (mp_project_list_get_n (list) > 0)
    mp_project_selection_select_id (mp_window_get_selection (window), mp_project_list_get_summary (list, 0)->id);
}

static void
show_list (MpWindow *window)
{
  mp_window_show_view (window, "list");
  mp_window_show_detail (window, FALSE);
}

static void
show_detail (MpWindow *window)
{
  mp_window_show_view (window, "list");
  select_first (window);
  mp_window_show_detail (window, TRUE);
}

static void
show_timeline (MpWindow *window)
{
  mp_window_show_detail (window, FALSE);
  mp_window_show_view (window, "timeline");
}

static void
show_partners (MpWindow *window)
{
  mp_window_show_view (window, "partners");
  mp_window_show_detail (window, TRUE);
}

static gboolean
save_picture (MpWindow    *window,
              const char  *folder,
              const char  *name)
{
  g_autofree char *base = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (!node)
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}

static gboolean
step_cb (gpointer user_data)
{
  Session *session = user_data;
  MpProjectList *list = mp_window_get_list (session->window);

  if (mp_window_is_free (session->window))
    {
      g_printerr ("mpower: there is nothing to take pictures of\n");
      gtk_window_destroy (GTK_WINDOW (session->window));
      return G_SOURCE_REMOVE;
    }
  if (!list || mp_project_list_get_loading (list))
    return G_SOURCE_CONTINUE;

  if (session->prepared)
    {
      if (!save_picture (session->window, session->folder, views[session->next].name))
        g_printerr ("mpower: no picture of the %s\n", views[session->next].name);
      session->next++;
    }
  if (session->next == G_N_ELEMENTS (views))
    {
      gtk_window_close (GTK_WINDOW (session->window));
      return G_SOURCE_REMOVE;
    }
  views[session->next].prepare (session->window);
  session->prepared = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * mp_pictures_take:
 * @window: a window in which a document is being opened
 * @folder: where the pictures are to be saved
 *
 * Shows each view, saves it as a picture, and closes the window.
 */
void
mp_pictures_take (MpWindow   *window,
                  const char *folder)
{
  Session *session;

  g_return_if_fail (MP_IS_WINDOW (window));
  g_return_if_fail (folder != NULL);

  g_mkdir_with_parents (folder, 0777);
  /* The buttons of the window are the desktop's choice; here it is that of GNOME. */
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-decoration-layout", ":close", NULL);
  /* The frame that GTK draws where there is no compositor. */
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  session = g_new0 (Session, 1);
  session->window = g_object_ref (window);
  session->folder = g_strdup (folder);
  g_timeout_add_full (G_PRIORITY_LOW, SETTLE_MS, step_cb, session, session_free);
}
