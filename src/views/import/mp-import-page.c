/* mp-import-page.c: an import: read, look, decide, take over
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/import/mp-import-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "views/import/mp-import-preview.h"

#define PROGRESS_MS 100

struct _MpImportPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkButton *import_button;
  GtkStack *stack;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  AdwStatusPage *failed_page;
  GtkWidget *back_button;
  GtkTextView *text_view;
  GtkWidget *read_button;
  GtkWidget *again_button;
  GtkWidget *dates_box;
  MpImportPreview *preview;

  MpPortfolio *portfolio;
  MpEditor *editor;
  MpLookup *lookup;
  MpReader *reader;
  MpImportPlan *plan;
  GCancellable *cancellable;
  guint progress_id;
};

G_DEFINE_FINAL_TYPE (MpImportPage, mp_import_page, ADW_TYPE_BIN)

enum
{
  APPLIED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
progress_cb (gpointer user_data)
{
  MpImportPage *self = user_data;
  double fraction = self->reader ? mp_reader_get_fraction (self->reader) : 0;

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_busy (MpImportPage *self,
           const char   *text)
{
  gtk_label_set_label (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

static void
show_failure (MpImportPage *self,
              const char   *title,
              const GError *error)
{
  g_autofree char *escaped = NULL;

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
decided_cb (MpImportPage *self)
{
  g_autofree char *label = NULL;
  guint n_taken = mp_import_preview_get_n_taken (self->preview);
  g_autofree char *number = mp_format_integer (n_taken);

  if (n_taken > 0)
    /* Translators: the button that imports so many projects */
    label = g_strdup_printf (ngettext ("_Import %s Project", "_Import %s Projects", n_taken), number);
  gtk_button_set_label (self->import_button, label ? label : _("_Import"));
  /* A page may have something to say of the partner alone. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n_taken > 0 || mp_import_plan_has_changes (self->plan));
}

static gboolean
has_ambiguous_dates (MpImportPlan *plan)
{
  GPtrArray *messages = mp_import_plan_get_messages (plan);

  for (guint i = 0; i < messages->len; i++)
    {
      const MpMessage *message = g_ptr_array_index (messages, i);

      if (g_str_equal (message->code, "date-ambiguous"))
        return TRUE;
    }
  return FALSE;
}

static void
show_plan (MpImportPage *self)
{
  gtk_widget_set_visible (self->dates_box, has_ambiguous_dates (self->plan));
  mp_import_preview_set_plan (self->preview, self->plan);
  decided_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MpImportPage) self = user_data;
  g_autoptr(GError) error = NULL;
  MpImportPlan *plan = mp_import_plan_new_finish (result, &error);

  if (!plan)
    {
      show_failure (self, _("Nothing Could Be Read"), error);
      return;
    }
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->plan);
  self->plan = plan;
  show_plan (self);
}

static void
make_plan (MpImportPage *self)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Reading “%s”"), mp_reader_get_name (self->reader));
  adw_window_title_set_subtitle (self->title, mp_reader_get_name (self->reader));
  gtk_widget_set_visible (self->again_button, FALSE);
  show_busy (self, text);
  mp_import_plan_new_async (self->reader, self->portfolio, self->lookup, mp_date_today (), NULL, NULL,
                            self->cancellable, planned_cb, g_object_ref (self));
}

/* Opening a file looks into it to see what it is: not in the main thread. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  MpTermIndex *terms;
} Input;

static void
input_free (Input *input)
{
  g_clear_object (&input->file);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  mp_term_index_unref (input->terms);
  g_free (input);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Input *input = task_data;
  GError *error = NULL;
  MpReader *reader;

  if (input->file)
    reader = mp_reader_new_for_file (input->file, NULL, input->terms, cancellable, &error);
  else
    reader = mp_reader_new_for_bytes (input->bytes, _("Copied text"), NULL, input->terms, &error);

  if (reader)
    g_task_return_pointer (task, reader, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  MpImportPage *self = MP_IMPORT_PAGE (object);
  g_autoptr(GError) error = NULL;
  MpReader *reader = g_task_propagate_pointer (G_TASK (result), &error);

  if (!reader)
    {
      show_failure (self, _("Nothing Could Be Read"), error);
      return;
    }
  g_clear_object (&self->reader);
  self->reader = reader;
  make_plan (self);
}

static void
read_input (MpImportPage *self,
            GFile        *file,
            GBytes       *bytes)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, opened_cb, NULL);
  Input *input = g_new0 (Input, 1);

  input->file = file ? g_object_ref (file) : NULL;
  input->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  input->terms = mp_term_index_ref (mp_portfolio_get_term_index (self->portfolio));
  g_task_set_source_tag (task, read_input);
  g_task_set_task_data (task, input, (GDestroyNotify) input_free);
  show_busy (self, _("Opening the file"));
  g_task_run_in_thread (task, open_thread);
}

static void
read_again (MpImportPage *self,
            const char   *date_order)
{
  mp_reader_set_option (self->reader, "date-order", date_order);
  make_plan (self);
}

static void
day_first_cb (MpImportPage *self)
{
  read_again (self, "dmy");
}

static void
month_first_cb (MpImportPage *self)
{
  read_again (self, "mdy");
}

static void
text_changed_cb (MpImportPage  *self,
                 GtkTextBuffer *buffer)
{
  gtk_widget_set_sensitive (self->read_button, gtk_text_buffer_get_char_count (buffer) > 0);
}

static void
read_text_cb (MpImportPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  mp_import_page_read_text (self, text);
}

static void
cancel_cb (MpImportPage *self)
{
  mp_import_page_cancel (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  cancel_cb (MP_IMPORT_PAGE (widget));
  return TRUE;
}

/* Wherever the focus is, and while there is none as the file is being read. */
static void
add_escape (MpImportPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MpImportPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!mp_import_plan_apply_finish (self->plan, result, &error))
    {
      show_failure (self, _("Nothing Was Imported"), error);
      gtk_widget_set_visible (self->again_button, TRUE);
      return;
    }
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_signal_emit (self, signals[APPLIED], 0, mp_import_preview_get_n_taken (self->preview));
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
import_cb (MpImportPage *self)
{
  show_busy (self, _("Importing"));
  mp_import_plan_apply_async (self->plan, self->editor, self->cancellable, applied_cb, g_object_ref (self));
}

