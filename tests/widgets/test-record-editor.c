/* test-record-editor.c: forms for records
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mp-fake-sample.h"
#include "mp-test-forms.h"
#include "widgets/mp-completion-entry.h"
#include "widgets/mp-edit-context.h"

typedef struct
{
  MpFakeDocument *document;
  MpEditContext *context;
  MpProjectRecord *project;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->document = mp_fake_sample_new ();
  self->context = mp_edit_context_new (mp_fake_document_get_portfolio (self->document), MP_EDITOR (self->document), MP_LOOKUP (self->document));
  mp_edit_context_set_as_of (self->context, mp_fake_sample_day ("2026-11-23"));
  self->project = mp_fake_document_get_project (self->document, MP_SAMPLE_RICH);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->context);
  /* A search may still be on its way. */
  while (G_OBJECT (self->document)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->document);
}

static GtkWidget *
open_form (Fixture            *self,
           MpRecord           *record,
           const MpRecordForm *form)
{
  return g_object_ref_sink (mp_record_editor_new (self->context, record, form));
}

static MpRecord *
create_child (MpTable table)
{
  MpRecord *record = mp_record_new (table, 0);

  mp_record_set_reference (record, 0, MP_SAMPLE_RICH);
  return record;
}

/* Opening a form and saving it changes nothing, whatever the record is. */
static void
test_untouched (Fixture       *self,
                gconstpointer  data)
{
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (self->project, table); i++)
        {
          MpRecord *record = mp_project_record_get (self->project, table, i);
          GtkWidget *editor = open_form (self, record, NULL);
          g_autoptr (MpRecord) collected = NULL;
          g_autoptr (GPtrArray) extra = NULL;

          g_assert_false (mp_record_editor_is_changed (MP_RECORD_EDITOR (editor)));
          g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
          g_assert_true (mp_record_equal (collected, record));
          g_assert_cmpuint (extra->len, ==, 0);
          g_assert_finalize_object (editor);
        }
    }
}

/* An empty form of any table is not a change yet, and cannot be saved as it is. */
static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      g_autoptr (MpRecord) record = create_child (table);
      g_autoptr (MpRecord) collected = NULL;
      g_autoptr (GPtrArray) extra = NULL;
      GtkWidget *editor = open_form (self, record, NULL);
      gboolean may_be_empty = table == MP_TABLE_MILESTONE || table == MP_TABLE_RELATION;

      g_assert_cmpint (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra), ==, may_be_empty);
      g_assert_finalize_object (editor);
    }
}

static void
test_dates (Fixture       *self,
            gconstpointer  data)
{
  MpRecord *record = mp_project_record_get_date (self->project, "planned-end");
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor = open_form (self, record, NULL);

  g_assert_cmpstr (mp_test_read (editor, MP_DATE_REVISION_DAY), ==, "14 Feb 2027");
  mp_test_type (editor, MP_DATE_REVISION_DAY, "Mar 2028");
  mp_test_choose (editor, MP_DATE_REVISION_REASON, 3);
  g_assert_true (mp_record_editor_is_changed (MP_RECORD_EDITOR (editor)));
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_day (collected, MP_DATE_REVISION_DAY), ==, mp_fake_sample_day ("2028-03-01"));
  g_assert_cmpint (mp_record_get_precision (collected, MP_DATE_REVISION_PRECISION), ==, MP_PRECISION_MONTH);
  g_assert_true (mp_record_has_choice (collected, MP_DATE_REVISION_REASON, "amendment"));
  g_assert_cmpint (mp_record_get_id (collected), ==, mp_record_get_id (record));
  g_assert_finalize_object (editor);
}

