/* mp-list-view.c: the projects as a table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/list/mp-list-view.h"

#include "views/list/mp-list-columns.h"
#include "views/mp-list-jumps.h"

/* Below this width the columns of a table would say nothing. */
#define NARROW_WIDTH 640

struct _MpListView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *rows;
  GtkPopover *menu;

  MpProjectList *list;
  char *searched; /* the text of the query before */
  GtkSelectionModel *selection;
  MpListCells *cells;
  MpListColumns *columns;
  gboolean narrow;
  gboolean at_start;
  guint adapt_id;
  guint extent_id;
  guint replaced_id;
};

G_DEFINE_FINAL_TYPE (MpListView, mp_list_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Only the one of the two that is seen has the model, so that nothing is made twice. */
static void
give_model (MpListView *self)
{
  gtk_column_view_set_model (self->table, self->narrow ? NULL : self->selection);
  gtk_list_view_set_model (self->rows, self->narrow ? self->selection : NULL);
}

static gboolean
columns_extent_idle_cb (gpointer user_data)
{
  MpListView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->table));

  self->extent_id = 0;
  /* From right to left the first column is at the far end of what can be scrolled. */
  if (self->at_start && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  /* GTK 4.8 has placed the columns before it brought the value into the new bounds. */
  gtk_widget_queue_allocate (GTK_WIDGET (self->table));
  return G_SOURCE_REMOVE;
}

static void
density_changed_cb (MpListView *self,
                    const char *key,
                    GSettings  *settings)
{
  g_autofree char *density = g_settings_get_string (settings, "density");

  if (g_str_equal (density, "compact"))
    gtk_widget_add_css_class (GTK_WIDGET (self->table), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->table), "compact");
}

static void
columns_extent_cb (MpListView *self)
{
  /* Not here, as this is in the middle of an allocation. */
  if (self->extent_id == 0)
    self->extent_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, columns_extent_idle_cb, self, NULL);
}

static void
columns_scrolled_cb (MpListView    *self,
                     GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->extent_id == 0)
    self->at_start = gtk_adjustment_get_value (adjustment) >= end - 1;
}

static guint
get_first_selected (MpListView *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  if (!self->selection)
    return GTK_INVALID_LIST_POSITION;
  selected = gtk_selection_model_get_selection (self->selection);
  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (selected);
}

static gboolean
adapt_cb (gpointer user_data)
{
  MpListView *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;
  guint position;

  self->adapt_id = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;

  self->narrow = narrow;
  give_model (self);
  gtk_stack_set_visible_child_name (self->stack, narrow ? "rows" : "table");
  position = get_first_selected (self);
  if (position != GTK_INVALID_LIST_POSITION)
    mp_list_view_scroll_to (self, position);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list_view (child);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_list_widget (MpListView *self)
{
  return self->narrow ? GTK_WIDGET (self->rows) : find_list_view (GTK_WIDGET (self->table));
}

static gboolean
replaced_idle_cb (gpointer user_data)
{
  MpListView *self = user_data;

  self->replaced_id = 0;
  if (self->list && mp_project_list_get_n (self->list) > 0)
    gtk_widget_activate_action (get_list_widget (self), "list.scroll-to-item", "u", 0);
  return G_SOURCE_REMOVE;
}

/* Another order or search: what is found first is what is wanted. GTK 4.8, which would follow the
 * row that was on top to wherever it is now, shows nothing at all when that is far away. */
static void
show_first (MpListView *self)
{
  if (self->replaced_id == 0)
    self->replaced_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, replaced_idle_cb, self, NULL);
}

static void
items_changed_cb (MpListView *self,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  if (removed > 1 && added > 1)
    show_first (self);
}

/* What is searched for comes now or, when the index is asked, later. */
static void
updated_cb (MpListView *self)
{
  MpQuery *query = mp_project_list_get_query (self->list);
  const char *text = query ? mp_query_get_text (query) : NULL;

  if (mp_project_list_get_loading (self->list) || g_strcmp0 (text, self->searched) == 0)
    return;
  g_free (self->searched);
  self->searched = g_strdup (text);
  show_first (self);
}

