/* fuzz-view.c: settings of saved views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-common.h"
#include "model/mp-view.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GVariantDict) settings = mp_view_settings_parse (text);
  g_autoptr (GVariantDict) again = NULL;
  g_autoptr (MpRecord) view = mp_record_new (MP_TABLE_VIEW, 1);
  g_autoptr (MpQuery) all = mp_query_new (mp_date_from_ymd (2026, 11, 23));
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  MpDate from, to;

  if (mp_view_settings_get_period (settings, &from, &to))
    g_assert_true (MP_DATE_MIN <= from && from <= to && to <= MP_DATE_MAX);

  /* What was written is read as the same. */
  once = mp_view_settings_print (settings);
  again = mp_view_settings_parse (once);
  twice = mp_view_settings_print (again);
  g_assert_cmpstr (once, ==, twice);

  mp_record_set_text (view, MP_VIEW_QUERY, "");
  mp_record_set_text (view, MP_VIEW_SETTINGS, text);
  query = mp_view_dup_query (view, all, &error);
  g_assert_no_error (error);
  g_assert_true (mp_query_get_as_of (query) >= MP_DATE_MIN && mp_query_get_as_of (query) <= MP_DATE_MAX);
  return 0;
}
