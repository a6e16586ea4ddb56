/* test-detail-view.c: the page about one project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mp-fake-sample.h"
#include "mp-test-forms.h"
#include "views/detail/mp-detail-view-private.h"
#include "widgets/mp-completion-entry.h"

typedef struct
{
  MpFakeDocument *document;
  GtkWidget *window;
  MpDetailView *view;
  guint n_loaded;
  gint64 activated;
} Fixture;

static void
loaded_cb (Fixture *self)
{
  self->n_loaded++;
}

static void
project_activated_cb (Fixture *self,
                      gint64   project)
{
  self->activated = project;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->document = mp_fake_sample_new ();
  self->view = MP_DETAIL_VIEW (mp_detail_view_new ());
  g_signal_connect_swapped (self->view, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->view, "project-activated", G_CALLBACK (project_activated_cb), self);
  mp_detail_view_set_as_of (self->view, mp_fake_sample_day ("2026-11-23"));
  mp_detail_view_set_document (self->view, mp_fake_document_get_portfolio (self->document), MP_EDITOR (self->document), MP_LOOKUP (self->document));

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 380, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_ref (self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  mp_test_iterate ();
  while (G_OBJECT (self->view)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->view);
  while (G_OBJECT (self->document)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->document);
}

static void
wait_until_loaded (Fixture *self,
                   guint    n)
{
  while (self->n_loaded < n)
    g_main_context_iteration (NULL, TRUE);
  mp_test_iterate ();
}

static void
show (Fixture *self,
      gint64   project)
{
  guint n = self->n_loaded;

  mp_detail_view_set_project (self->view, project);
  wait_until_loaded (self, n + 1);
}

static MpProjectRecord *
get_project (Fixture *self)
{
  return mp_fake_document_get_project (self->document, mp_detail_view_get_project (self->view));
}

static MpRecordCell *
get_cell (Fixture           *self,
          MpDetailSectionId  section,
          gint64             key)
{
  MpRecordRow *row = mp_detail_section_get_row (mp_detail_view_get_section (self->view, section), key);

  g_assert_nonnull (row);
  return mp_record_row_get_cell (row);
}

static MpRecordCell *
get_adder (Fixture           *self,
           MpDetailSectionId  section)
{
  MpDetailSection *widget = mp_detail_view_get_section (self->view, section);

  mp_detail_section_add (widget);
  g_assert_nonnull (mp_detail_section_get_adder (widget));
  return mp_record_row_get_cell (mp_detail_section_get_adder (widget));
}

/* Saves the open form and waits until the page shows it. */
static MpChangeSet *
save (Fixture      *self,
      MpRecordCell *cell)
{
  guint n_sets = mp_fake_document_get_n_sets (self->document);
  guint n = self->n_loaded;

  mp_test_save (GTK_WIDGET (cell));
  wait_until_loaded (self, n + 1);
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, n_sets + 1);
  return mp_fake_document_get_last_set (self->document);
}

static const char *
read_value (MpRecordCell *cell)
{
  return gtk_label_get_label (GTK_LABEL (mp_record_cell_get_value_label (cell)));
}

static gint64
find_id (Fixture    *self,
         MpTable     table,
         guint       index)
{
  return mp_record_get_id (mp_project_record_get (get_project (self), table, index));
}

static void
assert_update (MpChangeSet *set,
               const char  *label,
               MpTable      table,
               guint        field)
{
  const MpChange *change = mp_change_set_get (set, 0);

  g_assert_cmpstr (mp_change_set_get_label (set), ==, label);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 1);
  g_assert_cmpint (change->kind, ==, MP_CHANGE_UPDATE);
  g_assert_cmpint (change->table, ==, table);
  g_assert_cmpuint (change->field, ==, field);
}

