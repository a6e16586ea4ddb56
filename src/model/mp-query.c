/* mp-query.c: which projects, in which order, as of which day
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mp-format.h"
#include "base/mp-text.h"
#include "model/mp-query-private.h"

G_DEFINE_BOXED_TYPE (MpQuery, mp_query, mp_query_ref, mp_query_unref)

static const char *const sort_keys[MP_N_SORTS] = {
  [MP_SORT_SOURCE_ORDER] = "source-order",
  [MP_SORT_TITLE] = "title",
  [MP_SORT_STATUS] = "status",
  [MP_SORT_START] = "start",
  [MP_SORT_END] = "end",
  [MP_SORT_LEFT] = "left",
  [MP_SORT_COUNTRIES] = "countries",
  [MP_SORT_SECTORS] = "sectors",
  [MP_SORT_PARTNERS] = "partners",
  [MP_SORT_FUNDING] = "funding",
};

static const struct
{
  const char *key;
  const char *label;
} groups[MP_N_GROUPS] = {
  [MP_GROUP_NONE] = { "none", NC_("group", "No Groups") },
  [MP_GROUP_COUNTRY] = { "country", NC_("group", "Country") },
  [MP_GROUP_REGION] = { "region", NC_("group", "Region") },
  [MP_GROUP_SECTOR] = { "sector", NC_("group", "Sector") },
  [MP_GROUP_AREA] = { "area", NC_("group", "Area of Work") },
  [MP_GROUP_OBJECTIVE] = { "objective", NC_("group", "Objective") },
  [MP_GROUP_PARTNER] = { "partner", NC_("group", "Partner") },
  [MP_GROUP_INITIATIVE] = { "initiative", NC_("group", "Initiative") },
  [MP_GROUP_STATUS] = { "status", NC_("group", "Status") },
  [MP_GROUP_START_YEAR] = { "start-year", NC_("group", "Year of Start") },
};

/* The keys as chips and headings say them. */
static const struct
{
  const char *key;
  const char *label;
} key_labels[] = {
  { "area", NC_("condition", "Area") },
  { "country", NC_("condition", "Country") },
  { "donor", NC_("condition", "Donor") },
  { "end", NC_("condition", "Ends") },
  { "ends", NC_("condition", "Ends") },
  { "funding", NC_("condition", "Funding") },
  { "grantee", NC_("condition", "Grantee") },
  { "id", NC_("condition", "Identifier") },
  { "implementer", NC_("condition", "Implementer") },
  { "initiative", NC_("condition", "Initiative") },
  { "missing", NC_("condition", "Not stated") },
  { "objective", NC_("condition", "Objective") },
  { "partner", NC_("condition", "Partner") },
  { "region", NC_("condition", "Region") },
  { "running", NC_("condition", "Running in") },
  { "sector", NC_("condition", "Sector") },
  { "start", NC_("condition", "Starts") },
  { "starts", NC_("condition", "Starts") },
  { "status", NC_("condition", "Status") },
  { "tag", NC_("condition", "Tag") },
};

