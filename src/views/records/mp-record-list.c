/* mp-record-list.c: a list of partners, sources or terms with a search
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-list-private.h"

#include <glib/gi18n-lib.h>

#include "views/mp-list-jumps.h"
#include "views/records/mp-record-acts.h"
#include "views/records/mp-record-row-factory.h"
#include "views/records/mp-record-texts.h"

G_DEFINE_FINAL_TYPE (MpRecordList, mp_record_list, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  EDIT,
  ADDED,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

gint64
mp_record_list_get_id_at (MpRecordList *self,
                          guint         position)
{
  g_autoptr (GtkTreeListRow) row = self->selection ? g_list_model_get_item (G_LIST_MODEL (self->selection), position) : NULL;
  g_autoptr (MpRecordItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  return item ? mp_record_item_get_id (item) : 0;
}

/* Where a record stands among what is shown. */
gboolean
mp_record_list_find (MpRecordList *self,
                     gint64        id,
                     guint        *position)
{
  guint n = self->selection ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  for (guint i = 0; i < n; i++)
    {
      if (mp_record_list_get_id_at (self, i) != id)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/* Countries come with the program. */
static const char *
get_fixed_reason (MpRecordList *self)
{
  MpRecord *vocabulary = self->table == MP_TABLE_TERM ? mp_portfolio_get_record (self->portfolio, MP_TABLE_VOCABULARY, self->vocabulary) : NULL;

  return vocabulary ? mp_record_acts_get_fixed_reason (self->context, vocabulary) : NULL;
}

gboolean
mp_record_list_can_edit (MpRecordList *self)
{
  return self->context && mp_edit_context_get_read_only_reason (self->context) == NULL;
}

static void
update_chrome (MpRecordList *self)
{
  gboolean editable = mp_record_list_can_edit (self);
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  g_autofree char *name = mp_record_list_dup_new_name (self);

  gtk_widget_set_visible (self->add_button, editable);
  gtk_widget_set_visible (self->empty_button, editable);
  gtk_widget_set_visible (self->none_found_button, editable && name);
  if (name)
    {
      /* Translators: a button; %s is the name that somebody searched for in vain. */
      g_autofree char *label = g_strdup_printf (_("Add “%s”"), name);

      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->none_found_button))), label);
    }
  gtk_stack_set_visible_child_name (self->stack, !none ? "rows" : mp_record_tree_is_searching (self->tree) ? "none-found" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.delete", editable && mp_record_list_get_selected (self) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.edit", editable && mp_record_list_get_selected (self) != 0);
}

static void
selected_cb (MpRecordList *self)
{
  update_chrome (self);
  g_signal_emit (self, signals[SELECTED], 0, mp_record_list_get_selected (self));
}

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  return mp_record_tree_create_children (user_data, item);
}

/* Rows of a plain list leave no room for arrows. */
static void
give_factory (MpRecordList *self)
{
  gboolean in_tree = mp_record_tree_is_deep (self->tree);
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (gtk_list_view_get_factory (self->rows) && in_tree == self->in_tree)
    return;
  self->in_tree = in_tree;
  factory = mp_record_row_factory_new (in_tree);
  gtk_list_view_set_factory (self->rows, factory);
}

/* A list that is searched is no tree; rows ask once whether anything stands below them. */
static void
give_model (MpRecordList *self)
{
  GtkTreeListModel *model = gtk_tree_list_model_new (g_object_ref (mp_record_tree_get_roots (self->tree)), FALSE, TRUE,
                                                     create_children_cb, g_object_ref (self->tree), g_object_unref);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  g_object_unref (model);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  self->was_searching = mp_record_tree_is_searching (self->tree);
}

