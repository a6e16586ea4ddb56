/* mp-timeline-layout.c: which row shows what
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A placement is a project in a group, a lane is what shares a row. Groups know their first lane
 * and their first row, so that folding one costs no more than counting the groups.
 */

#include "config.h"

#include "timeline/mp-timeline-layout-private.h"

#include <glib/gi18n-lib.h>

struct _MpTimelineFolds
{
  GHashTable *paths; /* set of MpTimelinePath */
};

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
  const MpTimelinePath *x = a, *y = b;

  return x->key == y->key && x->subkey == y->subkey;
}

/**
 * mp_timeline_folds_new:
 *
 * Returns: (transfer full): no group folded
 */
MpTimelineFolds *
mp_timeline_folds_new (void)
{
  MpTimelineFolds *self = g_new0 (MpTimelineFolds, 1);

  self->paths = g_hash_table_new_full (hash_path, equal_paths, g_free, NULL);
  return self;
}

void
mp_timeline_folds_free (MpTimelineFolds *self)
{
  g_hash_table_unref (self->paths);
  g_free (self);
}

gboolean
mp_timeline_folds_contain (const MpTimelineFolds *self,
                           const MpTimelinePath  *path)
{
  return g_hash_table_contains (self->paths, path);
}

void
mp_timeline_folds_set (MpTimelineFolds      *self,
                       const MpTimelinePath *path,
                       gboolean              folded)
{
  if (folded)
    g_hash_table_add (self->paths, g_memdup2 (path, sizeof *path));
  else
    g_hash_table_remove (self->paths, path);
}

void
mp_timeline_folds_clear (MpTimelineFolds *self)
{
  g_hash_table_remove_all (self->paths);
}

static MpTimelineGroup *
get_group (const MpTimelineLayout *self,
           guint                   index)
{
  return &g_array_index (self->groups, MpTimelineGroup, index);
}

/* Rows without a group are in a headless one, which nobody outside needs to know of. */
static guint
n_headless (const MpTimelineLayout *self)
{
  return self->groups->len > 0 && get_group (self, 0)->headless ? 1 : 0;
}

static gboolean
is_hidden (const MpTimelineLayout *self,
           const MpTimelineGroup  *group)
{
  return group->parent != MP_TIMELINE_NO_GROUP && get_group (self, group->parent)->folded;
}

/* Where the rows of each group begin. A hidden group has no rows: it begins where the next one does. */
void
mp_timeline_layout_number_rows (MpTimelineLayout *self)
{
  guint row = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      MpTimelineGroup *group = get_group (self, i);

      group->first_row = row;
      if (is_hidden (self, group))
        continue;
      row += group->headless ? 0 : 1;
      row += group->folded ? 0 : group->n_lanes;
    }
  self->n_rows = row;
}

/**
 * mp_timeline_layout_fold:
 * @folds: (nullable): the groups of which only the header is shown
 */
void
mp_timeline_layout_fold (MpTimelineLayout      *self,
                         const MpTimelineFolds *folds)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      MpTimelineGroup *group = get_group (self, i);

      group->folded = folds && !group->headless && mp_timeline_folds_contain (folds, &group->path);
    }
  mp_timeline_layout_number_rows (self);
}

void
mp_timeline_layout_free (MpTimelineLayout *self)
{
  g_array_unref (self->groups);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_free (self->positions);
  g_free (self->places);
  g_free (self);
}

/**
 * mp_timeline_layout_get_n_rows:
 *
 * Returns: how many rows there are, headers of groups included, what is folded left out
 */
guint
mp_timeline_layout_get_n_rows (const MpTimelineLayout *self)
{
  return self->n_rows;
}

guint
mp_timeline_layout_get_n_projects (const MpTimelineLayout *self)
{
  return self->n_projects;
}

/**
 * mp_timeline_layout_get_n_placements:
 *
 * Returns: how many bars there are, folded or not; more than there are projects when some are in several groups
 */
guint
mp_timeline_layout_get_n_placements (const MpTimelineLayout *self)
{
  return self->n_placements;
}

