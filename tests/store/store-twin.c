/* store-twin.c: what a document should hold, kept in the simplest way
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-twin.h"

#include <string.h>

#include "model/mp-summary.h"
#include "store-fixture.h"

static GPtrArray *
new_state (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
}

static GPtrArray *
copy_state (GPtrArray *state)
{
  GPtrArray *copy = new_state ();

  for (guint i = 0; i < state->len; i++)
    g_ptr_array_add (copy, mp_record_copy (g_ptr_array_index (state, i)));
  return copy;
}

Twin *
twin_new (void)
{
  Twin *self = g_new0 (Twin, 1);

  self->records = new_state ();
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
twin_free (Twin *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  g_free (self);
}

void
twin_load (Twin     *self,
           MpRecord *record)
{
  g_ptr_array_add (self->records, mp_record_copy (record));
}

static MpRecord *
find (Twin   *self,
      MpTable table,
      gint64  id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (self->records, i);

      if (mp_record_get_table (record) == table && mp_record_get_id (record) == id)
        return record;
    }
  return NULL;
}

static gboolean
belongs_to (MpRecord *record,
            MpTable   table,
            gint64    id)
{
  MpTable owner;

  return mp_table_has_owner (mp_record_get_table (record), &owner) && owner == table && mp_record_get_integer (record, 0) == id;
}

static void
delete (Twin   *self,
        MpTable table,
        gint64  id)
{
  MpRecord *record = find (self, table, id);
  g_autofree char *title = NULL;

  if (table == MP_TABLE_PROJECT)
    title = g_strdup (mp_record_get_text (record, MP_PROJECT_TITLE));
  g_ptr_array_remove (self->records, record);
  for (guint i = self->records->len; i-- > 0;)
    {
      record = g_ptr_array_index (self->records, i);
      if (belongs_to (record, table, id))
        {
          g_ptr_array_remove_index (self->records, i);
        }
      else if (title && mp_record_get_table (record) == MP_TABLE_RELATION && mp_record_get_integer (record, MP_RELATION_OTHER) == id)
        {
          mp_record_set_null (record, MP_RELATION_OTHER);
          mp_record_set_text (record, MP_RELATION_OTHER_TITLE, title);
        }
    }
}

void
twin_apply (Twin        *self,
            MpChangeSet *set)
{
  if (mp_change_set_get_n (set) == 0)
    return;
  g_ptr_array_add (self->past, copy_state (self->records));
  g_ptr_array_set_size (self->future, 0);

  for (guint i = 0; i < mp_change_set_get_n (set); i++)
    {
      MpChange *change = mp_change_set_get (set, i);

      switch (change->kind)
        {
        case MP_CHANGE_INSERT:
          if (change->record)
            twin_load (self, change->record);
          for (MpTable table = MP_TABLE_PROJECT; change->project_record && table <= MP_TABLE_LAST_CHILD; table++)
            {
              guint n = table == MP_TABLE_PROJECT ? 1 : mp_project_record_get_n (change->project_record, table);

              for (guint j = 0; j < n; j++)
                twin_load (self, table == MP_TABLE_PROJECT ? mp_project_record_get_project (change->project_record)
                                                           : mp_project_record_get (change->project_record, table, j));
            }
          break;
        case MP_CHANGE_UPDATE:
          mp_record_set_value (find (self, change->table, change->id), change->field, &change->new_value);
          break;
        case MP_CHANGE_DELETE:
        default:
          delete (self, change->table, change->id);
          break;
        }
    }
}

static gboolean
step (Twin      *self,
      GPtrArray *from,
      GPtrArray *to)
{
  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, self->records);
  self->records = g_ptr_array_steal_index (from, from->len - 1);
  return TRUE;
}

gboolean
twin_undo (Twin *self)
{
  return step (self, self->past, self->future);
}

gboolean
twin_redo (Twin *self)
{
  return step (self, self->future, self->past);
}

/* Any record of a table, NULL when there is none. */
MpRecord *
twin_pick (Twin   *self,
           MpTable table)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (self->records, i);

      if (mp_record_get_table (record) == table)
        g_ptr_array_add (found, record);
    }
  return found->len ? g_ptr_array_index (found, (guint) g_test_rand_int_range (0, (gint32) found->len)) : NULL;
}

guint
twin_count_uses (Twin   *self,
                 MpTable target,
                 gint64  id)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (self->records, i);
      const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

      for (guint f = 0; f < info->n_fields; f++)
        n += info->fields[f].type == MP_FIELD_REFERENCE && info->fields[f].target == target &&
             !belongs_to (record, target, id) && mp_record_get_integer (record, f) == id;
    }
  return n;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  MpRecord *x = *(MpRecord *const *) a, *y = *(MpRecord *const *) b;
  gint64 px, py;

  if (mp_record_get_table (x) != mp_record_get_table (y))
    return mp_record_get_table (x) < mp_record_get_table (y) ? -1 : 1;
  if (mp_record_get_table (x) == MP_TABLE_PROJECT)
    {
      px = mp_record_get_integer (x, MP_PROJECT_POSITION);
      py = mp_record_get_integer (y, MP_PROJECT_POSITION);
      if (px != py)
        return px < py ? -1 : 1;
    }
  px = mp_record_get_id (x);
  py = mp_record_get_id (y);
  return px < py ? -1 : px > py;
}

/* As dump_store(). */
char *
twin_dump (Twin *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (self->records, i));
  g_ptr_array_sort (sorted, compare_records);

  for (guint i = 0; i < sorted->len; i++)
    {
      MpRecord *record = g_ptr_array_index (sorted, i);
      MpTable table = mp_record_get_table (record);

      /* Terms are there to be referred to; no test changes them. */
      if (table != MP_TABLE_PROJECT && table != MP_TABLE_TERM && !mp_table_is_project_child (table))
        dump_record (record, dump);
    }
  for (guint i = 0; i < sorted->len; i++)
    {
      MpRecord *record = g_ptr_array_index (sorted, i);

      if (mp_record_get_table (record) != MP_TABLE_PROJECT)
        continue;
      dump_record (record, dump);
      for (guint j = 0; j < sorted->len; j++)
        {
          MpRecord *child = g_ptr_array_index (sorted, j);

          if (belongs_to (child, MP_TABLE_PROJECT, mp_record_get_id (record)))
            dump_record (child, dump);
        }
    }
  return g_string_free (dump, FALSE);
}

/* Projects whose texts have a word that begins with @folded_word, by looking at all of them. */
GArray *
twin_search (Twin       *self,
             const char *folded_word)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *needle = g_strconcat (" ", folded_word, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (self->records, i));
  g_ptr_array_sort (sorted, compare_records);

  for (guint i = 0; i < sorted->len; i++)
    {
      MpRecord *record = g_ptr_array_index (sorted, i);
      gint64 id = mp_record_get_id (record);
      g_autoptr (MpProjectRecord) project = NULL;
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;

      if (mp_record_get_table (record) != MP_TABLE_PROJECT)
        continue;
      project = mp_project_record_new (mp_record_ref (record));
      for (guint j = 0; j < sorted->len; j++)
        {
          MpRecord *child = g_ptr_array_index (sorted, j);

          if (belongs_to (child, MP_TABLE_PROJECT, id))
            mp_project_record_add (project, mp_record_ref (child));
        }
      words = mp_summary_search_text (project);
      text = g_strconcat (" ", words, NULL);
      if (strstr (text, needle))
        g_array_append_val (ids, id);
    }
  return ids;
}
