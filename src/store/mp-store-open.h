/* mp-store-open.h: the way to an open document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-portfolio.h"
#include "store/mp-database.h"

G_BEGIN_DECLS

/**
 * MpOpenDocument:
 * @writing: (nullable): the connection that writes, %NULL when nothing can be changed
 * @reading: the connection that reads
 * @portfolio: what it holds
 * @read_only_reason: (nullable): why nothing can be changed, with @read_only_code
 * @last_id: no id in it is greater; changes with each transaction
 */
typedef struct
{
  MpDatabase *writing;
  MpDatabase *reading;
  MpPortfolio *portfolio;
  char *read_only_reason;
  MpStoreError read_only_code;
  gint64 last_id;
  char *undo_label;
  char *redo_label;
} MpOpenDocument;

gboolean mp_open_document (MpOpenDocument *document, const char *path, gboolean read_only, GCancellable *cancellable, GError **error);
void mp_open_document_clear (MpOpenDocument *document);

G_END_DECLS
