/* mp-timeline-restate.c: a layout whose rows stay where they are
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is counted of all projects is counted anew, for that depends on the day and on each of them.
 * Of the groups only those are that hold a project that changed: each has a bit, and each project
 * the bits of the groups that it is in, so that it counts once in a group of groups.
 */

#include "config.h"

#include "timeline/mp-timeline-layout-private.h"

/* Of more projects, or groups of them, a new layout is made. */
#define MAX_PROJECTS 16
#define MAX_GROUPS 32

typedef struct
{
  MpTimelineLayout *layout;
  MpDate as_of;
  GArray *groups;       /* (nullable) of guint: those that are counted anew */
  const guint32 *marks; /* by position: a bit for each of them */
} Restatement;

static void
restate_project (gpointer         data,
                 guint            position,
                 const MpSummary *summary)
{
  Restatement *self = data;

  self->layout->statuses |= 1u << mp_status_as_of (summary, self->as_of);
  mp_timeline_layout_widen (self->layout, summary, self->as_of);
  for (guint32 marks = self->marks ? self->marks[position] : 0; marks; marks &= marks - 1)
    {
      guint index = g_array_index (self->groups, guint, g_bit_nth_lsf (marks, -1));

      mp_timeline_group_count (&g_array_index (self->layout->groups, MpTimelineGroup, index), summary);
    }
}

static void
restate (MpTimelineLayout *self,
         MpProjectList    *list,
         GArray           *groups,
         const guint32    *marks)
{
  MpQuery *query = mp_project_list_get_query (list);
  Restatement restatement = { self, query ? mp_query_get_as_of (query) : mp_date_today (), groups, marks };

  self->statuses = 0;
  self->start = self->end = MP_DATE_NONE;
  mp_timeline_visit (list, restate_project, &restatement);
}

/**
 * mp_timeline_layout_restate:
 * @list: the projects that @self was made of, in the same order, on another as-of day
 * @arrangement: the one that @self was made with
 *
 * Where a project stands does not depend on the day, unless its status or its end decides: then
 * nothing is done.
 *
 * Returns: %FALSE when a new layout is needed
 */
gboolean
mp_timeline_layout_restate (MpTimelineLayout            *self,
                            MpProjectList               *list,
                            const MpTimelineArrangement *arrangement)
{
  if (arrangement->packed || arrangement->group == MP_GROUP_STATUS || arrangement->subgroup == MP_GROUP_STATUS)
    return FALSE;
  g_return_val_if_fail (mp_project_list_get_n (list) == self->n_projects, FALSE);

  restate (self, list, NULL, NULL);
  return TRUE;
}

static gboolean
contains_path (GArray               *paths,
               const MpTimelinePath *path)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const MpTimelinePath *other = &g_array_index (paths, MpTimelinePath, i);

      if (other->key == path->key && other->subkey == path->subkey)
        return TRUE;
    }
  return FALSE;
}

static void
add_group (GArray *groups,
           guint   index)
{
  for (guint i = 0; i < groups->len; i++)
    {
      if (g_array_index (groups, guint, i) == index)
        return;
    }
  g_array_append_val (groups, index);
}

/* Whether a new layout would have a project in the same groups; adds them. */
static gboolean
stays (MpTimelineLayout            *self,
       MpProjectList               *list,
       const MpTimelineArrangement *arrangement,
       guint                        position,
       GArray                      *groups)
{
  g_autoptr (GArray) paths = mp_timeline_find_paths (list, arrangement, position);
  guint n = mp_timeline_layout_count_places (self, position);

  if (n != paths->len)
    return FALSE;
  for (guint place = 0; place < n; place++)
    {
      guint index = mp_timeline_layout_find_place_group (self, position, place);
      const MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, index);

      if (!contains_path (paths, &group->path))
        return FALSE;
      if (group->headless)
        continue;
      add_group (groups, index);
      if (group->parent != MP_TIMELINE_NO_GROUP)
        add_group (groups, group->parent);
    }
  return groups->len <= MAX_GROUPS;
}

/* A bit for each of the groups in each project that stands in it, or in a group of it. */
static guint32 *
mark_projects (MpTimelineLayout *self,
               GArray           *groups)
{
  guint32 *marks = g_new0 (guint32, self->n_projects + 1);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, i);
      guint32 bits = 0;

      for (guint bit = 0; bit < groups->len; bit++)
        {
          guint index = g_array_index (groups, guint, bit);

          if (index == i || index == group->parent)
            bits |= 1u << bit;
        }
      for (guint j = 0; bits && j < group->n_lanes; j++)
        marks[self->positions[group->first_lane + j]] |= bits;
    }
  return marks;
}

static void
forget_sums (MpTimelineLayout *self,
             GArray           *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      MpTimelineGroup *group = &g_array_index (self->groups, MpTimelineGroup, g_array_index (groups, guint, i));

      group->n = 0;
      group->start = group->end = MP_DATE_NONE;
      g_clear_pointer (&group->money, g_array_unref);
    }
}

/**
 * mp_timeline_layout_restate_projects:
 * @list: the projects that @self was made of, in the same order
 * @arrangement: the one that @self was made with
 * @positions: (element-type guint): the projects that are other than they were
 *
 * Where they would stand elsewhere, or it is not worth while to find out, nothing is done.
 *
 * Returns: %FALSE when a new layout is needed
 */
gboolean
mp_timeline_layout_restate_projects (MpTimelineLayout            *self,
                                     MpProjectList               *list,
                                     const MpTimelineArrangement *arrangement,
                                     GArray                      *positions)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint32 *marks = NULL;

  if (arrangement->packed || positions->len > MAX_PROJECTS)
    return FALSE;
  g_return_val_if_fail (mp_project_list_get_n (list) == self->n_projects, FALSE);

  for (guint i = 0; i < positions->len; i++)
    {
      if (!stays (self, list, arrangement, g_array_index (positions, guint, i), groups))
        return FALSE;
    }
  marks = mark_projects (self, groups);
  forget_sums (self, groups);
  restate (self, list, groups, marks);
  return TRUE;
}