guint
mp_timeline_layout_get_n_groups (const MpTimelineLayout *self)
{
  return self->groups->len - n_headless (self);
}

const MpTimelineGroup *
mp_timeline_layout_get_group (const MpTimelineLayout *self,
                              guint                   index)
{
  g_return_val_if_fail (index < mp_timeline_layout_get_n_groups (self), NULL);

  return get_group (self, index + n_headless (self));
}

/**
 * mp_timeline_layout_dup_heading:
 * @group: a group of this layout
 *
 * Returns: (transfer full): its name, after that of the group that it is in
 */
char *
mp_timeline_layout_dup_heading (const MpTimelineLayout *self,
                                const MpTimelineGroup  *group)
{
  if (group->parent == MP_TIMELINE_NO_GROUP)
    return g_strdup (group->label);
  /* Translators: a group in a group: 1 is the name of the outer one, 2 that of the inner one, as "Mexico › Mining". */
  return g_strdup_printf (C_("timeline", "%1$s \xe2\x80\xba %2$s"), get_group (self, group->parent)->label, group->label);
}

/* The last group that begins at or before @row: hidden and empty ones come before the one that has it. */
static const MpTimelineGroup *
find_group_of_row (const MpTimelineLayout *self,
                   guint                   row)
{
  guint low = 0, high = self->groups->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_group (self, middle)->first_row <= row)
        low = middle;
      else
        high = middle;
    }
  return get_group (self, low);
}

static guint
lane_start (const MpTimelineLayout *self,
            guint                   lane)
{
  return self->lanes ? g_array_index (self->lanes, guint32, lane) : lane;
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
  const MpTimelineGroup *group;
  guint header, lane, start;

  g_return_if_fail (row < mp_timeline_layout_get_n_rows (self));

  group = find_group_of_row (self, row);
  header = group->headless ? 0 : 1;
  out->group = group->headless ? NULL : group;
  if (row < group->first_row + header)
    {
      out->position = MP_TIMELINE_NO_POSITION;
      out->positions = NULL;
      out->n = 0;
      return;
    }

  lane = group->first_lane + row - group->first_row - header;
  start = lane_start (self, lane);
  out->positions = &self->positions[start];
  out->n = lane_start (self, lane + 1) - start;
  out->position = out->positions[0];
}

