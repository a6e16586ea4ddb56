/* test-store.c: what a document keeps
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/mp-error.h"
#include "store-fixture.h"

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mp_portfolio_get_title (portfolio), ==, "Test");
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 0);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_VOCABULARY)->len, >=, 5);
  g_assert_cmpuint (mp_portfolio_get_records (portfolio, MP_TABLE_TERM)->len, >, 200);
  g_assert_false (mp_editor_is_read_only (MP_EDITOR (store)));
  g_assert_null (mp_editor_dup_undo_label (MP_EDITOR (store)));

  g_assert_null (mp_store_create (fixture->file, "Other", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);

  mp_store_close (store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "test.mpower");
  g_assert_null (g_dir_read_name (dir));
}

/* A record outside projects, as an act of its own. */
static gint64
add_record (MpStore  *store,
            MpRecord *record)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add record");

  mp_change_set_insert (set, record);
  apply (store, set);
  return mp_change_set_get (set, 0)->id;
}

static gint64
add_partner (MpStore    *store,
             const char *name)
{
  MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, 0);

  mp_record_take_text (partner, MP_PARTNER_UUID, g_uuid_string_random ());
  mp_record_set_text (partner, MP_PARTNER_NAME, name);
  return add_record (store, partner);
}

static gint64
add_initiative (MpStore    *store,
                const char *name,
                gint64      parent)
{
  MpRecord *initiative = mp_record_new (MP_TABLE_INITIATIVE, 0);

  mp_record_take_text (initiative, MP_INITIATIVE_UUID, g_uuid_string_random ());
  mp_record_set_text (initiative, MP_INITIATIVE_NAME, name);
  mp_record_set_reference (initiative, MP_INITIATIVE_PARENT, parent);
  return add_record (store, initiative);
}

static void
add_membership (MpProjectRecord *project,
                gint64           initiative)
{
  MpRecord *membership = add_child (project, MP_TABLE_PROJECT_INITIATIVE);

  mp_record_set_reference (membership, MP_PROJECT_INITIATIVE_INITIATIVE, initiative);
  mp_record_set_day (membership, MP_PROJECT_INITIATIVE_FROM_DAY, mp_date_from_ymd (2022, 12, 6));
}

static void
test_project_survives (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  MpProjectRecord *project = make_project ("Mining in Mexico");
  gint64 initiative = add_initiative (store, "Better Work", 0);

  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      if (table != MP_TABLE_ROLE && table != MP_TABLE_PROJECT_TERM && table != MP_TABLE_PROJECT_INITIATIVE)
        {
          add_child (project, table);
          add_child (project, table);
        }
    }
  add_membership (project, initiative);
  mp_change_set_insert_project (set, project);
  apply (store, set);
  assert_summaries_fit (store);
  before = dump_store (store);
  g_assert_nonnull (strstr (before, "Mining in Mexico"));

  g_clear_object (&store);
  store = fixture_open (fixture);
  after = dump_store (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (before, "Better Work"));
  assert_summaries_fit (store);
  g_assert_cmpuint (count_found (store, "mining", FALSE), ==, 1);
}

static MpRecord *
get_record (MpStore *store,
            MpTable  table,
            gint64   id)
{
  return mp_portfolio_get_record (mp_store_get_portfolio (store), table, id);
}

/* Adds a relation of a project, and says whether that was accepted. */
static gboolean
relate (MpStore     *store,
        gint64       project,
        const char  *kind,
        gint64       other,
        GError     **error)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Relate");
  MpRecord *relation = mp_record_new (MP_TABLE_RELATION, 0);

  mp_record_set_reference (relation, MP_RELATION_PROJECT, project);
  mp_record_set_text (relation, MP_RELATION_KIND, kind);
  mp_record_set_reference (relation, MP_RELATION_OTHER, other);
  mp_change_set_insert (set, relation);
  return apply_and_wait (store, set, error);
}

