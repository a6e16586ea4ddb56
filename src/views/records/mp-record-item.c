/* mp-record-item.c: a partner, a source or a term in a list
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-item.h"

#include <string.h>

struct _MpRecordItem
{
  GObject parent_instance;

  gint64 id;
  char *label;
  char *detail;
  char *number;
  char *key;   /* what it is ordered by */
  char *words; /* what it is found by, each with a space before it */
  GListStore *children; /* NULL when it can have none */
};

G_DEFINE_FINAL_TYPE (MpRecordItem, mp_record_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_texts (MpRecordItem *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->words, g_free);
}

static void
mp_record_item_finalize (GObject *object)
{
  MpRecordItem *self = MP_RECORD_ITEM (object);

  clear_texts (self);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (mp_record_item_parent_class)->finalize (object);
}

static void
mp_record_item_class_init (MpRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_record_item_init (MpRecordItem *self)
{
}

/**
 * mp_record_item_new:
 * @has_children: whether anything stands below it; an item that gets its first child is another item,
 *   because rows ask once
 */
MpRecordItem *
mp_record_item_new (gint64   id,
                    gboolean has_children)
{
  MpRecordItem *self = g_object_new (MP_TYPE_RECORD_ITEM, NULL);

  self->id = id;
  if (has_children)
    self->children = g_list_store_new (MP_TYPE_RECORD_ITEM);
  return self;
}

/**
 * mp_record_item_take_texts:
 * @label: (transfer full): its name
 * @detail: (transfer full) (nullable): more about it
 * @number: (transfer full) (nullable): of its projects
 * @key: (transfer full): what it is ordered by
 * @words: (transfer full): what it is found by: folded words, each with a space before it
 */
void
mp_record_item_take_texts (MpRecordItem *self,
                           char         *label,
                           char         *detail,
                           char         *number,
                           char         *key,
                           char         *words)
{
  gboolean changed;

  g_return_if_fail (MP_IS_RECORD_ITEM (self));

  changed = g_strcmp0 (self->label, label) != 0 || g_strcmp0 (self->detail, detail) != 0 || g_strcmp0 (self->number, number) != 0;
  clear_texts (self);
  self->label = label;
  self->detail = detail;
  self->number = number;
  self->key = key;
  self->words = words;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

gint64
mp_record_item_get_id (MpRecordItem *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), 0);

  return self->id;
}

const char *
mp_record_item_get_label (MpRecordItem *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), NULL);

  return self->label;
}

const char *
mp_record_item_get_detail (MpRecordItem *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), NULL);

  return self->detail;
}

const char *
mp_record_item_get_number (MpRecordItem *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), NULL);

  return self->number;
}

/**
 * mp_record_item_get_children:
 *
 * Returns: (transfer none) (nullable): what stands below it
 */
GListStore *
mp_record_item_get_children (MpRecordItem *self)
{
  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), NULL);

  return self->children;
}

/**
 * mp_record_item_matches:
 * @folded_words: as mp_text_fold_words() makes them
 *
 * Returns: whether each of the words begins one of its own
 */
gboolean
mp_record_item_matches (MpRecordItem *self,
                        const char   *folded_words)
{
  g_auto (GStrv) words = g_strsplit (folded_words, " ", -1);

  g_return_val_if_fail (MP_IS_RECORD_ITEM (self), FALSE);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *wanted = g_strconcat (" ", words[i], NULL);

      if (*words[i] && strstr (self->words, wanted) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* For g_ptr_array_sort(). */
int
mp_record_item_compare (gconstpointer a,
                        gconstpointer b)
{
  const MpRecordItem *x = *(const MpRecordItem *const *) a;
  const MpRecordItem *y = *(const MpRecordItem *const *) b;
  int order = strcmp (x->key, y->key);

  if (order != 0)
    return order;
  return x->id < y->id ? -1 : x->id > y->id;
}
