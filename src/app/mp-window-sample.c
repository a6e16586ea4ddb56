/* mp-window-sample.c: a portfolio to look at
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mp-window-private.h"

#include <glib/gi18n-lib.h>

#include "exchange/mp-import-plan.h"
#include "exchange/mp-sample.h"

/* The sample is a portfolio of the user like any other: it is made once, and kept as it is left. */
typedef struct
{
  MpWindow *window;
  GFile *file;
  MpStore *store;
  MpImportPlan *plan;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->window);
  g_object_unref (making->file);
  g_clear_object (&making->store);
  g_clear_object (&making->plan);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

/* Half a sample is none. */
static void
fail (Making       *making,
      const GError *error)
{
  mp_window_end_job (making->window);
  if (making->store)
    {
      mp_store_close (making->store);
      g_file_delete (making->file, NULL, NULL);
    }
  mp_window_fail (making->window, _("The Sample Could Not Be Made"), error);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Making) making = user_data;
  g_autoptr(GError) error = NULL;

  if (!mp_import_plan_apply_finish (making->plan, result, &error))
    {
      fail (making, error);
      return;
    }
  mp_store_set_founding (making->store, FALSE);
  mp_window_end_job (making->window);
  mp_window_take_store (making->window, g_steal_pointer (&making->store));
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Making) making = user_data;
  g_autoptr(GError) error = NULL;
  MpImportPlan *plan = mp_import_plan_new_finish (result, &error);
  GCancellable *job;
  MpEditor *editor;

  if (!plan)
    {
      fail (making, error);
      return;
    }
  making->plan = plan;
  editor = MP_EDITOR (making->store);
  job = making->window->job;
  mp_import_plan_apply_async (plan, editor, job, applied_cb, g_steal_pointer (&making));
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Making) making = user_data;
  g_autoptr(GBytes) bytes = mp_sample_get_bytes ();
  g_autoptr(MpReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  MpPortfolio *portfolio = NULL;
  GCancellable *job;
  MpLookup *lookup;

  making->store = mp_store_create_finish (result, &error);
  if (making->store)
    {
      mp_store_set_founding (making->store, TRUE);
      portfolio = mp_store_get_portfolio (making->store);
      /* Translators: the name of the source of the sample portfolio. */
      reader = mp_reader_new_for_bytes (bytes, _("Sample"), "json", mp_portfolio_get_term_index (portfolio), &error);
    }
  if (!reader)
    {
      fail (making, error);
      return;
    }
  lookup = MP_LOOKUP (making->store);
  job = making->window->job;
  mp_import_plan_new_async (reader, portfolio, lookup, mp_date_today (), NULL, NULL, job, planned_cb, g_steal_pointer (&making));
}

/**
 * mp_window_open_sample:
 *
 * Opens the sample in this window, which must be free; makes it first where there is none yet.
 */
void
mp_window_open_sample (MpWindow *self,
                       GFile    *file)
{
  g_autofree char *title = NULL;
  Making *making;

  g_return_if_fail (MP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_query_exists (file, NULL))
    {
      mp_window_open (self, file);
      return;
    }
  making = g_new0 (Making, 1);
  making->window = g_object_ref (self);
  making->file = g_object_ref (file);
  mp_store_create_async (file, _("Sample"), mp_window_begin_job (self, _("Making the sample")), created_cb, making);
}
