/* mp-fake-document.c: a document in memory, for tests of widgets and views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-document.h"

#include "base/mp-error.h"
#include "base/mp-text.h"
#include "model/mp-vocabulary.h"

#include <string.h>

struct _MpFakeDocument
{
  GObject parent_instance;

  MpPortfolio *portfolio;
  GPtrArray *sets;     /* of MpChangeSet */
  gint64 next_id;
  char *failure;
  char *read_only_reason;

  GMutex mutex;
  GCond cond;
  GHashTable *projects; /* gint64 → MpProjectRecord, with the mutex held */
  GPtrArray *history;   /* of MpHistoryEntry, with the mutex held */
  gint64 held;
};

static void editor_iface_init (MpEditorInterface *iface);
static void lookup_iface_init (MpLookupInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpFakeDocument, mp_fake_document, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_EDITOR, editor_iface_init)
                               G_IMPLEMENT_INTERFACE (MP_TYPE_LOOKUP, lookup_iface_init))

enum
{
  PROP_READ_ONLY = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
};

static gint64
make_id (MpEditor *editor)
{
  return MP_FAKE_DOCUMENT (editor)->next_id++;
}

static gint64
make_id_cb (gpointer user_data)
{
  return make_id (user_data);
}

static MpProjectRecord *
copy_project (MpProjectRecord *project,
              const MpChange  *left_out)
{
  MpProjectRecord *copy = mp_project_record_new (mp_record_copy (mp_project_record_get_project (project)));

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        {
          MpRecord *record = mp_project_record_get (project, table, i);

          if (left_out == NULL || left_out->table != table || left_out->id != mp_record_get_id (record))
            mp_project_record_add (copy, mp_record_copy (record));
        }
    }
  return copy;
}

static void
put_project (MpFakeDocument  *self,
             MpProjectRecord *project)
{
  gint64 id = mp_project_record_get_id (project);

  g_hash_table_replace (self->projects, g_memdup2 (&id, sizeof id), project);
}

static void
note_history (MpFakeDocument *self,
              MpChangeSet    *set,
              const MpChange *change)
{
  MpHistoryEntry *entry = g_new0 (MpHistoryEntry, 1);

  entry->change_set = self->sets->len;
  entry->label = g_strdup (mp_change_set_get_label (set));
  entry->author = g_strdup ("Ana");
  entry->made_at = 1795000000;
  entry->project = change->project;
  entry->kind = change->kind;
  entry->table = change->table;
  entry->id = change->kind == MP_CHANGE_INSERT && change->record ? mp_record_get_id (change->record) : change->id;
  entry->field = change->kind == MP_CHANGE_UPDATE ? (int) change->field : -1;
  mp_value_copy (&change->old_value, &entry->old_value);
  mp_value_copy (&change->new_value, &entry->new_value);
  entry->record = change->record ? mp_record_ref (change->record) : NULL;
  g_ptr_array_insert (self->history, 0, entry);
}

/* A whole project that comes or goes. */
static void
apply_project_change (MpFakeDocument    *self,
                      const MpChange    *change,
                      MpPortfolioUpdate *update)
{
  if (change->kind == MP_CHANGE_INSERT)
    {
      put_project (self, copy_project (change->project_record, NULL));
      g_ptr_array_add (update->summaries, mp_summary_new (change->project_record));
    }
  else
    {
      g_assert_true (g_hash_table_remove (self->projects, &change->id));
      g_array_append_val (update->removed_projects, change->id);
    }
}

/* Records of a project; the others go straight into the update. */
static void
apply_change (MpFakeDocument    *self,
              const MpChange    *change,
              MpPortfolioUpdate *update)
{
  MpProjectRecord *old_project, *project;
  MpSummary *summary;

  if (change->project == 0)
    {
      g_assert (change->kind == MP_CHANGE_INSERT);
      g_ptr_array_add (update->records, mp_record_ref (change->record));
      return;
    }

  if (change->table == MP_TABLE_PROJECT && change->kind != MP_CHANGE_UPDATE)
    {
      apply_project_change (self, change, update);
      return;
    }
  old_project = g_hash_table_lookup (self->projects, &change->project);
  g_assert_nonnull (old_project);
  project = copy_project (old_project, change->kind == MP_CHANGE_DELETE ? change : NULL);
  if (change->kind == MP_CHANGE_INSERT)
    {
      mp_project_record_add (project, mp_record_copy (change->record));
    }
  else if (change->kind == MP_CHANGE_UPDATE)
    {
      MpRecord *record = mp_project_record_find (project, change->table, change->id);

      g_assert_nonnull (record);
      g_assert_true (mp_value_equal (mp_record_get_value (record, change->field), &change->old_value));
      mp_record_set_value (record, change->field, &change->new_value);
      g_assert_true (mp_record_check (record, NULL));
    }
  put_project (self, project);

  summary = mp_summary_new (project);
  g_ptr_array_add (update->summaries, summary);
}

