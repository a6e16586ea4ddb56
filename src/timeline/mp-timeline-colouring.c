/* mp-timeline-colouring.c: which category has which colour
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass counts the projects of each category; the eight most frequent get a pair of colour and
 * texture. A category that had a pair before gets it back, also after a filter had hidden it for
 * a while.
 */

#include "config.h"

#include "timeline/mp-timeline-colouring.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "model/mp-id-map.h"
#include "model/mp-vocabulary.h"

#define KEY_PARTNER "partner"
#define KEY_INITIATIVE "initiative"

/* In the map of ids: a term of another vocabulary. */
#define FOREIGN (MP_ID_MAP_NONE - 1)

/* Kinds of partners, and initiatives, by the keys of the search. */
static const struct
{
  const char *key;
  const char *label;
  guint roles; /* bits of MpRoleKind; 0 for any */
} named_keys[] = {
  { KEY_PARTNER, NC_("colour", "Partner"), 0 },
  { "donor", NC_("colour", "Donor"), (1u << MP_ROLE_KIND_DONOR) | (1u << MP_ROLE_KIND_OTHER_FINANCIER) },
  { "grantee", NC_("colour", "Grantee"), 1u << MP_ROLE_KIND_GRANTEE },
  { "implementer", NC_("colour", "Implementer"),
    (1u << MP_ROLE_KIND_GRANTEE) | (1u << MP_ROLE_KIND_IMPLEMENTING) | (1u << MP_ROLE_KIND_SUB_IMPLEMENTING) },
  { KEY_INITIATIVE, NC_("colour", "Initiative"), 0 },
};

/* One of a vocabulary is said in the singular where the program has a word for it. */
static const struct
{
  const char *key;
  const char *label;
} vocabulary_labels[] = {
  { MP_VOCABULARY_COUNTRIES, NC_("colour", "Country") },
  { MP_VOCABULARY_REGIONS, NC_("colour", "Region") },
  { MP_VOCABULARY_SECTORS, NC_("colour", "Sector") },
  { MP_VOCABULARY_AREAS, NC_("colour", "Area of Work") },
  { MP_VOCABULARY_OBJECTIVES, NC_("colour", "Objective") },
  { MP_VOCABULARY_TAGS, NC_("colour", "Tag") },
};

struct _MpTimelineColouring
{
  gatomicrefcount ref_count;
  char *key;
  char *label;
  MpTermIndex *terms;
  MpTable table; /* what the categories are: terms, partners or initiatives */
  guint roles;
  GArray *categories; /* of Category: the most frequent first; those without a project, remembered, last */
  guint n;            /* how many of them have a project */
  MpIdMap *indices;   /* id → index into categories, or FOREIGN */
  guint generation;   /* how many colourings came before */
  gboolean has_several;
  gboolean has_unstated;
};

G_DEFINE_BOXED_TYPE (MpTimelineColouring, mp_timeline_colouring, mp_timeline_colouring_ref, mp_timeline_colouring_unref)

typedef struct
{
  MpTimelineColouredCategory category;
  guint last_project; /* position + 1 of the project that was counted last */
  MpTimelineCategory former; /* the pair that it had last, or OTHER */
  guint since;               /* the generation in which it got that */
  char *collation;
} Category;

static void
clear_category (gpointer data)
{
  Category *self = data;

  g_free (self->category.label);
  g_free (self->collation);
}

static MpRecord *
find_vocabulary (MpPortfolio *portfolio,
                 const char  *key)
{
  GPtrArray *records = mp_portfolio_get_records (portfolio, MP_TABLE_VOCABULARY);

  for (guint i = 0; i < records->len; i++)
    {
      if (g_strcmp0 (mp_record_get_text (records->pdata[i], MP_VOCABULARY_KEY), key) == 0)
        return records->pdata[i];
    }
  return NULL;
}

static int
find_named_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (named_keys); i++)
    {
      if (g_strcmp0 (named_keys[i].key, key) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * mp_timeline_colouring_list_keys:
 *
 * Returns: (transfer full) (array zero-terminated=1): what the bars of @portfolio can be coloured
 *   by: "status", its vocabularies, partners in any role and by role, initiatives
 */
char **
mp_timeline_colouring_list_keys (MpPortfolio *portfolio)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *records;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);

  records = mp_portfolio_get_records (portfolio, MP_TABLE_VOCABULARY);
  g_strv_builder_add (builder, MP_TIMELINE_COLOUR_BY_STATUS);
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_labels); i++)
    {
      if (find_vocabulary (portfolio, vocabulary_labels[i].key))
        g_strv_builder_add (builder, vocabulary_labels[i].key);
    }
  for (guint i = 0; i < records->len; i++)
    {
      const char *key = mp_record_get_text (records->pdata[i], MP_VOCABULARY_KEY);
      gboolean known = key == NULL || g_str_equal (key, MP_TIMELINE_COLOUR_BY_STATUS) || find_named_key (key) >= 0;

      for (guint k = 0; !known && k < G_N_ELEMENTS (vocabulary_labels); k++)
        known = g_str_equal (vocabulary_labels[k].key, key);
      if (!known)
        g_strv_builder_add (builder, key);
    }
  for (guint i = 0; i < G_N_ELEMENTS (named_keys); i++)
    g_strv_builder_add (builder, named_keys[i].key);
  return g_strv_builder_end (builder);
}

