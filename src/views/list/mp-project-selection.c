/* mp-project-selection.c: which projects are selected, by their ids
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/list/mp-project-selection.h"

struct _MpProjectSelection
{
  GObject parent_instance;

  MpProjectList *list;
  GHashTable *ids; /* set of gint64 */
  gint64 current;
};

static void model_init (GListModelInterface *iface);
static void selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpProjectSelection, mp_project_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
get_n (MpProjectSelection *self)
{
  return mp_project_list_get_n (self->list);
}

/* 0 for a project that is gone already, while the list says so row by row. */
static gint64
get_id (MpProjectSelection *self,
        guint               position)
{
  const MpSummary *summary = mp_project_list_get_summary (self->list, position);

  return summary ? summary->id : 0;
}

static gboolean
contains (MpProjectSelection *self,
          gint64              id)
{
  return g_hash_table_contains (self->ids, &id);
}

static void
add (MpProjectSelection *self,
     gint64              id)
{
  if (id != 0 && !contains (self, id))
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

/* The id of the one project of the list that is selected. */
static gint64
find_current (MpProjectSelection *self)
{
  GHashTableIter iter;
  gpointer key;
  gint64 found = 0;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;

      if (!mp_project_list_find (self->list, id, NULL))
        continue;
      if (found != 0)
        return 0;
      found = id;
    }
  return found;
}

static void
update_current (MpProjectSelection *self)
{
  gint64 current = find_current (self);

  if (current == self->current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
changed (MpProjectSelection *self,
         guint               position,
         guint               n)
{
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  update_current (self);
}

static void
items_changed_cb (MpProjectSelection *self,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  update_current (self);
}

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_PROJECT;
}

static guint
get_n_items (GListModel *model)
{
  return get_n (MP_PROJECT_SELECTION (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (MP_PROJECT_SELECTION (model)->list), position);
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);

  return position < get_n (self) && contains (self, get_id (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);
  GtkBitset *result = gtk_bitset_new_empty ();
  guint end = position + MIN (n_items, get_n (self) - MIN (position, get_n (self)));
  guint found;

  /* Seldom is more than a handful selected: look for those rather than through the list. */
  if (g_hash_table_size (self->ids) < 64)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, self->ids);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          if (mp_project_list_find (self->list, *(gint64 *) key, &found) && found >= position && found < end)
            gtk_bitset_add (result, found);
        }
      return result;
    }

  for (guint i = position; i < end; i++)
    {
      if (contains (self, get_id (self, i)))
        gtk_bitset_add (result, i);
    }
  return result;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->ids);
  for (guint i = position; i < position + n_items && i < get_n (self); i++)
    add (self, get_id (self, i));
  if (unselect_rest)
    changed (self, 0, get_n (self));
  else
    changed (self, position, n_items);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);

  for (guint i = position; i < position + n_items && i < get_n (self); i++)
    {
      gint64 id = get_id (self, i);

      g_hash_table_remove (self->ids, &id);
    }
  changed (self, position, n_items);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, get_n (MP_PROJECT_SELECTION (model)), FALSE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);

  g_hash_table_remove_all (self->ids);
  changed (self, 0, get_n (self));
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position);
       more && position < get_n (self);
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = get_id (self, position);

      if (gtk_bitset_contains (selected, position))
        add (self, id);
      else
        g_hash_table_remove (self->ids, &id);
    }
  changed (self, gtk_bitset_get_minimum (mask),
           gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1);
  return TRUE;
}

static void
selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static void
mp_project_selection_finalize (GObject *object)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (object);

  g_hash_table_unref (self->ids);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mp_project_selection_parent_class)->finalize (object);
}

static void
mp_project_selection_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  MpProjectSelection *self = MP_PROJECT_SELECTION (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_int64 (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_project_selection_class_init (MpProjectSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mp_project_selection_finalize;
  object_class->get_property = mp_project_selection_get_property;

  properties[PROP_CURRENT] =
    g_param_spec_int64 ("current", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mp_project_selection_init (MpProjectSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

MpProjectSelection *
mp_project_selection_new (MpProjectList *list)
{
  MpProjectSelection *self;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);

  self = g_object_new (MP_TYPE_PROJECT_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

MpProjectList *
mp_project_selection_get_list (MpProjectSelection *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_SELECTION (self), NULL);

  return self->list;
}

gint64
mp_project_selection_get_current (MpProjectSelection *self)
{
  g_return_val_if_fail (MP_IS_PROJECT_SELECTION (self), 0);

  return self->current;
}

/**
 * mp_project_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the selected projects that the list shows, in
 *   its order
 */
GArray *
mp_project_selection_dup_ids (MpProjectSelection *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MP_IS_PROJECT_SELECTION (self), ids);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
       more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = get_id (self, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * mp_project_selection_select_id:
 * @id: a project, 0 for none; it need not be in the list yet
 *
 * Selects this project alone.
 */
void
mp_project_selection_select_id (MpProjectSelection *self,
                                gint64              id)
{
  g_return_if_fail (MP_IS_PROJECT_SELECTION (self));

  g_hash_table_remove_all (self->ids);
  add (self, id);
  changed (self, 0, get_n (self));
}
