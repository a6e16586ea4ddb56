/* mp-record-tree.c: partners, initiatives, sources or terms as a list or a tree
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-tree.h"

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "views/records/mp-record-texts.h"
#include "views/records/mp-record-uses.h"

struct _MpRecordTree
{
  GObject parent_instance;

  MpEditContext *context;
  MpTable table;
  gint64 vocabulary;
  GHashTable *items; /* gint64 → MpRecordItem */
  GPtrArray *all;    /* of MpRecordItem, in order */
  GListStore *roots;
  char *search; /* folded words, NULL for the tree */
};

G_DEFINE_FINAL_TYPE (MpRecordTree, mp_record_tree, G_TYPE_OBJECT)

static void
mp_record_tree_finalize (GObject *object)
{
  MpRecordTree *self = MP_RECORD_TREE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->roots);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (mp_record_tree_parent_class)->finalize (object);
}

static void
mp_record_tree_class_init (MpRecordTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_tree_finalize;
}

static GHashTable *
new_item_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
mp_record_tree_init (MpRecordTree *self)
{
  self->items = new_item_table ();
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->roots = g_list_store_new (MP_TYPE_RECORD_ITEM);
}

/**
 * mp_record_tree_new:
 * @table: partner, initiative, source or term
 * @vocabulary: that of the terms
 */
MpRecordTree *
mp_record_tree_new (MpEditContext *context,
                    MpTable        table,
                    gint64         vocabulary)
{
  MpRecordTree *self;

  g_return_val_if_fail (MP_IS_EDIT_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_RECORD_TREE, NULL);
  self->context = g_object_ref (context);
  self->table = table;
  self->vocabulary = vocabulary;
  mp_record_tree_refresh (self);
  return self;
}

/* Replaces what differs alone. */
static void
sync_store (GListStore *store,
            GPtrArray  *items)
{
  guint old_n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint start = 0, end = 0;

  while (start < old_n && start < items->len)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), start);

      if ((gpointer) item != g_ptr_array_index (items, start))
        break;
      start++;
    }
  while (start + end < old_n && start + end < items->len)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), old_n - 1 - end);

      if ((gpointer) item != g_ptr_array_index (items, items->len - 1 - end))
        break;
      end++;
    }
  if (start + end < old_n || start + end < items->len)
    g_list_store_splice (store, start, old_n - start - end, items->pdata + start, items->len - start - end);
}

static gboolean
is_wanted (MpRecordTree   *self,
           const MpRecord *record)
{
  return self->table != MP_TABLE_TERM || mp_record_get_integer (record, MP_TERM_VOCABULARY) == self->vocabulary;
}

static gint64
get_parent (MpRecordTree   *self,
            const MpRecord *record)
{
  if (self->table == MP_TABLE_PARTNER)
    return mp_record_get_integer (record, MP_PARTNER_PARENT);
  if (self->table == MP_TABLE_INITIATIVE)
    return mp_record_get_integer (record, MP_INITIATIVE_PARENT);
  return self->table == MP_TABLE_TERM ? mp_record_get_integer (record, MP_TERM_PARENT) : 0;
}

/* What @record stands below, 0 on top. The document refuses circles of parents; should a file contain one
 * all the same, what is in it stands on top, or nobody would find it. */
static gint64
find_parent (MpRecordTree   *self,
             const MpRecord *record)
{
  MpPortfolio *portfolio = mp_edit_context_get_portfolio (self->context);
  guint n = mp_portfolio_get_records (portfolio, self->table)->len;
  gint64 parent = get_parent (self, record);
  gint64 above = parent;

  for (guint i = 0; i < n && above != 0 && above != mp_record_get_id (record); i++)
    {
      const MpRecord *next = mp_portfolio_get_record (portfolio, self->table, above);

      above = next ? get_parent (self, next) : 0;
    }
  return above == mp_record_get_id (record) ? 0 : parent;
}