static void
activate_cb (MpListView *self,
             guint       position)
{
  g_autoptr(MpProject) project = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (project)
    g_signal_emit (self, signals[ACTIVATED], 0, mp_project_get_id (project));
}

/* What is done from the menu is done to the selected projects, so its row must be one of them. */
static void
open_menu (MpListView         *self,
           guint               position,
           const GdkRectangle *pointing_to)
{
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_popover_set_pointing_to (self->menu, pointing_to);
  gtk_popover_popup (self->menu);
}

static void
open_menu_at_widget (MpListView *self,
                     guint       position,
                     GtkWidget  *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return;
  open_menu (self, position,
             &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                               (int) bounds.size.width, (int) bounds.size.height });
}

static void
menu_requested_cb (MpListView *self,
                   GtkWidget  *button,
                   guint       position)
{
  open_menu_at_widget (self, position, button);
}

static void
secondary_click_cb (MpListView *self,
                    int         n_press,
                    double      x,
                    double      y,
                    GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position;

  if (!mp_list_cells_get_position (picked, &position))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, position, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* The Menu key: the menu of the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MpListView *self = MP_LIST_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position;

  if (!focus || !gtk_widget_is_ancestor (focus, widget) || !mp_list_cells_get_position (focus, &position))
    return FALSE;
  open_menu_at_widget (self, position, focus);
  return TRUE;
}

/* Only rows near what is seen have a widget, so looking at them all is cheap. */
static GtkWidget *
find_row (MpListView *self,
          guint       position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list_widget (self)); row; row = gtk_widget_get_next_sibling (row))
    {
      guint found;

      if (mp_list_cells_get_position (row, &found) && found == position)
        return row;
    }
  return NULL;
}

/* The keys go on from the row that is selected. */
static gboolean
mp_list_view_grab_focus (GtkWidget *widget)
{
  MpListView *self = MP_LIST_VIEW (widget);
  guint position = get_first_selected (self);
  GtkWidget *row = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    {
      mp_list_view_scroll_to (self, position);
      row = find_row (self, position);
    }
  if (row && gtk_widget_grab_focus (row))
    return TRUE;
  return gtk_widget_child_focus (get_list_widget (self), GTK_DIR_TAB_FORWARD);
}

static GtkSizeRequestMode
mp_list_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mp_list_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (MP_LIST_VIEW (widget)->stack), orientation, for_size, minimum, natural, NULL, NULL);
}

/* Not by a layout manager, as the width decides what is shown. */
static void
mp_list_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MpListView *self = MP_LIST_VIEW (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->stack), &(GtkAllocation) { 0, 0, width, height }, -1);
  gtk_popover_present (self->menu);
  /* Not here, as a change of children would ask for another allocation during this one. */
  if ((width < NARROW_WIDTH) != self->narrow && self->adapt_id == 0)
    self->adapt_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

static void
mp_list_view_dispose (GObject *object)
{
  MpListView *self = MP_LIST_VIEW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  g_clear_handle_id (&self->extent_id, g_source_remove);
  g_clear_handle_id (&self->replaced_id, g_source_remove);
  if (self->columns)
    mp_list_view_set_model (self, NULL, NULL);
  g_clear_object (&self->columns);
  g_clear_object (&self->cells);
  if (self->menu)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));

  G_OBJECT_CLASS (mp_list_view_parent_class)->dispose (object);
}

static void
mp_list_view_finalize (GObject *object)
{
  g_free (MP_LIST_VIEW (object)->searched);

  G_OBJECT_CLASS (mp_list_view_parent_class)->finalize (object);
}

