/* mp-writer.h: one transaction on a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"
#include "model/mp-vocabulary.h"
#include "store/mp-derived.h"
#include "store/mp-rows.h"

G_BEGIN_DECLS

/**
 * MpWriter:
 *
 * Puts records into the document and takes them out, and keeps what is derived of them in step:
 * summaries, search index and the #MpPortfolioUpdate that the open portfolio needs. Knows nothing
 * of history: see mp-store-write.h and mp-store-undo.h. Belongs to the writer thread.
 */
typedef struct _MpWriter MpWriter;

MpWriter *mp_writer_new (MpDatabase *database, gint64 last_id, MpMakeIdFunc make_id, gpointer make_id_data);
void mp_writer_free (MpWriter *self);
MpDatabase *mp_writer_get_database (MpWriter *self);
MpRows *mp_writer_get_rows (MpWriter *self);

gboolean mp_writer_begin (MpWriter *self, gboolean check_keys, GError **error);
gboolean mp_writer_have_others_written (MpWriter *self);
gboolean mp_writer_flush (MpWriter *self, GError **error);
MpPortfolioUpdate *mp_writer_commit (MpWriter *self, GError **error);
void mp_writer_rollback (MpWriter *self);
gboolean mp_writer_tidy (MpWriter *self);

gint64 mp_writer_make_id (MpWriter *self);
gboolean mp_writer_load_project (MpWriter *self, gint64 id, MpProjectRecord **project, GError **error);
gboolean mp_writer_load_projects (MpWriter *self, GArray *ids, GHashTable **projects, GError **error);
gboolean mp_writer_put_projects (MpWriter *self, MpProjectRecord *const *projects, MpDerived *const *derived, guint n_projects, GError **error);
gboolean mp_writer_take_project (MpWriter *self, MpProjectRecord *project, GError **error);
gboolean mp_writer_put_record (MpWriter *self, MpRecord *record, GError **error);
gboolean mp_writer_take_record (MpWriter *self, MpRecord *record, GError **error);
gboolean mp_writer_set_field (MpWriter *self, MpRecord *record, guint field, const MpValue *value, GError **error);
void mp_writer_forbid_use (MpWriter *self, MpRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpWriter, mp_writer_free)

G_END_DECLS
