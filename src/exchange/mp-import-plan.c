/* mp-import-plan.c: what an import would change
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-context.h"
#include "base/mp-error.h"
#include "exchange/mp-import-private.h"

/* So many projects are read from the file, then compared with those of the document. */
#define BATCH 256

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpImportPlan, mp_import_plan, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What the thread needs that makes a plan. */
typedef struct
{
  MpImportPlan *plan;
  MpLookup *lookup;
  MpImportMatcher *matcher;
  MpProgressFunc progress;
  gpointer progress_data;
  GMainContext *main_context;
  double shown;
  gboolean has_locals;
  GPtrArray *drafts;  /* of MpDraft: the batch */
  GArray *matches;    /* of MpMatch */
} Maker;

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MP_IMPORT_PLAN (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MpImportPlan *self = MP_IMPORT_PLAN (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mp_import_plan_finalize (GObject *object)
{
  MpImportPlan *self = MP_IMPORT_PLAN (object);

  g_clear_object (&self->reader);
  g_free (self->sha256);
  g_clear_pointer (&self->source, mp_record_unref);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->messages);
  g_clear_pointer (&self->local_records, g_ptr_array_unref);
  g_clear_pointer (&self->names, mp_import_names_free);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->project_locals);
  g_hash_table_unref (self->base_uuids);
  g_clear_pointer (&self->base, mp_import_base_free);
  mp_change_set_unref (self->changes);

  G_OBJECT_CLASS (mp_import_plan_parent_class)->finalize (object);
}

static void
mp_import_plan_class_init (MpImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_import_plan_finalize;
}

static void
mp_import_plan_init (MpImportPlan *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_message_free);
  self->ids = mp_import_ids_new ();
  self->project_locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->base_uuids = g_hash_table_new (g_str_hash, g_str_equal);
  self->changes = mp_change_set_new (NULL);
}

static void
free_maker (gpointer data)
{
  Maker *maker = data;

  g_clear_object (&maker->plan);
  g_object_unref (maker->lookup);
  g_clear_pointer (&maker->matcher, mp_import_matcher_free);
  g_main_context_unref (maker->main_context);
  g_ptr_array_unref (maker->drafts);
  g_array_unref (maker->matches);
  g_free (maker);
}

typedef struct
{
  MpProgressFunc func;
  gpointer data;
  double fraction;
} Progress;

static gboolean
show_progress_cb (gpointer user_data)
{
  Progress *progress = user_data;

  progress->func (progress->fraction, progress->data);
  return G_SOURCE_REMOVE;
}

static void
report_progress (Maker *maker)
{
  double fraction = mp_reader_get_fraction (maker->plan->reader);
  Progress *progress;

  if (maker->progress == NULL || fraction < maker->shown + 0.01)
    return;
  maker->shown = fraction;
  progress = g_new (Progress, 1);
  *progress = (Progress) { maker->progress, maker->progress_data, fraction };
  mp_context_queue (maker->main_context, show_progress_cb, progress, g_free);
}

/* What the file brings besides projects, and projects refer to, stands before them; views may
 * stand behind. */
static void
take_local_records (Maker    *maker,
                    gboolean  again)
{
  MpImportPlan *plan = maker->plan;
  MpImportContext context = { .base = plan->base, .names = plan->names };

  if (maker->has_locals && !again)
    return;
  maker->has_locals = TRUE;
  g_clear_pointer (&plan->local_records, g_ptr_array_unref);
  plan->local_records = mp_reader_dup_records (plan->reader);
  mp_import_match_records (&context, plan->local_records, plan->ids);
}

/* Lets a relation refer to a project by its id, or by a local one while it is new. */
static void
resolve_project (MpImportPlan *self,
                 MpDraftName  *name)
{
  const MpImportProject *project = g_hash_table_lookup (self->base_uuids, name->name);
  gint64 *local;

  if (project)
    {
      mp_record_set_reference (name->record, name->field, project->id);
      return;
    }
  local = g_hash_table_lookup (self->project_locals, name->name);
  if (local == NULL)
    {
      gint64 id = MP_LOCAL_PROJECTS - (gint64) g_hash_table_size (self->project_locals);

      local = g_memdup2 (&id, sizeof id);
      g_hash_table_insert (self->project_locals, g_strdup (name->name), local);
    }
  mp_record_set_integer (name->record, name->field, *local);
}

gboolean
mp_import_plan_resolve (MpImportPlan *self,
                        MpDraft      *draft,
                        gboolean      may_add)
{
  if (!mp_import_names_resolve (self->names, draft->names, may_add))
    return FALSE;
  for (guint i = 0; i < draft->names->len; i++)
    {
      MpDraftName *name = g_ptr_array_index (draft->names, i);

      if (name->table == MP_TABLE_PROJECT)
        resolve_project (self, name);
    }
  if (g_hash_table_size (self->ids) > 0)
    mp_import_map_project (draft->project, self->ids);
  mp_import_prepare (draft, self->recorded_on, self->source != NULL);
  return TRUE;
}