static void
test_shows (Fixture       *self,
            gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  g_assert_cmpstr (read_value (mp_detail_header_get_title_cell (mp_detail_view_get_header (self->view))), ==,
                   mp_project_record_get_title (get_project (self)));

  /* Every record of the project has its place. */
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, find_id (self, MP_TABLE_DATE_REVISION, 1))), ==, "14 Dec 2025");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, find_id (self, MP_TABLE_DATE_REVISION, 3))), ==, "14 Feb 2027");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_WHERE, find_id (self, MP_TABLE_PROJECT_TERM, 0))), ==, "Honduras");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_WHAT, find_id (self, MP_TABLE_PROJECT_TERM, 5))), ==, "Textiles; clothing; leather; footwear");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_WHO, find_id (self, MP_TABLE_ROLE, 1))), ==, "La Isla Network");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_MONEY, find_id (self, MP_TABLE_FUNDING, 1))), ==, "Up to USD 520,000");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_MILESTONES, find_id (self, MP_TABLE_MILESTONE, 0))), ==, "Mar 2024");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_RELATIONS, find_id (self, MP_TABLE_RELATION, 0))), ==, "Worker Empowerment in South America");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_RELATIONS, find_id (self, MP_TABLE_RELATION, 1))), ==, "PREP, Phase I");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_EXTRA_FIELDS, find_id (self, MP_TABLE_EXTRA_FIELD, 0))), ==, "M. Rivera");
  g_assert_nonnull (get_cell (self, MP_DETAIL_NAMES, find_id (self, MP_TABLE_PROJECT_NAME, 0)));
  g_assert_nonnull (get_cell (self, MP_DETAIL_IDENTIFIERS, find_id (self, MP_TABLE_IDENTIFIER, 0)));
  g_assert_nonnull (get_cell (self, MP_DETAIL_LINKS, find_id (self, MP_TABLE_LINK, 0)));

  cell = mp_detail_texts_get_cell (mp_detail_view_get_texts (self->view), "summary", TRUE);
  g_assert_true (g_str_has_prefix (read_value (cell), "El proyecto"));
}

static void
test_unknown (Fixture       *self,
              gconstpointer  data)
{
  show (self, MP_SAMPLE_POOR);
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, -1)), ==, "Not stated");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_MONEY, -10)), ==, "Not reported");
}

static void
test_title (Fixture       *self,
            gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_SECOND);
  cell = mp_detail_header_get_title_cell (mp_detail_view_get_header (self->view));
  mp_detail_view_edit_title (self->view);
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_TITLE, "Worker\n Empowerment");
  assert_update (save (self, cell), "Change Title", MP_TABLE_PROJECT, MP_PROJECT_TITLE);
  g_assert_cmpstr (read_value (cell), ==, "Worker Empowerment");
  g_assert_false (mp_record_cell_is_editing (cell));
}

/* A new date is a new statement; the old one stays below it. */
static void
test_new_date (Fixture       *self,
               gconstpointer  data)
{
  MpRecordCell *cell;
  const MpChange *change;
  MpChangeSet *set;
  gint64 old_id;

  show (self, MP_SAMPLE_SECOND);
  old_id = find_id (self, MP_TABLE_DATE_REVISION, 1);
  cell = get_cell (self, MP_DETAIL_DATES, old_id);
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "14 Dec 2027");
  set = save (self, cell);
  change = mp_change_set_get (set, 0);
  g_assert_cmpstr (mp_change_set_get_label (set), ==, "Add Planned end");
  g_assert_cmpint (change->kind, ==, MP_CHANGE_INSERT);
  g_assert_true (mp_record_has_choice (change->record, MP_DATE_REVISION_REASON, "no-cost-extension"));
  g_assert_cmpint (mp_record_get_day (change->record, MP_DATE_REVISION_RECORDED_ON), ==, mp_fake_sample_day ("2026-11-23"));

  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, mp_record_get_id (change->record))), ==, "14 Dec 2027");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, old_id)), ==, "14 Dec 2026");
}

/* Said at the field; the reason follows what is typed until it is chosen. */
static void
test_earlier_date (Fixture       *self,
                   gconstpointer  data)
{
  MpRecordCell *cell;
  GtkWidget *drop_down;

  show (self, MP_SAMPLE_SECOND);
  cell = get_cell (self, MP_DETAIL_DATES, find_id (self, MP_TABLE_DATE_REVISION, 1));
  mp_record_cell_begin_edit (cell);
  drop_down = mp_test_find (GTK_WIDGET (mp_test_find_field (GTK_WIDGET (cell), MP_DATE_REVISION_REASON)), GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 3);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2028");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 1);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2014");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 3);

  mp_test_save (GTK_WIDGET (cell));
  mp_test_iterate ();
  g_assert_true (mp_record_cell_is_editing (cell));
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, 0);
  g_assert_cmpstr (mp_test_get_error (GTK_WIDGET (cell), MP_DATE_REVISION_DAY), ==, "The end comes before the start (15 Dec 2022).");
  g_assert_cmpstr (mp_test_read (GTK_WIDGET (cell), MP_DATE_REVISION_DAY), ==, "2014");

  mp_test_choose (GTK_WIDGET (cell), MP_DATE_REVISION_REASON, 4);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2028");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 4);
  save (self, cell);
}

