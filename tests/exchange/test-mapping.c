/* test-mapping.c: sheets whose columns the user explains
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include "base/mp-error.h"
#include "exchange/mp-sheet-reader.h"

#define SHEET                                            \
  "Register of 2026,,,,\n"                               \
  "What,When,Where,Branch,Secret\n"                      \
  "Decent work,03/04/2026,Mexico / Honduras,\"Food, drink, tobacco, Construction\",x\n"

static const char mapping[] =
  "{\"format\":\"mpower-mapping\",\"version\":1,\"date_order\":\"dmy\",\"columns\":["
  "{\"name\":\"Secret\",\"field\":\"leave-out\"},{\"name\":\"what\",\"field\":\"title\"},{\"name\":\"When\",\"field\":\"start\"},"
  "{\"name\":\"Where\",\"field\":\"countries\",\"split\":\"/\"},{\"name\":\"Branch\",\"field\":\"sectors\",\"split\":\",\"}]}";

static MpColumnMapping *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MpColumnMapping *self = mp_column_mapping_new_from_json (text, -1, &error);

  g_assert_no_error (error);
  return self;
}

static MpReader *
read_mapped (Exchange   *self,
             const char *sheet,
             const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (sheet, strlen (sheet));
  g_autoptr (MpColumnMapping) value = parse (text);
  MpReader *reader = mp_reader_new_for_bytes (bytes, "a.csv", "csv", mp_portfolio_get_term_index (mp_store_get_portfolio (self->store)), NULL);

  mp_sheet_reader_set_mapping (MP_SHEET_READER (reader), value);
  return reader;
}

/* Its terms in one line. */
static char *
list_terms (Exchange *self,
            MpDraft  *draft)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (mp_store_get_portfolio (self->store));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < mp_project_record_get_n (draft->project, MP_TABLE_PROJECT_TERM); i++)
    {
      gint64 term = mp_record_get_integer (mp_project_record_get (draft->project, MP_TABLE_PROJECT_TERM, i), MP_PROJECT_TERM_TERM);
      g_autofree char *label = mp_term_index_dup_label (terms, term);

      g_string_append_printf (out, "[%s]", label);
    }
  return g_string_free (out, FALSE);
}

static void
check_draft (Exchange *self,
             MpReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpDraft) draft = NULL;
  g_autofree char *terms = NULL;
  MpRecord *start;

  g_assert_true (mp_reader_begin (reader, NULL, &error));
  g_assert_no_error (error);
  draft = mp_reader_next (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (draft->line, ==, 3);
  g_assert_cmpstr (mp_project_record_get_title (draft->project), ==, "Decent work");
  start = mp_project_record_get_date (draft->project, "planned-start");
  g_assert_cmpint (mp_record_get_day (start, MP_DATE_REVISION_DAY), ==, mp_date_from_ymd (2026, 4, 3));
  terms = list_terms (self, draft);
  g_assert_cmpstr (terms, ==, "[Mexico][Honduras][Food; drink; tobacco][Construction]");
  g_assert_cmpuint (mp_project_record_get_n (draft->project, MP_TABLE_EXTRA_FIELD), ==, 0);
}

static void
test_columns (Exchange      *self,
              gconstpointer  data)
{
  g_autoptr (MpReader) reader = read_mapped (self, SHEET, mapping);

  check_draft (self, reader);
  g_assert_cmpuint (mp_reader_get_messages (reader)->len, ==, 0);
}

/* What was read is saved, and read in the same way. */
static void
test_saved (Exchange      *self,
            gconstpointer  data)
{
  g_autoptr (MpReader) reader = read_mapped (self, SHEET, mapping);
  g_autoptr (MpColumnMapping) saved = NULL;
  g_autoptr (MpColumnMapping) again = NULL;
  g_autoptr (MpReader) other = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  check_draft (self, reader);
  saved = mp_sheet_reader_dup_mapping (MP_SHEET_READER (reader));
  g_assert_cmpuint (saved->header_row, ==, 2);
  g_assert_cmpuint (saved->columns->len, ==, 5);
  text = mp_column_mapping_to_json (saved);
  again = parse (text);
  text_again = mp_column_mapping_to_json (again);
  g_assert_cmpstr (text_again, ==, text);
  other = read_mapped (self, SHEET, text);
  check_draft (self, other);
  g_assert_false (exchange_has_message (mp_reader_get_messages (other), "mapping-differs", 0));
}

