/* mp-store.h: a portfolio document on disk
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

#define MP_TYPE_STORE (mp_store_get_type ())
G_DECLARE_FINAL_TYPE (MpStore, mp_store, MP, STORE, GObject)

/**
 * MpStore:
 *
 * An open `.mpower` document: implements #MpEditor and #MpLookup, keeps its #MpPortfolio up to
 * date. Make, open and close it in the main thread; all work on the file happens in its own
 * threads.
 */
typedef enum
{
  MP_STORE_OPEN_DEFAULT = 0,
  MP_STORE_OPEN_READ_ONLY = 1 << 0,
} MpStoreOpenFlags;

/* Blocking twins are for the command line and tests. */
MpStore *mp_store_create (GFile *file, const char *title, GCancellable *cancellable, GError **error);
MpStore *mp_store_open (GFile *file, MpStoreOpenFlags flags, GCancellable *cancellable, GError **error);
void mp_store_create_async (GFile *file, const char *title, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MpStore *mp_store_create_finish (GAsyncResult *result, GError **error);
void mp_store_open_async (GFile *file, MpStoreOpenFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MpStore *mp_store_open_finish (GAsyncResult *result, GError **error);
void mp_store_close (MpStore *self);

GFile *mp_store_get_file (MpStore *self);
MpPortfolio *mp_store_get_portfolio (MpStore *self);
void mp_store_set_author (MpStore *self, const char *author);
void mp_store_set_founding (MpStore *self, gboolean founding);

G_END_DECLS
