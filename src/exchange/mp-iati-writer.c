/* mp-iati-writer.c: projects as IATI 2.03 activities
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The projects are gone through twice: first for how they are called, since others refer to them, then to
 * check what IATI wants of them and to write. One activity at a time is a tree.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-iati-book.h"
#include "exchange/mp-iati-grammar.h"

/* Written as soon as so many bytes have come together. */
#define BLOCK_SIZE (256u << 10)

typedef struct
{
  MpIatiBook *book;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *text;
  xmlBuffer *buffer;
} Writer;

/* MpIatiLeftOutFunc */
static void
left_out_cb (const char *name,
             gpointer    user_data)
{
  mp_iati_book_leave_out (user_data, name, 1);
}

/* Whether there is what an activity cannot be without; else it is said what to do. */
static gboolean
check_fit (MpIatiBook      *book,
           MpProjectRecord *project,
           xmlNode         *activity)
{
  if (mp_iati_find_start (project) == MP_DATE_NONE && mp_iati_find_child (activity, "activity-date") == NULL)
    {
      mp_iati_book_tell (book, project, "iati-no-date", mp_table_get_label (MP_TABLE_DATE_REVISION),
                         _("it has no date at all and is not written; state its planned start"));
      return FALSE;
    }
  return TRUE;
}

/* The revisions that count; earlier ones have no place. */
static void
add_dates (MpIatiBook      *book,
           xmlNode         *activity,
           MpProjectRecord *project)
{
  static const char *const kinds[] = { "planned-start", "actual-start", "planned-end", "actual-end" };
  guint n_written = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MpRecord *date = mp_project_record_get_date (project, kinds[i]);

      n_written += date != NULL;
      if (date && !g_hash_table_contains (book->told, date))
        mp_iati_make_element (book, activity, project, MP_TABLE_DATE_REVISION, date);
    }
  mp_iati_book_leave_out (book, _("earlier dates"), mp_project_record_get_n (project, MP_TABLE_DATE_REVISION) - n_written);
}

/* The first identifier of IATI is that of the activity. */
static gboolean
is_own_identifier (MpProjectRecord *project,
                   MpRecord        *record)
{
  for (guint i = 0; i < mp_project_record_get_n (project, MP_TABLE_IDENTIFIER); i++)
    {
      MpRecord *other = mp_project_record_get (project, MP_TABLE_IDENTIFIER, i);

      if (mp_record_has_choice (other, MP_IDENTIFIER_KIND, "iati"))
        return other == record;
    }
  return FALSE;
}

static void
add_records (MpIatiBook      *book,
             xmlNode         *activity,
             MpProjectRecord *project)
{
  static const MpTable tables[] = { MP_TABLE_ROLE, MP_TABLE_IDENTIFIER, MP_TABLE_PROJECT_TERM, MP_TABLE_FUNDING, MP_TABLE_LINK, MP_TABLE_RELATION };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, tables[t]); i++)
        {
          MpRecord *record = mp_project_record_get (project, tables[t], i);

          if (g_hash_table_contains (book->told, record) || (tables[t] == MP_TABLE_IDENTIFIER && is_own_identifier (project, record)))
            continue;
          if (mp_iati_make_element (book, activity, project, tables[t], record) == NULL)
            mp_iati_book_leave_out (book, mp_table_get_label (tables[t]), 1);
        }
    }
}

static void
count_unrepresented (MpIatiBook      *book,
                     MpProjectRecord *project)
{
  static const MpTable tables[] = { MP_TABLE_PROJECT_NAME, MP_TABLE_EVENT, MP_TABLE_PROJECT_INITIATIVE, MP_TABLE_MILESTONE };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    mp_iati_book_leave_out (book, mp_table_get_label (tables[t]), mp_project_record_get_n (project, tables[t]));
  if (!mp_record_is_null (mp_project_record_get_project (project), MP_PROJECT_MODALITY))
    mp_iati_book_leave_out (book, mp_field_get_label (MP_TABLE_PROJECT, MP_PROJECT_MODALITY), 1);
}

/**
 * mp_iati_make_activity:
 *
 * Puts a project into the tree of the book, as an activity in the order of the schema.
 *
 * Returns: (transfer none) (nullable): the activity, %NULL when the project cannot be one
 */
