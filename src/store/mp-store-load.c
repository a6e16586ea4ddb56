/* mp-store-load.c: a document as an open portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-store-load.h"

#include <string.h>

#include "store/mp-document.h"
#include "store/mp-project-reader.h"
#include "store/mp-rows.h"
#include "store/mp-summary-rows.h"

static gboolean
set_damaged (MpDatabase  *database,
             GError     **error)
{
  mp_store_error_set (error, MP_STORE_ERROR_CORRUPT, mp_database_get_name (database), NULL);
  return FALSE;
}

static gboolean
load_records (MpDatabase  *database,
              MpRows      *rows,
              GPtrArray   *records,
              GError     **error)
{
  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      if (table == MP_TABLE_PROJECT || mp_table_is_project_child (table))
        continue;
      if (!mp_rows_read_all (rows, table, records, error))
        return FALSE;
    }
  /* 0 stands for "no record" everywhere. */
  for (guint i = 0; i < records->len; i++)
    {
      if (mp_record_get_id (g_ptr_array_index (records, i)) == 0)
        return set_damaged (database, error);
    }
  return TRUE;
}

static const char *
intern_column (MpPortfolio *portfolio,
               MpStatement *statement,
               int          column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gsize length = (gsize) sqlite3_column_bytes (statement, column);

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      return mp_portfolio_intern (portfolio, valid, strlen (valid));
    }
  return mp_portfolio_intern (portfolio, text, length);
}

/* The flat rows: this is most of the time of opening a large document. @fitting: whether all of them are
 * such as this program makes. */
static gboolean
load_summaries (MpDatabase   *database,
                MpPortfolio  *portfolio,
                gboolean     *fitting,
                GError      **error)
{
  g_autoptr (MpStatement) statement =
      mp_database_prepare (database,
                           "SELECT project, title, short_name, start_day, end_day, planned_end_day, flags, position, facts"
                           " FROM project_summary",
                           error);
  gboolean row;

  *fitting = TRUE;
  if (statement == NULL)
    return FALSE;
  while (mp_database_step (database, statement, &row, error))
    {
      MpSummary summary = { 0 };
      gconstpointer facts;
      gsize size;
      gpointer copy;

      if (!row)
        return TRUE;

      facts = sqlite3_column_blob (statement, 8);
      size = (gsize) sqlite3_column_bytes (statement, 8);
      copy = mp_portfolio_allocate (portfolio, size);
      if (size > 0)
        memcpy (copy, facts, size);
      summary.id = sqlite3_column_int64 (statement, 0);
      summary.title = intern_column (portfolio, statement, 1);
      *fitting = mp_summary_set_facts (&summary, copy, size) && summary.id != 0 && summary.title;
      if (!*fitting)
        return TRUE;
      summary.short_name = intern_column (portfolio, statement, 2);
      summary.start = sqlite3_column_int (statement, 3);
      summary.end = sqlite3_column_int (statement, 4);
      summary.planned_end = sqlite3_column_int (statement, 5);
      mp_summary_unpack_flags (&summary, sqlite3_column_int (statement, 6));
      summary.position = sqlite3_column_int (statement, 7);
      mp_portfolio_load_summary (portfolio, &summary);
    }
  return FALSE;
}

/* Summaries from the facts themselves: for a document whose derived rows are of another version and
 * that cannot be written, and to bring an open portfolio up to date. */
static gboolean
derive_summaries (MpDatabase  *database,
                  GPtrArray   *summaries,
                  GError     **error)
{
  g_autoptr (MpProjectReader) reader = mp_project_reader_new (database);
  g_autoptr (MpStatement) ids = mp_database_prepare (database, "SELECT id FROM project ORDER BY id", error);
  gboolean row;

  if (ids == NULL)
    return FALSE;
  while (mp_database_step (database, ids, &row, error))
    {
      g_autoptr (MpProjectRecord) project = NULL;

      if (!row)
        return TRUE;
      if (!mp_project_reader_load (reader, sqlite3_column_int64 (ids, 0), &project, error))
        return FALSE;
      if (project && mp_project_record_get_id (project) == 0)
        return set_damaged (database, error);
      if (project)
        g_ptr_array_add (summaries, mp_summary_new (project));
    }
  return FALSE;
}

/**
 * mp_store_load_update:
 *
 * Everything as the facts say, as news for a portfolio that may hold something older.
 *
 * Returns: (transfer full): the update, %NULL with an error
 */
MpPortfolioUpdate *
mp_store_load_update (MpDatabase  *database,
                      GError     **error)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();
  g_autoptr (MpRows) rows = mp_rows_new (database);

  if (load_records (database, rows, update->records, error) && derive_summaries (database, update->summaries, error))
    return update;

  mp_portfolio_update_free (update);
  return NULL;
}

/* With the summaries that the document keeps. */
static MpPortfolio *
load_derived (MpDatabase  *database,
              gboolean    *fitting,
              GError     **error)
{
  g_autoptr (MpPortfolio) portfolio = mp_portfolio_new ();
  g_autoptr (MpRows) rows = mp_rows_new (database);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);

  if (!load_records (database, rows, records, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    mp_portfolio_load_record (portfolio, mp_record_ref (g_ptr_array_index (records, i)));
  return load_summaries (database, portfolio, fitting, error) ? g_steal_pointer (&portfolio) : NULL;
}

/**
 * mp_store_load:
 * @fitting: (out): whether the summaries of the document are such as this program makes; if not, they
 *   were made of the facts, as for a document of another version
 *
 * An older program that had the document open while a newer one opened it goes on to write summaries of
 * its own version: no reason to refuse the document.
 *
 * Returns: (transfer full): the portfolio that the document holds, %NULL with an error
 */
MpPortfolio *
mp_store_load (MpDatabase  *database,
               gboolean    *fitting,
               GError     **error)
{
  g_autoptr (MpPortfolio) portfolio = NULL;
  MpPortfolioUpdate *update;
  gint64 version;

  *fitting = FALSE;
  if (!mp_document_get_state (database, "summary-version", &version, error))
    return NULL;
  if (version == MP_DERIVED_VERSION)
    {
      portfolio = load_derived (database, fitting, error);
      if (portfolio == NULL || *fitting)
        return g_steal_pointer (&portfolio);
      g_clear_object (&portfolio);
    }

  update = mp_store_load_update (database, error);
  if (update == NULL)
    return NULL;
  portfolio = mp_portfolio_new ();
  mp_portfolio_apply (portfolio, update);
  mp_portfolio_update_free (update);
  return g_steal_pointer (&portfolio);
}
