/* mp-application.c: the application: its windows, files and preferences
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/mp-pictures.h"
#include "app/mp-preferences.h"
#include "app/mp-window.h"
#include "widgets/mp-choose-file.h"

#define N_RECENT 6

struct _MpApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  char *pictures;
  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (MpApplication, mp_application, ADW_TYPE_APPLICATION)

static gboolean
is_portfolio (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, "mpower") && g_str_has_suffix (gtk_recent_info_get_uri (info), ".mpower");
}

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  GDateTime *time_a = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *time_b = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (time_b, time_a);
}

static GPtrArray *
dup_recent (void)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *l = items; l && files->len < N_RECENT; l = l->next)
    {
      if (is_portfolio (l->data) && gtk_recent_info_exists (l->data))
        g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (l->data)));
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return files;
}

static void
update_recent (MpApplication *self)
{
  g_autoptr(GPtrArray) files = dup_recent ();

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      if (MP_IS_WINDOW (l->data))
        mp_window_set_recent (l->data, files);
    }
}

static MpWindow *
create_window (MpApplication *self)
{
  MpWindow *window = mp_window_new (GTK_APPLICATION (self), self->settings);

  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  if (!self->pictures)
    update_recent (self);
  return window;
}

static MpWindow *
find_window (MpApplication *self,
             GFile         *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      if (MP_IS_WINDOW (l->data) && mp_window_get_file (l->data) && g_file_equal (mp_window_get_file (l->data), file))
        return l->data;
    }
  return NULL;
}

/* A window to open something in: the one before the user when it is free. */
static MpWindow *
get_free_window (MpApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      if (MP_IS_WINDOW (l->data) && mp_window_is_free (l->data))
        return l->data;
    }
  return create_window (self);
}

