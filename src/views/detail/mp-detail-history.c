/* mp-detail-history.c: who changed what of a project, and when
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read only while it is unfolded: few look at it, and it may be long.
 */

#include "config.h"

#include "views/detail/mp-detail-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"

#define MAX_ENTRIES 200
#define MAX_LINES 6
#define MAX_VALUE 160

struct _MpDetailHistory
{
  GtkWidget parent_instance;

  MpEditContext *context;
  MpProjectRecord *project;
  GCancellable *cancellable;
  GtkWidget *list;
  AdwExpanderRow *expander;
  GPtrArray *rows; /* of GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (MpDetailHistory, mp_detail_history, GTK_TYPE_WIDGET)

static char *
shorten (const char *text)
{
  g_autofree char *line = mp_text_one_line (text);

  if (g_utf8_strlen (line, -1) > MAX_VALUE)
    {
      g_autofree char *start = g_utf8_substring (line, 0, MAX_VALUE - 1);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&line);
}

/* The record as it is now says what the value lacks: its currency, how exact it is. */
static char *
describe_value (MpEditContext        *context,
                const MpRecord       *record,
                const MpHistoryEntry *entry,
                const MpValue        *value)
{
  g_autofree char *text = NULL;

  if (record && value->type != MP_VALUE_NULL)
    {
      g_autoptr (MpRecord) copy = mp_record_copy (record);

      mp_record_set_value (copy, (guint) entry->field, value);
      text = mp_edit_context_describe_field (context, copy, (guint) entry->field);
    }
  else
    {
      text = mp_edit_context_describe_value (context, entry->table, (guint) entry->field, value);
    }
  return shorten (text);
}

static char *
describe_update (MpEditContext        *context,
                 MpProjectRecord      *project,
                 const MpHistoryEntry *entry)
{
  const MpRecord *record = mp_table_is_project_child (entry->table) || entry->table == MP_TABLE_PROJECT
                               ? mp_project_record_find (project, entry->table, entry->id)
                               : NULL;
  const char *field = mp_field_get_label (entry->table, (guint) entry->field);
  g_autofree char *old_value = describe_value (context, record, entry, &entry->old_value);
  g_autofree char *new_value = describe_value (context, record, entry, &entry->new_value);
  g_autofree char *subject = NULL;
  g_autofree char *name = NULL;

  if (entry->table == MP_TABLE_PROJECT)
    name = g_strdup (field);
  else
    {
      subject = record ? mp_edit_context_dup_subject (context, record) : g_strdup (mp_table_get_label (entry->table));
      /* Translators: one field of an entry: 1 is the entry, such as "Planned end", 2 the field, such as "Date". */
      name = g_strdup_printf (C_("history", "%1$s, %2$s"), subject, field);
    }
  /* Translators: what changed: 1 is the field, 2 what it held before, 3 what it holds since. In right-to-left
   * languages turn the arrow. */
  return g_strdup_printf (C_("history", "%1$s: %2$s → %3$s"), name, old_value, new_value);
}

/**
 * mp_detail_history_describe:
 * @project: the project as it is now
 *
 * Returns: (transfer full): what the entry says, in one line
 */
char *
mp_detail_history_describe (MpEditContext        *context,
                            MpProjectRecord      *project,
                            const MpHistoryEntry *entry)
{
  const MpRecord *record = entry->record;
  g_autofree char *description = NULL;
  g_autofree char *line = NULL;

  if (entry->kind == MP_CHANGE_UPDATE)
    return describe_update (context, project, entry);
  if (entry->table == MP_TABLE_PROJECT)
    return g_strdup (entry->kind == MP_CHANGE_INSERT ? _("Project added") : _("Project deleted"));

  if (record == NULL && mp_table_is_project_child (entry->table))
    record = mp_project_record_find (project, entry->table, entry->id);
  if (record)
    description = mp_edit_context_describe_record (context, record);
  line = description && *description ? shorten (description) : NULL;

  if (line == NULL)
    /* Translators: %s is a kind of entry, such as "Milestone". */
    return g_strdup_printf (entry->kind == MP_CHANGE_INSERT ? C_("history", "%s added") : C_("history", "%s removed"),
                            mp_table_get_label (entry->table));
  /* Translators: 1 is a kind of entry, such as "Milestone", 2 what it says. */
  return g_strdup_printf (entry->kind == MP_CHANGE_INSERT ? C_("history", "%1$s added: %2$s") : C_("history", "%1$s removed: %2$s"),
                          mp_table_get_label (entry->table), line);
}

static void
clear_rows (MpDetailHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (MpDetailHistory *self,
         const char      *title,
         const char      *who,
         const char      *lines)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *texts[] = { title, lines, who };
  const char *classes[] = { "record-value", "record-detail", "record-detail" };

  gtk_widget_add_css_class (box, "history-row");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label;

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      label = gtk_label_new (texts[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* When, by whom, and whether it still counts. */
static char *
describe_act (const MpHistoryEntry *entry)
{
  g_autofree char *time = mp_format_time (entry->made_at);
  GString *who = g_string_new (time);

  if (entry->author && *entry->author)
    g_string_append_printf (who, " · %s", entry->author);
  if (entry->undone_at != 0)
    /* Translators: a change that somebody took back. */
    g_string_append_printf (who, " · %s", C_("history", "undone"));
  return g_string_free (who, FALSE);
}

/* All entries of one act are one row. Returns the first entry of the next. */
static guint
show_act (MpDetailHistory *self,
          GPtrArray       *entries,
          guint            first)
{
  const MpHistoryEntry *act = g_ptr_array_index (entries, first);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *who = describe_act (act);
  guint n = 0;
  guint i = first;

  for (; i < entries->len; i++)
    {
      const MpHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *line = NULL;

      if (entry->change_set != act->change_set)
        break;
      if (++n > MAX_LINES)
        continue;
      line = mp_detail_history_describe (self->context, self->project, entry);
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }
  if (n > MAX_LINES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more change", "and %u more changes", n - MAX_LINES), n - MAX_LINES);
      g_autofree char *digits = mp_format_digits (more);

      g_string_append_printf (lines, "\n%s", digits);
    }
  add_row (self, act->label, who, lines->str);
  return i;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MpDetailHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mp_lookup_load_history_finish (MP_LOOKUP (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;

  clear_rows (self);
  if (entries == NULL)
    add_row (self, _("The history cannot be read"), NULL, error->message);
  else if (entries->len == 0)
    add_row (self, _("No changes yet"), NULL, NULL);
  for (guint i = 0; entries && i < entries->len;)
    i = show_act (self, entries, i);
}

static void
load (MpDetailHistory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->project == NULL || !adw_expander_row_get_expanded (self->expander))
    return;
  self->cancellable = g_cancellable_new ();
  mp_lookup_load_history_async (mp_edit_context_get_lookup (self->context), mp_project_record_get_id (self->project), MAX_ENTRIES,
                                self->cancellable, loaded_cb, g_object_ref (self));
}

static void
mp_detail_history_dispose (GObject *object)
{
  MpDetailHistory *self = MP_DETAIL_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  self->expander = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->project, mp_project_record_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_detail_history_parent_class)->dispose (object);
}

static void
mp_detail_history_class_init (MpDetailHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_detail_history_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailsection");
}

static void
mp_detail_history_init (MpDetailHistory *self)
{
  self->rows = g_ptr_array_new ();
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _("History"));
  adw_expander_row_set_subtitle (self->expander, _("Who changed what, and when"));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (load), self, G_CONNECT_SWAPPED);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->expander));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
mp_detail_history_new (MpEditContext *context)
{
  MpDetailHistory *self = g_object_new (MP_TYPE_DETAIL_HISTORY, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
mp_detail_history_update (MpDetailHistory *self,
                          MpProjectRecord *project)
{
  g_return_if_fail (MP_IS_DETAIL_HISTORY (self));

  if (self->project && mp_project_record_get_id (self->project) != mp_project_record_get_id (project))
    clear_rows (self);
  mp_project_record_ref (project);
  g_clear_pointer (&self->project, mp_project_record_unref);
  self->project = project;
  load (self);
}

void
mp_detail_history_set_expanded (MpDetailHistory *self,
                                gboolean         expanded)
{
  g_return_if_fail (MP_IS_DETAIL_HISTORY (self));

  adw_expander_row_set_expanded (self->expander, expanded);
}
