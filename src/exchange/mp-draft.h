/* mp-draft.h: one project as a file states it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-project-record.h"

G_BEGIN_DECLS

/**
 * MpDraft:
 * @project: the project; ids are 0. References to terms, partners and initiatives that the
 *   portfolio has are ids already; what it does not have yet is named in @names, or is the negative id of one of
 *   the records of mp_reader_dup_records()
 * @line: the line of the file where it begins
 * @complete: whether the file states everything (JSON): what it does not state is then gone;
 *   otherwise what it does not state stays as it is
 * @unusable: (nullable): why it cannot be taken over, translated
 * @names: (element-type MpDraftName): records that refer to something new
 *
 * What a reader makes of one record of a file, before it is compared with the portfolio. Sources,
 * recording days and the order of the projects are filled in by the import where they are not
 * stated.
 */
typedef struct
{
  MpProjectRecord *project;
  guint line;
  gboolean complete;
  char *unusable;
  GPtrArray *names;
} MpDraft;

/**
 * MpDraftName:
 * @record: the record (not owned) whose @field shall refer to it
 * @table: %MP_TABLE_TERM, %MP_TABLE_PARTNER, %MP_TABLE_INITIATIVE or %MP_TABLE_PROJECT
 * @vocabulary: (nullable): the key of the vocabulary, for a term
 * @name: the name of the new term, partner or initiative; for a project its UUID
 *
 * A term, partner or initiative that must be made when the draft is taken over. The same name in two drafts
 * makes one. A project may stand later in the file; one that cannot be found is left out.
 */
typedef struct
{
  MpRecord *record;
  guint field;
  MpTable table;
  char *vocabulary;
  char *name;
} MpDraftName;

MpDraft *mp_draft_new (guint line);
void mp_draft_free (MpDraft *self);
void mp_draft_set_unusable (MpDraft *self, const char *reason);
void mp_draft_add_name (MpDraft *self, MpRecord *record, guint field, MpTable table, const char *vocabulary, const char *name);

MpDraftName *mp_draft_name_new (MpRecord *record, guint field, MpTable table, const char *vocabulary, const char *name);
void mp_draft_name_free (MpDraftName *self);

/**
 * MpPartnerDraft:
 * @partner: a record of the table partner, id 0
 * @children: (element-type MpRecord): its names, links and stated terms; owners are 0
 * @names: (element-type MpDraftName): children that refer to terms that are new
 * @line: the line of the file where it begins
 *
 * A partner as a file states it, with what is said of it alone.
 */
typedef struct
{
  MpRecord *partner;
  GPtrArray *children;
  GPtrArray *names;
  guint line;
} MpPartnerDraft;

MpPartnerDraft *mp_partner_draft_new (guint line);
void mp_partner_draft_free (MpPartnerDraft *self);
MpRecord *mp_partner_draft_add_new (MpPartnerDraft *self, MpTable table);
void mp_partner_draft_add_name (MpPartnerDraft *self, MpRecord *record, guint field, const char *vocabulary, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDraft, mp_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPartnerDraft, mp_partner_draft_free)

G_END_DECLS
