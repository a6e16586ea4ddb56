/* mp-timeline-arrange.c: projects into groups
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grouping is a counting sort: one pass collects the groups of all projects and counts them, a
 * second one puts the positions into the room of their groups, in the order of the list.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-bar.h"
#include "timeline/mp-timeline-layout-private.h"

/* How much of an open end should be in sight. */
#define OPEN_DAYS 240

/* What the projects are grouped by on one level. */
typedef struct
{
  MpGroup group;
  const char *vocabulary;
  GHashTable *members; /* term → whether it is of the vocabulary; asked once a term */
  GArray *keys;        /* of gint64: where the project at hand belongs */
} Level;

/* What the first pass collects. */
typedef struct
{
  MpTimelineLayout *layout;
  MpTermIndex *terms;
  MpDate as_of;
  Level levels[2];
  guint n_levels;
  GHashTable *tops;  /* key → index + 1 into groups */
  GHashTable *paths; /* MpTimelinePath of a group in a group → index + 1 */
  GArray *groups;    /* of MpTimelineGroup; n_lanes counts placements */
  GArray *placements; /* of Placement */
} Collector;

typedef struct
{
  guint32 group;
  guint32 position;
} Placement;

static void
clear_group (gpointer data)
{
  MpTimelineGroup *group = data;

  g_free (group->label);
  g_clear_pointer (&group->money, g_array_unref);
}

static void
widen (MpDate          *start,
       MpDate          *end,
       const MpSummary *summary)
{
  const MpDate days[] = { summary->start, summary->end, summary->planned_end };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i] == MP_DATE_NONE)
        continue;
      *start = *start == MP_DATE_NONE ? days[i] : MIN (*start, days[i]);
      *end = *end == MP_DATE_NONE ? days[i] : MAX (*end, days[i]);
    }
}

/* What the picture spans: an open end is drawn a while beyond where it still runs. */
static void
widen_picture (MpTimelineLayout *self,
               const MpSummary  *summary,
               MpDate            as_of)
{
  widen (&self->start, &self->end, summary);
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
      g_array_index (group->money, MpSummaryMoney, found).amount += money->amount;
      g_array_index (group->money, MpSummaryMoney, found).approximate |= money->approximate;
    }
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
    case MP_GROUP_STATUS:
    case MP_GROUP_START_YEAR:
    case MP_N_GROUPS:
    default: return NULL;
    }
}

static gboolean
is_member (Collector *self,
           Level     *level,
           gint64     term)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (level->members, &term, NULL, &known))
    {
      const char *vocabulary = mp_term_index_get_vocabulary_key (self->terms, term);

      known = GINT_TO_POINTER (g_strcmp0 (vocabulary, level->vocabulary) == 0);
      g_hash_table_insert (level->members, g_memdup2 (&term, sizeof term), known);
    }
  return GPOINTER_TO_INT (known);
}

static gboolean
has_key (const Level *level,
         gint64       key)
{
  for (guint i = 0; i < level->keys->len; i++)
    {
      if (g_array_index (level->keys, gint64, i) == key)
        return TRUE;
    }
  return FALSE;
}

/* A partner with two roles, or a term given twice, is one place. */
static void
collect_links (Collector           *self,
               Level               *level,
               const MpSummaryLink *links,
               guint                n)
{
  for (guint i = 0; i < n; i++)
    {
      if ((level->vocabulary == NULL || is_member (self, level, links[i].id)) && !has_key (level, links[i].id))
        g_array_append_val (level->keys, links[i].id);
    }
}

static void
collect_keys (Collector       *self,
              Level           *level,
              const MpSummary *summary,
              MpStatus         status)
{
  gint64 key = MP_TIMELINE_NOT_STATED;

  g_array_set_size (level->keys, 0);
  if (level->group == MP_GROUP_STATUS)
    key = status;
  else if (level->group == MP_GROUP_START_YEAR)
    key = summary->start == MP_DATE_NONE ? MP_TIMELINE_NOT_STATED : mp_date_get_year (summary->start);
  else if (level->vocabulary)
    collect_links (self, level, summary->terms, summary->n_terms);
  else
    collect_links (self, level, summary->partners, summary->n_partners);
  if (level->keys->len == 0)
    g_array_append_val (level->keys, key);
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

static guint
find_top (Collector *self,
          gint64     key)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->tops, &key));

  if (found == 0)
    {
      found = add_group (self, &(MpTimelinePath) { key, MP_TIMELINE_NO_KEY }, MP_TIMELINE_NO_GROUP) + 1;
      g_hash_table_insert (self->tops, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (found));
    }
  return found - 1;
}

static guint
hash_path (gconstpointer data)
{
  const MpTimelinePath *path = data;

  return g_int64_hash (&path->key) * 31 + g_int64_hash (&path->subkey);
}

