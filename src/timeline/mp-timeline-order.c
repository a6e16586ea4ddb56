/* mp-timeline-order.c: the groups by their names
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/mp-format.h"
#include "timeline/mp-timeline-layout-private.h"

static char *
dup_label (const MpTimelineGroup *group,
           MpGroup                kind,
           const MpTermIndex     *terms)
{
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
    label = kind == MP_GROUP_PARTNER      ? g_strdup (mp_term_index_get_partner_name (terms, key))
            : kind == MP_GROUP_INITIATIVE ? mp_term_index_dup_initiative_short_name (terms, key)
                                          : mp_term_index_dup_label (terms, key);
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

/**
 * mp_timeline_sort_groups:
 * @groups: (element-type MpTimelineGroup): in any order; get their labels
 * @kinds: what the groups on each level are
 *
 * Returns: (transfer full) (element-type guint): the indices of the groups in order, each before those in it
 */
GArray *
mp_timeline_sort_groups (GArray            *groups,
                         const MpGroup      kinds[2],
                         const MpTermIndex *terms)
{
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, TRUE, sizeof (SortKey), groups->len);
  g_autofree guint *ranks = g_new (guint, groups->len + 1);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), groups->len);

  g_array_set_clear_func (keys, clear_sort_key);
  for (guint i = 0; i < groups->len; i++)
    {
      MpTimelineGroup *group = &g_array_index (groups, MpTimelineGroup, i);
      MpGroup kind = kinds[group->level];
      gint64 own = group->level == 0 ? group->path.key : group->path.subkey;
      SortKey key = { .index = i, .level = group->level };

      group->label = dup_label (group, kind, terms);
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
      guint parent = g_array_index (groups, MpTimelineGroup, key->index).parent;

      key->rank = ranks[parent == MP_TIMELINE_NO_GROUP ? key->index : parent];
    }
  g_array_sort (keys, compare_ranks);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (order, g_array_index (keys, SortKey, i).index);
  return order;
}
