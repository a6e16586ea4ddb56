/* test-schema.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mp-error.h"
#include "model/mp-change-set.h"

static void
test_tables_and_enums_agree (void)
{
  /* The last field of each table by its enum: a field added in one place only shows here. */
  static const struct { MpTable table; guint last; const char *name; } table[] = {
    { MP_TABLE_PORTFOLIO, MP_PORTFOLIO_LANGUAGE, "language" },
    { MP_TABLE_SOURCE, MP_SOURCE_NOTE, "note" },
    { MP_TABLE_VOCABULARY, MP_VOCABULARY_URI, "uri" },
    { MP_TABLE_TERM, MP_TERM_WITHDRAWN, "withdrawn" },
    { MP_TABLE_TERM_NAME, MP_TERM_NAME_TEXT, "text" },
    { MP_TABLE_PARTNER, MP_PARTNER_NOTE, "note" },
    { MP_TABLE_PARTNER_NAME, MP_PARTNER_NAME_TEXT, "text" },
    { MP_TABLE_PARTNER_LINK, MP_PARTNER_LINK_URL, "url" },
    { MP_TABLE_PARTNER_TERM, MP_PARTNER_TERM_SOURCE, "source" },
    { MP_TABLE_INITIATIVE, MP_INITIATIVE_NOTE, "note" },
    { MP_TABLE_PROJECT, MP_PROJECT_NOTE, "note" },
    { MP_TABLE_PROJECT_NAME, MP_PROJECT_NAME_SOURCE, "source" },
    { MP_TABLE_IDENTIFIER, MP_IDENTIFIER_ISSUER, "issuer" },
    { MP_TABLE_NARRATIVE, MP_NARRATIVE_SOURCE, "source" },
    { MP_TABLE_DATE_REVISION, MP_DATE_REVISION_NOTE, "note" },
    { MP_TABLE_EVENT, MP_EVENT_NOTE, "note" },
    { MP_TABLE_ROLE, MP_ROLE_NOTE, "note" },
    { MP_TABLE_PROJECT_TERM, MP_PROJECT_TERM_SOURCE, "source" },
    { MP_TABLE_PROJECT_INITIATIVE, MP_PROJECT_INITIATIVE_SOURCE, "source" },
    { MP_TABLE_RELATION, MP_RELATION_NOTE, "note" },
    { MP_TABLE_FUNDING, MP_FUNDING_NOTE, "note" },
    { MP_TABLE_MILESTONE, MP_MILESTONE_NOTE, "note" },
    { MP_TABLE_LINK, MP_LINK_DAY, "day" },
    { MP_TABLE_EXTRA_FIELD, MP_EXTRA_FIELD_SOURCE, "source" },
    { MP_TABLE_VIEW, MP_VIEW_POSITION, "position" },
  };

  g_assert_cmpuint (G_N_ELEMENTS (table), ==, MP_N_TABLES);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const MpTableInfo *info = mp_table_get_info (table[i].table);
      MpTable found;

      g_assert_cmpuint (info->n_fields, ==, table[i].last + 1);
      g_assert_cmpuint (info->n_fields, <=, MP_MAX_FIELDS);
      g_assert_cmpstr (info->fields[table[i].last].name, ==, table[i].name);
      g_assert_true (mp_table_from_name (info->name, &found));
      g_assert_cmpint (found, ==, table[i].table);
      if (mp_table_is_project_child (i))
        g_assert_cmpint (info->fields[0].target, ==, MP_TABLE_PROJECT);
    }
}

static void
test_every_choice_has_words (void)
{
  for (guint t = 0; t < MP_N_TABLES; t++)
    {
      const MpTableInfo *info = mp_table_get_info (t);

      for (guint f = 0; f < info->n_fields; f++)
        {
          for (guint i = 0; info->fields[f].choices && info->fields[f].choices[i]; i++)
            {
              const char *choice = info->fields[f].choices[i];

              g_assert_cmpstr (mp_choice_get_label (choice), !=, choice);
            }
        }
    }
}

static void
test_records_say_what_is_wrong (void)
{
  g_autoptr (MpRecord) record = mp_record_new (MP_TABLE_DATE_REVISION, 7);
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_record_check (record, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
  g_clear_error (&error);

  mp_record_set_text (record, MP_DATE_REVISION_KIND, "planned-end");
  mp_record_set_day (record, MP_DATE_REVISION_DAY, 0);
  mp_record_set_precision (record, MP_DATE_REVISION_PRECISION, MP_PRECISION_MONTH);
  mp_record_set_text (record, MP_DATE_REVISION_REASON, "amendment");
  g_assert_true (mp_record_check (record, &error));
  g_assert_no_error (error);

  mp_record_set_text (record, MP_DATE_REVISION_REASON, "because");
  g_assert_false (mp_record_check (record, &error));
  g_assert_nonnull (strstr (error->message, "Reason"));
}

static void
test_a_change_set_holds_what_differs (void)
{
  g_autoptr (MpChangeSet) set = mp_change_set_new ("Change title");
  g_autoptr (MpRecord) record = mp_record_new (MP_TABLE_PROJECT, 9);
  MpChange *change;

  mp_record_set_text (record, MP_PROJECT_TITLE, "Old");
  mp_change_set_update_text (set, record, MP_PROJECT_TITLE, "Old");
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 0);
  mp_change_set_update_text (set, record, MP_PROJECT_TITLE, "New");
  mp_change_set_update_null (set, record, MP_PROJECT_NOTE);
  g_assert_cmpuint (mp_change_set_get_n (set), ==, 1);
  change = mp_change_set_get (set, 0);
  g_assert_cmpint (change->project, ==, 9);
  g_assert_cmpstr (change->old_value.text, ==, "Old");
  g_assert_cmpstr (change->new_value.text, ==, "New");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables-and-enums-agree", test_tables_and_enums_agree);
  g_test_add_func ("/schema/every-choice-has-words", test_every_choice_has_words);
  g_test_add_func ("/schema/records-say-what-is-wrong", test_records_say_what_is_wrong);
  g_test_add_func ("/change-set/holds-what-differs", test_a_change_set_holds_what_differs);
  return g_test_run ();
}
