/* mp-import-plan.h: what an import would change, and doing it
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/mp-reader.h"
#include "model/mp-editor.h"
#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"

G_BEGIN_DECLS

/**
 * MpImportState:
 * @MP_IMPORT_ADDED: a project that the portfolio does not have
 * @MP_IMPORT_CHANGED: one that it has, with other values
 * @MP_IMPORT_UNCHANGED: one that it has just so
 * @MP_IMPORT_DOUBTFUL: it might be one that the portfolio has; the user says
 * @MP_IMPORT_UNUSABLE: it cannot be taken over; a message says why
 */
typedef enum
{
  MP_IMPORT_ADDED,
  MP_IMPORT_CHANGED,
  MP_IMPORT_UNCHANGED,
  MP_IMPORT_DOUBTFUL,
  MP_IMPORT_UNUSABLE,
  MP_N_IMPORT_STATES,
} MpImportState;

typedef enum
{
  MP_DECISION_TAKE,   /* add, or change as shown */
  MP_DECISION_SKIP,   /* leave the portfolio as it is */
  MP_DECISION_SAME,   /* doubtful: it is that project; change it */
  MP_DECISION_NEW,    /* doubtful: it is another project; add it */
} MpDecision;

/**
 * MpChoice:
 * @MP_CHOICE_THEIRS: what the file says takes the place of what the portfolio says, or is added to it
 * @MP_CHOICE_MINE: the portfolio stays as it is
 * @MP_CHOICE_BOTH: both are kept, see #MpBoth
 * @MP_CHOICE_DEFAULT: what is best for each difference: nothing that the portfolio says of titles and
 *   dates is overwritten
 */
typedef enum
{
  MP_CHOICE_THEIRS,
  MP_CHOICE_MINE,
  MP_CHOICE_BOTH,
  MP_CHOICE_DEFAULT,
} MpChoice;

/**
 * MpBoth:
 * @MP_BOTH_NEVER: they cannot both be kept
 * @MP_BOTH_NAME: the title of the file becomes a further name
 * @MP_BOTH_TEXT: the text of the file stands beside the one of the portfolio
 * @MP_BOTH_DATE: the date of the file becomes a later statement, which counts from now on; the
 *   earlier one is kept
 */
typedef enum
{
  MP_BOTH_NEVER,
  MP_BOTH_NAME,
  MP_BOTH_TEXT,
  MP_BOTH_DATE,
} MpBoth;

/**
 * MpImportDifference:
 * @table: the kind of record
 * @field: its field, or -1 when a whole record is added
 * @label: what differs, translated: "Planned end"
 * @old_text: (nullable): what the portfolio says, for display
 * @new_text: (nullable): what the file says, for display
 * @both: how both can be kept
 * @choice: what was decided, never %MP_CHOICE_DEFAULT; see mp_import_item_set_choice()
 * @proposed: what is best
 * @n_theirs: so many changes of the item it takes if the file has its way, from @first on
 * @n_both: then follow so many for keeping both
 */
typedef struct
{
  MpTable table;
  int field;
  char *label;
  char *old_text;
  char *new_text;
  MpBoth both;
  MpChoice choice;
  MpChoice proposed;
  guint first;
  guint n_theirs;
  guint n_both;
} MpImportDifference;

gboolean mp_import_difference_allows (const MpImportDifference *self, MpChoice choice);
const char *mp_import_difference_get_choice_label (const MpImportDifference *self, MpChoice choice);

/**
 * MpImportCandidate:
 * @project: a project of the portfolio that one of the file might be
 * @title: its title
 * @reasons: what speaks for it, translated
 * @doubts: what speaks against it, translated
 * @comparison: (element-type MpImportDifference): what the two say, side by side, the same as well
 */
typedef struct
{
  gint64 project;
  char *title;
  GStrv reasons;
  GStrv doubts;
  GPtrArray *comparison;
  /*< private >*/
  GPtrArray *differences;
  MpChangeSet *changes;
} MpImportCandidate;

#define MP_TYPE_IMPORT_ITEM (mp_import_item_get_type ())
G_DECLARE_FINAL_TYPE (MpImportItem, mp_import_item, MP, IMPORT_ITEM, GObject)

MpImportState mp_import_item_get_state (MpImportItem *self);
const char *mp_import_item_get_title (MpImportItem *self);
const char *mp_import_item_get_other_title (MpImportItem *self);
gint64 mp_import_item_get_project (MpImportItem *self);
const char *mp_import_item_get_reason (MpImportItem *self);
guint mp_import_item_get_line (MpImportItem *self);
GPtrArray *mp_import_item_get_differences (MpImportItem *self);
MpDecision mp_import_item_get_decision (MpImportItem *self);
void mp_import_item_set_decision (MpImportItem *self, MpDecision decision);
gboolean mp_import_item_is_taken (MpImportItem *self);
void mp_import_item_set_choice (MpImportItem *self, guint index, MpChoice choice);
void mp_import_item_set_choices (MpImportItem *self, MpChoice choice);
guint mp_import_item_count_chosen (MpImportItem *self);
MpChangeSet *mp_import_item_dup_changes (MpImportItem *self);
GPtrArray *mp_import_item_get_candidates (MpImportItem *self);
guint mp_import_item_get_candidate (MpImportItem *self);
void mp_import_item_set_candidate (MpImportItem *self, guint index);

/**
 * MpImportPlan:
 *
 * A #GListModel of #MpImportItem. Making a plan writes nothing; applying it is one change set.
 */
#define MP_TYPE_IMPORT_PLAN (mp_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (MpImportPlan, mp_import_plan, MP, IMPORT_PLAN, GObject)

/**
 * MpProgressFunc:
 * @fraction: how much of the file was read, 0 to 1
 *
 * Called in the main thread, not after the callback of the operation.
 */
typedef void (*MpProgressFunc) (double fraction, gpointer user_data);

void mp_import_plan_new_async (MpReader *reader, MpPortfolio *portfolio, MpLookup *lookup, MpDate recorded_on, MpProgressFunc progress, gpointer progress_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
MpImportPlan *mp_import_plan_new_finish (GAsyncResult *result, GError **error);

MpReader *mp_import_plan_get_reader (MpImportPlan *self);
guint mp_import_plan_count (MpImportPlan *self, MpImportState state);
GPtrArray *mp_import_plan_get_messages (MpImportPlan *self);
gboolean mp_import_plan_has_changes (MpImportPlan *self);
void mp_import_plan_set_choices (MpImportPlan *self, MpChoice choice);

void mp_import_plan_apply_async (MpImportPlan *self, MpEditor *editor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mp_import_plan_apply_finish (MpImportPlan *self, GAsyncResult *result, GError **error);

G_END_DECLS