static GtkWidget *
get_page (Fixture *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (mp_test_find (GTK_WIDGET (self->view), GTK_TYPE_STACK)));
}

static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  show (self, MP_SAMPLE_RICH);
  mp_detail_view_set_several (self->view, 3);
  g_assert_cmpint (mp_detail_view_get_project (self->view), ==, 0);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (get_page (self))), ==, "3 Projects Selected");
  mp_detail_view_set_project (self->view, 0);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (get_page (self))), ==, "No Project Selected");
  show (self, MP_SAMPLE_RICH);
}

static void
test_correct_date (Fixture       *self,
                   gconstpointer  data)
{
  MpRecordCell *cell;
  GtkWidget *later;

  show (self, MP_SAMPLE_SECOND);
  cell = get_cell (self, MP_DETAIL_DATES, find_id (self, MP_TABLE_DATE_REVISION, 1));
  mp_record_cell_begin_edit (cell);
  later = mp_test_find (GTK_WIDGET (cell), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (later)), TRUE);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2026-12-13");
  assert_update (save (self, cell), "Change Planned end", MP_TABLE_DATE_REVISION, MP_DATE_REVISION_DAY);
}

static void
test_first_date (Fixture       *self,
                 gconstpointer  data)
{
  MpRecordCell *cell;
  const MpChange *change;

  show (self, MP_SAMPLE_POOR);
  cell = get_cell (self, MP_DETAIL_DATES, -1);
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2027");
  change = mp_change_set_get (save (self, cell), 0);
  g_assert_true (mp_record_has_choice (change->record, MP_DATE_REVISION_KIND, "planned-start"));
  g_assert_true (mp_record_has_choice (change->record, MP_DATE_REVISION_PRECISION, "year"));
  g_assert_true (mp_record_has_choice (change->record, MP_DATE_REVISION_REASON, "original"));
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_DATES, mp_record_get_id (change->record))), ==, "2027");
}

static void
test_terms (Fixture       *self,
            gconstpointer  data)
{
  MpRecordCell *cell;
  MpChangeSet *set;
  gint64 found;

  show (self, MP_SAMPLE_RICH);
  cell = get_adder (self, MP_DETAIL_WHERE);
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_TERM_TERM, "Mexico");
  set = save (self, cell);
  g_assert_cmpstr (mp_change_set_get_label (set), ==, "Add Mexico");
  g_assert_null (mp_detail_section_get_adder (mp_detail_view_get_section (self->view, MP_DETAIL_WHERE)));
  g_assert_nonnull (get_cell (self, MP_DETAIL_WHERE, mp_record_get_id (mp_change_set_get (set, 0)->record)));

  /* A new tag and what it is for are one act. */
  cell = get_adder (self, MP_DETAIL_WHAT);
  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (mp_test_find (GTK_WIDGET (cell), MP_TYPE_COMPLETION_ENTRY)), 0, "Heat stress");
  set = save (self, cell);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 3);
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_WHAT, mp_record_get_id (mp_change_set_get (set, 2)->record))), ==, "Heat stress");

  /* What was found in the text is confirmed by its button. */
  found = find_id (self, MP_TABLE_PROJECT_TERM, 2);
  cell = get_cell (self, MP_DETAIL_WHERE, found);
  {
    GtkWidget *button = mp_test_find (GTK_WIDGET (cell), GTK_TYPE_BUTTON);
    guint n = self->n_loaded;

    g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Confirm El Salvador");
    g_signal_emit_by_name (button, "clicked");
    wait_until_loaded (self, n + 1);
    assert_update (mp_fake_document_get_last_set (self->document), "Confirm El Salvador", MP_TABLE_PROJECT_TERM, MP_PROJECT_TERM_STANDING);
    g_assert_false (gtk_widget_get_visible (button));
  }
}

