/* mp-detail-section.c: a titled group of rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are kept when the record is read again: what changed gets other words, so that scroll
 * position, focus and open forms stay. A section without rows is one quiet line.
 */

#include "config.h"

#include "views/detail/mp-detail-section.h"

#include <glib/gi18n-lib.h>

#include "views/detail/mp-detail-kinds.h"

struct _MpDetailSection
{
  GtkWidget parent_instance;

  MpEditContext *context;
  const MpDetailKind *kind;
  MpRecord *owner; /* what the page is about: a project, a partner … */
  char **vocabularies;
  GHashTable *rows; /* gint64 → MpDetailRow */

  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *add_button;
  GtkListBox *list;
  GtkWidget *quiet_button;
  MpRecordRow *adder;
};

G_DEFINE_FINAL_TYPE (MpDetailSection, mp_detail_section, GTK_TYPE_WIDGET)

enum
{
  EDITING,
  PROJECT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
translate (const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "section", text);
}

static void
update_chrome (MpDetailSection *self)
{
  gboolean can_add = self->kind->add_label && mp_edit_context_get_read_only_reason (self->context) == NULL;
  gboolean empty = g_hash_table_size (self->rows) == 0 && self->adder == NULL;

  gtk_widget_set_visible (self->header, !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !empty);
  gtk_widget_set_visible (self->quiet_button, empty && can_add);
  gtk_widget_set_visible (self->add_button, can_add && self->adder == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), !empty || can_add);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

static int
get_position (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "position"));
}

static void
set_position (GtkListBoxRow *row,
              int            position)
{
  g_object_set_data (G_OBJECT (row), "position", GINT_TO_POINTER (position));
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  return get_position (a) - get_position (b);
}

static MpDetailRow *
find_row (MpDetailSection *self,
          gint64           key)
{
  return g_hash_table_lookup (self->rows, &key);
}

static MpDetailRow *
find_row_of_cell (MpDetailSection *self,
                  MpRecordCell    *cell)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (mp_record_row_get_cell (mp_detail_row_get_row (row)) == cell)
        return row;
    }
  return NULL;
}

static void
insert_row (MpDetailSection *self,
            gint64           key,
            MpDetailRow     *row)
{
  g_hash_table_replace (self->rows, g_memdup2 (&key, sizeof (gint64)), row);
}

static void
state_changed_cb (MpDetailSection *self,
                  MpRecordCell    *cell)
{
  if (mp_record_cell_is_editing (cell))
    g_signal_emit (self, signals[EDITING], 0, cell);
}

/* An answer may come when another record is shown. */
static gboolean
belongs_here (MpDetailSection *self,
              MpRecord        *record)
{
  gint64 owner = mp_table_has_owner (mp_record_get_table (record), NULL) ? mp_record_get_integer (record, 0) : mp_record_get_id (record);

  return self->owner && mp_record_get_id (self->owner) == owner;
}

/* Shown as it was saved at once; reading the record again puts everything in its place. */
static void
saved_cb (MpDetailSection *self,
          MpRecord        *record,
          MpRecordCell    *cell)
{
  g_autoptr (MpDetailRow) row = NULL;
  gint64 old_key, key;

  if (find_row_of_cell (self, cell) == NULL || !belongs_here (self, record))
    return;
  row = g_object_ref (find_row_of_cell (self, cell));
  old_key = mp_detail_row_get_key (row);
  mp_detail_row_show_record (row, record);
  key = mp_detail_row_get_key (row);
  if (key == old_key)
    return;
  g_hash_table_remove (self->rows, &old_key);
  insert_row (self, key, g_object_ref (row));
}

