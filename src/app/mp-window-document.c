/* mp-window-document.c: opening and making the document of a window
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"

/* A document that is being opened or made. */
typedef struct
{
  MpWindow *window;
  GFile *file;
} Opening;

static Opening *
opening_new (MpWindow *self,
             GFile    *file)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = g_object_ref (file);
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
dup_name (GFile *file)
{
  g_autofree char *path = g_file_get_parse_name (file);

  return g_filename_display_basename (path);
}

static void
remember_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char *no_groups[] = { NULL };
  GtkRecentData data = {
    .mime_type = (char *) "application/x-mpower-portfolio",
    .app_name = (char *) "mpower",
    .app_exec = (char *) "mpower %u",
    .groups = no_groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Shows a document that was just opened or made; takes over the reference. */
void
mp_window_take_store (MpWindow *self,
                      MpStore  *store)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author-name");

  if (*author == '\0')
    {
      const char *name = g_get_real_name ();

      g_free (author);
      author = g_strdup (g_strcmp0 (name, "Unknown") == 0 ? g_get_user_name () : name);
    }
  mp_store_set_author (store, author);
  self->store = store;
  mp_window_set_document (self, mp_store_get_portfolio (store), MP_EDITOR (store), MP_LOOKUP (store));
  remember_recent (mp_store_get_file (store));
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
  if (self->to_import)
    {
      g_autoptr(GFile) file = g_steal_pointer (&self->to_import);

      mp_window_import_file (self, file);
    }
}

/* What is told names the file, so the heading need not. */
static void
fail_to_open (MpWindow     *self,
              GFile        *file,
              const GError *error)
{
  g_autoptr(GError) missing = NULL;

  if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_IO) && !g_file_query_exists (file, NULL))
    {
      g_autofree char *name = dup_name (file);

      /* Translators: %s is the name of a file */
      g_set_error (&missing, MP_STORE_ERROR, MP_STORE_ERROR_IO, _("There is no file “%s”. It may have been moved or deleted."), name);
    }
  mp_window_fail (self, _("The Portfolio Could Not Be Opened"), missing ? missing : error);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  MpWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  MpStore *store = mp_store_open_finish (result, &error);

  mp_window_end_job (self);
  if (store)
    {
      mp_window_take_store (self, store);
    }
  else
    {
      fail_to_open (self, opening->file, error);
    }
}

/**
 * mp_window_open:
 * @file: a portfolio
 *
 * Opens @file in this window, which must be free.
 */
void
mp_window_open (MpWindow *self,
                GFile    *file)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GCancellable *job;

  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  name = dup_name (file);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Opening “%s”"), name);
  job = mp_window_begin_job (self, text);
  mp_store_open_async (file, MP_STORE_OPEN_DEFAULT, job, opened_cb, opening_new (self, file));
}

/* The file chooser has asked whether to replace it: so it goes where it can be had back from. */
static gboolean
put_away (GFile   *file,
          GError **error)
{
  return !g_file_query_exists (file, NULL) || g_file_trash (file, NULL, error);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  MpWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  MpStore *store = mp_store_create_finish (result, &error);

  mp_window_end_job (self);
  if (store)
    {
      mp_window_take_store (self, store);
    }
  else
    {
      g_autofree char *name = dup_name (opening->file);
      /* Translators: %s is the name of a file */
      g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Made"), name);

      mp_window_fail (self, heading, error);
    }
}

/**
 * mp_window_dup_portfolio_file:
 * @chosen: what the user typed
 *
 * Returns: (transfer full): @chosen with the ending of portfolios
 */
GFile *
mp_window_dup_portfolio_file (GFile *chosen)
{
  g_autofree char *uri = g_file_get_uri (chosen);
  g_autofree char *longer = NULL;

  if (g_str_has_suffix (uri, ".mpower"))
    return g_object_ref (chosen);
  longer = g_strconcat (uri, ".mpower", NULL);
  return g_file_new_for_uri (longer);
}

/**
 * mp_window_create:
 * @file: where the new portfolio is to be
 *
 * Makes an empty portfolio, titled after its file, and opens it in this window, which must be
 * free.
 */
void
mp_window_create (MpWindow *self,
                  GFile    *file)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  GCancellable *job;

  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!put_away (file, &error))
    {
      mp_window_fail (self, _("The File That Is There Could Not Be Replaced"), error);
      return;
    }
  title = dup_name (file);
  if (g_str_has_suffix (title, ".mpower"))
    title[strlen (title) - strlen (".mpower")] = '\0';
  /* Translators: %s is the name of a new portfolio */
  text = g_strdup_printf (_("Making “%s”"), title);
  job = mp_window_begin_job (self, text);
  mp_store_create_async (file, title, job, created_cb, opening_new (self, file));
}

/**
 * mp_window_get_file:
 *
 * Returns: (transfer none) (nullable): the file of the document
 */
GFile *
mp_window_get_file (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), NULL);

  return self->store ? mp_store_get_file (self->store) : NULL;
}

/**
 * mp_window_is_free:
 *
 * Returns: whether a document can be opened in this window
 */
gboolean
mp_window_is_free (MpWindow *self)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), FALSE);

  return !self->portfolio && !self->job;
}

/**
 * mp_window_set_recent:
 * @files: (element-type GFile): portfolios that were open lately, the latest first
 */
void
mp_window_set_recent (MpWindow  *self,
                      GPtrArray *files)
{
  g_return_if_fail (MP_IS_WINDOW (self));

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *uri = g_file_get_uri (file);
      g_autofree char *name = dup_name (file);
      g_autoptr(GMenuItem) item = NULL;
      g_auto(GStrv) pieces = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", pieces);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uri);
      g_menu_append_item (self->recent_menu, item);
    }
  mp_start_page_set_recent (self->start_page, files);
}
