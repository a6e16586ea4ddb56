/* mp-change-set.h: one act of one person
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"

G_BEGIN_DECLS

/**
 * MpChangeKind:
 * @MP_CHANGE_INSERT: a record comes to be; that of a project brings its children along
 * @MP_CHANGE_UPDATE: one field of a record gets another value
 * @MP_CHANGE_DELETE: a record goes; that of a project takes its children along
 */
typedef enum
{
  MP_CHANGE_INSERT,
  MP_CHANGE_UPDATE,
  MP_CHANGE_DELETE,
} MpChangeKind;

/**
 * MpChange:
 * @id: the record; for an insert 0 until the store has given it one
 * @project: the project that the record belongs to (or is), 0 if none
 * @field: the field, for an update
 * @old_value: what the field held, filled in by the store
 * @new_value: what it is to hold
 * @record: (nullable): the record, for an insert
 * @project_record: (nullable): the whole project, for an insert in the table project
 */
typedef struct
{
  MpChangeKind kind;
  MpTable table;
  gint64 id;
  gint64 project;
  guint field;
  MpValue old_value;
  MpValue new_value;
  MpRecord *record;
  MpProjectRecord *project_record;
} MpChange;

typedef struct _MpChangeSet MpChangeSet;

#define MP_TYPE_CHANGE_SET (mp_change_set_get_type ())
GType mp_change_set_get_type (void) G_GNUC_CONST;

MpChangeSet *mp_change_set_new (const char *label);
MpChangeSet *mp_change_set_ref (MpChangeSet *self);
void mp_change_set_unref (MpChangeSet *self);

const char *mp_change_set_get_label (const MpChangeSet *self);
void mp_change_set_set_label (MpChangeSet *self, const char *label);
guint mp_change_set_get_n (const MpChangeSet *self);
MpChange *mp_change_set_get (const MpChangeSet *self, guint index);
void mp_change_set_clear (MpChangeSet *self);

void mp_change_set_insert (MpChangeSet *self, MpRecord *record);
void mp_change_set_insert_project (MpChangeSet *self, MpProjectRecord *project);
void mp_change_set_update (MpChangeSet *self, const MpRecord *record, guint field, const MpValue *value);
void mp_change_set_update_text (MpChangeSet *self, const MpRecord *record, guint field, const char *text);
void mp_change_set_update_integer (MpChangeSet *self, const MpRecord *record, guint field, gint64 integer);
void mp_change_set_update_null (MpChangeSet *self, const MpRecord *record, guint field);
void mp_change_set_delete (MpChangeSet *self, const MpRecord *record);
void mp_change_set_add_copy (MpChangeSet *self, const MpChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpChangeSet, mp_change_set_unref)

G_END_DECLS
