/* mp-timeline-arrange.c: projects into groups
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grouping is a counting sort: one pass finds the groups of all projects and counts them, a second
 * one puts the positions into the room of their groups, in the order of the list. The first goes
 * through the projects as they lie in memory, whatever order the list has: what costs most is to
 * wait for summaries. Terms are numbered as they come up, so that a link is one look into a small
 * map, and groups are found in tables by those numbers.
 */

#include "config.h"

#include <string.h>

#include "model/mp-id-map.h"
#include "timeline/mp-timeline-layout-private.h"

/* How much of an open end should be in sight. */
#define OPEN_DAYS 240

/* The number of "not stated", and of a term of another vocabulary. */
#define NOT_STATED 0
#define NOT_HERE (MP_ID_MAP_NONE - 1)

/* What the projects are grouped by on one level. */
typedef struct
{
  MpGroup group;
  const char *vocabulary;
  MpIdMap *numbers; /* of terms, partners, initiatives, statuses and years */
  GArray *keys;     /* of gint64, by number */
  GArray *found;    /* of guint32: the numbers of the project at hand, more room than they need */
  guint n_found;
} Level;

/* The groups of a project: a part of all placements. */
typedef struct
{
  guint32 first;
  guint32 n;
} Places;

/* What the first pass collects. */
typedef struct
{
  MpTimelineLayout *layout;
  MpTermIndex *terms;
  MpDate as_of;
  Level levels[2];
  guint n_levels;
  guint tray;          /* the group of what has no date, MP_TIMELINE_NO_GROUP until there is one */
  GPtrArray *tables;   /* of GArray, by the number on the first level: index + 1 into groups of the group itself, then of those in it by their numbers */
  GArray *groups;      /* of MpTimelineGroup; n_lanes counts placements */
  Places *places;      /* by position */
  guint32 *placements; /* indices of groups, project by project */
  guint n_placements;
  guint n_allocated;
} Collector;

static void
clear_group (gpointer data)
{
  MpTimelineGroup *group = data;

  g_free (group->label);
  g_clear_pointer (&group->money, g_array_unref);
}

/* The first and the last day of a project, whatever they mean. */
static void
find_days (const MpSummary *summary,
           MpDate          *first,
           MpDate          *last)
{
  const MpDate days[] = { summary->start, summary->end, summary->planned_end };

  *first = *last = MP_DATE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i] == MP_DATE_NONE)
        continue;
      *first = *first == MP_DATE_NONE ? days[i] : MIN (*first, days[i]);
      *last = *last == MP_DATE_NONE ? days[i] : MAX (*last, days[i]);
    }
}

static void
widen (MpDate *start,
       MpDate *end,
       MpDate  first,
       MpDate  last)
{
  if (first == MP_DATE_NONE)
    return;
  *start = *start == MP_DATE_NONE ? first : MIN (*start, first);
  *end = *end == MP_DATE_NONE ? last : MAX (*end, last);
}

/* What the picture spans: an open end is drawn a while beyond where it still runs. */
void
mp_timeline_layout_widen (MpTimelineLayout *self,
                          const MpSummary  *summary,
                          MpDate            as_of)
{
  MpDate first, last;

  find_days (summary, &first, &last);
  widen (&self->start, &self->end, first, last);
  if (summary->start != MP_DATE_NONE && summary->end == MP_DATE_NONE)
    self->end = MAX (self->end, MIN (MAX (summary->start, as_of) + OPEN_DAYS, MP_DATE_MAX));
  else if (summary->start == MP_DATE_NONE && summary->end != MP_DATE_NONE)
    self->start = MIN (self->start, MAX (MIN (summary->end, as_of) - OPEN_DAYS, MP_DATE_MIN));
}

static void
add_money (MpTimelineGroup *group,
           const MpSummary *summary)
{
  for (guint i = 0; i < summary->n_money; i++)
    {
      const MpSummaryMoney *money = &summary->money[i];
      MpSummaryMoney *sum;
      guint found = 0;

      if (group->money == NULL)
        group->money = g_array_new (FALSE, FALSE, sizeof (MpSummaryMoney));
      while (found < group->money->len && strcmp (g_array_index (group->money, MpSummaryMoney, found).currency, money->currency) != 0)
        found++;
      if (found == group->money->len)
        {
          g_array_append_val (group->money, *money);
          continue;
        }
      sum = &g_array_index (group->money, MpSummaryMoney, found);
      sum->amount = mp_amount_add (sum->amount, money->amount);
      sum->approximate |= money->approximate;
    }
}

/* One project more in a group. */
void
mp_timeline_group_count (MpTimelineGroup *group,
                         const MpSummary *summary)
{
  MpDate first, last;

  find_days (summary, &first, &last);
  group->n++;
  widen (&group->start, &group->end, first, last);
  add_money (group, summary);
}

