/* mp-draft.c: one project as a file states it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/mp-draft.h"

/**
 * mp_draft_name_new:
 * @record: (transfer none): must live as long as the draft
 *
 * Returns: (transfer full): a reference to something that is new
 */
MpDraftName *
mp_draft_name_new (MpRecord   *record,
                   guint       field,
                   MpTable     table,
                   const char *vocabulary,
                   const char *name)
{
  MpDraftName *self = g_new0 (MpDraftName, 1);

  self->record = record;
  self->field = field;
  self->table = table;
  self->vocabulary = g_strdup (vocabulary);
  self->name = g_strdup (name);
  return self;
}

void
mp_draft_name_free (MpDraftName *self)
{
  g_free (self->vocabulary);
  g_free (self->name);
  g_free (self);
}

/**
 * mp_draft_new:
 * @line: the line of the file where the project begins
 *
 * Returns: (transfer full): a draft with an empty project
 */
MpDraft *
mp_draft_new (guint line)
{
  MpDraft *self = g_new0 (MpDraft, 1);

  self->project = mp_project_record_new (mp_record_new (MP_TABLE_PROJECT, 0));
  self->line = line;
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_name_free);
  return self;
}

void
mp_draft_free (MpDraft *self)
{
  g_ptr_array_unref (self->names);
  mp_project_record_unref (self->project);
  g_free (self->unusable);
  g_free (self);
}

/**
 * mp_draft_set_unusable:
 * @reason: why the project cannot be taken over, translated; of several the first is kept
 */
void
mp_draft_set_unusable (MpDraft    *self,
                       const char *reason)
{
  if (self->unusable == NULL)
    self->unusable = g_strdup (reason);
}

/**
 * mp_draft_add_name:
 * @record: (transfer none): a record of the draft
 *
 * Lets @field of @record refer to a term, partner, initiative or project that the portfolio does not have yet.
 */
void
mp_draft_add_name (MpDraft    *self,
                   MpRecord   *record,
                   guint       field,
                   MpTable     table,
                   const char *vocabulary,
                   const char *name)
{
  g_return_if_fail (name != NULL);

  g_ptr_array_add (self->names, mp_draft_name_new (record, field, table, vocabulary, name));
}

MpPartnerDraft *
mp_partner_draft_new (guint line)
{
  MpPartnerDraft *self = g_new0 (MpPartnerDraft, 1);

  self->partner = mp_record_new (MP_TABLE_PARTNER, 0);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_name_free);
  self->line = line;
  return self;
}

void
mp_partner_draft_free (MpPartnerDraft *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->children);
  mp_record_unref (self->partner);
  g_free (self);
}

/**
 * mp_partner_draft_add_new:
 * @table: a table whose rows belong to a partner
 *
 * Returns: (transfer none): a new record of the draft
 */
MpRecord *
mp_partner_draft_add_new (MpPartnerDraft *self,
                          MpTable         table)
{
  MpRecord *record = mp_record_new (table, 0);

  g_ptr_array_add (self->children, record);
  return record;
}

/**
 * mp_partner_draft_add_name:
 *
 * Lets @field of @record refer to a term that the portfolio does not have yet.
 */
void
mp_partner_draft_add_name (MpPartnerDraft *self,
                           MpRecord       *record,
                           guint           field,
                           const char     *vocabulary,
                           const char     *name)
{
  g_ptr_array_add (self->names, mp_draft_name_new (record, field, MP_TABLE_TERM, vocabulary, name));
}
