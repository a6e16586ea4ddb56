/* mp-view.c: saved views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/mp-view.h"

#include <string.h>

#include "base/mp-text.h"

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  const MpRecord *x = *(MpRecord *const *) a, *y = *(MpRecord *const *) b;
  gint64 left = mp_record_get_integer (x, MP_VIEW_POSITION), right = mp_record_get_integer (y, MP_VIEW_POSITION);

  if (left != right)
    return left < right ? -1 : 1;
  return g_utf8_collate (mp_record_get_text (x, MP_VIEW_NAME), mp_record_get_text (y, MP_VIEW_NAME));
}

/**
 * mp_view_dup_all:
 *
 * Returns: (transfer full) (element-type MpRecord): the saved views in their order
 */
GPtrArray *
mp_view_dup_all (MpPortfolio *portfolio)
{
  GPtrArray *records;
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_record_unref);

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), views);

  records = mp_portfolio_get_records (portfolio, MP_TABLE_VIEW);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (views, mp_record_ref (g_ptr_array_index (records, i)));
  g_ptr_array_sort (views, compare_views);
  return views;
}

/**
 * mp_view_find:
 * @name: what it is called, in letters of either case
 *
 * Returns: (transfer none) (nullable): the first view of that name
 */
MpRecord *
mp_view_find (MpPortfolio *portfolio,
              const char  *name)
{
  g_autoptr (GPtrArray) views = mp_view_dup_all (portfolio);
  g_autofree char *wanted = mp_text_fold (name);

  for (guint i = 0; i < views->len; i++)
    {
      MpRecord *view = g_ptr_array_index (views, i);
      g_autofree char *folded = mp_text_fold (mp_record_get_text (view, MP_VIEW_NAME));

      if (strcmp (folded, wanted) == 0)
        return mp_portfolio_get_record (portfolio, MP_TABLE_VIEW, mp_record_get_id (view));
    }
  return NULL;
}

/**
 * mp_view_settings_parse:
 * @text: (nullable): the settings of a view
 *
 * Returns: (transfer full): what they say; nothing when they cannot be read
 */
GVariantDict *
mp_view_settings_parse (const char *text)
{
  g_autoptr (GVariant) variant = text ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;

  return g_variant_dict_new (variant);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mp_view_settings_print:
 * @settings: is empty afterwards
 *
 * Returns: (transfer full): the settings as text, the same for the same settings
 */
char *
mp_view_settings_print (GVariantDict *settings)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_dict_end (settings));
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GVariant) sorted = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&sv}", &key, NULL))
    g_ptr_array_add (keys, (char *) key);
  g_ptr_array_sort (keys, compare_keys);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (variant, keys->pdata[i], NULL);

      g_variant_builder_add (&builder, "{sv}", keys->pdata[i], value);
    }
  sorted = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (sorted, TRUE);
}

static void
set_group (GVariantDict *settings,
           const char   *key,
           MpGroup       group)
{
  if (group == MP_GROUP_NONE)
    g_variant_dict_remove (settings, key);
  else
    g_variant_dict_insert (settings, key, "s", mp_group_get_key (group));
}

/**
 * mp_view_settings_set_query:
 * @hold_as_of: whether the view is always as of the day of @query
 *
 * Notes order, groups and, on request, the day of @query; its text is a field of the view itself.
 */
void
mp_view_settings_set_query (GVariantDict  *settings,
                            const MpQuery *query,
                            gboolean       hold_as_of)
{
  g_autofree char *sort = g_strconcat (mp_query_get_descending (query) ? "-" : "", mp_sort_get_key (mp_query_get_sort (query)), NULL);

  g_variant_dict_insert (settings, MP_VIEW_SETTING_SORT, "s", sort);
  set_group (settings, MP_VIEW_SETTING_GROUP, mp_query_get_group (query));
  set_group (settings, MP_VIEW_SETTING_SUBGROUP, mp_query_get_subgroup (query));
  if (hold_as_of)
    {
      g_autofree char *day = mp_date_to_iso (mp_query_get_as_of (query), MP_PRECISION_DAY);

      g_variant_dict_insert (settings, MP_VIEW_SETTING_AS_OF, "s", day);
    }
  else
    {
      g_variant_dict_remove (settings, MP_VIEW_SETTING_AS_OF);
    }
}

static gboolean
read_day (const char *text,
          MpDate     *day)
{
  MpDatePrecision precision;
  MpDate read;

  if (!mp_date_parse_iso (text, &read, &precision) || precision != MP_PRECISION_DAY)
    return FALSE;
  *day = read;
  return TRUE;
}

/**
 * mp_view_settings_get_period:
 * @from: (out): the first day of the timeline
 * @to: (out): the last one
 *
 * Returns: %FALSE when the view says none: the timeline shows all of them
 */
gboolean
mp_view_settings_get_period (GVariantDict *settings,
                             MpDate       *from,
                             MpDate       *to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  return g_variant_dict_lookup (settings, MP_VIEW_SETTING_PERIOD, "(ss)", &first, &last) &&
         read_day (first, from) && read_day (last, to) && *from <= *to;
}

/**
 * mp_view_settings_set_period:
 * @from: the first day of the timeline, %MP_DATE_NONE when it shows all of them
 */
void
mp_view_settings_set_period (GVariantDict *settings,
                             MpDate        from,
                             MpDate        to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == MP_DATE_NONE)
    {
      g_variant_dict_remove (settings, MP_VIEW_SETTING_PERIOD);
      return;
    }
  first = mp_date_to_iso (from, MP_PRECISION_DAY);
  last = mp_date_to_iso (to, MP_PRECISION_DAY);
  g_variant_dict_insert (settings, MP_VIEW_SETTING_PERIOD, "(ss)", first, last);
}

/* What the settings say nothing of is as in a new query. */
static MpQuery *
make_query (GVariantDict *settings,
            MpDate        as_of)
{
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (MpQuery) sorted = NULL;
  MpGroup group = MP_GROUP_NONE, subgroup = MP_GROUP_NONE;
  const char *text;
  MpSort sort;

  if (g_variant_dict_lookup (settings, MP_VIEW_SETTING_AS_OF, "&s", &text))
    read_day (text, &as_of);
  query = mp_query_new (as_of);
  if (g_variant_dict_lookup (settings, MP_VIEW_SETTING_SORT, "&s", &text) && mp_sort_from_key (text + (*text == '-'), &sort))
    sorted = mp_query_with_sort (query, sort, *text == '-');
  if (g_variant_dict_lookup (settings, MP_VIEW_SETTING_GROUP, "&s", &text))
    mp_group_from_key (text, &group);
  if (g_variant_dict_lookup (settings, MP_VIEW_SETTING_SUBGROUP, "&s", &text))
    mp_group_from_key (text, &subgroup);
  return mp_query_with_groups (sorted ? sorted : query, group, subgroup);
}

/**
 * mp_view_dup_query:
 * @view: a record of %MP_TABLE_VIEW
 * @query: what is shown before; its day stays, unless the view holds on to another
 *
 * Returns: (transfer full): what the view shows; %NULL when its text is none of this program's
 */
MpQuery *
mp_view_dup_query (const MpRecord  *view,
                   MpQuery         *query,
                   GError         **error)
{
  g_autoptr (GVariantDict) settings = mp_view_settings_parse (mp_record_get_text (view, MP_VIEW_SETTINGS));
  g_autoptr (MpQuery) base = make_query (settings, mp_query_get_as_of (query));

  return mp_query_with_text (base, mp_record_get_text (view, MP_VIEW_QUERY), NULL, error);
}