/* Said below the field; what was typed stays. */
static void
test_wrong_date (Fixture       *self,
                 gconstpointer  data)
{
  MpRecord *record = mp_project_record_get_date (self->project, "planned-end");
  MpRecord *collected;
  GPtrArray *extra;
  GtkWidget *editor = open_form (self, record, NULL);

  mp_test_type (editor, MP_DATE_REVISION_DAY, "03/04/2027");
  g_assert_true (mp_record_editor_is_changed (MP_RECORD_EDITOR (editor)));
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpstr (mp_test_get_error (editor, MP_DATE_REVISION_DAY), ==, "03/04/2027 can be 3 Apr 2027 or 4 Mar 2027. Write the month as a word.");
  g_assert_cmpstr (mp_test_read (editor, MP_DATE_REVISION_DAY), ==, "03/04/2027");

  mp_test_type (editor, MP_DATE_REVISION_RECORDED_ON, "2027");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_nonnull (mp_test_get_error (editor, MP_DATE_REVISION_RECORDED_ON));
  g_assert_finalize_object (editor);
}

static void
test_country (Fixture       *self,
              gconstpointer  data)
{
  static const char *const places[] = { MP_VOCABULARY_COUNTRIES, MP_VOCABULARY_REGIONS, NULL };
  const MpRecordForm form = { .vocabularies = places };
  g_autoptr (MpRecord) record = create_child (MP_TABLE_PROJECT_TERM);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor;

  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, "stated");
  editor = open_form (self, record, &form);
  mp_test_type (editor, MP_PROJECT_TERM_TERM, "Atlantis");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpstr (mp_test_get_error (editor, MP_PROJECT_TERM_TERM), ==,
                   "“Atlantis” is not a country or region in this portfolio. Choose one from the list.");

  /* A sector is none either. */
  mp_test_type (editor, MP_PROJECT_TERM_TERM, "Construction");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));

  mp_test_type (editor, MP_PROJECT_TERM_TERM, "mexico");
  mp_test_type (editor, MP_PROJECT_TERM_SHARE, "12,5 %");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpstr (mp_term_index_get_code (mp_edit_context_get_index (self->context), mp_record_get_integer (collected, MP_PROJECT_TERM_TERM)), ==, "MX");
  g_assert_cmpint (mp_record_get_integer (collected, MP_PROJECT_TERM_SHARE), ==, 1250);
  g_assert_null (mp_test_get_error (editor, MP_PROJECT_TERM_TERM));
  g_assert_finalize_object (editor);
}

static void
choose_new (GtkWidget  *editor,
            guint       field,
            const char *text)
{
  GtkWidget *entry = mp_test_find (GTK_WIDGET (mp_test_find_field (editor, field)), MP_TYPE_COMPLETION_ENTRY);

  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (entry), 0, text);
}

static void
test_new_tag (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (MpRecord) record = create_child (MP_TABLE_PROJECT_TERM);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  MpRecord *term, *name;
  GtkWidget *editor;

  mp_record_set_text (record, MP_PROJECT_TERM_STANDING, "stated");
  editor = open_form (self, record, NULL);
  mp_test_type (editor, MP_PROJECT_TERM_TERM, "Heat stress");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_nonnull (mp_test_get_error (editor, MP_PROJECT_TERM_TERM));

  choose_new (editor, MP_PROJECT_TERM_TERM, "Heat stress");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpuint (extra->len, ==, 2);
  term = g_ptr_array_index (extra, 0);
  name = g_ptr_array_index (extra, 1);
  g_assert_cmpint (mp_record_get_id (term), ==, mp_record_get_integer (collected, MP_PROJECT_TERM_TERM));
  g_assert_cmpstr (mp_record_get_text (term, MP_TERM_CODE), ==, "heat-stress");
  g_assert_cmpint (mp_record_get_integer (name, MP_TERM_NAME_TERM), ==, mp_record_get_id (term));
  g_assert_cmpstr (mp_record_get_text (name, MP_TERM_NAME_TEXT), ==, "Heat stress");
  g_assert_true (mp_record_check (term, NULL));
  g_assert_true (mp_record_check (name, NULL));
  g_assert_finalize_object (editor);
}

