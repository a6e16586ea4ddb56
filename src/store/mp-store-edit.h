/* mp-store-edit.h: one act, from the queue to the disk
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-editor.h"
#include "model/mp-portfolio.h"
#include "store/mp-database.h"
#include "store/mp-id-source.h"

G_BEGIN_DECLS

typedef enum
{
  MP_STORE_EDIT_APPLY,
  MP_STORE_EDIT_FEED,
  MP_STORE_EDIT_UNDO,
  MP_STORE_EDIT_REDO,
} MpStoreEditKind;

/**
 * MpStoreEdit:
 * @set: for apply
 * @is_founding: whether the portfolio begins with it, so that it cannot be undone
 * @label: for a feed, with @source, @feed and what follows
 * @update: (nullable): the result: what the portfolio needs to know
 * @is_complete: whether @update holds everything, because another process has written as well
 * @undo_label: (nullable): what can be undone afterwards; valid with @update
 * @error: (nullable): why it failed
 *
 * What shall be done, and what came of it. Goes from the main thread to the writer and back.
 */
typedef struct
{
  MpStoreEditKind kind;
  char *author;
  gboolean is_founding;
  MpChangeSet *set;
  char *label;
  gint64 source;
  MpChangeFeed feed;
  gpointer feed_data;
  GDestroyNotify feed_destroy;

  MpPortfolioUpdate *update;
  gboolean is_complete;
  char *undo_label;
  char *redo_label;
  GError *error;
} MpStoreEdit;

MpStoreEdit *mp_store_edit_new (MpStoreEditKind kind);
void mp_store_edit_free (MpStoreEdit *self);
void mp_store_edit_add_removed (MpPortfolioUpdate *update, MpPortfolio *portfolio);

/**
 * MpStoreWriter:
 *
 * Carries out edits. Belongs to the writer thread.
 */
typedef struct _MpStoreWriter MpStoreWriter;

MpStoreWriter *mp_store_writer_new (MpDatabase *database, MpIdSource *ids, gint64 last_id);
void mp_store_writer_free (MpStoreWriter *self);
void mp_store_writer_run (MpStoreWriter *self, MpStoreEdit *edit, GCancellable *cancellable);
gboolean mp_store_writer_tidy (MpStoreWriter *self);
void mp_store_writer_rest (MpStoreWriter *self);
void mp_store_writer_finish (MpStoreWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStoreEdit, mp_store_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStoreWriter, mp_store_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPortfolioUpdate, mp_portfolio_update_free)

G_END_DECLS
