/* test-records.c: lists and pages of partners, initiatives, sources and terms, on a document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-document.h"
#include "mp-test-forms.h"
#include "mp-test-log.h"
#include "mp-test-store.h"
#include "views/records/mp-record-list-private.h"
#include "views/records/mp-record-page.h"

#define UNITED_STATES 101
#define LABOR 102
#define ILO 103
#define PROJECT 104
#define SOURCE 105
#define UNUSED 106
#define PROGRAMME 107
#define PART 108

#define KEY_OF_FIELD(field) (-100 - (gint64) (field))

typedef struct
{
  char *path;
  MpStore *store;
  MpPortfolio *portfolio;
  GtkWidget *window;
  MpRecordList *list;
  MpRecordPage *page;
  char *said;
  char *query;
  gint64 added;
  guint activated_table;
  gint64 activated;
} Fixture;

/* Undo says that it can when an act is done. */
static void
wait_for_act (Fixture    *f,
              const char *label)
{
  for (;;)
    {
      g_autofree char *undo_label = mp_editor_dup_undo_label (MP_EDITOR (f->store));

      if (g_strcmp0 (undo_label, label) == 0)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  mp_test_iterate ();
}

static MpRecord *
add (MpChangeSet *set,
     MpTable      table,
     gint64       id)
{
  MpRecord *record = mp_record_new (table, id);

  if (mp_table_find_field (table, "uuid") == 0)
    mp_record_take_text (record, 0, g_uuid_string_random ());
  mp_change_set_insert (set, record);
  return record;
}

static void
add_partner (MpChangeSet *set,
             gint64       id,
             const char  *name,
             gint64       parent)
{
  MpRecord *record = add (set, MP_TABLE_PARTNER, id);

  mp_record_set_text (record, MP_PARTNER_NAME, name);
  if (parent)
    mp_record_set_reference (record, MP_PARTNER_PARENT, parent);
}

static void
add_project (MpChangeSet *set)
{
  MpRecord *record = mp_record_new (MP_TABLE_PROJECT, PROJECT);
  MpProjectRecord *project;
  MpRecord *role;

  mp_record_take_text (record, MP_PROJECT_UUID, g_uuid_string_random ());
  mp_record_set_text (record, MP_PROJECT_TITLE, "Working in Freedom");
  project = mp_project_record_new (record);
  role = mp_project_record_add_new (project, MP_TABLE_ROLE);
  mp_record_set_reference (role, MP_ROLE_PARTNER, ILO);
  mp_record_set_text (role, MP_ROLE_ROLE, "grantee");
  role = mp_project_record_add_new (project, MP_TABLE_ROLE);
  mp_record_set_reference (role, MP_ROLE_PARTNER, LABOR);
  mp_record_set_text (role, MP_ROLE_ROLE, "donor");
  mp_record_set_reference (role, MP_ROLE_SOURCE, SOURCE);
  mp_record_set_reference (mp_project_record_add_new (project, MP_TABLE_PROJECT_INITIATIVE), MP_PROJECT_INITIATIVE_INITIATIVE, PART);
  mp_change_set_insert_project (set, project);
}

static gint64
find_term (Fixture    *f,
           const char *vocabulary,
           const char *text)
{
  gint64 id = mp_term_index_find (mp_portfolio_get_term_index (f->portfolio), vocabulary, text);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
fill (Fixture *f)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Fill");
  MpRecord *record;

  add_partner (set, UNITED_STATES, "United States", 0);
  add_partner (set, LABOR, "U.S. Department of Labor", UNITED_STATES);
  add_partner (set, ILO, "International Labour Organization", 0);
  add_partner (set, UNUSED, "Aid Abroad", 0);
  record = add (set, MP_TABLE_PARTNER_NAME, 0);
  mp_record_set_reference (record, MP_PARTNER_NAME_PARTNER, UNUSED);
  mp_record_set_text (record, MP_PARTNER_NAME_KIND, "alias");
  mp_record_set_text (record, MP_PARTNER_NAME_TEXT, "Help Overseas");
  record = add (set, MP_TABLE_INITIATIVE, PROGRAMME);
  mp_record_set_text (record, MP_INITIATIVE_NAME, "Better Work");
  record = add (set, MP_TABLE_INITIATIVE, PART);
  mp_record_set_text (record, MP_INITIATIVE_NAME, "Better Work Jordan");
  mp_record_set_text (record, MP_INITIATIVE_ACRONYM, "BWJ");
  mp_record_set_reference (record, MP_INITIATIVE_PARENT, PROGRAMME);
  record = add (set, MP_TABLE_SOURCE, SOURCE);
  mp_record_set_text (record, MP_SOURCE_KIND, "page");
  mp_record_set_text (record, MP_SOURCE_TITLE, "Partner page");
  record = add (set, MP_TABLE_PARTNER_TERM, 0);
  mp_record_set_reference (record, MP_PARTNER_TERM_PARTNER, UNITED_STATES);
  mp_record_set_reference (record, MP_PARTNER_TERM_TERM, find_term (f, MP_VOCABULARY_COUNTRIES, "Mexico"));
  mp_record_set_integer (record, MP_PARTNER_TERM_SHARE, 2500);
  mp_record_set_text (record, MP_PARTNER_TERM_STANDING, "stated");
  add_project (set);
  mp_test_store_apply (f->store, set);
}

static void
selected_cb (Fixture *f,
             gint64   id)
{
  mp_record_page_set_record (f->page, id);
}

static void
added_cb (Fixture *f,
          gint64   id)
{
  f->added = id;
}

static void
said_cb (Fixture    *f,
         const char *text)
{
  g_free (f->said);
  f->said = g_strdup (text);
}

static void
query_cb (Fixture    *f,
          const char *query)
{
  g_free (f->query);
  f->query = g_strdup (query);
}

static void
activated_cb (Fixture *f,
              guint    table,
              gint64   id)
{
  f->activated_table = table;
  f->activated = id;
}

/* A list and the page of what is selected in it, as in the window. */
static void
show (Fixture *f,
      MpTable  table,
      gint64   vocabulary)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  f->list = g_object_new (MP_TYPE_RECORD_LIST, NULL);
  f->page = MP_RECORD_PAGE (mp_record_page_new (table));
  gtk_widget_set_size_request (GTK_WIDGET (f->list), 300, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->page));
  g_signal_connect_swapped (f->list, "selected", G_CALLBACK (selected_cb), f);
  g_signal_connect_swapped (f->list, "added", G_CALLBACK (added_cb), f);
  g_signal_connect_swapped (f->list, "said", G_CALLBACK (said_cb), f);
  g_signal_connect_swapped (f->page, "show-projects", G_CALLBACK (query_cb), f);
  g_signal_connect_swapped (f->page, "record-activated", G_CALLBACK (activated_cb), f);
  mp_record_list_set_document (f->list, f->portfolio, MP_EDITOR (f->store), MP_LOOKUP (f->store));
  mp_record_page_set_document (f->page, f->portfolio, MP_EDITOR (f->store), MP_LOOKUP (f->store));
  mp_record_list_show (f->list, table, vocabulary);

  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  mp_test_iterate ();
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->store = mp_test_store_new (&f->path);
  f->portfolio = mp_store_get_portfolio (f->store);
  fill (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window)
    {
      g_object_ref (f->list);
      g_object_ref (f->page);
      gtk_window_destroy (GTK_WINDOW (f->window));
      mp_test_iterate ();
      g_assert_finalize_object (f->list);
      g_assert_finalize_object (f->page);
    }
  mp_test_store_free (f->store, f->path);
  g_free (f->said);
  g_free (f->query);
}

