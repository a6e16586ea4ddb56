/* mp-inserter.c: many rows into one table
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-inserter.h"

/* Rows of a wide statement; with more of them nothing is gained any more. */
#define WIDE 16

struct _MpInserter
{
  MpDatabase *database;
  char *table;
  char *columns;
  guint n_columns;
  MpStatement *single;
  MpStatement *wide;
};

/**
 * mp_inserter_new:
 * @database: must outlive the result
 * @columns: their names, separated by commas
 */
MpInserter *
mp_inserter_new (MpDatabase *database,
                 const char *table,
                 const char *columns)
{
  MpInserter *self = g_new0 (MpInserter, 1);

  self->database = database;
  self->table = g_strdup (table);
  self->columns = g_strdup (columns);
  self->n_columns = 1;
  for (const char *p = columns; *p; p++)
    self->n_columns += *p == ',';
  return self;
}

void
mp_inserter_free (MpInserter *self)
{
  /* Statements belong to the database. */
  g_free (self->table);
  g_free (self->columns);
  g_free (self);
}

/* OR FAIL: whoever writes rolls the whole transaction back after an error, so SQLite need not be able to
 * take back the first rows of a statement. To be able to, it would let FTS5 write what it has gathered to
 * the disk before each statement. */
static MpStatement *
prepare (MpInserter  *self,
         guint        n_rows,
         GError     **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT OR FAIL INTO %s (%s) VALUES", self->table, self->columns);
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (sql, row == 0 ? " (?" : ", (?");
      for (guint i = 1; i < self->n_columns; i++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }
  return mp_database_prepare (self->database, sql->str, error);
}

static gboolean
run (MpInserter     *self,
     MpStatement   **statement,
     guint           first,
     guint           n_rows,
     MpBindRow       bind,
     gconstpointer   user_data,
     GError        **error)
{
  if (*statement == NULL)
    {
      *statement = prepare (self, n_rows, error);
      if (*statement == NULL)
        return FALSE;
    }
  for (guint i = 0; i < n_rows; i++)
    bind (*statement, (int) (i * self->n_columns) + 1, first + i, user_data);
  return mp_database_run (self->database, *statement, error);
}

/**
 * mp_inserter_run:
 * @bind: called for each row, in order
 *
 * Puts the rows in. After an error some of them may be in the table: the transaction must be rolled back.
 */
gboolean
mp_inserter_run (MpInserter     *self,
                 guint           n_rows,
                 MpBindRow       bind,
                 gconstpointer   user_data,
                 GError        **error)
{
  guint row = 0;

  for (; n_rows - row >= WIDE; row += WIDE)
    {
      if (!run (self, &self->wide, row, WIDE, bind, user_data, error))
        return FALSE;
    }
  for (; row < n_rows; row++)
    {
      if (!run (self, &self->single, row, 1, bind, user_data, error))
        return FALSE;
    }
  return TRUE;
}
