/* mp-database.h: one connection to a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/mp-store-error.h"

G_BEGIN_DECLS

/* "MPWR" */
#define MP_DATABASE_APPLICATION_ID 0x4D505752

/**
 * MpDatabase:
 *
 * One connection and its prepared statements. Belongs to the thread that uses it; may be handed
 * from one thread to another, never shared.
 */
typedef struct _MpDatabase MpDatabase;

/* A cached statement. Letting an automatic pointer go resets it and keeps it in the cache. */
typedef sqlite3_stmt MpStatement;

typedef enum
{
  MP_DATABASE_READ_ONLY,
  MP_DATABASE_READ_WRITE,
  MP_DATABASE_CREATE,
} MpDatabaseMode;

MpDatabase *mp_database_open (const char *path, MpDatabaseMode mode, GError **error);
void mp_database_free (MpDatabase *self);

const char *mp_database_get_path (MpDatabase *self);
const char *mp_database_get_name (MpDatabase *self);
void mp_database_set_name (MpDatabase *self, const char *name);
gboolean mp_database_is_read_only (MpDatabase *self);
gboolean mp_database_has_moved (MpDatabase *self);
gboolean mp_database_is_wal (MpDatabase *self);
void mp_database_use_wal (MpDatabase *self);
void mp_database_set_cache (MpDatabase *self, guint kibibytes);
void mp_database_set_cancellable (MpDatabase *self, GCancellable *cancellable);
void mp_database_checkpoint (MpDatabase *self);
void mp_database_finish_writing (MpDatabase *self);

gboolean mp_database_execute (MpDatabase *self, const char *sql, GError **error);
gboolean mp_database_get_integer (MpDatabase *self, const char *sql, gint64 *value, GError **error);
MpStatement *mp_database_prepare (MpDatabase *self, const char *sql, GError **error);
gboolean mp_database_step (MpDatabase *self, MpStatement *statement, gboolean *row, GError **error);
gboolean mp_database_run (MpDatabase *self, MpStatement *statement, GError **error);
int mp_database_count_changes (MpDatabase *self);
void mp_database_set_error (MpDatabase *self, int code, GError **error);

gboolean mp_database_begin (MpDatabase *self, GError **error);
gboolean mp_database_begin_reading (MpDatabase *self, GError **error);
gboolean mp_database_commit (MpDatabase *self, GError **error);
void mp_database_rollback (MpDatabase *self);

void mp_statement_reset (MpStatement *statement);
void mp_statement_bind_text (MpStatement *statement, int index, const char *text);
char *mp_statement_dup_text (MpStatement *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDatabase, mp_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStatement, mp_statement_reset)

G_END_DECLS