static void
mp_import_page_dispose (GObject *object)
{
  MpImportPage *self = MP_IMPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->reader);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->editor);
  g_clear_object (&self->lookup);

  G_OBJECT_CLASS (mp_import_page_parent_class)->dispose (object);
}

static void
mp_import_page_finalize (GObject *object)
{
  g_object_unref (MP_IMPORT_PAGE (object)->cancellable);

  G_OBJECT_CLASS (mp_import_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/import/mp-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, read_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, dates_box);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_plan);
  gtk_widget_class_bind_template_callback (widget_class, month_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, mp_import_page_ask_text);
  gtk_widget_class_bind_template_callback (widget_class, read_text_cb);
}

static void
mp_import_page_class_init (MpImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_import_page_dispose;
  object_class->finalize = mp_import_page_finalize;

  signals[APPLIED] =
    g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MP_TYPE_IMPORT_PREVIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
mp_import_page_init (MpImportPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_escape (self);

  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mp_import_page_new (MpPortfolio *portfolio,
                    MpEditor    *editor,
                    MpLookup    *lookup)
{
  MpImportPage *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (MP_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (MP_IS_LOOKUP (lookup), NULL);

  self = g_object_new (MP_TYPE_IMPORT_PAGE, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->editor = g_object_ref (editor);
  self->lookup = g_object_ref (lookup);
  return GTK_WIDGET (self);
}

/**
 * mp_import_page_read_file:
 * @file: a page, a spreadsheet saved as text, or a portfolio as JSON
 *
 * Reads @file and shows what importing it would change.
 */
void
mp_import_page_read_file (MpImportPage *self,
                          GFile        *file)
{
  g_return_if_fail (MP_IS_IMPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  read_input (self, file, NULL);
}

/**
 * mp_import_page_read_text:
 * @text: what was copied from a page or a spreadsheet
 */
void
mp_import_page_read_text (MpImportPage *self,
                          const char   *text)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (MP_IS_IMPORT_PAGE (self));
  g_return_if_fail (text != NULL);

  bytes = g_bytes_new (text, strlen (text));
  read_input (self, NULL, bytes);
}

/* What was put there for the user is read from its top. */
static void
pasted_cb (MpImportPage  *self,
           GdkClipboard  *clipboard,
           GtkTextBuffer *buffer)
{
  GtkTextIter start;

  g_signal_handlers_disconnect_by_func (buffer, pasted_cb, self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_mark_onscreen (self->text_view, gtk_text_buffer_get_insert (buffer));
}

/**
 * mp_import_page_ask_text:
 *
 * Offers a place to paste text into; what was copied last is there already.
 */
void
mp_import_page_ask_text (MpImportPage *self)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (MP_IS_IMPORT_PAGE (self));

  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    return;
  g_signal_connect_object (buffer, "paste-done", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit_by_name (self->text_view, "paste-clipboard");
}

/**
 * mp_import_page_cancel:
 *
 * Stops what is under way; the portfolio stays as it is.
 */
void
mp_import_page_cancel (MpImportPage *self)
{
  g_return_if_fail (MP_IS_IMPORT_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

/**
 * mp_import_page_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan that is shown
 */
MpImportPlan *
mp_import_page_get_plan (MpImportPage *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_PAGE (self), NULL);

  return self->plan;
}
