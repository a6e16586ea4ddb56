/* mp-list-columns.c: the columns of the list: order, visibility, widths
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/list/mp-list-columns.h"

#include <glib/gi18n-lib.h>

#include "model/mp-view.h"

/* A width that is being dragged is written when the hand rests. */
#define SAVE_AFTER_MS 500

/* Wider than any screen. */
#define MAX_WIDTH 10000

/* The columns of facts, in their order; the keys are those of mp_sort_get_key(). */
static const struct
{
  MpListCellKind kind;
  MpSort sort;
  const char *title;
} infos[] = {
  { MP_LIST_CELL_TITLE, MP_SORT_TITLE, NC_("column", "Title") },
  { MP_LIST_CELL_STATUS, MP_SORT_STATUS, NC_("column", "Status") },
  { MP_LIST_CELL_START, MP_SORT_START, NC_("column", "Start") },
  { MP_LIST_CELL_END, MP_SORT_END, NC_("column", "End") },
  { MP_LIST_CELL_LEFT, MP_SORT_LEFT, NC_("column", "Time Left") },
  { MP_LIST_CELL_COUNTRIES, MP_SORT_COUNTRIES, NC_("column", "Countries") },
  { MP_LIST_CELL_SECTORS, MP_SORT_SECTORS, NC_("column", "Sectors") },
  { MP_LIST_CELL_PARTNERS, MP_SORT_PARTNERS, NC_("column", "Partners") },
  { MP_LIST_CELL_FUNDING, MP_SORT_FUNDING, NC_("column", "Funding") },
};

struct _MpListColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: owns what owns us */
  MpProjectList *list;
  GSettings *settings;
  GSimpleActionGroup *actions;
  GtkColumnViewColumn *columns[G_N_ELEMENTS (infos)];

  int asked; /* the column whose order the view asks for, see read_sort() */
  gboolean syncing;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (MpListColumns, mp_list_columns, G_TYPE_OBJECT)

typedef struct
{
  MpListColumns *columns;
  int index;
} Asking;

static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  Asking *asking = user_data;

  asking->columns->asked = asking->index;
  return GTK_ORDERING_SMALLER;
}

/* GTK 4.8 does not tell which header was clicked. Its sorter asks the primary column's first, and
 * turns the answer round when the order is descending: so let it compare two things. */
static gboolean
read_sort (MpListColumns *self,
           MpSort        *sort,
           gboolean      *descending)
{
  g_autoptr(GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  self->asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b);
  if (self->asked < 0)
    return FALSE;

  *sort = infos[self->asked].sort;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

static void
sorter_changed_cb (MpListColumns *self)
{
  MpSort sort = MP_SORT_SOURCE_ORDER;
  gboolean descending = FALSE;
  g_autoptr(MpQuery) query = NULL;

  if (self->syncing || !self->list)
    return;

  read_sort (self, &sort, &descending);
  query = mp_query_with_sort (mp_project_list_get_query (self->list), sort, descending);
  self->syncing = TRUE;
  mp_project_list_set_query (self->list, query);
  self->syncing = FALSE;
}

/* Marks the header of the column that the query sorts by. */
static void
show_sort (MpListColumns *self)
{
  MpQuery *query = self->list ? mp_project_list_get_query (self->list) : NULL;
  MpSort shown = MP_SORT_SOURCE_ORDER;
  gboolean shown_descending = FALSE;
  GtkColumnViewColumn *column = NULL;

  if (!query || self->syncing)
    return;
  read_sort (self, &shown, &shown_descending);
  if (shown == mp_query_get_sort (query) && shown_descending == mp_query_get_descending (query))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      if (infos[i].sort == mp_query_get_sort (query))
        column = self->columns[i];
    }
  self->syncing = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (column)
    gtk_column_view_sort_by_column (self->view, column,
                                    mp_query_get_descending (query) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->syncing = FALSE;
}

static GVariant *
make_widths (MpListColumns *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      int width = gtk_column_view_column_get_fixed_width (self->columns[i]);

      if (width > 0)
        g_variant_builder_add (&builder, "{si}", mp_sort_get_key (infos[i].sort), width);
    }
  return g_variant_builder_end (&builder);
}

