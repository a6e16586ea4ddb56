/* mp-query-private.h: the parsed search text
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-query.h"

G_BEGIN_DECLS

typedef enum
{
  MP_CONDITION_ALL,    /* all children fit */
  MP_CONDITION_ANY,    /* one child fits */
  MP_CONDITION_NOT,    /* the child does not fit */
  MP_CONDITION_WORD,   /* words of the text, or a word of the name of a term, partner or initiative */
  MP_CONDITION_TERM,   /* key:value of a vocabulary */
  MP_CONDITION_PARTNER,
  MP_CONDITION_INITIATIVE,
  MP_CONDITION_STATUS,
  MP_CONDITION_START,
  MP_CONDITION_END,
  MP_CONDITION_RUNNING, /* runs on some day of the range */
  MP_CONDITION_MISSING, /* nothing is stated */
  MP_CONDITION_FUNDING,
  MP_CONDITION_ID,
} MpConditionKind;

/* Which roles a key of partners means: bits of MpRoleKind; 0 for all. */
#define MP_ROLES_ALL 0

/**
 * MpCondition:
 * @value: the value as written, without quotes; for words their folded form
 * @phrase: for words: whether they must stand one after the other
 * @vocabulary: (nullable): for terms: the key of the vocabulary
 * @roles: for partners: bits of the roles that count
 * @status: for a status
 * @first: for dates: the first day of the range; for funding the least amount in major units
 * @last: for dates: the last day of the range; for funding the greatest
 * @start: where it stands in the text, in bytes
 */
typedef struct _MpCondition MpCondition;
struct _MpCondition
{
  MpConditionKind kind;
  gsize start;
  gsize length;
  gsize value_start;
  gsize value_length;
  char *key;
  char *value;
  gboolean phrase;
  const char *vocabulary;
  guint roles;
  MpStatus status;
  gint64 first;
  gint64 last;
  guint index; /* among all conditions of the query, for the matcher */
  GPtrArray *children;
};

struct _MpQuery
{
  gatomicrefcount ref_count;
  char *text;
  MpCondition *root; /* of kind ALL; NULL when the text is empty */
  guint n_conditions;
  gboolean has_words;
  MpDate as_of;
  MpSort sort;
  gboolean descending;
  MpGroup group;
  MpGroup subgroup; /* of each group; MP_GROUP_NONE without */
};

void mp_condition_free (MpCondition *self);
MpCondition *mp_query_parse (const char *text, guint *n_conditions, gboolean *has_words, MpQuerySpan *mistake, GError **error);
gboolean mp_query_is_quote (gunichar c);
gboolean mp_query_is_guillemet (gunichar c);
GHashTable *mp_id_set_new (void);
void mp_id_set_add (GHashTable *ids, gint64 id);

/* mp-query-resolve.c */
gboolean mp_condition_is_of_names (const MpCondition *self);
gboolean mp_query_resolve (const MpCondition *condition, MpPortfolio *portfolio, GHashTable *ids);

/* The order of all rows, kept from one query to the next: what is found by another one need not be sorted.
 * To be cleared when projects or names change; mp-query-sort.c. */
typedef struct
{
  GArray *rows; /* of guint32; NULL while unknown */
  guint n_rows; /* of the portfolio; 0 when nobody asked for an order yet */
  MpSort sort;
  gboolean descending;
  MpDate as_of;
} MpRowSequence;

void mp_row_sequence_clear (MpRowSequence *self);

GArray *mp_query_matcher_run_known (MpQueryMatcher *self, MpRowSequence *all);
gboolean mp_query_matcher_change_day (MpQueryMatcher *self, MpQuery *query, const GArray *rows, GArray **changed);

/* How rows are ordered; mp-query-sort.c. */
typedef struct
{
  MpPortfolio *portfolio;
  MpTermIndex *terms;
  MpSort sort;
  gboolean descending;
  MpDate as_of;
  GHashTable *ranks; /* id of a term or partner → rank of its label */
} MpRowOrder;

void mp_row_order_init (MpRowOrder *self, MpPortfolio *portfolio, const MpQuery *query);
void mp_row_order_clear (MpRowOrder *self);
int mp_row_order_compare (MpRowOrder *self, guint row_a, guint row_b);
void mp_row_order_sort (MpRowOrder *self, GArray *rows);
void mp_row_order_arrange (MpRowOrder *self, MpRowSequence *all, GArray *rows);
gboolean mp_row_order_depends_on_day (const MpRowOrder *self);
GArray *mp_row_order_merge (MpRowOrder *self, const GArray *a, const GArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCondition, mp_condition_free)

G_END_DECLS
