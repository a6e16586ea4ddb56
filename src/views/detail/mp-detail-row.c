/* mp-detail-row.c: a fact of a project as a row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/detail/mp-detail-row.h"

#include <glib/gi18n-lib.h>

struct _MpDetailRow
{
  GObject parent_instance;

  MpEditContext *context;
  MpDetailEntry *entry;
  MpRecordRow *row;
  MpRecordCell *cell;
  GtkWidget *share;
  GtkWidget *mark;
  GtkWidget *confirm_button;
  GtkWidget *reject_button;
  GtkWidget *go_button;
  char *uri;
  gint64 other_project;
};

G_DEFINE_FINAL_TYPE (MpDetailRow, mp_detail_row, G_TYPE_OBJECT)

enum
{
  PROJECT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * mp_detail_entry_new:
 * @record: (transfer full): the record
 */
MpDetailEntry *
mp_detail_entry_new (gint64    key,
                     MpRecord *record)
{
  MpDetailEntry *self = g_new0 (MpDetailEntry, 1);

  self->key = key;
  self->record = record;
  self->field = -1;
  return self;
}

void
mp_detail_entry_free (MpDetailEntry *self)
{
  mp_record_unref (self->record);
  g_clear_pointer (&self->successor, mp_record_unref);
  g_free (self->caption);
  g_free (self->blank);
  g_free (self);
}

static void
confirm_cb (MpDetailRow *self)
{
  g_autofree char *subject = mp_edit_context_dup_subject (self->context, mp_record_cell_get_record (self->cell));
  /* Translators: what somebody did; %s is a term that was found in a text. */
  g_autofree char *label = g_strdup_printf (C_("act", "Confirm %s"), subject);

  mp_record_cell_update_choice (self->cell, MP_PROJECT_TERM_STANDING, "confirmed", label);
}

static void
reject_cb (MpDetailRow *self)
{
  mp_record_cell_delete (self->cell);
}

static void
go_cb (MpDetailRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->row));

  if (self->other_project != 0)
    g_signal_emit (self, signals[PROJECT_ACTIVATED], 0, self->other_project);
  else if (self->uri)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->uri, GDK_CURRENT_TIME);
}

static GtkWidget *
create_button (MpDetailRow *self,
               const char  *icon_name,
               GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-button");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  mp_record_cell_add_suffix (self->cell, button);
  return button;
}

static void
set_button_label (GtkWidget  *button,
                  const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
mp_detail_row_dispose (GObject *object)
{
  MpDetailRow *self = MP_DETAIL_ROW (object);

  g_clear_object (&self->row);
  self->cell = NULL;
  g_clear_object (&self->context);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->entry, mp_detail_entry_free);
  G_OBJECT_CLASS (mp_detail_row_parent_class)->dispose (object);
}

static void
mp_detail_row_class_init (MpDetailRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_detail_row_dispose;

  signals[PROJECT_ACTIVATED] = g_signal_new ("project-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
mp_detail_row_init (MpDetailRow *self)
{
}

MpDetailRow *
mp_detail_row_new (MpEditContext *context)
{
  MpDetailRow *self = g_object_new (MP_TYPE_DETAIL_ROW, NULL);

  self->context = g_object_ref (context);
  self->row = g_object_ref_sink (MP_RECORD_ROW (mp_record_row_new (context)));
  self->cell = mp_record_row_get_cell (self->row);
  return self;
}

MpRecordRow *
mp_detail_row_get_row (MpDetailRow *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_ROW (self), NULL);

  return self->row;
}

/* Few rows have a share, a mark or a button: they are made when one does. */
static void
update_share (MpDetailRow *self,
              const char  *share)
{
  if (self->share == NULL && share)
    {
      self->share = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->share, "tabular");
      gtk_widget_add_css_class (self->share, "dim-label");
      mp_record_cell_add_suffix (self->cell, self->share);
    }
  if (self->share)
    {
      gtk_label_set_label (GTK_LABEL (self->share), share ? share : "");
      gtk_widget_set_visible (self->share, share != NULL);
    }
}