static void
remove_row (MpDetailSection *self,
            gint64           key)
{
  MpDetailRow *row = find_row (self, key);
  GtkWidget *widget = GTK_WIDGET (mp_detail_row_get_row (row));
  gboolean had_focus = mp_record_cell_may_take_focus (widget);
  GtkWidget *next = gtk_widget_get_next_sibling (widget);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (widget);
  if (had_focus && next)
    gtk_widget_grab_focus (next);
  gtk_list_box_remove (self->list, widget);
  g_hash_table_remove (self->rows, &key);
  update_chrome (self);
  if (had_focus && next == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
deleted_cb (MpDetailSection *self,
            MpRecordCell    *cell)
{
  MpDetailRow *row = find_row_of_cell (self, cell);

  if (row)
    remove_row (self, mp_detail_row_get_key (row));
}

static void
project_activated_cb (MpDetailSection *self,
                      gint64           project)
{
  g_signal_emit (self, signals[PROJECT_ACTIVATED], 0, project);
}

static MpDetailRow *
add_row (MpDetailSection *self,
         gint64           key)
{
  MpDetailRow *row = mp_detail_row_new (self->context);
  MpRecordCell *cell = mp_record_row_get_cell (mp_detail_row_get_row (row));

  g_signal_connect_object (cell, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "project-activated", G_CALLBACK (project_activated_cb), self, G_CONNECT_SWAPPED);
  insert_row (self, key, row);
  return row;
}

/* Adding: a form at the end of the list, which becomes a row when it is saved. */

static void
remove_adder (MpDetailSection *self)
{
  GtkWidget *adder = GTK_WIDGET (g_steal_pointer (&self->adder));

  if (adder)
    gtk_list_box_remove (self->list, adder);
  update_chrome (self);
}

static void
adder_state_changed_cb (MpDetailSection *self,
                        MpRecordCell    *cell)
{
  gboolean had_focus;

  if (self->adder == NULL)
    return;
  if (mp_record_cell_is_editing (cell))
    {
      g_signal_emit (self, signals[EDITING], 0, cell);
      return;
    }
  had_focus = mp_record_cell_may_take_focus (GTK_WIDGET (self->adder));
  remove_adder (self);
  if (had_focus)
    gtk_widget_grab_focus (g_hash_table_size (self->rows) > 0 ? self->add_button : self->quiet_button);
}

static void
adder_saved_cb (MpDetailSection *self,
                MpRecord        *record)
{
  gint64 key = mp_record_get_id (record);
  MpDetailRow *row = find_row (self, key);

  if (!belongs_here (self, record))
    return;
  if (row == NULL)
    {
      MpDetailEntry *entry = mp_detail_entry_new (key, mp_record_ref (record));
      GtkListBoxRow *widget;

      row = add_row (self, key);
      entry->form.vocabularies = (const char *const *) self->vocabularies;
      mp_detail_row_update (row, entry);
      widget = GTK_LIST_BOX_ROW (mp_detail_row_get_row (row));
      set_position (widget, G_MAXINT);
      gtk_list_box_append (self->list, GTK_WIDGET (widget));
      update_chrome (self);
    }
  if (mp_record_cell_may_take_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (mp_detail_row_get_row (row)));
}

static void
add_cb (MpDetailSection *self)
{
  mp_detail_section_add (self);
}

static void
row_activated_cb (MpDetailSection *self,
                  GtkListBoxRow   *row)
{
  if (MP_IS_RECORD_ROW (row))
    mp_record_cell_begin_edit (mp_record_row_get_cell (MP_RECORD_ROW (row)));
}

/* Arrow keys go on from one list to the next. */
static gboolean
keynav_failed_cb (MpDetailSection  *self,
                  GtkDirectionType  direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;
  return gtk_widget_child_focus (root, direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

static void
mp_detail_section_dispose (GObject *object)
{
  MpDetailSection *self = MP_DETAIL_SECTION (object);
  GtkWidget *child;

  self->adder = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->owner, mp_record_unref);
  g_clear_pointer (&self->vocabularies, g_strfreev);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (mp_detail_section_parent_class)->dispose (object);
}

static void
mp_detail_section_class_init (MpDetailSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_detail_section_dispose;

  signals[EDITING] = g_signal_new ("editing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, MP_TYPE_RECORD_CELL);
  signals[PROJECT_ACTIVATED] = g_signal_new ("project-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_header (MpDetailSection *self)
{
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "section-header");

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self->header), self->title);

  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "row-button");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->header), self->add_button);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
create_quiet_button (MpDetailSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);

  self->quiet_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->quiet_button), box);
  gtk_widget_add_css_class (self->quiet_button, "flat");
  gtk_widget_add_css_class (self->quiet_button, "quiet-add");
  gtk_widget_set_visible (self->quiet_button, FALSE);
  g_signal_connect_object (self->quiet_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->quiet_button, GTK_WIDGET (self));
}

static void
mp_detail_section_init (MpDetailSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  create_header (self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  create_quiet_button (self);
}

/**
 * mp_detail_section_new:
 * @kind: what it is made of; must outlive it
 */
GtkWidget *
mp_detail_section_new (MpEditContext      *context,
                       const MpDetailKind *kind)
{
  MpDetailSection *self = g_object_new (MP_TYPE_DETAIL_SECTION, NULL);
  const char *title = translate (kind->title);

  self->context = g_object_ref (context);
  self->kind = kind;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (self->add_button, kind->add_label != NULL);
  if (kind->add_label)
    {
      const char *label = translate (kind->add_label);

      gtk_widget_set_tooltip_text (self->add_button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->quiet_button)))), label);
    }
  return GTK_WIDGET (self);
}