/* None when it is not there. */
static void
select_shown (MpRecordList *self,
              gint64        id)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (id != 0)
    mp_record_list_find (self, id, &position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
search_changed_cb (MpRecordList *self)
{
  gint64 selected = mp_record_list_get_selected (self);

  if (self->tree == NULL)
    return;
  mp_record_tree_set_search (self->tree, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->was_searching != mp_record_tree_is_searching (self->tree))
    {
      give_model (self);
      select_shown (self, selected);
    }
  update_chrome (self);
}

/* What is shut: ids. */
static GHashTable *
collect_shut (MpRecordList *self)
{
  GHashTable *shut = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = self->in_tree ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      gint64 id = mp_record_list_get_id_at (self, i);

      if (gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (shut, g_memdup2 (&id, sizeof id));
    }
  return shut;
}

/* What has another place in the order is a new row, and would be open. */
static void
shut_again (MpRecordList *self,
            GHashTable   *shut)
{
  if (g_hash_table_size (shut) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      gint64 id = mp_record_list_get_id_at (self, i);

      if (g_hash_table_contains (shut, &id))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

static gboolean
refresh_cb (gpointer user_data)
{
  MpRecordList *self = user_data;
  gint64 selected = mp_record_list_get_selected (self);
  g_autoptr (GHashTable) shut = collect_shut (self);

  self->refresh_id = 0;
  mp_record_tree_refresh (self->tree);
  shut_again (self, shut);
  give_factory (self);
  if (self->wanted_id)
    selected = self->wanted_id;
  self->wanted_id = 0;
  if (selected != mp_record_list_get_selected (self))
    select_shown (self, selected);
  update_chrome (self);
  return G_SOURCE_REMOVE;
}

/* A list that nobody sees waits until it is shown. */
static void
changed_cb (MpRecordList *self)
{
  if (self->tree && self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
activate_cb (MpRecordList *self,
             guint         position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, mp_record_list_get_id_at (self, position));
}

static void
search_activate_cb (MpRecordList *self)
{
  if (mp_record_list_get_selected (self) == 0)
    mp_record_list_select_first (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
stop_search_cb (MpRecordList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
add_cb (MpRecordList *self)
{
  mp_record_list_add (self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpRecordList *self = MP_RECORD_LIST (widget);

  g_signal_emit (self, signals[ACTIVATED], 0, mp_record_list_get_selected (self));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MpRecordList *self = MP_RECORD_LIST (widget);

  g_signal_emit (self, signals[EDIT], 0, mp_record_list_get_selected (self));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MpRecordList *self = MP_RECORD_LIST (widget);

  mp_record_list_delete (self, mp_record_list_get_selected (self));
}

static gboolean
mp_record_list_grab_focus (GtkWidget *widget)
{
  MpRecordList *self = MP_RECORD_LIST (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rows") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->rows));
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
mp_record_list_map (GtkWidget *widget)
{
  MpRecordList *self = MP_RECORD_LIST (widget);

  GTK_WIDGET_CLASS (mp_record_list_parent_class)->map (widget);
  changed_cb (self);
}

static void
clear_document (MpRecordList *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->context)
    {
      g_signal_handlers_disconnect_by_data (self->portfolio, self);
      g_signal_handlers_disconnect_by_data (mp_edit_context_get_editor (self->context), self);
    }
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->rows)
    gtk_list_view_set_model (self->rows, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->context);
  g_clear_object (&self->portfolio);
  self->wanted_id = 0;
}

static void
mp_record_list_dispose (GObject *object)
{
  MpRecordList *self = MP_RECORD_LIST (object);

  clear_document (self);
  self->rows = NULL;
  if (self->menu)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_record_list_parent_class)->dispose (object);
}

static void
mp_record_list_class_init (MpRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_list_dispose;
  widget_class->grab_focus = mp_record_list_grab_focus;
  widget_class->map = mp_record_list_map;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/records/mp-record-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, box);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, search);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, add_button);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, stack);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, rows);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, empty);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, empty_button);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, none_found);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, none_found_button);
  gtk_widget_class_bind_template_child (widget_class, MpRecordList, menu);
  gtk_widget_class_bind_template_callback (widget_class, mp_record_list_take_key);
  gtk_widget_class_bind_template_callback (widget_class, mp_record_list_open_menu_at);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "records.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "records.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "records.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "records.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "records.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "records.delete", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, mp_record_list_open_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, mp_record_list_open_menu, NULL);
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What the list is about, in its words. */
static void
set_texts (MpRecordList *self)
{
  g_object_set (self->search, "placeholder-text", mp_record_texts_get (self->table, MP_RECORD_TEXT_SEARCH), NULL);
  set_name (GTK_WIDGET (self->search), mp_record_texts_get (self->table, MP_RECORD_TEXT_SEARCH));
  set_name (GTK_WIDGET (self->rows), mp_record_texts_get (self->table, MP_RECORD_TEXT_LIST));
  gtk_widget_set_tooltip_text (self->add_button, mp_record_texts_get (self->table, MP_RECORD_TEXT_ADD));
  set_name (self->add_button, mp_record_texts_get (self->table, MP_RECORD_TEXT_ADD));
  gtk_button_set_label (GTK_BUTTON (self->empty_button), mp_record_texts_get (self->table, MP_RECORD_TEXT_ADD));
  adw_status_page_set_title (self->empty, mp_record_texts_get (self->table, MP_RECORD_TEXT_EMPTY));
  adw_status_page_set_description (self->empty, mp_record_texts_get (self->table, MP_RECORD_TEXT_EMPTY_MORE));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->none_found_button))), mp_record_texts_get (self->table, MP_RECORD_TEXT_ADD));
  adw_status_page_set_title (self->none_found, mp_record_texts_get (self->table, MP_RECORD_TEXT_NONE_FOUND));
}