static MpRecord *
get_record (Fixture *f,
            MpTable  table,
            gint64   id)
{
  return mp_portfolio_get_record (f->portfolio, table, id);
}

static MpRecordCell *
get_cell (Fixture *f,
          guint    section,
          gint64   key)
{
  MpRecordRow *row = mp_detail_section_get_row (mp_record_page_get_section (f->page, section), key);

  g_assert_nonnull (row);
  return mp_record_row_get_cell (row);
}

static const char *
read_value (MpRecordCell *cell)
{
  return gtk_label_get_label (GTK_LABEL (mp_record_cell_get_value_label (cell)));
}

static void
save (MpRecordCell *cell)
{
  mp_test_save (GTK_WIDGET (cell));
  while (mp_record_cell_is_applying (cell))
    g_main_context_iteration (NULL, TRUE);
  mp_test_iterate ();
}

/* Opens the form of a cell, fills it in, and saves it. */
static void
edit (MpRecordCell *cell,
      guint         field,
      const char   *text)
{
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), field, text);
  save (cell);
}

/* The same where the page opens the form of its title. */
static void
edit_title (Fixture      *f,
            MpRecordCell *cell,
            guint         field,
            const char   *text)
{
  mp_record_page_edit_title (f->page);
  mp_test_type (GTK_WIDGET (cell), field, text);
  save (cell);
}