static void
test_money_and_partner (Fixture       *self,
                        gconstpointer  data)
{
  MpRecordCell *cell;
  MpChangeSet *set;

  show (self, MP_SAMPLE_POOR);
  cell = get_cell (self, MP_DETAIL_MONEY, -10);
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_FUNDING_AMOUNT, "1,500,000");
  mp_test_choose (GTK_WIDGET (cell), MP_FUNDING_QUALIFIER, 3);
  set = save (self, cell);
  g_assert_cmpstr (mp_change_set_get_label (set), ==, "Add Budget");
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_MONEY, mp_record_get_id (mp_change_set_get (set, 0)->record))), ==, "About USD 1,500,000");

  cell = get_adder (self, MP_DETAIL_WHO);
  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (mp_test_find (GTK_WIDGET (cell), MP_TYPE_COMPLETION_ENTRY)), 0, "Solidarity Center");
  set = save (self, cell);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 2);
  g_assert_cmpint (mp_change_set_get (set, 0)->table, ==, MP_TABLE_PARTNER);
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_WHO, mp_record_get_id (mp_change_set_get (set, 1)->record))), ==, "Solidarity Center");
}

/* Which one, since when, until when: all of that stands in the form; one that is new comes with it. */
static void
test_initiatives (Fixture       *self,
                  gconstpointer  data)
{
  MpRecordCell *cell;
  MpChangeSet *set;
  gint64 id;

  show (self, MP_SAMPLE_RICH);
  id = find_id (self, MP_TABLE_PROJECT_INITIATIVE, 0);
  cell = get_cell (self, MP_DETAIL_INITIATIVES, id);
  g_assert_cmpstr (read_value (cell), ==, "Multilateral Partnership for Organizing, Worker Empowerment, and Rights");
  g_assert_true (mp_test_shows (GTK_WIDGET (cell), "since 6 Dec 2022"));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_INITIATIVE_TO_DAY, "2024-03-31");
  assert_update (save (self, cell), "Change Multilateral Partnership for Organizing, Worker Empowerment, and Rights", MP_TABLE_PROJECT_INITIATIVE,
                 MP_PROJECT_INITIATIVE_TO_DAY);
  g_assert_true (mp_test_shows (GTK_WIDGET (get_cell (self, MP_DETAIL_INITIATIVES, id)), "6 Dec 2022 – 31 Mar 2024"));

  show (self, MP_SAMPLE_POOR);
  cell = get_adder (self, MP_DETAIL_INITIATIVES);
  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (mp_test_find (GTK_WIDGET (cell), MP_TYPE_COMPLETION_ENTRY)), 0, "Better Work");
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_INITIATIVE_FROM_DAY, "2023-01-01");
  set = save (self, cell);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 2);
  g_assert_cmpint (mp_change_set_get (set, 0)->table, ==, MP_TABLE_INITIATIVE);
  id = mp_record_get_id (mp_change_set_get (set, 1)->record);
  g_assert_cmpstr (read_value (get_cell (self, MP_DETAIL_INITIATIVES, id)), ==, "Better Work");

  /* Its acronym means the first one too. */
  cell = get_adder (self, MP_DETAIL_INITIATIVES);
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_INITIATIVE_INITIATIVE, "m-power");
  set = save (self, cell);
  g_assert_cmpint (mp_record_get_integer (mp_change_set_get (set, 0)->record, MP_PROJECT_INITIATIVE_INITIATIVE), ==, MP_SAMPLE_INITIATIVE);
}

static void
test_texts (Fixture       *self,
            gconstpointer  data)
{
  MpDetailTexts *texts;
  MpRecordCell *cell;
  MpChangeSet *set;
  guint n;

  show (self, MP_SAMPLE_RICH);
  texts = mp_detail_view_get_texts (self->view);

  /* Where there is no translation yet, one is offered in the language beside. */
  cell = mp_detail_texts_get_cell (texts, "problem", TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cell)));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_NARRATIVE_TEXT, "Los trabajadores enferman jóvenes.");
  set = save (self, cell);
  g_assert_true (mp_record_has_choice (mp_change_set_get (set, 0)->record, MP_NARRATIVE_LANGUAGE, "es"));
  g_assert_true (mp_record_has_choice (mp_change_set_get (set, 0)->record, MP_NARRATIVE_ORIGIN, "translated"));

  /* Going elsewhere keeps what was written. */
  cell = mp_detail_texts_get_cell (texts, "summary", FALSE);
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_NARRATIVE_TEXT, "Shorter.");
  n = self->n_loaded;
  mp_record_cell_begin_edit (get_cell (self, MP_DETAIL_WHO, find_id (self, MP_TABLE_ROLE, 0)));
  wait_until_loaded (self, n + 1);
  assert_update (mp_fake_document_get_last_set (self->document), "Change Summary", MP_TABLE_NARRATIVE, MP_NARRATIVE_TEXT);
  g_assert_false (mp_record_cell_is_editing (cell));

  mp_detail_view_set_second_language (self->view, "fr");
  mp_test_iterate ();
  g_assert_cmpstr (read_value (mp_detail_texts_get_cell (texts, "summary", TRUE)), ==, "No translation yet");
}

