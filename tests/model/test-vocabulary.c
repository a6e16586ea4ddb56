/* test-vocabulary.c
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/mp-term-index.h"
#include "model/mp-vocabulary.h"

static gint64
count_up (gpointer user_data)
{
  gint64 *last = user_data;

  return ++*last;
}

static GPtrArray *
make (void)
{
  gint64 last = 0;

  return mp_vocabulary_make_records (count_up, &last);
}

static MpRecord *
find (GPtrArray *records,
      gint64     id)
{
  /* Ids were counted up from 1. */
  return g_ptr_array_index (records, id - 1);
}

static guint
count_terms (GPtrArray  *records,
             const char *vocabulary)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);

      if (mp_record_get_table (record) == MP_TABLE_TERM &&
          mp_record_has_choice (find (records, mp_record_get_integer (record, MP_TERM_VOCABULARY)), MP_VOCABULARY_KEY, vocabulary))
        n++;
    }
  return n;
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) records = make ();

  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_COUNTRIES), ==, 249);
  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_SECTORS), ==, 22);
  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_AREAS), ==, 11);
  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_OBJECTIVES), ==, 4);
  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_TAGS), ==, 0);
  g_assert_cmpuint (count_terms (records, MP_VOCABULARY_REGIONS), >=, 30);
}

static void
test_records_are_valid_and_in_order (void)
{
  g_autoptr (GPtrArray) records = make ();

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));
      g_autoptr (GError) error = NULL;

      mp_record_check (record, &error);
      g_assert_no_error (error);
      g_assert_cmpint (mp_record_get_id (record), ==, i + 1);

      for (guint j = 0; j < info->n_fields; j++)
        {
          if (info->fields[j].type != MP_FIELD_REFERENCE || mp_record_is_null (record, j))
            continue;
          g_assert_cmpint (mp_record_get_integer (record, j), <, mp_record_get_id (record));
          g_assert_cmpint (mp_record_get_table (find (records, mp_record_get_integer (record, j))), ==, info->fields[j].target);
        }
    }
}

static void
test_every_term_has_one_name_a_language (void)
{
  g_autoptr (GPtrArray) records = make ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_english = 0, n_terms = 0;

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = g_ptr_array_index (records, i);
      const char *text, *language;

      n_terms += mp_record_get_table (record) == MP_TABLE_TERM;
      if (mp_record_get_table (record) != MP_TABLE_TERM_NAME)
        continue;
      text = mp_record_get_text (record, MP_TERM_NAME_TEXT);
      language = mp_record_get_text (record, MP_TERM_NAME_LANGUAGE);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpstr (text, !=, "");
      g_assert_false (g_ascii_isspace (text[0]) || g_ascii_isspace (text[strlen (text) - 1]));
      if (!mp_record_has_choice (record, MP_TERM_NAME_KIND, "name"))
        continue;
      g_assert_nonnull (language);
      n_english += g_str_equal (language, "en");
      g_assert_true (g_hash_table_add (names, g_strdup_printf ("%" G_GINT64_FORMAT " %s", mp_record_get_integer (record, MP_TERM_NAME_TERM), language)));
    }
  g_assert_cmpuint (n_english, ==, n_terms);
}

static void
test_labels (void)
{
  g_assert_cmpstr (mp_vocabulary_get_label (MP_VOCABULARY_COUNTRIES), ==, "Countries");
  g_assert_cmpstr (mp_vocabulary_get_label (MP_VOCABULARY_TAGS), ==, "Tags");
  g_assert_null (mp_vocabulary_get_label ("instruments"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/has-all-countries-sectors-areas-and-objectives", test_counts);
  g_test_add_func ("/vocabulary/a-record-comes-after-those-it-refers-to", test_records_are_valid_and_in_order);
  g_test_add_func ("/vocabulary/every-term-has-one-name-a-language", test_every_term_has_one_name_a_language);
  g_test_add_func ("/vocabulary/built-in-ones-have-a-label", test_labels);

  return g_test_run ();
}
