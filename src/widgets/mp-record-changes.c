/* mp-record-changes.c: what a form or a button in a row does, as one change set
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/mp-record-changes.h"

#include <glib/gi18n-lib.h>

#include "base/mp-text.h"

/**
 * mp_record_changes_dup_subject:
 * @fields: the fields that it is about, one bit each; 0 for the whole record
 *
 * Returns: (transfer full): a field by its name, a record by what it is about
 */
char *
mp_record_changes_dup_subject (MpEditContext  *context,
                               const MpRecord *record,
                               guint32         fields)
{
  MpTable table = mp_record_get_table (record);

  for (guint i = 0; i < mp_table_get_info (table)->n_fields; i++)
    {
      if (fields & (1u << i))
        return g_strdup (mp_field_get_label (table, i));
    }
  return mp_edit_context_dup_subject (context, record);
}

/**
 * mp_record_changes_save:
 * @base: the record as it was when editing began; the document refuses when it holds something else
 * @record: the record as it is to be; is given an id when it has none
 * @extra: (element-type MpRecord): new records that it refers to
 *
 * Returns: (transfer full): the change, without anything in it when nothing is changed
 */
MpChangeSet *
mp_record_changes_save (MpEditContext  *context,
                        const MpRecord *base,
                        MpRecord       *record,
                        GPtrArray      *extra,
                        guint32         fields)
{
  gboolean is_new = mp_record_get_id (record) == 0;
  g_autofree char *subject = mp_record_changes_dup_subject (context, record, fields);
  /* Translators: what somebody did, as undo and history name it. %s is a field or an entry: "Planned end". */
  g_autofree char *label = is_new ? g_strdup_printf (C_("act", "Add %s"), subject)
                                  : g_strdup_printf (C_("act", "Change %s"), subject);
  MpChangeSet *set = mp_change_set_new (label);

  for (guint i = 0; i < extra->len; i++)
    mp_change_set_insert (set, mp_record_ref (g_ptr_array_index (extra, i)));
  if (is_new)
    {
      mp_record_set_id (record, mp_editor_make_id (mp_edit_context_get_editor (context)));
      mp_change_set_insert (set, mp_record_ref (record));
      return set;
    }
  for (guint i = 0; i < mp_table_get_info (mp_record_get_table (record))->n_fields; i++)
    mp_change_set_update (set, base, i, mp_record_get_value (record, i));
  return set;
}

/**
 * mp_record_changes_choose:
 * @label: (nullable): what undo calls it; "Change …" when %NULL
 *
 * Returns: (transfer full): the change of one field
 */
MpChangeSet *
mp_record_changes_choose (MpEditContext  *context,
                          const MpRecord *record,
                          guint           field,
                          const char     *choice,
                          const char     *label)
{
  g_autofree char *subject = mp_edit_context_dup_subject (context, record);
  g_autofree char *own_label = g_strdup_printf (C_("act", "Change %s"), subject);
  MpChangeSet *set = mp_change_set_new (label ? label : own_label);

  mp_change_set_update_text (set, record, field, choice);
  return set;
}

MpChangeSet *
mp_record_changes_remove (MpEditContext  *context,
                          const MpRecord *record)
{
  g_autofree char *subject = mp_edit_context_dup_subject (context, record);
  /* Translators: what somebody did; %s is an entry, such as "Milestone". */
  g_autofree char *label = g_strdup_printf (C_("act", "Remove %s"), subject);
  MpChangeSet *set = mp_change_set_new (label);

  mp_change_set_delete (set, record);
  return set;
}

/**
 * mp_record_changes_make_code:
 * @vocabulary: the key of a vocabulary
 * @name: what a new term is called
 *
 * The code of a term that somebody adds is its words; another term may have taken it.
 *
 * Returns: (transfer full): a code that no term has yet
 */
char *
mp_record_changes_make_code (MpTermIndex *index,
                             const char  *vocabulary,
                             const char  *name)
{
  char *code = mp_text_fold_words (name);

  g_strdelimit (code, " ", '-');
  if (*code == '\0' || mp_term_index_find_code (index, vocabulary, code) != 0)
    {
      g_free (code);
      code = g_uuid_string_random ();
    }
  return code;
}