/* All names of each partner or term: gint64 → text. Others have none besides their title. */
static GHashTable *
collect_names (MpRecordTree *self)
{
  MpTable table = self->table == MP_TABLE_PARTNER ? MP_TABLE_PARTNER_NAME : MP_TABLE_TERM_NAME;
  guint field = self->table == MP_TABLE_PARTNER ? MP_PARTNER_NAME_TEXT : MP_TERM_NAME_TEXT;
  GPtrArray *records = mp_portfolio_get_records (mp_edit_context_get_portfolio (self->context), table);
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  gboolean has_names = self->table == MP_TABLE_PARTNER || self->table == MP_TABLE_TERM;

  for (guint i = 0; has_names && i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 owner = mp_record_get_integer (record, 0);
      const char *before = g_hash_table_lookup (names, &owner);

      g_hash_table_replace (names, g_memdup2 (&owner, sizeof owner),
                            g_strconcat (before ? before : "", " ", mp_record_get_text (record, field), NULL));
    }
  return names;
}

static char *
dup_words (MpRecordTree   *self,
           const MpRecord *record,
           const char     *label,
           const char     *detail,
           const char     *names)
{
  const char *url = self->table == MP_TABLE_SOURCE ? mp_record_get_text (record, MP_SOURCE_URL) : NULL;
  g_autofree char *text = g_strjoin (" ", label, detail ? detail : "", names ? names : "", url ? url : "", NULL);
  g_autofree char *folded = mp_text_fold_words (text);

  return g_strconcat (" ", folded, NULL);
}

/* Terms have an order of their own, which the index knows. */
static GHashTable *
collect_ranks (MpRecordTree *self)
{
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MpRecord *vocabulary = self->table == MP_TABLE_TERM
                           ? mp_portfolio_get_record (mp_edit_context_get_portfolio (self->context), MP_TABLE_VOCABULARY, self->vocabulary) : NULL;
  g_autoptr (GArray) terms = NULL;

  if (vocabulary == NULL)
    return ranks;
  terms = mp_term_index_dup_terms (mp_edit_context_get_index (self->context), mp_record_get_text (vocabulary, MP_VOCABULARY_KEY));
  for (guint i = 0; i < terms->len; i++)
    g_hash_table_insert (ranks, g_memdup2 (&g_array_index (terms, gint64, i), sizeof (gint64)), GUINT_TO_POINTER (i + 1));
  return ranks;
}

static void
describe_item (MpRecordTree       *self,
               MpRecordItem       *item,
               const MpRecord     *record,
               GHashTable         *names,
               GHashTable         *ranks,
               const MpRecordUses *uses)
{
  gint64 id = mp_record_get_id (record);
  char *label = mp_record_texts_dup_title (self->context, record);
  char *detail = mp_record_texts_dup_detail (self->context, record);
  guint n = mp_record_uses_get (uses, id);
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, &id));
  char *key = self->table == MP_TABLE_TERM ? g_strdup_printf ("%08u", rank) : mp_record_texts_dup_key (label);

  mp_record_item_take_texts (item, label, detail, n > 0 ? mp_format_integer (n) : NULL, key,
                             dup_words (self, record, label, detail, g_hash_table_lookup (names, &id)));
}

/* Which of them something stands below; each with a list for it. */
static GHashTable *
collect_children (MpRecordTree *self,
                  GPtrArray    *records)
{
  GHashTable *children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 parent = find_parent (self, record);

      if (is_wanted (self, record) && parent != 0 && !g_hash_table_contains (children, &parent))
        g_hash_table_insert (children, g_memdup2 (&parent, sizeof parent), g_ptr_array_new ());
    }
  return children;
}

static void
show_items (MpRecordTree *self,
            GPtrArray    *roots)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->search == NULL)
    {
      sync_store (self->roots, roots);
      return;
    }
  found = g_ptr_array_new ();
  for (guint i = 0; i < self->all->len; i++)
    {
      if (mp_record_item_matches (g_ptr_array_index (self->all, i), self->search))
        g_ptr_array_add (found, g_ptr_array_index (self->all, i));
    }
  sync_store (self->roots, found);
}

