/* mp-writer-checks.c: what must hold between the records of a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/mp-writer-checks.h"

#include <glib/gi18n-lib.h>

struct _MpWriterChecks
{
  MpDatabase *database;
  MpRows *rows;
  GHashTable *referred[MP_N_TABLES]; /* ids that something refers to now */
  GArray *links;                     /* of Link */
  GPtrArray *deleted;                /* of MpRecord, which nothing may refer to any more */
};

/* Something that was put below or behind something else. */
typedef struct
{
  MpTable table;
  gint64 id; /* of the project of a relation, else of the record */
  const char *kind;
} Link;

MpWriterChecks *
mp_writer_checks_new (MpDatabase *database,
                      MpRows     *rows)
{
  MpWriterChecks *self = g_new0 (MpWriterChecks, 1);

  self->database = database;
  self->rows = rows;
  for (guint i = 0; i < MP_N_TABLES; i++)
    self->referred[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->deleted = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  return self;
}

void
mp_writer_checks_free (MpWriterChecks *self)
{
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_hash_table_unref (self->referred[i]);
  g_array_unref (self->links);
  g_ptr_array_unref (self->deleted);
  g_free (self);
}

void
mp_writer_checks_clear (MpWriterChecks *self)
{
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_hash_table_remove_all (self->referred[i]);
  g_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->deleted, 0);
}

static void
note_reference (MpWriterChecks *self,
                MpTable         target,
                gint64          id)
{
  if (!g_hash_table_contains (self->referred[target], &id))
    g_hash_table_add (self->referred[target], g_memdup2 (&id, sizeof id));
}

static void
note_link (MpWriterChecks *self,
           const MpRecord *record)
{
  Link link = { .table = mp_record_get_table (record), .id = mp_record_get_id (record) };

  switch ((guint) link.table)
    {
    case MP_TABLE_TERM:
      if (mp_record_is_null (record, MP_TERM_PARENT))
        return;
      break;
    case MP_TABLE_PARTNER:
      if (mp_record_is_null (record, MP_PARTNER_PARENT))
        return;
      break;
    case MP_TABLE_INITIATIVE:
      if (mp_record_is_null (record, MP_INITIATIVE_PARENT))
        return;
      break;
    case MP_TABLE_RELATION:
      if (mp_record_is_null (record, MP_RELATION_OTHER))
        return;
      if (mp_record_has_choice (record, MP_RELATION_KIND, "predecessor"))
        link.kind = "predecessor";
      else if (mp_record_has_choice (record, MP_RELATION_KIND, "parent"))
        link.kind = "parent";
      else
        return;
      link.id = mp_record_get_integer (record, MP_RELATION_PROJECT);
      break;
    default:
      return;
    }
  g_array_append_val (self->links, link);
}

/**
 * mp_writer_checks_note_record:
 * @record: a record as it is after the change
 */
void
mp_writer_checks_note_record (MpWriterChecks *self,
                              const MpRecord *record)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  /* The project of a child is the one with which it was put in. */
  for (guint i = mp_table_is_project_child (mp_record_get_table (record)) ? 1 : 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == MP_FIELD_REFERENCE && !mp_record_is_null (record, i))
        note_reference (self, info->fields[i].target, mp_record_get_integer (record, i));
    }
  note_link (self, record);
}

/**
 * mp_writer_checks_note_deleted:
 * @record: a record that somebody deleted
 */
void
mp_writer_checks_note_deleted (MpWriterChecks *self,
                               MpRecord       *record)
{
  g_ptr_array_add (self->deleted, mp_record_ref (record));
}

/* All that stands above or before a record; UNION ends at what was seen. */
#define RELATION_CHAIN                                                                          \
  "WITH RECURSIVE chain (id) AS ("                                                              \
  "SELECT other FROM relation WHERE project = ?1 AND kind = ?2 AND other IS NOT NULL UNION "    \
  "SELECT other FROM chain JOIN relation ON project = chain.id WHERE kind = ?2 AND other IS NOT NULL) " \
  "SELECT 1 FROM chain WHERE id = ?1"
#define PARENT_CHAIN(table)                                                                     \
  "WITH RECURSIVE chain (id) AS ("                                                              \
  "SELECT parent FROM " table " WHERE id = ?1 AND parent IS NOT NULL UNION "                    \
  "SELECT parent FROM chain JOIN " table " USING (id) WHERE parent IS NOT NULL) "               \
  "SELECT 1 FROM chain WHERE id = ?1"

static gboolean
is_in_circle (MpWriterChecks  *self,
              const Link      *link,
              gboolean        *circle,
              GError         **error)
{
  g_autoptr (MpStatement) statement = NULL;
  const char *sql = link->table == MP_TABLE_RELATION     ? RELATION_CHAIN
                    : link->table == MP_TABLE_TERM       ? PARENT_CHAIN ("term")
                    : link->table == MP_TABLE_INITIATIVE ? PARENT_CHAIN ("initiative")
                                                         : PARENT_CHAIN ("partner");

  statement = mp_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, link->id);
  if (link->kind)
    sqlite3_bind_text (statement, 2, link->kind, -1, SQLITE_STATIC);
  return mp_database_step (self->database, statement, circle, error);
}

/* What users call a record. */
static char *
dup_name (MpWriterChecks *self,
          MpTable         table,
          gint64          id)
{
  g_autoptr (MpRecord) record = NULL;
  const char *name = NULL;

  if (mp_rows_read (self->rows, table, id, 0, &record, NULL) && record)
    {
      switch ((guint) table)
        {
        case MP_TABLE_PROJECT:
          name = mp_record_get_text (record, MP_PROJECT_TITLE);
          break;
        case MP_TABLE_PARTNER:
          name = mp_record_get_text (record, MP_PARTNER_NAME);
          break;
        case MP_TABLE_INITIATIVE:
          name = mp_record_get_text (record, MP_INITIATIVE_NAME);
          break;
        case MP_TABLE_TERM:
          name = mp_record_get_text (record, MP_TERM_CODE);
          break;
        default:
          break;
        }
    }
  return g_strdup (name ? name : mp_table_get_label (table));
}

