/* mp-query-matcher.c: a query made ready for one portfolio
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-query-private.h"

#include <string.h>

/* What one condition was resolved to. */
typedef struct
{
  GHashTable *terms;       /* ids, or NULL */
  GHashTable *partners;    /* ids, or NULL */
  GHashTable *initiatives; /* ids, or NULL */
  GArray *projects;        /* ids in whose texts the words stand, ascending, or NULL */
  guint next;              /* where in them the next row is likely to stand */
} Resolved;

struct _MpQueryMatcher
{
  MpQuery *query;
  MpPortfolio *portfolio;
  MpTermIndex *terms;
  Resolved *resolved; /* by index of the condition */
  MpRowOrder order;
};

static GHashTable *
set_from_array (GArray *array)
{
  GHashTable *set;

  if (array->len == 0)
    return NULL;
  set = mp_id_set_new ();
  for (guint i = 0; i < array->len; i++)
    mp_id_set_add (set, g_array_index (array, gint64, i));
  return set;
}

static void
prepare (MpQueryMatcher    *self,
         const MpCondition *condition)
{
  Resolved *resolved = &self->resolved[condition->index];

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    prepare (self, condition->children->pdata[i]);

  if (condition->kind == MP_CONDITION_TERM)
    {
      resolved->terms = mp_id_set_new ();
      mp_query_resolve (condition, self->portfolio, resolved->terms);
    }
  else if (condition->kind == MP_CONDITION_PARTNER)
    {
      resolved->partners = mp_id_set_new ();
      mp_query_resolve (condition, self->portfolio, resolved->partners);
    }
  else if (condition->kind == MP_CONDITION_INITIATIVE)
    {
      resolved->initiatives = mp_id_set_new ();
      mp_query_resolve (condition, self->portfolio, resolved->initiatives);
    }
  else if (condition->kind == MP_CONDITION_WORD && *condition->value)
    {
      g_autoptr (GArray) terms = mp_term_index_match_words (self->terms, condition->value);
      g_autoptr (GArray) partners = mp_term_index_match_partner_words (self->terms, condition->value);
      g_autoptr (GArray) initiatives = mp_term_index_match_initiative_words (self->terms, condition->value);

      resolved->terms = set_from_array (terms);
      resolved->partners = set_from_array (partners);
      resolved->initiatives = set_from_array (initiatives);
    }
}

/**
 * mp_query_matcher_new:
 *
 * Main thread.
 *
 * Returns: (transfer full): a matcher; words find nothing in texts until they are looked up
 */
MpQueryMatcher *
mp_query_matcher_new (MpQuery     *query,
                      MpPortfolio *portfolio)
{
  MpQueryMatcher *self = g_new0 (MpQueryMatcher, 1);

  self->query = mp_query_ref (query);
  self->portfolio = g_object_ref (portfolio);
  self->terms = mp_term_index_ref (mp_portfolio_get_term_index (portfolio));
  self->resolved = g_new0 (Resolved, query->n_conditions + 1);
  mp_row_order_init (&self->order, portfolio, query);
  if (query->root)
    prepare (self, query->root);
  return self;
}

void
mp_query_matcher_free (MpQueryMatcher *self)
{
  for (guint i = 0; i < self->query->n_conditions; i++)
    {
      g_clear_pointer (&self->resolved[i].terms, g_hash_table_unref);
      g_clear_pointer (&self->resolved[i].partners, g_hash_table_unref);
      g_clear_pointer (&self->resolved[i].initiatives, g_hash_table_unref);
      g_clear_pointer (&self->resolved[i].projects, g_array_unref);
    }
  g_free (self->resolved);
  mp_row_order_clear (&self->order);
  mp_term_index_unref (self->terms);
  g_object_unref (self->portfolio);
  mp_query_unref (self->query);
  g_free (self);
}

static gboolean
look_up (MpQueryMatcher     *self,
         const MpCondition  *condition,
         MpLookup           *lookup,
         GCancellable       *cancellable,
         GError            **error)
{
  Resolved *resolved = &self->resolved[condition->index];

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    {
      if (!look_up (self, condition->children->pdata[i], lookup, cancellable, error))
        return FALSE;
    }
  if (condition->kind != MP_CONDITION_WORD || *condition->value == '\0')
    return TRUE;
  g_clear_pointer (&resolved->projects, g_array_unref);
  resolved->projects = mp_lookup_search (lookup, condition->value, condition->phrase, cancellable, error);
  return resolved->projects != NULL;
}

/**
 * mp_query_matcher_look_up_words:
 *
 * Looks the words up in the full-text index. Blocks; any thread, as long as no other uses @self.
 */
gboolean
mp_query_matcher_look_up_words (MpQueryMatcher  *self,
                                MpLookup        *lookup,
                                GCancellable    *cancellable,
                                GError         **error)
{
  return self->query->root == NULL || look_up (self, self->query->root, lookup, cancellable, error);
}

