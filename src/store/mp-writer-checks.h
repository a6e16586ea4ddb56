/* mp-writer-checks.h: what must hold between the records of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"
#include "store/mp-rows.h"

G_BEGIN_DECLS

/**
 * MpWriterChecks:
 *
 * Notes what a transaction touches and checks it at its end, so that the order inside an act does not
 * matter: references, chains of predecessors and parents, and that what was deleted is not in use.
 */
typedef struct _MpWriterChecks MpWriterChecks;

MpWriterChecks *mp_writer_checks_new (MpDatabase *database, MpRows *rows);
void mp_writer_checks_free (MpWriterChecks *self);
void mp_writer_checks_clear (MpWriterChecks *self);
void mp_writer_checks_note_record (MpWriterChecks *self, const MpRecord *record);
void mp_writer_checks_note_deleted (MpWriterChecks *self, MpRecord *record);
gboolean mp_writer_checks_run (MpWriterChecks *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpWriterChecks, mp_writer_checks_free)

G_END_DECLS