static void
save_widths (MpListColumns *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->settings)
    g_settings_set_value (self->settings, "column-widths", make_widths (self));
}

static gboolean
save_widths_cb (gpointer user_data)
{
  MpListColumns *self = user_data;

  self->save_id = 0;
  save_widths (self);
  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (MpListColumns *self)
{
  if (self->syncing || !self->settings)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_AFTER_MS, save_widths_cb, self);
}

static void
visible_changed_cb (MpListColumns *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) hidden = NULL;

  if (self->syncing || !self->settings)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      if (!gtk_column_view_column_get_visible (self->columns[i]))
        g_strv_builder_add (builder, mp_sort_get_key (infos[i].sort));
    }
  hidden = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "hidden-columns", (const char *const *) hidden);
}

static void
unsort_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  MpListColumns *self = user_data;

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}

static GMenuModel *
create_header_menu (void)
{
  g_autoptr(GMenu) columns = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < G_N_ELEMENTS (infos); i++)
    {
      g_autofree char *action = g_strconcat ("columns.", mp_sort_get_key (infos[i].sort), NULL);

      g_menu_append (columns, g_dpgettext2 (GETTEXT_PACKAGE, "column", infos[i].title), action);
    }
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (columns));
  g_menu_append (menu, _("Original Order"), "columns.unsort");
  return G_MENU_MODEL (menu);
}

static GtkSorter *
create_sorter (MpListColumns *self,
               int            index)
{
  Asking *asking = g_new (Asking, 1);

  asking->columns = self;
  asking->index = index;
  return GTK_SORTER (gtk_custom_sorter_new (note_column, asking, g_free));
}

static void
add_columns (MpListColumns *self,
             MpListCells   *cells)
{
  g_autoptr(GMenuModel) menu = create_header_menu ();
  g_autoptr(GtkColumnViewColumn) buttons = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      GtkColumnViewColumn *column =
        gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "column", infos[i].title),
                                    mp_list_cells_create_factory (cells, infos[i].kind));
      g_autoptr(GtkSorter) sorter = create_sorter (self, (int) i);
      g_autoptr(GPropertyAction) action = g_property_action_new (mp_sort_get_key (infos[i].sort), column, "visible");

      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, infos[i].kind == MP_LIST_CELL_TITLE);
      gtk_column_view_column_set_header_menu (column, menu);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (visible_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      gtk_column_view_append_column (self->view, column);
      self->columns[i] = column;
    }

  buttons = gtk_column_view_column_new (NULL, mp_list_cells_create_factory (cells, MP_LIST_CELL_MENU));
  gtk_column_view_append_column (self->view, buttons);
}

static void
mp_list_columns_dispose (GObject *object)
{
  MpListColumns *self = MP_LIST_COLUMNS (object);

  if (self->save_id)
    save_widths (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    {
      /* The sorter knows us; the column may live on in its view. */
      if (self->columns[i])
        gtk_column_view_column_set_sorter (self->columns[i], NULL);
      g_clear_object (&self->columns[i]);
    }
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (mp_list_columns_parent_class)->dispose (object);
}

static void
mp_list_columns_class_init (MpListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_list_columns_dispose;
}

static void
mp_list_columns_init (MpListColumns *self)
{
  self->actions = g_simple_action_group_new ();
}

/**
 * mp_list_columns_new:
 * @view: where the columns are to stand; must live longer
 * @cells: makes what stands in them
 */
MpListColumns *
mp_list_columns_new (GtkColumnView *view,
                     MpListCells   *cells)
{
  static const GActionEntry entries[] = { { "unsort", unsort_cb } };
  MpListColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (MP_TYPE_LIST_COLUMNS, NULL);
  self->view = view;
  add_columns (self, cells);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "columns", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mp_list_columns_set_list:
 * @list: (nullable): the list whose query is asked for an order
 */
void
mp_list_columns_set_list (MpListColumns *self,
                          MpProjectList *list)
{
  g_return_if_fail (MP_IS_LIST_COLUMNS (self));

  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, show_sort, self);
  g_set_object (&self->list, list);
  if (list)
    {
      g_signal_connect_object (list, "notify::query", G_CALLBACK (show_sort), self, G_CONNECT_SWAPPED);
      show_sort (self);
    }
}

/**
 * mp_list_columns_set_settings:
 * @settings: (nullable): has the keys "hidden-columns" and "column-widths"
 */
void
mp_list_columns_set_settings (MpListColumns *self,
                              GSettings     *settings)
{
  g_auto(GStrv) hidden = NULL;
  g_autoptr(GVariant) widths = NULL;

  g_return_if_fail (MP_IS_LIST_COLUMNS (self));

  g_set_object (&self->settings, settings);
  if (!settings)
    return;

  hidden = g_settings_get_strv (settings, "hidden-columns");
  widths = g_settings_get_value (settings, "column-widths");
  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      const char *key = mp_sort_get_key (infos[i].sort);
      int width = -1;

      gtk_column_view_column_set_visible (self->columns[i],
                                          i == 0 || !g_strv_contains ((const char *const *) hidden, key));
      if (g_variant_lookup (widths, key, "i", &width) && width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[i], width);
    }
  self->syncing = FALSE;
}

