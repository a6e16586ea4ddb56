/* mp-timeline-layout.c: which row shows what
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grouping is a counting sort: one pass collects the keys of all projects and counts them, a
 * second one puts the positions into the room of their groups, in the order of the list.
 */

#include "config.h"

#include "timeline/mp-timeline-layout.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"

#define NOT_STATED (-1)

/* How much of an open end should be in sight. */
#define OPEN_DAYS 240

struct _MpTimelineLayout
{
  guint n_projects;
  GArray *groups;     /* of MpTimelineGroup; empty without grouping */
  guint32 *positions; /* of the placements, group by group; NULL without grouping */
  guint n_placements;
  MpDate start;
  MpDate end;
};

/* What the first pass collects. */
typedef struct
{
  MpProjectList *list;
  MpTermIndex *terms;
  MpGroup group;
  MpDate as_of;
  const char *vocabulary;
  GHashTable *members; /* term → itself when it is of the vocabulary; asked once a term */
  GHashTable *indices; /* key → index + 1 into groups */
  GArray *groups;
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
  g_free (((MpTimelineGroup *) data)->label);
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

static const char *
group_vocabulary (MpGroup group)
{
  switch (group)
    {
    case MP_GROUP_COUNTRY: return MP_VOCABULARY_COUNTRIES;
    case MP_GROUP_REGION: return MP_VOCABULARY_REGIONS;
    case MP_GROUP_SECTOR: return MP_VOCABULARY_SECTORS;
    case MP_GROUP_AREA: return MP_VOCABULARY_AREAS;
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
           gint64     term)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (self->members, &term, NULL, &known))
    {
      const char *vocabulary = mp_term_index_get_vocabulary_key (self->terms, term);

      known = GINT_TO_POINTER (g_strcmp0 (vocabulary, self->vocabulary) == 0);
      g_hash_table_insert (self->members, g_memdup2 (&term, sizeof term), known);
    }
  return GPOINTER_TO_INT (known);
}

static void
place (Collector       *self,
       gint64           key,
       guint            position,
       const MpSummary *summary)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, &key));
  Placement placement = { .position = position };
  MpTimelineGroup *group;

  if (index == 0)
    {
      MpTimelineGroup fresh = { .key = key, .start = MP_DATE_NONE, .end = MP_DATE_NONE };

      g_array_append_val (self->groups, fresh);
      index = self->groups->len;
      g_hash_table_insert (self->indices, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index));
    }
  placement.group = index - 1;
  g_array_append_val (self->placements, placement);
  group = &g_array_index (self->groups, MpTimelineGroup, index - 1);
  group->n++;
  widen (&group->start, &group->end, summary);
}

/* A partner with two roles, or a term given twice, is one placement. */
static gboolean
comes_earlier (const MpSummaryLink *links,
               guint                n)
{
  for (guint i = 0; i < n; i++)
    {
      if (links[i].id == links[n].id)
        return TRUE;
    }
  return FALSE;
}

static void
collect_project (Collector       *self,
                 guint            position,
                 const MpSummary *summary)
{
  const MpSummaryLink *links = self->vocabulary ? summary->terms : summary->partners;
  guint n_links = self->vocabulary ? summary->n_terms : summary->n_partners;
  gboolean placed = FALSE;

  if (self->group == MP_GROUP_STATUS)
    {
      place (self, mp_status_as_of (summary, self->as_of), position, summary);
      return;
    }
  if (self->group == MP_GROUP_START_YEAR)
    {
      place (self, summary->start == MP_DATE_NONE ? NOT_STATED : mp_date_get_year (summary->start), position, summary);
      return;
    }

  for (guint i = 0; i < n_links; i++)
    {
      if ((self->vocabulary && !is_member (self, links[i].id)) || comes_earlier (links, i))
        continue;
      place (self, links[i].id, position, summary);
      placed = TRUE;
    }
  if (!placed)
    place (self, NOT_STATED, position, summary);
}

static char *
dup_group_label (const Collector *self,
                 gint64           key)
{
  g_autofree char *year = NULL;

  if (self->group == MP_GROUP_STATUS)
    return g_strdup (mp_status_get_label ((MpStatus) key));
  if (key == NOT_STATED)
    return g_strdup (_("Not stated"));
  if (self->group == MP_GROUP_START_YEAR)
    {
      year = g_strdup_printf ("%d", (int) key);
      return mp_format_digits (year);
    }
  if (self->group == MP_GROUP_PARTNER)
    return g_strdup (mp_term_index_get_partner_name (self->terms, key));
  return mp_term_index_dup_label (self->terms, key);
}

typedef struct
{
  guint index;
  gint64 key;
  gboolean by_number;
  char *collation;
} SortKey;

static void
clear_sort_key (gpointer data)
{
  g_free (((SortKey *) data)->collation);
}

/* By name, years and statuses by number; "not stated" comes last. */
static int
compare_sort_keys (gconstpointer a,
                   gconstpointer b)
{
  const SortKey *x = a, *y = b;
  int order;

  if ((x->key == NOT_STATED) != (y->key == NOT_STATED))
    return x->key == NOT_STATED ? 1 : -1;
  if (!x->by_number && (order = g_strcmp0 (x->collation, y->collation)) != 0)
    return order;
  return x->key < y->key ? -1 : x->key > y->key;
}