static void
update_mark (MpDetailRow         *self,
             const MpDetailWords *words)
{
  gboolean can_edit = mp_record_cell_can_edit (self->cell);

  if (self->mark == NULL && words->found)
    {
      self->mark = gtk_image_new_from_icon_name ("edit-find-symbolic");
      gtk_widget_add_css_class (self->mark, "found-mark");
      mp_record_cell_add_suffix (self->cell, self->mark);
      self->confirm_button = create_button (self, "object-select-symbolic", G_CALLBACK (confirm_cb));
      self->reject_button = create_button (self, "window-close-symbolic", G_CALLBACK (reject_cb));
    }
  if (self->mark == NULL)
    return;

  gtk_widget_set_visible (self->mark, words->found);
  gtk_widget_set_visible (self->confirm_button, words->found && can_edit);
  gtk_widget_set_visible (self->reject_button, words->found && can_edit);
  if (words->found)
    {
      /* Translators: buttons for a term that was found in a text; %s is the term. */
      g_autofree char *confirm = g_strdup_printf (_("Confirm %s"), words->value);
      g_autofree char *reject = g_strdup_printf (C_("button", "Remove %s"), words->value);

      set_button_label (self->confirm_button, confirm);
      set_button_label (self->reject_button, reject);
      gtk_widget_set_tooltip_text (self->mark, words->origin);
    }
}

static void
update_way (MpDetailRow         *self,
            const MpDetailWords *words)
{
  g_free (self->uri);
  self->uri = g_strdup (words->uri);
  self->other_project = words->other_project;

  if (self->go_button == NULL && (words->uri || words->other_project))
    self->go_button = create_button (self, words->uri ? "adw-external-link-symbolic" : "go-next-symbolic", G_CALLBACK (go_cb));
  if (self->go_button)
    {
      g_autofree char *label = g_strdup_printf (words->uri ? _("Open %s") : _("Go to %s"), words->value);

      gtk_widget_set_visible (self->go_button, words->uri || words->other_project);
      set_button_label (self->go_button, label);
    }
}

static void
init_words (MpDetailRow   *self,
            MpDetailWords *words)
{
  const MpDetailEntry *entry = self->entry;

  if (entry->field >= 0)
    mp_detail_words_init_field (words, self->context, entry->record, (guint) entry->field);
  else if (mp_record_get_id (entry->record) == 0)
    *words = (MpDetailWords) { .value = g_strdup (entry->blank), .dim = TRUE };
  else
    mp_detail_words_init (words, self->context, entry->record);

  if (entry->caption)
    {
      g_free (words->caption);
      words->caption = g_strdup (entry->caption);
    }
}

static void
set_class (MpDetailRow *self,
           const char  *css_class,
           gboolean     wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self->row), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), css_class);
}

/* What the row is called by those who hear it: its caption may stand in a row above. */
static void
update_accessible (MpDetailRow         *self,
                   const MpDetailWords *words)
{
  g_autofree char *label = NULL;
  const char *more = words->detail ? words->detail : words->found ? mp_choice_get_label ("found") : "";

  label = words->caption && *words->caption ? g_strdup_printf ("%s, %s", words->caption, words->value) : g_strdup (words->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, label ? label : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

/**
 * mp_detail_row_update:
 * @entry: (transfer full): what to show
 */
void
mp_detail_row_update (MpDetailRow   *self,
                      MpDetailEntry *entry)
{
  g_auto (MpDetailWords) words = { .caption = NULL };
  MpTable table = mp_record_get_table (entry->record);

  g_return_if_fail (MP_IS_DETAIL_ROW (self));

  g_clear_pointer (&self->entry, mp_detail_entry_free);
  self->entry = entry;

  init_words (self, &words);
  mp_record_cell_set_form (self->cell, &entry->form);
  mp_record_cell_set_successor (self->cell, entry->successor);
  mp_record_cell_set_record (self->cell, entry->record);
  mp_record_cell_set_texts (self->cell, words.caption, words.value, words.detail);
  mp_record_cell_set_origin (self->cell, words.origin);
  mp_record_cell_set_dim (self->cell, words.dim || entry->superseded);
  update_share (self, words.trailing);
  update_mark (self, &words);
  update_way (self, &words);
  update_accessible (self, &words);

  set_class (self, "joined", entry->joined);
  set_class (self, "superseded", entry->superseded);
  set_class (self, "numeric-row", table == MP_TABLE_FUNDING || table == MP_TABLE_DATE_REVISION);
}

/**
 * mp_detail_row_show_record:
 * @record: what was saved: shown at once, before the project is read again
 */
void
mp_detail_row_show_record (MpDetailRow *self,
                           MpRecord    *record)
{
  MpDetailEntry *entry;

  g_return_if_fail (MP_IS_DETAIL_ROW (self));

  entry = mp_detail_entry_new (self->entry->field >= 0 ? self->entry->key : mp_record_get_id (record),
                               mp_record_ref (record));
  entry->form = self->entry->form;
  entry->caption = g_strdup (self->entry->caption);
  entry->field = self->entry->field;
  entry->joined = self->entry->joined;
  entry->successor = self->entry->successor ? mp_record_ref (self->entry->successor) : NULL;
  mp_detail_row_update (self, entry);
}

gint64
mp_detail_row_get_key (MpDetailRow *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_ROW (self), 0);

  return self->entry->key;
}