static gboolean
check_links (MpWriterChecks  *self,
             GError         **error)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      g_autofree char *name = NULL;
      gboolean circle;

      if (!is_in_circle (self, link, &circle, error))
        return FALSE;
      if (!circle)
        continue;

      name = dup_name (self, link->table == MP_TABLE_RELATION ? MP_TABLE_PROJECT : link->table, link->id);
      if (g_strcmp0 (link->kind, "predecessor") == 0)
        g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                     /* Translators: %s is the title of a project. */
                     _("“%s” would become its own predecessor. Nothing was changed."), name);
      else
        g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                     /* Translators: %s is the name of a project, a partner, an initiative or a term. */
                     _("“%s” would become a part of itself. Nothing was changed."), name);
      return FALSE;
    }
  return TRUE;
}

/* How many projects, and how many other records, refer to a record. Reads whole tables: terms and
 * partners are deleted rarely, and an index for it would make each import slower. */
static gboolean
count_uses (MpWriterChecks  *self,
            MpTable          target,
            gint64           id,
            gint64          *projects,
            gint64          *others,
            GError         **error)
{
  g_autoptr (GString) in_projects = g_string_new (NULL);
  g_autoptr (GString) elsewhere = g_string_new (NULL);
  g_autoptr (MpStatement) statement = NULL;
  gboolean row;

  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      const MpTableInfo *info = mp_table_get_info (table);

      for (guint i = 0; i < info->n_fields; i++)
        {
          if (info->fields[i].type != MP_FIELD_REFERENCE || info->fields[i].target != target)
            continue;
          if (mp_table_is_project_child (table) || table == MP_TABLE_PROJECT)
            g_string_append_printf (in_projects, "%sSELECT %s FROM %s WHERE %s = ?1", in_projects->len ? " UNION " : "",
                                    table == MP_TABLE_PROJECT ? "id" : "project", info->name, info->fields[i].name);
          else
            g_string_append_printf (elsewhere, " + (SELECT count (*) FROM %s WHERE %s = ?1)", info->name, info->fields[i].name);
        }
    }
  g_string_prepend (in_projects, in_projects->len ? "SELECT (SELECT count (*) FROM (" : "SELECT (SELECT count (*) FROM (SELECT 1 LIMIT 0");
  g_string_append_printf (in_projects, ")), 0%s", elsewhere->str);

  statement = mp_database_prepare (self->database, in_projects->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (!mp_database_step (self->database, statement, &row, error))
    return FALSE;
  *projects = sqlite3_column_int64 (statement, 0);
  *others = sqlite3_column_int64 (statement, 1);
  return TRUE;
}

/* What was referred to and is not there counts only if something still refers to it: a later change of
 * the act may have taken that away. */
static gboolean
check_reference (MpWriterChecks  *self,
                 MpTable          table,
                 gint64           id,
                 GError         **error)
{
  gint64 projects, others;
  gboolean exists;

  if (!mp_rows_exists (self->rows, table, id, &exists, error))
    return FALSE;
  if (exists)
    return TRUE;
  if (!count_uses (self, table, id, &projects, &others, error))
    return FALSE;
  if (projects == 0 && others == 0)
    return TRUE;
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
               /* Translators: %s is a kind of record: Project, Term, Partner, Source … */
               _("The change names something that is not in the portfolio (%s). Nothing was changed."),
               mp_table_get_label (table));
  return FALSE;
}

static gboolean
check_references (MpWriterChecks  *self,
                  GError         **error)
{
  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, self->referred[table]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          if (!check_reference (self, table, *(gint64 *) id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_deleted (MpWriterChecks  *self,
               GError         **error)
{
  for (guint i = 0; i < self->deleted->len; i++)
    {
      MpRecord *record = g_ptr_array_index (self->deleted, i);
      const char *label = mp_table_get_label (mp_record_get_table (record));
      gint64 projects, others;
      gboolean back;

      /* Put in again later in the same act. */
      if (!mp_rows_exists (self->rows, mp_record_get_table (record), mp_record_get_id (record), &back, error))
        return FALSE;
      if (back)
        continue;
      if (!count_uses (self, mp_record_get_table (record), mp_record_get_id (record), &projects, &others, error))
        return FALSE;
      if (projects > 0)
        {
          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                       /* Translators: 1 is a kind of record: Partner, Term, Source …; 2 a number. */
                       ngettext ("%1$s: not deleted, because %2$d project uses it. Take it out there first.",
                                 "%1$s: not deleted, because %2$d projects use it. Take it out there first.", (gulong) projects),
                       label, (int) projects);
          return FALSE;
        }
      if (others > 0)
        {
          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                       /* Translators: 1 is a kind of record: Partner, Term, Source …; 2 a number. */
                       ngettext ("%1$s: not deleted, because %2$d other entry depends on it. Change that first.",
                                 "%1$s: not deleted, because %2$d other entries depend on it. Change those first.", (gulong) others),
                       label, (int) others);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * mp_writer_checks_run:
 *
 * Checks everything that was noted. Sets %MP_STORE_ERROR_CONSTRAINT with a sentence that says what
 * does not fit.
 */
gboolean
mp_writer_checks_run (MpWriterChecks  *self,
                      GError         **error)
{
  return check_references (self, error) && check_links (self, error) && check_deleted (self, error);
}
