/* fuzz-common.c: what the fuzzers have in common
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-common.h"

#include <string.h>

#include "base/mp-error.h"
#include "exchange/mp-reader.h"
#include "page-fixture.h"

static void
check_text (const char *text)
{
  g_assert_true (text && *text && g_utf8_validate (text, -1, NULL));
}

/* Fields that are still to be filled in: owners, and references to what a name stands for. */
static gboolean
is_named (GPtrArray *names,
          MpRecord  *record)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (((MpDraftName *) g_ptr_array_index (names, i))->record == record)
        return TRUE;
    }
  return FALSE;
}

static void
check_record (MpRecord  *record,
              GPtrArray *names)
{
  const MpTableInfo *info = mp_table_get_info (mp_record_get_table (record));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const MpValue *value = mp_record_get_value (record, i);

      if (value->type == MP_VALUE_TEXT)
        g_assert_true (g_utf8_validate (value->text, -1, NULL));
      else if (value->type == MP_VALUE_INTEGER && info->fields[i].type == MP_FIELD_REFERENCE && value->integer < 0)
        return; /* to a record of this file */
    }
  if (!is_named (names, record))
    {
      mp_record_check (record, &error);
      g_assert_no_error (error);
    }
}

static void
check_draft (MpDraft *draft)
{
  if (draft->unusable)
    {
      check_text (draft->unusable);
      return;
    }
  check_text (mp_project_record_get_title (draft->project));
  for (MpTable table = MP_TABLE_FIRST_CHILD; table <= MP_TABLE_LAST_CHILD; table++)
    {
      for (guint i = 0; i < mp_project_record_get_n (draft->project, table); i++)
        check_record (mp_project_record_get (draft->project, table, i), draft->names);
    }
  for (guint i = 0; i < draft->names->len; i++)
    check_text (((MpDraftName *) g_ptr_array_index (draft->names, i))->name);
}

static void
check_partners (MpReader *reader)
{
  g_autoptr (GPtrArray) partners = mp_reader_dup_partner_drafts (reader);

  for (guint i = 0; i < partners->len; i++)
    {
      MpPartnerDraft *partner = g_ptr_array_index (partners, i);

      check_text (mp_record_get_text (partner->partner, MP_PARTNER_NAME));
      for (guint j = 0; j < partner->children->len; j++)
        check_record (g_ptr_array_index (partner->children, j), partner->names);
    }
}

/* Returns how many projects there are; @error where the file could not be read to its end. */
static guint
read_once (MpReader  *reader,
           GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  GPtrArray *messages;
  MpDraft *draft;
  guint n = 0;

  if (mp_reader_begin (reader, NULL, &local_error))
    {
      while ((draft = mp_reader_next (reader, NULL, &local_error)))
        {
          check_draft (draft);
          mp_draft_free (draft);
          n++;
        }
    }
  messages = mp_reader_get_messages (reader);
  for (guint i = 0; i < messages->len; i++)
    check_text (((MpMessage *) g_ptr_array_index (messages, i))->text);
  if (local_error)
    {
      check_text (local_error->message);
      g_assert_true (local_error->domain == MP_ERROR);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return n;
    }

  check_partners (reader);
  g_ptr_array_unref (mp_reader_dup_records (reader));
  g_assert_nonnull (mp_reader_get_sha256 (reader));
  return n;
}

/* Reads the bytes twice, as an import does: both passes must say the same. */
void
fuzz_reader (const char   *format,
             const guint8 *data,
             gsize         size)
{
  static const char *const orders[] = { NULL, "dmy", "mdy" };
  static MpTermIndex *terms;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  guint n_first, n_second;

  /* Made once: they cost more than reading a small file. */
  if (terms == NULL)
    terms = page_fixture_terms_new ("Harbour Foundation");

  reader = mp_reader_new_for_bytes (bytes, "file", format, terms, &first);
  if (reader == NULL)
    {
      check_text (first->message);
      return;
    }
  mp_reader_set_option (reader, "date-order", orders[size % G_N_ELEMENTS (orders)]);
  n_first = read_once (reader, &first);
  n_second = read_once (reader, &second);
  g_assert_cmpuint (n_first, ==, n_second);
  g_assert_cmpstr (first ? first->message : NULL, ==, second ? second->message : NULL);
}

/* What a field of text can hold: valid UTF-8 up to the first NUL byte. */
char *
fuzz_dup_text (const guint8 *data,
               gsize         size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);

  return g_utf8_make_valid (bytes, -1);
}
