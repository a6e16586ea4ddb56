/* mp-rows.h: records in the tables of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-record.h"
#include "store/mp-database.h"

G_BEGIN_DECLS

/**
 * MpRows:
 *
 * Reads and writes single records, with statements that are made from mp_table_get_info(). A
 * record of a project is found by its project and its id, any other by its id alone.
 */
typedef struct _MpRows MpRows;

MpRows *mp_rows_new (MpDatabase *database);
void mp_rows_free (MpRows *self);

gboolean mp_rows_insert (MpRows *self, MpRecord *const *records, guint n_records, GError **error);
gboolean mp_rows_read (MpRows *self, MpTable table, gint64 id, gint64 project, MpRecord **record, GError **error);
gboolean mp_rows_update (MpRows *self, MpTable table, gint64 id, gint64 project, guint field, const MpValue *value, GError **error);
gboolean mp_rows_delete (MpRows *self, MpTable table, gint64 id, gint64 project, GError **error);
gboolean mp_rows_read_all (MpRows *self, MpTable table, GPtrArray *records, GError **error);
gboolean mp_rows_read_owned (MpRows *self, MpTable table, gint64 owner, GPtrArray *records, GError **error);
gboolean mp_rows_exists (MpRows *self, MpTable table, gint64 id, gboolean *exists, GError **error);

char *mp_rows_make_select (MpTable table, const char *rest);
MpRecord *mp_rows_get_record (MpStatement *statement, MpTable table);
void mp_rows_bind_value (MpStatement *statement, int index, const MpValue *value);
void mp_rows_get_value (MpStatement *statement, int column, MpValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRows, mp_rows_free)

G_END_DECLS
