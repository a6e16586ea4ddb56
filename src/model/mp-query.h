/* mp-query.h: which projects, in which order, as of which day
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/mp-lookup.h"
#include "model/mp-portfolio.h"
#include "model/mp-status.h"

G_BEGIN_DECLS

typedef enum
{
  MP_SORT_SOURCE_ORDER,
  MP_SORT_TITLE,
  MP_SORT_STATUS,
  MP_SORT_START,
  MP_SORT_END,
  MP_SORT_LEFT,
  MP_SORT_COUNTRIES,
  MP_SORT_SECTORS,
  MP_SORT_PARTNERS,
  MP_SORT_FUNDING,
  MP_N_SORTS,
} MpSort;

typedef enum
{
  MP_GROUP_NONE,
  MP_GROUP_COUNTRY,
  MP_GROUP_REGION,
  MP_GROUP_SECTOR,
  MP_GROUP_AREA,
  MP_GROUP_OBJECTIVE,
  MP_GROUP_PARTNER,
  MP_GROUP_INITIATIVE,
  MP_GROUP_STATUS,
  MP_GROUP_START_YEAR,
  MP_N_GROUPS,
} MpGroup;

/**
 * MpQuery:
 *
 * A value: search text, as-of day, order and grouping. Immutable, reference counted (atomically);
 * list, timeline, export and command line all take one.
 *
 * The search text is a small language: words that stand side by side must all fit; "OR" between
 * two of them, "-" before one, parentheses; `key:value` with the keys of mp_query_get_keys(),
 * values quoted where they hold spaces, ranges "2022..2024", comparisons "<2027-03".
 */
typedef struct _MpQuery MpQuery;

#define MP_TYPE_QUERY (mp_query_get_type ())
GType mp_query_get_type (void) G_GNUC_CONST;

/* A mistake in a search text, or one of its top-level conditions: bytes from @start. */
typedef struct
{
  gsize start;
  gsize length;
} MpQuerySpan;

MpQuery *mp_query_new (MpDate as_of);
MpQuery *mp_query_ref (MpQuery *self);
void mp_query_unref (MpQuery *self);

MpQuery *mp_query_with_text (MpQuery *self, const char *text, MpQuerySpan *mistake, GError **error);
MpQuery *mp_query_with_as_of (MpQuery *self, MpDate as_of);
MpQuery *mp_query_with_sort (MpQuery *self, MpSort sort, gboolean descending);
MpQuery *mp_query_with_groups (MpQuery *self, MpGroup group, MpGroup subgroup);

const char *mp_query_get_text (const MpQuery *self);
MpDate mp_query_get_as_of (const MpQuery *self);
MpSort mp_query_get_sort (const MpQuery *self);
gboolean mp_query_get_descending (const MpQuery *self);
MpGroup mp_query_get_group (const MpQuery *self);
MpGroup mp_query_get_subgroup (const MpQuery *self);
gboolean mp_query_is_filtered (const MpQuery *self);
gboolean mp_query_has_words (const MpQuery *self);
gboolean mp_query_equal (const MpQuery *a, const MpQuery *b);
gboolean mp_query_finds_alike (const MpQuery *a, const MpQuery *b);

gboolean mp_query_check (const MpQuery *self, MpPortfolio *portfolio, MpQuerySpan *mistake, GError **error);

/* The conditions that the chips show. */
guint mp_query_get_n_conditions (const MpQuery *self);
char *mp_query_dup_condition_label (const MpQuery *self, guint index, MpPortfolio *portfolio);
char *mp_query_dup_text_without (const MpQuery *self, guint index);
char *mp_query_describe (const MpQuery *self, MpPortfolio *portfolio);
char *mp_query_quote (const char *value);

const char *const *mp_query_get_keys (void);
gboolean mp_sort_from_key (const char *key, MpSort *sort);
const char *mp_sort_get_key (MpSort sort);
gboolean mp_group_from_key (const char *key, MpGroup *group);
const char *mp_group_get_key (MpGroup group);
const char *mp_group_get_label (MpGroup group);

/**
 * MpQueryMatcher:
 *
 * A query made ready for one portfolio: names resolved to terms and partners, words looked up in
 * the full-text index. Only mp_query_matcher_look_up_words() blocks and may run in a thread; the
 * others touch the portfolio and belong to the main thread.
 */
typedef struct _MpQueryMatcher MpQueryMatcher;

MpQueryMatcher *mp_query_matcher_new (MpQuery *query, MpPortfolio *portfolio);
gboolean mp_query_matcher_look_up_words (MpQueryMatcher *self, MpLookup *lookup, GCancellable *cancellable, GError **error);
GArray *mp_query_matcher_run (MpQueryMatcher *self);
gboolean mp_query_matcher_matches (MpQueryMatcher *self, guint row);
int mp_query_matcher_compare (MpQueryMatcher *self, guint row_a, guint row_b);
void mp_query_matcher_free (MpQueryMatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpQuery, mp_query_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpQueryMatcher, mp_query_matcher_free)

G_END_DECLS
