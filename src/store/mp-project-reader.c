/* mp-project-reader.c: whole projects, one after the other
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-project-reader.h"

#include "store/mp-rows.h"

/* Rows that are passed over before the cursor looks the next project up in the tree instead. */
#define MAX_STEPS 8

/* A cursor stands on the first row that was not given out yet. All rows of projects from @from up to
 * that row are absent; so projects that are asked for in ascending order cost one pass over each table. */
typedef struct
{
  MpTable table;
  int project_column;
  MpStatement *statement;
  gboolean active;
  gint64 from;
  gint64 project; /* of the row, G_MAXINT64 behind the last */
} Cursor;

#define N_CURSORS (MP_TABLE_LAST_CHILD - MP_TABLE_PROJECT + 1)

struct _MpProjectReader
{
  MpDatabase *database;
  Cursor cursors[N_CURSORS];
};

/**
 * mp_project_reader_new:
 * @database: where the projects are; must outlive the result
 */
MpProjectReader *
mp_project_reader_new (MpDatabase *database)
{
  MpProjectReader *self = g_new0 (MpProjectReader, 1);

  self->database = database;
  for (guint i = 0; i < N_CURSORS; i++)
    {
      self->cursors[i].table = MP_TABLE_PROJECT + i;
      /* The id of the project stands first in its own table, after the id in the others. */
      self->cursors[i].project_column = i == 0 ? 0 : 1;
    }
  return self;
}

void
mp_project_reader_free (MpProjectReader *self)
{
  mp_project_reader_reset (self);
  g_free (self);
}

/**
 * mp_project_reader_reset:
 *
 * Ends the reading, so that others can write.
 */
void
mp_project_reader_reset (MpProjectReader *self)
{
  for (guint i = 0; i < N_CURSORS; i++)
    {
      if (self->cursors[i].active)
        mp_statement_reset (self->cursors[i].statement);
      self->cursors[i].active = FALSE;
    }
}

static gboolean
step (MpProjectReader *self,
      Cursor          *cursor,
      GError         **error)
{
  gboolean row;

  if (!mp_database_step (self->database, cursor->statement, &row, error))
    {
      mp_project_reader_reset (self);
      return FALSE;
    }
  cursor->project = row ? sqlite3_column_int64 (cursor->statement, cursor->project_column) : G_MAXINT64;
  return TRUE;
}

static gboolean
seek (MpProjectReader *self,
      Cursor          *cursor,
      gint64           id,
      GError         **error)
{
  if (cursor->active && cursor->from <= id)
    {
      for (guint steps = 0; cursor->project < id && steps < MAX_STEPS; steps++)
        {
          if (!step (self, cursor, error))
            return FALSE;
        }
      if (cursor->project >= id)
        return TRUE;
    }

  if (cursor->statement == NULL)
    {
      g_autofree char *sql = mp_rows_make_select (cursor->table, cursor->table == MP_TABLE_PROJECT
                                                                     ? "WHERE id >= ?1 ORDER BY id"
                                                                     : "WHERE project >= ?1 ORDER BY project, id");

      cursor->statement = mp_database_prepare (self->database, sql, error);
      if (cursor->statement == NULL)
        return FALSE;
    }
  sqlite3_reset (cursor->statement);
  sqlite3_bind_int64 (cursor->statement, 1, id);
  cursor->active = TRUE;
  return step (self, cursor, error);
}

/**
 * mp_project_reader_load:
 * @project: (out) (transfer full) (nullable): the whole project, %NULL when there is none of that id
 *
 * Fastest when ids ascend from call to call. The statements stay open until
 * mp_project_reader_reset(): use it in a transaction, and reset it before anything is written.
 */
gboolean
mp_project_reader_load (MpProjectReader  *self,
                        gint64            id,
                        MpProjectRecord **project,
                        GError          **error)
{
  g_autoptr (MpProjectRecord) loaded = NULL;

  *project = NULL;
  if (id == G_MAXINT64) /* stands for the end, see Cursor */
    return TRUE;
  for (guint i = 0; i < N_CURSORS; i++)
    {
      Cursor *cursor = &self->cursors[i];

      if (!seek (self, cursor, id, error))
        return FALSE;
      while (cursor->project == id)
        {
          MpRecord *record = mp_rows_get_record (cursor->statement, cursor->table);

          if (i == 0)
            loaded = mp_project_record_new (record);
          else
            mp_project_record_add (loaded, record);
          if (!step (self, cursor, error))
            return FALSE;
        }
      cursor->from = id + 1;
      if (loaded == NULL)
        return TRUE;
    }
  *project = g_steal_pointer (&loaded);
  return TRUE;
}