gboolean
mp_sort_from_key (const char *key,
                  MpSort     *sort)
{
  for (guint i = 0; i < MP_N_SORTS; i++)
    {
      if (g_strcmp0 (sort_keys[i], key) == 0)
        {
          *sort = i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
mp_sort_get_key (MpSort sort)
{
  g_return_val_if_fail (sort < MP_N_SORTS, NULL);

  return sort_keys[sort];
}

gboolean
mp_group_from_key (const char *key,
                   MpGroup    *group)
{
  for (guint i = 0; i < MP_N_GROUPS; i++)
    {
      if (g_strcmp0 (groups[i].key, key) == 0)
        {
          *group = i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
mp_group_get_key (MpGroup group)
{
  g_return_val_if_fail (group < MP_N_GROUPS, NULL);

  return groups[group].key;
}

const char *
mp_group_get_label (MpGroup group)
{
  g_return_val_if_fail (group < MP_N_GROUPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "group", groups[group].label);
}

/**
 * mp_query_new:
 * @as_of: the as-of day
 *
 * Returns: (transfer full): all projects by start
 */
MpQuery *
mp_query_new (MpDate as_of)
{
  MpQuery *self = g_new0 (MpQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup ("");
  self->as_of = as_of;
  self->sort = MP_SORT_START;
  return self;
}

MpQuery *
mp_query_ref (MpQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mp_query_unref (MpQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->root, mp_condition_free);
  g_free (self->text);
  g_free (self);
}

static MpQuery *
copy_with_text (const MpQuery  *self,
                const char     *text,
                MpQuerySpan    *mistake,
                GError        **error)
{
  g_autoptr (MpQuery) copy = mp_query_new (self->as_of);

  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->group = self->group;
  copy->subgroup = self->subgroup;
  g_free (copy->text);
  copy->text = g_strdup (text);
  copy->root = mp_query_parse (copy->text, &copy->n_conditions, &copy->has_words, mistake, error);
  return copy->root ? g_steal_pointer (&copy) : NULL;
}

/* The text was parsed once already, so it parses again. */
static MpQuery *
copy_of (const MpQuery *self)
{
  return copy_with_text (self, self->text, NULL, NULL);
}

/**
 * mp_query_with_text:
 * @text: a search text
 * @mistake: (out) (optional): where the mistake is, in bytes
 *
 * Returns: (transfer full) (nullable): @self with another search text; %NULL with
 *   %MP_ERROR_INVALID and a sentence for the user when it has a mistake
 */
MpQuery *
mp_query_with_text (MpQuery      *self,
                    const char   *text,
                    MpQuerySpan  *mistake,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  return copy_with_text (self, text, mistake, error);
}

MpQuery *
mp_query_with_as_of (MpQuery *self,
                     MpDate   as_of)
{
  MpQuery *copy = copy_of (self);

  copy->as_of = as_of;
  return copy;
}

MpQuery *
mp_query_with_sort (MpQuery  *self,
                    MpSort    sort,
                    gboolean  descending)
{
  MpQuery *copy = copy_of (self);

  copy->sort = sort;
  copy->descending = descending;
  return copy;
}

/**
 * mp_query_with_groups:
 * @group: what the projects are grouped by
 * @subgroup: what each group is grouped by; without effect when it is @group, or when there is none
 *
 * Returns: (transfer full): @self in other groups
 */
MpQuery *
mp_query_with_groups (MpQuery *self,
                      MpGroup  group,
                      MpGroup  subgroup)
{
  MpQuery *copy = copy_of (self);

  copy->group = group;
  copy->subgroup = group == MP_GROUP_NONE || subgroup == group ? MP_GROUP_NONE : subgroup;
  return copy;
}

const char *
mp_query_get_text (const MpQuery *self)
{
  return self->text;
}

MpDate
mp_query_get_as_of (const MpQuery *self)
{
  return self->as_of;
}

MpSort
mp_query_get_sort (const MpQuery *self)
{
  return self->sort;
}

gboolean
mp_query_get_descending (const MpQuery *self)
{
  return self->descending;
}

MpGroup
mp_query_get_group (const MpQuery *self)
{
  return self->group;
}

MpGroup
mp_query_get_subgroup (const MpQuery *self)
{
  return self->subgroup;
}

/**
 * mp_query_is_filtered:
 *
 * Returns: whether anything can be left out
 */
gboolean
mp_query_is_filtered (const MpQuery *self)
{
  return mp_query_get_n_conditions (self) > 0;
}

/**
 * mp_query_has_words:
 *
 * Returns: whether the full-text index is needed
 */
gboolean
mp_query_has_words (const MpQuery *self)
{
  return self->has_words;
}

/**
 * mp_query_finds_alike:
 *
 * Returns: whether both find the same projects in the same order, but for what is other on the
 *   other's day; in whatever groups
 */
gboolean
mp_query_finds_alike (const MpQuery *a,
                      const MpQuery *b)
{
  return strcmp (a->text, b->text) == 0 && a->sort == b->sort && a->descending == b->descending;
}

gboolean
mp_query_equal (const MpQuery *a,
                const MpQuery *b)
{
  return a == b || (a->as_of == b->as_of && a->group == b->group && a->subgroup == b->subgroup && mp_query_finds_alike (a, b));
}

/**
 * mp_query_get_n_conditions:
 *
 * Returns: the number of conditions that stand side by side, one chip each
 */
guint
mp_query_get_n_conditions (const MpQuery *self)
{
  return self->root ? self->root->children->len : 0;
}

/* The value as people say it: the name of the term, the label of the status. */
static char *
describe_value (const MpCondition *condition,
                MpPortfolio       *portfolio)
{
  g_autoptr (GHashTable) ids = NULL;
  MpTermIndex *terms;
  GHashTableIter iter;
  gpointer id;

  if (condition->kind == MP_CONDITION_STATUS)
    return g_strdup (mp_status_get_label (condition->status));
  if (portfolio == NULL || !mp_condition_is_of_names (condition))
    return g_strdup (condition->value);

  ids = mp_id_set_new ();
  mp_query_resolve (condition, portfolio, ids);
  if (condition->kind != MP_CONDITION_TERM || g_hash_table_size (ids) != 1)
    return g_strdup (condition->value);
  terms = mp_portfolio_get_term_index (portfolio);
  g_hash_table_iter_init (&iter, ids);
  g_hash_table_iter_next (&iter, &id, NULL);
  return mp_term_index_dup_label (terms, *(gint64 *) id);
}

static char *
describe_condition (const MpQuery     *self,
                    const MpCondition *condition,
                    MpPortfolio       *portfolio)
{
  g_autofree char *value = NULL;

  if (condition->kind == MP_CONDITION_NOT && condition->children->len == 1)
    {
      value = describe_condition (self, condition->children->pdata[0], portfolio);
      /* Translators: a condition turned round, as in "not Country: Mexico". */
      return g_strdup_printf (C_("condition", "not %s"), value);
    }
  if (condition->key == NULL)
    return g_strndup (self->text + condition->start, condition->length);

  value = describe_value (condition, portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (key_labels); i++)
    {
      if (strcmp (key_labels[i].key, condition->key) == 0)
        /* Translators: a condition: 1 is its name, 2 its value, as in "Country: Mexico". */
        return g_strdup_printf (C_("condition", "%1$s: %2$s"), g_dpgettext2 (GETTEXT_PACKAGE, "condition", key_labels[i].label), value);
    }
  return g_steal_pointer (&value);
}

/**
 * mp_query_dup_condition_label:
 * @index: which of the conditions
 * @portfolio: (nullable): for the names of terms
 *
 * Returns: (transfer full): what the chip says: "Country: Mexico"
 */
char *
mp_query_dup_condition_label (const MpQuery *self,
                              guint          index,
                              MpPortfolio   *portfolio)
{
  g_return_val_if_fail (index < mp_query_get_n_conditions (self), NULL);

  return describe_condition (self, self->root->children->pdata[index], portfolio);
}

/**
 * mp_query_dup_text_without:
 *
 * Returns: (transfer full): the search text without one of its conditions
 */
char *
mp_query_dup_text_without (const MpQuery *self,
                           guint          index)
{
  const MpCondition *condition;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (index < mp_query_get_n_conditions (self), NULL);

  /* A space in between: what stood on both sides must not grow together. */
  condition = self->root->children->pdata[index];
  before = g_strndup (self->text, condition->start);
  after = g_strdup (self->text + condition->start + condition->length);
  return g_strstrip (g_strjoin (" ", g_strstrip (before), g_strstrip (after), NULL));
}

/**
 * mp_query_describe:
 *
 * Returns: (transfer full): one line for titles of pages: "Country: Mexico, Status: Running, as of 23 Nov 2026"
 */
char *
mp_query_describe (const MpQuery *self,
                   MpPortfolio   *portfolio)
{
  g_autofree char *day = mp_format_date (self->as_of, MP_PRECISION_DAY);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_query_get_n_conditions (self); i++)
    {
      g_autofree char *label = mp_query_dup_condition_label (self, i, portfolio);

      g_string_append (text, label);
      g_string_append (text, C_("list", ", "));
    }
  if (text->len == 0)
    {
      g_string_append (text, _("All projects"));
      g_string_append (text, C_("list", ", "));
    }
  g_string_append_printf (text, _("as of %s"), day);
  return g_string_free (text, FALSE);
}

/* Both kinds of marks in one value: no mark can stand around it, and names are found without them too. */
static char *
quote_without_marks (const char *value)
{
  GString *text = g_string_new ("\"");

  for (const char *p = value; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (text, mp_query_is_quote (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

/**
 * mp_query_quote:
 *
 * Returns: (transfer full): @value as it can stand after "key:", quoted where it must be
 */
char *
mp_query_quote (const char *value)
{
  gboolean plain = *value != '\0' && *value != '<' && *value != '>';
  gboolean has_guillemet = FALSE, has_mark = FALSE;

  for (const char *p = value; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      plain = plain && (g_unichar_isalnum (c) || c == '-' || c == '.');
      if (mp_query_is_guillemet (c))
        has_guillemet = TRUE;
      else if (mp_query_is_quote (c))
        has_mark = TRUE;
    }
  if (plain)
    return g_strdup (value);
  if (has_guillemet && has_mark)
    return quote_without_marks (value);
  return g_strdup_printf (has_mark ? "\xc2\xab%s\xc2\xbb" : "\"%s\"", value);
}
