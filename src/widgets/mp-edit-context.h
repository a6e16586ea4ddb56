/* mp-edit-context.h: what rows and editors need to know of their document
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"
#include "model/mp-project-record.h"

G_BEGIN_DECLS

#define MP_TYPE_EDIT_CONTEXT (mp_edit_context_get_type ())
G_DECLARE_FINAL_TYPE (MpEditContext, mp_edit_context, MP, EDIT_CONTEXT, GObject)

/**
 * MpEditContext:
 *
 * A portfolio, the door through which it changes, and the words for what its records refer to.
 * One object is shared by all rows of a page.
 */
MpEditContext *mp_edit_context_new (MpPortfolio *portfolio, MpEditor *editor, MpLookup *lookup);

MpPortfolio *mp_edit_context_get_portfolio (MpEditContext *self);
MpEditor *mp_edit_context_get_editor (MpEditContext *self);
MpLookup *mp_edit_context_get_lookup (MpEditContext *self);
MpTermIndex *mp_edit_context_get_index (MpEditContext *self);
const char *mp_edit_context_get_read_only_reason (MpEditContext *self);
void mp_edit_context_set_fixed_reason (MpEditContext *self, const char *reason);
void mp_edit_context_set_as_of (MpEditContext *self, MpDate day);
MpDate mp_edit_context_get_as_of (MpEditContext *self);
void mp_edit_context_set_project (MpEditContext *self, MpProjectRecord *project);
MpProjectRecord *mp_edit_context_get_project (MpEditContext *self);

char *mp_edit_context_dup_label (MpEditContext *self, MpTable table, gint64 id);
char *mp_edit_context_dup_vocabulary (MpEditContext *self, const char *key);
char *mp_edit_context_describe_value (MpEditContext *self, MpTable table, guint field, const MpValue *value);
char *mp_edit_context_describe_field (MpEditContext *self, const MpRecord *record, guint field);
char *mp_edit_context_dup_subject (MpEditContext *self, const MpRecord *record);
char *mp_edit_context_describe_record (MpEditContext *self, const MpRecord *record);

int mp_edit_context_get_precision_field (MpTable table, guint field);
gboolean mp_edit_context_is_language (MpTable table, guint field);
gboolean mp_edit_context_is_country (MpTable table, guint field);

G_END_DECLS
