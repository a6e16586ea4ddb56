/* test-store-twin.c: long series of edits, undo and redo against a naive twin
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "base/mp-error.h"
#include "store-fixture.h"
#include "store-twin.h"

static const char *const words[] = {
  "mining", "Trabajo", "niñez", "Śląsk", "বাংলাদেশ", "العمل", "cotton", "2027", "it's", "Viet Nam", "<b>bold</b>", "tab\there", "“quoted”", "żółć", "PROJECT",
};

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* A value that fits the field; references to what there is. */
static void
set_random (Twin     *twin,
            MpRecord *record,
            guint     i)
{
  const MpField *field = &mp_table_get_info (mp_record_get_table (record))->fields[i];
  MpRecord *target;

  if (!field->required && g_test_rand_int_range (0, 4) == 0)
    {
      mp_record_set_null (record, i);
      return;
    }
  switch (field->type)
    {
    case MP_FIELD_TEXT:
    case MP_FIELD_LONG_TEXT:
      if (strcmp (field->name, "uuid") == 0)
        mp_record_take_text (record, i, g_uuid_string_random ());
      else
        mp_record_take_text (record, i, make_text ());
      break;
    case MP_FIELD_CHOICE:
      mp_record_set_text (record, i, field->choices[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) field->choices))]);
      break;
    case MP_FIELD_DAY:
      mp_record_set_integer (record, i, g_test_rand_int_range (MP_DATE_MIN, MP_DATE_MAX));
      break;
    case MP_FIELD_SHARE:
      mp_record_set_integer (record, i, g_test_rand_int_range (0, 10001));
      break;
    case MP_FIELD_FLAG:
      mp_record_set_integer (record, i, g_test_rand_int_range (0, 2));
      break;
    case MP_FIELD_REFERENCE:
      target = twin_pick (twin, field->target);
      /* Chains must have no circle; that has a test of its own. */
      if (field->target == mp_record_get_table (record))
        target = NULL;
      if (target)
        mp_record_set_reference (record, i, mp_record_get_id (target));
      else
        mp_record_set_null (record, i);
      break;
    case MP_FIELD_INTEGER:
    case MP_FIELD_MONEY:
    default:
      mp_record_set_integer (record, i, g_test_rand_int_range (0, G_MAXINT32));
      break;
    }
}

static gboolean
fill_random (Twin     *twin,
             MpRecord *record)
{
  guint first = mp_table_has_owner (mp_record_get_table (record), NULL) ? 1 : 0;

  for (guint i = first; i < mp_table_get_info (mp_record_get_table (record))->n_fields; i++)
    set_random (twin, record, i);
  if (mp_record_get_table (record) == MP_TABLE_RELATION)
    mp_record_set_text (record, MP_RELATION_KIND, "sibling");
  return mp_record_check (record, NULL);
}

static MpTable
random_child_table (void)
{
  return (MpTable) g_test_rand_int_range (MP_TABLE_FIRST_CHILD, MP_TABLE_LAST_CHILD + 1);
}

static void
insert_random_project (Twin        *twin,
                       MpChangeSet *set)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, 0);
  MpProjectRecord *project = mp_project_record_new (record);
  int n = g_test_rand_int_range (0, 12);

  g_assert_true (fill_random (twin, record));
  for (int i = 0; i < n; i++)
    {
      MpRecord *child = mp_record_new (random_child_table (), 0);

      if (fill_random (twin, child))
        mp_project_record_add (project, child);
      else
        mp_record_unref (child);
    }
  mp_change_set_insert_project (set, project);
}

static void
insert_random_record (Twin        *twin,
                      MpChangeSet *set,
                      MpTable      table)
{
  g_autoptr (MpRecord) record = mp_record_new (table, 0);
  MpTable owner_table;

  if (mp_table_has_owner (table, &owner_table))
    {
      MpRecord *owner = twin_pick (twin, owner_table);

      if (owner == NULL)
        return;
      mp_record_set_reference (record, 0, mp_record_get_id (owner));
    }
  if (fill_random (twin, record))
    mp_change_set_insert (set, g_steal_pointer (&record));
}