static gboolean
apply_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  MpFakeDocument *self = g_task_get_source_object (task);
  MpChangeSet *set = g_task_get_task_data (task);
  MpPortfolioUpdate *update;

  if (self->failure)
    {
      g_task_return_new_error (task, MP_STORE_ERROR, MP_STORE_ERROR_FULL, "%s", self->failure);
      return G_SOURCE_REMOVE;
    }

  update = mp_portfolio_update_new ();
  g_ptr_array_add (self->sets, mp_change_set_ref (set));
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < mp_change_set_get_n (set); i++)
    {
      apply_change (self, mp_change_set_get (set, i), update);
      note_history (self, set, mp_change_set_get (set, i));
    }
  g_mutex_unlock (&self->mutex);
  mp_portfolio_apply (self->portfolio, update);
  mp_portfolio_update_free (update);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
apply_async (MpEditor            *editor,
             MpChangeSet         *set,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (editor, cancellable, callback, user_data);

  g_task_set_task_data (task, mp_change_set_ref (set), (GDestroyNotify) mp_change_set_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT, apply_idle_cb, task, g_object_unref);
}

static gboolean
finish (MpEditor      *editor,
        GAsyncResult  *result,
        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const char *
get_read_only_reason (MpEditor *editor)
{
  return MP_FAKE_DOCUMENT (editor)->read_only_reason;
}

/* It keeps no history: nothing can be taken back. */
static char *
dup_no_label (MpEditor *editor)
{
  return NULL;
}

static void
editor_iface_init (MpEditorInterface *iface)
{
  iface->apply_async = apply_async;
  iface->dup_undo_label = dup_no_label;
  iface->dup_redo_label = dup_no_label;
  iface->finish = finish;
  iface->get_read_only_reason = get_read_only_reason;
  iface->make_id = make_id;
}

static MpProjectRecord *
load_project (MpLookup      *lookup,
              gint64         id,
              GCancellable  *cancellable,
              GError       **error)
{
  MpFakeDocument *self = MP_FAKE_DOCUMENT (lookup);
  MpProjectRecord *project;

  g_mutex_lock (&self->mutex);
  while (self->held == id)
    g_cond_wait (&self->cond, &self->mutex);
  project = g_hash_table_lookup (self->projects, &id);
  if (project)
    mp_project_record_ref (project);
  else
    g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND, "There is no such project");
  g_mutex_unlock (&self->mutex);
  return project;
}

static GArray *
search (MpLookup      *lookup,
        const char    *folded_words,
        gboolean       phrase,
        GCancellable  *cancellable,
        GError       **error)
{
  MpFakeDocument *self = MP_FAKE_DOCUMENT (lookup);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer project;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->projects);
  while (g_hash_table_iter_next (&iter, NULL, &project))
    {
      g_autofree char *title = mp_text_fold_words (mp_project_record_get_title (project));
      gint64 id = mp_project_record_get_id (project);

      if (strstr (title, folded_words))
        g_array_append_val (ids, id);
    }
  g_mutex_unlock (&self->mutex);
  return ids;
}

static GPtrArray *
load_history (MpLookup      *lookup,
              gint64         project,
              guint          limit,
              GCancellable  *cancellable,
              GError       **error)
{
  MpFakeDocument *self = MP_FAKE_DOCUMENT (lookup);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_entry_free);

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->history->len && i < limit; i++)
    {
      const MpHistoryEntry *entry = g_ptr_array_index (self->history, i);
      MpHistoryEntry *copy;

      if (entry->project != project)
        continue;
      copy = g_memdup2 (entry, sizeof *entry);
      copy->label = g_strdup (entry->label);
      copy->author = g_strdup (entry->author);
      copy->old_value = copy->new_value = MP_VALUE_INIT;
      mp_value_copy (&entry->old_value, &copy->old_value);
      mp_value_copy (&entry->new_value, &copy->new_value);
      copy->record = entry->record ? mp_record_ref (entry->record) : NULL;
      g_ptr_array_add (entries, copy);
    }
  g_mutex_unlock (&self->mutex);
  return entries;
}

static void
lookup_iface_init (MpLookupInterface *iface)
{
  iface->load_project = load_project;
  iface->search = search;
  iface->load_history = load_history;
}

