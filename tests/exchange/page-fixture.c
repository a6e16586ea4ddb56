/* page-fixture.c: what the tests of pages have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "page-fixture.h"

#include <string.h>

#include "model/mp-vocabulary.h"

static gint64
count_up (gpointer user_data)
{
  gint64 *last = user_data;

  return ++*last;
}

/* The vocabularies of a new portfolio, with one more tag and partner where given. */
MpTermIndex *
page_fixture_terms_new (const char *partner)
{
  gint64 last = 0;
  g_autoptr (GPtrArray) all = mp_vocabulary_make_records (count_up, &last);
  GPtrArray *tables[MP_N_TABLES];
  MpTermIndex *terms;

  for (guint i = 0; i < MP_N_TABLES; i++)
    tables[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  for (guint i = 0; i < all->len; i++)
    {
      MpRecord *record = g_ptr_array_index (all, i);

      g_ptr_array_add (tables[mp_record_get_table (record)], mp_record_ref (record));
    }
  if (partner)
    {
      MpRecord *record = mp_record_new (MP_TABLE_PARTNER, ++last);

      mp_record_set_text (record, MP_PARTNER_NAME, partner);
      g_ptr_array_add (tables[MP_TABLE_PARTNER], record);
    }
  terms = mp_term_index_new (tables[MP_TABLE_VOCABULARY], tables[MP_TABLE_TERM], tables[MP_TABLE_TERM_NAME], tables[MP_TABLE_PARTNER], NULL,
                             tables[MP_TABLE_INITIATIVE]);
  for (guint i = 0; i < MP_N_TABLES; i++)
    g_ptr_array_unref (tables[i]);
  return terms;
}

MpReader *
page_fixture_reader_new (const char  *text,
                         gssize       length,
                         MpTermIndex *terms)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  MpReader *reader = mp_reader_new_for_bytes (bytes, "page.txt", "page", terms, &error);

  g_assert_no_error (error);
  return reader;
}

GPtrArray *
page_fixture_read_all (MpReader *reader)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_free);
  g_autoptr (GError) error = NULL;
  MpDraft *draft;

  mp_reader_begin (reader, NULL, &error);
  g_assert_no_error (error);
  while ((draft = mp_reader_next (reader, NULL, &error)))
    {
      g_autoptr (GError) invalid = NULL;

      for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
        {
          for (guint i = 0; i < mp_project_record_get_n (draft->project, table); i++)
            {
              mp_record_check (mp_project_record_get (draft->project, table, i), &invalid);
              g_assert_no_error (invalid);
            }
        }
      g_ptr_array_add (drafts, draft);
    }
  g_assert_no_error (error);
  return drafts;
}

const MpMessage *
page_fixture_find_message (MpReader   *reader,
                           const char *code)
{
  GPtrArray *messages = mp_reader_get_messages (reader);

  for (guint i = 0; i < messages->len; i++)
    {
      MpMessage *message = g_ptr_array_index (messages, i);

      if (g_str_equal (message->code, code))
        return message;
    }
  return NULL;
}