static void
update_random (Twin        *twin,
               MpChangeSet *set,
               MpTable      table)
{
  MpRecord *record = twin_pick (twin, table);
  g_autoptr (MpRecord) changed = NULL;
  guint first, i;

  if (record == NULL)
    return;
  changed = mp_record_copy (record);
  first = mp_table_has_owner (table, NULL) ? 1 : 0;
  i = (guint) g_test_rand_int_range ((gint32) first, (gint32) mp_table_get_info (table)->n_fields);
  set_random (twin, changed, i);
  if (table == MP_TABLE_RELATION && i == MP_RELATION_KIND)
    return;
  if (mp_record_check (changed, NULL))
    mp_change_set_update (set, record, i, mp_record_get_value (changed, i));
}

/* One act of one change; several changes are made of several. */
static void
add_random_change (Twin        *twin,
                   MpChangeSet *set)
{
  static const MpTable small[] = { MP_TABLE_SOURCE, MP_TABLE_PARTNER, MP_TABLE_PARTNER_NAME, MP_TABLE_PARTNER_LINK, MP_TABLE_PARTNER_TERM, MP_TABLE_INITIATIVE, MP_TABLE_VIEW };
  MpTable table = g_test_rand_int_range (0, 3) ? random_child_table () : small[g_test_rand_int_range (0, G_N_ELEMENTS (small))];
  MpRecord *record;

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
    case 1:
      insert_random_project (twin, set);
      break;
    case 2:
    case 3:
      insert_random_record (twin, set, table);
      break;
    case 4:
      update_random (twin, set, MP_TABLE_PROJECT);
      break;
    case 5:
    case 6:
      update_random (twin, set, table);
      break;
    case 7:
      record = twin_pick (twin, MP_TABLE_PROJECT);
      if (record && g_test_rand_int_range (0, 3) == 0)
        mp_change_set_delete (set, record);
      break;
    default:
      record = twin_pick (twin, table);
      if (record)
        mp_change_set_delete (set, record);
      break;
    }
}

static gboolean
deletes_something_in_use (Twin        *twin,
                          MpChangeSet *set)
{
  for (guint i = 0; i < mp_change_set_get_n (set); i++)
    {
      MpChange *change = mp_change_set_get (set, i);

      if (change->kind == MP_CHANGE_DELETE && change->table != MP_TABLE_PROJECT && twin_count_uses (twin, change->table, change->id) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
compare (MpStore *store,
         Twin    *twin)
{
  g_autofree char *is = dump_store (store);
  g_autofree char *should = twin_dump (twin);

  g_assert_cmpstr (is, ==, should);
  assert_summaries_fit (store);
}

static int
compare_int64 (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
compare_search (MpStore *store,
                Twin    *twin)
{
  static const char *const searched[] = { "min", "mining", "trab", "ninez", "slask", "বাংলা", "العم", "2027", "its", "nam", "bold", "b", "quoted", "zolc" };

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autoptr (GArray) should = twin_search (twin, searched[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) is = mp_lookup_search (MP_LOOKUP (store), searched[i], FALSE, NULL, &error);

      g_assert_no_error (error);
      g_array_sort (should, compare_int64);
      g_assert_cmpmem (is->data, is->len * sizeof (gint64), should->data, should->len * sizeof (gint64));
    }
}

/* What SQLite itself says of the file. */
static void
check_file (Fixture *fixture)
{
  sqlite3 *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
edit_at_random (MpStore *store,
                Twin    *twin)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Edit");
  g_autoptr (GError) error = NULL;

  add_random_change (twin, set);
  if (deletes_something_in_use (twin, set))
    {
      g_assert_false (apply_and_wait (store, set, &error));
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
      return;
    }
  apply_and_wait (store, set, &error);
  g_assert_no_error (error);
  twin_apply (twin, set);
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  MpStore *store = fixture_create (fixture);
  g_autoptr (Twin) twin = twin_new ();
  const int steps = g_test_slow () ? 3000 : 400;

  twin_load (twin, g_ptr_array_index (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_PORTFOLIO), 0));
  for (guint i = 0; i < 20; i++)
    twin_load (twin, g_ptr_array_index (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_TERM), i));

  for (int i = 0; i < steps; i++)
    {
      g_autoptr (GError) error = NULL;
      int dice = g_test_rand_int_range (0, 20);

      if (dice < 13)
        edit_at_random (store, twin);
      else if (dice < 16)
        g_assert_true (undo_and_wait (store, &error) == twin_undo (twin));
      else if (dice < 18)
        g_assert_true (redo_and_wait (store, &error) == twin_redo (twin));
      else if (dice == 18)
        compare_search (store, twin);
      else
        {
          g_object_unref (store);
          store = fixture_open (fixture);
        }
      if (error)
        g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
      if (i % 10 == 0)
        compare (store, twin);
    }

  while (twin_undo (twin))
    undo (store);
  compare (store, twin);
  while (twin_redo (twin))
    redo (store);
  compare (store, twin);
  compare_search (store, twin);
  g_object_unref (store);
  check_file (fixture);
}

/* A feed of chunks, with edits of what it brought itself, is one act. */
typedef struct
{
  Twin *twin;
  MpStore *store;
  guint chunk;
  MpChangeSet *all;
} Feed;

static gboolean
feed (MpChangeSet   *set,
      gpointer       user_data,
      GCancellable  *cancellable,
      GError       **error)
{
  Feed *self = user_data;

  if (self->chunk++ == 8)
    return TRUE;
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MpProjectRecord) project = NULL;
      g_autofree char *title = g_strdup_printf ("Project %u of chunk %u", i, self->chunk);
      MpRecord *record;

      project = make_project (title);
      record = mp_project_record_get_project (project);
      mp_record_set_id (record, mp_editor_make_id (MP_EDITOR (self->store)));
      mp_change_set_insert_project (set, mp_project_record_ref (project));
      mp_change_set_insert_project (self->all, mp_project_record_ref (project));
      if (i % 5 == 0)
        {
          mp_change_set_update_text (set, record, MP_PROJECT_NOTE, "changed at once");
          mp_change_set_update_text (self->all, record, MP_PROJECT_NOTE, "changed at once");
        }
      if (i % 7 == 0)
        {
          mp_change_set_delete (set, record);
          mp_change_set_delete (self->all, record);
        }
    }
  return TRUE;
}

