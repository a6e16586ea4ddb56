/* store-fixture.h: documents for tests
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/mp-store.h"

/* A folder of its own for one test, removed at the end. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
MpStore *fixture_create (Fixture *self);
MpStore *fixture_open (Fixture *self);

/* Edits that wait until they are done. */
gboolean apply_and_wait (MpStore *store, MpChangeSet *set, GError **error);
gboolean feed_and_wait (MpStore *store, const char *label, MpChangeFeed feed, gpointer data, GCancellable *cancellable, GError **error);
gboolean undo_and_wait (MpStore *store, GError **error);
gboolean redo_and_wait (MpStore *store, GError **error);
void apply (MpStore *store, MpChangeSet *set);
void undo (MpStore *store);
void redo (MpStore *store);

MpProjectRecord *make_project (const char *title);
gint64 add_project (MpStore *store, const char *title);
MpRecord *add_child (MpProjectRecord *project, MpTable table);
MpProjectRecord *load_project (MpStore *store, gint64 id);
void set_title (MpStore *store, gint64 id, const char *title);
gboolean change_title (MpStore *store, gint64 id, const char *title, GError **error);
void dump_record (const MpRecord *record, GString *dump);
char *dump_store (MpStore *store);
void assert_summaries_fit (MpStore *store);
guint count_found (MpStore *store, const char *words, gboolean phrase);