static MpTimelineGroup *
get_group (Collector *self,
           guint      index)
{
  return &g_array_index (self->groups, MpTimelineGroup, index);
}

static const char *
group_vocabulary (MpGroup group)
{
  switch (group)
    {
    case MP_GROUP_COUNTRY: return MP_VOCABULARY_COUNTRIES;
    case MP_GROUP_REGION: return MP_VOCABULARY_REGIONS;
    case MP_GROUP_SECTOR: return MP_VOCABULARY_SECTORS;
    case MP_GROUP_AREA: return MP_VOCABULARY_AREAS;
    case MP_GROUP_OBJECTIVE: return MP_VOCABULARY_OBJECTIVES;
    case MP_GROUP_NONE:
    case MP_GROUP_PARTNER:
    case MP_GROUP_INITIATIVE:
    case MP_GROUP_STATUS:
    case MP_GROUP_START_YEAR:
    case MP_N_GROUPS:
    default: return NULL;
    }
}

static guint
add_number (Level  *level,
            gint64  id,
            gint64  key)
{
  guint number = level->keys->len;

  g_array_append_val (level->keys, key);
  mp_id_map_set (level->numbers, id, number);
  return number;
}

/* Asks what a term is of once a term. */
static guint
find_link (Collector *self,
           Level     *level,
           gint64     id)
{
  guint number = mp_id_map_get (level->numbers, id);

  if (number != MP_ID_MAP_NONE)
    return number;
  if (level->vocabulary == NULL || g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, id), level->vocabulary) == 0)
    return add_number (level, id, id);
  mp_id_map_set (level->numbers, id, NOT_HERE);
  return NOT_HERE;
}

/* Statuses and years count from 0, ids of a map from 1. */
static guint
find_number (Level  *level,
             gint64  key)
{
  guint number = mp_id_map_get (level->numbers, key + 1);

  return number == MP_ID_MAP_NONE ? add_number (level, key + 1, key) : number;
}

/* A partner with two roles, or a term given twice, is one place. */
static void
find_links (Collector           *self,
            Level               *level,
            const MpSummaryLink *links,
            guint                n)
{
  guint32 *found;
  guint n_found = 0;

  if (level->found->len < n + 1)
    g_array_set_size (level->found, n + 1);
  found = (guint32 *) (gpointer) level->found->data;
  for (guint i = 0; i < n; i++)
    {
      guint32 number = find_link (self, level, links[i].id);
      guint same = 0;

      while (same < n_found && found[same] != number)
        same++;
      if (number != NOT_HERE && same == n_found)
        found[n_found++] = number;
    }
  level->n_found = n_found;
}

static void
find_numbers (Collector       *self,
              Level           *level,
              const MpSummary *summary,
              MpStatus         status)
{
  guint32 number = NOT_STATED;

  level->n_found = 0;
  if (level->group == MP_GROUP_STATUS)
    number = find_number (level, status);
  else if (level->group == MP_GROUP_START_YEAR)
    number = summary->start == MP_DATE_NONE ? NOT_STATED : find_number (level, mp_date_get_year (summary->start));
  else if (level->vocabulary)
    find_links (self, level, summary->terms, summary->n_terms);
  else if (level->group == MP_GROUP_INITIATIVE)
    find_links (self, level, mp_summary_get_initiatives (summary), summary->n_initiatives);
  else
    find_links (self, level, summary->partners, summary->n_partners);
  if (level->n_found == 0)
    {
      g_array_index (level->found, guint32, 0) = number;
      level->n_found = 1;
    }
}

static guint
add_group (Collector            *self,
           const MpTimelinePath *path,
           guint                 parent)
{
  MpTimelineGroup group = {
    .path = *path,
    .level = parent == MP_TIMELINE_NO_GROUP ? 0 : 1,
    .start = MP_DATE_NONE,
    .end = MP_DATE_NONE,
    .parent = parent,
  };

  g_array_append_val (self->groups, group);
  return self->groups->len - 1;
}

static gint64
get_key (const Level *level,
         guint        number)
{
  return g_array_index (level->keys, gint64, number);
}

/* @slot is 0 for the group itself, else one more than the number on the second level. */
static guint
find_group (Collector *self,
            guint      top,
            guint      slot)
{
  GArray *table;
  guint32 *found;

  while (self->tables->len <= top)
    g_ptr_array_add (self->tables, g_array_new (FALSE, TRUE, sizeof (guint32)));
  table = g_ptr_array_index (self->tables, top);
  if (table->len <= slot)
    g_array_set_size (table, slot + 1);
  found = &g_array_index (table, guint32, slot);
  if (*found == 0)
    {
      MpTimelinePath path = { get_key (&self->levels[0], top), slot > 0 ? get_key (&self->levels[1], slot - 1) : MP_TIMELINE_NO_KEY };

      *found = add_group (self, &path, slot > 0 ? g_array_index (table, guint32, 0) - 1 : MP_TIMELINE_NO_GROUP) + 1;
    }
  return *found - 1;
}