static void
test_feed (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (Twin) twin = twin_new ();
  g_autoptr (MpChangeSet) all = mp_change_set_new ("All");
  Feed state = { .twin = twin, .store = store, .all = all };
  g_autoptr (GError) error = NULL;

  twin_load (twin, g_ptr_array_index (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_PORTFOLIO), 0));
  add_project (store, "Before");
  undo (store);
  feed_and_wait (store, "Import", feed, &state, NULL, &error);
  g_assert_no_error (error);
  twin_apply (twin, all);
  compare (store, twin);
  g_assert_cmpuint (count_found (store, "changed once", FALSE), ==, 8 * 3);

  undo (store);
  g_assert_true (twin_undo (twin));
  compare (store, twin);
  g_assert_cmpuint (count_found (store, "chunk", FALSE), ==, 0);
  redo (store);
  g_assert_true (twin_redo (twin));
  compare (store, twin);
  g_clear_object (&store);
  check_file (fixture);
}

/* More new projects in a row than go in with one statement, with none, one or several records each; half of
 * them with ids that go back. */
static void
test_long_row (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (Twin) twin = twin_new ();
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Long row");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  twin_load (twin, g_ptr_array_index (mp_portfolio_get_records (mp_store_get_portfolio (store), MP_TABLE_PORTFOLIO), 0));
  for (guint i = 0; i < 1200; i++)
    {
      gint64 id = mp_editor_make_id (MP_EDITOR (store));

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("Project %u of a long row", i);
      MpProjectRecord *project = make_project (title);

      for (guint k = 0; k < i % 4; k++)
        mp_record_set_text (add_child (project, MP_TABLE_LINK), MP_LINK_TITLE, k == 1 ? title : NULL);
      if (i % 3 == 0)
        add_child (project, MP_TABLE_NARRATIVE);
      mp_record_set_id (mp_project_record_get_project (project), g_array_index (ids, gint64, (i + ids->len / 2) % ids->len));
      mp_change_set_insert_project (set, project);
    }
  apply (store, set);
  twin_apply (twin, set);
  compare (store, twin);
  g_assert_cmpuint (count_found (store, "long row", TRUE), ==, ids->len);

  undo (store);
  g_assert_true (twin_undo (twin));
  compare (store, twin);
  g_clear_object (&store);
  check_file (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/random-edits-undo-and-redo-keep-what-a-twin-keeps", Fixture, NULL, fixture_set_up, test_random, fixture_tear_down);
  g_test_add ("/store/a-feed-is-one-act", Fixture, NULL, fixture_set_up, test_feed, fixture_tear_down);
  g_test_add ("/store/a-long-row-of-new-projects-is-what-a-twin-keeps", Fixture, NULL, fixture_set_up, test_long_row, fixture_tear_down);

  return g_test_run ();
}
