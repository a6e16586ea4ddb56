/* exchange-fixture.c: imports and exports that wait until they are done
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include <glib/gstdio.h>

void
exchange_set_up (Exchange      *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mpower-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = exchange_create_store (self, "test.mpower");
}

void
exchange_tear_down (Exchange      *self,
                    gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  mp_store_close (self->store);
  g_object_unref (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

MpStore *
exchange_create_store (Exchange   *self,
                       const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MpStore *store = mp_store_create (file, "Test", NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* Returns the path. */
char *
exchange_write_file (Exchange   *self,
                     const char *name,
                     const char *text,
                     gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

MpReader *
exchange_read_text (MpStore    *store,
                    const char *name,
                    const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MpReader *reader = mp_reader_new_for_bytes (bytes, name, NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), &error);

  g_assert_no_error (error);
  return reader;
}

MpReader *
exchange_read_path (MpStore     *store,
                    const char  *path,
                    GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return mp_reader_new_for_file (file, NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), NULL, error);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

MpImportPlan *
exchange_plan (MpStore     *store,
               MpReader    *reader,
               const char  *recorded_on,
               GError     **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;
  MpDate day;

  g_assert_true (mp_date_parse_iso (recorded_on, &day, NULL));
  mp_import_plan_new_async (reader, mp_store_get_portfolio (store), MP_LOOKUP (store), day, NULL, NULL, NULL, done_cb, &result);
  owned = wait_for (&result);
  return mp_import_plan_new_finish (owned, error);
}

MpImportPlan *
exchange_plan_text (MpStore    *store,
                    const char *name,
                    const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = exchange_read_text (store, name, text);
  MpImportPlan *plan = exchange_plan (store, reader, "2026-11-23", &error);

  g_assert_no_error (error);
  return plan;
}

gboolean
exchange_apply (MpStore       *store,
                MpImportPlan  *plan,
                GError       **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;

  mp_import_plan_apply_async (plan, MP_EDITOR (store), NULL, done_cb, &result);
  owned = wait_for (&result);
  return mp_import_plan_apply_finish (plan, owned, error);
}

/* Plans and applies. */
void
exchange_import (MpStore    *store,
                 const char *name,
                 const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpImportPlan) plan = exchange_plan_text (store, name, text);

  exchange_apply (store, plan, &error);
  g_assert_no_error (error);
}

void
exchange_import_path (MpStore    *store,
                      const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpReader) reader = exchange_read_path (store, path, &error);
  g_autoptr (MpImportPlan) plan = NULL;

  g_assert_no_error (error);
  plan = exchange_plan (store, reader, "2026-11-23", &error);
  g_assert_no_error (error);
  exchange_apply (store, plan, &error);
  g_assert_no_error (error);
}

void
exchange_undo (MpStore *store)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;

  mp_editor_undo_async (MP_EDITOR (store), NULL, done_cb, &result);
  owned = wait_for (&result);
  mp_editor_undo_finish (MP_EDITOR (store), owned, &error);
  g_assert_no_error (error);
}

char *
exchange_export (MpStore    *store,
                 const char *format,
                 GArray     *ids)
{
  g_autoptr (GError) error = NULL;
  MpExportOptions options = { .as_of = mp_date_from_ymd (2026, 11, 23) };
  g_autoptr (MpExport) export = mp_export_new (format, mp_store_get_portfolio (store), MP_LOOKUP (store), ids, &options, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const char end = '\0';

  g_assert_no_error (error);
  mp_export_write (export, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, &end, 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* "added 16, changed 0, unchanged 0, doubtful 0, unusable 0" */
char *
exchange_describe (MpImportPlan *plan)
{
  return g_strdup_printf ("added %u, changed %u, unchanged %u, doubtful %u, unusable %u",
                          mp_import_plan_count (plan, MP_IMPORT_ADDED), mp_import_plan_count (plan, MP_IMPORT_CHANGED),
                          mp_import_plan_count (plan, MP_IMPORT_UNCHANGED), mp_import_plan_count (plan, MP_IMPORT_DOUBTFUL),
                          mp_import_plan_count (plan, MP_IMPORT_UNUSABLE));
}

/* The differences of one item: "Planned end: 14 Jun 2026 → 14 Feb 2027\n" */
char *
exchange_describe_item (MpImportPlan *plan,
                        guint         index)
{
  g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), index);
  GPtrArray *differences = mp_import_item_get_differences (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; differences && i < differences->len; i++)
    {
      MpImportDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s: %s → %s\n", difference->label,
                              difference->old_text ? difference->old_text : "", difference->new_text ? difference->new_text : "");
    }
  return g_string_free (text, FALSE);
}

gboolean
exchange_has_message (GPtrArray  *messages,
                      const char *code,
                      guint       line)
{
  for (guint i = 0; i < messages->len; i++)
    {
      MpMessage *message = g_ptr_array_index (messages, i);

      if (g_str_equal (message->code, code) && (line == 0 || message->line == line))
        return TRUE;
    }
  return FALSE;
}

static gboolean
keep_cb (MpProjectRecord  *project,
         gpointer          user_data,
         GError          **error)
{
  g_ptr_array_add (user_data, mp_project_record_ref (project));
  return TRUE;
}

/* The project at @index in the order of the source. */
MpProjectRecord *
exchange_load_nth (MpStore *store,
                   guint    index)
{
  g_autoptr (GPtrArray) projects = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_project_record_unref);
  g_autoptr (GError) error = NULL;

  mp_lookup_each_project (MP_LOOKUP (store), NULL, keep_cb, projects, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (index, <, projects->len);
  return mp_project_record_ref (g_ptr_array_index (projects, index));
}

/* A file of the material that the program was made from; NULL where it is not at hand. */
char *
exchange_shared_path (const char *name)
{
  const char *shared = g_getenv ("MPOWER_SHARED");
  g_autofree char *path = NULL;

  if (shared == NULL)
    return NULL;
  path = g_build_filename (shared, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/* A file of tests/data. */
char *
exchange_data_path (const char *folder,
                    const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
}