static void
test_new_partner (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (MpRecord) record = create_child (MP_TABLE_ROLE);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor;

  mp_record_set_text (record, MP_ROLE_ROLE, "grantee");
  editor = open_form (self, record, NULL);
  mp_test_type (editor, MP_ROLE_PARTNER, "Solidarity Center");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_nonnull (mp_test_get_error (editor, MP_ROLE_PARTNER));

  choose_new (editor, MP_ROLE_PARTNER, "Solidarity Center");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpuint (extra->len, ==, 1);
  g_assert_cmpstr (mp_record_get_text (g_ptr_array_index (extra, 0), MP_PARTNER_NAME), ==, "Solidarity Center");
  g_assert_true (mp_record_check (g_ptr_array_index (extra, 0), NULL));

  g_clear_pointer (&collected, mp_record_unref);
  g_clear_pointer (&extra, g_ptr_array_unref);
  mp_test_type (editor, MP_ROLE_PARTNER, "usdol");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_integer (collected, MP_ROLE_PARTNER), ==, MP_SAMPLE_PARTNER);
  g_assert_cmpuint (extra->len, ==, 0);
  g_assert_finalize_object (editor);
}

static void
test_money (Fixture       *self,
            gconstpointer  data)
{
  MpRecord *record = mp_project_record_get (self->project, MP_TABLE_FUNDING, 0);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor = open_form (self, record, NULL);
  GtkWidget *currency = mp_test_find (GTK_WIDGET (mp_test_find_field (editor, MP_FUNDING_AMOUNT)), GTK_TYPE_ENTRY);

  mp_test_type (editor, MP_FUNDING_AMOUNT, "1,250.50");
  gtk_editable_set_text (GTK_EDITABLE (currency), "dollars");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_nonnull (mp_test_get_error (editor, MP_FUNDING_AMOUNT));

  gtk_editable_set_text (GTK_EDITABLE (currency), "eur");
  mp_test_type (editor, MP_FUNDING_FISCAL_YEAR, "2025");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_integer (collected, MP_FUNDING_AMOUNT), ==, 125050);
  g_assert_cmpstr (mp_record_get_text (collected, MP_FUNDING_CURRENCY), ==, "EUR");
  g_assert_cmpint (mp_record_get_integer (collected, MP_FUNDING_FISCAL_YEAR), ==, 2025);
  g_assert_finalize_object (editor);
}

/* A title that no project has stays a title. */
static void
test_relation (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (MpRecord) record = create_child (MP_TABLE_RELATION);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor, *entry;

  mp_record_set_text (record, MP_RELATION_KIND, "predecessor");
  editor = open_form (self, record, NULL);
  mp_test_type (editor, MP_RELATION_OTHER, "Phase  I");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_true (mp_record_is_null (collected, MP_RELATION_OTHER));
  g_assert_cmpstr (mp_record_get_text (collected, MP_RELATION_OTHER_TITLE), ==, "Phase I");

  g_clear_pointer (&collected, mp_record_unref);
  g_clear_pointer (&extra, g_ptr_array_unref);
  entry = mp_test_find (GTK_WIDGET (mp_test_find_field (editor, MP_RELATION_OTHER)), MP_TYPE_COMPLETION_ENTRY);
  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (entry), MP_SAMPLE_SECOND, "Worker Empowerment in South America");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_integer (collected, MP_RELATION_OTHER), ==, MP_SAMPLE_SECOND);
  g_assert_finalize_object (editor);
}