static void
mp_record_list_init (MpRecordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->table = MP_TABLE_PARTNER;
  set_texts (self);
  mp_list_jumps_mend (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->rows)));
}

/**
 * mp_record_list_set_document:
 * @portfolio: (nullable): the open portfolio; %NULL for none
 * @editor: (nullable): the door through which it changes
 * @lookup: (nullable): where projects are read
 */
void
mp_record_list_set_document (MpRecordList *self,
                             MpPortfolio  *portfolio,
                             MpEditor     *editor,
                             MpLookup     *lookup)
{
  g_return_if_fail (MP_IS_RECORD_LIST (self));

  clear_document (self);
  if (portfolio == NULL)
    return;
  self->portfolio = g_object_ref (portfolio);
  self->context = mp_edit_context_new (portfolio, editor, lookup);
  g_signal_connect_object (portfolio, "records-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "projects-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::read-only", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mp_record_list_show:
 * @table: partner, source or term
 * @vocabulary: that of the terms, else 0
 *
 * Set the document before.
 */
void
mp_record_list_show (MpRecordList *self,
                     MpTable       table,
                     gint64        vocabulary)
{
  g_return_if_fail (MP_IS_RECORD_LIST (self));
  g_return_if_fail (self->context != NULL);

  self->table = table;
  self->vocabulary = vocabulary;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  mp_edit_context_set_fixed_reason (self->context, get_fixed_reason (self));
  g_clear_object (&self->tree);
  self->tree = mp_record_tree_new (self->context, table, vocabulary);
  set_texts (self);
  give_factory (self);
  give_model (self);
  update_chrome (self);
}

/**
 * mp_record_list_select:
 * @id: the record, 0 for none
 */
void
mp_record_list_select (MpRecordList *self,
                       gint64        id)
{
  guint position;

  g_return_if_fail (MP_IS_RECORD_LIST (self));

  if (self->selection == NULL)
    return;
  /* What a search hides is shown when it is asked for. */
  if (id != 0 && !mp_record_list_find (self, id, &position) && mp_record_tree_is_searching (self->tree) &&
      mp_portfolio_get_record (self->portfolio, self->table, id))
    mp_record_list_set_search (self, "");
  select_shown (self, id);
  if (mp_record_list_find (self, id, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->rows), "list.scroll-to-item", "u", position);
}

/* Unless one is selected. */
void
mp_record_list_select_first (MpRecordList *self)
{
  g_return_if_fail (MP_IS_RECORD_LIST (self));

  if (self->selection && mp_record_list_get_selected (self) == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

gint64
mp_record_list_get_selected (MpRecordList *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), 0);

  return self->selection ? mp_record_list_get_id_at (self, gtk_single_selection_get_selected (self->selection)) : 0;
}

void
mp_record_list_focus_search (MpRecordList *self)
{
  g_return_if_fail (MP_IS_RECORD_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
mp_record_list_set_search (MpRecordList *self,
                           const char   *text)
{
  g_return_if_fail (MP_IS_RECORD_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}

/* Rows of a tree; %NULL before mp_record_list_show(). */
GListModel *
mp_record_list_get_model (MpRecordList *self)
{
  g_return_val_if_fail (MP_IS_RECORD_LIST (self), NULL);

  return (GListModel *) self->selection;
}
