/* mp-timeline-rows.c: the rows of the timeline as a list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the layout is made anew, only what lies between the common beginning and the common end of
 * the old and the new rows is told. For that each row has a number that says what it stands for,
 * whatever positions its projects have in the list.
 */

#include "config.h"

#include "views/timeline/mp-timeline-rows.h"

struct _MpTimelineRowItem
{
  GObject parent_instance;

  MpProject *project; /* NULL for a header or a row of several bars */
};

G_DEFINE_FINAL_TYPE (MpTimelineRowItem, mp_timeline_row_item, G_TYPE_OBJECT)

static void
mp_timeline_row_item_dispose (GObject *object)
{
  g_clear_object (&MP_TIMELINE_ROW_ITEM (object)->project);

  G_OBJECT_CLASS (mp_timeline_row_item_parent_class)->dispose (object);
}

static void
mp_timeline_row_item_class_init (MpTimelineRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_timeline_row_item_dispose;
}

static void
mp_timeline_row_item_init (MpTimelineRowItem *self)
{
}

/**
 * mp_timeline_row_item_get_project:
 *
 * Returns: (transfer none) (nullable): the project, %NULL for a header or a row of several bars
 */
MpProject *
mp_timeline_row_item_get_project (MpTimelineRowItem *self)
{
  g_return_val_if_fail (MP_IS_TIMELINE_ROW_ITEM (self), NULL);

  return self->project;
}

struct _MpTimelineRows
{
  GObject parent_instance;

  GtkSelectionModel *selection; /* over the projects of the list */
  MpProjectList *list;
  MpTimelineLayout *layout;     /* not ours; NULL while there is none */
  GArray *identities;           /* of guint64, one a row */
};

static void model_init (GListModelInterface *iface);
static void selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpTimelineRows, mp_timeline_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

static guint
get_n (MpTimelineRows *self)
{
  return self->identities->len;
}

/* FALSE for rows that are told of already but gone, while the list changes. */
static gboolean
get_row (MpTimelineRows *self,
         guint           row,
         MpTimelineRow  *out)
{
  if (self->layout == NULL || row >= mp_timeline_layout_get_n_rows (self->layout))
    return FALSE;
  mp_timeline_layout_get_row (self->layout, row, out);
  return out->n == 0 || out->positions[out->n - 1] < mp_project_list_get_n (self->list);
}

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_TIMELINE_ROW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return get_n (MP_TIMELINE_ROWS (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  MpTimelineRowItem *item;
  MpTimelineRow row;

  if (position >= get_n (self))
    return NULL;
  item = g_object_new (MP_TYPE_TIMELINE_ROW_ITEM, NULL);
  if (get_row (self, position, &row) && row.n == 1)
    item->project = g_list_model_get_item (G_LIST_MODEL (self->list), row.position);
  return item;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A row of several bars is never selected as a whole: its bars are. */
static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  MpTimelineRow row;

  return self->selection && get_row (self, position, &row) && row.n == 1 && gtk_selection_model_is_selected (self->selection, row.position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  GtkBitset *result = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;
  GtkBitsetIter iter;
  guint project;

  if (selected == NULL || self->layout == NULL)
    return result;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &project); more; more = gtk_bitset_iter_next (&iter, &project))
    {
      guint n = project < mp_timeline_layout_get_n_projects (self->layout) ? mp_timeline_layout_count_places (self->layout, project) : 0;

      for (guint place = 0; place < n; place++)
        {
          guint found = mp_timeline_layout_find_place (self->layout, project, place);

          if (found >= position && found - position < n_items && is_selected (model, found))
            gtk_bitset_add (result, found);
        }
    }
  return result;
}

/* Adds the projects of some rows to a set. */
static void
collect_projects (MpTimelineRows *self,
                  guint           position,
                  guint           n_items,
                  GtkBitset      *projects)
{
  MpTimelineRow row;

  for (guint i = position; i - position < n_items && get_row (self, i, &row); i++)
    {
      for (guint bar = 0; bar < row.n; bar++)
        gtk_bitset_add (projects, row.positions[bar]);
    }
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  g_autoptr (GtkBitset) projects = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;

  if (self->selection == NULL)
    return FALSE;
  collect_projects (self, position, n_items, projects);
  /* A header or its rest has nothing to select; what is selected stays. */
  if (gtk_bitset_is_empty (projects))
    return FALSE;
  mask = unselect_rest ? gtk_bitset_new_range (0, mp_project_list_get_n (self->list)) : gtk_bitset_copy (projects);
  return gtk_selection_model_set_selection (self->selection, projects, mask);
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  MpTimelineRow row;

  if (self->selection == NULL || !get_row (self, position, &row) || row.n == 0)
    return FALSE;
  return gtk_selection_model_select_item (self->selection, row.position, unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  g_autoptr (GtkBitset) projects = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  if (self->selection == NULL)
    return FALSE;
  collect_projects (self, position, n_items, projects);
  return gtk_selection_model_set_selection (self->selection, none, projects);
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
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);

  return self->selection && gtk_selection_model_select_all (self->selection);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);

  return self->selection && gtk_selection_model_unselect_all (self->selection);
}

