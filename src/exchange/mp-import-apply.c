/* mp-import-apply.c: an import taken over as one act
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "base/mp-uuid.h"
#include "exchange/mp-import-private.h"

/* About so many changes are handed to the store at a time. */
#define CHUNK 500

typedef enum
{
  PHASE_RECORDS, /* the source, what the file says outside projects */
  PHASE_CHANGES, /* of projects that the portfolio has */
  PHASE_ADDED,   /* projects that it does not have: the file is read again */
  PHASE_DONE,
} Phase;

typedef struct
{
  MpImportPlan *plan;
  GHashTable *ids;  /* local → real */
  gint64 *new_ids;  /* of the items that are added, by index; 0 of others */
  guint32 uuids;    /* where the UUIDs of new projects start */
  Phase phase;
  guint next;       /* index of the next item */
  gboolean reading;
} Applier;

static void
free_applier (gpointer data)
{
  Applier *self = data;

  g_object_unref (self->plan);
  g_hash_table_unref (self->ids);
  g_free (self->new_ids);
  g_free (self);
}

/* Hands over a record that is new, under its real id. */
static void
insert_record (Applier        *self,
               MpChangeSet    *set,
               const MpRecord *record)
{
  MpRecord *copy = mp_record_copy (record);

  mp_import_map_record (copy, self->ids);
  mp_import_drop_local (copy);
  mp_record_set_id (copy, mp_record_get_id (copy) < 0 ? mp_import_ids_get (self->ids, mp_record_get_id (copy)) : mp_record_get_id (copy));
  mp_change_set_insert (set, copy);
}

static void insert_referred (Applier *self, MpChangeSet *set, const MpRecord *record);

/* A new term or partner comes with the first project that refers to it. */
static void
insert_name (Applier      *self,
             MpChangeSet  *set,
             MpImportName *name)
{
  g_autoptr (MpRecord) record = NULL;

  if (name->inserted)
    return;
  name->inserted = TRUE;
  insert_referred (self, set, name->record);
  record = mp_record_copy (name->record);
  mp_record_set_id (record, name->local);
  insert_record (self, set, record);
  for (guint i = 0; i < name->children->len; i++)
    {
      insert_referred (self, set, g_ptr_array_index (name->children, i));
      insert_record (self, set, g_ptr_array_index (name->children, i));
    }
}

static void
insert_referred (Applier        *self,
                 MpChangeSet    *set,
                 const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  for (guint field = 0; field < info->n_fields; field++)
    {
      gint64 local = info->fields[field].type == MP_FIELD_REFERENCE ? mp_record_get_integer (record, field) : 0;
      MpImportName *name = local < 0 ? mp_import_names_get (self->plan->names, local) : NULL;

      if (name)
        insert_name (self, set, name);
    }
}

/* A change that was found when the plan was made, with real ids. */
static void
repeat_change (Applier        *self,
               MpChangeSet    *set,
               const MpChange *change)
{
  g_autoptr (MpRecord) old = NULL;
  g_autoptr (MpRecord) wanted = NULL;

  if (change->kind == MP_CHANGE_INSERT)
    {
      insert_referred (self, set, change->record);
      insert_record (self, set, change->record);
      return;
    }

  old = mp_record_new (change->table, change->id);
  if (mp_table_is_project_child (change->table))
    mp_record_set_reference (old, 0, change->project);
  if (change->kind == MP_CHANGE_DELETE)
    {
      mp_change_set_delete (set, old);
      return;
    }
  wanted = mp_record_new (change->table, change->id);
  mp_record_set_value (wanted, change->field, &change->new_value);
  insert_referred (self, set, wanted);
  mp_import_map_record (wanted, self->ids);
  mp_import_drop_local (wanted);
  mp_record_set_value (old, change->field, &change->old_value);
  mp_change_set_update (set, old, change->field, mp_record_get_value (wanted, change->field));
}

static void
repeat_changes (Applier     *self,
                MpChangeSet *set,
                MpChangeSet *changes)
{
  for (guint i = 0; i < mp_change_set_get_n (changes); i++)
    repeat_change (self, set, mp_change_set_get (changes, i));
}

