/* store-fixture.c: documents for tests
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>

#include "base/mp-text.h"

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mpower-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.mpower", NULL);
  self->file = g_file_new_for_path (self->path);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

MpStore *
fixture_create (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_create (self->file, "Test", NULL, &error);

  g_assert_no_error (error);
  mp_store_set_author (store, "Ana");
  return store;
}

MpStore *
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (self->file, MP_STORE_OPEN_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
wait_for (MpStore       *store,
          GAsyncResult **result,
          GError       **error)
{
  g_autoptr (GAsyncResult) owned = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  owned = *result;
  return mp_editor_apply_finish (MP_EDITOR (store), owned, error);
}

gboolean
apply_and_wait (MpStore      *store,
                MpChangeSet  *set,
                GError      **error)
{
  GAsyncResult *result = NULL;

  mp_editor_apply_async (MP_EDITOR (store), set, NULL, done_cb, &result);
  return wait_for (store, &result, error);
}

gboolean
feed_and_wait (MpStore       *store,
               const char    *label,
               MpChangeFeed   feed,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GAsyncResult *result = NULL;

  mp_editor_feed_async (MP_EDITOR (store), label, 0, feed, data, NULL, cancellable, done_cb, &result);
  return wait_for (store, &result, error);
}

gboolean
undo_and_wait (MpStore  *store,
               GError  **error)
{
  GAsyncResult *result = NULL;

  mp_editor_undo_async (MP_EDITOR (store), NULL, done_cb, &result);
  return wait_for (store, &result, error);
}

gboolean
redo_and_wait (MpStore  *store,
               GError  **error)
{
  GAsyncResult *result = NULL;

  mp_editor_redo_async (MP_EDITOR (store), NULL, done_cb, &result);
  return wait_for (store, &result, error);
}

void
apply (MpStore     *store,
       MpChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  apply_and_wait (store, set, &error);
  g_assert_no_error (error);
}

void
undo (MpStore *store)
{
  g_autoptr (GError) error = NULL;

  undo_and_wait (store, &error);
  g_assert_no_error (error);
}

void
redo (MpStore *store)
{
  g_autoptr (GError) error = NULL;

  redo_and_wait (store, &error);
  g_assert_no_error (error);
}

MpProjectRecord *
make_project (const char *title)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 0);

  mp_record_take_text (record, MP_PROJECT_UUID, g_uuid_string_random ());
  mp_record_set_text (record, MP_PROJECT_TITLE, title);
  return mp_project_record_new (record);
}

gint64
add_project (MpStore    *store,
             const char *title)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");

  mp_change_set_insert_project (set, make_project (title));
  apply (store, set);
  return mp_change_set_get (set, 0)->id;
}

/* A child with the fields that it must have. */
MpRecord *
add_child (MpProjectRecord *project,
           MpTable          table)
{
  const MpTableInfo *info = mp_table_get_info (table);
  MpRecord *child = mp_project_record_add_new (project, table);

  for (guint i = 1; i < info->n_fields; i++)
    {
      if (!info->fields[i].required)
        continue;
      if (info->fields[i].type == MP_FIELD_CHOICE)
        mp_record_set_text (child, i, info->fields[i].choices[0]);
      else if (info->fields[i].type == MP_FIELD_TEXT || info->fields[i].type == MP_FIELD_LONG_TEXT)
        mp_record_set_text (child, i, info->fields[i].name);
      else if (info->fields[i].type != MP_FIELD_REFERENCE)
        mp_record_set_integer (child, i, 1);
    }
  return child;
}

MpProjectRecord *
load_project (MpStore *store,
              gint64   id)
{
  g_autoptr (GError) error = NULL;
  MpProjectRecord *project = mp_lookup_load_project (MP_LOOKUP (store), id, NULL, &error);

  g_assert_no_error (error);
  return project;
}

gboolean
change_title (MpStore     *store,
              gint64       id,
              const char  *title,
              GError     **error)
{
  g_autoptr (MpProjectRecord) project = load_project (store, id);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Change title");

  mp_change_set_update_text (set, mp_project_record_get_project (project), MP_PROJECT_TITLE, title);
  return apply_and_wait (store, set, error);
}

void
set_title (MpStore    *store,
           gint64      id,
           const char *title)
{
  g_autoptr (GError) error = NULL;

  change_title (store, id, title, &error);
  g_assert_no_error (error);
}

