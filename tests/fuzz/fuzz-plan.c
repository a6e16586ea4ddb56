/* fuzz-plan.c: files of any format, compared with a portfolio that has projects
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"
#include "fuzz-common.h"

/* Some projects that the seeds speak of too. */
static const char known[] =
  "Title,Names,Start,End,Country,Donor,Funding\n"
  "First,,2022-10-01,2024-01-01,MX,ILO,USD 10\n"
  "Fair Work,FW,2024-01-01,2026-12-31,MX; PE,Harbour Foundation,USD 1000\n"
  "Trabajo digno para niñas,,2024-02,2025,PE,,EUR 5; EUR 6\n"
  "A,,2020,,,,\n"
  "A second phase,,2023,,,,\n";

static MpStore *
make_store (void)
{
  static Exchange exchange;

  exchange_set_up (&exchange, NULL);
  exchange_import (exchange.store, "known.csv", known);
  return exchange.store;
}

/* Every choice of every item can be looked at. */
static void
check_item (MpImportItem *item)
{
  GPtrArray *differences = mp_import_item_get_differences (item);

  g_assert_true (g_utf8_validate (mp_import_item_get_title (item), -1, NULL));
  for (guint i = 0; differences && i < differences->len; i++)
    {
      MpImportDifference *difference = g_ptr_array_index (differences, i);

      g_assert_true (difference->label && g_utf8_validate (difference->label, -1, NULL));
      g_assert_true (difference->old_text == NULL || g_utf8_validate (difference->old_text, -1, NULL));
      g_assert_true (difference->new_text == NULL || g_utf8_validate (difference->new_text, -1, NULL));
    }
  for (MpChoice choice = MP_CHOICE_THEIRS; choice <= MP_CHOICE_DEFAULT; choice++)
    {
      g_autoptr (MpChangeSet) changes = NULL;

      mp_import_item_set_choices (item, choice);
      changes = mp_import_item_dup_changes (item);
      g_assert_true (differences == NULL || mp_import_item_count_chosen (item) <= differences->len);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static MpStore *store;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MpReader) reader = NULL;
  g_autoptr (MpImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (store == NULL)
    store = make_store ();
  reader = mp_reader_new_for_bytes (bytes, "file", NULL, mp_portfolio_get_term_index (mp_store_get_portfolio (store)), &error);
  if (reader)
    plan = exchange_plan (store, reader, "2026-11-23", &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan == NULL)
    return 0;

  n = g_list_model_get_n_items (G_LIST_MODEL (plan));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpImportItem) item = g_list_model_get_item (G_LIST_MODEL (plan), i);

      check_item (item);
    }
  mp_import_plan_has_changes (plan);
  return 0;
}