/* What GTK asks for when several rows change at once. */
static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (model);
  g_autoptr (GtkBitset) projects = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) changed = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < get_n (self); more = gtk_bitset_iter_next (&iter, &position))
    {
      collect_projects (self, position, 1, changed);
      if (gtk_bitset_contains (selected, position))
        collect_projects (self, position, 1, projects);
    }
  return gtk_selection_model_set_selection (self->selection, projects, changed);
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

/* A project may stand anywhere: all rows are asked anew, which costs no more than those that have a widget. */
static void
selection_changed_cb (MpTimelineRows *self)
{
  if (get_n (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, get_n (self));
}

static void
mp_timeline_rows_dispose (GObject *object)
{
  MpTimelineRows *self = MP_TIMELINE_ROWS (object);

  mp_timeline_rows_set_selection (self, NULL);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mp_timeline_rows_parent_class)->dispose (object);
}

static void
mp_timeline_rows_finalize (GObject *object)
{
  g_array_unref (MP_TIMELINE_ROWS (object)->identities);

  G_OBJECT_CLASS (mp_timeline_rows_parent_class)->finalize (object);
}

static void
mp_timeline_rows_class_init (MpTimelineRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_timeline_rows_dispose;
  object_class->finalize = mp_timeline_rows_finalize;
}

static void
mp_timeline_rows_init (MpTimelineRows *self)
{
  self->identities = g_array_new (FALSE, FALSE, sizeof (guint64));
}

MpTimelineRows *
mp_timeline_rows_new (void)
{
  return g_object_new (MP_TYPE_TIMELINE_ROWS, NULL);
}

/**
 * mp_timeline_rows_set_selection:
 * @selection: (nullable): over the projects of the list
 */
void
mp_timeline_rows_set_selection (MpTimelineRows    *self,
                                GtkSelectionModel *selection)
{
  g_return_if_fail (MP_IS_TIMELINE_ROWS (self));

  if (self->selection == selection)
    return;
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection)
    g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/* Takes @identities, and tells what lies between the common beginning and the common end. */
static void
replace (MpTimelineRows *self,
         GArray         *identities)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->identities);
  const guint64 *a = (const guint64 *) (gconstpointer) old->data;
  const guint64 *b = (const guint64 *) (gconstpointer) identities->data;
  guint shorter = MIN (old->len, identities->len);
  guint first = 0, last = 0, removed, added;

  while (first < shorter && a[first] == b[first])
    first++;
  while (last < shorter - first && a[old->len - 1 - last] == b[identities->len - 1 - last])
    last++;
  removed = old->len - first - last;
  added = identities->len - first - last;

  if (removed > 1 && added > 1)
    {
      /* GTK 4.8 would look through all new rows for the one that it had on top, and follow it to wherever it is now.
       * As there is none for a moment, it begins at the top. */
      self->identities = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
      g_array_unref (self->identities);
      first = removed = 0;
      added = identities->len;
    }
  self->identities = identities;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, removed, added);
}

/**
 * mp_timeline_rows_set_layout:
 * @list: (nullable): the projects that @layout was made of
 * @layout: (nullable) (transfer none): the rows; must stay until the next call
 */
void
mp_timeline_rows_set_layout (MpTimelineRows   *self,
                             MpProjectList    *list,
                             MpTimelineLayout *layout)
{
  g_return_if_fail (MP_IS_TIMELINE_ROWS (self));
  g_return_if_fail (layout == NULL || list != NULL);

  g_set_object (&self->list, list);
  self->layout = layout;
  replace (self, layout ? mp_timeline_layout_identify (layout, list) : g_array_new (FALSE, FALSE, sizeof (guint64)));
  /* Rows that stayed may have been asked while their positions were those of another list. */
  selection_changed_cb (self);
}

/**
 * mp_timeline_rows_is_position_selected:
 * @position: of a project in the list
 */
gboolean
mp_timeline_rows_is_position_selected (MpTimelineRows *self,
                                       guint           position)
{
  return self->selection && gtk_selection_model_is_selected (self->selection, position);
}

/**
 * mp_timeline_rows_select_position:
 * @position: of a project in the list
 * @toggle: whether what is selected besides stays so, and this one only if it was not
 */
void
mp_timeline_rows_select_position (MpTimelineRows *self,
                                  guint           position,
                                  gboolean        toggle)
{
  if (self->selection == NULL)
    return;
  if (toggle && gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_unselect_item (self->selection, position);
  else
    gtk_selection_model_select_item (self->selection, position, !toggle);
}