static void
feed_records (Applier     *self,
              MpChangeSet *set)
{
  MpImportPlan *plan = self->plan;

  if (plan->source)
    insert_record (self, set, plan->source);
  repeat_changes (self, set, plan->changes);
  for (guint i = 0; i < mp_import_names_get_n (plan->names); i++)
    {
      MpImportName *name = mp_import_names_get_nth (plan->names, i);

      if (name->wanted)
        insert_name (self, set, name);
    }
  self->phase = PHASE_CHANGES;
}

static void
feed_changes (Applier     *self,
              MpChangeSet *set)
{
  GPtrArray *items = self->plan->items;

  while (self->next < items->len && mp_change_set_get_n (set) < CHUNK)
    {
      MpImportItem *item = g_ptr_array_index (items, self->next++);

      if (mp_import_item_changes (item))
        {
          g_autoptr (MpChangeSet) changes = mp_import_item_dup_changes (item);

          repeat_changes (self, set, changes);
        }
    }
  if (self->next == items->len)
    {
      self->phase = PHASE_ADDED;
      self->next = 0;
    }
}

static gboolean
set_file_changed (Applier  *self,
                  GError  **error)
{
  g_set_error (error, MP_ERROR, MP_ERROR_INVALID, _("“%s” has changed since it was read; import it again"), mp_reader_get_name (self->plan->reader));
  return FALSE;
}

/* Gives a new project what it still lacks, and real ids. */
static void
complete_project (Applier *self,
                  MpDraft *draft,
                  guint    index)
{
  MpRecord *project = mp_project_record_get_project (draft->project);

  mp_record_set_id (project, self->new_ids[index]);
  if (mp_record_is_null (project, MP_PROJECT_UUID))
    mp_record_take_text (project, MP_PROJECT_UUID, mp_uuid_new_in_row (self->uuids, index));
  if (mp_record_is_null (project, MP_PROJECT_POSITION) && !draft->complete)
    mp_record_set_integer (project, MP_PROJECT_POSITION, self->plan->base->last_position + 1 + index);

  mp_import_map_project (draft->project, self->ids);
  mp_import_drop_local (project);
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (draft->project, table); i++)
        mp_import_drop_local (mp_project_record_get (draft->project, table, i));
    }
}

static gboolean
add_project (Applier      *self,
             MpChangeSet  *set,
             MpDraft      *draft,
             guint         index,
             GError      **error)
{
  if (!mp_import_plan_resolve (self->plan, draft, FALSE))
    return set_file_changed (self, error);
  for (guint table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (draft->project, table); i++)
        insert_referred (self, set, mp_project_record_get (draft->project, table, i));
    }
  complete_project (self, draft, index);
  mp_change_set_insert_project (set, mp_project_record_ref (draft->project));
  return TRUE;
}

static gboolean
is_adding (Applier *self)
{
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      if (self->new_ids[i] != 0)
        return TRUE;
    }
  return FALSE;
}

/* The file, a second time: its projects in the same order. */
static gboolean
feed_added (Applier       *self,
            MpChangeSet   *set,
            GCancellable  *cancellable,
            GError       **error)
{
  MpImportPlan *plan = self->plan;
  g_autoptr (GError) local_error = NULL;

  if (!self->reading)
    {
      if (!is_adding (self))
        {
          self->phase = PHASE_DONE;
          return TRUE;
        }
      self->reading = TRUE;
      if (!mp_reader_begin (plan->reader, cancellable, error))
        return FALSE;
    }

  while (mp_change_set_get_n (set) < CHUNK)
    {
      g_autoptr (MpDraft) draft = mp_reader_next (plan->reader, cancellable, &local_error);
      guint index = self->next;

      if (local_error)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (draft == NULL)
        {
          if (index != plan->items->len || g_strcmp0 (mp_reader_get_sha256 (plan->reader), plan->sha256) != 0)
            return set_file_changed (self, error);
          self->phase = PHASE_DONE;
          return TRUE;
        }
      if (index >= plan->items->len)
        return set_file_changed (self, error);
      self->next++;
      if (self->new_ids[index] != 0 && !add_project (self, set, draft, index, error))
        return FALSE;
    }
  return TRUE;
}