xmlNode *
mp_iati_make_activity (MpIatiBook      *book,
                       MpProjectRecord *project)
{
  xmlNode *activity = mp_iati_add (book->activities, "iati-activity");

  g_hash_table_remove_all (book->told);
  mp_iati_add_kept (book, activity, project);
  if (!check_fit (book, project, activity))
    return NULL;
  mp_iati_add_project (book, activity, project);
  add_dates (book, activity, project);
  add_records (book, activity, project);
  count_unrepresented (book, project);
  mp_iati_add_derived (book, activity, project);
  /* Fields may hold what the schema does not take, as an address that is none. */
  for (xmlNode *node = mp_iati_first (activity), *next; node; node = next)
    {
      next = mp_iati_next (node);
      if (node->_private == NULL && !mp_iati_repair (node, "iati-activity", left_out_cb, book))
        {
          mp_iati_book_leave_out (book, (const char *) node->name, 1);
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
    }
  return mp_iati_arrange (activity, mp_iati_grammar_find ("", "iati-activity"), left_out_cb, book) ? activity : NULL;
}

static void
clear_activities (MpIatiBook *book)
{
  while (book->activities->children)
    {
      xmlNode *node = book->activities->children;

      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
}

static gboolean
check_reporting (MpIatiBook  *book,
                 GError     **error)
{
  for (xmlNode *activity = book->activities->children; activity; activity = activity->next)
    {
      if (book->reporting || mp_iati_find_child (activity, "reporting-org"))
        continue;
      g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND,
                           _("IATI wants to know who reports: state the identifier, the type and the name of your organisation (on the command line with --reporting-org)"));
      return FALSE;
    }
  return TRUE;
}

/* MpProjectFunc: the first pass. */
static gboolean
take_identifier_cb (MpProjectRecord  *project,
                    gpointer          user_data,
                    GError          **error)
{
  Writer *self = user_data;
  gint64 id = mp_project_record_get_id (project);
  gboolean is_derived;
  char *identifier = mp_iati_book_dup_identifier (self->book, project, &is_derived);

  if (identifier)
    g_hash_table_insert (self->book->identifiers, g_memdup2 (&id, sizeof id), identifier);
  return TRUE;
}

/* What was kept keeps its own spaces; what is made of fields is indented. */
static void
put_node (Writer  *self,
          xmlNode *node)
{
  xmlBufferEmpty (self->buffer);
  xmlNodeDump (self->buffer, node->doc, node, 2, node->_private == NULL);
  g_string_append (self->text, "    ");
  g_string_append_len (self->text, (const char *) xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
  g_string_append_c (self->text, '\n');
}

/* The start of the activity alone, with its attributes. */
static void
put_start (Writer  *self,
           xmlNode *activity)
{
  xmlNode *children = activity->children;
  const char *start;

  activity->children = NULL;
  xmlBufferEmpty (self->buffer);
  xmlNodeDump (self->buffer, activity->doc, activity, 0, 0);
  activity->children = children;
  start = (const char *) xmlBufferContent (self->buffer);
  /* "<iati-activity …/>" */
  g_string_append (self->text, "  ");
  g_string_append_len (self->text, start, xmlBufferLength (self->buffer) - 2);
  g_string_append (self->text, ">\n");
}

static void
put_activity (Writer  *self,
              xmlNode *activity)
{
  if (g_atomic_int_add (&self->book->export->n_written, 1) == 0)
    g_string_append (self->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\" xmlns:" MP_IATI_PREFIX "=\"" MP_IATI_NAMESPACE "\">\n");
  put_start (self, activity);
  for (xmlNode *node = mp_iati_first (activity); node; node = mp_iati_next (node))
    put_node (self, node);
  g_string_append (self->text, "  </iati-activity>\n");
}

/* MpProjectFunc: the second pass. */
static gboolean
put_project_cb (MpProjectRecord  *project,
                gpointer          user_data,
                GError          **error)
{
  Writer *self = user_data;
  xmlNode *activity = mp_iati_make_activity (self->book, project);
  gboolean done = check_reporting (self->book, error);

  if (activity && done)
    {
      mp_iati_check_rules (self->book, project, activity);
      put_activity (self, activity);
    }
  clear_activities (self->book);
  return done && (self->text->len < BLOCK_SIZE || mp_export_put (self->stream, self->text, self->cancellable, error));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
tell_left_out (Writer *self)
{
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (self->book->left_out, NULL);
  guint n = g_hash_table_size (self->book->left_out);
  g_autoptr (GString) list = g_string_new (NULL);

  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s (%u)", i > 0 ? ", " : "", (const char *) names[i], GPOINTER_TO_UINT (g_hash_table_lookup (self->book->left_out, names[i])));
  if (n > 0)
    /* Translators: a list as "Milestone (3), Name (12)" */
    mp_export_add_message (self->book->export, MP_SEVERITY_NOTE, "not-representable", _("What has no place in IATI was left out: %s"), list->str);
}

static gboolean
write_activities (Writer  *self,
                  GError **error)
{
  MpExport *export = self->book->export;

  if (!mp_export_each_project (export, take_identifier_cb, self, self->cancellable, error) ||
      !mp_export_each_project (export, put_project_cb, self, self->cancellable, error))
    return FALSE;
  if (mp_export_get_n_written (export) == 0)
    {
      g_set_error_literal (error, MP_ERROR, MP_ERROR_NOT_FOUND, _("No project can be an activity of IATI: there is none, or none has a date"));
      return FALSE;
    }
  tell_left_out (self);
  g_string_append (self->text, "</iati-activities>\n");
  return mp_export_put (self->stream, self->text, self->cancellable, error);
}

/**
 * mp_export_write_iati:
 *
 * Writes the projects as activities; the same portfolio gives the same bytes. What IATI wants besides
 * the schema is told in the messages of the export; a file takes its place after that.
 */
gboolean
mp_export_write_iati (MpExport       *self,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Writer writer = { .book = mp_iati_book_new (self), .stream = stream, .cancellable = cancellable };
  gboolean done;

  writer.text = g_string_sized_new (BLOCK_SIZE * 2);
  writer.buffer = xmlBufferCreate ();
  done = write_activities (&writer, error);
  xmlBufferFree (writer.buffer);
  g_string_free (writer.text, TRUE);
  mp_iati_book_free (writer.book);
  return done;
}
