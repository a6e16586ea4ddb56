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
 * @project: the project; ids are 0. References to terms and partners that the portfolio has are
 *   ids already; what it does not have yet is named in @names
 * @line: the line of the file where it begins
 * @complete: whether the file states everything (JSON): what it does not state is then gone;
 *   otherwise what it does not state stays as it is
 * @names: (element-type MpDraftName): records that refer to something new
 *
 * What a reader makes of one record of a file, before it is compared with the portfolio.
 */
typedef struct
{
  MpProjectRecord *project;
  guint line;
  gboolean complete;
  GPtrArray *names;
} MpDraft;

/**
 * MpDraftName:
 * @record: the record (not owned) whose @field shall refer to it
 * @table: %MP_TABLE_TERM or %MP_TABLE_PARTNER
 * @vocabulary: (nullable): the key of the vocabulary, for a term
 * @name: the name of the new term or partner
 *
 * A term or partner that must be made when the draft is taken over. The same name in two drafts
 * makes one.
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
void mp_draft_add_name (MpDraft *self, MpRecord *record, guint field, MpTable table, const char *vocabulary, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDraft, mp_draft_free)

G_END_DECLS
