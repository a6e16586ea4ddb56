/* mp-import-compare.c: what becomes of one project of a file
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-error.h"
#include "exchange/mp-import-private.h"

/* So many new or doubtful projects are told in words: whoever looks at them looks at some, and the words of a
 * whole large file would not fit into memory. */
#define MAX_DESCRIBED 1000

static MpImportContext
get_context (MpImportPlan *plan)
{
  return (MpImportContext) { .base = plan->base, .names = plan->names, .local_records = plan->local_records };
}

static void
add_message (MpImportPlan *plan,
             MpSeverity    severity,
             const char   *code,
             MpImportItem *item)
{
  g_ptr_array_add (plan->messages, mp_message_new (severity, code, mp_import_item_get_line (item),
                                                   /* Translators: 1 is the title of a project, 2 a sentence about it. */
                                                   C_("message", "“%1$s”: %2$s"), mp_import_item_get_title (item), mp_import_item_get_reason (item)));
}

/* What is to be done with @old, and where it differs; nothing when it does not. */
static void
compare (MpImportPlan     *plan,
         MpDraft          *draft,
         MpMatchKind       kind,
         MpProjectRecord  *old,
         GPtrArray       **differences,
         MpChangeSet     **changes)
{
  MpImportContext context = get_context (plan);

  *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_import_difference_free);
  *changes = mp_change_set_new (NULL);
  mp_import_diff (&context, old, draft, kind, *differences, *changes);
  if (mp_change_set_get_n (*changes) > 0)
    return;
  g_clear_pointer (differences, g_ptr_array_unref);
  g_clear_pointer (changes, mp_change_set_unref);
}

static void
take_known (MpImportPlan    *plan,
            MpImportItem    *item,
            MpDraft         *draft,
            const MpMatch   *match,
            MpProjectRecord *old)
{
  GPtrArray *differences;
  MpChangeSet *changes;

  compare (plan, draft, match->kind, old, &differences, &changes);
  mp_import_item_set_match (item, changes ? MP_IMPORT_CHANGED : MP_IMPORT_UNCHANGED, match->project, mp_project_record_get_title (old), NULL);
  if (changes)
    mp_import_item_take_changes (item, differences, changes);
}

/* Each project that it might be, with what would become of it. */
static void
take_doubtful (MpImportPlan  *plan,
               MpImportItem  *item,
               MpDraft       *draft,
               const MpMatch *match,
               GHashTable    *projects)
{
  MpImportContext context = get_context (plan);
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_import_candidate_free);

  for (guint i = 0; i < match->candidates->len; i++)
    {
      MpMatchCandidate *found = g_ptr_array_index (match->candidates, i);
      MpProjectRecord *old = g_hash_table_lookup (projects, &found->project);
      MpImportCandidate *candidate;

      if (old == NULL)
        continue;
      candidate = mp_import_candidate_new (found, mp_project_record_get_title (old));
      compare (plan, draft, MP_MATCH_DOUBT, old, &candidate->differences, &candidate->changes);
      if (plan->counts[MP_IMPORT_DOUBTFUL] < MAX_DESCRIBED)
        candidate->comparison = mp_import_describe_both (&context, old, draft->project);
      g_ptr_array_add (candidates, candidate);
    }
  mp_import_item_set_match (item, MP_IMPORT_DOUBTFUL, match->project, NULL, match->reason);
  mp_import_item_take_candidates (item, candidates);
  add_message (plan, MP_SEVERITY_WARNING, "doubtful", item);
}

static void
take_new (MpImportPlan *plan,
          MpImportItem *item,
          MpDraft      *draft)
{
  MpImportContext context = get_context (plan);
  const char *uuid = mp_record_get_text (mp_project_record_get_project (draft->project), MP_PROJECT_UUID);

  mp_import_item_set_match (item, MP_IMPORT_ADDED, 0, NULL, NULL);
  if (uuid)
    mp_import_item_set_uuid (item, uuid);
  if (plan->counts[MP_IMPORT_ADDED] < MAX_DESCRIBED)
    mp_import_item_take_changes (item, mp_import_describe_project (&context, draft->project), NULL);
}

/* Adds what becomes of a draft. @projects: (element-type gint64 MpProjectRecord): those of the
 * portfolio that it is, or might be. */
gboolean
mp_import_plan_take_draft (MpImportPlan   *plan,
                           MpDraft        *draft,
                           const MpMatch  *match,
                           GHashTable     *projects,
                           GError        **error)
{
  MpImportItem *item = mp_import_item_new (draft->line, mp_project_record_get_title (draft->project));

  g_ptr_array_add (plan->items, item);
  if (draft->unusable)
    {
      mp_import_item_set_match (item, MP_IMPORT_UNUSABLE, 0, NULL, draft->unusable);
    }
  else if (match->kind == MP_MATCH_TWICE)
    {
      mp_import_item_set_match (item, MP_IMPORT_UNUSABLE, match->project, NULL, match->reason);
      add_message (plan, MP_SEVERITY_ERROR, "twice", item);
    }
  else if (match->kind == MP_MATCH_NONE)
    {
      take_new (plan, item, draft);
    }
  else
    {
      MpProjectRecord *old = g_hash_table_lookup (projects, &match->project);

      if (old == NULL)
        {
          g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("A project was deleted meanwhile; begin the import again"));
          return FALSE;
        }
      if (match->kind == MP_MATCH_DOUBT)
        take_doubtful (plan, item, draft, match, projects);
      else
        take_known (plan, item, draft, match, old);
    }
  plan->counts[mp_import_item_get_state (item)]++;
  return TRUE;
}
