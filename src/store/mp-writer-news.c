/* mp-writer-news.c: what a transaction has to tell the open portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-writer-news.h"

struct _MpWriterNews
{
  GHashTable *summaries; /* id of a project → MpSummary (nullable: it is gone) */
  GArray *order;         /* ids of projects as they first changed */
  GHashTable *changed;   /* Key of a record outside projects → MpRecord as it was (nullable) */
  GPtrArray *keys;       /* the keys of @changed in the order in which they came, borrowed */
};

typedef struct
{
  MpTable table;
  gint64 id;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) * 31 + key->table;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->id == y->id && x->table == y->table;
}

static void
unref_record (gpointer record)
{
  g_clear_pointer ((MpRecord **) &record, mp_record_unref);
}

static void
free_summary (gpointer summary)
{
  g_clear_pointer ((MpSummary **) &summary, mp_summary_free);
}

MpWriterNews *
mp_writer_news_new (void)
{
  MpWriterNews *self = g_new0 (MpWriterNews, 1);

  self->summaries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_summary);
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed = g_hash_table_new_full (hash_key, equal_keys, g_free, unref_record);
  self->keys = g_ptr_array_new ();
  return self;
}

void
mp_writer_news_free (MpWriterNews *self)
{
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->changed);
  g_array_unref (self->order);
  g_hash_table_unref (self->summaries);
  g_free (self);
}

void
mp_writer_news_clear (MpWriterNews *self)
{
  g_ptr_array_set_size (self->keys, 0);
  g_hash_table_remove_all (self->changed);
  g_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->summaries);
}

/**
 * mp_writer_news_take_summary:
 * @summary: (transfer full) (nullable): what the project is now, %NULL when it is gone
 */
void
mp_writer_news_take_summary (MpWriterNews *self,
                             gint64        project,
                             MpSummary    *summary)
{
  if (!g_hash_table_contains (self->summaries, &project))
    g_array_append_val (self->order, project);
  g_hash_table_replace (self->summaries, g_memdup2 (&project, sizeof project), summary);
}

/**
 * mp_writer_news_note_record:
 * @before: (nullable): the record before it changed, %NULL when it is new
 *
 * A record outside projects changes; the first call for it counts.
 */
void
mp_writer_news_note_record (MpWriterNews *self,
                            MpTable       table,
                            gint64        id,
                            MpRecord     *before)
{
  const Key key = { table, id };
  Key *copy;

  if (g_hash_table_contains (self->changed, &key))
    return;
  copy = g_memdup2 (&key, sizeof key);
  g_hash_table_insert (self->changed, copy, before ? mp_record_ref (before) : NULL);
  g_ptr_array_add (self->keys, copy);
}

/**
 * mp_writer_news_collect_records:
 *
 * Reads what the records are now and adds that to @update.
 */
gboolean
mp_writer_news_collect_records (MpWriterNews       *self,
                                MpRows             *rows,
                                MpPortfolioUpdate  *update,
                                GError            **error)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = g_ptr_array_index (self->keys, i);
      MpRecord *before = g_hash_table_lookup (self->changed, key);
      MpRecord *now;

      if (!mp_rows_read (rows, key->table, key->id, 0, &now, error))
        return FALSE;
      if (now)
        g_ptr_array_add (update->records, now);
      else if (before)
        g_ptr_array_add (update->removed_records, mp_record_ref (before));
    }
  return TRUE;
}

/**
 * mp_writer_news_collect_projects:
 *
 * Hands the summaries over to @update.
 */
void
mp_writer_news_collect_projects (MpWriterNews      *self,
                                 MpPortfolioUpdate *update)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      gint64 id = g_array_index (self->order, gint64, i);
      g_autofree gpointer key = NULL;
      gpointer summary = NULL;

      g_hash_table_steal_extended (self->summaries, &id, &key, &summary);
      if (summary)
        g_ptr_array_add (update->summaries, summary);
      else
        g_array_append_val (update->removed_projects, id);
    }
}