/* MpProjectFunc; in a thread of the document. */
static gboolean
keep_project_cb (MpProjectRecord  *project,
                 gpointer          user_data,
                 GError          **error)
{
  gint64 id = mp_project_record_get_id (project);

  g_hash_table_insert (user_data, g_memdup2 (&id, sizeof id), mp_project_record_ref (project));
  return TRUE;
}

/* The projects of the document that the batch is about. */
static GHashTable *
load_matched (Maker         *maker,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GHashTable) projects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) mp_project_record_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < maker->matches->len; i++)
    {
      MpMatch *match = &g_array_index (maker->matches, MpMatch, i);

      if (match->project != 0 && g_hash_table_add (seen, &match->project))
        g_array_append_val (ids, match->project);
      for (guint j = 0; match->candidates && j < match->candidates->len; j++)
        {
          MpMatchCandidate *candidate = g_ptr_array_index (match->candidates, j);

          if (g_hash_table_add (seen, &candidate->project))
            g_array_append_val (ids, candidate->project);
        }
    }
  if (ids->len > 0 && !mp_lookup_each_project (maker->lookup, ids, keep_project_cb, projects, cancellable, error))
    return NULL;
  return g_steal_pointer (&projects);
}

static gboolean
finish_batch (Maker         *maker,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GHashTable) projects = load_matched (maker, cancellable, error);

  if (projects == NULL)
    return FALSE;
  for (guint i = 0; i < maker->drafts->len; i++)
    {
      if (!mp_import_plan_take_draft (maker->plan, g_ptr_array_index (maker->drafts, i), &g_array_index (maker->matches, MpMatch, i), projects, error))
        return FALSE;
    }
  g_ptr_array_set_size (maker->drafts, 0);
  g_array_set_size (maker->matches, 0);
  report_progress (maker);
  return TRUE;
}

static gboolean
take_draft (Maker         *maker,
            MpDraft       *draft,
            GCancellable  *cancellable,
            GError       **error)
{
  MpMatch match = { .kind = MP_MATCH_NONE };

  take_local_records (maker, FALSE);
  mp_import_plan_resolve (maker->plan, draft, TRUE);
  g_ptr_array_add (maker->drafts, draft);
  if (draft->unusable == NULL)
    mp_import_matcher_match (maker->matcher, draft, &match);
  g_array_append_val (maker->matches, match);
  return maker->drafts->len < BATCH || finish_batch (maker, cancellable, error);
}

