/* mp-store-private.h: the parts of an open document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-store.h"
#include "store/mp-id-source.h"
#include "store/mp-store-edit.h"
#include "store/mp-store-reader.h"
#include "store/mp-worker.h"

G_BEGIN_DECLS

/* The writer thread owns one connection, the reader another. What belongs to the main thread and what to
 * the writer is kept apart here. */
struct _MpStore
{
  GObject parent_instance;

  /* Main thread. */
  GFile *file;
  MpPortfolio *portfolio;
  char *author;
  gboolean is_founding;
  char *read_only_reason;
  MpStoreError read_only_code;
  char *undo_label;
  char *redo_label;

  /* Any thread. */
  MpWorker *writer_thread;
  MpStoreReader *reader;
  MpIdSource *ids;

  /* Writer thread. */
  MpDatabase *writing;
  MpStoreWriter *writer;
};

void mp_store_go_back (GTask *task, GSourceFunc func, gpointer data, GDestroyNotify destroy);
void mp_store_editor_init (MpEditorInterface *iface);
void mp_store_lookup_init (MpLookupInterface *iface);

G_END_DECLS