static gboolean
equal_paths (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (MpTimelinePath)) == 0;
}

static guint
find_sub (Collector *self,
          guint      parent,
          gint64     subkey)
{
  MpTimelinePath path = { g_array_index (self->groups, MpTimelineGroup, parent).path.key, subkey };
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->paths, &path));

  if (found == 0)
    {
      found = add_group (self, &path, parent) + 1;
      g_hash_table_insert (self->paths, g_memdup2 (&path, sizeof path), GUINT_TO_POINTER (found));
    }
  return found - 1;
}

static void
count (Collector       *self,
       guint            index,
       const MpSummary *summary)
{
  MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, index);

  group->n++;
  widen (&group->start, &group->end, summary);
  add_money (group, summary);
}

static void
place (Collector *self,
       guint      index,
       guint      position)
{
  Placement placement = { index, position };

  g_array_index (self->groups, MpTimelineGroup, index).n_lanes++;
  g_array_append_val (self->placements, placement);
}

static void
collect_project (Collector       *self,
                 guint            position,
                 const MpSummary *summary)
{
  MpStatus status = mp_status_as_of (summary, self->as_of);

  self->layout->statuses |= 1u << status;
  widen_picture (self->layout, summary, self->as_of);
  if (summary->start == MP_DATE_NONE && summary->end == MP_DATE_NONE)
    {
      guint tray = find_top (self, MP_TIMELINE_NO_KEY);

      g_array_index (self->groups, MpTimelineGroup, tray).tray = TRUE;
      count (self, tray, summary);
      place (self, tray, position);
      return;
    }
  if (self->n_levels == 0)
    {
      place (self, 0, position);
      return;
    }

  for (guint i = 0; i < self->n_levels; i++)
    collect_keys (self, &self->levels[i], summary, status);
  for (guint i = 0; i < self->levels[0].keys->len; i++)
    {
      guint top = find_top (self, g_array_index (self->levels[0].keys, gint64, i));

      count (self, top, summary);
      if (self->n_levels == 1)
        place (self, top, position);
      for (guint j = 0; self->n_levels == 2 && j < self->levels[1].keys->len; j++)
        {
          guint sub = find_sub (self, top, g_array_index (self->levels[1].keys, gint64, j));

          count (self, sub, summary);
          place (self, sub, position);
        }
    }
}

static char *
dup_label (const Collector       *self,
           const MpTimelineGroup *group)
{
  MpGroup kind = self->levels[group->level].group;
  gint64 key = group->level == 0 ? group->path.key : group->path.subkey;
  g_autofree char *year = NULL;
  char *label = NULL;

  if (group->headless)
    return NULL;
  if (group->tray)
    return g_strdup (C_("timeline", "Without dates"));
  if (kind == MP_GROUP_STATUS)
    return g_strdup (mp_status_get_label ((MpStatus) key));
  if (kind == MP_GROUP_START_YEAR && key != MP_TIMELINE_NOT_STATED)
    {
      year = g_strdup_printf ("%d", (int) key);
      return mp_format_digits (year);
    }
  if (key != MP_TIMELINE_NOT_STATED)
    label = kind == MP_GROUP_PARTNER ? g_strdup (mp_term_index_get_partner_name (self->terms, key)) : mp_term_index_dup_label (self->terms, key);
  return label ? label : g_strdup (_("Not stated"));
}

typedef struct
{
  guint index;
  guint rank;  /* of the group that it is in, or its own */
  guint level;
  guint last;  /* "not stated", after it the tray */
  gint64 number;
  char *collation;
} SortKey;

static void
clear_sort_key (gpointer data)
{
  g_free (((SortKey *) data)->collation);
}