/**
 * mp_timeline_colouring_has_key:
 *
 * Returns: whether bars of @portfolio can be coloured by @key
 */
gboolean
mp_timeline_colouring_has_key (MpPortfolio *portfolio,
                               const char  *key)
{
  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio) && key != NULL, FALSE);

  return g_str_equal (key, MP_TIMELINE_COLOUR_BY_STATUS) || find_named_key (key) >= 0 || find_vocabulary (portfolio, key) != NULL;
}

/**
 * mp_timeline_colouring_dup_key_label:
 * @key: one of mp_timeline_colouring_list_keys()
 *
 * Returns: (transfer full): what a menu calls it
 */
char *
mp_timeline_colouring_dup_key_label (MpPortfolio *portfolio,
                                     const char  *key)
{
  int named = find_named_key (key);
  MpRecord *vocabulary;
  const char *title;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio) && key != NULL, NULL);

  if (g_str_equal (key, MP_TIMELINE_COLOUR_BY_STATUS))
    return g_strdup (C_("colour", "Status"));
  if (named >= 0)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "colour", named_keys[named].label));
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_labels); i++)
    {
      if (g_str_equal (vocabulary_labels[i].key, key))
        return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "colour", vocabulary_labels[i].label));
    }
  vocabulary = find_vocabulary (portfolio, key);
  title = vocabulary ? mp_record_get_text (vocabulary, MP_VOCABULARY_TITLE) : NULL;
  return g_strdup (title ? title : key);
}

static const MpSummaryLink *
get_links (const MpTimelineColouring *self,
           const MpSummary           *summary,
           guint                     *n)
{
  if (self->table == MP_TABLE_INITIATIVE)
    {
      *n = summary->n_initiatives;
      return mp_summary_get_initiatives (summary);
    }
  *n = self->table == MP_TABLE_PARTNER ? summary->n_partners : summary->n_terms;
  return self->table == MP_TABLE_PARTNER ? summary->partners : summary->terms;
}

static gboolean
has_role (const MpTimelineColouring *self,
          const MpSummaryLink       *link)
{
  return self->roles == 0 || (link->kind < 32 && (self->roles & (1u << link->kind)) != 0);
}

static gboolean
is_category (const MpTimelineColouring *self,
             gint64                     id)
{
  if (self->table == MP_TABLE_PARTNER)
    return mp_term_index_get_partner_name (self->terms, id) != NULL;
  if (self->table == MP_TABLE_INITIATIVE)
    return mp_term_index_get_initiative_name (self->terms, id) != NULL;
  return g_strcmp0 (mp_term_index_get_vocabulary_key (self->terms, id), self->key) == 0;
}

/* A name for the legend; it is what ties are broken by, too. */
static char *
dup_label (const MpTimelineColouring *self,
           gint64                     id)
{
  char *label = self->table == MP_TABLE_PARTNER      ? mp_term_index_dup_partner_short_name (self->terms, id)
                : self->table == MP_TABLE_INITIATIVE ? mp_term_index_dup_initiative_short_name (self->terms, id)
                                                     : mp_term_index_dup_label (self->terms, id);

  return label ? label : g_strdup ("");
}

static Category *
add_category (MpTimelineColouring *self,
              gint64               id)
{
  Category fresh = { .category = { .id = id, .label = dup_label (self, id), .colour = MP_TIMELINE_CATEGORY_OTHER },
                     .former = MP_TIMELINE_CATEGORY_OTHER };

  fresh.collation = g_utf8_collate_key (fresh.category.label, -1);
  mp_id_map_set (self->indices, id, self->categories->len);
  g_array_append_val (self->categories, fresh);
  return &g_array_index (self->categories, Category, self->categories->len - 1);
}