static gint64
wait_until_added (Fixture *f)
{
  while (f->added == 0)
    g_main_context_iteration (NULL, TRUE);
  return f->added;
}

/* A list, and what is selected in it. */
static void
show_record (Fixture *f,
             MpTable  table,
             gint64   id)
{
  show (f, table, 0);
  mp_record_list_select (f->list, id);
}

static guint
get_n_rows (Fixture *f)
{
  return g_list_model_get_n_items (mp_record_list_get_model (f->list));
}

static void
assert_depth (Fixture *f,
              guint    position,
              guint    depth)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (mp_record_list_get_model (f->list), position);

  g_assert_cmpuint (gtk_tree_list_row_get_depth (row), ==, depth);
}

static void
test_shows_partner (Fixture       *f,
                    gconstpointer  data)
{
  MpRecordRow *statement;

  show (f, MP_TABLE_PARTNER, 0);
  g_assert_cmpuint (get_n_rows (f), ==, 4);
  assert_depth (f, 2, 0);
  assert_depth (f, 3, 1);

  mp_record_list_select (f->list, UNITED_STATES);
  g_assert_cmpstr (read_value (mp_record_page_get_title_cell (f->page)), ==, "United States");
  g_assert_cmpstr (read_value (get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_KIND))), ==, "Not stated");
  statement = mp_detail_section_get_first (mp_record_page_get_section (f->page, 3));
  g_assert_cmpstr (read_value (mp_record_row_get_cell (statement)), ==, "Mexico");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "Stated by the Partner"));
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "25%"));
  /* What an office does counts, what it is called leads to it. */
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "Show 1 Project"));
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "U.S. Department of Labor"));
  g_assert_cmpuint (mp_record_links_get_n (mp_record_page_get_projects (f->page)), ==, 0);

  mp_record_list_select (f->list, LABOR);
  g_assert_cmpstr (read_value (get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_PARENT))), ==, "United States");
  g_assert_cmpuint (mp_record_links_get_n (mp_record_page_get_projects (f->page)), ==, 1);
  g_signal_emit_by_name (mp_record_page_get_projects (f->page), "activated", (guint) MP_TABLE_PROJECT, (gint64) PROJECT);
  g_assert_cmpuint (f->activated_table, ==, MP_TABLE_PROJECT);
  g_assert_cmpint (f->activated, ==, PROJECT);
  g_signal_emit_by_name (mp_record_page_get_projects (f->page), "activated", (guint) MP_N_TABLES, (gint64) 0);
  g_assert_cmpstr (f->query, ==, "partner:\"U.S. Department of Labor\"");
}