static void
mp_list_view_class_init (MpListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_list_view_dispose;
  object_class->finalize = mp_list_view_finalize;

  widget_class->grab_focus = mp_list_view_grab_focus;
  widget_class->get_request_mode = mp_list_view_get_request_mode;
  widget_class->measure = mp_list_view_measure;
  widget_class->size_allocate = mp_list_view_size_allocate;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/mpower/Portfolio/ui/views/list/mp-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpListView, stack);
  gtk_widget_class_bind_template_child (widget_class, MpListView, table);
  gtk_widget_class_bind_template_child (widget_class, MpListView, rows);
  gtk_widget_class_bind_template_child (widget_class, MpListView, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);

  /* The one that menus name comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "win.delete-project", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-project", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.edit-project", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
mp_list_view_init (MpListView *self)
{
  g_autoptr(GtkListItemFactory) factory = NULL;
  GtkAdjustment *adjustment;

  self->cells = mp_list_cells_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->at_start = TRUE;
  mp_list_jumps_mend (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)));
  mp_list_jumps_mend (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->rows)));
  adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->table));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (columns_extent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (columns_scrolled_cb), self, G_CONNECT_SWAPPED);

  self->columns = mp_list_columns_new (self->table, self->cells);
  factory = mp_list_cells_create_factory (self->cells, MP_LIST_CELL_COMPACT);
  gtk_list_view_set_factory (self->rows, factory);
  g_signal_connect_object (self->cells, "menu-requested", G_CALLBACK (menu_requested_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mp_list_view_new (void)
{
  return g_object_new (MP_TYPE_LIST_VIEW, NULL);
}

/**
 * mp_list_view_set_model:
 * @list: (nullable): the projects that are shown; their query is asked for the order
 * @selection: (nullable): a selection of them that other views share
 */
void
mp_list_view_set_model (MpListView        *self,
                        MpProjectList     *list,
                        GtkSelectionModel *selection)
{
  g_return_if_fail (MP_IS_LIST_VIEW (self));

  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (list)
    {
      g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "notify::query", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  mp_list_cells_set_list (self->cells, list);
  mp_list_columns_set_list (self->columns, list);
  give_model (self);
}

/**
 * mp_list_view_set_settings:
 * @settings: (nullable): where columns are remembered, and how high rows are
 */
void
mp_list_view_set_settings (MpListView *self,
                           GSettings  *settings)
{
  g_return_if_fail (MP_IS_LIST_VIEW (self));

  mp_list_columns_set_settings (self->columns, settings);
  if (!settings)
    return;
  g_signal_connect_object (settings, "changed::density", G_CALLBACK (density_changed_cb), self, G_CONNECT_SWAPPED);
  density_changed_cb (self, "density", settings);
}

/**
 * mp_list_view_save_columns:
 * @view: the settings of a saved view, which learns of the columns
 */
void
mp_list_view_save_columns (MpListView   *self,
                           GVariantDict *view)
{
  g_return_if_fail (MP_IS_LIST_VIEW (self));

  mp_list_columns_save (self->columns, view);
}

/**
 * mp_list_view_load_columns:
 * @view: the settings of a saved view
 */
void
mp_list_view_load_columns (MpListView   *self,
                           GVariantDict *view)
{
  g_return_if_fail (MP_IS_LIST_VIEW (self));

  mp_list_columns_load (self->columns, view);
}

/**
 * mp_list_view_scroll_to:
 *
 * Brings the row at @position into sight.
 */
void
mp_list_view_scroll_to (MpListView *self,
                        guint       position)
{
  GtkScrollable *scrollable;

  g_return_if_fail (MP_IS_LIST_VIEW (self));

  if (!self->list)
    return;
  scrollable = self->narrow ? GTK_SCROLLABLE (self->rows) : GTK_SCROLLABLE (self->table);
  mp_list_jumps_scroll_to (gtk_scrollable_get_vadjustment (scrollable), position, mp_project_list_get_n (self->list));
}

gboolean
mp_list_view_is_narrow (MpListView *self)
{
  g_return_val_if_fail (MP_IS_LIST_VIEW (self), FALSE);

  return self->narrow;
}

/**
 * mp_list_view_get_table:
 *
 * Returns: (transfer none): the table, for its columns
 */
GtkColumnView *
mp_list_view_get_table (MpListView *self)
{
  g_return_val_if_fail (MP_IS_LIST_VIEW (self), NULL);

  return self->table;
}