static void
test_escape (Fixture       *self,
             gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  cell = get_cell (self, MP_DETAIL_WHO, find_id (self, MP_TABLE_ROLE, 0));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_ROLE_PARTNER, "somebody else");
  mp_record_cell_cancel_edit (cell);
  mp_test_iterate ();
  g_assert_cmpstr (read_value (cell), ==, "U.S. Department of Labor");

  cell = get_adder (self, MP_DETAIL_EVENTS);
  g_object_ref (cell);
  mp_record_cell_cancel_edit (cell);
  g_assert_null (mp_detail_section_get_adder (mp_detail_view_get_section (self->view, MP_DETAIL_EVENTS)));
  g_object_unref (cell);
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, 0);
}

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  cell = get_cell (self, MP_DETAIL_IDENTIFIERS, find_id (self, MP_TABLE_IDENTIFIER, 0));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_IDENTIFIER_VALUE, "IL-1");
  mp_fake_document_set_failure (self->document, "The disk is full. Make room and try again.");
  mp_test_save (GTK_WIDGET (cell));
  mp_test_iterate ();
  g_assert_true (mp_record_cell_is_editing (cell));
  g_assert_cmpstr (mp_test_read (GTK_WIDGET (cell), MP_IDENTIFIER_VALUE), ==, "IL-1");
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, 0);

  mp_fake_document_set_failure (self->document, NULL);
  assert_update (save (self, cell), "Change Grant number", MP_TABLE_IDENTIFIER, MP_IDENTIFIER_VALUE);
}

static void
test_delete (Fixture       *self,
             gconstpointer  data)
{
  MpDetailSection *section;
  gint64 id;
  guint n;

  show (self, MP_SAMPLE_RICH);
  section = mp_detail_view_get_section (self->view, MP_DETAIL_LINKS);
  id = find_id (self, MP_TABLE_LINK, 0);
  n = self->n_loaded;
  gtk_widget_activate_action (GTK_WIDGET (mp_detail_section_get_row (section, id)), "row.remove", NULL);
  wait_until_loaded (self, n + 1);
  g_assert_cmpstr (mp_change_set_get_label (mp_fake_document_get_last_set (self->document)), ==, "Remove Link");
  g_assert_cmpint (mp_change_set_get (mp_fake_document_get_last_set (self->document), 0)->kind, ==, MP_CHANGE_DELETE);
  g_assert_null (mp_detail_section_get_row (section, id));
}

/* The answer about the first project comes last and is not shown. */
static void
test_late_answer (Fixture       *self,
                  gconstpointer  data)
{
  MpRecordCell *title;

  mp_fake_document_hold (self->document, MP_SAMPLE_RICH);
  mp_detail_view_set_project (self->view, MP_SAMPLE_RICH);
  mp_test_iterate ();
  show (self, MP_SAMPLE_SECOND);
  mp_fake_document_release (self->document);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      mp_test_iterate ();
    }
  title = mp_detail_header_get_title_cell (mp_detail_view_get_header (self->view));
  g_assert_cmpstr (read_value (title), ==, "Worker Empowerment in South America");
  g_assert_cmpuint (self->n_loaded, ==, 1);
}