static void
test_edits_partner (Fixture       *f,
                    gconstpointer  data)
{
  MpRecordCell *cell;

  show_record (f, MP_TABLE_PARTNER, ILO);
  cell = get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_ACRONYM));
  edit (cell, MP_PARTNER_ACRONYM, "ILO");
  wait_for_act (f, "Change Acronym");
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_PARTNER, ILO), MP_PARTNER_ACRONYM), ==, "ILO");
  g_assert_cmpstr (read_value (cell), ==, "ILO");

  /* Countries by name, kept as codes. */
  cell = get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_COUNTRY));
  edit (cell, MP_PARTNER_COUNTRY, "Switzerlandia");
  g_assert_nonnull (mp_test_get_error (GTK_WIDGET (cell), MP_PARTNER_COUNTRY));
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_COUNTRY, "Switzerland");
  save (cell);
  wait_for_act (f, "Change Country");
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_PARTNER, ILO), MP_PARTNER_COUNTRY), ==, "CH");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->list), "ILO · Switzerland"));

  mp_test_store_undo (f->store);
  mp_test_store_undo (f->store);
  g_assert_true (mp_record_is_null (get_record (f, MP_TABLE_PARTNER, ILO), MP_PARTNER_ACRONYM));
  g_assert_cmpstr (read_value (get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_ACRONYM))), ==, "Not stated");
}

/* A part of a record is not to be deleted: Delete on its row does nothing. */
static void
test_keeps_partner (Fixture       *f,
                    gconstpointer  data)
{
  show_record (f, MP_TABLE_PARTNER, UNUSED);
  g_assert_false (mp_record_cell_can_delete (get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_NOTE))));
  g_assert_false (mp_record_cell_can_delete (mp_record_page_get_title_cell (f->page)));
  mp_record_cell_delete (mp_record_page_get_title_cell (f->page));
  g_assert_false (mp_record_cell_is_applying (mp_record_page_get_title_cell (f->page)));
  g_assert_true (mp_record_cell_can_delete (mp_record_row_get_cell (mp_detail_section_get_first (mp_record_page_get_section (f->page, 1)))));
}

static void
test_new_alias (Fixture       *f,
                gconstpointer  data)
{
  MpDetailSection *names;
  MpRecordCell *cell;

  show_record (f, MP_TABLE_PARTNER, ILO);
  names = mp_record_page_get_section (f->page, 1);
  mp_detail_section_add (names);
  cell = mp_record_row_get_cell (mp_detail_section_get_adder (names));
  g_object_ref (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_NAME_TEXT, "Organización Internacional del Trabajo");
  save (cell);
  g_object_unref (cell);
  wait_for_act (f, "Add Other name");
  g_assert_cmpstr (read_value (mp_record_row_get_cell (mp_detail_section_get_first (names))), ==, "Organización Internacional del Trabajo");

  mp_record_list_set_search (f->list, "organizacion trab");
  g_assert_cmpuint (get_n_rows (f), ==, 1);
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, ILO);
}

static void
test_refuses_circles (Fixture       *f,
                      gconstpointer  data)
{
  MpRecordCell *cell;

  show_record (f, MP_TABLE_PARTNER, UNITED_STATES);
  cell = get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_PARENT));
  edit (cell, MP_PARTNER_PARENT, "U.S. Department of Labor");
  g_assert_true (mp_record_cell_is_editing (cell));
  g_assert_true (mp_test_shows (GTK_WIDGET (cell), "“United States” would become a part of itself. Nothing was changed."));
  g_assert_true (mp_record_is_null (get_record (f, MP_TABLE_PARTNER, UNITED_STATES), MP_PARTNER_PARENT));
}