/* Pairs that others had are free again, but not forgotten. */
static void
remember (MpTimelineColouring       *self,
          const MpTimelineColouring *previous)
{
  if (previous == NULL || !g_str_equal (previous->key, self->key))
    return;
  self->generation = previous->generation + 1;
  for (guint i = 0; i < previous->categories->len; i++)
    {
      const Category *old = &g_array_index (previous->categories, Category, i);
      Category *category;

      if (old->former == MP_TIMELINE_CATEGORY_OTHER || !is_category (self, old->category.id))
        continue;
      category = add_category (self, old->category.id);
      category->former = old->former;
      category->since = old->since;
    }
}

static void
count_project (MpTimelineColouring *self,
               guint                position,
               const MpSummary     *summary)
{
  guint n;
  const MpSummaryLink *links = get_links (self, summary, &n);
  gboolean stated = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = links[i].id;
      guint32 index;
      Category *category;

      if (id == 0 || !has_role (self, &links[i]))
        continue;
      index = mp_id_map_get (self->indices, id);
      if (index == FOREIGN)
        continue;
      if (index == MP_ID_MAP_NONE && !is_category (self, id))
        {
          mp_id_map_set (self->indices, id, FOREIGN);
          continue;
        }
      stated = TRUE;
      category = index == MP_ID_MAP_NONE ? add_category (self, id) : &g_array_index (self->categories, Category, index);
      /* A partner with two roles, or a term given twice, counts once. */
      if (category->last_project == position + 1)
        continue;
      category->last_project = position + 1;
      category->category.n++;
    }
  if (!stated)
    self->has_unstated = TRUE;
}

static int
compare_categories (gconstpointer a,
                    gconstpointer b)
{
  const Category *x = a, *y = b;
  int order;

  if (x->category.n != y->category.n)
    return x->category.n > y->category.n ? -1 : 1;
  if ((order = strcmp (x->collation, y->collation)) != 0)
    return order;
  return x->category.id < y->category.id ? -1 : x->category.id > y->category.id;
}

/* First those that had a pair get it back: who had it first, not who took it while a filter hid
 * that one. Then the others get what is left. */
static void
assign (MpTimelineColouring *self)
{
  guint n = MIN (self->n, MP_TIMELINE_N_PAIRS);
  Category *owners[MP_TIMELINE_CATEGORY_OTHER] = { NULL };
  MpTimelineCategory next = MP_TIMELINE_CATEGORY_FIRST;

  for (guint i = 0; i < n; i++)
    {
      Category *category = &g_array_index (self->categories, Category, i);
      MpTimelineCategory former = category->former;

      if (former != MP_TIMELINE_CATEGORY_OTHER && (owners[former] == NULL || category->since < owners[former]->since))
        owners[former] = category;
    }
  for (guint i = 0; i < n; i++)
    {
      Category *category = &g_array_index (self->categories, Category, i);

      if (category->former == MP_TIMELINE_CATEGORY_OTHER || owners[category->former] != category)
        {
          while (owners[next])
            next++;
          owners[next] = category;
          category->former = next;
          category->since = self->generation;
        }
      category->category.colour = category->former;
    }
}

static void
rank (MpTimelineColouring *self)
{
  g_array_sort (self->categories, compare_categories);
  for (guint i = 0; i < self->categories->len; i++)
    {
      const Category *category = &g_array_index (self->categories, Category, i);

      mp_id_map_set (self->indices, category->category.id, i);
      self->n += category->category.n > 0;
    }
}

/* Looks as far as there is something to find. */
static gboolean
find_several (const MpTimelineColouring *self,
              MpProjectList             *list)
{
  guint n = mp_project_list_get_n (list);

  for (guint i = 0; i < n; i++)
    {
      MpTimelineCategory first, second;

      mp_timeline_colouring_find (self, mp_project_list_get_summary (list, i), &first, &second);
      if (second != MP_TIMELINE_CATEGORY_STATUS)
        return TRUE;
    }
  return FALSE;
}

/**
 * mp_timeline_colouring_new:
 * @list: the projects; not kept
 * @key: one of mp_timeline_colouring_list_keys()
 * @previous: (nullable): the colouring before a change of @list: categories keep their pairs
 *
 * Counts the projects of @list by category. To be made anew when @list changes. Ties between
 * equally frequent categories are broken by name.
 *
 * Returns: (transfer full) (nullable): the colouring; %NULL for "status" and for an unknown key
 */