/* A form that is open when the project changes elsewhere stays, with what is in it. */
static void
test_reload_keeps_form (Fixture       *self,
                        gconstpointer  data)
{
  MpRecordCell *cell, *other;

  show (self, MP_SAMPLE_RICH);
  cell = get_cell (self, MP_DETAIL_MONEY, find_id (self, MP_TABLE_FUNDING, 0));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_FUNDING_AMOUNT, "12");

  other = get_cell (self, MP_DETAIL_WHERE, find_id (self, MP_TABLE_PROJECT_TERM, 2));
  {
    guint n = self->n_loaded;

    mp_record_cell_update_choice (other, MP_PROJECT_TERM_STANDING, "confirmed", NULL);
    wait_until_loaded (self, n + 1);
  }
  g_assert_true (mp_record_cell_is_editing (cell));
  g_assert_cmpstr (mp_test_read (GTK_WIDGET (cell), MP_FUNDING_AMOUNT), ==, "12");
  g_assert_true (get_cell (self, MP_DETAIL_MONEY, find_id (self, MP_TABLE_FUNDING, 0)) == cell);
}

/* Going to another project saves what can be saved. */
static void
test_leave (Fixture       *self,
            gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  cell = get_cell (self, MP_DETAIL_NAMES, find_id (self, MP_TABLE_PROJECT_NAME, 0));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_PROJECT_NAME_TEXT, "PREP");
  show (self, MP_SAMPLE_SECOND);
  mp_test_iterate ();
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, 1);
  g_assert_cmpint (mp_change_set_get (mp_fake_document_get_last_set (self->document), 0)->project, ==, MP_SAMPLE_RICH);
  g_assert_cmpstr (read_value (mp_detail_header_get_title_cell (mp_detail_view_get_header (self->view))), ==, "Worker Empowerment in South America");
}

/* What cannot be stored keeps the project on the page: the owner is asked to go back to it. */
static void
test_stay (Fixture       *self,
           gconstpointer  data)
{
  MpRecordCell *cell;
  guint n;

  show (self, MP_SAMPLE_SECOND);
  cell = get_cell (self, MP_DETAIL_DATES, find_id (self, MP_TABLE_DATE_REVISION, 1));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2014");
  mp_detail_view_set_several (self->view, 2);
  g_assert_cmpint (self->activated, ==, 0);
  mp_detail_view_set_project (self->view, MP_SAMPLE_RICH);
  mp_test_iterate ();
  g_assert_cmpint (mp_detail_view_get_project (self->view), ==, MP_SAMPLE_SECOND);
  g_assert_cmpint (self->activated, ==, MP_SAMPLE_SECOND);
  g_assert_cmpstr (mp_test_read (GTK_WIDGET (cell), MP_DATE_REVISION_DAY), ==, "2014");

  /* The document says no a little later. */
  self->activated = 0;
  mp_test_type (GTK_WIDGET (cell), MP_DATE_REVISION_DAY, "2028");
  mp_fake_document_set_failure (self->document, "The disk is full. Make room and try again.");
  mp_detail_view_set_project (self->view, MP_SAMPLE_RICH);
  while (self->activated == 0)
    g_main_context_iteration (NULL, TRUE);
  mp_test_iterate ();
  g_assert_cmpint (self->activated, ==, MP_SAMPLE_SECOND);
  g_assert_cmpint (mp_detail_view_get_project (self->view), ==, MP_SAMPLE_SECOND);
  g_assert_cmpstr (mp_test_read (GTK_WIDGET (cell), MP_DATE_REVISION_DAY), ==, "2028");

  mp_fake_document_set_failure (self->document, NULL);
  n = self->n_loaded;
  mp_detail_view_set_project (self->view, MP_SAMPLE_RICH);
  wait_until_loaded (self, n + 1);
  g_assert_cmpint (mp_detail_view_get_project (self->view), ==, MP_SAMPLE_RICH);
  g_assert_cmpuint (mp_fake_document_get_n_sets (self->document), ==, 1);
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  mp_fake_document_set_read_only_reason (self->document, "Made by a newer version of the program.");
  mp_test_iterate ();
  cell = get_cell (self, MP_DETAIL_WHO, find_id (self, MP_TABLE_ROLE, 0));
  g_assert_false (mp_record_cell_can_edit (cell));
  mp_record_cell_begin_edit (cell);
  g_assert_false (mp_record_cell_is_editing (cell));
  mp_detail_section_add (mp_detail_view_get_section (self->view, MP_DETAIL_WHO));
  g_assert_null (mp_detail_section_get_adder (mp_detail_view_get_section (self->view, MP_DETAIL_WHO)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (mp_detail_view_get_section (self->view, MP_DETAIL_EVENTS))));
}