/* The document makes none, but a file may come from elsewhere. */
static void
test_circles_of_files (Fixture       *f,
                       gconstpointer  data)
{
  MpPortfolioUpdate *update = mp_portfolio_update_new ();
  MpRecord *record = mp_record_copy (get_record (f, MP_TABLE_PARTNER, UNITED_STATES));

  mp_record_set_reference (record, MP_PARTNER_PARENT, LABOR);
  g_ptr_array_add (update->records, record);
  record = mp_record_copy (get_record (f, MP_TABLE_PARTNER, ILO));
  mp_record_set_reference (record, MP_PARTNER_PARENT, ILO);
  g_ptr_array_add (update->records, record);
  record = mp_record_copy (get_record (f, MP_TABLE_PARTNER, UNUSED));
  mp_record_set_reference (record, MP_PARTNER_PARENT, LABOR);
  g_ptr_array_add (update->records, record);
  mp_portfolio_apply (f->portfolio, update);
  mp_portfolio_update_free (update);

  show (f, MP_TABLE_PARTNER, 0);
  g_assert_cmpuint (get_n_rows (f), ==, 4);
  for (gint64 id = UNITED_STATES; id <= ILO; id++)
    {
      mp_record_list_select (f->list, id);
      g_assert_cmpint (mp_record_list_get_selected (f->list), ==, id);
      mp_test_iterate ();
    }
}

static void
assert_refused (Fixture    *f,
                gint64      id,
                const char *heading,
                const char *body)
{
  AdwMessageDialog *dialog;

  mp_record_list_delete (f->list, id);
  while (mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL)
    g_main_context_iteration (NULL, TRUE);
  dialog = ADW_MESSAGE_DIALOG (mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, heading);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, body);
  gtk_window_close (GTK_WINDOW (dialog));
  while (mp_test_find_window (ADW_TYPE_MESSAGE_DIALOG))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_deletes_partner (Fixture       *f,
                      gconstpointer  data)
{
  show_record (f, MP_TABLE_PARTNER, ILO);
  assert_refused (f, ILO, "The Partner Could Not Be Deleted", "Partner: not deleted, because 1 project uses it. Take it out there first.");
  assert_refused (f, UNITED_STATES, "The Partner Could Not Be Deleted",
                  "Partner: not deleted, because 1 other entry depends on it. Change that first.");
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, ILO);

  /* Its names go with it and come back with it. */
  mp_record_list_select (f->list, UNUSED);
  mp_record_list_delete (f->list, UNUSED);
  wait_for_act (f, "Delete partner");
  g_assert_cmpstr (f->said, ==, "“Aid Abroad” deleted");
  g_assert_null (get_record (f, MP_TABLE_PARTNER, UNUSED));
  g_assert_cmpuint (get_n_rows (f), ==, 3);
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, ILO);
  g_assert_cmpint (mp_record_page_get_record (f->page), ==, ILO);
  mp_test_store_undo (f->store);
  mp_record_list_set_search (f->list, "overseas");
  g_assert_cmpuint (get_n_rows (f), ==, 1);
}

static void
test_adds_partner (Fixture       *f,
                   gconstpointer  data)
{
  show (f, MP_TABLE_PARTNER, 0);
  mp_record_list_add (f->list);
  wait_for_act (f, "Add partner");
  wait_until_added (f);
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_PARTNER, f->added), MP_PARTNER_NAME), ==, "New Partner");
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, f->added);
  g_assert_cmpint (mp_record_page_get_record (f->page), ==, f->added);
  mp_test_store_undo (f->store);
  g_assert_cmpuint (get_n_rows (f), ==, 4);

  /* What was searched for in vain is what it is called. */
  f->added = 0;
  mp_record_list_set_search (f->list, "World Vision");
  g_assert_cmpuint (get_n_rows (f), ==, 0);
  mp_record_list_add (f->list);
  wait_until_added (f);
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_PARTNER, f->added), MP_PARTNER_NAME), ==, "World Vision");
  g_assert_cmpuint (get_n_rows (f), ==, 5);
}