static gboolean
has_link (const MpSummaryLink *links,
          guint                n,
          GHashTable          *ids,
          guint                kinds)
{
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if ((kinds == 0 || (kinds & (1u << links[i].kind))) && g_hash_table_contains (ids, &links[i].id))
        return TRUE;
    }
  return FALSE;
}

/* Rows are asked for in the order of their ids as a rule: the place of the next one is where the search begins. */
static gboolean
has_project (Resolved *resolved,
             gint64    id)
{
  const gint64 *ids = resolved->projects ? (const gint64 *) (gconstpointer) resolved->projects->data : NULL;
  guint n = ids ? resolved->projects->len : 0, next = resolved->next;
  guint low = 0, high = n;

  if (next <= n && (next == 0 || ids[next - 1] < id) && (next == n || ids[next] >= id))
    low = high = next;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  resolved->next = low;
  if (low == n || ids[low] != id)
    return FALSE;
  resolved->next++;
  return TRUE;
}

static gboolean
has_vocabulary (MpQueryMatcher  *self,
                const MpSummary *summary,
                const char      *vocabulary)
{
  for (guint i = 0; i < summary->n_terms; i++)
    {
      if (g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, summary->terms[i].id), vocabulary) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_missing (MpQueryMatcher  *self,
            const MpSummary *summary,
            const char      *what)
{
  if (strcmp (what, "start") == 0)
    return summary->start == MP_DATE_NONE;
  if (strcmp (what, "end") == 0)
    return summary->end == MP_DATE_NONE;
  if (strcmp (what, "funding") == 0)
    return summary->n_money == 0;
  if (strcmp (what, "partner") == 0)
    return summary->n_partners == 0;
  if (strcmp (what, "initiative") == 0)
    return summary->n_initiatives == 0;
  return !has_vocabulary (self, summary, what);
}

static gboolean
has_amount (const MpSummary   *summary,
            const MpCondition *condition)
{
  for (guint i = 0; i < summary->n_money; i++)
    {
      gint64 units = summary->money[i].amount / 100;

      if (units >= condition->first && units <= condition->last)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_status (const MpSummary *summary,
            MpStatus         wanted,
            MpDate           as_of)
{
  MpStatus status = mp_status_as_of (summary, as_of);

  /* What ends soon still runs. */
  return status == wanted || (wanted == MP_STATUS_RUNNING && status == MP_STATUS_ENDING_SOON);
}

static gboolean
is_within (MpDate             date,
           const MpCondition *condition)
{
  return date != MP_DATE_NONE && date >= condition->first && date <= condition->last;
}

static gboolean
matches (MpQueryMatcher    *self,
         const MpCondition *condition,
         const MpSummary   *summary)
{
  Resolved *resolved = &self->resolved[condition->index];

  switch (condition->kind)
    {
    case MP_CONDITION_ALL:
      for (guint i = 0; i < condition->children->len; i++)
        {
          if (!matches (self, condition->children->pdata[i], summary))
            return FALSE;
        }
      return TRUE;
    case MP_CONDITION_ANY:
      for (guint i = 0; i < condition->children->len; i++)
        {
          if (matches (self, condition->children->pdata[i], summary))
            return TRUE;
        }
      return FALSE;
    case MP_CONDITION_NOT:
      return !matches (self, condition->children->pdata[0], summary);
    case MP_CONDITION_WORD:
      return *condition->value == '\0' || has_project (resolved, summary->id) ||
             has_link (summary->terms, summary->n_terms, resolved->terms, 0) ||
             has_link (summary->partners, summary->n_partners, resolved->partners, 0) ||
             has_link (mp_summary_get_initiatives (summary), summary->n_initiatives, resolved->initiatives, 0);
    case MP_CONDITION_TERM:
      return has_link (summary->terms, summary->n_terms, resolved->terms, 0);
    case MP_CONDITION_PARTNER:
      return has_link (summary->partners, summary->n_partners, resolved->partners, condition->roles);
    case MP_CONDITION_INITIATIVE:
      return has_link (mp_summary_get_initiatives (summary), summary->n_initiatives, resolved->initiatives, 0);
    case MP_CONDITION_STATUS:
      return has_status (summary, condition->status, self->query->as_of);
    case MP_CONDITION_START:
      return is_within (summary->start, condition);
    case MP_CONDITION_END:
      return is_within (summary->end, condition);
    case MP_CONDITION_RUNNING:
      return summary->start != MP_DATE_NONE && summary->start <= condition->last &&
             (summary->end == MP_DATE_NONE || summary->end >= condition->first);
    case MP_CONDITION_MISSING:
      return is_missing (self, summary, condition->value);
    case MP_CONDITION_FUNDING:
      return has_amount (summary, condition);
    case MP_CONDITION_ID:
      return g_ascii_strncasecmp (summary->uuid, condition->value, strlen (condition->value)) == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * mp_query_matcher_matches:
 *
 * Main thread.
 *
 * Returns: whether the project in @row fits; an empty row does not
 */
gboolean
mp_query_matcher_matches (MpQueryMatcher *self,
                          guint           row)
{
  const MpSummary *summary = mp_portfolio_get_summary (self->portfolio, row);

  return summary && (self->query->root == NULL || matches (self, self->query->root, summary));
}

/**
 * mp_query_matcher_compare:
 *
 * Returns: the order of two rows, as strcmp()
 */
int
mp_query_matcher_compare (MpQueryMatcher *self,
                          guint           row_a,
                          guint           row_b)
{
  return mp_row_order_compare (&self->order, row_a, row_b);
}

static GArray *
find_rows (MpQueryMatcher *self)
{
  guint n = mp_portfolio_get_n_rows (self->portfolio);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 row = 0; row < n; row++)
    {
      if (mp_query_matcher_matches (self, row))
        g_array_append_val (rows, row);
    }
  return rows;
}

/**
 * mp_query_matcher_run:
 *
 * Main thread.
 *
 * Returns: (transfer full) (element-type guint32): the rows of all projects that fit, in order
 */
GArray *
mp_query_matcher_run (MpQueryMatcher *self)
{
  GArray *rows = find_rows (self);

  mp_row_order_sort (&self->order, rows);
  return rows;
}

/**
 * mp_query_matcher_run_known:
 * @all: the order of all rows, as far as it is known
 *
 * As mp_query_matcher_run(), but sorts only what was not sorted before.
 */
GArray *
mp_query_matcher_run_known (MpQueryMatcher *self,
                            MpRowSequence  *all)
{
  GArray *rows = find_rows (self);

  mp_row_order_arrange (&self->order, all, rows);
  return rows;
}

static gboolean
depends_on_day (const MpCondition *condition)
{
  for (guint i = 0; condition->children && i < condition->children->len; i++)
    {
      if (depends_on_day (condition->children->pdata[i]))
        return TRUE;
    }
  return condition->kind == MP_CONDITION_STATUS;
}

/* Marks the rows whose status is another one than on the day @before; those of them that fit now
 * are returned, in order. %NULL when there are none. */
static GArray *
find_moved (MpQueryMatcher *self,
            MpDate          before,
            guint8         *moved)
{
  guint n = mp_portfolio_get_n_rows (self->portfolio);
  GArray *fitting = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean any = FALSE;

  for (guint32 row = 0; row < n; row++)
    {
      const MpSummary *summary = mp_portfolio_get_summary (self->portfolio, row);

      if (summary == NULL || mp_status_as_of (summary, before) == mp_status_as_of (summary, self->query->as_of))
        continue;
      any = TRUE;
      moved[row] = TRUE;
      if (mp_query_matcher_matches (self, row))
        g_array_append_val (fitting, row);
    }
  if (!any)
    g_clear_pointer (&fitting, g_array_unref);
  else
    mp_row_order_sort (&self->order, fitting);
  return fitting;
}

/**
 * mp_query_matcher_change_day:
 * @query: a query
 * @rows: (element-type guint32): what was found last
 * @changed: (out) (transfer full) (nullable) (element-type guint32): what is found now, %NULL when
 *   it is the same in the same order
 *
 * From one day to another only rows of another status can come, go or move, and only where a
 * condition or the order is one of statuses: so names are not resolved again, words not looked up
 * and what stays is not sorted. Main thread.
 *
 * Returns: %FALSE when @query asks for something else than another day or other groups; nothing
 *   has happened then
 */
gboolean
mp_query_matcher_change_day (MpQueryMatcher  *self,
                             MpQuery         *query,
                             const GArray    *rows,
                             GArray         **changed)
{
  MpDate before = self->query->as_of;
  g_autofree guint8 *moved = NULL;
  g_autoptr (GArray) coming = NULL;
  g_autoptr (GArray) staying = NULL;

  *changed = NULL;
  if (!mp_query_finds_alike (self->query, query))
    return FALSE;
  mp_query_ref (query);
  mp_query_unref (self->query);
  self->query = query;
  self->order.as_of = query->as_of;
  if (before == query->as_of || (!(query->root && depends_on_day (query->root)) && !mp_row_order_depends_on_day (&self->order)))
    return TRUE;

  moved = g_new0 (guint8, mp_portfolio_get_n_rows (self->portfolio) + 1);
  coming = find_moved (self, before, moved);
  if (coming == NULL)
    return TRUE;
  staying = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (!moved[row])
        g_array_append_val (staying, row);
    }
  *changed = mp_row_order_merge (&self->order, staying, coming);
  return TRUE;
}