static void
test_related (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *row;

  show (self, MP_SAMPLE_RICH);
  row = GTK_WIDGET (mp_detail_section_get_row (mp_detail_view_get_section (self->view, MP_DETAIL_RELATIONS), find_id (self, MP_TABLE_RELATION, 0)));
  g_signal_emit_by_name (mp_test_find (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (self->activated, ==, MP_SAMPLE_SECOND);
}

static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  show (self, MP_SAMPLE_SECOND);
  mp_fake_document_remove_project (self->document, MP_SAMPLE_SECOND);
  wait_until_loaded (self, 2);
  g_assert_cmpint (mp_detail_view_get_project (self->view), ==, 0);
}

static void
test_history (Fixture       *self,
              gconstpointer  data)
{
  const MpHistoryEntry *entry;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (MpEditContext) context = mp_edit_context_new (mp_fake_document_get_portfolio (self->document), MP_EDITOR (self->document),
                                                           MP_LOOKUP (self->document));
  g_autofree char *line = NULL;
  MpRecordCell *cell;

  show (self, MP_SAMPLE_RICH);
  mp_detail_history_set_expanded (mp_detail_view_get_history (self->view), TRUE);
  cell = get_cell (self, MP_DETAIL_MONEY, find_id (self, MP_TABLE_FUNDING, 0));
  mp_record_cell_begin_edit (cell);
  mp_test_type (GTK_WIDGET (cell), MP_FUNDING_AMOUNT, "8,500,000");
  save (self, cell);

  entries = mp_lookup_load_history (MP_LOOKUP (self->document), MP_SAMPLE_RICH, 10, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  line = mp_detail_history_describe (context, get_project (self), entry);
  g_assert_cmpstr (line, ==, "Obligation, Amount: USD 8,000,000 → USD 8,500,000");
}

static void
test_open_and_close (void)
{
  MpFakeDocument *document = mp_fake_sample_new ();

  for (guint i = 0; i < 50; i++)
    {
      GtkWidget *view = g_object_ref_sink (mp_detail_view_new ());

      mp_detail_view_set_as_of (MP_DETAIL_VIEW (view), mp_fake_sample_day ("2026-11-23"));
      mp_detail_view_set_document (MP_DETAIL_VIEW (view), mp_fake_document_get_portfolio (document), MP_EDITOR (document), MP_LOOKUP (document));
      mp_detail_view_set_project (MP_DETAIL_VIEW (view), i % 2 ? MP_SAMPLE_RICH : MP_SAMPLE_POOR);
      if (i % 3 == 0)
        mp_detail_view_set_document (MP_DETAIL_VIEW (view), NULL, NULL, NULL);
      while (G_OBJECT (view)->ref_count > 1)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (view);
    }
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (document);
}

#define ADD(path, func) g_test_add ("/detail-view/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("every-record-has-its-row", test_shows);
  ADD ("what-is-unknown-says-so", test_unknown);
  ADD ("the-title-is-edited-in-place", test_title);
  ADD ("a-new-date-keeps-the-old-one", test_new_date);
  ADD ("an-end-before-the-start-stays-in-its-form", test_earlier_date);
  ADD ("a-wrong-date-is-corrected-where-it-is", test_correct_date);
  ADD ("a-first-date-is-an-original", test_first_date);
  ADD ("terms-are-added-and-confirmed", test_terms);
  ADD ("money-and-partners-are-added", test_money_and_partner);
  ADD ("initiatives-have-days", test_initiatives);
  ADD ("texts-stand-in-two-languages", test_texts);
  ADD ("escape-leaves-nothing", test_escape);
  ADD ("what-cannot-be-stored-stays-in-its-form", test_failure);
  ADD ("entries-are-removed", test_delete);
  ADD ("a-late-answer-is-dropped", test_late_answer);
  ADD ("reading-again-keeps-an-open-form", test_reload_keeps_form);
  ADD ("going-on-saves-what-was-typed", test_leave);
  ADD ("what-cannot-be-stored-keeps-the-project", test_stay);
  ADD ("a-read-only-document-is-only-read", test_read_only);
  ADD ("a-related-project-is-asked-for", test_related);
  ADD ("a-deleted-project-is-not-shown", test_gone);
  ADD ("several-projects-are-counted", test_several);
  ADD ("history-is-told-in-words", test_history);
  g_test_add_func ("/detail-view/opened-and-closed-fifty-times", test_open_and_close);

  return g_test_run ();
}