/* Going on saves what is open; what is wrong stays and is asked for again. */
static void
test_leaves_forms (Fixture       *f,
                   gconstpointer  data)
{
  MpRecordCell *cell;

  show_record (f, MP_TABLE_PARTNER, ILO);
  cell = get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_ACRONYM));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_ACRONYM, "ILO");
  mp_record_list_select (f->list, UNUSED);
  wait_for_act (f, "Change Acronym");
  while (mp_record_page_get_record (f->page) != UNUSED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_PARTNER, ILO), MP_PARTNER_ACRONYM), ==, "ILO");

  cell = get_cell (f, 0, KEY_OF_FIELD (MP_PARTNER_COUNTRY));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PARTNER_COUNTRY, "Nowhere");
  mp_record_list_select (f->list, ILO);
  g_assert_cmpint (mp_record_page_get_record (f->page), ==, UNUSED);
  g_assert_cmpuint (f->activated_table, ==, MP_TABLE_PARTNER);
  g_assert_cmpint (f->activated, ==, UNUSED);
  g_assert_true (mp_record_cell_is_editing (cell));
}

/* Left shuts what is open, then goes to what it stands below; Right opens it. */
static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  show_record (f, MP_TABLE_PARTNER, LABOR);
  g_assert_true (mp_record_list_take_key (f->list, GDK_KEY_Left, 0, 0));
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, UNITED_STATES);
  g_assert_cmpuint (get_n_rows (f), ==, 4);
  g_assert_true (mp_record_list_take_key (f->list, GDK_KEY_Left, 0, 0));
  g_assert_cmpuint (get_n_rows (f), ==, 3);
  g_assert_true (mp_record_list_take_key (f->list, GDK_KEY_Right, 0, 0));
  g_assert_cmpuint (get_n_rows (f), ==, 4);
  g_assert_false (mp_record_list_take_key (f->list, GDK_KEY_Right, 0, GDK_CONTROL_MASK));

  gtk_widget_set_direction (GTK_WIDGET (f->list), GTK_TEXT_DIR_RTL);
  g_assert_true (mp_record_list_take_key (f->list, GDK_KEY_Right, 0, 0));
  g_assert_cmpuint (get_n_rows (f), ==, 3);
}

/* A list keeps its place when something changes: the row of what is selected, and what was shut. */
static void
test_keeps_place (Fixture       *f,
                  gconstpointer  data)
{
  show_record (f, MP_TABLE_PARTNER, UNITED_STATES);
  mp_record_list_take_key (f->list, GDK_KEY_Left, 0, 0);
  g_assert_cmpuint (get_n_rows (f), ==, 3);
  edit_title (f, mp_record_page_get_title_cell (f->page), MP_PARTNER_NAME, "A United States of America");
  wait_for_act (f, "Change Name");
  g_assert_cmpuint (get_n_rows (f), ==, 3);
  g_assert_cmpint (mp_record_list_get_selected (f->list), ==, UNITED_STATES);
  g_assert_cmpint (mp_record_list_get_id_at (f->list, 0), ==, UNITED_STATES);
  g_assert_true (mp_test_shows (GTK_WIDGET (f->list), "A United States of America"));
}

static void
test_source (Fixture       *f,
             gconstpointer  data)
{
  MpRecordCell *cell;

  show_record (f, MP_TABLE_SOURCE, SOURCE);
  edit_title (f, mp_record_page_get_title_cell (f->page), MP_SOURCE_TITLE, "M-POWER Partners");
  wait_for_act (f, "Change Title");
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_SOURCE, SOURCE), MP_SOURCE_TITLE), ==, "M-POWER Partners");

  cell = get_cell (f, 0, KEY_OF_FIELD (MP_SOURCE_DOCUMENT_DAY));
  edit (cell, MP_SOURCE_DOCUMENT_DAY, "2026-11-02");
  g_assert_cmpstr (read_value (cell), ==, "2 Nov 2026");

  assert_refused (f, SOURCE, "The Source Could Not Be Deleted", "Source: not deleted, because 1 project uses it. Take it out there first.");
  mp_record_list_add (f->list);
  wait_for_act (f, "Add source");
  g_assert_cmpuint (get_n_rows (f), ==, 2);
}