static void
test_circles (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 a = add_project (store, "Phase I");
  gint64 b = add_project (store, "Phase II");
  gint64 c = add_project (store, "Phase III");
  gint64 ministry = add_partner (store, "Ministry");
  gint64 office = add_partner (store, "Office");
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Part of");
  g_autoptr (MpChangeSet) wrong = mp_change_set_new ("Part of");
  g_autoptr (GError) error = NULL;

  g_assert_true (relate (store, b, "predecessor", a, NULL));
  g_assert_true (relate (store, c, "predecessor", b, NULL));
  g_assert_false (relate (store, a, "predecessor", c, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Phase I"));
  g_clear_error (&error);
  g_assert_false (relate (store, a, "predecessor", a, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (relate (store, a, "parent", a, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  /* Another kind is another chain, and siblings have no direction. */
  g_assert_true (relate (store, a, "parent", c, NULL));
  g_assert_true (relate (store, a, "sibling", c, NULL));
  g_assert_true (relate (store, c, "sibling", a, NULL));

  mp_change_set_update_integer (set, get_record (store, MP_TABLE_PARTNER, office), MP_PARTNER_PARENT, ministry);
  apply (store, set);
  mp_change_set_update_integer (wrong, get_record (store, MP_TABLE_PARTNER, ministry), MP_PARTNER_PARENT, office);
  g_assert_false (apply_and_wait (store, wrong, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  assert_summaries_fit (store);
}

/* An initiative is a part of another one, never of itself, and stays while a project belongs to it. */
static void
test_initiatives (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 programme = add_initiative (store, "Better Work", 0);
  gint64 part = add_initiative (store, "Better Work Haiti", programme);
  MpProjectRecord *project = make_project ("One");
  g_autoptr (MpChangeSet) add = mp_change_set_new ("Add project");
  g_autoptr (MpChangeSet) circle = mp_change_set_new ("Circle");
  g_autoptr (MpChangeSet) delete_part = mp_change_set_new ("Delete");
  g_autoptr (MpChangeSet) delete_programme = mp_change_set_new ("Delete");
  g_autoptr (MpChangeSet) leave = mp_change_set_new ("Leave");
  g_autoptr (MpProjectRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const MpSummary *summary;
  MpRecord *membership;

  add_membership (project, part);
  mp_change_set_insert_project (add, project);
  apply (store, add);
  loaded = load_project (store, mp_change_set_get (add, 0)->id);
  membership = mp_project_record_get (loaded, MP_TABLE_PROJECT_INITIATIVE, 0);
  summary = mp_portfolio_get_summary (mp_store_get_portfolio (store), 0);
  g_assert_cmpuint (summary->n_initiatives, ==, 1);
  g_assert_cmpint (mp_summary_get_initiatives (summary)[0].id, ==, part);

  mp_change_set_update_integer (circle, get_record (store, MP_TABLE_INITIATIVE, programme), MP_INITIATIVE_PARENT, part);
  g_assert_false (apply_and_wait (store, circle, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Better Work"));
  g_clear_error (&error);

  mp_change_set_delete (delete_part, get_record (store, MP_TABLE_INITIATIVE, part));
  g_assert_false (apply_and_wait (store, delete_part, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  mp_change_set_delete (delete_programme, get_record (store, MP_TABLE_INITIATIVE, programme));
  g_assert_false (apply_and_wait (store, delete_programme, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);

  mp_change_set_delete (leave, membership);
  mp_change_set_delete (leave, get_record (store, MP_TABLE_INITIATIVE, part));
  apply (store, leave);
  g_assert_cmpuint (mp_portfolio_get_summary (mp_store_get_portfolio (store), 0)->n_initiatives, ==, 0);
  assert_summaries_fit (store);
  undo (store);
  g_assert_cmpuint (mp_portfolio_get_summary (mp_store_get_portfolio (store), 0)->n_initiatives, ==, 1);
  g_assert_nonnull (get_record (store, MP_TABLE_INITIATIVE, part));
  assert_summaries_fit (store);
}

static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 id = add_project (store, "One");
  g_autoptr (MpProjectRecord) project = load_project (store, id);
  g_autoptr (MpChangeSet) empty = mp_change_set_new ("Empty title");
  g_autoptr (MpChangeSet) dangling = mp_change_set_new ("Add role");
  g_autoptr (MpChangeSet) twice = mp_change_set_new ("Add project");
  g_autoptr (MpChangeSet) nothing = mp_change_set_new ("Nothing");
  g_autoptr (GError) error = NULL;
  MpProjectRecord *copy;
  MpRecord *role;

  mp_change_set_update_null (empty, mp_project_record_get_project (project), MP_PROJECT_TITLE);
  g_assert_false (apply_and_wait (store, empty, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  role = mp_record_new (MP_TABLE_ROLE, 0);
  mp_record_set_reference (role, MP_ROLE_PROJECT, id);
  mp_record_set_reference (role, MP_ROLE_PARTNER, 4711);
  mp_record_set_text (role, MP_ROLE_ROLE, "donor");
  mp_change_set_insert (dangling, role);
  g_assert_false (apply_and_wait (store, dangling, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  copy = make_project ("Same UUID");
  mp_record_set_text (mp_project_record_get_project (copy), MP_PROJECT_UUID,
                      mp_record_get_text (mp_project_record_get_project (project), MP_PROJECT_UUID));
  mp_change_set_insert_project (twice, copy);
  g_assert_false (apply_and_wait (store, twice, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);

  /* Nothing to do is no act. */
  apply (store, nothing);
  {
    g_autofree char *label = mp_editor_dup_undo_label (MP_EDITOR (store));
    g_assert_cmpstr (label, ==, "Add project");
  }
  g_assert_cmpuint (mp_portfolio_get_n_projects (mp_store_get_portfolio (store)), ==, 1);
  assert_summaries_fit (store);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 partner = add_partner (store, "Union");
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Add projects");
  g_autoptr (MpChangeSet) refused = mp_change_set_new ("Delete partner");
  g_autoptr (MpChangeSet) allowed = mp_change_set_new ("Delete all");
  MpPortfolio *portfolio = mp_store_get_portfolio (store);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      MpProjectRecord *project = make_project ("With a union");

      for (guint j = 0; j <= i; j++)
        mp_record_set_reference (add_child (project, MP_TABLE_ROLE), MP_ROLE_PARTNER, partner);
      mp_change_set_insert_project (set, project);
    }
  apply (store, set);

  mp_change_set_delete (refused, get_record (store, MP_TABLE_PARTNER, partner));
  g_assert_false (apply_and_wait (store, refused, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "3 projects"));
  g_assert_nonnull (get_record (store, MP_TABLE_PARTNER, partner));

  /* The order inside an act does not matter. */
  mp_change_set_delete (allowed, get_record (store, MP_TABLE_PARTNER, partner));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MpProjectRecord) project = load_project (store, mp_change_set_get (set, i)->id);

      mp_change_set_delete (allowed, mp_project_record_get_project (project));
    }
  apply (store, allowed);
  g_assert_null (get_record (store, MP_TABLE_PARTNER, partner));
  undo (store);
  g_assert_nonnull (get_record (store, MP_TABLE_PARTNER, partner));
  g_assert_cmpuint (mp_portfolio_get_n_projects (portfolio), ==, 3);
  assert_summaries_fit (store);
}

static void
test_stubs (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  gint64 first = add_project (store, "Phase I");
  gint64 second = add_project (store, "Phase II");
  g_autoptr (MpProjectRecord) project = load_project (store, first);
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Delete project");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (relate (store, second, "predecessor", first, NULL));
  before = dump_store (store);
  mp_change_set_delete (set, mp_project_record_get_project (project));
  apply (store, set);
  {
    g_autoptr (MpProjectRecord) left = load_project (store, second);
    MpRecord *relation = mp_project_record_get (left, MP_TABLE_RELATION, 0);

    g_assert_true (mp_record_is_null (relation, MP_RELATION_OTHER));
    g_assert_cmpstr (mp_record_get_text (relation, MP_RELATION_OTHER_TITLE), ==, "Phase I");
  }
  undo (store);
  after = dump_store (store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);

  add_project (store, "Erradicación del trabajo infantil en la minería");
  add_project (store, "বাংলাদেশে শ্রমিকের অধিকার");
  add_project (store, "حقوق العمّال في الأردن");
  add_project (store, "Workers’ Rights in Viet Nam: Śląsk–Łódź");
  add_project (store, "OR AND NOT NEAR(\"x\") * ^ title:y");

  g_assert_cmpuint (count_found (store, "mineria", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "MINERÍA", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "trab inf", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "infantil trabajo", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "infantil trabajo", TRUE), ==, 0);
  g_assert_cmpuint (count_found (store, "trabajo infan", TRUE), ==, 1);
  g_assert_cmpuint (count_found (store, "bajo", FALSE), ==, 0);
  g_assert_cmpuint (count_found (store, "বাংলাদেশ", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "শ্রমিক", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "العمال", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "الأردن", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "workers", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "slask łódź", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "or", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "near", FALSE), ==, 1);
  g_assert_cmpuint (count_found (store, "not and", TRUE), ==, 0);
  g_assert_cmpuint (count_found (store, "and not", TRUE), ==, 1);
  g_assert_cmpuint (count_found (store, "nothing", FALSE), ==, 0);
  g_assert_cmpuint (count_found (store, "", FALSE), ==, 5);
}

static void
test_strange_texts (Fixture       *fixture,
                    gconstpointer  data)
{
  MpStore *store = fixture_create (fixture);
  g_autofree char *longest = g_strnfill (10000, 'w');
  const char *const titles[] = { longest, "<b>bold</b> & \"quoted\" 'single'", "a\001b\tc\nd\x7f", "%s %n %d", " ", "\xe2\x80\xae right to left", "'); DROP TABLE project; --", "=1+1" };
  gint64 ids[G_N_ELEMENTS (titles)];

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      ids[i] = add_project (store, "First");
      set_title (store, ids[i], titles[i]);
    }
  undo (store);
  redo (store);
  g_object_unref (store);
  store = fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (MpProjectRecord) project = load_project (store, ids[i]);

      g_assert_cmpstr (mp_project_record_get_title (project), ==, titles[i]);
    }
  assert_summaries_fit (store);

  /* Deleted and brought back they are the same, through the text of the history. */
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (MpProjectRecord) project = load_project (store, ids[i]);
      g_autoptr (MpProjectRecord) back = NULL;
      g_autoptr (MpChangeSet) set = mp_change_set_new ("Delete");

      mp_change_set_delete (set, mp_project_record_get_project (project));
      apply (store, set);
      undo (store);
      back = load_project (store, ids[i]);
      g_assert_true (mp_record_equal (mp_project_record_get_project (project), mp_project_record_get_project (back)));
    }
  g_object_unref (store);
}

static gboolean
collect_title (MpProjectRecord  *project,
               gpointer          user_data,
               GError          **error)
{
  g_string_append_printf (user_data, "%s%s ", mp_project_record_get_title (project),
                          mp_project_record_get_n (project, MP_TABLE_NARRATIVE) ? "+" : "");
  return TRUE;
}

static gboolean
stop_at_once (MpProjectRecord  *project,
              gpointer          user_data,
              GError          **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, "stop");
  return FALSE;
}

static void
count_name (gint64      project,
            const char *kind,
            const char *text,
            gpointer    user_data)
{
  g_string_append_printf (user_data, "%s=%s ", kind, text);
}

static void
test_streams (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (MpChangeSet) set = mp_change_set_new ("Add project");
      g_autofree char *title = g_strdup_printf ("%d", i);
      MpProjectRecord *project = make_project (title);

      /* The order in the source is the other way round. */
      mp_record_set_integer (mp_project_record_get_project (project), MP_PROJECT_POSITION, 100 - i);
      if (i % 11 == 0)
        add_child (project, MP_TABLE_NARRATIVE);
      if (i == 7)
        mp_record_set_text (add_child (project, MP_TABLE_IDENTIFIER), MP_IDENTIFIER_VALUE, "IL-7");
      if (i == 8)
        mp_record_set_text (add_child (project, MP_TABLE_PROJECT_NAME), MP_PROJECT_NAME_TEXT, "Eight");
      mp_change_set_insert_project (set, project);
      apply (store, set);
      id = mp_change_set_get (set, 0)->id;
      g_array_append_val (ids, id);
    }

  mp_lookup_each_project (MP_LOOKUP (store), NULL, collect_title, seen, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "29 28 27 26 25 24 23 22+ 21 20 19 18 17 16 15 14 13 12 11+ 10 9 8 7 6 5 4 3 2 1 0+ ");

  /* Any order, jumps and repetitions. */
  g_string_truncate (seen, 0);
  {
    static const guint order[] = { 0, 1, 29, 11, 11, 0, 22, 5, 6, 22 };
    g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      g_array_append_val (some, g_array_index (ids, gint64, order[i]));
    mp_lookup_each_project (MP_LOOKUP (store), some, collect_title, seen, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (seen->str, ==, "0+ 1 29 11+ 11+ 0+ 22+ 5 6 22+ ");

    id = 12345;
    g_array_append_val (some, id);
    g_assert_false (mp_lookup_each_project (MP_LOOKUP (store), some, collect_title, seen, NULL, &error));
    g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
    g_clear_error (&error);
  }
  g_assert_false (mp_lookup_each_project (MP_LOOKUP (store), NULL, stop_at_once, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
  g_clear_error (&error);

  g_string_truncate (seen, 0);
  g_assert_true (mp_lookup_each_name (MP_LOOKUP (store), count_name, seen, NULL, &error));
  g_assert_nonnull (strstr (seen->str, "title=7 "));
  g_assert_nonnull (strstr (seen->str, "identifier=IL-7 "));
  g_assert_nonnull (strstr (seen->str, "official=Eight "));

  g_assert_null (mp_lookup_load_project (MP_LOOKUP (store), 12345, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_NOT_FOUND);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MpStore) store = fixture_create (fixture);
  g_autoptr (GString) notified = g_string_new (NULL);
  gboolean can_undo, can_redo, read_only;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  g_signal_connect (store, "notify", G_CALLBACK (notify_cb), notified);
  add_project (store, "One");
  g_assert_nonnull (strstr (notified->str, "can-undo"));
  g_assert_nonnull (strstr (notified->str, "undo-label"));
  g_assert_null (strstr (notified->str, "redo"));
  g_string_truncate (notified, 0);
  add_project (store, "Two");
  g_assert_cmpstr (notified->str, ==, "");
  undo (store);
  g_assert_nonnull (strstr (notified->str, "can-redo"));
  g_object_get (store, "can-undo", &can_undo, "can-redo", &can_redo, "read-only", &read_only, "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  g_assert_true (can_undo && can_redo && !read_only);
  g_assert_cmpstr (undo_label, ==, "Add project");
  g_assert_cmpstr (redo_label, ==, "Add project");
}

static void
test_ids (Fixture       *fixture,
          gconstpointer  data)
{
  MpStore *store = fixture_create (fixture);
  gint64 last = 0;

  for (guint session = 0; session < 4; session++)
    {
      for (guint i = 0; i < 5; i++)
        {
          gint64 id = add_project (store, "One");

          g_assert_cmpint (id, >, last);
          last = id;
          g_assert_cmpint (mp_editor_make_id (MP_EDITOR (store)), >, last);
        }
      g_object_unref (store);
      store = fixture_open (fixture);
    }
  g_object_unref (store);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GError) error = NULL;

  mp_store_create_async (fixture->file, "Async", NULL, opened_cb, &created);
  while (created == NULL)
    g_main_context_iteration (NULL, TRUE);
  store = mp_store_create_finish (created, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mp_portfolio_get_title (mp_store_get_portfolio (store)), ==, "Async");
  g_clear_object (&store);

  mp_store_open_async (fixture->file, MP_STORE_OPEN_DEFAULT, NULL, opened_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  store = mp_store_open_finish (opened, &error);
  g_assert_no_error (error);
  g_assert_true (mp_store_get_file (store) == fixture->file);

  mp_store_create_async (fixture->file, "Async", NULL, opened_cb, &refused);
  while (refused == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mp_store_create_finish (refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/a-new-document-has-vocabularies-and-is-one-file", test_create);
  ADD ("/store/all-facts-of-a-project-survive-closing", test_project_survives);
  ADD ("/store/nothing-precedes-or-contains-itself", test_circles);
  ADD ("/store/initiatives-are-no-part-of-themselves", test_initiatives);
  ADD ("/store/what-breaks-a-rule-is-refused-whole", test_invalid);
  ADD ("/store/what-is-in-use-is-not-deleted", test_in_use);
  ADD ("/store/relations-to-a-deleted-project-keep-its-title", test_stubs);
  ADD ("/store/search-in-any-script", test_search);
  ADD ("/store/any-text-is-kept-as-it-is", test_strange_texts);
  ADD ("/store/projects-come-in-any-order", test_streams);
  ADD ("/store/properties-tell-what-can-be-undone", test_properties);
  ADD ("/store/ids-ascend-from-session-to-session", test_ids);
  ADD ("/store/opening-and-creating-without-waiting", test_async);

  return g_test_run ();
}
