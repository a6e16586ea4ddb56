/* mp-summary-rows.c: the derived tables of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-summary-rows.h"

#include "store/mp-document.h"
#include "store/mp-inserter.h"
#include "store/mp-project-reader.h"

#define COLUMNS "project, title, short_name, start_day, end_day, planned_end_day, flags, position, facts"

struct _MpSummaryRows
{
  MpDatabase *database;
  MpInserter *insert;
  MpStatement *index;
};

MpSummaryRows *
mp_summary_rows_new (MpDatabase *database)
{
  MpSummaryRows *self = g_new0 (MpSummaryRows, 1);

  self->database = database;
  self->insert = mp_inserter_new (database, "project_summary", COLUMNS);
  return self;
}

void
mp_summary_rows_free (MpSummaryRows *self)
{
  mp_inserter_free (self->insert);
  g_free (self);
}

/**
 * mp_summary_pack_flags:
 *
 * Returns: the small fields of @summary in one number
 */
int
mp_summary_pack_flags (const MpSummary *summary)
{
  return (summary->start_precision & 3) | (summary->end_precision & 3) << 2 |
         (summary->start_is_actual != 0) << 4 | (summary->end_is_actual != 0) << 5;
}

void
mp_summary_unpack_flags (MpSummary *summary,
                         int        flags)
{
  summary->start_precision = (guint8) (flags & 3);
  summary->end_precision = (guint8) (flags >> 2 & 3);
  summary->start_is_actual = (guint8) (flags >> 4 & 1);
  summary->end_is_actual = (guint8) (flags >> 5 & 1);
}

static void
bind_summary (MpStatement     *statement,
              int              index,
              const MpSummary *summary)
{
  /* The summary keeps the block as well. */
  g_autoptr (GBytes) facts = mp_summary_pack_facts (summary);
  gsize size;
  gconstpointer data = g_bytes_get_data (facts, &size);

  sqlite3_bind_int64 (statement, index++, summary->id);
  mp_statement_bind_text (statement, index++, summary->title);
  mp_statement_bind_text (statement, index++, summary->short_name);
  sqlite3_bind_int (statement, index++, summary->start);
  sqlite3_bind_int (statement, index++, summary->end);
  sqlite3_bind_int (statement, index++, summary->planned_end);
  sqlite3_bind_int (statement, index++, mp_summary_pack_flags (summary));
  sqlite3_bind_int (statement, index++, summary->position);
  sqlite3_bind_blob64 (statement, index, data, size, SQLITE_STATIC);
}

static void
bind_derived (MpStatement   *statement,
              int            index,
              guint          row,
              gconstpointer  user_data)
{
  MpDerived *const *derived = user_data;

  bind_summary (statement, index, derived[row]->summary);
}

/* REPLACE, as the row of a summary has no identity of its own. */
static gboolean
replace_summary (MpSummaryRows    *self,
                 const MpSummary  *summary,
                 GError          **error)
{
  g_autoptr (MpStatement) statement =
      mp_database_prepare (self->database, "REPLACE INTO project_summary (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  bind_summary (statement, 1, summary);
  return mp_database_run (self->database, statement, error);
}

static gboolean
index_words (MpSummaryRows  *self,
             gint64          project,
             const char     *words,
             GError        **error)
{
  if (self->index == NULL)
    {
      self->index = mp_database_prepare (self->database, "INSERT INTO project_search (rowid, words) VALUES (?, ?)", error);
      if (self->index == NULL)
        return FALSE;
    }
  sqlite3_bind_int64 (self->index, 1, project);
  mp_statement_bind_text (self->index, 2, words);
  return mp_database_run (self->database, self->index, error);
}

/* A contentless index must be told what it holds. */
static gboolean
unindex_words (MpSummaryRows  *self,
               gint64          project,
               const char     *words,
               GError        **error)
{
  g_autoptr (MpStatement) statement =
      mp_database_prepare (self->database, "INSERT INTO project_search (project_search, rowid, words) VALUES ('delete', ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, project);
  mp_statement_bind_text (statement, 2, words);
  return mp_database_run (self->database, statement, error);
}

/**
 * mp_summary_rows_insert:
 * @derived: of projects that have no such rows yet, in the order of their ids
 */
gboolean
mp_summary_rows_insert (MpSummaryRows     *self,
                        MpDerived *const  *derived,
                        guint              n_derived,
                        GError           **error)
{
  if (!mp_inserter_run (self->insert, n_derived, bind_derived, derived, error))
    return FALSE;
  for (guint i = 0; i < n_derived; i++)
    {
      if (!index_words (self, derived[i]->summary->id, derived[i]->words, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_summary_rows_update:
 * @old_words: what was indexed
 */
gboolean
mp_summary_rows_update (MpSummaryRows    *self,
                        const MpDerived  *derived,
                        const char       *old_words,
                        GError          **error)
{
  gint64 project = derived->summary->id;

  if (!replace_summary (self, derived->summary, error))
    return FALSE;
  return g_str_equal (old_words, derived->words) ||
         (unindex_words (self, project, old_words, error) && index_words (self, project, derived->words, error));
}

/**
 * mp_summary_rows_delete:
 * @words: what was indexed
 */
gboolean
mp_summary_rows_delete (MpSummaryRows  *self,
                        gint64          project,
                        const char     *words,
                        GError        **error)
{
  g_autoptr (MpStatement) statement = mp_database_prepare (self->database, "DELETE FROM project_summary WHERE project = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, project);
  return mp_database_run (self->database, statement, error) && unindex_words (self, project, words, error);
}

static gboolean
rebuild_each (MpDatabase     *database,
              MpSummaryRows  *rows,
              GError        **error)
{
  g_autoptr (MpProjectReader) reader = mp_project_reader_new (database);
  g_autoptr (MpStatement) ids = mp_database_prepare (database, "SELECT id FROM project ORDER BY id", error);
  gboolean row;

  if (ids == NULL)
    return FALSE;
  while (mp_database_step (database, ids, &row, error))
    {
      g_autoptr (MpProjectRecord) project = NULL;
      g_autoptr (MpDerived) derived = NULL;

      if (!row)
        return TRUE;
      if (!mp_project_reader_load (reader, sqlite3_column_int64 (ids, 0), &project, error))
        return FALSE;
      if (project == NULL)
        continue;
      derived = mp_derived_new (project);
      if (!mp_summary_rows_insert (rows, &derived, 1, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * mp_summary_rows_rebuild:
 * @database: opened for writing
 *
 * Makes the derived tables again from the facts, in a transaction of its own.
 */
gboolean
mp_summary_rows_rebuild (MpDatabase  *database,
                         GError     **error)
{
  g_autoptr (MpSummaryRows) rows = mp_summary_rows_new (database);

  if (!mp_database_begin (database, error))
    return FALSE;
  if (mp_database_execute (database, "DELETE FROM project_summary; INSERT INTO project_search (project_search) VALUES ('delete-all')", error) &&
      rebuild_each (database, rows, error) &&
      mp_document_set_state (database, "summary-version", MP_DERIVED_VERSION, error))
    return mp_database_commit (database, error);

  mp_database_rollback (database);
  return FALSE;
}