static guint
find_tray (Collector *self)
{
  if (self->tray == MP_TIMELINE_NO_GROUP)
    {
      self->tray = add_group (self, &(MpTimelinePath) { MP_TIMELINE_NO_KEY, MP_TIMELINE_NO_KEY }, MP_TIMELINE_NO_GROUP);
      get_group (self, self->tray)->tray = TRUE;
    }
  return self->tray;
}

static void
place (Collector *self,
       guint      index,
       guint      position)
{
  if (self->n_placements == self->n_allocated)
    {
      self->n_allocated = self->n_allocated * 2 + 64;
      self->placements = g_renew (guint32, self->placements, self->n_allocated);
    }
  self->placements[self->n_placements++] = index;
  self->places[position].n++;
  get_group (self, index)->n_lanes++;
}

static void
place_in_groups (Collector       *self,
                 guint            position,
                 const MpSummary *summary,
                 MpStatus         status)
{
  const guint32 *tops, *subs;

  for (guint i = 0; i < self->n_levels; i++)
    find_numbers (self, &self->levels[i], summary, status);
  tops = (const guint32 *) (gconstpointer) self->levels[0].found->data;
  subs = self->n_levels == 2 ? (const guint32 *) (gconstpointer) self->levels[1].found->data : NULL;
  for (guint i = 0; i < self->levels[0].n_found; i++)
    {
      guint top = find_group (self, tops[i], 0);

      mp_timeline_group_count (get_group (self, top), summary);
      if (self->n_levels == 1)
        place (self, top, position);
      for (guint j = 0; subs && j < self->levels[1].n_found; j++)
        {
          guint sub = find_group (self, tops[i], subs[j] + 1);

          mp_timeline_group_count (get_group (self, sub), summary);
          place (self, sub, position);
        }
    }
}

static void
collect_project (Collector       *self,
                 guint            position,
                 const MpSummary *summary)
{
  MpStatus status = mp_status_as_of (summary, self->as_of);

  self->layout->statuses |= 1u << status;
  mp_timeline_layout_widen (self->layout, summary, self->as_of);
  self->places[position].first = self->n_placements;
  if (summary->start == MP_DATE_NONE && summary->end == MP_DATE_NONE)
    {
      mp_timeline_group_count (get_group (self, find_tray (self)), summary);
      place (self, self->tray, position);
    }
  else if (self->n_levels == 0)
    place (self, 0, position);
  else
    place_in_groups (self, position, summary, status);
}

/* The second pass: groups in their order, placements into them. */
static void
arrange (MpTimelineLayout *self,
         const Collector  *collector,
         const guint32    *sequence)
{
  const MpGroup kinds[] = { collector->levels[0].group, collector->levels[1].group };
  g_autoptr (GArray) order = mp_timeline_sort_groups (collector->groups, kinds, collector->terms);
  g_autofree guint32 *next = g_new (guint32, collector->groups->len + 1);
  g_autofree guint *indices = g_new (guint, collector->groups->len + 1);
  guint start = 0;

  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);
      MpTimelineGroup group = g_array_index (collector->groups, MpTimelineGroup, index);

      indices[index] = i;
      if (group.parent != MP_TIMELINE_NO_GROUP)
        group.parent = indices[group.parent];
      group.first_lane = start;
      next[index] = start;
      start += group.n_lanes;
      g_array_append_val (self->groups, group);
    }

  self->n_placements = collector->n_placements;
  self->positions = g_new (guint32, self->n_placements + 1);
  for (guint i = 0; i < self->n_projects; i++)
    {
      guint32 position = sequence ? sequence[i] : i;
      const Places *places = &collector->places[position];

      for (guint j = 0; j < places->n; j++)
        self->positions[next[collector->placements[places->first + j]]++] = position;
    }
}

/* Calls @func for each project, in the order in which they lie in memory. */
void
mp_timeline_visit (MpProjectList    *list,
                   MpTimelineVisitor func,
                   gpointer          data)
{
  MpPortfolio *portfolio = mp_project_list_get_portfolio (list);
  guint n = mp_project_list_get_n (list), n_rows = mp_portfolio_get_n_rows (portfolio);
  g_autofree guint32 *positions = g_new (guint32, n_rows + 1);

  memset (positions, 0xff, n_rows * sizeof (guint32));
  for (guint i = 0; i < n; i++)
    positions[mp_project_list_get_row (list, i)] = i;
  for (guint row = 0; row < n_rows; row++)
    {
      if (positions[row] != MP_INVALID_ROW)
        func (data, positions[row], mp_portfolio_get_summary (portfolio, row));
    }
}