static gboolean
read_projects (Maker         *maker,
               GCancellable  *cancellable,
               GError       **error)
{
  MpReader *reader = maker->plan->reader;
  g_autoptr (GError) local_error = NULL;
  MpDraft *draft;

  if (!mp_reader_begin (reader, cancellable, error))
    return FALSE;
  while ((draft = mp_reader_next (reader, cancellable, &local_error)) != NULL)
    {
      if (!take_draft (maker, draft, cancellable, error))
        return FALSE;
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return finish_batch (maker, cancellable, error);
}

/* What the file says besides projects, its checksum, its messages. */
static gboolean
finish_plan (Maker   *maker,
             GError **error)
{
  MpImportPlan *plan = maker->plan;
  MpImportContext context = { .base = plan->base, .names = plan->names };
  g_autoptr (GPtrArray) partners = mp_reader_dup_partner_drafts (plan->reader);
  GPtrArray *messages = mp_reader_get_messages (plan->reader);

  take_local_records (maker, TRUE);
  context.local_records = plan->local_records;
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_insert (plan->messages, (gint) i, mp_message_copy (g_ptr_array_index (messages, i)));
  if (plan->items->len == 0 && partners->len == 0 && plan->local_records->len == 0)
    {
      g_set_error (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("No project was found in “%s”"), mp_reader_get_name (plan->reader));
      return FALSE;
    }

  mp_import_diff_records (&context, plan->local_records, plan->ids, plan->changes);
  for (guint i = 0; i < partners->len; i++)
    mp_import_diff_partner (&context, g_ptr_array_index (partners, i), plan->source != NULL, plan->changes, plan->messages);
  plan->sha256 = g_strdup (mp_reader_get_sha256 (plan->reader));
  if (plan->source)
    mp_record_set_text (plan->source, MP_SOURCE_SHA256, plan->sha256);
  return TRUE;
}

static void
make_plan_cb (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Maker *maker = task_data;
  GError *error = NULL;

  maker->matcher = mp_import_matcher_new (maker->plan->base, maker->lookup, cancellable, &error);
  if (maker->matcher && read_projects (maker, cancellable, &error) && finish_plan (maker, &error))
    g_task_return_pointer (task, g_steal_pointer (&maker->plan), g_object_unref);
  else
    g_task_return_error (task, error);
}

static MpImportPlan *
new_plan (MpReader    *reader,
          MpPortfolio *portfolio,
          MpDate       recorded_on)
{
  MpImportPlan *self = g_object_new (MP_TYPE_IMPORT_PLAN, NULL);

  self->reader = g_object_ref (reader);
  self->recorded_on = recorded_on;
  self->base = mp_import_base_new (portfolio);
  self->names = mp_import_names_new (self->base);
  self->source = mp_reader_dup_source (reader);
  if (self->source)
    mp_record_set_day (self->source, MP_SOURCE_RETRIEVED_DAY, recorded_on);
  for (guint i = 0; i < self->base->projects->len; i++)
    {
      MpImportProject *project = &g_array_index (self->base->projects, MpImportProject, i);

      g_hash_table_insert (self->base_uuids, (gpointer) project->uuid, project);
    }
  return self;
}

/**
 * mp_import_plan_new_async:
 * @reader: a reader whose terms are those of @portfolio; the plan keeps it
 * @recorded_on: the day on which the statements of the file are recorded: today
 * @progress: (nullable): told how far it is
 *
 * Reads the file and compares it with the portfolio in a thread; writes nothing. Call it in the
 * main thread.
 */
void
mp_import_plan_new_async (MpReader            *reader,
                          MpPortfolio         *portfolio,
                          MpLookup            *lookup,
                          MpDate               recorded_on,
                          MpProgressFunc       progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Maker *maker;

  g_return_if_fail (MP_IS_READER (reader));
  g_return_if_fail (MP_IS_PORTFOLIO (portfolio));
  g_return_if_fail (MP_IS_LOOKUP (lookup));

  task = g_task_new (reader, cancellable, callback, user_data);
  g_task_set_source_tag (task, mp_import_plan_new_async);
  maker = g_new0 (Maker, 1);
  maker->plan = new_plan (reader, portfolio, recorded_on);
  maker->lookup = g_object_ref (lookup);
  maker->progress = progress;
  maker->progress_data = progress_data;
  maker->main_context = g_main_context_ref (g_task_get_context (task));
  maker->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_free);
  maker->matches = g_array_new (FALSE, FALSE, sizeof (MpMatch));
  g_array_set_clear_func (maker->matches, (GDestroyNotify) mp_match_clear);
  g_task_set_task_data (task, maker, free_maker);
  g_task_run_in_thread (task, make_plan_cb);
}

/**
 * mp_import_plan_new_finish:
 *
 * Sets an error when the file cannot be read, or holds no project (%MP_ERROR_NOT_FOUND).
 *
 * Returns: (transfer full) (nullable): the plan
 */
MpImportPlan *
mp_import_plan_new_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

MpReader *
mp_import_plan_get_reader (MpImportPlan *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_PLAN (self), NULL);

  return self->reader;
}

guint
mp_import_plan_count (MpImportPlan  *self,
                      MpImportState  state)
{
  g_return_val_if_fail (MP_IS_IMPORT_PLAN (self), 0);
  g_return_val_if_fail (state < MP_N_IMPORT_STATES, 0);

  return self->counts[state];
}

/**
 * mp_import_plan_get_messages:
 *
 * Returns: (transfer none) (element-type MpMessage): what there is to say of the file: first what
 *   the reader met, then what the comparison did
 */
GPtrArray *
mp_import_plan_get_messages (MpImportPlan *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_PLAN (self), NULL);

  return self->messages;
}

/**
 * mp_import_plan_has_changes:
 *
 * Returns: whether applying the plan, as decided, changes anything
 */
gboolean
mp_import_plan_has_changes (MpImportPlan *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_PLAN (self), FALSE);

  if (mp_change_set_get_n (self->changes) > 0)
    return TRUE;
  for (guint i = 0; i < mp_import_names_get_n (self->names); i++)
    {
      if (mp_import_names_get_nth (self->names, i)->wanted)
        return TRUE;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      MpImportItem *item = g_ptr_array_index (self->items, i);

      if (mp_import_item_adds (item) || mp_import_item_changes (item))
        return TRUE;
    }
  return FALSE;
}

/**
 * mp_import_plan_set_choices:
 * @choice: the choice for all differences of all projects, see mp_import_item_set_choices()
 */
void
mp_import_plan_set_choices (MpImportPlan *self,
                            MpChoice      choice)
{
  g_return_if_fail (MP_IS_IMPORT_PLAN (self));

  for (guint i = 0; i < self->items->len; i++)
    mp_import_item_set_choices (g_ptr_array_index (self->items, i), choice);
}