/* Puts the items below each other. */
static void
arrange (MpRecordTree *self,
         GPtrArray    *records,
         GHashTable   *children)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, below;

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 own = mp_record_get_id (record);
      gint64 parent = find_parent (self, record);

      if (!is_wanted (self, record))
        continue;
      below = g_hash_table_contains (self->items, &parent) ? g_hash_table_lookup (children, &parent) : NULL;
      g_ptr_array_add (below ? below : roots, g_hash_table_lookup (self->items, &own));
    }
  g_ptr_array_sort (roots, mp_record_item_compare);

  g_hash_table_iter_init (&iter, children);
  while (g_hash_table_iter_next (&iter, &id, &below))
    {
      MpRecordItem *item = g_hash_table_lookup (self->items, id);

      g_ptr_array_sort (below, mp_record_item_compare);
      if (item)
        sync_store (mp_record_item_get_children (item), below);
    }
  show_items (self, roots);
}

/**
 * mp_record_tree_refresh:
 *
 * Reads the portfolio again.
 */
void
mp_record_tree_refresh (MpRecordTree *self)
{
  MpPortfolio *portfolio = mp_edit_context_get_portfolio (self->context);
  GPtrArray *records = mp_portfolio_get_records (portfolio, self->table);
  g_autoptr (MpRecordUses) uses = mp_record_uses_new (portfolio, self->table);
  g_autoptr (GHashTable) children = collect_children (self, records);
  g_autoptr (GHashTable) names = collect_names (self);
  g_autoptr (GHashTable) ranks = collect_ranks (self);
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (MP_IS_RECORD_TREE (self));

  before = g_steal_pointer (&self->items);
  self->items = new_item_table ();
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      gint64 id = mp_record_get_id (record);
      gboolean has_children = g_hash_table_contains (children, &id);
      MpRecordItem *old = g_hash_table_lookup (before, &id);
      MpRecordItem *item;

      if (!is_wanted (self, record))
        continue;
      if (old && (mp_record_item_get_children (old) != NULL) == has_children)
        item = g_object_ref (old);
      else
        item = mp_record_item_new (id, has_children);
      describe_item (self, item, record, names, ranks, uses);
      g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
      g_ptr_array_add (self->all, g_object_ref (item));
    }
  g_ptr_array_sort (self->all, mp_record_item_compare);
  arrange (self, records, children);
}

/**
 * mp_record_tree_set_search:
 * @text: what somebody typed; "" for the tree
 */
void
mp_record_tree_set_search (MpRecordTree *self,
                           const char   *text)
{
  g_autofree char *folded = mp_text_fold_words (text);

  g_return_if_fail (MP_IS_RECORD_TREE (self));

  if (*folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  mp_record_tree_refresh (self);
}

gboolean
mp_record_tree_is_searching (MpRecordTree *self)
{
  g_return_val_if_fail (MP_IS_RECORD_TREE (self), FALSE);

  return self->search != NULL;
}

/**
 * mp_record_tree_get_roots:
 *
 * Returns: (transfer none): what stands on top, or what was found
 */
GListModel *
mp_record_tree_get_roots (MpRecordTree *self)
{
  g_return_val_if_fail (MP_IS_RECORD_TREE (self), NULL);

  return G_LIST_MODEL (self->roots);
}

/**
 * mp_record_tree_create_children:
 *
 * Returns: (transfer full) (nullable): what stands below @item
 */
GListModel *
mp_record_tree_create_children (MpRecordTree *self,
                                MpRecordItem *item)
{
  GListStore *children;

  g_return_val_if_fail (MP_IS_RECORD_TREE (self), NULL);

  children = self->search ? NULL : mp_record_item_get_children (item);
  return children ? G_LIST_MODEL (g_object_ref (children)) : NULL;
}

/* Whether anything stands below anything. */
gboolean
mp_record_tree_is_deep (MpRecordTree *self)
{
  g_return_val_if_fail (MP_IS_RECORD_TREE (self), FALSE);

  for (guint i = 0; i < self->all->len; i++)
    {
      if (mp_record_item_get_children (g_ptr_array_index (self->all, i)))
        return TRUE;
    }
  return FALSE;
}
