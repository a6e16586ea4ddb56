/* mp-query-sort.c: the order of rows
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row is reduced to a 64-bit key, so that sorting compares numbers; only titles compare
 * texts, and those are collation keys. What is unknown comes last in both directions, and what is
 * equal stays in the order of the source.
 */

#include "config.h"

#include "model/mp-query-private.h"

#include <string.h>

#define UNKNOWN G_MAXINT64

/* Fewer than this part of all rows are sorted by themselves. */
#define FEW 16

typedef struct
{
  gint64 key;
  const char *text;
  gint32 position;
  guint32 row;
} SortItem;

typedef struct
{
  gint64 id;
  char *key;
} Label;

static const guint8 status_order[MP_N_STATUSES] = {
  [MP_STATUS_ENDING_SOON] = 0, [MP_STATUS_RUNNING] = 1, [MP_STATUS_PLANNED] = 2, [MP_STATUS_SUSPENDED] = 3,
  [MP_STATUS_ENDED] = 4, [MP_STATUS_TERMINATED] = 5, [MP_STATUS_CANCELLED] = 6, [MP_STATUS_UNKNOWN] = 7,
};

static const char *
get_vocabulary (MpSort sort)
{
  return sort == MP_SORT_COUNTRIES ? MP_VOCABULARY_COUNTRIES : sort == MP_SORT_SECTORS ? MP_VOCABULARY_SECTORS : NULL;
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const Label *) a)->key, ((const Label *) b)->key);
}

static void
clear_label (gpointer data)
{
  g_free (((Label *) data)->key);
}

/* Terms and partners are few: rank their labels once, then rows compare ranks. */
static void
rank_labels (MpRowOrder *self)
{
  gboolean partners = self->sort == MP_SORT_PARTNERS;
  GPtrArray *records = mp_portfolio_get_records (self->portfolio, partners ? MP_TABLE_PARTNER : MP_TABLE_TERM);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, clear_label);
  self->ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = mp_record_get_id (records->pdata[i]);
      g_autofree char *label = NULL;
      g_autofree char *folded = NULL;
      Label entry = { .id = id };

      if (!partners && g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, id), get_vocabulary (self->sort)) != 0)
        continue;
      label = partners ? mp_term_index_dup_partner_short_name (self->terms, id) : mp_term_index_dup_label (self->terms, id);
      folded = g_utf8_casefold (label, -1);
      entry.key = g_utf8_collate_key (folded, -1);
      g_array_append_val (labels, entry);
    }
  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      gint64 *id = g_new (gint64, 1);

      *id = g_array_index (labels, Label, i).id;
      g_hash_table_insert (self->ranks, id, GUINT_TO_POINTER (i + 1));
    }
}

void
mp_row_order_init (MpRowOrder    *self,
                   MpPortfolio   *portfolio,
                   const MpQuery *query)
{
  self->portfolio = portfolio;
  self->terms = mp_term_index_ref (mp_portfolio_get_term_index (portfolio));
  self->sort = mp_query_get_sort (query);
  self->descending = mp_query_get_descending (query);
  self->as_of = mp_query_get_as_of (query);
  self->ranks = NULL;
  if (self->sort == MP_SORT_PARTNERS || get_vocabulary (self->sort))
    rank_labels (self);
}

void
mp_row_order_clear (MpRowOrder *self)
{
  g_clear_pointer (&self->terms, mp_term_index_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
}

static gint64
get_first_rank (MpRowOrder          *self,
                const MpSummaryLink *links,
                guint                n)
{
  for (guint i = 0; i < n; i++)
    {
      guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, &links[i].id));

      if (rank > 0)
        return rank;
    }
  return UNKNOWN;
}

static gint64
get_money_key (const MpSummary *summary)
{
  const MpSummaryMoney *money = summary->money;

  if (summary->n_money == 0)
    return UNKNOWN;
  /* Amounts of different currencies do not compare: currencies stay together. */
  return ((gint64) (money->currency[0] & 0x1f) << 57) | ((gint64) (money->currency[1] & 0x1f) << 52) |
         CLAMP (money->amount / 100, 0, (G_GINT64_CONSTANT (1) << 52) - 1);
}

static gint64
get_key (MpRowOrder      *self,
         const MpSummary *summary)
{
  MpStatus status;

  switch (self->sort)
    {
    case MP_SORT_START:
      return summary->start == MP_DATE_NONE ? UNKNOWN : summary->start;
    case MP_SORT_END:
      return summary->end == MP_DATE_NONE ? UNKNOWN : summary->end;
    case MP_SORT_STATUS:
      return status_order[mp_status_as_of (summary, self->as_of)];
    case MP_SORT_LEFT:
      status = mp_status_as_of (summary, self->as_of);
      if (status != MP_STATUS_RUNNING && status != MP_STATUS_ENDING_SOON && status != MP_STATUS_SUSPENDED)
        return UNKNOWN;
      return summary->end == MP_DATE_NONE ? UNKNOWN - 1 : summary->end;
    case MP_SORT_COUNTRIES:
    case MP_SORT_SECTORS:
      return get_first_rank (self, summary->terms, summary->n_terms);
    case MP_SORT_PARTNERS:
      return get_first_rank (self, summary->partners, summary->n_partners);
    case MP_SORT_FUNDING:
      return get_money_key (summary);
    case MP_SORT_SOURCE_ORDER:
    case MP_SORT_TITLE:
    case MP_N_SORTS:
    default:
      return 0;
    }
}