static void
visit_project (gpointer         data,
               guint            position,
               const MpSummary *summary)
{
  collect_project (data, position, summary);
}

static void
init_levels (Collector                   *self,
             const MpTimelineArrangement *arrangement)
{
  const MpGroup kinds[] = { arrangement->group, arrangement->subgroup };
  const gint64 not_stated = MP_TIMELINE_NOT_STATED;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kinds[i] != MP_GROUP_NONE; i++)
    {
      self->levels[i].group = kinds[i];
      self->levels[i].vocabulary = group_vocabulary (kinds[i]);
      self->levels[i].numbers = mp_id_map_new ();
      self->levels[i].keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->levels[i].found = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_set_size (self->levels[i].found, 8);
      g_array_append_val (self->levels[i].keys, not_stated);
      self->n_levels++;
    }
  if (self->n_levels == 0)
    {
      guint headless = add_group (self, &(MpTimelinePath) { MP_TIMELINE_NOT_STATED, MP_TIMELINE_NO_KEY }, MP_TIMELINE_NO_GROUP);

      get_group (self, headless)->headless = TRUE;
    }
}

static void
init_collector (Collector                   *self,
                MpTimelineLayout            *layout,
                MpProjectList               *list,
                const MpTimelineArrangement *arrangement)
{
  MpQuery *query = mp_project_list_get_query (list);

  self->layout = layout;
  self->terms = mp_portfolio_get_term_index (mp_project_list_get_portfolio (list));
  self->as_of = query ? mp_query_get_as_of (query) : mp_date_today ();
  self->tray = MP_TIMELINE_NO_GROUP;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  self->places = g_new0 (Places, layout->n_projects + 1);
  self->n_allocated = layout->n_projects + 1;
  self->placements = g_new (guint32, self->n_allocated);
  init_levels (self, arrangement);
}

static void
clear_collector (Collector *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      mp_id_map_free (self->levels[i].numbers);
      g_array_unref (self->levels[i].keys);
      g_array_unref (self->levels[i].found);
    }
  g_ptr_array_unref (self->tables);
  g_array_unref (self->groups);
  g_free (self->places);
  g_free (self->placements);
}

/**
 * mp_timeline_layout_new:
 * @list: the projects, in the order of their query; not kept
 * @arrangement: how they are to be grouped
 *
 * To be made anew when @list or its query changes. In the thread that @list belongs to.
 *
 * Returns: (transfer full): the rows, nothing folded
 */
MpTimelineLayout *
mp_timeline_layout_new (MpProjectList               *list,
                        const MpTimelineArrangement *arrangement)
{
  MpTimelineLayout *self;
  Collector collector = { 0 };
  g_autofree MpTimelineExtent *extents = NULL;
  g_autofree guint32 *sequence = NULL;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);
  g_return_val_if_fail (arrangement != NULL, NULL);

  self = g_new0 (MpTimelineLayout, 1);
  self->start = self->end = MP_DATE_NONE;
  self->n_projects = mp_project_list_get_n (list);
  self->groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  g_array_set_clear_func (self->groups, clear_group);
  init_collector (&collector, self, list, arrangement);

  mp_timeline_visit (list, visit_project, &collector);
  if (arrangement->packed)
    {
      extents = mp_timeline_find_extents (list, collector.as_of);
      sequence = mp_timeline_sort_by_start (extents, self->n_projects);
    }
  arrange (self, &collector, sequence);
  clear_collector (&collector);
  if (arrangement->packed)
    mp_timeline_layout_pack (self, extents);
  mp_timeline_layout_number_rows (self);
  return self;
}

/* The groups that a new layout would have a project in. Returns: (transfer full) (element-type MpTimelinePath) */
GArray *
mp_timeline_find_paths (MpProjectList               *list,
                        const MpTimelineArrangement *arrangement,
                        guint                        position)
{
  MpTimelineLayout nowhere = { .n_projects = mp_project_list_get_n (list), .start = MP_DATE_NONE, .end = MP_DATE_NONE };
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (MpTimelinePath));
  Collector collector = { 0 };

  init_collector (&collector, &nowhere, list, arrangement);
  g_array_set_clear_func (collector.groups, clear_group);
  collect_project (&collector, position, mp_project_list_get_summary (list, position));
  for (guint i = 0; i < collector.n_placements; i++)
    g_array_append_val (paths, g_array_index (collector.groups, MpTimelineGroup, collector.placements[i]).path);
  clear_collector (&collector);
  return paths;
}