void
dump_record (const MpRecord *record,
             GString        *dump)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));

  g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, info->name, mp_record_get_id (record));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const MpValue *value = mp_record_get_value (record, i);

      if (value->type == MP_VALUE_INTEGER)
        g_string_append_printf (dump, "|%" G_GINT64_FORMAT, value->integer);
      else
        g_string_append_printf (dump, "|%s", value->type == MP_VALUE_TEXT ? value->text : "-");
    }
  g_string_append_c (dump, '\n');
}

static gboolean
dump_project (MpProjectRecord  *project,
              gpointer          user_data,
              GError          **error)
{
  dump_record (mp_project_record_get_project (project), user_data);
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (project, table); i++)
        dump_record (mp_project_record_get (project, table, i), user_data);
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = mp_record_get_id (*(MpRecord *const *) a), y = mp_record_get_id (*(MpRecord *const *) b);

  return x < y ? -1 : x > y;
}

/* All facts: those of projects from the file, the others from the open portfolio; vocabularies, which no test
 * changes, are left out. */
char *
dump_store (MpStore *store)
{
  static const MpTable tables[] = {
    MP_TABLE_PORTFOLIO, MP_TABLE_SOURCE, MP_TABLE_PARTNER, MP_TABLE_PARTNER_NAME, MP_TABLE_PARTNER_LINK, MP_TABLE_PARTNER_TERM, MP_TABLE_INITIATIVE,
    MP_TABLE_VIEW,
  };
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  GString *dump = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      GPtrArray *records = mp_portfolio_get_records (portfolio, tables[t]);
      g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

      for (guint i = 0; records && i < records->len; i++)
        g_ptr_array_add (sorted, g_ptr_array_index (records, i));
      g_ptr_array_sort (sorted, compare_ids);
      for (guint i = 0; i < sorted->len; i++)
        dump_record (g_ptr_array_index (sorted, i), dump);
    }
  mp_lookup_each_project (MP_LOOKUP (store), NULL, dump_project, dump, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (dump, FALSE);
}

static gboolean
check_summary (MpProjectRecord  *project,
               gpointer          user_data,
               GError          **error)
{
  MpPortfolio *portfolio = user_data;
  g_autoptr (MpSummary) expected = mp_summary_new (project);
  guint row = mp_portfolio_find_row (portfolio, expected->id);
  const MpSummary *summary;

  g_assert_cmpuint (row, !=, MP_INVALID_ROW);
  summary = mp_portfolio_get_summary (portfolio, row);
  g_assert_cmpstr (summary->title, ==, expected->title);
  g_assert_cmpstr (summary->short_name, ==, expected->short_name);
  g_assert_cmpstr (summary->uuid, ==, expected->uuid);
  g_assert_cmpint (summary->start, ==, expected->start);
  g_assert_cmpint (summary->end, ==, expected->end);
  g_assert_cmpint (summary->planned_end, ==, expected->planned_end);
  g_assert_cmpint (summary->start_precision, ==, expected->start_precision);
  g_assert_cmpint (summary->end_precision, ==, expected->end_precision);
  g_assert_cmpint (summary->start_is_actual, ==, expected->start_is_actual);
  g_assert_cmpint (summary->end_is_actual, ==, expected->end_is_actual);
  g_assert_cmpint (summary->position, ==, expected->position);
  g_assert_cmpmem (summary->terms, summary->n_terms * sizeof (MpSummaryLink), expected->terms, expected->n_terms * sizeof (MpSummaryLink));
  g_assert_cmpmem (summary->partners, summary->n_partners * sizeof (MpSummaryLink), expected->partners, expected->n_partners * sizeof (MpSummaryLink));
  g_assert_cmpmem (summary->events, summary->n_events * sizeof (MpSummaryEvent), expected->events, expected->n_events * sizeof (MpSummaryEvent));
  g_assert_cmpmem (summary->money, summary->n_money * sizeof (MpSummaryMoney), expected->money, expected->n_money * sizeof (MpSummaryMoney));
  return TRUE;
}

static gboolean
count_project (MpProjectRecord  *project,
               gpointer          user_data,
               GError          **error)
{
  (*(guint *) user_data)++;
  return TRUE;
}

/* What the open portfolio shows is what the facts in the file say. */
void
assert_summaries_fit (MpStore *store)
{
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  mp_lookup_each_project (MP_LOOKUP (store), NULL, check_summary, portfolio, NULL, &error);
  g_assert_no_error (error);
  mp_lookup_each_project (MP_LOOKUP (store), NULL, count_project, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, n);
}

guint
count_found (MpStore    *store,
             const char *words,
             gboolean    phrase)
{
  g_autofree char *folded = mp_text_fold_words (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = mp_lookup_search (MP_LOOKUP (store), folded, phrase, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}