/* Columns are known by name where somebody moved them; that is told. */
static void
test_other_order (Exchange      *self,
                  gconstpointer  data)
{
  g_autoptr (MpReader) reader = read_mapped (self, SHEET, mapping);
  g_autoptr (MpColumnMapping) saved = NULL;
  g_autoptr (MpReader) other = NULL;
  g_autofree char *text = NULL;

  check_draft (self, reader);
  saved = mp_sheet_reader_dup_mapping (MP_SHEET_READER (reader));
  text = mp_column_mapping_to_json (saved);
  other = read_mapped (self, "A,,,,\nBRANCH,Where,When,What,Secret\n\"Food, drink, tobacco, Construction\",Mexico/Honduras,03/04/2026,Decent work,x\n", text);
  g_assert_true (mp_reader_begin (other, NULL, NULL));
  g_assert_true (exchange_has_message (mp_reader_get_messages (other), "mapping-differs", 0));
  g_clear_object (&reader);
  reader = g_object_ref (other);
  {
    g_autoptr (MpDraft) draft = mp_reader_next (reader, NULL, NULL);
    g_autofree char *terms = list_terms (self, draft);

    g_assert_nonnull (strstr (terms, "[Food; drink; tobacco][Construction]"));
    g_assert_nonnull (strstr (terms, "[Mexico][Honduras]"));
  }
}

static void
test_other_sheet (Exchange      *self,
                  gconstpointer  data)
{
  g_autoptr (MpReader) reader = read_mapped (self, "title,country\nA,Mexico\n", mapping);
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_reader_begin (reader, NULL, &error));
  g_assert_error (error, MP_ERROR, MP_ERROR_INVALID);
}

static const struct
{
  const char *text;
  const char *words;
} refused[] = {
  { "", "not a mapping" },
  { "[]", "not a mapping" },
  { "{\"format\":\"other\"}", "not a mapping" },
  { "{\"format\":\"mpower-mapping\",\"version\":2}", "newer" },
  { "{\"format\":\"mpower-mapping\"}", "no “columns”" },
  { "{\"format\":\"mpower-mapping\",\"columns\":[]}", "no “columns”" },
  { "{\"format\":\"mpower-mapping\",\"columns\":[7]}", "column 1" },
  { "{\"format\":\"mpower-mapping\",\"columns\":[{\"name\":\"a\"}]}", "column 1" },
  { "{\"format\":\"mpower-mapping\",\"columns\":[{\"name\":\"a\",\"field\":\"nothing\"}]}", "“nothing”" },
  { "{\"format\":\"mpower-mapping\",\"date_order\":\"ymd\",\"columns\":[{\"name\":\"a\",\"field\":\"title\"}]}", "dmy, mdy" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_column_mapping_new_from_json (refused[i].text, -1, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static const struct
{
  const char *text;
  const char *split;
  const char *vocabulary;
  const char *expected;
} splits[] = {
  { "a/b", "/", NULL, "\"a\"; \"b\"" },
  { " a /, b ", "/,", NULL, "\"a\"; \"b\"" },
  { "say \"a\"/b", "/", NULL, "\"say \"\"a\"\"\"; \"b\"" },
  { "///", "/", NULL, "" },
  { "a\xc2\xb7" "b;c", "\xc2\xb7", NULL, "\"a\"; \"b;c\"" },
  { "Mining, Food, drink, tobacco, Nothing", ",", MP_VOCABULARY_SECTORS, "\"Mining\"; \"Food, drink, tobacco\"; \"Nothing\"" },
  { "Food, drink, tobacco", ",", NULL, "\"Food\"; \"drink\"; \"tobacco\"" },
};

static void
test_splits (Exchange      *self,
             gconstpointer  data)
{
  MpTermIndex *terms = mp_portfolio_get_term_index (mp_store_get_portfolio (self->store));

  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *entries = mp_mapped_column_split (splits[i].text, splits[i].split, terms, splits[i].vocabulary);

      g_assert_cmpstr (entries, ==, splits[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/mapping/" path, Exchange, NULL, exchange_set_up, func, exchange_tear_down)
  ADD ("columns-hold-what-is-said", test_columns);
  ADD ("what-was-read-is-saved", test_saved);
  ADD ("moved-columns-are-found-by-name", test_other_order);
  ADD ("another-sheet-is-refused", test_other_sheet);
  ADD ("lists-are-split-by-vocabulary", test_splits);
  g_test_add_func ("/mapping/what-is-wrong-is-told", test_refused);
  return g_test_run ();
}
