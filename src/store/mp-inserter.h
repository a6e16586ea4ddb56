/* mp-inserter.h: many rows into one table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-database.h"

G_BEGIN_DECLS

/**
 * MpInserter:
 *
 * Puts rows into one table, several with each statement: to begin and to end a statement costs more
 * than the row itself.
 */
typedef struct _MpInserter MpInserter;

/**
 * MpBindRow:
 * @index: of the first parameter of the row
 * @row: which row, from 0
 *
 * Binds all parameters of one row, also those that are %NULL. What is bound must live until
 * mp_inserter_run() returns.
 */
typedef void (*MpBindRow) (MpStatement *statement, int index, guint row, gconstpointer user_data);

MpInserter *mp_inserter_new (MpDatabase *database, const char *table, const char *columns);
void mp_inserter_free (MpInserter *self);
gboolean mp_inserter_run (MpInserter *self, guint n_rows, MpBindRow bind, gconstpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpInserter, mp_inserter_free)

G_END_DECLS
