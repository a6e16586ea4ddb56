/* mp-change-set.c: one act of one person
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-change-set.h"

struct _MpChangeSet
{
  gatomicrefcount ref_count;
  char *label;
  GArray *changes; /* of MpChange */
};

G_DEFINE_BOXED_TYPE (MpChangeSet, mp_change_set, mp_change_set_ref, mp_change_set_unref)

static void
clear_change (gpointer data)
{
  MpChange *change = data;

  mp_value_clear (&change->old_value);
  mp_value_clear (&change->new_value);
  g_clear_pointer (&change->record, mp_record_unref);
  g_clear_pointer (&change->project_record, mp_project_record_unref);
}

/**
 * mp_change_set_new:
 * @label: what the person did, translated: "Change title"
 *
 * Returns: (transfer full): an empty change set
 */
MpChangeSet *
mp_change_set_new (const char *label)
{
  MpChangeSet *self = g_new0 (MpChangeSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, TRUE, sizeof (MpChange));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

MpChangeSet *
mp_change_set_ref (MpChangeSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_change_set_unref (MpChangeSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->changes);
  g_free (self->label);
  g_free (self);
}

const char *
mp_change_set_get_label (const MpChangeSet *self)
{
  return self->label;
}

void
mp_change_set_set_label (MpChangeSet *self,
                         const char  *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

guint
mp_change_set_get_n (const MpChangeSet *self)
{
  return self->changes->len;
}

MpChange *
mp_change_set_get (const MpChangeSet *self,
                   guint              index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, MpChange, index);
}

/**
 * mp_change_set_clear:
 *
 * Drops all changes, keeps the label: for a feed that hands over one chunk after the other.
 */
void
mp_change_set_clear (MpChangeSet *self)
{
  g_array_set_size (self->changes, 0);
}

/* The project that a record belongs to, or is. */
static gint64
get_project_of (const MpRecord *record)
{
  MpTable table = mp_record_get_table (record);

  if (table == MP_TABLE_PROJECT)
    return mp_record_get_id (record);
  return mp_table_is_project_child (table) ? mp_record_get_integer (record, 0) : 0;
}

static MpChange *
add_change (MpChangeSet    *self,
            MpChangeKind    kind,
            const MpRecord *record)
{
  MpChange change = {
    .kind = kind,
    .table = mp_record_get_table (record),
    .id = mp_record_get_id (record),
    .project = get_project_of (record),
  };

  g_array_append_val (self->changes, change);
  return &g_array_index (self->changes, MpChange, self->changes->len - 1);
}

/**
 * mp_change_set_insert:
 * @record: (transfer full): a record of any table but project; its owner must be set, its id may
 *   be 0
 */
void
mp_change_set_insert (MpChangeSet *self,
                      MpRecord    *record)
{
  MpChange *change;

  g_return_if_fail (mp_record_get_table (record) != MP_TABLE_PROJECT);

  change = add_change (self, MP_CHANGE_INSERT, record);
  change->record = record;
}

/**
 * mp_change_set_insert_project:
 * @project: (transfer full): a project with its children; ids may be 0, owners are set by the store
 */
void
mp_change_set_insert_project (MpChangeSet     *self,
                              MpProjectRecord *project)
{
  MpChange *change = add_change (self, MP_CHANGE_INSERT, mp_project_record_get_project (project));

  change->project_record = project;
}

/**
 * mp_change_set_update:
 * @record: the record as it is known; the store refuses the change when the field holds
 *   something else by then
 * @value: what @field is to hold; nothing is added when it does already
 */
void
mp_change_set_update (MpChangeSet    *self,
                      const MpRecord *record,
                      guint           field,
                      const MpValue  *value)
{
  const MpValue *old_value = mp_record_get_value (record, field);
  MpChange *change;

  if (mp_value_equal (old_value, value))
    return;

  change = add_change (self, MP_CHANGE_UPDATE, record);
  change->field = field;
  mp_value_copy (old_value, &change->old_value);
  mp_value_copy (value, &change->new_value);
}

/**
 * mp_change_set_update_text:
 * @text: (nullable): the text; %NULL empties the field
 */
void
mp_change_set_update_text (MpChangeSet    *self,
                           const MpRecord *record,
                           guint           field,
                           const char     *text)
{
  g_auto (MpValue) value = MP_VALUE_INIT;

  mp_value_set_text (&value, text);
  mp_change_set_update (self, record, field, &value);
}

void
mp_change_set_update_integer (MpChangeSet    *self,
                              const MpRecord *record,
                              guint           field,
                              gint64          integer)
{
  g_auto (MpValue) value = MP_VALUE_INIT;

  mp_value_set_integer (&value, integer);
  mp_change_set_update (self, record, field, &value);
}

void
mp_change_set_update_null (MpChangeSet    *self,
                           const MpRecord *record,
                           guint           field)
{
  const MpValue value = MP_VALUE_INIT;

  mp_change_set_update (self, record, field, &value);
}

/**
 * mp_change_set_delete:
 * @record: the record that goes; that of a project takes its children along
 */
void
mp_change_set_delete (MpChangeSet    *self,
                      const MpRecord *record)
{
  add_change (self, MP_CHANGE_DELETE, record);
}

/**
 * mp_change_set_add_copy:
 * @change: a change of another set; its record is shared
 */
void
mp_change_set_add_copy (MpChangeSet    *self,
                        const MpChange *change)
{
  MpChange copy = *change;

  copy.old_value = copy.new_value = MP_VALUE_INIT;
  mp_value_copy (&change->old_value, &copy.old_value);
  mp_value_copy (&change->new_value, &copy.new_value);
  copy.record = change->record ? mp_record_ref (change->record) : NULL;
  copy.project_record = change->project_record ? mp_project_record_ref (change->project_record) : NULL;
  g_array_append_val (self->changes, copy);
}
