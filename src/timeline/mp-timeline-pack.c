/* mp-timeline-pack.c: several bars in one row
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First fit in the order of the starts: each bar goes into the uppermost lane that is free by then.
 * Two heaps, of the lanes in use by their end and of the free ones by their number, make that
 * n log n. It is done in days and for the whole group at once, so that neither zooming nor
 * scrolling moves a bar to another lane.
 */

#include <stdlib.h>

#include "timeline/mp-timeline-bar.h"
#include "timeline/mp-timeline-layout-private.h"

/* The positions by the start of their bars; where that is the same, in their own order. */
typedef struct
{
  double start;
  guint32 position;
} Start;

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Start *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->position > y->position) - (x->position < y->position);
}

guint32 *
mp_timeline_sort_by_start (const MpTimelineExtent *extents,
                           guint                   n)
{
  g_autofree Start *starts = g_new (Start, n + 1);
  guint32 *sequence = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    starts[i] = (Start) { extents[i].start, i };
  qsort (starts, n, sizeof (Start), compare_starts);
  for (guint i = 0; i < n; i++)
    sequence[i] = starts[i].position;
  return sequence;
}

typedef struct
{
  MpTimelineExtent *extents;
  MpDate as_of;
} Extents;

static void
visit_extent (gpointer         data,
              guint            position,
              const MpSummary *summary)
{
  Extents *self = data;
  MpTimelineBar bar;

  mp_timeline_bar_init (&bar, summary, self->as_of);
  self->extents[position] = (MpTimelineExtent) { bar.start, bar.end };
}

MpTimelineExtent *
mp_timeline_find_extents (MpProjectList *list,
                          MpDate         as_of)
{
  MpTimelineExtent *extents = g_new (MpTimelineExtent, mp_project_list_get_n (list) + 1);

  mp_timeline_visit (list, visit_extent, &(Extents) { extents, as_of });
  return extents;
}

/* A heap of numbers, the least on top. */
static void
heap_push (GArray  *heap,
           guint64  value)
{
  guint i = heap->len;

  g_array_append_val (heap, value);
  while (i > 0)
    {
      guint parent = (i - 1) / 2;

      if (g_array_index (heap, guint64, parent) <= value)
        break;
      g_array_index (heap, guint64, i) = g_array_index (heap, guint64, parent);
      i = parent;
    }
  g_array_index (heap, guint64, i) = value;
}

static guint64
heap_pop (GArray *heap)
{
  guint64 *values = (guint64 *) (gpointer) heap->data;
  guint64 top = values[0];
  guint64 last = values[heap->len - 1];
  guint n = heap->len - 1;
  guint i = 0;

  g_array_set_size (heap, n);
  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && values[child + 1] < values[child])
        child++;
      if (values[child] >= last)
        break;
      values[i] = values[child];
      i = child;
    }
  if (n > 0)
    values[i] = last;
  return top;
}

/* By their end, then by their number; ends before 1970 come first. */
static guint64
in_use (double end,
        guint  lane)
{
  return ((guint64) ((gint64) end + G_MAXINT32) << 32) | lane;
}

/* Puts each bar of a group into a lane. Returns how many lanes there are. */
static guint
choose_lanes (const guint32          *positions,
              guint                   n,
              const MpTimelineExtent *extents,
              guint32                *lanes)
{
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint n_lanes = 0;

  for (guint i = 0; i < n; i++)
    {
      const MpTimelineExtent *bar = &extents[positions[i]];

      while (used->len > 0 && g_array_index (used, guint64, 0) < in_use (bar->start + 1, 0))
        heap_push (unused, heap_pop (used) & G_MAXUINT32);
      lanes[i] = unused->len > 0 ? (guint32) heap_pop (unused) : n_lanes++;
      heap_push (used, in_use (bar->end, lanes[i]));
    }
  return n_lanes;
}

/* A counting sort by lane; in a lane the order of the starts stays. */
static void
sort_into_lanes (MpTimelineLayout *self,
                 MpTimelineGroup  *group,
                 guint32          *positions,
                 guint             first,
                 guint             n,
                 const guint32    *lanes)
{
  g_autofree guint32 *unsorted = g_memdup2 (&positions[first], n * sizeof (guint32));
  g_autofree guint32 *next = g_new0 (guint32, group->n_lanes + 1);

  for (guint i = 0; i < n; i++)
    next[lanes[i] + 1]++;
  for (guint lane = 0; lane < group->n_lanes; lane++)
    {
      guint32 start;

      next[lane + 1] += next[lane];
      start = first + next[lane];
      g_array_append_val (self->lanes, start);
    }
  for (guint i = 0; i < n; i++)
    positions[first + next[lanes[i]]++] = unsorted[i];
}

/**
 * mp_timeline_layout_pack:
 * @extents: of the bars, by position
 *
 * Takes a layout of one placement a lane, in each group in the order of the starts.
 */
void
mp_timeline_layout_pack (MpTimelineLayout       *self,
                         const MpTimelineExtent *extents)
{
  g_autofree guint32 *lanes = g_new (guint32, self->n_placements + 1);
  guint first = 0;

  self->lanes = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < self->groups->len; i++)
    {
      MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, i);
      guint n = group->n_lanes;

      group->first_lane = self->lanes->len;
      if (group->tray)
        {
          for (guint lane = 0; lane < n; lane++)
            lanes[lane] = lane;
        }
      else
        {
          group->n_lanes = choose_lanes (&self->positions[first], n, extents, lanes);
        }
      sort_into_lanes (self, group, self->positions, first, n, lanes);
      first += n;
    }
  g_array_append_val (self->lanes, first);
}
