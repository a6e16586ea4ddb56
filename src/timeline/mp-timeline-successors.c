/* mp-timeline-successors.c: which projects follow a project
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projects say what they follow. The other way round it is looked up in a list of pairs: few projects
 * are phases of another.
 */

#include "timeline/mp-timeline-successors.h"

typedef struct
{
  guint predecessor;
  guint successor;
} Pair;

/* Positions in the list that it was made of. */
struct _MpTimelineSuccessors
{
  guint *predecessors; /* in order, one for each successor */
  guint *successors;
  guint n;
};

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->predecessor != y->predecessor)
    return x->predecessor < y->predecessor ? -1 : 1;
  return (x->successor > y->successor) - (x->successor < y->successor);
}

static GArray *
collect_pairs (MpProjectList *list)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint n = mp_project_list_get_n (list);

  for (guint i = 0; i < n; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, i);
      guint n_predecessors = summary ? summary->n_predecessors : 0;

      for (guint j = 0; j < n_predecessors; j++)
        {
          Pair pair = { .successor = i };

          if (mp_project_list_find (list, mp_summary_get_predecessors (summary)[j], &pair.predecessor))
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/**
 * mp_timeline_successors_new:
 *
 * Looks at every project once. Holds as long as the list shows the same projects in the same order.
 */
MpTimelineSuccessors *
mp_timeline_successors_new (MpProjectList *list)
{
  g_autoptr (GArray) pairs = NULL;
  MpTimelineSuccessors *self;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);

  pairs = collect_pairs (list);
  self = g_new0 (MpTimelineSuccessors, 1);
  self->n = pairs->len;
  self->predecessors = g_new (guint, pairs->len);
  self->successors = g_new (guint, pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      self->predecessors[i] = g_array_index (pairs, Pair, i).predecessor;
      self->successors[i] = g_array_index (pairs, Pair, i).successor;
    }
  return self;
}

void
mp_timeline_successors_free (MpTimelineSuccessors *self)
{
  g_free (self->predecessors);
  g_free (self->successors);
  g_free (self);
}

/* Before all pairs of a predecessor. */
static guint
find_first (const MpTimelineSuccessors *self,
            guint                       predecessor)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->predecessors[middle] < predecessor)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mp_timeline_successors_get:
 * @position: of a project in the list
 * @n: (out): how many follow it
 *
 * Returns: (array length=n) (transfer none): their positions, in order
 */
const guint *
mp_timeline_successors_get (const MpTimelineSuccessors *self,
                            guint                       position,
                            guint                      *n)
{
  guint first, end;

  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  first = end = find_first (self, position);
  while (end < self->n && self->predecessors[end] == position)
    end++;
  *n = end - first;
  return self->successors + first;
}
