/* mp-window-receive.c: files and text that are dropped onto the window, or pasted
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-text.h"

/* How every portfolio begins, whatever it is called. */
#define MAGIC "SQLite format 3"

/* What waits to be imported: a file, or a text. */
typedef struct
{
  GFile *file;
  char *text;
} Incoming;

static void
incoming_free (Incoming *incoming)
{
  g_clear_object (&incoming->file);
  g_free (incoming->text);
  g_free (incoming);
}

/**
 * mp_window_take_next:
 *
 * Shows the next import that waits, if none is shown: one after the other.
 */
void
mp_window_take_next (MpWindow *self)
{
  Incoming *incoming;

  if (self->import_dialog || self->to_import || !gtk_widget_get_visible (GTK_WIDGET (self)) || !(incoming = g_queue_pop_head (&self->incoming)))
    return;
  if (incoming->file)
    mp_window_import_file (self, incoming->file);
  else
    mp_window_import_text (self, incoming->text);
  incoming_free (incoming);
}

void
mp_window_drop_incoming (MpWindow *self)
{
  g_queue_clear_full (&self->incoming, (GDestroyNotify) incoming_free);
}

static void
add_incoming (MpWindow   *self,
              GFile      *file,
              const char *text)
{
  Incoming *incoming = g_new0 (Incoming, 1);

  incoming->file = file ? g_object_ref (file) : NULL;
  incoming->text = g_strdup (text);
  g_queue_push_tail (&self->incoming, incoming);
  mp_window_take_next (self);
}

/* A file whose first bytes are read, to see what it is. */
typedef struct
{
  MpWindow *window;
  GFile *file;
  char bytes[sizeof MAGIC];
} Look;

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Look *look = user_data;
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (look->window)));
  gsize n = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &n, NULL);
  if (n == sizeof look->bytes && memcmp (look->bytes, MAGIC, sizeof look->bytes) == 0)
    {
      if (application)
        g_application_open (application, &look->file, 1, "");
    }
  else
    {
      /* What cannot be read says so where it is read. */
      add_incoming (look->window, look->file, NULL);
    }
  g_object_unref (look->window);
  g_object_unref (look->file);
  g_free (look);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Look *look = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, NULL);

  if (stream)
    {
      g_input_stream_read_all_async (G_INPUT_STREAM (stream), look->bytes, sizeof look->bytes, G_PRIORITY_DEFAULT, NULL, looked_cb, look);
      return;
    }
  add_incoming (look->window, look->file, NULL);
  g_object_unref (look->window);
  g_object_unref (look->file);
  g_free (look);
}

static void
receive_file (MpWindow *self,
              GFile    *file)
{
  Look *look = g_new0 (Look, 1);

  look->window = g_object_ref (self);
  look->file = g_object_ref (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, look);
}

/**
 * mp_window_receive:
 * @value: a file, a list of files (#GdkFileList) or a text
 *
 * Takes in what was dropped or pasted: portfolios are opened, anything else is shown as an import, by
 * what is in it and not by its name.
 *
 * Returns: whether there was anything in it
 */
gboolean
mp_window_receive (MpWindow     *self,
                   const GValue *value)
{
  g_return_val_if_fail (MP_IS_WINDOW (self), FALSE);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *file = files; file; file = file->next)
        receive_file (self, file->data);
      return files != NULL;
    }
  if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value))
    {
      receive_file (self, g_value_get_object (value));
      return TRUE;
    }
  if (!G_VALUE_HOLDS_STRING (value) || mp_text_is_empty (g_value_get_string (value)))
    return FALSE;
  add_incoming (self, NULL, g_value_get_string (value));
  return TRUE;
}

/* A text that is pulled out of the window itself and let go over it is not meant. */
static gboolean
drop_cb (MpWindow      *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return !(drop && gdk_drop_get_drag (drop)) && mp_window_receive (self, value);
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MpWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);

  if (!value || !mp_window_receive (self, value))
    mp_window_say (self, _("What was copied is neither a file nor a text"), FALSE);
}

/* Where nothing else takes it: entries have a paste of their own. */
static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (user_data);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) || gdk_content_formats_contain_mime_type (formats, "text/uri-list");

  gdk_clipboard_read_value_async (clipboard, files ? GDK_TYPE_FILE_LIST : G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (user_data));
}

void
mp_window_add_receive_actions (MpWindow *self)
{
  static const GActionEntry entries[] = { { "paste", paste_cb } };
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