/* Takes away what is gone; a row that is being edited goes too: its record is no more. */
static void
remove_missing (MpDetailSection *self,
                GPtrArray       *entries)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (wanted, &((MpDetailEntry *) g_ptr_array_index (entries, i))->key);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (wanted, key))
        g_array_append_val (missing, *(gint64 *) key);
    }
  for (guint i = 0; i < missing->len; i++)
    remove_row (self, g_array_index (missing, gint64, i));
}

static void
show_entry (MpDetailSection *self,
            MpDetailEntry   *entry,
            int              position,
            gboolean         before_joined)
{
  MpDetailRow *row = find_row (self, entry->key);
  GtkWidget *widget;

  if (entry->form.vocabularies == NULL)
    entry->form.vocabularies = (const char *const *) self->vocabularies;
  if (row == NULL)
    row = add_row (self, entry->key);
  mp_detail_row_update (row, entry);

  widget = GTK_WIDGET (mp_detail_row_get_row (row));
  set_position (GTK_LIST_BOX_ROW (widget), position);
  if (before_joined)
    gtk_widget_add_css_class (widget, "before-joined");
  else
    gtk_widget_remove_css_class (widget, "before-joined");
  if (gtk_widget_get_parent (widget) == NULL)
    gtk_list_box_append (self->list, widget);
}

/* Forms about another project are shut; what was in them has been saved where it could be. */
static void
end_forms (MpDetailSection *self)
{
  GHashTableIter iter;
  gpointer row;

  remove_adder (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    mp_record_cell_cancel_edit (mp_record_row_get_cell (mp_detail_row_get_row (row)));
}

/**
 * mp_detail_section_update:
 * @owner: the record that the page is about; of a project the context has all facts
 */
void
mp_detail_section_update (MpDetailSection *self,
                          MpRecord        *owner)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (GStrv) old_vocabularies = NULL;

  g_return_if_fail (MP_IS_DETAIL_SECTION (self));

  if (self->owner && mp_record_get_id (self->owner) != mp_record_get_id (owner))
    end_forms (self);
  mp_record_ref (owner);
  g_clear_pointer (&self->owner, mp_record_unref);
  self->owner = owner;
  old_vocabularies = g_steal_pointer (&self->vocabularies);
  self->vocabularies = mp_detail_kinds_dup_vocabularies (self->kind, self->context, owner);

  entries = g_ptr_array_new ();
  self->kind->fill (self->kind, self->context, owner, entries);
  remove_missing (self, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      MpDetailEntry *next = i + 1 < entries->len ? g_ptr_array_index (entries, i + 1) : NULL;

      show_entry (self, g_ptr_array_index (entries, i), (int) i, next && next->joined);
    }
  gtk_list_box_invalidate_sort (self->list);
  update_chrome (self);
}

/**
 * mp_detail_section_add:
 *
 * Opens a form for what can be added.
 */
void
mp_detail_section_add (MpDetailSection *self)
{
  MpRecordForm form = { .vocabularies = (const char *const *) self->vocabularies };
  g_autoptr (MpRecord) record = NULL;
  MpRecordCell *cell;

  g_return_if_fail (MP_IS_DETAIL_SECTION (self));

  if (self->adder || self->owner == NULL || self->kind->add_label == NULL ||
      mp_edit_context_get_read_only_reason (self->context) != NULL)
    return;

  self->adder = MP_RECORD_ROW (mp_record_row_new (self->context));
  set_position (GTK_LIST_BOX_ROW (self->adder), G_MAXINT);
  cell = mp_record_row_get_cell (self->adder);
  record = mp_detail_kinds_create_record (self->kind, self->context, self->owner);
  mp_record_cell_set_form (cell, &form);
  mp_record_cell_set_record (cell, record);
  gtk_list_box_append (self->list, GTK_WIDGET (self->adder));
  g_signal_connect_object (cell, "state-changed", G_CALLBACK (adder_state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "saved", G_CALLBACK (adder_saved_cb), self, G_CONNECT_SWAPPED);
  update_chrome (self);
  mp_record_cell_begin_edit (cell);
}

/* The row of a record, or of what is not stated yet. */
MpRecordRow *
mp_detail_section_get_row (MpDetailSection *self,
                           gint64           key)
{
  MpDetailRow *row;

  g_return_val_if_fail (MP_IS_DETAIL_SECTION (self), NULL);

  row = find_row (self, key);
  return row ? mp_detail_row_get_row (row) : NULL;
}

MpRecordRow *
mp_detail_section_get_first (MpDetailSection *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MP_IS_DETAIL_SECTION (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, 0);
  return row ? MP_RECORD_ROW (row) : NULL;
}

MpRecordRow *
mp_detail_section_get_adder (MpDetailSection *self)
{
  g_return_val_if_fail (MP_IS_DETAIL_SECTION (self), NULL);

  return self->adder;
}