/* By name, years and statuses by number; "not stated" comes last, only the tray is after it. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const SortKey *x = a, *y = b;
  int order;

  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  order = g_strcmp0 (x->collation, y->collation);
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Each group before those in it. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const SortKey *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->level != y->level)
    return x->level < y->level ? -1 : 1;
  return compare_names (a, b);
}

static GArray *
sort_groups (const Collector *self)
{
  GArray *keys = g_array_sized_new (FALSE, TRUE, sizeof (SortKey), self->groups->len);
  g_autofree guint *ranks = g_new (guint, self->groups->len + 1);

  g_array_set_clear_func (keys, clear_sort_key);
  for (guint i = 0; i < self->groups->len; i++)
    {
      MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, i);
      MpGroup kind = self->levels[group->level].group;
      gint64 own = group->level == 0 ? group->path.key : group->path.subkey;
      SortKey key = { .index = i, .level = group->level };

      group->label = dup_label (self, group);
      key.last = group->tray ? 2 : own == MP_TIMELINE_NOT_STATED ? 1 : 0;
      key.number = kind == MP_GROUP_STATUS || kind == MP_GROUP_START_YEAR ? own : 0;
      key.collation = group->label ? g_utf8_collate_key (group->label, -1) : NULL;
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_names);
  for (guint i = 0; i < keys->len; i++)
    ranks[g_array_index (keys, SortKey, i).index] = i;
  for (guint i = 0; i < keys->len; i++)
    {
      SortKey *key = &g_array_index (keys, SortKey, i);
      guint parent = g_array_index (self->groups, MpTimelineGroup, key->index).parent;

      key->rank = ranks[parent == MP_TIMELINE_NO_GROUP ? key->index : parent];
    }
  g_array_sort (keys, compare_ranks);
  return keys;
}

/* The second pass: groups in their order, placements into them. */
static void
arrange (MpTimelineLayout *self,
         const Collector  *collector)
{
  g_autoptr (GArray) keys = sort_groups (collector);
  g_autofree guint32 *next = g_new (guint32, collector->groups->len + 1);
  g_autofree guint *indices = g_new (guint, collector->groups->len + 1);
  guint start = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      guint index = g_array_index (keys, SortKey, i).index;
      MpTimelineGroup group = g_array_index (collector->groups, MpTimelineGroup, index);

      indices[index] = i;
      if (group.parent != MP_TIMELINE_NO_GROUP)
        group.parent = indices[group.parent];
      group.first_lane = start;
      next[index] = start;
      start += group.n_lanes;
      g_array_append_val (self->groups, group);
    }

  self->n_placements = collector->placements->len;
  self->positions = g_new (guint32, self->n_placements + 1);
  for (guint i = 0; i < self->n_placements; i++)
    {
      const Placement *placement = &g_array_index (collector->placements, Placement, i);

      self->positions[next[placement->group]++] = placement->position;
    }
}

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

static void
collect_by_start (Collector     *self,
                  MpProjectList *list)
{
  guint n = mp_project_list_get_n (list);
  g_autoptr (GArray) starts = g_array_sized_new (FALSE, FALSE, sizeof (Start), n);

  for (guint i = 0; i < n; i++)
    {
      MpTimelineBar bar;
      Start start;

      mp_timeline_bar_init (&bar, mp_project_list_get_summary (list, i), self->as_of);
      start = (Start) { bar.start, i };
      g_array_append_val (starts, start);
    }
  g_array_sort (starts, compare_starts);
  for (guint i = 0; i < n; i++)
    {
      guint position = g_array_index (starts, Start, i).position;

      collect_project (self, position, mp_project_list_get_summary (list, position));
    }
}

static void
init_levels (Collector                   *self,
             const MpTimelineArrangement *arrangement)
{
  const MpGroup kinds[] = { arrangement->group, arrangement->subgroup };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kinds[i] != MP_GROUP_NONE; i++)
    {
      self->levels[i].group = kinds[i];
      self->levels[i].vocabulary = group_vocabulary (kinds[i]);
      self->levels[i].members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      self->levels[i].keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->n_levels++;
    }
  if (self->n_levels == 0)
    {
      guint headless = add_group (self, &(MpTimelinePath) { MP_TIMELINE_NOT_STATED, MP_TIMELINE_NO_KEY }, MP_TIMELINE_NO_GROUP);

      g_array_index (self->groups, MpTimelineGroup, headless).headless = TRUE;
    }
}

static void
clear_collector (Collector *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      g_hash_table_unref (self->levels[i].members);
      g_array_unref (self->levels[i].keys);
    }
  g_hash_table_unref (self->tops);
  g_hash_table_unref (self->paths);
  g_array_unref (self->groups);
  g_array_unref (self->placements);
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
  MpQuery *query;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);
  g_return_val_if_fail (arrangement != NULL, NULL);

  query = mp_project_list_get_query (list);
  self = g_new0 (MpTimelineLayout, 1);
  self->start = self->end = MP_DATE_NONE;
  self->n_projects = mp_project_list_get_n (list);
  self->groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  g_array_set_clear_func (self->groups, clear_group);

  collector.layout = self;
  collector.terms = mp_portfolio_get_term_index (mp_project_list_get_portfolio (list));
  collector.as_of = query ? mp_query_get_as_of (query) : mp_date_today ();
  collector.tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  collector.paths = g_hash_table_new_full (hash_path, equal_paths, g_free, NULL);
  collector.groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  collector.placements = g_array_sized_new (FALSE, FALSE, sizeof (Placement), self->n_projects);
  init_levels (&collector, arrangement);

  if (arrangement->packed)
    collect_by_start (&collector, list);
  else
    {
      for (guint i = 0; i < self->n_projects; i++)
        collect_project (&collector, i, mp_project_list_get_summary (list, i));
    }
  arrange (self, &collector);
  clear_collector (&collector);
  if (arrangement->packed)
    mp_timeline_layout_pack (self, list, collector.as_of);
  mp_timeline_layout_number_rows (self);
  return self;
}