MpTimelineColouring *
mp_timeline_colouring_new (MpProjectList             *list,
                           const char                *key,
                           const MpTimelineColouring *previous)
{
  MpTimelineColouring *self;
  MpPortfolio *portfolio;
  int named;
  guint n;

  g_return_val_if_fail (MP_IS_PROJECT_LIST (list) && key != NULL, NULL);

  portfolio = mp_project_list_get_portfolio (list);
  if (g_str_equal (key, MP_TIMELINE_COLOUR_BY_STATUS) || !mp_timeline_colouring_has_key (portfolio, key))
    return NULL;

  named = find_named_key (key);
  self = g_new0 (MpTimelineColouring, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->key = g_strdup (key);
  self->label = mp_timeline_colouring_dup_key_label (portfolio, key);
  self->terms = mp_term_index_ref (mp_portfolio_get_term_index (portfolio));
  self->table = named < 0 ? MP_TABLE_TERM : g_str_equal (key, KEY_INITIATIVE) ? MP_TABLE_INITIATIVE : MP_TABLE_PARTNER;
  self->roles = named >= 0 ? named_keys[named].roles : 0;
  self->categories = g_array_new (FALSE, FALSE, sizeof (Category));
  g_array_set_clear_func (self->categories, clear_category);
  self->indices = mp_id_map_new ();

  remember (self, previous);
  n = mp_project_list_get_n (list);
  for (guint i = 0; i < n; i++)
    count_project (self, i, mp_project_list_get_summary (list, i));
  rank (self);
  assign (self);
  self->has_several = find_several (self, list);
  return self;
}

MpTimelineColouring *
mp_timeline_colouring_ref (MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_timeline_colouring_unref (MpTimelineColouring *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->categories);
  mp_id_map_free (self->indices);
  mp_term_index_unref (self->terms);
  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

const char *
mp_timeline_colouring_get_key (const MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

/**
 * mp_timeline_colouring_get_label:
 *
 * Returns: what the categories are: "Country"
 */
const char *
mp_timeline_colouring_get_label (const MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

static MpTimelineCategory
find_colour (const MpTimelineColouring *self,
             gint64                     id)
{
  guint32 index = id == 0 ? FOREIGN : mp_id_map_get (self->indices, id);

  if (index == FOREIGN)
    return MP_TIMELINE_CATEGORY_STATUS;
  if (index == MP_ID_MAP_NONE)
    /* It came after the colouring was made. */
    return is_category (self, id) ? MP_TIMELINE_CATEGORY_OTHER : MP_TIMELINE_CATEGORY_STATUS;
  return g_array_index (self->categories, Category, index).category.colour;
}

/**
 * mp_timeline_colouring_find:
 * @first: (out): the colour of @summary
 * @second: (out): the second one of a project in several categories, else
 *   %MP_TIMELINE_CATEGORY_STATUS
 *
 * Of more than two colours the first two in the order of the pairs are told. Any thread.
 */
void
mp_timeline_colouring_find (const MpTimelineColouring *self,
                            const MpSummary           *summary,
                            MpTimelineCategory        *first,
                            MpTimelineCategory        *second)
{
  guint n, found = 0;
  const MpSummaryLink *links;

  g_return_if_fail (self != NULL && summary != NULL);

  links = get_links (self, summary, &n);
  for (guint i = 0; i < n; i++)
    {
      if (has_role (self, &links[i]))
        found |= 1u << find_colour (self, links[i].id);
    }
  found &= ~(1u << MP_TIMELINE_CATEGORY_STATUS);

  *second = MP_TIMELINE_CATEGORY_STATUS;
  if (found == 0)
    {
      *first = MP_TIMELINE_CATEGORY_UNSTATED;
      return;
    }
  *first = (MpTimelineCategory) g_bit_nth_lsf (found, -1);
  found &= found - 1;
  if (found)
    *second = (MpTimelineCategory) g_bit_nth_lsf (found, -1);
}

/**
 * mp_timeline_colouring_get_n:
 *
 * Returns: how many categories the projects have
 */
guint
mp_timeline_colouring_get_n (const MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * mp_timeline_colouring_get_category:
 * @index: less than mp_timeline_colouring_get_n()
 *
 * Returns: (transfer none): a category, the most frequent first
 */
const MpTimelineColouredCategory *
mp_timeline_colouring_get_category (const MpTimelineColouring *self,
                                    guint                      index)
{
  g_return_val_if_fail (self != NULL && index < self->n, NULL);

  return &g_array_index (self->categories, Category, index).category;
}

/**
 * mp_timeline_colouring_has_several:
 *
 * Returns: whether there are projects that are drawn in two colours
 */
gboolean
mp_timeline_colouring_has_several (const MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_several;
}

/**
 * mp_timeline_colouring_has_unstated:
 *
 * Returns: whether there are projects without a category
 */
gboolean
mp_timeline_colouring_has_unstated (const MpTimelineColouring *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_unstated;
}