/* As partners: a tree, a page with the days, the projects of its parts; kept while a project belongs to it. */
static void
test_initiative (Fixture       *f,
                 gconstpointer  data)
{
  MpRecordCell *cell;
  gint64 id;

  show_record (f, MP_TABLE_INITIATIVE, PROGRAMME);
  g_assert_cmpuint (get_n_rows (f), ==, 2);
  assert_depth (f, 1, 1);
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "Show 1 Project"));
  cell = get_cell (f, 0, KEY_OF_FIELD (MP_INITIATIVE_LAUNCHED_DAY));
  g_assert_cmpstr (read_value (cell), ==, "Not stated");
  edit (cell, MP_INITIATIVE_LAUNCHED_DAY, "2007-08");
  g_assert_cmpstr (read_value (cell), ==, "Aug 2007");
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_INITIATIVE, PROGRAMME), MP_INITIATIVE_LAUNCHED_PRECISION), ==, "month");

  cell = get_cell (f, 0, KEY_OF_FIELD (MP_INITIATIVE_PARENT));
  edit (cell, MP_INITIATIVE_PARENT, "BWJ");
  g_assert_true (mp_test_shows (GTK_WIDGET (cell), "“Better Work” would become a part of itself. Nothing was changed."));
  mp_record_cell_cancel_edit (cell);

  assert_refused (f, PART, "The Initiative Could Not Be Deleted", "Initiative: not deleted, because 1 project uses it. Take it out there first.");
  mp_record_list_set_search (f->list, "Vision Zero Fund");
  mp_record_list_add (f->list);
  wait_for_act (f, "Add initiative");
  id = wait_until_added (f);
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_INITIATIVE, id), MP_INITIATIVE_NAME), ==, "Vision Zero Fund");
  mp_record_list_delete (f->list, id);
  wait_for_act (f, "Delete initiative");
  g_assert_cmpuint (get_n_rows (f), ==, 2);
}

static void
test_term (Fixture       *f,
           gconstpointer  data)
{
  gint64 area = mp_term_index_get_vocabulary (mp_portfolio_get_term_index (f->portfolio), MP_VOCABULARY_AREAS);
  guint n;
  MpRecordCell *cell;
  gint64 id;

  show (f, MP_TABLE_TERM, area);
  n = get_n_rows (f);
  mp_record_list_set_search (f->list, "Domestic Work");
  mp_record_list_add (f->list);
  wait_for_act (f, "Add term");
  id = wait_until_added (f);
  g_assert_cmpuint (get_n_rows (f), ==, n + 1);
  g_assert_cmpstr (mp_record_get_text (get_record (f, MP_TABLE_TERM, id), MP_TERM_CODE), ==, "domestic-work");
  g_assert_true (mp_test_shows (GTK_WIDGET (f->page), "Domestic Work"));

  edit_title (f, mp_record_row_get_cell (mp_detail_section_get_first (mp_record_page_get_section (f->page, 0))), MP_TERM_NAME_TEXT, "Care work");
  g_assert_cmpint (find_term (f, MP_VOCABULARY_AREAS, "Care work"), ==, id);
  g_assert_true (mp_test_shows (GTK_WIDGET (f->list), "Care work"));

  /* Broader terms come from the same vocabulary. */
  cell = get_cell (f, 1, KEY_OF_FIELD (MP_TERM_PARENT));
  edit (cell, MP_TERM_PARENT, "Mexico");
  g_assert_cmpstr (mp_test_get_error (GTK_WIDGET (cell), MP_TERM_PARENT), ==, "“Mexico” is not in the list. Choose one from it.");
  mp_record_cell_cancel_edit (cell);

  /* A term without any use goes with its names. */
  mp_record_list_delete (f->list, id);
  wait_for_act (f, "Delete term");
  g_assert_cmpuint (get_n_rows (f), ==, n);
}

