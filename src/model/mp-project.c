/* mp-project.c: one project of an open portfolio, for lists and views
 *
 * Copyright 2026 The M-POWER Portfolio developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/mp-project.h"

#include "model/mp-portfolio-private.h"

struct _MpProject
{
  GObject parent_instance;
  MpPortfolio *portfolio;
  guint row;
};

G_DEFINE_FINAL_TYPE (MpProject, mp_project, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
mp_project_dispose (GObject *object)
{
  MpProject *self = MP_PROJECT (object);

  if (self->portfolio)
    mp_portfolio_forget_project (self->portfolio, self->row);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (mp_project_parent_class)->dispose (object);
}

static void
mp_project_class_init (MpProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_project_dispose;

  /**
   * MpProject::changed:
   *
   * The summary of the project is another one, or gone.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_project_init (MpProject *self)
{
}

/**
 * mp_project_get:
 * @row: a row of @portfolio
 *
 * Returns: (transfer full): the one object for that row
 */
MpProject *
mp_project_get (MpPortfolio *portfolio,
                guint        row)
{
  MpProject *self;

  g_return_val_if_fail (MP_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (row < mp_portfolio_get_n_rows (portfolio), NULL);

  self = mp_portfolio_peek_project (portfolio, row);
  if (self)
    return g_object_ref (self);

  self = g_object_new (MP_TYPE_PROJECT, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->row = row;
  mp_portfolio_add_project (portfolio, row, self);
  return self;
}

MpPortfolio *
mp_project_get_portfolio (MpProject *self)
{
  g_return_val_if_fail (MP_IS_PROJECT (self), NULL);

  return self->portfolio;
}

guint
mp_project_get_row (MpProject *self)
{
  g_return_val_if_fail (MP_IS_PROJECT (self), MP_INVALID_ROW);

  return self->row;
}

/**
 * mp_project_get_id:
 *
 * Returns: the id of the project, 0 when it was deleted
 */
gint64
mp_project_get_id (MpProject *self)
{
  const MpSummary *summary = mp_project_get_summary (self);

  return summary ? summary->id : 0;
}

/**
 * mp_project_get_summary:
 *
 * Returns: (nullable): its summary until the portfolio changes next; %NULL when it was deleted
 */
const MpSummary *
mp_project_get_summary (MpProject *self)
{
  g_return_val_if_fail (MP_IS_PROJECT (self), NULL);

  return mp_portfolio_get_summary (self->portfolio, self->row);
}

void
mp_project_emit_changed (MpProject *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