/* MpChangeFeed; in the thread of the document. */
static gboolean
feed_cb (MpChangeSet   *set,
         gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  Applier *self = user_data;

  while (mp_change_set_get_n (set) == 0 && self->phase != PHASE_DONE)
    {
      if (self->phase == PHASE_RECORDS)
        feed_records (self, set);
      else if (self->phase == PHASE_CHANGES)
        feed_changes (self, set);
      else if (!feed_added (self, set, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Draws the ids of everything new beforehand: ids are made in the main thread, records are handed
 * over in another. */
static gint64
make_ids (Applier  *self,
          MpEditor *editor)
{
  MpImportPlan *plan = self->plan;
  GHashTableIter iter;
  gpointer local, id;
  gint64 source = 0;

  g_hash_table_iter_init (&iter, plan->ids);
  while (g_hash_table_iter_next (&iter, &local, &id))
    mp_import_ids_set (self->ids, *(gint64 *) local, *(gint64 *) id);
  if (plan->source)
    {
      source = mp_editor_make_id (editor);
      mp_import_ids_set (self->ids, MP_LOCAL_SOURCE, source);
      mp_record_set_id (plan->source, source);
    }
  for (guint i = 0; i < plan->local_records->len; i++)
    {
      gint64 record_id = mp_record_get_id (g_ptr_array_index (plan->local_records, i));

      if (!g_hash_table_contains (self->ids, &record_id))
        mp_import_ids_set (self->ids, record_id, mp_editor_make_id (editor));
    }
  for (guint i = 0; i < mp_import_names_get_n (plan->names); i++)
    {
      MpImportName *name = mp_import_names_get_nth (plan->names, i);

      name->inserted = FALSE;
      mp_import_ids_set (self->ids, name->local, mp_editor_make_id (editor));
    }
  self->new_ids = g_new0 (gint64, plan->items->len + 1);
  for (guint i = 0; i < plan->items->len; i++)
    {
      MpImportItem *item = g_ptr_array_index (plan->items, i);
      const gint64 *project_local = NULL;

      if (!mp_import_item_adds (item))
        continue;
      self->new_ids[i] = mp_editor_make_id (editor);
      if (mp_import_item_get_uuid (item))
        project_local = g_hash_table_lookup (plan->project_locals, mp_import_item_get_uuid (item));
      if (project_local)
        mp_import_ids_set (self->ids, *project_local, self->new_ids[i]);
    }
  return source;
}

static void
apply_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  MpImportPlan *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (mp_editor_feed_finish (MP_EDITOR (object), result, &error))
    {
      self->applied = TRUE;
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

/**
 * mp_import_plan_apply_async:
 * @editor: the document for whose portfolio the plan was made
 *
 * Writes what was decided as one act, undone in one step; nothing at all when there is nothing to
 * change. The file is read again; when it has changed meanwhile, or anything else fails, nothing
 * is written. Call it in the main thread, once.
 */
void
mp_import_plan_apply_async (MpImportPlan        *self,
                            MpEditor            *editor,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *label = NULL;
  Applier *applier;
  gint64 source;

  g_return_if_fail (MP_IS_IMPORT_PLAN (self));
  g_return_if_fail (MP_IS_EDITOR (editor));
  g_return_if_fail (!self->applied);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_import_plan_apply_async);
  if (!mp_import_plan_has_changes (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  applier = g_new0 (Applier, 1);
  applier->plan = g_object_ref (self);
  applier->ids = mp_import_ids_new ();
  applier->uuids = g_random_int ();
  source = make_ids (applier, editor);
  /* Translators: what was done, in the history: the name of a file. */
  label = g_strdup_printf (_("Import of %s"), mp_reader_get_name (self->reader));
  mp_editor_feed_async (editor, label, source, feed_cb, applier, free_applier, cancellable, apply_cb, g_steal_pointer (&task));
}

gboolean
mp_import_plan_apply_finish (MpImportPlan  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (MP_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
