/* mp-project-record.c: all facts of one project, as a value
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-project-record.h"

#define N_CHILD_TABLES (MP_TABLE_LAST_CHILD - MP_TABLE_FIRST_CHILD + 1)

struct _MpProjectRecord
{
  gatomicrefcount ref_count;
  MpRecord *project;
  GPtrArray *children[N_CHILD_TABLES]; /* of MpRecord; NULL until there is one */
};

G_DEFINE_BOXED_TYPE (MpProjectRecord, mp_project_record, mp_project_record_ref, mp_project_record_unref)

/**
 * mp_project_record_new:
 * @project: (transfer full): a record of the table project
 *
 * Returns: (transfer full): a project without any further record
 */
MpProjectRecord *
mp_project_record_new (MpRecord *project)
{
  MpProjectRecord *self;

  g_return_val_if_fail (mp_record_get_table (project) == MP_TABLE_PROJECT, NULL);

  self = g_new0 (MpProjectRecord, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->project = project;
  return self;
}

MpProjectRecord *
mp_project_record_ref (MpProjectRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_project_record_unref (MpProjectRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < N_CHILD_TABLES; i++)
    g_clear_pointer (&self->children[i], g_ptr_array_unref);
  mp_record_unref (self->project);
  g_free (self);
}

gint64
mp_project_record_get_id (const MpProjectRecord *self)
{
  return mp_record_get_id (self->project);
}

/**
 * mp_project_record_get_project:
 *
 * Returns: (transfer none): the record of the project itself
 */
MpRecord *
mp_project_record_get_project (const MpProjectRecord *self)
{
  return self->project;
}

const char *
mp_project_record_get_title (const MpProjectRecord *self)
{
  return mp_record_get_text (self->project, MP_PROJECT_TITLE);
}

/**
 * mp_project_record_get_n:
 * @table: a table whose rows belong to a project
 */
guint
mp_project_record_get_n (const MpProjectRecord *self,
                         MpTable                table)
{
  guint child = table - MP_TABLE_FIRST_CHILD;

  g_return_val_if_fail (child < N_CHILD_TABLES, 0);

  return self->children[child] ? self->children[child]->len : 0;
}

/**
 * mp_project_record_get:
 *
 * Returns: (transfer none): the record at @index among those of @table
 */
MpRecord *
mp_project_record_get (const MpProjectRecord *self,
                       MpTable                table,
                       guint                  index)
{
  g_return_val_if_fail (index < mp_project_record_get_n (self, table), NULL);

  return g_ptr_array_index (self->children[table - MP_TABLE_FIRST_CHILD], index);
}

/**
 * mp_project_record_find:
 *
 * Returns: (transfer none) (nullable): the record of @table with that @id; for the table project
 *   the project itself
 */
MpRecord *
mp_project_record_find (const MpProjectRecord *self,
                        MpTable                table,
                        gint64                 id)
{
  if (table == MP_TABLE_PROJECT)
    return mp_record_get_id (self->project) == id ? self->project : NULL;

  for (guint i = 0; i < mp_project_record_get_n (self, table); i++)
    {
      MpRecord *record = mp_project_record_get (self, table, i);

      if (mp_record_get_id (record) == id)
        return record;
    }
  return NULL;
}

/**
 * mp_project_record_add:
 * @child: (transfer full): a record of a table whose rows belong to a project
 *
 * Returns: (transfer none): @child
 */
MpRecord *
mp_project_record_add (MpProjectRecord *self,
                       MpRecord        *child)
{
  MpTable table = mp_record_get_table (child);
  GPtrArray **children;

  g_return_val_if_fail (mp_table_is_project_child (table), NULL);

  children = &self->children[table - MP_TABLE_FIRST_CHILD];
  if (*children == NULL)
    *children = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  g_ptr_array_add (*children, child);
  return child;
}

/**
 * mp_project_record_add_new:
 *
 * Returns: (transfer none): a new record of @table that belongs to the project, still without id
 */
MpRecord *
mp_project_record_add_new (MpProjectRecord *self,
                           MpTable          table)
{
  MpRecord *child = mp_record_new (table, 0);

  mp_record_set_reference (child, 0, mp_project_record_get_id (self));
  return mp_project_record_add (self, child);
}

/**
 * mp_project_record_get_date:
 * @kind: "planned-start" and so on
 *
 * The statement that counts: the one recorded last; of several recorded on one day, or without
 * that day, the one added last. A revision whose recording day is unknown is older than any.
 *
 * Returns: (transfer none) (nullable): a record of the table date_revision
 */
MpRecord *
mp_project_record_get_date (const MpProjectRecord *self,
                            const char            *kind)
{
  MpRecord *best = NULL;

  for (guint i = 0; i < mp_project_record_get_n (self, MP_TABLE_DATE_REVISION); i++)
    {
      MpRecord *record = mp_project_record_get (self, MP_TABLE_DATE_REVISION, i);

      if (!mp_record_has_choice (record, MP_DATE_REVISION_KIND, kind))
        continue;
      if (best == NULL ||
          mp_record_get_day (record, MP_DATE_REVISION_RECORDED_ON) >= mp_record_get_day (best, MP_DATE_REVISION_RECORDED_ON))
        best = record;
    }
  return best;
}

/**
 * mp_project_record_get_narrative:
 * @field: "summary" and so on
 * @language: (nullable): a language; %NULL for the original one
 *
 * Returns: (nullable): the text in that language, %NULL when there is none
 */
const char *
mp_project_record_get_narrative (const MpProjectRecord *self,
                                 const char            *field,
                                 const char            *language)
{
  for (guint i = 0; i < mp_project_record_get_n (self, MP_TABLE_NARRATIVE); i++)
    {
      MpRecord *record = mp_project_record_get (self, MP_TABLE_NARRATIVE, i);

      if (!mp_record_has_choice (record, MP_NARRATIVE_FIELD, field))
        continue;
      if (language ? mp_record_has_choice (record, MP_NARRATIVE_LANGUAGE, language)
                   : mp_record_has_choice (record, MP_NARRATIVE_ORIGIN, "original"))
        return mp_record_get_text (record, MP_NARRATIVE_TEXT);
    }
  return NULL;
}