static void
test_countries (Fixture       *f,
                gconstpointer  data)
{
  gint64 country = mp_term_index_get_vocabulary (mp_portfolio_get_term_index (f->portfolio), MP_VOCABULARY_COUNTRIES);
  gint64 mexico = find_term (f, MP_VOCABULARY_COUNTRIES, "Mexico");

  show (f, MP_TABLE_TERM, country);
  g_assert_cmpuint (get_n_rows (f), ==, 249);
  mp_record_list_select (f->list, mexico);
  g_assert_cmpstr (read_value (get_cell (f, 1, KEY_OF_FIELD (MP_TERM_CODE))), ==, "MX");
  g_assert_false (mp_record_cell_can_edit (get_cell (f, 1, KEY_OF_FIELD (MP_TERM_CODE))));
  mp_record_list_delete (f->list, mexico);
  mp_record_list_add (f->list);
  mp_test_iterate ();
  g_assert_cmpuint (get_n_rows (f), ==, 249);
}

static void
test_read_only (void)
{
  g_autoptr (MpFakeDocument) document = mp_fake_document_new ();
  MpPortfolio *portfolio = mp_fake_document_get_portfolio (document);
  MpRecord *partner = mp_record_new (MP_TABLE_PARTNER, 7);
  GtkWidget *window = gtk_window_new ();
  MpRecordPage *page = MP_RECORD_PAGE (mp_record_page_new (MP_TABLE_PARTNER));

  mp_record_set_text (partner, MP_PARTNER_UUID, "b1a5d1d8-0000-4000-8000-000000000007");
  mp_record_set_text (partner, MP_PARTNER_NAME, "Solidarity Center");
  mp_fake_document_add_record (document, partner);
  mp_fake_document_set_read_only_reason (document, "Somebody else has it open.");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  mp_record_page_set_document (page, portfolio, MP_EDITOR (document), MP_LOOKUP (document));
  mp_record_page_set_record (page, 7);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (mp_test_shows (GTK_WIDGET (page), "Solidarity Center"));
  g_assert_false (mp_record_cell_can_edit (mp_record_page_get_title_cell (page)));
  g_assert_false (mp_test_shows (GTK_WIDGET (page), "Add Name"));
  mp_record_page_edit_title (page);
  g_assert_false (mp_record_cell_is_editing (mp_record_page_get_title_cell (page)));
  gtk_window_destroy (GTK_WINDOW (window));
  mp_test_iterate ();
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  mp_test_log_set_up ();
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  ADD ("/records/partner-is-shown", test_shows_partner);
  ADD ("/records/partner-is-edited-and-undone", test_edits_partner);
  ADD ("/records/rows-do-not-delete-their-record", test_keeps_partner);
  ADD ("/records/new-alias-is-found", test_new_alias);
  ADD ("/records/circles-are-refused", test_refuses_circles);
  ADD ("/records/circles-of-files-are-seen", test_circles_of_files);
  ADD ("/records/partner-with-roles-is-kept", test_deletes_partner);
  ADD ("/records/partner-is-added", test_adds_partner);
  ADD ("/records/forms-are-left", test_leaves_forms);
  ADD ("/records/keys-open-and-shut-the-tree", test_keys);
  ADD ("/records/list-keeps-its-place", test_keeps_place);
  ADD ("/records/source-is-edited", test_source);
  ADD ("/records/initiative-is-edited", test_initiative);
  ADD ("/records/term-is-edited", test_term);
  ADD ("/records/countries-are-read", test_countries);
  g_test_add_func ("/records/read-only", test_read_only);

  return g_test_run ();
}