static GArray *
sort_groups (const Collector *self)
{
  GArray *keys = g_array_sized_new (FALSE, TRUE, sizeof (SortKey), self->groups->len);

  g_array_set_clear_func (keys, clear_sort_key);
  for (guint i = 0; i < self->groups->len; i++)
    {
      MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, i);
      SortKey key = { .index = i, .key = group->key };

      group->label = dup_group_label (self, group->key);
      if (group->label == NULL)
        group->label = g_strdup (_("Not stated"));
      key.by_number = self->group == MP_GROUP_STATUS || self->group == MP_GROUP_START_YEAR;
      key.collation = g_utf8_collate_key (group->label, -1);
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_sort_keys);
  return keys;
}

/* The second pass: groups in their order, placements into them. */
static void
arrange (MpTimelineLayout *self,
         const Collector  *collector)
{
  g_autoptr (GArray) keys = sort_groups (collector);
  g_autofree guint32 *next = g_new (guint32, collector->groups->len + 1);
  guint row = 0, start = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      guint index = g_array_index (keys, SortKey, i).index;
      MpTimelineGroup group = g_array_index (collector->groups, MpTimelineGroup, index);

      group.first_row = row;
      g_array_append_val (self->groups, group);
      next[index] = start;
      start += group.n;
      row += group.n + 1;
    }

  self->n_placements = collector->placements->len;
  self->positions = g_new (guint32, self->n_placements + 1);
  for (guint i = 0; i < self->n_placements; i++)
    {
      const Placement *placement = &g_array_index (collector->placements, Placement, i);

      self->positions[next[placement->group]++] = placement->position;
    }
}

/**
 * mp_timeline_layout_new:
 * @list: the projects, in the order of their query; not kept
 * @group: what the rows are grouped by
 *
 * To be made anew when @list or its query changes. Main thread.
 *
 * Returns: (transfer full): the rows
 */
MpTimelineLayout *
mp_timeline_layout_new (MpProjectList *list,
                        MpGroup        group)
{
  MpTimelineLayout *self;
  Collector collector = { .list = list, .group = group };
  MpQuery *query;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list), NULL);

  query = mp_project_list_get_query (list);
  self = g_new0 (MpTimelineLayout, 1);
  self->start = self->end = MP_DATE_NONE;
  self->n_projects = mp_project_list_get_n (list);
  self->groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  g_array_set_clear_func (self->groups, clear_group);

  collector.terms = mp_portfolio_get_term_index (mp_project_list_get_portfolio (list));
  collector.as_of = query ? mp_query_get_as_of (query) : mp_date_today ();
  collector.vocabulary = group_vocabulary (group);
  collector.members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  collector.indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  collector.groups = g_array_new (FALSE, TRUE, sizeof (MpTimelineGroup));
  collector.placements = g_array_new (FALSE, FALSE, sizeof (Placement));

  for (guint i = 0; i < self->n_projects; i++)
    {
      const MpSummary *summary = mp_project_list_get_summary (list, i);

      widen_picture (self, summary, collector.as_of);
      if (group != MP_GROUP_NONE)
        collect_project (&collector, i, summary);
    }
  if (group != MP_GROUP_NONE)
    arrange (self, &collector);
  else
    self->n_placements = self->n_projects;

  g_hash_table_unref (collector.members);
  g_hash_table_unref (collector.indices);
  g_array_unref (collector.groups);
  g_array_unref (collector.placements);
  return self;
}

void
mp_timeline_layout_free (MpTimelineLayout *self)
{
  g_array_unref (self->groups);
  g_free (self->positions);
  g_free (self);
}

/**
 * mp_timeline_layout_get_n_rows:
 *
 * Returns: how many rows there are, headers of groups included
 */
guint
mp_timeline_layout_get_n_rows (const MpTimelineLayout *self)
{
  return self->n_placements + self->groups->len;
}

guint
mp_timeline_layout_get_n_projects (const MpTimelineLayout *self)
{
  return self->n_projects;
}

/**
 * mp_timeline_layout_get_n_placements:
 *
 * Returns: how many rows show a project; more than there are projects when some are in several groups
 */
guint
mp_timeline_layout_get_n_placements (const MpTimelineLayout *self)
{
  return self->n_placements;
}

guint
mp_timeline_layout_get_n_groups (const MpTimelineLayout *self)
{
  return self->groups->len;
}

const MpTimelineGroup *
mp_timeline_layout_get_group (const MpTimelineLayout *self,
                              guint                   index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return &g_array_index (self->groups, MpTimelineGroup, index);
}

/**
 * mp_timeline_layout_get_row:
 * @row: less than mp_timeline_layout_get_n_rows()
 * @out: (out caller-allocates): what the row shows
 */
void
mp_timeline_layout_get_row (const MpTimelineLayout *self,
                            guint                   row,
                            MpTimelineRow          *out)
{
  guint low = 0, high = self->groups->len;

  g_return_if_fail (row < mp_timeline_layout_get_n_rows (self));

  if (self->positions == NULL)
    {
      *out = (MpTimelineRow) { .group = NULL, .position = row };
      return;
    }

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->groups, MpTimelineGroup, middle).first_row <= row)
        low = middle;
      else
        high = middle;
    }
  out->group = &g_array_index (self->groups, MpTimelineGroup, low);
  out->position = row == out->group->first_row ? MP_TIMELINE_NO_POSITION : self->positions[row - low - 1];
}

/**
 * mp_timeline_layout_get_span:
 * @start: (out): the first day of all projects
 * @end: (out): the last day, inclusive; a while more where one has an open end
 *
 * Returns: %FALSE when no project has a date
 */
gboolean
mp_timeline_layout_get_span (const MpTimelineLayout *self,
                             MpDate                 *start,
                             MpDate                 *end)
{
  *start = self->start;
  *end = self->end;
  return self->start != MP_DATE_NONE;
}