/* The finalizer of splitmix64 (Steele, Lea, Flood 2014): spreads what differs in few bits. */
static guint64
mix (guint64 a,
     guint64 b)
{
  guint64 z = a * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + b;

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* What the header and the lanes of a group stand for. */
static void
identify_group (const MpTimelineLayout *self,
                const MpTimelineGroup  *group,
                const guint32          *rows,
                guint64                *identities)
{
  guint64 base = group->headless ? 0 : mix (mix (1, (guint64) group->path.key), (guint64) group->path.subkey);

  if (!group->headless)
    *identities++ = base;
  for (guint lane = group->first_lane; !group->folded && lane < group->first_lane + group->n_lanes; lane++)
    {
      guint64 identity = base;

      for (guint i = lane_start (self, lane); i < lane_start (self, lane + 1); i++)
        identity = mix (identity, rows[self->positions[i]] + 1);
      *identities++ = identity;
    }
}

/**
 * mp_timeline_layout_identify:
 * @list: the projects that @self was made of
 *
 * Says of each row what it stands for, its group and the projects in it, whatever positions these
 * have in the list: rows of two layouts that stand for the same have the same number.
 *
 * Returns: (transfer full) (element-type guint64): the numbers, by row
 */
GArray *
mp_timeline_layout_identify (const MpTimelineLayout *self,
                             MpProjectList          *list)
{
  GArray *identities = g_array_sized_new (FALSE, FALSE, sizeof (guint64), self->n_rows);
  g_autofree guint32 *rows = g_new (guint32, self->n_projects + 1);

  for (guint i = 0; i < self->n_projects; i++)
    rows[i] = mp_project_list_get_row (list, i);
  g_array_set_size (identities, self->n_rows);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpTimelineGroup *group = get_group (self, i);

      if (!is_hidden (self, group))
        identify_group (self, group, rows, (guint64 *) (gpointer) identities->data + group->first_row);
    }
  return identities;
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

/**
 * mp_timeline_layout_get_statuses:
 *
 * Returns: a bit for each #MpStatus that a project has
 */
guint
mp_timeline_layout_get_statuses (const MpTimelineLayout *self)
{
  return self->statuses;
}

/* A counting sort of the placements by their project. */
static void
index_places (MpTimelineLayout *self)
{
  guint32 *starts, *next;

  if (self->places)
    return;
  self->places = g_new0 (guint32, self->n_projects + 1 + self->n_placements);
  starts = self->places;
  for (guint i = 0; i < self->n_placements; i++)
    starts[self->positions[i] + 1]++;
  for (guint i = 0; i < self->n_projects; i++)
    starts[i + 1] += starts[i];
  next = g_memdup2 (starts, (self->n_projects + 1) * sizeof (guint32));
  for (guint i = 0; i < self->n_placements; i++)
    self->places[self->n_projects + 1 + next[self->positions[i]]++] = i;
  g_free (next);
}

/**
 * mp_timeline_layout_count_places:
 * @position: of a project in the list
 *
 * Returns: how many bars it has, folded or not
 */
guint
mp_timeline_layout_count_places (MpTimelineLayout *self,
                                 guint             position)
{
  g_return_val_if_fail (position < self->n_projects, 0);

  index_places (self);
  return self->places[position + 1] - self->places[position];
}

static guint
find_lane (const MpTimelineLayout *self,
           guint                   placement)
{
  guint low = 0, high = self->lanes ? self->lanes->len : 0;

  if (!self->lanes)
    return placement;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lanes, guint32, middle) <= placement)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The groups that have lanes are in the order of their lanes; the others have no more than their header. */
static guint
find_group_of_lane (const MpTimelineLayout *self,
                    guint                   lane)
{
  guint low = 0, high = self->groups->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_group (self, middle)->first_lane <= lane)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The lane of the bar of a project. */
static guint
find_place_lane (MpTimelineLayout *self,
                 guint             position,
                 guint             place)
{
  index_places (self);
  return find_lane (self, self->places[self->n_projects + 1 + self->places[position] + place]);
}

/* The index of the group that a bar of a project is in. */
guint
mp_timeline_layout_find_place_group (MpTimelineLayout *self,
                                     guint             position,
                                     guint             place)
{
  return find_group_of_lane (self, find_place_lane (self, position, place));
}

/**
 * mp_timeline_layout_find_place:
 * @position: of a project in the list
 * @place: which of its bars, less than mp_timeline_layout_count_places()
 *
 * Returns: the row where that is; the header above it, where it is folded away
 */
guint
mp_timeline_layout_find_place (MpTimelineLayout *self,
                               guint             position,
                               guint             place)
{
  const MpTimelineGroup *group;
  guint lane;

  g_return_val_if_fail (place < mp_timeline_layout_count_places (self, position), 0);

  lane = find_place_lane (self, position, place);
  group = get_group (self, find_group_of_lane (self, lane));
  if (is_hidden (self, group))
    return get_group (self, group->parent)->first_row;
  if (group->folded)
    return group->first_row;
  return group->first_row + (group->headless ? 0 : 1) + lane - group->first_lane;
}

/**
 * mp_timeline_layout_get_place:
 * @row: a row with bars
 * @index: which of its bars
 *
 * Returns: which of the bars of its project this is, from 0
 */
guint
mp_timeline_layout_get_place (MpTimelineLayout *self,
                              guint             row,
                              guint             index)
{
  MpTimelineRow found;
  guint placement, place = 0;
  const guint32 *places;

  mp_timeline_layout_get_row (self, row, &found);
  g_return_val_if_fail (index < found.n, 0);

  index_places (self);
  placement = (guint) (&found.positions[index] - self->positions);
  places = &self->places[self->n_projects + 1 + self->places[found.positions[index]]];
  while (places[place] != placement)
    place++;
  return place;
}