static void
test_language (Fixture       *self,
               gconstpointer  data)
{
  MpRecord *record = mp_project_record_get (self->project, MP_TABLE_NARRATIVE, 0);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor = open_form (self, record, NULL);

  g_assert_cmpstr (mp_test_read (editor, MP_NARRATIVE_LANGUAGE), ==, "English");
  mp_test_type (editor, MP_NARRATIVE_LANGUAGE, "Klingon tongue");
  g_assert_false (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  mp_test_type (editor, MP_NARRATIVE_LANGUAGE, "georgian");
  mp_test_type (editor, MP_NARRATIVE_TEXT, "One\n\nTwo");
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpstr (mp_record_get_text (collected, MP_NARRATIVE_LANGUAGE), ==, "ka");
  g_assert_cmpstr (mp_record_get_text (collected, MP_NARRATIVE_TEXT), ==, "One\n\nTwo");
  g_assert_finalize_object (editor);
}

/* A later statement is a new record; a correction is the old one. */
static void
test_successor (Fixture       *self,
                gconstpointer  data)
{
  MpRecord *record = mp_project_record_get_date (self->project, "planned-end");
  g_autoptr (MpRecord) successor = mp_record_copy (record);
  g_autoptr (MpRecord) collected = NULL;
  g_autoptr (GPtrArray) extra = NULL;
  GtkWidget *editor = open_form (self, record, NULL);
  GtkWidget *later;

  mp_record_set_id (successor, 0);
  mp_record_editor_set_successor (MP_RECORD_EDITOR (editor), successor);
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_id (collected), ==, 0);

  g_clear_pointer (&collected, mp_record_unref);
  g_clear_pointer (&extra, g_ptr_array_unref);
  later = mp_test_find (editor, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (later)), TRUE);
  g_assert_true (mp_record_editor_collect (MP_RECORD_EDITOR (editor), &collected, &extra));
  g_assert_cmpint (mp_record_get_id (collected), ==, mp_record_get_id (record));
  g_assert_finalize_object (editor);
}

/* What comes for a text that was typed over is not offered. */
static void
test_late_completions (void)
{
  GtkWidget *entry = g_object_ref_sink (mp_completion_entry_new ());
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_completion_free);
  gint64 id;

  g_ptr_array_add (offers, mp_completion_new (7, "Mexico", NULL, NULL));
  gtk_editable_set_text (GTK_EDITABLE (mp_completion_entry_get_entry (MP_COMPLETION_ENTRY (entry))), "Mex");
  mp_completion_entry_set_completions (MP_COMPLETION_ENTRY (entry), "Me", offers);
  g_assert_null (mp_test_find (entry, GTK_TYPE_LIST_BOX_ROW));

  mp_completion_entry_set_choice (MP_COMPLETION_ENTRY (entry), 7, "Mexico");
  g_assert_true (mp_completion_entry_get_choice (MP_COMPLETION_ENTRY (entry), &id));
  g_assert_cmpint (id, ==, 7);
  gtk_editable_set_text (GTK_EDITABLE (mp_completion_entry_get_entry (MP_COMPLETION_ENTRY (entry))), "Mexico City");
  g_assert_false (mp_completion_entry_get_choice (MP_COMPLETION_ENTRY (entry), &id));
  g_assert_finalize_object (entry);
}

#define ADD(path, func) g_test_add ("/record-editor/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!mp_test_init_display (&argc, &argv))
    return 0;

  ADD ("a-form-that-is-not-touched-changes-nothing", test_untouched);
  ADD ("an-empty-form-is-refused", test_empty);
  ADD ("a-date-is-as-exact-as-it-is-written", test_dates);
  ADD ("a-wrong-date-stays-and-is-explained", test_wrong_date);
  ADD ("an-unknown-country-is-refused-in-words", test_country);
  ADD ("a-new-tag-is-stored-with-its-term", test_new_tag);
  ADD ("a-new-partner-is-stored-with-its-role", test_new_partner);
  ADD ("an-amount-has-a-currency", test_money);
  ADD ("a-related-project-may-be-unknown", test_relation);
  ADD ("languages-are-typed-by-name", test_language);
  ADD ("a-later-date-is-a-new-record", test_successor);
  g_test_add_func ("/completion-entry/late-offers-are-dropped", test_late_completions);

  return g_test_run ();
}