static MpWindow *
open_file (MpApplication *self,
           GFile         *file)
{
  MpWindow *window = find_window (self, file);

  if (!window)
    {
      window = get_free_window (self);
      mp_window_open (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The window that a dialog belongs to. */
static GtkWindow *
get_parent (MpApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!window)
    {
      window = GTK_WINDOW (create_window (self));
      gtk_window_present (window);
    }
  return window;
}

static void
chosen_to_open_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(MpApplication) self = user_data;
  g_autoptr(GFile) file = mp_choose_file_finish (result);

  if (file)
    open_file (self, file);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MpApplication *self = user_data;
  const char *const filters[] = { _("Portfolios"), "*.mpower", _("All Files"), "*", NULL };
  MpChooseFile what = {
    .title = _("Open Portfolio"),
    .action = GTK_FILE_CHOOSER_ACTION_OPEN,
    .accept_label = _("_Open"),
    .filters = filters,
  };

  mp_choose_file_async (get_parent (self), &what, chosen_to_open_cb, g_object_ref (self));
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (user_data, file);
}

static void
chosen_to_create_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(MpApplication) self = user_data;
  g_autoptr(GFile) chosen = mp_choose_file_finish (result);
  g_autoptr(GFile) file = NULL;
  MpWindow *window;

  if (!chosen)
    return;
  file = mp_window_dup_portfolio_file (chosen);
  if (find_window (self, file))
    {
      /* Whoever has it open does not mean to lose it. */
      open_file (self, file);
      return;
    }
  window = get_free_window (self);
  mp_window_create (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  MpApplication *self = user_data;
  const char *const filters[] = { _("Portfolios"), "*.mpower", NULL };
  /* Translators: the name of a new file, without its ending */
  g_autofree char *name = g_strconcat (_("Portfolio"), ".mpower", NULL);
  MpChooseFile what = {
    .title = _("New Portfolio"),
    .action = GTK_FILE_CHOOSER_ACTION_SAVE,
    .accept_label = _("_Create"),
    .name = name,
    .filters = filters,
  };

  mp_choose_file_async (get_parent (self), &what, chosen_to_create_cb, g_object_ref (self));
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MpApplication *self = user_data;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "mpower", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.mpower", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  MpWindow *window = find_window (self, file);

  g_mkdir_with_parents (folder, 0700);
  if (!window)
    {
      window = get_free_window (self);
      mp_window_open_sample (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MpApplication *self = user_data;
  GtkWidget *preferences = mp_preferences_new (self->settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), get_parent (self));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/mpower/Portfolio/ui/app/mp-help.ui");
  GtkWindow *help = GTK_WINDOW (gtk_builder_get_object (builder, "help"));

  gtk_window_set_transient_for (help, get_parent (user_data));
  gtk_window_present (help);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (get_parent (user_data),
                         "application-name", _("M-POWER Portfolio"),
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _("Keep, review and share portfolios of labour-rights projects"),
                         "developer-name", _("The M-POWER Portfolio developers"),
                         "copyright", "© 2026 The M-POWER Portfolio developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your name here, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Closing each window keeps its state and ends its document; the last one ends the program. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
apply_color_scheme (MpApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  guint chosen = (guint) g_settings_get_enum (self->settings, "color-scheme");

  if (chosen < G_N_ELEMENTS (schemes))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[chosen]);
}

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } items[] = {
    { "app.new", { "<primary><shift>n" } },
    { "app.open", { "<primary>o" } },
    { "app.preferences", { "<primary>comma" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<primary>q" } },
    { "window.close", { "<primary>w" } },
    { "win.show-help-overlay", { "<primary>question" } },
    { "win.search", { "<primary>f" } },
    { "win.go-to-project", { "<primary>k" } },
    { "win.view::list", { "<primary>1" } },
    { "win.view::timeline", { "<primary>2" } },
    { "win.view::partners", { "<primary>3" } },
    { "win.properties", { "<alt>Return" } },
    { "win.new-project", { "<primary>n" } },
    { "win.duplicate-project", { "<primary>d" } },
    { "win.import", { "<primary>i" } },
    { "win.import-text", { "<primary><shift>i" } },
    { "win.export", { "<primary>e" } },
    { "win.print", { "<primary>p" } },
    { "win.copy-picture", { "<primary><shift>c" } },
    { "win.undo", { "<primary>z" } },
    { "win.redo", { "<primary><shift>z", "<primary>y" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    gtk_application_set_accels_for_action (application, items[i].action, items[i].accelerators);
}

static void
mp_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new", new_cb },
    { "open", open_cb },
    { "open-recent", open_recent_cb, "s" },
    { "sample", sample_cb },
    { "preferences", preferences_cb },
    { "help", help_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  MpApplication *self = MP_APPLICATION (application);
  const char *const *languages = g_get_language_names ();
  static const char *const rtl[] = { "ar", "fa", "he", "ur", NULL };

  G_APPLICATION_CLASS (mp_application_parent_class)->startup (application);
  /* Titles and texts can be selected; walking past them with Tab should not do it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);

  /* The language may be ours alone, so GTK does not know which way it is written. */
  for (guint i = 0; rtl[i]; i++)
    {
      if (g_str_has_prefix (languages[0], rtl[i]))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    }
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_accelerators (GTK_APPLICATION (self));
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  if (!self->pictures)
    g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
}

static void
mp_application_activate (GApplication *application)
{
  gtk_window_present (get_parent (MP_APPLICATION (application)));
}

static void
mp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  MpApplication *self = MP_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      MpWindow *window = open_file (self, files[i]);

      if (self->pictures)
        {
          mp_pictures_take (window, self->pictures);
          return;
        }
    }
}

static int
mp_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  MpApplication *self = MP_APPLICATION (application);
  const char *size = NULL;
  const char *scheme = NULL;

  if (g_variant_dict_lookup (options, "pictures", "^ay", &self->pictures))
    {
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
      self->width = 1280;
      self->height = 800;
    }
  if (g_variant_dict_lookup (options, "size", "&s", &size) &&
      (sscanf (size, "%5dx%5d", &self->width, &self->height) != 2 || self->width < 1 || self->height < 1))
    {
      /* Translators: --size is an option of the command line */
      g_printerr (_("mpower: --size wants WIDTHxHEIGHT, such as 1280x800\n"));
      return 2;
    }
  if (g_variant_dict_lookup (options, "color-scheme", "&s", &scheme) &&
      !g_settings_set_string (self->settings, "color-scheme", scheme))
    return 2;
  return -1;
}

static void
mp_application_finalize (GObject *object)
{
  MpApplication *self = MP_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->pictures);

  G_OBJECT_CLASS (mp_application_parent_class)->finalize (object);
}

static void
mp_application_class_init (MpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mp_application_finalize;

  application_class->startup = mp_application_startup;
  application_class->activate = mp_application_activate;
  application_class->open = mp_application_open;
  application_class->handle_local_options = mp_application_handle_local_options;
}

static void
mp_application_init (MpApplication *self)
{
  const GOptionEntry entries[] = {
    { "pictures", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Save a picture of each view in FOLDER, then leave"), N_("FOLDER") },
    { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Size of the window"), N_("WIDTHxHEIGHT") },
    { "color-scheme", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Colours for this run: light or dark"), N_("SCHEME") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * mp_application_new:
 * @settings: the settings of the program
 */
MpApplication *
mp_application_new (GSettings *settings)
{
  MpApplication *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MP_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/mpower/Portfolio",
                       NULL);
  self->settings = g_object_ref (settings);
  return self;
}
