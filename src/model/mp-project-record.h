/* mp-project-record.h: all facts of one project, as a value
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-record.h"

G_BEGIN_DECLS

/**
 * MpProjectRecord:
 *
 * The record of a project with all records that belong to it, in the order of their ids.
 * Reference counted (atomically); read-only as soon as somebody else holds it.
 */
typedef struct _MpProjectRecord MpProjectRecord;

#define MP_TYPE_PROJECT_RECORD (mp_project_record_get_type ())
GType mp_project_record_get_type (void) G_GNUC_CONST;

MpProjectRecord *mp_project_record_new (MpRecord *project);
MpProjectRecord *mp_project_record_ref (MpProjectRecord *self);
void mp_project_record_unref (MpProjectRecord *self);

gint64 mp_project_record_get_id (const MpProjectRecord *self);
MpRecord *mp_project_record_get_project (const MpProjectRecord *self);
const char *mp_project_record_get_title (const MpProjectRecord *self);
guint mp_project_record_get_n (const MpProjectRecord *self, MpTable table);
MpRecord *mp_project_record_get (const MpProjectRecord *self, MpTable table, guint index);
MpRecord *mp_project_record_find (const MpProjectRecord *self, MpTable table, gint64 id);
MpRecord *mp_project_record_add (MpProjectRecord *self, MpRecord *child);
MpRecord *mp_project_record_add_new (MpProjectRecord *self, MpTable table);

MpRecord *mp_project_record_get_date (const MpProjectRecord *self, const char *kind);
const char *mp_project_record_get_narrative (const MpProjectRecord *self, const char *field, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProjectRecord, mp_project_record_unref)

G_END_DECLS