static void
mp_fake_document_finalize (GObject *object)
{
  MpFakeDocument *self = MP_FAKE_DOCUMENT (object);

  g_clear_object (&self->portfolio);
  g_ptr_array_unref (self->sets);
  g_hash_table_unref (self->projects);
  g_ptr_array_unref (self->history);
  g_free (self->failure);
  g_free (self->read_only_reason);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (mp_fake_document_parent_class)->finalize (object);
}

static void
mp_fake_document_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MpFakeDocument *self = MP_FAKE_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only_reason != NULL);
      break;
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
      g_value_set_string (value, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_fake_document_class_init (MpFakeDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mp_fake_document_finalize;
  object_class->get_property = mp_fake_document_get_property;

  g_object_class_override_property (object_class, PROP_READ_ONLY, "read-only");
  g_object_class_override_property (object_class, PROP_CAN_UNDO, "can-undo");
  g_object_class_override_property (object_class, PROP_CAN_REDO, "can-redo");
  g_object_class_override_property (object_class, PROP_UNDO_LABEL, "undo-label");
  g_object_class_override_property (object_class, PROP_REDO_LABEL, "redo-label");
}

static void
mp_fake_document_init (MpFakeDocument *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->next_id = 1000000;
  self->portfolio = mp_portfolio_new ();
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_change_set_unref);
  self->projects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) mp_project_record_unref);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_history_entry_free);
}

/* A document with the built-in vocabularies and nothing else. */
MpFakeDocument *
mp_fake_document_new (void)
{
  MpFakeDocument *self = g_object_new (MP_TYPE_FAKE_DOCUMENT, NULL);
  g_autoptr (GPtrArray) records = mp_vocabulary_make_records (make_id_cb, self);

  for (guint i = 0; i < records->len; i++)
    mp_portfolio_load_record (self->portfolio, mp_record_ref (g_ptr_array_index (records, i)));
  return self;
}

MpPortfolio *
mp_fake_document_get_portfolio (MpFakeDocument *self)
{
  return self->portfolio;
}

/**
 * mp_fake_document_add_record:
 * @record: (transfer full): a record outside projects
 *
 * Returns: (transfer none): @record
 */
MpRecord *
mp_fake_document_add_record (MpFakeDocument *self,
                             MpRecord       *record)
{
  mp_portfolio_load_record (self->portfolio, record);
  return record;
}

/**
 * mp_fake_document_add_project:
 * @project: (transfer full): a project; children without id are given one
 */
void
mp_fake_document_add_project (MpFakeDocument  *self,
                              MpProjectRecord *project)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        {
          MpRecord *record = mp_project_record_get (project, table, i);

          if (mp_record_get_id (record) == 0)
            mp_record_set_id (record, self->next_id++);
        }
    }
  g_mutex_lock (&self->mutex);
  put_project (self, project);
  g_mutex_unlock (&self->mutex);
  g_ptr_array_add (update->summaries, mp_summary_new (project));
  mp_portfolio_apply (self->portfolio, update);
  mp_portfolio_update_free (update);
}

MpProjectRecord *
mp_fake_document_get_project (MpFakeDocument *self,
                              gint64          id)
{
  return g_hash_table_lookup (self->projects, &id);
}

void
mp_fake_document_remove_project (MpFakeDocument *self,
                                 gint64          id)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();

  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->projects, &id);
  g_mutex_unlock (&self->mutex);
  g_array_append_val (update->removed_projects, id);
  mp_portfolio_apply (self->portfolio, update);
  mp_portfolio_update_free (update);
}

guint
mp_fake_document_get_n_sets (MpFakeDocument *self)
{
  return self->sets->len;
}

MpChangeSet *
mp_fake_document_get_last_set (MpFakeDocument *self)
{
  return self->sets->len > 0 ? g_ptr_array_index (self->sets, self->sets->len - 1) : NULL;
}

/* Whatever is applied fails with this message, until it is NULL again. */
void
mp_fake_document_set_failure (MpFakeDocument *self,
                              const char     *message)
{
  g_free (self->failure);
  self->failure = g_strdup (message);
}

void
mp_fake_document_set_read_only_reason (MpFakeDocument *self,
                                       const char     *reason)
{
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (reason);
  g_object_notify (G_OBJECT (self), "read-only");
}

/* Who loads this project waits until it is released. */
void
mp_fake_document_hold (MpFakeDocument *self,
                       gint64          project)
{
  g_mutex_lock (&self->mutex);
  self->held = project;
  g_mutex_unlock (&self->mutex);
}

void
mp_fake_document_release (MpFakeDocument *self)
{
  mp_fake_document_hold (self, 0);
  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}