/* -1: of no column of facts */
static int
find_column (MpListColumns       *self,
             GtkColumnViewColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      if (self->columns[i] == column)
        return (int) i;
    }
  return -1;
}

/**
 * mp_list_columns_save:
 * @view: the settings of a saved view
 *
 * Notes there which columns are shown, in which order, and how wide.
 */
void
mp_list_columns_save (MpListColumns *self,
                      GVariantDict  *view)
{
  GListModel *columns;
  GVariantBuilder builder;

  g_return_if_fail (MP_IS_LIST_COLUMNS (self));

  columns = gtk_column_view_get_columns (self->view);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int index = find_column (self, column);

      if (index >= 0 && gtk_column_view_column_get_visible (column))
        g_variant_builder_add (&builder, "s", mp_sort_get_key (infos[index].sort));
    }
  g_variant_dict_insert_value (view, MP_VIEW_SETTING_COLUMNS, g_variant_builder_end (&builder));
  g_variant_dict_insert_value (view, MP_VIEW_SETTING_WIDTHS, make_widths (self));
}

static int
find_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      if (g_str_equal (key, mp_sort_get_key (infos[i].sort)))
        return (int) i;
    }
  return -1;
}

/* The columns that are named change places among themselves, so that the others are where one looks for
 * them when they are shown again. The title is always there. */
static void
load_order (MpListColumns     *self,
            const char *const *keys)
{
  gboolean shown[G_N_ELEMENTS (infos)] = { FALSE };
  guint order[G_N_ELEMENTS (infos)];
  guint n = 0, next = 0;

  for (guint i = 0; keys[i]; i++)
    {
      int index = find_key (keys[i]);

      if (index < 0 || shown[index])
        continue;
      shown[index] = TRUE;
      order[n++] = (guint) index;
    }
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      gtk_column_view_insert_column (self->view, i, self->columns[shown[i] ? order[next++] : i]);
      gtk_column_view_column_set_visible (self->columns[i], shown[i] || i == 0);
    }
}

/**
 * mp_list_columns_load:
 * @view: the settings of a saved view
 *
 * Shows the columns as they were then, where the view says anything of them.
 */
void
mp_list_columns_load (MpListColumns *self,
                      GVariantDict  *view)
{
  g_autofree const char **keys = NULL;
  g_autoptr(GVariant) widths = NULL;

  g_return_if_fail (MP_IS_LIST_COLUMNS (self));

  self->syncing = TRUE;
  if (g_variant_dict_lookup (view, MP_VIEW_SETTING_COLUMNS, "^a&s", &keys))
    load_order (self, keys);
  widths = g_variant_dict_lookup_value (view, MP_VIEW_SETTING_WIDTHS, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; widths && i < G_N_ELEMENTS (infos); i++)
    {
      int width = -1;

      if (!g_variant_lookup (widths, mp_sort_get_key (infos[i].sort), "i", &width) || width <= 0 || width > MAX_WIDTH)
        width = -1;
      gtk_column_view_column_set_fixed_width (self->columns[i], width);
    }
  self->syncing = FALSE;
  visible_changed_cb (self);
  width_changed_cb (self);
}