static SortItem
make_item (MpRowOrder *self,
           guint       row)
{
  const MpSummary *summary = mp_portfolio_get_summary (self->portfolio, row);

  return (SortItem) {
    .key = get_key (self, summary),
    .text = self->sort == MP_SORT_TITLE ? mp_portfolio_get_title_key (self->portfolio, row) : NULL,
    .position = summary->position,
    .row = row,
  };
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  MpRowOrder *self = user_data;
  const SortItem *x = a, *y = b;
  int result = 0;

  if (x->key != y->key)
    {
      if (x->key == UNKNOWN || y->key == UNKNOWN)
        return x->key == UNKNOWN ? 1 : -1;
      result = x->key < y->key ? -1 : 1;
    }
  else if (x->text)
    {
      result = strcmp (x->text, y->text);
    }
  if (result == 0 && self->sort == MP_SORT_SOURCE_ORDER)
    result = x->position < y->position ? -1 : x->position > y->position;
  if (result != 0)
    return self->descending ? -result : result;
  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

int
mp_row_order_compare (MpRowOrder *self,
                      guint       row_a,
                      guint       row_b)
{
  SortItem a = make_item (self, row_a);
  SortItem b = make_item (self, row_b);

  return compare_items (&a, &b, self);
}

/* Sorts @rows (of guint32), none of which is empty. */
void
mp_row_order_sort (MpRowOrder *self,
                   GArray     *rows)
{
  g_autofree SortItem *items = g_new (SortItem, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    items[i] = make_item (self, g_array_index (rows, guint32, i));
  if (rows->len > 1)
    g_qsort_with_data (items, (int) rows->len, sizeof (SortItem), compare_items, self);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint32, i) = items[i].row;
}

void
mp_row_sequence_clear (MpRowSequence *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  self->n_rows = 0;
}

static gboolean
is_of (const MpRowSequence *self,
       const MpRowOrder    *order)
{
  return self->n_rows == mp_portfolio_get_n_rows (order->portfolio) && self->sort == order->sort && self->descending == order->descending &&
         (self->as_of == order->as_of || !mp_row_order_depends_on_day (order));
}

static void
find_order (MpRowSequence *self,
            MpRowOrder    *order)
{
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n_rows);
  for (guint32 row = 0; row < self->n_rows; row++)
    {
      if (mp_portfolio_get_summary (order->portfolio, row))
        g_array_append_val (self->rows, row);
    }
  mp_row_order_sort (order, self->rows);
}

static void
pick (const MpRowSequence *self,
      GArray              *rows)
{
  g_autofree guint8 *wanted = g_new0 (guint8, self->n_rows + 1);

  for (guint i = 0; i < rows->len; i++)
    wanted[g_array_index (rows, guint32, i)] = TRUE;
  g_array_set_size (rows, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 row = g_array_index (self->rows, guint32, i);

      if (wanted[row])
        g_array_append_val (rows, row);
    }
}

/* Sorts @rows, none of which is empty. Where they are many they are picked out of the order of @all, which is found
 * when it is asked for a second time; when @rows are all it is there at once. */
void
mp_row_order_arrange (MpRowOrder    *self,
                      MpRowSequence *all,
                      GArray        *rows)
{
  guint n = mp_portfolio_get_n_rows (self->portfolio);

  if (rows->len < n / FEW)
    {
      mp_row_order_sort (self, rows);
    }
  else if (is_of (all, self))
    {
      if (all->rows == NULL)
        find_order (all, self);
      pick (all, rows);
    }
  else
    {
      mp_row_sequence_clear (all);
      *all = (MpRowSequence) { NULL, n, self->sort, self->descending, self->as_of };
      mp_row_order_sort (self, rows);
      if (rows->len == n)
        all->rows = g_array_append_vals (g_array_sized_new (FALSE, FALSE, sizeof (guint32), n), rows->data, n);
    }
}

/* Whether another day can bring another order. */
gboolean
mp_row_order_depends_on_day (const MpRowOrder *self)
{
  return self->sort == MP_SORT_STATUS || self->sort == MP_SORT_LEFT;
}

/* From @from on, the first of @rows that comes after @item. Looked for in growing steps, as the
 * next place is near when many are looked for and far when few are. */
static guint
find_place (MpRowOrder     *self,
            const GArray   *rows,
            guint           from,
            const SortItem *item)
{
  guint end = from, step = 1;

  while (end < rows->len)
    {
      SortItem other = make_item (self, g_array_index (rows, guint32, end));

      if (compare_items (&other, item, self) > 0)
        break;
      from = end + 1;
      end = step < rows->len - end ? end + step : rows->len;
      step *= 2;
    }
  while (from < end)
    {
      guint middle = from + (end - from) / 2;
      SortItem other = make_item (self, g_array_index (rows, guint32, middle));

      if (compare_items (&other, item, self) > 0)
        end = middle;
      else
        from = middle + 1;
    }
  return from;
}

/* Both in order, without a row in common; cheap where @b is short. */
GArray *
mp_row_order_merge (MpRowOrder   *self,
                    const GArray *a,
                    const GArray *b)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint32), a->len + b->len);
  guint done = 0;

  for (guint i = 0; i < b->len; i++)
    {
      guint32 row = g_array_index (b, guint32, i);
      SortItem item = make_item (self, row);
      guint place = find_place (self, a, done, &item);

      if (place > done)
        g_array_append_vals (all, &g_array_index (a, guint32, done), place - done);
      g_array_append_val (all, row);
      done = place;
    }
  if (a->len > done)
    g_array_append_vals (all, &g_array_index (a, guint32, done), a->len - done);
  return all;
}
