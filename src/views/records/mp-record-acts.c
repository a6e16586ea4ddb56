/* mp-record-acts.c: adding and deleting partners, initiatives, sources and terms
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "views/records/mp-record-acts.h"

#include <glib/gi18n-lib.h>

#include "base/mp-language.h"
#include "views/records/mp-record-texts.h"
#include "widgets/mp-record-changes.h"

/**
 * mp_record_acts_get_fixed_reason:
 * @record: a term or a vocabulary, or anything else
 *
 * Returns: (nullable): a sentence that says why the record cannot be changed, though the document can
 */
const char *
mp_record_acts_get_fixed_reason (MpEditContext  *context,
                                 const MpRecord *record)
{
  const char *key = NULL;

  if (mp_record_get_table (record) == MP_TABLE_TERM)
    key = mp_term_index_get_vocabulary_key (mp_edit_context_get_index (context), mp_record_get_id (record));
  else if (mp_record_get_table (record) == MP_TABLE_VOCABULARY)
    key = mp_record_get_text (record, MP_VOCABULARY_KEY);
  return g_strcmp0 (key, MP_VOCABULARY_COUNTRIES) == 0 ? _("Countries are those of ISO 3166; they cannot be changed here.") : NULL;
}

static void
add_term (MpEditContext *context,
          MpChangeSet   *set,
          MpRecord      *term,
          gint64         vocabulary,
          const char    *name)
{
  MpRecord *record = mp_portfolio_get_record (mp_edit_context_get_portfolio (context), MP_TABLE_VOCABULARY, vocabulary);
  const char *key = mp_record_get_text (record, MP_VOCABULARY_KEY);
  MpRecord *term_name = mp_record_new (MP_TABLE_TERM_NAME, mp_editor_make_id (mp_edit_context_get_editor (context)));
  g_autofree char *language = mp_language_dup_user ();

  mp_record_set_reference (term, MP_TERM_VOCABULARY, vocabulary);
  /* What is still without a name gets no code that speaks of none. */
  mp_record_take_text (term, MP_TERM_CODE, name ? mp_record_changes_make_code (mp_edit_context_get_index (context), key, name) : g_uuid_string_random ());
  mp_change_set_insert (set, term);
  mp_record_set_reference (term_name, MP_TERM_NAME_TERM, mp_record_get_id (term));
  mp_record_set_text (term_name, MP_TERM_NAME_KIND, "name");
  mp_record_set_text (term_name, MP_TERM_NAME_LANGUAGE, language);
  mp_record_set_text (term_name, MP_TERM_NAME_TEXT, name ? name : mp_record_texts_get (MP_TABLE_TERM, MP_RECORD_TEXT_NEW_NAME));
  mp_change_set_insert (set, term_name);
}

/**
 * mp_record_acts_add:
 * @table: partner, initiative, source or term
 * @vocabulary: that of a term
 * @name: (nullable): what it is called, %NULL when nobody knows yet
 * @id: (out): the id that it is given
 *
 * Returns: (transfer full): the change that makes it
 */
MpChangeSet *
mp_record_acts_add (MpEditContext *context,
                    MpTable        table,
                    gint64         vocabulary,
                    const char    *name,
                    gint64        *id)
{
  MpChangeSet *set = mp_change_set_new (mp_record_texts_get (table, MP_RECORD_TEXT_ACT_ADD));
  MpRecord *record;

  *id = mp_editor_make_id (mp_edit_context_get_editor (context));
  record = mp_record_new (table, *id);
  if (table == MP_TABLE_TERM)
    {
      add_term (context, set, record, vocabulary, name);
      return set;
    }
  if (name == NULL)
    name = mp_record_texts_get (table, MP_RECORD_TEXT_NEW_NAME);
  if (table == MP_TABLE_PARTNER)
    {
      mp_record_take_text (record, MP_PARTNER_UUID, g_uuid_string_random ());
      mp_record_set_text (record, MP_PARTNER_NAME, name);
    }
  else if (table == MP_TABLE_INITIATIVE)
    {
      mp_record_take_text (record, MP_INITIATIVE_UUID, g_uuid_string_random ());
      mp_record_set_text (record, MP_INITIATIVE_NAME, name);
    }
  else
    {
      mp_record_take_text (record, MP_SOURCE_UUID, g_uuid_string_random ());
      mp_record_set_text (record, MP_SOURCE_KIND, "manual");
      mp_record_set_text (record, MP_SOURCE_TITLE, name);
    }
  mp_change_set_insert (set, record);
  return set;
}

static void
delete_children (MpEditContext *context,
                 MpChangeSet   *set,
                 MpRecord      *record,
                 MpTable        table)
{
  GPtrArray *records = mp_portfolio_get_records (mp_edit_context_get_portfolio (context), table);

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *child = g_ptr_array_index (records, i);

      if (mp_record_get_integer (child, 0) == mp_record_get_id (record))
        mp_change_set_delete (set, child);
    }
}

/**
 * mp_record_acts_delete:
 *
 * Returns: (transfer full): the change that deletes it with its names, sites and statements; the
 *   document refuses when anything else refers to it
 */
MpChangeSet *
mp_record_acts_delete (MpEditContext *context,
                       MpRecord      *record)
{
  MpChangeSet *set = mp_change_set_new (mp_record_texts_get (mp_record_get_table (record), MP_RECORD_TEXT_ACT_DELETE));

  for (MpTable table = 0; table < MP_N_TABLES; table++)
    {
      MpTable owner;

      if (!mp_table_is_project_child (table) && mp_table_has_owner (table, &owner) && owner == mp_record_get_table (record))
        delete_children (context, set, record, table);
    }
  mp_change_set_delete (set, record);
  return set;
}
